"""Popolo: registers in the vocabulary of open government data, and their losses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft3Validator
from referencing import Registry, Resource

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Decree,
    Event,
    Inauguration,
    Member,
    MemberName,
    Organisation,
    OrganisationName,
    Post,
    Register,
    Source,
)
from psm_model.errors import FormatError, Problem, safe_repr
from psm_model.formats import dumps, loads
from psm_model.formats.files import write
from psm_model.formats.popolo import COLLECTIONS, Ends, dumps_popolo, read_popolo
from psm_model.strategies import registers, valid_registers
from psm_model.values import AreaCode, Level, PartialDate, Period, PersonName
from tests.formats.losses import remove_losses, sort_sources
from tests.formats.results import register_and_losses

# Any, throughout: JSON.
SHARED: Final = Path(__file__).parents[4] / "shared" / "popolo"
CASES: Final = sorted((Path(__file__).parents[2] / "cases").glob("*.json"))
NEEDS_SHARED: Final = pytest.mark.skipif(not SHARED.is_dir(), reason="Popolo's schemas and examples are not here")


def read_sorted(text: str, ends: Ends) -> Register:
    """Read a register, with its sources sorted by id."""
    register, _ = register_and_losses(read_popolo(text, ends=ends))
    return sort_sources(register)


@given(register=registers() | valid_registers(), ends=st.sampled_from(Ends))
def test_round_trip(register: Register, ends: Ends) -> None:
    """A register survives Popolo except for the reported losses."""
    text, losses = dumps_popolo(register, ends=ends)
    assert read_sorted(text, ends) == sort_sources(remove_losses(register, losses))
    assert len({loss.path for loss in losses}) == len(losses)


def test_expressible_register_has_no_losses() -> None:
    """A register with only what Popolo can represent has no losses, in either direction."""
    register = Register.of(
        Source(id="s", url="https://example.org/a"),
        Organisation(
            id="o",
            name="IPSM Kabupaten Contoh",
            level=Level.REGENCY_CITY,
            area=AreaCode("33.25"),
            names=(OrganisationName(name="IPSM Contoh"),),
            events=(Event(kind="Musyawarah", date=PartialDate(2025), last_date=PartialDate(2025, 1, 2)),),
            source_ids=("s",),
        ),
        Member(id="m", name=PersonName("Dr. Contoh, M.Pd."), birth_date=PartialDate(1970)),
        BoardTerm(
            id="t",
            organisation_id="o",
            label="2025-2030",
            period=Period.parse("2025-10-15/2030-10-14"),
            inaugurations=(Inauguration(date=PartialDate(2025, 10, 15), place="Pendopo", kind="pengukuhan"),),
            appointments=(
                Appointment(id="a", post=Post.CHAIR, title="Ketua", member_id="m"),
                Appointment(id="b", post=Post.SECTION_HEAD, section="Humas/Data", name=PersonName("Lain")),
                Appointment(id="c", post=Post.PATRON, office="Bupati Contoh"),
            ),
        ),
    )
    for ends in Ends:
        text, losses = dumps_popolo(register, ends=ends)
        assert losses == ()
        assert register_and_losses(read_popolo(text, ends=ends)) == (register, ())


@pytest.mark.parametrize(
    ("period", "last_day", "day_after"),
    [
        ("2025-10-15/2030-10-14", "2030-10-14", "2030-10-15"),
        ("2025-10-15/2025-10-15", "2025-10-15", "2025-10-16"),
        ("2023-12-31/2024-02-28", "2024-02-28", "2024-02-29"),
        ("2014/2014-01-01", "2014-01-01", "2014-01-02"),
        ("2014-12-31/2014", "2014", "2014"),
        ("2025/2030", "2030", "2030"),
        ("2025-10-31/2025-10", "2025-10", "2025-10"),
        ("/1800-01-01", "1800-01-01", "1800-01-02"),
    ],
)
def test_ends(period: str, last_day: str, day_after: str) -> None:
    """A last day is written as it is or as the day after, as requested; months and years are unchanged."""
    last = Period.parse(period).end
    assert isinstance(last, PartialDate)
    register = Register.of(
        Organisation(id="o", name="IPSM", level=Level.NATIONAL, events=(Event(kind="Rapat", last_date=last),)),
        BoardTerm(
            id="t",
            organisation_id="o",
            period=Period.parse(period),
            appointments=(Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse(period)),),
        ),
    )
    for ends, expected in ((Ends.LAST_DAY, last_day), (Ends.DAY_AFTER, day_after)):
        text, losses = dumps_popolo(register, ends=ends)
        tree = json.loads(text)
        assert [item["end_date"] for item in (*tree["events"], *tree["memberships"])] == [expected] * 3
        assert (losses, read_sorted(text, ends)) == ((), register)


@pytest.mark.parametrize(
    ("period", "ends", "lost"),
    [
        ("2025/..", Ends.LAST_DAY, "/period/end"),
        ("/..", Ends.LAST_DAY, "/period"),
        ("2025/2200-12-31", Ends.DAY_AFTER, "/period/end"),
        ("/2200-12-31", Ends.DAY_AFTER, "/period"),
        ("/2200-12-31", Ends.LAST_DAY, None),
        ("/2200", Ends.DAY_AFTER, None),
        ("2025/", Ends.DAY_AFTER, None),
    ],
)
def test_unwritable_ends(period: str, ends: Ends, lost: str | None) -> None:
    """An open end, or one without a day after, is lost, with the whole period if nothing remains."""
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse(period))
    _, losses = dumps_popolo(Register.of(term), ends=ends)
    assert [loss.path for loss in losses] == ([] if lost is None else [f"/board_terms/0{lost}"])


def test_unwritable_last_day_of_an_event() -> None:
    """The last possible day has no day after, so it is lost in that form."""
    event = Event(kind="Rapat", last_date=PartialDate(2200, 12, 31))
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL, events=(event,))
    _, losses = dumps_popolo(Register.of(organisation), ends=Ends.DAY_AFTER)
    assert [loss.path for loss in losses] == ["/organisations/0/events/0/last_date"]


@pytest.mark.parametrize(
    "last", ["2025-10-15T23:59:59Z", "2025-10-15T00:00+07:00", "2025-10-15 00:00:00", "2025-10-15T12"]
)
def test_time_of_day(last: str) -> None:
    """A date with a time of day, with or without a time zone, is read as the date, and the time is a loss."""
    event = {"id": "t", "classification": "board term", "organization_id": "o", "end_date": last}
    register, losses = register_and_losses(read_popolo(json.dumps({"events": [event]}), ends=Ends.LAST_DAY))
    assert register.board_term("t").period == Period.parse("/2025-10-15")
    assert [loss.path for loss in losses] == ["/events/0/end_date"]


DATES: Final = (
    st.sampled_from(
        ["", "TBD", "T", "2012-10-00", "2010-1-1", "1799-12-31", "1800-01-01", "2200-12-31", "2200-12", "2201"]
    )
    | st.dates().map(str)
    | st.sampled_from(["2025-02-30T00:00:00Z", "2025-10-15T08:00:00Z", "2025-10", "2025"])
    | st.text(max_size=8)
)


@given(start=DATES, end=DATES, ends=st.sampled_from(Ends), kind=st.sampled_from(["board term", "Musyawarah"]))
def test_got_is_from_the_document(start: str, end: str, ends: Ends, kind: str) -> None:
    """What a message says it got is the text in the document, or the two texts of a period."""
    organisation = {"id": "o", "name": "Contoh", "classification": "village"}
    event = {"id": "t", "classification": kind, "organization_id": "o", "start_date": start, "end_date": end}
    problems: tuple[Problem, ...] = ()
    try:
        read_popolo(json.dumps({"organizations": [organisation], "events": [event]}), ends=ends)
    except FormatError as error:
        problems = error.problems
    texts_by_path = {"/events/0/start_date": safe_repr(start), "/events/0/end_date": safe_repr(end)}
    texts_by_path["/events/0"] = "/".join(date.partition("T")[0] for date in (start, end))
    assert [problem.got for problem in problems] == [texts_by_path[problem.path] for problem in problems]


@pytest.mark.parametrize("kind", ["board term", "Musyawarah"])
def test_unreadable_ends(kind: str) -> None:
    """The first possible day has no day before, which is reported with that day."""
    organisation = {"id": "o", "name": "Contoh", "classification": "village"}
    event = {"id": "t", "classification": kind, "organization_id": "o", "end_date": "1800-01-01"}
    document = json.dumps({"organizations": [organisation], "events": [event]})
    with pytest.raises(FormatError) as caught:
        read_popolo(document, ends=Ends.DAY_AFTER)
    assert [(problem.path, problem.expected, problem.got) for problem in caught.value.problems] == [
        ("/events/0/end_date", "a date whose day before is from 1800 to 2200", "'1800-01-01'")
    ]


def test_day_after_an_imprecise_day() -> None:
    """The day before an imprecise end is unknown: this is reported, and the end is read unchanged."""
    event = {
        "id": "t",
        "classification": "board term",
        "organization_id": "o",
        "start_date": "2009",
        "end_date": "2014",
    }
    for ends, places in ((Ends.LAST_DAY, []), (Ends.DAY_AFTER, ["/events/0/end_date"])):
        register, losses = register_and_losses(read_popolo(json.dumps({"events": [event]}), ends=ends))
        assert register.board_term("t").period == Period.parse("2009/2014")
        assert [loss.path for loss in losses] == places


@pytest.mark.parametrize(
    ("ends", "start", "end"),
    [
        (Ends.LAST_DAY, "2025-05-01", "2025-04-30"),
        (Ends.DAY_AFTER, "2025-05-01", "2025-05-01"),
        (Ends.DAY_AFTER, "2014", "2014-01-01"),
    ],
)
def test_period_that_ends_too_early(ends: Ends, start: str, end: str) -> None:
    """An end before the start is reported with both days as written."""
    event = {"id": "t", "classification": "board term", "organization_id": "o", "start_date": start, "end_date": end}
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps({"events": [event]}), ends=ends)
    (problem,) = caught.value.problems
    assert (problem.path, problem.got) == ("/events/0", f"{start}/{end}")
    assert ("the day after its last" in problem.expected) == (ends is Ends.DAY_AFTER)


REFERENCES: Final = {"person_id", "post_id", "area_id", "legislative_period_id", "parent_id"}
MARKS: Final = (
    *("start_date", "end_date", "name", "role", "label", "note", "location", "classification", "identifier"),
    *("honorific_suffix", "honorific_prefix", "organization_id"),
)


@given(register=valid_registers(), ends=st.sampled_from(Ends), data=st.data())
def test_every_text_is_kept_or_lost(register: Register, ends: Ends, data: st.DataObject) -> None:
    """Every text of a document is in the register, or it or its container is reported as lost."""
    tree = json.loads(dumps_popolo(register, ends=ends)[0])
    objects = [(f"/{name}/{index}", item) for name, collection in tree.items() for index, item in enumerate(collection)]
    texts: dict[str, str] = {}
    for number in range(data.draw(st.integers(1, 3)) if objects else 0):
        pointer, item = data.draw(st.sampled_from(objects))
        key = data.draw(st.sampled_from(MARKS) | st.sampled_from(sorted(item.keys() - {"id", *REFERENCES})))
        if not isinstance(item.get(key, ""), str):
            continue
        item[key] = f"2025-01-0{number + 1}T01:01:0{number}" if key.endswith("_date") else f"Zq{number}"
        texts[f"{pointer}/{key}"] = item[key]
    try:
        register_read, losses = register_and_losses(read_popolo(json.dumps(tree), ends=ends, level=Level.NATIONAL))
    except FormatError:
        return
    document = dumps(register_read)
    for pointer, text in texts.items():
        is_lost = any(f"{pointer}/".startswith(f"{loss.path}/") for loss in losses)
        assert is_lost or text in document, pointer


def test_letters_of_a_name_are_not_a_degree() -> None:
    """A degree that occurs only within a word of the name is lost; one that is a word of it is kept."""
    persons = [
        {"id": "a", "name": "Dr. Contoh, S.Sos.", "honorific_prefix": "Dr.", "honorific_suffix": "S.Sos."},
        {"id": "b", "name": "Drajat Mada", "honorific_prefix": "Dra", "honorific_suffix": "Ma"},
    ]
    _, losses = register_and_losses(read_popolo(json.dumps({"persons": persons}), ends=Ends.LAST_DAY))
    assert [loss.path for loss in losses] == ["/persons/1/honorific_prefix", "/persons/1/honorific_suffix"]


@pytest.mark.parametrize(
    "broken",
    [
        Organisation(id="o", name="Contoh \ud800", level=Level.VILLAGE),
        BoardTerm(
            id="t\udfff",
            organisation_id="o",
            appointments=(Appointment(id="a", post=Post.MEMBER, member_id="m", section="\ud800"),),
        ),
        Member(id="m", name=PersonName("x" * 100_001)),
    ],
)
def test_unwritable(broken: Organisation | BoardTerm | Member, tmp_path: Path) -> None:
    """What `dumps` refuses to write is refused with the same problems, and no file is written."""
    register = Register.of(broken)
    with pytest.raises(FormatError) as expected:
        dumps(register)
    for function in (
        lambda: dumps_popolo(register, ends=Ends.LAST_DAY),
        lambda: write(register, tmp_path / "register.popolo.json", ends=Ends.LAST_DAY),
    ):
        with pytest.raises(FormatError) as caught:
            function()
        assert caught.value.problems == expected.value.problems
    assert list(tmp_path.iterdir()) == []


def test_decrees_are_losses() -> None:
    """Popolo has no decrees: each is one loss, as is each list of references to them."""
    decree_ids = ("sk-1", "sk-2")
    appointment = Appointment(id="a", post=Post.CHAIR, member_id="m", decree_ids=decree_ids)
    register = Register.of(
        Decree(id="sk-1", number="460/12/2025"),
        Decree(id="sk-2", revokes_ids=("sk-1",)),
        Organisation(id="o", name="Contoh", level=Level.VILLAGE, decree_ids=decree_ids),
        Member(id="m", name=PersonName("Contoh"), decree_ids=decree_ids),
        BoardTerm(id="t", organisation_id="o", appointments=(appointment,), decree_ids=decree_ids),
    )
    _, losses = dumps_popolo(register, ends=Ends.LAST_DAY)
    assert {loss.path for loss in losses} == {
        *("/decrees/0", "/decrees/1"),
        *("/organisations/0/decree_ids", "/members/0/decree_ids", "/board_terms/0/decree_ids"),
        "/board_terms/0/appointments/0/decree_ids",
    }


def test_empty_texts() -> None:
    """An empty title, section or parent is a loss, because it counts as absent."""
    appointment = Appointment(id="a", post=Post.CHAIR, title="", section="", member_id="m")
    register = Register.of(
        Organisation(id="o", name="Contoh", level=Level.VILLAGE, parent_id=""),
        BoardTerm(id="t", organisation_id="o", appointments=(appointment,)),
    )
    text, losses = dumps_popolo(register, ends=Ends.LAST_DAY)
    assert {loss.path for loss in losses} == {
        "/organisations/0/parent_id",
        *(f"/board_terms/0/appointments/0/{name}" for name in ("title", "section")),
    }
    assert '""' not in text
    assert read_sorted(text, Ends.LAST_DAY) == sort_sources(remove_losses(register, losses))


def _schemas() -> Registry[Any]:
    schemas = [json.loads(file.read_text(encoding="utf-8")) for file in (SHARED / "schemas").glob("*.json")]
    resources = [Resource.from_contents(schema) for schema in schemas]
    return Registry().with_resources(
        [(schema["id"].rstrip("#"), resource) for schema, resource in zip(schemas, resources, strict=True)]
    )


def _iter_schema_errors(text: str) -> Iterator[str]:
    """Yield the errors of Popolo's own schemas."""
    registry = _schemas()
    singular = {name: "person" if name == "persons" else name.removesuffix("s") for name in COLLECTIONS}
    for name, objects in json.loads(text).items():
        schema = registry.contents(f"http://www.popoloproject.com/schemas/{singular[name]}.json")
        validator = Draft3Validator(schema, registry=registry, format_checker=Draft3Validator.FORMAT_CHECKER)
        for item in objects:
            yield from (f"{name}: {error.message}" for error in validator.iter_errors(item))


