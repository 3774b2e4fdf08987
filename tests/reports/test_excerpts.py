"""Excerpts: the lines that findings point to, with the value where they say it is, and nothing personal in them."""

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
from psm_model.errors import mask_digits
from psm_model.formats import dumps
from psm_model.formats.locations import locate_pointers
from psm_model.reports.excerpts import Excerpt, make_excerpts, make_excerpts_in_lines
from psm_model.strategies import members, registers
from psm_model.values import Identifier, PartialDate, PersonName
from tests.formats.odd_writing import in_odd_writing

HIDDEN: Final = ("1955-02-03", "9876543210987654", "KTA-CANARY")
SENSITIVE: Final = ("birth_date", "identifiers", "number")
MEMBER: Final = Member(
    id="m",
    name=PersonName("Contoh"),
    birth_date=PartialDate.parse(HIDDEN[0]),
    identifiers=(Identifier("nik", HIDDEN[1]), Identifier("nik", f"{HIDDEN[1]}x")),
    cards=(Card(kind=CardKind.NATIONAL), Card(kind=CardKind.NATIONAL, number=HIDDEN[2])),
)
INDENTS: Final = st.sampled_from([None, 0, 1, 2])


# Any, here and below: JSON.
def values(tree: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """The values within the entities of a document, each with its pointer."""
    yield pointer, tree
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in inside:
        yield from values(value, f"{pointer}/{step}")


def written(register: Register, indent: int | None) -> tuple[str, dict[str, Any]]:
    """The document of a register, with such an indent or in one line, and the values in it by their pointers."""
    tree = json.loads(dumps(register))
    inside = {pointer: value for pointer, value in values(tree) if pointer.count("/") > 1}
    return json.dumps(tree, indent=indent, ensure_ascii=False), inside


def as_quoted(value: Any) -> str:
    """The JSON of a value, long runs of digits masked."""
    return mask_digits(json.dumps(value, ensure_ascii=False))


def is_sensitive(pointer: str) -> bool:
    """Whether a pointer leads into a sensitive field."""
    steps = pointer.split("/")
    return steps[1:2] == ["members"] and any(
        step in SENSITIVE for step in steps[3:4] + (steps[5:6] if "cards" in steps else [])
    )


def holds_sensitive(pointer: str, inside: Any) -> bool:
    """Whether a value of a document is, holds or is within that of a sensitive field."""
    return any(is_sensitive(other) for other in inside if f"{other}/".startswith(f"{pointer}/"))


def assert_the_value_stands_where_it_is_said(register: Register, indent: int | None) -> None:
    """What an excerpt marks is the value, on the line where it stands, unless something sensitive stands there too."""
    text, inside = written(register, indent)
    made = make_excerpts(text, inside)
    where = locate_pointers(text, list(inside))
    for pointer, value in inside.items():
        # A record over several lines is shown by its id; all else with what is in it.
        by_id = indent is not None and isinstance(value, dict) and "id" in value
        shown = "/".join(pointer.split("/")[:3]) if indent is None else f"{pointer}/id" if by_id else pointer
        assert (pointer in made) is not holds_sensitive(shown, inside)
        if pointer in made:
            it = made[pointer]
            marked, whole = ("".join(quoted.split()) for quoted in (it.text[it.start : it.end], as_quoted(value)))
            own = as_quoted(value["id"]) if isinstance(value, dict) and "id" in value else None
            assert marked in {whole, own and "".join(own.split())}
            assert it.line >= where[pointer][0]
            assert (it.line == where[pointer][0]) or marked != whole


def assert_lines_have_the_excerpts_of_their_entities(register: Register) -> None:
    """In JSON Lines each excerpt is of the line of its entity, and is what the entity alone has in a document."""
    tree = json.loads(dumps(register))
    kinds = {"sources": "source", "members": "member", "organisations": "organisation", "board_terms": "board_term"}
    lines, wanted, pointers = [b'{"psm_register":1}'], {}, list[str]()
    inside = [pointer for pointer, _ in values(tree)]
    for key, kind in kinds.items():
        for position, entity in enumerate(tree.get(key, ())):
            lines.append(json.dumps({"type": kind, **entity}, ensure_ascii=False).encode())
            pointers.append(f"/{key}/{position}/id")
            if not holds_sensitive(f"/{key}/{position}", inside):
                wanted[pointers[-1]] = len(lines), as_quoted(entity["id"])
    made = make_excerpts_in_lines([b"\n".join(lines)], pointers)
    assert {pointer: (it.line, it.text[it.start : it.end]) for pointer, it in made.items()} == wanted


@given(registers(), INDENTS)
def test_excerpts_of_any_register(register: Register, indent: int | None) -> None:
    """What holds of the excerpts of any register, all of it of the same draws, since these take longest."""
    assert_the_value_stands_where_it_is_said(register, indent)
    assert_lines_have_the_excerpts_of_their_entities(register)


@given(members(), members(), st.integers(0, 2**32))
def test_nothing_personal_is_quoted(one: Member, other: Member, seed: int) -> None:
    """However a document is written, no line with a sensitive key or what stands there is quoted, whatever is asked."""
    planted = [attrs.evolve(MEMBER, id=it.id, decree=it.decree, training=it.training) for it in (one, other)]
    tree = json.loads(dumps(Register(members=tuple(planted))))
    inside = [pointer for pointer, _ in values(tree) if pointer.count("/") > 1]
    text = in_odd_writing(tree, seed, doubled=("birth_date", "identifiers", "cards", "number"))
    assert json.loads(text) == tree
    for it in make_excerpts(text, inside).values():
        quoted = re.sub("\\\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), it.text)
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
def test_odd_members_are_quoted_without_what_is_personal(member: str) -> None:
    """Null is as absent, and what a register would not hold is not quoted either."""
    pointers = ["/members/0", "/members/0/id", "/members/0/name", "/members/0/cards", "/members/0/birth_date"]
    for text in (f'{{"members": [{{"id": "m", {member}}}]}}', f'{{"members": [{{\n"id": "m",\n{member}\n}}]}}'):
        assert "CANARY" not in str(make_excerpts(text, pointers))
    line = f'{{"psm_register": 1}}\n{{"type": "member", "id": "m", {member}}}'.encode()
    assert "CANARY" not in str(make_excerpts_in_lines([line], pointers))


def test_a_member_without_cards_is_quoted() -> None:
    """Where a member has null in the place of cards, the line of the name is quoted."""
    text = '{"members": [{"id": "m",\n"cards": null,\n"name": "Contoh"}]}'
    assert make_excerpts(text, ["/members/0/name"])["/members/0/name"].text == '"name": "Contoh"}'


@pytest.mark.parametrize("number", ["0000000000000000", "0000 0000 0000 0000", "00.00.00.000000.0000", "000000000"])
def test_what_may_be_an_identity_number_is_masked(number: str) -> None:
    """A number that was typed into a name or an id is not quoted, before, in or behind what is meant."""
    member = f'{{"id": "{number}", "name": "Contoh {number}", "area": "{number}"}}'
    made = make_excerpts(f'{{"members": [{member}]}}', ["/members/0/id", "/members/0/name", "/members/0"])
    assert {it.text for it in made.values()} == {'{"id": "…", "name": "Contoh …", "area": "…"}'}
    name = made["/members/0/name"]
    assert name.text[name.start : name.end] == '"Contoh …"'


def test_an_entity_over_several_lines_is_shown_by_its_id() -> None:
    """The brace that an entity begins with says nothing; the line of its id does. In one line it is shown whole."""
    text = '{"sources": [\n  {\n    "url": "x",\n    "id": "s"\n  }\n]}'
    assert make_excerpts(text, ["/sources/0"]) == {"/sources/0": Excerpt(line=4, text='"id": "s"', start=6, end=9)}
    text = '{"sources": [{"id": "s"}, {"id": "t"}]}'
    assert make_excerpts(text, ["/sources/1"]) == {"/sources/1": Excerpt(line=1, text='{"id": "t"}', start=0, end=11)}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"sources": [{"id": ', '{"sources": {}}', "\ufeff{}"])
@pytest.mark.parametrize("pointer", ["", "/", "/sources", "/sources/0", "/sources/0/id", "/members/7/birth_date"])
def test_what_is_not_there_has_none(text: str, pointer: str) -> None:
    """Of what is not there, or of a text that is no JSON, there is no excerpt, and nothing breaks down."""
    assert make_excerpts(text, [pointer]) == {}
    assert make_excerpts_in_lines([text.encode()], [pointer]) == {}


def test_a_byte_order_mark_is_no_part_of_it() -> None:
    """A byte order mark moves nothing."""
    text = dumps(Register.of(Source(id="s")))
    assert make_excerpts(f"\ufeff{text}", ["/sources/0/id"]) == make_excerpts(text, ["/sources/0/id"]) != {}
