"""Hypothesis strategies for everything in the package. They need the extra `hypothesis`.

Each docstring names the minimal example. No strategy rejects examples: it constructs what it promises.
"""

from psm_model._extras import require_extra

with require_extra("hypothesis", "strategies need", "hypothesis"):
    import hypothesis  # noqa: F401  # imported first, so that the error names the extra

from .completing import completions
from .entities import (
    appointments,
    area_names,
    board_terms,
    cards,
    decrees,
    events,
    ids,
    inaugurations,
    legal_bases,
    members,
    officiants,
    organisations,
    sources,
    speakers,
    stated_counts,
    trainings,
)
from .law import citations, instruments, pinpoints
from .registers import registers
from .sampling import sample
from .valid import valid_registers
from .values import area_codes, identifiers, partial_dates, periods, person_names, texts, verdicts
from .violations import BrokenRegister, violations

__all__ = [
    "BrokenRegister",
    "appointments",
    "area_codes",
    "area_names",
    "board_terms",
    "cards",
    "citations",
    "completions",
    "decrees",
    "events",
    "identifiers",
    "ids",
    "inaugurations",
    "instruments",
    "legal_bases",
    "members",
    "officiants",
    "organisations",
    "partial_dates",
    "periods",
    "person_names",
    "pinpoints",
    "registers",
    "sample",
    "sources",
    "speakers",
    "stated_counts",
    "texts",
    "trainings",
    "valid_registers",
    "verdicts",
    "violations",
]
