"""README shows what its first program prints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

README: Final = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_first_program_prints_what_readme_shows() -> None:
    """The first program, copied from the page, prints the lines below it."""
    found = re.search(r"^```python\n(.*?)^```\n\nIt prints:\n\n((?: {4}[^\n]*\n)+)", README, re.DOTALL | re.MULTILINE)
    assert found is not None
    program, shown = found.groups()
    process = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert process.stdout == re.sub("^ {4}", "", shown, flags=re.MULTILINE)
