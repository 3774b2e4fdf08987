"""The documents of the first nineteen cases agree with the listed facts of their sources."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from psm_model import Appointment, Event, Inauguration, LegalBasis, Level, PersonName, Register
from psm_model.entities import DecreeStatus, NameKind, Participant, Role
from tests.cases.documents import HERE, LISTED, load_case

SOURCES = HERE / "sources.jsonl"
"""The facts of the sources, whose persons have other names, with the same titles and as many words."""
NAMES = HERE.parents[1] / "../shared/cases/cases.jsonl"
"""The same facts with the real names, which the repository may not contain."""

LEVELS = {
    "nasional": Level.NATIONAL,
    "provinsi": Level.PROVINCE,
    "kabupaten": Level.REGENCY_CITY,
    "kota": Level.REGENCY_CITY,
    "kecamatan": Level.DISTRICT,
}


NO_POSTS = {"dari IPSM"}
"""Words for somebody at an event that name no post on a board."""


# Any: a value from a JSON parser, here one line of the sources.
Case = dict[str, Any]


def read_cases(file: Path = SOURCES) -> dict[str, Case]:
    """Return the facts of the sources by the names of the documents."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return dict(zip(LISTED, map(json.loads, lines), strict=True))


def list_appointments(register: Register) -> list[Appointment]:
    """Return all appointments of a register."""
    return [appointment for term in register.board_terms for appointment in term.appointments]


def find_day(url: str) -> str | None:
    """Return the day or the month within the address of a page, as in "/2022/6/24/"."""
    match = re.search(r"/(20\d\d)/(\d\d?)(?:/(\d\d?))?/", url)
    return match and "-".join(part.zfill(2) for part in match.groups() if part)


@pytest.mark.parametrize("name", LISTED)
def test_the_source_agrees_with_the_case(name: str) -> None:
    """A document has the address, the publisher and the day of its case, or else the day within the address."""
    case, (source,) = read_cases()[name], load_case(name).sources
    assert (source.url, source.publisher) == (case["url"], case["publisher"])
    assert (source.published and str(source.published)) == (case["published_date"] or find_day(case["url"]))
    assert all(organisation.source_ids == (source.id,) for organisation in load_case(name).organisations)
    assert all(term.source_ids == (source.id,) for term in load_case(name).board_terms)


@pytest.mark.parametrize("name", LISTED)
def test_the_organisation_agrees_with_the_case(name: str) -> None:
    """The first organisation has the case's name, level, partners and code; without a code, names of its areas.

    A misprinted name is not its name, but one of its names.
    """
    case, organisation = read_cases()[name], load_case(name).organisations[0]
    misprints = [name.name for name in organisation.names if name.kind is NameKind.MISPRINT]
    assert (misprints or [organisation.name]) == [case["org_name_as_written"]]
    assert organisation.level is LEVELS[case["level"]]
    assert (organisation.area and str(organisation.area)) == case["kemendagri_code"]
    areas = [] if organisation.area else [text for text in case["region_names"].values() if text]
    assert [area.name for area in organisation.area_names] == areas
    assert list(organisation.partners) == case["partner_organisations"]


@pytest.mark.parametrize("name", LISTED)
def test_the_term_agrees_with_the_case(name: str) -> None:
    """The label is that of the case word by word, and the period has its years if they form a period."""
    case, register = read_cases()[name], load_case(name)
    term = next((term for term in register.board_terms if term.label), None)
    assert (term and term.label) == case["term_as_written"]
    if term is not None and case["term_length_years"] > 0:
        assert str(term.period) == f"{case['term_start']['value']}/{case['term_end']['value']}"
    assert case["decree"] is None
    assert all(decree.status is DecreeStatus.NOT_ISSUED for decree in register.decrees)


