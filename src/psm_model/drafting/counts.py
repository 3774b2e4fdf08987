"""Numbers that a text states about an organisation: its officers, its members, and the areas in which it works."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import attrs

from psm_model.entities.organisation import Qualifier
from psm_model.errors import require_type
from psm_model.values.number_words import parse_number_words

from ._tokens import Gap, Tokens
from ._vocabulary import phrases, words
from .found import Found

__all__ = ["FoundCount", "find_counts", "read_counts"]

_WIDE_GAP: Final = re.compile(r"\t|[ \u00a0]{2}")
_LONGEST_ROW: Final = 24
_PEOPLE: Final = phrases("counts", "people")
"""What is counted of an organisation."""
_AREAS: Final = words("counts", "areas")
_QUALIFIERS: Final = {
    ("lebih", "dari"): Qualifier.MORE_THAN,
    ("kurang", "dari"): Qualifier.LESS_THAN,
    ("kurang", "lebih"): Qualifier.ABOUT,
    ("lebih", "kurang"): Qualifier.ABOUT,
    ("tidak", "kurang", "dari"): Qualifier.AT_LEAST,
    ("sekitar",): Qualifier.ABOUT,
    ("kira", "-", "kira"): Qualifier.ABOUT,
    ("sedikitnya",): Qualifier.AT_LEAST,
    ("minimal",): Qualifier.AT_LEAST,
    ("setidaknya",): Qualifier.AT_LEAST,
    ("maksimal",): Qualifier.AT_MOST,
    ("paling", "banyak"): Qualifier.AT_MOST,
}
"""Words before a number, and what they mean."""
_OWN_PEOPLE: Final = frozenset({"anggotanya", "pengurusnya"})
_PERSONS: Final = words("counts", "persons")
_COUNTED_IN_WORDS: Final = words("counts", "counted_in_words")
_CARDINALS: Final = words("counts", "cardinals")
_MULTIPLES: Final = {"ribu": 1_000, "ribuan": 1_000, "juta": 1_000_000, "jutaan": 1_000_000}
_ROUND: Final = frozenset({"ribuan", "jutaan", "an"})
"""Last words of numbers that are not exact: *27 ribuan*, *400-an*."""
_TOTALS: Final = words("counts", "totals")
_HOLDS: Final = phrases("counts", "holds")
_OWN: Final = words("counts", "own")
_MAX_CARDINAL: Final = 6
_FEWEST_ALL: Final = 10
"""The least number in words that counts all officers or members, and not some of them."""
_MAX_QUALIFIER: Final = 5
_TOTAL_WORDS: Final = 3
_SHORTEST_ACRONYM: Final = 2
_MAX_APART: Final = 16
_LONGEST_SENTENCE: Final = 60
_GROUPED: Final = 3
_NOT_COUNTED: Final = words("counts", "not_counted")
_AREA_TAIL: Final = phrases("counts", "area_tail")
_MOST_DIGITS: Final = 18
_MOST_COUNTED: Final = 7
"""The greatest number of digits in a number of people."""
_YEAR_LENGTH: Final = 4
_YEARS: Final = range(1900, 2100)
_QUANTITIES: Final = frozenset({"sebanyak", "sejumlah", "total", "jumlah", "mencapai", "ada", "memiliki"})
_LARGE: Final = frozenset({"kabupaten", "kota", "provinsi"})
_GUESTS: Final = frozenset({"undangan", "diundang", "mengundang", "dihadiri", "tamu", "menghadiri"})
_PARTS: Final = phrases("counts", "parts")
"""Posts that several people have."""
_AMONG: Final = phrases("counts", "among")
"""Words between a number and what some of those counted before are."""
_BECOMING: Final = words("counts", "becoming")
"""Words between people and what they became."""
_INAUGURATED: Final = frozenset({"dilantik", "dikukuhkan"})
_BOARD: Final = frozenset({"pengurus", "kepengurusan", "anggota", "psm", "penasihat", "penasehat", "pembina"})


@attrs.frozen(kw_only=True)
class FoundCount(Found[int]):
    """A number of officers, members or areas in a text. The value is the stated number."""

    number: Found[str]
    """The number as written, with the words that qualify it."""
    of: Found[str]
    """What is counted."""
    qualifier: Qualifier = Qualifier.EXACTLY
    """How the count relates to that number."""

    @property
    def is_of_people(self) -> bool:
        """Whether people are counted, and not areas."""
        return self.of.value.lower().split("/")[0] not in _AREAS


def find_counts(text: str) -> tuple[FoundCount, ...]:
    """Find the numbers of officers, members and areas that a text states in digits.

    >>> [(found.number.value, found.of.value) for found in find_counts("lebih dari 25 orang pengurus di 11 kelurahan")]
    [('lebih dari 25', 'orang pengurus'), ('11', 'kelurahan')]

    Raises:
        WrongTypeError: the argument is not a text.
    """
    return tuple(read_counts(Tokens(require_type(text, str, "a text"))))


def read_counts(tokens: Tokens) -> list[FoundCount]:
    """Return the numbers that tokens state."""
    found = []
    at = 0
    while at < len(tokens):
        number = None if tokens.word(at - 1) in _NOT_COUNTED else _read_number(tokens, at)
        if number is not None and (_is_of_row(tokens, at, number) or _is_year(tokens, at, number)):
            number = None
        counted = None if number is None else _read_counted(tokens, at, number)
        if number is None or counted is None:
            at += 1
            continue
        start, stop = counted
        first, qualifier = at, Qualifier.EXACTLY
        for phrase, meaning in _QUALIFIERS.items():
            if at >= len(phrase) and tokens.matches(at - len(phrase), phrase):
                first, qualifier = at - len(phrase), meaning
        if qualifier is Qualifier.EXACTLY and tokens.word(number.stop - 1) in _ROUND:
            qualifier = Qualifier.ABOUT
        found.append(
            FoundCount(
                span=tokens.span(first, stop),
                as_written=tokens.slice(first, stop),
                value=number.value,
                number=_make(tokens, first, number.stop),
                of=_make(tokens, start, stop),
                qualifier=qualifier,
            )
        )
        at = stop
    return found


class _Number(NamedTuple):
    """A number in tokens."""

    stop: int
    """The token after it."""
    after: int
    """The token after its words in brackets, as in "11 (sebelas) orang"."""
    value: int
    """Its value."""
    is_word: bool
    """Whether it is written in words."""


def _read_number(tokens: Tokens, at: int) -> _Number | None:
    """Return the number that begins at a token; None if there is none, or it is a part of another one."""
    if tokens[at].is_number:
        if _is_inside(tokens, at):
            return None
        stop, value = _read_value(tokens, at)
        is_word = False
    elif tokens.word(at) in _CARDINALS and tokens.word(at - 1) not in _CARDINALS:
        stop = at
        while tokens.word(stop) in _CARDINALS and stop - at < _MAX_CARDINAL:
            stop += 1
        spelled = parse_number_words(tokens.join(at, stop))
        if spelled is None:
            return None
        value, is_word = spelled, True
    else:
        return None
    if tokens.word(stop) in _MULTIPLES:
        value *= _MULTIPLES[tokens.word(stop)]
        stop += 1
    elif tokens.matches(stop, ("-", "an")) and tokens[stop].gap is tokens[stop + 1].gap is Gap.NONE:
        stop += 2
    after = stop
    if tokens.word(stop) == "(":
        close = next((n for n in range(stop + 1, stop + 1 + _MAX_CARDINAL) if tokens.word(n) == ")"), None)
        if close is not None and all(tokens[n].text.isalpha() for n in range(stop + 1, close)):
            after = close + 1
    return _Number(stop, after, value, is_word)


def _is_of_row(tokens: Tokens, at: int, number: _Number) -> bool:
    """Return whether a number is that of a row in a table: a gap follows it, or it counts on from the line before."""
    if not tokens.starts_line(at) or number.is_word or number.after >= len(tokens):
        return False
    if _WIDE_GAP.search(tokens.text, tokens[at].end, tokens[number.after].start) is not None:
        return True
    before = at - 1
    while before > max(at - _LONGEST_ROW, 0) and not tokens.starts_line(before):
        before -= 1
    return before >= 0 and tokens.starts_line(before) and tokens.word(before) == str(number.value - 1)


def _is_year(tokens: Tokens, at: int, number: _Number) -> bool:
    """Return whether a number is a year, *15 Oktober 2025 pengurus …*, or too long for a count, as personal ones are.

    Words for a quantity leave no doubt: *sebanyak 2025 pengurus*.
    """
    if number.value >= 10**_MOST_COUNTED:
        return True
    is_bare = len(tokens[at].text) == _YEAR_LENGTH and tokens[at].is_number and number.stop == at + 1
    return is_bare and number.value in _YEARS and tokens.word(at - 1) not in _QUANTITIES


def _make(tokens: Tokens, first: int, stop: int) -> Found[str]:
    as_written = tokens.slice(first, stop)
    return Found(span=tokens.span(first, stop), as_written=as_written, value=" ".join(as_written.split()))


def _is_inside(tokens: Tokens, at: int) -> bool:
    """Return whether a number is a part of another one, of a day or of a code."""
    return tokens[at].gap is Gap.NONE and at > 0 and tokens.word(at - 1) not in {"(", "“", '"'}


def _read_value(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return the token after a number with points between its thousands, and its value."""
    digits = tokens[at].text
    stop = at + 1
    while (
        stop + 1 < len(tokens)
        and tokens[stop].text in {".", ","}
        and tokens[stop].gap is Gap.NONE
        and tokens[stop + 1].gap is Gap.NONE
        and tokens[stop + 1].is_number
        and len(tokens[stop + 1].text) == _GROUPED
    ):
        digits += tokens[stop + 1].text
        stop += 2
    return stop, int(digits[:_MOST_DIGITS])


