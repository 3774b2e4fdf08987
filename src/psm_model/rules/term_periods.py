"""PSM1xx: the label and the length of a term."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from psm_model.entities.board_term import TermStatus
from psm_model.errors import shown
from psm_model.law.statute import Certainty
from psm_model.values.period import Period
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
        "board term {term!r} ({period}) is not {years} years", "masa bakti {term!r} ({period}) bukan {years} tahun"
    ),
    explanation_id="Masa bakti kepengurusan tidak sepanjang yang lazim: lima tahun, atau sesuai konfigurasi. "
    "Akhirnya boleh ditulis sebagai hari pertama sesudahnya atau sebagai hari terakhirnya. Karateker dan "
    "kepengurusan yang dianulir tidak dihitung. Lima tahun terlihat dari praktik; peraturan yang menetapkannya "
    "tidak ditemukan.",
)
def unusual_term_length(subject: OrganisationSubject, context: Context) -> Iterator[Hit]:
    """A board's term is not of the usual length.

    What it checks
        Whether each term ends so many years after its start as the configuration says, within its tolerance. The end
        recorded may be the first day after the term or its last day. Caretakers and annulled boards are left out.

    Why it matters
        Nearly all boards whose term is known serve five years, so another length is often a slip of the pen. A law or
        statute that fixes five years was not found.

    Example
        >>> short = BoardTerm(id="t", organisation_id="o", period=Period.parse("2022-01-01/2025-01-01"))
        >>> check(Register.of(ipsm, short)).codes
        ('PSM102',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(short, period=Period.parse("2022-01-01/2027-01-01")))).codes
        ()

    Source
        Practice: the terms that news pages state of real boards, nearly all of five years.
    """
    years, tolerance = context.config.term_years, context.config.term_tolerance
    for path, term in subject.terms:
        span = term.span
        if span is None or term.status in {TermStatus.ANNULLED, TermStatus.CARETAKER}:
            continue
        verdict = ~span.lasts(years, early=tolerance + 1, late=tolerance)
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
        "the label of board term {term!r}, {label}, gives other years than its period {period}",
        "label masa bakti {term!r}, {label}, menyebut tahun yang berbeda dari periodenya {period}",
    ),
    explanation_id="Tahun pada label masa bakti bukan tahun dari periode yang dicatat. Tahun terakhir pada label "
    "boleh berupa tahun akhir atau tahun hari terakhirnya.",
)
def label_contradicts_period(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """The years in a term's label are not those of its period.

    What it checks
        The first year of the label against that of the period's start, and the last against that of its end or of its
        last day, where a term has both a label that can be read and a period.

    Why it matters
        One of the two is wrong, and what is asked about the term goes by the period.

    Example
        >>> term = BoardTerm(
        ...     id="t", organisation_id="o", label="2024–2029", period=Period.parse("2025-01-01/2030-01-01")
        ... )
        >>> check(Register.of(ipsm, term)).codes
        ('PSM103',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, label="2025–2029"))).codes
        ()

    Source
        Logic: label and period are of the same term.
    """
    for path, term in subject.terms:
        label, period = term.label_period, term.period
        if label is None or period is None:
            continue
        first, last = _years(label)
        verdict, start, end = _other_years(first, last, period)
        if verdict.possible:
            yield Hit(
                path=f"{path}/label",
                related=(f"{path}/period",),
                ids=(term.id, term.organisation_id),
                verdict=verdict,
                settled_by=() if verdict.certain else imprecise_ends(f"{path}/period", period, start=start, end=end),
                params={"term": term.id, "label": shown(term.label), "period": str(period)},
            )


def _years(label: Period) -> tuple[tuple[int, int], tuple[int, int]]:
    """Give the days within which a label's term starts by its years, and those within which it ends."""
    _, _, end_from, end_to = label.bounds
    # A label with whole dates words its last day, the day before its end.
    last_day = end_from - 1 if end_from == end_to else end_from
    return _year(label.bounds[0]), (_year(last_day)[0], _year(end_to)[1] + 1)


def _other_years(first: tuple[int, int], last: tuple[int, int], period: Period) -> tuple[Verdict, bool, bool]:
    """Tell whether a period starts or ends on other days than these, and of its start and its end whether it may."""
    start_from, start_to, end_from, end_to = period.bounds
    start = not (first[0] <= start_from and start_to <= first[1])
    end = not (last[0] <= end_from and end_to <= last[1])
    earliest, latest = max(start_from, first[0]), min(end_to, last[1])
    same = earliest <= min(start_to, first[1]) and max(end_from, last[0]) <= latest
    return Verdict.of(always=not same, possible=start or end), start, end


def _year(ordinal: int) -> tuple[int, int]:
    """Give the first and the last day of the year that a day is in."""
    year = date.fromordinal(ordinal).year
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()


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
