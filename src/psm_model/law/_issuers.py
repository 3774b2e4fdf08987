"""The name of an issuing office: normalised, abbreviated and capitalised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from psm_model.values.place_names import is_listed_place

from ._names import ACEH, PROVINCES
from ._ocr import fold_misread
from ._offices import (
    ABBREVIATIONS,
    ALIASES,
    CAPITALS,
    EXPANSIONS,
    FURTHER_MINISTRIES,
    LOWER,
    OFFICE_WORDS,
    RENAMED,
    SHORT_NAMES,
)
from ._vocabulary import MAX_ISSUER_LENGTH, ends_issuer, resolve_spelling

__all__ = [
    "abbreviate",
    "capitalise",
    "expand_islands",
    "find_minister",
    "fold_office",
    "is_minister",
    "join_offices",
    "make_comparison_key",
    "normalise",
    "repair_word",
    "split_minister",
]

_NAME: Final = re.compile(r"[a-z]+(?:['-][a-z]+)*(?:(?:, | |/)[a-z]+(?:['-][a-z]+)*)*")
_REPUBLIC: Final = re.compile(r"^(?:(?:negara kesatuan )?(?:republik indonesia|nkri|nri|ri)(?: |$))+")
_VOWEL: Final = re.compile("[aeiouy]")
_MAX_NAME_LENGTH: Final = 10  # the maximum number of words in the name of a known minister, including "menteri"
_CACHE_SIZE: Final = 4096  # the same few offices are named repeatedly
_SHORTEST_MISREAD: Final = 4  # letters
_SHORTEST_SHORT_NAME: Final = 6  # letters, "mensos"
_BREAKS: Final = re.compile(r"[^a-z]+")
_WORDS: Final = re.compile(r"[a-z]+")
_HEADS: Final = frozenset(["pemerintah", "presiden", "menteri", "gubernur", "bupati", "walikota"])
_ACT: Final = re.compile(r"\bundang[^a-z]*undang\b")
_TOGETHER: Final = "bersama "
"""The word before the offices of a joint instrument."""
_BETWEEN_OFFICES: Final = re.compile(
    r"(?<!\bdua)(?<!\btiga)(?<!\blima)(?<!\bempat)(?:,? dan|,)? "
    r"(?=(?:menteri|gubernur|bupati|walikota|panglima|jaksa)\b)"
    r"|(?:,? dan|,) (?=(?:kepala|ketua|direktur|sekretaris|kapolri)\b)"
)
"""Before the offices of a joint instrument; a minister may be the head of an agency too, "/kepala badan"."""
_GAP: Final = re.compile(r"([^a-z]+)")
_ACTING: Final = re.compile(
    r"\b(?:(?:pjs?|plt|plh|plth|pgs|pen?jabat(?:[^a-z]+sementara)?|pelaksana(?:[^a-z]+(?:tugas|harian))+|an|a[^a-z]+n"
    r"|atas[^a-z]+nama)[^a-z]+)+(?=(?:menteri|gubernur|bupati|wali[^a-z]*kota|camat|lurah|kepala|ketua|sekretaris"
    r"|direktur|rektor|keuchik|wakil)\b)"
)
"""Words of one who acts for the head of an office, whose instruments are those of the office."""
_STATE: Final = r"(?:[^a-z]+(?:(?:negara[^a-z]+kesatuan[^a-z]+)?republik[^a-z]+indonesia|nkri|nri|ri))+"
"""The name of the state after an office."""
_NEXT_OFFICE: Final = (
    r"(?=,?(?:[^a-z]+dan)?[^a-z]+(?:menteri|kepala|jaksa|panglima|ketua|gubernur|bupati|walikota|direktur)\b)"
)
"""Before the next office of a joint instrument."""
_HEAD_OF_REGION: Final = r"(?:[^a-z]+(?:dan[^a-z]+)?(?:kepala[^a-z]+daerah|kepala|kdh))?"
_LEVEL_OF_REGION: Final = r"(?:[^a-z]+(?:(?:daerah[^a-z]+)?(?:tingkat|tk)|dati))[^a-z]+(?:ii?)[^a-z]+(?=[a-z])"
_LEVELLED_REGION: Final = re.compile(
    rf"\b(gubernur|bupati|walikota|provinsi|kabupaten|kota){_HEAD_OF_REGION}{_LEVEL_OF_REGION}"
)
"""Until 1999 a region was a "daerah tingkat", and its head "Kepala Daerah Tingkat II"."""
_ISLANDS: Final = re.compile(r"\bkep\b")
_BEFORE_AREA: Final = re.compile(r"\b(?:gubernur|bupati|walikota|provinsi|prov|kabupaten|kab|kota) ")
_OF_HEADS: Final = (
    "badan|bagian|balai|biro|bidang|desa|dinas|kantor|kejaksaan|kepolisian|lembaga|perpustakaan|pusat|satuan|seksi"
    "|sekretariat|sekolah|suku|unit|wilayah"
)
"""What has a head, "Ka. Dinas"."""
# Spellings of an office or an area, and the standard one. The characters between two words do not count.
_SPELLINGS: Final = (
    (_ACTING, ""),
    (re.compile(r"\bwali[^a-z]+kota\b"), "walikota"),
    (_LEVELLED_REGION, r"\1 "),
    (re.compile(rf"\bk(?:a|ep)[^a-z]+(?=(?:{_OF_HEADS})\b)"), "kepala "),
    (re.compile(r"^istimewa[^a-z]+provinsi[^a-z]+(?=[a-z])"), "istimewa "),
    (re.compile(r"\bdaerah[^a-z]+khusus[^a-z]+ibu[^a-z]*kota[^a-z]+jakarta\b"), "dki jakarta"),
    (re.compile(r"\bdki[^a-z]+jakarta(?:[^a-z]+jakarta\b)+"), "dki jakarta"),
    (re.compile(r"\bgubernur[^a-z]+(?:provinsi[^a-z]+)+(?=[a-z])"), "gubernur "),
    (re.compile(r"\bbupati[^a-z]+(?:kabupaten[^a-z]+)+(?=[a-z])"), "bupati "),
    (re.compile(r"\bwalikota[^a-z]+(?:kota[^a-z]+)+(?=[a-z])"), "walikota "),
    (re.compile(r"\b(menteri|gubernur|bupati|walikota|desa|badan|lembaga)(?:[^a-z]+\1\b)+"), r"\1"),
    (re.compile(_STATE + _NEXT_OFFICE), ""),
    (re.compile(r"^(bersama .*?[a-z]) ?[-/] ?(?=menteri\b)"), r"\1 dan "),
    (re.compile(f"{_STATE}$"), ""),
)


@cache
def _index_offices() -> dict[str, str]:
    """Return all known offices by their folded names and short names ("mensos", "menteri sos")."""
    known = {fold_office(office): office for office in (*ABBREVIATIONS, *RENAMED)} | SHORT_NAMES
    for office, short in ABBREVIATIONS.items():
        if not office.startswith("menteri "):
            known[short.lower()] = office
            continue
        for alias in (short, *ALIASES.get(office, ())):
            spaced = _BREAKS.sub(" ", alias.lower())
            for name in (spaced, spaced.replace(" ", "")):
                known |= dict.fromkeys([f"men{name}", f"menteri {name}", f"menteri negara {name}"], office)
    return known


@cache
def _list_full_words() -> frozenset[str]:
    """Return the words in the full names of known offices and areas: an acronym is never taken for another."""
    names = (*ABBREVIATIONS, *RENAMED, *RENAMED.values(), *EXPANSIONS.values(), *PROVINCES.values(), *ACEH)
    short = {name for name in _index_offices() if name.startswith("men") and len(name) >= _SHORTEST_SHORT_NAME}
    return OFFICE_WORDS.union(*map(_WORDS.findall, names), short) - CAPITALS


@cache
def _index_misread() -> dict[str, str]:
    """Return the known words by the folded forms in which they may be misread; ambiguous forms are omitted."""
    forms: dict[str, set[str]] = {}
    for word in _list_full_words():
        if len(word) >= _SHORTEST_MISREAD:
            read_as_c = {f"{word[:place]}c{word[place + 1 :]}" for place, char in enumerate(word) if char in "eo"}
            for form in (word, *read_as_c):
                forms.setdefault(fold_misread(form), set()).add(word)
    return {form: word for form, (word, *others) in forms.items() if not others}


def repair_word(word: str) -> str:
    """Repair a word of an office's name in which letters are misread, if only one known word is meant.

    >>> repair_word("sosiai"), repair_word("dalarn"), repair_word("bataug")
    ('sosial', 'dalam', 'bataug')
    """
    return word if word in _list_full_words() else _index_misread().get(fold_misread(word), word)


def find_minister(short: str) -> str | None:
    """Return the office of a short name that is joined to a word: "sos" is "menteri sosial"."""
    return _index_offices().get("men" + short)


def is_minister(word: str) -> bool:
    """Return whether a word is the short name of a minister, "mendagri"; that of another office, "ipsm", is not.

    >>> is_minister("mensos"), is_minister("ipsm")
    (True, False)
    """
    return _index_offices().get(word, "").startswith("menteri ")


def split_minister(name: str) -> tuple[str, list[str]]:
    """Split the name of a known minister from the words after it that are not part of the name of a ministry.

    >>> split_minister("menteri sosial budi contoh")
    ('menteri sosial', ['budi', 'contoh'])
    >>> split_minister("menteri perindustrian rakyat")
    ('menteri perindustrian rakyat', [])
    """
    parts = _GAP.split(_expand(name).strip())
    found = _match_minister(parts, 0)
    words = " ".join("".join(parts[found[1] :]).replace(",", " , ").replace("/", " / ").split()) if found else ""
    words = _REPUBLIC.sub("", words)
    if found is None or not words or words.split()[0] in _list_ministry_words():
        return name, []
    return found[0], words.split()


@cache
def _list_ministry_words() -> frozenset[str]:
    """Return the words in the names of ministries, which may continue the name of a known one."""
    names = (name for name in (*ABBREVIATIONS, *RENAMED) if name.startswith("menteri "))
    return FURTHER_MINISTRIES.union(*map(_WORDS.findall, names)) - LOWER - {"desa"}


def join_offices(names: Sequence[str]) -> str:
    """Join the names of the two or more offices of a joint instrument.

    >>> join_offices(["menteri sosial", "menteri kesehatan", "menteri agama"])
    'menteri sosial, menteri kesehatan, dan menteri agama'
    """
    *others, last = names
    return f"{others[0]} dan {last}" if len(others) == 1 else f"{', '.join(others)}, dan {last}"


def make_comparison_key(issuer: str) -> str:
    """Return the key by which names of an office are compared; a renamed office keeps its key.

    The offices of a joint instrument may be joined by commas or by "dan", and their order does not count.

    >>> make_comparison_key("menteri negara lingkungan hidup")
    'menteri lingkungan hidup'
    >>> make_comparison_key("bersama menteri sosial dan menteri agama")
    'bersama menteri agama dan menteri sosial'
    """
    if not issuer.startswith(_TOGETHER):
        return _fold_renamed(issuer)
    offices = _BETWEEN_OFFICES.split(issuer.removeprefix(_TOGETHER))
    return _TOGETHER + " dan ".join(sorted(map(_fold_renamed, offices)))


def _fold_renamed(office: str) -> str:
    """Return the folded name of one office, that which it has today."""
    name = fold_office(office).replace("menteri negara ", "menteri ", 1)
    return RENAMED.get(name, name)


def fold_office(issuer: str) -> str:
    """Return the words of an office's name, without commas and hyphens."""
    return _BREAKS.sub(" ", issuer)


