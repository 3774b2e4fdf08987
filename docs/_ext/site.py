"""Site-wide features: the language of each page, the theme's words in Indonesian, and `llms.txt`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes

from docs._ext.links import get_language

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["INDONESIAN", "llms_txt", "setup"]

INDONESIAN: Final = {
    "Back to top": "Kembali ke atas",
    "Copyright": "Hak cipta",
    "Copyright &#169; %(copyright)s": "Hak cipta &#169; %(copyright)s",
    "Home": "Beranda",
    "Made with ": "Dibuat dengan ",
    "Next": "Berikutnya",
    "On this page": "Di halaman ini",
    "Previous": "Sebelumnya",
    "Search": "Cari",
    "Skip to content": "Langsung ke isi",
}
"""The theme's words in Indonesian."""

_LINED: Final = re.compile(r"<dl>\s*((?:<dd><em class=\"sig-param.*?</dd>\s*)+)</dl>", re.DOTALL)
"""The parameters of a long signature, which Sphinx writes as definitions without terms."""


def _lines(found: re.Match[str]) -> str:
    lines = found[1].replace("<dd>", '<span class="sig-line">').replace("</dd>", "</span>")
    return f'<span class="sig-lines">{lines}</span>'


def _word(text: str) -> str:
    return INDONESIAN.get(text.strip(), INDONESIAN.get(text, str(text)))


# Any: what Sphinx hands to templates.
def _set_language(
    _app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    context["language"] = get_language(pagename)
    if context.get("body"):
        context["body"] = _LINED.sub(_lines, context["body"])
    if context["language"] == "id":
        context["_"] = context["gettext"] = _word


def _about(doctree: nodes.document) -> str:
    """Return the first sentence of a page."""
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section) and not {"badge", "doors"} & set(paragraph["classes"]):
            return " ".join(paragraph.astext().split()).partition(". ")[0].rstrip(".") + "."
    return ""


def llms_txt(app: Sphinx) -> str:
    """Return an index of the site for machines: each page as Markdown, with its first sentence."""
    env = app.env
    parts: dict[str, list[str]] = {}
    for docname in sorted(env.found_docs):
        folder = docname.rpartition("/")[0] or "."
        line = f"- [{env.titles[docname].astext()}]({docname}.md)"
        about = env.metadata[docname]["about"]
        parts.setdefault(folder, []).append(f"{line}: {about}" if about else line)

    def called(folder: str) -> str:
        index = f"{folder}/index"
        language = " (bahasa Indonesia)" if folder.startswith("id/") else ""
        return env.titles[index].astext() + language if index in env.titles else folder

    first = env.metadata[app.config.root_doc]["about"]
    heads = [f"# {app.config.project} {app.config.release}", f"> {first}"]
    # The pages at the root come first, because they lead to all others.
    sections = ["\n".join(parts.pop(".", []))]
    sections += ("\n".join([f"## {called(folder)}", "", *lines]) for folder, lines in sorted(parts.items()))
    return "\n\n".join([*heads, *sections]) + "\n"


def _note(app: Sphinx, doctree: nodes.document) -> None:
    """Store the first sentence of a page, because parsing all pages again would be slow."""
    app.env.metadata[app.env.docname]["about"] = _about(doctree)


def _trim(_app: Sphinx, doctree: nodes.document) -> None:
    """Remove trailing empty lines and `<BLANKLINE>` marks from examples, which only the tests need, and set dashes."""
    for part in list(doctree.findall(nodes.Text)):
        # Sphinx writes two hyphens between the name of an error or a parameter and its description.
        if part == " -- ":
            part.parent.replace(part, nodes.Text(" – "))
    for block in [*doctree.findall(nodes.literal_block), *doctree.findall(nodes.doctest_block)]:
        text = block.astext().rstrip().replace("<BLANKLINE>", "")
        block[:] = [nodes.Text(text)]
        block.rawsource = text
        # The Markdown version names a language of each block.
        if block.get("language") == "none":
            block["language"] = "text"


def _own(_app: Sphinx, doctree: nodes.document) -> None:
    """Set the document of each node to its page.

    MyST leaves another document in the nodes of a directive, which has the whole environment, and each page would be
    stored with it.
    """
    for node in doctree.findall():
        node.document = doctree


def _mark(_app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Mark links within a page as internal; otherwise they are broken in the Markdown version."""
    for link in doctree.findall(nodes.reference):
        if "refid" in link:
            link["internal"] = True


def _finish(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html":
        Path(app.outdir, "llms.txt").write_text(llms_txt(app), encoding="utf-8")


# Any: the translator to Markdown.
def _pass(_self: Any, _node: nodes.Node) -> None:
    """Leave text as it is where Markdown has no markup for it."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the steps that set each page's language and write `llms.txt`."""
    for kind in (nodes.abbreviation, nodes.caption):
        app.add_node(kind, override=True, markdown=(_pass, _pass))
    app.connect("doctree-read", _note)
    app.connect("doctree-read", _trim)
    app.connect("doctree-read", _own, priority=900)
    app.connect("doctree-resolved", _mark)
    app.connect("html-page-context", _set_language)
    app.connect("build-finished", _finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
