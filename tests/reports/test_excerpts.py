"""Excerpts: the lines that findings point to, with the value marked and without personal data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Card, CardKind, Member, Register, Source
from psm_model.formats import dumps
from psm_model.formats.locations import locate_pointers
from psm_model.masking import mask_digits
from psm_model.reports.excerpts import Excerpt, make_excerpts, make_excerpts_in_lines
from psm_model.strategies import members, registers
from psm_model.values import Identifier, PartialDate, PersonName
from tests.formats.odd_writing import write_oddly

HIDDEN: Final = ("1955-02-03", "9876543210987654", "KTA-CANARY")
SENSITIVE: Final = re.compile(
    r"/\w+/\d+/(appointments/\d+/)?(note|extra|ended)(/|$)"
    r"|/members/\d+/(birth_date|identifiers|membership_ended|service_ended|cards/\d+/number)(/|$)"
)
MEMBER: Final = Member(
    id="m",
    name=PersonName("Contoh"),
    birth_date=PartialDate.parse(HIDDEN[0]),
    identifiers=(Identifier("nik", HIDDEN[1]), Identifier("nik", f"{HIDDEN[1]}x")),
    cards=(Card(kind=CardKind.NATIONAL), Card(kind=CardKind.NATIONAL, number=HIDDEN[2])),
)
INDENTS: Final = st.sampled_from([None, 0, 1, 2])


# Any, here and below: JSON.
def iter_values(tree: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each value of a document with its pointer."""
    yield pointer, tree
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in inside:
        yield from iter_values(value, f"{pointer}/{step}")


def write_document(register: Register, indent: int | None) -> tuple[str, dict[str, Any]]:
    """Return the document of a register with an indent or in one line, and its values by pointer."""
    tree = json.loads(dumps(register))
    values = {pointer: value for pointer, value in iter_values(tree) if pointer.count("/") > 1}
    return json.dumps(tree, indent=indent, ensure_ascii=False), values


def to_masked_json(value: Any) -> str:
    """Return the JSON of a value with long numbers masked."""
    return mask_digits(json.dumps(value, ensure_ascii=False))


def is_sensitive(pointer: str) -> bool:
    """Return whether a pointer leads into a sensitive field."""
    return SENSITIVE.match(pointer) is not None


def overlaps_sensitive(pointer: str, pointers: Any) -> bool:
    """Return whether a value is, contains or is within a sensitive value."""
    return any(is_sensitive(other) for other in pointers if f"{other}/".startswith(f"{pointer}/"))


def assert_excerpts_mark_the_value(register: Register, indent: int | None) -> None:
    """Assert that an excerpt marks the value on its line, unless the line has a sensitive value."""
    text, values = write_document(register, indent)
    excerpts = make_excerpts(text, values)
    locations = locate_pointers(text, list(values))
    for pointer, value in values.items():
        # A record over several lines is represented by its id.
        by_id = indent is not None and isinstance(value, dict) and "id" in value
        shown_pointer = "/".join(pointer.split("/")[:3]) if indent is None else f"{pointer}/id" if by_id else pointer
        assert (pointer in excerpts) is not overlaps_sensitive(shown_pointer, values)
        if pointer in excerpts:
            excerpt = excerpts[pointer]
            marked, expected = (
                "".join(quoted.split()) for quoted in (excerpt.text[excerpt.start : excerpt.end], to_masked_json(value))
            )
            expected_id = to_masked_json(value["id"]) if isinstance(value, dict) and "id" in value else None
            assert marked in {expected, expected_id and "".join(expected_id.split())}
            assert excerpt.line >= locations[pointer][0]
            assert (excerpt.line == locations[pointer][0]) or marked != expected


def assert_lines_have_their_excerpts(register: Register) -> None:
    """Assert that in JSON Lines each excerpt is from the line of its entity."""
    tree = json.loads(dumps(register))
    kinds = {"sources": "source", "members": "member", "organisations": "organisation", "board_terms": "board_term"}
    lines, expected, pointers = [b'{"psm_register":1}'], {}, list[str]()
    all_pointers = [pointer for pointer, _ in iter_values(tree)]
    for key, kind in kinds.items():
        for position, entity in enumerate(tree.get(key, ())):
            lines.append(json.dumps({"type": kind, **entity}, ensure_ascii=False).encode())
            pointers.append(f"/{key}/{position}/id")
            if not overlaps_sensitive(f"/{key}/{position}", all_pointers):
                expected[pointers[-1]] = len(lines), to_masked_json(entity["id"])
    excerpts = make_excerpts_in_lines([b"\n".join(lines)], pointers)
    assert {
        pointer: (excerpt.line, excerpt.text[excerpt.start : excerpt.end]) for pointer, excerpt in excerpts.items()
    } == expected


@given(registers(), INDENTS)
def test_excerpts_of_any_register(register: Register, indent: int | None) -> None:
    """The properties of the excerpts of any register; one test, because drawing registers is slow."""
    assert_excerpts_mark_the_value(register, indent)
    assert_lines_have_their_excerpts(register)


