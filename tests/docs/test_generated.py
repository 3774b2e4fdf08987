"""The pages that are made of the package say all that there is, and only that."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import Phase, find, settings

import psm_model
from docs._ext import generated, module_pages, rule_pages
from docs._ext.error_page import page as error_page
from docs._ext.layers_drawing import contract, layers
from docs._ext.links import RULE_CODES, full_name, split_at, words_of
from docs._ext.model_drawing import model
from docs._ext.periods_drawing import periods
from docs._ext.strategy_page import smallest
from psm_model import errors, strategies
from psm_model.checking import Rule
from psm_model.cli import parser
from psm_model.entities.register import Record
from psm_model.rules import RULES


@cache
def made() -> dict[str, str]:
    """Return all pages."""
    return dict(generated.pages())


@pytest.mark.parametrize("code", RULES)
def test_rule_has_a_page_in_both_languages(code: str) -> None:
    """It tells the title, what was found by running the example, and all sources."""
    rule = RULES[code]
    found = rule_pages.found_in(code, rule_pages.sections_of(rule)["Example"])
    assert found
    for language, folder in rule_pages.FOLDERS.items():
        page = made()[f"{folder}/{code}.md"]
        assert rule.title.translate(language) in page
        assert f"{code} {found[0].path}" in page
        assert all(source in page for source in rule.sources)


def test_indexes_list_every_rule() -> None:
    """Each rule stands in the index of its language once, in a table."""
    for folder in rule_pages.FOLDERS.values():
        assert all(made()[f"{folder}/index.md"].count(f"| [{code}]({code}.md) |") == 1 for code in RULES)


def test_public_names_have_a_place() -> None:
    """Each public name of the package stands in the page of its module, and each module has a page."""
    for name, home in module_pages.homes().items():
        module = home.rpartition(".")[0]
        if "._" not in module and not isinstance(getattr(psm_model, name), Rule):
            assert name in made()[f"reference/modules/{module}.md"]
    assert {f"reference/modules/{name}.md" for name in module_pages.MODULES} <= set(made())


def test_commands_have_a_page() -> None:
    """Each command of the parser has a page with its options."""
    usage = parser().format_help()
    pages = [name for name in made() if name.startswith("reference/commands/") and not name.endswith("index.md")]
    assert pages
    assert all(Path(name).stem in usage for name in pages)
    assert "`--undetermined`" in made()["reference/commands/check.md"]


def test_errors_and_strategies_are_all_told() -> None:
    """Each error has a heading, each strategy a row with what it minimises to."""
    assert all(f"\n## {name}\n" in error_page() for name in errors.__all__ if name[0].isupper())
    drawn = set(strategies.__all__) - {"BrokenRegister", "sample"}
    told = made()["reference/generated/strategies.md"]
    assert [name for name in drawn if f"[`{name}`](#" not in told or f"\n### {name}\n" not in told] == []


@pytest.mark.parametrize("code", RULES)
def test_smallest_register_that_breaks_a_rule_is_told(code: str) -> None:
    """It leads to the page of the rule, and the rule is found in it."""
    told = made()["reference/generated/violations.md"]
    assert f"| [{code}](../rules/{code}.md) |" in told
    section = told.partition(f"\n## {code} ")[2].partition("\n## ")[0]
    assert f"```text\n{code} " in section


def test_what_is_drawn_first_is_the_smallest() -> None:
    """What the page shows is what Hypothesis shrinks to, which takes long to ask of each strategy."""
    shrinking = settings(database=None, phases=[Phase.generate, Phase.shrink])
    for strategy in (strategies.periods(), strategies.registers(), strategies.legal_bases()):
        assert smallest(strategy) == find(strategy, lambda _: True, settings=shrinking)


def test_pages_are_written_where_they_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is as it was keeps its time; one that is made no longer goes."""
    monkeypatch.setattr(generated, "pages", lambda: iter([("id/rules/a.md", "one")]))
    (tmp_path / "id" / "rules").mkdir(parents=True)
    (tmp_path / "id" / "rules" / "b.md").write_text("gone", encoding="utf-8")
    generated.write(tmp_path)
    before = (tmp_path / "id" / "rules" / "a.md").stat().st_mtime_ns
    generated.write(tmp_path)
    assert [file.name for file in (tmp_path / "id" / "rules").iterdir()] == ["a.md"]
    assert (tmp_path / "id" / "rules" / "a.md").stat().st_mtime_ns == before


def test_folders_of_generated_pages_hold_all() -> None:
    """What is made stands in the folders that git ignores, and that are emptied of what is made no longer."""
    assert {name.rpartition("/")[0] for name in made()} == set(generated.FOLDERS)
    ignored = (Path(__file__).parents[2] / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {f"docs/{folder}/" for folder in generated.FOLDERS} <= set(ignored)


def test_model_is_drawn_whole() -> None:
    """Every record stands in the drawing, with its fields, and in the words beside it."""
    drawn = model()
    for kind in Record.__args__:
        assert f">{kind.__name__}</text>" in drawn.svg
        assert f"{kind.__name__} has " in drawn.alt
    assert "organisation_id (leads to Organisation)" in drawn.alt


def test_layers_are_those_of_the_contract() -> None:
    """The lowest holds the errors, and all are drawn."""
    assert "errors" in contract()[-1]
    assert all(f">{name}</text>" in layers().svg for layer in contract() for name in layer)


def test_periods_are_told_in_words() -> None:
    """A label of years is certain between them, and possible from the first day to the last; nothing may be certain."""
    told = periods([("a", "2017/2022"), ("b", "2025/2025-06")], "both", "en").alt
    assert "a (2017–2022) certainly runs from 31 December 2017 to 1 January 2022, and at most from 1 January" in told
    assert "b (2025 to June 2025) certainly runs on no day, and at most from 1 January 2025 to 30 June 2025" in told
    rows = [("periode 2025–2030", "2025/2030"), ("SK", "2025-10-15/2030-10-14"), ("c", "2021-05-01/..")]
    assert periods(rows, "tiga", "id").alt == (
        "periode 2025–2030 pasti berjalan 31 Desember 2025 s.d. 1 Januari 2030; paling lama 1 Januari 2025 s.d. "
        "31 Desember 2030. SK berjalan 15 Oktober 2025 s.d. 14 Oktober 2030. c berjalan sejak 1 Mei 2021."
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("check()", "psm_model.checks.check"),
        ("Period", "psm_model.values.period.Period"),
        ("PartialDate.parse", "psm_model.values.partial_date.PartialDate.parse"),
        ("iter_load", "psm_model.formats.jsonl.iter_load"),
        ("psm_model.anything", "psm_model.anything"),
        ("check", None),
        ("None", None),
        ("a b", None),
    ],
)
def test_code_names_what_it_says(text: str, name: str | None) -> None:
    """Code is a name of the package where it can mean nothing else; a plain word is none."""
    assert full_name(text) == name


def test_words_are_found_in_a_text() -> None:
    """A word is found whole, the longest of several, and one of capitals in capitals alone."""
    words = words_of(frozenset({"PSM", "ART", "ayat", "ketua", "ketua umum"}))
    assert list(split_at(words, "Ayat 1: PSMs, art and ART; ketua umum")) == [
        ("Ayat", True),
        (" 1: PSMs, art and ", False),
        ("ART", True),
        ("; ", False),
        ("ketua umum", True),
    ]


def test_codes_are_found_in_words() -> None:
    """A code that a rule has is told from one that none has."""
    assert list(split_at(RULE_CODES, "see PSM101, not PSM998")) == [
        ("see ", False),
        ("PSM101", True),
        (", not PSM998", False),
    ]
