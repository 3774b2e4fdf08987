"""Sentences for changes: one for each kind, with the words of its fields and values."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model.entities import (
    Capacity,
    Decree,
    DecreeStatus,
    Event,
    Inauguration,
    InaugurationStatus,
    LegalBasis,
    Post,
    Register,
    Source,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.values import AreaCode, Level, PartialDate, Period, PersonName
from psm_model.views.change import ChangeKind
from psm_model.views.changes import compare_registers
from tests.every_case import every_case
from tests.views.changed_registers import (
    CHAIR,
    DECREE,
    HELD,
    KASMAD,
    MEETING,
    NEW_HOST,
    PLANNED,
    SITI,
    TERM,
    get_only_change,
    inaugurated_by,
    register_with_member,
    register_with_organisation,
    register_with_term,
)

SENTENCES: Final = [
    (Register(), register_with_organisation(), "organisation_added", "organisation 'o' is new: 'IPSM'"),
    (register_with_organisation(), Register(), "removed", "organisation IPSM was removed"),
    (
        register_with_organisation(),
        register_with_organisation(founded=PartialDate(1975)),
        "organisation_founded",
        "organisation IPSM was founded: 1975",
    ),
    (
        register_with_organisation(founded=PartialDate(1975)),
        register_with_organisation(founded=PartialDate(1976)),
        "corrected",
        "founding date of organisation IPSM: 1976 (before: 1975)",
    ),
    (
        register_with_organisation(),
        register_with_organisation(dissolved=PartialDate(2025)),
        "organisation_dissolved",
        "organisation IPSM is dissolved: 2025",
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
        "organisation IPSM is below 'p' (before: nothing)",
    ),
    (
        register_with_organisation(parent_id="p"),
        register_with_organisation(),
        "organisation_moved",
        "organisation IPSM is below nothing (before: 'p')",
    ),
    (
        register_with_organisation(),
        register_with_organisation(events=(Event(kind="Musda"),)),
        "event_held",
        "organisation IPSM has a new event: kind 'Musda'",
    ),
    (
        register_with_organisation(),
        register_with_organisation(events=(MEETING,)),
        "event_held",
        (
            "organisation IPSM has a new event: kind 'rapat', title 'Raker', date 29 February 2020, last day "
            "1 March 2020, place 'Batang', area code 33.25, number in the series 22, participant (opener, name "
            "(personal data, not shown), office 'Bupati'), participant (host, on behalf of 'Dinas Sosial'), "
            "decrees 'sk-1', 'sk-2'"
        ),
    ),
    (
        register_with_organisation(events=(MEETING,)),
        register_with_organisation(events=(attrs.evolve(MEETING, participants=MEETING.participants[:1]),)),
        "removed",
        "participants of an event of organisation IPSM: removed (before: host, on behalf of 'Dinas Sosial')",
    ),
    (
        register_with_organisation(events=(MEETING,)),
        register_with_organisation(events=(attrs.evolve(MEETING, participants=(MEETING.participants[0], NEW_HOST)),)),
        "recorded",
        (
            "office of a participant of an event of organisation IPSM (event: kind 'rapat', title 'Raker', "
            "date 29 February 2020; participant: host, on behalf of 'Dinas Sosial'): 'Sekretaris' "
            "(not recorded before)"
        ),
    ),
    (
        register_with_organisation(events=(MEETING, Event(kind="Musda"))),
        register_with_organisation(events=(attrs.evolve(MEETING, place="Solo"), Event(kind="Musda"))),
        "corrected",
        (
            "place of an event of organisation IPSM (event: kind 'rapat', title 'Raker', date 29 February 2020)"
            ": 'Solo' (before: 'Batang')"
        ),
    ),
    (
        register_with_organisation(),
        register_with_organisation(partners=("X",)),
        "recorded",
        "partners of organisation IPSM: 'X' (not recorded before)",
    ),
    (
        register_with_organisation(),
        register_with_organisation(level=Level.VILLAGE),
        "corrected",
        "level of organisation IPSM: village (before: national)",
    ),
    (
        register_with_organisation(),
        register_with_organisation(terms_complete=True),
        "corrected",
        "all terms recorded of organisation IPSM: yes (before: no)",
    ),
    (
        register_with_organisation(),
        register_with_organisation(area=AreaCode("33")),
        "recorded",
        "area code of organisation IPSM: 33 (not recorded before)",
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
        "board term 2025–2030 runs until 14 October 2030 (before: unknown)",
    ),
    (
        register_with_term(period=Period.parse("2025/..")),
        register_with_term(period=Period.parse("2025/2030")),
        "term_ended",
        "board term 2025–2030 runs until 2030 (before: open-ended)",
    ),
    (
        register_with_term(period=Period.parse("2025/2030")),
        register_with_term(period=Period.parse("2025/..")),
        "corrected",
        "period of board term since 2025: since 2025, open-ended (before: 2025–2030)",
    ),
    (
        register_with_term(period=Period.parse("2025/2030")),
        register_with_term(period=Period.parse("2024/2029")),
        "corrected",
        "period of board term 2024–2029: 2024–2029 (before: 2025–2030)",
    ),
    (
        register_with_term(),
        register_with_term(period=Period.parse("2025/2030")),
        "term_ended",
        "board term 2025–2030 runs until 2030 (period: 2025–2030; before: nothing)",
    ),
    (
        register_with_term(),
        register_with_term(period=Period.parse("2025/..")),
        "recorded",
        "period of board term since 2025: since 2025, open-ended (not recorded before)",
    ),
    (
        register_with_term(label="2025–2030"),
        register_with_term(label="2025–2030", period=Period.parse("2025/2030-10-15")),
        "recorded",
        "period of board term 2025–2030: 2025 to 15 October 2030 (not recorded before)",
    ),
    (
        register_with_term(label="2025–2030"),
        register_with_term(label="2025–2030", period=Period.parse("2025/2028")),
        "term_ended",
        "board term 2025–2030 runs until 2028 (period: 2025–2028; before: nothing)",
    ),
    (
        register_with_term(period=Period.parse("2025/..")),
        register_with_term(period=Period.parse("2026/2030")),
        "term_ended",
        "board term 2026–2030 runs until 2030 (period: 2026–2030; before: since 2025, open-ended)",
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
        "'Kasmad' was removed as chair in board term 't'",
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
        "partners of organisation IPSM: removed (before: 'X')",
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
        "capacity of appointment as chair ('Kasmad') of board term 't': acting (before: substantive)",
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
        "section of appointment as chair ('Kasmad') of board term 't': 'A' (not recorded before)",
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
        "inauguration of board term 't': removed (before: 15 October 2025)",
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
        "board term 't' is shortened to 2029",
    ),
    (
        Register(),
        Register.of(DECREE),
        "decree_added",
        "decree 'sk-1' is new: '1', 'Bupati Contoh', October 2025",
    ),
    (Register(), Register.of(Decree(id="sk-1")), "decree_added", "decree 'sk-1' is new: no details"),
    (Register.of(DECREE), Register(), "removed", "decree 1 was removed"),
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
        "status of decree 1: not issued (before: issued)",
    ),
    (
        Register.of(DECREE),
        Register.of(attrs.evolve(DECREE, revokes_ids=("sk-0",))),
        "recorded",
        "revoked decrees of decree 1: 'sk-0' (not recorded before)",
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
    (Register(), register_with_member(), "member_added", "member 'm' is new"),
    (register_with_member(), Register(), "removed", "member 'm' was removed"),
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
]
"""Changes from one register to another, each with its kind and its sentence."""


@every_case(("old", "new", "kind", "sentence"), SENTENCES)
def test_kinds(old: Register, new: Register, kind: str, sentence: str) -> None:
    """Each kind of change has its sentence, in both languages."""
    change = get_only_change(old, new)
    assert (change.kind.value, change.to_sentence()) == (kind, sentence)
    assert change.is_event == (kind not in {"recorded", "corrected", "removed"})
    assert change.to_sentence(language="id") != change.to_sentence()


def test_values_with_nothing_in_common() -> None:
    """A value of a list that shares nothing with another is removed, and the other one recorded."""
    old = register_with_organisation(legal_bases=(LegalBasis(as_written="ART"),))
    new = register_with_organisation(legal_bases=(LegalBasis(as_written="AD"),))
    assert [change.kind.value for change in compare_registers(old, new)] == ["removed", "recorded"]


def test_same_name_is_distinguished_by_id() -> None:
    """If a holder has a new id and the same name, the sentence shows both ids."""
    renamed = Register.of(
        attrs.evolve(KASMAD, id="n"), attrs.evolve(TERM, appointments=(attrs.evolve(CHAIR, member_id="n"),))
    )
    found_changes = compare_registers(register_with_term(appointments=(CHAIR,)), renamed)
    assert "'Kasmad (n)' is chair in board term 't' (before: 'Kasmad (m)')" in [
        change.to_sentence() for change in found_changes
    ]


def test_removed_holder_is_named_by_the_old_register() -> None:
    """A holder who is removed with their record keeps the name from the old register."""
    found_changes = compare_registers(register_with_term(appointments=(CHAIR,)), Register.of(TERM))
    assert [change.to_sentence() for change in found_changes] == [
        "'Kasmad' was removed as chair in board term 't'",
        "member 'm' was removed",
    ]


def test_examples_have_every_kind() -> None:
    """The examples cover every kind of change."""
    assert {kind for _, _, kind, _ in SENTENCES} == {kind.value for kind in ChangeKind}


def test_titles_of_documents_are_no_titles_of_posts() -> None:
    """A word of a field may differ by class: a document has a title, and a post has another kind of title."""
    old = Register.of(Source(id="s"), DECREE, attrs.evolve(TERM, appointments=[CHAIR]))
    new = Register.of(
        Source(id="s", title="A"),
        attrs.evolve(DECREE, title="B"),
        attrs.evolve(TERM, appointments=[attrs.evolve(CHAIR, title="Ketua")]),
    )
    assert sorted(change.to_sentence(language="id") for change in compare_registers(old, new)) == [
        "judul SK 1: 'B' (semula tidak tercatat)",
        "judul sumber 'A': 'A' (semula tidak tercatat)",
        "sebutan jabatan 'Ketua' ('m') dalam masa bakti 't': 'Ketua' (semula tidak tercatat)",
    ]
