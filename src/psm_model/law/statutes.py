"""The statute book: instruments, their effects on each other, and the sources of both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final, TypeVar

import attrs

from psm_model.errors import DuplicateIdError, NotFoundError, require_type
from psm_model.values.endings import Ending, find_effects, iter_endings, judge_in_force
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

from ._shipped_files import read_book
from .citation import InstrumentId
from .statute import Edge, EdgeKind, Statute, find_commencement_days, find_edge_days

__all__ = ["StatuteBook", "in_force", "load_statutes"]

K = TypeVar("K")
T = TypeVar("T")

_ENDINGS: Final = frozenset([EdgeKind.REVOKES, EdgeKind.REPLACES])


def _convert_statutes(entries: Iterable[Statute]) -> tuple[Statute, ...]:
    return tuple(entries)


def _convert_edges(entries: Iterable[Edge]) -> tuple[Edge, ...]:
    return tuple(entries)


@attrs.frozen
class StatuteBook:
    """Instruments and their effects on each other. It is immutable.

    >>> book = StatuteBook([Statute(id=InstrumentId("uu", "11", 2009), certainty=Certainty.QUOTED, sources=["a copy"])])
    >>> InstrumentId("uu", "011", 2009) in book
    True

    Raises:
        DuplicateIdError: two entries are about one instrument, or two edges have the same kind, source and target.
        NotFoundError: an edge names an instrument that is not in the book.
        ParseError: the bound of an edge is before the enactment of its source.
    """

    statutes: tuple[Statute, ...] = attrs.field(default=(), converter=_convert_statutes)
    """The instruments."""
    edges: tuple[Edge, ...] = attrs.field(default=(), converter=_convert_edges)
    """Their effects on each other."""
    _by_id: dict[InstrumentId, Statute] = attrs.field(init=False, repr=False, eq=False)
    _by_number: dict[tuple[str, int | None], tuple[Statute, ...]] = attrs.field(init=False, repr=False, eq=False)
    _by_source: dict[InstrumentId, tuple[Edge, ...]] = attrs.field(init=False, repr=False, eq=False)
    _by_target: dict[InstrumentId, tuple[Edge, ...]] = attrs.field(init=False, repr=False, eq=False)
    _endings: dict[InstrumentId, tuple[Ending[Edge], ...]] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        by_id = _index_unique("statute", ((statute.id, statute) for statute in self.statutes))
        days: dict[Edge, tuple[int, int]] = {}
        for edge in _index_unique("edge", ((_make_edge_key(edge), edge) for edge in self.edges)).values():
            for end in (edge.source, edge.target):
                if end not in by_id:
                    raise NotFoundError("statute", str(end))
            period = find_edge_days(edge, by_id[edge.source])
            if edge.kind in _ENDINGS:
                days[edge] = period
        endings = _group((edge.target, edge) for edge in sorted(days, key=lambda edge: (days[edge], str(edge))))
        effects = find_effects(days, lambda edge: endings.get(edge.source, ()))
        put = object.__setattr__
        put(self, "_by_id", by_id)
        put(self, "_by_number", _group((_make_number_key(statute.id), statute) for statute in self.statutes))
        put(self, "_by_source", _group((edge.source, edge) for edge in self.edges))
        put(self, "_by_target", _group((edge.target, edge) for edge in self.edges))
        put(self, "_endings", {target: (*iter_endings(edges, days, effects),) for target, edges in endings.items()})

    @classmethod
    def from_toml(cls, text: str, *, extending: StatuteBook | None = None, replace: bool = False) -> StatuteBook:
        """Parse a book from TOML: arrays of tables `statutes` and `edges`, whose keys are the fields of the classes.

        An instrument is written as "Permensos 10/2019", a date as "2019", "2019-08", "2019-08-31" or a date of TOML. A
        text whose edges name instruments of another book is read as an addition to that book, as by `extend`. A text
        has at most 1,000,000 characters, 8 parts in a key, and 32 levels of nested arrays and tables.

        >>> book = StatuteBook.from_toml('''
        ... [[statutes]]
        ... id = "UU 12/2030"
        ... enacted = 2030-03-02
        ... dates_certainty = "quoted"
        ... certainty = "quoted"
        ... sources = ["a copy"]
        ... ''', extending=load_statutes())
        >>> book.in_force(InstrumentId("uu", "12", 2030), date(2030, 3, 1))
        (<Verdict.NO: 'no'>, None)

        Raises:
            ParseError: the text is not TOML, or has an invalid key or value; the message says where.
            DuplicateIdError: as for the class.
            NotFoundError: as for the class.
        """
        from ._statutes_toml import read_entries

        statutes, edges = read_entries(text)
        return (extending or cls()).extend(statutes, edges, replace=replace)

    def extend(
        self, statutes: Iterable[Statute] = (), edges: Iterable[Edge] = (), *, replace: bool = False
    ) -> StatuteBook:
        """Return a book with more entries.

        With `replace`, an entry replaces the one about the same instrument or edge.

        Raises:
            DuplicateIdError: as for the class.
            NotFoundError: as for the class.
        """
        statutes, edges = tuple(statutes), tuple(edges)
        ids = {statute.id for statute in statutes} if replace else ()
        keys = {_make_edge_key(edge) for edge in edges} if replace else ()
        kept = (statute for statute in self.statutes if statute.id not in ids)
        other_edges = (edge for edge in self.edges if _make_edge_key(edge) not in keys)
        return StatuteBook((*kept, *statutes), (*other_edges, *edges))

    def __contains__(self, instrument: object) -> bool:
        return instrument in self._by_id

    def get(self, instrument: InstrumentId) -> Statute | None:
        """Return the entry about an instrument; None if it is not in the book."""
        return self._by_id.get(instrument)

    def find_namesakes(self, instrument: InstrumentId) -> tuple[Statute, ...]:
        """Return the instruments of another kind or issuer with the same number and year.

        >>> [str(statute) for statute in load_statutes().find_namesakes(InstrumentId("uu", "10", 2019))]
        ['Permensos 10/2019']
        """
        alike = self._by_number.get(_make_number_key(instrument), ()) if instrument.number else ()
        return tuple(statute for statute in alike if statute.id != instrument)

    def find_edges_to(self, instrument: InstrumentId) -> tuple[Edge, ...]:
        """Return the edges whose target is an instrument."""
        return self._by_target.get(instrument, ())

    def find_edges_from(self, instrument: InstrumentId) -> tuple[Edge, ...]:
        """Return the edges whose source is an instrument."""
        return self._by_source.get(instrument, ())

    def in_force(self, instrument: InstrumentId, on: date | PartialDate) -> tuple[Verdict, Edge | None]:
        """Return whether an instrument is in force on a day, and which edge decides that.

        YES means that, according to the book, it had commenced by then, and nothing had ended it. The sources of the
        shipped book were read in November 2026 and not checked against JDIH, the government's network of legal
        documentation; the book lacks everything that they omit, and everything later. NO means that it had not yet been
        enacted or commenced, or that a verified edge had ended it. For an instrument that is not in the book the answer
        is UNDETERMINED.

        An instrument is in force from the day of its commencement to the day before a revocation or a replacement takes
        effect. An amendment does not end it, and neither does an instrument that was itself ended before its effect.
        The answer is YES if that holds in every completion of the imprecise dates, NO if it holds in none. An unknown
        date may be any day from the enactment on, a claimed edge may or may not be real, and dates from memory do not
        count.

        The edge is the one that ended it if the answer is NO, and the earliest that may have ended it if it is
        UNDETERMINED; None if no edge matters. `format_known_dates` lists the dates of the instrument itself.

        >>> old = InstrumentId("permen", "1", 2012, "menteri sosial")
        >>> verdict, edge = load_statutes().in_force(old, date(2023, 8, 1))
        >>> verdict, str(edge)
        (<Verdict.NO: 'no'>, 'Permensos 10/2019 replaces Permensos 01/2012')
        >>> load_statutes().in_force(old, date(2018, 8, 1))
        (<Verdict.YES: 'yes'>, None)

        Raises:
            WrongTypeError: the instrument is not an `InstrumentId`, or the day is not a date or is a `datetime`.
            ParseError: the year of the day is not within 1800 and 2200.
        """
        first, last = (on if isinstance(on, PartialDate) else PartialDate.from_date(on)).ordinals
        return self.in_force_on_unknown_day(instrument, first, last)

    def in_force_on_unknown_day(self, instrument: InstrumentId, first: int, last: int) -> tuple[Verdict, Edge | None]:
        """Return whether an instrument is in force on an unknown one of several days, as `in_force` does.

        Args:
            instrument: The instrument.
            first: The ordinal of the first possible day; any number before all days if it is unknown.
            last: The ordinal of the last possible day.

        >>> days = date(2009, 1, 1).toordinal(), date(2009, 1, 15).toordinal()
        >>> load_statutes().in_force_on_unknown_day(InstrumentId("uu", "11", 2009), *days)
        (<Verdict.NO: 'no'>, None)

        Raises:
            WrongTypeError: the instrument is not an `InstrumentId`.
        """
        statute = self._by_id.get(require_type(instrument, InstrumentId, "an InstrumentId"))
        if statute is None:
            return Verdict.UNDETERMINED, None
        return judge_in_force(find_commencement_days(statute), self._endings.get(instrument, ()), (first, last))


def _make_edge_key(edge: Edge) -> tuple[EdgeKind, InstrumentId, InstrumentId]:
    """Return what identifies an edge: the effect and both instruments."""
    return edge.kind, edge.source, edge.target


def _make_number_key(instrument: InstrumentId) -> tuple[str, int | None]:
    """Return the number and year, by which namesakes are found."""
    return (instrument.number or "").lstrip("0").upper(), instrument.year


def _index_unique(kind: str, entries: Iterable[tuple[K, T]]) -> dict[K, T]:
    """Index entries by their keys.

    Raises:
        DuplicateIdError: two entries have one key.
    """
    unique: dict[K, T] = {}
    for key, entry in entries:
        if key in unique:
            raise DuplicateIdError(kind, str(entry))
        unique[key] = entry
    return unique


def _group(entries: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """Group entries by their keys."""
    groups: dict[K, tuple[T, ...]] = {}
    for key, entry in entries:
        groups[key] = (*groups.get(key, ()), entry)
    return groups


@cache
def load_statutes() -> StatuteBook:
    """Return the shipped book, parsed on the first call.

    >>> InstrumentId("permen", "10", 2019, "menteri sosial") in load_statutes()
    True
    """
    return StatuteBook.from_toml(read_book())


def in_force(instrument: InstrumentId, on: date | PartialDate) -> tuple[Verdict, Edge | None]:
    """Return whether an instrument is in force on a day according to the shipped book, as `StatuteBook.in_force` does.

    >>> in_force(InstrumentId("permen", "10", 2019, "menteri sosial"), date(2025, 10, 15))
    (<Verdict.YES: 'yes'>, None)

    Raises:
        WrongTypeError: the instrument is not an `InstrumentId`, or the day is not a date or is a `datetime`.
        ParseError: the year of the day is not within 1800 and 2200.
    """
    return load_statutes().in_force(instrument, on)
