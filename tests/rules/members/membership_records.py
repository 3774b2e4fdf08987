"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from hypothesis import strategies as st

from psm_model.entities import Decree, DecreeStatus, Member, Membership
from psm_model.values import PartialDate, PersonName
from tests.rules.samples import KASMAD

DECREE = Decree(id="sk")
OTHER = Member(id="n", name=PersonName("Contoh"), membership=Membership.ORDINARY, decree_ids=("sk",))

MEMBERS = st.builds(
    lambda membership, decree_ids: attrs.evolve(KASMAD, membership=membership, decree_ids=decree_ids),
    st.none() | st.sampled_from(Membership),
    st.lists(st.sampled_from(["sk-1", "sk-2", "nowhere"]), max_size=2),
)
DECREES = st.lists(
    st.builds(
        Decree,
        id=st.sampled_from(["sk-1", "sk-2"]),
        amends_ids=st.sampled_from([(), ("sk-1",)]),
        issued=st.none() | st.just(PartialDate(2025)),
        status=st.sampled_from(DecreeStatus),
    ),
    max_size=2,
    unique_by=lambda decree: decree.id,
)


def has_issued_decree(member: Member, decrees: Iterable[Decree]) -> bool:
    """Return whether a member names a decree that exists and was issued, whether or not it amends another."""
    return any(decree.status is DecreeStatus.ISSUED and decree.id in member.decree_ids for decree in decrees)
