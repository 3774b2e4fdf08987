"""The strategy for your own data."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from psm_model.entities.extra_data import ExtraData

from .values import texts

__all__ = ["extra_data"]


@cache
def extra_data() -> st.SearchStrategy[ExtraData]:
    """Generate any data of your own: a few keys with JSON values. This strategy minimises to no data."""
    numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    leaves = st.none() | st.booleans() | numbers | texts()
    values = st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts(), inner, max_size=2), max_leaves=4
    )
    keys = st.sampled_from(["x_a", "x_b2", "x_nomor_urut"])
    return st.dictionaries(keys, values, max_size=2).map(ExtraData)
