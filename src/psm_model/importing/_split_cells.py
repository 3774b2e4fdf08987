"""Cells with several values, as NAMA / NIK has them: split by a template such as "{member.name} {identifier.nik}"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from psm_model.formats.tables.schema import CellType

from ._cell_kinds import is_number_target
from ._targets import find_target
from ._templates import FIELD, list_names

__all__ = ["find_unclear_border", "is_split", "list_targets", "split_cell"]

_NUMBER: Final = (
    r"(?:(?:nik|nip|ktp|kta|hp|wa|telp|tlp|tel|no|nomor)\b[\s.:]*)*"
    r"([+'’`(]?\d[\d .,'’()-]*?(?:E\+?\d+)?)[\s).,;]*"
)
_DATE: Final = r"([^\d]*\d.*?)"
_TEXT: Final = r"(\S.*?)"
_BESIDE_NUMBER: Final = r"[\s/,;:|(-]+"
_DATES: Final = frozenset({CellType.DATE, CellType.END})


def is_split(value: str) -> bool:
    """Return whether a column is read as several values: whether its value in a mapping is a template."""
    return "{" in value or "}" in value


@lru_cache(1 << 10)
def list_targets(value: str) -> tuple[str, ...]:
    """Return the targets of a column: one, or those of a template.

    >>> list_targets("member.name"), list_targets("{appointment.post}: {member.name}")
    (('member.name',), ('appointment.post', 'member.name'))

    Raises:
        ConfigError: a brace is not closed.
    """
    return list_names(value) if is_split(value) else (value,)


def split_cell(template: str, text: str) -> dict[str, str] | None:
    r"""Return the values of a cell by target; None if it has not the form of the template.

    A space of the template means any white space, also a line break. Beside a number, it may be a slash too, and words
    such as NIK may be before the number. If all other values are numbers, a text without them is the value alone.

    >>> split_cell("{member.name} {identifier.nik}", "Siti Contoh\nNIK. 0000000000000001")
    {'member.name': 'Siti Contoh', 'identifier.nik': '0000000000000001'}
    >>> split_cell("{member.name} {identifier.nik}", "Siti Contoh")
    {'member.name': 'Siti Contoh'}
    >>> split_cell("{appointment.post}: {member.name}", "Siti Contoh") is None
    True
    """
    names = list_names(template)
    text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf").strip()
    match = _compile(template).fullmatch(text)
    if match is not None:
        return {name: value.strip() for name, value in zip(names, match.groups(), strict=True)}
    others = [name for name in names if not is_number_target(name)]
    return {others[0]: text} if len(others) == 1 and len(names) > 1 else None


def find_unclear_border(template: str) -> str | None:
    """Return two targets of a template between which nothing shows where the first ends; None if there are none.

    >>> find_unclear_border("{member.name} {appointment.post}")
    '{member.name} {appointment.post}'
    """
    parts = FIELD.split(template)
    for at in range(1, len(parts) - 2, 2):
        first, between, second = parts[at : at + 3]
        has_number = is_number_target(first) or is_number_target(second)
        if not (between.strip() or "\n" in between or (has_number and between)):
            return f"{{{first}}}{between}{{{second}}}"
    return None


@lru_cache(1 << 10)
def _compile(template: str) -> re.Pattern[str]:
    parts = FIELD.split(template.strip())
    pattern = ""
    for at, part in enumerate(parts):
        if at % 2 == 1:
            pattern += _make_field(part)
        elif part:
            pattern += _make_border(part, has_number=any(map(is_number_target, parts[max(at - 1, 0) : at + 2 : 2])))
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def _make_field(name: str) -> str:
    if is_number_target(name):
        return _NUMBER
    return _DATE if find_target(name).column.cell_type in _DATES else _TEXT


def _make_border(text: str, *, has_number: bool) -> str:
    words = text.split()
    if words:
        return r"\s*" + r"\s+".join(map(re.escape, words)) + r"\s*"
    if "\n" in text:
        return r"[^\S\n]*\n\s*"
    return _BESIDE_NUMBER if has_number else r"\s+"
