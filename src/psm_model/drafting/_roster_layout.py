"""Lines of a list that count only beside others: posts alone in their lines, and posts without a sign after them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ._holders import join_spaces, read_holders
from ._labels import Kind, classify_label, is_coordinated
from ._lines import Line, Segment

__all__ = ["LayoutReader", "find_list_start"]

_FEWEST_POSTS: Final = 2
_LONGEST_MARK: Final = 40


class LayoutReader:
    """A reader of how the lines of a list are placed."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines

    def find_lonely_lines(self) -> set[int]:
        """Return the lines whose form is that of a list only beside others: without a sign between post and holder."""
        lonely: set[int] = set()
        bare = [any(segment.needs_company for segment in line.segments) for line in self._lines]
        alone = [at for at, line in enumerate(self._lines) if self._is_post_alone(line)]
        for at in range(len(self._lines)):
            if bare[at] and not (any(bare[max(0, at - 1) : at]) or any(bare[at + 1 : at + 2])):
                lonely.add(at)
        with_holder = [at for at in alone if at + 1 < len(self._lines) and self._is_holder(self._lines[at + 1])]
        return lonely | set(alone if len(with_holder) < _FEWEST_POSTS else ())

    def find_names_above(self) -> set[int]:
        """Return the lines with posts whose holders are above them: the first has one above, the last none below."""
        lines = self._lines
        alone = [at for at, line in enumerate(lines) if self._is_post_alone(line)]
        above = {at for at in alone if at and self._is_next(at - 1) and self._is_holder(lines[at - 1])}
        if len(above) < _FEWEST_POSTS or not above.issuperset(alone):
            return set()
        last = alone[-1]
        is_below = last + 1 < len(lines) and self._is_next(last) and self._is_holder(lines[last + 1])
        return set() if is_below else above

    def _is_next(self, at: int) -> bool:
        """Return whether the next line follows without a blank line."""
        return self._lines[at + 1].number == self._lines[at].number + 1

    def _is_holder(self, line: Line) -> bool:
        return self._text[line.start] in ":\uff1a" or bool(read_holders(self._text, line.start, line.end))

    def _is_post_alone(self, line: Line) -> bool:
        """Return whether a line is a post and nothing else, not even a colon."""
        if len(line.segments) != 1:
            return False
        segment = line.segments[0]
        if segment.label is None or segment.value[0] < segment.value[1] or self._text[line.end - 1] == ":":
            return False
        label = classify_label(join_spaces(self._text[slice(*segment.label)]))
        if label is None or label.kind not in {Kind.POST, Kind.OTHER} or line.is_numbered:
            return False
        return not label.is_organ and not is_coordinated(join_spaces(self._text[slice(*segment.label)]))


def find_list_start(line: Line, first: Segment) -> int:
    """Return where the list begins in a line: at the first label that is read if sentences come before it."""
    label = first.label
    return label[0] if label is not None and label[0] - line.start > _LONGEST_MARK else line.start
