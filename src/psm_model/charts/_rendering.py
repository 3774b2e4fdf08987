"""Rendering of shapes and texts to SVG and PNG with matplotlib, independent of user settings."""

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

from ._canvas import Item, Shape
from ._lettering import find_font_file, isolate_runs
from ._palette import PAPER

__all__ = ["make_figure", "render_png", "render_svg", "use_default_settings"]

_POINTS: Final = 72
_MAX_DOTS: Final = 32_000  # the maximum number of dots per direction for Agg, with a margin
_HALO: Final = 2.4  # the width of the halo of text over a hatching
_TIP: Final = re.compile(r'<g id="tip-([0-9]+)">')
_COMMENT: Final = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_HEAD: Final = re.compile(r"<svg [^>]*>")
# Any: values of matplotlib settings.
_SETTINGS: Final[dict[str, Any]] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "psm-model",
    "text.hinting": "none",
    "text.usetex": False,
    "hatch.linewidth": 0.6,
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


def render_svg(items: Sequence[Item], width: float, height: float, title: str, alt: str) -> str:
    """Render as SVG."""
    out = BytesIO()
    with use_default_settings():
        figure = make_figure(items, width, height)
        FigureCanvasSVG(figure)
        figure.savefig(out, format="svg", metadata={"Creator": None, "Date": None, "Format": None, "Type": None})
    tips = [item.tip or "" for item in items]
    text = _COMMENT.sub("", out.getvalue().decode())
    text = _TIP.sub(lambda match: f"{match[0]}<title>{_escape(tips[int(match[1])])}</title>", text)
    head = f"<title>{_escape(title)}</title>\n <desc>{_escape(alt)}</desc>"
    return _HEAD.sub(lambda match: f'{match[0][:-1]} role="img">\n {head}', text, count=1)


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


def _escape(text: str) -> str:
    return escape_xml(escape(text, keep="\n"))


def make_figure(items: Sequence[Item], width: float, height: float) -> Figure:
    """Make a figure of shapes and texts, in order; call it within `use_default_settings`."""
    figure = Figure(figsize=(width / _POINTS, height / _POINTS), dpi=_POINTS, facecolor=PAPER)
    points = Affine2D().scale(1, -1).translate(0, height).scale(1 / _POINTS) + figure.dpi_scale_trans
    fonts = {bold: FontProperties(fname=find_font_file(bold=bold)) for bold in (False, True)}
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
            # Texts stay upright under the flipped transform.
            artist = Text(
                item.x,
                item.y,
                isolate_runs(item.text),
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
                artist.set_path_effects([withStroke(linewidth=_HALO, foreground=PAPER)])
        if item.tip is not None:
            artist.set_gid(f"tip-{order}")
        figure.add_artist(artist)
    return figure
