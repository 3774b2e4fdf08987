"""The fast JSON codec: it reads and writes exactly as the strict one, and leaves other documents to it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.entities import Appointment, BoardTerm, OrganisationName, Post, Register, Source
from psm_model.errors import FormatError
from psm_model.formats._fast import read, read_lines, write
from psm_model.formats.json import dumps, loads
from psm_model.formats.jsonl import dump, parse_chunk
from psm_model.strategies import registers, valid_registers
from psm_model.values import Identifier, PersonName
from tests.formats.invalid_documents import VALID
from tests.formats.odd_writing import write_oddly
from tests.formats.spoiling import change_one_value
from tests.formats.ways import dumps_strictly, loads_both_ways, loads_strictly, without_msgspec
from tests.rules.samples import IPSM, KASMAD

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


def holds_large_number(value: object) -> bool:
    """Return whether a value of JSON holds a number beyond 64 bits."""
    if isinstance(value, Mapping):
        return any(map(holds_large_number, value.values()))
    if isinstance(value, tuple):
        return any(map(holds_large_number, value))
    return isinstance(value, float) and abs(value) >= 2**63


def needs_strict_reader(register: Register) -> bool:
    """Return whether an application's own data in a register holds a number beyond 64 bits."""
    return any(holds_large_number(getattr(record, "extra", ())) for _, record in register.walk())


def assert_written_documents_are_read_fast(register: Register) -> None:
    """Assert that a written register is read by the fast codec without a second pass.

    A large number in an application's own data needs the strict reader, which knows whether it is a whole number.
    """
    for text in (dumps(register), dumps(register).encode()):
        assert read(text) == (None if needs_strict_reader(register) else (register, True))


def assert_the_same_bytes_are_written(register: Register) -> None:
    """Assert that the fast codec writes the same text as the strict one."""
    text = dumps_strictly(register)
    assert write(register) == text
    assert dumps(register) == text


def assert_records_are_complete(register: Register) -> None:
    """Assert that records built without `__init__` can be hashed and evolved like others."""
    if needs_strict_reader(register):
        return
    result = read(dumps(register))
    assert result is not None
    assert hash(result[0]) == hash(register)
    for (_, fast_record), (_, record) in zip(result[0].walk(), register.walk(), strict=True):
        assert type(fast_record) is type(record)
        assert attrs.evolve(fast_record) == record
    assert [term.span for term in result[0].board_terms] == [term.span for term in register.board_terms]


@given(registers() | valid_registers())
def test_codecs_agree_on_any_register(register: Register) -> None:
    """The properties of both codecs for any register; one test, because drawing registers is slow."""
    assert_written_documents_are_read_fast(register)
    assert_the_same_bytes_are_written(register)
    assert_records_are_complete(register)


LETTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from('\x00\x08\t\n\x0c\r\x1f\x7f"\\/\u2028\ufeff')


@given(st.text(LETTERS))
def test_codecs_escape_alike(text: str) -> None:
    """Marks and control characters are written the same way."""
    register = Register(sources=(Source(id=f"s{text}", quotation=text),))
    assert write(register) == dumps_strictly(register)


@pytest.mark.parametrize("text", ["x" * 100_001, "\ud800", "a\udfff"])
def test_unreadable_texts_are_left_to_the_strict_codec(text: str) -> None:
    """A text that is too long or cannot be encoded is left to the strict codec, which refuses it."""
    register = Register(sources=(Source(id="s", quotation=text),))
    assert write(register) is None
    with pytest.raises(FormatError, match="/sources/0/quotation"):
        dumps(register)


def test_long_record_of_short_texts() -> None:
    """A record may be longer than the limit for a text."""
    term = BoardTerm(id="t", organisation_id="o", other_labels=("x" * 1000,) * 200)
    assert loads(dumps(Register(board_terms=(term,)))).board_terms[0] == term


@settings(max_examples=max(100, settings().max_examples))
@given(st.data())
def test_codecs_agree_on_changed_documents(data: st.DataObject) -> None:
    """Both codecs read a changed document equally, or refuse it with the same problems."""
    tree: Any = VALID
    for _ in range(data.draw(st.integers(1, 3))):
        tree = data.draw(st.composite(change_one_value)(tree))
    try:
        loads_both_ways(json.dumps(tree))
    except ValueError:
        assert read(json.dumps(tree)) is None


@settings(max_examples=max(100, settings().max_examples))
@given(st.data(), st.integers(0, 2**32), st.sets(st.sampled_from(KEYS), max_size=2))
def test_codecs_agree_on_unusual_notation(data: st.DataObject, seed: int, duplicated: set[str]) -> None:
    """Both codecs read any notation equally, also with changes and duplicate keys."""
    tree: Any = VALID
    if data.draw(st.booleans()):
        tree = data.draw(st.composite(change_one_value)(tree))
    text = write_oddly(tree, seed, duplicated=duplicated)
    assert_codecs_agree(text)
    assert_codecs_agree(text.encode())


