"""Cases that break the rules of terms (PSM1xx) and of their decrees.

A strategy is called `break_` and the name of its rule, or what several similar rules have in common.
"""

from __future__ import annotations

from datetime import date

import attrs
from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from psm_model.entities.board_term import TermStatus
from psm_model.entities.decree import Decree, DecreeStatus
from psm_model.entities.inauguration import Inauguration
from psm_model.entities.term_change import TermChange, TermChangeKind
from psm_model.i18n import WEEKDAYS
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from ._broken import (
    ORGANISATION,
    Case,
    make_case,
    make_term,
    starts,
    timedeltas,
)

__all__ = [
    "break_change_contradicts_its_kind",
    "break_decree_after_term",
    "break_decree_no_longer_valid",
    "break_gap_between_boards",
    "break_handover_day_of_boards",
    "break_inauguration",
    "break_label_contradicts_period",
    "break_overlapping_boards",
    "break_term_changed_without_decree",
    "break_term_outside_organisation",
    "break_unreadable_label",
    "break_unusual_term_length",
    "break_written_date_contradicts_date",
]


@st.composite
def break_overlapping_boards(draw: st.DrawFn, status: TermStatus = TermStatus.IN_OFFICE) -> Case:
    """Generate two terms of five years that certainly overlap."""
    start = draw(starts())
    later = start + draw(timedeltas(1, 1800))
    first, second = make_term(start, status=status), make_term(later, number=1)
    if draw(st.booleans()):
        # By labels alone, of years far enough apart to overlap on any days.
        years = draw(st.integers(1, 4))
        first = attrs.evolve(first, period=None, label=f"{start.year}–{start.year + 5}")
        second = attrs.evolve(second, period=None, label=f"periode {start.year + years}-{start.year + years + 5}")
    return (ORGANISATION, *draw(st.permutations([first, second]))), {}


@st.composite
def break_handover_day_of_boards(draw: st.DrawFn) -> Case:
    """Generate two terms of five years, one starting on the last day of the other."""
    start = draw(starts())
    handover = start + relativedelta(years=5)
    first = make_term(start, period=Period.from_dates(start, handover))
    second = make_term(handover, number=1, period=Period.from_dates(handover, handover + relativedelta(years=5)))
    return (ORGANISATION, *draw(st.permutations([first, second]))), {}


@st.composite
def break_term_changed_without_decree(draw: st.DrawFn) -> Case:
    """Generate a term that was changed without a decree, or by one that was not issued."""
    start = draw(starts())
    decree = draw(st.sampled_from([None, Decree(id="v-x", status=DecreeStatus.NOT_ISSUED)]))
    kind = draw(st.sampled_from(TermChangeKind))
    days = timedeltas(0, 1000) if kind is TermChangeKind.EXTENDED else timedeltas(-1000, -1)
    until = PartialDate.from_date(start + relativedelta(years=5) + draw(days))
    change = TermChange(kind=kind, until=until, decree_ids=() if decree is None else (decree.id,))
    if draw(st.booleans()):
        change = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True, decree_ids=change.decree_ids)
    return make_case(start, *([] if decree is None else [decree]), changes=[change])


@st.composite
def break_change_contradicts_its_kind(draw: st.DrawFn) -> Case:
    """Generate a term that was extended to an earlier end, shortened to a later one, or ended before it started."""
    start = draw(starts())
    end = start + relativedelta(years=5)
    kind = draw(st.sampled_from(TermChangeKind))
    earlier = timedeltas(-2400, -2)
    days = earlier if kind is TermChangeKind.EXTENDED else timedeltas(1, 900) | timedeltas(-2400, -2000)
    change = TermChange(kind=kind, until=PartialDate.from_date(end + draw(days)))
    return make_case(start, changes=[change])


@st.composite
def break_unusual_term_length(draw: st.DrawFn) -> Case:
    """Generate a term that is not five years long; its length varies."""
    start = draw(starts())
    years = draw(st.sampled_from([1, 2, 3, 4, 6, 7, 10]))
    end = start + relativedelta(years=years) + draw(timedeltas(-30, 30))
    return make_case(start, period=Period.from_dates(start, end))


