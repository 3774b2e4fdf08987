"""Soundness: a YES is a YES in every completion, and each finding of a completion was announced before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking import Finding
from psm_model.checks import check
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Decree,
    DecreeStatus,
    Departure,
    DepartureReason,
    Inauguration,
    LegalBasis,
    Member,
    Organisation,
    Post,
    Register,
    Tenure,
    TermStatus,
)
from psm_model.entities.withheld import set_fields
from psm_model.law.citation import Citation
from psm_model.rules import RULES
from psm_model.strategies import BrokenRegister, completions, registers, valid_registers, violations
from psm_model.values import OPEN, UNKNOWN, AreaCode, Level, PartialDate, Period, PersonName, Precision, Verdict

EXAMPLES = settings().max_examples
CLASHES = max(150, EXAMPLES)
# A rule has few shapes of breach, and there are many rules.
FEW = max(10, EXAMPLES // 20)

# Days of which many are equal, follow each other or are five years apart.
DAYS = (
    *(
        date(year, month, day)
        for year in (2018, 2019, 2020, 2021, 2023, 2024, 2025)
        for month, day in ((1, 1), (1, 2), (2, 28), (3, 1), (12, 30), (12, 31))
    ),
    *(date(2020, 2, 29), date(2024, 2, 29)),
)
# Appointments near the days of the two regulations, and births eighteen years before.
APPOINTED = tuple(
    date(year, *day) for year in (2011, 2012, 2013, 2018, 2019, 2020) for day in ((1, 1), (2, 28), (12, 31))
)
BORN = (*(date(day.year - 18, day.month, day.day) for day in APPOINTED), date(2000, 2, 29), date(2019, 1, 1))

# If the days of the law are unknown, a rule is UNDETERMINED whatever the record states, so no fact in it settles that.
LAW_UNDATED = {"PSM301", "PSM302", "PSM303", "PSM304", "PSM502"}
# Rules that may stay undetermined although every date in the record is known to the day, with the reason.
LEFT_OPEN = {
    # Since when a present parent has been above is not stated without an earlier one.
    "PSM003": "a parent of another time",
    # Another organisation may have taken its place on any day.
    "PSM107": "an organisation that another one continues on an unknown day",
    # A term with neither label nor period may have filled the gap.
    "PSM106": "a term without any date",
    # A disputed board may not be in office at all.
    "PSM213": "a disputed board",
    # The end of a holdover is not stated, and a term without any date has no bounds.
    # Two holders known by name only, or an office and a person, may be the same person.
    "PSM202": "an appointment without any date, or to nobody who is a member",
    "PSM203": "an appointment without any date",
    "PSM205": "an appointment without any date, or to nobody who is a member",
    "PSM209": "an appointment without any date, or to nobody who is a member",
    "PSM210": "an appointment without any date, or to nobody who is a member",
    # A holdover without a period starts at an unknown time after its term does.
    "PSM212": "a holdover without any date",
    # A domicile known only by its regency may be in the village, and codes of two vintages cannot be compared.
    "PSM303": "an area",
    # An organisation without a day of founding may be older or younger than its rival, and before a former area it may
    # have been in any.
    "PSM403": "an organisation without a day of founding, or with a former area",
    # A former code may be from an earlier decree.
    "PSM405": "a former code without a vintage",
    # A board without dates may have been under any law, and a decree may take effect after its issue.
    "PSM502": "a term without a start",
    "PSM509": "a term without an end, or a decree without its first day",
}
# Two terms that are alike are one term recorded twice (PSM006), and not two boards (PSM101, PSM109). That depends on
# the record as written: like terms may have different completions, and different terms the same.
ABOUT_THE_WRITING = {"PSM006", "PSM101", "PSM109", "PSM112"}
# A completion gives a period to a term whose label is unreadable, but whose days a change or an attested day limits.
ABOUT_THE_LABEL = {"PSM110"}
# A completion may take any day within a recorded date, even one that its words ("Wednesday") exclude.
ABOUT_THE_WORDS = {"PSM115"}


def cut(day: date, precision: int) -> PartialDate:
    """Return a day reduced to its year, its month or the day."""
    return PartialDate(day.year, *((day.month, day.day)[:precision]))


# Hypothesis validates a strategy on its first draw, which takes longer than drawing. So each one is built once.
@cache
def dates(days: tuple[date, ...]) -> st.SearchStrategy[PartialDate]:
    """Return a strategy for one of the days, of any precision."""
    return st.builds(cut, st.sampled_from(days), st.integers(0, 2))


def make_span(day: date, other: date, start_precision: int, end_precision: int, kind: int) -> Period:
    """Return a period between two days, with ends of the given precisions, or one of its kind without them."""
    first, last = min(day, other), max(day, other)
    start, end = cut(first, start_precision), cut(max(last, first + timedelta(days=1)), end_precision)
    kinds = [Period(start, end), Period(UNKNOWN, end), Period(start, UNKNOWN), Period(start, OPEN)]
    return [kinds[0], *kinds, Period(UNKNOWN, OPEN)][kind]


@cache
def spans(days: tuple[date, ...] = DAYS) -> st.SearchStrategy[Period]:
    """Return a strategy for periods between two of the days, with ends of any precision, unknown or open."""
    either, precision = st.sampled_from(days), st.integers(0, 2)
    return st.builds(make_span, either, either, precision, precision, st.integers(0, 5))


@cache
def perhaps(drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for None or a drawn value."""
    return st.none() | drawn


