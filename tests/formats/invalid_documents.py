"""A valid document, ways to make it invalid, and its problems."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, Final

import pytest

from psm_model.errors import FormatError, Problem
from tests.formats.ways import loads_both_ways

NIK: Final = "3325111505900001"
"""A number of the shape of an identity number, which belongs to nobody."""
# Any: documents that are changed to be invalid.
VALID: Final[dict[str, Any]] = {
    "psm_register": 1,
    "sources": [{"id": "s-1", "published": "2025-10"}],
    "organisations": [
        {
            "id": "o",
            "name": "IPSM",
            "level": "regency_city",
            "area": {"code": "33.25", "vintage": "2138"},
            "area_names": [{"level": "village", "name": "Contoh"}],
            "stated_counts": [{"number": "54", "of": "orang", "on": "2025"}],
            "events": [{"kind": "Musda", "date": "2025-09-13"}],
            "terms_complete": True,
            "source_ids": ["s-1"],
        }
    ],
    "members": [
        {
            "id": "m",
            "name": "Contoh",
            "area": "33.25.11.1013",
            "birth_date": "1990-05-15",
            "membership": "ordinary",
            "service": {"start": "2020", "end": ".."},
            "identifiers": [{"scheme": "nik", "value": NIK}],
            "cards": [{"kind": "national", "number": NIK, "issuer_id": "o"}],
            "training": [{"title": "Bimtek", "date": "2024"}],
        }
    ],
    "board_terms": [
        {
            "id": "t",
            "organisation_id": "o",
            "period": {"start": "2025", "end": "2030"},
            "status": "in_office",
            "inaugurations": [
                {"participants": [{"role": "officiant", "name": "Contoh"}, {"role": "speaker", "name": "Contoh"}]}
            ],
            "legal_bases": [{"citation": "UU 11/2009 Pasal 21"}],
            "appointments": [
                {"id": "a", "post": "chair", "office": "Bupati"},
                {"id": "b", "post": "other", "name": "X"},
            ],
        }
    ],
}
"""A valid document with a value of every kind."""


def list_problems(text: str | bytes) -> list[Problem]:
    """Return the problems of a document."""
    with pytest.raises(FormatError) as caught:
        loads_both_ways(text)
    assert str(caught.value).isprintable() or len(caught.value.problems) > 1
    return list(caught.value.problems)


def get_single_problem(text: str | bytes) -> Problem:
    """Return the only problem of a document."""
    (problem,) = list_problems(text)
    return problem


def set_value(pointer: str, value: object) -> str:
    """Return the valid document with another value in one place, which is created if necessary."""
    tree = deepcopy(VALID)
    *steps, last = pointer.split("/")[1:]
    place: Any = tree
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})
    place[int(last) if isinstance(place, list) else last] = value
    return json.dumps(tree)


def list_paths(tree: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value in a JSON value: the keys and positions that lead to it."""
    items = list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree)) if isinstance(tree, list) else []
    return [path for step, item in items for path in [(*place, step), *list_paths(item, (*place, step))]]