@pytest.mark.parametrize("name", LISTED)
def test_the_event_agrees_with_the_case(name: str) -> None:
    """The case's event is an inauguration or another event of the document, with its words, date and place.

    The place may have an address too. If the case has no place or no day, the document may have one from another part
    of the source.
    """
    case, register = read_cases()[name], load_case(name)
    if case["event"] is None:
        assert not any(term.inauguration for term in register.board_terms)
        return
    expected = case["event"]
    events = [record for _, record in register.walk() if isinstance(record, Event | Inauguration)]
    (event,) = [event for event in events if event.kind == expected["kind_as_written"]]
    assert event.date_as_written == expected["date_as_written"]
    assert (event.place or "").startswith(expected["place"] or "")
    assert expected["date_iso"] in (None, str(event.date))
    officiated = expected["officiated_by"]
    officiants = [participant for participant in event.participants if participant.role is Role.OFFICIANT]
    (officiant,) = officiants or [Participant(role=Role.OFFICIANT)]
    assert (officiant.title, officiant.on_behalf_of) == (officiated["title_as_written"], officiated["on_behalf_of"])


@pytest.mark.parametrize("name", LISTED)
def test_the_posts_agree_with_the_case(name: str) -> None:
    """Every post of the case is recorded with its title and its holder, a person or an office that the case names.

    Words that name no post are the title of a participant.
    """
    case, appointments = read_cases()[name], list_appointments(load_case(name))
    recorded = Counter((appointment.title, appointment.office) for appointment in appointments)
    offices = {appointment.office for appointment in appointments} - {None}
    expected = Counter(
        (holder["post_as_written"], holder["name_as_written"] if holder["name_as_written"] in offices else None)
        for holder in case["office_holders"]
        if holder["post_as_written"] not in NO_POSTS
    )
    participants = [record for _, record in load_case(name).walk() if isinstance(record, Participant)]
    without_post = {holder["post_as_written"] for holder in case["office_holders"]} & NO_POSTS
    assert without_post <= {participant.title for participant in participants}
    assert expected - recorded == Counter()


@pytest.mark.parametrize("name", LISTED)
def test_legal_bases_and_counts_agree_with_the_case(name: str) -> None:
    """Every citation and every number of the case is recorded as written, numbers with their unit or their object."""
    case, register = read_cases()[name], load_case(name)
    bases = [basis for _, basis in register.walk() if isinstance(basis, LegalBasis)]
    for citation in case["legal_citations_as_written"]:
        assert any(basis.as_written and citation in basis.as_written for basis in bases)
    stated = [count for owner in register.organisations for count in owner.stated_counts]
    counts = {f"{count.number} {words}" for count in stated for words in (count.of, count.unit)}
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
    for title, people in list_people(read_cases()[name], register).items():
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


@pytest.mark.skipif(not NAMES.is_file(), reason="the real names are not in the repository, which may not contain them")
def test_no_real_person_is_named() -> None:
    """No file of the project names a person of any case, except in the addresses of pages."""
    people = [
        person
        for name, case in read_cases(NAMES).items()
        for same_post in list_people(case, load_case(name)).values()
        for person in same_post
    ]
    assert len(people) > len(LISTED)
    root = HERE.parents[1]
    folders = ("src", "tests", "docs", "examples", "benchmarks")
    files = [*root.glob("*.md"), *(path for folder in folders for path in (root / folder).rglob("*.*"))]
    files = [path for path in files if path.is_file() and path.suffix not in {".pyc", ""}]
    texts = {path: path.read_bytes().decode(errors="replace") for path in files}
    assert HERE / "facts.toml" in texts
    naming = [
        path for path, text in texts.items() if count_named_people(re.sub(r"https?://[^\s\"]+", "", text), people)
    ]
    assert naming == []


@pytest.mark.parametrize("text", ["Dr. Contoh Satu, M.Si.", '"name": "CONTOH SATU"', "contoh satu"])
def test_a_real_person_is_detected(text: str) -> None:
    """A name is detected with or without titles and in any case; a part of it or a longer word is another name."""
    assert count_named_people(text, [PersonName("Ir Contoh Satu ST")]) == 1
    assert count_named_people(text, [PersonName("Conto"), PersonName("Contoh Satuan")]) == 0
