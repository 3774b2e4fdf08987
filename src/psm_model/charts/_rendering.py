"""Rendering of shapes and texts to PNG and PDF with matplotlib, independent of user settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from threading import Lock
from typing import Any, Final, TypeAlias
from xml.sax.saxutils import escape as escape_xml

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from psm_model.text import escape

from ._canvas import Item, Shape, TextItem
from ._hatching import HATCH_WIDTH, iter_strokes
from ._lettering import find_font_file, isolate_runs
from ._palette import PAPER
from ._svg import HALO_WIDTH

__all__ = ["Page", "make_figure", "render_pdf", "render_png", "use_default_settings"]

_POINTS: Final = 72
_MAX_DOTS: Final = 32_000  # the maximum number of dots per direction for Agg, with a margin

Page: TypeAlias = tuple[Sequence[Item], float, float]
"""The items of a page, its width and its height."""
# Any: values of matplotlib settings.
_SETTINGS: Final[dict[str, Any]] = {
    "pdf.fonttype": 42,  # TrueType, whose text can be selected and searched
    "text.hinting": "none",
    "text.usetex": False,
    "path.simplify": False,
}
_SETTINGS_LOCK: Final = Lock()  # the lock for matplotlib's settings, which are global


@contextmanager
def use_default_settings() -> Iterator[None]:
    """Use matplotlib's defaults temporarily, then restore the settings."""
    # Any: matplotlib types the names of settings as a growing list of literals. The GUI backend is irrelevant here.
    ours: Any = {name: value for name, value in mpl.rcParamsDefault.items() if name != "backend"} | _SETTINGS
    with _SETTINGS_LOCK, mpl.rc_context(ours):
        yield


def render_png(items: Sequence[Item], width: float, height: float, title: str, alt: str, *, dpi: int) -> bytes:
    """Render as PNG."""
    out = BytesIO()
    with use_default_settings():
        figure = make_figure(items, width, height)
        FigureCanvasAgg(figure)
        figure.savefig(
            out,
            format="png",
            dpi=min(dpi, _MAX_DOTS * _POINTS / max(width, height)),
            metadata={"Software": None, "Title": escape_xml(title), "Description": escape(alt, keep="\n")},
        )
    return out.getvalue()


def render_pdf(pages: Sequence[Page], title: str, created: datetime | None) -> bytes:
    """Render as a PDF of several pages; without a day of creation it has none."""
    out = BytesIO()
    metadata = {"Creator": None, "Producer": None, "CreationDate": created, "Title": escape(title)}
    with use_default_settings(), PdfPages(out, metadata=metadata) as document:
        for items, width, height in pages:
            figure = make_figure(items, width, height)
            FigureCanvasPdf(figure)
            document.savefig(figure)
    return out.getvalue()


def make_figure(items: Sequence[Item], width: float, height: float) -> Figure:
    """Make a figure of shapes and texts, in order; call it within `use_default_settings`."""
    figure = Figure(figsize=(width / _POINTS, height / _POINTS), dpi=_POINTS, facecolor=PAPER)
    points = Affine2D().scale(1, -1).translate(0, height).scale(1 / _POINTS) + figure.dpi_scale_trans
    fonts = {bold: FontProperties(fname=find_font_file(bold=bold)) for bold in (False, True)}
    for order, item in enumerate(items):
        artist = _make_patch(item) if isinstance(item, Shape) else _make_text(item, fonts[item.bold])
        artist.set(zorder=order, transform=points)
        figure.add_artist(artist)
        if isinstance(item, Shape) and item.hatch is not None:
            hatching = _make_hatching(item, item.hatch)
            hatching.set(zorder=order, transform=points)
            figure.add_artist(hatching)
    return figure


def _make_patch(shape: Shape) -> PathPatch:
    return PathPatch(
        Path(shape.points),
        facecolor=shape.fill or "none",
        edgecolor=shape.edge or "none",
        fill=shape.fill is not None,
        linewidth=shape.width if shape.edge else 0,
        linestyle=(0, (3, 2)) if shape.dashed else "-",
        alpha=shape.alpha,
        capstyle="butt",
        joinstyle="miter",
    )


def _make_hatching(shape: Shape, hatch: str) -> PathPatch:
    ends = [end for stroke in iter_strokes(shape.points, hatch) for end in stroke]
    codes = [Path.MOVETO, Path.LINETO] * (len(ends) // 2)
    path = Path(ends, codes) if ends else Path([(0, 0)])
    return PathPatch(path, edgecolor=shape.edge or "none", fill=False, linewidth=HATCH_WIDTH, capstyle="butt")


def _make_text(item: TextItem, font: FontProperties) -> Text:
    text = Text(
        item.x,
        item.y,
        isolate_runs(item.text),
        fontproperties=font,
        fontsize=item.size,
        color=item.colour,
        horizontalalignment=item.align,
        verticalalignment="baseline",
        parse_math=False,
    )
    if item.halo:
        text.set_path_effects([withStroke(linewidth=HALO_WIDTH, foreground=PAPER)])
    return text
