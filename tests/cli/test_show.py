"""The command `show`: boards, as text and JSON."""

from __future__ import annotations

import json
import os
import re
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import cli
from psm_model.entities import Register
from psm_model.formats import dump, load
from psm_model.values import PartialDate
from psm_model.views.board import view_board
from psm_model.views.board_text import render_board
from tests.cli.commands import TROUBLED, Captured, run
from tests.drawing import skeletons
from tests.rules.samples import IPSM, term
from tests.tangles import tangles


def test_show_equals_view_board(capsys: Captured) -> None:
    """Text and JSON of a board, by organisation or term, with or without a day, are those of `view_board`."""
    register = load(TROUBLED)
    for subject in ("ipsm-contoh", "contoh-2022"):
        for day in (None, PartialDate(2022), PartialDate(2022, 8, 1)):
            on = [] if day is None else ["--on", str(day)]
            assert run("show", TROUBLED, subject, *on, "--lang", "id") == cli.OK
            board = view_board(register, subject, day)
            expected = render_board(board, language="id", width=120, with_records=day is None)
            assert capsys.readouterr().out == f"{expected}\n"
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
    ("options", "expected"),
    [
        ("14/10/2030 --lang en", "15 October 2025 to 14 October 2030: in office on that day"),
        ("2030-10-14 --lang en", "15 October 2025 to 14 October 2030: in office on that day"),
        ("2030-10-15 --lang en", "no recorded board is in office on that day"),
        ("2030-10-14 --lang id", "15 Oktober 2025 s.d. 14 Oktober 2030: menjabat pada hari itu"),
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


@given(register=tangles() | skeletons(), data=st.data())
def test_show_by_index_equals_show(
    tmp_path_factory: pytest.TempPathFactory, register: Register, data: st.DataObject
) -> None:
    """A board that is read by the index, text and JSON, is that of the whole file, with its pointers."""
    file = tmp_path_factory.getbasetemp() / "shown.jsonl"
    dump(register, file)
    organisation_ids = {organisation.id for organisation in register.organisations}
    ids = sorted(organisation_ids | {board.id for board in register.board_terms})
    about = data.draw(st.sampled_from(ids)) if ids else "nothing"
    options = data.draw(st.sampled_from([[], ["--on", "2022"], ["--on", "2024-02-01", "--absent"]]))
    for form in ("text", "json"):
        shown = []
        for index in ([], ["--index"]):
            with patch("sys.stdout", new_callable=StringIO) as out, patch("sys.stderr", new_callable=StringIO) as err:
                code = run("show", file, about, *options, "--format", form, *index)
            shown.append((code, out.getvalue(), err.getvalue()))
        assert shown[0] == shown[1]


def test_show_keeps_an_index_up_to_date(tmp_path: Path, capsys: Captured) -> None:
    """The index is written once, and again after the file has changed."""
    file = tmp_path / "register.jsonl"
    dump(Register.of(IPSM, term("2020/2025", "t")), file)
    index = tmp_path / "register.jsonl.index"
    for changes, expected in ((False, "IPSM Contoh"), (True, "IPSM Misal")):
        if changes:
            dump(Register.of(attrs.evolve(IPSM, name="IPSM Misal")), file)
            os.utime(file, ns=(0, 0))
        assert run("show", file, "o", "--index") == cli.OK
        assert expected in capsys.readouterr().out
        written = index.stat().st_mtime_ns, index.stat().st_ino
        assert run("show", file, "o", "--index") == cli.OK
        assert expected in capsys.readouterr().out
        assert (index.stat().st_mtime_ns, index.stat().st_ino) == written


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["register.jsonl", "--index"], "--index needs the id of an organisation or a board term after the file"),
        (["-", "o", "--index"], "--index needs a file, not standard input"),
        (["register.jsonl.gz", "o", "--index"], "expected a file in JSON Lines that is not compressed"),
        (["missing.jsonl", "o", "--index"], "missing.jsonl: cannot be read: no such file or directory"),
        (["broken.jsonl", "o", "--index"], "broken.jsonl: line 1: expected a first line"),
        (["register.jsonl", "nobody", "--index"], "no organisation or board term 'nobody'"),
    ],
)
def test_what_an_index_cannot_show_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, arguments: list[str], message: str
) -> None:
    """Wrong arguments, and files without an index, are one line on standard error."""
    monkeypatch.chdir(tmp_path)
    for name in ("register.jsonl", "register.jsonl.gz"):
        dump(Register.of(IPSM), name)
    Path("broken.jsonl").write_text("{}\n", encoding="utf-8")
    assert run("show", *arguments) == cli.UNREADABLE
    captured = capsys.readouterr()
    assert captured.err.startswith("psm-model: ")
    assert message in captured.err
    assert not captured.out
