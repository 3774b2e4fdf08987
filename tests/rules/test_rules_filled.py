"""Withheld fields: whatever their value is, it contradicts no certain answer."""

from __future__ import annotations

from typing import Any, Final

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checks import check
from psm_model.entities import Attestation, Register, Roster, TermChange, TermChangeKind
from psm_model.entities.next_board import find_bounds
from psm_model.entities.schema import list_fields
from psm_model.entities.tenure import judge_appointment
from psm_model.values import PartialDate, Verdict
from tests.rules.clashes import DAYS, clashes
from tests.rules.comparisons import groups_alike
from tests.rules.refinements import ABOUT_THE_RECORD

ASKED_DAYS: Final = [PartialDate(2019, 6, 1), PartialDate(2020, 12, 31), PartialDate(2022), PartialDate(2026, 1)]
BY_ISSUE: Final = {"PSM114", "PSM301", "PSM304", "PSM307", "PSM508"}
"""The rules that compare the day of issue of the decree that appoints, and are silent if it is not known."""
RECORDED: Final = {
    ("BoardTerm", "label"): {"PSM103"},
    ("BoardTerm", "changes"): {"PSM113", "PSM116"},
    ("BoardTerm", "inaugurations"): {"PSM104", "PSM105"},
    ("BoardTerm", "roster"): {"PSM201"},
    ("BoardTerm", "attested"): {"PSM215"},
    ("BoardTerm", "decree_ids"): {"PSM114", "PSM509"},
    ("Appointment", "period"): {"PSM204", "PSM215", "PSM509"},
    ("Appointment", "capacity"): {"PSM206"},
    ("Appointment", "replaces_id"): {"PSM205", "PSM211", "PSM214"},
    ("Appointment", "attested"): {"PSM215"},
    ("Appointment", "decree_ids"): {"PSM509"},
    ("Appointment", "member_id"): {"PSM002", "PSM203", "PSM207", "PSM208", "PSM210", "PSM212", "PSM213"},
    ("Decree", "issued"): {*BY_ISSUE, "PSM511"},
    ("Decree", "status"): BY_ISSUE,
    ("Decree", "amends_ids"): {*BY_ISSUE, "PSM511"},
    ("Decree", "replaces_ids"): {*BY_ISSUE, "PSM509", "PSM511"},
    ("Decree", "revokes_ids"): {*BY_ISSUE, "PSM509", "PSM511"},
}
"""The rules about what is recorded in a field; they say nothing about a field without a value."""
LISTS: Final = {"appointments", "legal_bases"}
"""The fields of a term with records about which rules ask."""


@st.composite
def filled_registers(draw: st.DrawFn) -> Register:
    """Generate a register with near dates, in which any field of a term and an appointment may have a value."""
    register = draw(clashes())
    days = st.sampled_from(DAYS).map(PartialDate.from_date)
    attested = st.just(()) | st.lists(st.builds(Attestation, on=days), max_size=1).map(tuple)
    until_next = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    change = st.builds(TermChange, kind=st.sampled_from(TermChangeKind), until=days) | st.just(until_next)
    words = st.sampled_from([None, None, "Bidang Data", "Sekretaris I", "Sekretaris II"])
    return attrs.evolve(
        register,
        board_terms=[
            attrs.evolve(
                term,
                changes=draw(st.lists(change, max_size=1)),
                roster=draw(st.sampled_from(Roster)),
                attested=draw(attested),
                appointments=[
                    attrs.evolve(post, attested=draw(attested), section=draw(words), title=draw(words))
                    for post in term.appointments
                ],
            )
            for term in register.board_terms
        ],
    )


# Any: a record of any class.
def find_filled(record: Any) -> list[str]:
    """Return the names of the optional fields of a record that have a value, and may have none."""
    return [
        field.name
        for field in list_fields(type(record))
        if not field.is_required and getattr(record, field.name) != field.default and field.name != "withheld"
    ]


def leave_out(record: Any, name: str) -> Any:
    """Return a record that withholds a field."""
    default = next(field.default for field in list_fields(type(record)) if field.name == name)
    return attrs.evolve(record, **{name: default}, withheld=(*record.withheld, name))


