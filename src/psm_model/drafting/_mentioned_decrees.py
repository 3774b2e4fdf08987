"""Decrees that prose mentions, and those of which it says that they were not issued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from psm_model.entities.decree import DecreeStatus
from psm_model.values.partial_date import PartialDate

from ._decree_numbers import NUMBER_WORDS, make, read_number
from ._official_reader import OfficialReader
from ._tokens import Tokens
from ._vocabulary import phrases, words
from .found import Found

__all__ = ["iter_mentioned", "iter_missing"]

_Dates: TypeAlias = Mapping[int, Found[PartialDate | None]]
_DECREE_WORDS: Final = words("decree_reader", "decree_words")
_NEGATIONS: Final = frozenset({"belum", "tak", "tidak"})
_NEVER: Final = frozenset({"pernah", "kunjung"})
_MAX_TO_OBJECT: Final = 6
_MAX_TO_DECREE: Final = 30
_MAX_TO_TITLE: Final = 8
_MAX_ISSUER: Final = 14
_MAX_TO_SIGNATURE: Final = 80
_ISSUE_WORDS: Final = words("decree_reader", "issue_words")
_ISSUED_WORDS: Final = words("decree_reader", "issued_words")
_SIGNED_WORDS: Final = words("decree_reader", "signed_words")
_TITLE_JOINTS: Final = words("decree_reader", "title_joints")
_BETWEEN: Final = words("decree_reader", "between")
_FURTHER: Final = phrases("decree_reader", "further")
"""Words between two decrees."""
_MAX_OFFICIALS: Final = 200
_DAY_WORDS: Final = frozenset({"tanggal", "tertanggal", "tgl"})
_APART: Final = frozenset({"tentang", ",", ";", *_DECREE_WORDS})
"""Words after a decree's word, after which a number is that of something else."""


def iter_mentioned(tokens: Tokens, officials: OfficialReader, dates: _Dates) -> Iterator[dict[str, Any]]:
    """Yield the decrees that prose mentions with a number: *SK Bupati Batang Nomor 460/12/2025 tanggal 3 Maret*."""
    for at in range(len(tokens)):
        if tokens.word(at) not in _DECREE_WORDS or tokens.word(at + 1) == "bersama":
            continue
        first = at + 1
        if tokens.word(first) == "(" and tokens.word(first + 1) == "sk" and tokens.word(first + 2) == ")":
            first += 3
        elif tokens.word(at) == "sk" and tokens.word(at - 1) == "(" and tokens.word(first) == ")":
            continue
        stop = tokens.sentence_at(at)[1]
        number_word = next(
            (n for n in range(first, min(first + _MAX_ISSUER, stop)) if tokens.word(n) in NUMBER_WORDS), None
        )
        if number_word is None:
            dated = _read_dated(tokens, officials, dates, first)
            if dated is not None:
                yield dated
            continue
        if any(tokens.word(n) in _APART for n in range(first, number_word)):
            continue
        number = read_number(tokens, number_word)
        if number is None or tokens.word(first) == "menteri":
            continue
        issuer = None
        if number_word > first and tokens.is_capitalised(first):
            office = officials.read_office(first)
            issuer = make(tokens, first, number_word if office is None else min(office, number_word))
        parts = _make_parts(tokens, dates, number, issuer, stop)
        after = tokens.at_offset(number.span[1])
        yield _add_signature(tokens, officials, dates, parts, (after, min(stop, after + _MAX_TO_SIGNATURE)))
        yield from _iter_further(tokens, dates, parts, stop)


def _iter_further(tokens: Tokens, dates: _Dates, parts: dict[str, Any], stop: int) -> Iterator[dict[str, Any]]:
    """Yield the decrees of one issuer whose numbers are after "dan": *SK Bupati Nomor 460/1 dan Nomor 460/2*."""
    while True:
        last = parts["title"] or parts["issued"] or parts["number"]
        at = tokens.at_offset(last.span[1])
        length = tokens.find_longest(at, _FURTHER)
        if not length or at + length >= stop or tokens.word(at + length) not in NUMBER_WORDS:
            return
        number = read_number(tokens, at + length)
        if number is None:
            return
        parts = _make_parts(tokens, dates, number, parts["issuer"], stop)
        yield parts


def _make_parts(
    tokens: Tokens, dates: _Dates, number: Found[str], issuer: Found[str] | None, stop: int
) -> dict[str, Any]:
    """Return the parts of a decree with a number: its issuer, and the day and the title after the number."""
    return {
        "number": number,
        "issuer": issuer,
        "issued": _find_issue(tokens, number, dates),
        "title": _find_title(tokens, number, stop),
    }


def _read_dated(tokens: Tokens, officials: OfficialReader, dates: _Dates, first: int) -> dict[str, Any] | None:
    """Return the issuer and the day of a decree without a number: *SK Bupati Batang tertanggal 3 Maret 2025*."""
    office = officials.read_office(first)
    if office is None or tokens.word(office) not in _DAY_WORDS:
        return None
    date = dates.get(office + 1)
    if date is None or date.value is None:
        return None
    named = _find_full_office(tokens, officials, first, office)
    return {"issuer": make(tokens, *named), "issued": date}


def _find_full_office(tokens: Tokens, officials: OfficialReader, first: int, stop: int) -> tuple[int, int]:
    """Return the tokens of an office with its area, for one in small letters: *gubernur* is *Gubernur Bali*."""
    if tokens.is_capitalised(first):
        return first, stop
    words_of = [token.word for token in tokens[first:stop]]
    for read in officials.reads[:_MAX_OFFICIALS]:
        if read.office is None or not tokens.matches(read.office[0], words_of):
            continue
        if read.office[1] - read.office[0] > stop - first:
            return read.office
    return first, stop


