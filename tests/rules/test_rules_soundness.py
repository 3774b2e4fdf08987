"""What a verdict promises, held against completions: YES is found in every one, and what one has was foretold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
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
    Inauguration,
    LegalBasis,
    Member,
    Organisation,
    Post,
    Register,
    Tenure,
    TermStatus,
)
from psm_model.law.citation import Citation
from psm_model.rules import RULES
from psm_model.strategies import BrokenRegister, completions, registers, valid_registers, violations
from psm_model.values import OPEN, UNKNOWN, AreaCode, Level, PartialDate, Period, PersonName, Precision, Verdict

EXAMPLES = settings().max_examples
CLASHES = max(150, EXAMPLES)
# A rule has few shapes of breach, and there are many rules.
FEW = max(10, EXAMPLES // 20)

# In which days completions differ; of these, many meet, follow each other, and are five years apart.
DAYS = [
    date(year, month, day)
    for year in (2018, 2019, 2020, 2021, 2023, 2024, 2025)
    for month, day in ((1, 1), (1, 2), (2, 28), (3, 1), (12, 30), (12, 31))
]
DAYS += [date(2020, 2, 29), date(2024, 2, 29)]
# Appointments about the days of the two regulations, and the births of those who are eighteen about then.
APPOINTED = [date(year, *day) for year in (2011, 2012, 2013, 2018, 2019, 2020) for day in ((1, 1), (2, 28), (12, 31))]
BORN = [date(day.year - 18, day.month, day.day) for day in APPOINTED] + [date(2000, 2, 29), date(2019, 1, 1)]

# A rule whose days of law are not known says UNDETERMINED whatever the record tells, so that no fact of it settles it.
LAW_UNDATED = {"PSM301", "PSM302", "PSM303", "PSM304", "PSM502"}
# What the record leaves open though every date in it is known to the day, by the rule that then can't tell.
LEFT_OPEN = {
    # A term with neither label nor period may have filled the gap.
    "PSM106": "a term without any date",
    # A holdover stays after its term nobody says how long, and a term without any date bounds nothing.
    # Nor can anybody say whether two who are only named, or an office and a person, are two people.
    "PSM202": "an appointment without any date, or to nobody who is a member",
    "PSM203": "an appointment without any date",
    "PSM205": "an appointment without any date, or to nobody who is a member",
    "PSM209": "an appointment without any date, or to nobody who is a member",
    "PSM210": "an appointment without any date, or to nobody who is a member",
    # A holdover without a period starts some day after its term does, nobody says when.
    "PSM212": "a holdover without any date",
    # A domicile known no nearer than the regency may be in the village, and codes of two vintages can't be compared.
    "PSM303": "an area",
    # An organisation that does not say since when it is may be older or younger than its rival.
    "PSM403": "an organisation without a day of founding",
    # A board that says nothing of its days does not say under which law it was either.
    "PSM502": "a term without a start",
}
# Two terms alike are one term recorded twice (PSM006), and not two boards (PSM101, PSM109). That is about the record as
# it is written: terms alike may be completed apart from each other, and terms apart to the same days.
ABOUT_THE_WRITING = {"PSM006", "PSM101", "PSM109", "PSM112"}
# A completion takes any day within a recorded date, and so also one that the words beside it ("Wednesday") exclude.
ABOUT_THE_WORDS = {"PSM115"}


def cut(day: date, precision: int) -> PartialDate:
    """Return a day known to the year, the month or the day."""
    return PartialDate(day.year, *((day.month, day.day)[:precision]))


def dates(days: list[date]) -> st.SearchStrategy[PartialDate]:
    """Return one of the days, known more or less."""
    return st.builds(cut, st.sampled_from(days), st.integers(0, 2))


@st.composite
def spans(draw: st.DrawFn, days: list[date] = DAYS) -> Period:
    """Return a period between two of the days, whose ends may be known more or less, or not, or be open."""
    first, last = sorted(draw(st.tuples(st.sampled_from(days), st.sampled_from(days))))
    last = max(last, first + timedelta(days=1))
    start, end = cut(first, draw(st.integers(0, 2))), cut(last, draw(st.integers(0, 2)))
    kinds = [Period(start, end), Period(UNKNOWN, end), Period(start, UNKNOWN), Period(start, OPEN)]
    return draw(st.sampled_from([kinds[0], *kinds, Period(UNKNOWN, OPEN)]))


def perhaps(drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return what is drawn, or none."""
    return st.none() | drawn


