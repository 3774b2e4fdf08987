"""The Indonesian glossary. Its terms may also be in the English glossary, which explains Indonesian words too."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_id

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["Istilah", "setup"]


class Istilah(SphinxDirective):
    """A term of the Indonesian glossary; the role of the same name refers to it."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"lain": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the term and its meaning; register its other names (`:lain:`, separated by commas) too."""
        word = self.arguments[0]
        others = [name.strip() for name in self.options.get("lain", "").split(",") if name.strip()]
        place = make_id(self.env, self.state.document, "istilah", word)
        head = nodes.term(word, ", ".join([word, *others]), ids=[place])
        self.state.document.note_explicit_target(head)
        for name in (word, *others):
            self.env.domains.standard_domain.note_object("istilah", name.lower(), place, location=head)
        meaning = nodes.definition("", *self.parse_content_to_nodes())
        return [nodes.definition_list("", nodes.definition_list_item("", head, meaning), classes=["glossary"])]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the object type with its role, and the directive."""
    app.add_object_type("istilah", "istilah", objname="istilah")
    app.add_directive_to_domain("std", "istilah", Istilah, override=True)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
