"""The fast way of JSON: it reads and writes what the strict way does, to the letter, and leaves all else to that."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.entities import Appointment, BoardTerm, Post, Register, Source
from psm_model.errors import FormatError
from psm_model.formats._fast import read, read_lines, write
from psm_model.formats.json import VERSION, dumps, loads
from psm_model.formats.jsonl import dump, parse_chunk
from psm_model.strategies import registers, valid_registers
from psm_model.values import Identifier, PersonName
from tests.formats.odd_writing import in_odd_writing
from tests.formats.spoiling import spoilt
from tests.formats.ways import dumps_strictly, loads_both_ways, loads_strictly, without_msgspec
from tests.rules.samples import IPSM, KASMAD
from tests.test_errors_in_documents import VALID

PLAIN: Final = json.dumps(VALID)
KEYS: Final = (
    "psm_register",
    "members",
    "id",
    "name",
    "birth_date",
    "cards",
    "number",
    "start",
    "code",
    "post",
    "scheme",
)


def assert_written_documents_are_read_fast(register: Register) -> None:
    """What is written of any register is read in the fast way, and for sure: nothing has to be looked at again."""
    for text in (dumps(register), dumps(register).encode()):
        assert read(text) == (register, True)


def assert_the_same_bytes_are_written(register: Register) -> None:
    """What is written fast is what is written without msgspec, to the last space."""
    text = dumps_strictly(register)
    assert write(register, VERSION) == text
    assert dumps(register) == text


def assert_records_are_those_of_their_classes(register: Register) -> None:
    """What is built without `__init__` has all that records have: it is hashed and evolved as others are."""
    found = read(dumps(register))
    assert found is not None
    assert hash(found[0]) == hash(register)
    for (_, one), (_, other) in zip(found[0].walk(), register.walk(), strict=True):
        assert type(one) is type(other)
        assert attrs.evolve(one) == other
    assert [term.span for term in found[0].board_terms] == [term.span for term in register.board_terms]


@given(registers() | valid_registers())
def test_any_register_is_read_and_written_alike(register: Register) -> None:
    """What holds of any register both ways, all of it of the same draws, since these take longest."""
    assert_written_documents_are_read_fast(register)
    assert_the_same_bytes_are_written(register)
    assert_records_are_those_of_their_classes(register)


LETTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from('\x00\x08\t\n\x0c\r\x1f\x7f"\\/\u2028\ufeff')


@given(st.text(LETTERS))
def test_all_letters_are_escaped_alike(text: str) -> None:
    """Marks and control characters are written in the same way too."""
    register = Register(sources=(Source(id=f"s{text}", quotation=text),))
    assert write(register, VERSION) == dumps_strictly(register)


@pytest.mark.parametrize("text", ["x" * 100_001, "\ud800", "a\udfff"])
def test_what_would_not_be_read_is_left_to_the_other_way(text: str) -> None:
    """A text that is too long, or that no file can hold, is not written fast, and refused as ever."""
    register = Register(sources=(Source(id="s", quotation=text),))
    assert write(register, VERSION) is None
    with pytest.raises(FormatError, match="/sources/0/quotation"):
        dumps(register)


def test_a_long_record_of_short_texts_is_written() -> None:
    """A record may be longer than a text: that it is looked at in the other way changes nothing."""
    term = BoardTerm(id="t", organisation_id="o", other_labels=("x" * 1000,) * 200)
    assert loads(dumps(Register(board_terms=(term,)))).board_terms[0] == term


@settings(max_examples=300)
@given(st.data())
def test_spoilt_documents_are_the_same_both_ways(data: st.DataObject) -> None:
    """A document in which something was changed is read to equal registers, or refused with the same problems."""
    tree: Any = VALID
    for _ in range(data.draw(st.integers(1, 3))):
        tree = data.draw(st.composite(spoilt)(tree))
    try:
        loads_both_ways(json.dumps(tree))
    except ValueError:
        assert read(json.dumps(tree)) is None


@settings(max_examples=300)
@given(st.data(), st.integers(0, 2**32), st.sets(st.sampled_from(KEYS), max_size=2))
def test_odd_writings_are_the_same_both_ways(data: st.DataObject, seed: int, doubled: set[str]) -> None:
    """However a document is written, spoilt or not, and whichever keys stand twice, both ways make the same of it."""
    tree: Any = VALID
    if data.draw(st.booleans()):
        tree = data.draw(st.composite(spoilt)(tree))
    text = in_odd_writing(tree, seed, doubled=doubled)
    assert_alike(text)
    assert_alike(text.encode())


MARKS: Final = st.lists(st.sampled_from(['\\"', "\\u0022", "\\\\u0022", "\\\\", "\\u005c", "x"]), max_size=6)
PAIRS: Final = st.tuples(st.sampled_from(["id", "i\\u0064", "url", "\\u0075rl"]), MARKS.map("".join))


@given(st.lists(PAIRS, min_size=1, max_size=4))
def test_escapes_do_not_hide_a_key_that_stands_twice(pairs: list[tuple[str, str]]) -> None:
    """A key that stands twice is refused both ways, in lines too, where as many marks are escaped as are lost."""
    inner = ",".join(f'"{key}":"{value}"' for key, value in pairs)
    lost = inner.count('"') - json.dumps(json.loads(f"{{{inner}}}")).count('"')
    inner = inner[:-1] + max(0, lost) * "\\u0022" + '"'
    assert_alike(f'{{"psm_register":1,"sources":[{{{inner}}}]}}')
    line = f'{{"type":"source",{inner}}}\n'.encode()
    quickly = read_lines(line)
    with without_msgspec():
        try:
            strict: list[Any] | None = parse_chunk(line)
        except FormatError:
            strict = None
    assert quickly in (None, strict)


def assert_alike(text: str | bytes) -> None:
    """See that both ways read a document to equal registers, or refuse it with the same problems."""
    with suppress(FormatError):
        loads_both_ways(text)


class OwnText(str):
    """A text of somebody's own class."""

    __slots__ = ()

    def __str__(self) -> str:
        return "something else"