@st.composite
def boards(draw: st.DrawFn, number: int) -> BoardTerm:
    """Return a board whose posts are wanted by several, some of them in another's place."""
    appointments = [
        Appointment(
            id=f"a-{place}",
            post=draw(st.sampled_from([Post.CHAIR, Post.CHAIR, Post.SECRETARY, Post.MEMBER])),
            member_id=draw(st.sampled_from(["m-0", "m-1"])),
            capacity=draw(st.sampled_from([Capacity.SUBSTANTIVE, *Capacity])),
            period=draw(perhaps(spans())),
            replaces_id=f"a-{draw(st.integers(0, place - 1))}" if place and draw(st.booleans()) else None,
        )
        for place in range(draw(st.integers(0, 3)))
    ]
    label = draw(perhaps(st.sampled_from(["2018–2023", "2019–2024", "2018–2020", "2020–2021", "2023-2006"])))
    return BoardTerm(
        id=f"t-{number}",
        organisation_id="o",
        label=label,
        period=draw(spans() if label is None else perhaps(spans())) if draw(st.integers(0, 7)) else None,
        status=draw(st.sampled_from([TermStatus.IN_OFFICE, *TermStatus])),
        tenure=draw(st.sampled_from([Tenure.UNSTATED, *Tenure])),
        decree=draw(perhaps(st.builds(Decree, issued=dates(DAYS)))),
        inauguration=draw(perhaps(st.builds(Inauguration, date=perhaps(dates(DAYS))))),
        legal_bases=draw(
            st.sampled_from(["Permensos 01/2012", "Permensos 10/2019", "UU 14/2019"]).map(
                lambda cited: (LegalBasis(citation=Citation.parse(cited)),)
            )
            | st.just(())
        ),
        appointments=tuple(appointments),
    )


@st.composite
def people(draw: st.DrawFn, number: int) -> Member:
    """Return a member of about eighteen at the time of one regulation or the other."""
    return Member(
        id=f"m-{number}",
        name=PersonName("Contoh"),
        birth_date=draw(perhaps(dates(BORN))),
        service=draw(perhaps(spans(APPOINTED))),
        decree=draw(perhaps(st.builds(Decree, issued=perhaps(dates(APPOINTED))))),
        area=draw(perhaps(st.sampled_from([AreaCode("33.25.11.1013"), AreaCode("33.25")]))),
        domicile_area=draw(perhaps(st.sampled_from([AreaCode("33.25.11.1013"), AreaCode("33.25"), AreaCode("32")]))),
    )


@st.composite
def clashes(draw: st.DrawFn) -> Register:
    """Return a register around one organisation, and perhaps a rival, where much happens within a few years."""
    lives = st.fixed_dictionaries({"founded": perhaps(dates(DAYS)), "dissolved": perhaps(dates(DAYS))})
    national = [
        Organisation(id=id_, name="IPSM", level=Level.NATIONAL, terms_complete=draw(st.booleans()), **draw(lives))
        for id_ in ("o", "p")[: draw(st.integers(1, 2))]
    ]
    return Register(
        organisations=tuple(national),
        members=tuple(draw(people(number)) for number in range(2)),
        board_terms=tuple(draw(boards(number)) for number in range(draw(st.integers(0, 4)))),
    )


Concern: TypeAlias = tuple[str, frozenset[str]]
"""What a finding is about: the rule, and the ids of the entities."""


