"""PSM09x: the check itself: waivers that are expired, unused or unknown, and rules that failed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final

import attrs

from psm_model.i18n import Bilingual

from .config import Waiver
from .report import Report
from .rule import Authority, Ground, Scope, Violation, rule
from .severity import Severity
from .subjects import Context

__all__ = [
    "RUN_RULES",
    "CheckOutcome",
    "expired_waiver",
    "merge_waiver_findings",
    "rule_failed",
    "unknown_waiver",
    "unused_waiver",
]

_LOGIC = Ground(authority=Authority.LOGIC)


@attrs.frozen(kw_only=True)
class CheckOutcome:
    """What is known of a check once its rules have run: all that the rules about the check itself see."""

    waivers: tuple[Waiver, ...] = ()
    """The waivers of the configuration."""
    used: frozenset[Waiver] = frozenset()
    """Those that took a finding away."""
    asked: frozenset[str] = frozenset()
    """The codes of the rules that ran."""
    known_codes: frozenset[str] = frozenset()
    """The codes of all rules, of those that did not run too."""
    known_ids: Collection[str] = frozenset()
    """The ids of all entities of the register."""
    as_of: date | None = None
    """The day of which the check was asked."""
    failures: tuple[tuple[str, str, str], ...] = ()
    """The rules that raised: the code, the name of the error's class, and a JSON Pointer to what the rule looked at."""

    def expired(self, waiver: Waiver) -> bool:
        """Return whether a waiver is past its day; where the check was asked of no day, none is."""
        return self.as_of is not None and waiver.until is not None and waiver.until < self.as_of


def _params(waiver: Waiver) -> dict[str, str | int]:
    return {"code": waiver.code, "subject": waiver.subject}


@rule(
    code="PSM091",
    severity=Severity.WARNING,
    grounds=[_LOGIC],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Bilingual("a waiver past its day", "pengecualian yang sudah lewat waktu"),
    message=Bilingual(
        "the waiver of {code} for {subject!r} held until {until:Date} and no longer does",
        "pengecualian {code} untuk {subject!r} berlaku sampai {until:Date} dan sudah tidak berlaku",
    ),
    explanation_indonesian="Sebuah pengecualian berlaku sampai hari yang sudah lewat pada hari pemeriksaan. "
    "Pengecualian itu tidak berlaku lagi.",
)
def expired_waiver(run: CheckOutcome, _context: Context) -> Iterator[Violation]:
    """A waiver is past its day.

    What it checks
        The last day of each waiver against the day of which the check was asked; where it was asked of none, nothing.

    Why it matters
        What was put up with for a time comes back unseen if nobody looks.

    Example
        >>> waiver = Waiver(code="PSM110", subject="t", reason="asked the board", until=date(2026, 6, 30))
        >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2025–2030")
        >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
        >>> register = Register(organisations=[ipsm], board_terms=[term])
        >>> [found.code for found in check(register, config=Config(waivers=(waiver,)), as_of=date(2026, 7, 1))]
        ['PSM091']

    Instead
        >>> unreadable = attrs.evolve(term, label="periode 2023-2006")
        >>> check(register.replace(unreadable), config=Config(waivers=(waiver,)), as_of=date(2026, 6, 30)).findings
        ()

    Source
        Logic: a waiver holds until its day.
    """
    for waiver in run.waivers:
        if run.expired(waiver):
            yield Violation(path="", ids=(waiver.subject,), params={**_params(waiver), "until": str(waiver.until)})


@rule(
    code="PSM092",
    severity=Severity.INFO,
    grounds=[_LOGIC],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Bilingual("a waiver that waived nothing", "pengecualian yang tidak terpakai"),
    message=Bilingual(
        "the waiver of {code} for {subject!r} waived nothing",
        "pengecualian {code} untuk {subject!r} tidak mengecualikan apa pun",
    ),
    explanation_indonesian="Sebuah pengecualian tidak menghapus temuan apa pun walaupun kaidahnya dijalankan: "
    "masalahnya sudah selesai, atau id-nya keliru. Pengecualian yang lewat waktu atau tidak dikenal dilaporkan oleh "
    "kaidah lain.",
)
def unused_waiver(run: CheckOutcome, _context: Context) -> Iterator[Violation]:
    """A waiver waived nothing.

    What it checks
        The waivers whose rule ran and whose subject is there, and that are not expired.

    Why it matters
        A waiver that stays behind hides the next fault of its kind.

    Example
        >>> waiver = Waiver(code="PSM110", subject="t", reason="asked the board")
        >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2025–2030")
        >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
        >>> register = Register(organisations=[ipsm], board_terms=[term])
        >>> [found.code for found in check(register, config=Config(waivers=(waiver,)))]
        ['PSM092']

    Instead
        >>> check(register, config=Config(waivers=())).findings
        ()

    Source
        Logic: what waives nothing is not needed.
    """
    for waiver in run.waivers:
        known = waiver.code in run.asked and waiver.subject in run.known_ids
        if known and waiver not in run.used and not run.expired(waiver):
            yield Violation(path="", ids=(waiver.subject,), params=_params(waiver))


