"""Wording of the decrees of boards, posts and organisations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from psm_model.entities.decree import Decree
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.values.partial_date import Precision
from psm_model.values.verdict import Verdict

from .columns import shorten
from .decrees import DecreeOnDay
from .term_words import WHEN, format_day

__all__ = ["format_decree", "format_decree_briefly", "format_decrees", "format_own_decrees"]

_DECREE: Final = Bilingual("decree: {}", "SK: {}")
_DECREES: Final = Bilingual("decrees: {}", "SK: {}")
_WITHHELD: Final = Bilingual("decrees left out on purpose", "SK sengaja dikosongkan")
_OF: Final = Bilingual("{decree} of {issuer}", "{decree} dari {issuer}")
_OF_KIND: Final = Bilingual("{kind} of {issuer}", "{kind} {issuer}")
_NUMBER: Final = Bilingual("{number}", "Nomor {number}")
_IN_FORCE_FROM: Final = Bilingual("in force from {}", "berlaku sejak {}")
_NOT_YET: Final = Bilingual("not yet in force {when}", "belum berlaku pada {when}")
_NOT_IN_FORCE: Final = Bilingual("not in force {when}", "tidak berlaku pada {when}")
_UNDETERMINED: Final = Bilingual("undetermined whether in force {when}", "belum pasti apakah berlaku pada {when}")
_REPLACES: Final = Bilingual("{} replaces it", "{} menggantikannya")
_REVOKES: Final = Bilingual("{} revokes it", "{} mencabutnya")
_MAY_END: Final = Bilingual("{} may end it", "{} mungkin mengakhirinya")
_FIRST_DAY: Final = Bilingual("first day in force not recorded", "hari mulai berlaku tidak tercatat")
_FIRST_DAY_WITHHELD: Final = Bilingual(
    "first day in force left out on purpose", "hari mulai berlaku sengaja dikosongkan"
)
_STATUS_WITHHELD: Final = Bilingual(
    "whether it was issued is left out on purpose", "terbit atau tidaknya sengaja dikosongkan"
)
_BRIEFLY: Final = {
    Verdict.NO: Bilingual("not in force", "tidak berlaku"),
    Verdict.UNDETERMINED: Bilingual("in force: undetermined", "berlaku: belum pasti"),
}


def format_decrees(
    decrees: Sequence[DecreeOnDay], precision: Precision, *, language: Language, with_id: bool = True
) -> str:
    """Return decrees in a line that says that they are decrees."""
    words = _DECREE if len(decrees) == 1 else _DECREES
    texts = "; ".join(format_decree(decree, precision, language=language, with_id=with_id) for decree in decrees)
    return words.translate(language).format(texts)


def format_own_decrees(
    decrees: Sequence[DecreeOnDay],
    withheld: Collection[str],
    precision: Precision,
    *,
    language: Language,
    with_id: bool = True,
) -> str | None:
    """Return the decrees of a record, or that they are withheld; None if it names none."""
    if "decree_ids" in withheld:
        return _WITHHELD.translate(language)
    return format_decrees(decrees, precision, language=language, with_id=with_id) if decrees else None


def format_decree(named: DecreeOnDay, precision: Precision, *, language: Language, with_id: bool = True) -> str:
    """Return a decree with its kind, number, issuer and day, and with what is unusual about whether it is in force.

    One that is not in the register is shown by its id.

    Args:
        named: The decree.
        precision: Whether a day, a month or a year is asked about.
        language: The language of the text.
        with_id: Whether to append its id.

    >>> from psm_model.views.decrees import DecreeOnDay
    >>> sk = Decree(id="sk-1", kind="Keputusan", number="460/12", issuer="Bupati Contoh", issued=PartialDate(2025, 10))
    >>> named = DecreeOnDay(id="sk-1", decree=sk, verdict=None, ended_by=None)
    >>> format_decree(named, Precision.DAY, language="en")
    'Keputusan 460/12 of Bupati Contoh, October 2025 (sk-1)'
    >>> format_decree(named, Precision.DAY, language="id")
    'Keputusan Bupati Contoh Nomor 460/12, Oktober 2025 (sk-1)'
    """
    decree, decree_id = named.decree, shorten(named.id)
    if decree is None:
        return decree_id
    text = _name_decree(decree, language)
    if decree.issued is not None:
        text += f", {format_day(decree.issued, language=language)}"
    elif decree.in_force_from is not None:
        day = format_day(decree.in_force_from, language=language)
        text += f", {_IN_FORCE_FROM.translate(language).format(day)}"
    if with_id and (decree.kind is not None or decree.number is not None):
        text += f" ({decree_id})"
    remarks = "; ".join(_iter_remarks(named, decree, precision, language))
    return f"{text}: {remarks}" if remarks else text


def format_decree_briefly(named: DecreeOnDay, *, language: Language) -> str:
    """Return the number of a decree, or else its id, and whether it is in force unless it certainly is.

    >>> from psm_model.views.decrees import DecreeOnDay
    >>> sk = Decree(id="sk-1", number="460/12")
    >>> format_decree_briefly(DecreeOnDay(id="sk-1", decree=sk, verdict=Verdict.NO, ended_by=None), language="en")
    '460/12 (not in force)'
    """
    decree = named.decree
    text = shorten(named.id if decree is None or decree.number is None else decree.number)
    if decree is not None and not decree.is_issued:
        remark = describe_code(decree.status)
    elif named.verdict in _BRIEFLY:
        remark = _BRIEFLY[named.verdict]
    else:
        return text
    return f"{text} ({remark.translate(language)})"


def _name_decree(decree: Decree, language: Language) -> str:
    """Return the kind, number and issuer of a decree; its id stands for a missing kind and number."""
    kind, number = (None if text is None else shorten(text) for text in (decree.kind, decree.number))
    issuer = None if decree.issuer is None else shorten(decree.issuer)
    if kind is None:
        name = number or shorten(decree.id)
        return name if issuer is None else _OF.translate(language).format(decree=name, issuer=issuer)
    number = None if number is None else _NUMBER.translate(language).format(number=number)
    # In Indonesian the number follows the issuer: "Keputusan Bupati Contoh Nomor 460/12".
    if issuer is None or language == "en":
        name = kind if number is None else f"{kind} {number}"
        return name if issuer is None else _OF_KIND.translate(language).format(kind=name, issuer=issuer)
    name = _OF_KIND.translate(language).format(kind=kind, issuer=issuer)
    return name if number is None else f"{name} {number}"


def _iter_remarks(named: DecreeOnDay, decree: Decree, precision: Precision, language: Language) -> Iterator[str]:
    """Yield that a decree was not issued, or what is known of whether it is in force unless it certainly is."""
    if not decree.is_issued:
        yield describe_code(decree.status).translate(language)
    elif named.verdict is Verdict.NO or named.verdict is Verdict.UNDETERMINED:
        words = _UNDETERMINED if named.verdict is Verdict.UNDETERMINED else _NOT_YET
        if named.verdict is Verdict.NO and named.ended_by is not None:
            words = _NOT_IN_FORCE
        text = words.translate(language).format(when=WHEN[precision].translate(language))
        reasons = ", ".join(_iter_reasons(named, decree, language))
        yield f"{text} ({reasons})" if reasons else text


def _iter_reasons(named: DecreeOnDay, decree: Decree, language: Language) -> Iterator[str]:
    """Yield what decides whether a decree is in force."""
    if named.verdict is Verdict.UNDETERMINED and "status" in decree.withheld:
        yield _STATUS_WITHHELD.translate(language)
    if named.verdict is Verdict.UNDETERMINED and decree.in_force_from is None:
        is_withheld = "in_force_from" in decree.withheld
        yield (_FIRST_DAY_WITHHELD if is_withheld else _FIRST_DAY).translate(language)
    other = named.ended_by
    if other is not None:
        words = _MAY_END
        if decree.id in other.ended_ids:
            words = _REPLACES if decree.id in other.replaces_ids else _REVOKES
        yield words.translate(language).format(shorten(other.id if other.number is None else other.number))