DECREE_IDS = ("sk-0", "sk-1", "sk-2")
DECREED = st.lists(st.sampled_from(DECREE_IDS), max_size=2).map(tuple)


@st.composite
def decrees(draw: st.DrawFn, decree_id: str) -> Decree:
    """Generate a decree that may amend, replace or revoke others, perhaps in a circle."""
    return Decree(
        id=decree_id,
        issued=draw(perhaps(dates(DAYS))),
        in_force_from=draw(perhaps(dates(DAYS))),
        status=draw(st.sampled_from([DecreeStatus.ISSUED, *DecreeStatus])),
        amends_ids=draw(st.just(()) | st.just(()) | DECREED),
        replaces_ids=draw(st.just(()) | DECREED),
        revokes_ids=draw(st.just(()) | DECREED),
    )


# Any: the fields of a record are of several types.
@cache
def appointment_fields() -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for the fields of an appointment to one of few posts."""
    return st.fixed_dictionaries(
        {
            "post": st.sampled_from([Post.CHAIR, Post.CHAIR, Post.SECRETARY, Post.MEMBER]),
            "member_id": st.sampled_from(["m-0", "m-1"]),
            "capacity": st.sampled_from([Capacity.SUBSTANTIVE, *Capacity]),
            "period": perhaps(spans()),
            "ended": st.just(None) | perhaps(st.builds(Departure, reason=st.sampled_from(DepartureReason))),
            "decree_ids": st.just(()) | DECREED,
        }
    )


@cache
def term_fields() -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for the fields of a board; few have neither a label nor a period."""
    labels = perhaps(st.sampled_from(["2018–2023", "2019–2024", "2018–2020", "2020–2021", "2023-2006"]))
    cited = map(Citation.parse, ("Permensos 01/2012", "Permensos 10/2019", "UU 14/2019"))
    bases = [(LegalBasis(citation=citation),) for citation in cited]
    return st.fixed_dictionaries(
        {
            "label": labels,
            "period": spans(),
            "status": st.sampled_from([TermStatus.IN_OFFICE, *TermStatus]),
            "tenure": st.sampled_from([Tenure.UNSTATED, *Tenure]),
            "decree_ids": DECREED,
            "inaugurations": st.lists(st.builds(Inauguration, date=perhaps(dates(DAYS))), max_size=2).map(tuple),
            "legal_bases": st.sampled_from(bases) | st.just(()),
        }
    )


