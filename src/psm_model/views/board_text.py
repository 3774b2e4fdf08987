"""render_board: a board as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from psm_model.entities.appointment import Capacity
from psm_model.entities.board_term import DATE_FIELDS, Roster, Tenure, TermStatus
from psm_model.entities.post import Post
from psm_model.entities.tenure import holds_whole_term
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.queries.doubt import Doubt, Reason
from psm_model.style import PLAIN, Style, TerminalStyle
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.verdict import Verdict

from .board_records import BoardOnDay, SeatOnDay, TermBoard
from .columns import format_columns, shorten, wrap
from .decrees_text import format_decree_briefly, format_decrees, format_own_decrees
from .organisation_text import find_name, format_earlier_boards, iter_lineage_lines, iter_state_lines
from .record_text import format_statements, iter_organisation_statements, iter_term_statements
from .term_words import (
    DATES_WITHHELD,
    WHEN,
    WITHHELD,
    format_day,
    format_empty_board,
    format_section,
    format_term_change,
    format_term_dates,
    format_term_name,
)

__all__ = ["render_board"]

_NO_BOARD: Final = Bilingual("no board recorded", "tidak ada kepengurusan yang tercatat")
_NO_BOARD_THEN: Final = Bilingual(
    "no recorded board is in office {when}", "tidak ada kepengurusan tercatat yang menjabat pada {when}"
)
_PARTIAL: Final = Bilingual("recorded in part", "tercatat sebagian")
_COMPLETE: Final = Bilingual("recorded in full", "tercatat lengkap")
_IN_OFFICE: Final = {
    Verdict.YES: Bilingual("in office {when}", "menjabat pada {when}"),
    Verdict.NO: Bilingual("not in office {when}", "tidak menjabat pada {when}"),
    Verdict.UNDETERMINED: Bilingual("undetermined whether in office {when}", "belum pasti menjabat pada {when}"),
}
_PART: Final = {
    Precision.MONTH: Bilingual("only part of that month", "hanya sebagian bulan itu"),
    Precision.YEAR: Bilingual("only part of that year", "hanya sebagian tahun itu"),
}
_NOT_WHOLE: Final = {
    Precision.MONTH: Bilingual("not the whole month", "tidak sepanjang bulan itu"),
    Precision.YEAR: Bilingual("not the whole year", "tidak sepanjang tahun itu"),
}
_HEAD: Final = (Bilingual("post", "jabatan"), Bilingual("holder", "pemegang"), Bilingual("held", "dijabat"))
_UNTIL_REPLACED: Final = Bilingual("until replaced", "sampai digantikan")
_CHANGE: Final = Bilingual("change", "pergantian")
_DECREE: Final = Bilingual("decree", "SK")
_RANKS: Final = tuple(Post)
_SEVERAL: Final = 2
_EVERY_POST: Final = Bilingual(
    "every post {when}: {answer} ({reasons})", "setiap jabatan pada {when}: {answer} ({reasons})"
)
_SEVERAL_BOARDS: Final = Bilingual(
    "warning: {count} boards are in office {when}: {terms}; 'psm-model check' reports overlaps",
    "peringatan: {count} kepengurusan menjabat pada {when}: {terms}; 'psm-model check' melaporkan tumpang tindih",
)
_REPLACES: Final = Bilingual("replaces {holder}", "menggantikan {holder}")
_REPLACED_BY: Final = Bilingual("replaced by {holder}", "digantikan {holder}")


def render_board(
    board: BoardOnDay,
    *,
    language: Language = "en",
    width: int = 80,
    style: TerminalStyle = PLAIN,
    with_records: bool = False,
) -> str:
    """Render boards as text: a heading for each board, and a row for each post, chair first.

    The heading has the name of the organisation on the day, if it is certain. Lines below it say what else was
    different on the day, and name the predecessors and successors.

    No line is wider than the width. Unprintable characters are escaped, and texts of the document of more than 200
    characters are truncated, with an ellipsis.

    Args:
        board: The boards.
        language: The language of the text.
        width: The number of columns.
        style: Whether to use colours.
        with_records: Whether to add what the records of the organisation and its terms state: names, place, partners,
            inaugurations, legal bases and sources.

    >>> from psm_model.views.board import view_board
    >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(chair,))
    >>> print(render_board(view_board(Register.of(ipsm, kasmad, term), "o", date(2026, 1, 1))))
    IPSM Contoh (o), 1 January 2026
    <BLANKLINE>
    2025–2030 (t): in office on that day; recorded in part
      post   holder  on that day
      chair  Kasmad  undetermined: no dates recorded

    Raises:
        ValueError: the width is less than 40, or the language is not supported.
    """
    organisation_id = shorten(board.organisation_id)
    name = board.name if board.state is None else find_name(board.state)
    heading = organisation_id if name is None else f"{shorten(name)} ({organisation_id})"
    if board.on is not None:
        heading += f", {format_day(board.on, language=language)}"
    # Without a day, the column of answers is empty and left out.
    precision = board.on.precision if isinstance(board.on, PartialDate) else Precision.DAY
    sources = {source.id: source for source in board.sources}
    first = [style.apply(Style.BOLD, line) for line in wrap(heading, width)]
    first += [line for text in _iter_facts(board, precision, language) for line in wrap(text, width)]
    first += (style.apply(Style.BOLD_YELLOW, line) for line in wrap(_warn(board, precision, language) or "", width))
    if with_records and board.organisation is not None:
        parents = {board.organisation.parent_id or "": board.parent_name}
        stated = iter_organisation_statements(board.organisation, parents, sources, language=language)
        first += format_statements(stated, width, language=language, style=style)
    blocks = [first]
    for term in board.terms:
        lines = _format_heading(term, precision, language, width, style)
        lines += (f"  {line}" for text in _iter_decrees(term, precision, language) for line in wrap(text, width - 2))
        if with_records:
            # The sources of the organisation are above.
            is_repeated = board.organisation is not None and term.term.source_ids == board.organisation.source_ids
            own = attrs.evolve(term.term, source_ids=()) if is_repeated else term.term
            stated = iter_term_statements(own, sources, language=language)
            lines += format_statements(stated, width, language=language, style=style)
        blocks.append([*lines, *_format_seats(term, precision, language, width, style)])
    if not board.terms:
        nothing = _NO_BOARD_THEN if board.has_other_terms else _NO_BOARD
        text = nothing.translate(language).format(when=WHEN[precision].translate(language))
        elsewhere = None if board.has_other_terms else format_earlier_boards(board.ties, language=language)
        blocks.append(wrap(text if elsewhere is None else f"{text}; {elsewhere}", width))
    return "\n\n".join("\n".join(lines) for lines in blocks)


def _iter_facts(board: BoardOnDay, precision: Precision, language: Language) -> Iterator[str]:
    """Yield what was otherwise with the organisation on the day, and the organisations before and after it."""
    if board.state is not None:
        yield from iter_state_lines(
            board.state, dict(board.parents), precision, language=language, continued=board.continued
        )
    yield from iter_lineage_lines(board.ties, language=language)
    decrees = format_own_decrees(board.decrees, board.withheld, precision, language=language)
    if decrees is not None:
        yield decrees


def _warn(board: BoardOnDay, precision: Precision, language: Language) -> str | None:
    """Return the warning that several boards are in office at once; None if they are not."""
    in_office = [format_term_name(term.term, language=language) for term in board.terms if term.verdict is Verdict.YES]
    if len(in_office) < _SEVERAL:
        return None
    when = WHEN[precision].translate(language)
    text = _SEVERAL_BOARDS.translate(language)
    return text.format(count=len(in_office), when=when, terms=", ".join(in_office))


def _iter_decrees(board: TermBoard, precision: Precision, language: Language) -> Iterator[str]:
    """Yield the decrees of a board, and those of each change of its term."""
    decrees = format_own_decrees(board.decrees, board.term.withheld, precision, language=language)
    if decrees is not None:
        yield decrees
    for change, named in zip(board.term.changes, board.change_decrees, strict=True):
        if named:
            text = format_decrees(named, precision, language=language)
            yield f"{format_term_change(change, language=language)}, {text}"


def _format_heading(
    board: TermBoard, precision: Precision, language: Language, width: int, style: TerminalStyle
) -> list[str]:
    """Return the lines of the heading of a term; its name, id and dates are bold."""
    term = board.term
    name = format_term_name(term, language=language)
    dates = format_term_dates(term, language=language)
    if term.span is None and not DATE_FIELDS.isdisjoint(term.withheld):
        dates = DATES_WITHHELD.translate(language)
    facts = []
    # The status has no day, and "in office" would read as of today.
    if term.status is not TermStatus.IN_OFFICE:
        facts.append(describe_code(term.status).translate(language))
    if board.verdict is not None:
        reasons = f" ({_format_reasons(board.reasons, precision, language)})" if board.reasons else ""
        when = WHEN[precision].translate(language)
        facts.append(_IN_OFFICE[board.verdict].translate(language).format(when=when) + reasons)
    facts.append((_COMPLETE if term.roster is Roster.COMPLETE else _PARTIAL).translate(language))
    if dates is not None:
        name += f" ({dates})" if name == shorten(term.id) else f", {dates}"
    lines = wrap(f"{name}: {'; '.join(facts)}", width)
    bold = len("".join(wrap(f"{name}:", width)).replace(" ", ""))
    return [*_iter_bold_lines(lines, bold, style)]


def _iter_bold_lines(lines: Iterable[str], letters: int, style: TerminalStyle) -> Iterator[str]:
    """Yield lines of which the first letters are bold, spaces not counted."""
    for line in lines:
        end, rest = 0, letters
        while end < len(line) and rest > 0:
            rest -= line[end] != " "
            end += 1
        letters = rest
        yield style.apply(Style.BOLD, line[:end]) + line[end:]


def _format_reasons(
    reasons: tuple[Reason, ...], precision: Precision, language: Language, given: tuple[Reason, ...] = ()
) -> str:
    """Return the reasons in words, without those already given."""
    # Without another reason, all dates that matter are known.
    part = _PART if {reason.doubt for reason in reasons} == {Doubt.PART_OF_TIME} else _NOT_WHOLE
    # What may not hold for the whole month or year has a dated reason, which says more.
    doubts = (
        reason.doubt for reason in reasons if reason not in given and reason.doubt is not Doubt.MAYBE_PART_OF_TIME
    )
    words = (part[precision] if doubt is Doubt.PART_OF_TIME else describe_code(doubt) for doubt in doubts)
    return ", ".join(word.translate(language) for word in words)


def _format_seats(
    board: TermBoard, precision: Precision, language: Language, width: int, style: TerminalStyle
) -> list[str]:
    if not board.seats:
        nobody = format_empty_board(board.term, is_day_asked=True)
        return [f"  {line}" for line in wrap(nobody.translate(language), width - 2)]
    holders = dict(board.holders)
    # Sort by rank, chair first; the sort is stable within a post.
    seats = sorted(board.seats, key=lambda seat: _RANKS.index(seat.appointment.post))
    common = _format_common_answer(board, precision, language)
    rows = [
        list(_iter_cells(seat, board, holders, precision, language, is_answered=common is not None)) for seat in seats
    ]
    columns = format_columns(
        [text.translate(language) for text in (*_HEAD, WHEN[precision], _CHANGE, _DECREE)],
        rows,
        width,
        style=style,
    )
    return columns if common is None else [*(f"  {line}" for line in wrap(common, width - 2)), *columns]


def _format_common_answer(board: TermBoard, precision: Precision, language: Language) -> str | None:
    """Return the answer for all of several posts that are undetermined for one reason; None if they differ."""
    if len(board.seats) < _SEVERAL or {seat.verdict for seat in board.seats} != {Verdict.UNDETERMINED}:
        return None
    reasons, *others = {_format_reasons(seat.reasons, precision, language, given=board.reasons) for seat in board.seats}
    if others or not reasons:
        return None
    answer = describe_code(Verdict.UNDETERMINED).translate(language)
    when = WHEN[precision].translate(language)
    return _EVERY_POST.translate(language).format(when=when, answer=answer, reasons=reasons)


def _format_period(seat: SeatOnDay, board: TermBoard, language: Language) -> str:
    """Return the period of a post in words, or that it is held for the whole term."""
    if seat.appointment.period is not None:
        return seat.appointment.period.to_text(language=language)
    if "period" in seat.appointment.withheld:
        return WITHHELD.translate(language)
    if not holds_whole_term(seat.appointment, board.term):
        return ""
    return (_UNTIL_REPLACED if seat.replaced_by else describe_code(Tenure.WHOLE_TERM)).translate(language)


def _iter_cells(
    seat: SeatOnDay,
    board: TermBoard,
    holders: Mapping[str, str],
    precision: Precision,
    language: Language,
    *,
    is_answered: bool,
) -> Iterator[str]:
    appointment = seat.appointment
    post = shorten(appointment.title or describe_code(appointment.post).translate(language))
    section = format_section(appointment)
    added = [] if section is None else [shorten(section)]
    if appointment.capacity is not Capacity.SUBSTANTIVE:
        added.append(describe_code(appointment.capacity).translate(language))
    yield f"{post} ({', '.join(added)})" if added else post
    yield WITHHELD.translate(language) if appointment.is_holder_withheld else shorten(seat.holder)
    yield _format_period(seat, board, language)
    answer = "" if seat.verdict is None or is_answered else describe_code(seat.verdict).translate(language)
    # Omit reasons that the heading already gives.
    reasons = _format_reasons(seat.reasons, precision, language, given=board.reasons)
    yield f"{answer}: {reasons}" if reasons and not is_answered else answer
    links = [] if appointment.replaces_id is None else [(_REPLACES, appointment.replaces_id)]
    links += ((_REPLACED_BY, follower) for follower in seat.replaced_by)
    yield "; ".join(text.translate(language).format(holder=shorten(holders.get(other, other))) for text, other in links)
    if "decree_ids" in appointment.withheld:
        yield WITHHELD.translate(language)
    else:
        yield "; ".join(format_decree_briefly(decree, language=language) for decree in seat.decrees)
