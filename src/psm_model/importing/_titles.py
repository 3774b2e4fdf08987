"""Titles of offices' tables: what rows above and between the tables state, as templates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from psm_model.masking import mask_digits
from psm_model.values.area import Level

from ._row_kinds import strip_list_number
from ._templates import list_names, match_template

__all__ = ["TitleFinding", "add_bodies", "find_body", "find_level", "find_named_area", "find_titles"]

_TERM: Final = re.compile(
    r"(?P<before>.*?\b(?:MASA\s+(?:BAKTI|BHAKTI|JABATAN|KHIDMAT)|PERIODE)(?:\s+TAHUN)?\s*:?\s*)(?P<label>\(?(?:19|20)\d\d.*)",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"(?P<before>.*?)(?P<name>\b(?:IPSM|IKATAN\s+PEKERJA\s+SOSIAL\s+MASYARAKAT|KARANG\s+TARUNA)\s+"
    # "IPSM SE-KECAMATAN CONTOH" are several.
    r"(?!TINGKAT\b|SE[- ]?(?:DESA|KEC|KAB|KOTA|PROV)|PER\b)\S.*)",
    re.IGNORECASE,
)
_BODIES: Final = (
    (re.compile(r"\bKARANG[\s_-]*TARUNA\b|\bKARTAR\b", re.IGNORECASE), "Karang Taruna"),
    (re.compile(r"\bIPSM\b|\bIKATAN\s+PEKERJA\s+SOSIAL\s+MASYARAKAT\b", re.IGNORECASE), "IPSM"),
    (re.compile(r"\bPSM\b|\bPEKERJA\s+SOSIAL\s+MASYARAKAT\b", re.IGNORECASE), "PSM"),
    (
        re.compile(
            r"\b(?:TIM\s+PENGGERAK\s+|TP[\s.-]*)?PKK\b|\bPEMBERDAYAAN\s+(?:DAN\s+)?KESEJAHTERAAN\s+KELUARGA\b",
            re.IGNORECASE,
        ),
        "TP PKK",
    ),
    (re.compile(r"\bLPMD\b|\b(?:LEMBAGA\s+)?PEMBERDAYAAN\s+MASYARAKAT\s+DESA\b", re.IGNORECASE), "LPMD"),
    (re.compile(r"\bLPMK\b|\b(?:LEMBAGA\s+)?PEMBERDAYAAN\s+MASYARAKAT\s+KELURAHAN\b", re.IGNORECASE), "LPMK"),
    (re.compile(r"\bLPM\b|\b(?:LEMBAGA\s+)?PEMBERDAYAAN\s+MASYARAKAT\b", re.IGNORECASE), "LPM"),
    (re.compile(r"\bPOSYANDU\b|\bPOS\s+PELAYANAN\s+TERPADU\b", re.IGNORECASE), "Posyandu"),
    (re.compile(r"\b(?:SAT(?:UAN|GAS)\s+)?LINMAS\b|\bPERLINDUNGAN\s+MASYARAKAT\b", re.IGNORECASE), "Linmas"),
    (re.compile(r"\bBPD\b|\bBADAN\s+PERMUSYAWARATAN\s+DESA\b", re.IGNORECASE), "BPD"),
    (re.compile(r"\bTAGANA\b|\bTARUNA\s+SIAGA\s+BENCANA\b", re.IGNORECASE), "Tagana"),
    (re.compile(r"\bFORUM\s+(?:KOMUNIKASI\s+)?TKSK\b", re.IGNORECASE), "Forum TKSK"),
)
_TERM_WORDS: Final = re.compile(r"\s+(?:MASA\s+\w+|PERIODE)(?:\s+TAHUN)?\s*:?\s*\Z", re.IGNORECASE)
_ORGANISATION: Final = re.compile(r"\{organisation\.name[^{}]*\}")
_SEVERAL: Final = re.compile(r"\bSE[- ]?(?:DESA|KEC|KAB|KOTA|PROV)", re.IGNORECASE)
_ONE_AREA: Final = 2
# Below the words of a decree, its number has a line of its own.
_NUMBER: Final = re.compile(r"(?P<before>(?:NOMOR|NO)\s*[.:]+\s*)(?P<name>\S*\d.*)", re.IGNORECASE)
_DATE_LINE: Final = re.compile(
    r"(?P<before>(?:TANGGAL|TGL|TERTANGGAL)\s*[.:]+\s*)\d{1,2}[\s/.-]+(?:\w+)[\s/.-]+\d{4}", re.IGNORECASE
)
_AREA_WORD: Final = re.compile(
    r"\b(DESA/KELURAHAN|DESA|KELURAHAN|KALURAHAN|NAGARI|GAMPONG|DS\.|KEL\."
    r"|(?:SE[- ]?)?KECAMATAN|(?:SE[- ]?)?KEC(?=\.|\s+\w)\.?|KAPANEWON|KEMANTREN|DISTRIK|(?:SE[- ]?)?KABUPATEN(?:/KOTA)?"
    r"|(?:SE[- ]?)?KAB(?=\.|\s+\w)\.?|(?:SE[- ]?)?KOTA(?=\s+(?!TAHUN|PERIODE|MASA)\S)|PROVINSI|PROV(?=\.|\s+\w)\.?"
    r"|TAHUN|PERIODE|MASA\s+BAKTI)(?!\w)",
    re.IGNORECASE,
)
_AREA_TARGETS: Final = {
    **dict.fromkeys(("desa", "kelurahan", "desa/kelurahan", "kalurahan", "ds", "kel"), "place.village"),
    **dict.fromkeys(("nagari", "gampong"), "place.village"),
    **dict.fromkeys(("kecamatan", "kec", "kapanewon", "kemantren", "distrik"), "place.district"),
    **dict.fromkeys(("kabupaten", "kabupaten/kota", "kab", "kota"), "place.regency"),
    **dict.fromkeys(("provinsi", "prov"), "place.province"),
}
_WHOLE: Final = re.compile(r"se[- ]?(?=kec|kab|kota)|[.]")
_AREA_NAME: Final = re.compile(r"(?P<before>\s*:?\s*)(?P<name>\S.*?)(?P<after>[\s,;-]*)")
_DECREE: Final = re.compile(
    r"(?P<before>.*?\b(?:SK|SURAT\s+KEPUTUSAN|KEPUTUSAN)\b.*?\b(?:NOMOR|NO)\s*[.:]*\s*)(?P<number>\S.*?)"
    r"(?:(?P<between>\s+(?:TANGGAL|TGL|TERTANGGAL)\s*[.:]*\s*)(?P<day>\S.*?))?(?P<after>\s*\))?",
    re.IGNORECASE,
)
_ISSUER: Final = re.compile(
    r"(\b(?:KEPALA\s+(?:DESA|KELURAHAN|DINAS\s+SOSIAL)|KADES|LURAH|CAMAT|PANEWU|BUPATI|WALI\s*KOTA|GUBERNUR)\s+)"
    r"\S.*?(\s+(?:NOMOR|NO)\b[\s.:]*)\Z",
    re.IGNORECASE,
)
"""The area of who issued a decree, which is another one in the next title."""
_LEVELS: Final = (
    (re.compile(r"\b(?:DESA|KELURAHAN|KEL|NAGARI|GAMPONG|KALURAHAN)\b", re.IGNORECASE), Level.VILLAGE),
    (re.compile(r"\b(?:KECAMATAN|KEC|KAPANEWON|KEMANTREN|DISTRIK)\b", re.IGNORECASE), Level.DISTRICT),
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
    body: str | None = None
    """The kind of organisation that they name, as in "Karang Taruna"."""
    has_bodies: bool = False
    """Whether each of several bodies has a title, so that its name does not say of which area it is."""

    def find_place(self) -> str | None:
        """Return the smallest place in titles if it distinguishes organisations with the same name, else None."""
        places = ("place.village", "place.district", "place.regency", "place.province")
        return next((name for name in places if name in self.names), None) if self.has_bodies else None


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
    body: str | None = None
    for line in map(strip_list_number, lines):
        body = body or find_body(line)
        known = next((values for each in templates if (values := match_template(each, line)) is not None), None)
        template = None if known is not None else _make_template(line, is_board=is_board)
        if template is not None and mask_digits(template) == template:
            templates.append(template)
            known = match_template(template, line)
        for name, value in (known or {}).items():
            names.add(name)
            if name == "organisation.name":
                organisations.append(value)
    if organisations and not any(map(find_level, organisations)) and any(name.startswith("place.") for name in names):
        # The name is made of the areas that other titles name, since boards of several areas may have one name.
        templates = [_ORGANISATION.sub("{*}", template) for template in templates]
        templates = [template for template in templates if list_names(template)]
        names.discard("organisation.name")
        organisations.clear()
    if "decree.number" not in names:
        templates = [template for template in templates if list_names(template) != ("decree.issued",)]
        names.discard("decree.issued")
    # A form with more text comes first, so that a shorter one does not match its titles.
    templates.sort(key=lambda template: (-template.count("{"), -len(template)))
    return TitleFinding(tuple(templates), frozenset(names), tuple(dict.fromkeys(organisations)), body)


def add_bodies(titles: TitleFinding, lines: Iterable[str]) -> TitleFinding:
    """Return titles with a template for each body, if boards of several bodies are one below another.

    Args:
        titles: The titles.
        lines: The lines that name bodies; none if the table has one body.

    >>> lines = ["1. LPMD", "2. KARANG TARUNA BINA"]
    >>> add_bodies(find_titles(lines, is_board=True), lines).templates
    ('{organisation.name:KARANG TARUNA*}', '{organisation.name:LPMD*}')
    """
    bodies: dict[str, str] = {}
    bare = [strip_list_number(line) for line in lines]
    for line in bare:
        match = next((found for pattern, _ in _BODIES if (found := pattern.search(line))), None)
        if match is not None:
            template = f"{_escape(line[: match.start()])}{{organisation.name:{match[0]}*}}"
            term = _TERM.fullmatch(line)
            words = None if term is None else _TERM_WORDS.search(term["before"])
            bodies[template + (f"{words[0]}{{term.label}}" if words else "")] = line[match.start() :]
    if not bodies:
        return titles
    others = [each for each in titles.templates if all(match_template(each, line) is None for line in bare)]
    templates = sorted({*bodies}, key=lambda template: (-template.count("{"), -len(template))) + others
    names = {name for template in templates for name in list_names(template)}
    return titles._replace(
        templates=tuple(templates),
        names=frozenset(names),
        organisations=tuple(dict.fromkeys(bodies.values())),
        has_bodies=True,
    )


def _make_template(line: str, *, is_board: bool) -> str | None:
    decree = _DECREE.fullmatch(line)
    if decree is not None:
        day = "" if decree["day"] is None else f"{decree['between']}{{decree.issued}}"
        before = _ISSUER.sub(r"\1{*}\2", _escape(decree["before"]))
        return before + "{decree.number}" + day + (decree["after"] or "")
    if is_board:
        term = _TERM.fullmatch(line)
        before = line if term is None else term["before"]
        term_field = "" if term is None else "{term.label}"
        name = _NAME.fullmatch(before)
        if name is not None:
            if term is None:
                return _make_name_template(name["before"], name["name"])
            words = _TERM_WORDS.search(before)
            if words is not None and words.start() > name.start("name"):
                named = _make_name_template(name["before"], before[name.start("name") : words.start()])
                return (named or _escape(before[: words.start()])) + words[0] + term_field
        if term is not None:
            words = _TERM_WORDS.search(before)
            areas = None if words is None else _make_area_template(before[: words.start()])
            return (_escape(before) if words is None or areas is None else areas + words[0]) + term_field
    for pattern, target in ((_DATE_LINE, "decree.issued"), (_NUMBER, "decree.number")):
        label = pattern.fullmatch(line)
        if label is not None:
            return f"{_escape(label['before'])}{{{target}}}"
    return _make_area_template(line)


def _make_name_template(before: str, name: str) -> str | None:
    """Return the template of a title that names an organisation; None if it names several.

    If the name has several areas or a year, the template takes the areas, of which a name is made.
    """
    first, *parts = _AREA_WORD.split(name)
    if _SEVERAL.search(name) or (parts and not any(sign.isalnum() for sign in parts[-1]) and find_level(parts[-2])):
        # "IPSM KECAMATAN SE-KABUPATEN CONTOH" are several, and "IPSM DESA" is each.
        return None
    if len(parts) > _ONE_AREA:
        areas = _make_area_template(name[len(first) :])
        if areas is not None:
            return _escape(before + first) + areas
    return _escape(before) + _name_field(name)


def _make_area_template(line: str) -> str | None:
    """Return the template of a line that names areas alone, perhaps with a year after them."""
    first, *parts = _AREA_WORD.split(line)
    if first.strip() or not parts:
        return None
    template = ""
    for word, text in zip(parts[::2], parts[1::2], strict=True):
        target = _find_area_target(word)
        if target is None:
            # "KECAMATAN MISAL TAHUN 2023": the year differs next time.
            return f"{template}{word} {{*}}" if template and text.strip() else None
        name = _AREA_NAME.fullmatch(text)
        if name is None or f"{{{target}}}" in template:
            return None
        template += f"{word}{_escape(name['before'])}{{{target}}}{_escape(name['after'])}"
    return template


def _find_area_target(word: str) -> str | None:
    """Return the target of a word for a kind of area; None for a word of a year."""
    return _AREA_TARGETS.get(_WHOLE.sub("", word.casefold()))


def find_named_area(name: str, target: str) -> str | None:
    """Return the name of the area of a level in the name of an organisation; None if it has none.

    >>> find_named_area("IPSM KECAMATAN BANDAR KABUPATEN BATANG", "place.district")
    'BANDAR'
    """
    _, *parts = _AREA_WORD.split(name)
    for word, text in zip(parts[::2], parts[1::2], strict=True):
        match = _AREA_NAME.fullmatch(text)
        if _find_area_target(word) == target and match is not None:
            # A regency and a city may have one name.
            return f"{word} {match['name']}" if target == "place.regency" else match["name"]
    return None


def find_body(text: str) -> str | None:
    """Return the kind of organisation that a title or the name of a file names.

    >>> find_body("PENGURUS KARANG TARUNA"), find_body("DATA PEKERJA SOSIAL MASYARAKAT (PSM)"), find_body("REKAP")
    ('Karang Taruna', 'PSM', None)
    """
    return next((body for pattern, body in _BODIES if pattern.search(text)), None)


def _name_field(name: str) -> str:
    words = name.split()
    return f"{{organisation.name:{' '.join(words[:2]) if words[0].casefold() == 'karang' else words[0]} *}}"


def _escape(text: str) -> str:
    """Return a text without braces, which have a meaning in templates."""
    return text.replace("{", "(").replace("}", ")")
