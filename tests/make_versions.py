"""Write a document of each format as the present version writes it: `python -m tests.make_versions`.

A document that exists is never written again: documents of each version are kept, and can be read for ever.
"""

from __future__ import annotations

import hashlib
import json
from functools import partial
from pathlib import Path
from typing import Any, Final

from psm_model import __version__
from psm_model.checking import propose_patch
from psm_model.checks import check
from psm_model.entities import Register
from psm_model.formats import dump
from psm_model.formats.json import VERSION
from psm_model.formats.popolo import Ends, format_popolo, read_popolo
from psm_model.reports.baseline import Baseline
from psm_model.reports.json import render_json, report_schema
from psm_model.testing.everything import DECREE, MEMBER, ORGANISATION, SOURCE, TERM
from tests.make_schema import strip_descriptions

FOLDER: Final = Path(__file__).parent / "versions"
REPORT_SCHEMAS: Final = Path(__file__).parent / "report_schema_versions.txt"
WRITTEN: Final = ("register.json", "register.jsonl", "register.xlsx", "register.parquet", "csv/")
"""The names of the documents that hold the whole register."""

CONFIG: Final = f"""psm_config = {VERSION}
ignore = ["PSM102"]
term_years = 5

[severities]
PSM106 = "error"

[[waivers]]
code = "PSM101"
subject = "contoh-2022"
reason = "two boards, settled in 2023"
until = 2026-12-31
"""
MAPPING: Final = f"""psm_mapping = {VERSION}
date_order = "dmy"

[[tables]]
sheets = ["Anggota"]
columns = {{Nama = "member.name", NIK = "identifier.nik", Tanggal = "member.birth_date"}}

[tables.ids]
member = "m-{{row}}"
"""


def report_schema_line(schema: Any) -> str:  # Any: JSON
    """Return the version of the package and the SHA-256 of the structure of the schema of reports."""
    digest = hashlib.sha256(json.dumps(strip_descriptions(schema), sort_keys=True).encode()).hexdigest()
    return f"{__version__} {digest}"


def make_documents(folder: Path) -> None:
    """Write the documents into a folder, which is empty."""
    register = Register.of(SOURCE, DECREE, ORGANISATION, MEMBER, TERM)
    report = check(register, undetermined=True)
    patches = {"register.json": partial(propose_patch, register)}
    popolo, _ = format_popolo(register, ends=Ends.LAST_DAY)
    texts = {
        "baseline.json": Baseline.of([report]).dumps(),
        "config.toml": CONFIG,
        "mapping.toml": MAPPING,
        "popolo.json": popolo,
        "report.json": render_json([("register.json", report)], patches=patches) + "\n",
    }
    for name in WRITTEN:
        dump(register, f"{folder}/{name}")
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    dump(read_popolo(popolo, ends=Ends.LAST_DAY).register, folder / "popolo_as_register.json")


if __name__ == "__main__":
    present = FOLDER / str(VERSION)
    if not present.exists():
        present.mkdir(parents=True)
        make_documents(present)
    lines = REPORT_SCHEMAS.read_text(encoding="utf-8").splitlines() if REPORT_SCHEMAS.exists() else []
    if lines[-1:] != [report_schema_line(report_schema())]:
        REPORT_SCHEMAS.write_text("\n".join([*lines, report_schema_line(report_schema())]) + "\n", encoding="utf-8")