def _find_title(tokens: Tokens, number: Found[str], stop: int) -> Found[str] | None:
    """Return the title after the number of a decree: *tentang Pengurus IPSM Kota Misal*."""
    at = tokens.at_offset(number.span[1])
    about = next((n for n in range(at, min(at + _MAX_TO_TITLE, stop)) if tokens.word(n) == "tentang"), None)
    if about is None or not tokens.is_capitalised(about + 1):
        return None
    end = about + 1
    while (
        end < stop
        and not _begins_further(tokens, end)
        and (
            tokens.is_capitalised(end)
            or tokens[end].is_number
            or tokens[end].text in {"-", "–", "/", "(", ")"}
            or tokens.word(end) in _TITLE_JOINTS
        )
    ):
        end += 1
    while end > about + 1 and not (tokens[end - 1].is_word and tokens.word(end - 1) not in {"dan", "di", "serta"}):
        end -= 1
    # A single word is the start of a title that continues in another way.
    return make(tokens, about + 1, end) if end > about + 2 else None


def _begins_further(tokens: Tokens, at: int) -> bool:
    """Return whether another decree begins after "dan" or the like: *serta Keputusan Bupati Nomor …*."""
    length = tokens.find_longest(at, _FURTHER)
    word = tokens.word(at + length)
    return length > 0 and (word in NUMBER_WORDS | _DECREE_WORDS | {"surat"})


def _add_signature(
    tokens: Tokens, officials: OfficialReader, dates: _Dates, parts: dict[str, Any], places: tuple[int, int]
) -> dict[str, Any]:
    """Return the parts of a decree with the office that signed it and the day: *yang diteken Ketua, Rabu (3/3)*."""
    for at in range(*places):
        if tokens.word(at) not in _SIGNED_WORDS:
            continue
        actor = at + 1 + (tokens.word(at + 1) == "oleh")
        office = officials.read_office(actor) if tokens.is_capitalised(actor) else None
        if office is None:
            if parts["issued"] is None and tokens.word(actor) in {"pada", "tanggal"}:
                signed = dates.get(actor + 1 + (tokens.word(actor + 1) == "tanggal"))
                parts["issued"] = None if signed is None or signed.value is None else signed
            return parts
        read = officials.by_first.get(actor)
        after = office if read is None else max(office, read.stop)
        after += tokens.word(after) == ","
        after += tokens.word(after) in {"pada", "tanggal"}
        date = dates.get(after)
        if parts["issuer"] is None:
            parts["issuer"] = make(tokens, actor, office)
        if parts["issued"] is None and date is not None and date.value is not None:
            parts["issued"] = date
        return parts
    return parts


def _find_issue(tokens: Tokens, number: Found[str], dates: _Dates) -> Found[PartialDate | None] | None:
    """Return the day after the number of a decree: *tanggal 3 Maret 2025*."""
    at = tokens.at_offset(number.span[1])
    if tokens.word(at) in {",", "("}:
        at += 1
    if tokens.word(at) not in {"tanggal", "tgl", "tertanggal"}:
        return None
    at += 1
    while tokens.word(at) in {".", ":"}:
        at += 1
    date = dates.get(at)
    return None if date is None or date.value is None else date


def iter_missing(tokens: Tokens, officials: OfficialReader) -> Iterator[dict[str, Any]]:
    """Yield the decrees of which a text says that they were not issued: *Bupati belum juga menerbitkan SK*."""
    for at in range(len(tokens)):
        if tokens.word(at) not in _NEGATIONS:
            continue
        verb = at + 1
        while tokens.word(verb) in _BETWEEN:
            verb += 1
        between = {tokens.word(number) for number in range(at, verb)}
        decree = _find_decree_word(tokens, at, verb)
        if decree is None or (tokens.word(at) != "belum" and not between & _NEVER):
            continue
        begin, stop = min(at, decree), max(decree, verb) + 1
        status = Found(
            span=tokens.span(begin, stop), as_written=tokens.slice(begin, stop), value=DecreeStatus.NOT_ISSUED
        )
        yield {"status": status, "issuer": _find_missing_issuer(tokens, officials, at, verb, decree)}


def _find_decree_word(tokens: Tokens, at: int, verb: int) -> int | None:
    """Return the word for the decree that a verb after a negation is about."""
    first, stop = tokens.sentence_at(at)
    if tokens.word(verb) in _ISSUE_WORDS:
        places = range(verb + 1, min(verb + _MAX_TO_OBJECT, stop))
    elif tokens.word(verb) in _ISSUED_WORDS:
        places = range(at - 1, max(at - _MAX_TO_DECREE, first) - 1, -1)
    else:
        return None
    return next((number for number in places if tokens.word(number) in _DECREE_WORDS), None)


def _find_missing_issuer(
    tokens: Tokens, officials: OfficialReader, at: int, verb: int, decree: int
) -> Found[str] | None:
    """Return the office that did not issue a decree: after "diterbitkan (oleh)", before "belum", or after "SK"."""
    if tokens.word(verb) in _ISSUED_WORDS:
        actor = verb + 1 + (tokens.word(verb + 1) == "oleh")
        stop = officials.read_office(actor) if tokens.is_capitalised(actor) else None
        if stop is not None:
            return make(tokens, actor, stop)
    before = [read for read in officials.list_between(tokens.sentence_at(at)[0], at) if read.stop >= at - 1]
    if before and before[-1].office is not None:
        return make(tokens, *before[-1].office)
    after = officials.read_office(decree + 1) if tokens.is_capitalised(decree + 1) else None
    return None if after is None else make(tokens, decree + 1, after)
