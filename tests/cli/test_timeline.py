"""The command `timeline`: text and pictures of boards."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import pytest

from psm_model import charts, cli
from psm_model.entities import Register
from psm_model.formats import dump, load
from tests.cli.commands import BATANG, TROUBLED, WAIVERS, Captured, run
from tests.rules.samples import IPSM, term


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
    (tmp_path / "x.toml").write_text('ignore = "PSM101"', encoding="utf-8")
    assert run("timeline", TROUBLED, "--config", tmp_path / "x.toml") == cli.UNREADABLE
    assert capsys.readouterr().err.startswith(f"psm-model: configuration {tmp_path / 'x.toml'}, ignore: expected ")
    dump(Register.of(IPSM, term("2020/2025", "a"), term("2025/2030", "b")), tmp_path / "x.json")
    assert run("timeline", tmp_path / "x.json") == cli.OK
    assert "PSM101" not in capsys.readouterr().out
    assert run("timeline", tmp_path / "x.json", "--undetermined") == cli.OK
    assert "PSM101" in capsys.readouterr().out


def test_board_is_drawn_on_a_day(tmp_path: Path, capsys: Captured) -> None:
    """With `--on`, a picture of a board shows who is on it that day; options without an effect are refused."""
    file = tmp_path / "b.svg"
    assert run("timeline", TROUBLED, "--board", "contoh-2017", "--on", "2018-01-01", "-o", file) == cli.OK
    (expected,) = charts.draw_board(load(TROUBLED), "contoh-2017", on=date(2018, 1, 1))
    assert file.read_text(encoding="utf-8") == expected.to_svg()
    capsys.readouterr()
    for options in (["--id", "ipsm-contoh"], ["--config", WAIVERS], ["--undetermined"]):
        assert run("timeline", TROUBLED, "--board", "contoh-2017", *options, "-o", file) == cli.UNREADABLE
        message = f"psm-model: --board draws one term, without findings: expected no {options[0]} with it\n"
        assert capsys.readouterr().err == message


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