@cache
@st.composite
def boards(draw: st.DrawFn, number: int) -> BoardTerm:
    """Generate a board with several holders of the same posts, some of whom replace others."""
    appointments = [
        Appointment(
            id=f"a-{place}",
            replaces_id=f"a-{draw(st.integers(0, place - 1))}" if place and draw(st.booleans()) else None,
            **draw(appointment_fields()),
        )
        for place in range(draw(st.integers(0, 3)))
    ]
    fields = draw(term_fields())
    # One of eight boards has no period, nor has half of the others that have a label.
    if not draw(st.integers(0, 7)) or (fields["label"] is not None and draw(st.booleans())):
        fields["period"] = None
    return BoardTerm(id=f"t-{number}", organisation_id="o", appointments=tuple(appointments), **fields)


@cache
def people(number: int) -> st.SearchStrategy[Member]:
    """Return a strategy for members of about eighteen years at the time of one of two regulations."""
    areas = [AreaCode("33.25.11.1013"), AreaCode("33.25")]
    return st.builds(
        Member,
        id=st.just(f"m-{number}"),
        name=st.just(PersonName("Contoh")),
        birth_date=perhaps(dates(BORN)),
        service=perhaps(spans(APPOINTED)),
        decree_ids=st.sampled_from([(), ("sk-m",), ("sk-m", "sk-0")]),
        area=perhaps(st.sampled_from(areas)),
        domicile_area=perhaps(st.sampled_from([*areas, AreaCode("32")])),
    )


@cache
def national_organisations(id_: str) -> st.SearchStrategy[Organisation]:
    """Return a strategy for national organisations with an id."""
    return st.builds(
        Organisation,
        id=st.just(id_),
        name=st.just("IPSM"),
        level=st.just(Level.NATIONAL),
        terms_complete=st.booleans(),
        founded=perhaps(dates(DAYS)),
        dissolved=perhaps(dates(DAYS)),
    )


@cache
@st.composite
def clashes(draw: st.DrawFn) -> Register:
    """Generate a register with one organisation, perhaps a rival, and many events within a few years."""
    return Register(
        decrees=(
            Decree(id="sk-m", issued=draw(perhaps(dates(APPOINTED)))),
            *(draw(decrees(decree_id)) for decree_id in DECREE_IDS),
        ),
        organisations=tuple(draw(national_organisations(id_)) for id_ in ("o", "p")[: draw(st.integers(1, 2))]),
        members=tuple(draw(people(number)) for number in range(2)),
        board_terms=tuple(draw(boards(number)) for number in range(draw(st.integers(0, 4)))),
    )


Concern: TypeAlias = tuple[str, frozenset[str]]
"""The subject of a finding: its rule, and the ids of the entities."""