def _read_counted(tokens: Tokens, first: int, number: _Number) -> tuple[int, int] | None:
    """Return the tokens of what a number counts; None if it is neither officers, members nor areas."""
    at = number.after
    if at >= len(tokens) or tokens[at].gap is not Gap.SPACE:
        return None
    length = tokens.find_longest(at, _PEOPLE)
    # "tiga anggota", "lima pengurus": words are used for some of them, too.
    is_of_some = number.is_word and number.value < _FEWEST_ALL and tokens.word(at) not in _COUNTED_IN_WORDS
    if length and not is_of_some:
        stop = at + length
        if tokens.word(stop) == "(" and tokens.word(stop + 1) == "psm" and tokens.word(stop + 2) == ")":
            stop += 3
        tail = tokens.find_longest(stop, _AREA_TAIL)
        return at, stop + tail
    if (part := _read_part(tokens, at)) is not None:
        return part
    if tokens.word(at) in _PERSONS and _follows_number_word(tokens, first, at):
        return at, at + 1
    areas = _read_areas(tokens, number)
    # "tiga kabupaten yang …" are some of all.
    is_some = areas is not None and tokens.word(areas) == "yang"
    if areas is None or (tokens.word(at) in _LARGE and (is_some or not _is_of_organisation(tokens, first))):
        return None
    return at, areas


