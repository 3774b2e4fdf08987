"""Nearly every fact that the sources of the cases state has a typed field that fits."""

from __future__ import annotations

import re
from typing import Final, TypeVar

import pytest

from psm_model.entities import Attestation, Event, Qualifier, StatedCount
from tests.cases.documents import FACTS, load_case
from tests.cases.unplaced_facts import AWKWARD, WITHOUT_PLACE

T = TypeVar("T")

MAX_WITHOUT_PLACE: Final = 0.03
MAX_AWKWARD: Final = 0.02
QUALIFIERS: Final = {
    "sekitar": Qualifier.ABOUT,
    "mayoritas": Qualifier.ABOUT,
    "lebih dari": Qualifier.MORE_THAN,
    "minimal": Qualifier.AT_LEAST,
}
NUMBERS: Final = {
    "dua": 2,
    "tiga": 3,
    "lima": 5,
    "enam": 6,
    "ratusan": None,
    "ribuan": None,
    "secara keseluruhan": None,
}
ORDINAL: Final = re.compile(r"\bke-\w+|\b[IVX]+\b")


def find_parts(name: str, kind: type[T]) -> list[T]:
    """Return the records of one class in a case."""
    return [record for _, record in load_case(name).walk() if isinstance(record, kind)]


def find_share(facts: int) -> float:
    """Return the share of a number of facts in all stated facts: those in the documents and those without a field."""
    stated = sum(map(len, FACTS.values())) + sum(map(len, WITHOUT_PLACE.values()))
    return facts / stated


def test_few_facts_are_without_place() -> None:
    """At most three in a hundred facts have no field."""
    assert find_share(sum(map(len, WITHOUT_PLACE.values()))) <= MAX_WITHOUT_PLACE


def test_few_facts_are_awkward() -> None:
    """At most two in a hundred facts have a field that does not really fit."""
    assert find_share(sum(map(len, AWKWARD.values()))) <= MAX_AWKWARD


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_facts_are_stated(name: str) -> None:
    """An awkward fact is in its document, and the table has the field that would fit."""
    assert AWKWARD[name].keys() <= FACTS[name].keys()
    assert all(reason.endswith(("would hold it.", "would say so.")) for reason in AWKWARD[name].values())


def test_facts_without_place_are_those_of_cases() -> None:
    """Each fact without a field is that of a case, and the table has the field that would hold it or why none would."""
    assert WITHOUT_PLACE.keys() <= FACTS.keys()
    for facts in WITHOUT_PLACE.values():
        assert all(re.match(r"none: |[A-Z][A-Za-z]+\.[a-z_]+", field) for field in facts.values())


@pytest.mark.parametrize("name", FACTS)
def test_no_fact_is_a_remark(name: str) -> None:
    """No fact is in a note or in the data of an application, where it has no type."""
    assert [pointer for pointer in FACTS[name] if re.search(r"/(?:note|extra)(?:/|$)", pointer)] == []


@pytest.mark.parametrize("name", FACTS)
def test_sources_have_a_kind(name: str) -> None:
    """Each source has its kind."""
    assert all(source.kind for source in load_case(name).sources)


def parse_count(number: str) -> tuple[int | None, Qualifier]:
    """Return the value and the qualifier of a number as written."""
    qualifier, words = Qualifier.EXACTLY, number.casefold()
    for word, meaning in QUALIFIERS.items():
        if words.startswith(word):
            qualifier, words = meaning, words.removeprefix(word).strip()
    return (int(words.replace(".", "")) if words[0].isdigit() else NUMBERS[words]), qualifier


@pytest.mark.parametrize("name", FACTS)
def test_counts_have_their_values(name: str) -> None:
    """Each count has the value and the qualifier of the number as written."""
    for count in find_parts(name, StatedCount):
        assert (count.value, count.qualifier) == parse_count(count.number)


@pytest.mark.parametrize("name", FACTS)
def test_ordinals_are_numbers(name: str) -> None:
    """The number of an event in a series is not within its words."""
    assert [event.kind for event in find_parts(name, Event) if event.kind and ORDINAL.search(event.kind)] == []


@pytest.mark.parametrize("name", FACTS)
def test_attested_days_have_sources(name: str) -> None:
    """Each attested day names a source of the document."""
    sources = {source.id for source in load_case(name).sources}
    assert all(day.source_ids and sources.issuperset(day.source_ids) for day in find_parts(name, Attestation))
