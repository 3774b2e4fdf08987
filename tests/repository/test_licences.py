"""The licences of all packages that psm-model may bring with it, by what the installed packages say."""

from __future__ import annotations

import re
from importlib import metadata
from typing import Final

import pytest
from packaging.requirements import Requirement

from release.rows import EXTRAS

ALLOWED: Final = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "HPND",
    "ISC",
    "MIT",
    "MIT-CMU",
    "MPL-2.0",
    "PSF-2.0",
    "Python-2.0",
    "Zlib",
}
"""Licences that allow use in any program. MPL-2.0 asks that changes to its own files stay open."""
WORDS: Final = {
    "apache software license": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "bsd license": "BSD-3-Clause",
    "dual license": "Apache-2.0 OR BSD-3-Clause",
    "mit license": "MIT",
    "mit": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
}
"""The words of older packages for a licence."""


def parse_licences(fields: dict[str, list[str]]) -> set[str]:
    """Return the licences that the metadata of a package names: its expression, else its classifiers, else its text."""
    if fields.get("License-Expression"):
        expression = fields["License-Expression"][0]
    else:
        lines = [line.split(" :: ")[-1] for line in fields.get("Classifier", []) if line.startswith("License :: ")]
        lines = [line for line in lines if line != "OSI Approved"] or fields.get("License", [])
        expression = " AND ".join(WORDS.get(line.lower(), line) for line in lines)
    # An alternative is a choice; all of it must be allowed, which is stricter.
    return {part for part in re.split(r"\s+(?:AND|OR|WITH)\s+|[()]", expression) if part.strip()}


def read_fields(name: str) -> dict[str, list[str]]:
    """Return the fields of the metadata of an installed package."""
    fields = metadata.metadata(name)
    return {key: [str(value) for value in fields.get_all(key, [])] for key in set(fields)}


def list_needed() -> set[str]:
    """Return the installed packages that psm-model needs with all extras, directly or not."""
    found: set[str] = set()
    waiting = [("psm-model", frozenset(EXTRAS))]
    while waiting:
        name, extras = waiting.pop()
        for line in metadata.requires(name) or []:
            requirement = Requirement(line)
            marker = requirement.marker
            is_wanted = marker is None or any(marker.evaluate({"extra": extra}) for extra in (*extras, ""))
            if is_wanted and requirement.name.lower() not in found and requirement.name != "psm-model":
                found.add(requirement.name.lower())
                waiting.append((requirement.name, frozenset(requirement.extras)))
    return found


def test_needed_packages_are_found() -> None:
    """The packages of extras and those that they need are among the needed ones."""
    assert {"attrs", "cattrs", "python-dateutil", "openpyxl", "et-xmlfile", "numpy", "pillow"} <= list_needed()


@pytest.mark.parametrize("name", sorted(list_needed()))
def test_licence_is_allowed(name: str) -> None:
    """A package that users install with psm-model names a licence, and only licences of the list."""
    licences = parse_licences(read_fields(name))
    assert licences
    assert licences <= ALLOWED


@pytest.mark.parametrize(
    ("fields", "licences"),
    [
        ({"License-Expression": ["MIT OR (Apache-2.0 AND GPL-3.0-only)"]}, {"MIT", "Apache-2.0", "GPL-3.0-only"}),
        ({"Classifier": ["License :: OSI Approved", "License :: OSI Approved :: MIT License"]}, {"MIT"}),
        ({"License": ["GPL"], "Classifier": ["Topic :: Utilities"]}, {"GPL"}),
        ({"Name": ["x"]}, set()),
    ],
)
def test_licences_are_parsed(fields: dict[str, list[str]], licences: set[str]) -> None:
    """An expression comes first, then classifiers, then the text; a package may name none."""
    assert parse_licences(fields) == licences
