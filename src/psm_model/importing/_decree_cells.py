"""Cells with the number and the date of a decree, as 141/7/2022 tanggal 12 Maret 2022."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from psm_model.values.date_words import MONTH_NUMBERS

__all__ = ["DatedNumber", "split_dated_number"]

_DAY: Final = r"\d{1,2}([./-])\d{1,2}\%d\d{4}|\d{1,2}[ .-]+([^\W\d_]{3,})\.?[ ,.-]+\d{4}"
_LABEL: Final = r"(?:tanggal|tertanggal|tgl|tgl\s*/\s*bln)\b[.:\s]*"
_NUMBER_LABEL: Final = re.compile(r"\A(?:sk\s+)?(?:nomor|nomer|no)\b[.:\s]*", re.IGNORECASE)
_LABELLED: Final = re.compile(
    rf"(?P<number>\S.*?)(?<![\s,;/(-])[\s,;/(-]++{_LABEL}(?P<day>\S.*?)[\s)]*", re.IGNORECASE | re.DOTALL
)
_AFTER: Final = re.compile(rf"(?P<number>\S.*?[^\s/])(?:\s++[,;(]?|[,;(])\s*+(?P<day>{_DAY % 3})[\s)]*", re.DOTALL)
_BEFORE: Final = re.compile(
    rf"(?:{_LABEL})?(?P<day>{_DAY % 2})(?:\s++[,;(]?|[,;(])\s*+"
    r"(?:(?:nomor|nomer|no)\b[.:\s]*)?(?P<number>\d\S.*?)[\s)]*",
    re.IGNORECASE | re.DOTALL,
)


class DatedNumber(NamedTuple):
    """The number and the date of a decree in one cell."""

    number: str
    day: str


def split_dated_number(text: str) -> DatedNumber | None:
    r"""Return the number and the date of a decree in one cell; None if it has no date beside its number.

    >>> split_dated_number("141/7/2022\n12 Maret 2022")
    DatedNumber(number='141/7/2022', day='12 Maret 2022')
    >>> split_dated_number("No. 141/7/2022 Tgl. 12-3-2022")
    DatedNumber(number='141/7/2022', day='12-3-2022')
    >>> split_dated_number("188.45/12/03/2022") is None
    True
    """
    text = text.strip()
    for form in (_BEFORE, _LABELLED, _AFTER):
        match = form.fullmatch(text)
        if (
            match is not None
            and (form is _LABELLED or _is_day(match["day"]))
            and any(map(str.isdigit, match["number"]))
        ):
            return DatedNumber(_NUMBER_LABEL.sub("", match["number"]).strip(), match["day"].strip())
    return None


def _is_day(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return all(word.casefold() in MONTH_NUMBERS for word in words)
