"""Strategies for registers: any register, registers that break no rule, and the completions of a record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeVar, cast

import attrs
from hypothesis import strategies as st

from psm_model.entities.appointment import Appointment, Capacity, Post
from psm_model.entities.board_term import BoardTerm, Roster, TermStatus
from psm_model.entities.decree import Decree
from psm_model.entities.inauguration import Inauguration, Officiant
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Card, CardKind, Member, Membership, Training
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Register
from psm_model.entities.source import Source
from psm_model.law.parsing import parse_citation
from psm_model.values.area import AreaCode, Level
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import LAST_YEAR, PartialDate
from psm_model.values.period import OPEN, Period, after_years
from psm_model.values.person_name import PersonName

from .entities import board_terms, members, organisations, sources
from .values import partial_dates_of, precise

__all__ = ["completions", "registers", "valid_registers"]

T = TypeVar("T")

# Real codes, one below the other, so that a table of codes knows them.
_VILLAGES = ("33.25.11.1013", "33.25.11.2001", "33.25.11.2002")
_PLACES = {
    Level.NATIONAL: (None, "IPSM Nasional", "Menteri Sosial"),
    Level.PROVINCE: ("33", "IPSM Provinsi Jawa Tengah", "Gubernur Jawa Tengah"),
    Level.REGENCY_CITY: ("33.25", "IPSM Kabupaten Batang", "Bupati Batang"),
    Level.DISTRICT: ("33.25.11", "IPSM Kecamatan Batang", None),
    Level.VILLAGE: (_VILLAGES[0], "IPSM Kelurahan Watesalit", None),
}


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Any register: of anything that can be built, linked or not, right or wrong.

    This strategy minimises to the empty register.
    """
    return Register(
        sources=tuple(draw(st.lists(sources(), max_size=2))),
        organisations=tuple(draw(st.lists(organisations(), max_size=3))),
        members=tuple(draw(st.lists(members(), max_size=3))),
        board_terms=tuple(draw(st.lists(board_terms(), max_size=4))),
    )


@st.composite
def completions(draw: st.DrawFn, record: T) -> T:
    """Completions of a record: the same record with every imprecise date in it known to the day.

    The record is a register, an entity, or a part of one. A term without a recorded period is given one that its label
    may mean, and an appointment without one, holdovers apart, some days of its term. Dates are completed each on its
    own, but for the ends of a period, and the founding and dissolution of an organisation where they can be in order,
    which keep their order. What has no date at all keeps none. This strategy
    minimises to the earliest days.
    """
    return cast("T", _completed(draw, record))


def _completed(draw: st.DrawFn, value: object) -> object:
    if isinstance(value, PartialDate):
        return draw(precise(value))
    if isinstance(value, Period):
        return draw(precise(value))
    if isinstance(value, tuple):
        return tuple(_completed(draw, item) for item in value)
    if isinstance(value, BoardTerm):
        return _completed_term(draw, value)
    if isinstance(value, Organisation):
        return _completed_organisation(draw, value)
    if attrs.has(type(value)) and type(value).__module__.startswith("psm_model.entities"):
        return _completed_fields(draw, value)
    return value


# Any: any class of entities, as the caller saw.
def _completed_fields(draw: st.DrawFn, record: Any, *without: str) -> Any:
    fields = [field.name for field in attrs.fields(type(record)) if field.name not in without]
    return attrs.evolve(record, **{name: _completed(draw, getattr(record, name)) for name in fields})


def _completed_organisation(draw: st.DrawFn, organisation: Organisation) -> Organisation:
    founded, dissolved = organisation.founded, organisation.dissolved
    if founded is not None and dissolved is not None and founded.earliest < dissolved.latest:
        life = draw(precise(Period(founded, dissolved)))
        ends = life.start, life.end
    else:
        ends = _completed(draw, founded), _completed(draw, dissolved)
    rest: Organisation = _completed_fields(draw, organisation, "founded", "dissolved")
    return attrs.evolve(rest, founded=ends[0], dissolved=ends[1])


def _completed_term(draw: st.DrawFn, term: BoardTerm) -> BoardTerm:
    period = None if term.span is None else draw(precise(term.span))
    held: list[Appointment] = []
    for appointment in term.appointments:
        if appointment.period is None and period is not None and appointment.capacity is not Capacity.HOLDOVER:
            held.append(attrs.evolve(appointment, period=draw(_within(period))))
        else:
            held.append(_completed_fields(draw, appointment))
    rest: BoardTerm = _completed_fields(draw, term, "period", "appointments")
    return attrs.evolve(rest, period=period, appointments=tuple(held))