@NEEDS_SHARED
@given(register=registers() | valid_registers(), ends=st.sampled_from(Ends))
def test_documents_are_valid_popolo(register: Register, ends: Ends) -> None:
    """The document of any register is valid by Popolo's own schemas."""
    text, _ = dumps_popolo(register, ends=ends)
    assert list(_iter_schema_errors(text)) == []


@NEEDS_SHARED
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_cases_are_valid_popolo(case: Path) -> None:
    """The document of a real case is valid by Popolo's own schemas, and survives except for its losses."""
    register = loads(case.read_text(encoding="utf-8"))
    text, losses = dumps_popolo(register, ends=Ends.LAST_DAY)
    assert list(_iter_schema_errors(text)) == []
    assert read_sorted(text, Ends.LAST_DAY) == sort_sources(remove_losses(register, losses))


# The structure of EveryPolitician's files of legislatures, with invented people and places.
LEGISLATURE: Final[dict[str, Any]] = {
    "persons": [
        {
            "id": "p-1",
            "name": "Contoh Satu",
            "given_name": "Contoh",
            "gender": "female",
            "birth_date": "1960-05-09",
            "identifiers": [{"identifier": "Q1", "scheme": "wikidata"}],
            "links": [{"note": "Wikipedia (en)", "url": "https://example.org/wiki/1"}],
            "other_names": [{"lang": "ar", "name": "\u0645", "note": "multilingual"}],
            "contact_details": [{"type": "email", "value": "x@example.org"}],
            "sources": [{"url": "https://example.org/election"}],
        },
        {"id": "p-2", "name": "Contoh Dua", "death_date": "2010", "images": [], "email": ""},
    ],
    "organizations": [
        {"classification": "legislature", "id": "legislature", "name": "House of Examples", "seats": 21},
        {"classification": "party", "id": "party/independent", "name": "Independent"},
    ],
    "meta": {"sources": ["https://example.org/election"]},
    "memberships": [
        {
            "area_id": "12",
            "legislative_period_id": "term/2014",
            "on_behalf_of_id": "party/independent",
            "organization_id": "legislature",
            "person_id": "p-1",
            "role": "member",
            "start_date": "2014-11-04",
            "end_date": "2016-12-31",
        },
        {
            "area_id": "13",
            "legislative_period_id": "term/2014",
            "on_behalf_of_id": "party/independent",
            "organization_id": "legislature",
            "person_id": "p-2",
            "role": "Speaker",
        },
    ],
    "events": [
        {
            "classification": "legislative period",
            "id": "term/2014",
            "name": "2014\u2013",
            "organization_id": "legislature",
            "start_date": "2014",
        },
        {"classification": "general election", "name": "Election", "id": "Q2", "start_date": "2014-11-04"},
    ],
    "areas": [
        {"id": "12", "name": "Ituau", "type": "constituency"},
        {"id": "13", "name": "Fofo", "type": "constituency"},
        {"id": "14", "name": "Nowhere", "type": "constituency"},
    ],
    "posts": [],
}


