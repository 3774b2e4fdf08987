"""draft: the register that a text supports, with the place of each fact."""

from __future__ import annotations

from datetime import date
from typing import Final

from psm_model.errors import FormatError, Problem, require_type
from psm_model.values.partial_date import require_date

from ._draft_builder import DraftBuilder
from ._reading import Reading
from .drafted import Draft

__all__ = ["MAX_LENGTH", "draft"]


MAX_LENGTH: Final = 1_000_000
"""The maximum number of characters of a text, unless the caller allows more."""


def draft(text: str, *, published: date | None = None, max_length: int = MAX_LENGTH) -> Draft:
    """Draft a register from a text: an article, a decree, or a list of officers.

    Each fact has the words that support it. Facts that the text does not settle are in `unresolved` and not in the
    register. The day of publication is not recorded, because the text may not state it. The time grows linearly with
    the text.

    >>> drafted = draft("Pengurus IPSM Kabupaten Contoh masa bakti 2025-2030 dilantik di Pendopo Contoh.")
    >>> str(drafted.register.board_terms[0].period), drafted.register.board_terms[0].inaugurations[0].place
    ('2025/2030', 'Pendopo Contoh')

    Args:
        text: The text.
        published: The day of publication, on which days such as "Rabu (15/10)" depend.
        max_length: The maximum number of characters.

    Raises:
        FormatError: the text is longer than `max_length`.
        WrongTypeError: the text is not a text, or `published` is not a date.
    """
    day = None if published is None else require_date(published)
    if len(require_type(text, str, "a text")) > max_length:
        expected = f"a text of at most {max_length:,} characters"
        raise FormatError((Problem("", expected, f"one with {len(text):,} characters; to read more, pass max_length"),))
    return DraftBuilder(Reading(text, published=day)).build()
