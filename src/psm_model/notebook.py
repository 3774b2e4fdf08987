"""show: a record, a report or a timeline in a notebook, in English or Indonesian."""

from __future__ import annotations

from typing import Protocol

import attrs

from .checking import Finding, Report
from .i18n import Language, require_language

__all__ = ["HtmlView", "Shown", "show"]


class HtmlView(Protocol):
    """An object that a notebook displays: a record, a report, a finding or a timeline."""

    def to_html(self, *, language: Language = ...) -> str:
        """Return it as HTML in a language."""
        ...


@attrs.frozen(repr=False)
class Shown:
    """What a notebook displays of an object in a language."""

    value: HtmlView
    """The object."""
    language: Language = attrs.field(kw_only=True, default="en")
    """The language."""
    pages: str | None = attrs.field(kw_only=True, default=None)
    """The URL of the pages of rules; None to open their explanations instead."""

    def __repr__(self) -> str:
        return repr(self.value)

    def _repr_html_(self) -> str:
        if isinstance(self.value, Finding | Report):
            return self.value.to_html(language=self.language, pages=self.pages)
        return self.value.to_html(language=self.language)


def show(value: HtmlView, *, language: Language = "en", pages: str | None = None) -> Shown:
    """Return what a notebook displays of an object in a language, as the last line of a cell or for `display`.

    Without `show`, a notebook displays it in English.

    Args:
        value: A register, an organisation, a board term, a report, a finding or a timeline.
        language: The language.
        pages: The URL of the pages of rules, with `{code}` for the code: a report or a finding links to them.

    >>> show(ipsm, language="id")
    <Organisation o: IPSM Contoh>

    Raises:
        ValueError: the language is not supported.
    """
    return Shown(value, language=require_language(language), pages=pages)
