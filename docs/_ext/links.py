"""Automatic links: codes of rules, names of the package, terms of the glossary.

Authors of pages and docstrings need not write these links. `PSM101` links to its rule's page in the page's language,
code that names a part of the package links to its documentation, and a term in italics links to the glossary. A term
without italics is linked at its first use on a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import make_refnode

from docs._ext.module_pages import homes
from docs._ext.rule_pages import FOLDERS
from psm_model.i18n import Language
from psm_model.rules import RULES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["RULE_CODES", "full_name", "get_language", "match_words", "setup", "split_at"]

RULE_CODES: Final = re.compile(rf"\b(?:{'|'.join(RULES)})\b")
"""The code of a rule."""
_MEANING_MORE: Final = frozenset(
    {"completion", "dasar", "ground", "jawaban", "level", "peran", "pindah", "role", "sakit", "tentang", "tingkat"}
)
"""Ambiguous terms of the glossary, which are linked only in italics."""
_NAME: Final = re.compile(r"([A-Za-z_][\w.]*)(\(\))?")
_NO_PLACE: Final = (
    nodes.reference,
    nodes.title,
    nodes.literal_block,
    nodes.doctest_block,
    nodes.raw,
    addnodes.desc_signature,
    addnodes.toctree,
)


def get_language(docname: str) -> Language:
    """Return the language of a page."""
    return "id" if docname.startswith("id/") else "en"


def full_name(text: str) -> str | None:
    """Return the full name of an object of the package named by code; a plain word is ambiguous and gives None.

    >>> full_name("check()"), full_name("check"), full_name("PartialDate.parse")
    ('psm_model.checks.check', None, 'psm_model.values.partial_date.PartialDate.parse')
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


def split_at(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, bool]]:
    """Split a text into matches of a pattern and the parts between, each with whether it matched."""
    at = 0
    for found in pattern.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def _free(node: nodes.Node) -> bool:
    """Return whether a node is where a link is allowed."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, _NO_PLACE):
            return False
        parent = parent.parent
    return True


def _link_codes(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    folder = FOLDERS[get_language(docname)]
    for text in list(doctree.findall(nodes.Text)):
        pieces = list(split_at(RULE_CODES, str(text)))
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


def _to_glossary(app: Sphinx, docname: str, word: str, shown: nodes.Element) -> nodes.Element | None:
    std, kind = app.env.domains.standard_domain, "istilah" if get_language(docname) == "id" else "term"
    asked = addnodes.pending_xref("", refdomain="std", reftype=kind, reftarget=word)
    asked["std:program"] = None
    return std.resolve_xref(app.env, docname, app.builder, kind, word.lower(), asked, shown)


def _in_text(app: Sphinx, docname: str, word: str) -> nodes.Element | None:
    for name in dict.fromkeys((word, word.removesuffix("s"))):
        link = _to_glossary(app, docname, name, nodes.inline("", word))
        if link is not None:
            return link
    return None


def _link_terms(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    if docname.endswith("glossary"):
        return
    linked: set[str] = set()
    terms = _terms(app, get_language(docname))
    for word in list(doctree.findall(nodes.emphasis)):
        link = _to_glossary(app, docname, word.astext(), word.deepcopy()) if _free(word) else None
        if link is not None:
            linked.add(link["refuri"])
            word.parent.replace(word, link)
    for text in list(doctree.findall(nodes.Text)):
        if not _free(text) or isinstance(text.parent, nodes.literal):
            continue
        made: list[nodes.Node] = []
        for piece, is_word in split_at(terms, str(text)):
            link = _in_text(app, docname, piece) if is_word else None
            if link is None or link["refuri"] in linked:
                made.append(nodes.Text(piece))
            else:
                linked.add(link["refuri"])
                made.append(link)
        if any(isinstance(node, nodes.Element) for node in made):
            text.parent.replace(text, made)


@cache
def _terms(app: Sphinx, language: Language) -> re.Pattern[str]:
    """Return a pattern of the glossary's terms in a language."""
    objects = [(kind, name) for _, name, kind, *_ in app.env.domains.standard_domain.get_objects()]
    names = {name for kind, name in objects if kind == "term"}
    if language == "id":
        # Sphinx registers terms in lower case.
        names = {name.upper() if name.upper() in names else name for kind, name in objects if kind == "istilah"}
    return match_words(frozenset(names - _MEANING_MORE))


@cache
def match_words(names: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern that matches whole words, with their English plurals.

    >>> match_words(frozenset({"ART", "finding"})).findall("Findings, art, ART-like, ART")
    ['Findings', 'ART']
    """
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    # A term in capitals differs from the same word in lower case: ART is not art.
    either = (re.escape(name) if name.isupper() else f"(?i:{re.escape(name)}s?)" for name in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(either)})(?![\w-])")


def _link(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    _link_codes(app, doctree, docname)
    _link_names(app, doctree, docname)
    _link_terms(app, doctree, docname)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the step that creates links after all pages are parsed."""
    app.connect("doctree-resolved", _link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
