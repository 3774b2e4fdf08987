"""Those who speak, as the subjects of verbs and after quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from psm_model.values.person_name import is_honorific

from ._name_reader import read_name
from ._official_reader import OfficialRead
from ._reading import Reading
from ._tokens import Gap
from ._vocabulary import phrases, words

__all__ = ["iter_speaking"]

_SAID: Final = words("speaker_reader", "said")
"""Words between a quotation and its speaker."""
_SAID_BY_THEM: Final = words("speaker_reader", "said_by_them")
"""Words after a quotation of the speaker of the sentence before."""
_SAYS: Final = words("speaker_reader", "says")
"""Verbs after a speaker."""
_SPEECH: Final = phrases("speaker_reader", "speech")
_SKIPPED: Final = words("speaker_reader", "skipped")
_SENTENCE_LEADS: Final = words("speaker_reader", "leads")
_STRANGERS: Final = words("speaker_reader", "strangers")
_SAID_BY: Final = words("speaker_reader", "said_by")
"""Verbs before a speaker."""
_PRONOUNS: Final = words("speaker_reader", "pronouns")
_CLAUSES: Final = frozenset({"yang", "saat", "ketika", "usai", "seusai", "didampingi"})
"""Words that begin a clause between commas, after a speaker."""
_COMPANY: Final = frozenset({"didampingi", "bersama"})
"""Words after a speaker, before those who are beside him."""
_MAX_SKIP: Final = 9
_MAX_BACK: Final = 2
_MAX_NAME: Final = 10
_COMMAS: Final = 2
_BEFORE_ACTORS: Final = frozenset({"oleh", "langsung", "menurut", "Menurut"})
_PASSIVE: Final = re.compile(r"di[a-z]{4,}")
_SHORT_OFFICES: Final = words("speaker_reader", "offices")
_BODY_ENDS: Final = words("area_reader", "body_words")
_MIN_APPOSITION: Final = 5
_MAX_DATELINE: Final = 12
_DASHES: Final = frozenset("-\u2013\u2014")
_QUOTES: Final = frozenset("\"”“'’")


def iter_speaking(reading: Reading) -> Iterator[tuple[OfficialRead, range]]:
    """Yield those who speak, with the words that say so, in the order of the text."""
    tokens = reading.tokens
    officials, ends = reading.officials.by_first, reading.officials.by_stop
    for at, token in enumerate(tokens):
        if token.word in _SAID_BY_THEM and _is_after_quote(reading, at) and not tokens.is_capitalised(at + 1):
            previous = _read_sentence_subject(reading, at)
            if previous is not None:
                yield previous, range(at, at + 1)
        elif token.word in _SAID and (
            tokens.word(at - 1) in _QUOTES | {","}
            or _is_after_quote(reading, at)
            or (token.is_capitalised and tokens.sentence_at(at)[0] == at)
        ):
            read = _read_after(reading, at)
            if read is not None:
                yield read, range(at, at + 1)
        elif token.word in _SAID_BY or (token.word == "menurut" and tokens.is_capitalised(at + 1)):
            after = at + 1 + (tokens.word(at + 1) == "oleh")
            actor = officials.get(after) or _read_person(reading, after)
            # "Menurut Peraturan Menteri": only a name that is known for that of a person.
            if actor is not None and (token.word != "menurut" or _is_surely_person(reading, actor)):
                yield actor, range(at, at + 1)
        elif token.word in _SAYS or any(tokens.matches(at, words) for words in _SPEECH):
            subject = _read_subject(reading, at, ends)
            if subject is not None:
                yield subject, range(at, at + max(tokens.find_longest(at, _SPEECH), 1))


def _read_after(reading: Reading, verb: int) -> OfficialRead | None:
    """Return the speaker after a word such as "ujar", who may be that of the sentence before: *ujar dia*."""
    if reading.tokens.starts_line(verb + 1):
        return None
    if reading.tokens.word(verb + 1) in _PRONOUNS:
        return _read_sentence_subject(reading, verb)
    return reading.officials.by_first.get(verb + 1) or _read_person(reading, verb + 1)


def _is_after_quote(reading: Reading, at: int) -> bool:
    tokens = reading.tokens
    return any(tokens.word(number) in _QUOTES for number in range(max(at - 2, 0), at))


def _read_person(reading: Reading, at: int) -> OfficialRead | None:
    tokens = reading.tokens
    is_office = tokens.word(at) in _SHORT_OFFICES or reading.officials.read_office(at) is not None
    if is_office or reading.organisations.read(at) is not None:
        return None
    stop = read_name(tokens, at) if tokens.is_capitalised(at) else None
    return None if stop is None else OfficialRead(at, stop, None, (at, stop))


def _read_subject(reading: Reading, verb: int, ends: dict[int, OfficialRead]) -> OfficialRead | None:
    """Return the speaker before a verb."""
    tokens = reading.tokens
    first = tokens.sentence_at(verb)[0]
    stop = verb
    skipped = 0
    while stop > first and stop not in ends and (tokens.word(stop - 1) in _SKIPPED) and skipped < _MAX_SKIP:
        stop -= 1
        skipped += 1
    clause = _find_clause(reading, first, verb)
    if clause is not None:
        # "Budi, yang akrab disapa Abud, mengatakan": those in the clause do not speak.
        return _read_person_before(reading, clause, first)
    company = next((at for at in range(first, stop) if tokens.word(at) in _COMPANY), None)
    if company is not None and tokens.word(company) == "didampingi":
        return _read_person_before(reading, company, first)
    if stop in ends:
        relative = _read_before_relative(reading, first) if ends[stop].name is None else None
        return relative or ends[stop]
    if tokens.word(stop - 1) in _SHORT_OFFICES and stop > first:
        # "Dalam kesempatan itu walikota berharap …": an office in lower case.
        return OfficialRead(stop - 1, stop, (stop - 1, stop), None)
    if stop == first + 1 and tokens.word(first) in _PRONOUNS:
        return _read_antecedent(reading, first)
    return _read_name_before(reading, stop, first) or _read_before_apposition(reading, first, verb)


def _read_before_relative(reading: Reading, first: int) -> OfficialRead | None:
    """Return the person at the start of a sentence, before a clause that names an office.

    *Budi yang baru saja dilantik menjadi Ketua IPSM Misal mengatakan*.
    """
    at = first + (reading.tokens.word(first) in _SENTENCE_LEADS)
    read = reading.officials.by_first.get(at) or _read_person(reading, at)
    # "Ditempat yang sama, Ketua …": one word may be no name.
    if read is None or read.name is None or (read.stop == at + 1 and not _is_known(reading, at, read.stop)):
        return None
    after = read.stop + (reading.tokens.word(read.stop) == ",")
    return read if reading.tokens.word(after) == "yang" else None


def _find_clause(reading: Reading, first: int, verb: int) -> int | None:
    """Return the comma before a clause that ends in a comma before a verb."""
    tokens = reading.tokens
    if tokens.word(verb - 1) != ",":
        return None
    comma = next((at for at in range(verb - 2, first, -1) if tokens.word(at) == ","), None)
    return comma if comma is not None and tokens.word(comma + 1) in _CLAUSES else None


def _read_person_before(reading: Reading, stop: int, first: int) -> OfficialRead | None:
    """Return the official or the person whose name ends before a token."""
    stop -= reading.tokens.word(stop - 1) == ","
    return reading.officials.by_stop.get(stop) or _read_name_before(reading, stop, first)


def _read_name_before(reading: Reading, stop: int, first: int) -> OfficialRead | None:
    """Return the person whose name ends before a token, and begins in the sentence."""
    tokens = reading.tokens
    for at in range(max(first, stop - _MAX_NAME), stop):
        before = tokens.word(at - 1)
        is_start = at == first or not tokens.is_capitalised(at - 1) or before in _SENTENCE_LEADS
        if before in _STRANGERS or _is_of_neighbourhood(reading, at):
            return None
        # "Bupati Misal Santoso" may be the officer of an area, unless the text has the name elsewhere.
        is_start = is_start or (before in _SHORT_OFFICES and _is_known(reading, at, stop))
        # "Ketua karang taruna Batang Santoso": the area is not part of the name.
        area = reading.areas.read_bare(at) if before in _BODY_ENDS else None
        start = at if area is None or area.stop >= stop else area.stop
        if (is_start or start > at) and tokens.is_capitalised(start):
            read = _read_person(reading, start)
            if read is not None and read.stop == stop:
                return read
    return None


def _is_of_neighbourhood(reading: Reading, at: int) -> bool:
    """Return whether the number of a neighbourhood precedes a token: *Ketua RT 04/RW 02 Sarkowi*."""
    tokens = reading.tokens
    return at > 1 and tokens[at - 1].is_number and tokens.word(at - 2) in {"rt", "rw"}


def _is_surely_person(reading: Reading, read: OfficialRead) -> bool:
    """Return whether a name has an office or an honorific with it, or is that of an official elsewhere."""
    is_honoured = is_honorific(reading.tokens[read.first].text)
    return read.office is not None or is_honoured or _is_known(reading, read.first, read.stop)


def _is_known(reading: Reading, first: int, stop: int) -> bool:
    """Return whether words are a part of the name of an official elsewhere."""
    words = [token.word for token in reading.tokens[first:stop]]
    names = (read.name for read in reading.officials.reads if read.name is not None)
    return any(
        not name[0] <= first < name[1]
        and any(
            [token.word for token in reading.tokens[at : at + len(words)]] == words
            for at in range(name[0], name[1] - len(words) + 1)
        )
        for name in names
    )


def _read_antecedent(reading: Reading, at: int) -> OfficialRead | None:
    """Return the person to whom "ia" at the start of a sentence refers.

    It is the subject of one of the sentences before, or the only official with a name in the one before.
    """
    tokens = reading.tokens
    number = tokens.sentence_number(at)
    for back in range(1, _MAX_BACK + 1):
        if number - back < 0:
            break
        subject = _read_start(reading, tokens.sentences[number - back][0])
        if subject is not None:
            return subject
        first, stop = tokens.sentences[number - back]
        named = [read for read in reading.officials.list_between(first, stop) if read.name is not None]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _read_sentence_subject(reading: Reading, at: int) -> OfficialRead | None:
    """Return the subject of the sentence before a quotation, after which "katanya" is at a token."""
    tokens = reading.tokens
    number = tokens.sentence_number(at)
    # The quotation may consist of several sentences.
    while number > 0 and not any(tokens[n].text in {"“", '"'} for n in range(*tokens.sentences[number])):
        number -= 1
    first = tokens.sentences[number][0]
    if tokens[first].text not in {"“", '"'}:
        # A straight quotation mark does not begin a sentence of its own.
        return _read_actor(reading, first, at)
    return None if number == 0 else _read_actor(reading, *tokens.sentences[number - 1])


def _read_actor(reading: Reading, first: int, stop: int) -> OfficialRead | None:
    """Return the subject of a sentence, or the only official in it who acts: *dikukuhkan Bupati Misal Budi*."""
    subject = _read_start(reading, first)
    if subject is not None:
        return subject
    named = [read for read in reading.officials.list_between(first, stop) if read.name is not None]
    before = reading.tokens[named[0].first - 1].text if len(named) == 1 else ""
    return named[0] if before in _BEFORE_ACTORS or _PASSIVE.fullmatch(before) else None


def _read_start(reading: Reading, first: int) -> OfficialRead | None:
    """Return the person at the start of a sentence, before a verb or a clause."""
    tokens = reading.tokens
    at = _skip_dateline(reading, first)
    at += tokens.word(at) in _SENTENCE_LEADS
    read = reading.officials.by_first.get(at) or _read_person(reading, at)
    if read is None or read.stop >= len(tokens):
        return None
    following = tokens[read.stop]
    is_verb = following.text.islower() and following.word.startswith(("me", "ber", "di", "ter"))
    return read if is_verb else None


def _skip_dateline(reading: Reading, first: int) -> int:
    """Return the token after the place and the outlet before an article: *BATANG, PSM.ID - Bupati*."""
    tokens = reading.tokens
    if not tokens.starts_line(first):
        return first
    dashes = (at for at in range(first + 1, min(first + _MAX_DATELINE, len(tokens))) if tokens.word(at) in _DASHES)
    dash = next((at for at in dashes if tokens[at].gap is Gap.SPACE), None)
    return first if dash is None else dash + 1


def _read_before_apposition(reading: Reading, first: int, verb: int) -> OfficialRead | None:
    """Return the speaker at the start of a sentence, if only words between commas are before the verb."""
    tokens = reading.tokens
    if verb - first < _MIN_APPOSITION or tokens.word(verb - 1) != ",":
        return None
    for at in range(first, min(first + 3, verb)):
        read = reading.officials.by_first.get(at) or _read_person(reading, at)
        if read is not None:
            marks = [number for number in range(read.stop, verb) if tokens[number].text in {",", ".", ";", "“", '"'}]
            is_clause = tokens.word(read.stop) == "," and len(marks) == _COMMAS and marks[-1] == verb - 1
            return read if is_clause else None
    return None
