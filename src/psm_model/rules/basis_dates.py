"""PSM502 and PSM508: the instruments that boards rest on, against the days on which they relied on them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from psm_model.entities.board_term import BoardTerm
from psm_model.law.citation import InstrumentId
from psm_model.law.statute import Certainty, Edge, known_dates
from psm_model.law.statutes import statutes
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import imprecise, imprecise_ends, year_of
from .subjects import Cited, Context, OrganisationSubject

__all__ = ["act_younger_than_document", "basis_not_in_force", "younger"]

_LOGIC = Ground(authority=Authority.LOGIC)
_REPLACED = Ground(
    authority=Authority.LAW,
    certainty=Certainty.DERIVED,
    sources=(
        "Permensos 10/2019",
        "https://id.scribd.com/document/444635934/PERMENSOS-NOMOR-10-TAHUN-2019-TENTANG-PSM",
        "https://studylibid.com/doc/54510/departemen-sosial-ri",
    ),
)
_KEPT: Final = 1 << 14


class Days(NamedTuple):
    """The days on one of which something was, as far as is known."""

    first: int
    """The ordinal of the first."""
    last: int
    """The ordinal of the last."""
    written: str
    """The days as EDTF writes them."""
    settled_by: tuple[str, ...]
    """The pointers of what would say which day it was."""


def _days_of(day: PartialDate, pointer: str) -> Days:
    return Days(*day.ordinals, str(day), imprecise(pointer, day))


def _issued_or_held(term: BoardTerm, path: str) -> Days | None:
    """Return the day of a board's decree, else of its inauguration; None where neither is known."""
    if term.decree is not None and term.decree.day is not None:
        return _days_of(term.decree.day, f"{path}/decree/issued")
    if term.inauguration is not None and term.inauguration.day is not None:
        return _days_of(term.inauguration.day, f"{path}/inauguration/date")
    return None


def _relied_on(term: BoardTerm, path: str) -> Days | None:
    """Return the day on which a board relied on its bases: as above, else the first day of its term."""
    span = term.span
    days = _issued_or_held(term, path)
    if days is not None or span is None:
        return days
    # A term starts on its last day at the latest.
    facts = imprecise_ends(f"{path}/period", span, end=False)
    return Days(span.bounds.start_min, span.bounds.start_max, _start_written(span), facts)


def _start_written(span: Period) -> str:
    return str(span.start) if isinstance(span.start, PartialDate) else f"/{span.end}"


def _document(term: BoardTerm, path: str) -> Days | None:
    """Return the day of whatever names a board's bases: as above, else the last day of its term at the latest."""
    span = term.span
    days = _issued_or_held(term, path)
    if days is not None or span is None:
        return days
    facts = imprecise_ends(f"{path}/period", span, start=False)
    return Days(span.bounds.end_min, span.bounds.end_max, str(span), facts)


def younger(cited: Cited) -> tuple[Verdict, tuple[str, ...]]:
    """Return whether an instrument is of a later year than the document that names it, and what would settle that."""
    return _younger_than(None if cited.term is None else _document(cited.term, cited.owner_path), cited.instrument)


def _younger_than(document: Days | None, instrument: InstrumentId) -> tuple[Verdict, tuple[str, ...]]:
    year = instrument.year
    if document is None or year is None:
        return Verdict.NO, ()
    verdict = Verdict.of(always=year > year_of(document.last), possible=year > year_of(document.first))
    return verdict, document.settled_by if verdict is Verdict.UNDETERMINED else ()


