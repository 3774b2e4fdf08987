"""Partners in a text: bodies that, according to the text, work with an organisation."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.errors import require_type
from psm_model.values.person_name import is_honorific
from psm_model.values.place_names import is_listed_place

from ._reading import Reading
from ._tokens import Gap
from ._vocabulary import phrases, words
from .found import Found

__all__ = ["find_partners", "read_partners"]

_LEADS: Final = phrases("partners", "leads")
"""Words before the names of partners."""
_STEMS: Final = phrases("partners", "stems")
"""Words for working with others, with "dengan" after them or the partners before them."""
_BY_FIRST: Final = {
    word: [phrase for phrase in _STEMS if phrase[0] == word] for word in {phrase[0] for phrase in _STEMS}
}
_WAYS: Final = words("partners", "ways")
"""Words between such a word and "dengan"."""
_WITH: Final = frozenset({"dengan", "bersama", "antara", "antar"})
_CALLS: Final = words("partners", "calls")
"""Verbs before those who are to work with the association."""
_BEFORE_STEMS: Final = words("partners", "before_stems")
"""Words between partners and such a word after them."""
_PARTNER_WORDS: Final = words("partners", "partner_words")
"""Words after "mitra"."""
_FILLERS: Final = words("partners", "fillers")
"""Words for partners without a name, before examples."""
_EXAMPLES: Final = phrases("partners", "examples")
"""Words before examples."""
_PREFIXES: Final = words("partners", "prefixes")
"""Words before a part of a list that do not belong to its name."""
_INSTITUTION: Final = words("official_reader", "institution")
"""Words of the names of institutions."""
_OFFICES: Final = frozenset({"dinas", "badan", "kementerian", "dinsos"})
_NAMES: Final = phrases("partners", "names")
_VILLAGES: Final = frozenset({"desa", "kelurahan", "kecamatan"})
_VAGUE: Final = frozenset({("dunia", "usaha"), ("posyandu",)})
_ASSOCIATION: Final = frozenset({"ipsm", "psm"})
_OWN_WORDS: Final = words("partners", "own_words")
"""Words for the association in its own sentences."""
_PLANS: Final = words("partners", "plans")
_REQUESTS: Final = frozenset({"meminta", "minta", "berpesan", "berharap", "mengimbau", "menghimbau", "mendorong"})
_GOVERNMENTS: Final = words("partners", "governments")
_STRONG: Final = words("partners", "strong")
"""First words of the leads after which a list may have any name."""
_BODIES: Final = words("partners", "bodies")
"""Words that begin the name of a body."""
_PERSONS: Final = words("partners", "persons")
"""Officers of the police and the army, after which their names are."""
_VAGUE_WORDS: Final = words("partners", "vague")
"""Acronyms of many bodies."""
_ATTENDING: Final = words("partners", "attending")
_JOINTS: Final = frozenset({",", "dan", "serta", "maupun", "atau", "&"})
_UNNAMED: Final = words("partners", "unnamed")
"""Words for partners without a name within a list."""
_STRESSES: Final = frozenset({"khususnya", "terutama", "termasuk", "juga", "hingga", "dengan", "bersama", "sampai"})
"""Words after a joint."""
_HELD: Final = words("partners", "held")
"""Verbs before those who hold something."""
_DENIALS: Final = frozenset({"tidak", "tak", "belum", "bukan", "tanpa", "enggan", "menolak"})
"""Words before a verb that deny it."""
_MAX_TO_DENIAL: Final = 2
_MAX_FILLERS: Final = 8
_MAX_WAYS: Final = 4
_MAX_BEFORE: Final = 40
_MAX_PARTS: Final = 12
_MAX_WORDS: Final = 5
_LONGEST_OFFICE: Final = 10
_SHORTEST_ACRONYM: Final = 2


def find_partners(text: str) -> tuple[Found[str], ...]:
    """Find the bodies that a text names as partners of the association.

    Bodies that only attend an event, and vague ones ("lembaga lainnya"), are left out.

    >>> text = "Bersama TKSK, Karang Taruna dan Tagana, IPSM menangani masalah sosial."
    >>> [found.value for found in find_partners(text)]
    ['TKSK', 'Karang Taruna', 'Tagana']

    Raises:
        WrongTypeError: the argument is not a text.
    """
    return tuple(read_partners(Reading(require_type(text, str, "a text"))))


def read_partners(reading: Reading) -> list[Found[str]]:
    """Return the partners that a text names, each once."""
    tokens = reading.tokens
    found: dict[str, Found[str]] = {}
    at = 0
    while at < len(tokens):
        lead = _read_lead(reading, at)
        is_denied = any(tokens.word(before) in _DENIALS for before in range(max(at - _MAX_TO_DENIAL, 0), at))
        if lead is None or is_denied or not _is_about_association(reading, at):
            at += 1
            continue
        after = _List([], has_own=False, stop=lead.stop)
        if not tokens.starts_line(lead.stop):
            after = _read_list(reading, lead.stop, is_strong=lead.is_strong)
        before: list[Found[str]] = []
        if lead.is_stem:
            before = _read_before(reading, at, is_own_after=not after.found and after.has_own)
        elif tokens.word(at) == "bersama" and after.has_own and not after.found:
            before = _read_organiser(reading, at)
        at = lead.stop
        for partner in (*before, *after.found):
            found.setdefault(partner.value.lower(), partner)
    return [*found.values()]


class _Lead(NamedTuple):
    """Words before the names of partners."""

    stop: int
    """The token after them."""
    is_strong: bool
    """Whether any name may follow in a list."""
    is_stem: bool = False
    """Whether partners may be before them too."""


class _List(NamedTuple):
    """Bodies in a list."""

    found: list[Found[str]]
    """Those that are partners."""
    has_own: bool
    """Whether the association is one of them."""
    stop: int
    """The token after the list."""


def _read_lead(reading: Reading, at: int) -> _Lead | None:
    """Return the words before the names of partners that begin at a token."""
    tokens = reading.tokens
    stem = max((len(phrase) for phrase in _BY_FIRST.get(tokens.word(at), ()) if tokens.matches(at, phrase)), default=0)
    if stem:
        stop = at + stem
        while tokens.word(stop) in _WAYS and stop < at + stem + _MAX_WAYS:
            stop += 1
        while tokens.word(stop) in _WITH:
            stop += 1
        return _Lead(_skip_fillers(reading, stop), is_strong=True, is_stem=True)
    lead = tokens.find_longest(at, _LEADS)
    if lead:
        return _Lead(_skip_fillers(reading, at + lead), is_strong=tokens.word(at) in _STRONG)
    if tokens.word(at) == "mitra":
        stop = at + 1
        while tokens.word(stop) in _PARTNER_WORDS and not tokens.is_capitalised(stop):
            stop += 1
        return _Lead(_skip_fillers(reading, stop), is_strong=False)
    return None


def _skip_fillers(reading: Reading, at: int) -> int:
    """Return the token after words for partners without a name and the word before examples, if both are there.

    *berbagai pihak, seperti TKSK*, *pilar sosial lain antara lain Tagana*.
    """
    tokens = reading.tokens
    stop = at
    while stop < at + _MAX_FILLERS and (tokens.word(stop) in _FILLERS or tokens.word(stop) in {"-", ","}):
        stop += 1
    examples = tokens.find_longest(stop, _EXAMPLES)
    return stop + examples if examples else at


def _read_before(reading: Reading, stem: int, *, is_own_after: bool) -> list[Found[str]]:
    """Return the bodies before a word for working with others.

    They are partners if the association is among them or after the word, or if they are called to do so:
    *Dinas Sosial bekerja sama dengan IPSM*, *ia mengajak TKSK dan Tagana bekerja sama*.
    """
    tokens = reading.tokens
    end = stem
    while tokens.word(end - 1) in _BEFORE_STEMS:
        end -= 1
    first = max(tokens.sentence_at(stem)[0], end - _MAX_BEFORE)
    for at in range(first, end):
        if tokens.word(at - 1) in _JOINTS and at > first:
            continue
        named = _read_list(reading, at, is_strong=True)
        if named.stop == end and named.found:
            is_called = tokens.word(at - 1) in _CALLS
            return named.found if named.has_own or is_own_after or is_called else []
    return []


def _read_organiser(reading: Reading, at: int) -> list[Found[str]]:
    """Return the bodies before "bersama" and the association that hold an event: *digelar Dinsos bersama IPSM*."""
    tokens = reading.tokens
    first = tokens.sentence_at(at)[0]
    verb = next((k for k in range(at - 1, max(first, at - _MAX_PARTS) - 1, -1) if tokens.word(k) in _HELD), None)
    if verb is None:
        return []
    named = _read_list(reading, verb + 1 + (tokens.word(verb + 1) == "oleh"), is_strong=False)
    return named.found if named.stop == at else []


def _is_about_association(reading: Reading, at: int) -> bool:
    """Return whether a sentence is about what the association does, and nobody only comes together in it.

    It names the association or its board, or somebody who is not of the government has plans in it.
    """
    tokens = reading.tokens
    first, stop = tokens.sentence_at(at)
    words = {token.word for token in tokens[first:stop]}
    if words & _ATTENDING:
        return False
    if tokens.word(at) == "bersama" and tokens.word(at - 1) == "," and "satu" in words:
        # "IPSM menjadi satu dari tiga forum, bersama Karang Taruna"
        return False
    names = _ASSOCIATION | {tokens[group[0].first].word for group in reading.subjects}
    is_named = bool(words & (names | _OWN_WORDS)) or tokens.sentence_number(at) in reading.subject_sentences
    before = {token.word for token in tokens[first:at]}
    return is_named or bool(before & _PLANS and not before & _GOVERNMENTS) or _is_asked(reading, first, at)


def _is_asked(reading: Reading, first: int, at: int) -> bool:
    """Return whether somebody asks for it without a word for whom: *Bupati meminta agar bersinergi dengan*."""
    tokens = reading.tokens
    asked = next((k for k in range(at - 1, first, -1) if tokens.word(k) in {"agar", "supaya", "untuk"}), None)
    if asked is None or tokens.word(asked - 1) not in _REQUESTS:
        return False
    return not any(tokens.is_capitalised(k) for k in range(asked, at))


def _read_list(reading: Reading, at: int, *, is_strong: bool) -> _List:
    """Return the bodies in a list that begins at a token; the association itself is skipped."""
    tokens = reading.tokens
    found: list[Found[str]] = []
    has_own = False
    first = stop = at
    for _ in range(_MAX_PARTS):
        while tokens.word(at) in _PREFIXES or (tokens.word(at) == "-" and tokens.word(at + 1) in _PREFIXES):
            at += 1
        if at >= len(tokens) or (tokens[at].gap >= Gap.LINE and at > first):
            break
        part = _read_body(reading, at) or _read_unknown(reading, at, is_listed=is_strong and bool(found))
        if part is None and tokens.word(at) in _UNNAMED:
            part = at + 1, False
        if part is None:
            break
        stop, is_partner = part
        if is_partner:
            found.append(reading.make(at, stop))
        is_own = not is_partner and _is_own(reading, at)
        has_own |= is_own
        joint = stop
        while tokens.word(joint) in _JOINTS or (tokens.word(joint) in _STRESSES and (joint > stop or is_own)):
            joint += 1
        if joint == stop:
            break
        at = joint
    return _List(found, has_own, stop)


def _is_own(reading: Reading, at: int) -> bool:
    """Return whether a body is the association itself."""
    organisation = reading.organisations.read(at)
    own = {group[0].key for group in reading.subjects} | _ASSOCIATION | {"forum psm"}
    return reading.tokens.word(at) in _ASSOCIATION or (organisation is not None and organisation.key in own)


def _read_unknown(reading: Reading, at: int, *, is_listed: bool) -> tuple[int, bool] | None:
    """Return the token after a name that must be that of a body.

    It begins with a word for a body or is an acronym; after other bodies in a list, any name that is no person's.
    """
    tokens = reading.tokens
    word = tokens.word(at)
    if not tokens.is_capitalised(at) or word in _PERSONS | _VAGUE_WORDS or is_honorific(tokens[at].text):
        return None
    text = tokens[at].text
    is_acronym = text.isupper() and len(text) > _SHORTEST_ACRONYM and not tokens[at - 1].text.isupper()
    if not (word in _BODIES or is_acronym or is_listed) or reading.officials.read_office(at) is not None:
        return None
    stop = at + 1
    longest = _LONGEST_OFFICE if word in _OFFICES else _MAX_WORDS
    while stop - at < longest and stop < len(tokens) and tokens[stop].gap is Gap.SPACE:
        # "SMK Negeri 2 Batu"
        is_numbered = tokens[stop].is_number and tokens.word(stop - 1) == "negeri"
        if not (tokens.is_capitalised(stop) or is_numbered):
            if not _goes_on(reading, word, stop):
                break
            stop += 1
        stop += 1
    # A word for a body alone ("Dinas", "Yayasan") names none.
    is_named = stop > at + 1 or word not in _BODIES
    return (stop, True) if is_named and not is_listed_place(tokens.slice(at, stop)) else None


def _goes_on(reading: Reading, head: str, at: int) -> bool:
    """Return whether the name of an office continues after "dan": *Dinas Pemberdayaan Perempuan dan Anak*."""
    tokens = reading.tokens
    is_joint = head in _OFFICES and tokens.word(at) in {"dan", "&"}
    return is_joint and tokens.is_capitalised(at + 1) and tokens.word(at + 1) in _INSTITUTION - _OFFICES


def _read_body(reading: Reading, at: int) -> tuple[int, bool] | None:
    """Return the token after a body at a token, and whether it is a partner."""
    tokens = reading.tokens
    organisation = reading.organisations.read(at)
    length = max((len(phrase) for phrase in _NAMES if tokens.matches(at, phrase)), default=0)
    if organisation is not None:
        own = {group[0].key for group in reading.subjects}
        return (
            organisation.stop,
            organisation.key not in own and organisation.key not in _ASSOCIATION and organisation.key != "forum psm",
        )
    if tokens.word(at) in _ASSOCIATION:
        return at + 1, False
    if not length:
        return None
    stop = at + length
    if tokens.word(stop) == "-" and tokens.is_capitalised(stop + 1) and tokens[stop + 1].gap is Gap.NONE:
        # "Dinsos-P2KB"
        stop += 2
    elif any(sign.isdigit() for sign in tokens.word(stop)) and tokens[stop].text.isupper():
        # "Dinsos P3A"
        stop += 1
    if tokens.word(stop) == "(" and tokens.word(stop + 2) == ")":
        stop += 3
    # "Posyandu Anggrek" has a name of its own.
    if tuple(token.word for token in tokens[at:stop]) in _VAGUE and tokens.is_capitalised(stop):
        return _read_unknown(reading, at, is_listed=False)
    area = reading.areas.read(stop) if stop < len(tokens) and tokens[stop].gap is Gap.SPACE else None
    if area is not None:
        stop = area.stop
    is_village = tokens.matches(at, ("pemerintah", tokens.word(at + 1))) and tokens.word(at + 1) in _VILLAGES
    is_named = is_village or any(tokens.is_capitalised(number) for number in range(at, at + length))
    return stop, is_named and tuple(token.word for token in tokens[at : at + length]) not in _VAGUE


_MEMBERS: Final = phrases("partners", "members")
_LEVELS: Final = phrases("partners", "levels")


def read_members(reading: Reading) -> list[Found[str]]:
    """Return the unnamed workers of villages of which an association consists: *PSM di tingkat desa*."""
    tokens = reading.tokens
    for at in range(len(tokens)):
        length = tokens.find_longest(at, _MEMBERS)
        level = tokens.find_longest(at + length, _LEVELS) if length else 0
        if level:
            return [reading.make(at, at + length + level)]
    return []
