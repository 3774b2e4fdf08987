"""name_term: what people call a board term, so that they need not know its id."""

from __future__ import annotations

from typing import Final

from psm_model.i18n import LANGUAGES, Bilingual
from psm_model.values.endpoint import Endpoint
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.period_words import format_ends

__all__ = ["format_years", "name_term", "shorten_to_years"]

_SINCE: Final = Bilingual("since {}", "sejak {}")


def name_term(term_id: str, label: str | None, span: Period | None) -> Bilingual:
    """Return what people call a board term: its label as written, else its years, else its id.

    The name is neither masked, shortened nor escaped.

    Args:
        term_id: Its id.
        label: Its label.
        span: Its days; None if they are not known.

    >>> name_term("t", None, Period.parse("2025-10-15/2030-10-14")).english, name_term("t", None, None).english
    ('2025–2030', 't')
    """
    if label is None and span is not None:
        return format_years(span)
    name = term_id if label is None else label
    return Bilingual(name, name)


def format_years(span: Period) -> Bilingual:
    """Return the years of a period in words, of an open-ended one the first.

    >>> format_years(Period.parse("2025-10-15/2030-10-14"))
    Bilingual(english='2025–2030', indonesian='2025–2030')
    >>> format_years(Period.parse("2025-10-15/.."))
    Bilingual(english='since 2025', indonesian='sejak 2025')
    """
    years = shorten_to_years(span)
    start, end = years.start, years.end
    if end is Endpoint.OPEN and isinstance(start, PartialDate):
        return Bilingual(*(_SINCE.translate(language).format(start.year) for language in LANGUAGES))
    return Bilingual(*(format_ends(start, end, language=language) for language in LANGUAGES))


def shorten_to_years(span: Period) -> Period:
    """Return a period with the years of its ends alone.

    >>> shorten_to_years(Period.parse("2025-10-15/2030-10-14"))
    Period.parse('2025/2030')
    """
    start = PartialDate(span.start.year) if isinstance(span.start, PartialDate) else span.start
    end = PartialDate(span.end.year) if isinstance(span.end, PartialDate) else span.end
    return Period(start, end)
