"""JSON Lines: entities line by line, with msgspec and without, and all that is wrong with a line."""

from __future__ import annotations

import gc
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psm_model.entities import Register
from psm_model.entities.grouping import in_groups
from psm_model.entities.register import Entity
from psm_model.errors import FormatError, OutOfPlaceError, Problem
from psm_model.formats import dump, dumps, iter_load, load, loads
from psm_model.formats import jsonl as lines
from psm_model.formats.jsonl import is_lines
from psm_model.formats.lines import iter_chunks, line_type
from psm_model.strategies import registers
from tests.drawing import skeletons
from tests.formats.ways import without_msgspec
from tests.rules.samples import IPSM, KASMAD, term

HEADER = '{"psm_register": 1}\n'
SOURCE = '{"type": "source", "id": "s"}\n'
IPSM_LINE = '{"type": "organisation", "id": "o", "name": "IPSM", "level": "national"}\n'
TERM = '{"type": "board_term", "id": "t", "organisation_id": "o", "label": "2020-2025"}\n'


def read(text: str | bytes) -> list[Entity]:
    """The entities of a text, read with msgspec and without, which must give the same."""
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


def problems(text: str | bytes) -> list[tuple[int | None, str, str]]:
    """All that is wrong with a text: the lines, the pointers and what was got."""
    with pytest.raises(FormatError) as caught:
        read(text)
    return [(one.line, one.path, one.got) for one in caught.value.problems]


def written(entities: Register | Sequence[Entity], folder: Path) -> bytes:
    """What is written of entities, with msgspec and without, which must be the same."""
    fast, strict = folder / "fast.jsonl", folder / "strict.jsonl"
    lines.dump(entities, fast)
    with without_msgspec():
        lines.dump(entities, strict)
    assert fast.read_bytes() == strict.read_bytes()
    return fast.read_bytes()


