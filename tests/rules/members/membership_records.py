"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

from psm_model.entities import Decree, Member, Membership
from psm_model.values import PersonName

DECREE = Decree(id="sk")
OTHER = Member(id="n", name=PersonName("Contoh"), membership=Membership.ORDINARY, decree_ids=("sk",))
