"""Suggestions for misspelt commands and rule codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import eq
from typing import TYPE_CHECKING, Final

from psm_model.i18n import Bilingual, Language

if TYPE_CHECKING:
    from psm_model.checking import Rule

__all__ = ["suggest", "suggest_rule"]

_SUGGESTION: Final = Bilingual("did you mean {name}?", "maksud Anda {name}?")
_CLOSE: Final = 0.6
"""The least similarity of a suggestion, from 0 to 1."""
_DIGITS: Final = str.maketrans("OIL", "011")


def suggest(name: str, names: Iterable[str], *, language: Language = "en") -> str:
    """Return a question that suggests the most similar name; "" if none is similar.

    >>> suggest("chekc", ["check", "show"])
    'did you mean check?'
    >>> suggest("x", ["check", "show"])
    ''
    """
    return _format_closest(name, {other: other for other in names}, language)


def suggest_rule(code: str, rules: Iterable[Rule], *, language: Language = "en") -> str:
    """Return a question that suggests a rule by its code or name, like `suggest`.

    >>> from psm_model.rules import RULES
    >>> suggest_rule("PSM1O1", RULES.values()), suggest_rule("unreadable-labels", RULES.values(), language="id")
    ('did you mean PSM101?', 'maksud Anda PSM110?')
    """
    codes = {name: rule.code for rule in rules for name in (rule.code, rule.name)}
    folded = {_fold(name): suggested for name, suggested in codes.items()}
    return _format_closest(_fold(code), folded, language)


def _fold(text: str) -> str:
    """Return a text in capitals, with digits for the letters that look like them."""
    return text.upper().translate(_DIGITS)


def _format_closest(name: str, suggestions: Mapping[str, str], language: Language) -> str:
    # Imported late, because only errors need it.
    from difflib import SequenceMatcher, get_close_matches

    close = get_close_matches(name, list(suggestions), n=max(len(suggestions), 1), cutoff=_CLOSE)
    if not close:
        return ""

    def rate(other: str) -> tuple[float, int]:
        # Codes are often equally similar: a wrong letter is more likely than two in other places.
        return SequenceMatcher(None, other, name).ratio(), sum(map(eq, other, name))

    best = max(close, key=rate)
    return _SUGGESTION.translate(language).format(name=suggestions[best])
