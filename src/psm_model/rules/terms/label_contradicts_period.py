"""PSM103: the rule label-contradicts-period."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.facts import Fact, find_withheld
from psm_model.checking.imprecision import find_imprecise_ends
from psm_model.errors import safe_repr
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.bounds import NEVER, UNBOUNDED, Bounds
from psm_model.values.endpoint import Endpoint
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Start
from psm_model.values.period_words import counts_last_day
from psm_model.values.verdict import Verdict

__all__ = ["label_contradicts_period"]


@organisation_rule(
    code="PSM103",
    severity=Severity.ERROR,
    mark=MarkKind.OTHER,
    grounds=[LOGIC],
    title=Bilingual("a label that contradicts the period", "sebutan yang bertentangan dengan rentang waktu"),
    message=Bilingual(
        "the label {label} contradicts the period of board term {term:BoardTerm ({period:Period})}",
        "sebutan {label} bertentangan dengan rentang waktu masa bakti {term:BoardTerm ({period:Period})}",
    ),
    remedy=Bilingual(
        "Correct the label or the period if it differs from the decree.",
        "Perbaiki sebutan atau rentang waktu yang berbeda dengan SK.",
    ),
    explanation_indonesian="""Tahun atau tanggal pada sebutan masa bakti berbeda dari tahun atau tanggal pada rentang
    waktu yang tercatat. Jika sebutan kepengurusan berikutnya diawali tahun terakhir sebutan ini, 31 Desember tahun
    sebelumnya juga diterima. Jika sebutan menyatakan hari pertama dan lamanya ("5 tahun sejak 1 Maret 2024"), hari
    terakhirnya boleh jatuh pada tanggal yang sama di tahun terakhir atau sehari sebelumnya.""",
)
def label_contradicts_period(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """The years or days in a term's label differ from those of its period.

    What it checks
        The first and the last year or day of the label against those of the period, for terms with a readable label and
        a period. If the label of the next board begins with the last year of this one, a period until 31 December of
        the year before is accepted too. If a label states a first day and a length ("5 tahun sejak 1 Maret 2024"), the
        period may end on the anniversary of the first day or on the day before.

    Why it matters
        One of the two is wrong. Everything else uses the period.

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
        Logic: label and period describe the same term.
    """
    starts: set[Start] | None = None  # of the labels, collected when first needed
    for path, term in subject.terms:
        label, period = term.label_period, term.period
        if label is None or period is None:
            continue
        start, end = _bound_end(label.start), _bound_end(label.end)
        # Only a last day may be counted, and few labels have days.
        if end[0] == end[1] and term.label is not None and counts_last_day(term.label):
            end = end[0], end[1] + 1
        verdict, start_open, end_open = _compare_ends(period.bounds, start, end)
        if not verdict.possible:
            continue  # the common case; what follows accepts even more
        # If the next board's label begins with the last year of this label, this board may have left on the day before
        # that year.
        open_labels: tuple[Fact, ...] = ()
        if isinstance(label.end, PartialDate) and label.end.precision is Precision.YEAR:
            earlier = _compare_ends(period.bounds, start, (end[0] - 1, end[1]))
            if starts is None:
                starts = {other.label_period.start for _, other in subject.terms if other.label_period is not None}
            if label.end in starts:
                verdict, start_open, end_open = earlier
            elif verdict.certain and not earlier[0].certain:
                open_labels = tuple(fact for other in subject.terms for fact in find_withheld(*other, "label"))
                verdict &= Verdict.of(always=not open_labels, possible=True)
        if verdict.possible:
            facts = find_imprecise_ends(f"{path}/period", period, start=start_open, end=end_open) + open_labels
            yield Violation(
                path=f"{path}/label",
                related=(f"{path}/period",),
                ids=(term.id, term.organisation_id),
                verdict=verdict,
                settled_by=facts,
                params={"term": term.id, "label": safe_repr(term.label), "period": str(period)},
            )


def _bound_end(end: PartialDate | Endpoint) -> tuple[int, int]:
    """Return the earliest and the latest day of an end of a label's period."""
    return end.ordinals if isinstance(end, PartialDate) else (-UNBOUNDED, NEVER)


def _compare_ends(period: Bounds, start: tuple[int, int], end: tuple[int, int]) -> tuple[Verdict, bool, bool]:
    """Return whether a period starts or ends outside these days, and whether its start and its end each may."""
    start_open = not (start[0] <= period.start_min and period.start_max <= start[1])
    end_open = not (end[0] <= period.end_min and period.end_max <= end[1])
    earliest, latest = max(period.start_min, start[0]), min(period.end_max, end[1])
    within = (
        earliest <= min(period.start_max, start[1]) and max(period.end_min, end[0]) <= latest and earliest <= latest
    )
    return Verdict.of(always=not within, possible=start_open or end_open), start_open, end_open
