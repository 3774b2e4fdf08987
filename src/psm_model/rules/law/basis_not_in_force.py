"""PSM502: the rule basis-not-in-force."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from psm_model.checking.rule import Authority, Ground, Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.spans import imprecise_ends
from psm_model.checking.subjects import Context, OrganisationSubject
from psm_model.entities.board_term import BoardTerm
from psm_model.i18n import Bilingual
from psm_model.law.citation import InstrumentId
from psm_model.law.statute import Certainty, Edge, known_dates
from psm_model.law.statutes import statutes
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .reliance import Days, first_act, is_younger

__all__ = ["basis_not_in_force"]

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


def _relied_on(term: BoardTerm, path: str) -> Days | None:
    """Return the day on which a board relied on its bases: as above, else the first day of its term."""
    span = term.span
    days = first_act(term, path)
    if days is not None or span is None:
        return days
    # A term starts on its last day at the latest.
    facts = imprecise_ends(f"{path}/period", span, end=False)
    return Days(span.bounds.start_min, span.bounds.start_max, _start_written(span), facts)


def _start_written(span: Period) -> str:
    return str(span.start) if isinstance(span.start, PartialDate) else f"/{span.end}"


@rule(
    code="PSM502",
    severity=Severity.WARNING,
    grounds=[_REPLACED],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Bilingual("a basis that was not in force", "dasar hukum yang tidak berlaku"),
    message=Bilingual(
        "board term {term!r} ({day:Date}) relies on {instrument}, which was not in force then; {edge:book {known}}",
        "masa bakti {term!r} ({day:Date}) didasarkan pada {instrument}, yang saat itu tidak berlaku; "
        "{edge:book {known}}",
    ),
    explanation_indonesian="Kepengurusan didasarkan pada peraturan yang belum berlaku atau sudah diganti pada hari "
    "keputusannya, atau bila itu tidak diketahui pada hari pengukuhannya, atau pada hari pertama masa baktinya.",
)
def basis_not_in_force(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
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
        too_young, facts = is_younger(cited)
        verdict = ~in_force & ~too_young
        if verdict.possible:
            yield Violation(
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
