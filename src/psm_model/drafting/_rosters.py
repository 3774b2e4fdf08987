"""Lists of officers: posts with their holders beside or below them, and sections with theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from psm_model.entities import Post
from psm_model.entities.titles import is_section_name, split_title

from ._holders import Holder, is_vacant, join_spaces, read_holders
from ._labels import Kind, Label, classify_label, close_letters, drop_body, is_coordinated, names_work, parse
from ._lines import Line, Segment
from ._name_words import is_body_word, is_degree_text
from ._offices import starts_office
from ._roster_entries import Entry, Section, iter_statements
from ._roster_headings import Heading, classify_heading, find_organ, is_of_document, name_organ
from ._roster_layout import LayoutReader, find_list_start
from ._statement import Statement

__all__ = ["Roster", "RosterReader"]

_IN_SECTION: Final = re.compile(
    r"(?:(?:plt|plh|pjs?|pgs)\.? )?(?:wakil )?(?:ketua|koordinator|kepala)|wakil|anggota(?: anggota)?|pengurus"
)
_RANKED: Final = re.compile(r"(?:wakil )?(?:sekretaris|bendahara)")
_HEADS: Final = frozenset(("ketua", "koordinator", "kepala"))
_OFFICE_END: Final = re.compile(r"(?:dan|kabupaten|kota|kecamatan|provinsi|kab|kec|prov|daerah)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_][\w.-]*")
_NAME_LABEL: Final = re.compile(r"nama(?:\s+lengkap)?", re.IGNORECASE)
_POST_LABEL: Final = re.compile(r"(?:jabatan|kedudukan|sebagai)(?:\s+(?:dalam|di|pada)\s+.*)?", re.IGNORECASE)
_FIRST_ITEM: Final = re.compile(r"\s*(?:1|a)[.)]\s*[^\W\d_]")
_SLASHED: Final = re.compile(r"[ivx\d]\s*(?:[/,&\u2013-]|dan|s\.?/?d)", re.IGNORECASE)
"""The numbers of several posts."""
_DEEP: Final = 6  # A line indented so much more than the post is below its holder.
_LONG_NAME: Final = 25
"""From this length on, a name may continue in the next line."""
_LONGEST_MARK: Final = 4
_FARTHEST_POST: Final = 8
"""Lines from a name to its post, if each has a line with a label."""
_LONGEST_AREA: Final = 5
_LONGEST_ITEM: Final = 40
"""Up to this length, an item of a list that is not a holder does not end the list."""
_DEPUTIES: Final = {
    Post.CHAIR: Post.VICE_CHAIR,
    Post.SECRETARY: Post.VICE_SECRETARY,
    Post.TREASURER: Post.VICE_TREASURER,
}
_ADVISORY: Final = frozenset((Post.PATRON, Post.ADVISER, Post.DIRECTOR))
_FARTHEST_HOLDER: Final = 2  # Lines from a post alone in its line to its holder; one may be blank.
_KNOWN_POSTS: Final = 3  # Known posts of a list after which an unknown label in it is a post too.


@attrs.frozen
class Roster:
    """The statements of the lists in a text, and the lines that they are in."""

    statements: tuple[Statement, ...]
    """The statements, in order."""
    lines: Mapping[int, int]
    """Where the list begins in each line with a label or a holder, by the start of the line."""


class RosterReader:
    """A reader of lists, line by line."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines
        self._entries: list[Entry] = []
        self._entry: Entry | None = None
        self._section: Section | None = None
        self._areas: Entry | None = None
        self._has_sections = False
        self._is_signing = self._is_former = False
        self._body: tuple[int, int] | None = None
        self._board = 0
        self._chairs: set[str] = set()
        self._ranks: set[str] = set()
        self._known_posts = 0
        self._named: tuple[int, Holder] | None = None
        self._heads = 0
        self._used: dict[int, int] = {}

    def read(self) -> Roster:
        """Read all lists."""
        layout = LayoutReader(self._text, self._lines)
        lonely, names = layout.find_lonely_lines(), layout.find_names_above()
        for at, line in enumerate(self._lines):
            if at + 1 in names or self._read_heading(line):
                continue
            segments = (Segment(None, (line.start, line.end)),) if at in lonely else line.segments
            if at in names and not self._is_signing:
                above = self._lines[at - 1]
                segments = (attrs.evolve(line.segments[0], value=(above.start, above.end)),)
            is_used = [self._read_segment(line, segment) for segment in segments]
            if any(is_used):
                self._used[line.start] = find_list_start(line, segments[is_used.index(True)])
            elif not any(self._is_known(segment) for segment in segments):
                self._end_list()
        return Roster(tuple(iter_statements(self._text, self._entries)), self._used)

    def _is_known(self, segment: Segment) -> bool:
        return segment.label is not None and classify_label(self._join(*segment.label)) is not None

    def _read_heading(self, line: Line) -> bool:
        """Read a line that begins or ends a list; return whether it is one."""
        written = self._text[line.start : line.end]
        kind = classify_heading(written, has_label=any(segment.label for segment in line.segments))
        if kind is None or kind is Heading.PAGE:
            return kind is not None
        self._end_list()
        if kind in {Heading.BEFORE_CHANGE, Heading.AFTER_CHANGE}:
            self._is_former = kind is Heading.BEFORE_CHANGE
        elif kind is Heading.SIGNATURES:
            self._is_signing = True
        elif kind is Heading.COMMITTEE:
            self._body = (line.start, line.end)
        elif kind is Heading.LIST:
            self._is_signing, self._body = False, None
        else:
            self._section = Section(name_organ(written), find_organ(written) or written, is_organ=True)
        return True

    def _end_list(self) -> None:
        self._entry = self._section = self._areas = None
        self._has_sections = False
        self._known_posts = 0

    def _read_segment(self, line: Line, segment: Segment) -> bool:
        """Read a label or a value; return whether it belongs to a list."""
        if segment.label is None:
            return self._read_value(line, segment)
        written = close_letters(self._join(*segment.label))
        if self._is_office_in_list(line, segment):
            return self._read_value(line, Segment(None, (segment.label[0], line.end), is_marked=True))
        label = classify_label(written)
        if label is None:
            return self._read_record(line, segment, written) or self._read_unknown_label(line, segment, written)
        if label.kind in {Kind.SECTIONS, Kind.BOARD}:
            self._entry = self._section = self._areas = None
            self._has_sections = label.kind is Kind.SECTIONS
            return True
        if label.kind is Kind.SECTION:
            return self._read_section(line, segment, written, label)
        is_alone = segment.value[0] >= segment.value[1] and self._text[line.end - 1] != ":"
        is_signature = self._is_signing and is_alone
        return not is_signature and self._read_post(line, segment, written, label)

    def _is_office_in_list(self, line: Line, segment: Segment) -> bool:
        """Return whether a numbered line is an office among the holders of an advisory post: *2. Kabid Humas*."""
        entry = self._entry
        parsed = None if entry is None or segment.label is None else parse(entry.title)
        if entry is None or segment.label is None or parsed is None or parsed.post not in _ADVISORY:
            return False
        is_inner = line.is_numbered and (not entry.line.is_numbered or line.indent > entry.line.indent)
        is_named = any(not holder.is_office for holder in read_holders(self._text, *segment.value))
        return is_inner and not is_named and starts_office(self._text[segment.label[0] : line.end])

    def _read_section(self, line: Line, segment: Segment, written: str, label: Label) -> bool:
        value = self._join(*segment.value)
        name = label.section
        is_named = value and (name is None or name == written) and (names_work(value) or self._is_section_name(value))
        if is_named:
            name, segment = value, attrs.evolve(segment, value=(segment.value[1], segment.value[1]))
        if name is None:
            # "Seksi :" is before several sections.
            self._has_sections |= not value
            return not value
        self._areas = None
        self._section = Section(name, written, is_organ=False, indent=line.indent)
        return self._add_entry(line, segment, written, is_of_section=True)

    def _is_section_name(self, value: str) -> bool:
        words = [word.text for word in split_title(value)]
        return len(words) > 1 and is_section_name(words, is_headed=False)

    def _read_post(self, line: Line, segment: Segment, written: str, label: Label) -> bool:
        folded = " ".join(word.text for word in split_title(written))
        section = self._section
        if section is not None and not self._stays_in_section(section, line, folded):
            section = self._section = None
        self._areas = None
        if section is not None:
            section.has_head |= folded in _HEADS
            section.has_members |= folded.startswith("anggota")
            self._heads = 0 if section.has_members else self._heads
        elif folded.startswith("ketua"):
            self._count_board(folded)
        elif ranked := _RANKED.match(folded):
            self._ranks.add(ranked[0])
        self._has_sections &= section is not None or folded in _HEADS | {"anggota"}
        self._known_posts += 1
        is_read = self._add_entry(line, segment, written)
        if section is None:
            self._open_section(written)
        if segment.value[0] == segment.value[1] and self._entry is not None:
            if is_coordinated(written):
                self._areas = self._entry
            elif label.is_organ or label.kind is Kind.POST:
                self._open_organ(line, written, self._entry, is_organ=label.is_organ)
        return is_read

    def _open_organ(self, line: Line, written: str, entry: Entry, *, is_organ: bool) -> None:
        """Remember an organ beside the board, or a post of advisers that may have posts below it: *III. PEMBINA*."""
        parsed = None if is_organ else parse(written)
        if is_organ or (parsed is not None and parsed.post in _ADVISORY):
            self._section = Section(
                written, written, is_organ=True, indent=line.indent, needs_indent=not is_organ, named=entry.holders
            )

    def _open_section(self, written: str) -> None:
        """Remember the section in the title of its head, whose members may follow: *Ketua Bidang Humas*.

        Below several heads without members, members are those of the board.
        """
        parsed = parse(written)
        if parsed is None or parsed.post is not Post.SECTION_HEAD or parsed.section is None:
            self._heads = 0
            return
        self._heads += 1
        if self._heads == 1:
            self._section = Section(parsed.section, f"Bidang {parsed.section}", is_organ=False, has_head=True)

    def _stays_in_section(self, section: Section, line: Line, folded: str) -> bool:
        """Return whether a post below the heading of a section is one of the section."""
        if section.needs_indent and (section.named or line.indent <= (section.indent or 0)):
            return False
        if _IN_SECTION.fullmatch(folded):
            # Another head after the members is that of another board.
            is_again = folded in _HEADS and (section.has_head or section.has_members or len(section.named) > 1)
            # An organ or a section that names several members has no list of members below it.
            is_full = folded.startswith(("anggota", "wakil")) and not section.has_head and len(section.named) > 1
            return not is_again and not is_full
        is_deep = section.indent is not None and line.indent > section.indent
        # The board has its own already, or none below its working groups.
        is_second = not section.named and (folded in self._ranks or section.written.casefold().startswith("pokja"))
        return (
            _RANKED.fullmatch(folded) is not None
            and section.has_head
            and (line.is_numbered or section.is_organ or is_deep or is_second)
        )

    def _count_board(self, folded: str) -> None:
        if folded in self._chairs:
            self._chairs, self._ranks = set(), set()
            self._board += 1
        self._chairs.add(folded)

    def _add_entry(self, line: Line, segment: Segment, written: str, *, is_of_section: bool = False) -> bool:
        """Add the entry of a label with the holders beside it; return whether it is a label of a list."""
        place = segment.label or segment.value
        entry = Entry(place, written, self._section, line, self._board, self._body, is_of_section=is_of_section)
        entry.is_former = self._is_former
        if is_of_section and self._section is not None:
            entry.holders = self._section.named
        beside = self._text[slice(*segment.value)]
        if beside.strip():
            entry.is_vacant = is_vacant(beside)
            # In messages, a line without capitals is a post and a name; in running text, it is not.
            is_lower = written.islower() and place[0] - line.start <= _LONGEST_MARK
            is_lower &= line.end - line.start <= _LONGEST_ITEM
            entry.holders += read_holders(self._text, *segment.value, is_lower=is_lower)
            # The first of several members may be a company.
            is_list = _FIRST_ITEM.match(beside) is not None and len(beside) <= _LONGEST_ITEM
            if not entry.holders and not entry.is_vacant and not is_list:
                self._entry = None
                return False
            if "/" in beside and not entry.is_for_several and not _SLASHED.search(written):
                # After a slash is where the only holder lives, or whom the holder represents.
                entry.holders = entry.holders[:1]
        if written.casefold() == "wakil" and self._entries and self._section is None:
            above = parse(self._entries[-1].title)
            entry.deputy = None if above is None else _DEPUTIES.get(above.post)
            entry.is_inferred = True
        self._entry = entry
        self._entries.append(entry)
        return True

    def _read_record(self, line: Line, segment: Segment, written: str) -> bool:
        """Read a name or a post that has a label of its own: *Nama : Ani*, then *Jabatan : Ketua*."""
        if _NAME_LABEL.fullmatch(written):
            holders = read_holders(self._text, *segment.value)
            self._named = (line.number, holders[0]) if len(holders) == 1 else None
            return self._named is not None
        title = drop_body(self._join(*segment.value))
        label = classify_label(title) if _POST_LABEL.fullmatch(written) else None
        if self._named is None or label is None or line.number - self._named[0] > _FARTHEST_POST:
            return False
        entry = Entry(segment.value, title, None, line, self._board, self._body, is_former=self._is_former)
        entry.holders.append(self._named[1])
        self._entries.append(entry)
        self._named = None
        return True

    def _read_unknown_label(self, line: Line, segment: Segment, written: str) -> bool:
        """Read a label that is no post by itself: an area below its coordinators, the work of a section, or a post."""
        words = written.split()
        value = self._text[slice(*segment.value)]
        is_short = 0 < len(words) <= _LONGEST_AREA and words[0][:1].isalnum()
        # The areas of coordinators may be written in small letters in a list with numbers.
        is_short &= not words[0].islower() or (self._areas is not None and line.is_numbered)
        if not is_short or not value.strip():
            return self._read_value(line, attrs.evolve(segment, label=None, value=(line.start, line.end)))
        areas = self._areas
        if areas is not None and (is_vacant(value) or read_holders(self._text, *segment.value)):
            if not is_vacant(value):
                entry = attrs.evolve(
                    areas, holders=list(read_holders(self._text, *segment.value)), area=written, line=line
                )
                self._entries.append(entry)
                self._entry = None
            return True
        holders = read_holders(self._text, *segment.value)
        if not holders or is_of_document(written):
            return False
        is_work = self._has_sections or (names_work(written) and self._known_posts)
        if is_work:
            self._section = Section(written, written, is_organ=False)
            self._add_entry(line, segment, written, is_of_section=True)
            self._entries[-1].is_inferred = True
            return True
        if self._known_posts < _KNOWN_POSTS or self._entry is None:
            return self._read_post_of_body(line, segment)
        self._section = None
        return self._add_entry(line, segment, written)

    def _read_post_of_body(self, line: Line, segment: Segment) -> bool:
        """Read a post with its body that begins a list: *Ketua Karang Taruna : Ani*; later ones may be offices."""
        start, end = segment.label or segment.value
        body = next((word for word in _WORD.finditer(self._text, start, end) if is_body_word(word[0])), None)
        title = "" if body is None else self._join(start, body.start())
        label = classify_label(title) if title else None
        is_first = not self._known_posts and self._section is None
        if body is None or label is None or label.kind is not Kind.POST or not is_first:
            return False
        self._count_board(title.casefold())
        self._known_posts += 1
        is_read = self._add_entry(line, segment, title)
        self._entries[-1].body = (body.start(), end)
        return is_read

    def _read_value(self, line: Line, segment: Segment) -> bool:
        """Read the holders of a line without a label; return whether they belong to the post above."""
        entry = self._entry
        if entry is None or entry.is_vacant:
            return False
        written = self._text[slice(*segment.value)]
        if segment.is_marked and is_vacant(written):
            # A colon alone is between the post and the holder.
            return True
        if entry.holders and self._is_wrapped(entry, line, segment):
            last = entry.holders[-1]
            end = segment.value[1]
            entry.holders[-1] = attrs.evolve(last, end=end, text=self._join(last.start, end))
            entry.last_number = line.number
            return True
        holders = read_holders(self._text, *segment.value)
        is_item = line.is_numbered or line.indent > entry.line.indent
        if not holders and is_item and len(written) <= _LONGEST_ITEM:
            return True
        if not holders or not self._may_continue(entry, line, segment, holders):
            return False
        entry.holders += holders
        entry.is_plain |= not segment.is_marked
        entry.last_number = line.number
        return True

    def _is_wrapped(self, entry: Entry, line: Line, segment: Segment) -> bool:
        """Return whether a line has the degrees of the last holder, or the end of an office that is too long."""
        written = self._text[slice(*segment.value)].strip(" ,.")
        last = entry.holders[-1]
        is_next = line.number == entry.last_number + 1 and line.indent > entry.line.indent and not segment.is_marked
        if not last.is_office:
            is_rest = is_next and len(last.text) >= _LONG_NAME and "," in written and not entry.is_for_several
            return is_degree_text(written) or is_rest
        is_open = self._text[last.start : line.start].rstrip().endswith((",", " dan", "/"))
        goes_on = is_open or _OFFICE_END.match(written) is not None
        return is_next and goes_on and not starts_office(written) and len(written) <= _LONGEST_ITEM

    def _may_continue(self, entry: Entry, line: Line, segment: Segment, holders: Sequence[Holder]) -> bool:
        """Return whether holders in a line of their own belong to the post above."""
        if segment.is_marked:
            return True
        is_indented = line.indent > entry.line.indent
        if not entry.holders:
            return line.number - entry.line.number <= _FARTHEST_HOLDER or is_indented
        is_aligned = line.indent > entry.line.indent + _DEEP and not segment.is_marked
        if line.number - entry.last_number > 1 or not (entry.is_for_several or is_aligned):
            return False
        # An office among persons is that of the signature.
        is_organ = entry.section is not None and entry.section.is_organ and is_indented
        is_mixed = any(holder.is_office for holder in holders) and not (entry.holders[-1].is_office or is_organ)
        return (is_indented or entry.is_plain) and not is_mixed

    def _join(self, start: int, end: int) -> str:
        return join_spaces(self._text[start:end])
