"""The suggested name of the organisation of each row, from the body and the areas that titles and columns name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from psm_model.entities.post import Post
from psm_model.formats.tables.titles import parse_post
from psm_model.i18n import Bilingual
from psm_model.masking import mask_digits

from ._areas import strip_area_word
from ._row_kinds import cell_text
from ._targets import PLACES, POST
from ._titles import TitleFinding, find_body

__all__ = ["NameSuggestion", "count_chairs", "suggest_name"]

_WORDS: Final = {
    "place.village": "Desa",
    "place.district": "Kecamatan",
    "place.regency": "Kabupaten",
    "place.province": "Provinsi",
}
_FULL_WORDS: Final = {
    **{word: word.capitalize() for word in ("kelurahan", "kalurahan", "nagari", "gampong", "kapanewon", "kemantren")},
    "distrik": "Distrik",
    "kel": "Kelurahan",
    "kota": "Kota",
}
_LABEL: Final = r"([A-Z]+)\.?\s*:?\s*\{%s\}"
_ASSUMED: Final = Bilingual("no title names the organisation", "tidak ada judul yang menyebut organisasi")
_BODY_ASSUMED: Final = Bilingual("no title says which body this is", "tidak ada judul yang menyebut nama organisasinya")
_SEVERAL_KINDS: Final = Bilingual(
    "titles have several words for the kind of the area", "judul memakai beberapa sebutan untuk wilayahnya"
)
_EACH: Final = {
    "place.village": Bilingual("one board for each village is assumed", "dianggap satu kepengurusan tiap desa"),
    "place.district": Bilingual("one board for each district is assumed", "dianggap satu kepengurusan tiap kecamatan"),
}


class NameSuggestion(NamedTuple):
    """A template of the name of the organisation."""

    template: str
    doubt: Bilingual | None
    """What is uncertain about it."""


def suggest_name(titles: TitleFinding, column: str | None, stem: str, *, has_sheet_name: bool) -> NameSuggestion:
    """Return the template of the name of the organisation of each row.

    Args:
        titles: What titles state.
        column: The place of a column that seems to have one board for each of its areas. It comes before a larger
            area of a title.
        stem: The name of the file without its ending.
        has_sheet_name: Whether the sheets are named after villages.
    """
    named = find_body(stem)
    body = titles.body or ("IPSM" if named in {None, "PSM"} else named)
    target = next((name for name in reversed(list(PLACES)) if name in titles.names), None)
    if has_sheet_name:
        target = "place.village"
    if column is not None and target is not None and list(PLACES).index(column) > list(PLACES).index(target):
        return NameSuggestion(f"{body} {_WORDS[column]} {{{column}}}", _EACH[column])
    if target is not None:
        words = _find_words(titles.templates, target)
        template = f"{body} {'/'.join(words)} {{{target}}}"
        if len(words) > 1:
            return NameSuggestion(template, _SEVERAL_KINDS)
        is_sure = titles.body is not None and not has_sheet_name
        return NameSuggestion(template, None if is_sure else _BODY_ASSUMED)
    if column is not None:
        return NameSuggestion(f"{body} {_WORDS[column]} {{{column}}}", _EACH[column])
    return NameSuggestion(f"{body} {mask_digits(stem)}", _ASSUMED)


def _find_words(templates: Sequence[str], target: str) -> list[str]:
    """Return the words for the kind of an area before its name in titles, in the order of the alphabet."""
    pattern = re.compile(_LABEL % re.escape(target), re.IGNORECASE)
    found = {match[1].casefold() for match in map(pattern.search, templates) if match is not None}
    return sorted({_FULL_WORDS.get(word, _WORDS[target]) for word in found}) or [_WORDS[target]]


def count_chairs(rows: Iterable[Sequence[object]], columns: Mapping[str, int], targets: Collection[str]) -> str | None:
    """Return the smallest kind of area in columns of which most areas have one chair; None for one board or none.

    Args:
        rows: The rows of the tables.
        columns: The columns by target, counted from 1.
        targets: The places that have a column.
    """
    chairs: list[dict[str, str]] = []
    for row in rows:
        texts = {name: cell_text(row[at - 1]) for name, at in columns.items() if 0 < at <= len(row)}
        if _is_chair(texts.get(POST, "")):
            chairs.append({name: strip_area_word(texts.get(name, "")).casefold() for name in targets})
    if len(chairs) <= 1:
        return None
    levels = [name for name in ("place.district", "place.village") if name in targets]
    for name in levels:
        counts = Counter(chair[name] for chair in chairs)
        if max(counts.values()) == 1:
            return name
    return levels[0] if levels else None


def _is_chair(title: str) -> bool:
    """Return whether a title is that of a chair, perhaps with the body after it: Ketua TP. PKK."""
    words = title.casefold().split()
    return bool(words) and (
        parse_post(title, None) is Post.CHAIR or (words[0] == "ketua" and find_body(title) is not None)
    )
