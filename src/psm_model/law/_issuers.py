"""The name of an issuing office: its many spellings made one, shortened, and written as print has it."""

from __future__ import annotations

import re
from functools import cache

from ._names import ABBREVIATIONS, CAPITALS, EXPANSIONS, LOWER
from ._vocabulary import LONGEST_ISSUER, ends_issuer

__all__ = ["abbreviation", "folded", "known_minister", "normalised", "titled"]

_NAME = re.compile(r"[a-z]+(?:['-][a-z]+)*(?:(?:, | |/)[a-z]+(?:['-][a-z]+)*)*")
_BREAKS = re.compile(r"[^a-z]+")
_WORDS = re.compile(r"[a-z]+")


@cache
def _known() -> dict[str, str]:
    """Every known office by its folded name and by its short names ("mensos", "menteri sos")."""
    known = {folded(office): office for office in ABBREVIATIONS}
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


def normalised(issuer: str) -> str | None:
    """One spelling of an office's name, in full and in small letters; None if it has no meaning.

    A trailing "Republik Indonesia" or "RI" is left off, as no other republic's office is meant.
    """
    words = [EXPANSIONS.get(word, word) for word in issuer.lower().replace(".", " ").split()]
    name = (
        " ".join(words)
        .replace("wali kota", "walikota")
        .replace("dki jakarta jakarta", "dki jakarta")
        .replace(" ,", ",")
    )
    for office, place in (("gubernur", "provinsi"), ("bupati", "kabupaten"), ("walikota", "kota")):
        name = name.replace(f"{office} {place} ", f"{office} ")
    name = name.removesuffix(" republik indonesia").removesuffix(" ri")
    names = _WORDS.findall(name)
    if _NAME.fullmatch(name) is None or len(names) > LONGEST_ISSUER or any(map(ends_issuer, names, [*names[1:], ""])):
        return None
    return _known().get(_BREAKS.sub(" ", name), name)


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
