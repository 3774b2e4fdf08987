"""The files that a release changes: the version, its day, and the addresses of the project."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import attrs

from release.changelog import cut_section

__all__ = ["NO_CONTACT", "Release", "edit_files", "read_repository"]

NO_CONTACT: Final = "the author of its latest commits"
"""What SECURITY.md says instead of an address before the first release."""
_FILE_ADDRESS: Final = ("tool", "hatch", "metadata", "hooks", "custom", "file-address")


@attrs.frozen(kw_only=True)
class Release:
    """What a release is made of."""

    version: str
    """The version, such as 1.2.0."""
    day: str
    """The day, such as 2026-12-01."""
    repository: str
    """The address of the repository."""
    contact: str | None
    """Where weaknesses are reported in private; None if SECURITY.md has it already."""


def read_repository(pyproject: str) -> str | None:
    """Return the address of the repository in pyproject.toml; None before the first release."""
    source: str | None = tomllib.loads(pyproject)["project"].get("urls", {}).get("Source")
    return source


def _replace(text: str, pattern: str, replacement: str) -> str:
    """Replace the only match of a pattern.

    Raises:
        ValueError: the pattern has no match, or several.
    """
    changed, count = re.subn(pattern, lambda _: replacement, text, flags=re.MULTILINE)
    if count != 1:
        raise ValueError(f"expected one place like {pattern!r}, got {count}")
    return changed


def _edit_pyproject(text: str, release: Release) -> str:
    address = tomllib.loads(text)
    for key in _FILE_ADDRESS:
        address = address[key]
    # The address of a file has the version in it, so that it stays valid.
    changelog = str(address).format(repository=release.repository, version=release.version, path="CHANGELOG.md")
    urls = {"Source": release.repository, "Issues": f"{release.repository}/issues", "Changelog": changelog}
    table = "[project.urls]\n" + "".join(f'{label} = "{url}"\n' for label, url in urls.items()) + "\n"
    text = re.sub(r"^\[project\.urls\]\n(?:.+\n)*\n", "", text, flags=re.MULTILINE)
    text = _replace(text, r"^\[project\.scripts\]\n", f"{table}[project.scripts]\n")
    return _replace(text, r'^version = ".*"$', f'version = "{release.version}"')


def _edit_citation(text: str, release: Release) -> str:
    text = re.sub(r"^(?:date-released|repository-code): .*\n", "", text, flags=re.MULTILINE)
    lines = f"version: {release.version}\ndate-released: {release.day}\nrepository-code: {release.repository}"
    return _replace(text, r"^version: .*$", lines)


def _edit_security(text: str, release: Release) -> str:
    if release.contact is None:
        return text
    return _replace(text, re.escape(NO_CONTACT), release.contact)


_EDITS: Final[dict[str, Callable[[str, Release], str]]] = {
    "pyproject.toml": _edit_pyproject,
    "src/psm_model/_version.py": lambda text, release: _replace(
        text, r'^__version__: Final = ".*"$', f'__version__: Final = "{release.version}"'
    ),
    "CITATION.cff": _edit_citation,
    "CHANGELOG.md": lambda text, release: cut_section(text, release.version, release.day),
    "SECURITY.md": _edit_security,
}


def edit_files(root: Path, release: Release) -> dict[str, tuple[str, str]]:
    """Return the files that a release changes, each as it is and as it will be; nothing is written.

    Raises:
        EmptyChangelogError: no change is listed as unreleased.
        ValueError: a file lacks the place that is to be changed.
    """
    before = {name: (root / name).read_text(encoding="utf-8") for name in _EDITS}
    after = {name: edit(before[name], release) for name, edit in _EDITS.items()}
    return {name: (before[name], after[name]) for name in _EDITS if before[name] != after[name]}