@lru_cache(_CACHE_SIZE)
def normalise(issuer: str) -> str | None:
    """Return the standard spelling of an office's name, in full and in small letters; None if it is invalid.

    A trailing "Republik Indonesia" or "RI" is removed, and so is the capacity of an acting head.

    >>> normalise("Pj. Bupati Batang")
    'bupati batang'
    """
    name = expand_islands(" ".join(_expand(issuer.lower().replace(".", " ")).split()).replace(" ,", ","))
    before = ""
    while name != before:
        before = name
        for pattern, chosen in _SPELLINGS:
            name = pattern.sub(chosen, name)
    names = _WORDS.findall(name)
    if _NAME.fullmatch(name) is None or len(names) > MAX_ISSUER_LENGTH or _ACT.search(name):
        return None
    if any(map(ends_issuer, names, [*names[1:], ""])):
        return None
    folded = _BREAKS.sub(" ", name)
    # After "Negara Republik Indonesia" without its end; "kepolisian negara" is an office.
    return _index_offices().get(folded) or _index_offices().get(folded.removesuffix(" negara"), name)


def expand_islands(name: str) -> str:
    """Expand "kep" in the name of an area, or of an office in one, where a listed area has "kepulauan".

    >>> expand_islands("bupati banggai kep"), expand_islands("kep riau"), expand_islands("menteri kep")
    ('bupati banggai kepulauan', 'kepulauan riau', 'menteri kep')
    """
    if _ISLANDS.search(name) is None:
        return name
    start = max((match.end() for match in _BEFORE_AREA.finditer(name)), default=0)
    area = _ISLANDS.sub("kepulauan", name[start:])
    return name[:start] + area if is_listed_place(area) else name


