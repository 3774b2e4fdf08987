"""The commands that show a register: show, timeline, diff and stats."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import Final

import pytest

from psm_model import cli
from psm_model.entities import Register
from psm_model.formats import dump, dumps, load
from psm_model.values import PartialDate
from psm_model.views.board import view_board
from psm_model.views.board_text import render_board
from tests.rules.samples import IPSM, term

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
BATANG, TROUBLED = str(EXAMPLES / "batang.json"), str(EXAMPLES / "troubled.json")

Captured = pytest.CaptureFixture[str]


def run(*arguments: str | Path) -> int:
    """Run the command and return its exit code, also for wrong usage."""
    try:
        return cli.main([str(argument) for argument in arguments])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1


def test_show_equals_view_board(capsys: Captured) -> None:
    """Text and JSON of a board, by organisation or term, with or without a day, are those of `view_board`."""
    register = load(TROUBLED)
    for subject in ("ipsm-contoh", "contoh-2022"):
        for day in (None, PartialDate(2022), PartialDate(2022, 8, 1)):
            on = [] if day is None else ["--on", str(day)]
            assert run("show", TROUBLED, subject, *on, "--lang", "id") == cli.OK
            assert (
                capsys.readouterr().out
                == render_board(view_board(register, subject, day), language="id", width=120) + "\n"
            )
            assert run("show", TROUBLED, subject, *on, "--absent", "--format", "json") == cli.OK
            assert json.loads(capsys.readouterr().out) == view_board(register, subject, day, absent=True).to_dict()


def test_show_without_an_id(capsys: Captured) -> None:
    """Without an id every organisation's board is shown, in JSON one per line."""
    assert run("show", TROUBLED, "--on", "2018-01-01", "--format", "json") == cli.OK
    boards = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    register = load(TROUBLED)
    assert boards == [
        view_board(register, organisation.id, PartialDate(2018, 1, 1)).to_dict()
        for organisation in register.organisations
    ]
    assert run("show", TROUBLED) == cli.OK
    assert capsys.readouterr().out.count("\n\nIPSM Kecamatan Misal (ipsm-misal)\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", TROUBLED, "nobody"),
        ("show", TROUBLED, "ipsm-contoh", "--on", "2022-13"),
        ("show", TROUBLED, "ipsm-contoh", "--on", "kemarin"),
        ("show", "no-such-file.json"),
        ("timeline", TROUBLED, "--id", "nobody"),
        ("timeline", TROUBLED, "-o", "x.gif"),
        ("timeline", TROUBLED, "--board", "contoh-2017"),
        ("timeline", TROUBLED, "--board", "nobody", "-o", "x.svg"),
        ("timeline", TROUBLED, "-o", "no-such-folder/x.svg"),
        ("timeline", TROUBLED, "-o", "no-such-folder/x.txt"),
        ("timeline", TROUBLED, "--config", "no-such-file.toml"),
        ("timeline", TROUBLED, "--config", TROUBLED),
        ("diff", TROUBLED),
        ("diff", TROUBLED, "no-such-file.json"),
        ("stats", "no-such-file.json"),
    ],
    ids=" ".join,
)
def test_wrong_usage(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """An impossible request gives one line or the usage, and writes no file."""
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == cli.UNREADABLE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("usage: ") or captured.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_timeline_is_written_in_three_forms(tmp_path: Path, capsys: Captured) -> None:
    """The suffix selects a picture or text; only the paths of pictures are printed, because there may be several."""
    for name in ("a.svg", "a.png", "a.txt"):
        assert run("timeline", TROUBLED, "-o", tmp_path / name, "--lang", "id") == cli.OK
    assert capsys.readouterr().out.split() == [str(tmp_path / "a.svg"), str(tmp_path / "a.png")]
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<?xml")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert "PSM101" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert run("timeline", TROUBLED, "--lang", "id") == cli.OK
    assert capsys.readouterr().out == (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert run("timeline", TROUBLED, "--board", "contoh-2017", "-o", tmp_path / "b.svg") == cli.OK
    assert (tmp_path / "b.svg").exists()


def test_timeline_options(tmp_path: Path, capsys: Captured) -> None:
    """The timeline respects the options for organisations, the configuration and undetermined findings."""
    assert run("timeline", TROUBLED, "--id", "ipsm-misal") == cli.OK
    out = capsys.readouterr().out
    assert "IPSM Kecamatan Misal" in out
    assert "IPSM Kabupaten Contoh" not in out
    (tmp_path / "x.toml").write_text('ignore = ["PSM101"]', encoding="utf-8")
    assert run("timeline", TROUBLED, "--config", tmp_path / "x.toml") == cli.OK
    assert "PSM101" not in capsys.readouterr().out
    dump(Register.of(IPSM, term("2020/2025", "a"), term("2025/2030", "b")), tmp_path / "x.json")
    assert run("timeline", tmp_path / "x.json") == cli.OK
    assert "PSM101" not in capsys.readouterr().out
    assert run("timeline", tmp_path / "x.json", "--undetermined") == cli.OK
    assert "PSM101" in capsys.readouterr().out


def test_timeline_without_its_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured) -> None:
    """Without matplotlib the text is drawn, and a picture is refused with the name of the extra, in one line."""
    for name in [name for name in sys.modules if name.startswith("psm_model.charts")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert run("timeline", BATANG) == cli.OK
    assert "IPSM Kabupaten Batang" in capsys.readouterr().out
    assert run("timeline", BATANG, "-o", tmp_path / "x.svg") == cli.UNREADABLE
    assert capsys.readouterr().err == "psm-model: charts need the extra charts: install psm-model[charts]\n"


def test_timeline_in_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    """An output that cannot encode block characters gets a timeline without them."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii", write_through=True))
    assert run("timeline", TROUBLED) == cli.OK
    assert b"####" in written.getvalue()
    assert b"\\u" not in written.getvalue().replace(b"periode 2017\\u2013", b"").replace(b"2022\\u2013", b"")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("14/10/2030 --lang en", "15 October 2025 to 14 October 2030): in office on that day"),
        ("2030-10-14 --lang en", "15 October 2025 to 14 October 2030): in office on that day"),
        ("2030-10-15 --lang en", "no recorded board is in office on that day"),
        ("2030-10-14 --lang id", "15 Oktober 2025 s.d. 14 Oktober 2030): menjabat pada hari itu"),
        ("2030-10-15 --lang id", "tidak ada kepengurusan tercatat yang menjabat pada hari itu"),
    ],
)
def test_show_includes_the_last_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, options: str, expected: str
) -> None:
    """A board is shown on the last day of its term and not on the day after, and dates are in words."""
    monkeypatch.setenv("COLUMNS", "200")
    dump(Register.of(IPSM, term("2025-10-15/2030-10-14", "t")), tmp_path / "x.json")
    assert run("show", tmp_path / "x.json", "--on", *options.split()) == cli.OK
    out = capsys.readouterr().out
    assert expected in out
    assert not re.search(r"\d{4}-\d\d", out)


@pytest.mark.parametrize("day", ["15 Oktober 2022", "15 October 2022", "Sabtu, 15 Okt 2022 | 10.12 WIB", "2022-10-15"])
def test_show_accepts_a_day_in_words(capsys: Captured, day: str) -> None:
    """A day in words is the same day as in ISO 8601."""
    assert run("show", TROUBLED, "--on", day) == cli.OK
    in_words = capsys.readouterr().out
    assert run("show", TROUBLED, "--on", "2022-10-15") == cli.OK
    assert in_words == capsys.readouterr().out


def test_diff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """Two formats of one register do not differ; a change is printed, and sets the exit code."""
    dump(load(TROUBLED), tmp_path / "x.jsonl")
    assert run("diff", TROUBLED, tmp_path / "x.jsonl") == cli.OK
    capsys.readouterr()
    ended = Register.of(IPSM, term("2020-01-01/..", "t"))
    dump(ended, tmp_path / "old.json")
    dump(Register.of(IPSM, term("2020-01-01/2024-12-31", "t")), tmp_path / "new.json")
    assert run("diff", tmp_path / "old.json", tmp_path / "new.json") == cli.FOUND
    assert "31 December 2024" in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(dumps(ended).encode())))
    assert run("diff", "-", tmp_path / "new.json", "--format", "json", "--lang", "id") == cli.FOUND
    assert len(json.loads(capsys.readouterr().out)["changes"]) == 1


def test_standard_input_is_read_once(capsys: Captured) -> None:
    """Standard input for both registers is refused before it is read."""
    assert run("diff", "-", "-") == cli.UNREADABLE
    assert capsys.readouterr().err == (
        "psm-model: standard input can be read only once: expected - for one register, got it for both\n"
    )


@pytest.mark.parametrize(
    ("table", "has_names"), [({"33": "Jawa Tengah"}.get, True), (None, False)], ids=["installed", "not installed"]
)
def test_provinces_have_names_with_the_table(
    table: object,
    has_names: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: Captured,
) -> None:
    """With the table of areas, `stats` and the timeline in text name provinces; without it they show codes."""
    monkeypatch.setattr("psm_model.values.area_table.area_table", lambda: table)
    assert (
        run("stats", BATANG) == run("timeline", BATANG) == run("timeline", BATANG, "-o", tmp_path / "x.txt") == cli.OK
    )
    output = capsys.readouterr().out
    assert ("province 33 Jawa Tengah" in output) is has_names
    for text in (output, (tmp_path / "x.txt").read_text(encoding="utf-8")):
        assert f"Province {'Jawa Tengah (33)' if has_names else '33'}" in text


def test_stats(capsys: Captured) -> None:
    """The counts are available as text and as JSON."""
    assert run("stats", TROUBLED, "--lang", "id") == cli.OK
    assert capsys.readouterr().out
    assert run("stats", TROUBLED, "--format", "json") == cli.OK
    assert json.loads(capsys.readouterr().out)["psm_statistics"] == 1
