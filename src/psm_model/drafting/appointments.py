"""Appointments found in texts: who has which post."""

from __future__ import annotations

import re
from typing import Final

import attrs

from psm_model.entities.titles import ParsedTitle
from psm_model.errors import require_type
from psm_model.values import PersonName

from ._columns import order_columns
from ._lines import iter_lines
from ._past_holders import mark_past_holders
from ._prose_appointments import read_prose
from ._prose_words import Prose
from ._rosters import RosterReader
from ._short_names import without_short_names
from ._statement import Statement
from ._tables import read_tables
from ._unread_lines import find_unread_lines
from .found import Found

__all__ = ["FoundAppointment", "find_appointments", "find_posts", "read_appointments"]

_DRAWN: Final = str.maketrans(
    {
        **dict.fromkeys("\u2502\u2503\u2551\u00a6\uff5c", "|"),
        **dict.fromkeys(map(chr, (*range(0x250C, 0x254C), *range(0x2554, 0x256D))), "|"),
        **dict.fromkeys("\u2500\u2501\u2550\u2508\u2509", "-"),
        **dict.fromkeys("\u00b7\u2024\u2027\u22c5", "."),
        **dict.fromkeys("\u2002\u2003\u2007\u2009\u202f\u3000", " "),
    }
)
"""Signs of drawn tables and leaders, as the plain ones."""

_EITHER: Final = re.compile(r"\s+(?:dan\s*/\s*)?atau\s+(?=[^\W\d_]|\Z)")
_LONGEST_EITHER: Final = 12


@attrs.frozen(kw_only=True)
class FoundAppointment:
    """A statement in a text that a person or an office has a post.

    `text[start:end]` of the text that was read is `as_written`, and that of `post_span` is `post_as_written`.
    """

    span: tuple[int, int]
    """The start and end of the holder in the text."""
    as_written: str
    """The holder as written in the text."""
    name: PersonName | None
    """The name of the person; None if an office has the post."""
    office: str | None
    """The office that has the post (*Bupati Batang*); None if a person has it."""
    post_span: tuple[int, int]
    """The start and end of the post in the text."""
    post_as_written: str
    """The post as written in the text."""
    title: ParsedTitle
    """The meaning of the post: its code, the capacity and the section."""
    body: str | None = None
    """The organisation named with the post, as written; None if the text names none there."""
    body_span: tuple[int, int] | None = None
    """The start and end of that name in the text."""
    replaces: PersonName | None = None
    """The person replaced, where the text names one."""
    is_inferred: bool = False
    """Whether the post is not stated but follows from a verb (*dipimpin oleh*) or the layout (a name above members)."""

    @property
    def section(self) -> str | None:
        """The section or the area of the post."""
        return self.title.section


def find_appointments(text: str) -> tuple[FoundAppointment, ...]:
    r"""Find who has which post according to a text, in order. No text raises an error, and the time grows linearly.

    Lists of officers are read in all usual layouts: with colons, dots or gaps, numbered, in tables, with sections and
    areas, and with names below their posts. In running text, "Ketua IPSM Misal, Sugeng", "Sugeng terpilih sebagai
    Ketua" and "IPSM Misal dipimpin oleh Sugeng" are read. Posts of other bodies are found too, with the body; offices
    of the government, candidates and signatures are not. If it is unclear where a name ends, nothing is found.

    A former holder has the capacity FORMER, and an office that has a post the capacity EX_OFFICIO. A post that the
    library has no code for is OTHER.

    >>> for found in find_appointments("Ketua : Drs. Sugeng, M.Si.\nAnggota : 1. Ani 2. Budi"):
    ...     print(found.title.post, "-", found.as_written)
    chair - Drs. Sugeng, M.Si.
    member - Ani
    member - Budi

    Raises:
        WrongTypeError: the argument is not a text.
    """
    return read_appointments(text)[0]


def read_appointments(text: str) -> tuple[tuple[FoundAppointment, ...], list[tuple[int, int]]]:
    """Return the appointments in a text, and the positions of the lines in lists in which none could be read."""
    statements, unread = _read(text)
    return tuple(_make(text, statement) for statement in statements if statement.holder is not None), unread


def find_posts(text: str) -> tuple[Found[ParsedTitle], ...]:
    r"""Find the posts of the appointments in a text and the posts that its lists name as vacant, each position once.

    >>> [found.as_written for found in find_posts("Ketua : Sugeng\nSekretaris : (kosong)")]
    ['Ketua', 'Sekretaris']

    Raises:
        WrongTypeError: the argument is not a text.
    """
    titles = {statement.post: statement.title for statement in _read(text)[0]}
    return tuple(
        Found(span=span, as_written=text[slice(*span)], value=title)
        for span, title in sorted(titles.items(), key=lambda item: item[0])
    )


def _read(text: str) -> tuple[list[Statement], list[tuple[int, int]]]:
    require_type(text, str, "a text")
    drawn = text.translate(_DRAWN)
    lines = tuple(iter_lines(drawn))
    tables = read_tables(drawn, lines)
    ordered = order_columns(drawn, [line for line in lines if line.start not in tables.lines])
    roster = RosterReader(drawn, ordered).read()
    prose = Prose(text, without={**tables.lines, **roster.lines})
    listed = (*tables.statements, *roster.statements)
    either = [*listed, *without_short_names(read_prose(prose), beside=listed)]
    found = mark_past_holders(text, [statement for statement in either if not _is_either(text, statement)])
    unread = find_unread_lines(drawn, lines, tables.lines, found)
    ordered_found = sorted(
        found, key=lambda statement: (statement.holder.start if statement.holder else statement.post[0], statement.post)
    )
    return ordered_found, unread


def _is_either(text: str, statement: Statement) -> bool:
    """Return whether somebody or somebody else has a post: *Sekretaris : Ani atau Budi*."""
    holder = statement.holder
    if holder is None:
        return False
    before = _EITHER.search(text, max(0, holder.start - _LONGEST_EITHER), holder.start)
    return before is not None or _EITHER.match(text, holder.end) is not None


def _make(text: str, statement: Statement) -> FoundAppointment:
    holder = statement.holder
    assert holder is not None  # noqa: S101
    return FoundAppointment(
        span=(holder.start, holder.end),
        as_written=text[holder.start : holder.end],
        name=None if holder.is_office else PersonName(holder.text),
        office=holder.text if holder.is_office else None,
        post_span=statement.post,
        post_as_written=text[slice(*statement.post)],
        title=statement.title,
        body=None if statement.body is None else text[slice(*statement.body)],
        body_span=statement.body,
        replaces=None if statement.replaces is None else PersonName(text[slice(*statement.replaces)]),
        is_inferred=statement.is_inferred,
    )
