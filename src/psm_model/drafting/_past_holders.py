"""Holders whom a text calls deceased or former beside their post or their name: *almarhum Ketua*, *Ani (alm)*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import attrs

from psm_model.entities import Capacity
from psm_model.values import PersonName

from ._holders import Holder
from ._statement import Statement
from ._vocabulary import words

__all__ = ["DECEASED", "mark_past_holders"]

DECEASED: Final = words("past_holders", "deceased")
"""Words before or after the name of somebody who has died."""
_DEAD: Final = "|".join(sorted(DECEASED, key=len, reverse=True))
_FORMER: Final = "|".join(sorted(words("past_holders", "former"), key=len, reverse=True))
_BEFORE_POST: Final = re.compile(
    rf"(?<![^\W_])(?:{_DEAD}|{_FORMER})(?:\.?\)|\.)?[ \t\u00a0]*-?[ \t\u00a0]*\Z", re.IGNORECASE
)
_BEFORE_NAME: Final = re.compile(rf"(?<![^\W_])(?:{_DEAD})(?:\.?\)|\.)?\s*\Z", re.IGNORECASE)
_AFTER_NAME: Final = re.compile(
    rf"[ \t]*(?:\([ \t]*(?:{_DEAD})\.?[ \t]*\)|,[ \t]*(?:{_DEAD})\b\.?(?=\s*(?:[,;)\n]|\Z)))",
    re.IGNORECASE,
)
_BEFORE_ANY: Final = re.compile(rf"(?<![^\W_])(?:{_DEAD})(?:\.?\)|\.|\b)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_][\w'\u2019-]*\.?")
_LONGEST_WORD: Final = 24
_LONGEST_NAME: Final = 60
_MOST_WORDS: Final = 5


def mark_past_holders(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """Return statements with the capacity FORMER for those whom the text calls deceased, or former holders.

    One who is called deceased anywhere in the text has no post any more.
    """
    dead = {*_iter_dead(text)}
    ends = {statement.holder.end for statement in statements if statement.holder is not None}
    return [_mark(text, statement, dead, ends) for statement in statements]


def _mark(text: str, statement: Statement, dead: set[tuple[str, str]], ends: set[int]) -> Statement:
    holder = statement.holder
    if holder is None or holder.is_office or statement.title.capacity is Capacity.FORMER:
        return statement
    is_marked = _has_mark(text, statement, holder, ends)
    if not is_marked and not any(pair in dead for pair in _pair_words(PersonName(holder.text).name)):
        return statement
    title = attrs.evolve(statement.title, capacity=Capacity.FORMER)
    return attrs.evolve(statement, title=title)


def _has_mark(text: str, statement: Statement, holder: Holder, ends: set[int]) -> bool:
    """Return whether a word before the post, or beside the name, says so."""
    start = statement.post[0]
    before = _BEFORE_POST.search(text, max(0, start - _LONGEST_WORD), start)
    # "Ketua Ani (alm) Sekretaris Budi": the word in brackets is about the name before.
    if before is not None and ends.isdisjoint(range(before.start() - 2, before.start() + 1)):
        return True
    name = _BEFORE_NAME.search(text, max(0, holder.start - _LONGEST_WORD), holder.start)
    return name is not None or _AFTER_NAME.match(text, holder.end) is not None


def _iter_dead(text: str) -> Iterator[tuple[str, str]]:
    """Yield each two neighbouring words of the names after words for the deceased."""
    for mark in _BEFORE_ANY.finditer(text):
        names = _WORD.findall(text[mark.end() : mark.end() + _LONGEST_NAME])
        capital = []
        for word in names[:_MOST_WORDS]:
            if not word[0].isupper():
                break
            capital.append(word)
        yield from _pair_words(" ".join(capital))


def _pair_words(name: str) -> list[tuple[str, str]]:
    """Return each two neighbouring words of a name in small letters, without titles and initials."""
    listed = [word.casefold() for word in _WORD.findall(name) if not word.endswith(".")]
    return [*pairwise(listed)]