MARKS: Final = st.lists(st.sampled_from(['\\"', "\\u0022", "\\\\u0022", "\\\\", "\\u005c", "x"]), max_size=6)
PAIRS: Final = st.tuples(st.sampled_from(["id", "i\\u0064", "url", "\\u0075rl"]), MARKS.map("".join))


@given(st.lists(PAIRS, min_size=1, max_size=4))
def test_escapes_do_not_hide_duplicate_keys(pairs: list[tuple[str, str]]) -> None:
    """A duplicate key is refused by both codecs, also in JSON Lines, whatever is escaped."""
    inner = ",".join(f'"{key}":"{value}"' for key, value in pairs)
    lost = inner.count('"') - json.dumps(json.loads(f"{{{inner}}}")).count('"')
    inner = inner[:-1] + max(0, lost) * "\\u0022" + '"'
    assert_codecs_agree(f'{{"psm_register":1,"sources":[{{{inner}}}]}}')
    line = f'{{"type":"source",{inner}}}\n'.encode()
    fast = read_lines(line)
    with without_msgspec():
        try:
            strict: list[Any] | None = parse_chunk(line)
        except FormatError:
            strict = None
    assert fast in (None, strict)


def assert_codecs_agree(text: str | bytes) -> None:
    """Assert that both codecs read a document equally, or refuse it with the same problems."""
    with suppress(FormatError):
        loads_both_ways(text)


class OwnText(str):
    """A subclass of str from an application."""

    __slots__ = ()

    def __str__(self) -> str:
        return "something else"


class OwnChoice(StrEnum):
    """A StrEnum from an application."""

    ONE = 'one "é"\n'


@pytest.mark.parametrize("text", [OwnText('a "é"\n'), OwnChoice.ONE, OwnText("x" * 100_001), OwnText("\ud800")])
def test_codecs_agree_on_subclasses_of_str(text: str, tmp_path: Path) -> None:
    """A text of a subclass of str is written as its text, or refused, by both codecs."""
    register = Register.of(
        Source(id=text, url=text),
        attrs.evolve(KASMAD, id=text, name=PersonName(text), identifiers=(Identifier(text, text),)),
        attrs.evolve(IPSM, id=text, names=(OrganisationName(name=text),)),
        BoardTerm(id=text, organisation_id=text, appointments=(Appointment(id=text, post=Post.CHAIR, office=text),)),
    )

    def write_both() -> tuple[object, object]:
        try:
            dump(register, tmp_path / "register.jsonl")
            return dumps(register), (tmp_path / "register.jsonl").read_bytes()
        except FormatError as error:
            return error.problems, None

    fast = write_both()
    with without_msgspec():
        assert write_both() == fast
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
def test_duplicate_keys_are_refused(text: str) -> None:
    """A duplicate key is refused in any object, whatever its values."""
    result = read(text)
    assert result is None or result[1] is False
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
def test_codecs_agree_on_redundant_notation(text: str) -> None:
    """Default values, escapes and spaces may be written, and the register stays the same."""
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
def test_codecs_refuse_blank_texts(field: str, text: str) -> None:
    """A required text of blanks of any kind is refused."""
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
def test_codecs_check_invariants_between_fields(text: str) -> None:
    """An appointment must have one holder and a legal basis a citation or a text, with either codec."""
    assert text != PLAIN
    assert read(text) is None
    with pytest.raises(FormatError):
        loads_both_ways(text)


def test_without_msgspec() -> None:
    """Without msgspec, documents are read all the same."""
    program = "import sys; sys.modules['msgspec'] = None; from psm_model import loads; print(loads(sys.stdin.read()))"
    process = subprocess.run(
        [sys.executable, "-c", program], input=PLAIN, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert process.stdout.strip() == repr(loads(PLAIN)) == repr(loads_strictly(PLAIN))


def test_equal_texts_are_shared() -> None:
    """Equal ids, references and titles share one object within a document, and not between documents."""
    appointments = tuple(Appointment(id=f"a-{n}", post=Post.MEMBER, title="Anggota", member_id="m-1") for n in range(2))
    terms = [
        BoardTerm(id=f"t-{n}", organisation_id="o-1", source_ids=("s-1",), appointments=appointments) for n in range(2)
    ]
    text = dumps(Register.of(attrs.evolve(IPSM, id="o-1"), attrs.evolve(KASMAD, id="m-1"), *terms))
    register = loads(text)
    first, second = register.board_terms
    texts = [
        (register.organisations[0].id, first.organisation_id, second.organisation_id),
        (first.source_ids[0], second.source_ids[0]),
        (
            register.members[0].id,
            *(appointment.member_id for term in (first, second) for appointment in term.appointments),
        ),
        tuple(appointment.title for term in (first, second) for appointment in term.appointments),
    ]
    assert [len({id(text) for text in equal_texts}) for equal_texts in texts] == [1, 1, 1, 1]
    assert loads(text).organisations[0].id is not register.organisations[0].id
