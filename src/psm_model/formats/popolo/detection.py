"""Detection of a Popolo document in place of a register."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from psm_model.errors import FormatError
from psm_model.formats.document import format_error
from psm_model.formats.file_names import Format

__all__ = ["is_popolo", "popolo_error"]

_KEYS: Final = frozenset({"persons", "organizations", "memberships", "posts"})
"""The keys of a Popolo document that a register does not have."""


def is_popolo(keys: Iterable[str]) -> bool:
    """Return whether an object with these keys is a Popolo document and not a register.

    >>> is_popolo(["persons", "memberships"]), is_popolo(["members", "board_terms"])
    (True, False)
    """
    return not _KEYS.isdisjoint(keys)


def popolo_error(source: str | None) -> FormatError:
    """Return the error for a Popolo document in place of a register. It names what converts the document.

    Args:
        source: The name of the document, such as its file name.
    """
    if source is None:
        hint = "which read_popolo of psm_model.formats.popolo reads"
    else:
        renamed = "" if source.lower().endswith(Format.POPOLO) else f" after you rename it to end in {Format.POPOLO}"
        hint = f"which 'psm-model convert' converts to a register{renamed}"
    return format_error(source, "", "a register", f"a Popolo document, {hint}")