@st.composite
def _within(draw: st.DrawFn, outer: Period) -> Period:
    """Periods, known to the day, within one that is known to the day."""
    first, _, _, end = outer.bounds
    last = min(first + 3650, date(LAST_YEAR, 12, 31).toordinal()) if outer.end is OPEN else end
    start = draw(st.integers(first, max(first, last - 1)))
    # On the last day that can be written, nothing but an open period starts.
    if outer.end is OPEN and (start == last or draw(st.booleans())):
        return Period(_day(start), OPEN)
    return Period(_day(start), _day(draw(st.integers(start + 1, last))))


def _day(ordinal: int) -> PartialDate:
    return PartialDate.from_date(date.fromordinal(ordinal))


@st.composite
def valid_registers(draw: st.DrawFn) -> Register:
    """Registers that break no rule: no finding of error or warning, by the usual configuration.

    They have organisations of several levels, consecutive boards with replacements, imprecise dates, leap days, members
    and sources. This strategy minimises to the empty register.
    """
    flags = st.booleans()
    levels = draw(st.lists(st.sampled_from(Level), unique=True, max_size=4).map(sorted_by_depth))
    people = draw(_people()) if levels else ()
    source = Source(id="s-1", url="https://example.org/a", publisher="Contoh")
    made: list[Organisation] = []
    terms: list[BoardTerm] = []
    for level in levels:
        code, name, authority = _PLACES[level]
        organisation = Organisation(
            id=f"ipsm-{code or '00'}",
            name=name,
            level=level,
            area=None if code is None else AreaCode(code),
            parent_id=made[-1].id if bool(made) and draw(flags) else None,
            source_ids=("s-1",) if draw(flags) else (),
        )
        boards = draw(_boards(organisation, authority, tuple(member.id for member in people)))
        if bool(boards) and draw(flags):
            founded = boards[0].span.bounds[0] if boards[0].span else 0
            organisation = attrs.evolve(organisation, founded=draw(partial_dates_of(date.fromordinal(founded - 1))))
        made.append(organisation)
        terms += boards
    used = any(ids for entities in (made, people, terms) for ids in (entity.source_ids for entity in entities))
    issuers = [organisation.id for organisation in made if organisation.level is Level.NATIONAL]
    carded = tuple(
        attrs.evolve(member, cards=(Card(kind=CardKind.NATIONAL, number=f"000{position}", issuer_id=issuers[0]),))
        if bool(issuers) and draw(flags)
        else member
        for position, member in enumerate(people)
    )
    return Register(
        sources=(source,) if used else (), organisations=tuple(made), members=carded, board_terms=tuple(terms)
    )


def sorted_by_depth(levels: list[Level]) -> list[Level]:
    """Put levels in order, the highest first."""
    return sorted(levels, key=lambda level: level.depth)


