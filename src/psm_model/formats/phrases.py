"""PhraseBook: Indonesian words for English texts that have places for values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final

import attrs

from psm_model.i18n import MONTHS

__all__ = ["PhraseBook"]

_PLACE: Final = "{}"
_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
_CODE_WITH_WORDS: Final = re.compile(r"\w+ \(([^()]+)\)")
_NUMBER: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_MONTHS: Final[Mapping[str, str]] = MappingProxyType(dict(zip(MONTHS["en"], MONTHS["id"], strict=True)))
_MONTH_NAME: Final = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b(?= \d|\Z)")


@attrs.frozen(slots=False)
class PhraseBook:
    """Indonesian phrases by English ones. ``{}`` is any text, which is translated too.

    The phrase with the most letters of its own wins among several that fit.

    >>> book = PhraseBook({"one of {}": "salah satu dari {}", "a file": "berkas"})
    >>> book.translate("one of 'a file', national (nasional)")
    "salah satu dari 'a file', nasional"
    """

    words: Mapping[str, str]
    """The phrases."""
    others: PhraseBook | None = None
    """The phrases for a text that fits none of these."""

    def translate(self, english: str) -> str:
        """Return the Indonesian text; a quoted text, and one that fits no phrase, as it is.

        In a text that fits no phrase, a code with its Indonesian word in brackets becomes the word, and a number has
        points between its groups of digits.
        """
        if _QUOTED.fullmatch(english):
            return english
        for pattern, indonesian in self._all_patterns:
            match = pattern.fullmatch(english)
            if match is not None:
                first, *others = indonesian.split(_PLACE)
                values = map(self.translate, match.groups())
                return first + "".join(value + part for value, part in zip(values, others, strict=True))
        return _translate_values(english)

    def has(self, english: str) -> bool:
        """Return whether a text fits a phrase."""
        return any(pattern.fullmatch(english) for pattern, _ in self._all_patterns)

    @cached_property
    def _all_patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        # The phrase with the most words of its own is the most specific one.
        ordered = sorted(self.all_words.items(), key=lambda item: -len(item[0].replace(_PLACE, "")))
        return tuple(
            (re.compile("(.*?)".join(map(re.escape, english.split(_PLACE))), re.DOTALL), indonesian)
            for english, indonesian in ordered
        )

    @property
    def all_words(self) -> dict[str, str]:
        """These phrases and the others."""
        return {**({} if self.others is None else self.others.all_words), **self.words}


def _translate_values(english: str) -> str:
    if _NUMBER.fullmatch(english):
        return english.replace(",", ".")
    words = _MONTH_NAME.sub(lambda month: _MONTHS[month[0]], english).split(", ")
    matches = [_CODE_WITH_WORDS.fullmatch(word) for word in words]
    return ", ".join(word if match is None else match[1] for word, match in zip(words, matches, strict=True))
