"""The post that a row states, by its title and the section beside or above it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from psm_model.entities.post import Post
from psm_model.entities.titles import find_section
from psm_model.formats.tables.titles import TitleRow, parse_post, read_title
from psm_model.i18n import Bilingual

from ._fields import Field
from ._row_kinds import cell_text
from ._section_rows import names_group, read_section_row
from ._values import UnreadableCellError, describe_cell

__all__ = ["RowPost", "find_headed_section", "find_part", "read_post_cell", "read_row_post"]

_POST: Final = Bilingual(
    "a post such as 'Ketua' or 'Anggota Bidang Humas'", "jabatan seperti 'Ketua' atau 'Anggota Bidang Humas'"
)
_IN_SECTION: Final = Bilingual(
    "a post that a section has, since a row above names one", "jabatan di bidang atau seksi, karena ada di bawahnya"
)
_SAME_SECTION: Final = Bilingual("the section that the post names", "bidang yang disebut jabatannya")
_STATE_POST: Final = Bilingual(
    "correct the title, or state its post under posts", "perbaiki sebutannya, atau tulis jabatannya di posts"
)
_END_SECTION: Final = Bilingual(
    "write PENGURUS HARIAN above the row if the post is of the board, or state it under posts",
    "tulis PENGURUS HARIAN di atas baris ini jika jabatannya bukan di bidang itu, atau tulis jabatannya di posts",
)
_CORRECT: Final = Bilingual("correct the cell", "perbaiki isi sel")
_HEADED: Final = re.compile(
    r"(?:kabid|kasie?|kadiv|kadept?|kabiro|kabag|kepala\s+(?:bidang|seksi|divisi|departemen|biro|bagian))\b[.\s]+(\S.*)",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"(?:.*\s)?(?:(?:bidang|seksi|sie|divisi|departemen|biro|bagian)\b[.\s]+(?P<name>\S.*)"
    r"|(?P<group>(?:pokja|kelompok\s+kerja)\b[.\s]+\S.*))",
    re.IGNORECASE,
)
"""A section in any title: its name, or a working group as a whole."""
_OF_OFFICE: Final = re.compile(r"\b(?:dinas|dinsos\w*|badan|kantor|kec|kecamatan|kel|kelurahan|desa)\b", re.IGNORECASE)
"""Words of a title that is one of the government."""
_OF_BOARD: Final = re.compile(
    r"\b(?:pengurus|kepengurusan|ipsm|psm|karang\s+taruna|organisasi|tim|lembaga)\b", re.IGNORECASE
)
"""Words of a heading of posts that are those of a board, and not of the government: Jabatan dalam IPSM."""
_OF_PSM: Final = re.compile(r"(\S.*?)\s+psm", re.IGNORECASE)
"""A post of those whom the table is about: Anggota PSM."""
_NAME_WORD: Final = re.compile(r"[^\W_]+")
_KIND_WORDS: Final = frozenset({"desa", "kelurahan", "kecamatan", "kabupaten", "kota", "provinsi"})
"""First words of a name that is not a body."""
_OF_SECTIONS: Final = frozenset({Post.SECTION_HEAD, Post.SECTION_MEMBER})


class RowPost(NamedTuple):
    """The post that a row states."""

    values: Mapping[str, str]
    """The values of the appointment that the title states."""
    has_section: bool
    """Whether the section beside or above the title is that of the appointment."""
    is_contradicted: bool = False
    """Whether the title names another section than the row above, which does not hold then."""
    problem: UnreadableCellError | None = None
    """The problem of the cell of the section, which contradicts the title."""


def read_row_post(title: Field, section: Field | None, own: Mapping[str, Post], organisation: str = "") -> RowPost:
    """Return the post of a row.

    Args:
        title: The title.
        section: The section: the cell of a column, or the row above.
        own: Posts of titles that cannot be read otherwise.
        organisation: The name of the organisation of the row, which a title may have too: Ketua Karang Taruna.

    Raises:
        UnreadableCellError: the title cannot be read, or a section has no such post.
    """
    text = cell_text(title.raw)
    bare = None if _is_own(text, own) or parse_post(text, None) is not None else _drop_body(text, organisation)
    if bare is not None:
        reading_of_bare = read_row_post(title._replace(raw=bare), section, own)
        return reading_of_bare._replace(values={**reading_of_bare.values, "title": text})
    if _is_head_of_board(title, own):
        own = {**own, text: Post.SECTION_HEAD}
    named = find_section(None if section is None else cell_text(section.raw) or None)
    if named is None or section is None:
        return RowPost(read_post_cell(text, None, own), has_section=False)
    reading = read_section_row(text, named)
    is_above = section.heading is None and section.place != ""
    if is_above:
        if reading.is_unclear and not _is_own(text, own):
            raise UnreadableCellError(_IN_SECTION, describe_cell(text, is_personal=False), _END_SECTION)
        values = read_post_cell(text, reading.section, own)
        return RowPost(values, reading.section is not None, is_contradicted=reading.is_contradicted)
    if not reading.is_contradicted or names_group(named):
        return RowPost(read_post_cell(text, named, own), has_section=True)
    problem = UnreadableCellError(_SAME_SECTION, describe_cell(named, is_personal=False), _CORRECT)
    return RowPost(read_post_cell(text, None, own), has_section=False, problem=problem)


def read_post_cell(raw: object, section: str | None, own: Mapping[str, Post]) -> dict[str, str]:
    """Return the values of an appointment that its title states: post, title, and perhaps capacity and section.

    >>> read_post_cell("Kabid Pengabdian", None, {"Kabid Pengabdian": Post.SECTION_HEAD})
    {'post': 'section_head', 'title': 'Kabid Pengabdian', 'section': 'Pengabdian'}

    Raises:
        UnreadableCellError: the title cannot be read.
    """
    text = cell_text(raw)
    post = _find_own(text, own)
    if post is not None:
        headed = find_part(text) if section is None and post in _OF_SECTIONS else None
        return {"post": post.value, "title": text, **({} if headed is None else {"section": headed})}
    post = parse_post(text, section) if text else None
    if post is not None:
        return {"post": post.value, **dict(read_title(TitleRow(text, None, None, section)).implied_values)}
    bare = _OF_PSM.fullmatch(text)
    post = None if bare is None else parse_post(bare[1], section)
    if post is None:
        raise UnreadableCellError(_POST, describe_cell(raw, is_personal=False), _STATE_POST)
    return {"post": post.value, "title": text}


def find_headed_section(title: str) -> str | None:
    """Return the section whose head has a title such as Kabid, which may also be an office of the government.

    >>> find_headed_section("Kabid Pengabdian Masyarakat"), find_headed_section("Ketua")
    ('Pengabdian Masyarakat', None)
    """
    match = _HEADED.fullmatch(title)
    return None if match is None else match[1]


def find_part(title: str) -> str | None:
    """Return the section in a title whose post is not known by itself; None if it has none.

    >>> find_part("Wakil Ketua Pokja I"), find_part("Sekretaris Bidang Humas"), find_part("Staf")
    ('Pokja I', 'Humas', None)
    """
    match = _PART.fullmatch(title)
    return find_headed_section(title) or (None if match is None else match["name"] or match["group"])


def _drop_body(title: str, organisation: str) -> str | None:
    """Return a title without the body after it, if that is the first words of the name of the organisation."""
    names = [match[0].casefold() for match in _NAME_WORD.finditer(organisation)]
    words = list(_NAME_WORD.finditer(title))
    texts = [word[0].casefold() for word in words]
    for at in range(1, len(words)):
        if names and names[0] not in _KIND_WORDS and texts[at:] == names[: len(texts) - at]:
            bare = title[: words[at].start()].rstrip(" -.,/")
            return bare if parse_post(bare, None) is not None else None
    return None


def _is_head_of_board(title: Field, own: Mapping[str, Post]) -> bool:
    """Return whether a title such as Kabid Sosial, perhaps of the government, is below a heading of a board."""
    text = cell_text(title.raw)
    return (
        title.heading is not None
        and _OF_BOARD.search(title.heading) is not None
        and find_headed_section(text) is not None
        and not _is_own(text, own)
        and parse_post(text, None) is None
        and _OF_OFFICE.search(text) is None
    )


def _find_own(text: str, own: Mapping[str, Post]) -> Post | None:
    folded = text.casefold()
    return next((post for title, post in own.items() if " ".join(title.casefold().split()) == folded), None)


def _is_own(text: str, own: Mapping[str, Post]) -> bool:
    return _find_own(text, own) is not None
