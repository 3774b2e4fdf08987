"""HTML of records and reports for notebooks: tables with a style of their own, in English or Indonesian."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final, NamedTuple

from ._markup import Content, Markup, element, join, raw, shorten
from .i18n import Bilingual, Language, format_more, require_language
from .masking import mask_digits
from .text import capitalise

__all__ = [
    "MAX_ROWS",
    "Column",
    "link",
    "render_badge",
    "render_details",
    "render_facts",
    "render_guidance",
    "render_lines",
    "render_name",
    "render_note",
    "render_output",
    "render_table",
    "render_text",
]

MAX_ROWS: Final = 20
"""The number of rows that a table shows."""
_MAX_LETTERS: Final = 400
_MAX_TEXT: Final = 2_000

# All colours are either those of the text around it, or a surface with text of its own. So an output needs no
# knowledge of the theme, which each notebook marks in another way. The class in the selectors of tables is written
# twice, because JupyterLab aligns cells to the right with a selector of two classes.
_STYLE: Final = raw("""\
.psm-model{overflow-x:auto;margin:.25em 0;line-height:1.45;font-size:.875rem;text-align:left}
.psm-model.psm-model table{border-collapse:collapse;table-layout:auto;min-width:20em;margin:0;border:0;\
font-size:inherit;color:inherit}
.psm-model caption{caption-side:top;text-align:left;padding:.25em 0 .5em;color:inherit;font-size:inherit}
.psm-model.psm-model table th,.psm-model.psm-model table td{text-align:left;vertical-align:top;\
padding:.35em 1.5em .35em 0;border:0;\
border-top:1px solid rgba(128,128,128,.3);background:none;color:inherit;max-width:34em;white-space:normal;\
overflow-wrap:break-word;font-weight:400}
.psm-model.psm-model table tbody tr:nth-child(n){background:none}
.psm-model.psm-model table thead th{border-top:0;border-bottom:1px solid rgba(128,128,128,.7);font-weight:600;\
vertical-align:bottom;white-space:nowrap}
.psm-model.psm-model table.facts tbody th{font-weight:600;white-space:nowrap}
.psm-model.psm-model table tfoot td{font-style:italic}
.psm-model small{font-size:.857em;opacity:.8}
.psm-model .name{font-weight:600}
.psm-model .badge{display:inline-block;padding:0 .55em;border-radius:1em;font-size:.857em;font-weight:600;\
white-space:nowrap;color:#fff;background:#4f5863}
.psm-model .badge.error{background:#a51d1d}
.psm-model .badge.warning{background:#7a4b00}
.psm-model .badge.info{background:#1f5582}
.psm-model .badge.undetermined{color:inherit;background:none;box-shadow:inset 0 0 0 1px currentColor}
.psm-model details{margin-top:.25em;max-width:34em}
.psm-model summary{font-size:.857em;opacity:.8;cursor:pointer}
.psm-model .code{font-family:ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace;font-size:.929em}
""")


class Column(NamedTuple):
    """A column of a table."""

    heading: Bilingual | str
    """Its heading."""
    is_optional: bool = False
    """Whether it is left out if no row has a value in it."""


def render_output(*content: Content, language: Language, style: str = "") -> str:
    """Return content as the output of a cell, with the style that it needs.

    Raises:
        ValueError: the language is not supported.
    """
    styles = element("style", raw(f"{_STYLE}{style}"))
    # A table that is wider than the screen can be scrolled with the keyboard only if it can have the focus.
    return element(
        "div",
        raw("\n"),
        styles,
        raw("\n"),
        content,
        class_="psm-model",
        lang=require_language(language),
        tabindex="0",
    )


def render_table(
    caption: Content,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Content]],
    *,
    count: int,
    empty: Bilingual,
    language: Language,
) -> Markup:
    """Return a table with a caption, and with column and row headings for screen readers.

    At most `MAX_ROWS` rows are rendered, and the others are counted. Texts are truncated, masked and escaped.

    Args:
        caption: The caption.
        columns: The columns.
        rows: The cells of each row; the first is the row heading, and None is an empty cell.
        count: The total number of rows.
        empty: The words for a table without rows.
        language: The language of the headings.

    >>> print(render_table("Boards", [Column("id")], [["<b>"]], count=1, empty=OPEN_ENDED, language="en"))
    <table>
    <caption>Boards</caption>
    <thead><tr><th scope="col">id</th></tr></thead>
    <tbody>
    <tr><th scope="row">&lt;b&gt;</th></tr>
    </tbody>
    </table>
    """
    shown = [[_render_cell(cell) for cell in row] for row in islice(rows, MAX_ROWS)]
    kept = [
        number for number, column in enumerate(columns) if not column.is_optional or any(row[number] for row in shown)
    ]
    headings = [element("th", _translate(columns[number].heading, language), scope="col") for number in kept]
    lines = [
        raw("<table>"),
        element("caption", caption),
        element("thead", element("tr", headings)),
        raw("<tbody>"),
        *(
            element(
                "tr",
                element("th", row[0], scope="row"),
                [element("td", row[number]) for number in kept if number],
            )
            for row in shown
        ),
        raw("</tbody>"),
    ]
    note = None if count else empty.translate(language)
    if count > MAX_ROWS:
        note = format_more(count - MAX_ROWS, language=language)
    if note is not None:
        lines.append(element("tfoot", element("tr", element("td", note, colspan=len(kept)))))
    return Markup("\n".join((*lines, "</table>")))


def render_facts(caption: Content, facts: Iterable[tuple[Bilingual, Content]], *, language: Language) -> Markup:
    """Return facts as a table with a row for each; those without content are left out.

    >>> print(render_facts("Source", [(Bilingual("title", "judul"), "Berita"), (OPEN_ENDED, None)], language="id"))
    <table class="facts">
    <caption>Source</caption>
    <tbody>
    <tr><th scope="row">Judul</th><td>Berita</td></tr>
    </tbody>
    </table>
    """
    lines = [
        element(
            "tr",
            element("th", capitalise(words.translate(language)), scope="row"),
            element("td", cell),
        )
        for words, content in facts
        if (cell := _render_cell(content))
    ]
    return Markup(
        "\n".join(('<table class="facts">', element("caption", caption), "<tbody>", *lines, "</tbody>", "</table>"))
    )


def render_text(text: str) -> Markup:
    """Return a text as a whole, unless it is enormous.

    >>> render_text("1 < 2")
    '1 &lt; 2'
    """
    return shorten(text, _MAX_TEXT)


def render_lines(lines: Iterable[Content]) -> Content:
    """Return content with each part on a line of its own."""
    return [(element("br") if number else None, line) for number, line in enumerate(lines)]


def render_name(name: str, note: str | None = None) -> Markup:
    """Return a name, and below it a note in small type.

    >>> render_name("IPSM", "o")
    '<span class="name">IPSM</span><br><small>o</small>'
    """
    return join((element("span", shorten(name, _MAX_LETTERS), class_="name"), render_note(note)))


def render_note(note: str | None) -> Content:
    """Return a note in small type on a line of its own."""
    return None if note is None else (element("br"), element("small", shorten(note, _MAX_LETTERS)))


def render_badge(kind: str, words: str) -> Markup:
    """Return words on the colour of a kind of finding.

    >>> render_badge("error", "kesalahan")
    '<span class="badge error">kesalahan</span>'
    """
    return element("span", words, class_=f"badge {kind}")


def render_guidance(text: str) -> Markup:
    """Return a text of a rule, whose names of fields are code.

    >>> render_guidance("Set `period`.")
    'Set <span class="code">period</span>.'
    """
    parts = text.split("`")
    return join([element("span", part, class_="code") if number % 2 else part for number, part in enumerate(parts)])


def render_details(summary: str, content: Content) -> Markup:
    """Return content that opens below its summary.

    >>> render_details("About this rule", "It compares dates.")
    '<details><summary>About this rule</summary>It compares dates.</details>'
    """
    return element("details", element("summary", summary), content)


def link(text: str, url: str | None) -> Markup:
    """Return a text as a link, if the URL is one of the web and cannot contain an identity number.

    >>> link("Berita", "https://example.org/a")
    '<a href="https://example.org/a" rel="noreferrer">Berita</a>'
    >>> link("Berita", "javascript:alert(1)")
    'Berita'
    """
    shown = shorten(text, _MAX_LETTERS)
    if url is None or not url.startswith(("https://", "http://")) or not url.isprintable() or mask_digits(url) != url:
        return shown
    return element("a", shown, href=url, rel="noreferrer")


def _translate(words: Bilingual | str, language: Language) -> str:
    return capitalise(words.translate(language)) if isinstance(words, Bilingual) else words


def _render_cell(content: Content) -> Markup:
    """Return the content of a cell; plain text is truncated."""
    return shorten(content, _MAX_LETTERS) if type(content) is str else join(content)
