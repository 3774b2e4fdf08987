"""Slow and obvious answers to what the rules ask, day by day, sharing no code with them.

A span is a set of days; what runs on runs to a horizon beyond every day that the tests draw. An imprecise span is the
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
"""Before and after every day that the tests of imprecise spans draw: how far unknown ends are tried."""
HORIZON = date(2023, 1, 1)
"""Where what runs on is cut."""

SINGLE = {"chair", "secretary", "treasurer"}
HOLDING = {"substantive", "acting", "holdover", "ex_officio"}
LEVELS = ["national", "province", "regency_city", "district", "village"]


def judged(answers: Iterable[bool]) -> Verdict:
    """YES where all hold, NO where none does; no more are looked at than decide it."""
    given = set()
    for answer in answers:
        given.add(answer)
        if len(given) > 1:
            return Verdict.UNDETERMINED
    return Verdict.YES if given == {True} else Verdict.NO


def days_from(first: date, last: date) -> list[date]:
    """The days from one to another, both counted in."""
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]


def days_of_date(partial: PartialDate) -> list[date]:
    """All days that a partial date may stand for."""
    if partial.month is None:
        return days_from(date(partial.year, 1, 1), date(partial.year, 12, 31))
    if partial.day is None:
        last = monthrange(partial.year, partial.month)[1]
        return [date(partial.year, partial.month, number) for number in range(1, last + 1)]
    return [date(partial.year, partial.month, partial.day)]


def completions(period: Period) -> list[Span]:
    """All spans that a period may stand for, unknown ends within the window alone."""
    starts = days_from(FIRST, LAST) if period.start is UNKNOWN else days_of_date(_dated(period.start))
    if period.end is OPEN:
        ends = [HORIZON]
    elif period.end is UNKNOWN:
        ends = days_from(FIRST, LAST)
    else:
        ends = days_of_date(_dated(period.end))
    return [(start, end) for start, end in product(starts, ends) if start <= end]


ANY_SPANS = [(start, end) for start, end in combinations_with_replacement(days_from(FIRST, LAST), 2)]
"""All spans that a period may stand for of which nothing is known."""


def _dated(end: object) -> PartialDate:
    assert isinstance(end, PartialDate)
    return end


def precise(period: Period) -> Span:
    """The one span of a precise period."""
    (span,) = completions(period)
    return span


def days(period: Period) -> set[date]:
    """The days of a precise period."""
    return set(days_from(*precise(period)))


def days_in(period: Period, *, every: bool) -> set[date]:
    """The days that a span has in every completion, or in some."""
    worlds = [set(days_from(start, end)) for start, end in completions(period)]
    return set.intersection(*worlds) if every else set.union(*worlds)


def _span(term: BoardTerm) -> Period:
    assert term.period is not None
    return term.period


def _alike(first: BoardTerm, second: BoardTerm) -> bool:
    """Whether two terms differ in nothing but their ids."""
    names = {field.name for field in attrs.fields(BoardTerm)} - {"id"}
    return all(getattr(first, name) == getattr(second, name) for name in names)


def shares_handover(first: Span, second: Span) -> bool:
    """PSM112, PSM209: whether two spans differ and share one day alone, the last of one and the first of the other."""
    shared = (min(first[1], second[1]) - max(first[0], second[0])).days + 1
    return shared == 1 and (first[1] == second[0] or second[1] == first[0]) and first != second


def overlap(first: Period, second: Period) -> bool:
    """Whether two precise spans share a day that is no handover day."""
    return bool(days(first) & days(second)) and not shares_handover(precise(first), precise(second))


def overlapping(terms: Sequence[BoardTerm]) -> set[Pair]:
    """PSM101, of precise terms: the pairs of boards in office on one day, no annulled, disputed or alike ones."""
    return {
        frozenset({first.id, second.id})
        for first, second in combinations(terms, 2)
        if {first.status, second.status}.isdisjoint({"annulled", "disputed"})
        and not _alike(first, second)
        and overlap(_span(first), _span(second))
    }


def rivals(terms: Sequence[BoardTerm]) -> set[Pair]:
    """PSM109, of precise terms: the pairs that share a day, one of them disputed and neither annulled."""
    return {
        frozenset({first.id, second.id})
        for first, second in combinations(terms, 2)
        if "disputed" in {first.status, second.status}
        and "annulled" not in {first.status, second.status}
        and not _alike(first, second)
        and overlap(_span(first), _span(second))
    }


def gaps(terms: Sequence[BoardTerm]) -> set[str]:
    """PSM106, of precise terms: those after whose last day nobody is in office, while a board starts later."""
    boards = [term for term in terms if term.status != "annulled"]
    in_office = set().union(*(days(_span(term)) for term in boards))
    return {
        term.id
        for term in boards
        if _span(term).end is not OPEN
        and precise(_span(term))[1] + ONE_DAY not in in_office
        and any(precise(_span(other))[0] > precise(_span(term))[1] + ONE_DAY for other in boards)
    }


def sharing(first: Period, second: Period) -> tuple[Verdict, Verdict]:
    """PSM101 and PSM112, of imprecise terms: whether two overlap, and share a handover day, over all completions."""
    worlds = list(product(completions(first), completions(second)))
    overlaps = (max(a[0], b[0]) <= min(a[1], b[1]) and not shares_handover(a, b) for a, b in worlds)
    return judged(overlaps), judged(shares_handover(a, b) for a, b in worlds)


def gap_after(period: Period, others: Sequence[Period | None]) -> tuple[Verdict, Span | None, Span | None]:
    """PSM106, of imprecise terms, over all completions: whether a gap follows one of several, and on which days.

    The days are the first and the last that are in the gap in every completion, where there is one in every one, and
    those that are in some; None where there are none. Of others that are None nothing is known.
    """
    spans = [ANY_SPANS if other is None else completions(other) for other in others]
    answers: set[bool] = set()
    gaps_there_may_be: list[Span] = []
    for end in {end for _, end in completions(period)} if period.end is not OPEN else ():
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
    verdict = judged(answers) if answers else Verdict.NO
    if not verdict.possible:
        return verdict, None, None
    firsts, lasts = ([gap[side] for gap in gaps_there_may_be] for side in (0, 1))
    certain = (max(firsts), min(lasts)) if verdict.certain and max(firsts) <= min(lasts) else None
    return verdict, certain, (min(firsts), max(lasts))


def outside_life(period: Period, founded: PartialDate | None, dissolved: PartialDate | None) -> Verdict:
    """PSM107: whether a term starts before the founding or ends after the dissolution, over all completions.

    A founding after the dissolution is left to PSM407.
    """
    foundings = [FIRST - ONE_DAY] if founded is None else days_of_date(founded)
    dissolutions = [HORIZON] if dissolved is None else days_of_date(dissolved)
    lives = [(begun, over) for begun, over in product(foundings, dissolutions) if begun <= over]
    if not lives:
        return Verdict.NO
    answers = (
        (founded is not None and start < begun) or (dissolved is not None and end > over)
        for (start, end), (begun, over) in product(completions(period), lives)
    )
    return judged(answers)


def outside_term(held: Period, term: Period) -> Verdict:
    """PSM204: whether an appointment has a day outside the term, over all completions of both."""
    return judged(a[0] < b[0] or a[1] > b[1] for a, b in product(completions(held), completions(term)))


def of_length(start: date, end: date, years: int, tolerance: int) -> bool:
    """PSM102: whether a term's last day is the anniversary of its first or the day before, give or take some days."""
    due = start + relativedelta(years=years)
    return any(abs((end - day).days) <= tolerance for day in (due, due - ONE_DAY))


