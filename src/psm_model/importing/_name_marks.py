"""Marks beside names, as in *Siti (Koordinator)* or *Budi (PAW)*: posts and states, which are not part of a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final, NamedTuple

from psm_model.entities.post import Post
from psm_model.formats.tables.titles import parse_post

from ._cell_kinds import is_name_target, states_departure
from ._fields import Field
from ._public_words import is_public_text
from ._row_kinds import cell_text
from ._targets import HOLDERS, POST, SECTION

__all__ = ["MarkUse", "NameMark", "find_mark", "split_marks", "use_mark"]

_BRACKETS: Final = re.compile(r"(?P<name>\S.*?)\s*[(\[]\s{0,9}(?P<mark>[^()\[\]]+?)\s{0,9}[)\]]\s*", re.DOTALL)
_DASH: Final = re.compile(r"(?P<name>\S.*?)\s+[-–—:]\s+(?P<mark>\S.*?)\s*", re.DOTALL)
_COMMA: Final = re.compile(r"(?P<name>\S.*?)\s*,\s*(?P<mark>[^\W\d_]{5}[^,]*?)\s*", re.DOTALL)
_BEFORE: Final = re.compile(
    r"[(\[]?\s*(?P<mark>alm(?:h|arhum|arhumah)?)\b\s*[.)\]]*\s*(?P<name>[^\W_].*)", re.IGNORECASE
)
_STATE: Final = re.compile(
    r"paw|(?:pengganti )?antar ?waktu|pengganti|alm(?:h|arhum|arhumah)?|ex officio"
    r"|mantan|lama|baru|aktif|(?:non|tidak|tdk) ?aktif|pindah|cuti|sakit|terpilih|tetap|cadangan|calon|demisioner"
    r"|(?:me)?rangkap|merangkap|l|p|lk|pr|laki laki|perempuan|asn|pns|tni|polri",
    re.IGNORECASE,
)
_ACTING: Final = re.compile(r"plt|plh|pjs?|pgs", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[.\s-]+")
_SECTION_WORD: Final = re.compile(
    r"\b(?:bidang|bid|seksi|sie|divisi|departemen|biro|bagian|pokja|kelompok kerja)\b.*", re.IGNORECASE
)
_SECTION_POSTS: Final = frozenset({Post.SECTION_HEAD, Post.SECTION_MEMBER})


class MarkUse(Enum):
    """What becomes of a mark beside a name."""

    READ = auto()
    """It is the post of the row."""
    DROPPED = auto()
    """It is left out, since it is not a post, or that of the row."""
    CONTRADICTED = auto()
    """It is left out, since it is another post than that of the row."""
    KEPT = auto()
    """It is not known, and stays in the name."""


class NameMark(NamedTuple):
    """A mark beside a name."""

    text: str
    """Its words; empty for one that stays in the name."""
    place: str
    """The name of the cell."""


def find_mark(name: str) -> tuple[str, str] | None:
    """Return a name without the post or the state beside it, and that; None if nothing known is beside it.

    >>> find_mark("Siti Contoh (Koordinator)"), find_mark("Budi Misal - PAW"), find_mark("Alm. Ani Umpama")
    (('Siti Contoh', 'Koordinator'), ('Budi Misal', 'PAW'), ('Ani Umpama', 'Alm'))
    >>> find_mark("Siti Contoh (Ucok)"), find_mark("Siti Contoh, S.Sos")
    (None, None)
    """
    for form in (_BRACKETS, _DASH, _COMMA, _BEFORE):
        match = form.fullmatch(name.strip())
        if match is not None and _is_mark(match["mark"]) and (form is not _COMMA or _names_post(match["mark"])):
            return match["name"], match["mark"]
    return None


def split_marks(fields: Mapping[str, Field]) -> tuple[dict[str, Field], NameMark | None]:
    """Return the values of a row with bare names, and the mark beside the name of the person that the row is about."""
    found = dict(fields)
    mark: NameMark | None = None
    for target, field in fields.items():
        if not is_name_target(target) or not isinstance(field.raw, str):
            continue
        split = find_mark(field.raw)
        if split is not None:
            found[target] = field._replace(raw=split[0])
        if split is not None or _BRACKETS.fullmatch(field.raw):
            text = "" if split is None else split[1]
            # The post of a holder is that of the column.
            is_subject = target in HOLDERS or not text
            mark = mark or NameMark(text if is_subject else "-", field.place)
    return found, mark


def use_mark(values: Mapping[str, Field], mark: NameMark, *, has_board: bool) -> tuple[dict[str, Field], MarkUse]:
    """Return the values of a row with the post that a mark beside its name states, and what became of the mark.

    Args:
        values: The values, with those of titles and sections above.
        mark: The mark.
        has_board: Whether rows are posts of a board.
    """
    if not mark.text:
        return dict(values), MarkUse.KEPT
    post = values.get(POST)
    section = cell_text(values[SECTION].raw) if SECTION in values else None
    if not has_board or (post is None and not _names_post(mark.text)):
        return dict(values), MarkUse.DROPPED
    if post is None:
        return {**values, POST: Field(mark.text, mark.place)}, MarkUse.READ
    title = cell_text(post.raw)
    own = parse_post(title, section)
    for text in _list_titles(title, mark.text):
        stated = parse_post(text, section)
        is_acting = _ACTING.fullmatch(_fold(mark.text)) is not None
        if own is not None and (stated is own if is_acting else {own, stated} == _SECTION_POSTS):
            return {**values, POST: post._replace(raw=text)}, MarkUse.READ
    same = {parse_post(mark.text, None), parse_post(mark.text, section)}
    return dict(values), MarkUse.DROPPED if own in same or not _names_post(mark.text) else MarkUse.CONTRADICTED


def _list_titles(title: str, mark: str) -> list[str]:
    """Return the titles that a mark may make of that of the row: in its section, in the one beside it, or acting."""
    section = _SECTION_WORD.search(title)
    if _ACTING.fullmatch(_fold(mark)):
        return [f"{title} ({mark})"]
    return [f"{mark} {section[0]}"] if section is not None else [mark, f"{mark} Bidang"]


def _fold(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", text).split())


def _is_mark(text: str) -> bool:
    folded = _fold(text)
    is_known = _STATE.fullmatch(folded) or _ACTING.fullmatch(folded) or _STATE.fullmatch(folded.replace(" ", ""))
    return bool(is_known) or _names_post(text) or states_departure(text) or _is_office(text)


def _is_office(text: str) -> bool:
    """Return whether a text has several words, all of posts and areas, as Ketua RT has."""
    return len(text.split()) > 1 and any(map(str.isalpha, text)) and is_public_text(text)


def _names_post(text: str) -> bool:
    posts = {parse_post(text, None), parse_post(text, "Bidang Humas")} - {None, Post.OTHER}
    return bool(posts)
