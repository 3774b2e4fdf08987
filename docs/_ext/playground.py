"""The page of the playground: `{playground}` inserts its controls, and `{play}` links to one of its examples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

import attrs
from docutils import nodes
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from docs._ext.links import get_language
from docs._ext.playground_files import FOLDER, write_files
from docs._ext.rule_pages import FAMILIES, find_playable_check
from psm_model import dumps
from psm_model.i18n import LANGUAGES, Bilingual, Language, describe_code
from psm_model.rules import RULES
from psm_model.values.verdict import Verdict

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["WORDS", "Example", "examples", "setup"]

_ROOT: Final = Path(__file__).resolve().parents[2]
WORDS: Final = {
    "document": Bilingual("The register, as JSON", "Register dalam bentuk JSON"),
    "findings": Bilingual("Findings", "Temuan"),
    "example": Bilingual("Example", "Contoh"),
    "own": Bilingual("your own text", "teks Anda sendiri"),
    "registers": Bilingual("Registers", "Register"),
    "clean": Bilingual("the board of Batang, no findings", "kepengurusan Batang, tanpa temuan"),
    "troubled": Bilingual("a register with errors", "register dengan kesalahan"),
    "undetermined": Bilingual("include undetermined findings", "sertakan temuan yang belum pasti"),
    "language": Bilingual("Language of the findings", "Bahasa temuan"),
    "upload": Bilingual("Open a file", "Buka berkas"),
    "copy": Bilingual("Copy a link to this text", "Salin tautan ke teks ini"),
    "copied": Bilingual("Copied", "Tersalin"),
    "addressed": Bilingual("The link is in the address bar", "Tautannya ada di bilah alamat"),
    "loading": Bilingual(
        "Downloading Python (about 18 MB, once) ...", "Mengunduh Python (sekitar 18 MB, sekali saja) ..."
    ),
    "checking": Bilingual("Checking ...", "Sedang memeriksa ..."),
    "more": Bilingual("{many} more", "{many} lagi"),
    "broken": Bilingual(
        "The check failed ({why}). Change the text to start it again.",
        "Pemeriksaan gagal ({why}). Ubah teksnya untuk memulai lagi.",
    ),
    "unreadable": Bilingual(
        "The link contains no readable text, so this is an example.",
        "Tautan ini tidak memuat teks yang dapat dibaca. Yang ditampilkan ialah sebuah contoh.",
    ),
    "file": Bilingual(
        "Browsers run Python only on pages from a server: python3 dev.py docs --serve.",
        "Peramban hanya menjalankan Python pada halaman dari peladen: python3 dev.py docs --serve.",
    ),
    "script": Bilingual("The playground needs JavaScript.", "Halaman ini memerlukan JavaScript."),
    "offline": Bilingual("This page now works offline.", "Mulai sekarang halaman ini dapat dipakai tanpa jaringan."),
    "problem": Bilingual("This is not a register: one problem", "Ini bukan register: satu masalah"),
    "problems": Bilingual("This is not a register: {many} problems", "Ini bukan register: {many} masalah"),
    "nothing": Bilingual("No findings.", "Tidak ada temuan."),
    "perhaps": describe_code(Verdict.UNDETERMINED),
    "line": Bilingual("line {line}", "baris {line}"),
    "drawn": Bilingual("Timeline", "Gambar masa bakti"),
    "error": Bilingual("error", "kesalahan"),
    "errors": Bilingual("errors", "kesalahan"),
    "warning": Bilingual("warning", "peringatan"),
    "warnings": Bilingual("warnings", "peringatan"),
    "info": Bilingual("info", "informasi"),
    "infos": Bilingual("infos", "informasi"),
    **{f"family-{family}": title for family, title in FAMILIES.items()},
}
"""The texts of the page, by the names that its program uses."""
_LANGUAGES: Final[dict[Language, str]] = {"en": "English", "id": "Bahasa Indonesia"}


@attrs.frozen(kw_only=True)
class Example:
    """An example document."""

    text: str
    """The document."""
    undetermined: bool = False
    """Whether to include undetermined findings."""


def examples() -> dict[str, Example]:
    """Return the registers in the folder of examples, and one for each rule whose example is a document."""
    files = {"troubled": "troubled.json", "clean": "batang.json"}
    made = {name: Example(text=(_ROOT / "examples" / file).read_text(encoding="utf-8")) for name, file in files.items()}
    for code in RULES:
        check = find_playable_check(code)
        if check is not None:
            made[code] = Example(text=dumps(check.register), undetermined="undetermined" in check.options)
    return made


def _options(language: Language) -> Iterator[str]:
    """Yield the options; each has an id in the page, so that links to examples work."""

    def translate(name: str) -> str:
        return escape(WORDS[name].translate(language))

    named = examples()
    yield f'<option value="" data-word="own">{translate("own")}</option>'
    yield f'<optgroup data-label="registers" label="{translate("registers")}">'
    yield from (
        f'<option id="{name}" value="{name}" data-word="{name}">{translate(name)}</option>'
        for name in named
        if name not in RULES
    )
    yield "</optgroup>"
    for family, codes in groupby((name for name in named if name in RULES), key=lambda code: code[:4]):
        yield f'<optgroup data-label="family-{family}" label="{translate(f"family-{family}")}">'
        yield from (_name_example(code, language) for code in codes)
        yield "</optgroup>"


def _name_example(code: str, language: Language) -> str:
    """Return the option for the example of a rule, with the rule's title in both languages for the page's program."""
    titles = {spoken: escape(RULES[code].title.translate(spoken)) for spoken in LANGUAGES}
    data = " ".join(f'data-{spoken}="{title}"' for spoken, title in titles.items())
    return f'<option id="{code}" value="{code}" {data}>{code} {titles[language]}</option>'


def _controls(language: Language, root: str) -> str:
    """Return the page's controls in one language; the page's program switches the language."""

    def element(name: str, tag: str = "span", more: str = "") -> str:
        return f'<{tag} data-word="{name}"{more}>{escape(WORDS[name].translate(language))}</{tag}>'

    words = {spoken: {name: text.translate(spoken) for name, text in WORDS.items()} for spoken in LANGUAGES}
    # A text may contain the closing tag of the element.
    data = json.dumps(words, ensure_ascii=False).replace("<", r"\u003c")
    buttons = "".join(
        f'<button type="button" data-language="{spoken}" lang="{spoken}" '
        f'aria-pressed="{"true" if spoken == language else "false"}">{name}</button>'
        for spoken, name in _LANGUAGES.items()
    )
    return f"""