def _concerns(findings: Iterable[Finding]) -> Mapping[Concern, list[Finding]]:
    by_concern: dict[Concern, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_concern[finding.code, frozenset(finding.ids)].append(finding)
    return by_concern


def _check(register: Register, options: Mapping[str, Any] | None = None) -> tuple[Finding, ...]:
    return check(register, **{**(options or {}), "undetermined": True}).findings


def groups_alike(findings: Iterable[Finding]) -> list[set[str]]:
    """Return the ids of terms that are alike, by group; PSM006 reports each with the first of its group."""
    groups: dict[str, set[str]] = {}
    for finding in findings:
        if finding.code == "PSM006":
            groups.setdefault(finding.ids[0], set()).update(finding.ids[:2])
    return list(groups.values())


def find_unsound(register: Register, completed: Register, options: Mapping[str, Any] | None = None) -> list[str]:
    """Return the contradictions between the findings of a register and those of a completion."""
    found_before, found_after = _check(register, options), _check(completed, options)
    before, after = _concerns(found_before), _concerns(found_after)
    alike = groups_alike((*found_before, *found_after))
    # Like terms with the same id are left to PSM001.
    duplicate_ids = {entity_id for finding in found_before if finding.code == "PSM001" for entity_id in finding.ids}

    def is_of_twins(code: str, ids: frozenset[str]) -> bool:
        return code in ABOUT_THE_WRITING and (
            not duplicate_ids.isdisjoint(ids) or any(len(ids & group) > 1 for group in alike)
        )

    # A board until the next one ends on some day in a completion, and a next board without dates stays without.
    is_next_undated = any(term.runs_until_successor for term in register.board_terms) and any(
        term.span is None for term in register.board_terms
    )
    # What is left out on purpose stays open in a completion, whatever its dates are.
    withholds = any(getattr(record, "withheld", ()) for _, record in completed.walk())
    broken = []
    for (code, ids), findings in before.items():
        is_certain = any(finding.verdict is Verdict.YES for finding in findings)
        remains = any(finding.verdict is Verdict.YES for finding in after.get((code, ids), ()))
        if is_certain and not remains and code not in ABOUT_THE_LABEL and not is_of_twins(code, ids):
            broken.append(f"{code} of {sorted(ids)} is YES, and not in the completion")
    for (code, ids), findings in after.items():
        if code == "PSM106" and is_next_undated:
            continue
        if (code, ids) not in before and code not in ABOUT_THE_WORDS and not is_of_twins(code, ids):
            broken.append(f"{code} of {sorted(ids)} is in the completion, and was not announced")
        broken += [
            f"{code} of {sorted(ids)} is {finding.verdict} though every date is known"
            for finding in findings
            if finding.verdict is not Verdict.YES and code not in LAW_UNDATED | set(LEFT_OPEN) and not withholds
        ]
    return broken


def find_invalid_step(register: Register, pointer: str) -> str | None:
    """Return the first invalid step of a pointer; an empty field, and any step within it, is valid."""
    value: Any = register  # a record, a tuple of records or the value of a field
    for step in pointer.split("/")[1:]:
        if value is None:
            return None
        if isinstance(value, tuple):
            if not step.isdecimal() or int(step) >= len(value):
                return step
            value = value[int(step)]
        elif step in {field.name for field in attrs.fields(type(value))} if attrs.has(type(value)) else False:
            value = getattr(value, step)
        else:
            return step
    return None


def find_misleading(register: Register, findings: Iterable[Finding]) -> list[str]:
    """Return the faults of findings: the verdict NO, wrong facts that would settle it, or invalid pointers."""
    wrong = []
    for finding in findings:
        if finding.verdict is Verdict.NO:
            wrong.append(f"{finding.code} of {finding.ids} has the verdict NO")
        if finding.verdict is Verdict.YES and finding.settled_by:
            wrong.append(f"{finding.code} is {finding.verdict} and would be settled by {finding.settled_by}")
        if finding.verdict is Verdict.UNDETERMINED and not finding.settled_by and finding.code not in LAW_UNDATED:
            wrong.append(f"{finding.code} of {finding.ids} is undetermined, and nothing would settle it")
        for pointer in (finding.path, *finding.related, *finding.settled_by):
            step = find_invalid_step(register, pointer)
            if step is not None:
                wrong.append(f"{finding.code} points to {pointer}, which ends at {step!r}")
    return wrong


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_findings_are_sound_on_any_register(data: st.DataObject) -> None:
    """On any register, the findings agree with those of any completion, and each pointer is valid."""
    register = data.draw(registers())
    assert find_unsound(register, data.draw(completions(register))) == []
    assert find_misleading(register, _check(register)) == []


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_findings_are_sound_on_valid_registers(data: st.DataObject) -> None:
    """On a register that breaks no rule, the findings agree with those of any completion, and each pointer is valid."""
    register = data.draw(valid_registers())
    assert find_unsound(register, data.draw(completions(register))) == []
    assert find_misleading(register, _check(register)) == []


@settings(max_examples=CLASHES)
@given(st.data())
def test_findings_are_sound_on_clashing_registers(data: st.DataObject) -> None:
    """If dates are near each other and imprecise, the findings agree with those of any completion."""
    register = data.draw(clashes())
    assert find_unsound(register, data.draw(completions(register))) == []
    assert find_misleading(register, _check(register)) == []


@pytest.mark.parametrize("code", list(RULES))
def test_findings_are_sound_on_registers_that_break_a_rule(code: str) -> None:
    """On a register that breaks a rule, the findings agree with those of any completion."""

    @settings(max_examples=FEW)
    @given(st.data())
    def sound(data: st.DataObject) -> None:
        violation: BrokenRegister = data.draw(violations(code))
        completed = data.draw(completions(violation.register))
        assert find_unsound(violation.register, completed, violation.options) == []
        assert find_misleading(violation.register, _check(violation.register, violation.options)) == []

    sound()


def get_at(value: object, steps: Sequence[str]) -> Any:
    """Return the value at the steps of a pointer, or None."""
    for step in steps:
        if value is not None:
            value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    return value


def replace_at(value: Any, steps: Sequence[str], new: object) -> Any:
    """Return a record with another value at the steps of a pointer."""
    if not steps:
        return new
    step, *rest = steps
    if isinstance(value, tuple):
        return tuple(replace_at(part, rest, new) if place == int(step) else part for place, part in enumerate(value))
    return set_fields(value, **{step: replace_at(getattr(value, step), rest, new)})


def settle(register: Register, completed: Register, pointers: Iterable[str]) -> Register | None:
    """Return the register with some facts as in the completion, or None if the completion lacks one of them."""
    for pointer in pointers:
        *place, end = pointer.split("/")[1:]
        fact = get_at(completed, [*place, end])
        if fact is None or fact is TermStatus.DISPUTED:
            return None
        if place[-1] == "period" and get_at(register, place) is None:
            # The span comes from the label; one of its ends becomes known.
            register = replace_at(register, place, get_at(register, place[:-1]).span)
        register = replace_at(register, [*place, end], fact)
    return register


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_the_named_facts_settle_a_finding(data: st.DataObject) -> None:
    """If the facts that would settle a finding, and no others, become known to the day, it is settled."""
    register = data.draw(clashes())
    completed = data.draw(completions(register))
    found = _check(register)
    findings = _concerns(found)
    # Decrees that end each other in a circle (PSM510) leave open which of them is in force, whatever their dates.
    has_circle = any(finding.code == "PSM510" for finding in found)
    open_codes = {*LAW_UNDATED, "PSM509"} if has_circle else {*LAW_UNDATED}
    for concern, alike in findings.items():
        for finding in alike:
            if finding.verdict is Verdict.UNDETERMINED and finding.code not in open_codes:
                known = settle(register, completed, finding.settled_by)
                # A fact that the completion lacks too, such as a day of founding, cannot settle a finding.
                again = {} if known is None else _concerns(_check(known))
                # What was found at another place of the same entities, such as a second inauguration, is not settled.
                elsewhere = {other.path for other in alike} - {finding.path}
                left = [other for other in again.get(concern, ()) if other.path not in elsewhere]
                assert [other for other in left if other.verdict is not Verdict.YES] == []


def is_year(register: Register, pointer: str) -> bool:
    """Return whether a pointer leads to a date of which only the year is known."""
    *place, end = pointer.split("/")[1:]
    record = get_at(register, place)
    if place[-1] == "period" and record is None:
        # The span comes from the label.
        record = get_at(register, place[:-1]).span
    value = None if record is None else getattr(record, end, None)
    return isinstance(value, PartialDate) and value.precision is Precision.YEAR


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_a_finding_needs_only_days_if_its_facts_are_years(data: st.DataObject) -> None:
    """A finding needs only days if each fact that would settle it is a year; the days then settle it."""
    register = data.draw(clashes())
    completed = data.draw(completions(register))
    for finding in _check(register):
        years = [is_year(register, pointer) for pointer in finding.settled_by]
        if finding.code not in LAW_UNDATED:
            assert finding.needs_only_days == (bool(years) and all(years)), finding
        elif finding.needs_only_days:
            assert all(years)
            known = settle(register, completed, finding.settled_by)
            left = () if known is None else _check(known)
            assert [
                other.verdict
                for other in left
                if (other.code, set(other.ids)) == (finding.code, set(finding.ids)) and other.verdict is not Verdict.YES
            ] == []
