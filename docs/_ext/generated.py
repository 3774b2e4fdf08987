"""Pages generated from the package's objects when the site is built; git ignores them.

Sphinx reads pages from files, so they are written next to the other pages, and only if they changed, so that Sphinx
need not parse them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zlib import crc32

from docs._ext import (
    code_page,
    command_pages,
    error_page,
    module_pages,
    rule_pages,
    schema_page,
    statute_page,
    strategy_page,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["FOLDERS", "pages", "setup", "write"]

FOLDERS: Final = ("reference/generated", "reference/modules", "reference/rules", "reference/commands", "id/rules")
"""The folders that contain only generated pages."""


def pages() -> Iterator[tuple[str, str]]:
    """Yield each page and its path in docs."""
    yield from module_pages.pages()
    yield from rule_pages.pages()
    yield from command_pages.pages()
    yield "reference/generated/codes.md", code_page.page()
    yield "reference/generated/errors.md", error_page.page()
    yield "reference/generated/json.md", schema_page.page()
    yield "reference/generated/statutes.md", statute_page.page()
    yield from strategy_page.pages()


def write(docs: Path) -> None:
    """Write all pages and delete obsolete ones."""
    made = {docs / place: text for place, text in pages()}
    for folder in FOLDERS:
        (docs / folder).mkdir(parents=True, exist_ok=True)
        for file in (docs / folder).iterdir():
            if file not in made:
                file.unlink()
    for file, text in made.items():
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the generator to run before Sphinx looks for pages."""
    app.connect("builder-inited", lambda app: write(Path(app.srcdir)))
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": _version()}


def _version() -> int:
    """Return a number that changes with any program that generates pages, so that all pages are regenerated."""
    root = Path(__file__).resolve().parents[2]
    made_by = sorted([*Path(__file__).parent.glob("*.py"), *(root / "src").rglob("*.py"), root / "pyproject.toml"])
    return crc32(b"\0".join(file.read_bytes() for file in made_by))
