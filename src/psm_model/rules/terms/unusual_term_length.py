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
from psm_model.checking.facts import find_withheld
from psm_model.checking.imprecision import find_imprecise_attested, find_imprecise_ends, find_span_pointer
from psm_model.entities.board_term import DATE_FIELDS, BoardTerm, TermStatus
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import NATIONAL_BOARD_2017, NORTH_SUMATRA_BOARD_2023, TEMANGGUNG_BOARD
from psm_model.values.anniversary import judge_length
from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

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
        "board term {term:BoardTerm ({period:Period})} does not last {years} years",
        "masa bakti {term:BoardTerm ({period:Period})} tidak berlangsung {years} tahun",
    ),
    remedy=Bilingual(
        "Compare the dates with the decree and correct the typing error. If the decree states this length, record a "
        "waiver.",
        "Cocokkan tanggalnya dengan SK dan perbaiki salah ketiknya. Jika SK memang menyebut demikian, catat "
        "pengecualian.",
    ),
    explanation_indonesian="""Lama masa bakti kepengurusan tidak lazim: biasanya lima tahun, atau sesuai dengan
    konfigurasi. Hari terakhirnya boleh jatuh pada tanggal yang sama dengan hari pertamanya atau sehari sebelumnya.
    Karateker, kepengurusan yang dianulir, dan masa bakti tanpa batas waktu tidak dihitung. Masa bakti yang
    diperpanjang atau dipersingkat dinilai menurut keputusan semula. Kepengurusan tanpa tanggal dilaporkan jika sumber
    menyebutnya menjabat pada hari-hari yang terpaut lebih jauh. Masa lima tahun disimpulkan dari praktik; peraturan
    yang menetapkannya tidak ditemukan.""",
)
def unusual_term_length(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """A board's term is not of the usual length.

    What it checks
        Whether each term lasts the number of years in the configuration, within its tolerance. The last day may be the
        anniversary of the first or the day before. Caretakers, annulled boards, terms without an end, and those whose
        label states no start ("sisa masa bakti 2020–2025") are excluded.
        A term that was extended or shortened is compared as first decreed. A board without any dates is reported if it
        is attested on days that are further apart than the usual length.

    Why it matters
        Nearly all boards with a known term serve five years, so another length is often a typing error. We found no law
        or statute that fixes five years.

    Example
        >>> short = BoardTerm(id="t", organisation_id="o", period=Period.parse("2022-01-01/2024-12-31"))
        >>> check(Register.of(ipsm, short)).codes
        ('PSM102',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(short, period=Period.parse("2022-01-01/2026-12-31")))).codes
        ()

    Source
        Practice: nearly all terms of real boards on news pages last five years.
    """
    years, tolerance = context.config.term_years, context.config.term_tolerance
    for path, term in subject.terms:
        span = term.decreed_span
        if span is None:
            yield from _iter_attested_violations(path, term, years, tolerance)
            continue
        is_usual = span.lasts(years, early=tolerance, late=tolerance)
        if is_usual.certain or span.end is OPEN or _states_only_its_end(term):
            continue
        verdict = ~(is_usual | term.has_status(TermStatus.ANNULLED, TermStatus.CARETAKER))
        if verdict.possible:
            yield Violation(
                path=find_span_pointer(path, term),
                ids=(term.id, term.organisation_id),
                verdict=verdict,
                settled_by=find_imprecise_ends(f"{path}/period", span) + find_withheld(path, term, "status"),
                params={"term": term.id, "period": str(span), "years": years},
            )


def _states_only_its_end(term: BoardTerm) -> bool:
    """Return whether the label of a term gives no start, as that of the rest of a term, which may have any length."""
    return term.label_period is not None and term.label_period.start is UNKNOWN


def _iter_attested_violations(path: str, term: BoardTerm, years: int, tolerance: int) -> Iterator[Violation]:
    """Yield the violation of a board without dates that is attested on days too far apart for one term."""
    attested, bounds = term.attested_days, term.bounds
    if term.changes or not attested or bounds is None:
        return
    first = min(attestation.on.ordinals[0] for attestation in attested)
    last = max(attestation.on.ordinals[1] for attestation in attested)
    withheld = find_withheld(path, term, "changes", *sorted(DATE_FIELDS))
    verdict = Verdict.of(
        always=not (judge_length(bounds, years, tolerance, tolerance).possible or withheld),
        possible=judge_length(Bounds(-UNBOUNDED, first, last, UNBOUNDED), years, tolerance, tolerance) is Verdict.NO,
    )
    verdict &= ~term.has_status(TermStatus.ANNULLED, TermStatus.CARETAKER)
    if verdict.possible:
        days = [attestation.on for attestation in attested]
        start = min(days, key=lambda day: day.ordinals)
        end = max(days, key=lambda day: day.ordinals[::-1])
        yield Violation(
            path=path,
            ids=(term.id, term.organisation_id),
            verdict=verdict,
            settled_by=(*find_withheld(path, term, "status"), *withheld, *find_imprecise_attested(path, term)),
            params={"term": term.id, "period": str(Period(start, end)), "years": years},
        )
