"""Charts: pictures of a register, as SVG, PNG and PDF; they need the extra ``charts``.

The charts use matplotlib: it renders offline without other programs, produces the same bytes for the same input, and
measures texts, so that none overlap. Altair renders through vl-convert, a JavaScript engine in a wheel, and Plotly
through kaleido, which starts a browser; both lay out text where the program cannot measure it.
"""

from psm_model._extras import require_extra

with require_extra("matplotlib", "charts need", "charts"):
    import matplotlib as mpl  # noqa: F401  # imported first, so that the error names the extra

from ._page import Paper
from .board import draw_board
from .picture import Pages, Picture
from .timeline import draw_timeline

__all__ = ["Pages", "Paper", "Picture", "draw_board", "draw_timeline"]
