"""render_html: a register and its check as one page to read, filter and print."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from psm_model._garbage import collection_paused
from psm_model._markup import Markup, element, raw
from psm_model._version import __version__
from psm_model.checking import Report, Rule
from psm_model.entities.register import Register
from psm_model.errors import require_type
from psm_model.i18n import Bilingual, Language, require_language
from psm_model.reports.context import DocumentContext
from psm_model.rules.catalogue import RULES
from psm_model.text import escape

from ._boards import render_boards
from ._content import ReportContent
from ._filters import render_filters
from ._findings import render_findings
from ._resources import read_text
from ._summary import render_summary
from ._timeline import render_timeline

__all__ = ["HALF_A_YEAR", "render_html"]

HALF_A_YEAR: Final = 183
"""The default number of days within which a board ends soon."""
_TITLE: Final = Bilingual("Report on PSM boards", "Laporan kepengurusan PSM")
_AS_OF: Final = Bilingual("As of {day}", "Keadaan pada {day}")
_SOURCE: Final = Bilingual("Source: {files}", "Sumber data: {files}")
_SKIP: Final = Bilingual("Skip to the findings", "Langsung ke temuan")
_CONTENTS: Final = Bilingual("Contents", "Isi laporan")
_PARTS: Final = (
    ("summary", Bilingual("Summary", "Ringkasan")),
    ("findings", Bilingual("Findings", "Temuan")),
    ("timeline", Bilingual("Timeline", "Garis waktu")),
    ("boards", Bilingual("Boards", "Susunan pengurus")),
)
_PLACE: Final = Bilingual("Place and date", "Tempat dan tanggal")
_SEEN: Final = Bilingual("Seen by", "Mengetahui")
_HEAD: Final = Bilingual("Head of the Social Affairs Office", "Kepala Dinas Sosial")
_NAME: Final = Bilingual("Name and number", "Nama dan NIP")
_MADE: Final = Bilingual(
    "Made with psm-model {version}. Identity numbers, telephone numbers and birth dates are not shown.",
    "Dibuat dengan psm-model {version}. Nomor identitas, nomor telepon, dan tanggal lahir tidak ditampilkan.",
)
_PAGE: Final = Bilingual("Page", "Halaman")
_OF: Final = Bilingual("of", "dari")
_NO_CONTEXT: Final = DocumentContext()
_MAX_NAMED: Final = 3
"""The number of files that the margin of a printed page names."""
_BREAK: Final = raw("\n")


@collection_paused()
def render_html(
    register: Register,
    report: Report,
    *,
    on: date,
    language: Language = "en",
    files: Sequence[str] = (),
    title: str | None = None,
    days: int = HALF_A_YEAR,
    context: DocumentContext = _NO_CONTEXT,
    rules: Mapping[str, Rule] = RULES,
) -> str:
    """Return a page about a register and its check: one HTML document that loads nothing else.

    It has a summary, the findings by area, a timeline and the boards on the day. You can read it without JavaScript;
    filters need it. It contains no personal data, and the same input gives the same bytes.

    Args:
        register: The register.
        report: A check of it, as of the day and with undetermined findings: ``check(register, on=on,
            undetermined=True)``.
        on: The day as of which the page is made.
        language: The language of the page.
        files: The names of the files of the register.
        title: The title of the page; None for the default.
        days: The number of days within which a board ends soon.
        context: Locations and excerpts of the findings.
        rules: The rules, for the titles and reasons of findings.

    >>> page = render_html(Register.of(ipsm), check(Register.of(ipsm)), on=date(2026, 6, 30), language="id")
    >>> page.splitlines()[:2]
    ['<!DOCTYPE html>', '<html lang="id">']

    Raises:
        ValueError: the language is not supported, or the number of days is negative.
        WrongTypeError: `register` is not a register, `report` not a report, or `on` is not a date or is a `datetime`,
            whose day depends on the time zone.
    """
    require_type(register, Register, "a register")
    require_type(report, Report, "a report")
    content = ReportContent(
        register=register,
        report=report,
        on=on,
        days=days,
        language=require_language(language),
        files=tuple(files),
        context=context,
        rules=rules,
    )
    timeline = render_timeline(content)
    heading = title or content.say(_TITLE)
    style = read_text("timeline.css") + read_text("report.css") + _make_page_style(content, heading)
    script = read_text("report.js")
    day = content.format_day(on)
    shown = [(key, words) for key, words in _PARTS if key != "timeline" or timeline]
    body = (
        element("a", content.say(_SKIP), href="#findings", class_="skip"),
        element(
            "header",
            element("h1", heading),
            element("p", content.say(_AS_OF, day=day), class_="as-of"),
            element("p", content.say(_SOURCE, files=", ".join(files)), class_="source") if files else None,
            element(
                "nav",
                element(
                    "ul", [element("li", element("a", content.say(words), href=f"#{key}")) for key, words in shown]
                ),
                aria_label=content.say(_CONTENTS),
            ),
        ),
        render_filters(content),
        element(
            "main",
            render_summary(content),
            render_findings(content),
            timeline,
            render_boards(content),
        ),
        element(
            "footer",
            _render_signature(content),
            element("p", content.say(_MADE, version=__version__), class_="made"),
        ),
        element("script", raw(script)),
    )
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_make_policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("link", rel="icon", href="data:,"),
        element("title", f"{heading}, {day}"),
        element("style", raw(style)),
    )
    page = element("html", _BREAK, element("head", head), _BREAK, element("body", body), _BREAK, lang=language)
    return f"<!DOCTYPE html>\n{page}\n"


def _make_policy(style: str, script: str) -> str:
    """Return a policy that forbids every request, and every style and script but these."""
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii") for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _make_page_style(content: ReportContent, heading: str) -> str:
    """Return the style of the margins of printed pages: the title, the files, the day and the number of the page."""
    day = content.format_day(content.on)
    named = content.files[:_MAX_NAMED]
    source = " · ".join((*named, "…", day) if len(content.files) > _MAX_NAMED else (*named, day))
    page, of = content.say(_PAGE), content.say(_OF)
    return (
        f"@page{{@top-left{{content:{_quote(heading)}}}@bottom-left{{content:{_quote(source)}}}"
        f"@bottom-right{{content:{_quote(f'{page} ')}counter(page){_quote(f' {of} ')}counter(pages)}}}}\n"
    )


def _quote(text: str) -> str:
    """Return a text as a string of CSS."""
    letters = (
        letter if (letter.isalnum() and letter.isascii()) or letter == " " else f"\\{ord(letter):x} "
        for letter in escape(text)
    )
    return f'"{"".join(letters)}"'


def _render_signature(content: ReportContent) -> Markup:
    """Return a place to sign, which is printed only."""
    return element(
        "div",
        element("p", content.say(_PLACE), ": ", element("span", class_="blank")),
        element("p", content.say(_SEEN), element("br"), content.say(_HEAD)),
        element("p", class_="space"),
        element("p", element("span", class_="blank"), element("br"), content.say(_NAME)),
        class_="signature",
    )
