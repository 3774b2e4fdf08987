"""JSON Lines: entities line by line, with and without msgspec, and problems by line."""

from __future__ import annotations

import gc
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings

from psm_model.entities import Register
from psm_model.entities.grouping import iter_grouped
from psm_model.entities.register import Entity
from psm_model.errors import FormatError, OutOfPlaceError, Problem
from psm_model.formats import dump, dumps, iter_load, jsonl, load, loads
from psm_model.formats.jsonl import is_lines
from psm_model.strategies import registers
from tests.drawing import skeletons
from tests.formats.json_lines import HEADER, IPSM_LINE, SOURCE, TERM
from tests.formats.ways import without_msgspec
from tests.rules.samples import IPSM, KASMAD, term


def read_both_ways(text: str | bytes) -> list[Entity]:
    """Return the entities of a text; both codecs must agree."""
    raw = text.encode() if isinstance(text, str) else text
    try:
        with without_msgspec():
            strict: list[Entity] | FormatError = list(iter_load(io.BytesIO(raw)))
    except FormatError as error:
        strict = error
    if isinstance(strict, FormatError):
        with pytest.raises(FormatError) as caught:
            list(iter_load(io.BytesIO(raw)))
        assert caught.value.problems == strict.problems
        raise strict
    assert list(iter_load(io.BytesIO(raw))) == strict
    return strict


def list_problems(text: str | bytes) -> list[tuple[int | None, str, str]]:
    """Return the lines, pointers and `got` of all problems of a text."""
    with pytest.raises(FormatError) as caught:
        read_both_ways(text)
    return [(problem.line, problem.path, problem.got) for problem in caught.value.problems]


def write_both_ways(entities: Register | Sequence[Entity], folder: Path) -> bytes:
    """Return the bytes written for entities; both codecs must agree."""
    fast, strict = folder / "fast.jsonl", folder / "strict.jsonl"
    jsonl.dump(entities, fast)
    with without_msgspec():
        jsonl.dump(entities, strict)
    assert fast.read_bytes() == strict.read_bytes()
    return fast.read_bytes()


