"""The section of CHANGELOG.md that a release closes."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["EmptyChangelogError", "cut_section"]

_OPEN: Final = re.compile(r"^## \[(?:Unreleased\]|[^]\n]+\] - unreleased)$", re.MULTILINE)
_HEADING: Final = re.compile(r"^## \[", re.MULTILINE)


class EmptyChangelogError(Exception):
    """There is no section of unreleased changes, or nothing is in it."""


def cut_section(text: str, version: str, day: str) -> str:
    r"""Return a changelog in which the unreleased section has a version and a day, below a new, empty one.

    >>> print(cut_section("# Changelog\n\n## [Unreleased]\n\n- A fault less.\n", "1.2.0", "2026-12-01"), end="")
    # Changelog
    <BLANKLINE>
    ## [Unreleased]
    <BLANKLINE>
    ## [1.2.0] - 2026-12-01
    <BLANKLINE>
    - A fault less.

    Raises:
        EmptyChangelogError: the first section is not of unreleased changes, or it has no line of its own.
    """
    heading = _HEADING.search(text)
    opened = _OPEN.match(text, heading.start()) if heading is not None else None
    if opened is None:
        raise EmptyChangelogError("CHANGELOG.md begins with no section of unreleased changes")
    below = _HEADING.search(text, opened.end())
    section = text[opened.end() : below.start() if below is not None else len(text)]
    if not re.search(r"^(?!#)\S", section, re.MULTILINE):
        raise EmptyChangelogError("the section of unreleased changes in CHANGELOG.md is empty")
    return f"{text[: opened.start()]}## [Unreleased]\n\n## [{version}] - {day}{text[opened.end() :]}"
