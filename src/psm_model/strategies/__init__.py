"""Hypothesis strategies for everything in the package. They need the extra `hypothesis`.

Each docstring names the minimal example. No strategy filters examples: each generates only what it promises.
"""

from psm_model._extras import require_extra
from psm_model._source_code import to_source_code

with require_extra("hypothesis", "strategies need", "hypothesis"):
    import hypothesis  # noqa: F401  # imported first, so that the error names the extra

from .completing import completions
from .entities import (
    appointments,
    area_names,
    attestations,
    board_terms,
    cards,
    decrees,
    departures,
    events,
    former_areas,
    former_parents,
    ids,
    inaugurations,
    law_claims,
    legal_bases,
    member_names,
    members,
    organisation_names,
    organisations,
    participants,
    predecessors,
    sources,
    stated_counts,
    term_changes,
    trainings,
)
from .extra_data import extra_data
from .law import citations, instruments, pinpoints
from .question_kind import QuestionKind
from .questions import Question, questions
from .registers import registers
from .sampling import sample
from .valid import valid_registers
from .values import area_codes, identifiers, partial_dates, periods, person_names, texts, verdicts
from .violations import BrokenRegister, violations

__all__ = [
    "BrokenRegister",
    "Question",
    "QuestionKind",
    "appointments",
    "area_codes",
    "area_names",
    "attestations",
    "board_terms",
    "cards",
    "citations",
    "completions",
    "decrees",
    "departures",
    "events",
    "extra_data",
    "former_areas",
    "former_parents",
    "identifiers",
    "ids",
    "inaugurations",
    "instruments",
    "law_claims",
    "legal_bases",
    "member_names",
    "members",
    "organisation_names",
    "organisations",
    "partial_dates",
    "participants",
    "periods",
    "person_names",
    "pinpoints",
    "predecessors",
    "questions",
    "registers",
    "sample",
    "sources",
    "stated_counts",
    "term_changes",
    "texts",
    "to_source_code",
    "trainings",
    "valid_registers",
    "verdicts",
    "violations",
]
