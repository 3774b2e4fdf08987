"""The command `report`: a page about registers."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from psm_model import cli
from psm_model.checks import check
from psm_model.formats import dump, load
from psm_model.pages import render_html
from tests.cli.commands import BATANG, TROUBLED, WAIVERS, Captured, run
from tests.pages.parsing import Page
from tests.planted import PLANTED, find_canaries
from tests.rules.samples import IPSM, term


def test_page_is_written(tmp_path: Path, capsys: Captured) -> None:
    """The page has the findings of a check with undetermined ones; the name of its file is printed."""
    out = tmp_path / "laporan.html"
    code = run("report", TROUBLED, "--config", WAIVERS, "--on", "24 November 2026", "--lang", "id", "-o", out)
    assert code == cli.OK
    assert capsys.readouterr() == (f"{out}\n", "")
    text = out.read_text(encoding="utf-8")
    assert '<html lang="id">' in text
    run("check", "--format", "json", "--undetermined", "--config", WAIVERS, "--on", "2026-11-24", TROUBLED)
    (report,) = json.loads(capsys.readouterr().out)["reports"]
    codes = [element.attributes["data-rule"] for element in Page(text).find("li", "finding")]
    assert sorted(map(str, codes)) == sorted(finding["code"] for finding in report["findings"])
    assert ">baris 22<" in text
    assert str(Path(TROUBLED).parent) not in text


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Writing a page twice gives the same bytes."""
    for name in ("a.html", "b.htm"):
        assert run("report", BATANG, "--on", "2026-06-30", "-o", tmp_path / name) == cli.OK
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.htm").read_bytes()


def test_several_files_are_one_register(tmp_path: Path, capsys: Captured) -> None:
    """References lead from one file into another, and each finding names its file."""
    first, second = tmp_path / "a.json", tmp_path / "b.jsonl"
    dump(load(BATANG).of(IPSM), first)
    dump(load(BATANG).of(term("2020/2026", "x"), term("2024/2030", "y")), second)
    assert run("report", first, second, "--on", "2026-06-30", "-o", tmp_path / "c.html") == cli.OK
    text = (tmp_path / "c.html").read_text(encoding="utf-8")
    assert "Source: a.json, b.jsonl" in text
    codes = {element.attributes["data-rule"] for element in Page(text).find("li", "finding")}
    assert "PSM101" in codes
    assert "PSM002" not in codes
    assert "b.jsonl, line 2" in text
    # Files of one name are told apart by their folders.
    (tmp_path / "d").mkdir()
    other = tmp_path / "d" / "a.json"
    other.write_bytes(first.read_bytes())
    assert run("report", first, other, "--on", "2026-06-30", "-o", tmp_path / "c.html") == cli.OK
    assert f"{other}, line" in (tmp_path / "c.html").read_text(encoding="utf-8")
    capsys.readouterr()


def test_workbook_has_cells(tmp_path: Path) -> None:
    """A finding in a workbook names its sheet and its cell or row."""
    dump(load(TROUBLED), tmp_path / "a.xlsx")
    assert run("report", tmp_path / "a.xlsx", "--on", "2026-11-24", "--lang", "id", "-o", tmp_path / "a.html") == cli.OK
    assert re.search(r">[^,<]+, sel [A-Z]+[0-9]+<", (tmp_path / "a.html").read_text(encoding="utf-8"))


def test_title_and_days(tmp_path: Path) -> None:
    """The title and the number of days are chosen."""
    out = tmp_path / "a.html"
    assert run("report", BATANG, "--on", "2026-06-30", "--title", "IPSM Batang", "--days", "30", "-o", out) == cli.OK
    register = load(BATANG)
    report = check(register, on=date(2026, 6, 30), undetermined=True)
    text = out.read_text(encoding="utf-8")
    assert "<h1>IPSM Batang</h1>" in text
    assert "within 30 days, by 30 July 2026" in text
    assert Page(text).ids == Page(render_html(register, report, on=date(2026, 6, 30))).ids


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "a.html"], "the following arguments are required: --on"),
        (["--on", "2026-06-30"], "the following arguments are required: -o/--output"),
        (["--on", "2026", "-o", "a.html"], "expected a whole day"),
        (["--on", "2026-06-30", "-o", "a.pdf"], "expected a name that ends in .html or .htm, got 'a.pdf'"),
        (["--on", "2026-06-30", "-o", "a.html", "--days", "-1"], "expected a whole number of days"),
        (["--on", "2026-06-30", "-o", "a.html", "--config", "none.toml"], "none.toml: cannot be read"),
        (["--on", "2026-06-30", "-o", "none/a.html"], "cannot be written"),
    ],
)
def test_wrong_usage(
    arguments: list[str], message: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing and wrong arguments are errors, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    assert run("report", BATANG, *arguments) == cli.UNREADABLE
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_unreadable_file(tmp_path: Path, capsys: Captured) -> None:
    """If one of several files cannot be read, no page is written, and the error names it."""
    out = tmp_path / "a.html"
    assert run("report", BATANG, tmp_path / "none.json", "--on", "2026-06-30", "-o", out) == cli.UNREADABLE
    assert "none.json" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("suffix", ["json", "jsonl", "xlsx"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_no_page_shows_personal_data(suffix: str, language: str, tmp_path: Path, capsys: Captured) -> None:
    """No planted value of a sensitive field is on the page, and no excerpt quotes its line."""
    file, out = tmp_path / f"planted.{suffix}", tmp_path / "a.html"
    dump(PLANTED, file)
    assert run("report", file, "--on", "2026-06-30", "--lang", language, "-o", out) == cli.OK
    text = out.read_text(encoding="utf-8")
    assert "PSM005" in text
    assert find_canaries(text + "".join(capsys.readouterr())) == []
