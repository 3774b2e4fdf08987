"""The pages that are generated from the package are complete and current."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import Phase, find, settings

import psm_model
from docs._ext import generated, module_pages, rule_pages
from docs._ext.code_page import code_fields
from docs._ext.error_page import page as error_page
from docs._ext.layers_drawing import contract, layers
from docs._ext.links import RULE_CODES, full_name, match_words, split_at
from docs._ext.model_drawing import model
from docs._ext.periods_drawing import periods
from docs._ext.source_titles import TITLES, link_source
from docs._ext.strategy_page import smallest
from psm_model import errors, strategies
from psm_model.checking import Rule
from psm_model.cli import make_parser
from psm_model.entities.register import Record
from psm_model.formats.json_schema import json_schema
from psm_model.i18n import VOCABULARY
from psm_model.rules import RULES
from tests.every_case import every_case


@cache
def list_pages() -> dict[str, str]:
    """Return all pages."""
    return dict(generated.pages())


@every_case("code", RULES)
def test_rule_has_a_page_in_both_languages(code: str) -> None:
    """The page has the title, the findings of the example, and all sources."""
    rule = RULES[code]
    found = rule_pages.list_findings(code, rule.sections["Example"])
    assert found
    assert {source for source in rule.sources if source.startswith("http")} <= TITLES.keys()
    for language, folder in rule_pages.FOLDERS.items():
        page = list_pages()[f"{folder}/{code}.md"]
        assert rule.title.translate(language) in page
        assert f"{code} {found[0].path}" in page
        assert all(link_source(source, language=language) in page for source in rule.sources)


def test_titles_of_sources_are_in_the_language_of_the_page() -> None:
    """A month, or what a text is, has Indonesian words on an Indonesian page; its address stays as it is."""
    source = "https://bukukerjawaryono.blogspot.com/2018/08/mengenal-apa-itu-psm-dan-ipsm.html"
    assert "August 2018" in link_source(source, language="en")
    assert "Agustus 2018" in link_source(source, language="id")
    assert link_source(source, language="id").endswith(f"]({source})")


def test_indexes_list_every_rule() -> None:
    """Each rule is once in the index of its language."""
    for folder in rule_pages.FOLDERS.values():
        assert all(list_pages()[f"{folder}/index.md"].count(f"| [{code}]({code}.md) |") == 1 for code in RULES)


def test_public_names_have_a_place() -> None:
    """Each public name is on the page of its module, and each module has a page."""
    for name, home in module_pages.homes().items():
        module = home.rpartition(".")[0]
        if "._" not in module and not isinstance(getattr(psm_model, name), Rule):
            assert name in list_pages()[f"reference/modules/{module}.md"]
    assert {f"reference/modules/{name}.md" for name in module_pages.MODULES} <= set(list_pages())


def test_commands_have_a_page() -> None:
    """Each command has a page with its options."""
    usage = make_parser().format_help()
    pages = [name for name in list_pages() if name.startswith("reference/commands/") and not name.endswith("index.md")]
    assert pages
    assert all(Path(name).stem in usage for name in pages)
    assert "`--undetermined`" in list_pages()["reference/commands/check.md"]


def test_errors_and_strategies_are_complete() -> None:
    """Each error has a heading, and each strategy a row with what it minimises to."""
    assert all(f"\n## {name}\n" in error_page() for name in errors.__all__ if name[0].isupper())
    drawn = set(strategies.__all__) - {"BrokenRegister", "Question", "QuestionKind", "sample", "to_source_code"}
    page = list_pages()["reference/generated/strategies.md"]
    assert [name for name in drawn if f"[`{name}`](#" not in page or f"\n### {name}\n" not in page] == []


def test_codes_are_complete() -> None:
    """Each code that the JSON Schema allows has a row with its words in both languages, also that of a nested part."""
    page = list_pages()["reference/generated/codes.md"]
    definitions = {name: part["enum"] for name, part in json_schema()["$defs"].items() if "enum" in part}
    assert set(definitions) == {codes.__name__ for codes in code_fields()}
    for name, codes in definitions.items():
        section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        words = VOCABULARY[name]
        assert all(f"| `{code}` | {words[code].english} | {words[code].indonesian} | " in section for code in codes)
    reason = page.partition("\n## DepartureReason\n")[2]
    assert "- `board_terms.appointments.ended.reason`: reason for the end of the appointment, *" in reason


@every_case("code", RULES)
def test_smallest_violation_is_shown(code: str) -> None:
    """The section leads to the page of the rule, and has its finding."""
    page = list_pages()["reference/generated/violations.md"]
    assert f"| [{code}](../rules/{code}.md) |" in page
    section = page.partition(f"\n## {code} ")[2].partition("\n## ")[0]
    assert f"```text\n{code} " in section


def test_first_draw_is_the_smallest() -> None:
    """The page shows what Hypothesis shrinks to; shrinking every strategy would be slow."""
    shrinking = settings(database=None, phases=[Phase.generate, Phase.shrink])
    for strategy in (strategies.periods(), strategies.registers(), strategies.legal_bases()):
        assert smallest(strategy) == find(strategy, lambda _: True, settings=shrinking)


def test_only_changed_pages_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged page keeps its time, and an obsolete one is removed."""
    monkeypatch.setattr(generated, "pages", lambda: iter([("id/rules/a.md", "one")]))
    (tmp_path / "id" / "rules").mkdir(parents=True)
    (tmp_path / "id" / "rules" / "b.md").write_text("gone", encoding="utf-8")
    generated.write(tmp_path)
    before = (tmp_path / "id" / "rules" / "a.md").stat().st_mtime_ns
    generated.write(tmp_path)
    assert [file.name for file in (tmp_path / "id" / "rules").iterdir()] == ["a.md"]
    assert (tmp_path / "id" / "rules" / "a.md").stat().st_mtime_ns == before


