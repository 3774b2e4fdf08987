"""PSM09x: rules about the check itself: expired, unused and unknown waivers, and failed rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psm_model.i18n import Bilingual

from .config import Waiver
from .context import Context
from .outcome import CheckOutcome
from .rule import Authority, Ground, Violation
from .rule_decorators import run_rule
from .severity import Severity

__all__ = ["RUN_RULES", "expired_waiver", "rule_failed", "unknown_waiver", "unused_waiver"]

_LOGIC = Ground(authority=Authority.LOGIC)


def _make_waiver_params(waiver: Waiver) -> dict[str, str | int]:
    return {"code": waiver.code, "subject": waiver.subject}


@run_rule(
    code="PSM091",
    severity=Severity.WARNING,
    grounds=[_LOGIC],
    title=Bilingual("an expired waiver", "pengecualian yang kedaluwarsa"),
    message=Bilingual(
        "the waiver of {code} for {subject!r} expired; its last day was {until:Date}",
        "pengecualian {code} untuk {subject!r} sudah kedaluwarsa; hari terakhirnya {until:Date}",
    ),
    remedy=Bilingual(
        "Correct the record, or give the waiver a new last day.",
        "Perbaiki datanya, atau perpanjang pengecualiannya.",
    ),
    explanation_indonesian="""Hari terakhir sebuah pengecualian sudah lewat pada hari pemeriksaan, sehingga pengecualian
    itu tidak berlaku lagi.""",
)
def expired_waiver(outcome: CheckOutcome, _context: Context) -> Iterator[Violation]:
    """A waiver has expired.

    What it checks
        The last day of each waiver against the day of the check, if there is one.

    Why it matters
        A temporarily accepted finding needs a new decision.

    Example
        >>> waiver = Waiver(code="PSM110", subject="t", reason="asked the board", until=date(2026, 6, 30))
        >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2025–2030")
        >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
        >>> register = Register(organisations=[ipsm], board_terms=[term])
        >>> [finding.code for finding in check(register, config=Config(waivers=(waiver,)), on=date(2026, 7, 1))]
        ['PSM091']

    Instead
        >>> unreadable = attrs.evolve(term, label="periode 2023-2006")
        >>> check(register.replace(unreadable), config=Config(waivers=(waiver,)), on=date(2026, 6, 30)).findings
        ()

    Source
        Logic: a waiver is valid through its last day.
    """
    for waiver in outcome.waivers:
        if waiver.is_expired(outcome.on):
            yield Violation(
                path="", ids=(waiver.subject,), params={**_make_waiver_params(waiver), "until": str(waiver.until)}
            )


@run_rule(
    code="PSM092",
    severity=Severity.INFO,
    grounds=[_LOGIC],
    title=Bilingual("an unused waiver", "pengecualian yang tidak terpakai"),
    message=Bilingual(
        "the waiver of {code} for {subject!r} matched no finding",
        "pengecualian {code} untuk {subject!r} tidak cocok dengan temuan apa pun",
    ),
    remedy=Bilingual("Drop the waiver from the configuration.", "Hapus pengecualian itu dari konfigurasi."),
    explanation_indonesian="""Sebuah pengecualian tidak cocok dengan temuan apa pun, padahal kaidahnya dijalankan:
    masalahnya sudah selesai, atau id-nya keliru. Pengecualian yang kedaluwarsa atau tidak dikenal dilaporkan oleh
    kaidah lain.""",
)
def unused_waiver(outcome: CheckOutcome, _context: Context) -> Iterator[Violation]:
    """A waiver matched no finding.

    What it checks
        The unexpired waivers whose rule ran and whose subject exists.

    Why it matters
        An unused waiver would hide a later finding of its kind.

    Example
        >>> waiver = Waiver(code="PSM110", subject="t", reason="asked the board")
        >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2025–2030")
        >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
        >>> register = Register(organisations=[ipsm], board_terms=[term])
        >>> [finding.code for finding in check(register, config=Config(waivers=(waiver,)))]
        ['PSM092']

    Instead
        >>> check(register, config=Config(waivers=())).findings
        ()

    Source
        Logic: a waiver without a finding is not needed.
    """
    for waiver in outcome.waivers:
        known = waiver.code in outcome.active_codes and waiver.subject in outcome.known_ids
        if known and waiver not in outcome.used and not waiver.is_expired(outcome.on):
            yield Violation(path="", ids=(waiver.subject,), params=_make_waiver_params(waiver))


@run_rule(
    code="PSM093",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    title=Bilingual("an unknown waiver", "pengecualian yang tidak dikenal"),
    message=Bilingual(
        "the waiver of {code} for {subject!r} names a rule or an id that does not exist",
        "pengecualian {code} untuk {subject!r} menyebut kaidah atau id yang tidak ada",
    ),
    remedy=Bilingual(
        "Correct the code or the id in the waiver, or delete the waiver.",
        "Perbaiki kode atau id pengecualian itu, atau hapus saja.",
    ),
    explanation_indonesian="""Sebuah pengecualian menyebut kode yang bukan kaidah, atau id yang tidak ada dalam
    register.""",
)
def unknown_waiver(outcome: CheckOutcome, _context: Context) -> Iterator[Violation]:
    """A waiver names a rule or an id that does not exist.

    What it checks
        The code of each waiver against all rules, including those that did not run, and its subject against all ids of
        the register.

    Why it matters
        A misspelt waiver has no effect, although you expect one.

    Example
        >>> waiver = Waiver(code="PSM110", subject="misspelt", reason="asked the board")
        >>> [finding.code for finding in check(Register(), config=Config(waivers=(waiver,)))]
        ['PSM093']

    Instead
        >>> check(Register(), config=Config(waivers=())).findings
        ()

    Source
        Logic: a waiver needs a rule and a record.
    """
    for waiver in outcome.waivers:
        if waiver.code not in outcome.known_codes or waiver.subject not in outcome.known_ids:
            yield Violation(path="", ids=(waiver.subject,), params=_make_waiver_params(waiver))


@run_rule(
    code="PSM099",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    title=Bilingual("a failed rule", "kaidah yang gagal dijalankan"),
    message=Bilingual(
        "rule {code} raised {error} here, so its findings are incomplete; the other rules ran",
        "kaidah {code} gagal dengan {error} di sini, sehingga temuannya tidak lengkap; kaidah lain tetap dijalankan",
    ),
    remedy=Bilingual(
        "Leave the rule out, and report the error to its author.",
        "Jangan jalankan kaidah itu, dan laporkan kepada pembuatnya.",
    ),
    explanation_indonesian="""Sebuah kaidah gagal dijalankan, atau hasilnya tidak memuat isian yang diperlukan pesannya.
    Kesalahannya ada pada kaidah itu, bukan pada catatan; temuan lain dari kaidah itu tidak diketahui. Kaidah lain tetap
    dijalankan.""",
)
def rule_failed(outcome: CheckOutcome, _context: Context) -> Iterator[Violation]:
    """A rule raised an error.

    What it checks
        Whether each rule finished on each of its subjects.

    Why it matters
        Otherwise a failed rule would look like a rule without findings.

    Example
        >>> broken = attrs.evolve(RULES["PSM001"], code="XYZ001", find=lambda register, _: iter([register.nothing]))
        >>> [(finding.code, finding.severity.value) for finding in check(Register(), rules=[broken])]
        [('PSM099', 'error')]

    Instead
        >>> check(Register(), rules=[RULES["PSM001"]]).findings
        ()

    Source
        Logic: a record that was not checked may be wrong.
    """
    for code, error, path in outcome.failures:
        yield Violation(path=path, params={"code": code, "error": error})


RUN_RULES: Final = (expired_waiver, unused_waiver, unknown_waiver, rule_failed)
"""The rules about the check itself."""
