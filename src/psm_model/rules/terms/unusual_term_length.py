"""PSM102: the rule unusual-term-length."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import (
    Authority,
    Context,
    Ground,
    MarkKind,
    OrganisationSubject,
    Severity,
    Violation,
    organisation_rule,
)
from psm_model.checking.spans import imprecise_ends, span_pointer
from psm_model.entities.board_term import TermStatus
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import NATIONAL_BOARD_2017, NORTH_SUMATRA_BOARD_2023, TEMANGGUNG_BOARD
from psm_model.values.endpoint import OPEN

__all__ = ["unusual_term_length"]

_TERMS_OF_FIVE_YEARS = Ground(
    Authority.PRACTICE,
    Certainty.DERIVED,
    (
        NATIONAL_BOARD_2017,
        NORTH_SUMATRA_BOARD_2023,
        TEMANGGUNG_BOARD,
        "https://www.beritau.id/relawan-sosial-batang-ipsm-2025-2030-dilantik/",
    ),
)


@organisation_rule(
    code="PSM102",
    severity=Severity.WARNING,
    mark=MarkKind.OTHER,
    grounds=[_TERMS_OF_FIVE_YEARS],
    title=Bilingual("a term of unusual length", "masa bakti yang lamanya tidak lazim"),
    message=Bilingual(
        "board term {term!r} ({period:Period}) does not last {years} years",
        "masa bakti {term!r} ({period:Period}) tidak berlangsung {years} tahun",
    ),
    explanation_indonesian="""Lama masa bakti kepengurusan tidak lazim: biasanya lima tahun, atau sesuai dengan
    konfigurasi. Hari terakhirnya boleh jatuh pada tanggal yang sama dengan hari pertamanya atau sehari sebelumnya.
    Karateker, kepengurusan yang dianulir, dan masa bakti tanpa akhir tidak dihitung. Masa bakti yang
    diperpanjang atau dipersingkat dinilai menurut keputusan semula. Masa lima tahun disimpulkan dari praktik; peraturan
    yang menetapkannya tidak ditemukan.""",
)
def unusual_term_length(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """A board's term is not of the usual length.

    What it checks
        Whether each term lasts the number of years in the configuration, within its tolerance. The last day may be the
        anniversary of the first or the day before. Caretakers, annulled boards and terms without an end are excluded.
        A term that was extended or shortened is compared as it was first decreed.

    Why it matters
        Nearly all boards with a known term serve five years, so another length is often a typing error. No law or
        statute that fixes five years was found.

    Example
        >>> short = BoardTerm(id="t", organisation_id="o", period=Period.parse("2022-01-01/2024-12-31"))
        >>> check(Register.of(ipsm, short)).codes
        ('PSM102',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(short, period=Period.parse("2022-01-01/2026-12-31")))).codes
        ()

    Source
        Practice: the terms of real boards in news pages, nearly all of five years.
    """
    years, tolerance = context.config.term_years, context.config.term_tolerance
    for path, term in subject.terms:
        span = term.decreed_span
        if span is None or span.end is OPEN or term.status in {TermStatus.ANNULLED, TermStatus.CARETAKER}:
            continue
        verdict = ~span.lasts(years, early=tolerance, late=tolerance)
        if verdict.possible:
            yield Violation(
                path=span_pointer(path, term),
                ids=(term.id, term.organisation_id),
                verdict=verdict,
                settled_by=imprecise_ends(f"{path}/period", span),
                params={"term": term.id, "period": str(span), "years": years},
            )
