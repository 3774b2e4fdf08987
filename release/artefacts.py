"""Build the sdist and the wheel, and check what is in them.

    python -m release.artefacts

builds them once, from the working folder, into dist. A release is built twice, from two clones of its commit, and both
builds must have the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Sequence
from email import message_from_bytes
from pathlib import Path
from typing import Final
from zipfile import ZipFile

__all__ = [
    "ArtefactError",
    "build",
    "build_twice",
    "check",
    "find_unexpected",
    "get_commit_time",
    "list_files",
    "write_sums",
]

ROOT: Final = Path(__file__).resolve().parents[1]

_IN_WHEEL: Final = (
    r"psm_model/(?:[a-z_0-9]+/)*[a-z_0-9]+\.py",
    r"psm_model/py\.typed",
    r"psm_model/cli/completions/psm-model\.(?:bash|fish|ps1|zsh)",
    r"psm_model/(?:drafting|law|values)/[a-z_]+\.(?:toml|txt)",
    r"psm_model/(?:formats|reports)/[a-z_]+\.(?:json|jsonld)",
    r"psm_model/pages/(?:report\.css|report\.js|timeline\.css)",
    r"psm_model/testing/corpus\.jsonl",
    r"INFO/(?:METADATA|RECORD|WHEEL|entry_points\.txt|licenses/LICENSE|sboms/psm-model\.cdx\.json)",
)
"""Patterns for every file of the wheel, in which INFO is its folder of metadata."""
_NEEDED: Final = ("INFO/licenses/LICENSE", "INFO/sboms/psm-model.cdx.json", "psm_model/py.typed")
"""Files that a wheel must have although nothing fails without them."""
_IN_SDIST: Final = (
    r"(?:\.ci|\.github|benchmarks|docs|examples|release|requirements|src|stubs|tests)/.+",
    r"[A-Z]+\.md|CITATION\.cff|LICENSE|PKG-INFO|\.editorconfig|\.gitignore|\.pre-commit-config\.yaml|conftest\.py|dev\.py|pyproject\.toml",
)
"""Patterns for every file of the sdist, which has only files of the repository."""
_FIELDS: Final = (
    *("Name", "Version", "Summary", "Description-Content-Type", "Author", "License-Expression", "License-File"),
    *("Keywords", "Classifier", "Requires-Python", "Requires-Dist", "Provides-Extra"),
)
"""The fields of the metadata that must be there; Project-URL comes with the first release."""


class ArtefactError(Exception):
    """The artefacts are not what they must be; the text says what is wrong."""


def _git(root: Path, *arguments: str, umask: int = -1) -> str:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, umask=umask).stdout


def get_commit_time(root: Path) -> str:
    """Return the time of the latest commit, as SOURCE_DATE_EPOCH has it: in seconds since 1970."""
    return _git(root, "log", "-1", "--format=%ct").strip()


def list_files(root: Path) -> list[str]:
    """Return the files of a repository, with new ones that git does not ignore."""
    names = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    return [name for name in names if name and (root / name).is_file()]


def build(root: Path, dist: Path, epoch: str, *, umask: int = -1) -> tuple[Path, Path]:
    """Build the sdist, and the wheel from it, with the time of SOURCE_DATE_EPOCH in them, and return both.

    Raises:
        ArtefactError: a build failed.
    """
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
    hatchling = (sys.executable, "-m", "hatchling", "build")

    def run(target: str, cwd: Path) -> None:
        command = [*hatchling, "-t", target, "-d", str(dist)]
        done = subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, umask=umask
        )
        if done.returncode:
            raise ArtefactError(f"no {target}: {done.stdout}{done.stderr}".strip())

    run("sdist", root)
    (sdist,) = dist.glob("*.tar.gz")
    # From the sdist, so that a file missing there is noticed.
    with tempfile.TemporaryDirectory() as folder, tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
        run("wheel", Path(folder, sdist.name.removesuffix(".tar.gz")))
    (wheel,) = dist.glob("*.whl")
    return sdist, wheel


def find_unexpected(names: Iterable[str], patterns: Sequence[str]) -> list[str]:
    """Return the names that match no pattern.

    >>> find_unexpected(["a.py", "a.pyc"], [r"[a-z]+[.]py"])
    ['a.pyc']
    """
    whole = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    return [name for name in names if not whole.fullmatch(name)]


def check(sdist: Path, wheel: Path, tracked: Iterable[str]) -> None:
    """Check the contents and the metadata of the artefacts of a repository with the tracked files.

    Raises:
        ArtefactError: a file is too many or missing, or a field of the metadata is missing.
    """
    with ZipFile(wheel) as archive:
        info = wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info/"
        names = [re.sub(rf"^{re.escape(info)}", "INFO/", name) for name in archive.namelist()]
        fields = message_from_bytes(archive.read(f"{info}METADATA"))
    wrong = find_unexpected(names, _IN_WHEEL)
    wrong += [f"no {name}" for name in _NEEDED if name not in names]
    modules = [name.removeprefix("src/") for name in tracked if name.startswith("src/")]
    wrong += [f"no {name}" for name in modules if name not in names]
    wrong += [f"no field {field}" for field in _FIELDS if not fields[field]]
    with tarfile.open(sdist) as packed:
        inside = [name.partition("/")[2] for name in packed.getnames()]
    known = {*tracked, "PKG-INFO"}
    wrong += [*find_unexpected(inside, _IN_SDIST), *(name for name in inside if name not in known)]
    if wrong:
        raise ArtefactError("; ".join(wrong))


def build_twice(root: Path, dist: Path) -> tuple[Path, Path]:
    """Build the artefacts of the latest commit in two clones, compare and check them, and return the first.

    Raises:
        ArtefactError: the two differ, or something is wrong in them.
    """
    made = []
    epoch = get_commit_time(root)
    with tempfile.TemporaryDirectory() as folder:
        for umask, into in ((0o022, dist), (0o077, Path(folder, "again"))):
            clone = Path(folder, f"{umask:o}", "psm-model")
            _git(root, "clone", "--quiet", str(root), str(clone), umask=umask)
            made.append(build(clone, into, epoch, umask=umask))
        for first, second in zip(*made, strict=True):
            if first.read_bytes() != second.read_bytes():
                raise ArtefactError(f"two builds of {first.name} differ")
    check(*made[0], list_files(root))
    return made[0]


def write_sums(artefacts: Sequence[Path]) -> Path:
    """Write the SHA-256 of each artefact into SHA256SUMS beside it, in the format of `sha256sum --check`."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in artefacts]
    sums = artefacts[0].with_name("SHA256SUMS")
    sums.write_text("".join(lines), encoding="ascii")
    return sums


def main() -> str | None:
    """Build from the working folder, check, and return what is wrong."""
    dist = ROOT / "dist"
    for old in dist.glob("psm_model-*"):
        old.unlink()
    try:
        artefacts = build(ROOT, dist, get_commit_time(ROOT))
        check(*artefacts, list_files(ROOT))
    except ArtefactError as error:
        return f"dev.py build: {error}"
    print(*(file.relative_to(ROOT) for file in artefacts), sep="\n")
    return None


if __name__ == "__main__":
    sys.exit(main())
