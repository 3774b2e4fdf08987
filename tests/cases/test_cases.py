"""Real boards and associations as 37 documents: each has exactly what its sources state, with types."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest

from psm_model import UNKNOWN, PartialDate, Period, Register, Severity, TermStatus, Verdict, check, dumps, loads
from psm_model.entities import DecreeStatus, OrganisationName, Tenure
from tests.cases.documents import DOCUMENTS, FACTS, find_document, iter_leaves, load_case

FOUND: dict[str, list[tuple[str, str]]] = {
    "09-solopos-solo-2024": [("PSM115", "/board_terms/0/inaugurations/0/date_as_written")],
    "10-bantenpro-tangerang-2023": [("PSM110", "/board_terms/0/label")],
    "11-jempolindo-jember-2022": [("PSM111", "/board_terms/1")],
    "13-pintujabar-purwakarta-2025": [("PSM505", "/organisations/0/legal_bases/0/citation")],
    "21-jempolindo-jember-2022": [("PSM506", "/organisations/0/legal_bases/0/citation")],
    "28-balebandung-bandung-2023": [("PSM115", "/organisations/0/events/0/date_as_written")],
    "31-jambanganhijau-surabaya-2018": [("PSM111", "/board_terms/0")],
}
"""What a check finds in a document, by code and JSON Pointer: a misprinted day, a label whose years run backwards, an
act that is a regulation of a minister, the act on certified social workers as a basis, and two earlier boards of which
no day in office is stated. In the other documents it finds nothing.
"""

LENGTH = ("PSM102", "/board_terms/0/period")
INAUGURATION = ("PSM104", "/board_terms/0/inaugurations/0/date")
ATTESTED = ("PSM215", "/board_terms/0/appointments/0/attested/0/on")

UNDETERMINED: dict[str, list[tuple[str, str]]] = {
    "01-suara-nasional-2017": [INAUGURATION, LENGTH],
    "02-innews-nasional-2018": [LENGTH],
    "03-jatim-nasional-2023": [LENGTH],
    "04-temanggung-jateng-2024": [LENGTH],
    "05-sumutonline-sumut-2023": [ATTESTED, LENGTH],
    "06-terasjabar-jabar-2025": [ATTESTED, ("PSM215", "/board_terms/0/appointments/1/attested/0/on"), LENGTH],
    "07-beritau-batang-2025": [LENGTH],
    "08-waspada-taput-2025": [INAUGURATION, LENGTH],
    "09-solopos-solo-2024": [ATTESTED, LENGTH],
    "11-jempolindo-jember-2022": [INAUGURATION, LENGTH],
    "20-dinsos-salatiga-2018": [
        LENGTH,
        ("PSM104", "/board_terms/1/inaugurations/0/date"),
        ("PSM102", "/board_terms/1/period"),
    ],
    "22-antara-babel-2023": [ATTESTED, LENGTH],
    "24-jurnalinti-makassar-2025": [INAUGURATION, LENGTH],
    "25-antara-nasional-2023": [LENGTH],
    "37-lintasjatim-lamongan-2024": [LENGTH],
}
"""Undetermined findings, reported on request: whether a term stated in years lasts five, and whether an inauguration or
an attested day in its first year was within it.
"""


def parse_leaves(text: str) -> dict[str, str | bool | float | None]:
    """Return the leaves of a document, except the version of its format."""
    document = json.loads(text)
    del document["psm_register"]
    return dict(iter_leaves(document))


def field_at(register: Register, pointer: str) -> object:
    """Return the value of the field at a JSON Pointer."""
    value: Any = register  # Any: each step leads to another class
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if step.isdigit() else getattr(value, step)
    return value


@pytest.mark.parametrize("name", FACTS)
def test_facts_are_stated(name: str) -> None:
    """Each stated fact is in its field, as a value of the field's type with exactly the same written form."""
    case, facts = load_case(name), FACTS[name]
    values = {pointer: field_at(case, pointer) for pointer in facts}
    assert {
        pointer: value if isinstance(facts[pointer], bool | int) else str(value) for pointer, value in values.items()
    } == facts


def test_every_case_is_listed() -> None:
    """There are 37 cases, each with a document and a list of its facts."""
    assert [path.stem for path in DOCUMENTS] == list(FACTS)
    assert [name[:2] for name in FACTS] == [f"{number:02}" for number in range(1, 38)]


@pytest.mark.parametrize("name", FACTS)
def test_nothing_else_is_stated(name: str) -> None:
    """A document contains the listed facts and no other value."""
    assert parse_leaves(find_document(name).read_text(encoding="utf-8")) == FACTS[name]


