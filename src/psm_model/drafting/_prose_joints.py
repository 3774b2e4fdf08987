"""Several posts at once in running text, with as many holders: *Ketua dan Sekretaris IPSM Misal, Ani dan Budi*."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs

from ._prose_holders import HolderReader
from ._prose_links import AND, CHAIN, LINKS
from ._prose_posts import Mention, PostReader
from ._prose_statements import StatementList
from ._prose_words import Prose

__all__ = ["JointReader"]

_Place = tuple[int, int]

_JOINTS: Final = AND | {","}
_MOST_POSTS: Final = 8
_LONGEST_CHAIN: Final = 14
_LABELS: Final = frozenset(("posisi", "jabatan", "kursi"))
"""Words before each post of several: *posisi ketua, posisi sekretaris*."""


class JointReader:
    """A reader of such posts; places are indices of words."""

    def __init__(self, prose: Prose, posts: PostReader, holders: HolderReader, statements: StatementList) -> None:
        self._prose = prose
        self._posts = posts
        self._holders = holders
        self._statements = statements

    def read(self, mention: Mention, find_name_after: Callable[[int], _Place | None]) -> int | None:
        """Read the posts that begin with one; return the index after them, None if it is the only one.

        With more or fewer holders, nothing is stated.

        Args:
            mention: The first post.
            find_name_after: Returns the first name after the posts, after a sign or a verb.
        """
        posts = self._list_posts(mention)
        if len(posts) == 1:
            return None
        last = posts[-1]
        after = last.name or find_name_after(last.end)
        names = self._holders.find_list(after) if after is not None else self._find_list_before(mention)
        if len(names) == len(posts):
            for post, name in zip(posts, names, strict=True):
                self._statements.add(attrs.evolve(post, body=last.body), name)
        return max(last.end, names[-1][1]) if names else last.end

    def _list_posts(self, mention: Mention) -> list[Mention]:
        """Return the posts joined by commas and "dan", of which only the last has a body or a name."""
        prose = self._prose
        posts = [mention]
        while posts[-1].name is None and posts[-1].body is None and len(posts) < _MOST_POSTS:
            at = posts[-1].end
            while prose.bare(at) in _JOINTS | _LABELS:
                at += 1
            is_joined = prose.bare(posts[-1].end) in _JOINTS
            post = self._posts.read(at) if is_joined else None
            if post is None:
                break
            is_last = any(prose.bare(k) in AND for k in range(posts[-1].end, at))
            posts.append(post)
            if is_last:
                return posts
        # Without "dan", each post may have a name of its own.
        return [mention]

    def _find_list_before(self, mention: Mention) -> list[_Place]:
        prose = self._prose
        at = first = mention.start - 1
        while at > 0 and first - at < _LONGEST_CHAIN and prose.bare(at) in CHAIN | LINKS:
            at -= 1
        name = prose.find_name_before(at + 1)
        return [] if name is None else self._holders.find_list_before(name, self._statements.taken)