def _is_of_organisation(tokens: Tokens, first: int) -> bool:
    """Return whether a sentence names an organisation or its people, and no guests, so that large areas are its own."""
    begin, stop = tokens.sentence_at(first)
    near = range(max(begin, first - _LONGEST_SENTENCE), min(stop, first + _LONGEST_SENTENCE))
    words = {tokens.word(at) for at in near}
    return not words & _GUESTS and (bool(words & _BOARD) or any(_is_acronym(tokens, at) for at in near))


def _read_part(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the tokens of a post that several people have: *5 orang penasihat*, *dua di antaranya penasihat*."""
    post = at + (tokens.word(at) in _PERSONS)
    among = tokens.find_longest(post, _AMONG)
    # "Pada 2024 menjadi pembina": a year counts nobody.
    if post == at and tokens.word(at) not in {"di", "diantaranya"}:
        return None
    length = tokens.find_longest(post + among, _PARTS) or (among and tokens.find_longest(post + among, _PEOPLE))
    if not length:
        return None
    return (at, post) if among and post > at else (post + among if post == at else at, post + among + length)


def _read_areas(tokens: Tokens, number: _Number) -> int | None:
    """Return the token after areas that a number counts: *desa*, *desa/kelurahan*, *desa dan kelurahan*."""
    at = number.after
    if tokens.word(at) not in _AREAS or tokens.word(at + 1) == "setempat":
        return None
    stop = at + 1
    if tokens.word(stop) == "/":
        # Of "desa/kelurahan" both are areas; another word may be anything.
        if tokens.word(at + 2) not in _AREAS or tokens.word(at + 3) == "/":
            return None
        stop = at + 3
    elif tokens.word(stop) in {"dan", "serta"} and tokens.word(at + 2) in _AREAS:
        stop = at + 3
    if number.is_word and tokens.is_capitalised(at) and tokens.is_capitalised(number.stop - 1):
        # "Lima Puluh Kota" is the name of an area.
        return None
    # "Jalan Misal 15 Kelurahan Contoh": a name after a word with a capital is that of one area.
    is_named = tokens.is_capitalised(at) and tokens.is_capitalised(stop) and tokens[stop].gap is Gap.SPACE
    return None if is_named else stop


def _follows_number_word(tokens: Tokens, first: int, at: int) -> bool:
    """Return whether a sentence says of whom a number is, before or after it.

    *jumlah PSM di Batang mencapai 406 orang*, *pengurus berjumlah 35 orang*, *29 orang yang dikukuhkan*.
    """
    begin, stop = tokens.sentence_at(first)
    begin = max(begin, first - _MAX_APART)
    before = range(begin, first)
    if any(
        tokens.word(number) in _OWN_PEOPLE
        or (tokens.word(number) == "jumlah" and tokens.find_longest(number + 1, _PEOPLE) > 0)
        for number in before
    ):
        return True
    after = [tokens.word(number) for number in range(at + 1, min(at + 3, stop))]
    if after[:1] == ["yang"] and after[1:] and after[1] in _OWN and not _become_others(tokens, at + 2):
        return True
    if _become_officers(tokens, at + 1) or _refers_back(tokens, first):
        return True
    near = max(begin, first - _MAX_QUALIFIER)
    is_direct = any(tokens.word(number) in {"berjumlah", "beranggotakan"} for number in range(near, first))
    is_total = is_direct or any(
        tokens.word(number) in _TOTALS or tokens.find_longest(number, _HOLDS) for number in range(near, first)
    )
    is_own = any(tokens.word(number) in _OWN or _is_acronym(tokens, number) for number in before)
    return (is_total and is_own) or _is_total_line(tokens, first)


def _become_officers(tokens: Tokens, at: int) -> bool:
    """Return whether people became officers or members: *54 orang kini resmi menjadi pengurus*."""
    end = at
    while tokens.word(end) in _BECOMING:
        end += 1
    if end > at and tokens.word(end) in _BOARD:
        return True
    return any(tokens.word(k) in _INAUGURATED for k in range(at, end)) and tokens.word(end - 1) in _INAUGURATED


def _become_others(tokens: Tokens, at: int) -> bool:
    """Return whether people became something else: *yang dilantik menjadi kepala desa*."""
    return tokens.word(at + 1) in {"menjadi", "sebagai"} and not _become_officers(tokens, at)


def _refers_back(tokens: Tokens, first: int) -> bool:
    """Return whether *jumlahnya* before a number is that of the people in the sentence before."""
    begin = tokens.sentence_at(first)[0]
    if "jumlahnya" not in {tokens.word(number) for number in range(max(begin, first - _MAX_QUALIFIER), first)}:
        return False
    before = tokens.sentence_at(begin - 1)[0] if begin else 0
    return any(tokens.word(number) in _BOARD for number in range(max(before, begin - _LONGEST_SENTENCE), first))


def _is_acronym(tokens: Tokens, at: int) -> bool:
    """Return whether a word may be the acronym of an organisation."""
    text = tokens[at].text
    return text.isupper() and text.isalpha() and len(text) > _SHORTEST_ACRONYM


def _is_total_line(tokens: Tokens, first: int) -> bool:
    """Return whether a line is the total below a list of officers: *JUMLAH : 9 ORANG*."""
    begin = tokens.sentence_at(first)[0]
    return (
        tokens.word(begin) in {"jumlah", "total", "anggota", "pengurus"}
        and first - begin <= _TOTAL_WORDS
        and tokens.word(first - 1) == ":"
    )