@given(members(), members(), st.integers(0, 2**32))
def test_nothing_personal_is_quoted(first: Member, second: Member, seed: int) -> None:
    """No line with a sensitive key or value is quoted, however the document is written."""
    members = [
        attrs.evolve(MEMBER, id=member.id, decree_ids=member.decree_ids, training=member.training)
        for member in (first, second)
    ]
    tree = json.loads(dumps(Register(members=tuple(members))))
    pointers = [pointer for pointer, _ in iter_values(tree) if pointer.count("/") > 1]
    text = write_oddly(tree, seed, duplicated=("birth_date", "identifiers", "cards", "number"))
    assert json.loads(text) == tree
    for excerpt in make_excerpts(text, pointers).values():
        quoted = re.sub("\\\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), excerpt.text)
        assert not any(personal in quoted for personal in (*HIDDEN, "birth_date", "identifiers"))


@pytest.mark.parametrize(
    "member",
    [
        '"cards": null, "name": "Contoh"',
        '"birth_date": null, "name": "Contoh"',
        '"identifiers": null, "name": "Contoh"',
        '"cards": [null, {"number": null}, {"number": "CANARY"}], "name": "Contoh"',
        '"cards": {"number": "CANARY"}, "name": "Contoh"',
        '"birth\\u005fdate"\n:\n"CANARY", "name": "Contoh"',
        '"birth_date": "CANARY", "birth_date": "CANARY", "name": "Contoh"',
        '"cards": [{"number": "CANARY"}], "cards": [], "name": "Contoh"',
        '": ": "\\": ", "birth_date": {"a": "CANARY"}, "name": "Contoh"',
        '"name": "Contoh", "birth_date": "CANARY", "deep": ' + "[" * 100_000,
    ],
    ids=lambda member: member[:60],
)
def test_invalid_members_are_quoted_without_personal_data(member: str) -> None:
    """Personal data in invalid members is not quoted; null counts as absent."""
    pointers = ["/members/0", "/members/0/id", "/members/0/name", "/members/0/cards", "/members/0/birth_date"]
    for text in (f'{{"members": [{{"id": "m", {member}}}]}}', f'{{"members": [{{\n"id": "m",\n{member}\n}}]}}'):
        assert "CANARY" not in str(make_excerpts(text, pointers))
    line = f'{{"psm_register": 1}}\n{{"type": "member", "id": "m", {member}}}'.encode()
    assert "CANARY" not in str(make_excerpts_in_lines([line], pointers))


def test_member_without_cards_is_quoted() -> None:
    """The name of a member whose cards are null is quoted."""
    text = '{"members": [{"id": "m",\n"cards": null,\n"name": "Contoh"}]}'
    assert make_excerpts(text, ["/members/0/name"])["/members/0/name"].text == '"name": "Contoh"}'


@pytest.mark.parametrize("number", ["0000000000000000", "0000 0000 0000 0000", "00.00.00.000000.0000", "000000000"])
def test_identity_numbers_are_masked(number: str) -> None:
    """A number in a name or an id is masked before, in and after the marked value."""
    member = f'{{"id": "{number}", "name": "Contoh {number}", "area": "{number}"}}'
    excerpts = make_excerpts(f'{{"members": [{member}]}}', ["/members/0/id", "/members/0/name", "/members/0"])
    assert {excerpt.text for excerpt in excerpts.values()} == {'{"id": "…", "name": "Contoh …", "area": "…"}'}
    name = excerpts["/members/0/name"]
    assert name.text[name.start : name.end] == '"Contoh …"'


def test_entity_over_several_lines_is_shown_by_its_id() -> None:
    """An entity over several lines is shown by the line of its id, an entity in one line completely."""
    text = '{"sources": [\n  {\n    "url": "x",\n    "id": "s"\n  }\n]}'
    assert make_excerpts(text, ["/sources/0"]) == {"/sources/0": Excerpt(line=4, text='"id": "s"', start=6, end=9)}
    text = '{"sources": [{"id": "s"}, {"id": "t"}]}'
    assert make_excerpts(text, ["/sources/1"]) == {"/sources/1": Excerpt(line=1, text='{"id": "t"}', start=0, end=11)}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"sources": [{"id": ', '{"sources": {}}', "\ufeff{}"])
@pytest.mark.parametrize("pointer", ["", "/", "/sources", "/sources/0", "/sources/0/id", "/members/7/birth_date"])
def test_missing_values_have_no_excerpt(text: str, pointer: str) -> None:
    """A missing value, or a text that is not JSON, has no excerpt."""
    assert make_excerpts(text, [pointer]) == {}
    assert make_excerpts_in_lines([text.encode()], [pointer]) == {}


def test_byte_order_mark_is_ignored() -> None:
    """A byte order mark does not change an excerpt."""
    text = dumps(Register.of(Source(id="s")))
    assert make_excerpts(f"\ufeff{text}", ["/sources/0/id"]) == make_excerpts(text, ["/sources/0/id"]) != {}
