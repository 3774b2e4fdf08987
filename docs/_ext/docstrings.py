"""How docstrings are read: in Google's manner, but for those of fields, which are prose.

Sphinx's napoleon takes "There is no day: it runs on." under a field for a type and what it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.ext.napoleon import Config
from sphinx.ext.napoleon.docstring import GoogleDocstring

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]

_FIELDS = frozenset({"attribute", "data", "property"})
_SETTINGS: Any = Config(napoleon_use_rtype=False)  # Any: it is to be one of Sphinx, of which it has the part needed


# Any: what autodoc hands over, any object and its options.
def _read(  # noqa: PLR0917  # as autodoc calls it
    app: Sphinx, what: Any, name: str, obj: Any, options: Any, lines: list[str]
) -> None:
    if what not in _FIELDS:
        lines[:] = GoogleDocstring(list(lines), _SETTINGS, app, what, name, obj, options).lines()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Have docstrings read before anything else looks at them."""
    app.connect("autodoc-process-docstring", _read)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
