"""PSM1xx: the label and the length of a term."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.entities.board_term import TermStatus
from psm_model.errors import shown
from psm_model.law.statute import Certainty
from psm_model.values.bounds import NEVER, UNBOUNDED, Bounds
from psm_model.values.endpoint import OPEN, Endpoint
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.verdict import Verdict

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import imprecise_ends, span_pointer
from .subjects import Context, OrganisationSubject

__all__ = ["label_contradicts_period", "undated_term", "unreadable_label", "unusual_term_length"]

_LOGIC = Ground(authority=Authority.LOGIC)
_TERMS_OF_FIVE_YEARS = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.DERIVED,
    sources=(
        "https://suara.com/news/2017/11/13/093404/mensos-kukuhkan-pengurus-ikatan-pekerja-sosial-2017-2022",
        "https://sumutonline.com/2023/08/pengukuhan-ipsm-sumut-periode-2023-2028.html",
        "https://mc.temanggungkab.go.id/frontend/d_berita/6657",
        "https://www.beritau.id/relawan-sosial-batang-ipsm-2025-2030-dilantik/",
    ),
)


@rule(
    code="PSM102",
    severity=Severity.WARNING,
    grounds=[_TERMS_OF_FIVE_YEARS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a term of unusual length", "masa bakti dengan panjang tidak lazim"),
    message=Text(
        "board term {term!r} ({period:Period}) is not {years} years",
        "masa bakti {term!r} ({period:Period}) bukan {years} tahun",
    ),
    explanation_id="Masa bakti kepengurusan tidak sepanjang yang lazim: lima tahun, atau sesuai konfigurasi. "
    "Hari terakhirnya boleh jatuh pada tanggal yang sama dengan hari pertamanya atau sehari sebelumnya. Karateker, "
    "kepengurusan yang dianulir dan masa bakti tanpa akhir tidak dihitung. "
    "Lima tahun terlihat dari praktik; peraturan yang menetapkannya "
    "tidak ditemukan.",
)
def unusual_term_length(subject: OrganisationSubject, context: Context) -> Iterator[Hit]:
    """A board's term is not of the usual length.

    What it checks
        Whether each term lasts as many years as the configuration says, within its tolerance: its last day may be the
        anniversary of its first or the day before. Caretakers, annulled boards and terms without an end are left out.

    Why it matters
        Nearly all boards whose term is known serve five years, so another length is often a slip of the pen. A law or
        statute that fixes five years was not found.

    Example
        >>> short = BoardTerm(id="t", organisation_id="o", period=Period.parse("2022-01-01/2024-12-31"))
        >>> check(Register.of(ipsm, short)).codes
        ('PSM102',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(short, period=Period.parse("2022-01-01/2026-12-31")))).codes
        ()

    Source
        Practice: the terms that news pages state of real boards, nearly all of five years.
    """
    years, tolerance = context.config.term_years, context.config.term_tolerance
    for path, term in subject.terms:
        span = term.span
        if span is None or span.end is OPEN or term.status in {TermStatus.ANNULLED, TermStatus.CARETAKER}:
            continue
        verdict = ~span.lasts(years, early=tolerance, late=tolerance)
        if verdict.possible:
            yield Hit(
                path=span_pointer(path, term),
                ids=(term.id, term.organisation_id),
                verdict=verdict,
                settled_by=() if verdict.certain else imprecise_ends(f"{path}/period", span),
                params={"term": term.id, "period": str(span), "years": years},
            )


@rule(
    code="PSM103",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a label that contradicts the period", "label yang bertentangan dengan periode"),
    message=Text(
        "the label of board term {term!r}, {label}, contradicts its period ({period:Period})",
        "label masa bakti {term!r}, {label}, bertentangan dengan periodenya ({period:Period})",
    ),
    explanation_id="Tahun atau tanggal pada label masa bakti bukan tahun atau tanggal periode yang dicatat. Jika label "
    "kepengurusan berikutnya mulai dengan tahun terakhir label ini, 31 Desember tahun sebelumnya juga diterima.",
)
def label_contradicts_period(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """The years or days in a term's label are not those of its period.

    What it checks
        The first and the last year or day of the label against those of the period, where a term has both a label that
        can be read and a period. Where the label of the next board begins with the year with which this one ends, the
        last day of the year before does as well.

    Why it matters
        One of the two is wrong, and what is asked about the term goes by the period.

    Example
        >>> term = BoardTerm(
        ...     id="t", organisation_id="o", label="2024–2029", period=Period.parse("2025-01-01/2029-12-31")
        ... )
        >>> check(Register.of(ipsm, term)).codes
        ('PSM103',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, label="2025–2029"))).codes
        ()

    Source
        Logic: label and period are of the same term.
    """
    starts = {term.label_period.start for _, term in subject.terms if term.label_period is not None}
    for path, term in subject.terms:
        label, period = term.label_period, term.period
        if label is None or period is None:
            continue
        start, end = _worded_days(label.start), _worded_days(label.end)
        # Where the next board's label begins with the year with which this one's ends, this board may have left on the
        # day before that year.
        if isinstance(label.end, PartialDate) and label.end.precision is Precision.YEAR and label.end in starts:
            end = end[0] - 1, end[1]
        verdict, start_open, end_open = _leaves(period.bounds, start, end)
        if verdict.possible:
            facts = imprecise_ends(f"{path}/period", period, start=start_open, end=end_open)
            yield Hit(
                path=f"{path}/label",
                related=(f"{path}/period",),
                ids=(term.id, term.organisation_id),
                verdict=verdict,
                settled_by=() if verdict.certain else facts,
                params={"term": term.id, "label": shown(term.label), "period": str(period)},
            )


def _worded_days(end: PartialDate | Endpoint) -> tuple[int, int]:
    """Return the first and the last day that an end of a label's period may be."""
    return end.ordinals if isinstance(end, PartialDate) else (-UNBOUNDED, NEVER)