@st.composite
def break_label_contradicts_period(draw: st.DrawFn) -> Case:
    """Generate a term with the years of another period in its label; the distance varies."""
    start = draw(starts())
    shift = draw(st.sampled_from([-5, -2, -1, 1, 2, 10]))
    return make_case(start, label=f"periode {start.year + shift}–{start.year + shift + 5}")


@st.composite
def break_inauguration(draw: st.DrawFn, *, min_days: int, max_days: int) -> Case:
    """Generate a term inaugurated a number of days after its start, negative for before."""
    start = draw(starts())
    day = start + draw(timedeltas(min_days, max_days))
    return make_case(start, inaugurations=(Inauguration(date=PartialDate.from_date(day)),))


@st.composite
def break_gap_between_boards(draw: st.DrawFn) -> Case:
    """Generate two terms with a gap between them; its length and the order vary."""
    start = draw(starts())
    first = make_term(start)
    later = start + relativedelta(years=5) + draw(timedeltas(1, 2000))
    terms = draw(st.permutations([first, make_term(later, number=1)]))
    return (attrs.evolve(ORGANISATION, terms_complete=True), *terms), {}


@st.composite
def break_term_outside_organisation(draw: st.DrawFn) -> Case:
    """Generate a term in which its organisation is founded or dissolved; the day varies."""
    start = draw(starts())
    inside = PartialDate.from_date(start + draw(timedeltas(1, 1800)))
    late, early = attrs.evolve(ORGANISATION, founded=inside), attrs.evolve(ORGANISATION, dissolved=inside)
    return (draw(st.sampled_from([late, early])), make_term(start)), {}


@st.composite
def break_unreadable_label(draw: st.DrawFn) -> Case:
    """Generate a term without a period whose label gives none; the label varies."""
    first = draw(st.integers(1900, 2100))
    backwards = f"periode {first}-{first - draw(st.integers(1, 90))}"
    label = draw(st.sampled_from([backwards, "lima tahun ke depan", "masa bakti mendatang", str(first)]))
    return make_case(date(2000, 1, 1), period=None, label=label)


@st.composite
def break_decree_after_term(draw: st.DrawFn) -> Case:
    """Generate a term with a decree issued after its last day."""
    start = draw(starts())
    issued = start + relativedelta(years=5) + draw(timedeltas(0, 2000))
    return make_case(start, Decree(id="v-sk", issued=PartialDate.from_date(issued)), decree_ids=("v-sk",))


@st.composite
def break_decree_no_longer_valid(draw: st.DrawFn) -> Case:
    """Generate a term that runs on after another decree replaced or revoked its own."""
    start = draw(starts())
    effect = start + draw(timedeltas(1, 1000))
    replaced, revoked = draw(st.sampled_from([(("v-sk",), ()), ((), ("v-sk",))]))
    old = Decree(id="v-sk", issued=PartialDate.from_date(start))
    new = Decree(id="v-sk-2", in_force_from=PartialDate.from_date(effect), replaces_ids=replaced, revokes_ids=revoked)
    return make_case(start, old, new, decree_ids=("v-sk",))


@st.composite
def break_written_date_contradicts_date(draw: st.DrawFn) -> Case:
    """Generate an inauguration with another day or a wrong weekday in its date as written."""
    start = draw(starts())
    day = start + draw(timedeltas(0, 300))
    other = day + draw(timedeltas(1, 60))
    wrong_weekday = (
        f"{WEEKDAYS['id'][(day.weekday() + draw(st.integers(1, 6))) % 7]} ({day.day}/{day.month}/{day.year})"
    )
    written = draw(st.sampled_from([PartialDate.from_date(other).to_text(language="id"), wrong_weekday]))
    return make_case(start, inaugurations=(Inauguration(date=PartialDate.from_date(day), date_as_written=written),))
