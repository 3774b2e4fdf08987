"""Areas that titles name, as PEMERINTAH KABUPATEN CONTOH does: names of villages are looked up in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ._areas import DISTRICT, REGENCY, list_codes

__all__ = ["TitleArea", "find_area", "find_regency"]

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
    codes: set[str] = set()
    for line in lines:
        for match in _DISTRICT.finditer(line):
            words = match[1].split()
            names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
            codes.update(next((found for name in names if (found := list_codes(name, DISTRICT, regency))), []))
    return codes.pop() if len(codes) == 1 else regency