def test_unlisted_leaf_is_seen() -> None:
    """A value added anywhere in a document, even within a list, is one of its leaves."""
    register = load_case("09-solopos-solo-2024")
    solo = register.organisations[0]
    more = register.replace(attrs.evolve(solo, names=(OrganisationName(name="IPSM Kota Solo"),)))
    assert parse_leaves(dumps(more)).items() - parse_leaves(dumps(register)).items() == {
        ("/organisations/0/names/0/name", "IPSM Kota Solo")
    }


@pytest.mark.parametrize("name", FACTS)
def test_round_trip(name: str) -> None:
    """Reading and writing a document returns the same text; reading it again returns the same register."""
    text = find_document(name).read_text(encoding="utf-8")
    assert dumps(load_case(name)) == text
    assert loads(text) == load_case(name)


@pytest.mark.parametrize("name", FACTS)
def test_findings(name: str) -> None:
    """A check finds what a careful reader would find, and no errors."""
    report = check(load_case(name))
    found = [(finding.code, finding.path) for finding in report]
    assert found == FOUND.get(name, []), "if the finding is right, add it to FOUND in tests/cases/test_cases.py"
    assert all(finding.severity is not Severity.ERROR for finding in report)


@pytest.mark.parametrize("name", FACTS)
def test_undetermined_findings(name: str) -> None:
    """On request, a check also reports undetermined findings; its other findings stay the same."""
    report = check(load_case(name), undetermined=True)
    maybe = [(finding.code, finding.path) for finding in report if finding.verdict is Verdict.UNDETERMINED]
    assert maybe == UNDETERMINED.get(name, [])
    assert [finding for finding in report if finding.verdict is Verdict.YES] == list(check(load_case(name)))


def test_backward_label_is_not_repaired() -> None:
    """A term printed as "2023-2006" keeps its label and has no period, neither recorded nor derived from the label."""
    term = load_case("10-bantenpro-tangerang-2023").board_terms[0]
    assert (term.label, term.period, term.span) == ("periode 2023-2006", None, None)


def test_annulled_board_is_not_open() -> None:
    """A board formed in 2021 and annulled, whose end is not stated, has an unknown end and not an open one."""
    register = load_case("12-wartazone-jember-2021")
    (term,) = register.board_terms
    assert (term.status, term.label) == (TermStatus.ANNULLED, None)
    (decree,) = map(register.decree, term.decree_ids)
    assert (decree.issuer, decree.status) == ("Bupati Jember", DecreeStatus.NOT_ISSUED)
    assert term.span == Period(PartialDate(2021), UNKNOWN)


def national_boards() -> Register:
    """Return the national association with its boards of 2017 and of 2022, each from the document of its own case."""
    first, second = load_case("01-suara-nasional-2017"), load_case("03-jatim-nasional-2023")
    return first.add(second.sources[0]).add(second.board_terms[0])


def test_successive_labels_may_share_no_year() -> None:
    """The decree of a real board has its number, and its successor's label begins with the year after its own.

    Neither makes a finding, even where all terms are recorded.
    """
    register = load_case("20-dinsos-salatiga-2018")
    first, _ = register.board_terms
    assert first.inauguration is None
    (decree,) = map(register.decree, first.decree_ids)
    assert (decree.number, decree.day) == ("220/479/2018", PartialDate(2018))
    assert first.tenure is Tenure.WHOLE_TERM
    complete = register.replace(attrs.evolve(register.organisations[0], terms_complete=True))
    assert check(register).findings == check(complete).findings == ()


def overlaps(register: Register, *, undetermined: bool = False) -> list[tuple[Severity, Verdict]]:
    """Return severity and verdict of the findings about boards in office at the same time."""
    report = check(register, undetermined=undetermined)
    return [(finding.severity, finding.verdict) for finding in report if finding.code == "PSM101"]


def test_successive_boards_share_a_year() -> None:
    """The boards 2017-2022 and 2022-2027 have no findings, and on request one undetermined overlap."""
    both = national_boards()
    assert [term.organisation_id for term in both.board_terms] == ["ipsm-nasional", "ipsm-nasional"]
    assert check(both).findings == ()
    assert overlaps(both, undetermined=True) == [(Severity.ERROR, Verdict.UNDETERMINED)]


def test_overlapping_boards_are_found() -> None:
    """A board 2017-2023 and its successor of 2022-2027 certainly overlap."""
    both = national_boards()
    longer = json.loads(dumps(both))
    longer["board_terms"][0] |= {"label": "Periode 2017-2023", "period": {"start": "2017", "end": "2023"}}
    register = loads(json.dumps(longer))
    assert overlaps(register) == [(Severity.ERROR, Verdict.YES)]
    assert not check(register).ok
