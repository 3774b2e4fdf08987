"""Docstring parsing: Google style, except for the docstrings of fields, which are prose.

Sphinx's napoleon would parse "There is no day: it runs on." below a field as a type and its meaning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx.ext.napoleon import Config
from sphinx.ext.napoleon.docstring import GoogleDocstring

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]

_RULES = re.compile(r"<RuleSet of \d+ rules>")
# Imported for type checkers alone in some modules, and then not resolved; several fields have this name.
_DATE = re.compile(r"(?<=: )date\b")
_FIELDS = frozenset({"attribute", "data", "property"})
_SETTINGS: Any = Config(napoleon_use_rtype=False)  # Any: napoleon's Config in place of Sphinx's


# Any: what autodoc hands over, any object and its options.
def _read(  # noqa: PLR0917  # as autodoc calls it
    app: Sphinx, what: Any, name: str, obj: Any, options: Any, lines: list[str]
) -> None:
    if what not in _FIELDS:
        lines[:] = GoogleDocstring(list(lines), _SETTINGS, app, what, name, obj, options).lines()


# Any: what autodoc hands over, any object and its options.
def _name_defaults(  # as autodoc calls it
    _app: Sphinx, _what: Any, _name: str, _obj: Any, _options: Any, signature: str | None, returned: str | None
) -> tuple[str, str | None] | None:
    """Name the default rules in a signature, whose representation Sphinx cannot parse."""
    if signature is None:
        return None
    return _DATE.sub("~datetime.date", _RULES.sub("RULES", signature)), returned


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the parser so that it sees docstrings before any other extension, and the step that names defaults."""
    app.connect("autodoc-process-docstring", _read)
    app.connect("autodoc-process-signature", _name_defaults)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