def late(inaugurated: date, start: date) -> bool:
    """PSM105: whether neither the year of the start nor the next one has the day."""
    return inaugurated.year not in {start.year, start.year + 1} and inaugurated > start


def under_age(born: date, appointed: date, in_force: Iterable[date]) -> Verdict:
    """PSM301: whether one born before was appointed under the regulation and before the eighteenth birthday."""
    young = born <= appointed < born + relativedelta(years=18)
    return judged(young and appointed >= since for since in in_force)


def not_over_age(born: date, appointed: date, in_force: Iterable[date], replaced: Iterable[date]) -> Verdict:
    """PSM304: as PSM301, on the birthday itself too, before the regulation was replaced."""
    young = born <= appointed <= born + relativedelta(years=18)
    return judged(young and since <= appointed < until for since, until in product(in_force, replaced))


def seats_taken_twice(appointments: Sequence[Appointment]) -> dict[Pair, Verdict]:
    """PSM202, of precise appointments: the pairs of different holders of one seat on one day.

    Two members are two; others may be one person. Whoever replaces another directly is compared with that one by PSM205
    and not here; with the one before that one, here.
    """
    ids = [held.id for held in appointments]
    on_days: dict[tuple[date, str, str | None, str], list[Appointment]] = {}
    for held in appointments:
        assert held.period is not None
        for day in days(held.period) if held.post.value in SINGLE and held.capacity.value in HOLDING else ():
            on_days.setdefault((day, held.post.value, held.section, held.capacity.value), []).append(held)
    shared = Counter(frozenset(pair) for together in on_days.values() for pair in combinations(together, 2))
    taken: dict[Pair, Verdict] = {}
    for (first, second), count in ((tuple(pair), count) for pair, count in shared.items()):
        if (first.member_id, first.name, first.office) == (second.member_id, second.name, second.office):
            continue
        if any(
            one.replaces_id == other.id and ids.count(other.id) == 1 for one, other in permutations((first, second))
        ):
            continue
        assert first.period is not None
        assert second.period is not None
        if count > 1 or not shares_handover(precise(first.period), precise(second.period)):
            both_members = None not in {first.member_id, second.member_id}
            taken[frozenset({first.id, second.id})] = Verdict.YES if both_members else Verdict.UNDETERMINED
    return taken