@rule(
    code="PSM508",
    severity=Severity.WARNING,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("an instrument younger than what cites it", "peraturan yang lebih muda daripada yang menyebutnya"),
    message=Text(
        "board term {term!r} ({document:Date}) relies on {instrument}, of a later year",
        "masa bakti {term!r} ({document:Date}) didasarkan pada {instrument}, dari tahun sesudahnya",
    ),
    explanation_id="Peraturan yang dijadikan dasar bertahun sesudah surat keputusan kepengurusan, atau bila itu tidak "
    "diketahui sesudah pengukuhannya, atau sesudah hari terakhir masa baktinya. Nomor atau tahunnya salah tulis.",
)
def act_younger_than_document(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A board relies on an instrument of a later year than the document that names it.

    What it checks
        The year of each instrument against that of the board's decree, or else of its inauguration, one that is only
        planned left out, or else of the last day of its term. Whether the statute book has the instrument does not
        matter; PSM501, PSM502 and PSM505 leave such a basis to this rule.

    Why it matters
        Nobody can rely on a law that is still to be made: the number or the year is misprinted. "UU 11/2029" was
        printed for UU 11/2009.

    Example
        >>> basis = LegalBasis(citation=parse_citation("UU 11/2029"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", legal_bases=(basis,))
        >>> check(Register.of(ipsm, term)).codes
        ('PSM508',)

    Instead
        >>> basis = LegalBasis(citation=parse_citation("UU 11/2009"))
        >>> check(Register.of(ipsm, attrs.evolve(term, legal_bases=(basis,)))).codes
        ()

    Source
        Logic: what is cited is older than what cites it.
    """
    for cited in subject.cited:
        document = None if cited.term is None else _document(cited.term, cited.owner_path)
        verdict, facts = _younger_than(document, cited.instrument)
        if cited.term is not None and document is not None and verdict.possible:
            yield Hit(
                path=f"{cited.path}/citation",
                ids=cited.ids,
                verdict=verdict,
                settled_by=facts,
                params={
                    "term": cited.term.id,
                    "instrument": cited.instrument.short,
                    "document": document.written,
                },
            )


@rule(
    code="PSM502",
    severity=Severity.WARNING,
    grounds=[_REPLACED],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a basis that was not in force", "dasar hukum yang tidak berlaku"),
    message=Text(
        "board term {term!r} ({day:Date}) relies on {instrument}, which was not in force then; {edge:book {known}}",
        "masa bakti {term!r} ({day:Date}) didasarkan pada {instrument}, yang saat itu tidak berlaku; "
        "{edge:book {known}}",
    ),
    explanation_id="Kepengurusan didasarkan pada peraturan yang belum berlaku atau sudah diganti pada hari "
    "keputusannya, atau bila itu tidak diketahui pada hari pengukuhannya, atau pada hari pertama masa baktinya.",
)
def basis_not_in_force(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A board relies on an instrument that was not yet or no longer in force.

    What it checks
        The instruments that the statute book has, on the day of the board's decree, or else of its inauguration, one
        that is only planned left out, or else the first day of its term. The book says what is known of when each was
        in force, and from where. An instrument of a later year is left to PSM508.

    Why it matters
        A decree that rests on a replaced regulation was written from an old template, or cites the wrong number.

    Example
        >>> basis = LegalBasis(citation=parse_citation("Permensos 01/2012"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2023–2028", legal_bases=(basis,))
        >>> check(Register.of(ipsm, term)).codes
        ('PSM502',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, label="2015–2020"))).codes
        ()

    Source
        Derived from the recital of Permensos 10/2019 and its subject line in the gazette (*Pencabutan*), by which it
        replaces 01/2012, and so for the other instruments of the statute book.
    """
    for cited in subject.cited:
        days = None if cited.term is None else _relied_on(cited.term, cited.owner_path)
        if cited.term is None or days is None or cited.instrument not in statutes():
            continue
        in_force, edge = _in_force(cited.instrument, days.first, days.last)
        if in_force.certain:
            continue  # as nearly all are
        too_young, facts = younger(cited)
        verdict = ~in_force & ~too_young
        if verdict.possible:
            yield Hit(
                path=f"{cited.path}/citation",
                ids=cited.ids,
                verdict=verdict,
                settled_by=() if verdict.certain else tuple(dict.fromkeys((*days.settled_by, *facts))),
                params={
                    "term": cited.term.id,
                    "instrument": cited.basis.citation.short if cited.basis.citation else cited.instrument.short,
                    "day": days.written,
                    "edge": str(edge or "-"),
                    "known": known_dates(statutes().get(cited.instrument)),
                },
            )


# Boards rest on few instruments, and many take office on one day.
@lru_cache(_KEPT)
def _in_force(instrument: InstrumentId, first: int, last: int) -> tuple[Verdict, Edge | None]:
    return statutes().in_force_between(instrument, first, last)