@rule(
    code="PSM093",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Bilingual("a waiver for what does not exist", "pengecualian untuk yang tidak ada"),
    message=Bilingual(
        "the waiver of {code} for {subject!r} names a rule or an id that is not there",
        "pengecualian {code} untuk {subject!r} menyebut kaidah atau id yang tidak ada",
    ),
    explanation_indonesian="Sebuah pengecualian menyebut kode yang bukan kaidah, atau id yang tidak ada di dalam "
    "register.",
)
def unknown_waiver(run: CheckOutcome, _context: Context) -> Iterator[Violation]:
    """A waiver is for a rule or an id that does not exist.

    What it checks
        The code of each waiver against all rules, those that did not run too, and its subject against all ids of the
        register.

    Why it matters
        A misspelt waiver waives nothing, while its author believes that it does.

    Example
        >>> waiver = Waiver(code="PSM110", subject="misspelt", reason="asked the board")
        >>> [found.code for found in check(Register(), config=Config(waivers=(waiver,)))]
        ['PSM093']

    Instead
        >>> check(Register(), config=Config(waivers=())).findings
        ()

    Source
        Logic: a name names something.
    """
    for waiver in run.waivers:
        if waiver.code not in run.known_codes or waiver.subject not in run.known_ids:
            yield Violation(path="", ids=(waiver.subject,), params=_params(waiver))


@rule(
    code="PSM099",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.ANY,
    since="0.1.0",
    title=Bilingual("a rule that failed", "kaidah yang gagal dijalankan"),
    message=Bilingual(
        "rule {code} raised {error} here and told nothing more of it; the other rules ran",
        "kaidah {code} gagal dengan {error} di sini; kaidah lain tetap dijalankan",
    ),
    explanation_indonesian="Fungsi sebuah kaidah gagal, atau memberi isi yang tidak sesuai dengan pesannya. Ini "
    "kesalahan kaidah, bukan kesalahan catatan; apa yang akan ditemukan kaidah itu tidak diketahui. Kaidah lain "
    "tetap dijalankan.",
)
def rule_failed(run: CheckOutcome, _context: Context) -> Iterator[Violation]:
    """A rule raised an error.

    What it checks
        Whether each rule ran to its end on each thing that it was to look at.

    Why it matters
        A rule that failed and a rule that found nothing would look alike.

    Example
        >>> broken = attrs.evolve(RULES["PSM001"], code="XYZ001", find=lambda register, _: iter([register.nothing]))
        >>> [(found.code, found.severity.value) for found in check(Register(), rules=[broken])]
        [('PSM099', 'error')]

    Instead
        >>> check(Register(), rules=[RULES["PSM001"]]).findings
        ()

    Source
        Logic: what was not checked is not right.
    """
    for code, error, path in run.failures:
        yield Violation(path=path, params={"code": code, "error": error})


def merge_waiver_findings(reports: Sequence[Report]) -> list[Report]:
    """Return the reports of several registers that were checked by one configuration, what is said of its waivers once.

    A waiver that waived nothing in any of them is told of where its subject is, and one whose subject is in none of
    them, or which is past its day, in the first.

    >>> waiver = Waiver(code="PSM110", subject="t", reason="asked the board")
    >>> unreadable = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> reports = [check(Register.of(*held), config=Config(waivers=[waiver])) for held in ([], [ipsm, unreadable])]
    >>> [report.codes for report in reports], [report.codes for report in merge_waiver_findings(reports)]
    ([('PSM093',), ()], [(), ()])
    """
    idle = [{one.named: one.code for one in report if one.code in _OF_IDLE} for report in reports]
    told: set[tuple[str, object]] = set()
    once = []
    for report in reports:
        kept = []
        for one in report:
            if one.code in _OF_IDLE:
                said = [of_report.get(one.named) for of_report in idle]
                # It took something away where neither is said of it.
                if None in said or one.code != min(map(str, said)):
                    continue
            if one.code in _OF_WAIVERS:
                if (one.code, one.named) in told:
                    continue
                told.add((one.code, one.named))
            kept.append(one)
        once.append(attrs.evolve(report, findings=tuple(kept)))
    return once


_OF_IDLE = {unused_waiver.code, unknown_waiver.code}
_OF_WAIVERS = {expired_waiver.code, *_OF_IDLE}

RUN_RULES: Final = (expired_waiver, unused_waiver, unknown_waiver, rule_failed)
"""The rules about the check itself."""
