"""Exactly the fault that is planted in a real case is found."""

from __future__ import annotations

import json
import re
from collections import Counter
from copy import deepcopy
from typing import Any

import pytest

from psm_model import FormatError, check, loads
from tests.cases.documents import FACTS, find_document

# Any: a value from a JSON parser.
Document = dict[str, Any]

KINDS = ("sources", "organisations", "members", "board_terms")


def document(name: str) -> Document:
    """Return the document of a case."""
    result: Document = json.loads(find_document(name).read_text(encoding="utf-8"))
    return result


def codes(changed: Document) -> Counter[str]:
    """Count the findings of a document by their codes."""
    return Counter(finding.code for finding in check(loads(json.dumps(changed))))


def dated_terms(whole: Document) -> list[int]:
    """Return the positions of the terms whose period has a first and a last year."""
    return [
        position
        for position, term in enumerate(whole.get("board_terms", ()))
        if {"start", "end"} <= term.get("period", {}).keys()
    ]


WITH_TERMS = [name for name in FACTS if dated_terms(document(name))]


def with_another_term(whole: Document, term: Document, start: int) -> Document:
    """Return a document with one more board of five years, of the organisation of a term."""
    changed = deepcopy(whole)
    period = {"start": str(start), "end": str(start + 5)}
    changed["board_terms"].append({"id": "x", "organisation_id": term["organisation_id"], "period": period})
    return changed


def test_many_cases_have_dated_terms() -> None:
    """The tests of periods cover many cases."""
    assert len(WITH_TERMS) > len(FACTS) // 3


@pytest.mark.parametrize("name", WITH_TERMS)
def test_reversed_period_is_refused(name: str) -> None:
    """A period with its years exchanged is refused, and the error has its location."""
    whole = document(name)
    for position in dated_terms(whole):
        changed = deepcopy(whole)
        period = changed["board_terms"][position]["period"]
        period["start"], period["end"] = period["end"], period["start"]
        with pytest.raises(FormatError, match=f"/board_terms/{position}/period"):
            loads(json.dumps(changed))


@pytest.mark.parametrize("name", WITH_TERMS)
def test_reversed_label_is_unreadable(name: str) -> None:
    """A label with its years exchanged is no period, and is found if no period is recorded."""
    whole = document(name)
    for position in dated_terms(whole):
        changed = deepcopy(whole)
        term = changed["board_terms"][position]
        del term["period"]
        assert codes(changed) == codes(whole)
        term["label"] = re.sub(r"(\d{4})(\D+)(\d{4})", r"\3\2\1", term["label"])
        assert codes(changed) - codes(whole) == Counter({"PSM110": 1})


@pytest.mark.parametrize("name", WITH_TERMS)
def test_overlapping_term_is_found(name: str) -> None:
    """A board that begins before the last year of another overlaps it; a later one does not certainly overlap it."""
    whole = document(name)
    terms = [whole["board_terms"][position] for position in dated_terms(whole)]
    last = max(terms, key=lambda term: int(term["period"]["end"]))
    end = int(last["period"]["end"])
    earlier = codes(whole)
    assert codes(with_another_term(whole, last, end - 1)) - earlier == Counter({"PSM101": 1})
    assert codes(with_another_term(whole, last, end)) == earlier
    assert codes(with_another_term(whole, last, end + 1)) == earlier


@pytest.mark.parametrize("name", FACTS)
def test_duplicate_id_is_found(name: str) -> None:
    """A second entity or appointment with the same id is found once, in addition to repeated findings of the copy."""
    whole = document(name)
    earlier = codes(whole)
    for kind in KINDS:
        for position, record in enumerate(whole.get(kind, ())):
            changed = deepcopy(whole)
            changed[kind].append(deepcopy(record))
            more = codes(changed) - earlier
            assert more.pop("PSM001") == 1
            assert more.keys() <= earlier.keys() | {"PSM006"}
            for appointment in record.get("appointments", ()):
                changed = deepcopy(whole)
                changed[kind][position]["appointments"].append(deepcopy(appointment))
                assert codes(changed) - earlier == Counter({"PSM001": 1})


@pytest.mark.parametrize("name", [name for name in FACTS if "board_terms" in document(name)])
def test_term_under_another_id_is_found(name: str) -> None:
    """A term recorded under two ids is found as a duplicate."""
    whole = document(name)
    for term in whole["board_terms"]:
        changed = deepcopy(whole)
        changed["board_terms"].append(deepcopy(term) | {"id": "x"})
        more = codes(changed) - codes(whole)
        assert more.pop("PSM006") == 1
        assert more.keys() <= codes(whole).keys()


@pytest.mark.parametrize("name", FACTS)
def test_missing_record_is_found(name: str) -> None:
    """A removed source or organisation is reported at each reference to it, and nowhere else."""
    whole = document(name)
    for kind in ("sources", "organisations"):
        for position, record in enumerate(whole[kind]):
            changed = deepcopy(whole)
            del changed[kind][position]
            dangling = [finding.path for finding in check(loads(json.dumps(changed))) if finding.code == "PSM002"]
            assert len(dangling) == len(set(dangling)) == json.dumps(changed).count(f'"{record["id"]}"')
            assert (codes(changed) - codes(whole)).keys() <= {"PSM002"}