def two_core_posts(appointments: Sequence[Appointment], core: Iterable[Post]) -> set[Pair]:
    """PSM203, of precise appointments: the pairs of core posts that one member holds on one day."""
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
        and overlap(first.period, second.period)
    }


def too_early_in(replacement: Span, replaced: Span) -> bool:
    """PSM205: whether a replacement starts before the last day of the one replaced, or on it as no handover."""
    same_day = replacement[0] == replaced[1] and not shares_handover(replacement, replaced)
    return replacement[0] < replaced[1] or same_day


def replaced_too_early(appointments: Sequence[Appointment]) -> dict[str, Verdict]:
    """PSM205, of precise appointments: the replacements that start before the end of the one replaced.

    Two members are two, and others may be one person. A member who replaces himself is left to PSM210, and whoever is
    replaced in a circle to PSM211.
    """
    by_id = {held.id: held for held in appointments}

    def leads_back(held: Appointment) -> bool:
        step = by_id.get(held.replaces_id or "")
        for _ in appointments:
            if step is None or step is held:
                break
            step = by_id.get(step.replaces_id or "")
        return step is held

    early = {}
    for held in appointments:
        replaced = by_id.get(held.replaces_id or "")
        if replaced is None or leads_back(held) or replaced.capacity != held.capacity:
            continue
        if held.member_id is not None and held.member_id == replaced.member_id:
            continue
        assert held.period is not None
        assert replaced.period is not None
        if held.capacity.value in HOLDING and too_early_in(precise(held.period), precise(replaced.period)):
            both_members = None not in {held.member_id, replaced.member_id}
            early[held.id] = Verdict.YES if both_members else Verdict.UNDETERMINED
    return early


def circles(organisations: Sequence[Organisation]) -> set[Pair]:
    """PSM003: the sets of organisations that are above one another, found by walking up from each."""
    parents = {organisation.id: organisation.parent_id for organisation in organisations}
    found = set()
    for start, parent in parents.items():
        above, line = parent, {start}
        for _ in parents:
            if above is None or above == start:
                break
            line.add(above)
            above = parents.get(above)
        if above == start:
            found.add(frozenset(line))
    return found


def not_above(organisations: Sequence[Organisation]) -> set[str]:
    """PSM402: the organisations whose parent is of no higher level or holds not their area, circles left out."""
    by_id = {organisation.id: organisation for organisation in organisations}
    circling = set().union(*circles(organisations))
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


