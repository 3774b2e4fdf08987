"""PSM1xx: the terms of boards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.errors import shown
from psm_model.law.statutes import Certainty
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import OPEN, UNBOUNDED, Period
from psm_model.values.verdict import Verdict

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .subjects import Context, OrganisationSubject

__all__ = [
    "inauguration_outside_term",
    "label_contradicts_period",
    "overlapping_board_terms",
    "unreadable_label",
    "unusual_term_length",
]

_LOGIC = Ground(authority=Authority.LOGIC)
# Pages that state the term of a board or the day of its inauguration; together they are the practice.
_TERM_PAGES = (
    "https://suara.com/news/2017/11/13/093404/mensos-kukuhkan-pengurus-ikatan-pekerja-sosial-2017-2022",
    "https://jatim.co/terbukti-sudah-48-tahun-ikatan-pekerja-sosial-mandiri-sebagai-ujung-tombak-kerelawanan-sosial",
    "https://sumutonline.com/2023/08/pengukuhan-ipsm-sumut-periode-2023-2028.html",
    "https://mc.temanggungkab.go.id/frontend/d_berita/6657",
)
_PRACTICE = Ground(authority=Authority.PRACTICE, certainty=Certainty.DERIVED, sources=_TERM_PAGES)


def _imprecise_ends(path: str, period: Period, *, start: bool = True, end: bool = True) -> tuple[str, ...]:
    """Give the pointers of those of the period's ends, of the ones asked for, that are not known to the day."""
    ends = [("start", period.start)] * start + [("end", period.end)] * end
    return tuple(
        f"{path}/period/{name}"
        for name, value in ends
        if value is not OPEN and not (isinstance(value, PartialDate) and value.precision is Precision.DAY)
    )


def _span_pointer(path: str, term: BoardTerm) -> str:
    return f"{path}/label" if term.period is None else f"{path}/period"


def _days(first: int, end: int) -> str:
    """Write the days from one ordinal up to another, the last counted in, where there are any."""
    if first >= end:
        return "-"
    start = ".." if first == -UNBOUNDED else str(date.fromordinal(first))
    return f"{start}/{'..' if end >= UNBOUNDED else date.fromordinal(end - 1)}"


@rule(
    code="PSM101",
    severity=Severity.ERROR,
    grounds=[_LOGIC, _PRACTICE],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("two boards in office at once", "dua kepengurusan menjabat bersamaan"),
    message=Text(
        "board terms {first!r} ({first_period}) and {second!r} ({second_period}) overlap: days shared for certain {certain_days}, "
        "at most {possible_days}",
        "masa bakti {first!r} ({first_period}) dan {second!r} ({second_period}) tumpang tindih: hari bersama yang pasti "
        "{certain_days}, paling banyak {possible_days}",
    ),
    explanation=Text(
        "Two boards of one organisation are in office on the same day. Boards that were annulled or are disputed are left out. "
        "Labels of successive boards share a year in practice (2017–2022, then 2022–2027): whether those overlap is undetermined.",
        "Dua kepengurusan dari satu organisasi menjabat pada hari yang sama. Kepengurusan yang dianulir atau disengketakan tidak "
        "dihitung. Label masa bakti yang berurutan lazim berbagi satu tahun (2017–2022, lalu 2022–2027): apakah keduanya "
        "tumpang tindih, tidak dapat dipastikan.",
    ),
)
def overlapping_board_terms(subject: OrganisationSubject, _: Context) -> Iterator[Hit]:
    """Two boards of one organisation are in office on the same day.

    What it checks
        Every two terms of an organisation that may share a day, by the period recorded or else the one that the label words. A
        term ends on the first day on which it no longer runs, so a successor may start on that day.

    Why it matters
        What is decided on such a day has two boards to answer for it.

    Example
        >>> old = BoardTerm(id="old", organisation_id="o", label="2017–2023")
        >>> new = BoardTerm(id="new", organisation_id="o", label="2022–2027")
        >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
        >>> [found.code for found in check(Register(organisations=[ipsm], board_terms=[old, new]))]
        ['PSM101']

    Instead
        >>> old = attrs.evolve(old, label="2017–2022")
        >>> check(Register(organisations=[ipsm], board_terms=[old, new])).findings
        ()

    Source
        Logic: an organisation has one board. That the end of a label's last year is not meant as a clash is derived from the
        labels of real boards.
    """
    running: list[tuple[str, BoardTerm, Period]] = []
    for path, term in subject.terms:
        span = term.span
        if span is None or term.status in {TermStatus.ANNULLED, TermStatus.DISPUTED}:
            continue
        # Terms come in order of their earliest start, so one that surely ended before it shares no day with a later one.
        running = [entry for entry in running if entry[2].bounds[3] > span.bounds[0]]
        for other_path, other, other_span in running:
            verdict = other_span.overlaps(span)
            if verdict.possible:
                yield _overlap((other_path, other, other_span), (path, term, span), verdict)
        running.append((path, term, span))


