"""Posts of a list with the holders found for them, and what these state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from psm_model.entities import Capacity, Post
from psm_model.entities.titles import ParsedTitle

from ._holders import Holder, join_spaces
from ._labels import Kind, classify_label, parse, resolve_title
from ._lines import Line
from ._statement import Statement

__all__ = ["Entry", "Section", "iter_statements"]

_SECOND: Final = re.compile(r"\s(?:merangkap|rangkap|sekaligus)\s+(?P<post>\S.*)", re.DOTALL)
_OF_SECTIONS: Final = frozenset((Post.SECTION_HEAD, Post.SECTION_MEMBER))
_COUNCIL: Final = re.compile(r"(?:dewan|majelis)\s", re.IGNORECASE)
_SEVERAL: Final = frozenset(Post) - {Post.CHAIR, Post.SECRETARY, Post.TREASURER}
"""Posts that several may have, so that a list without numbers may continue below the first."""


@attrs.define
class Section:
    """A section whose posts are being read."""

    name: str
    """Its name, without what it is called."""
    written: str
    """Its label as written."""
    is_organ: bool
    """Whether it is an organ beside the board (*Dewan Pembina*)."""
    indent: int | None = None
    """The width of the gap before its label; None if that says nothing."""
    named: list[Holder] = attrs.field(factory=list)
    """The holders beside the section or directly below it."""
    needs_indent: bool = False
    """Whether only posts that are deeper or numbered are below it, as it is a post that may have holders itself."""
    has_head: bool = False
    """Whether a head of it was found."""
    has_members: bool = False
    """Whether there is a list of members below it."""


@attrs.define
class Entry:
    """A post with the holders found for it."""

    post: tuple[int, int]
    """The place of the post in the text."""
    title: str
    """The post as written, with single spaces."""
    section: Section | None
    """The section that it is under."""
    line: Line
    """Its line."""
    board: int
    """The number of its board in the text."""
    body: tuple[int, int] | None
    """The place of the name of the committee that it is of."""
    area: str | None = None
    """The area beside a coordinator."""
    deputy: Post | None = None
    """The post that "Wakil" means below another post."""
    is_former: bool = False
    """Whether it is of the board before a change."""
    is_of_section: bool = False
    """Whether it is the name of the section, with its members beside it."""
    is_inferred: bool = False
    """Whether the layout says what it is."""
    is_vacant: bool = False
    """Whether nobody has it."""
    last_number: int = 0
    """The number of the line of its last holder."""
    is_plain: bool = False
    """Whether holders are below it without a number or a sign."""
    holders: list[Holder] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.last_number = self.line.number

    @property
    def is_for_several(self) -> bool:
        """Whether more than one may have the post."""
        parsed = parse(self.title)
        return parsed is None or parsed.post in _SEVERAL or self.section is not None


def iter_statements(text: str, entries: Sequence[Entry]) -> Iterator[Statement]:
    """Yield what the posts of the lists in a text state, in order."""
    titled: dict[int, dict[str, None]] = {}
    for entry in entries:
        if entry.section is None and entry.area is None:
            titled.setdefault(entry.board, {})[entry.title] = None
    beside = {board: tuple(titles) for board, titles in titled.items()}
    for entry in entries:
        title = _resolve(entry, beside.get(entry.board, ()))
        if not entry.holders and entry.is_vacant:
            yield Statement(None, entry.post, title, entry.body)
        for holder in entry.holders:
            yield _state(text, entry, holder, title)
            if (second := _read_second(text, entry)) is not None:
                yield _state(text, attrs.evolve(entry, post=second[0]), attrs.evolve(holder, note=None), second[1])


def _resolve(entry: Entry, beside: tuple[str, ...]) -> ParsedTitle:
    """Return the meaning of the title of an entry."""
    section = entry.section
    if entry.deputy is not None:
        return ParsedTitle(entry.deputy)
    if section is None:
        title = resolve_title(entry.title, section=None, beside=beside)
        return title if entry.area is None else attrs.evolve(title, section=entry.area)
    if entry.is_of_section:
        # The only one named beside the section, above its members, is its head.
        is_head = section.has_members and not section.has_head and len(entry.holders) == 1
        return ParsedTitle(Post.SECTION_HEAD if is_head else Post.SECTION_MEMBER, section=section.name)
    title = resolve_title(entry.title, section=section.written, beside=())
    if section.is_organ and title.post in _OF_SECTIONS and _COUNCIL.match(section.written):
        # A council has no sections: its posts have no code.
        title = attrs.evolve(title, post=Post.OTHER)
    return attrs.evolve(title, section=section.name)


def _read_second(text: str, entry: Entry) -> tuple[tuple[int, int], ParsedTitle] | None:
    """Return the second post that a title names: *Ketua merangkap Koordinator Wilayah Barat*."""
    second = _SECOND.search(text, *entry.post)
    if second is None or entry.section is not None:
        return None
    title = parse(join_spaces(second["post"]))
    # The chair of a board is a member of it anyway.
    return None if title is None or title.post is Post.MEMBER else (second.span("post"), title)


def _state(text: str, entry: Entry, holder: Holder, title: ParsedTitle) -> Statement:
    """Return what an entry states of one of its holders."""
    post = entry.post
    is_inferred = entry.is_inferred or (entry.is_of_section and title.post is Post.SECTION_HEAD)
    if holder.note is not None:
        noted = _read_note(text, entry, holder.note)
        if noted is not None and noted.post is title.post:
            title = attrs.evolve(title, capacity=noted.capacity)
        elif noted is not None:
            title, post = noted, holder.note
        elif title.post is Post.COORDINATOR and title.section is None:
            title = attrs.evolve(title, section=join_spaces(text[slice(*holder.note)]) or None)
    if holder.is_acting and title.capacity is Capacity.SUBSTANTIVE:
        title = attrs.evolve(title, capacity=Capacity.ACTING)
    if entry.is_former:
        title = attrs.evolve(title, capacity=Capacity.FORMER)
    elif holder.is_office and title.capacity is Capacity.SUBSTANTIVE:
        title = attrs.evolve(title, capacity=Capacity.EX_OFFICIO)
    return Statement(holder, post, title, entry.body, is_inferred=is_inferred)


def _read_note(text: str, entry: Entry, note: tuple[int, int]) -> ParsedTitle | None:
    """Return the post that a note after a holder states within the section."""
    written = join_spaces(text[slice(*note)])
    label = classify_label(written)
    is_head = label is not None and entry.section is not None and written.casefold().endswith("kepala")
    if label is None or not (label.kind is Kind.POST or is_head):
        noted = parse(f"{entry.title} ({written})")
        return noted if noted is not None and noted.capacity is not Capacity.SUBSTANTIVE else None
    section = entry.section
    # "Dewan Penasihat: Ani (Ketua)" names the head of the council.
    heading = entry.title if _COUNCIL.match(entry.title) else None
    parsed = parse(written, section=section.written if section else heading)
    return None if parsed is None else attrs.evolve(parsed, section=section.name if section else parsed.section)
