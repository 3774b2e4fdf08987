"""The summary of a report: numbers, a table by area, and the boards and organisations that need a decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from psm_model._markup import EMPTY, Markup, element, join, mask
from psm_model.entities.board_term import BoardTerm
from psm_model.i18n import Bilingual, describe_code
from psm_model.queries.boards import BoardAnswer
from psm_model.queries.doubt import Reason
from psm_model.queries.without_board import OrganisationAnswer
from psm_model.values.bounds import UNBOUNDED
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict
from psm_model.views.chairs import find_chair
from psm_model.views.term_words import format_term_dates

from ._areas import AreaSection
from ._content import ReportContent

__all__ = ["render_summary"]

_SUMMARY: Final = Bilingual("Summary", "Ringkasan")
_ORGANISATIONS: Final = Bilingual("Organisations", "Organisasi")
_IN_OFFICE: Final = Bilingual("Boards in office", "Kepengurusan menjabat")
_IN_OFFICE_NOTE: Final = Bilingual("on {day}", "pada {day}")
_ENDING: Final = Bilingual("Ending soon", "Segera berakhir")
_ENDING_NOTE: Final = Bilingual("within {days} days, by {day}", "dalam {days} hari, s.d. {day}")
_WITHOUT: Final = Bilingual("Without a board", "Tanpa kepengurusan")
_WITHOUT_NOTE: Final = Bilingual(
    "counted only if all their boards are recorded", "dihitung hanya jika semua masa baktinya tercatat"
)
_MAYBE: Final = Bilingual("and {number} undetermined", "dan {number} belum pasti")
_ERRORS: Final = Bilingual("Errors", "Kesalahan")
_ERRORS_NOTE: Final = Bilingual("the record cannot be right", "catatan tidak mungkin benar")
_WARNINGS: Final = Bilingual("Warnings", "Peringatan")
_WARNINGS_NOTE: Final = Bilingual("unusual, needs a look", "tidak lazim, perlu dilihat")
_NOTES: Final = Bilingual("For information", "Informasi")
_UNDETERMINED: Final = Bilingual("Undetermined", "Belum pasti")
_UNDETERMINED_NOTE: Final = Bilingual("the recorded dates leave it open", "tanggal yang tercatat belum memastikannya")
_SHARES: Final = Bilingual("Organisations by whether they have a board", "Organisasi menurut ada tidaknya kepengurusan")
_HAS_BOARD: Final = Bilingual("with a board in office", "memiliki kepengurusan yang menjabat")
_MAY_HAVE: Final = Bilingual("undetermined", "belum pasti")
_HAS_NONE: Final = Bilingual("without a board", "tanpa kepengurusan")
_BY_AREA: Final = Bilingual("By area", "Menurut wilayah")
_AREA: Final = Bilingual("Area", "Wilayah")
_ORGANISATION: Final = Bilingual("Organisation", "Organisasi")
_WITH: Final = Bilingual("With a board", "Ada pengurus")
_OPEN: Final = Bilingual("Undetermined", "Belum pasti")
_NONE: Final = Bilingual("Without", "Tanpa pengurus")
_SOON: Final = Bilingual("Ending", "Segera berakhir")
_FINDINGS_OPEN: Final = Bilingual("Undetermined findings", "Temuan belum pasti")
_TOTAL: Final = Bilingual("Total", "Jumlah")
_ENDING_TITLE: Final = Bilingual("Boards that end by {day}", "Kepengurusan yang berakhir sampai dengan {day}")
_CHAIR: Final = Bilingual("Chair", "Ketua")
_LAST_DAY: Final = Bilingual("Last day", "Hari terakhir")
_DAYS_LEFT: Final = Bilingual("Days left", "Sisa hari")
_SURE: Final = Bilingual("Certainty", "Kepastian")
_CERTAIN: Final = Bilingual("certain", "pasti")
_UNSURE: Final = Bilingual("undetermined: {reasons}", "belum pasti: {reasons}")
_UNSURE_ALONE: Final = Bilingual("undetermined", "belum pasti")
_WITHOUT_TITLE: Final = Bilingual(
    "Organisations without a board, or perhaps without one",
    "Organisasi tanpa kepengurusan, atau mungkin tanpa kepengurusan",
)
_LATEST: Final = Bilingual("Latest recorded term", "Masa bakti terakhir yang tercatat")
_NO_TERM: Final = Bilingual("none recorded", "belum ada yang tercatat")
_UNKNOWN: Final = Bilingual("unknown", "tidak diketahui")


def render_summary(content: ReportContent) -> Markup:
    """Return the summary of a report."""
    return element(
        "section",
        element("h2", content.say(_SUMMARY)),
        _render_cards(content),
        _render_shares(content),
        _render_areas(content),
        _render_ending(content),
        _render_without(content),
        id="summary",
        class_="part",
    )


def _render_cards(content: ReportContent) -> Markup:
    counts = content.count_findings()
    in_office = Counter(answer.verdict for answer in content.in_office)
    ending = Counter(answer.verdict for answer in content.ending)
    without = Counter(answer.verdict for answer in content.without_board)
    return element(
        "dl",
        _render_card(content, _ORGANISATIONS, len(content.without_board), ""),
        _render_card(
            content,
            _IN_OFFICE,
            in_office[Verdict.YES],
            content.say(_IN_OFFICE_NOTE, day=content.format_day(content.on)),
            more=in_office[Verdict.UNDETERMINED],
        ),
        _render_card(
            content,
            _ENDING,
            ending[Verdict.YES],
            content.say(_ENDING_NOTE, days=content.days, day=content.format_day(content.last_day)),
            more=ending[Verdict.UNDETERMINED],
        ),
        _render_card(
            content,
            _WITHOUT,
            without[Verdict.YES],
            content.say(_WITHOUT_NOTE),
            more=without[Verdict.UNDETERMINED],
        ),
        _render_card(content, _ERRORS, counts["error"], content.say(_ERRORS_NOTE), kind="error"),
        _render_card(content, _WARNINGS, counts["warning"], content.say(_WARNINGS_NOTE), kind="warning"),
        _render_card(content, _NOTES, counts["info"], "", kind="info"),
        _render_card(
            content, _UNDETERMINED, counts["undetermined"], content.say(_UNDETERMINED_NOTE), kind="undetermined"
        ),
        class_="cards",
    )


def _render_card(
    content: ReportContent, title: Bilingual, number: int, note: str, *, more: int = 0, kind: str | None = None
) -> Markup:
    """Return a number with its title, how many more are undetermined, and a note."""
    tint = f" {kind}" if kind is not None and number else ""
    return element(
        "div",
        element("dt", content.say(title)),
        element(
            "dd",
            element("strong", content.format_number(number)),
            element("span", content.say(_MAYBE, number=content.format_number(more)), class_="more") if more else None,
            element("span", note, class_="note") if note else None,
        ),
        class_=f"card{tint}",
    )


def _render_shares(content: ReportContent) -> Markup:
    """Return a bar of the organisations with a board, without one, and those of which it is not certain."""
    counts = Counter(answer.verdict for answer in content.without_board)
    total = sum(counts.values())
    if not total:
        return EMPTY
    parts = [
        (counts[verdict], words, kind)
        for verdict, words, kind in (
            (Verdict.NO, _HAS_BOARD, "has"),
            (Verdict.UNDETERMINED, _MAY_HAVE, "open"),
            (Verdict.YES, _HAS_NONE, "none"),
        )
    ]
    shapes, left = [], 0.0
    for number, words, kind in parts:
        share = 100 * number / total
        tip = f"{content.format_number(number)} {content.say(words)}"
        if number:
            shape = element(
                "rect", element("title", tip), x=f"{left:.2f}%", width=f"{share:.2f}%", height="100%", class_=kind
            )
            shapes.append(shape)
        left += share
    legend = [
        element(
            "li",
            element("svg", element("rect", width="100%", height="100%", class_=kind), class_="key", aria_hidden="true"),
            element("strong", content.format_number(number)),
            f" {content.say(words)}",
        )
        for number, words, kind in parts
    ]
    return element(
        "figure",
        element("figcaption", content.say(_SHARES)),
        element("svg", shapes, class_="shares", aria_hidden="true"),
        element("ul", legend, class_="legend"),
        class_="share",
    )


def _render_areas(content: ReportContent) -> Markup:
    """Return the table of areas; nothing if there is only one."""
    sections = [section for section in content.index.sections if section.subjects]
    if len(sections) <= 1:
        return EMPTY
    place = {section.id: section for section in content.index.sections}
    has: dict[str, Counter[Verdict]] = {key: Counter() for key in place}
    for answer in content.without_board:
        has[content.find_organisation_section(answer.organisation.id).id][answer.verdict] += 1
    ending = Counter(content.find_organisation_section(answer.term.organisation_id).id for answer in content.ending)
    rows, total = [], Counter[int]()
    for section in content.index.sections:
        counts = content.count_findings(section)
        numbers = (
            sum(has[section.id].values()),
            has[section.id][Verdict.NO],
            has[section.id][Verdict.UNDETERMINED],
            has[section.id][Verdict.YES],
            ending[section.id],
            counts["error"],
            counts["warning"],
            counts["undetermined"],
        )
        if not section.subjects and not any(numbers):
            continue
        total.update(dict(enumerate(numbers)))
        has_findings = section.id in content.findings_by_section
        name = section.heading.translate(content.language)
        head = element("a", name, href=f"#{section.id}") if has_findings else name
        rows.append(_render_row(section, head, _render_numbers(content, numbers)))
    foot = element(
        "tr",
        element("th", content.say(_TOTAL), scope="row"),
        _render_numbers(content, tuple(total[place] for place in range(8))),
    )
    heads = (_AREA, _ORGANISATIONS, _WITH, _OPEN, _NONE, _SOON, _ERRORS, _WARNINGS, _FINDINGS_OPEN)
    return join((element("h3", content.say(_BY_AREA)), render_table(content, _BY_AREA, heads, rows, foot, numeric=1)))


def _render_numbers(content: ReportContent, numbers: tuple[int, ...]) -> list[Markup]:
    return [
        element("td", content.format_number(number) if number else "–", class_="number" if number else "number zero")
        for number in numbers
    ]


def _render_row(section: AreaSection, head: Markup | str, cells: list[Markup]) -> Markup:
    """Return a row of a table that the filter of areas shows or hides."""
    return element("tr", element("th", head, scope="row"), cells, class_="filtered", data_area=section.id)


def render_table(
    content: ReportContent,
    caption: Bilingual | str,
    heads: tuple[Bilingual, ...],
    rows: list[Markup],
    foot: Markup = EMPTY,
    *,
    numeric: int | None = None,
) -> Markup:
    """Return a table that scrolls sideways on narrow screens and repeats its head on every printed page.

    Args:
        content: What the report shows.
        caption: The name of the table for screen readers.
        heads: The headings of its columns.
        rows: Its rows.
        foot: Its last row.
        numeric: The position of the first column of numbers; None if there is none.
    """
    name = caption if isinstance(caption, str) else content.say(caption)
    cells = [
        element(
            "th", content.say(head), scope="col", class_="number" if numeric is not None and at >= numeric else None
        )
        for at, head in enumerate(heads)
    ]
    table = element(
        "table",
        element("thead", element("tr", cells)),
        element("tbody", rows),
        element("tfoot", foot) if foot else None,
    )
    return element("div", table, class_="scroll", role="region", aria_label=mask(name), tabindex="0")


def _render_ending(content: ReportContent) -> Markup:
    if not content.ending:
        return EMPTY
    title = content.say(_ENDING_TITLE, day=content.format_day(content.last_day))
    answers = sorted(content.ending, key=lambda answer: not answer.verdict.certain)
    rows = [_render_ending_row(content, answer) for answer in answers]
    heads = (_ORGANISATION, _AREA, _CHAIR, _LAST_DAY, _DAYS_LEFT, _SURE)
    return join((element("h3", title), render_table(content, title, heads, rows)))


def _render_ending_row(content: ReportContent, answer: BoardAnswer) -> Markup:
    section = content.find_organisation_section(answer.term.organisation_id)
    first, last = answer.term.bounds.end_days if answer.term.bounds is not None else (UNBOUNDED, UNBOUNDED)
    cells = (
        section.heading.translate(content.language),
        find_chair(content.register, answer.term) or "–",
        _format_last_day(content, answer.term),
        content.format_number(last - content.on.toordinal()) if first == last < UNBOUNDED else "–",
        _format_certainty(content, answer.verdict, answer.reasons),
    )
    name = content.name_organisation(answer.term.organisation_id)
    classes = (None, None, "date", None, None)
    return _render_row(
        section, name, [element("td", cell, class_=kind) for cell, kind in zip(cells, classes, strict=True)]
    )


def _format_last_day(content: ReportContent, term: BoardTerm) -> str:
    """Return the last day of a term in words; if it is not known exactly, as its span has it."""
    end = None if term.span is None else term.span.end
    return end.to_text(language=content.language) if isinstance(end, PartialDate) else content.say(_UNKNOWN)


def _format_certainty(content: ReportContent, verdict: Verdict, reasons: tuple[Reason, ...]) -> str:
    if verdict is Verdict.YES:
        return content.say(_CERTAIN)
    words = dict.fromkeys(describe_code(reason.doubt).translate(content.language) for reason in reasons)
    return content.say(_UNSURE, reasons="; ".join(words)) if words else content.say(_UNSURE_ALONE)


def _render_without(content: ReportContent) -> Markup:
    answers = [answer for answer in content.without_board if answer.verdict.possible]
    if not answers:
        return EMPTY
    # What is certain comes first, then in the order of the areas.
    places = {section.id: place for place, section in enumerate(content.index.sections)}

    def find_order(answer: OrganisationAnswer) -> tuple[bool, int]:
        section = content.find_organisation_section(answer.organisation.id)
        return not answer.verdict.certain, places[section.id]

    answers.sort(key=find_order)
    heads = (_ORGANISATION, _AREA, _LATEST, _SURE)
    rows = list(_iter_without_rows(content, answers))
    return join((element("h3", content.say(_WITHOUT_TITLE)), render_table(content, _WITHOUT_TITLE, heads, rows)))


def _iter_without_rows(content: ReportContent, answers: list[OrganisationAnswer]) -> Iterator[Markup]:
    for answer in answers:
        section = content.find_organisation_section(answer.organisation.id)
        term = answer.latest_term
        cells = (
            section.heading.translate(content.language),
            content.say(_NO_TERM) if term is None else format_term(content, term),
            _format_certainty(content, answer.verdict, answer.reasons),
        )
        yield _render_row(section, answer.organisation.name, [element("td", cell) for cell in cells])


def format_term(content: ReportContent, term: BoardTerm) -> str:
    """Return a term with its label and its days, or else its name in words."""
    dates = format_term_dates(term, language=content.language)
    return ", ".join(filter(None, (term.label, dates))) or term.make_name().translate(content.language)