def _overlap(first: tuple[str, BoardTerm, Period], second: tuple[str, BoardTerm, Period], verdict: Verdict) -> Hit:
    (first_path, first_term, first_span), (second_path, second_term, second_span) = first, second
    a, b = first_span.bounds, second_span.bounds
    settled_by = () if verdict.certain else _imprecise_ends(first_path, first_span) + _imprecise_ends(second_path, second_span)
    return Hit(
        path=second_path,
        related=(first_path,),
        ids=(first_term.id, second_term.id, second_term.organisation_id),
        verdict=verdict,
        settled_by=settled_by,
        params={
            "first": first_term.id,
            "first_period": str(first_span),
            "second": second_term.id,
            "second_period": str(second_span),
            "certain_days": _days(max(a[1], b[1]), min(a[2], b[2])),
            "possible_days": _days(max(a[0], b[0]), min(a[3], b[3])),
        },
    )


@rule(
    code="PSM102",
    severity=Severity.WARNING,
    grounds=[_PRACTICE],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a term of unusual length", "masa bakti dengan panjang tidak lazim"),
    message=Text("board term {term!r} ({period}) is not {years} years", "masa bakti {term!r} ({period}) bukan {years} tahun"),
    explanation=Text(
        "A board's term is not of the usual length: five years, or what the configuration says. The end may be written as the "
        "first day after the term or as its last day; both pass. Caretakers and annulled boards are left out. That terms last "
        "five years is what real boards show; a law or statute that says so was not found.",
        "Masa bakti kepengurusan tidak sepanjang yang lazim: lima tahun, atau sesuai konfigurasi. Akhir masa bakti boleh ditulis "
        "sebagai hari pertama sesudahnya atau sebagai hari terakhirnya. Karateker dan kepengurusan yang dianulir tidak "
        "dihitung. Bahwa masa bakti berlangsung lima tahun terlihat dari praktik; peraturan yang mengaturnya tidak ditemukan.",
    ),
)
def unusual_term_length(subject: OrganisationSubject, context: Context) -> Iterator[Hit]:
    """A board's term is not of the usual length.

    What it checks
        Whether each term ends so many years after its start as the configuration says, within its tolerance, its end taken for
        the first day after or for the last day.

    Why it matters
        Nearly all boards whose term is known serve five years, so another length is often a slip of the pen.

    Example
        >>> short = BoardTerm(id="t", organisation_id="o", period=Period.parse("2022-01-01/2025-01-01"))
        >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
        >>> [found.code for found in check(Register(organisations=[ipsm], board_terms=[short]))]
        ['PSM102']

    Instead
        >>> usual = attrs.evolve(short, period=Period.parse("2022-01-01/2027-01-01"))
        >>> check(Register(organisations=[ipsm], board_terms=[usual])).findings
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
                path=_span_pointer(path, term),
                ids=(term.id, term.organisation_id),
                verdict=verdict,
                settled_by=() if verdict.certain else _imprecise_ends(path, span),
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
    explanation=Text(
        "The years in a term's label are not those of its recorded period. The label's last year may be the year of the end or "
        "that of the last day.",
        "Tahun pada label masa bakti bukan tahun dari periode yang dicatat. Tahun terakhir pada label boleh berupa tahun akhir "
        "atau tahun hari terakhirnya.",
    ),
)
def label_contradicts_period(subject: OrganisationSubject, _: Context) -> Iterator[Hit]:
    """The years in a term's label are not those of its period.

    What it checks
        The first year of the label against that of the period's start, and the last against that of its end or its last day,
        where a term has both a label that can be read and a period.

    Why it matters
        One of the two is wrong, and what is asked about the term goes by the period.

    Example
        >>> term = BoardTerm(id="t", organisation_id="o", label="2024–2029", period=Period.parse("2025-01-01/2030-01-01"))
        >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
        >>> [found.code for found in check(Register(organisations=[ipsm], board_terms=[term]))]
        ['PSM103']

    Instead
        >>> term = attrs.evolve(term, label="2025–2029")
        >>> check(Register(organisations=[ipsm], board_terms=[term])).findings
        ()

    Source
        Logic: label and period are of the same term.
    """
    for path, term in subject.terms:
        label, period = term.label_period, term.period
        if term.label is None or label is None or period is None:
            continue
        verdict = ~_same_years(label, period)
        if verdict.possible:
            yield Hit(
                path=f"{path}/label",
                related=(f"{path}/period",),
                ids=(term.id, term.organisation_id),
                verdict=verdict,
                settled_by=() if verdict.certain else _imprecise_ends(path, period),
                params={"term": term.id, "label": shown(term.label), "period": str(period)},
            )


def _same_years(label: Period, period: Period) -> Verdict:
    """Tell whether a period starts in the first year of a label and ends, or has its last day, in the label's last year."""
    start_from, start_to, end_from, end_to = period.bounds
    label_start, label_end = label.start, label.end
    # A label that `Period.parse_text` reads has a date at both ends.
    assert isinstance(label_start, PartialDate)
    assert isinstance(label_end, PartialDate)
    last_day = label_end.latest if label_end.precision is not Precision.DAY else date.fromordinal(label_end.ordinals[0] - 1)
    first = _year(label_start.year)
    last = _year(last_day.year)[0], _year(label_end.year)[1] + 1
    lowest, highest = max(start_from, first[0]), min(end_to, last[1])
    return Verdict.of(
        always=first[0] <= start_from and start_to <= first[1] and last[0] <= end_from and end_to <= last[1],
        possible=lowest <= min(start_to, first[1]) and max(end_from, last[0]) <= highest and lowest < highest,
    )