<link rel="stylesheet" href="{root}{FOLDER}/playground.css">
<div class="playground" lang="{language}" data-root="{root or "./"}" data-state="loading">
<script type="application/json">{data}</script>
<div class="bar">
<label>{element("example")} <select data-part="examples">{"".join(_options(language))}</select></label>
<label class="upload">{element("upload")}<input type="file" accept=".json,application/json" data-part="file"></label>
<label><input type="checkbox" data-part="open"> {element("undetermined")}</label>
<div role="group" aria-labelledby="playground-language">
{element("language", more=' class="hidden" id="playground-language"')}{buttons}</div>
<button type="button" data-part="copy" aria-live="polite">{escape(WORDS["copy"].translate(language))}</button>
<small data-part="offline" hidden>{element("offline")}</small>
</div>
<p role="alert" data-part="unreadable"></p>
<div class="panes">
<section aria-labelledby="playground-document">
{element("document", "h2", ' id="playground-document"')}
<div data-part="editor"></div></section>
<section aria-labelledby="playground-findings">
{element("findings", "h2", ' id="playground-findings"')}
<p role="status" data-part="status">{escape(WORDS["loading"].translate(language))}</p>
<ol data-part="found"></ol>
<p data-part="more"></p>
<details data-part="drawing" open hidden><summary>{element("drawn")}</summary>
<div class="drawing" data-part="drawn"></div></details>
</section>
</div>
<noscript>{element("script", "p")}</noscript>
</div>
<script type="module" src="{root}{FOLDER}/page.js"></script>
"""


class playground(nodes.General, nodes.Element):  # noqa: N801  # nodes are named so
    """The controls of the page, which the Markdown version omits."""


# Any: the translator to HTML, which has no types.
def _visit_html(self: Any, node: playground) -> None:
    self.body.append(node["html"])
    raise nodes.SkipNode


def _visit_text(_self: object, _node: playground) -> None:
    raise nodes.SkipNode


def _depart(_self: object, _node: playground) -> None:
    """Do nothing: the visit skips what follows."""


class LinkToExample(ReferenceRole):
    """`{play}`, with a text and the name of an example in angle brackets: a link to it, in the page's language."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; Sphinx cannot resolve an address that the page's program interprets."""
        docname = self.env.docname
        page = f"{'id/' if get_language(docname) == 'id' else ''}playground.html"
        address = f"{'../' * docname.count('/')}{page}#{self.target}"
        return [nodes.reference("", self.title, refuri=address, internal=True)], []


class ShowPlayground(SphinxDirective):
    """`{playground}`."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the controls."""
        root = "../" * self.env.docname.count("/")
        return [playground(html=_controls(get_language(self.env.docname), root))]


def _finish(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html":
        write_files(Path(app.outdir), {name: attrs.asdict(example) for name, example in examples().items()})


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add `{playground}` and `{play}`, and connect the step that copies the files."""
    app.add_node(playground, html=(_visit_html, _depart), text=(_visit_text, _depart), markdown=(_visit_text, _depart))
    app.add_directive("playground", ShowPlayground)
    app.add_role("play", LinkToExample())
    app.connect("build-finished", _finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
