"""Slow and obvious answers to the questions of the rules, day by day, without any code of theirs.

A span is a set of days. An open span ends on a horizon after every day that the tests draw. An imprecise span is the
list of all its completions, each a first and a last day.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations, combinations_with_replacement, permutations, product
from typing import TypeAlias

import attrs
from dateutil.relativedelta import relativedelta

from psm_model.entities import Appointment, BoardTerm, Capacity, Organisation, Post
from psm_model.values import OPEN, UNKNOWN, PartialDate, Period, Verdict

Span: TypeAlias = tuple[date, date]
Pair: TypeAlias = frozenset[str]

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2021, 12, 25), date(2022, 4, 6)
"""Days before and after all that the tests of imprecise spans draw: unknown ends are tried between them."""
HORIZON = date(2023, 1, 1)
"""Last day of a span that has no end."""

SINGLE = {"chair", "secretary", "treasurer"}
HOLDING = {"substantive", "acting", "holdover", "ex_officio"}
BY_DECREE = {Capacity.SUBSTANTIVE, Capacity.EX_OFFICIO, Capacity.HONORARY}
LEVELS = ["national", "province", "regency_city", "district", "village"]


def judge_all(answers: Iterable[bool]) -> Verdict:
    """Return YES if all answers are true, NO if none is. Stop at the first two that differ."""
    given = set()
    for answer in answers:
        given.add(answer)
        if len(given) > 1:
            return Verdict.UNDETERMINED
    return Verdict.YES if given == {True} else Verdict.NO


def days_from(first: date, last: date) -> list[date]:
    """Return the days from the first to the last, both included."""
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]


def days_of_date(partial: PartialDate) -> list[date]:
    """Return all days that a partial date may stand for."""
    if partial.month is None:
        return days_from(date(partial.year, 1, 1), date(partial.year, 12, 31))
    if partial.day is None:
        last = monthrange(partial.year, partial.month)[1]
        return [date(partial.year, partial.month, number) for number in range(1, last + 1)]
    return [date(partial.year, partial.month, partial.day)]


def list_completions(period: Period) -> list[Span]:
    """Return all spans that a period may stand for; unknown ends lie within the window."""
    starts = days_from(FIRST, LAST) if period.start is UNKNOWN else days_of_date(_require_date(period.start))
    if period.end is OPEN:
        ends = [HORIZON]
    elif period.end is UNKNOWN:
        ends = days_from(FIRST, LAST)
    else:
        ends = days_of_date(_require_date(period.end))
    return [(start, end) for start, end in product(starts, ends) if start <= end]


ANY_SPANS = [(start, end) for start, end in combinations_with_replacement(days_from(FIRST, LAST), 2)]
"""All spans that a wholly unknown period may stand for."""


def _require_date(end: object) -> PartialDate:
    assert isinstance(end, PartialDate)
    return end


def precise_span(period: Period) -> Span:
    """Return the only span of a precise period."""
    (span,) = list_completions(period)
    return span


def list_days(period: Period) -> set[date]:
    """Return the days of a precise period."""
    return set(days_from(*precise_span(period)))


def collect_days(period: Period, *, every: bool) -> set[date]:
    """Return the days that a period has in every completion, or in some."""
    worlds = [set(days_from(start, end)) for start, end in list_completions(period)]
    return set.intersection(*worlds) if every else set.union(*worlds)


def _require_period(term: BoardTerm) -> Period:
    assert term.period is not None
    return term.period


def _is_alike(first: BoardTerm, second: BoardTerm) -> bool:
    """Return whether two terms differ only in their ids."""
    names = {field.name for field in attrs.fields(BoardTerm)} - {"id"}
    return all(getattr(first, name) == getattr(second, name) for name in names)


def shares_handover(first: Span, second: Span) -> bool:
    """PSM112, PSM209: two spans differ and share a single day, the last of one and the first of the other."""
    shared = (min(first[1], second[1]) - max(first[0], second[0])).days + 1
    return shared == 1 and (first[1] == second[0] or second[1] == first[0]) and first != second


def coexist(first: Span, second: Span) -> bool:
    """Return whether two spans share a day, other than a handover day."""
    return max(first[0], second[0]) <= min(first[1], second[1]) and not shares_handover(first, second)


def has_overlap(first: Period, second: Period) -> bool:
    """Return whether two precise periods share a day that is not a handover day."""
    return bool(list_days(first) & list_days(second)) and not shares_handover(precise_span(first), precise_span(second))


def find_overlapping_boards(terms: Sequence[BoardTerm]) -> set[Pair]:
    """PSM101 for precise terms: return the pairs in office on one day, without annulled, disputed or equal terms."""
    return {
        frozenset({first.id, second.id})
        for first, second in combinations(terms, 2)
        if {first.status, second.status}.isdisjoint({"annulled", "disputed"})
        and not _is_alike(first, second)
        and has_overlap(_require_period(first), _require_period(second))
    }


def find_rival_boards(terms: Sequence[BoardTerm]) -> set[Pair]:
    """PSM109 for precise terms: return the pairs that share a day, one of them disputed and neither annulled."""
    return {
        frozenset({first.id, second.id})
        for first, second in combinations(terms, 2)
        if "disputed" in {first.status, second.status}
        and "annulled" not in {first.status, second.status}
        and not _is_alike(first, second)
        and has_overlap(_require_period(first), _require_period(second))
    }


def find_gaps(terms: Sequence[BoardTerm]) -> set[str]:
    """PSM106 for precise terms: return those followed by a day without any board, while a board starts later."""
    boards = [term for term in terms if term.status != "annulled"]
    in_office = set().union(*(list_days(_require_period(term)) for term in boards))
    return {
        term.id
        for term in boards
        if _require_period(term).end is not OPEN
        and precise_span(_require_period(term))[1] + ONE_DAY not in in_office
        and any(
            precise_span(_require_period(other))[0] > precise_span(_require_period(term))[1] + ONE_DAY
            for other in boards
        )
    }


def judge_sharing(first: Period, second: Period) -> tuple[Verdict, Verdict]:
    """PSM101 and PSM112 for imprecise terms: judge over all completions whether two overlap or share a handover day."""
    worlds = list(product(list_completions(first), list_completions(second)))
    return judge_all(coexist(a, b) for a, b in worlds), judge_all(shares_handover(a, b) for a, b in worlds)


def find_gap_after(period: Period, others: Sequence[Period | None]) -> tuple[Verdict, Span | None, Span | None]:
    """PSM106 for imprecise terms: judge over all completions whether a gap follows one of several, and on which days.

    The result has the verdict, then the first and the last day that are in the gap in every completion, then those that
    are in it in some; None if there are no such days. Others that are None have unknown days.
    """
    spans = [ANY_SPANS if other is None else list_completions(other) for other in others]
    answers: set[bool] = set()
    gaps_there_may_be: list[Span] = []
    for end in {end for _, end in list_completions(period)} if period.end is not OPEN else ():
        first = end + ONE_DAY
        starts = [{start for start, _ in span if start > first} for span in spans]
        may_be_over = [any(last < first for _, last in span) for span in spans]
        may_be_covered = any(start <= first <= last for span in spans for start, last in span)
        after = [
            (first, start - ONE_DAY)
            for start in set().union(*starts)
            # All others may be over, or start no sooner.
            if all(over or max(each, default=first) >= start for over, each in zip(may_be_over, starts, strict=True))
        ]
        gaps_there_may_be += after
        answers |= {True} if after else set()
        answers |= {False} if may_be_covered or not after or all(may_be_over) else set()
    verdict = judge_all(answers) if answers else Verdict.NO
    if not verdict.possible:
        return verdict, None, None
    firsts, lasts = ([gap[side] for gap in gaps_there_may_be] for side in (0, 1))
    certain = (max(firsts), min(lasts)) if verdict.certain and max(firsts) <= min(lasts) else None
    return verdict, certain, (min(firsts), max(lasts))


def judge_life(period: Period, founded: PartialDate | None, dissolved: PartialDate | None) -> Verdict:
    """PSM107: judge over all completions whether a term starts before the founding or ends after the dissolution.

    PSM407 reports a founding after the dissolution.
    """
    foundings = [FIRST - ONE_DAY] if founded is None else days_of_date(founded)
    dissolutions = [HORIZON] if dissolved is None else days_of_date(dissolved)
    lives = [(begun, over) for begun, over in product(foundings, dissolutions) if begun <= over]
    if not lives:
        return Verdict.NO
    answers = (
        (founded is not None and start < begun) or (dissolved is not None and end > over)
        for (start, end), (begun, over) in product(list_completions(period), lives)
    )
    return judge_all(answers)


def judge_outside_term(appointment_period: Period, term: Period) -> Verdict:
    """PSM204: judge over all completions of both whether an appointment has a day outside the term."""
    return judge_all(
        a[0] < b[0] or a[1] > b[1] for a, b in product(list_completions(appointment_period), list_completions(term))
    )


def has_length(start: date, end: date, years: int, tolerance: int) -> bool:
    """PSM102: a term ends on the anniversary of its first day or on the day before, give or take some days."""
    due = start + relativedelta(years=years)
    return any(abs((end - day).days) <= tolerance for day in (due, due - ONE_DAY))


def is_late(inaugurated: date, start: date) -> bool:
    """PSM105: the day is after the start and neither in the year of the start nor in the next one."""
    return inaugurated.year not in {start.year, start.year + 1} and inaugurated > start


def judge_under_age(born: date, appointed: date, in_force: Iterable[date]) -> Verdict:
    """PSM301: judge whether a person was appointed under the regulation, after birth and before turning eighteen."""
    young = born <= appointed < born + relativedelta(years=18)
    return judge_all(young and appointed >= since for since in in_force)


def judge_not_over_age(born: date, appointed: date, in_force: Iterable[date], replaced: Iterable[date]) -> Verdict:
    """PSM304: judge as PSM301 does, the birthday included, for days before the regulation was replaced."""
    young = born <= appointed <= born + relativedelta(years=18)
    return judge_all(young and since <= appointed < until for since, until in product(in_force, replaced))


def find_shared_seats(appointments: Sequence[Appointment]) -> dict[Pair, Verdict]:
    """PSM202 for precise appointments: return the pairs of different holders of one seat on one day.

    Two members are two people; other holders may be one person. PSM205 compares a replacement with the appointment that
    it replaces directly. This oracle compares it with all others, the predecessor of that appointment among them.
    """
    ids = [appointment.id for appointment in appointments]
    on_days: dict[tuple[date, str, str | None, str], list[Appointment]] = {}
    for appointment in appointments:
        assert appointment.period is not None
        if appointment.post.value in SINGLE and appointment.capacity.value in HOLDING:
            seat = (appointment.post.value, appointment.section, appointment.capacity.value)
            for day in list_days(appointment.period):
                on_days.setdefault((day, *seat), []).append(appointment)
    shared = Counter(frozenset(pair) for together in on_days.values() for pair in combinations(together, 2))
    taken: dict[Pair, Verdict] = {}
    for (first, second), count in ((tuple(pair), count) for pair, count in shared.items()):
        if (first.member_id, first.name, first.office) == (second.member_id, second.name, second.office):
            continue
        if any(
            later.replaces_id == earlier.id and ids.count(earlier.id) == 1
            for later, earlier in permutations((first, second))
        ):
            continue
        assert first.period is not None
        assert second.period is not None
        if count > 1 or not shares_handover(precise_span(first.period), precise_span(second.period)):
            both_members = None not in {first.member_id, second.member_id}
            taken[frozenset({first.id, second.id})] = Verdict.YES if both_members else Verdict.UNDETERMINED
    return taken


def find_core_post_pairs(appointments: Sequence[Appointment], core: Iterable[Post]) -> set[Pair]:
    """PSM203 for precise appointments: return the pairs of core posts that one member holds on one day."""
    return {
        frozenset({first.id, second.id})
        for first, second in combinations(appointments, 2)
        if first.member_id is not None
        and first.member_id == second.member_id
        and first.capacity == second.capacity == Capacity.SUBSTANTIVE
        and {first.post, second.post} <= set(core)
        and first.post != second.post
        and first.period is not None
        and second.period is not None
        and has_overlap(first.period, second.period)
    }


def is_too_early(replacement: Span, replaced: Span) -> bool:
    """PSM205: a replacement starts before the last day of the replaced appointment, or on it without a handover."""
    same_day = replacement[0] == replaced[1] and not shares_handover(replacement, replaced)
    return replacement[0] < replaced[1] or same_day


def find_early_replacements(appointments: Sequence[Appointment]) -> dict[str, Verdict]:
    """PSM205 for precise appointments: return the replacements that start before the replaced appointment ends.

    Two members are two people; other holders may be one person. PSM210 reports a member who replaces himself, and
    PSM211 reports replacements in a circle.
    """
    by_id = {appointment.id: appointment for appointment in appointments}

    def leads_back(appointment: Appointment) -> bool:
        step = by_id.get(appointment.replaces_id or "")
        for _ in appointments:
            if step is None or step is appointment:
                break
            step = by_id.get(step.replaces_id or "")
        return step is appointment

    early = {}
    for appointment in appointments:
        replaced = by_id.get(appointment.replaces_id or "")
        if replaced is None or leads_back(appointment) or replaced.capacity != appointment.capacity:
            continue
        if appointment.member_id is not None and appointment.member_id == replaced.member_id:
            continue
        assert appointment.period is not None
        assert replaced.period is not None
        if appointment.capacity.value in HOLDING | {"honorary"} and is_too_early(
            precise_span(appointment.period), precise_span(replaced.period)
        ):
            both_members = None not in {appointment.member_id, replaced.member_id}
            early[appointment.id] = Verdict.YES if both_members else Verdict.UNDETERMINED
    return early


def find_circles(organisations: Sequence[Organisation]) -> set[Pair]:
    """PSM003: return the sets of organisations that are above one another, by walking up from each."""
    parents = {organisation.id: organisation.parent_id for organisation in organisations}
    circles_found = set()
    for start, parent in parents.items():
        above, line = parent, {start}
        for _ in parents:
            if above is None or above == start:
                break
            line.add(above)
            above = parents.get(above)
        if above == start:
            circles_found.add(frozenset(line))
    return circles_found


def find_not_above(organisations: Sequence[Organisation]) -> set[str]:
    """PSM402: return the organisations whose parent has no higher level or lacks their area, without circles."""
    by_id = {organisation.id: organisation for organisation in organisations}
    circling = set().union(*find_circles(organisations))
    wrong = set()
    for child in organisations:
        parent = by_id.get(child.parent_id or "")
        if parent is None or child.id in circling:
            continue
        low = LEVELS.index(parent.level.value) >= LEVELS.index(child.level.value)
        apart = False
        if parent.area and child.area and parent.area.vintage == child.area.vintage:
            blocks = parent.area.code.split(".")
            apart = child.area.code.split(".")[: len(blocks)] != blocks
        if low or apart:
            wrong.add(child.id)
    return wrong


def list_lives(founded: PartialDate | None, dissolved: PartialDate | None) -> list[Span | None]:
    """Return all lives that an organisation may have had, None if dissolved first; HORIZON ends an open one."""
    ends = [HORIZON] if dissolved is None else days_of_date(dissolved)
    if founded is None:
        # The founding is unknown, but precedes the dissolution.
        starts = days_from(date(2022, 1, 25), date(2022, 2, 5))
        return [(start, end) for start, end in product(starts, ends) if start <= end]
    return [(start, end) if start <= end else None for start, end in product(days_of_date(founded), ends)]


def judge_rivals_by_place(organisations: Sequence[Organisation]) -> dict[Pair, Verdict]:
    """PSM403: map the ids of the organisations of each place to whether any two exist there at one time.

    The verdict is certain if two of them do in all their lives, and undetermined if any two do in some of their lives.
    """
    places: dict[object, list[Organisation]] = {}
    for organisation in organisations:
        if organisation.area is not None or organisation.level.value == "national":
            places.setdefault((organisation.level, organisation.area), []).append(organisation)
    judgements: dict[Pair, Verdict] = {}
    for several in places.values():
        verdicts = [
            judge_all(a is not None and b is not None and coexist(a, b) for a, b in product(*worlds))
            for first, second in combinations(several, 2)
            if first.id != second.id
            for worlds in [
                [set(list_lives(organisation.founded, organisation.dissolved)) for organisation in (first, second)]
            ]
        ]
        if any(verdict is not Verdict.NO for verdict in verdicts):
            judgements[frozenset(organisation.id for organisation in several)] = (
                Verdict.YES if Verdict.YES in verdicts else Verdict.UNDETERMINED
            )
    return judgements


def judge_dissolved_first(founded: PartialDate, dissolved: PartialDate) -> Verdict:
    """PSM407: judge over all days of both dates whether an organisation was dissolved before it was founded."""
    return judge_all(life is None for life in list_lives(founded, dissolved))


def list_appointment_spans(appointment: Appointment, term: BoardTerm) -> list[Span]:
    """Return all spans that an appointment without a successor may have; none if neither it nor its term is dated.

    An appointment without a period lasts for the whole term if the board sits for it, else for some time within the
    term. A holdover may last longer than the term, without a limit.
    """
    if appointment.capacity in {Capacity.FORMER, Capacity.ELECT}:
        return []
    if appointment.period is not None:
        return list_completions(appointment.period)
    if term.period is None:
        return []
    worlds = list_completions(term.period)
    if term.tenure == "whole_term" and appointment.capacity in BY_DECREE:
        return worlds
    if appointment.capacity is Capacity.HOLDOVER:
        worlds = [(first, HORIZON) for first, _ in worlds]
    window = [(first, min(last, LAST)) for first, last in set(worlds)]
    return sorted({(a, b) for first, last in window for a in days_from(first, last) for b in days_from(a, last)})


def judge_two_chairs(first: Iterable[Span], second: Iterable[Span]) -> Verdict:
    """PSM213: judge over all completions of both whether two spans share more than a handover day."""
    return judge_all(coexist(a, b) for a, b in product(first, second))


def judge_succession(first: int, second: int, spans: Sequence[Period]) -> Verdict:
    """PSM207: judge over all completions whether no other span starts between two of them, given by their indices."""
    starts = [sorted({start for start, _ in list_completions(span)}) for span in spans]
    others = [place for place in range(len(spans)) if place not in {first, second}]
    return judge_all(
        not any(min(world[first], world[second]) < world[place] < max(world[first], world[second]) for place in others)
        for world in product(*starts)
    )


def judge_replacement(replacement: Period, replaced: Period) -> Verdict:
    """PSM205 for imprecise appointments: judge over all completions whether one starts before the other ends."""
    return judge_all(
        is_too_early(*spans) for spans in product(list_completions(replacement), list_completions(replaced))
    )


def judge_replacement_handover(replacement: Period, replaced: Period) -> Verdict:
    """PSM209 for imprecise replacements: judge over all completions whether one starts on the other's last day."""
    return judge_all(
        first[1] == second[0] and first != second and not is_too_early(second, first)
        for second, first in product(list_completions(replacement), list_completions(replaced))
    )


def judge_not_in_force(possible_days: Iterable[date], began: Iterable[date], ended: Iterable[date]) -> Verdict:
    """PSM502: judge over all possible days whether a day lies outside a span with a possible start and end."""
    return judge_all(not since <= day < until for day, since, until in product(possible_days, began, ended))