def _year(year: int) -> tuple[int, int]:
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()


@rule(
    code="PSM104",
    severity=Severity.WARNING,
    grounds=[_PRACTICE],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("an inauguration outside the term", "pengukuhan di luar masa bakti"),
    message=Text(
        "the board of term {term!r} was inaugurated on {date}, outside its term {period}",
        "kepengurusan masa bakti {term!r} dikukuhkan pada {date}, di luar masa baktinya {period}",
    ),
    explanation=Text(
        "A board was inaugurated before its term began or after it ended. Real boards are inaugurated within their term, often "
        "months after its start.",
        "Kepengurusan dikukuhkan sebelum masa baktinya mulai atau sesudah berakhir. Dalam praktik, pengukuhan berlangsung di "
        "dalam masa bakti, sering berbulan-bulan sesudah mulai.",
    ),
)
def inauguration_outside_term(subject: OrganisationSubject, _: Context) -> Iterator[Hit]:
    """A board was inaugurated outside its term.

    What it checks
        The date of each inauguration against the term, by the period recorded or else the one that the label words.

    Why it matters
        The date, the term or the board to which the inauguration was put is wrong.

    Example
        >>> late = Inauguration(date=PartialDate(2031, 2, 1))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", inauguration=late)
        >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
        >>> [found.code for found in check(Register(organisations=[ipsm], board_terms=[term]))]
        ['PSM104']

    Instead
        >>> term = attrs.evolve(term, inauguration=Inauguration(date=PartialDate(2026, 2, 1)))
        >>> check(Register(organisations=[ipsm], board_terms=[term])).findings
        ()

    Source
        Practice: the days of inauguration that news pages state of real boards, all within the term.
    """
    for path, term in subject.terms:
        span = term.span
        if span is None or term.inauguration is None or term.inauguration.date is None:
            continue
        day = term.inauguration.date
        verdict = ~span.contains(day)
        if verdict.possible:
            date_path = f"{path}/inauguration/date"
            imprecise = () if day.precision is Precision.DAY else (date_path,)
            yield Hit(
                path=date_path,
                related=(_span_pointer(path, term),),
                ids=(term.id, term.organisation_id),
                verdict=verdict,
                settled_by=() if verdict.certain else imprecise + _imprecise_ends(path, span),
                params={"term": term.id, "date": str(day), "period": str(span)},
            )


@rule(
    code="PSM110",
    severity=Severity.WARNING,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a label that gives no period", "label yang tidak memberi periode"),
    message=Text("the label of board term {term!r} gives no period: {label}", "label masa bakti {term!r} tidak memberi periode: {label}"),
    explanation=Text(
        "A term has a label from which no period can be read, and no period is recorded beside it; so nothing that depends on its "
        "dates is checked. A label whose years run backwards is never repaired.",
        "Label masa bakti tidak dapat dibaca sebagai periode, dan tidak ada periode yang dicatat di sampingnya, sehingga hal-hal "
        "yang bergantung pada tanggalnya tidak diperiksa. Label yang tahunnya terbalik tidak pernah diperbaiki sendiri.",
    ),
)
def unreadable_label(subject: OrganisationSubject, _: Context) -> Iterator[Hit]:
    """A term's label gives no period, and none is recorded.

    What it checks
        Terms without a recorded period whose label can't be read as one.

    Why it matters
        Such a term escapes every rule that asks for its dates.

    Example
        >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2023-2006")
        >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
        >>> [found.code for found in check(Register(organisations=[ipsm], board_terms=[term]))]
        ['PSM110']

    Instead
        >>> term = attrs.evolve(term, period=Period.parse("2023/"))
        >>> check(Register(organisations=[ipsm], board_terms=[term])).findings
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
