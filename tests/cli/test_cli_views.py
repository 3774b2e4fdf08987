"""The commands by which people look at a register: show, timeline, diff and stats."""

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
from psm_model.views.board import board_on
from psm_model.views.board_text import render_board
from tests.rules.samples import IPSM, term

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
BATANG, TROUBLED = str(EXAMPLES / "batang.json"), str(EXAMPLES / "troubled.json")

Captured = pytest.CaptureFixture[str]


def run(*arguments: str | Path) -> int:
    """Run the command and give its exit code, a wrong usage's too."""
    try:
        return cli.main([str(argument) for argument in arguments])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1


def test_show_tells_what_the_function_tells(capsys: Captured) -> None:
    """Of one organisation or one term, on a day or on all, the text and the JSON are those of `board_on`."""
    register = load(TROUBLED)
    for about in ("ipsm-contoh", "contoh-2022"):
        for day in (None, PartialDate(2022), PartialDate(2022, 8, 1)):
            on = [] if day is None else ["--on", str(day)]
            assert run("show", TROUBLED, about, *on, "--lang", "id") == cli.OK
            assert (
                capsys.readouterr().out == render_board(board_on(register, about, day), language="id", width=120) + "\n"
            )
            assert run("show", TROUBLED, about, *on, "--absent", "--format", "json") == cli.OK
            assert json.loads(capsys.readouterr().out) == board_on(register, about, day, absent=True).to_dict()


def test_show_goes_through_all(capsys: Captured) -> None:
    """Without an id each organisation has its board, in JSON a line each."""
    assert run("show", TROUBLED, "--on", "2018-01-01", "--format", "json") == cli.OK
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    register = load(TROUBLED)
    assert told == [board_on(register, one.id, PartialDate(2018, 1, 1)).to_dict() for one in register.organisations]
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
    """What can't be done is told in one line or by the usage, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == cli.UNREADABLE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("usage: ") or captured.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_timeline_is_written_in_three_forms(tmp_path: Path, capsys: Captured) -> None:
    """As a picture or as text, by the suffix; what was written is told of pictures, which may be several."""
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


def test_timeline_shows_what_is_asked_for(tmp_path: Path, capsys: Captured) -> None:
    """Organisations, the configuration and what is undetermined are as they are asked for."""
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
    """Without matplotlib the text is drawn, and a picture names the extra in one line."""
    for name in [name for name in sys.modules if name.startswith("psm_model.charts")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert run("timeline", BATANG) == cli.OK
    assert "IPSM Kabupaten Batang" in capsys.readouterr().out
    assert run("timeline", BATANG, "-o", tmp_path / "x.svg") == cli.UNREADABLE
    assert capsys.readouterr().err == "psm-model: charts need the extra charts: install psm-model[charts]\n"


def test_timeline_in_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    """An output that can't take blocks gets a picture without them."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii", write_through=True))
    assert run("timeline", TROUBLED) == cli.OK
    assert b"####" in written.getvalue()
    assert b"\\u" not in written.getvalue().replace(b"periode 2017\\u2013", b"").replace(b"2022\\u2013", b"")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("14/10/2030 --lang en", "15 October 2025 to 14 October 2030): in office on that day"),
        ("2030-10-14 --lang en", "15 October 2025 to 14 October 2030): in office on that day"),
        ("2030-10-15 --lang en", "no board recorded"),
        ("2030-10-14 --lang id", "15 Oktober 2025 s.d. 14 Oktober 2030): menjabat pada hari itu"),
        ("2030-10-15 --lang id", "tidak ada kepengurusan yang tercatat"),
    ],
)
def test_show_counts_the_last_day_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, asked: str, told: str
) -> None:
    """A board is shown on the last day of its term and not on the day after; no date stands there in ISO 8601."""
    monkeypatch.setenv("COLUMNS", "200")
    dump(Register.of(IPSM, term("2025-10-15/2030-10-14", "t")), tmp_path / "x.json")
    assert run("show", tmp_path / "x.json", "--on", *asked.split()) == cli.OK
    out = capsys.readouterr().out
    assert told in out
    assert not re.search(r"\d{4}-\d\d", out)


@pytest.mark.parametrize("day", ["15 Oktober 2022", "15 October 2022", "Sabtu, 15 Okt 2022 | 10.12 WIB", "2022-10-15"])
def test_show_takes_a_day_in_words(capsys: Captured, day: str) -> None:
    """A day in words asks what the same day in ISO 8601 asks."""
    assert run("show", TROUBLED, "--on", day) == cli.OK
    told = capsys.readouterr().out
    assert run("show", TROUBLED, "--on", "2022-10-15") == cli.OK
    assert told == capsys.readouterr().out


def test_diff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """Nothing changed between two formats of one register; what did is told, and the exit code tells that it did."""
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
    """Both registers can't come on standard input, which is told before it is read."""
    assert run("diff", "-", "-") == cli.UNREADABLE
    assert capsys.readouterr().err == (
        "psm-model: standard input can be read only once: expected - for one register, got it for both\n"
    )


@pytest.mark.parametrize(
    ("table", "told"), [({"33": "Jawa Tengah"}.get, True), (None, False)], ids=["installed", "not installed"]
)
def test_provinces_have_names_where_there_is_a_table(
    table: object,
    told: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: Captured,
) -> None:
    """With the table of areas stats and the timeline in characters name provinces; without it they have codes."""
    monkeypatch.setattr("psm_model.values.area_table.area_table", lambda: table)
    assert (
        run("stats", BATANG) == run("timeline", BATANG) == run("timeline", BATANG, "-o", tmp_path / "x.txt") == cli.OK
    )
    output = capsys.readouterr().out
    assert ("province 33 Jawa Tengah" in output) is told
    for text in (output, (tmp_path / "x.txt").read_text(encoding="utf-8")):
        assert f"Province {'Jawa Tengah (33)' if told else '33'}" in text


def test_stats(capsys: Captured) -> None:
    """The counts are told for reading and as JSON."""
    assert run("stats", TROUBLED, "--lang", "id") == cli.OK
    assert capsys.readouterr().out
    assert run("stats", TROUBLED, "--format", "json") == cli.OK
    assert json.loads(capsys.readouterr().out)["psm_statistics"] == 1
