"""Where the name of an issuing office ends: what follows a known minister or a known area is not part of it."""

from __future__ import annotations

from functools import cache
from typing import Final

from psm_model.law._issuers import expand_islands, is_minister, split_minister
from psm_model.law._names import PROVINCES, split_words
from psm_model.law._offices import EXPANSIONS, OFFICE_WORDS
from psm_model.values.place_names import is_further_word, is_listed_place, may_be_longer_place

from ._other_works import is_country
from ._text import Tokens

__all__ = ["LOOSE_WORDS", "limit_issuer"]

LOOSE_WORDS: Final = split_words("baru terbaru lama anyar yaitu yakni ialah berikut")
"""Words in small letters between an office and a number that are part of neither, "Permensos terbaru Nomor 10"."""
_CONNECTORS: Final = frozenset(["dan", ",", "/", "-", "&", "atau"])
_LEVELS: Final = split_words(
    """
    provinsi propinsi prov kabupaten kab kota kotamadya kotapraja daerah khusus ibukota administrasi kecamatan kec desa
    kelurahan distrik nagari kepala kdh tingkat dati tk negara republik indonesia ri dki di bank
    """
)
"""Words that may precede, or continue, the name of an area."""
_MARKS: Final = frozenset([",", "/", "-"])
_VILLAGES: Final = split_words("desa kelurahan kalurahan kecamatan kec distrik nagari gampong")
"""What smaller areas are called, which no head of a region has in the name of the office, "Perbup Dana Desa"."""
_AREA_LEVELS: Final = frozenset(["kabupaten", "kab", "kota", "kotamadya", "provinsi", "propinsi", "prov"])
_REGIONAL: Final = frozenset(["gubernur", "bupati", "walikota", "wali kota"]) | _AREA_LEVELS
_OFFICES: Final = (OFFICE_WORDS - split_words("kabupaten kota provinsi desa daerah")) | split_words(
    "inspektur deputi staf"
)
_FORMER_PROVINCES: Final = split_words(
    "nanggroe nad irian timor sumatra djawa djakarta jakarta yogyakarta bangka nusa sunda"
)
_TOPICS: Final = split_words(
    """
    psm ipsm tksk tagana wksbm pkh bpnt blt bst dtks dtsen pbi ppks pmks psks pmks lks lksa lkks kesos bansos bankeu
    bumdes bumdesa bumd bpd lkd lmd lpm pkk posyandu linmas karang apbd apbdes rpjmd rpjmdes rkpd rtrw rdtr pdrd covid
    corona psbb ppkm sotk tpp ppdb pilkades pajak retribusi hibah zakat stunting disabilitas lansia
    """
)
"""Subjects of regulations that are where the name of an area may be, "Perbup IPSM 5/2020"."""
_ABBREVIATED_AREAS: Final = split_words(
    "oku okus okut oki hst hss hsu tts ttu sbd kbb ksb klu ppu pali sbb sbt mbd mtb nad"
)
_MAX_AREA_LENGTH: Final = 6  # words
_MAX_NAME_LENGTH: Final = 40  # words and marks


def _find_area(words: list[str]) -> int:
    """Return how many of the words are the longest name of a listed area; 0 if none is."""
    for count in range(min(len(words), _MAX_AREA_LENGTH), 0, -1):
        name = " ".join(words[:count])
        is_short_name = name in EXPANSIONS and name not in _AREA_LEVELS
        if is_listed_place(name) or name in PROVINCES.values() or is_short_name:
            return count
    return 0


def _limit_region(tokens: Tokens, index: int, head: str, words: list[str]) -> str:
    """Return the name of the head of a region, or of a region, without what follows the area.

    Args:
        tokens: The tokens.
        index: The index of the first word after the head.
        head: The head, "bupati" or "kabupaten"; alone, if no area is named after it.
        words: The words after it.
    """
    count = _find_area(words)
    rest = words[count:]
    name = " ".join([head, *words])
    if count == 0:
        first = tokens.raw(index)
        is_acronym = first.isupper() and not tokens.raw(index - 1).isupper() and words[0] not in _ABBREVIATED_AREAS
        is_unlisted = head == "gubernur" and words[0] not in _list_provincial_words()
        return head if first.islower() or is_acronym or is_unlisted or words[0] in _TOPICS else name
    if not rest or is_further_word(rest[0]) or is_listed_place(" ".join(rest)):
        return name  # a former area, "Toba Samosir", "Mamuju Utara"
    return " ".join([head, *words[:count]]) if _is_not_of_area(tokens, index, words, count) else name


def _limit_village(head: str, words: list[str]) -> str | None:
    """Return the name of the head of a region without a subject that has a village in it, "Perbup Batang Dana Desa".

    Args:
        head: The head, "bupati".
        words: The words after it.

    Returns:
        The name, without an area if none is listed; None if another office precedes the village, "Kepala Dinas
        Pemberdayaan Masyarakat dan Desa".
    """
    before = words[: next(index for index, word in enumerate(words) if word in _VILLAGES)]
    if before[-1:] == ["kepala"]:
        before.pop()
    if _names_office([word for word in before if word not in _AREA_LEVELS]):
        return None
    level = 1 if before[:1] and before[0] in _AREA_LEVELS else 0
    count = _find_area(before[level:])
    return " ".join([head, *before[: level + count]]) if count else head


