"""The name of an issuing office: its many spellings made one, shortened, and written as print has it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ._offices import ABBREVIATIONS, ALIASES, CAPITALS, EXPANSIONS, LOWER, RENAMED, SHORT_NAMES
from ._vocabulary import LONGEST_ISSUER, ends_issuer, spelling

__all__ = ["abbreviate", "capitalise", "comparison_key", "find_minister", "fold", "normalise"]

_NAME = re.compile(r"[a-z]+(?:['-][a-z]+)*(?:(?:, | |/)[a-z]+(?:['-][a-z]+)*)*")
_VOWEL = re.compile("[aeiouy]")
_LONGEST_NAME = 10  # how many words the name of a known minister has, "menteri" among them
_KEPT = 4096  # few offices are named, and those again and again
_BREAKS = re.compile(r"[^a-z]+")
_WORDS = re.compile(r"[a-z]+")
_HEADS = frozenset(["pemerintah", "presiden", "menteri", "gubernur", "bupati", "walikota"])
_ACT = re.compile(r"\bundang[^a-z]*undang\b")
_GAP = re.compile(r"([^a-z]+)")
# Two spellings of an office or an area, and one of them. What stands between two words does not count.
_SPELLINGS = (
    (re.compile(r"\bwali[^a-z]+kota\b"), "walikota"),
    (re.compile(r"^istimewa[^a-z]+provinsi[^a-z]+(?=[a-z])"), "istimewa "),
    (re.compile(r"\bdaerah[^a-z]+khusus[^a-z]+ibu[^a-z]*kota[^a-z]+jakarta\b"), "dki jakarta"),
    (re.compile(r"\bdki[^a-z]+jakarta(?:[^a-z]+jakarta\b)+"), "dki jakarta"),
    (re.compile(r"\bgubernur[^a-z]+(?:provinsi[^a-z]+)+(?=[a-z])"), "gubernur "),
    (re.compile(r"\bbupati[^a-z]+(?:kabupaten[^a-z]+)+(?=[a-z])"), "bupati "),
    (re.compile(r"\bwalikota[^a-z]+(?:kota[^a-z]+)+(?=[a-z])"), "walikota "),
    (re.compile(r"\b(menteri|gubernur|bupati|walikota|desa|badan|lembaga)(?:[^a-z]+\1\b)+"), r"\1"),
    (re.compile(r"(?:[^a-z]+(?:republik[^a-z]+indonesia|ri))+$"), ""),
)


@cache
def _known() -> dict[str, str]:
    """Return every known office by its folded name and by its short names ("mensos", "menteri sos")."""
    known = {fold(office): office for office in (*ABBREVIATIONS, *RENAMED)} | SHORT_NAMES
    for office, short in ABBREVIATIONS.items():
        if not office.startswith("menteri "):
            known[short.lower()] = office
            continue
        for alias in (short, *ALIASES.get(office, ())):
            spaced = _BREAKS.sub(" ", alias.lower())
            for name in (spaced, spaced.replace(" ", "")):
                known |= dict.fromkeys([f"men{name}", f"menteri {name}", f"menteri negara {name}"], office)
    return known


def find_minister(short: str) -> str | None:
    """Return the office that a short form names when written on to a word: "sos" is "menteri sosial"."""
    return _known().get("men" + short)


def comparison_key(issuer: str) -> str:
    """Return the key on which names of an office are compared; an office that was renamed keeps its key.

    >>> comparison_key("menteri negara lingkungan hidup")
    'menteri lingkungan hidup'
    """
    name = fold(issuer).replace("menteri negara ", "menteri ", 1)
    return RENAMED.get(name, name)


def fold(issuer: str) -> str:
    """Return what two spellings of an office are compared on: its words, without commas and hyphens."""
    return _BREAKS.sub(" ", issuer)


@lru_cache(_KEPT)
def normalise(issuer: str) -> str | None:
    """Return one spelling of an office's name, in full and in small letters; None if it has no meaning.

    A trailing "Republik Indonesia" or "RI" is left off, as no other republic's office is meant.
    """
    name = " ".join(_expand(issuer.lower().replace(".", " ")).split()).replace(" ,", ",")
    before = ""
    while name != before:
        before = name
        for pattern, chosen in _SPELLINGS:
            name = pattern.sub(chosen, name)
    names = _WORDS.findall(name)
    if _NAME.fullmatch(name) is None or len(names) > LONGEST_ISSUER or _ACT.search(name):
        return None
    if any(map(ends_issuer, names, [*names[1:], ""])):
        return None
    return _known().get(_BREAKS.sub(" ", name), name)


def _head(word: str) -> str:
    """Return the first word of an office that a misspelt one stands for, "mentri"; any other word as it is."""
    meant = spelling(word)
    return meant if meant in _HEADS else word


def _expand(name: str) -> str:
    """Write out the short words of a name: "kab", and a minister's "mensos", "mendes pdtt" or glued "menterisosial"."""
    parts = _GAP.split(name)
    place = 0
    while place < len(parts):
        word = parts[place]
        glued = f"menteri {word.removeprefix('menteri')}"
        minister = _minister(parts, place) if word.startswith("men") else None
        if minister:
            parts[place : minister[1]] = [minister[0]]
        elif word.startswith("menteri") and glued in ABBREVIATIONS:
            parts[place] = glued
        else:
            parts[place] = EXPANSIONS.get(word) or _head(word)
        place += 2
    return "".join(parts)


def _minister(parts: list[str], place: int) -> tuple[str, int] | None:
    """Return the office that the longest run of words at a place names, and the place behind it."""
    for end in range(place + 2 * _LONGEST_NAME - 1, place, -2):
        office = _known().get(" ".join(parts[place:end:2]))
        if office:
            return office, end
    return None


def capitalise(issuer: str) -> str:
    """Return the name as print writes it: "menteri pemuda dan olahraga" is "Menteri Pemuda dan Olahraga"."""

    def cased(word: re.Match[str]) -> str:
        if word[0] in CAPITALS or _VOWEL.search(word[0]) is None:
            return word[0].upper()
        inside = word.start() > 0 and word.end() < len(issuer)
        return word[0] if inside and word[0] in LOWER else word[0].capitalize()

    return _WORDS.sub(cased, issuer)


def abbreviate(issuer: str) -> str | None:
    """Return the customary suffix of an office ("sos", "ESDM"); None if there is none."""
    return ABBREVIATIONS.get(issuer)
