"""Decrees in tokens: the heading, the dictum and the signature of a decree, and decrees that prose mentions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from psm_model.values.partial_date import PartialDate

from ._decree_numbers import NUMBER_WORDS, make, read_number
from ._labels import Kind, classify_label
from ._mentioned_decrees import iter_mentioned, iter_missing
from ._official_reader import OfficialReader
from ._tokens import Gap, Tokens
from ._vocabulary import phrases, words
from .found import Found

__all__ = ["read_decrees"]

_Dates: TypeAlias = Mapping[int, Found[PartialDate | None]]
"""The days of a text, by their first token."""

_RECITALS: Final = words("decree_reader", "recitals")
_DICTUM: Final = words("decree_reader", "dictum")
_MAX_TO_TITLE: Final = 40
_MAX_ISSUER: Final = 14
_MAX_PLACE: Final = 6
_ON_BEHALF: Final = phrases("inauguration_reader", "representing")
_MAX_POST: Final = 3
_MAX_TITLE_LINES: Final = 8
_TITLE: Final = "tentang"
_ASSOCIATIONS: Final = words("organisation_reader", "associations") | {"ipsm", "karang", "dewan", "pengurus"}
_AROUND: Final = frozenset({"kecamatan", "kabupaten", "kota", "kapanewon", "distrik", "provinsi"})
_LOCAL_OFFICES: Final = words("decree_reader", "local_offices")
"""First words of offices of a village or a district, after which the area around may be named."""
_AFTER_NUMBER: Final = frozenset({"tentang", "tahun", "tanggal", "tertanggal", "tgl", "dan"})
"""Words in small letters after the number of a heading."""
_VERBS_AFTER_TITLE: Final = frozenset({"menjadi", "dibacakan", "merupakan", "diserahkan"})
_SENTENCE_WORDS: Final = words("decree_reader", "sentence_words")


def read_decrees(tokens: Tokens, officials: OfficialReader, dates: _Dates) -> list[dict[str, Any]]:
    """Return the parts of the decree that a text is, or of those that it mentions.

    Args:
        tokens: The text.
        officials: The officials in it.
        dates: The days in it, by their first token.
    """
    heading = _find_heading(tokens)
    if heading is not None:
        return [_DecreeText(tokens, officials, dates).read(heading)]
    found = [*iter_mentioned(tokens, officials, dates)]
    if not found:
        missing = [*iter_missing(tokens, officials)]
        found = [parts for parts in missing if parts["issuer"] is not None][:1] or missing[:1]
    return found


def _find_heading(tokens: Tokens) -> int | None:
    """Return the token after "KEPUTUSAN" in the heading of a decree or its annex; None in any other text."""
    for at in range(len(tokens)):
        is_short = tokens.word(at) == "sk" and at < _MAX_TO_TITLE and tokens.starts_line(at)
        if not (is_short and tokens.starts_line(at)) and (
            tokens.word(at) != "keputusan" or not _is_heading(tokens, at)
        ):
            continue
        if is_short and not _is_short_heading(tokens, at):
            continue
        stop = _find_number_word(tokens, at + 1, lines=4)
        if stop is not None and not _is_sentence(tokens, at + 1, stop) and not _goes_on(tokens, stop):
            return at + 1
    return None


def _is_short_heading(tokens: Tokens, at: int) -> bool:
    """Return whether a line in capitals that begins with "SK" is a heading, with the number in the next line."""
    stop = at + 1
    while stop < len(tokens) and not tokens.starts_line(stop):
        if tokens[stop].text[0].isalpha() and not tokens[stop].text.isupper():
            return False
        stop += 1
    return stop > at + 1 and tokens.word(stop) in NUMBER_WORDS


def _is_heading(tokens: Tokens, at: int) -> bool:
    """Return whether a line begins with "KEPUTUSAN", or with "LAMPIRAN (SURAT) KEPUTUSAN"."""
    first = at
    while first > 0 and not tokens.starts_line(first):
        first -= 1
        is_page = tokens[first].is_number and tokens.starts_line(first)
        if not is_page and tokens.word(first) not in {
            "surat",
            "lampiran",
            "salinan",
            ":",
            "i",
            "ii",
            "dari",
            "petikan",
        }:
            return False
    return True


def _is_sentence(tokens: Tokens, first: int, stop: int) -> bool:
    """Return whether words before a number are a sentence: *Keputusan itu tertuang dalam SK Bupati Nomor*."""
    return any(
        tokens.word(at) == "sk" or (tokens[at].text.islower() and tokens.word(at) in _SENTENCE_WORDS)
        for at in range(first, stop)
    )


def _goes_on(tokens: Tokens, number_word: int) -> bool:
    """Return whether a verb is after the number, in a sentence: *Keputusan Bupati Nomor 460/1/2025 menjadi dasar*."""
    number = read_number(tokens, number_word)
    if number is None:
        return False
    at = tokens.at_offset(number.span[1])
    stop = tokens.sentence_at(number_word)[1]
    if at >= stop:
        return False
    is_verb = tokens[at].is_word and tokens[at].text.islower() and tokens.word(at) not in _AFTER_NUMBER
    return is_verb or any(tokens[n].text in _VERBS_AFTER_TITLE for n in range(at, stop))


def _find_number_word(tokens: Tokens, at: int, *, lines: int) -> int | None:
    """Return the token "NOMOR" that begins one of the next lines, or is in this one."""
    breaks = 0
    for number in range(at, min(at + 40, len(tokens))):
        breaks += tokens[number].gap >= Gap.LINE
        if breaks > lines or tokens.word(number) in _RECITALS or tokens.word(number) == _TITLE:
            return None
        if tokens.word(number) in NUMBER_WORDS:
            return number
    return None


class _DecreeText:
    """Reads a text that is a decree, or the annex of one."""

    def __init__(self, tokens: Tokens, officials: OfficialReader, dates: _Dates) -> None:
        self._tokens: Final = tokens
        self._officials: Final = officials
        self._dates: Final = dates

    def read(self, at: int) -> dict[str, Any]:
        """Return the parts of the decree whose heading continues at a token."""
        tokens = self._tokens
        number_word = _find_number_word(tokens, at, lines=4)
        parts: dict[str, Any] = {"is_text": True}
        if number_word is None:
            return parts
        issuer = self._read_issuer(at, number_word) or self._read_letterhead(at)
        number = read_number(tokens, number_word)
        parts["issuer"] = issuer
        parts["number"] = number
        after = number_word + 1 if number is None else tokens.at_offset(number.span[1])
        parts["title"] = self._read_title(after, issuer)
        parts["issued"] = self._read_issued(after)
        parts["in_force_from"] = self._read_force(parts["issued"])
        parts["on_behalf_of"] = self._read_principal(after)
        return parts

    def _read_issuer(self, at: int, number_word: int) -> Found[str] | None:
        """Return the office between the words "KEPUTUSAN" and "NOMOR"; without the area around a village."""
        tokens = self._tokens
        stop = number_word
        if stop <= at or stop - at > _MAX_ISSUER:
            return None
        for number in range(at + 2, stop):
            if tokens.word(number) in _AROUND and tokens.word(at) in _LOCAL_OFFICES:
                is_service = tokens.word(at) == "kepala" and tokens.word(at + 1) not in {"desa", "kelurahan"}
                if not is_service:
                    stop = number
                    break
        while stop > at and not tokens[stop - 1].is_word:
            stop -= 1
        return make(tokens, at, stop) if stop > at else None

    def _read_letterhead(self, at: int) -> Found[str] | None:
        """Return the association whose letterhead is all that is above "SURAT KEPUTUSAN"."""
        tokens = self._tokens
        stop = at - 1
        while stop > 0 and tokens.word(stop - 1) == "surat":
            stop -= 1
        # Below the name, the address of the office is not in capitals.
        for number in range(stop):
            if tokens[number].is_word and not tokens[number].text.isupper():
                stop = next((first for first in range(number, 0, -1) if tokens.starts_line(first)), 0)
                break
        is_of_body = 0 < stop <= _MAX_ISSUER and any(tokens.word(number) in _ASSOCIATIONS for number in range(stop))
        return make(tokens, 0, stop) if is_of_body else None

    def _read_title(self, at: int, issuer: Found[str] | None) -> Found[str] | None:
        tokens = self._tokens
        about = next(
            (n for n in range(at, min(at + _MAX_TO_TITLE, len(tokens))) if self._begins_title(n)),
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
            if stop > first + 1 and self._begins_list(stop):
                break
            if len(office) > 1 and tokens.word(stop - 1).isdecimal() and tokens.matches(stop, office):
                # In a text without lines, the office that decides is after the years.
                break
            if stop > first and "\n" in tokens.text[tokens[stop - 1].end : token.start]:
                lines += 1
                is_office = bool(office) and tokens.matches(stop, office[:2])
                is_office |= self._is_line_of_office(stop)
                is_end = (
                    token.gap is Gap.BLOCK
                    or token.word in _RECITALS | _DICTUM
                    or tokens.matches(stop, ("dengan", "rahmat"))
                    or token.word.startswith("bismill")
                )
                if is_office or is_end or lines > _MAX_TITLE_LINES:
                    break
            stop += 1
        while stop > first and tokens.word(stop - 1) in {".", ","}:
            stop -= 1
        return make(tokens, first, stop) if stop > first else None

    def _begins_list(self, at: int) -> bool:
        """Return whether a post and a colon, or the signature, is after the title in a text without lines."""
        tokens = self._tokens
        if tokens.word(at) in {"ditetapkan", "dikeluarkan"} and tokens.word(at + 1) in {"di", "pada"}:
            return True
        colon = next((n for n in range(at + 1, at + _MAX_POST + 1) if tokens.word(n) == ":"), None)
        label = None if colon is None else classify_label(tokens.join(at, colon))
        return label is not None and label.kind is Kind.POST

    def _begins_title(self, at: int) -> bool:
        """Return whether the title follows a token: "TENTANG", or "Perihal" and a colon in a line of its own."""
        tokens = self._tokens
        is_matter = tokens.word(at) in {"perihal", "hal"} and tokens.starts_line(at) and tokens.word(at + 1) == ":"
        return tokens.word(at) == _TITLE or is_matter

    def _is_line_of_office(self, at: int) -> bool:
        """Return whether a line below the title is the office that decides: *BUPATI MISAL,* before the recitals."""
        tokens = self._tokens
        stop = at
        while stop < len(tokens) and stop - at < _MAX_ISSUER and (stop == at or not tokens.starts_line(stop)):
            stop += 1
        return tokens.word(stop - 1) == "," and (
            tokens.word(stop) in _RECITALS | _DICTUM or (stop < len(tokens) and tokens[stop].gap is Gap.BLOCK)
        )

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
        return self._read_signature_day(at) or self._read_annex_day(at)

    def _read_annex_day(self, after: int) -> Found[PartialDate | None] | None:
        """Return the day beside the number in the heading of the annex: *NOMOR : 12/2025*, *TANGGAL : 3 MARET 2025*."""
        tokens = self._tokens
        annex = next((at for at in range(after, len(tokens)) if tokens.word(at) == "lampiran"), len(tokens))
        for at in range(annex, min(annex + _MAX_TO_TITLE, len(tokens))):
            if tokens.word(at) in {"tanggal", "tgl"} and tokens.starts_line(at):
                return self._find_date(at, at + 4)
        return None

    def _read_signature_day(self, after: int) -> Found[PartialDate | None] | None:
        """Return the day after a place, above the office that signs: *Misalharjo, 15 Januari 2018*."""
        tokens = self._tokens
        for at in sorted(self._dates, reverse=True):
            date = self._dates[at]
            if at <= after or date.value is None or tokens.word(at - 1) != ",":
                continue
            first = at - 2
            while first > after and not tokens.starts_line(first) and at - first <= _MAX_PLACE:
                first -= 1
            below = tokens.at_offset(date.span[1])
            is_place = tokens.starts_line(first) and all(tokens.is_capitalised(n) for n in range(first, at - 1))
            below += tokens.word(below) == "."
            is_signed = tokens.starts_line(below) and (
                tokens.find_longest(below, _ON_BEHALF) or self._officials.read_office(below) is not None
            )
            if is_place and is_signed:
                return date
        return None

    def _read_principal(self, after: int) -> Found[str] | None:
        """Return the office on whose behalf another one signs: *a.n. BUPATI MISAL*."""
        tokens = self._tokens
        for at in range(len(tokens) - 1, after, -1):
            length = tokens.find_longest(at, _ON_BEHALF) if tokens.starts_line(at) else 0
            if not length:
                continue
            stop = at + length
            while stop < len(tokens) and not tokens.starts_line(stop):
                stop += 1
            while stop > at + length and not tokens[stop - 1].is_word:
                stop -= 1
            if stop > at + length and tokens.is_capitalised(at + length):
                return make(tokens, at + length, stop)
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
