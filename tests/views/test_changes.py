"""compare_registers: exactly the differences between two registers, symmetric, each with its kind."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given
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
    Organisation,
    Participant,
    Post,
    Register,
    Role,
    Source,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.entities.field_words import FIELD_WORDS, field_words
from psm_model.entities.register import PLACES
from psm_model.errors import ParseError
from psm_model.formats.json import dumps
from psm_model.formats.tables.schema import tables
from psm_model.formats.tables.words import column_heading
from psm_model.i18n import LANGUAGES
from psm_model.strategies import registers
from psm_model.text import display_width
from psm_model.values import AreaCode, Identifier, Level, PartialDate, Period, PersonName
from psm_model.views.change import Change, ChangeKind, Changes
from psm_model.views.changes import compare_registers
from psm_model.views.changes_text import render_changes
from tests.drawing import distinct_registers, shuffle_lists

CASES = sorted(Path(__file__).parents[1].glob("cases/*.json"))
TERM = BoardTerm(id="t", organisation_id="o")
IPSM = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
KASMAD = Member(id="m", name=PersonName("Kasmad"))
NEW_HOST = Participant(role=Role.HOST, title="Sekretaris", on_behalf_of="Dinas Sosial")
MEETING = Event(
    kind="rapat",
    title="Raker",
    date=PartialDate(2020, 2, 29),
    last_date=PartialDate(2020, 3, 1),
    place="Batang",
    area=AreaCode("33.25"),
    ordinal=22,
    participants=(
        Participant(role=Role.OPENER, name=PersonName("Siti"), title="Bupati"),
        Participant(role=Role.HOST, on_behalf_of="Dinas Sosial"),
    ),
    decree_ids=("sk-1", "sk-2"),
)
CHAIR = Appointment(id="a", post=Post.CHAIR, member_id="m")


def inaugurated_by(title: str) -> Inauguration:
    """Return an inauguration by an officiant who is known by their office."""
    return Inauguration(participants=[Participant(role=Role.OFFICIANT, title=title)])


# Any, here and below: a JSON document, records of all classes.
def sort_lists(tree: Any) -> str:
    """Write a document with its lists sorted."""
    if isinstance(tree, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{sort_lists(tree[key])}" for key in sorted(tree)) + "}"
    if isinstance(tree, list):
        return "[" + ",".join(sorted(map(sort_lists, tree))) + "]"
    return json.dumps(tree)


def is_same_document(old: Register, new: Register) -> bool:
    """Return whether two registers differ at most in the order of lists."""
    return sort_lists(json.loads(dumps(old))) == sort_lists(json.loads(dumps(new)))


def count_paths(found_changes: Changes) -> Counter[tuple[str | None, str | None]]:
    """Count the old and new paths of changes."""
    return Counter((change.old_path, change.new_path) for change in found_changes)


@given(st.data())
def test_order_does_not_matter(data: st.DataObject) -> None:
    """Shuffled lists are no change, and do not alter other changes."""
    old, new = data.draw(registers()), data.draw(distinct_registers())
    shuffled = data.draw(shuffle_lists(new))
    assert compare_registers(new, shuffled).changes == ()
    assert compare_registers(old, old).changes == ()
    counts = [
        Counter((change.kind, change.ids, change.old, change.new) for change in compare_registers(old, target))
        for target in (new, shuffled)
    ]
    assert counts[0] == counts[1]


def follow_pointer(register: Register, pointer: str) -> Any:
    """Follow a JSON Pointer through the fields and tuples of a register."""
    value: Any = register
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    return value


def replace_at(record: Any, steps: list[str], change: Callable[[Any], Any]) -> Any:
    """Return a record in which the value at a pointer is changed."""
    if not steps:
        return change(record)
    if isinstance(record, tuple):
        at = int(steps[0])
        return (*record[:at], replace_at(record[at], steps[1:], change), *record[at + 1 :])
    return attrs.evolve(record, **{steps[0]: replace_at(getattr(record, steps[0]), steps[1:], change)})


def assert_changes_are_complete(old: Register, new: Register) -> None:
    """Assert that there is a change if and only if the documents differ in more than the order of lists."""
    assert (not compare_registers(old, new).changes) == is_same_document(old, new)


def assert_changes_are_symmetric(old: Register, new: Register) -> None:
    """Assert that the changes in the other direction are the same with old and new swapped."""
    forward, backward = compare_registers(old, new), compare_registers(new, old)
    assert count_paths(forward) == Counter(
        {(new_path, old_path): count for (old_path, new_path), count in count_paths(backward).items()}
    )
    assert Counter((change.old, change.new) for change in forward) == Counter(
        (change.new, change.old) for change in backward
    )


def assert_pointers_lead_to_values(old: Register, new: Register) -> None:
    """Assert that each pointer leads to a recorded value in its own register, and that each change has one."""
    for change in compare_registers(old, new):
        assert change.old_path or change.new_path
        for register, path in ((old, change.old_path), (new, change.new_path)):
            assert path is None or follow_pointer(register, path) is not None


def assert_sentences_have_no_codes(old: Register, new: Register) -> None:
    """Assert that no sentence has an underscore or a date in ISO 8601, apart from texts of records."""
    for change in compare_registers(old, new):
        for language in LANGUAGES:
            # Texts of records are in quotation marks.
            sentence = re.sub(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", "", change.to_sentence(language=language))
            assert not re.search(r"_|\d{4}-\d\d|\d/\d|/\.\.", sentence), sentence


def assert_text_fits_the_terminal(old: Register, new: Register, width: int, language: Any) -> None:
    """Assert that no line is too wide or unprintable, and that each change has a line."""
    found_changes = compare_registers(old, new)
    lines = render_changes(found_changes, language=language, width=width).split("\n")
    for line in lines:
        assert display_width(line) <= width
        assert line.isprintable()
    assert len(lines) >= len(found_changes)


def assert_dict_is_json(old: Register, new: Register) -> None:
    """Assert that changes survive JSON and name their kinds by code."""
    found_changes = compare_registers(old, new)
    tree = found_changes.to_dict(language="id")
    assert json.loads(json.dumps(tree)) == tree
    assert [entry["kind"] for entry in tree["changes"]] == [change.kind.value for change in found_changes]


@given(registers(), registers(), st.integers(40, 120), st.sampled_from(["en", "id"]))
def test_changes_between_any_two(old: Register, new: Register, width: int, language: Any) -> None:
    """The properties of changes between any two registers; one test, because drawing registers is slow."""
    assert_changes_are_complete(old, new)
    assert_changes_are_symmetric(old, new)
    assert_pointers_lead_to_values(old, new)
    assert_sentences_have_no_codes(old, new)
    assert_text_fits_the_terminal(old, new, width, language)
    assert_dict_is_json(old, new)


@given(distinct_registers().filter(lambda register: register != Register()), st.data())
def test_every_field_is_compared(old: Register, data: st.DataObject) -> None:
    """A different value in one field gives a change that names the entity, at the field or around it."""
    path, record = data.draw(st.sampled_from(list(old.walk())))
    donor = data.draw(st.from_type(type(record)))
    name = data.draw(st.sampled_from([field.name for field in attrs.fields(type(record)) if field.name != "id"]))
    names = (
        ("member_id", "name", "office")
        if isinstance(record, Appointment) and name in {"member_id", "name", "office"}
        else (name,)
    )
    fields = {name: getattr(donor, name) for name in names}
    try:
        new = replace_at(old, path.split("/")[1:], lambda record: attrs.evolve(record, **fields))
    except ParseError:
        return  # the record would be invalid, such as a legal basis without a text and a citation
    found_changes = compare_registers(old, new)
    assert bool(found_changes.changes) == (not is_same_document(old, new))
    entity = follow_pointer(old, "/".join(path.split("/")[:3]))
    for change in found_changes:
        assert entity.id in change.ids
        changed_path = change.new_path or change.old_path
        assert changed_path is not None
        assert changed_path.startswith(path) or path.startswith(changed_path)


def only_change(old: Register, new: Register) -> Change:
    """Return the single change between two registers."""
    (change,) = compare_registers(old, new)
    return change


def register_with_term(**fields: Any) -> Register:
    """Return a register with a member and one term."""
    return Register.of(KASMAD, attrs.evolve(TERM, **fields))


def register_with_organisation(**fields: Any) -> Register:
    """Return a register with one organisation."""
    return Register.of(attrs.evolve(IPSM, **fields))


def register_with_member(**fields: Any) -> Register:
    """Return a register with one member."""
    return Register.of(attrs.evolve(KASMAD, **fields))


PLANNED = Inauguration(date=PartialDate(2025, 10, 15), status=InaugurationStatus.PLANNED)
HELD = Inauguration(date=PartialDate(2025, 10, 15))
DECREE = Decree(id="sk-1", number="1", issuer="Bupati Contoh", issued=PartialDate(2025, 10))
SITI = Appointment(id="b", post=Post.CHAIR, title="Ketua", name=PersonName("Siti"))


@pytest.mark.parametrize(
    ("old", "new", "kind", "sentence"),
    [
        (Register(), register_with_organisation(), "organisation_added", "organisation 'o' is new: 'IPSM'"),
        (register_with_organisation(), Register(), "removed", "organisation 'o' is left out"),
        (
            register_with_organisation(),
            register_with_organisation(founded=PartialDate(1975)),
            "organisation_founded",
            "organisation 'o' was founded: 1975",
        ),
        (
            register_with_organisation(founded=PartialDate(1975)),
            register_with_organisation(founded=PartialDate(1976)),
            "corrected",
            "founding date of organisation 'o': 1976 (before: 1975)",
        ),
        (
            register_with_organisation(),
            register_with_organisation(dissolved=PartialDate(2025)),
            "organisation_dissolved",
            "organisation 'o' is dissolved: 2025",
        ),
        (
            register_with_organisation(),
            register_with_organisation(name="X"),
            "organisation_renamed",
            "organisation 'o' is called 'X' (before: 'IPSM')",
        ),
        (
            register_with_organisation(),
            register_with_organisation(parent_id="p"),
            "organisation_moved",
            "organisation 'o' is below 'p' (before: nothing)",
        ),
        (
            register_with_organisation(parent_id="p"),
            register_with_organisation(),
            "organisation_moved",
            "organisation 'o' is below nothing (before: 'p')",
        ),
        (
            register_with_organisation(),
            register_with_organisation(events=(Event(kind="Musda"),)),
            "event_held",
            "organisation 'o' has a new event: kind 'Musda'",
        ),
        (
            register_with_organisation(),
            register_with_organisation(events=(MEETING,)),
            "event_held",
            (
                "organisation 'o' has a new event: kind 'rapat', title 'Raker', date 29 February 2020, last day "
                "1 March 2020, place 'Batang', area code 33.25, number in the series 22, participant (opener, name "
                "(personal data, not shown), office 'Bupati'), participant (host, on behalf of 'Dinas Sosial'), "
                "decrees 'sk-1', 'sk-2'"
            ),
        ),
        (
            register_with_organisation(events=(MEETING,)),
            register_with_organisation(events=(attrs.evolve(MEETING, participants=MEETING.participants[:1]),)),
            "removed",
            "participants of an event of organisation 'o': left out (before: host, on behalf of 'Dinas Sosial')",
        ),
        (
            register_with_organisation(events=(MEETING,)),
            register_with_organisation(
                events=(attrs.evolve(MEETING, participants=(MEETING.participants[0], NEW_HOST)),)
            ),
            "recorded",
            (
                "office of a participant of an event of organisation 'o' (event: kind 'rapat', title 'Raker', "
                "date 29 February 2020; participant: host, on behalf of 'Dinas Sosial'): 'Sekretaris' "
                "(not recorded before)"
            ),
        ),
        (
            register_with_organisation(events=(MEETING, Event(kind="Musda"))),
            register_with_organisation(events=(attrs.evolve(MEETING, place="Solo"), Event(kind="Musda"))),
            "corrected",
            (
                "place of an event of organisation 'o' (event: kind 'rapat', title 'Raker', date 29 February 2020)"
                ": 'Solo' (before: 'Batang')"
            ),
        ),
        (
            register_with_organisation(),
            register_with_organisation(partners=("X",)),
            "recorded",
            "partners of organisation 'o': 'X' (not recorded before)",
        ),
        (
            register_with_organisation(),
            register_with_organisation(level=Level.VILLAGE),
            "corrected",
            "level of organisation 'o': village (before: national)",
        ),
        (
            register_with_organisation(),
            register_with_organisation(terms_complete=True),
            "corrected",
            "all terms recorded of organisation 'o': yes (before: no)",
        ),
        (
            register_with_organisation(),
            register_with_organisation(area=AreaCode("33")),
            "recorded",
            "area code of organisation 'o': 33 (not recorded before)",
        ),
        (Register(), Register.of(TERM), "term_opened", "board term 't' is new: no dates"),
        (
            Register.of(KASMAD),
            register_with_term(label="2025–2030", appointments=(CHAIR,)),
            "term_opened",
            "board term 't' is new: '2025–2030', chair 'Kasmad'",
        ),
        (
            register_with_term(period=Period.parse("2025/")),
            register_with_term(period=Period.parse("2025/2030-10-14")),
            "term_ended",
            "board term 't' runs until 14 October 2030 (before: unknown)",
        ),
        (
            register_with_term(period=Period.parse("2025/..")),
            register_with_term(period=Period.parse("2025/2030")),
            "term_ended",
            "board term 't' runs until 2030 (before: open-ended)",
        ),
        (
            register_with_term(period=Period.parse("2025/2030")),
            register_with_term(period=Period.parse("2025/..")),
            "corrected",
            "period of board term 't': since 2025, open-ended (before: 2025–2030)",
        ),
        (
            register_with_term(period=Period.parse("2025/2030")),
            register_with_term(period=Period.parse("2024/2029")),
            "corrected",
            "period of board term 't': 2024–2029 (before: 2025–2030)",
        ),
        (
            register_with_term(),
            register_with_term(period=Period.parse("2025/2030")),
            "term_ended",
            "board term 't' runs until 2030 (period: 2025–2030; before: nothing)",
        ),
        (
            register_with_term(),
            register_with_term(period=Period.parse("2025/..")),
            "recorded",
            "period of board term 't': since 2025, open-ended (not recorded before)",
        ),
        (
            register_with_term(label="2025–2030"),
            register_with_term(label="2025–2030", period=Period.parse("2025/2030-10-15")),
            "recorded",
            "period of board term 't': 2025 to 15 October 2030 (not recorded before)",
        ),
        (
            register_with_term(label="2025–2030"),
            register_with_term(label="2025–2030", period=Period.parse("2025/2028")),
            "term_ended",
            "board term 't' runs until 2028 (period: 2025–2028; before: nothing)",
        ),
        (
            register_with_term(period=Period.parse("2025/..")),
            register_with_term(period=Period.parse("2026/2030")),
            "term_ended",
            "board term 't' runs until 2030 (period: 2026–2030; before: since 2025, open-ended)",
        ),
        (
            register_with_term(),
            register_with_term(status=TermStatus.ANNULLED),
            "term_status_changed",
            "board term 't' is annulled (before: in office)",
        ),
        (
            register_with_term(),
            register_with_term(appointments=(CHAIR,)),
            "appointed",
            "'Kasmad' is chair in board term 't'",
        ),
        (
            register_with_term(appointments=(CHAIR,)),
            register_with_term(),
            "removed",
            "'Kasmad' is left out as chair in board term 't'",
        ),
        (
            register_with_term(appointments=(CHAIR,)),
            register_with_term(appointments=(attrs.evolve(SITI, replaces_id="a"), CHAIR)),
            "replaced",
            "'Siti' replaces 'Kasmad' as 'Ketua' in board term 't'",
        ),
        (
            register_with_term(appointments=(CHAIR, attrs.evolve(CHAIR, post=Post.PATRON))),
            register_with_term(
                appointments=(CHAIR, attrs.evolve(CHAIR, post=Post.PATRON), attrs.evolve(SITI, replaces_id="a"))
            ),
            "replaced",
            "'Siti' replaces 'a' as 'Ketua' in board term 't'",
        ),
        (
            Register.of(KASMAD),
            register_with_term(appointments=(CHAIR, SITI)),
            "term_opened",
            "board term 't' is new: no dates",
        ),
        (
            register_with_organisation(partners=("X", "X")),
            register_with_organisation(partners=("X",)),
            "removed",
            "partners of organisation 'o': left out (before: 'X')",
        ),
        (
            register_with_term(),
            register_with_term(appointments=(attrs.evolve(SITI, replaces_id="x"),)),
            "replaced",
            "'Siti' replaces 'x' as 'Ketua' in board term 't'",
        ),
        (
            register_with_term(appointments=(CHAIR,)),
            register_with_term(appointments=(attrs.evolve(CHAIR, member_id=None, office="Camat"),)),
            "holder_changed",
            "'Camat' is chair in board term 't' (before: 'Kasmad')",
        ),
        (
            register_with_term(appointments=(attrs.evolve(CHAIR, period=Period.parse("2025/")),)),
            register_with_term(appointments=(attrs.evolve(CHAIR, period=Period.parse("2025/2027")),)),
            "left",
            "'Kasmad' is chair in board term 't' until 2027 (before: unknown)",
        ),
        (
            register_with_term(appointments=(CHAIR,)),
            register_with_term(appointments=(attrs.evolve(CHAIR, period=Period.parse("2025/2027")),)),
            "left",
            "'Kasmad' is chair in board term 't' until 2027 (period: 2025–2027; before: nothing)",
        ),
        (
            register_with_term(appointments=(CHAIR,)),
            register_with_term(appointments=(attrs.evolve(CHAIR, post=Post.SECRETARY),)),
            "post_changed",
            "'Kasmad' is secretary in board term 't' (before: chair)",
        ),
        (
            register_with_term(appointments=(CHAIR, SITI)),
            register_with_term(appointments=(CHAIR, attrs.evolve(SITI, replaces_id="a"))),
            "replaced",
            "'Siti' replaces 'Kasmad' as 'Ketua' in board term 't'",
        ),
        (
            register_with_term(appointments=(CHAIR,)),
            register_with_term(appointments=(attrs.evolve(CHAIR, capacity=Capacity.ACTING),)),
            "corrected",
            "capacity of appointment 'a' ('Kasmad') of board term 't': acting (before: substantive)",
        ),
        (
            register_with_term(appointments=(CHAIR,)),
            register_with_term(appointments=(attrs.evolve(CHAIR, member_id=None, name=PersonName("Kasmad")),)),
            "holder_changed",
            "'Kasmad' is chair in board term 't' (before: 'Kasmad (m)')",
        ),
        (
            register_with_term(appointments=(CHAIR,)),
            register_with_term(appointments=(attrs.evolve(CHAIR, section="A"),)),
            "recorded",
            "section of appointment 'a' ('Kasmad') of board term 't': 'A' (not recorded before)",
        ),
        (
            register_with_term(),
            register_with_term(inaugurations=(PLANNED,)),
            "inauguration_planned",
            "the inauguration of board term 't' is planned: 15 October 2025",
        ),
        (
            register_with_term(),
            register_with_term(inaugurations=(Inauguration(status=InaugurationStatus.PLANNED),)),
            "inauguration_planned",
            "the inauguration of board term 't' is planned: no details",
        ),
        (
            register_with_term(),
            register_with_term(inaugurations=(HELD,)),
            "inaugurated",
            "board term 't' was inaugurated: 15 October 2025",
        ),
        (
            register_with_term(inaugurations=(PLANNED,)),
            register_with_term(inaugurations=(HELD,)),
            "inaugurated",
            "board term 't' was inaugurated: 15 October 2025",
        ),
        (
            register_with_term(inaugurations=(HELD,)),
            register_with_term(inaugurations=(PLANNED,)),
            "corrected",
            "status of the inauguration of board term 't': planned (before: held)",
        ),
        (
            register_with_term(inaugurations=(HELD,)),
            register_with_term(),
            "removed",
            "inauguration of board term 't': left out (before: 15 October 2025)",
        ),
        (
            register_with_term(inaugurations=(inaugurated_by("Camat"),)),
            register_with_term(inaugurations=(inaugurated_by("Bupati"),)),
            "corrected",
            "office of a participant of the inauguration of board term 't': 'Bupati' (before: 'Camat')",
        ),
        (
            register_with_term(),
            register_with_term(changes=(TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2031, 3)),)),
            "term_extended",
            "board term 't' is extended until March 2031",
        ),
        (
            register_with_term(),
            register_with_term(changes=(TermChange(kind=TermChangeKind.SHORTENED, until=PartialDate(2029)),)),
            "term_shortened",
            "board term 't' is shortened until 2029",
        ),
        (
            Register(),
            Register.of(DECREE),
            "decree_added",
            "decree 'sk-1' is new: '1', 'Bupati Contoh', October 2025",
        ),
        (Register(), Register.of(Decree(id="sk-1")), "decree_added", "decree 'sk-1' is new: no details"),
        (Register.of(DECREE), Register(), "removed", "decree 'sk-1' is left out"),
        (
            Register.of(attrs.evolve(DECREE, status=DecreeStatus.NOT_ISSUED)),
            Register.of(DECREE),
            "decree_issued",
            "decree 'sk-1' was issued: '1', 'Bupati Contoh', October 2025",
        ),
        (
            Register.of(DECREE),
            Register.of(attrs.evolve(DECREE, status=DecreeStatus.NOT_ISSUED)),
            "corrected",
            "status of decree 'sk-1': not issued (before: issued)",
        ),
        (
            Register.of(DECREE),
            Register.of(attrs.evolve(DECREE, revokes_ids=("sk-0",))),
            "recorded",
            "revoked decrees of decree 'sk-1': 'sk-0' (not recorded before)",
        ),
        (
            register_with_term(),
            register_with_term(decree_ids=("sk-1",)),
            "recorded",
            "decrees of board term 't': 'sk-1' (not recorded before)",
        ),
        (
            register_with_member(decree_ids=("sk-1",)),
            register_with_member(decree_ids=("sk-1", "sk-2")),
            "recorded",
            "decrees of member 'm': 'sk-2' (not recorded before)",
        ),
        (
            register_with_organisation(legal_bases=(LegalBasis(as_written="ART"),)),
            register_with_organisation(legal_bases=(LegalBasis(as_written="AD"),)),
            None,
            None,
        ),
        (Register(), register_with_member(), "member_added", "member 'm' is new"),
        (register_with_member(), Register(), "removed", "member 'm' is left out"),
        (
            register_with_member(service=Period.parse("2020/..")),
            register_with_member(service=Period.parse("2020/2025")),
            "service_ended",
            "the service of member 'm' runs until 2025 (before: open-ended)",
        ),
        (
            register_with_member(),
            register_with_member(service=Period.parse("2020/2025")),
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
    """Each kind of change has its sentence; values with nothing in common are removed and recorded."""
    if kind is None:
        assert [change.kind.value for change in compare_registers(old, new)] == ["removed", "recorded"]
        return
    change = only_change(old, new)
    assert (change.kind.value, change.to_sentence()) == (kind, sentence)
    assert change.is_in_the_world == (kind not in {"recorded", "corrected", "removed"})
    assert change.to_sentence(language="id") != change.to_sentence()


# Any: classes of records, whose fields have other classes of records.
def list_field_paths(kind: Any, before: str = "") -> set[str]:
    """Return the paths of the fields of a record and of its nested records."""
    paths = set()
    for field in attrs.fields(attrs.resolve_types(kind)):
        if field.name == "id" or (kind is BoardTerm and field.name == "appointments"):
            continue
        path = f"{before}{field.name}"
        paths.add(path)
        for inner in (field.type, *get_args(field.type)):
            if attrs.has(inner) and inner.__module__.startswith("psm_model.entities"):
                paths |= list_field_paths(inner, f"{path}.")
    return paths


def test_every_field_has_words() -> None:
    """Each field has words of its own in both languages, and there are no other words."""
    fields = set().union(*map(list_field_paths, (Source, Decree, Organisation, Member, BoardTerm, Appointment)))
    holders = {"member_id", "office"}
    own = {path for path in FIELD_WORDS if path[0].isupper()}
    assert fields - holders == FIELD_WORDS.keys() - own - {"holder"}
    assert {path.partition(".")[2] for path in own} <= fields
    assert all(
        "_" not in words.english + words.indonesian and words.english != words.indonesian
        for words in FIELD_WORDS.values()
        if words.english != "status"
    )


def list_word_stems(text: str) -> set[str]:
    """Return the words of an Indonesian text without the prefixes of verbs."""
    return {re.sub(r"^(?:meng|di)", "", word) for word in text.casefold().split()}


def test_words_of_fields_are_those_of_tables() -> None:
    """A field has the word in Indonesian that the heading of its column has."""
    owners: dict[str, type] = {place: kind for kind, (place, _) in PLACES.items()}
    pairs = {
        (owner.__name__, path): (column_heading(table, column), field_words(path.split("."), owner).indonesian)
        for table in tables()
        for column in table.columns
        if (path := ".".join((*table.steps, *column.steps)).removeprefix("appointments.")) in FIELD_WORDS
        for owner in [Appointment if table.steps == ("appointments",) else owners[table.place]]
    }
    assert pairs["BoardTerm", "label"] == ("Sebutan masa bakti", "sebutan")
    assert pairs["Appointment", "title"] == ("Sebutan jabatan", "sebutan")
    assert {path for path, pair in pairs.items() if not set.intersection(*map(list_word_stems, pair))} == set()


def test_new_chair_and_old_chair_are_events() -> None:
    """If a chair leaves and another starts, both are events, even if no link connects the appointments."""
    after = attrs.evolve(SITI, title=None, period=Period.parse("2023-05-05/2024-12-31"))
    former = attrs.evolve(CHAIR, period=Period.parse("2020-01-01/2023-05-04"))
    found_changes = compare_registers(
        register_with_term(appointments=(CHAIR,)), register_with_term(appointments=(former, after))
    )
    assert [(change.is_in_the_world, change.to_sentence()) for change in found_changes] == [
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
def test_former_and_elect_are_not_appointed(capacity: Capacity, sentence: str) -> None:
    """A former holder or one elected is recorded, not appointed, and is no chair of a new board."""
    appointment = Appointment(id="a", post=Post.CHAIR, name=PersonName("Siti"), capacity=capacity)
    board = BoardTerm(id="t", organisation_id="o", label="2025-2030")
    before, after = Register.of(IPSM, board), Register.of(IPSM, attrs.evolve(board, appointments=(appointment,)))
    (change,) = compare_registers(before, after)
    assert (change.kind, change.to_sentence()) == (ChangeKind.RECORDED, f"{sentence} in board term 't'")
    assert all("chair" not in change.to_sentence() for change in compare_registers(Register.of(IPSM), after))


def test_same_name_is_distinguished_by_id() -> None:
    """If a holder has a new id and the same name, the sentence shows both ids."""
    renamed = Register.of(
        attrs.evolve(KASMAD, id="n"), attrs.evolve(TERM, appointments=(attrs.evolve(CHAIR, member_id="n"),))
    )
    found_changes = compare_registers(register_with_term(appointments=(CHAIR,)), renamed)
    assert "'Kasmad (n)' is chair in board term 't' (before: 'Kasmad (m)')" in [
        change.to_sentence() for change in found_changes
    ]


def test_new_holder_in_another_post_has_not_moved() -> None:
    """If an appointment has a new holder and a new post, the new holder has not changed posts."""
    other = attrs.evolve(CHAIR, member_id=None, name=PersonName("Siti"), post=Post.SECRETARY)
    found_changes = compare_registers(
        register_with_term(appointments=(CHAIR,)), register_with_term(appointments=(other,))
    )
    assert sorted(change.kind.value for change in found_changes) == ["corrected", "holder_changed"]


def test_removed_holder_is_named_by_the_old_register() -> None:
    """A holder who is removed with their record keeps the name from the old register."""
    found_changes = compare_registers(register_with_term(appointments=(CHAIR,)), Register.of(TERM))
    assert [change.to_sentence() for change in found_changes] == [
        "'Kasmad' is left out as chair in board term 't'",
        "member 'm' is left out",
    ]


def test_duplicate_ids_match_equal_records_first() -> None:
    """Of records with the same id, equal ones are matched first, one to one."""
    first, second = attrs.evolve(IPSM, partners=("X", "X")), attrs.evolve(IPSM, partners=("X",), name="Lain")
    change = only_change(Register.of(first), Register.of(second, first))
    assert (change.kind, change.new_path) == (ChangeKind.ORGANISATION_ADDED, "/organisations/0")
    third = attrs.evolve(first, partners=("X",))
    assert only_change(Register.of(first, second), Register.of(second, third)).old == "X"


def test_examples_have_every_kind() -> None:
    """The examples cover every kind of change."""
    kinds = {case[2] for mark in test_kinds.pytestmark for case in mark.args[1]}  # type: ignore[attr-defined]  # pytest's
    assert kinds - {None} == {kind.value for kind in ChangeKind}


def test_personal_data_is_not_shown() -> None:
    """A change of personal data is reported without its values."""
    old = register_with_member(
        birth_date=PartialDate(1971, 2, 3),
        identifiers=(Identifier("nik", "9999000011112222"),),
        cards=(Card(kind=CardKind.NATIONAL, number="K-4711"),),
    )
    new = register_with_member(
        name=PersonName("Kasmat"),
        birth_date=PartialDate(1972, 2, 3),
        identifiers=(Identifier("nik", "8888000011112222"),),
        cards=(Card(kind=CardKind.NATIONAL, number="K-4712"),),
    )
    new = new.add(attrs.evolve(new.members[0], id="n"))
    found_changes = compare_registers(old, new)
    assert sum(change.is_personal for change in found_changes) == 4
    text = json.dumps(found_changes.to_dict()) + render_changes(found_changes) + repr(found_changes)
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
def test_new_value_of_a_scheme_is_one_change(old: str, new: str, marks: str) -> None:
    """A new value for a scheme is one change; an added or removed scheme is one too."""

    def register(text: str) -> Register:
        return register_with_member(identifiers=tuple(Identifier(*words.split()) for words in text.split(", ")))

    found_changes = compare_registers(register(old), register(new))
    assert (
        "".join("+" if change.old_path is None else "-" if change.new_path is None else "~" for change in found_changes)
        == marks
    )
    assert all(change.is_personal and change.old is change.new is None for change in found_changes)


def test_changes_are_grouped_by_organisation() -> None:
    """Changes are in the order of the new organisations, then of the old; other entities come last."""
    second = attrs.evolve(IPSM, id="p", name="Dua")
    stray = BoardTerm(id="u", organisation_id="nowhere")
    old = Register.of(IPSM, second, Source(id="s"), attrs.evolve(TERM, organisation_id="p"))
    new = Register.of(
        attrs.evolve(second, founded=PartialDate(1975)),
        attrs.evolve(TERM, organisation_id="p", label="x"),
        KASMAD,
        stray,
    )
    found_changes = compare_registers(old, new)
    assert [change.organisation_id for change in found_changes] == ["p", "p", "o", "nowhere", None, None]
    assert found_changes.names == (("p", "Dua"), ("o", "IPSM"))
    assert render_changes(found_changes, language="id").split("\n") == [
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
        "anggota, SK, dan sumber",
        "  + anggota 'm' baru",
        "  perubahan catatan:",
        "  - sumber 's' dihapus",
    ]
    assert render_changes(compare_registers(old, old)) == "no changes"


def test_narrow_terminal_is_refused() -> None:
    """The error names the smallest width."""
    with pytest.raises(ValueError, match="at least 40 columns, got 39"):
        render_changes(compare_registers(Register(), Register()), width=39)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_real_cases(path: Path) -> None:
    """A real case equals itself; compared with an empty register, each entity is one change."""
    register = load(path)
    assert compare_registers(register, register).changes == ()
    entities = (*register.sources, *register.decrees, *register.organisations, *register.members, *register.board_terms)
    assert len(compare_registers(Register(), register)) == len(entities)
    assert len(compare_registers(register, Register())) == len(entities)


def test_titles_of_documents_are_no_titles_of_posts() -> None:
    """A word of a field may differ by class: a document has a title, and a post has another kind of title."""
    old = Register.of(Source(id="s"), DECREE, attrs.evolve(TERM, appointments=[CHAIR]))
    new = Register.of(
        Source(id="s", title="A"),
        attrs.evolve(DECREE, title="B"),
        attrs.evolve(TERM, appointments=[attrs.evolve(CHAIR, title="Ketua")]),
    )
    assert sorted(change.to_sentence(language="id") for change in compare_registers(old, new)) == [
        "judul SK 'sk-1': 'B' (semula tidak tercatat)",
        "judul sumber 's': 'A' (semula tidak tercatat)",
        "sebutan jabatan 'a' ('m') dalam masa bakti 't': 'Ketua' (semula tidak tercatat)",
    ]
