"""A tour of the library, run in an interpreter of its own: it prints what was read, found, written and said.

`python -m tests.faults.tour`, whose output is the same bytes in every environment.
"""

from __future__ import annotations

import hashlib
import locale
import os
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Final

from psm_model import cli

_EXAMPLES: Final = Path(__file__).parents[2] / "examples"
_TEXT: Final = (
    "Ketua IPSM Kabupaten Batang \u0130I\u0131i adalah Ani Contoh, dikukuhkan Rabu (15/10) untuk masa bakti 2025–2030 "
    "berdasarkan SK Bupati Nomor 1 Tahun 2025 dan Pasal 5 ayat (1) UU NOMOR 11 TAHUN 2009.\n"
)
_COMMANDS: Final = (
    "check batang.json troubled.json --on 2025-06-30 --undetermined --lang id",
    "check troubled.json --on 2025-06-30 --format sarif",
    "convert troubled.json a.jsonl.gz",
    "convert a.jsonl.gz a.xlsx",
    "convert a.xlsx tables/",
    "convert tables/ b.json",
    "diff troubled.json b.json --lang id",
    "show batang.json ipsm-33.25 --on 2026-06-30 --lang id",
    "timeline troubled.json --lang id",
    "report troubled.json --on 2025-06-30 --lang id -o a.html",
    "stats troubled.json --lang id",
    "draft text.txt",
    "cite text.txt",
    "rule PSM101 --lang id",
)


def go() -> str:
    """Run the commands in an empty folder, and return the digests of their outputs, one on a line."""
    # As a program with a window does, which sets the locale of the user.
    locale.setlocale(locale.LC_ALL, "")
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name in ("batang.json", "troubled.json"):
            Path(name).write_bytes((_EXAMPLES / name).read_bytes())
        Path("text.txt").write_text(_TEXT, encoding="utf-8")
        for command in _COMMANDS:
            output = StringIO()
            with redirect_stdout(output), redirect_stderr(output):
                code = cli.main(command.split())
            lines.append(f"{command}: {code} {hashlib.sha256(output.getvalue().encode()).hexdigest()}")
        names = ("a.jsonl.gz", "b.json", "a.html", *sorted(map(str, Path("tables").iterdir())))
        lines += [f"{name}: {hashlib.sha256(Path(name).read_bytes()).hexdigest()}" for name in names]
        os.chdir(_EXAMPLES)
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(go())
    sys.stderr.write(f"{locale.setlocale(locale.LC_ALL)} {sys.flags.optimize}")
