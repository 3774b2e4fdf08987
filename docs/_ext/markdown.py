"""Markdown building blocks of generated pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from inspect import cleandoc

__all__ = ["cell", "contents", "first_paragraph", "join_parts", "prose", "table"]

_DOUBLE_BACKTICKS = re.compile(r"``([^`]+)``")


def join_parts(*parts: str) -> str:
    """Join the parts of a page, without empty ones."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def cell(text: str) -> str:
    """Return a text for a table cell: one line, bars escaped."""
    return " ".join(text.split()).replace("|", r"\|")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, or "" if it has no rows."""
    lines = [f"| {' | '.join(cell(text) for text in row)} |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *lines])


def prose(text: str) -> str:
    """Return the text of a docstring as Markdown, with single backticks around code."""
    return _DOUBLE_BACKTICKS.sub(r"`\1`", text)


def first_paragraph(doc: str | None) -> str:
    """Return the first paragraph of a docstring in one line."""
    return prose(" ".join(cleandoc(doc or "").split("\n\n", 1)[0].split()))


def contents(pages: Iterable[str], *, caption: str = "", hidden: bool = True) -> str:
    """Return the toctree of the pages below a page."""
    options = [":hidden:"] if hidden else [":maxdepth: 1"]
    options += [f":caption: {caption}"] if caption else []
    return "\n".join(["```{toctree}", *options, "", *pages, "```"])
