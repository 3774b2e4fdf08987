"""Charts: pictures of a register, as SVG and PNG; they need the extra ``charts``.

They are drawn with matplotlib: it renders offline, by itself, the same bytes for the same input, and says how wide each
text will be, so that none runs into another. Altair renders through vl-convert, an engine of JavaScript in a
wheel, and Plotly through kaleido, which starts a browser; both lay text out where the program can't measure it.
"""

try:
    import matplotlib as mpl  # noqa: F401  # asked for first, so that what is said names the extra
except ModuleNotFoundError as error:
    if error.name != "matplotlib":
        raise
    msg = "charts need the extra charts: install psm-model[charts]"
    raise ModuleNotFoundError(msg, name="matplotlib") from None

from .board import board
from .picture import Pages, Picture
from .timeline import timeline

__all__ = ["Pages", "Picture", "board", "timeline"]