def test_legislature() -> None:
    """A file of a legislature gives its members, parties, terms and memberships, and reports its losses."""
    register, losses = register_and_losses(
        read_popolo(json.dumps(LEGISLATURE), ends=Ends.LAST_DAY, level=Level.NATIONAL)
    )
    assert [member.name.text for member in register.members] == ["Contoh Satu", "Contoh Dua"]
    assert [member.names for member in register.members] == [(MemberName(name=PersonName("م")),), ()]
    assert [organisation.id for organisation in register.organisations] == ["legislature", "party/independent"]
    (term,) = register.terms_of("legislature")
    assert (term.id, term.label, term.period) == ("term/2014", "2014–", Period.parse("2014/"))
    first, second = term.appointments
    assert first == Appointment(
        id="membership-1",
        post=Post.MEMBER,
        member_id="p-1",
        section="Ituau",
        period=Period.parse("2014-11-04/2016-12-31"),
    )
    assert (second.post, second.title, second.period) == (Post.OTHER, "Speaker", None)
    # Numbers of constituencies are not codes of provinces.
    assert all(organisation.area is None for organisation in register.organisations)
    assert {loss.path for loss in losses} == {
        "/meta",
        *(f"/persons/0/{key}" for key in ("given_name", "gender", "links", "contact_details")),
        *(f"/persons/0/other_names/0/{key}" for key in ("lang", "note")),
        "/persons/1/death_date",
        *("/organizations/0/classification", "/organizations/0/seats", "/organizations/1/classification"),
        *("/memberships/0/on_behalf_of_id", "/memberships/1/on_behalf_of_id"),
        *("/memberships/0/area_id", "/memberships/1/area_id"),
        *("/areas/0/id", "/areas/0/type", "/areas/1/id", "/areas/1/type", "/areas/2"),
        "/events/1",
    }


