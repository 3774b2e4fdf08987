"""Outputs: no command, page, picture, file without personal data or notebook shows what a sensitive field holds."""

from __future__ import annotations

import gzip
import json
import logging
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from pyarrow import parquet

from psm_model import charts, cli
from psm_model.checks import check
from psm_model.cli.ask import QUESTIONS
from psm_model.entities import Register
from psm_model.entities.board_term import Tenure
from psm_model.entities.redaction import redact
from psm_model.formats import dump, dumps, load
from psm_model.formats.json_ld import dumps_ld
from psm_model.reports.arrow import to_table
from psm_model.testing.everything import DECREE, MEMBER, ORGANISATION, SEAT, SOURCE, TERM
from psm_model.views.timeline import make_timeline
from tests.canaries import BIRTH_YEAR, NUMBER, WORD, find_shown, plant_register

Captured = pytest.CaptureFixture[str]
EXAMPLES: Final = Path(__file__).parents[2] / "examples"
SEATED: Final = attrs.evolve(TERM, tenure=Tenure.UNSTATED, appointments=[SEAT])
REGISTERS: Final = {
    "everything": Register.of(SOURCE, DECREE, ORGANISATION, MEMBER, SEATED),
    "troubled": load(EXAMPLES / "troubled.json"),
}
PLANTED: Final = {name: plant_register(register) for name, register in REGISTERS.items()}
OTHER: Final = {name: plant_register(register, tag=" lain") for name, register in REGISTERS.items()}


def read_everything(path: Path) -> str:
    """Return all texts of a file or a folder, unpacked."""
    if path.is_dir():
        return "".join(read_everything(file) for file in sorted(path.iterdir()))
    if path.suffix == ".parquet":
        return str(parquet.read_table(path).to_pylist()) + str(parquet.read_schema(path))
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    content = path.read_bytes()
    if path.suffix == ".pdf":
        return read_pdf(content)
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8", "replace")


def read_pdf(content: bytes) -> str:
    """Return all texts of a PDF: what it shows, letter by letter, and what describes it, without coordinates."""
    parts = [content]
    for stream in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        with suppress(zlib.error):
            parts.append(zlib.decompress(stream[1]))
    # A text is drawn as pieces in brackets, whose letters have one or two bytes, with widths between.
    drawn = (b"".join(re.findall(rb"\(((?:[^()\\]|\\.)*)\)", part, re.DOTALL)).replace(b"\0", b"") for part in parts)
    return b"\n".join(drawn).decode("latin-1")


def list_commands(register: Register) -> Iterator[list[str]]:
    """Yield the arguments of every command that prints something about a file, or draws it."""
    for language in ("en", "id"):
        spoken, day = ["--lang", language], ["--on", "2026-01-01"]
        for form in ("text", "json", "sarif", "github"):
            yield ["check", "--all", "--undetermined", *day, "--format", form, *spoken, "a.json"]
        for form in ("text", "json"):
            yield ["show", "--absent", *day, "--format", form, *spoken, "a.json"]
            yield ["stats", "--format", form, *spoken, "a.json"]
            yield ["diff", "--format", form, *spoken, "a.json", "b.json"]
            yield ["diff", "--format", form, *spoken, "public.json", "a.json"]
        for question in QUESTIONS if language == "en" else ():
            yield from (["ask", *day, "--format", form, question, "a.json"] for form in ("text", "json", "csv"))
            ids = [term.id for term in register.board_terms[:1]] + [member.id for member in register.members[:1]]
            ids += [organisation.id for organisation in register.organisations[:1]]
            for known in ids:
                yield from (["ask", *day, "--format", form, question, "a.json", known] for form in ("text", "json"))
        yield ["report", "-o", f"{language}.html", *day, *spoken, "a.json"]
        yield ["timeline", "--undetermined", *spoken, "a.json"]
        for suffix in ("svg", "pdf", "txt"):
            yield ["timeline", "--undetermined", *spoken, "-o", f"{language}.{suffix}", "a.json"]
        if register.board_terms:
            yield ["timeline", "--board", register.board_terms[0].id, "-o", f"board-{language}.svg", *spoken, "a.json"]
    yield ["check", "--statistics", "a.json"]
    yield ["check", "--as-one", "a.json", "b.json"]
    yield ["check", "--write-baseline", "known.json", "a.json"]
    for name in ("r.json", "r.jsonl", "r.jsonl.gz", "r.xlsx", "r.parquet", "r/"):
        yield ["convert", "--redact", "a.json", name]
    yield ["convert", "--redact", "--ends", "last_day", "a.json", "r.popolo.json"]
    yield ["convert", "--redact", "a.json", "-"]


def test_texts_of_a_pdf_are_found(tmp_path: Path) -> None:
    """The search finds what a picture in PDF shows, so that it would find a canary there."""
    named = attrs.evolve(ORGANISATION, name=f"IPSM {WORD} {BIRTH_YEAR}")
    dump(Register.of(SOURCE, DECREE, named, MEMBER, SEATED), tmp_path / "a.json")
    assert cli.main(["timeline", str(tmp_path / "a.json"), "-o", str(tmp_path / "a.pdf")]) == cli.OK
    assert {WORD, str(BIRTH_YEAR)} <= set(find_shown(read_everything(tmp_path / "a.pdf")))


