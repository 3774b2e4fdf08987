"""Decrees in tokens: the heading, the dictum and the signature of a decree, and decrees that prose mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from psm_model.entities.decree import DecreeStatus
from psm_model.values.partial_date import PartialDate

from ._official_reader import OfficialReader
from ._tokens import Gap, Tokens
from ._vocabulary import words
from .found import Found

__all__ = ["read_decrees"]

_Dates: TypeAlias = Mapping[int, Found[PartialDate | None]]
"""The days of a text, by their first token."""

_NUMBER_WORDS: Final = words("decree_reader", "number_words")
_DECREE_WORDS: Final = words("decree_reader", "decree_words")
_RECITALS: Final = words("decree_reader", "recitals")
_DICTUM: Final = words("decree_reader", "dictum")
_NUMBER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,\-–_]*(?:[ \t\u00a0]*/[ \t\u00a0]*[A-Za-z0-9][A-Za-z0-9.,\-–_]*)*")
_YEAR_BEHIND: Final = re.compile(
    r"(?:[ \t\u00a0]*/?[ \t\u00a0]+TAHUN|(?<=/TAHUN))[ \t\u00a0]+[0-9OIl]{4}", re.IGNORECASE
)
_BLANK: Final = re.compile(r"[ \t\u00a0]*/?[ \t\u00a0]*[._…]{2,}")
_HEADINGS: Final = ("surat", "keputusan"), ("keputusan",)
_NEGATIONS: Final = frozenset({"belum", "tak", "tidak"})
_NEVER: Final = frozenset({"pernah", "kunjung"})
_MAX_TO_OBJECT: Final = 6
_MAX_TO_DECREE: Final = 30
_MAX_TO_TITLE: Final = 40
_MAX_ISSUER: Final = 14
_MAX_TITLE_LINES: Final = 8
_TITLE: Final = "tentang"
_ISSUE_WORDS: Final = words("decree_reader", "issue_words")
_ISSUED_WORDS: Final = words("decree_reader", "issued_words")
_BETWEEN: Final = words("decree_reader", "between")


def read_decrees(tokens: Tokens, officials: OfficialReader, dates: _Dates) -> list[dict[str, Any]]:
    """Return the parts of the decree that a text is, or of those that it mentions.

    Args:
        tokens: The text.
        officials: The officials in it.
        dates: The days in it, by their first token.
    """
    heading = _find_heading(tokens)
    if heading is not None:
        return [_DecreeText(tokens, dates).read(heading)]
    found = [*_iter_mentioned(tokens, officials, dates)]
    if not found:
        missing = [*_iter_missing(tokens, officials)]
        found = [parts for parts in missing if parts["issuer"] is not None][:1] or missing[:1]
    return found


def _make(tokens: Tokens, first: int, stop: int) -> Found[str]:
    as_written = tokens.slice(first, stop)
    return Found(span=tokens.span(first, stop), as_written=as_written, value=" ".join(as_written.split()))


def _find_heading(tokens: Tokens) -> int | None:
    """Return the token behind "KEPUTUSAN" in the heading of a decree or its annex; None in any other text."""
    for at in range(len(tokens)):
        if tokens.word(at) != "keputusan" or not _is_heading(tokens, at):
            continue
        stop = _find_number_word(tokens, at + 1, lines=4)
        if stop is not None:
            return at + 1
    return None


def _is_heading(tokens: Tokens, at: int) -> bool:
    """Return whether a line begins with "KEPUTUSAN", or with "LAMPIRAN (SURAT) KEPUTUSAN"."""
    first = at
    while first > 0 and not tokens.starts_line(first):
        first -= 1
        if tokens.word(first) not in {"surat", "lampiran", "salinan", ":", "i", "ii", "dari", "petikan"}:
            return False
    return True


def _find_number_word(tokens: Tokens, at: int, *, lines: int) -> int | None:
    """Return the token "NOMOR" that begins one of the next lines, or stands in this one."""
    breaks = 0
    for number in range(at, min(at + 40, len(tokens))):
        breaks += tokens[number].gap >= Gap.LINE
        if breaks > lines or tokens.word(number) in _RECITALS or tokens.word(number) == _TITLE:
            return None
        if tokens.word(number) in _NUMBER_WORDS:
            return number
    return None


def _read_number(tokens: Tokens, at: int) -> Found[str] | None:
    """Return the number behind the word "Nomor" at a token."""
    first = at + 1
    while tokens.word(first) in {".", ":"}:
        first += 1
    if first >= len(tokens) or tokens[first].gap is Gap.BLOCK:
        return None
    start = tokens[first].start
    match = _NUMBER.match(tokens.text, start)
    is_number = match is not None and any(character.isdigit() for character in match[0])
    # A number that is still to be filled in: "460/....../2025"
    if match is None or not is_number or _BLANK.match(tokens.text, match.end()) or ".." in match[0] or "__" in match[0]:
        return None
    end = match.end()
    year = _YEAR_BEHIND.match(tokens.text, end)
    if year is not None:
        end = year.end()
    as_written = tokens.text[start:end].rstrip(".,-–/")
    end = start + len(as_written)
    return Found(span=(start, end), as_written=as_written, value=" ".join(as_written.split()))


class _DecreeText:
    """Reads a text that is a decree, or the annex of one."""

    def __init__(self, tokens: Tokens, dates: _Dates) -> None:
        self._tokens: Final = tokens
        self._dates: Final = dates

    def read(self, at: int) -> dict[str, Any]:
        """Return the parts of the decree whose heading goes on at a token."""
        tokens = self._tokens
        number_word = _find_number_word(tokens, at, lines=4)
        parts: dict[str, Any] = {"is_text": True}
        if number_word is None:
            return parts
        issuer = self._read_issuer(at, number_word)
        number = _read_number(tokens, number_word)
        parts["issuer"] = issuer
        parts["number"] = number
        behind = number_word + 1 if number is None else tokens.at_offset(number.span[1])
        parts["title"] = self._read_title(behind, issuer)
        parts["issued"] = self._read_issued(behind)
        parts["in_force_from"] = self._read_force(parts["issued"])
        return parts

    def _read_issuer(self, at: int, number_word: int) -> Found[str] | None:
        """Return the office between the words "KEPUTUSAN" and "NOMOR"; without the area around a village."""
        tokens = self._tokens
        stop = number_word
        if stop <= at or stop - at > _MAX_ISSUER:
            return None
        for number in range(at + 1, stop):
            if tokens.word(number) in {"kecamatan", "kabupaten"} and tokens.word(at) in {"lurah", "kepala", "camat"}:
                is_service = tokens.word(at) == "kepala" and tokens.word(at + 1) not in {"desa", "kelurahan"}
                if not is_service:
                    stop = number
                    break
        while stop > at and not tokens[stop - 1].is_word:
            stop -= 1
        return _make(tokens, at, stop) if stop > at else None

    def _read_title(self, at: int, issuer: Found[str] | None) -> Found[str] | None:
        tokens = self._tokens
        about = next(
            (number for number in range(at, min(at + _MAX_TO_TITLE, len(tokens))) if tokens.word(number) == _TITLE),
            None,
        )
        if about is None or about + 1 >= len(tokens):
            return None
        first = about + 1
        if tokens.word(first) == ":":
            first += 1
        office = [] if issuer is None else issuer.value.lower().split()
        stop = first
        lines = 0
        while stop < len(tokens):
            token = tokens[stop]
            if token.word in _RECITALS and tokens.word(stop + 1) == ":":
                break
            if stop > first and "\n" in tokens.text[tokens[stop - 1].end : token.start]:
                lines += 1
                is_office = bool(office) and tokens.matches(stop, office[:2])
                is_end = (
                    token.gap is Gap.BLOCK
                    or token.word in _RECITALS | _DICTUM
                    or tokens.matches(stop, ("dengan", "rahmat"))
                )
                if is_office or is_end or lines > _MAX_TITLE_LINES:
                    break
            stop += 1
        while stop > first and tokens.word(stop - 1) in {".", ","}:
            stop -= 1
        return _make(tokens, first, stop) if stop > first else None

    def _read_issued(self, at: int) -> Found[PartialDate | None] | None:
        """Return the day of issue in the signature, or beside the number in the heading of an annex."""
        tokens = self._tokens
        for number in range(len(tokens) - 1, at - 1, -1):
            if tokens.word(number) in {"ditetapkan", "dikeluarkan", "ditandatangani"} and tokens.word(number + 1) in {
                "di",
                ":",
            }:
                found = self._find_date(number, number + 24)
                if found is not None:
                    return found
        if tokens.word(at) in {"tanggal", "tgl"}:
            return self._find_date(at, at + 4)
        return None

    def _find_date(self, at: int, stop: int) -> Found[PartialDate | None] | None:
        dates = (self._dates.get(number) for number in range(at, min(stop, len(self._tokens))))
        return next((date for date in dates if date is not None and date.value is not None), None)

    def _read_force(self, issued: Found[PartialDate | None] | None) -> Found[PartialDate | None] | None:
        """Return the first day in force: a stated one, or the day of issue where the text says so."""
        tokens = self._tokens
        on_issue = None
        for at in range(len(tokens)):
            if tokens.word(at) != "berlaku":
                continue
            stop = tokens.sentence_at(at)[1]
            for number in range(at + 1, min(at + 8, stop)):
                if tokens.word(number) == "ditetapkan" or tokens.word(number) == "penetapan":
                    on_issue = on_issue or (at, number + 1)
                    break
                date = self._dates.get(number)
                if date is not None:
                    return date
        if on_issue is None or issued is None:
            return None
        first, stop = on_issue
        return Found(span=tokens.span(first, stop), as_written=tokens.slice(first, stop), value=issued.value)


def _iter_mentioned(tokens: Tokens, officials: OfficialReader, dates: _Dates) -> Iterator[dict[str, Any]]:
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
            (n for n in range(first, min(first + _MAX_ISSUER, stop)) if tokens.word(n) in _NUMBER_WORDS), None
        )
        if number_word is None or any(tokens.word(n) in {"tentang", ",", ";"} for n in range(first, number_word)):
            continue
        number = _read_number(tokens, number_word)
        if number is None or tokens.word(first) == "menteri":
            continue
        issuer = None
        if number_word > first and tokens.is_capitalised(first):
            office = officials.read_office(first)
            issuer = _make(tokens, first, number_word if office is None else min(office, number_word))
        yield {"number": number, "issuer": issuer, "issued": _find_issue(tokens, number, dates)}


def _find_issue(tokens: Tokens, number: Found[str], dates: _Dates) -> Found[PartialDate | None] | None:
    """Return the day behind the number of a decree: *tanggal 3 Maret 2025*."""
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


def _iter_missing(tokens: Tokens, officials: OfficialReader) -> Iterator[dict[str, Any]]:
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
    """Return the word for the decree that a verb behind a negation is about."""
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
    """Return the office that did not issue a decree: behind "diterbitkan (oleh)", before "belum", or behind "SK"."""
    if tokens.word(verb) in _ISSUED_WORDS:
        actor = verb + 1 + (tokens.word(verb + 1) == "oleh")
        stop = officials.read_office(actor) if tokens.is_capitalised(actor) else None
        if stop is not None:
            return _make(tokens, actor, stop)
    before = [read for read in officials.list_between(tokens.sentence_at(at)[0], at) if read.stop >= at - 1]
    if before and before[-1].office is not None:
        return _make(tokens, *before[-1].office)
    behind = officials.read_office(decree + 1) if tokens.is_capitalised(decree + 1) else None
    return None if behind is None else _make(tokens, decree + 1, behind)
