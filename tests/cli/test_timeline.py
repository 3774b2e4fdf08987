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
    (expected,) = charts.draw_board(load(TROUBLED), "contoh-2017", on=date(2018, 1, 1), source=Path(TROUBLED).name)
    assert file.read_text(encoding="utf-8") == expected.to_svg()
    capsys.readouterr()
    for options in (["--id", "ipsm-contoh"], ["--config", WAIVERS], ["--undetermined"]):
        assert run("timeline", TROUBLED, "--board", "contoh-2017", *options, "-o", file) == cli.UNREADABLE
        message = f"psm-model: --board draws one term without findings: expected no {options[0]}\n"
        assert capsys.readouterr().err == message


def test_pictures_on_paper(tmp_path: Path, capsys: Captured) -> None:
    """The size, the title and the day are those of the picture; a PDF is one file; text has neither size nor title."""
    file = tmp_path / "x.pdf"
    options = ["--size", "a4", "--title", "Contoh", "--on", "2026-06-30", "--lang", "id"]
    assert run("timeline", TROUBLED, *options, "-o", file) == cli.OK
    assert capsys.readouterr().out == f"{file}\n"
    pages = charts.draw_timeline(
        load(TROUBLED),
        size="a4",
        title="Contoh",
        on=date(2026, 6, 30),
        language="id",
        source=Path(TROUBLED).name,
    )
    assert file.read_bytes() == pages.to_pdf()
    assert run("timeline", TROUBLED, "--board", "contoh-2017", "--size", "a3", "-o", tmp_path / "b.svg") == cli.OK
    assert 'width="1190.55pt"' in (tmp_path / "b.svg").read_text(encoding="utf-8")
    capsys.readouterr()
    for option in (["--size", "a4"], ["--title", "x"]):
        assert run("timeline", TROUBLED, *option) == cli.UNREADABLE
        expected = f"{option[0]} is for pictures: expected an output that ends in .svg, .png or .pdf with it"
        assert capsys.readouterr().err == f"psm-model: {expected}\n"


def test_pdf_has_the_time_of_the_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured) -> None:
    """A PDF has the time of SOURCE_DATE_EPOCH, or else none; another value is refused before anything is written."""
    file = tmp_path / "x.pdf"
    for epoch, word in (("", None), ("86400", b"/CreationDate (D:19700102000000Z)")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert run("timeline", BATANG, "-o", file) == cli.OK
        assert word in file.read_bytes() if word else b"Date" not in file.read_bytes()
    capsys.readouterr()
    file.unlink()
    for epoch in ("x", "-1", "1.5", "999999999999"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert run("timeline", BATANG, "-o", file) == cli.UNREADABLE
        message = f"psm-model: SOURCE_DATE_EPOCH: expected seconds since 1970, got '{epoch}'\n"
        assert capsys.readouterr().err == message
        assert not file.exists()
        assert run("timeline", BATANG, "-o", tmp_path / "x.svg") == cli.OK
        capsys.readouterr()


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