@st.composite
def _people(draw: st.DrawFn) -> tuple[Member, ...]:
    members_: list[Member] = []
    for number in range(draw(st.integers(0, 4))):
        village = AreaCode(draw(st.sampled_from(_VILLAGES)))
        serves = draw(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
        born = draw(
            st.dates(date(1950, 1, 1), date(1999, 12, 31)) | st.sampled_from([date(1980, 2, 29), date(1996, 2, 29)])
        )
        members_.append(
            Member(
                id=f"m-{number}",
                name=PersonName(draw(st.sampled_from(["Contoh", "Misal Dua, S.Sos.", "H. Umpama"]))),
                area=village,
                domicile_area=village if draw(st.booleans()) else None,
                birth_date=draw(st.none() | partial_dates_of(born)),
                membership=draw(st.sampled_from([None, Membership.ORDINARY])),
                service=Period(draw(partial_dates_of(serves)), OPEN) if draw(st.booleans()) else None,
                decree=Decree(issuer="Kepala Desa Contoh") if draw(st.booleans()) else None,
                identifiers=(Identifier("kta", f"{number:04}"),) if draw(st.booleans()) else (),
                training=(Training(title="Bimbingan teknis dasar"),) if draw(st.booleans()) else (),
                source_ids=("s-1",) if draw(st.booleans()) else (),
            )
        )
    return tuple(members_)


@st.composite
def _boards(
    draw: st.DrawFn, organisation: Organisation, authority: str | None, people: tuple[str, ...]
) -> tuple[BoardTerm, ...]:
    """Consecutive boards of five years, each recorded by a label, by a period known to the day or year, or by both."""
    starts = st.dates(date(2000, 1, 1), date(2020, 12, 31))
    leap_days = st.sampled_from([date(2004, 2, 29), date(2012, 2, 29), date(2020, 2, 29)])
    start = draw(starts | leap_days)
    # One organisation words its terms in one way: a label of years beside a day leaves room for doubt, not for error.
    by_label = draw(st.booleans())
    terms = []
    for number in range(draw(st.integers(0, 3))):
        end = date.fromordinal(after_years(start.toordinal(), 5))
        period = None if by_label else draw(_known(start, end))
        label = f"periode {start.year}–{end.year}" if by_label or draw(st.booleans()) else None
        term = BoardTerm(
            id=f"{organisation.id}-{number}",
            organisation_id=organisation.id,
            label=label,
            period=period,
            roster=Roster.PARTIAL,
            status=TermStatus.IN_OFFICE,
            legal_bases=draw(_legal_bases(start)),
            decree=Decree(issuer=authority, issued=draw(partial_dates_of(start))) if draw(st.booleans()) else None,
            inauguration=draw(st.none() | _inaugurations(start, end, authority)),
            appointments=draw(_appointments(start, end, people)),
            source_ids=("s-1",) if draw(st.booleans()) else (),
        )
        terms.append(term)
        start = end
    return tuple(terms)


def _known(start: date, end: date) -> st.SearchStrategy[Period]:
    """Periods that the days may be written as: to the day, by years, and by the last day counted in."""
    days = Period(PartialDate.from_date(start), PartialDate.from_date(end))
    years = Period(PartialDate(start.year), PartialDate(end.year))
    return st.sampled_from([years, days, Period.inclusive(start, end - timedelta(days=1))])


@st.composite
def _inaugurations(draw: st.DrawFn, start: date, end: date, authority: str | None) -> Inauguration:
    # Within the term and no later than the year after its first, whatever day of its month or year it then stands for.
    last = min(end - timedelta(days=1), date(start.year + 1, 12, 31))
    return Inauguration(
        date=draw(partial_dates_of(draw(st.dates(start, last)))),
        authority=authority,
        officiant=Officiant(title="Kepala Dinas Sosial"),
        on_behalf_of=authority,
    )


def _legal_bases(start: date) -> st.SearchStrategy[tuple[LegalBasis, ...]]:
    """What a board may rest on that starts on the day: laws in force on it, by the statute book."""
    bases = [LegalBasis(as_written="ART IPSM")]
    # 01/2012 was replaced by 10/2019 on a day of 2019 that is not known, so neither is relied on in that year.
    laws = (
        ("UU 11/2009", "Kesejahteraan Sosial", 2009, 9999),
        ("Permensos 01/2012", "Pekerja Sosial Masyarakat", 2012, 2019),
        ("Permensos 10/2019 Pasal 21 ayat (1)", "Pekerja Sosial Masyarakat", 2019, 9999),
    )
    for citation, title, after, before in laws:
        if after < start.year < before:
            bases.append(LegalBasis(citation=parse_citation(citation), title=title))
    return st.lists(st.sampled_from(bases), unique=True, max_size=2).map(tuple)


@st.composite
def _appointments(draw: st.DrawFn, start: date, end: date, people: tuple[str, ...]) -> tuple[Appointment, ...]:
    """A board's appointments: core posts, one of them handed on mid-term, and a patron by office."""
    held: list[Appointment] = []
    posts = (Post.CHAIR, Post.SECRETARY, Post.TREASURER)
    for post, member_id in zip(draw(st.permutations(posts)), people, strict=False):
        held.append(Appointment(id=post.value, post=post, member_id=member_id))
    if len(people) > len(posts) and held and draw(st.booleans()):
        # Days are far enough apart for the two to be told apart, and surely within the term however it is written.
        handed_on = draw(st.dates(start + timedelta(days=400), end - timedelta(days=400)))
        first = held[0]
        begun = PartialDate.from_date(start + timedelta(days=370))
        ended = PartialDate.from_date(end - timedelta(days=370))
        held[0] = attrs.evolve(first, period=Period(begun, PartialDate.from_date(handed_on)))
        held.append(
            Appointment(
                id=f"{first.id}-paw",
                post=first.post,
                member_id=people[-1],
                period=Period(PartialDate.from_date(handed_on), ended),
                replaces_id=first.id,
            )
        )
    if draw(st.booleans()):
        held.append(Appointment(id="patron", post=Post.PATRON, office="Gubernur", capacity=Capacity.EX_OFFICIO))
    return tuple(held)