@st.composite
def withheld_fields(draw: st.DrawFn, register: Register) -> tuple[Register, str, str, set[str]] | None:
    """Generate a register with a withheld field, its class, its name and the ids; None without a value."""
    decreed = [(at, name) for at, decree in enumerate(register.decrees) for name in find_filled(decree)]
    is_decree = draw(st.booleans())
    if decreed and is_decree:
        at, name = draw(st.sampled_from(decreed))
        decrees = list(register.decrees)
        decrees[at] = leave_out(decrees[at], name)
        return attrs.evolve(register, decrees=decrees), "Decree", name, {decrees[at].id}
    places = [
        (at, number, name)
        for at, term in enumerate(register.board_terms)
        for number, record in [(None, term), *enumerate(term.appointments)]
        for name in find_filled(record)
    ]
    if not places:
        return None
    at, number, name = draw(st.sampled_from(places))
    terms = list(register.board_terms)
    kind, ids = "BoardTerm", {terms[at].id}
    if number is None:
        terms[at] = leave_out(terms[at], name)
    else:
        posts = list(terms[at].appointments)
        kind, ids = "Appointment", {posts[number].id}
        posts[number] = leave_out(posts[number], name)
        terms[at] = attrs.evolve(terms[at], appointments=posts)
    return attrs.evolve(register, board_terms=terms), kind, name, ids


def find_verdicts(register: Register) -> dict[tuple[str, frozenset[str]], Verdict]:
    """Return the verdict of the findings of each rule about each set of records."""
    verdicts: dict[tuple[str, frozenset[str]], Verdict] = {}
    for finding in check(register, undetermined=True):
        if finding.code not in ABOUT_THE_RECORD:
            concern = finding.code, frozenset(finding.ids)
            verdicts[concern] = verdicts.get(concern, finding.verdict) | finding.verdict
    return verdicts


def answer_all(register: Register) -> list[Verdict]:
    """Return whether each decree is in force, each board in office, and each post held, on some days."""
    answers = [register.in_force(decree.id, on)[0] for decree in register.decrees for on in ASKED_DAYS]
    for term in register.board_terms:
        bounds = find_bounds(term, register.board_terms)
        for on in ASKED_DAYS:
            answers.append(term.in_office(on, bounds=bounds))
            answers += [judge_appointment(post, term, on, bounds=bounds) for post in term.appointments]
    return answers


@given(st.data())
def test_no_value_contradicts_a_certain_finding(data: st.DataObject) -> None:
    """With any value of a withheld field, no certain finding disappears, and no other one appears."""
    filled = data.draw(filled_registers())
    drawn = data.draw(withheld_fields(filled))
    if drawn is None:
        return
    vague, kind, name, ids = drawn
    before, after = find_verdicts(vague), find_verdicts(filled)
    # A change that ends a term before it starts is ignored, and so are attested days outside it.
    if not {"PSM116", "PSM215"}.isdisjoint(check(filled).codes):
        return
    undated = {term.id for term in vague.board_terms if None in {term.decreed_span, term.span}}
    alike = groups_alike([*check(vague), *check(filled)])
    gone = {concern for concern, verdict in before.items() if verdict.certain and concern not in after}
    new = {
        (code, concerned)
        for (code, concerned), verdict in after.items()
        if verdict.certain
        and (code, concerned) not in before
        and code not in RECORDED.get((kind, name), ())
        # Rules about days do not ask about a term without any.
        and not ((name in LISTS or undated & ids) and ids & concerned)
        and not (kind == "Decree" and undated & concerned)
    }
    wrong = [
        (code, sorted(concerned))
        for code, concerned in gone | new
        if not any(len(same & concerned) > 1 for same in alike)
        # Another reference makes another circle.
        and not (kind == "Decree" and code == "PSM510")
    ]
    assert wrong == [], (kind, name, ids)


@given(st.data())
def test_no_value_contradicts_a_certain_answer(data: st.DataObject) -> None:
    """With any value of a withheld field, no certain answer about a board or a post is reversed."""
    filled = data.draw(filled_registers())
    drawn = data.draw(withheld_fields(filled))
    # A day attested outside its term (PSM215) says nothing about that term, but may be within one whose end is open.
    if drawn is None or drawn[2] == "appointments" or not {"PSM116", "PSM215"}.isdisjoint(check(filled).codes):
        return
    answers = zip(answer_all(drawn[0]), answer_all(filled), strict=True)
    assert all({before, after} != {Verdict.YES, Verdict.NO} for before, after in answers), drawn[1:3]
