"""The boards of a report: who is on each board on the day, as a drawing and as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from psm_model._markup import Markup, element
from psm_model.entities.appointment import Capacity
from psm_model.i18n import Bilingual, describe_code
from psm_model.text import capitalise, truncate
from psm_model.values.partial_date import Precision
from psm_model.values.verdict import Verdict
from psm_model.views.board_records import BoardOnDay, TermBoard
from psm_model.views.connectors import CardRow, Connector, find_lefts, find_passed_rows, iter_connectors, iter_even_rows
from psm_model.views.decrees_text import format_own_decrees
from psm_model.views.seats import Seat, Tier, TierRole, make_seats, make_tiers
from psm_model.views.term_words import STATUSES, WITHHELD, format_empty_board, format_section, format_term_dates

from ._areas import AreaSection
from ._content import ReportContent

__all__ = ["render_boards"]

_BOARDS: Final = Bilingual("Boards on {day}", "Susunan pengurus pada {day}")
_NO_BOARDS: Final = Bilingual("No recorded board is in office.", "Tidak ada kepengurusan tercatat yang menjabat.")
_MAYBE_BOARD: Final = Bilingual("undetermined whether in office", "belum pasti menjabat")
_MAYBE_SEATS: Final = Bilingual("undetermined who holds which post", "belum pasti siapa memegang jabatan apa")
_MAYBE_SEAT: Final = Bilingual("undetermined", "belum pasti")
_REPLACES: Final = Bilingual("replaces {holder}", "menggantikan {holder}")
_NO_LABEL: Final = Bilingual("Board", "Kepengurusan")

_WIDTH: Final = 680
"""The width of a drawing, in CSS pixels as all that follows: that of the text on A4."""
_CARD: Final = 162
_GAP: Final = 10
_PER_ROW: Final = 4
_NARROW_WIDTH: Final = 336
"""The width of the drawing of a small board: two of them are side by side on A4."""
_NARROW_PER_ROW: Final = 2
_NARROW_MOST: Final = 12
"""The largest number of cards of a small board."""
_PADDING: Final = 8
_NAME_LINE: Final = 15
_TITLE_LINE: Final = 13
_BETWEEN: Final = 22
"""The space between two rows of cards, in which their lines run."""
_NARROW_BETWEEN: Final = 18
_NAME_LETTERS: Final = 17
_TITLE_LETTERS: Final = 24
_MAX_LINES: Final = 3


class _Line(NamedTuple):
    """A line of a card."""

    text: str
    """Its text."""
    kind: str
    """Whether it is a name, a title or a note."""


class _Card(NamedTuple):
    """A card with one person, or with the people of one section."""

    lines: tuple[_Line, ...]
    """Its lines."""
    tip: str
    """The whole text."""
    kind: str
    """Its classes."""

    @property
    def height(self) -> int:
        """Its height."""
        return 2 * _PADDING + sum(_NAME_LINE if line.kind == "name" else _TITLE_LINE for line in self.lines)


def render_boards(content: ReportContent) -> Markup:
    """Return the boards that are or may be in office on the day, by area."""
    number = 0
    sections = []
    for section in content.index.sections:
        boards = []
        for organisation_id in dict.fromkeys(subject.organisation_id for subject in section.subjects):
            board = content.boards[organisation_id]
            for term in board.terms:
                number += 1
                boards.append(_render_board(content, section, board, term, number))
        if boards:
            heading = element("h3", section.heading.translate(content.language))
            sections.append(element("section", heading, element("div", boards, class_="boards"), class_="group"))
    return element(
        "section",
        element("h2", content.say(_BOARDS, day=content.format_day(content.on))),
        sections or element("p", content.say(_NO_BOARDS), class_="nothing"),
        id="boards",
        class_="part",
    )


def _render_board(
    content: ReportContent, section: AreaSection, board: BoardOnDay, term: TermBoard, number: int
) -> Markup:
    seats = {id(seat.appointment): seat.verdict for seat in term.seats}
    verdicts = {place: seats.get(id(appointment)) for place, appointment in enumerate(term.term.appointments)}
    places = {place: verdict for place, verdict in verdicts.items() if verdict is not None}
    # If every post is undetermined, that is said once.
    is_open = bool(places) and all(verdict is Verdict.UNDETERMINED for verdict in places.values())
    tiers = make_tiers(make_seats(term.term.appointments, dict.fromkeys(places, Verdict.YES) if is_open else places))
    notes = []
    if term.term.status in STATUSES:
        notes.append(STATUSES[term.term.status].translate(content.language))
    if term.verdict is Verdict.UNDETERMINED:
        notes.append(content.say(_MAYBE_BOARD))
    elif is_open:
        notes.append(content.say(_MAYBE_SEATS))
    decrees = format_own_decrees(term.decrees, term.term.withheld, Precision.DAY, language=content.language)
    dates = format_term_dates(term.term, language=content.language)
    facts = ", ".join(filter(None, (term.term.label, dates))) or content.say(_NO_LABEL)
    empty = format_empty_board(term.term, is_day_asked=True).translate(content.language)
    holders = dict(term.holders)
    is_narrow = sum(len(tier.columns) for tier in tiers) <= _NARROW_MOST
    kinds = ["board", *(["narrow"] if is_narrow else []), *([] if tiers else ["empty"]), "filtered"]
    return element(
        "article",
        element(
            "h4",
            element("span", content.name_organisation(board.organisation_id), class_="title"),
            [(" ", element("span", note, class_="badge undetermined")) for note in notes],
        ),
        element("p", facts, None if decrees is None else f" · {decrees}", class_="term"),
        (_draw_tiers(content, tiers, holders, is_narrow=is_narrow), _render_list(content, tiers, holders))
        if tiers
        else element("p", empty, class_="nothing"),
        id=f"board-{number}",
        class_=" ".join(kinds),
        data_area=section.id,
    )


def _render_list(content: ReportContent, tiers: Sequence[Tier], holders: dict[str, str]) -> Markup:
    """Return the people of a board as a list, for narrow screens and screen readers."""
    items = [
        element("li", element("span", _format_post(content, seat), class_="post"), " ", element("strong", name), notes)
        for tier in tiers
        for _, seats in tier.columns
        for seat in seats
        for name, notes in [(_format_holder(content, seat, holders), _format_notes(content, seat, holders, ", "))]
    ]
    return element("ul", items, class_="people")


def _format_post(content: ReportContent, seat: Seat) -> str:
    """Return the title of a post, with its section and capacity."""
    appointment = seat.appointment
    title = appointment.title or describe_code(appointment.post).translate(content.language)
    added = [format_section(appointment)]
    if appointment.capacity is not Capacity.SUBSTANTIVE:
        added.append(describe_code(appointment.capacity).translate(content.language))
    extra = ", ".join(filter(None, added))
    return f"{capitalise(title)} ({extra})" if extra else capitalise(title)


def _format_holder(content: ReportContent, seat: Seat, holders: dict[str, str]) -> str:
    if seat.appointment.is_holder_withheld:
        return content.say(WITHHELD)
    return holders.get(seat.appointment.id, seat.appointment.id)


def _format_notes(content: ReportContent, seat: Seat, holders: dict[str, str], before: str = "") -> str:
    """Return whom a holder replaces, and whether it is undetermined that they hold the post."""
    notes = []
    if seat.replaced:
        before_id = seat.replaced[0].id
        notes.append(content.say(_REPLACES, holder=holders.get(before_id, before_id)))
    if seat.verdict is Verdict.UNDETERMINED:
        notes.append(content.say(_MAYBE_SEAT))
    return before * bool(notes) + ", ".join(notes)


def _draw_tiers(content: ReportContent, tiers: Sequence[Tier], holders: dict[str, str], *, is_narrow: bool) -> Markup:
    """Draw the people of a board from top to bottom, with lines that lead to the chair, if there is one."""
    width, per_row, between = (
        (_NARROW_WIDTH, _NARROW_PER_ROW, _NARROW_BETWEEN) if is_narrow else (_WIDTH, _PER_ROW, _BETWEEN)
    )
    made = [
        (tier.role, [_make_card(content, section, seats, tier, holders) for section, seats in row])
        for tier in tiers
        for row in iter_even_rows(tier.columns, per_row)
    ]
    roles = [role for role, _ in made]
    has_chair = TierRole.LEADS in roles
    rows: list[CardRow] = []
    drawn: list[Markup] = []
    top, middle = 1, width / 2
    for (role, cards), is_passed in zip(made, find_passed_rows(roles), strict=True):
        height = max(card.height for card in cards)
        lefts = find_lefts(len(cards), width=_CARD, gap=_GAP, middle=middle, is_passed=is_passed and has_chair)
        drawn += (_draw_card(card, left, top, height) for card, left in zip(cards, lefts, strict=True))
        ends = [(left + _CARD / 2, top, top + height) for left in lefts]
        rows.append(CardRow(role, ends, top, top + height))
        top += height + between
    lines = iter_connectors(rows, middle=middle, gap=between) if has_chair else ()
    height = top - between + 1
    return element(
        "svg",
        [_draw_connector(line) for line in lines],
        drawn,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        class_="chart",
        aria_hidden="true",
    )


def _draw_connector(line: Connector) -> Markup:
    (left, top), (right, bottom) = line.start, line.end
    return element(
        "path", d=f"M{left:g} {top:g}L{right:g} {bottom:g}", class_="link advises" if line.is_dashed else "link"
    )


def _make_card(
    content: ReportContent, section: str | None, seats: Sequence[Seat], tier: Tier, holders: dict[str, str]
) -> _Card:
    """Return the card of one seat, or of all seats of a section."""
    lines: list[_Line] = []
    tips = []
    if section is not None and len(seats) > 1:
        lines += (_Line(text, "heading") for text in _wrap(section, _TITLE_LETTERS))
    for seat in seats:
        name, post = _format_holder(content, seat, holders), _format_post(content, seat)
        notes = _format_notes(content, seat, holders)
        lines += (_Line(text, "name") for text in _wrap(name, _NAME_LETTERS))
        lines += (_Line(text, "title") for text in _wrap(post, _TITLE_LETTERS))
        lines += (_Line(text, "note") for text in (_wrap(notes, _TITLE_LETTERS) if notes else ()))
        tips.append(", ".join(filter(None, (f"{post}: {name}", notes))))
    kinds = [tier.role.value]
    if any(seat.verdict is Verdict.UNDETERMINED for seat in seats):
        kinds.append("open")
    return _Card(tuple(lines), "; ".join(tips), " ".join(kinds))


def _draw_card(card: _Card, left: float, top: int, height: int) -> Markup:
    texts = []
    y = top + _PADDING
    for line in card.lines:
        y += _NAME_LINE if line.kind == "name" else _TITLE_LINE
        texts.append(element("text", line.text, x=left + 10, y=y - 3, class_=line.kind))
    return element(
        "g",
        element("title", card.tip),
        element("rect", x=left, y=top, width=_CARD, height=height),
        texts,
        class_=f"seat {card.kind}",
    )


def _wrap(text: str, letters: int) -> list[str]:
    """Return a text in at most three lines, broken at spaces where possible."""
    lines = [""]
    for word in truncate(text, letters * (_MAX_LINES + 1)).split(" "):
        part = word
        while True:
            joined = f"{lines[-1]} {part}".strip()
            if len(joined) <= letters:
                lines[-1] = joined
                break
            if lines[-1]:
                lines.append("")
                continue
            lines[-1], part = part[:letters], part[letters:]
            lines.append("")
    lines = [line for line in lines if line]
    if len(lines) > _MAX_LINES:
        lines = [*lines[: _MAX_LINES - 1], f"{lines[_MAX_LINES - 1][: letters - 1]}…"]
    return lines
