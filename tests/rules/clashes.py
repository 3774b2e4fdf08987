"""Registers whose dates are near each other and imprecise, so that many rules may find something."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

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
from psm_model.law.citation import Citation
from psm_model.values import OPEN, UNKNOWN, AreaCode, Level, PartialDate, Period, PersonName

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
