"""Popolo: registers in the vocabulary of open government data, and their losses."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Event,
    Inauguration,
    Member,
    Organisation,
    OrganisationName,
    Post,
    Register,
    Source,
)
from psm_model.errors import FormatError
from psm_model.formats import dumps
from psm_model.formats.popolo import COLLECTIONS, Ends, format_popolo, read_popolo
from psm_model.strategies import registers, valid_registers
from psm_model.values import AreaCode, Level, PartialDate, Period, PersonName
from tests.formats.losses import remove_losses, sort_sources
from tests.formats.popolo.shared import read_sorted
from tests.formats.results import register_and_losses


@given(register=registers() | valid_registers(), ends=st.sampled_from(Ends))
def test_round_trip(register: Register, ends: Ends) -> None:
    """A register survives Popolo except for the reported losses."""
    text, losses = format_popolo(register, ends=ends)
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
        text, losses = format_popolo(register, ends=ends)
        assert losses == ()
        assert register_and_losses(read_popolo(text, ends=ends)) == (register, ())


REFERENCES: Final = {"person_id", "post_id", "area_id", "legislative_period_id", "parent_id"}
MARKS: Final = (
    *("start_date", "end_date", "name", "role", "label", "note", "location", "classification", "identifier"),
    *("honorific_suffix", "honorific_prefix", "organization_id"),
)


@given(register=valid_registers(), ends=st.sampled_from(Ends), data=st.data())
def test_every_text_is_kept_or_lost(register: Register, ends: Ends, data: st.DataObject) -> None:
    """Every text of a document is in the register, or it or its container is reported as lost."""
    tree = json.loads(format_popolo(register, ends=ends)[0])
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
    # Any: JSON.
    documents: list[dict[str, Any]] = [{}, {name: [] for name in COLLECTIONS}, {"persons": None}]
    for document in documents:
        assert register_and_losses(read_popolo(json.dumps(document), ends=Ends.LAST_DAY)) == (Register(), ())


def test_arguments_are_validated() -> None:
    """A wrong type, an unknown form of end and an unknown collection are refused."""
    with pytest.raises(TypeError, match="expected a register"):
        format_popolo("x", ends=Ends.LAST_DAY)  # type: ignore[arg-type]  # as a caller without types
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
