"""Documents in which one thing is changed, so that most of them are wrong in one place."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

__all__ = ["spoilt"]


# Any: a JSON document.
def spoilt(draw: st.DrawFn, tree: Any) -> Any:
    """Change one thing in a document: a value, a key, the place of a value."""
    strange: list[Any] = [
        None,
        True,
        0,
        1,
        -1,
        1.5,
        "",
        " ",
        "x",
        "2025",
        "2025-02-30",
        "..",
        [],
        {},
        [None],
        {"id": "x"},
    ]
    if isinstance(tree, dict) and tree and draw(st.booleans()):
        key = draw(st.sampled_from(sorted(tree)))
        return tree | {key: spoilt(draw, tree[key])}
    if isinstance(tree, list) and tree and draw(st.booleans()):
        at = draw(st.integers(0, len(tree) - 1))
        return [*tree[:at], spoilt(draw, tree[at]), *tree[at + 1 :]]
    if isinstance(tree, dict) and draw(st.booleans()):
        keys = ["psm_register", "id", "name", "office", "member_id", "start", "end", "terms_complete", "strange"]
        return tree | {draw(st.sampled_from(keys)): draw(st.sampled_from(strange))}
    return draw(st.sampled_from(strange))
