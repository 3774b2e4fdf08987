"""Where the name of an issuing office ends: what follows a known minister or a known area is not part of it."""

from __future__ import annotations

from typing import Final

from psm_model.law._issuers import split_minister
from psm_model.law._names import PROVINCES, split_words
from psm_model.law._offices import EXPANSIONS
from psm_model.values.place_names import FURTHER_WORDS, is_listed_place

from ._other_works import is_country
from ._text import Tokens

__all__ = ["LOOSE_WORDS", "limit_issuer"]

LOOSE_WORDS: Final = split_words("baru terbaru lama anyar yaitu yakni ialah berikut")
"""Words in small letters between an office and a number that are part of neither, "Permensos terbaru Nomor 10"."""
_CONNECTORS: Final = ("dan", ",", "/", "-", "&", "atau")
_LEVELS: Final = split_words(
    """
    provinsi propinsi prov kabupaten kab kota kotamadya kotapraja daerah khusus ibukota administrasi kecamatan kec desa
    kelurahan distrik nagari kepala kdh tingkat dati tk negara republik indonesia ri dki di bank
    """
)
"""Words that may precede, or continue, the name of an area."""
_REGIONAL: Final = frozenset(["gubernur", "bupati", "walikota"])
_TOPICS: Final = split_words(
    """
    psm ipsm tksk tagana wksbm pkh bpnt blt bst dtks dtsen pbi ppks pmks psks pmks lks lksa lkks kesos bansos bankeu
    bumdes bumdesa bumd bpd lkd lmd lpm pkk posyandu linmas karang apbd apbdes rpjmd rpjmdes rkpd rtrw rdtr pdrd covid
    corona psbb ppkm sotk tpp ppdb pilkades pajak retribusi hibah zakat stunting disabilitas lansia
    """
)
"""Subjects of regulations that stand where the name of an area may, "Perbup IPSM 5/2020"."""
_ABBREVIATED_AREAS: Final = split_words(
    "oku okus okut oki hst hss hsu tts ttu sbd kbb ksb klu ppu pali sbb sbt mbd mtb nad"
)
_LONGEST_AREA: Final = 6  # words


def _find_area(words: list[str]) -> int:
    """Return how many of the words are the longest name of a listed area; 0 if none is."""
    for count in range(min(len(words), _LONGEST_AREA), 0, -1):
        name = " ".join(words[:count])
        if is_listed_place(name) or name in PROVINCES.values() or name in EXPANSIONS:
            return count
    return 0


def _limit_region(tokens: Tokens, index: int, head: str, words: list[str]) -> str | None:
    """Return the name of the head of a region without what follows the area; None if no area is named."""
    count = _find_area(words)
    rest = words[count:]
    name = " ".join([head, *words])
    if count == 0:
        first = tokens.raw(index)
        acronym = first.isupper() and not tokens.raw(0).isupper() and words[0] not in _ABBREVIATED_AREAS
        return None if first.islower() or acronym or words[0] in _TOPICS else name
    if not rest or rest[0] in FURTHER_WORDS or is_listed_place(" ".join(rest)):
        return name  # a former area, "Toba Samosir", "Mamuju Utara"
    return " ".join([head, *words[:count]])


def limit_issuer(tokens: Tokens, index: int, office: str, name: str) -> str:
    """Return the name of an office without the words after it that are not part of it.

    Args:
        tokens: The tokens.
        index: The index of the first word after the beginning of the name.
        office: The beginning of the name, which the kind implies.
        name: The whole name as in the text, in small letters.

    Returns:
        The name; the beginning alone if no area is named after the head of a region.
    """
    if name.startswith("menteri"):
        known, rest = split_minister(name)
        return known if rest and rest[0] not in _CONNECTORS and not is_country(rest) else name
    words = name.removeprefix(office).split()
    if office == "desa" and words and words[0] in _TOPICS:
        return office
    if office not in _REGIONAL or not words or any(word in _LEVELS or not word.isalpha() for word in words):
        return name
    return _limit_region(tokens, index, office, words) or office
