"""From shapes and words to SVG and PNG, by matplotlib and nothing of the reader's settings of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import Any, Final
from xml.sax.saxutils import escape as escape_xml

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from psm_model.text import escape

from ._lettering import font_file, in_order
from ._sheet import Item, Shape

__all__ = ["make_figure", "render_png", "render_svg", "settle"]

_POINTS: Final = 72
_MOST_DOTS: Final = 32_000
"""How many dots Agg draws in a direction, with something to spare."""
_HALO: Final = 2.4
"""How wide the line is that letters over a hatching have around them, half of it under them."""
_TIP: Final = re.compile(r'<g id="tip-([0-9]+)">')
_COMMENT: Final = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_HEAD: Final = re.compile(r"<svg [^>]*>")
# Any: what a setting of matplotlib may be.
_SETTINGS: Final[dict[str, Any]] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "psm-model",
    "text.hinting": "none",
    "text.usetex": False,
    "hatch.linewidth": 0.6,
    "path.simplify": False,
}
_ALONE: Final = Lock()
"""matplotlib's settings are those of the process: who changes them for a while must be alone."""


@contextmanager
def settle() -> Iterator[None]:
    """Have matplotlib's own defaults for a while, and put back what was set."""
    # Any: to matplotlib's types the names of settings are a list of literals, which grows. Which window system draws on
    # the screen is no matter here, and is not set.
    ours: Any = {name: value for name, value in mpl.rcParamsDefault.items() if name != "backend"} | _SETTINGS
    with _ALONE, mpl.rc_context(ours):
        yield


def render_svg(items: Sequence[Item], width: float, height: float, title: str, alt: str) -> str:
    """Draw as SVG."""
    out = BytesIO()
    with settle():
        figure = make_figure(items, width, height)
        FigureCanvasSVG(figure)
        figure.savefig(out, format="svg", metadata={"Creator": None, "Date": None, "Format": None, "Type": None})
    tips = [item.tip or "" for item in items]
    text = _COMMENT.sub("", out.getvalue().decode())
    text = _TIP.sub(lambda found: f"{found[0]}<title>{_said(tips[int(found[1])])}</title>", text)
    head = f"<title>{_said(title)}</title>\n <desc>{_said(alt)}</desc>"
    return _HEAD.sub(lambda found: f'{found[0][:-1]} role="img">\n {head}', text, count=1)


def render_png(items: Sequence[Item], width: float, height: float, title: str, alt: str, *, dpi: int) -> bytes:
    """Draw as PNG."""
    out = BytesIO()
    with settle():
        figure = make_figure(items, width, height)
        FigureCanvasAgg(figure)
        figure.savefig(
            out,
            format="png",
            dpi=min(dpi, _MOST_DOTS * _POINTS / max(width, height)),
            metadata={"Software": None, "Title": escape_xml(title), "Description": escape(alt, keep="\n")},
        )
    return out.getvalue()


def _said(text: str) -> str:
    return escape_xml(escape(text, keep="\n"))


def make_figure(items: Sequence[Item], width: float, height: float) -> Figure:
    """Put shapes and words into a figure, in their order; to be called with the settings settled."""
    figure = Figure(figsize=(width / _POINTS, height / _POINTS), dpi=_POINTS, facecolor="white")
    points = Affine2D().scale(1, -1).translate(0, height).scale(1 / _POINTS) + figure.dpi_scale_trans
    fonts = {bold: FontProperties(fname=font_file(bold=bold)) for bold in (False, True)}
    for order, item in enumerate(items):
        artist: PathPatch | Text
        if isinstance(item, Shape):
            artist = PathPatch(
                Path(item.points),
                facecolor=item.fill or "none",
                edgecolor=item.edge or "none",
                fill=item.fill is not None,
                linewidth=item.width if item.edge else 0,
                linestyle=(0, (3, 2)) if item.dashed else "-",
                hatch=item.hatch,
                alpha=item.alpha,
                capstyle="butt",
                joinstyle="miter",
                zorder=order,
                transform=points,
            )
        else:
            # Figures turn things upwards; words stay upright, whatever the transform does.
            artist = Text(
                item.x,
                item.y,
                in_order(item.text),
                fontproperties=fonts[item.bold],
                fontsize=item.size,
                color=item.colour,
                horizontalalignment=item.align,
                verticalalignment="baseline",
                parse_math=False,
                zorder=order,
                transform=points,
            )
            if item.halo:
                artist.set_path_effects([withStroke(linewidth=_HALO, foreground="white")])
        if item.tip is not None:
            artist.set_gid(f"tip-{order}")
        figure.add_artist(artist)
    return figure
