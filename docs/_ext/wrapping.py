"""Wraps the programs of examples at 80 columns, so that no line is wider than a page.

Sources may have lines of 120 columns. Where an example has a line that is too wide for a page, ruff formats its
statement anew. Output stays as it is, because it is what the program prints; the style sheet wraps it.
"""

from __future__ import annotations

import doctest
import subprocess
from typing import TYPE_CHECKING, Final

from docutils import nodes
from ruff import find_ruff_bin

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["WIDTH", "setup", "wrap_program"]

WIDTH: Final = 80
"""The number of columns of a page."""
_PROMPT: Final = ">>> "
_GOES_ON: Final = "... "
_SESSIONS: Final = frozenset({"pycon", "python", "doctest", "default"})
_MARK: Final = "# wrapped statement"
"""A comment between statements, which ruff keeps."""


def _format_statements(statements: list[str], width: int) -> list[str]:
    """Return statements formatted by ruff, or as they are if it cannot read them."""
    joined = "".join(f"{_MARK}\n{statement}\n" for statement in statements)
    command = (find_ruff_bin(), "format", "--isolated", f"--line-length={width}", "-")
    done = subprocess.run(command, input=joined, capture_output=True, text=True, encoding="utf-8", check=False)
    made = [part.strip("\n") for part in done.stdout.split(f"{_MARK}\n")[1:]]
    return made if len(made) == len(statements) else statements


def _prompted(statement: str) -> str:
    first, *more = statement.splitlines()
    return "\n".join([f"{_PROMPT}{first}", *(f"{_GOES_ON}{line}".rstrip() for line in more)])


def _is_wide(text: str) -> bool:
    return any(len(line) > WIDTH for line in text.splitlines())


def wrap_program(text: str) -> str:
    """Return a program or a session with no statement wider than a page, as far as Python's grammar allows.

    >>> print(wrap_program('>>> found = check(Register.of(ipsm, *(make_term(year) for year in range(2000, 2030, 5))))'))
    >>> found = check(
    ...     Register.of(ipsm, *(make_term(year) for year in range(2000, 2030, 5)))
    ... )
    """
    if not _is_wide(text):
        return text
    if _PROMPT not in text:
        return _format_statements([text], WIDTH)[0]
    try:
        parts = doctest.DocTestParser().parse(text)
    except ValueError:
        # A session that shows a wrong prompt.
        return text
    wide = [part for part in parts if isinstance(part, doctest.Example) and _is_wide(_prompted(part.source))]
    sources = [part.source.rstrip("\n") for part in wide]
    made = dict(zip(map(id, wide), _format_statements(sources, WIDTH - len(_PROMPT)), strict=True))
    return "".join(
        part if isinstance(part, str) else f"{_prompted(made.get(id(part), part.source))}\n{part.want}"
        for part in parts
    ).rstrip("\n")


def _wrap(_app: Sphinx, doctree: nodes.document) -> None:
    for block in [*doctree.findall(nodes.literal_block), *doctree.findall(nodes.doctest_block)]:
        is_session = isinstance(block, nodes.doctest_block) or block.get("language", "default") in _SESSIONS
        text = block.astext()
        if is_session and _is_wide(text):
            block[:] = [nodes.Text(wrap_program(text))]
            block.rawsource = block.astext()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the step that wraps examples, after their imports are inserted."""
    app.connect("doctree-read", _wrap, priority=700)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