def lives(founded: PartialDate | None, dissolved: PartialDate | None) -> list[Span | None]:
    """All lives that an organisation may have had, None if it was dissolved first; HORIZON ends an open one."""
    ends = [HORIZON] if dissolved is None else days_of_date(dissolved)
    if founded is None:
        # Nobody says when it was founded, but it was before it was dissolved.
        starts = days_from(date(2022, 1, 25), date(2022, 2, 5))
        return [(start, end) for start, end in product(starts, ends) if start <= end]
    return [(start, end) if start <= end else None for start, end in product(days_of_date(founded), ends)]


def in_one_place(organisations: Sequence[Organisation]) -> dict[Pair, Verdict]:
    """PSM403: by the ids of each place's organisations, whether any two are there at a time.

    It is certain where two are in all their lives, and undetermined where any two are in some of theirs.
    """
    places: dict[object, list[Organisation]] = {}
    for one in organisations:
        if one.area is not None or one.level.value == "national":
            places.setdefault((one.level, one.area), []).append(one)
    judgements: dict[Pair, Verdict] = {}
    for several in places.values():
        asked = [
            judged(a is not None and b is not None and _coexist(a, b) for a, b in product(*worlds))
            for first, second in combinations(several, 2)
            if first.id != second.id
            for worlds in [[set(lives(one.founded, one.dissolved)) for one in (first, second)]]
        ]
        if any(one is not Verdict.NO for one in asked):
            judgements[frozenset(one.id for one in several)] = (
                Verdict.YES if Verdict.YES in asked else Verdict.UNDETERMINED
            )
    return judgements


def _coexist(first: Span, second: Span) -> bool:
    shared = (max(first[0], second[0]), min(first[1], second[1]))
    handover = shared[0] == shared[1] and first != second and (first[1] == second[0] or second[1] == first[0])
    return shared[0] <= shared[1] and not handover


def dissolved_first(founded: PartialDate, dissolved: PartialDate) -> Verdict:
    """PSM407: whether an organisation was dissolved before it was founded, over all days of both dates."""
    return judged(life is None for life in lives(founded, dissolved))


def completions_held(held: Appointment, term: BoardTerm) -> list[Span]:
    """All spans for which an appointment of a term may be held, which nobody succeeds; none where nothing tells.

    One without a period is held for the whole term where the board sits for it, else at some time within it, and a
    holdover until whenever.
    """
    if held.capacity in {Capacity.FORMER, Capacity.ELECT}:
        return []
    if held.period is not None:
        return completions(held.period)
    if term.period is None:
        return []
    worlds = completions(term.period)
    if term.tenure == "whole_term" and held.capacity in {Capacity.SUBSTANTIVE, Capacity.EX_OFFICIO}:
        return worlds
    if held.capacity is Capacity.HOLDOVER:
        worlds = [(first, HORIZON) for first, _ in worlds]
    window = [(first, min(last, LAST)) for first, last in set(worlds)]
    return sorted({(a, b) for first, last in window for a in days_from(first, last) for b in days_from(a, last)})


def in_two_chairs(first: Iterable[Span], second: Iterable[Span]) -> Verdict:
    """PSM213: whether two spans share more than a handover day, over all completions of both."""
    return judged(_coexist(a, b) for a, b in product(first, second))


def successive(one: int, other: int, spans: Sequence[Period]) -> Verdict:
    """PSM207: whether no other of the spans starts between two of them, told by their places, over all completions."""
    starts = [sorted({start for start, _ in completions(span)}) for span in spans]
    others = [place for place in range(len(spans)) if place not in {one, other}]
    return judged(
        not any(min(world[one], world[other]) < world[place] < max(world[one], world[other]) for place in others)
        for world in product(*starts)
    )


def too_early(replacement: Period, replaced: Period) -> Verdict:
    """PSM205, of imprecise appointments: whether one starts before the other ends, over all completions of both."""
    return judged(too_early_in(*spans) for spans in product(completions(replacement), completions(replaced)))


def not_in_force(asked: Iterable[date], began: Iterable[date], ended: Iterable[date]) -> Verdict:
    """PSM502: whether one of some days is not within a span that began and ended on some days, over all of them."""
    return judged(not since <= day < until for day, since, until in product(asked, began, ended))
