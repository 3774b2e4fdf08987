"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import strategies as st

from psm_model.entities import Organisation
from psm_model.values import AreaCode, Level, PartialDate
from tests.rules.samples import IPSM

IDS = ["a", "b", "c", "d", "e", "f"]
AREAS = st.sampled_from(["33", "33.25", "33.26", "33.25.11", "33.25.11.1013", "32", ""])
VINTAGES = st.sampled_from([None, None, "2021", "2025"])


def organisation(one_id: str, parent: str | None = None, level: Level = Level.NATIONAL) -> Organisation:
    """Return an organisation with a parent."""
    return attrs.evolve(IPSM, id=one_id, parent_id=parent, level=level)


@st.composite
def families(draw: st.DrawFn) -> list[Organisation]:
    """Generate organisations whose parents are each other, unknown or absent, in any order."""
    ids = draw(st.permutations(IDS[: draw(st.integers(1, 6))]))
    parents = st.sampled_from([None, "nowhere", *ids, *ids])
    areas = st.builds(lambda code, vintage: AreaCode(code, vintage) if code else None, AREAS, VINTAGES)
    return [
        attrs.evolve(organisation(id_, draw(parents), draw(st.sampled_from(Level))), area=draw(areas)) for id_ in ids
    ]


def circle(*ids: str) -> list[Organisation]:
    """Return organisations each of which has the next as its parent, and the last the first."""
    return [organisation(id_, parent) for id_, parent in zip(ids, (*ids[1:], ids[0]), strict=True)]


FEW_DAYS = st.dates(date(2022, 1, 30), date(2022, 2, 3)).map(PartialDate.from_date)
