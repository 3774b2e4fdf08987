"""ChairTable: the chairs of members come back as they were added."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.chair_table import ChairTable
from psm_model.checking.chairs import ChairRef, Gap
from psm_model.values.bounds import NEVER, UNBOUNDED, Bounds

_DAYS = st.sampled_from([-UNBOUNDED, 1, 700_000, UNBOUNDED, NEVER])
_CHAIRS = st.builds(
    ChairRef,
    st.integers(0, 9),
    st.integers(0, 9),
    st.sampled_from(["t", "u"]),
    st.sampled_from(["o", "p"]),
    st.builds(Bounds, _DAYS, _DAYS, _DAYS, _DAYS),
    st.sampled_from([Gap(0), Gap.START | Gap.STATUS]),
    st.integers(0, 3),
)
_ADDED = st.lists(st.tuples(st.sampled_from("mn"), _CHAIRS), max_size=6)


@given(_ADDED, _ADDED)
def test_repeated_chairs_come_back(first: list[tuple[str, ChairRef]], second: list[tuple[str, ChairRef]]) -> None:
    """Members with several chairs have all of them in order, also those of a merged part of another process."""
    table, part = ChairTable(), ChairTable()
    for member_id, chair in first:
        table.append(member_id, chair)
    for member_id, chair in second:
        part.append(member_id, chair)
    table.merge(pickle.loads(pickle.dumps(part)), 10)  # noqa: S301  # written in this line
    chairs: dict[str, list[ChairRef]] = {}
    for member_id, chair in first:
        chairs.setdefault(member_id, []).append(chair)
    for member_id, chair in second:
        chairs.setdefault(member_id, []).append(chair._replace(term_index=10 + chair.term_index))
    repeated = {member_id: kept for member_id, kept in chairs.items() if len(kept) > 1}
    assert dict(table.iter_repeated()) == repeated
