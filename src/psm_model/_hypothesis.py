"""The entry point of Hypothesis: what `hypothesis.strategies.from_type` builds for the types of this package.

It imports the types alone, and the strategies when one is first drawn from. Were the entry point in the strategies
themselves, importing those before Hypothesis would have each wait for the other half-made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

__all__ = ["register"]

# By the name of a type, the strategy for it. The enumerations need none.
STRATEGIES: Final = {
    "Appointment": "appointments",
    "AreaCode": "area_codes",
    "AreaName": "area_names",
    "BoardTerm": "board_terms",
    "Card": "cards",
    "Citation": "citations",
    "Decree": "decrees",
    "Event": "events",
    "Identifier": "identifiers",
    "Inauguration": "inaugurations",
    "InstrumentId": "instruments",
    "LegalBasis": "legal_bases",
    "Member": "members",
    "Officiant": "officiants",
    "Organisation": "organisations",
    "PartialDate": "partial_dates",
    "Period": "periods",
    "PersonName": "person_names",
    "Pinpoint": "pinpoints",
    "Register": "registers",
    "Source": "sources",
    "Speaker": "speakers",
    "StatedCount": "stated_counts",
    "Training": "trainings",
}


# Any: a type and its strategy are looked up by name, so no type says which goes with which.
def _drawn_late(name: str) -> Callable[[type[Any]], SearchStrategy[Any]]:
    def make(_: type[Any]) -> SearchStrategy[Any]:
        from psm_model import strategies

        made: SearchStrategy[Any] = getattr(strategies, name)()
        return made

    return make


def register() -> None:
    """Register the strategies; Hypothesis calls it when it is first imported."""
    from hypothesis import strategies as st

    from psm_model import entities, law, values

    types = {**vars(values), **vars(law), **vars(entities)}
    for type_name, strategy in STRATEGIES.items():
        st.register_type_strategy(types[type_name], _drawn_late(strategy))