# The structure of PopIt's exports, with invented people and places: areas and posts have no collection, unknown values
# are empty, and labels repeat roles.
POPIT: Final[dict[str, Any]] = {
    "organizations": [
        {
            "id": "o",
            "name": "Partai Contoh",
            "classification": "Party",
            "parent_id": "",
            "founding_date": "",
            "dissolution_date": None,
            "posts": [{"id": "x", "label": "Direktur", "role": "Direktur", "images": []}],
            "memberships": [
                {"id": "1", "person_id": "p-1", "area": {"name": "Desa Satu"}, "role": "Calon", "start_date": "2013"},
                {"id": "2", "person_id": "p-2", "area": {"name": ""}, "area_id": None, "role": "", "label": None},
                {"id": "3", "person_id": "p-3", "area": {"id": "P2", "name": "Desa Dua"}, "area_id": None},
                {"id": "9", "person_id": "p-9", "area": {"id": "P9", "name": ""}},
                {"id": "4", "person_id": "p-4", "area": {"id": "P2", "name": "Desa Dua", "state": ""}, "post": {}},
                {"id": "5", "person_id": "p-5", "area": {"name": "Desa Tiga"}, "area_id": "P3", "post": ""},
                {
                    "id": "6",
                    "person_id": "p-6",
                    "post_id": "x",
                    "role": "Direktur",
                    "label": "Direktur",
                    "end_date": "",
                },
                {"id": "7", "person_id": "p-7", "post": {"label": "Juru masak"}, "links": []},
                {"id": "8", "person_id": "p-8", "person": {"name": "Contoh Delapan"}, "post_id": ""},
            ],
        }
    ]
}


