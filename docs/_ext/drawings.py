"""Drawings generated when the site is built: of the types, the layers, periods, and boards.

`{drawing}` inserts a drawing by name. `{periods}` draws the periods in its body, with their certain and possible days.
`{terms}` draws the board terms of a register: an example in the repository, or that of a rule. `{board}` draws the
cards of a board in the example of a rule.
These drawings are part of the page and use its light or dark colours; the package's charts are pictures on white. Each
drawing has a description in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

import attrs
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from docs._ext.board_drawing import draw_boards
from docs._ext.layers_drawing import layers
from docs._ext.links import get_language
from docs._ext.model_drawing import model
from docs._ext.notebook_output import OUTPUTS, show_output
from docs._ext.office_example import CORRECTIONS, MISTAKES, OVERLAPPING, make_register
from docs._ext.periods_drawing import periods
from docs._ext.posts_drawing import POSTS_TITLE, make_posts_timeline, make_terms_timeline
from docs._ext.report_frame import frame_report
from docs._ext.rule_pages import POST_MARKS, TERM_RULES, list_drawn_checks
from docs._ext.svg import Drawing
from docs._ext.timeline_drawing import NARROW, WIDE, draw_terms
from docs._ext.workbook_drawing import draw_list, draw_sheet
from psm_model import BoardTerm, Organisation, Register, loads
from psm_model.charts import draw_board, draw_timeline
from psm_model.i18n import Language
from psm_model.rules import RULES
from psm_model.views.timeline import make_timeline
from psm_model.views.timeline_words import TITLE

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from psm_model.charts.picture import Picture

__all__ = ["setup"]

_ROOT: Final = Path(__file__).resolve().parents[2]
_FOLDER: Final = "drawings"
_OFFICE: Final = "office"
_WIDTH: Final = 600.0
"""The width of a timeline in points: pages scale it only a little, so that its type can be read."""
_REAL: Final = (
    "02-innews-nasional-2018",
    "03-jatim-nasional-2023",
    "04-temanggung-jateng-2024",
    "05-sumutonline-sumut-2023",
    "06-terasjabar-jabar-2025",
    "07-beritau-batang-2025",
    "08-waspada-taput-2025",
    "09-solopos-solo-2024",
)
"""Registers of what newspapers state about boards, one for each article."""


def _case(name: str) -> Register:
    return loads((_ROOT / "tests" / "cases" / f"{name}.json").read_text(encoding="utf-8"))


def _real_boards(language: Language) -> Picture:
    seen: dict[tuple[type, str], Organisation | BoardTerm] = {}
    for case in map(_case, _REAL):
        terms = [attrs.evolve(term, source_ids=()) for term in case.board_terms if term.span is not None]
        named = {term.organisation_id for term in terms}
        kept: list[Organisation | BoardTerm] = [body for body in case.organisations if body.id in named]
        for record in [*kept, *terms]:
            seen.setdefault((type(record), record.id), record)
    return draw_timeline(Register.of(*seen.values()), language=language, width=_WIDTH)[0]


def _troubled(language: Language) -> Picture:
    register = loads((_ROOT / "examples" / "troubled.json").read_text(encoding="utf-8"))
    return draw_timeline(register, language=language, width=_WIDTH)[0]


def _central_java(language: Language) -> Picture:
    return draw_board(_case("04-temanggung-jateng-2024"), "jateng-2023", language=language)[0]


def _board_on_a_day(language: Language) -> Picture:
    page = (_ROOT / "docs" / "how-to" / "looking.md").read_text(encoding="utf-8")
    # The register of the page is its first text in triple quotes, with the prompts of Python between its lines.
    document = page.split('"""')[1].replace("\n... ", "\n")
    return draw_board(loads(document), "b-2025", on=date(2027, 6, 1), language=language)[0]


def _office_timeline(language: Language) -> Picture:
    return draw_timeline(make_register(is_mistaken=False), language=language, width=_WIDTH)[0]


_DRAWN: Final[dict[str, Callable[[], Drawing]]] = {
    "model": model,
    "layers": layers,
    "office-report": frame_report,
    "sheet-of-organisations": lambda: draw_sheet("Organisasi", MISTAKES, CORRECTIONS),
    "sheet-of-terms": lambda: draw_sheet("Masa bakti", MISTAKES, CORRECTIONS),
    "sheet-of-posts": lambda: draw_sheet("Jabatan", {}, {}),
    "sheet-of-overlapping-terms": lambda: draw_sheet("Masa bakti", OVERLAPPING, OVERLAPPING),
    "sheet-of-corrected-terms": lambda: draw_sheet("Masa bakti", {}, {}),
    "own-list": draw_list,
}
_OUTPUTS: Final[dict[str, Callable[[Language], Drawing]]] = {
    f"notebook-{name}": partial(show_output, name) for name in OUTPUTS
}
_PICTURES: Final[dict[str, Callable[[Language], Picture]]] = {
    "real-boards": _real_boards,
    "troubled": _troubled,
    "central-java": _central_java,
    "board-on-a-day": _board_on_a_day,
    "office-timeline": _office_timeline,
}


