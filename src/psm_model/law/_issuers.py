"""The name of an issuing office: its many spellings made one, shortened, and written as print has it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ._names import ABBREVIATIONS, CAPITALS, EXPANSIONS, LOWER, SHORT_NAMES
from ._vocabulary import LONGEST_ISSUER, ends_issuer, spelling

__all__ = ["abbreviation", "folded", "known_minister", "normalised", "titled"]

_NAME = re.compile(r"[a-z]+(?:['-][a-z]+)*(?:(?:, | |/)[a-z]+(?:['-][a-z]+)*)*")
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
    (re.compile(r"\b(menteri|gubernur|bupati|walikota|desa)(?:[^a-z]+\1\b)+"), r"\1"),
    (re.compile(r"(?:[^a-z]+(?:republik[^a-z]+indonesia|ri))+$"), ""),
)


@cache
def _known() -> dict[str, str]:
    """Every known office by its folded name and by its short names ("mensos", "menteri sos")."""
    known = {folded(office): office for office in ABBREVIATIONS} | SHORT_NAMES
    for office, short in ABBREVIATIONS.items():
        squeezed = _BREAKS.sub("", short.lower())
        for name in (short.lower(), squeezed) if office.startswith("menteri ") else ():
            known["men" + name] = known["menteri " + name] = office
        if not office.startswith("menteri "):
            known[squeezed] = office
    return known


def known_minister(short: str) -> str | None:
    """The office that a short form names when written on to a word: "sos" is "menteri sosial"."""
    return _known().get("men" + short)


def folded(issuer: str) -> str:
    """What two spellings of an office are compared on: its words, without commas and hyphens."""
    return _BREAKS.sub(" ", issuer)


@lru_cache(_KEPT)
def normalised(issuer: str) -> str | None:
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
        word, both = parts[place], " ".join(parts[place : place + 3 : 2])
        minister = known_minister(both[3:]) if both.startswith("men") else None
        glued = f"menteri {word.removeprefix('menteri')}"
        if minister:
            parts[place : place + 3] = [minister]
        elif word.startswith("menteri") and glued in ABBREVIATIONS:
            parts[place] = glued
        elif word.startswith("men"):
            parts[place] = known_minister(word[3:]) or _head(word)
        else:
            parts[place] = EXPANSIONS.get(word) or _head(word)
        place += 2
    return "".join(parts)


def titled(issuer: str) -> str:
    """The name as print writes it: "menteri pemuda dan olahraga" is "Menteri Pemuda dan Olahraga"."""

    def cased(word: re.Match[str]) -> str:
        if word[0] in CAPITALS:
            return word[0].upper()
        inside = word.start() > 0 and word.end() < len(issuer)
        return word[0] if inside and word[0] in LOWER else word[0].capitalize()

    return _WORDS.sub(cased, issuer)


def abbreviation(issuer: str) -> str | None:
    """Its customary short form as a suffix ("sos", "ESDM"); None where none is known."""
    return ABBREVIATIONS.get(issuer)