def test_popit() -> None:
    """Embedded objects without ids have no losses, and empty values are neither read nor lost."""
    register, losses = register_and_losses(read_popolo(json.dumps(POPIT), ends=Ends.LAST_DAY, level=Level.VILLAGE))
    (organisation,), (term,) = register.organisations, register.board_terms
    assert (organisation.parent_id, organisation.founded, organisation.dissolved) == (None, None, None)
    assert [(appointment.title, appointment.section) for appointment in term.appointments] == [
        ("Calon", "Desa Satu"),
        (None, None),
        (None, "Desa Dua"),
        (None, None),
        (None, "Desa Dua"),
        (None, "Desa Tiga"),
        ("Direktur", None),
        ("Juru masak", None),
        (None, None),
    ]
    assert [appointment.member_id for appointment in term.appointments] == [
        f"p-{number}" for number in (1, 2, 3, 9, 4, 5, 6, 7, 8)
    ]
    assert register.member("p-8").name == PersonName("Contoh Delapan")
    assert {loss.path for loss in losses} == {
        "/organizations/0/classification",
        *("/organizations/0/memberships/0", "/organizations/0/memberships/3/area"),
        *(f"/organizations/0/memberships/{path}" for path in ("2/area_id", "5/area_id", "6/post_id")),
        *(f"/organizations/0/memberships/{number}/area/id" for number in (2, 4, 5)),
        "/organizations/0/posts/0/id",
    }