def _is_not_of_area(tokens: Tokens, index: int, words: list[str], count: int) -> bool:
    """Return whether words after a listed area surely continue no name of an area: a topic, a person, small letters.

    A single unknown word may, as in "Padang Sidempuan" or "Banggai Kep.".

    Args:
        tokens: The tokens.
        index: The index of the first word of the area.
        words: The words of the area and after it.
        count: How many of them are the area.
    """
    area, rest = " ".join(words[:count]), words[count:]
    if rest[0] in _TOPICS:
        return True
    is_word = len(rest[0]) > 1  # not the "H." of a person
    if may_be_longer_place(area, " ".join(rest)) or (is_word and may_be_longer_place(area, rest[0])):
        return False
    first, following = tokens.raw(index), tokens.raw(index + count)
    is_lower = following.islower() and not first.islower()
    is_acronym = following.isupper() and not first.isupper()
    return is_lower or is_acronym or is_word


@cache
def _list_provincial_words() -> frozenset[str]:
    """Return the first words of the names of provinces, also of former ones."""
    return frozenset(name.split()[0] for name in (*PROVINCES.values(), *EXPANSIONS.values())) | _FORMER_PROVINCES


def _names_office(words: list[str]) -> bool:
    """Return whether words name another office, "a.n. Menteri Sosial Direktur Jenderal Rehabilitasi Sosial"."""
    return any(word in _OFFICES or word in EXPANSIONS for word in words)


def _limit_area(tokens: Tokens, index: int, name: str) -> str:
    """Return the name of an office without what follows its area, "Kepala Dinas Sosial Kabupaten Batang Budi".

    Args:
        tokens: The tokens.
        index: The index of the first word of the name.
        name: The name.
    """
    words = name.split()
    level = next((place for place, word in enumerate(words) if word in _AREA_LEVELS), None)
    if level is None or level == 0:
        return name
    area = words[level + 1 :]
    count = _find_area(area)
    rest = area[count:]
    if count == 0 or not rest or is_further_word(rest[0]) or _names_office(rest) or not set(rest).isdisjoint(_LEVELS):
        return name
    is_cut = _is_not_of_area(tokens, _locate(tokens, index, area[0]), area, count)
    return " ".join(words[: level + 1 + count]) if is_cut else name


def _locate(tokens: Tokens, index: int, word: str) -> int:
    """Return the index of a word of the name that begins at an index, which may have points between its words."""
    return next((place for place in range(index, index + _MAX_NAME_LENGTH) if tokens.word(place) == word), index)


def _cut_at_comma(words: list[str]) -> list[str]:
    """Return the words of an area, without a person after a comma, "Batang, Budi Contoh,"."""
    place = next((place for place, word in enumerate(words) if word.endswith(",")), None)
    if place is None:
        return words
    area, rest = [*words[:place], words[place].removesuffix(",")], [word.strip(",") for word in words[place + 1 :]]
    level = 1 if area[0] in _AREA_LEVELS else 0
    is_area = _find_area(area[level:]) == len(area) - level
    return area if is_area and not _names_office(rest) and not _find_area(rest) else words


def _limit_head(tokens: Tokens, index: int, name: str) -> str:
    """Return the name of the head of a region, or of a region, without what follows it; any other name unchanged.

    Args:
        tokens: The tokens.
        index: The index of the first word of the name, which the kind may imply.
        name: The name.
    """
    words = name.split()
    size = 2 if words[:2] == ["wali", "kota"] else 1
    head, words = " ".join(words[:size]), words[size:]
    if head not in _REGIONAL or not words:
        return _limit_area(tokens, index, name)
    words = _cut_at_comma(words)
    name = " ".join([head, *words])
    if not _VILLAGES.isdisjoint(words):
        return _limit_village(head, words) or name
    if words[0] not in _AREA_LEVELS and _names_office(words):
        return name
    if words[0] in _AREA_LEVELS and words[1:] and not _find_area(words):
        head, words = f"{head} {words[0]}", words[1:]
    if any(word in _LEVELS for word in words):
        return name
    return _limit_region(tokens, _locate(tokens, index, words[0]), head, words)


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
    name = expand_islands(name)
    words = name.split()
    if not words or not all(word.removesuffix(",").isalpha() or word in _MARKS for word in words):
        return name
    if words[0] == "menteri" or is_minister(words[0]):
        known, rest = split_minister(name)
        joints = rest[:1] if office.startswith("menteri ") else rest  # a name in full may lack a comma
        is_part = not rest or not _CONNECTORS.isdisjoint(joints) or is_country(rest) or _names_office(rest)
        return name if is_part else known
    if office == "desa" and words[1:] and words[1] in _TOPICS:
        return office
    return _limit_head(tokens, index - len(office.split()), name)
