"""Registers and all that they hold, each field of it, made piece by piece so that nothing drawn is ever thrown away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    AreaName,
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
    Membership,
    Officiant,
    Organisation,
    Post,
    Register,
    Roster,
    Source,
    Speaker,
    StatedCount,
    TermStatus,
    Training,
)
from psm_model.law.citation import Citation, InstrumentId, Pinpoint
from psm_model.values import OPEN, UNKNOWN, AreaCode, Identifier, Level, PartialDate, Period, PersonName

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

T = TypeVar("T")

IDS = ("a", "b", "c", "a/b", "~0", "33.25")
"""Ids that are drawn often, so that references lead somewhere and ids stand twice."""

_FIRST, _LAST = date(1800, 1, 1), date(2200, 12, 31)
_LETTERS = st.characters(exclude_categories=["Cs"])
_VISIBLE = st.characters(exclude_categories=["C", "Z"])


def maybe(drawn: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """What is drawn, or None."""
    return st.none() | drawn


def some(drawn: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    """Up to two of what is drawn."""
    return st.lists(drawn, max_size=2).map(tuple)


def texts() -> SearchStrategy[str]:
    """Any text that Unicode allows, the empty one and control characters included."""
    return st.text(_LETTERS, max_size=6)


def filled_texts() -> SearchStrategy[str]:
    """Any text that has something to see in it."""
    return st.builds("{}{}{}".format, texts(), _VISIBLE, texts())


def ids() -> SearchStrategy[str]:
    """An id, often one of few."""
    return st.sampled_from(IDS) | filled_texts()


def partial_dates(first: date = _FIRST, last: date = _LAST) -> SearchStrategy[PartialDate]:
    """A partial date that has a day within two days, both included."""
    return st.builds(cut, st.dates(first, last), st.integers(1, 3))


def cut(day: date, known: int) -> PartialDate:
    """The partial date of a day of which so many of year, month and day are known."""
    return PartialDate(*(day.year, day.month, day.day)[:known])


@st.composite
def periods(draw: DrawFn, first: date = _FIRST, last: date = _LAST) -> Period:
    """A period, its known ends on days within two days, both included."""
    kind = draw(st.sampled_from(["known", "known", "open", "unknown end", "unknown start", "open alone"]))
    starts = draw(st.dates(first, last - timedelta(days=1)))
    start = cut(starts, draw(st.integers(1, 3)))
    match kind:
        case "open":
            return Period(start, OPEN)
        case "unknown end":
            return Period(start, UNKNOWN)
        case "unknown start":
            return Period(UNKNOWN, start)
        case "open alone":
            return Period(UNKNOWN, OPEN)
        case _:
            # A day of the start comes before a day of the end, however little is known of them.
            ends = draw(st.dates(starts + timedelta(days=1), last))
            return Period(start, cut(ends, draw(st.integers(1, 3))))


def person_names() -> SearchStrategy[PersonName]:
    """A name: any text that has something to see in it, or one with titles."""
    return (st.sampled_from(["Kasmad", "Dr. Hj. Contoh Satu, S.Sos., M.Si."]) | filled_texts()).map(PersonName)


def area_codes() -> SearchStrategy[AreaCode]:
    """A code of any level, with its vintage or without."""
    blocks = [st.integers(0, 99).map("{:02}".format)] * 3 + [st.integers(0, 9999).map("{:04}".format)]
    codes = st.integers(1, 4).flatmap(lambda length: st.tuples(*blocks[:length]).map(".".join))
    return st.builds(AreaCode, codes, maybe(filled_texts()))


def citations() -> SearchStrategy[Citation]:
    """A citation of an act or a regulation and up to two places in it; the tests of law draw the others."""
    numbers, years = st.integers(1, 300).map(str), st.integers(1945, 2030)
    instruments = st.one_of(
        st.builds(InstrumentId, st.sampled_from(["uu", "pp", "perpres"]), numbers, years),
        st.builds(
            InstrumentId, st.just("permen"), numbers, years, st.sampled_from(["menteri sosial", "menteri keuangan"])
        ),
        st.builds(InstrumentId, st.just("perda_kabkota"), numbers, years, st.just("kabupaten contoh")),
    )
    paragraphs = maybe(st.integers(1, 9).map(str))
    places = st.builds(Pinpoint, st.integers(1, 99).map(str), paragraphs, st.sampled_from([None, "a", "b"]))
    return st.builds(Citation, instruments, st.lists(places, max_size=2, unique=True).map(tuple))


def sources() -> SearchStrategy[Source]:
    """A source."""
    return st.builds(
        Source,
        id=ids(),
        url=maybe(texts()),
        publisher=maybe(texts()),
        published=maybe(partial_dates()),
        quotation=maybe(texts()),
    )


def decrees() -> SearchStrategy[Decree]:
    """A decree."""
    return st.builds(
        Decree,
        number=maybe(texts()),
        issuer=maybe(texts()),
        issued=maybe(partial_dates()),
        title=maybe(texts()),
        status=st.sampled_from(DecreeStatus),
    )


def events() -> SearchStrategy[Event]:
    """An event."""
    return st.builds(
        Event,
        kind=maybe(texts()),
        title=maybe(texts()),
        date=maybe(partial_dates()),
        last_date=maybe(partial_dates()),
        date_as_written=maybe(texts()),
        place=maybe(texts()),
    )


def legal_bases() -> SearchStrategy[LegalBasis]:
    """A legal basis: a citation, its text as written, or both."""
    cited = st.builds(LegalBasis, citation=citations(), as_written=maybe(texts()), title=maybe(texts()))
    return cited | st.builds(LegalBasis, as_written=filled_texts(), title=maybe(texts()))


def organisations() -> SearchStrategy[Organisation]:
    """An organisation."""
    return st.builds(
        Organisation,
        id=ids(),
        name=filled_texts(),
        level=st.sampled_from(Level),
        other_names=some(texts()),
        area=maybe(area_codes()),
        area_names=some(st.builds(AreaName, level=st.sampled_from(Level), name=filled_texts())),
        parent_id=maybe(ids()),
        founded=maybe(partial_dates()),
        dissolved=maybe(partial_dates()),
        partners=some(texts()),
        member_organisations=some(texts()),
        stated_counts=some(st.builds(StatedCount, number=filled_texts(), of=filled_texts(), on=maybe(partial_dates()))),
        events=some(events()),
        legal_bases=some(legal_bases()),
        terms_complete=st.booleans(),
        source_ids=some(ids()),
    )


def members() -> SearchStrategy[Member]:
    """A member, with personal data."""
    cards = st.builds(
        Card,
        kind=st.sampled_from(CardKind),
        number=maybe(texts()),
        issuer_id=maybe(ids()),
        issued=maybe(partial_dates()),
    )
    return st.builds(
        Member,
        id=ids(),
        name=person_names(),
        area=maybe(area_codes()),
        domicile_area=maybe(area_codes()),
        birth_date=maybe(partial_dates()),
        membership=maybe(st.sampled_from(Membership)),
        service=maybe(periods()),
        decree=maybe(decrees()),
        identifiers=some(st.builds(Identifier, filled_texts(), filled_texts())),
        cards=some(cards),
        training=some(st.builds(Training, title=filled_texts(), date=maybe(partial_dates()))),
        source_ids=some(ids()),
    )


def appointments() -> SearchStrategy[Appointment]:
    """An appointment, held by one of the three kinds of holder."""
    holders: list[dict[str, SearchStrategy[str] | SearchStrategy[PersonName]]] = [
        {"member_id": ids()},
        {"name": person_names()},
        {"office": texts()},
    ]
    return st.one_of(
        [
            st.builds(
                Appointment,
                id=ids(),
                post=st.sampled_from(Post),
                title=maybe(texts()),
                capacity=st.sampled_from(Capacity),
                period=maybe(periods()),
                replaces_id=maybe(ids()),
                section=maybe(texts()),
                **holder,
            )
            for holder in holders
        ]
    )


def labels() -> SearchStrategy[str]:
    """The label of a term: any text, two years, or two years the wrong way round."""
    years = st.integers(1990, 2040).map(str)
    return texts() | st.builds("periode {}–{}".format, years, years)


def inaugurations() -> SearchStrategy[Inauguration]:
    """An inauguration."""
    officiants = st.builds(Officiant, name=maybe(person_names()), title=maybe(texts()))
    return st.builds(
        Inauguration,
        date=maybe(partial_dates()),
        date_as_written=maybe(texts()),
        place=maybe(texts()),
        kind=maybe(texts()),
        authority=maybe(texts()),
        officiant=maybe(officiants),
        on_behalf_of=maybe(texts()),
        speakers=some(
            st.builds(Speaker, name=maybe(person_names()), title=maybe(texts()), on_behalf_of=maybe(texts()))
        ),
        attendees=some(officiants),
        status=st.sampled_from(InaugurationStatus),
    )


def board_terms() -> SearchStrategy[BoardTerm]:
    """A board term."""
    return st.builds(
        BoardTerm,
        id=ids(),
        organisation_id=ids(),
        label=maybe(labels()),
        other_labels=some(labels()),
        period=maybe(periods()),
        status=st.sampled_from(TermStatus),
        roster=st.sampled_from(Roster),
        decree=maybe(decrees()),
        inauguration=maybe(inaugurations()),
        legal_bases=some(legal_bases()),
        appointments=st.lists(appointments(), max_size=3).map(tuple),
        source_ids=some(ids()),
    )


def entities() -> SearchStrategy[Source | Organisation | Member | BoardTerm]:
    """Anything that a register holds at its top."""
    return sources() | organisations() | members() | board_terms()


def registers() -> SearchStrategy[Register]:
    """A register: ids may stand twice, references may lead nowhere, boards may overlap."""
    return st.builds(
        Register,
        sources=some(sources()),
        organisations=some(organisations()),
        members=some(members()),
        board_terms=some(board_terms()),
    )


def skeletons() -> SearchStrategy[Register]:
    """A register of many entities of which little more is known than their ids, most of them standing twice."""
    few = st.sampled_from(IDS)
    return st.builds(
        Register,
        sources=_many(st.builds(Source, id=few, url=st.sampled_from([None, "one", "two"]))),
        organisations=_many(
            st.builds(
                Organisation,
                id=few,
                name=st.just("IPSM"),
                level=st.sampled_from(Level),
                parent_id=st.sampled_from([None, *IDS]),
            )
        ),
        members=_many(st.builds(Member, id=few, name=st.sampled_from(["Satu", "Dua"]).map(PersonName))),
        board_terms=_many(st.builds(BoardTerm, id=few, organisation_id=few)),
    )


def _many(drawn: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(drawn, max_size=6).map(tuple)


def boards(first: date, last: date) -> SearchStrategy[BoardTerm]:
    """A board of the organisation "o" of which nothing is known but what tells who is on it on a day."""
    spans = maybe(periods(first, last))
    return st.builds(
        BoardTerm,
        id=ids(),
        organisation_id=st.just("o"),
        label=st.sampled_from([None, "2025-2026"]),
        period=spans,
        status=st.sampled_from(TermStatus),
        appointments=st.lists(
            st.builds(
                Appointment,
                id=ids(),
                post=st.just(Post.CHAIR),
                office=st.just("Bupati"),
                capacity=st.sampled_from(Capacity),
                period=spans,
            ),
            max_size=3,
        ).map(tuple),
    )
