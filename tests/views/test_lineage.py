"""The organisations before and after one are those that records name, in both directions."""

from __future__ import annotations

from collections import Counter

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Organisation, Predecessor, Register, Succession
from psm_model.strategies import partial_dates
from psm_model.values import Level
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
                (former.organisation_id, names.get(former.organisation_id), former.kind, former.on, False)
                for owner, former in recorded
                if owner.id == about
            ]
            + [
                (owner.id, owner.name, former.kind, former.on, True)
                for owner, former in recorded
                if former.organisation_id == about
            ]
        )