def test_post_that_says_more_than_the_role() -> None:
    """If the role is only "member", the title is the post's label; otherwise it is the role."""
    post = {"id": "w", "label": "Wakil perempuan", "organization_id": "o"}
    memberships = [
        {"person_id": "p", "organization_id": "o", "post_id": "w", "role": "member"},
        {"person_id": "p", "organization_id": "o", "post_id": "w", "role": "Juru bicara"},
    ]
    document = {"posts": [post], "memberships": memberships[:1]}
    register, losses = register_and_losses(read_popolo(json.dumps(document), ends=Ends.LAST_DAY))
    (appointment,) = register.board_term("o/memberships").appointments
    assert (appointment.post, appointment.title) == (Post.MEMBER, "Wakil perempuan")
    assert [loss.path for loss in losses] == ["/memberships/0", "/memberships/0/post_id", "/posts/0/id"]
    register, losses = register_and_losses(
        read_popolo(json.dumps(document | {"memberships": memberships[1:]}), ends=Ends.LAST_DAY)
    )
    assert register.board_term("o/memberships").appointments[0].title == "Juru bicara"
    assert {loss.path for loss in losses} == {
        "/memberships/0",
        "/memberships/0/post_id",
        "/posts/0/id",
        "/posts/0/label",
    }


def test_empty_note_of_a_source() -> None:
    """A link with an empty note is identified by its address, without losses."""
    person = {"id": "p", "name": "Contoh", "sources": [{"url": "https://example.org/a", "note": ""}]}
    register, losses = register_and_losses(read_popolo(json.dumps({"persons": [person]}), ends=Ends.LAST_DAY))
    assert (register.member("p").source_ids, losses) == (("https://example.org/a",), ())


@pytest.mark.parametrize(
    ("document", "got"),
    [
        ([{"id": "p", "name": "Contoh"}], "a list"),
        ({"total": 1, "page": 1, "result": [{"id": "p", "name": "Contoh"}]}, "one with none of them"),
        ({"vote_events": []}, "one with none of them"),
        ("persons", "'persons'"),
    ],
)
def test_documents_without_collections(document: object, got: str) -> None:
    """A page of an API, a bare list, or a document without our collections is refused, not read as empty."""
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps(document), ends=Ends.LAST_DAY)
    assert [(problem.path, problem.got) for problem in caught.value.problems] == [("", got)]
    assert all(name in caught.value.problems[0].expected for name in COLLECTIONS)


def test_empty_collections() -> None:
    """A document with empty collections, or without any, is an empty register."""
    documents: list[dict[str, Any]] = [{}, {name: [] for name in COLLECTIONS}, {"persons": None}]
    for document in documents:
        assert register_and_losses(read_popolo(json.dumps(document), ends=Ends.LAST_DAY)) == (Register(), ())


