"""The words under which the search puts a page first: the subject of the page, as readers type it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["SUBJECTS", "index_subjects", "setup"]

SUBJECTS: Final = {
    "install": ("install", "installation", "pip", "wheel", "extras", "setup"),
    "id/install": ("pasang", "memasang", "instal", "install", "pip"),
    "tutorial/index": ("tutorial", "start", "getting started"),
    "id/tutorial/office": ("excel", "xlsx", "buku kerja", "templat", "petugas", "memeriksa", "periksa"),
    "id/tutorial/handout": ("lembar petugas",),
    "id/tutorial/index": ("tutorial", "belajar", "mulai"),
    "playground": ("playground", "try", "demo", "browser"),
    "id/playground": ("coba", "mencoba", "peramban"),
    "how-to/checking": ("check", "checking", "validate", "baseline"),
    "how-to/own-rules": ("own rule", "custom rule", "plugin"),
    "how-to/pandas": ("pandas", "dataframe", "data frame"),
    "how-to/polars": ("polars",),
    "how-to/duckdb": ("duckdb", "sql"),
    "how-to/api": ("fastapi", "api", "rest"),
    "how-to/applications": ("django", "pydantic", "sqlalchemy", "fastapi"),
    "how-to/report": ("report", "html", "print", "head of office"),
    "id/how-to/report": ("laporan", "cetak", "mencetak", "report", "pdf"),
    "how-to/asking": ("no board", "without a board", "question", "query"),
    "id/how-to/asking": ("tanpa kepengurusan", "bertanya", "pertanyaan"),
    "how-to/store": ("postgresql", "sqlite", "database", "store"),
    "how-to/strategies": ("hypothesis", "strategies"),
    "how-to/notebooks": ("notebook", "notebooks", "jupyter"),
    "id/how-to/notebooks": ("jupyter", "notebook", "buku catatan"),
    "how-to/pictures": ("picture", "pictures", "timeline", "chart", "svg", "png", "pdf"),
    "how-to/spreadsheet": ("spreadsheet", "excel", "xlsx", "workbook"),
    "id/how-to/spreadsheet": ("excel", "xlsx", "buku kerja", "spreadsheet"),
    "how-to/article": ("article", "news"),
    "id/how-to/article": ("berita", "artikel"),
    "how-to/decrees": ("decree", "decrees", "sk"),
    "id/how-to/decrees": ("sk", "surat keputusan", "decree"),
    "reference/rules/PSM101": ("overlap", "overlapping", "overlaps", "two boards", "two boards at once"),
    "reference/rules/PSM109": ("rival", "rival boards", "two boards"),
    "explanation/time": ("overlap", "overlapping", "overlaps", "uncertain", "undetermined"),
    "id/rules/PSM101": ("tumpang tindih", "bersamaan", "dua kepengurusan", "overlap"),
    "id/rules/PSM109": ("kepengurusan tandingan", "dua kepengurusan"),
    "reference/rules/PSM106": ("gap", "gaps", "no board", "without a board"),
    "id/rules/PSM106": ("kekosongan", "tanpa kepengurusan"),
    "id/rules/PSM104": ("pengukuhan", "pelantikan"),
    "id/rules/PSM105": ("pengukuhan", "pelantikan"),
    "reference/rules/PSM104": ("inauguration", "inaugurations"),
    "reference/rules/PSM105": ("inauguration", "inaugurations"),
    "id/rules/PSM102": ("masa bakti",),
    "id/how-to/extended-terms": ("perpanjangan", "diperpanjang", "masa bakti"),
    "how-to/extended-terms": ("extension", "extended"),
    "explanation/matrix": ("python version", "versions", "dependencies"),
    "explanation/mutation": ("mutation", "mutants", "mutation test"),
    "explanation/cluster": ("cluster", "dask", "spark", "ray"),
    "explanation/compatibility": ("compatibility", "deprecation", "migration"),
    "glossary": ("glossary", "antarwaktu", "paw", "masa bakti", "pengukuhan"),
    "id/glossary": ("istilah", "daftar istilah", "antarwaktu", "paw", "masa bakti", "pengukuhan"),
    "reference/rules/index": ("rules", "rule", "codes"),
    "id/rules/index": ("kaidah", "aturan"),
    "reference/command": ("command", "cli", "command line"),
    "changelog": ("changelog", "changes", "version"),
    "licence": ("licence", "license", "mit"),
}
"""The words, by the name of the page."""


def index_subjects() -> dict[str, list[str]]:
    """Return the names of the pages for each word."""
    pages: dict[str, list[str]] = {}
    for page, subjects in SUBJECTS.items():
        for subject in subjects:
            pages.setdefault(subject, []).append(page)
    return pages


# Any: what Sphinx hands to templates.
def _set_words(
    _app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    if pagename == "search":
        context["search_words"] = json.dumps(index_subjects())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the step that passes the words to the search page."""
    app.connect("html-page-context", _set_words)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
