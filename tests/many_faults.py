"""A register of many organisations, most of which break rules."""

from __future__ import annotations

import attrs

from psm_model.entities import Decree, Organisation, Register
from psm_model.entities.register import Entity
from psm_model.values import Level, PartialDate
from tests.rules.samples import KASMAD, appoint, term


def make_register(organisations: int) -> Register:
    """Return a register of this many organisations, with violations within and across the chunks of processes."""
    entities: list[Entity] = []
    for number in range(organisations):
        name = "IPSM " + "x" * 4000
        organisation = Organisation(id=f"o-{number}", name=name, level=Level.VILLAGE, parent_id=f"o-{number - 1 or 7}")
        member = attrs.evolve(KASMAD, id=f"m-{number % (organisations - 3)}")
        # Each decree ends one that is far before or after it, in circles.
        decree = Decree(
            id=f"sk-{number}",
            title="Pengangkatan " + "x" * 2000,
            issued=PartialDate(2019 + number % 9),
            in_force_from=PartialDate(2019 + number % 9),
            revokes_ids=(f"sk-{(number * 7 + 5) % organisations}",),
        )
        boards = (
            attrs.evolve(
                term("2020/2025", f"t-{number}", appoint(None, "a", member=f"m-{number * 2}")),
                organisation_id=organisation.id,
                decree_ids=(f"sk-{number * 3 % organisations}",),
            ),
            attrs.evolve(term(None, f"u-{number % 250}"), organisation_id=organisation.id, label="2023-2006"),
        )
        entities += [decree, member, organisation, *boards]
    return Register.of(*entities)