def _concerns(findings: Iterable[Finding]) -> Mapping[Concern, list[Finding]]:
    by_concern: dict[Concern, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_concern[finding.code, frozenset(finding.ids)].append(finding)
    return by_concern


def _check(register: Register, options: Mapping[str, Any] | None = None) -> tuple[Finding, ...]:
    return check(register, **{**(options or {}), "undetermined": True}).findings


def groups_alike(findings: Iterable[Finding]) -> list[set[str]]:
    """The ids of terms that are alike, group by group; PSM006 reports each beside the first of its group."""
    groups: dict[str, set[str]] = {}
    for finding in findings:
        if finding.code == "PSM006":
            groups.setdefault(finding.ids[0], set()).update(finding.ids[:2])
    return list(groups.values())


def unsound(register: Register, completed: Register, options: Mapping[str, Any] | None = None) -> list[str]:
    """Return what the findings of a register promise that those of a completion do not keep."""
    found_before, found_after = _check(register, options), _check(completed, options)
    before, after = _concerns(found_before), _concerns(found_after)
    alike = groups_alike((*found_before, *found_after))
    # Terms alike with one id are left to PSM001.
    duplicate_ids = {entity_id for finding in found_before if finding.code == "PSM001" for entity_id in finding.ids}

    def is_of_twins(code: str, ids: frozenset[str]) -> bool:
        return code in ABOUT_THE_WRITING and (
            not duplicate_ids.isdisjoint(ids) or any(len(ids & group) > 1 for group in alike)
        )

    broken = []
    for (code, ids), findings in before.items():
        surely = any(finding.verdict is Verdict.YES for finding in findings)
        remains = any(finding.verdict is Verdict.YES for finding in after.get((code, ids), ()))
        if surely and not remains and not is_of_twins(code, ids):
            broken.append(f"{code} of {sorted(ids)} is YES, and not in the completion")
    for (code, ids), findings in after.items():
        if (code, ids) not in before and code not in ABOUT_THE_WORDS and not is_of_twins(code, ids):
            broken.append(f"{code} of {sorted(ids)} is in the completion, and was not foretold")
        broken += [
            f"{code} of {sorted(ids)} is {finding.verdict} though every date is known"
            for finding in findings
            if finding.verdict is not Verdict.YES and code not in LAW_UNDATED | set(LEFT_OPEN)
        ]
    return broken


def unresolved(register: Register, pointer: str) -> str | None:
    """Return at which step a pointer leads nowhere; a field that is empty, and what would stand in it, is somewhere."""
    value: Any = register  # a record, a tuple of records or what a field holds
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


def misleading(register: Register, findings: Iterable[Finding]) -> list[str]:
    """Return which findings say nothing of what would settle them, or point nowhere."""
    wrong = []
    for finding in findings:
        if finding.verdict is Verdict.NO:
            wrong.append(f"{finding.code} of {finding.ids} is a finding of what is not so")
        if finding.verdict is Verdict.YES and finding.settled_by:
            wrong.append(f"{finding.code} is {finding.verdict} and would be settled by {finding.settled_by}")
        if finding.verdict is Verdict.UNDETERMINED and not finding.settled_by and finding.code not in LAW_UNDATED:
            wrong.append(f"{finding.code} of {finding.ids} is undetermined, and nothing would settle it")
        for pointer in (finding.path, *finding.related, *finding.settled_by):
            step = unresolved(register, pointer)
            if step is not None:
                wrong.append(f"{finding.code} points to {pointer}, which ends at {step!r}")
    return wrong


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_sound_on_any_register(data: st.DataObject) -> None:
    """On any register each promise is kept by any completion, and each pointer leads somewhere."""
    register = data.draw(registers())
    assert unsound(register, data.draw(completions(register))) == []
    assert misleading(register, _check(register)) == []


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_sound_on_valid_registers(data: st.DataObject) -> None:
    """On a register that breaks no rule each promise is kept by any completion, and each pointer leads somewhere."""
    register = data.draw(valid_registers())
    assert unsound(register, data.draw(completions(register))) == []
    assert misleading(register, _check(register)) == []


@settings(max_examples=CLASHES)
@given(st.data())
def test_sound_where_much_clashes(data: st.DataObject) -> None:
    """Where dates are near each other and little known, each promise is kept by any completion."""
    register = data.draw(clashes())
    assert unsound(register, data.draw(completions(register))) == []
    assert misleading(register, _check(register)) == []


@pytest.mark.parametrize("code", list(RULES))
def test_sound_on_what_breaks_a_rule(code: str) -> None:
    """On a register that breaks a rule each promise is kept by any completion."""

    @settings(max_examples=FEW)
    @given(st.data())
    def sound(data: st.DataObject) -> None:
        violation: BrokenRegister = data.draw(violations(code))
        completed = data.draw(completions(violation.register))
        assert unsound(violation.register, completed, violation.options) == []
        assert misleading(violation.register, _check(violation.register, violation.options)) == []

    sound()


def at(value: object, steps: Sequence[str]) -> Any:
    """Return what stands where the steps of a pointer lead; None where nothing does."""
    for step in steps:
        if value is not None:
            value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    return value


def put(value: Any, steps: Sequence[str], new: object) -> Any:
    """Return a record in which something else stands where the steps lead."""
    if not steps:
        return new
    step, *rest = steps
    if isinstance(value, tuple):
        return tuple(put(part, rest, new) if place == int(step) else part for place, part in enumerate(value))
    return attrs.evolve(value, **{step: put(getattr(value, step), rest, new)})


def settled(register: Register, completed: Register, pointers: Iterable[str]) -> Register | None:
    """Return the register with a few of its facts as in the completion; None where the completion has no such fact."""
    for pointer in pointers:
        *place, end = pointer.split("/")[1:]
        fact = at(completed, [*place, end])
        if fact is None:
            return None
        if place[-1] == "period" and at(register, place) is None:
            # The span is worded by the label, of whose ends one becomes known.
            register = put(register, place, at(register, place[:-1]).span)
        register = put(register, [*place, end], fact)
    return register


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_what_is_said_to_settle_settles(data: st.DataObject) -> None:
    """Where the facts that would settle a finding become known to the day, and no others, it is settled."""
    register = data.draw(clashes())
    completed = data.draw(completions(register))
    for finding in _check(register):
        if finding.verdict is Verdict.UNDETERMINED and finding.code not in LAW_UNDATED:
            known = settled(register, completed, finding.settled_by)
            # A rule can't tell for good what no completion has, as an organisation's day of founding.
            again = () if known is None else _check(known)
            left = [other for other in again if (other.code, set(other.ids)) == (finding.code, set(finding.ids))]
            assert [other for other in left if other.verdict is not Verdict.YES] == []


def is_year(register: Register, pointer: str) -> bool:
    """Return whether a pointer leads to a date of which the year alone is known."""
    *place, end = pointer.split("/")[1:]
    record = at(register, place)
    if place[-1] == "period" and record is None:
        # What the label says.
        record = at(register, place[:-1]).span
    value = None if record is None else getattr(record, end, None)
    return isinstance(value, PartialDate) and value.precision is Precision.YEAR


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_years_alone_are_the_reason_where_they_are_named_as_it(data: st.DataObject) -> None:
    """A finding needs only days where each fact that would settle it is a year, and days then do settle it."""
    register = data.draw(clashes())
    completed = data.draw(completions(register))
    for finding in _check(register):
        years = [is_year(register, pointer) for pointer in finding.settled_by]
        if finding.code not in LAW_UNDATED:
            assert finding.needs_only_days == (bool(years) and all(years)), finding
        elif finding.needs_only_days:
            assert all(years)
            known = settled(register, completed, finding.settled_by)
            left = () if known is None else _check(known)
            assert [
                other.verdict
                for other in left
                if (other.code, set(other.ids)) == (finding.code, set(finding.ids)) and other.verdict is not Verdict.YES
            ] == []