class OwnChoice(StrEnum):
    """A choice of somebody's own."""

    ONE = 'one "é"\n'


@pytest.mark.parametrize("text", [OwnText('a "é"\n'), OwnChoice.ONE, OwnText("x" * 100_001), OwnText("\ud800")])
def test_texts_of_other_classes_are_written_alike(text: str, tmp_path: Path) -> None:
    """A text of a class of somebody's own is written as the text that it is, or refused, both ways."""
    register = Register.of(
        Source(id=text, url=text),
        attrs.evolve(KASMAD, id=text, name=PersonName(text), identifiers=(Identifier(text, text),)),
        attrs.evolve(IPSM, id=text, other_names=(text,)),
        BoardTerm(id=text, organisation_id=text, appointments=(Appointment(id=text, post=Post.CHAIR, office=text),)),
    )

    def written() -> tuple[object, object]:
        try:
            dump(register, tmp_path / "register.jsonl")
            return dumps(register), (tmp_path / "register.jsonl").read_bytes()
        except FormatError as error:
            return error.problems, None

    fast = written()
    with without_msgspec():
        assert written() == fast
    if fast[1] is not None:
        assert loads(dumps(register)) == register


@pytest.mark.parametrize(
    "text",
    [
        '{"psm_register":1,"sources":[{"id":"a","id":"b\\u0022\\u0022\\u0022\\u0022"}]}',
        PLAIN.replace('"id": "o"', '"id": "o", "id": "o"'),
        PLAIN.replace('"id": "o"', '"id": "o", "\\u0069d": "o"'),
        PLAIN.replace('"id": "o"', '"id": "first", "id": "o"'),
        PLAIN.replace('"start": "2025"', '"start": "2024", "start": "2025"'),
        PLAIN.replace('"code": "33.25"', '"code": "33", "code": "33.25"'),
        PLAIN.replace('"scheme": "nik"', '"scheme": "nik", "scheme": "nik"'),
        PLAIN.replace('"members": [', '"members": [], "members": ['),
        PLAIN.replace('{"psm_register": 1', '{"psm_register": 1, "psm_register": 1'),
        PLAIN.replace('"terms_complete": true', '"terms_complete": true, "terms_complete": true'),
    ],
)
def test_a_key_that_stands_twice_is_seen(text: str) -> None:
    """A key that stands twice in an object is refused, whatever the object is and whatever stands there."""
    found = read(text)
    assert found is None or found[1] is False
    with pytest.raises(ValueError, match="more than once"):
        loads_both_ways(text)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace('"id": "o"', '"id": "o", "founded": null'),
        PLAIN.replace('"id": "o"', '"id": "o", "partners": []'),
        PLAIN.replace('"id": "a"', '"id": "a", "capacity": "substantive"'),
        PLAIN.replace('"end": "2030"', '"end": null'),
        PLAIN.replace('"start": "2025", ', ""),
        PLAIN.replace('{"code": "33.25", "vintage": "2138"}', '{"code": "33.25"}'),
        PLAIN.replace('{"code": "33.25", "vintage": "2138"}', '{"code": "33.25", "vintage": null}'),
        PLAIN.replace('"UU 11/2009 Pasal 21"', '"Undang-Undang Nomor 11 Tahun 2009 Pasal 21"'),
        PLAIN.replace("IPSM", '\\u0049PSM \\"\\\\'),
        "\ufeff" + PLAIN,
        json.dumps(VALID, indent="\t", separators=(" ,\r\n", " :  ")),
    ],
)
def test_other_writings_are_read_the_same(text: str) -> None:
    """What goes without saying may be said, and signs may be escaped and set apart: it is read to equal registers."""
    assert loads_both_ways(text) == loads_both_ways(text.encode())


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("vintage", PLAIN.replace('"vintage": "2138"', '"vintage": "\\u3000"')),
        ("name", PLAIN.replace('"name": "IPSM"', '"name": "\\u3000"')),
        ("id", PLAIN.replace('"id": "a"', '"id": "\\n"')),
        ("scheme", PLAIN.replace('"scheme": "nik"', '"scheme": " "')),
        ("name", PLAIN.replace('"name": "Contoh", "area"', '"name": "\\t", "area"')),
        ("title", PLAIN.replace('"title": "Bimtek"', '"title": ""')),
    ],
)
def test_blank_texts_are_refused_both_ways(field: str, text: str) -> None:
    """A text that may not be empty is refused where it has nothing in it but blanks, of whatever kind."""
    assert text != PLAIN
    assert read(text) is None
    with pytest.raises(ValueError, match=field):
        loads_both_ways(text)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace('"office": "Bupati"', '"office": "Bupati", "member_id": "m"'),
        PLAIN.replace(', "office": "Bupati"', ""),
        PLAIN.replace('{"citation": "UU 11/2009 Pasal 21"}', '{"title": "Kesejahteraan Sosial"}'),
    ],
)
def test_what_fields_must_be_to_each_other_is_asked_both_ways(text: str) -> None:
    """An appointment has one holder and a legal basis a citation or a text, however it was read."""
    assert text != PLAIN
    assert read(text) is None
    with pytest.raises(FormatError):
        loads_both_ways(text)


