"""The interpreters of Python on this machine, by version."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

__all__ = ["VERSIONS", "find_interpreters", "get_exact_version"]

VERSIONS: Final = ("3.11", "3.12", "3.13", "3.14")
"""The versions of Python that psm-model supports."""
PROGRAM: Final = "import sys; print(*sys.version_info[:3], sep='.')"


def _iter_candidates(version: str) -> Iterator[Path]:
    on_path = shutil.which(f"python{version}")
    if on_path is not None:
        yield Path(on_path)
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from sorted(pyenv.glob(f"versions/{version}.*/bin/python"), reverse=True)


def get_exact_version(command: Path) -> str | None:
    """Return the version of an interpreter, such as 3.11.7; None if it does not start."""
    try:
        done = subprocess.run([command, "-c", PROGRAM], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def find_interpreters() -> dict[str, Path]:
    """Return an interpreter for each supported version that is on the PATH or in the folder of pyenv.

    A command that does not start, such as pyenv's for a version that is not switched on, is left out.
    """
    found = {}
    for version in VERSIONS:
        for candidate in _iter_candidates(version):
            if (get_exact_version(candidate) or "").startswith(f"{version}."):
                found[version] = candidate
                break
    return found
