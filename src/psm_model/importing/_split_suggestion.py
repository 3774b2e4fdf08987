"""Suggested templates for columns whose cells have several values: a name and a number, a post and a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from psm_model.formats.tables.cells import is_blank
from psm_model.formats.tables.titles import parse_post
from psm_model.i18n import Bilingual

from ._cell_kinds import is_number_target, is_vacant
from ._row_kinds import cell_text, is_dash
from ._split_cells import split_cell
from ._synonyms import find_synonym
from ._targets import POST

__all__ = ["SplitSuggestion", "find_joined_targets", "suggest_split"]

_NAME: Final = "name"
_PARTNERS: Final = (POST, "member.x_address", "member.x_phone", "identifier.nik", "identifier.kta", "identifier.nip")
_JOINTS: Final = re.compile(r"\s*[/&+:\n]\s*|\s+dan\s+", re.IGNORECASE)
_BORDERS: Final = ("\n", ": ", " / ", " - ", ", ")
_LEAST_SPLIT: Final = 0.5


class SplitSuggestion(NamedTuple):
    """A template that splits the cells of a column."""

    template: str
    doubt: Bilingual
    """How many cells have its form."""


def find_joined_targets(heading: str) -> tuple[str, str] | None:
    """Return the two guesses of a heading that names two columns, one of which has names; None for another heading.

    >>> find_joined_targets("NAMA / NIK"), find_joined_targets("Nama dan Gelar")
    (('name', 'identifier.nik'), None)
    """
    parts = _JOINTS.split(heading.strip())
    if len(parts) != 2 or find_synonym(heading) is not None:  # noqa: PLR2004  # one on each side
        return None
    first, second = (find_synonym(part) for part in parts)
    if first is None or second is None or _NAME not in {first, second} or not {first, second} & {*_PARTNERS}:
        return None
    return first, second


def suggest_split(targets: Sequence[str], cells: Sequence[object]) -> SplitSuggestion | None:
    """Return the template that splits most cells of a column into two values; None if none splits half of them.

    Args:
        targets: The targets of the two values.
        cells: The cells of the column.
    """
    texts = [cell if isinstance(cell, str) else cell_text(cell) for cell in cells if not is_blank(cell)]
    texts = [text for text in texts if not is_dash(text) and not is_vacant(text.strip())]
    first, second = targets
    has_number = any(map(is_number_target, targets))
    templates = [f"{{{first}}}{border}{{{second}}}" for border in ((" ",) if has_number else _BORDERS)]
    counts = {template: _count_split(template, texts) for template in templates}
    best = max(counts, key=lambda template: counts[template])
    if not texts or counts[best] < _LEAST_SPLIT * len(texts):
        return None
    doubt = Bilingual(
        f"{counts[best]:,} of {len(texts):,} cells have this form with two values",
        f"{counts[best]:,} dari {len(texts):,} sel berbentuk seperti ini, dengan dua isian",
    )
    return SplitSuggestion(best, doubt)


def _count_split(template: str, texts: Sequence[str]) -> int:
    """Return how many texts have both values of a template."""
    checks: dict[str, Callable[[str], bool]] = {POST: lambda text: parse_post(text, None) is not None}
    count = 0
    for text in texts:
        values = split_cell(template, text) or {}
        if len(values) > 1 and all(check(values[name]) for name, check in checks.items() if name in values):
            count += 1
    return count
