"""PSM502: the rule basis-not-in-force."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from psm_model.checking import Authority, Context, Ground, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.days import Days
from psm_model.checking.facts import Fact, has_years_only
from psm_model.checking.imprecision import find_imprecise_ends
from psm_model.entities.board_term import BoardTerm
from psm_model.i18n import Bilingual
from psm_model.law.citation import InstrumentId
from psm_model.law.statute import Certainty, Edge, format_known_dates
from psm_model.law.statutes import load_statutes
from psm_model.rules.grounds import PERMENSOS_10_2019
from psm_model.values.bounds import Bounds
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .reliance import (
    compare_with_document,
    find_first_act,
    find_withheld_acts,
    iter_bases_with_days,
    iter_doubtful_bases,
)

__all__ = ["basis_not_in_force"]

_REPLACED = Ground(
    Authority.LAW,
    Certainty.DERIVED,
    ("Permensos 10/2019", PERMENSOS_10_2019, "https://studylibid.com/doc/54510/departemen-sosial-ri"),
)
_CACHE_SIZE: Final = 1 << 14


def _find_reliance_days(term: BoardTerm, path: str, context: Context) -> Days | None:
    """Return the day on which a board relied on its bases: as `find_first_act`, else the first day of its term."""
    act = find_first_act(term, path, context)
    if act is not None or term.span is None or term.bounds is None:
        return act
    return _find_first_day(term.span, term.bounds, path)


def _find_first_day(span: Period, bounds: Bounds, path: str) -> Days:
    written = str(span.start) if isinstance(span.start, PartialDate) else f"/{span.end}"
    # A term starts no later than its last day.
    pointer = f"{path}/period"
    facts = find_imprecise_ends(pointer, span, end=False)
    return Days(*bounds.start_days, written, pointer, facts)


@organisation_rule(
    code="PSM502",
    severity=Severity.WARNING,
    grounds=[_REPLACED],
    title=Bilingual("a legal basis not in force", "dasar hukum yang tidak berlaku"),
    message=Bilingual(
        "board term {term:BoardTerm} ({day:Date}) relies on {instrument}, not in force then; {edge:book {known}}",
        "masa bakti {term:BoardTerm} ({day:Date}) didasarkan pada {instrument}, yang tidak berlaku saat itu; "
        "{edge:book {known}}",
    ),
    remedy=Bilingual(
        "Keep it if the decree cites it; otherwise correct the citation. In the next decree, cite the regulation in "
        "force.",
        "Biarkan jika SK memang mengutipnya; jika tidak, perbaiki. Dalam SK berikutnya, kutip peraturan yang berlaku.",
    ),
    explanation_indonesian="""Kepengurusan didasarkan pada peraturan yang belum berlaku atau sudah diganti pada tanggal
    surat keputusannya. Jika tanggal itu tidak diketahui, tanggal pengukuhan atau hari pertama masa bakti yang
    dipakai.""",
)
def basis_not_in_force(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """A board relies on an instrument that was not yet, or no longer, in force.

    What it checks
        The instruments in the statute book, on the day of the board's appointing decree, or else of its inauguration
        (unless only planned), or else on the first day of its term. The statute book records when each instrument was
        in force and from which source. PSM508 covers instruments from a later year.

    Why it matters
        A decree that relies on a replaced regulation was probably written from an old template, or cites the wrong
        number.

    Example
        >>> basis = LegalBasis(citation=Citation.parse("Permensos 01/2012"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2023–2028", legal_bases=(basis,))
        >>> check(Register.of(ipsm, term)).codes
        ('PSM502',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, label="2015–2020"))).codes
        ()

    Source
        Derived from the recital of Permensos 10/2019 and its subject line in the gazette (*Pencabutan*), which say that
        it replaces 01/2012, and from similar statements for the other instruments in the statute book.
    """
    bases = iter_doubtful_bases(subject.cited_bases, _is_in_force, context)
    for term, cited, days in iter_bases_with_days(bases, _find_reliance_days, context):
        if cited.instrument not in load_statutes():
            continue
        in_force, edge = _judge_in_force(cited.instrument, days.first, days.last)
        withheld = find_withheld_acts(term, cited.owner_path, context)
        if withheld:
            in_force = Verdict.UNDETERMINED
        if in_force.certain:
            continue
        too_young, facts = compare_with_document(cited, context)
        verdict = ~in_force & ~too_young
        if verdict.possible:
            yield Violation(
                path=f"{cited.path}/citation",
                ids=cited.ids,
                verdict=verdict,
                settled_by=_collect_facts(cited.instrument, days, facts + withheld),
                params={
                    "term": term.id,
                    "instrument": cited.basis.citation.short if cited.basis.citation else cited.instrument.short,
                    "day": days.written,
                    "edge": str(edge or "-"),
                    "known": format_known_dates(load_statutes().get(cited.instrument)),
                },
            )


def _collect_facts(instrument: InstrumentId, days: Days, of_document: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts that would settle a violation."""
    facts = tuple(dict.fromkeys((*days.settled_by, *of_document)))
    if has_years_only(facts) and not _is_settled_by_day(instrument, days.first, days.last):
        return tuple(Fact(fact.pointer) for fact in facts)
    return facts


# Boards rely on few instruments, and many take office on the same day.
@lru_cache(_CACHE_SIZE)
def _is_settled_by_day(instrument: InstrumentId, first: int, last: int) -> bool:
    """Return whether it is known of each of these days whether an instrument was in force on it."""
    verdicts = (load_statutes().in_force_on_unknown_day(instrument, day, day)[0] for day in range(first, last + 1))
    return Verdict.UNDETERMINED not in verdicts


@lru_cache(_CACHE_SIZE)
def _is_in_force(instrument: InstrumentId, first: int, last: int) -> bool:
    """Return whether an instrument was certainly in force on an unknown day, or is not in the statute book."""
    return instrument not in load_statutes() or _judge_in_force(instrument, first, last)[0].certain


@lru_cache(_CACHE_SIZE)
def _judge_in_force(instrument: InstrumentId, first: int, last: int) -> tuple[Verdict, Edge | None]:
    return load_statutes().in_force_on_unknown_day(instrument, first, last)
