"""Documents with one change, so that most are invalid in one place."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

__all__ = ["change_one_value"]


# Any: a JSON document.
def change_one_value(draw: st.DrawFn, tree: Any) -> Any:
    """Change a value or a key in a document."""
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
        return tree | {key: change_one_value(draw, tree[key])}
    if isinstance(tree, list) and tree and draw(st.booleans()):
        position = draw(st.integers(0, len(tree) - 1))
        return [*tree[:position], change_one_value(draw, tree[position]), *tree[position + 1 :]]
    if isinstance(tree, dict) and draw(st.booleans()):
        keys = ["psm_register", "id", "name", "office", "member_id", "start", "end", "terms_complete", "strange"]
        return tree | {draw(st.sampled_from(keys)): draw(st.sampled_from(strange))}
    return draw(st.sampled_from(strange))
