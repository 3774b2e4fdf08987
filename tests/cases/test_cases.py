"""Real boards and associations as 37 documents: each has exactly what its sources state, with types."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

from psm_model import (
    UNKNOWN,
    Appointment,
    Event,
    Inauguration,
    LegalBasis,
    Level,
    PartialDate,
    Period,
    PersonName,
    Register,
    Severity,
    TermStatus,
    Verdict,
    check,
    dumps,
    load,
    loads,
)
from psm_model.entities import DecreeStatus, OrganisationName, Participant, Role, Tenure
from tests.cases.page_facts import PAGE_FACTS
from tests.cases.stated_facts import FACTS as LISTED_FACTS

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "../shared/cases/cases.jsonl"
DOCUMENTS = sorted(HERE.glob("*.json"))
FACTS = {**LISTED_FACTS, **PAGE_FACTS}
LISTED = tuple(FACTS)[:19]
"""The cases whose facts are listed in the file of the sources too."""

LEVELS = {
    "nasional": Level.NATIONAL,
    "provinsi": Level.PROVINCE,
    "kabupaten": Level.REGENCY_CITY,
    "kota": Level.REGENCY_CITY,
    "kecamatan": Level.DISTRICT,
}

FOUND: dict[str, list[tuple[str, str]]] = {
    "05-sumutonline-sumut-2023": [("PSM111", "/board_terms/1")],
    "08-waspada-taput-2025": [("PSM111", "/board_terms/1")],
    "09-solopos-solo-2024": [("PSM115", "/board_terms/0/inaugurations/0/date_as_written")],
    "10-bantenpro-tangerang-2023": [("PSM110", "/board_terms/0/label")],
    "11-jempolindo-jember-2022": [("PSM111", "/board_terms/1")],
    "13-pintujabar-purwakarta-2025": [
        ("PSM111", "/board_terms/0"),
        ("PSM505", "/organisations/0/legal_bases/0/citation"),
    ],
    "14-hariangarut-sukawening-2024": [("PSM111", "/board_terms/0")],
    "15-oposisinews-aceh": [("PSM111", "/board_terms/0")],
    "16-lintasjatim-jatim-2023": [("PSM111", "/board_terms/0")],
    "18-cangakan-kotagede-2022": [("PSM111", "/board_terms/0")],
    "21-jempolindo-jember-2022": [
        ("PSM111", "/board_terms/0"),
        ("PSM506", "/organisations/0/legal_bases/0/citation"),
    ],
    "23-babelfakta-babel-2024": [("PSM111", "/board_terms/0")],
    "26-tugujogja-yogyakarta-2025": [("PSM111", "/board_terms/0")],
    "28-balebandung-bandung-2023": [("PSM115", "/organisations/0/events/0/date_as_written")],
    "29-istananegara-jateng-2024": [("PSM111", "/board_terms/0")],
    "30-intrik-belinyu-2023": [("PSM111", "/board_terms/0")],
    "31-jambanganhijau-surabaya-2018": [("PSM111", "/board_terms/0")],
    "32-wartaparahyangan-sukabumi-2025": [("PSM111", "/board_terms/0")],
    "33-pelitakarawang-karawang-2022": [("PSM111", "/board_terms/0")],
    "34-penaku-sukabumi-2025": [("PSM111", "/board_terms/0")],
    "35-kabarjawa-jateng-2024": [("PSM111", "/board_terms/0")],
    "36-tribunnews-nasional-2017": [("PSM111", "/board_terms/0")],
}
"""What a check finds in a document, by code and JSON Pointer: boards of which no term is stated, a label whose years
run backwards, an act that is a regulation of a minister, the act on certified social workers as a basis, a misprinted
day. In the other documents it finds nothing.
"""

LENGTH = ("PSM102", "/board_terms/0/period")
INAUGURATION = ("PSM104", "/board_terms/0/inaugurations/0/date")

UNDETERMINED: dict[str, list[tuple[str, str]]] = {
    "01-suara-nasional-2017": [INAUGURATION, LENGTH],
    "02-innews-nasional-2018": [LENGTH],
    "03-jatim-nasional-2023": [LENGTH],
    "04-temanggung-jateng-2024": [LENGTH],
    "05-sumutonline-sumut-2023": [INAUGURATION, LENGTH],
    "06-terasjabar-jabar-2025": [LENGTH],
    "07-beritau-batang-2025": [LENGTH],
    "08-waspada-taput-2025": [LENGTH],
    "09-solopos-solo-2024": [INAUGURATION, LENGTH],
    "11-jempolindo-jember-2022": [INAUGURATION, LENGTH],
    "20-dinsos-salatiga-2018": [
        LENGTH,
        ("PSM104", "/board_terms/1/inaugurations/0/date"),
        ("PSM102", "/board_terms/1/period"),
    ],
    "22-antara-babel-2023": [LENGTH],
    "24-jurnalinti-makassar-2025": [INAUGURATION, LENGTH],
    "25-antara-nasional-2023": [LENGTH],
    "37-lintasjatim-lamongan-2024": [LENGTH],
}
"""Undetermined findings, reported on request: whether a term stated in years lasts five, and whether an inauguration in
its first year was within it.
"""


def find_document(name: str) -> Path:
    """Return the file of a case."""
    return HERE / f"{name}.json"


@cache
def load_case(name: str) -> Register:
    """Load the register from the document of a case."""
    return load(find_document(name))


# Any: a value from a JSON parser.
def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, str | bool | float | None]]:
    """Yield each scalar value of a document with its JSON Pointer."""
    match value:
        case dict():
            for key, item in value.items():
                yield from leaves(item, f"{pointer}/{key}")
        case list():
            for position, item in enumerate(value):
                yield from leaves(item, f"{pointer}/{position}")
        case _:
            yield pointer, value


def parse_leaves(text: str) -> dict[str, str | bool | float | None]:
    """Return the leaves of a document, except the version of its format."""
    document = json.loads(text)
    del document["psm_register"]
    return dict(leaves(document))


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
        pointer: value if isinstance(facts[pointer], bool) else str(value) for pointer, value in values.items()
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
    assert [(finding.code, finding.path) for finding in report] == FOUND.get(name, [])
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
    assert (decree.issuer, decree.status) == ("Bupati", DecreeStatus.NOT_ISSUED)
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


# Any: a value from a JSON parser, here one line of the sources.
Case = dict[str, Any]


def cases() -> dict[str, Case]:
    """Return the facts of the sources by the names of the documents; skip the test if the file is missing."""
    if not SOURCES.is_file():
        pytest.skip("the file with the facts of the sources is missing")
    lines = SOURCES.read_text(encoding="utf-8").splitlines()
    return dict(zip(LISTED, map(json.loads, lines), strict=True))


def list_appointments(register: Register) -> list[Appointment]:
    """Return all appointments of a register."""
    return [appointment for term in register.board_terms for appointment in term.appointments]


@pytest.mark.parametrize("name", LISTED)
def test_the_source_agrees_with_the_case(name: str) -> None:
    """A document has the address, the publisher and the day of its case."""
    case, (source,) = cases()[name], load_case(name).sources
    assert (source.url, source.publisher) == (case["url"], case["publisher"])
    assert (source.published and str(source.published)) == case["published_date"]
    assert all(organisation.source_ids == (source.id,) for organisation in load_case(name).organisations)
    assert all(term.source_ids == (source.id,) for term in load_case(name).board_terms)


@pytest.mark.parametrize("name", LISTED)
def test_the_organisation_agrees_with_the_case(name: str) -> None:
    """The first organisation has the case's name, level, partners and code; without a code, names of its areas."""
    case, organisation = cases()[name], load_case(name).organisations[0]
    assert (organisation.name, organisation.level) == (case["org_name_as_written"], LEVELS[case["level"]])
    assert (organisation.area and str(organisation.area)) == case["kemendagri_code"]
    areas = [] if organisation.area else [text for text in case["region_names"].values() if text]
    assert [area.name for area in organisation.area_names] == areas
    assert list(organisation.partners) == case["partner_organisations"]