@pytest.mark.parametrize("name", PLANTED)
def test_no_output_of_a_command_shows_canaries(
    name: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """No command shows a canary in any shape: not on its outputs, nor in a file that it writes, nor in a log."""
    monkeypatch.chdir(tmp_path)
    caplog.set_level(logging.DEBUG, "psm_model")
    dump(PLANTED[name], "a.json")
    dump(OTHER[name], "b.json")
    dump(REGISTERS[name], "public.json")
    assert set(find_shown(dumps(PLANTED[name]))) == {WORD, NUMBER, str(BIRTH_YEAR)} - (
        set() if PLANTED[name].members else {str(BIRTH_YEAR)}
    )
    before = {*tmp_path.iterdir()}
    asked = refused = 0
    for arguments in list_commands(PLANTED[name]):
        try:
            code = cli.main(arguments)
        except SystemExit as error:
            code = int(error.code or 0)
        refused += code == cli.UNREADABLE
        asked += 1
        assert find_shown("".join(capsys.readouterr())) == [], arguments
    # Some questions need another id than that of the term or the member.
    assert refused < asked / 2
    for written in {*tmp_path.iterdir()} - before:
        assert find_shown(read_everything(written)) == [], written.name
    assert find_shown(caplog.text) == []


# Any: objects of all classes.
def list_objects(register: Register) -> list[Any]:
    """Return the objects that the library makes of a register."""
    report = check(register, undetermined=True)
    objects: list[Any] = [register, report, *report, *(record for _, record in register.walk())]
    objects += [make_timeline(register), charts.draw_timeline(register)]
    objects += [charts.draw_board(register, term.id) for term in register.board_terms[:2]]
    return objects


@pytest.mark.parametrize("name", PLANTED)
def test_no_object_shows_canaries(name: str) -> None:
    """No object shows a canary in its repr, its text, its notebook HTML, or the data of a finding."""
    register = PLANTED[name]
    for shown in list_objects(register):
        texts = [repr(shown), str(shown), repr([shown]), f"{shown!r:}"]
        texts += [shown._repr_html_()] if hasattr(shown, "_repr_html_") else []
        assert find_shown("".join(texts)) == [], type(shown)
    report = check(register, undetermined=True)
    data = [
        json.dumps(finding.to_dict(), ensure_ascii=ascii_only) for finding in report for ascii_only in (True, False)
    ]
    data += [str(finding.params) + str(finding.ids) for finding in report]
    assert find_shown("".join([*data, str(to_table([(name, report)]).to_pylist())])) == []
    assert find_shown(dumps_ld(redact(register))) == []


SHAPES: Final = (
    *(NUMBER, f"{NUMBER[:4]} {NUMBER[4:8]} {NUMBER[8:12]} {NUMBER[12:]}", f"{NUMBER[:6]}-{NUMBER[6:12]}-{NUMBER[12:]}"),
    *(
        f"{NUMBER[:4]}/{NUMBER[4:8]}/{NUMBER[8:12]}/{NUMBER[12:]}",
        f"{NUMBER[:4]}_{NUMBER[4:8]}_{NUMBER[8:12]}_{NUMBER[12:]}",
    ),
    f"{NUMBER[:4]}\u00a0{NUMBER[4:8]}\u00a0{NUMBER[8:12]}\u00a0{NUMBER[12:]}",
    NUMBER.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)}),
)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_command_about_texts_shows_a_number(shape: str, tmp_path: Path, capsys: Captured) -> None:
    """Neither draft, cite nor import shows a number of a person, in whatever shape it is written."""
    text, table, mapping = tmp_path / "a.txt", tmp_path / "a.csv", tmp_path / "map.toml"
    text.write_text(f"Ketua IPSM Kabupaten Batang 2020-2025: Siti (NIK {shape}), sesuai Pasal 5 UU 11/2009 {shape}.\n")
    table.write_text(
        f'Nama,NIK,Lahir,Ket,No\nSiti,"{shape}",31/02/{BIRTH_YEAR},{WORD},1\n"{shape}",Siti,{WORD},{shape},2\n'
    )
    mapping.write_text(
        '[[tables]]\ncolumns = {Nama = "member.name", NIK = "identifier.nik", Lahir = "member.birth_date", '
        'Ket = "member.note"}\n[tables.ids]\nmember = "m-{row}"\n'
    )
    for language in ("en", "id"):
        for arguments in (
            ["cite", str(text)],
            ["draft", "--published", "2025-01-01", str(text)],
            ["import", "--suggest", str(table)],
            ["import", "--map", str(mapping), "-o", str(tmp_path / "out.json"), "--format", "text", str(table)],
            ["import", "--map", str(mapping), "-o", str(tmp_path / "out.json"), "--format", "json", str(table)],
        ):
            cli.main([*arguments, "--lang", language])
            out, err = capsys.readouterr()
            assert NUMBER not in [*find_shown(out), *find_shown(err)], arguments
            digits = "".join(str(int(letter)) for letter in out + err if letter.isdecimal())
            assert NUMBER not in digits, arguments
            if arguments[0] == "import":
                assert find_shown(out + err) == [], arguments