def test_folders_of_generated_pages_are_ignored() -> None:
    """Generated pages are in folders that git ignores."""
    assert {name.rpartition("/")[0] for name in list_pages()} == set(generated.FOLDERS)
    ignored = (Path(__file__).parents[2] / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {f"docs/{folder}/" for folder in generated.FOLDERS} <= set(ignored)


def test_model_is_complete() -> None:
    """Every record is in the drawing with its fields, and in the alternative text."""
    drawn = model()
    for kind in Record.__args__:
        assert f">{kind.__name__}</text>" in drawn.svg
        assert f"{kind.__name__} has " in drawn.alt
    assert "organisation_id (leads to Organisation)" in drawn.alt


def test_layers_are_those_of_the_contract() -> None:
    """The lowest layers have the masking and the errors, and all layers are drawn."""
    assert {"masking", "errors"} <= {name for layer in contract()[-2:] for name in layer}
    assert all(f">{name}</text>" in layers().svg for layer in contract() for name in layer)


def test_periods_have_an_alternative_text() -> None:
    """The text has the certain and the possible days of each period, of which none may be certain."""
    alternative_text = periods([("a", "2017/2022"), ("b", "2025/2025-06")], "both", "en").alt
    assert (
        "a (2017–2022) certainly runs from 31 December 2017 to 1 January 2022, and at most from 1 January"
        in alternative_text
    )
    assert (
        "b (2025 to June 2025) certainly runs on no day, and at most from 1 January 2025 to 30 June 2025"
        in alternative_text
    )
    rows = [("periode 2025–2030", "2025/2030"), ("SK", "2025-10-15/2030-10-14"), ("c", "2021-05-01/..")]
    assert periods(rows, "tiga", "id").alt == (
        "periode 2025–2030 pasti berjalan 31 Desember 2025 s.d. 1 Januari 2030; paling lama 1 Januari 2025 s.d. "
        "31 Desember 2030. SK berjalan 15 Oktober 2025 s.d. 14 Oktober 2030. c berjalan sejak 1 Mei 2021, "
        "tanpa batas waktu."
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
def test_code_is_linked_if_unambiguous(text: str, name: str | None) -> None:
    """Code is a link if it can only be a name of the package; a plain word is not."""
    assert full_name(text) == name


def test_words_are_found_in_a_text() -> None:
    """A word is found as a whole, the longest first, and an acronym only in capitals."""
    words = match_words(frozenset({"PSM", "ART", "ayat", "ketua", "ketua umum"}))
    assert list(split_at(words, "Ayat 1: PSMs, art and ART; ketua umum")) == [
        ("Ayat", True),
        (" 1: PSMs, art and ", False),
        ("ART", True),
        ("; ", False),
        ("ketua umum", True),
    ]


def test_codes_are_found_in_a_text() -> None:
    """Only codes of existing rules are found."""
    assert list(split_at(RULE_CODES, "see PSM101, not PSM998")) == [
        ("see ", False),
        ("PSM101", True),
        (", not PSM998", False),
    ]
