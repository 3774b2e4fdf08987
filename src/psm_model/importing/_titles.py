"""Titles of offices' tables: what rows above and between the tables state, as templates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from psm_model.errors import mask_digits
from psm_model.values.area import Level

from ._row_kinds import strip_list_number
from ._templates import match_template

__all__ = ["TitleFinding", "find_level", "find_titles"]

_TERM: Final = re.compile(
    r"(?P<before>.*?\b(?:MASA\s+(?:BAKTI|BHAKTI|JABATAN|KHIDMAT)|PERIODE)(?:\s+TAHUN)?\s*:?\s*)(?P<label>\(?(?:19|20)\d\d.*)",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"(?P<before>.*?)(?P<name>\b(?:IPSM|IKATAN\s+PEKERJA\s+SOSIAL\s+MASYARAKAT)\s+"
    # "IPSM SE-KECAMATAN CONTOH" are several.
    r"(?!TINGKAT\b|SE[- ]?(?:DESA|KEC|KAB|KOTA|PROV)|PER\b)\S.*)",
    re.IGNORECASE,
)
# Below the words of a decree, its number has a line of its own.
_NUMBER: Final = re.compile(r"(?P<before>(?:NOMOR|NO)\s*[.:]+\s*)(?P<name>\S*\d.*)", re.IGNORECASE)
_AREA_WORD: Final = re.compile(
    r"\b(DESA/KELURAHAN|DESA|KELURAHAN|KECAMATAN|KABUPATEN(?:/KOTA)?|KOTA(?=\s+(?!TAHUN|PERIODE|MASA)\S)|PROVINSI"
    r"|TAHUN|PERIODE|MASA\s+BAKTI)\b",
    re.IGNORECASE,
)
_AREA_TARGETS: Final = {
    "desa": "place.village",
    "kelurahan": "place.village",
    "desa/kelurahan": "place.village",
    "kecamatan": "place.district",
    "kabupaten": "place.regency",
    "kabupaten/kota": "place.regency",
    "kota": "place.regency",
    "provinsi": "place.province",
}
_AREA_NAME: Final = re.compile(r"(?P<before>\s*:?\s*)(?P<name>\S.*?)(?P<after>[\s,;-]*)")
_DECREE: Final = re.compile(
    r"(?P<before>.*?\b(?:SK|SURAT\s+KEPUTUSAN|KEPUTUSAN)\b.*?\b(?:NOMOR|NO)\s*[.:]*\s*)(?P<number>\S.*?)"
    r"(?:(?P<between>\s+(?:TANGGAL|TGL|TERTANGGAL)\s*[.:]*\s*)(?P<day>\S.*))?",
    re.IGNORECASE,
)
_LEVELS: Final = (
    (re.compile(r"\b(?:DESA|KELURAHAN|KEL|NAGARI|GAMPONG|KALURAHAN)\b", re.IGNORECASE), Level.VILLAGE),
    (re.compile(r"\b(?:KECAMATAN|KEC|KAPANEWON|DISTRIK)\b", re.IGNORECASE), Level.DISTRICT),
    (re.compile(r"\b(?:KABUPATEN|KAB|KOTA)\b", re.IGNORECASE), Level.REGENCY_CITY),
    (re.compile(r"\b(?:PROVINSI|PROV|DIY|DKI)\b", re.IGNORECASE), Level.PROVINCE),
    (re.compile(r"\b(?:NASIONAL|PUSAT|INDONESIA)\b", re.IGNORECASE), Level.NATIONAL),
)


class TitleFinding(NamedTuple):
    """What the titles of a file state."""

    templates: tuple[str, ...]
    """Templates of the titles."""
    names: frozenset[str]
    """Targets that have a value in them."""
    organisations: tuple[str, ...]
    """The names of organisations in them."""


def find_level(name: str) -> Level | None:
    """Return the level that the name of an organisation states.

    >>> find_level("IPSM Kec. Contoh"), find_level("IPSM Contoh")
    (<Level.DISTRICT: 'district'>, None)
    """
    return next((level for pattern, level in _LEVELS if pattern.search(name)), None)


def find_titles(lines: Iterable[str], *, is_board: bool) -> TitleFinding:
    """Return the templates of title lines, each once for all lines of its form.

    Args:
        lines: The lines, with single spaces.
        is_board: Whether the tables are of boards, whose organisation and term titles name.

    >>> find_titles(["PENGURUS IPSM DESA WARU PERIODE 2020-2025"], is_board=True).templates
    ('PENGURUS {organisation.name:IPSM *} PERIODE {term.label}',)
    """
    templates: list[str] = []
    names: set[str] = set()
    organisations: list[str] = []
    for line in map(strip_list_number, lines):
        known = next((values for each in templates if (values := match_template(each, line)) is not None), None)
        template = None if known is not None else _make_template(line, is_board=is_board)
        if template is not None and mask_digits(template) == template:
            templates.append(template)
            known = match_template(template, line)
        for name, value in (known or {}).items():
            names.add(name)
            if name == "organisation.name":
                organisations.append(value)
    # A form with more text comes first, so that a shorter one does not match its titles.
    templates.sort(key=lambda template: (-template.count("{"), -len(template)))
    return TitleFinding(tuple(templates), frozenset(names), tuple(dict.fromkeys(organisations)))


def _make_template(line: str, *, is_board: bool) -> str | None:
    decree = _DECREE.fullmatch(line)
    if decree is not None:
        day = "" if decree["day"] is None else f"{decree['between']}{{decree.issued}}"
        return _escape(decree["before"]) + "{decree.number}" + day
    if is_board:
        term = _TERM.fullmatch(line)
        before = line if term is None else term["before"]
        label = "" if term is None else "{term.label}"
        name = _NAME.fullmatch(before)
        if name is not None:
            if term is None:
                return _escape(name["before"]) + _name_field(name["name"])
            words = re.search(r"\s+(?:MASA\s+\w+|PERIODE)(?:\s+TAHUN)?\s*:?\s*\Z", before, re.IGNORECASE)
            if words is not None and words.start() > name.start("name"):
                return _escape(name["before"]) + _name_field(name["name"]) + words[0] + label
        if term is not None:
            return _escape(before) + label
    number = _NUMBER.fullmatch(line)
    if number is not None:
        return _escape(number["before"]) + "{decree.number}"
    return _make_area_template(line)


def _make_area_template(line: str) -> str | None:
    """Return the template of a line that names areas alone, perhaps with a year behind them."""
    first, *parts = _AREA_WORD.split(line)
    if first.strip() or not parts:
        return None
    template = ""
    for word, text in zip(parts[::2], parts[1::2], strict=True):
        target = _AREA_TARGETS.get(word.casefold())
        if target is None:
            # "KECAMATAN MISAL TAHUN 2023": the year differs next time.
            return f"{template}{word} {{*}}" if template and text.strip() else None
        name = _AREA_NAME.fullmatch(text)
        if name is None or f"{{{target}}}" in template:
            return None
        template += f"{word}{_escape(name['before'])}{{{target}}}{_escape(name['after'])}"
    return template


def _name_field(name: str) -> str:
    return f"{{organisation.name:{name.split(maxsplit=1)[0]} *}}"


def _escape(text: str) -> str:
    """Return a text without braces, which have a meaning in templates."""
    return text.replace("{", "(").replace("}", ")")