def test_level_is_required() -> None:
    """Without a level, an organisation of another classification is refused in its place, with the remedy."""
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps(LEGISLATURE), ends=Ends.LAST_DAY, source="house.json")
    assert [(problem.path, problem.got) for problem in caught.value.problems] == [
        ("/organizations/0/classification", "'legislature'"),
        ("/organizations/1/classification", "'party'"),
    ]
    assert "that a level is given" in str(caught.value)
    assert str(caught.value).startswith("house.json: ")


def test_embedded_objects() -> None:
    """Embedded objects are equivalent to objects in collections."""
    person, post = {"id": "p", "name": "Contoh"}, {"id": "x", "role": "Juru masak"}
    organisation = {"id": "o", "name": "Contoh", "classification": "village"}
    membership = {"id": "1", "start_date": "2020", "end_date": "2021-03-05"}
    references = {"person_id": "p", "organization_id": "o", "post_id": "x"}
    separate = {
        "persons": [person],
        "organizations": [organisation],
        "posts": [{"organization_id": "o", **post}],
        "memberships": [membership | references],
    }
    in_membership = {"memberships": [membership | {"person": person, "organization": organisation, "post": post}]}
    empty_references = {"person_id": None, "organization_id": ""}
    others = [
        {"persons": [person | {"memberships": [membership | {"organization": organisation, "post": post}]}]},
        {"organizations": [organisation | {"memberships": [membership | {"person": person, "post_id": "x"}]}]}
        | {"posts": [post]},
        {"posts": [post | {"organization": organisation, "memberships": [membership | {"person": person}]}]},
        in_membership,
        {"memberships": [empty_references | in_membership["memberships"][0]]},
        {
            "persons": [
                person | {"memberships": [empty_references | membership | {"organization": organisation, "post": post}]}
            ]
        },
    ]
    # A membership in a post belongs to the organisation of the post.
    expected, _ = register_and_losses(read_popolo(json.dumps(separate), ends=Ends.LAST_DAY))
    assert expected.board_term("o/memberships").appointments[0].title == "Juru masak"
    for other in others:
        register, losses = register_and_losses(read_popolo(json.dumps(other), ends=Ends.LAST_DAY))
        assert register == expected, other
        assert {loss.reason for loss in losses if not loss.path.endswith(("/id", "/post_id"))} == {
            "it names no term of its organisation; the term 'o/memberships' was made"
        }


@pytest.mark.parametrize(
    ("document", "problems"),
    [
        ({"persons": {}}, [("/persons", "a list", "an object")]),
        ({"persons": [7]}, [("/persons/0", "an object", "7")]),
        ({"persons": [{"id": 7, "name": "A"}]}, [("/persons/0/id", "a text", "7")]),
        ({"persons": [{"id": "p"}]}, [("/persons/0/name", "a value", "nothing")]),
        ({"persons": [{"id": "p", "name": "A", "memberships": 3}]}, [("/persons/0/memberships", "a list", "3")]),
        ({"memberships": [{"person": 3, "organization": 4}]}, [("/memberships/0/organization", "an object", "4")]),
        (
            {"persons": [{"id": "p", "name": "A", "sources": [{"note": "x"}, 1]}]},
            [("/persons/0/sources/0/url", "a text", "nothing"), ("/persons/0/sources/1", "an object", "1")],
        ),
        (
            {"events": [{"id": "t", "classification": "board term", "organization_id": ["o"]}]},
            [("/events/0/organization_id", "a text", "a list")],
        ),
    ],
)
def test_malformed(document: object, problems: list[tuple[str, str, str]]) -> None:
    """An invalid document is refused, with each problem in its place."""
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps(document), ends=Ends.LAST_DAY)
    found = [(problem.path, problem.expected, problem.got) for problem in caught.value.problems]
    assert found[: len(problems)] == problems or set(problems) <= set(found)


def test_invalid_dates_are_reported_in_their_place() -> None:
    """An invalid date, or a period that ends before it starts, is reported in its place; a birth date is not shown."""
    document = {
        "persons": [{"id": "p", "name": "A", "birth_date": "1955-02-30"}],
        "events": [
            {
                "id": "t",
                "organization_id": "o",
                "classification": "board term",
                "start_date": "2030",
                "end_date": "2025",
            }
        ],
        "memberships": [{"legislative_period_id": "t", "person_id": "p", "start_date": "31 May"}],
    }
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps(document), ends=Ends.LAST_DAY)
    assert {problem.path: problem.got for problem in caught.value.problems} == {
        "/persons/0/birth_date": "a value that is not shown",
        "/events/0": "2030/2025",
        "/memberships/0/start_date": "'31 May'",
    }


