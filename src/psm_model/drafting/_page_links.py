"""Lines of a page that are not part of its article: links to other articles, labels and buttons."""

from __future__ import annotations

import re
from typing import Final

from ._vocabulary import words

__all__ = ["blank_links"]

_LEADS: Final = "|".join(
    re.escape(lead).replace("_", r"[ \t]+") for lead in sorted(words("page_links", "leads"), key=len, reverse=True)
)
_LINE: Final = re.compile(rf"[^\w\n]*(?:{_LEADS})[ \t]*(?P<mark>[:→»|]|\.\.+)?(?P<rest>[^\n]*)", re.IGNORECASE)
_ITEM: Final = re.compile(r"[ \t]*[»▶►➤➜→][^\n]*")
"""A line that begins with an arrow, as links to other articles do."""
_LONGEST_LINK: Final = 120
_NOT_BLANK: Final = re.compile(r"[^\s]")


def blank_links(text: str) -> str:
    r"""Return a text of the same length in which the links to other articles are spaces.

    A line that is a heading alone ("Baca juga:") has its links in the lines below, up to an empty line or a sentence.

    >>> blank_links("IPSM Batang\nBaca juga: KNPI Batang").split()
    ['IPSM', 'Batang']
    """
    lines = text.split("\n")
    in_list = False
    for number, line in enumerate(lines):
        match = _LINE.fullmatch(line)
        in_list = in_list and not _is_prose(line)
        is_link = match is not None and match["mark"] is not None
        if is_link or _ITEM.fullmatch(line) or (in_list and line.strip()):
            lines[number] = _NOT_BLANK.sub(" ", line)
        if is_link and match is not None:
            in_list = not match["rest"].strip()
        elif not line.strip():
            in_list = False
    return "\n".join(lines)


def _is_prose(line: str) -> bool:
    """Return whether a line is of the article, and no title of another one: it is long, or ends like a sentence."""
    ended = line.rstrip()
    return len(ended) > _LONGEST_LINK or (ended.endswith((".", ".”", '."', ",”")) and not ended.endswith(".."))
