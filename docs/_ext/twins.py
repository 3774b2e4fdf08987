"""Twin pages in Indonesian and English: each links to the other, and neither goes out of date unnoticed.

The front matter of an Indonesian page names the text that it was written from: `english: ` and the beginning of the
hash of the English page. `tests/docs/test_twins.py` fails if that hash is outdated. The pages of rules name only
their twin, because both are generated from one rule.

usage: python -m docs._ext.twins tutorial/index.md    after you brought the Indonesian page up to date
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = [
    "DOCS",
    "INDONESIAN_ONLY",
    "NEEDING",
    "english_pages",
    "find_recorded_hash",
    "find_twin",
    "record",
    "setup",
    "text_hash",
]

DOCS: Final = Path(__file__).resolve().parents[1]
NEEDING: Final = (
    *("index.md", "install.md", "glossary.md", "playground.md", "tutorial/*.md"),
    *("how-to/decrees.md", "how-to/posts.md", "how-to/article.md", "how-to/drafting.md", "how-to/importing.md"),
    *("how-to/extended-terms.md", "how-to/merged-villages.md", "how-to/own-data.md", "how-to/sharing.md"),
    *("how-to/spreadsheet.md", "how-to/asking.md", "how-to/checking.md", "how-to/report.md", "how-to/pictures.md"),
    *("how-to/looking.md", "how-to/notebooks.md"),
)
"""The pages in English that need a twin."""
INDONESIAN_ONLY: Final = frozenset({"tutorial/office.md", "tutorial/handout.md"})
"""The pages for officials of Indonesian offices, which have no English page."""
_FRONT: Final = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_HASH: Final = re.compile(r"^english: *(\w+)$", re.MULTILINE)
_LENGTH: Final = 16


def text_hash(english: str) -> str:
    """Return the beginning of the hash of a page, ignoring its front matter and its kind of line ends."""
    return hashlib.sha256(_FRONT.sub("", "\n".join(english.splitlines())).strip().encode()).hexdigest()[:_LENGTH]


def find_recorded_hash(indonesian: str) -> str | None:
    """Return the hash that an Indonesian page says it was written from."""
    front = _FRONT.match(indonesian)
    found = _HASH.search(front[1]) if front else None
    return found[1] if found else None


def english_pages(docs: Path = DOCS) -> Iterator[Path]:
    """Yield the pages that need a twin."""
    for pattern in NEEDING:
        yield from sorted(docs.glob(pattern))


def find_twin(docname: str, metadata: dict[str, str], known: set[str]) -> str | None:
    """Return the same page in the other language, if there is one."""
    other = metadata.get("twin") or (docname.removeprefix("id/") if docname.startswith("id/") else f"id/{docname}")
    return other if other in known else None


def record(name: str, docs: Path = DOCS) -> None:
    """Record that an Indonesian page is up to date with the English page; compare both first."""
    twin = docs / "id" / name
    line = f"english: {text_hash((docs / name).read_text(encoding='utf-8'))}"
    twin.write_text(_HASH.sub(line, twin.read_text(encoding="utf-8"), count=1), encoding="utf-8")


# Any: what Sphinx hands to templates.
def _set_twin(
    app: Sphinx, pagename: str, _template: str, context: dict[str, object], _doctree: nodes.document | None
) -> None:
    twin = find_twin(pagename, app.env.metadata.get(pagename, {}), app.env.found_docs)
    if twin is not None:
        context["twin"] = twin
        context["twin_language"] = "id" if twin.startswith("id/") else "en"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the step that passes each page's twin to the templates."""
    app.connect("html-page-context", _set_twin)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


if __name__ == "__main__":
    for page in sys.argv[1:]:
        record(page)
