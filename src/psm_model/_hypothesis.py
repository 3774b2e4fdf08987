"""Entry point for Hypothesis: strategies of `hypothesis.strategies.from_type` for the types of this package.

It imports only the types; the strategies are imported on first use, which avoids a circular import with Hypothesis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

__all__ = ["register"]

# Strategies by type name. Enumerations need none.
STRATEGIES: Final = {
    "Appointment": "appointments",
    "AreaCode": "area_codes",
    "AreaName": "area_names",
    "Attestation": "attestations",
    "BoardTerm": "board_terms",
    "Card": "cards",
    "Citation": "citations",
    "Decree": "decrees",
    "Departure": "departures",
    "Event": "events",
    "ExtraData": "extra_data",
    "FormerArea": "former_areas",
    "FormerParent": "former_parents",
    "Identifier": "identifiers",
    "Inauguration": "inaugurations",
    "InstrumentId": "instruments",
    "LawClaim": "law_claims",
    "LegalBasis": "legal_bases",
    "Member": "members",
    "MemberName": "member_names",
    "Organisation": "organisations",
    "OrganisationName": "organisation_names",
    "PartialDate": "partial_dates",
    "Participant": "participants",
    "Period": "periods",
    "PersonName": "person_names",
    "Pinpoint": "pinpoints",
    "Predecessor": "predecessors",
    "Register": "registers",
    "Source": "sources",
    "StatedCount": "stated_counts",
    "TermChange": "term_changes",
    "Training": "trainings",
}


# Any: types and strategies are looked up by name.
def _make_lazy_factory(name: str) -> Callable[[type[Any]], SearchStrategy[Any]]:
    def make(_: type[Any]) -> SearchStrategy[Any]:
        from psm_model import strategies

        strategy: SearchStrategy[Any] = getattr(strategies, name)()
        return strategy

    return make


def register() -> None:
    """Register the strategies. Hypothesis calls this on import."""
    from hypothesis import strategies as st

    from psm_model import entities, law, values

    types = {**vars(values), **vars(law), **vars(entities)}
    for type_name, strategy in STRATEGIES.items():
        st.register_type_strategy(types[type_name], _make_lazy_factory(strategy))
