"""Drawings of boards for rules about who holds which post: a card for each seat, with the finding outlined."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

import attrs

from docs._ext.rule_pages import FOLDERS, ExampleCheck
from docs._ext.svg import Drawing, box, line, link, sheet, words
from psm_model import Appointment, BoardTerm, Register
from psm_model.checking import Finding
from psm_model.entities import Capacity, Membership, Post
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.queries.holder import find_holder
from psm_model.rules import RULES
from psm_model.text import capitalise
from psm_model.views.connectors import CardRow, find_lefts, find_passed_rows, iter_connectors, iter_even_rows
from psm_model.views.seats import TierRole, make_seats, make_tiers

__all__ = ["BOARD_TITLE", "draw_boards"]

BOARD_TITLE: Final = Bilingual("Board {term}", "Kepengurusan {term}")
"""The title of such a drawing, above its cards."""
_VACANT: Final = Bilingual("nobody recorded", "tidak ada yang tercatat")
_REPLACES: Final = Bilingual("replaces {holder}", "menggantikan {holder}")
_HONORARY: Final = Bilingual("honorary member", "anggota kehormatan")
_WIDTH: Final = 320.0
_CARD: Final = 152.0
_GAP: Final = 10.0
_BETWEEN: Final = 22.0
_LINE: Final = 16.0
_PADDING: Final = 8.0
_LETTER: Final = 6.7
_PER_ROW: Final = 2


@attrs.frozen(kw_only=True)
class _Card:
    """A card of a seat."""

    texts: tuple[tuple[str, str], ...]
    """The texts, each with its class in the style sheet."""
    kind: str
    """The classes of its edge."""

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The lines of its texts."""
        letters = int((_CARD - 2 * _PADDING) / _LETTER)
        return [(part, kind) for text, kind in self.texts for part in wrap(text, letters)]

    @property
    def height(self) -> float:
        """Its height."""
        return len(self.lines) * _LINE + 2 * _PADDING - 3


def draw_boards(code: str, check: ExampleCheck, language: Language) -> Iterator[Drawing]:
    """Yield a drawing of each board that a rule finds something on."""
    for place, term in enumerate(check.register.board_terms):
        pointer = f"/board_terms/{place}/"
        found = [finding for finding in check.report if finding.code == code and finding.path.startswith(pointer)]
        if found:
            yield _draw_board(check.register, term, pointer, found, language)


def _draw_board(register: Register, term: BoardTerm, pointer: str, found: list[Finding], language: Language) -> Drawing:
    severity = RULES[found[0].code].severity.value
    concerned = [path for finding in found for path in (finding.path, *finding.related)]
    appointments = list(term.appointments)
    vacant = [Post(str(finding.params["post"])) for finding in found if finding.path == f"{pointer}appointments"]
    appointments += [Appointment(id=f"vacant {post}", post=post, office="-") for post in vacant]
    marked = {
        appointment.id
        for position, appointment in enumerate(appointments)
        if position >= len(term.appointments)
        or any(f"{path}/".startswith(f"{pointer}appointments/{position}/") for path in concerned)
    }

    def make_card(appointment: Appointment) -> _Card:
        holder = None if appointment.id in {f"vacant {post}" for post in vacant} else find_holder(register, appointment)
        edge = f"box finding {severity}" if appointment.id in marked else "box entity"
        return _make_card(register, appointment, None if holder is None else holder.text, edge, language)

    made = [
        (tier.role, [make_card(seat.appointment) for _, (seat,) in row])
        for tier in make_tiers(make_seats(appointments))
        for row in iter_even_rows(tier.columns, _PER_ROW)
    ]
    title = BOARD_TITLE.translate(language).format(term=term.make_name().translate(language))
    parts = [words(0, 14, title, "name")]
    sentences = [f"{title}."]
    rows: list[CardRow] = []
    cards: list[str] = []
    top = 30.0
    roles = [role for role, _ in made]
    for (role, row), is_passed in zip(made, find_passed_rows(roles), strict=True):
        height = max(card.height for card in row)
        lefts = find_lefts(len(row), width=_CARD, gap=_GAP, middle=_WIDTH / 2, is_passed=is_passed)
        for card, left in zip(row, lefts, strict=True):
            cards += _draw_card(card, left, top)
            sentences.append(f"{', '.join(text for text, _ in card.texts)}.")
        rows.append(CardRow(role, [(left + _CARD / 2, top, top + height) for left in lefts], top, top + height))
        top += height + _BETWEEN
    if TierRole.LEADS in roles:
        for connector in iter_connectors(rows, middle=_WIDTH / 2, gap=_BETWEEN):
            (left, upper), (right, lower) = connector.start, connector.end
            parts.append(line(f"M{left:g} {upper:g}L{right:g} {lower:g}"))
    parts += cards
    for finding in found:
        text = RULES[finding.code].title.translate(language)
        sentences.append(f"{finding.code}: {text}.")
        for number, written in enumerate(wrap(f"{finding.code} {text}", int(_WIDTH / _LETTER))):
            shown = written
            if number == 0:
                code = f'<tspan class="code {severity}">{finding.code}</tspan>'
                shown = link(f"page:{FOLDERS[language]}/{finding.code}", code) + written.removeprefix(finding.code)
            parts.append(f'<text x="0" y="{top:g}" class="mark {severity}">{shown}</text>')
            top += _LINE
    return sheet(_WIDTH, top, title, " ".join(sentences), parts)


def _make_card(
    register: Register, appointment: Appointment, holder: str | None, edge: str, language: Language
) -> _Card:
    """Return the card of an appointment; the holder is None for a vacant post."""
    post = describe_code(appointment.post).translate(language)
    texts = [(capitalise(post), "kind")]
    if holder is None:
        return _Card(texts=(*texts, (_VACANT.translate(language), "kind")), kind=f"{edge} vacant")
    texts.append((holder, "name"))
    notes = []
    if appointment.capacity is not Capacity.SUBSTANTIVE:
        notes.append(describe_code(appointment.capacity).translate(language))
    if any(
        member.id == appointment.member_id and member.membership is Membership.HONORARY for member in register.members
    ):
        notes.append(_HONORARY.translate(language))
    before = [
        other for term in register.board_terms for other in term.appointments if other.id == appointment.replaces_id
    ]
    notes += [_REPLACES.translate(language).format(holder=find_holder(register, other).text) for other in before]
    return _Card(texts=(*texts, *((note, "needed") for note in notes)), kind=edge)


def _draw_card(card: _Card, left: float, top: float) -> Iterator[str]:
    yield box(left, top, _CARD, card.height, card.kind)
    for number, (text, kind) in enumerate(card.lines):
        yield words(left + _PADDING, top + _PADDING + 10 + number * _LINE, text, kind)
