"""What is named in a text becomes a link: codes of rules, names of the package, terms of the glossary.

So whoever writes a page or a docstring need not make any: `PSM101` leads to its rule's page, in the page's language,
code that is a name of the package to where that is explained, and a word in italics to the glossary, if it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import make_refnode

from docs._ext.module_pages import homes
from docs._ext.rule_pages import FOLDERS
from psm_model import RULES
from psm_model.rules.rule import Language

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["full_name", "language_of", "setup", "split_at_codes"]

_CODE: Final = re.compile(r"\bPSM[0-9]{3}\b")
_NAME: Final = re.compile(r"([A-Za-z_][\w.]*)(\(\))?")
_NO_PLACE: Final = (
    nodes.reference,
    nodes.title,
    nodes.literal_block,
    nodes.raw,
    addnodes.desc_signature,
    addnodes.toctree,
)


def language_of(docname: str) -> Language:
    """Give the language of a page."""
    return "id" if docname.startswith("id/") else "en"


def full_name(text: str) -> str | None:
    """Give the full name of what code names, if it may be a name of the package; a plain word may be any word.

    >>> full_name("check()"), full_name("check"), full_name("PartialDate.parse")
    ('psm_model.rules._engine.check', None, 'psm_model.values.partial_date.PartialDate.parse')
    """
    named = _NAME.fullmatch(text)
    if named is None:
        return None
    name, called = named.groups()
    if name.startswith("psm_model."):
        return name
    if not (called or name[0].isupper() or "_" in name):
        return None
    head, dot, rest = name.partition(".")
    return homes()[head] + dot + rest if head in homes() else None


def split_at_codes(text: str) -> Iterator[tuple[str, bool]]:
    """Divide a text into the codes of rules and what stands between, each with whether it is a code."""
    at = 0
    for found in _CODE.finditer(text):
        if found[0] in RULES:
            if found.start() > at:
                yield text[at : found.start()], False
            yield found[0], True
            at = found.end()
    if at < len(text):
        yield text[at:], False


def _free(node: nodes.Node) -> bool:
    """Whether a node stands where a link may be."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, _NO_PLACE):
            return False
        parent = parent.parent
    return True


def _link_codes(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    folder = FOLDERS[language_of(docname)]
    for text in list(doctree.findall(nodes.Text)):
        pieces = list(split_at_codes(str(text)))
        if not any(is_code for _, is_code in pieces) or not _free(text):
            continue
        made: list[nodes.Node] = []
        for piece, is_code in pieces:
            page = f"{folder}/{piece}"
            if is_code and page != docname:
                made.append(make_refnode(app.builder, docname, page, "", nodes.inline("", piece)))
            else:
                made.append(nodes.Text(piece))
        text.parent.replace(text, made)


def _link_names(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    objects = app.env.domains.python_domain.objects
    for literal in list(doctree.findall(nodes.literal)):
        name = full_name(literal.astext())
        if name in objects and _free(literal):
            entry = objects[name]
            if entry.docname != docname:
                link = make_refnode(app.builder, docname, entry.docname, entry.node_id, literal.deepcopy(), name)
                literal.parent.replace(literal, link)


def _link_terms(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    std, kind = app.env.domains.standard_domain, "istilah" if language_of(docname) == "id" else "term"
    for word in list(doctree.findall(nodes.emphasis)):
        if not _free(word) or docname.endswith("glossary"):
            continue
        asked = addnodes.pending_xref("", refdomain="std", reftype=kind, reftarget=word.astext())
        asked["std:program"] = None
        link = std.resolve_xref(app.env, docname, app.builder, kind, word.astext().lower(), asked, word.deepcopy())
        if link is not None:
            word.parent.replace(word, link)


def _link(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    _link_codes(app, doctree, docname)
    _link_names(app, doctree, docname)
    _link_terms(app, doctree, docname)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Have the links made once all pages are read."""
    app.connect("doctree-resolved", _link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
