"""Areas that titles name, as PEMERINTAH KABUPATEN CONTOH does: names of villages are looked up in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from ._areas import DISTRICT, REGENCY, VILLAGE, list_codes

__all__ = ["TitleArea", "find_area", "find_district", "find_regency"]

_REGENCY: Final = re.compile(r"\b(KAB(?:UPATEN)?|KOTA)\b[.:\s]+([A-Z][\w'-]+)(?:\s+([A-Z][\w'-]+))?", re.IGNORECASE)
_DISTRICT: Final = re.compile(
    r"\b(?:KECAMATAN|KEC|KAPANEWON|DISTRIK)\b[.:\s]+((?:[A-Z][\w'-]*\s*){1,4})", re.IGNORECASE
)


class TitleArea:
    """The area that the titles above a row name. Those of a table hold until further titles name another area."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._regency = ""
        self._code = ""

    def add(self, line: str) -> None:
        """Add the line of a title above the next rows."""
        self._lines.append(line)

    def find(self) -> str:
        """Return the code of the regency or the district; empty if titles name none, or one that is ambiguous."""
        if self._lines:
            if any(map(_REGENCY.search, self._lines)):
                self._regency = find_regency(self._lines) or ""
                self._code = find_area(self._lines)
            elif any(map(_DISTRICT.search, self._lines)):
                self._code = find_area(self._lines, self._regency)
            self._lines.clear()
        return self._code


def find_regency(lines: Iterable[str]) -> str | None:
    """Return the code of the regency or city that titles name, if it is one; None without the extra `areas`."""
    codes: set[str] = set()
    for line in lines:
        for kind, first, second in _REGENCY.findall(line):
            names = [f"{kind} {first} {second}", f"{kind} {first}"] if second else [f"{kind} {first}"]
            codes.update(next((found for name in names if (found := list_codes(name, REGENCY, ""))), []))
    return codes.pop() if len(codes) == 1 else None


def find_district(lines: Iterable[str], villages: Collection[str]) -> str | None:
    """Return the code of the district that titles name, if they name one; None without the extra `areas`.

    Args:
        lines: The lines.
        villages: Names of villages, most of which show which of several districts of one name is meant.
    """
    codes = {code for line in lines for code in _list_districts(line, "")}
    counts = {code: sum(bool(list_codes(name, VILLAGE, code)) for name in villages) for code in codes}
    fitting = [code for code in codes if len(codes) == 1 or 2 * counts[code] > len(villages)]
    return fitting[0] if len(fitting) == 1 else None


def _list_districts(line: str, within: str) -> Iterator[str]:
    """Yield the codes of the districts of the names in a line, each the longest that there is."""
    for match in _DISTRICT.finditer(line):
        words = match[1].split()
        names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        yield from next((found for name in names if (found := list_codes(name, DISTRICT, within))), [])


def find_area(lines: Sequence[str], around: str = "") -> str:
    """Return the code of the smallest area that titles name; empty if there is none, or several have its name.

    Args:
        lines: The lines.
        around: The code of the regency in which a district is, unless the lines name one.
    """
    has_regency = any(map(_REGENCY.search, lines))
    regency = (find_regency(lines) or "") if has_regency else around
    if has_regency and not regency:
        return ""
    codes = {code for line in lines for code in _list_districts(line, regency)}
    return codes.pop() if len(codes) == 1 else regency