class drawing(nodes.General, nodes.Element):  # noqa: N801  # nodes are named so
    """A drawing embedded in its page."""


# Any: the translators of Sphinx, which differ by builder.
def _visit_html(self: Any, node: drawing) -> None:
    made: Drawing = node["made"]
    kind = node.get("kind", "")

    def address(found: re.Match[str]) -> str:
        page, _, place = found[1].partition("#")
        relative = self.builder.get_relative_uri(self.builder.current_docname, page)
        return f'href="{relative}{f"#{place}" if place else ""}"'

    svg = re.sub(r'href="page:([^"]*)"', address, made.svg)
    self.body.append(f'<div class="drawing{f" {kind}" if kind else ""}">{svg}</div>')
    raise nodes.SkipNode


def _visit_text(self: Any, node: drawing) -> None:
    made: Drawing = node["made"]
    # Only one of two drawings for different widths is described.
    if node.get("kind") == "narrow":
        raise nodes.SkipNode
    self.add(f"\n\n{made.title}: {made.alt}\n\n")
    raise nodes.SkipNode


def _depart(_self: Any, _node: drawing) -> None:
    """Do nothing: the visit raises SkipNode."""


class ShowDrawing(SphinxDirective):
    """`{drawing} NAME`."""

    required_arguments = 1
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the drawing, or an image node for a picture file."""
        name = self.arguments[0]
        if name in _DRAWN:
            return [drawing(made=_DRAWN[name]())]
        language = get_language(self.env.docname)
        if name in _OUTPUTS:
            return [drawing(made=_OUTPUTS[name](language), kind="output")]
        if name not in _PICTURES:
            raise self.error(f"expected one of {', '.join([*_DRAWN, *_OUTPUTS, *_PICTURES])}, got {name!r}")
        picture = _PICTURES[name](language)
        file = Path(self.env.srcdir, _FOLDER, f"{name}.{language}.svg")
        file.parent.mkdir(exist_ok=True)
        file.write_text(picture.to_svg(), encoding="utf-8")
        image = nodes.image(uri=f"/{_FOLDER}/{file.name}", alt=picture.alt, classes=["sheet"])
        return [nodes.container("", image, classes=["drawing"])]


class ShowPeriods(SphinxDirective):
    """`{periods}`: a line for each period, with its name, a colon and the period."""

    has_content = True
    option_spec: ClassVar = {"title": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the drawing."""
        lines = [line.rpartition(":") for line in self.content if line.strip()]
        rows = [(name.strip(), period.strip()) for name, _, period in lines]
        return [drawing(made=periods(rows, self.options["title"], get_language(self.env.docname)))]


class ShowTerms(SphinxDirective):
    """`{terms} NAME`: terms with the days of findings marked.

    They are those in an example file, in the examples of a rule, or in the workbook of officials (`office`).
    """

    required_arguments = 1
    option_spec: ClassVar = {"organisation": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the drawings, each in two widths, of which the page shows the one that fits."""
        name = self.arguments[0]
        language = get_language(self.env.docname)
        organisations = [self.options["organisation"]] if "organisation" in self.options else None
        title = TITLE
        if name in POST_MARKS:
            title = POSTS_TITLE
            timelines = [make_posts_timeline(name, check, language) for check in list_drawn_checks(name)]
        elif name in TERM_RULES:
            timelines = [make_terms_timeline(name, check, language) for check in list_drawn_checks(name)]
        elif name in RULES:
            timelines = [make_timeline(check.register, **check.options) for check in list_drawn_checks(name)]
        else:
            office = name == _OFFICE
            register = make_register(is_mistaken=True) if office else loads((_ROOT / name).read_text(encoding="utf-8"))
            timelines = [make_timeline(register, organisations=organisations)]
        made: list[nodes.Node] = []
        for timeline in timelines:
            for kind, width in (("wide", WIDE), ("narrow", NARROW)):
                picture = draw_terms(timeline, language=language, width=width, title=title)
                if picture is not None:
                    made.append(drawing(made=picture, kind=kind))
        return made


class ShowBoard(SphinxDirective):
    """`{board} CODE`: the boards in the example of a rule, with its findings outlined."""

    required_arguments = 1
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the drawings."""
        code, language = self.arguments[0], get_language(self.env.docname)
        return [
            drawing(made=made, kind="board")
            for check in list_drawn_checks(code)
            for made in draw_boards(code, check, language)
        ]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives and their nodes."""
    app.add_node(drawing, html=(_visit_html, _depart), markdown=(_visit_text, _depart))
    app.add_directive("drawing", ShowDrawing)
    app.add_directive("periods", ShowPeriods)
    app.add_directive("terms", ShowTerms)
    app.add_directive("board", ShowBoard)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
