"""DrawingStyle: the language, the day and the ids of the drawings of a timeline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from psm_model.checking import Rule
from psm_model.i18n import Bilingual, Language, format_date

__all__ = ["DrawingStyle"]


@attrs.frozen(kw_only=True)
class DrawingStyle:
    """What the drawings of a timeline have in common."""

    language: Language
    """The language of their words."""
    on: date | None
    """The day as of which boards are in office, have ended or are to come; None for a drawing without a day."""
    rules: Mapping[str, Rule]
    """The rules, for the severity of findings."""
    ids: str = "psm"
    """The beginning of the ids in the drawings, which no other element of the page has."""

    def say(self, words: Bilingual, **values: object) -> str:
        """Return words in the language of the drawings, with values in their places."""
        text = words.translate(self.language)
        return text.format(**values) if values else text

    def format_day(self, day: date) -> str:
        """Return a day in words."""
        return format_date(day.year, day.month, day.day, language=self.language)

    def make_id(self, name: str) -> str:
        """Return the id of an element.

        >>> DrawingStyle(language="en", on=None, rules={}).make_id("now-rise")
        'psm-now-rise'
        """
        return f"{self.ids}-{name}"