@pytest.mark.parametrize("name", LISTED)
def test_the_term_agrees_with_the_case(name: str) -> None:
    """The label is that of the case word by word, and the period has its years if they form a period."""
    case, register = cases()[name], load_case(name)
    term = next((term for term in register.board_terms if term.label), None)
    assert (term and term.label) == case["term_as_written"]
    if term is not None and case["term_length_years"] > 0:
        assert str(term.period) == f"{case['term_start']['value']}/{case['term_end']['value']}"
    assert case["decree"] is None
    assert all(decree.status is DecreeStatus.NOT_ISSUED for decree in register.decrees)


@pytest.mark.parametrize("name", LISTED)
def test_the_event_agrees_with_the_case(name: str) -> None:
    """The case's event is an inauguration or another event of the document, with its words, date and place."""
    case, register = cases()[name], load_case(name)
    if case["event"] is None:
        assert not any(term.inauguration for term in register.board_terms)
        return
    expected = case["event"]
    events = [record for _, record in register.walk() if isinstance(record, Event | Inauguration)]
    (event,) = [event for event in events if event.kind == expected["kind_as_written"]]
    assert (event.date_as_written, event.place) == (expected["date_as_written"], expected["place"])
    # If the case has no day, the document may have one derived from another fact of the case.
    assert expected["date_iso"] in (None, str(event.date))
    officiated = expected["officiated_by"]
    officiants = [participant for participant in event.participants if participant.role is Role.OFFICIANT]
    (officiant,) = officiants or [Participant(role=Role.OFFICIANT)]
    assert (officiant.title, officiant.on_behalf_of) == (officiated["title_as_written"], officiated["on_behalf_of"])


