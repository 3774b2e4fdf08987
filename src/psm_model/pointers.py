"""JSON Pointers into a register: their steps, the entity that they lead into, and the file if there are several."""

from __future__ import annotations

__all__ = [
    "entity_pointer",
    "escape_step",
    "join_file_pointer",
    "make_order",
    "split_file_pointer",
    "split_pointer",
    "unescape_step",
]


def escape_step(name: str) -> str:
    """Return a name as a step of a JSON Pointer (RFC 6901, section 3).

    >>> escape_step("a/b~c")
    'a~1b~0c'
    """
    return name.replace("~", "~0").replace("/", "~1")


def unescape_step(step: str) -> str:
    """Return the name that a step of a JSON Pointer holds (RFC 6901, section 4): the inverse of `escape_step`.

    >>> unescape_step("a~1b~0c")
    'a/b~c'
    """
    return step.replace("~1", "/").replace("~0", "~")


def entity_pointer(pointer: str) -> str:
    """Return the pointer to the entity that contains a pointer.

    >>> entity_pointer("/board_terms/3/period/end")
    '/board_terms/3'
    """
    return "/".join(pointer.split("/", 3)[:3])


def split_pointer(pointer: str) -> tuple[str, int, str]:
    """Return the list of the entity that contains a pointer, its position in the list, and the pointer within it.

    >>> split_pointer("/board_terms/3/period/end")
    ('board_terms', 3, '/period/end')

    Raises:
        ValueError: the pointer leads into no entity.
    """
    _, place, position, *rest = pointer.split("/", 3)
    return place, int(position), "".join(f"/{steps}" for steps in rest)


def make_order(pointer: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts pointers by the names of their steps, and the items of a list by position.

    >>> sorted(["/members/10", "/members/9", "/members"], key=make_order)
    ['/members', '/members/9', '/members/10']
    """
    return tuple((len(step), step) if step.isdecimal() else (-1, step) for step in pointer.split("/"))


def join_file_pointer(file: str, pointer: str) -> str:
    """Return a pointer into another of the files that were checked together.

    >>> join_file_pointer("other.json", "/members/0")
    'other.json#/members/0'
    """
    return f"{file}#{pointer}"


def split_file_pointer(pointer: str) -> tuple[str, str]:
    """Return the file that a pointer of a report leads into, "" for the file of the report, and the pointer within it.

    >>> split_file_pointer("other.json#/members/0"), split_file_pointer("/members/0")
    (('other.json', '/members/0'), ('', '/members/0'))
    """
    file, mark, inner = pointer.rpartition("#/")
    return (file, f"/{inner}") if mark else ("", pointer)