def _leaves(period: Bounds, start: tuple[int, int], end: tuple[int, int]) -> tuple[Verdict, bool, bool]:
    """Return whether a period starts or ends on other days than these, and of its start and its end whether it may."""
    start_open = not (start[0] <= period.start_min and period.start_max <= start[1])
    end_open = not (end[0] <= period.end_min and period.end_max <= end[1])
    earliest, latest = max(period.start_min, start[0]), min(period.end_max, end[1])
    within = (
        earliest <= min(period.start_max, start[1]) and max(period.end_min, end[0]) <= latest and earliest <= latest
    )
    return Verdict.of(always=not within, possible=start_open or end_open), start_open, end_open


@rule(
    code="PSM110",
    severity=Severity.WARNING,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a label that gives no period", "label yang tidak memberi periode"),
    message=Text(
        "the label of board term {term!r} gives no period: {label}",
        "label masa bakti {term!r} tidak memberi periode: {label}",
    ),
    explanation_id="Label masa bakti tidak dapat dibaca sebagai periode, dan tidak ada periode yang dicatat di "
    "sampingnya, sehingga hal-hal yang bergantung pada tanggalnya tidak diperiksa. Label yang tahunnya terbalik "
    "tidak pernah diperbaiki sendiri.",
)
def unreadable_label(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A term's label gives no period, and none is recorded.

    What it checks
        Terms without a recorded period whose label can't be read as one. Years that run backwards are never repaired.

    Why it matters
        Such a term escapes every rule that asks for its dates.

    Example
        >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2023-2006")
        >>> check(Register.of(ipsm, term)).codes
        ('PSM110',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, period=Period.parse("2023/")))).codes
        ()

    Source
        Logic: a term that ends before it starts, or does not say when, is none. A real page prints "2023-2006".
    """
    for path, term in subject.terms:
        if term.label is not None and term.span is None:
            yield Hit(
                path=f"{path}/label",
                ids=(term.id, term.organisation_id),
                params={"term": term.id, "label": shown(term.label)},
            )


@rule(
    code="PSM111",
    severity=Severity.INFO,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a term without dates", "masa bakti tanpa tanggal"),
    message=Text(
        "board term {term!r} has neither label nor period", "masa bakti {term!r} tidak memiliki label maupun periode"
    ),
    explanation_id="Masa bakti tidak memiliki label maupun periode, sehingga hal-hal yang bergantung pada "
    "tanggalnya tidak diperiksa.",
)
def undated_term(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A term has neither a label nor a period.

    What it checks
        Whether a term says in any way when it runs.

    Why it matters
        Such a term escapes every rule that asks for its dates.

    Example
        >>> term = BoardTerm(id="t", organisation_id="o")
        >>> check(Register.of(ipsm, term)).codes
        ('PSM111',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, label="2020–2025"))).codes
        ()

    Source
        Logic: of what has no dates, nothing can be told of a day.
    """
    for path, term in subject.terms:
        if term.label is None and term.period is None:
            yield Hit(path=path, ids=(term.id, term.organisation_id), params={"term": term.id})