def _correct_head(word: str) -> str:
    """Correct the misspelt first word of an office, "mentri"; return any other word unchanged."""
    meant = resolve_spelling(word)
    return meant if meant in _HEADS else word


def _expand(name: str) -> str:
    """Expand the short words of a name: "kab", "mensos", "mendes pdtt", and the joined "menterisosial"."""
    parts = [repair_word(part) for part in _GAP.split(name)]
    index = 0
    while index < len(parts):
        word = parts[index]
        glued = f"menteri {word.removeprefix('menteri')}"
        minister = _match_minister(parts, index) if word.startswith("men") else None
        if minister:
            parts[index : minister[1]] = [minister[0]]
        elif word.startswith("menteri") and glued in ABBREVIATIONS:
            parts[index] = glued
        else:
            parts[index] = EXPANSIONS.get(word) or _correct_head(word)
        index += 2
    return "".join(parts)


def _match_minister(parts: list[str], index: int) -> tuple[str, int] | None:
    """Return the office named by the longest run of words at an index, and the index after it."""
    for end in range(index + 2 * _MAX_NAME_LENGTH - 1, index, -2):
        office = _index_offices().get(" ".join(parts[index:end:2]))
        if office:
            return office, end
    return None


def capitalise(issuer: str) -> str:
    """Capitalise the name as in print: "menteri pemuda dan olahraga" is "Menteri Pemuda dan Olahraga"."""

    def capitalise_word(word: re.Match[str]) -> str:
        if word[0] in CAPITALS or _VOWEL.search(word[0]) is None:
            return word[0].upper()
        inside = word.start() > 0 and word.end() < len(issuer)
        return word[0] if inside and word[0] in LOWER else word[0].capitalize()

    return _WORDS.sub(capitalise_word, issuer)


def abbreviate(issuer: str) -> str | None:
    """Return the customary suffix of an office ("sos", "ESDM"); None if there is none."""
    return ABBREVIATIONS.get(issuer)