@pytest.mark.parametrize("name", LISTED)
def test_the_posts_agree_with_the_case(name: str) -> None:
    """Every post of the case is recorded with its title and its holder, a person or an office that the case names."""
    case, appointments = cases()[name], list_appointments(load_case(name))
    recorded = Counter((appointment.title, appointment.office) for appointment in appointments)
    offices = {appointment.office for appointment in appointments} - {None}
    expected = Counter(
        (holder["post_as_written"], holder["name_as_written"] if holder["name_as_written"] in offices else None)
        for holder in case["office_holders"]
    )
    assert expected - recorded == Counter()


@pytest.mark.parametrize("name", LISTED)
def test_legal_bases_and_counts_agree_with_the_case(name: str) -> None:
    """Every citation and every number of the case is recorded as written."""
    case, register = cases()[name], load_case(name)
    bases = [basis for _, basis in register.walk() if isinstance(basis, LegalBasis)]
    for citation in case["legal_citations_as_written"]:
        assert any(basis.as_written and citation in basis.as_written for basis in bases)
    counts = {f"{count.number} {count.of}" for owner in register.organisations for count in owner.stated_counts}
    for listed in case["member_counts_as_written"]:
        assert set(re.split(r", | dan ", listed)) <= counts


def list_people(case: Case, register: Register) -> dict[str, list[PersonName]]:
    """Return the real people of a case by their posts and titles, without offices that hold a post."""
    offices = {appointment.office for appointment in list_appointments(register)}
    people: dict[str, list[PersonName]] = {}
    for holder in case["office_holders"]:
        if holder["name_as_written"] not in offices:
            people.setdefault(holder["post_as_written"], []).append(PersonName(holder["name_as_written"]))
    officiated = (case["event"] or {}).get("officiated_by", {})
    if officiated.get("name_as_written"):
        people[officiated["title_as_written"]] = [PersonName(officiated["name_as_written"])]
    return people


@pytest.mark.parametrize("name", LISTED)
def test_titles_of_people_are_kept(name: str) -> None:
    """A placeholder keeps the titles and degrees of the real name, and whether that name has several words."""
    register = load_case(name)
    holders = [record for _, record in register.walk() if isinstance(record, Appointment | Participant)]
    placeholders = {holder.title: holder.name for holder in holders}
    for title, people in list_people(cases()[name], register).items():
        for person in people:
            placeholder = placeholders[title]
            assert placeholder is not None
            assert (placeholder.honorifics, placeholder.degrees) == (person.honorifics, person.degrees)
            assert (" " in placeholder.name) is (" " in person.name)


def count_named_people(text: str, people: list[PersonName]) -> int:
    """Count the people whose name without titles occurs in a text."""
    # Searching for a text is much faster than searching for a pattern.
    folded = text.casefold()
    candidates = [person.name for person in people if person.name.casefold() in folded]
    return sum(bool(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)) for name in candidates)


def test_no_real_person_is_named() -> None:
    """No file of the project names a person of any case, except in the addresses of pages."""
    people = [
        person
        for name, case in cases().items()
        for same_post in list_people(case, load_case(name)).values()
        for person in same_post
    ]
    assert len(people) > len(LISTED)
    root = HERE.parents[1]
    folders = ("src", "tests", "docs", "examples", "benchmarks")
    files = [*root.glob("*.md"), *(path for folder in folders for path in (root / folder).rglob("*.*"))]
    texts = {path: path.read_bytes().decode(errors="replace") for path in files if path.suffix not in {".pyc", ""}}
    assert HERE / "stated_facts.py" in texts
    naming = [
        path for path, text in texts.items() if count_named_people(re.sub(r"https?://[^\s\"]+", "", text), people)
    ]
    assert naming == []


@pytest.mark.parametrize("text", ["Dr. Contoh Satu, M.Si.", '"name": "CONTOH SATU"', "contoh satu"])
def test_a_real_person_is_detected(text: str) -> None:
    """A name is detected with or without titles and in any case; a part of it or a longer word is another name."""
    assert count_named_people(text, [PersonName("Ir Contoh Satu ST")]) == 1
    assert count_named_people(text, [PersonName("Conto"), PersonName("Contoh Satuan")]) == 0