def test_without_msgspec_nothing_is_missed() -> None:
    """Where msgspec is not installed, documents are read all the same."""
    program = "import sys; sys.modules['msgspec'] = None; from psm_model import loads; print(loads(sys.stdin.read()))"
    done = subprocess.run(
        [sys.executable, "-c", program], input=PLAIN, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == repr(loads(PLAIN)) == repr(loads_strictly(PLAIN))


def test_equal_texts_are_one() -> None:
    """Texts that repeat, ids and what refers to them and titles, are in memory once; nothing is kept for the next."""
    held = tuple(Appointment(id=f"a-{n}", post=Post.MEMBER, title="Anggota", member_id="m-1") for n in range(2))
    boards = [BoardTerm(id=f"t-{n}", organisation_id="o-1", source_ids=("s-1",), appointments=held) for n in range(2)]
    text = dumps(Register.of(attrs.evolve(IPSM, id="o-1"), attrs.evolve(KASMAD, id="m-1"), *boards))
    register = loads(text)
    first, second = register.board_terms
    texts = [
        (register.organisations[0].id, first.organisation_id, second.organisation_id),
        (first.source_ids[0], second.source_ids[0]),
        (register.members[0].id, *(one.member_id for term in (first, second) for one in term.appointments)),
        tuple(one.title for term in (first, second) for one in term.appointments),
    ]
    assert [len({id(one) for one in several}) for several in texts] == [1, 1, 1, 1]
    assert loads(text).organisations[0].id is not register.organisations[0].id