@given(register=skeletons() | registers())
def test_round_trip(register: Register, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The entities of a register survive in groups, and each line has the content of the document."""
    text = write_both_ways(register, tmp_path_factory.getbasetemp())
    entities = list(iter_grouped(register))
    assert read_both_ways(text) == entities
    head, *rest = map(json.loads, text.splitlines())
    assert head == {"psm_register": 1}
    document = json.loads(dumps(Register.of(*entities)))
    for place, kind in (("sources", "source"), ("members", "member"), ("organisations", "organisation")):
        assert [line for line in rest if line["type"] == kind] == [
            {"type": kind, **entity} for entity in document.get(place, [])
        ]


@pytest.mark.parametrize(
    "text",
    [
        HEADER + SOURCE,
        "\ufeff" + HEADER + SOURCE,
        "\n  \n" + HEADER + "\n" + SOURCE + "\n\n",
        HEADER.replace("\n", "\r\n") + SOURCE.replace("\n", "\r\n"),
        HEADER + SOURCE.rstrip(),
        HEADER + '{"id": "s", "url": null, "type": "source"}',
        HEADER + '{"id": "s", "\\u0074ype": "sour\\u0063e"}',
    ],
    ids=["plain", "marked", "empty lines", "of Windows", "no last end", "null", "escaped"],
)
def test_equivalent_notations(text: str) -> None:
    """A byte order mark, empty lines, line ends, the order of keys and escapes change nothing."""
    assert [entity.id for entity in read_both_ways(text)] == ["s"]


@pytest.mark.parametrize("text", [HEADER, HEADER.rstrip(), "\ufeff" + HEADER])
def test_only_a_header(text: str) -> None:
    """A header alone is a register without entities."""
    assert read_both_ways(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, "", "an empty file")]),
        ("\n\n", [(1, "", "a file of spaces and line breaks only")]),
        ("\n[]\n" + SOURCE, [(2, "", "a list")]),
        ("{\n", [(1, "", "the end of the line at column 2")]),
        (SOURCE, [(1, "", "an object without the key psm_register")]),
        ('{"psm_register": 1, "sources": []}', [(1, "", "another key, 'sources'")]),
        ('{"psm_register": 2}\n' + "{", [(1, "/psm_register", "2")]),
        ('{"psm_register": true}', [(1, "/psm_register", "true")]),
        ('{"psm_register": 1, "psm_register": 1}', [(1, "", "'psm_register' more than once")]),
    ],
)
def test_invalid_header(text: str, expected: list[tuple[int, str, str]]) -> None:
    """If the first line is not a header, only that is reported."""
    found = list_problems(text)
    assert [(line, path) for line, path, _ in found] == [(line, path) for line, path, _ in expected]
    assert [got for _, _, got in found] == [got for _, _, got in expected]


def test_every_problem_is_reported() -> None:
    """Each problem has its line and the pointer of the entity in the document."""
    text = HEADER + "\n".join(
        [
            SOURCE.strip(),
            '{"type": "source", "id": 7, "Url": "x"}',
            '{"type": "member", "id": "m", "name": "", "birth_date": "31-12-1980"}',
            "",
            '{"type": "letter", "id": "s"}',
            '{"id": "s"}',
            '["source"]',
            '{"type": "source", "id": "s"',
            '{"type": "source", "id": "s", "id": "t"}',
            SOURCE.strip() + " " + SOURCE.strip(),
            '{"type": "source",',
            '"id": "s"}',
            '{"type": "source", "id": "\\ud800"}',
            '{"type": "organisation", "id": "p", "name": "IPSM", "level": "national"}',
            '{"type": "organisation", "id": "q"}',
            '{"type": 7}',
            '{"type": null, "id": "s"}',
        ]
    )
    assert [(line, path) for line, path, _ in list_problems(text)] == [
        (3, "/sources/1/id"),
        (3, "/sources/1/Url"),
        (4, "/members/0/name"),
        (4, "/members/0/birth_date"),
        (6, ""),
        (7, ""),
        (8, ""),
        (9, ""),
        (10, "/sources/2"),
        (11, ""),
        (12, ""),
        (13, ""),
        (14, "/sources/3/id"),
        (16, "/organisations/1/name"),
        (16, "/organisations/1/level"),
        (17, ""),
        (18, ""),
    ]
    assert "31-12" not in str(list_problems(text))


def test_invalid_utf8() -> None:
    """Bytes that are not UTF-8 are reported with their line."""
    text = (HEADER + SOURCE).encode() + b'{"type": "source", "id": "\xff"}\n' + SOURCE.encode()
    assert list_problems(text) == [(3, "", "the byte 0xff at column 27")]


def test_terms_must_follow_their_organisation() -> None:
    """A term away from its organisation, or an organisation after its terms, is reported with its line."""
    for lines_, line, expected in [
        (IPSM_LINE + SOURCE + TERM, 4, "board term 't' directly after organisation 'o' or another of its terms"),
        (TERM + IPSM_LINE, 3, "organisation 'o' before its terms"),
    ]:
        with pytest.raises(FormatError) as caught:
            list(iter_load(io.BytesIO((HEADER + lines_).encode())))
        assert caught.value.problems == (Problem("", expected, "it elsewhere", line),)


def test_decrees_must_precede_what_names_them() -> None:
    """A decree may follow sources and other decrees, and is reported with its line if anything else came before."""
    decree = '{"type": "decree", "id": "sk"}\n'
    assert [
        entity.id for entity in iter_load(io.BytesIO((HEADER + decree + SOURCE + decree + IPSM_LINE).encode()))
    ] == [
        "sk",
        "s",
        "sk",
        "o",
    ]
    assert list_problems(HEADER + IPSM_LINE + TERM + decree) == [(4, "", "it elsewhere")]
    assert list_problems(HEADER + TERM + SOURCE + decree) == [(4, "", "it elsewhere")]


def test_entities_until_the_first_problem() -> None:
    """Entities before the first problem are yielded, and the error comes at the end."""
    yielded_ids: list[str] = []
    entities = iter_load(io.BytesIO((HEADER + SOURCE + "{}\n" + IPSM_LINE + "[]").encode()))
    with pytest.raises(FormatError):
        yielded_ids.extend(entity.id for entity in entities)
    assert yielded_ids == ["s"]


def test_error_names_the_file(tmp_path: Path) -> None:
    """The error names the file."""
    file = tmp_path / "broken.jsonl"
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(FormatError, match=r"broken\.jsonl: line 1: expected a first line") as caught:
        list(iter_load(file))
    assert caught.value.source == str(file)
    with file.open("rb") as stream, pytest.raises(FormatError) as caught:
        list(iter_load(stream))
    assert caught.value.source == str(file)
    assert str(Problem("/a", "b", "c", 3)) == "line 3: /a: expected b, got c"


def test_progress_is_reported() -> None:
    """The number of bytes read is reported repeatedly, and at the end."""
    amounts: list[int] = []
    text = (HEADER + SOURCE * 100_000).encode()
    list(iter_load(io.BytesIO(text), watch=amounts.append))
    assert amounts == sorted(amounts)
    assert len(amounts) > 2
    assert amounts[-1] == len(text)


def test_entities_are_written_in_order(tmp_path: Path) -> None:
    """Entities are written in the given order; an invalid order or value leaves the file unchanged."""
    board = term("2020/2025", "t")
    assert read_both_ways(write_both_ways([KASMAD, IPSM, board], tmp_path)) == [KASMAD, IPSM, board]
    file = tmp_path / "kept.jsonl"
    file.write_bytes(b"as it was")
    with pytest.raises(OutOfPlaceError):
        jsonl.dump([IPSM, KASMAD, board], file)
    with pytest.raises(TypeError, match="expected a source, decree, organisation, member or board term, got 'o'"):
        jsonl.dump(["o"], file)  # type: ignore[list-item]  # a wrong type
    with pytest.raises(FormatError) as caught:
        jsonl.dump([KASMAD, term("2020/2025", "s"), term("2020/2025", "\ud800")], file)
    assert [problem.path for problem in caught.value.problems] == ["/board_terms/1/id"]
    assert file.read_bytes() == b"as it was"
    assert {path.name for path in tmp_path.iterdir()} == {"kept.jsonl", "fast.jsonl", "strict.jsonl"}


def test_garbage_collection_runs_between_entities() -> None:
    """The garbage collector has its usual state while a caller uses an entity."""
    was_on = gc.isenabled()
    gc.enable()
    try:
        assert {gc.isenabled() for _ in iter_load(io.BytesIO((HEADER + SOURCE + SOURCE).encode()))} == {True}
    finally:
        (gc.enable if was_on else gc.disable)()


def test_is_lines() -> None:
    """A header with more lines is JSON Lines; a document or anything else is not."""
    assert is_lines((HEADER + SOURCE).encode())
    assert is_lines(("\ufeff\n" + HEADER + SOURCE).encode())
    for text in (
        "",
        HEADER,
        '{"psm_register": 1,\n"sources": []}',
        "[]\n[]",
        "{\n}",
        "x\ny",
        '{"psm_register": 1}\n\n',
    ):
        assert not is_lines(text.encode())


@pytest.mark.parametrize("suffix", ["json", "jsonl", "json.gz", "jsonl.gz", "JSONL.GZ", "json.zst", "jsonl.zst"])
@settings(max_examples=3)
@given(register=registers())
def test_suffix_decides_the_format(suffix: str, register: Register, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The name of a file decides its format and compression, and the bytes are reproducible."""
    file = tmp_path_factory.getbasetemp() / f"register.{suffix}"
    grouped = Register.of(*iter_grouped(register))
    dump(grouped, file)
    assert load(file) == grouped
    first = file.read_bytes()
    dump(grouped, file)
    assert file.read_bytes() == first
    assert first.startswith({"gz": b"\x1f\x8b", "st": b"\x28\xb5"}.get(suffix.lower()[-2:], b"{"))
    if suffix == "json":
        assert loads(first) == grouped


def interrupt_after(*entities: Entity) -> Iterator[Entity]:
    """Yield entities, then raise KeyboardInterrupt."""
    yield from entities
    raise KeyboardInterrupt


def test_interrupted_writing_keeps_the_file(tmp_path: Path) -> None:
    """An interrupted write keeps the existing file, and leaves no other."""
    file = tmp_path / "register.jsonl"
    for before in (None, b"as it was"):
        if before is not None:
            file.write_bytes(before)
        with pytest.raises(KeyboardInterrupt):
            jsonl.dump(interrupt_after(IPSM), file)
        assert [path.read_bytes() for path in tmp_path.iterdir()] == ([] if before is None else [before])