def test_arguments_are_validated() -> None:
    """A wrong type, an unknown form of end and an unknown collection are refused."""
    with pytest.raises(TypeError, match="expected a register"):
        dumps_popolo("x", ends=Ends.LAST_DAY)  # type: ignore[arg-type]  # as a caller without types
    with pytest.raises(ValueError, match="'last'"):
        read_popolo("{}", ends="last")  # type: ignore[arg-type]  # as above
    with pytest.raises(ValueError, match="expected a collection of persons, "):
        read_popolo("{}", ends=Ends.LAST_DAY, collection="votes")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["x", "chair", "\ud800"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [*COLLECTIONS, "id", "name", "person", "organization", "post", "sources", "url", "note"]
                )
                | st.sampled_from(
                    ["classification", "legislative_period_id", "person_id", "organization_id", "post_id"]
                )
                | st.sampled_from(
                    ["start_date", "end_date", "identifiers", "other_names", "member", "children", "parent"]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=30,
    )
)
def test_any_json_is_read_or_refused(document: object) -> None:
    """Any JSON is read or refused with a FormatError."""
    try:
        register, losses = register_and_losses(
            read_popolo(json.dumps(document), ends=Ends.DAY_AFTER, level=Level.VILLAGE)
        )
    except FormatError as error:
        paths = [problem.path for problem in error.problems]
    else:
        assert isinstance(register, Register)
        paths = [loss.path for loss in losses]
    assert all(path == "" or path.startswith("/") for path in paths)


@pytest.mark.parametrize(
    ("document", "places"),
    [
        (
            {
                "events": [{"id": "\ud800", "classification": "board term", "organization_id": "o"}],
                "memberships": [{"id": "x", "legislative_period_id": "\ud800", "person_id": "p"}],
            },
            ["/events/0/id"],
        ),
        (
            {
                "posts": [{"id": "x/%ED%A0%80", "role": "chair", "label": "\ud800", "organization_id": "o"}],
                "memberships": [{"id": "x", "post_id": "x/%ED%A0%80", "person_id": "p"}],
            },
            ["/posts/0/label"],
        ),
        ({"memberships": [{"organization_id": "\ud800", "person_id": "p"}]}, ["/memberships/0/organization_id"]),
        (
            {
                "posts": [{"id": "x", "organization_id": "\ud800"}],
                "memberships": [{"post_id": "x", "person_id": "p"}],
            },
            ["/posts/0/organization_id"],
        ),
    ],
)
def test_lone_surrogates(document: object, places: list[str]) -> None:
    """A lone surrogate in an id is refused once, in its own place."""
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps(document), ends=Ends.LAST_DAY)
    assert [(problem.path, problem.got) for problem in caught.value.problems] == [
        (place, "half of a surrogate pair") for place in places
    ]


@pytest.mark.parametrize(
    "single",
    [
        {"id": "m", "name": "Contoh", "memberships": [{"organization_id": "o"}]},
        {"name": "IPSM", "posts": [], "events": []},
        {"id": "p", "label": "Ketua", "organization": {"id": "o"}, "memberships": []},
    ],
)
def test_single_object_is_not_a_document(single: dict[str, object]) -> None:
    """A single object may have keys with the names of collections, and is not read as a document."""
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps(single), ends=Ends.LAST_DAY)
    (problem,) = caught.value.problems
    assert problem.got == "a single object, whose collection must be given"


@NEEDS_SHARED
@pytest.mark.parametrize("example", sorted((SHARED / "examples").glob("*.json")), ids=lambda file: file.stem)
def test_examples_of_popolo(example: Path) -> None:
    """Popolo's own examples are read, except those of votes and speeches."""
    kinds = {"person", "organization", "membership", "post", "event", "area"}
    kind = {"metadata": "person", "name-component": "person"}.get(example.stem, example.stem.removeprefix("embedding-"))
    text = example.read_text(encoding="utf-8")
    collection = {"person": "persons"}.get(kind, f"{kind}s") if kind in kinds else None
    if collection is None:
        with pytest.raises(FormatError, match="expected an object with some of persons, "):
            read_popolo(text, ends=Ends.LAST_DAY)
        return
    register, losses = register_and_losses(
        read_popolo(text, ends=Ends.LAST_DAY, level=Level.NATIONAL, collection=collection)
    )
    assert losses
    if kind in {"person", "organization"}:
        assert register.members or register.organisations
