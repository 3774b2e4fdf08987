"""The grammar of names that replace or precede the number of an act, "UU Kesejahteraan Sosial"."""

from __future__ import annotations

import re
from typing import Final

from psm_model.law._ocr import repair
from psm_model.law._vocabulary import NUMBER_WORDS, STOPS, TOPIC_WORDS, names_republic, resolve_spelling
from psm_model.law.instrument import InstrumentKey

from ._before_number import skip_to_number
from ._kind_phrases import is_head, read_kind
from ._numbers import read_number
from ._series import ListedNumber, ReadInstrument, build_instruments, read_number_with_year, read_series
from ._text import Tokens

__all__ = ["read_by_name", "read_name_between"]

_MAX_NAME_LENGTH: Final = 8  # words
_ACRONYM: Final = re.compile(r"(?=[A-Z0-9]*[A-HJKMNP-Z])[A-Z]{1,4}[0-9][A-Z]{0,4}")
"""A short name of an act with a digit, "MD3" or "P2SK", but not one of digits misread as letters."""
_ROMAN_NUMBER: Final = re.compile("C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NAMED_SHORT: Final = frozenset(["UU", "Perppu", "Perpu", "PERPPU", "PERPU"])


def read_by_name(tokens: Tokens, index: int, kind: str, *, is_placed: bool) -> list[ReadInstrument]:
    """Read an act by a name that replaces its number, "UU Kesejahteraan Sosial": words with capitals.

    Args:
        tokens: The tokens, from the kind on.
        index: The index after the kind.
        kind: The kind.
        is_placed: Whether a place in the act precedes it.
    """
    last = _find_name_end(tokens, index)
    first = repair(tokens.raw(index))
    if last == index or len(first) == 1 or _ROMAN_NUMBER.fullmatch(first):
        return []  # "UU XI/2009" has an unreadable number
    name = tokens.text.extract(tokens.start(index), tokens.end(last - 1))
    numbered = _read_numbers_after(tokens, last, kind)
    if numbered:
        return [numbered[0]._replace(start=tokens.start(0), name=name), *numbered[1:]]
    if not (is_placed or tokens.raw(0) in _NAMED_SHORT or _is_cited_at(tokens, last)):
        return []
    return [ReadInstrument(InstrumentKey(kind, None, None), tokens.start(0), tokens.end(last - 1), name)]


def read_name_between(tokens: Tokens, index: int, number: int) -> str | None:
    """Return the name between a kind and its number; None if the words there are not a name."""
    first = tokens.skip(index, TOPIC_WORDS)
    last = number - 2 if tokens.word(number - 1) == "(" else number - 1
    if last < first or not tokens.raw(first)[0].isupper():
        return None
    return tokens.text.extract(tokens.start(first), tokens.end(last))


def _find_name_end(tokens: Tokens, index: int) -> int:
    """Return the index after a name with capitals, which "dan" may join; the same index if there is none."""
    last = index
    for cursor in range(index, index + _MAX_NAME_LENGTH):
        raw, word = tokens.raw(cursor), tokens.word(cursor)
        if (
            not (raw.isalpha() or _ACRONYM.fullmatch(raw))
            or resolve_spelling(word) in STOPS
            or is_head(word)
            or names_republic(word)
        ):
            break
        if raw[0].isupper():
            last = cursor + 1
        elif word != "dan" or cursor == index:
            break
    return last


def _is_cited_at(tokens: Tokens, index: int) -> bool:
    """Return whether an article, or a short name in brackets, shows that the name before it is that of an act."""
    word, following = tokens.word(index), tokens.word(index + 1)
    return (resolve_spelling(word) == "pasal" and following[:1].isdigit()) or (
        word == "(" and following.startswith("uu")
    )


def _read_numbers_after(tokens: Tokens, index: int, kind: str) -> list[ReadInstrument]:
    """Read the acts whose numbers follow a name, "UU Desa 6/2014", "UU Desa/6/2014", "UU Desa (UU No. 6/2014)"."""
    index = tokens.skip(index, {"/"})
    is_bracketed = tokens.word(index) == "("
    named = read_kind(tokens, index + 1) if is_bracketed else None
    if named is not None and named.kind == "uu":
        kind, cursor = skip_to_number(tokens, "uu", named.end_index)
        found = read_number(tokens, cursor, may_be_roman=False)
        return build_instruments([ListedNumber(found, tokens.start(index + 1))], kind, None)[:1] if found else []
    cursor = index + 1 if is_bracketed else index
    has_label = resolve_spelling(tokens.word(cursor)) in NUMBER_WORDS
    found = read_number(tokens, cursor, may_be_roman=False) if has_label else read_number_with_year(tokens, cursor)
    if found is None:
        return []
    if is_bracketed:
        number = found._replace(end_index=found.end_index + 1, end=tokens.end(found.end_index))
        return build_instruments([ListedNumber(number, 0)], kind, None) if tokens.word(found.end_index) == ")" else []
    return build_instruments(read_series(tokens, found, may_be_roman=False, is_joint=False), kind, None)
