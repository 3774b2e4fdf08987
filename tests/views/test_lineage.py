"""The organisations before and after one are those that records name, in both directions."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Organisation, Predecessor, Register, Succession, TermStatus
from psm_model.strategies import partial_dates
from psm_model.values import Level, PartialDate
from psm_model.views.lineage import index_successors, iter_ties

IPSM = Organisation(id="o", name="IPSM Contoh", level=Level.VILLAGE)


@st.composite
def families(draw: st.DrawFn) -> Register:
    """Generate registers of organisations that continue each other, themselves, or unknown ones."""
    formers = st.builds(
        Predecessor,
        organisation_id=st.sampled_from("abcx"),
        kind=st.sampled_from(Succession),
        on=st.none() | partial_dates(),
    )
    return Register.of(
        *(
            attrs.evolve(IPSM, id=name, name=f"IPSM {name}", predecessors=draw(st.lists(formers, max_size=3)))
            for name in "abc"
        )
    )


@given(families())
def test_each_predecessor_is_a_tie_in_both_directions(register: Register) -> None:
    """Each predecessor of a record is one tie of that organisation, and one of the other; there are no other ties."""
    successors = index_successors(register.organisations)
    recorded = [(owner, former) for owner in register.organisations for former in owner.predecessors]
    names = {owner.id: owner.name for owner in register.organisations}
    for about in "abcx":
        ties = Counter(iter_ties(register, register.organisation(about) if about in names else about, successors))
        assert ties == Counter(
            [
                (former.organisation_id, names.get(former.organisation_id), former.kind, former.on, False, False)
                for owner, former in recorded
                if owner.id == about
            ]
            + [
                (owner.id, owner.name, former.kind, former.on, True, False)
                for owner, former in recorded
                if former.organisation_id == about
            ]
        )


# Any: fields of several types.
@pytest.mark.parametrize(
    ("term", "former", "founded", "expected"),
    [
        ({"label": "2022–2027"}, {"on": PartialDate(2024)}, None, True),
        ({"label": "2024–2029"}, {"on": PartialDate(2024)}, None, False),
        ({"label": "2023–2028"}, {"on": PartialDate(2023, 12, 31)}, None, False),
        ({"label": "2022–2027"}, {}, PartialDate(2024), True),
        ({"label": "2022–2027"}, {"on": PartialDate(2021)}, PartialDate(2024), False),
        ({"label": "2022–2027"}, {}, None, False),
        ({}, {"on": PartialDate(2024)}, None, False),
        ({"label": "2022–2027", "status": TermStatus.ANNULLED}, {"on": PartialDate(2024)}, None, False),
        ({"label": "2022–2027"}, {"on": PartialDate(2024), "kind": Succession.SPLIT}, None, False),
    ],
)
def test_successor_has_an_earlier_board(
    term: dict[str, Any], former: dict[str, Any], founded: PartialDate | None, *, expected: bool
) -> None:
    """A successor has an earlier board if one that counts certainly began before it took the place of another."""
    predecessor = Predecessor(**{"organisation_id": "o", "kind": Succession.MERGED, **former})
    successor = attrs.evolve(IPSM, id="p", founded=founded, predecessors=[predecessor])
    register = Register.of(IPSM, successor, BoardTerm(id="t", organisation_id="p", **term))
    (tie,) = iter_ties(register, IPSM, index_successors(register.organisations))
    assert tie.has_earlier_board is expected
    assert tie.to_dict()["has_earlier_board"] is expected
    (back,) = iter_ties(register, successor, index_successors(register.organisations))
    assert "has_earlier_board" not in back.to_dict()