@given(register=skeletons() | registers())
def test_written_and_read_again(register: Register, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is written of a register is read as its entities in groups, each line saying what the document does."""
    text = written(register, tmp_path_factory.getbasetemp())
    entities = list(in_groups(register))
    assert read(text) == entities
    head, *rest = map(json.loads, text.splitlines())
    assert head == {"psm_register": 1}
    document = json.loads(dumps(Register.of(*entities)))
    for place, kind in (("sources", "source"), ("members", "member"), ("organisations", "organisation")):
        assert [one for one in rest if one["type"] == kind] == [
            {"type": kind, **one} for one in document.get(place, [])
        ]


@given(
    st.binary(max_size=40) | st.lists(st.sampled_from([b"{", b"}", b"\n", b" ", b"a", b'"board_term"'])).map(b"".join)
)
@example(b"\n \n{}\n")
def test_cuts_leave_nothing_out(text: bytes) -> None:
    """However a text comes, the chunks are all of it, cut at ends of lines, first behind the first that is one."""
    for size in (1, 3, 1000):
        for whole_groups in (False, True):
            blocks = [text[start : start + size] for start in range(0, len(text), size)]
            chunks = list(iter_chunks(blocks, whole_groups=whole_groups))
            assert b"".join(chunks) == text
            assert all(chunk.endswith(b"\n") for chunk in chunks[:-1])
            if text.strip():
                assert len(chunks[0].strip().splitlines()) <= 1 or b"\n" not in chunks[0].strip()


@given(st.lists(st.integers(0, 9), max_size=6), st.integers(1, 12), st.integers(3, 9))
def test_lines_are_limited(lengths: list[int], size: int, longest: int) -> None:
    """A line that is longer than the limit is refused with its number before more of it is held than a block."""
    text = b"".join(b"x" * length + b"\n" for length in lengths)
    counted: list[int] = []
    coming = blocks(counted, *(text[start : start + size] for start in range(0, len(text), size)))
    # A block is looked at when it is whole.
    too_long = next((at for at, length in enumerate(lengths, start=1) if length > longest + size), None)
    refused = None
    try:
        assert b"".join(iter_chunks(coming, "x", longest_line=longest)) == text
    except FormatError as error:
        refused = error
    if refused is None:
        assert too_long is None
        return
    (problem,) = refused.problems
    assert (refused.source, problem.path, problem.expected) == ("x", "", f"lines of at most {longest} bytes")
    assert problem.line is not None
    assert problem.line <= (too_long or len(lengths))
    assert lengths[problem.line - 1] > longest
    assert sum(counted) <= sum(length + 1 for length in lengths[: problem.line - 1]) + longest + size


@given(register=registers(), size=st.integers(1, 3000))
def test_groups_are_not_parted(register: Register, size: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where groups are to be whole, no chunk begins with a term that has one of its own organisation before it."""
    file = tmp_path_factory.getbasetemp() / "groups.jsonl"
    lines.dump(register, file)
    text = file.read_bytes()
    blocks = (text[start : start + size] for start in range(0, len(text), size))
    _, *chunks = iter_chunks(blocks, whole_groups=True)
    for chunk in chunks[1:]:
        assert line_type(chunk.splitlines()[0]) != "board_term"
    assert all(lines.parse_chunk(chunk) for chunk in chunks if chunk.strip())


def blocks(counted: list[int], *parts: bytes) -> Iterator[bytes]:
    """Parts that come one by one, each a block, and how many have come."""
    for part in parts:
        counted.append(len(part))
        yield part


def test_chunks_come_as_soon_as_they_can() -> None:
    """A chunk is given when it is whole, before more is read; and of what is held nothing is looked at again."""
    counted: list[int] = []
    header, one, other = HEADER.encode(), SOURCE.encode(), TERM.encode()
    coming = iter_chunks(blocks(counted, header, one + other, other, one, other), whole_groups=True)
    assert (next(coming), len(counted)) == (header, 1)
    assert (next(coming), len(counted)) == (one + other + other, 4)
    assert list(coming) == [one + other]
    long = [b"{" + b" " * 999] * 16_000
    assert [len(chunk) for chunk in iter_chunks([header, *long])] == [len(header), 16_000_000]
    assert len(list(iter_chunks([header, *[other] * 50_000], whole_groups=True))) == 2
    assert len(list(iter_chunks([b"\n"] * 50_000))) == 1


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
def test_ways_of_writing_the_same(text: str) -> None:
    """A byte order mark, empty lines, the ends of lines, the order of keys and escapes change nothing."""
    assert [entity.id for entity in read(text)] == ["s"]


@pytest.mark.parametrize("text", [HEADER, HEADER.rstrip(), "\ufeff" + HEADER])
def test_nothing_but_a_header(text: str) -> None:
    """A header alone is a register without entities."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", [(1, "", "nothing, it is empty")]),
        ("\n\n", [(3, "", "nothing, it is empty")]),
        ("\n[]\n" + SOURCE, [(2, "", "something else")]),
        ("{\n", [(1, "", "something else")]),
        (SOURCE, [(1, "", "something else")]),
        ('{"psm_register": 1, "sources": []}', [(1, "", "another key, 'sources'")]),
        ('{"psm_register": 2}\n' + "{", [(1, "/psm_register", "2")]),
        ('{"psm_register": true}', [(1, "/psm_register", "true")]),
        ('{"psm_register": 1, "psm_register": 1}', [(1, "", "'psm_register' more than once")]),
    ],
)
def test_no_header(text: str, wrong: list[tuple[int, str, str]]) -> None:
    """Of a text whose first line is no header, that alone is told."""
    told = problems(text)
    assert [(line, path) for line, path, _ in told] == [(line, path) for line, path, _ in wrong]
    assert [got for _, _, got in told] == [got for _, _, got in wrong]


def test_all_that_is_wrong_is_told() -> None:
    """Each problem has its line and the pointer that the entity has in the document, however many there are."""
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
    assert [(line, path) for line, path, _ in problems(text)] == [
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
    assert "31-12" not in str(problems(text))


def test_no_utf8() -> None:
    """Bytes that are no UTF-8 are told of with their line."""
    text = (HEADER + SOURCE).encode() + b'{"type": "source", "id": "\xff"}\n' + SOURCE.encode()
    assert problems(text) == [(3, "", "the byte 0xff at offset 26")]


def test_terms_stand_with_their_organisation() -> None:
    """A term apart from its organisation is a problem, as is an organisation after its terms, each with its line."""
    apart = problems(HEADER + IPSM_LINE + SOURCE + TERM)
    assert apart == [(4, "", "term 't' of organisation 'o' does not stand with it")]
    after = problems(HEADER + TERM + IPSM_LINE)
    assert after == [(3, "", "organisation 'o' stands after its terms")]


def test_entities_until_the_first_problem() -> None:
    """What is right before the first problem is given, nothing after it, and the error comes at the end."""
    given_: list[str] = []
    entities = iter_load(io.BytesIO((HEADER + SOURCE + "{}\n" + IPSM_LINE + "[]").encode()))
    with pytest.raises(FormatError):
        given_.extend(entity.id for entity in entities)
    assert given_ == ["s"]


def test_error_names_the_file(tmp_path: Path) -> None:
    """The error names the file."""
    file = tmp_path / "broken.jsonl"
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(FormatError, match=r"broken\.jsonl: line 1: expected a first line") as caught:
        list(iter_load(file))
    assert caught.value.source == str(file)
    with file.open("rb") as opened, pytest.raises(FormatError) as caught:
        list(iter_load(opened))
    assert caught.value.source == str(file)
    assert str(Problem("/a", "b", "c", 3)) == "line 3: /a: expected b, got c"


def test_watched() -> None:
    """How far the file is read is told time and again, at the end that all is."""
    told: list[int] = []
    text = (HEADER + SOURCE * 100_000).encode()
    list(iter_load(io.BytesIO(text), watch=told.append))
    assert told == sorted(told)
    assert len(told) > 2
    assert told[-1] == len(text)


def test_entities_are_written_as_they_come(tmp_path: Path) -> None:
    """Entities are written one by one, in the order in which they come; nothing else is, and no group apart."""
    board = term("2020/2025", "t")
    assert read(written([KASMAD, IPSM, board], tmp_path)) == [KASMAD, IPSM, board]
    file = tmp_path / "kept.jsonl"
    file.write_bytes(b"as it was")
    with pytest.raises(OutOfPlaceError):
        lines.dump([IPSM, KASMAD, board], file)
    with pytest.raises(TypeError, match="expected a source, organisation, member or board term, got 'o'"):
        lines.dump(["o"], file)  # type: ignore[list-item]  # what must be refused
    with pytest.raises(FormatError) as caught:
        lines.dump([term("2020/2025", "\ud800")], file)
    assert [one.path for one in caught.value.problems] == ["/id"]
    assert file.read_bytes() == b"as it was"
    assert {one.name for one in tmp_path.iterdir()} == {"kept.jsonl", "fast.jsonl", "strict.jsonl"}


def test_search_for_garbage_goes_on_between_entities() -> None:
    """While an entity is looked at, the search for garbage is as it was."""
    was_on = gc.isenabled()
    gc.enable()
    try:
        assert {gc.isenabled() for _ in iter_load(io.BytesIO((HEADER + SOURCE + SOURCE).encode()))} == {True}
    finally:
        (gc.enable if was_on else gc.disable)()


def test_lines_or_a_document() -> None:
    """A header with more behind it is told from a document, and from what is neither."""
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
@settings(max_examples=10)
@given(register=registers())
def test_suffix_says_the_format(suffix: str, register: Register, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file is written and read in the format and compression that its name says; the same bytes each time."""
    file = tmp_path_factory.getbasetemp() / f"register.{suffix}"
    grouped = Register.of(*in_groups(register))
    dump(grouped, file)
    assert load(file) == grouped
    first = file.read_bytes()
    dump(grouped, file)
    assert file.read_bytes() == first
    assert first.startswith({"gz": b"\x1f\x8b", "st": b"\x28\xb5"}.get(suffix.lower()[-2:], b"{"))
    if suffix == "json":
        assert loads(first) == grouped


def interrupted(*entities: Entity) -> Iterator[Entity]:
    """Entities, and then somebody breaks it off."""
    yield from entities
    raise KeyboardInterrupt


def test_nothing_half_written(tmp_path: Path) -> None:
    """Where writing is broken off, what stood there stands, and nothing beside it."""
    file = tmp_path / "register.jsonl"
    for before in (None, b"as it was"):
        if before is not None:
            file.write_bytes(before)
        with pytest.raises(KeyboardInterrupt):
            lines.dump(interrupted(IPSM), file)
        assert [one.read_bytes() for one in tmp_path.iterdir()] == ([] if before is None else [before])
