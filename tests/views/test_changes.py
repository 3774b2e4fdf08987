"""changes: everything that differs is told, nothing else, the same way round from either side, and by its kind."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from psm_model import load
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Card,
    CardKind,
    Decree,
    DecreeStatus,
    Event,
    Inauguration,
    InaugurationStatus,
    LegalBasis,
    Member,
    Officiant,
    Organisation,
    Post,
    Register,
    Source,
    TermStatus,
)
from psm_model.errors import ParseError
from psm_model.formats.json import dumps
from psm_model.i18n import LANGUAGES
from psm_model.strategies import registers
from psm_model.text import display_width
from psm_model.values import AreaCode, Identifier, Level, PartialDate, Period, PersonName
from psm_model.views.change import Change, ChangeKind, Changes
from psm_model.views.changes import changes
from psm_model.views.changes_text import render_changes
from psm_model.views.field_words import FIELD_WORDS
from tests.drawing import distinct_registers

CASES = sorted(Path(__file__).parents[1].glob("cases/*.json"))
TERM = BoardTerm(id="t", organisation_id="o")
IPSM = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
KASMAD = Member(id="m", name=PersonName("Kasmad"))
CHAIR = Appointment(id="a", post=Post.CHAIR, member_id="m")


# Any, here and below: a JSON document, records of all classes.
def unordered(tree: Any) -> str:
    """Write a document with its lists in one order, whatever order they were in."""
    if isinstance(tree, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{unordered(tree[key])}" for key in sorted(tree)) + "}"
    if isinstance(tree, list):
        return "[" + ",".join(sorted(map(unordered, tree))) + "]"
    return json.dumps(tree)


def same(old: Register, new: Register) -> bool:
    """Return whether two registers are the same document but for the order of lists."""
    return unordered(json.loads(dumps(old))) == unordered(json.loads(dumps(new)))


@st.composite
def shuffled(draw: st.DrawFn, value: Any) -> Any:
    """The same with every list in another order."""
    if isinstance(value, tuple):
        return tuple(draw(st.permutations([draw(shuffled(item)) for item in value])))
    if attrs.has(type(value)) and type(value).__module__.startswith("psm_model.entities"):
        fields = {field.name: draw(shuffled(getattr(value, field.name))) for field in attrs.fields(type(value))}
        return attrs.evolve(value, **fields)
    return value


def places(told: Changes) -> Counter[tuple[str | None, str | None]]:
    """Return where changes are, in the old and in the new document."""
    return Counter((change.old_path, change.new_path) for change in told)


@given(st.data())
def test_order_is_no_change(data: st.DataObject) -> None:
    """A register in another order is the same, as is what changed to it from another."""
    old, new = data.draw(registers()), data.draw(distinct_registers())
    moved = data.draw(shuffled(new))
    assert changes(new, moved).changes == ()
    assert changes(old, old).changes == ()
    told = [Counter((one.kind, one.ids, one.old, one.new) for one in changes(old, to)) for to in (new, moved)]
    assert told[0] == told[1]


def followed(register: Register, pointer: str) -> Any:
    """Follow a JSON Pointer through the fields and tuples of a register."""
    found: Any = register
    for step in pointer.split("/")[1:]:
        found = found[int(step)] if isinstance(found, tuple) else getattr(found, step)
    return found


def put(record: Any, steps: list[str], change: Callable[[Any], Any]) -> Any:
    """Return a record with what a pointer leads to changed."""
    if not steps:
        return change(record)
    if isinstance(record, tuple):
        at = int(steps[0])
        return (*record[:at], put(record[at], steps[1:], change), *record[at + 1 :])
    return attrs.evolve(record, **{steps[0]: put(getattr(record, steps[0]), steps[1:], change)})


def assert_all_is_told_and_nothing_else(old: Register, new: Register) -> None:
    """There is a change exactly where two documents differ in more than the order of lists."""
    assert (not changes(old, new).changes) == same(old, new)


def assert_changes_back_are_mirrored(old: Register, new: Register) -> None:
    """What is added one way is removed the other way; each change is there both ways, at the same places."""
    there, back = changes(old, new), changes(new, old)
    assert places(there) == Counter(
        {(new_path, old_path): count for (old_path, new_path), count in places(back).items()}
    )
    assert Counter((one.old, one.new) for one in there) == Counter((one.new, one.old) for one in back)


def assert_pointers_lead_to_what_changed(old: Register, new: Register) -> None:
    """Each pointer leads to something that is recorded, in its own register; a change has one or both."""
    for change in changes(old, new):
        assert change.old_path or change.new_path
        for register, path in ((old, change.old_path), (new, change.new_path)):
            assert path is None or followed(register, path) is not None


def assert_sentences_hold_no_codes(old: Register, new: Register) -> None:
    """Where no text of a record has one, no sentence in either language has an underscore or a date in ISO 8601."""
    for change in changes(old, new):
        for language in LANGUAGES:
            # What was written in a record stands between quotation marks.
            sentence = re.sub(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", "", change.sentence(language=language))
            assert not re.search(r"_|\d{4}-\d\d|\d/\d|/\.\.", sentence), sentence


def assert_text_fits_the_terminal(old: Register, new: Register, width: int, language: Any) -> None:
    """No line is wider than the terminal or holds what it would not print; each change has its mark."""
    told = changes(old, new)
    lines = render_changes(told, language=language, width=width).split("\n")
    for line in lines:
        assert display_width(line) <= width
        assert line.isprintable()
    assert len(lines) >= len(told)


def assert_dict_is_json(old: Register, new: Register) -> None:
    """Changes as JSON come back as they were, and name each kind by its code."""
    told = changes(old, new)
    tree = told.to_dict(language="id")
    assert json.loads(json.dumps(tree)) == tree
    assert [one["kind"] for one in tree["changes"]] == [change.kind.value for change in told]


@given(registers(), registers(), st.integers(40, 120), st.sampled_from(["en", "id"]))
def test_changes_between_any_two(old: Register, new: Register, width: int, language: Any) -> None:
    """What holds of the changes between any two registers, all of it of the same draws, since these take longest."""
    assert_all_is_told_and_nothing_else(old, new)
    assert_changes_back_are_mirrored(old, new)
    assert_pointers_lead_to_what_changed(old, new)
    assert_sentences_hold_no_codes(old, new)
    assert_text_fits_the_terminal(old, new, width, language)
    assert_dict_is_json(old, new)


@given(distinct_registers(), registers(), st.data())
def test_each_field_is_told(old: Register, other: Register, data: st.DataObject) -> None:
    """If one field of one record is given another value, a change names the entity, at the field or around it."""
    given_records = list(old.walk())
    assume(given_records)
    path, record = data.draw(st.sampled_from(given_records))
    donors = [one for _, one in other.walk() if type(one) is type(record)]
    assume(donors)
    donor = data.draw(st.sampled_from(donors))
    name = data.draw(st.sampled_from([field.name for field in attrs.fields(type(record)) if field.name != "id"]))
    names = (
        ("member_id", "name", "office")
        if isinstance(record, Appointment) and name in {"member_id", "name", "office"}
        else (name,)
    )
    fields = {name: getattr(donor, name) for name in names}
    try:
        new = put(old, path.split("/")[1:], lambda held: attrs.evolve(held, **fields))
    except ParseError:
        return  # no such record can be: a legal basis without a text and a citation
    told = changes(old, new)
    assert bool(told.changes) == (not same(old, new))
    entity = followed(old, "/".join(path.split("/")[:3]))
    for change in told:
        assert entity.id in change.ids
        at = change.new_path or change.old_path
        assert at is not None
        assert at.startswith(path) or path.startswith(at)


def only(old: Register, new: Register) -> Change:
    """Return the one change between two registers."""
    (change,) = changes(old, new)
    return change


def term(**fields: Any) -> Register:
    """Return a register with a member and one term."""
    return Register.of(KASMAD, attrs.evolve(TERM, **fields))


def ipsm(**fields: Any) -> Register:
    """Return a register with one organisation."""
    return Register.of(attrs.evolve(IPSM, **fields))


def kasmad(**fields: Any) -> Register:
    """Return a register with one member."""
    return Register.of(attrs.evolve(KASMAD, **fields))


PLANNED = Inauguration(date=PartialDate(2025, 10, 15), status=InaugurationStatus.PLANNED)
HELD = Inauguration(date=PartialDate(2025, 10, 15))
REFUSED = Decree(number="1", status=DecreeStatus.NOT_ISSUED)
SITI = Appointment(id="b", post=Post.CHAIR, title="Ketua", name=PersonName("Siti"))


@pytest.mark.parametrize(
    ("old", "new", "kind", "sentence"),
    [
        (Register(), ipsm(), "organisation_added", "organisation 'o' is new: 'IPSM'"),
        (ipsm(), Register(), "removed", "organisation 'o' is left out"),
        (ipsm(), ipsm(founded=PartialDate(1975)), "organisation_founded", "organisation 'o' was founded: 1975"),
        (
            ipsm(founded=PartialDate(1975)),
            ipsm(founded=PartialDate(1976)),
            "corrected",
            "founding date of organisation 'o': 1976 (before: 1975)",
        ),
        (ipsm(), ipsm(dissolved=PartialDate(2025)), "organisation_dissolved", "organisation 'o' is dissolved: 2025"),
        (ipsm(), ipsm(name="X"), "organisation_renamed", "organisation 'o' is called 'X' (before: 'IPSM')"),
        (ipsm(), ipsm(parent_id="p"), "organisation_moved", "organisation 'o' is below 'p' (before: nothing)"),
        (ipsm(parent_id="p"), ipsm(), "organisation_moved", "organisation 'o' is below nothing (before: 'p')"),
        (ipsm(), ipsm(events=(Event(kind="Musda"),)), "event_held", "organisation 'o' has a new event: 'Musda'"),
        (ipsm(), ipsm(partners=("X",)), "recorded", "partners of organisation 'o': 'X' (not recorded before)"),
        (ipsm(), ipsm(level=Level.VILLAGE), "corrected", "level of organisation 'o': village (before: national)"),
        (ipsm(), ipsm(terms_complete=True), "corrected", "all terms recorded of organisation 'o': yes (before: no)"),
        (ipsm(), ipsm(area=AreaCode("33")), "recorded", "area code of organisation 'o': 33 (not recorded before)"),
        (Register(), Register.of(TERM), "term_opened", "board term 't' is new: no dates"),
        (
            Register.of(KASMAD),
            term(label="2025–2030", appointments=(CHAIR,)),
            "term_opened",
            "board term 't' is new: '2025–2030', chair 'Kasmad'",
        ),
        (
            term(period=Period.parse("2025/")),
            term(period=Period.parse("2025/2030-10-14")),
            "term_ended",
            "board term 't' runs until 14 October 2030 (before: unknown)",
        ),
        (
            term(period=Period.parse("2025/..")),
            term(period=Period.parse("2025/2030")),
            "term_ended",
            "board term 't' runs until 2030 (before: open-ended)",
        ),
        (
            term(period=Period.parse("2025/2030")),
            term(period=Period.parse("2025/..")),
            "corrected",
            "period of board term 't': since 2025 (before: 2025–2030)",
        ),
        (
            term(period=Period.parse("2025/2030")),
            term(period=Period.parse("2024/2029")),
            "corrected",
            "period of board term 't': 2024–2029 (before: 2025–2030)",
        ),
        (
            term(),
            term(period=Period.parse("2025/2030")),
            "term_ended",
            "board term 't' runs until 2030 (period: 2025–2030; before: nothing)",
        ),
        (
            term(),
            term(period=Period.parse("2025/..")),
            "recorded",
            "period of board term 't': since 2025 (not recorded before)",
        ),
        (
            term(label="2025–2030"),
            term(label="2025–2030", period=Period.parse("2025/2030-10-15")),
            "recorded",
            "period of board term 't': 2025 to 15 October 2030 (not recorded before)",
        ),
        (
            term(label="2025–2030"),
            term(label="2025–2030", period=Period.parse("2025/2028")),
            "term_ended",
            "board term 't' runs until 2028 (period: 2025–2028; before: nothing)",
        ),
        (
            term(period=Period.parse("2025/..")),
            term(period=Period.parse("2026/2030")),
            "term_ended",
            "board term 't' runs until 2030 (period: 2026–2030; before: since 2025)",
        ),
        (
            term(),
            term(status=TermStatus.ANNULLED),
            "term_status_changed",
            "board term 't' is annulled (before: in office)",
        ),
        (term(), term(appointments=(CHAIR,)), "appointed", "'Kasmad' is chair in board term 't'"),
        (term(appointments=(CHAIR,)), term(), "removed", "'Kasmad' is left out as chair in board term 't'"),
        (
            term(appointments=(CHAIR,)),
            term(appointments=(attrs.evolve(SITI, replaces_id="a"), CHAIR)),
            "replaced",
            "'Siti' replaces 'Kasmad' as 'Ketua' in board term 't'",
        ),
        (
            term(appointments=(CHAIR, attrs.evolve(CHAIR, post=Post.PATRON))),
            term(appointments=(CHAIR, attrs.evolve(CHAIR, post=Post.PATRON), attrs.evolve(SITI, replaces_id="a"))),
            "replaced",
            "'Siti' replaces 'a' as 'Ketua' in board term 't'",
        ),
        (
            Register.of(KASMAD),
            term(appointments=(CHAIR, SITI)),
            "term_opened",
            "board term 't' is new: no dates",
        ),
        (
            ipsm(partners=("X", "X")),
            ipsm(partners=("X",)),
            "removed",
            "partners of organisation 'o': left out (before: 'X')",
        ),
        (
            term(),
            term(appointments=(attrs.evolve(SITI, replaces_id="x"),)),
            "replaced",
            "'Siti' replaces 'x' as 'Ketua' in board term 't'",
        ),
        (
            term(appointments=(CHAIR,)),
            term(appointments=(attrs.evolve(CHAIR, member_id=None, office="Camat"),)),
            "holder_changed",
            "'Camat' is chair in board term 't' (before: 'Kasmad')",
        ),
        (
            term(appointments=(attrs.evolve(CHAIR, period=Period.parse("2025/")),)),
            term(appointments=(attrs.evolve(CHAIR, period=Period.parse("2025/2027")),)),
            "left",
            "'Kasmad' is chair in board term 't' until 2027 (before: unknown)",
        ),
        (
            term(appointments=(CHAIR,)),
            term(appointments=(attrs.evolve(CHAIR, period=Period.parse("2025/2027")),)),
            "left",
            "'Kasmad' is chair in board term 't' until 2027 (period: 2025–2027; before: nothing)",
        ),
        (
            term(appointments=(CHAIR,)),
            term(appointments=(attrs.evolve(CHAIR, post=Post.SECRETARY),)),
            "post_changed",
            "'Kasmad' is secretary in board term 't' (before: chair)",
        ),
        (
            term(appointments=(CHAIR, SITI)),
            term(appointments=(CHAIR, attrs.evolve(SITI, replaces_id="a"))),
            "replaced",
            "'Siti' replaces 'Kasmad' as 'Ketua' in board term 't'",
        ),
        (
            term(appointments=(CHAIR,)),
            term(appointments=(attrs.evolve(CHAIR, capacity=Capacity.ACTING),)),
            "corrected",
            "capacity of appointment 'a' ('Kasmad') of board term 't': acting (before: substantive)",
        ),
        (
            term(appointments=(CHAIR,)),
            term(appointments=(attrs.evolve(CHAIR, member_id=None, name=PersonName("Kasmad")),)),
            "holder_changed",
            "'Kasmad' is chair in board term 't' (before: 'Kasmad (m)')",
        ),
        (
            term(appointments=(CHAIR,)),
            term(appointments=(attrs.evolve(CHAIR, section="A"),)),
            "recorded",
            "section of appointment 'a' ('Kasmad') of board term 't': 'A' (not recorded before)",
        ),
        (
            term(),
            term(inauguration=PLANNED),
            "inauguration_planned",
            "the inauguration of board term 't' is planned: 15 October 2025",
        ),
        (
            term(),
            term(inauguration=Inauguration(status=InaugurationStatus.PLANNED)),
            "inauguration_planned",
            "the inauguration of board term 't' is planned: no details",
        ),
        (term(), term(inauguration=HELD), "inaugurated", "board term 't' was inaugurated: 15 October 2025"),
        (
            term(inauguration=PLANNED),
            term(inauguration=HELD),
            "inaugurated",
            "board term 't' was inaugurated: 15 October 2025",
        ),
        (
            term(inauguration=HELD),
            term(inauguration=PLANNED),
            "corrected",
            "status of the inauguration of board term 't': planned (before: held)",
        ),
        (
            term(inauguration=HELD),
            term(),
            "removed",
            "inauguration of board term 't': left out (before: 15 October 2025)",
        ),
        (
            term(inauguration=Inauguration(officiant=Officiant(title="Camat"))),
            term(inauguration=Inauguration(officiant=Officiant(title="Bupati"))),
            "corrected",
            "title of the officiant of board term 't': 'Bupati' (before: 'Camat')",
        ),
        (term(), term(decree=Decree(number="1")), "decree_issued", "a decree on board term 't' was issued: '1'"),
        (term(), term(decree=REFUSED), "recorded", "decree of board term 't': '1', not issued (not recorded before)"),
        (
            term(decree=REFUSED),
            term(decree=Decree(number="1")),
            "decree_issued",
            "a decree on board term 't' was issued: '1'",
        ),
        (
            kasmad(),
            kasmad(decree=Decree(number="1")),
            "decree_issued",
            "a decree on member 'm' was issued: '1'",
        ),
        (
            ipsm(legal_bases=(LegalBasis(as_written="ART"),)),
            ipsm(legal_bases=(LegalBasis(as_written="AD"),)),
            None,
            None,
        ),
        (Register(), kasmad(), "member_added", "member 'm' is new"),
        (kasmad(), Register(), "removed", "member 'm' is left out"),
        (
            kasmad(service=Period.parse("2020/..")),
            kasmad(service=Period.parse("2020/2025")),
            "service_ended",
            "the service of member 'm' runs until 2025 (before: open-ended)",
        ),
        (
            kasmad(),
            kasmad(service=Period.parse("2020/2025")),
            "service_ended",
            "the service of member 'm' runs until 2025 (period: 2020–2025; before: nothing)",
        ),
        (Register(), Register.of(Source(id="s")), "source_added", "source 's' is new"),
        (
            Register.of(Source(id="s")),
            Register.of(Source(id="s", url="u")),
            "recorded",
            "web address of source 's': 'u' (not recorded before)",
        ),
    ],
)
def test_kinds(old: Register, new: Register, kind: str | None, sentence: str | None) -> None:
    """Each kind of change, and what is told of it; what has nothing in common is left out and recorded."""
    if kind is None:
        assert [change.kind.value for change in changes(old, new)] == ["removed", "recorded"]
        return
    change = only(old, new)
    assert (change.kind.value, change.sentence()) == (kind, sentence)
    assert change.in_the_world == (kind not in {"recorded", "corrected", "removed"})
    assert change.sentence(language="id") != change.sentence()


# Any: classes of records, whose fields have other classes of records.
def paths_of(kind: Any, before: str = "") -> set[str]:
    """Return the paths of the fields of a record and of those in it, as sentences have them."""
    paths = set()
    for field in attrs.fields(attrs.resolve_types(kind)):
        if field.name == "id" or (kind is BoardTerm and field.name == "appointments"):
            continue
        path = f"{before}{field.name}"
        paths.add(path)
        for inner in (field.type, *get_args(field.type)):
            if attrs.has(inner) and inner.__module__.startswith("psm_model.entities"):
                paths |= paths_of(inner, f"{path}.")
    return paths


def test_every_field_has_words() -> None:
    """Each field that may differ is called by words of its own in both languages, and nothing else is."""
    fields = set().union(*map(paths_of, (Organisation, Member, BoardTerm, Source, Appointment)))
    holders = {"member_id", "office"}
    assert fields - holders == FIELD_WORDS.keys() - {"holder"}
    assert all(
        "_" not in words.english + words.indonesian and words.english != words.indonesian
        for words in FIELD_WORDS.values()
        if words.english != "status"
    )


def test_a_chair_replaced_is_told_with_both_names() -> None:
    """If a chair leaves and another comes, both are told as events, also where nothing links the two appointments."""
    after = attrs.evolve(SITI, title=None, period=Period.parse("2023-05-05/2024-12-31"))
    left = attrs.evolve(CHAIR, period=Period.parse("2020-01-01/2023-05-04"))
    told = changes(term(appointments=(CHAIR,)), term(appointments=(left, after)))
    assert [(one.in_the_world, one.sentence()) for one in told] == [
        (
            True,
            (
                "'Kasmad' is chair in board term 't' until 4 May 2023 "
                "(period: 1 January 2020 to 4 May 2023; before: nothing)"
            ),
        ),
        (True, "'Siti' is chair in board term 't'"),
    ]


@pytest.mark.parametrize(
    ("capacity", "sentence"),
    [(Capacity.FORMER, "'Siti' is recorded as former chair"), (Capacity.ELECT, "'Siti' is recorded as chair elect")],
)
def test_whoever_holds_no_post_is_not_appointed(capacity: Capacity, sentence: str) -> None:
    """One who has left a post, or is to come, is recorded, and neither appointed nor the chair of a new board."""
    held = Appointment(id="a", post=Post.CHAIR, name=PersonName("Siti"), capacity=capacity)
    board = BoardTerm(id="t", organisation_id="o", label="2025-2030")
    before, after = Register.of(IPSM, board), Register.of(IPSM, attrs.evolve(board, appointments=(held,)))
    (change,) = changes(before, after)
    assert (change.kind, change.sentence()) == (ChangeKind.RECORDED, f"{sentence} in board term 't'")
    assert all("chair" not in change.sentence() for change in changes(Register.of(IPSM), after))


def test_a_member_with_another_id_is_told_by_the_ids() -> None:
    """If who holds a post has another id and the same name, the ids tell the two apart."""
    renamed = Register.of(
        attrs.evolve(KASMAD, id="n"), attrs.evolve(TERM, appointments=(attrs.evolve(CHAIR, member_id="n"),))
    )
    told = changes(term(appointments=(CHAIR,)), renamed)
    assert "'Kasmad (n)' is chair in board term 't' (before: 'Kasmad (m)')" in [one.sentence() for one in told]


def test_a_post_that_others_hold_is_no_change_of_theirs() -> None:
    """If an appointment has another holder and another post, nobody is told to have moved from the one to the other."""
    other = attrs.evolve(CHAIR, member_id=None, name=PersonName("Siti"), post=Post.SECRETARY)
    told = changes(term(appointments=(CHAIR,)), term(appointments=(other,)))
    assert sorted(one.kind.value for one in told) == ["corrected", "holder_changed"]


def test_holder_is_told_by_the_register_that_knows() -> None:
    """Who is left out of a board together with their record is told by the name that the old register has."""
    told = changes(term(appointments=(CHAIR,)), Register.of(TERM))
    assert [change.sentence() for change in told] == [
        "'Kasmad' is left out as chair in board term 't'",
        "member 'm' is left out",
    ]


def test_one_of_two_with_one_id_is_told() -> None:
    """Of several records with one id those that are equal are matched first, each with one."""
    one, other = attrs.evolve(IPSM, partners=("X", "X")), attrs.evolve(IPSM, partners=("X",), name="Lain")
    change = only(Register.of(one), Register.of(other, one))
    assert (change.kind, change.new_path) == (ChangeKind.ORGANISATION_ADDED, "/organisations/0")
    third = attrs.evolve(one, partners=("X",))
    assert only(Register.of(one, other), Register.of(other, third)).old == "X"


def test_all_kinds_are_tried() -> None:
    """The examples are of every kind."""
    tried = {case[2] for mark in test_kinds.pytestmark for case in mark.args[1]}  # type: ignore[attr-defined]  # pytest's
    assert tried - {None} == {kind.value for kind in ChangeKind}


def test_personal_data_is_not_told() -> None:
    """That personal data changed is told; what it was or is stands nowhere."""
    old = kasmad(
        birth_date=PartialDate(1971, 2, 3),
        identifiers=(Identifier("nik", "9999000011112222"),),
        cards=(Card(kind=CardKind.NATIONAL, number="K-4711"),),
    )
    new = kasmad(
        name=PersonName("Kasmat"),
        birth_date=PartialDate(1972, 2, 3),
        identifiers=(Identifier("nik", "8888000011112222"),),
        cards=(Card(kind=CardKind.NATIONAL, number="K-4712"),),
    )
    new = new.add(attrs.evolve(new.members[0], id="n"))
    told = changes(old, new)
    assert sum(change.personal for change in told) == 4
    text = json.dumps(told.to_dict()) + render_changes(told) + repr(told)
    for secret in ("Kasma", "197", "9999", "8888", "471"):
        assert secret not in text


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        ("nik 1", "nik 2", "~"),
        ("nik 1, kta 1", "kta 2, nik 2", "~~"),
        ("nik 1", "kta 1", "+-"),
        ("nik 1", "nik 1, nik 2", "+"),
        ("nik 1, nik 2", "nik 2", "-"),
        ("nik 1, kta 2", "kta 2, nik 1", ""),
        ("nik 1, nik 2", "nik 3, nik 1", "~"),
    ],
)
def test_identifier_of_a_scheme_that_changed_is_one_change(old: str, new: str, marks: str) -> None:
    """Where a scheme has another value than before that is one change; what is new or left out is one too."""

    def register(text: str) -> Register:
        return kasmad(identifiers=tuple(Identifier(*one.split()) for one in text.split(", ")))

    told = changes(register(old), register(new))
    assert "".join("+" if one.old_path is None else "-" if one.new_path is None else "~" for one in told) == marks
    assert all(one.personal and one.old is one.new is None for one in told)


def test_changes_stand_by_organisation() -> None:
    """Changes are in the order of the new organisations, then of old ones; members and sources come last."""
    two = attrs.evolve(IPSM, id="p", name="Dua")
    stray = BoardTerm(id="u", organisation_id="nowhere")
    old = Register.of(IPSM, two, Source(id="s"), attrs.evolve(TERM, organisation_id="p"))
    new = Register.of(
        attrs.evolve(two, founded=PartialDate(1975)), attrs.evolve(TERM, organisation_id="p", label="x"), KASMAD, stray
    )
    told = changes(old, new)
    assert [change.organisation_id for change in told] == ["p", "p", "o", "nowhere", None, None]
    assert told.names == (("p", "Dua"), ("o", "IPSM"))
    assert render_changes(told, language="id").split("\n") == [
        "Dua (p)",
        "  + organisasi 'p' didirikan: 1975",
        "  perubahan catatan:",
        "  + sebutan masa bakti 't': 'x' (semula tidak tercatat)",
        "",
        "IPSM (o)",
        "  perubahan catatan:",
        "  - organisasi 'o' dihapus",
        "",
        "nowhere",
        "  + masa bakti 'u' baru: tanpa tanggal",
        "",
        "anggota dan sumber",
        "  + anggota 'm' baru",
        "  perubahan catatan:",
        "  - sumber 's' dihapus",
    ]
    assert render_changes(changes(old, old)) == "no changes"


def test_narrow_terminal_is_refused() -> None:
    """There is a least width, which the error names."""
    with pytest.raises(ValueError, match="at least 40 columns, got 39"):
        render_changes(changes(Register(), Register()), width=39)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_real_cases(path: Path) -> None:
    """Of a real case nothing has changed from itself; from nothing, each of its entities is one change."""
    register = load(path)
    assert changes(register, register).changes == ()
    held = (*register.sources, *register.organisations, *register.members, *register.board_terms)
    assert len(changes(Register(), register)) == len(held)
    assert len(changes(register, Register())) == len(held)
