"""Appointment: exactly one holder. Post: its seats."""

from __future__ import annotations

import json
from itertools import combinations, permutations
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from psm_model.entities import Appointment, BoardTerm, Capacity, Organisation, Post, Register
from psm_model.entities.appointment import HOLDER_FIELDS, holder_error
from psm_model.errors import FormatError, ParseError
from psm_model.formats import dumps, loads
from psm_model.formats.json_schema import json_schema
from psm_model.formats.popolo import Ends, format_popolo, read_popolo
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.reading import read_tables
from psm_model.values import Level, PartialDate, Period, PersonName
from psm_model.views.board import view_board
from psm_model.views.board_text import render_board
from psm_model.views.changes import compare_registers

HOLDERS: Final[dict[str, Any]] = {"member_id": "m-1", "name": PersonName("Contoh"), "office": "Gubernur Contoh"}


@pytest.mark.parametrize("name", HOLDERS)
def test_one_holder_is_enough(name: str) -> None:
    """A member, a name or an office is enough to hold a post; the others are absent."""
    appointment = Appointment(id="a", post=Post.CHAIR, **{name: HOLDERS[name]})
    assert {other: getattr(appointment, other) for other in HOLDERS} == {**dict.fromkeys(HOLDERS), name: HOLDERS[name]}
    assert appointment.capacity is Capacity.SUBSTANTIVE


@pytest.mark.parametrize("names", [[], *combinations(HOLDERS, 2), tuple(HOLDERS)], ids=" ".join)
def test_no_or_several_holders_are_refused(names: tuple[str, ...]) -> None:
    """Zero, two and three holders are refused; the error has their number, not their names."""
    with pytest.raises(ParseError, match="exactly one of member_id, name and office") as caught:
        Appointment(id="a", post=Post.CHAIR, **{name: HOLDERS[name] for name in names})
    assert (caught.value.what, caught.value.got) == ("appointment", len(names))


@pytest.mark.parametrize(
    "names", [names for count in range(4) for names in combinations(HOLDER_FIELDS, count)], ids=" ".join
)
def test_holder_error_agrees_with_building(names: tuple[str, ...]) -> None:
    """Plain data has the error that building the appointment raises: none if exactly one field has a value."""
    error = holder_error(*(HOLDERS[name] if name in names else None for name in HOLDER_FIELDS))
    assert (error is None) == (len(names) == 1)
    assert error is None or error.got == len(names)


@pytest.mark.parametrize(
    "names", [names for count in range(1, 4) for names in combinations(HOLDER_FIELDS, count)], ids=" ".join
)
def test_a_holder_may_be_withheld(names: tuple[str, ...]) -> None:
    """Without a holder, any of the three fields in `withheld` is enough; another field there is not."""
    appointment = Appointment(id="a", post=Post.CHAIR, withheld=(*names, "note"))
    assert appointment.is_holder_withheld
    assert loads(dumps(make_register(appointment))) == make_register(appointment)
    with pytest.raises(ParseError, match="or none if withheld names one of them"):
        Appointment(id="a", post=Post.CHAIR, withheld=["note"])
    for wrong in ([], "name", None, [["name"]], 7):
        assert holder_error(None, None, None, wrong) is not None


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_the_schema_agrees(count: int) -> None:
    """The JSON Schema accepts a document with or without a holder exactly if it loads."""
    validator = Draft202012Validator(json_schema())
    for given in combinations(HOLDER_FIELDS, count):
        for withheld in ([], ["note"], *([name] for name in HOLDER_FIELDS if name not in given)):
            values = dict.fromkeys(given, "x")
            tree = {"id": "a", "post": "chair", "withheld": withheld, **dict.fromkeys(HOLDER_FIELDS), **values}
            term = {"id": "t", "organisation_id": "o", "appointments": [tree]}
            document = {"psm_register": 1, "board_terms": [term]}
            try:
                loads(json.dumps(document))
            except FormatError:
                assert not validator.is_valid(document)
            else:
                assert validator.is_valid(document)


def make_register(*appointments: Appointment) -> Register:
    """Return a register with a board that has some appointments."""
    ipsm = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    return Register.of(ipsm, BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=appointments))


def test_views_say_that_a_holder_is_withheld() -> None:
    """A board, a notebook and a comparison say so, and never show None in place of a name."""
    known = Appointment(id="a", post=Post.CHAIR, name=PersonName("Kasmad"))
    nobody = Appointment(id="a", post=Post.CHAIR, withheld=["name"])
    register = make_register(nobody, Appointment(id="b", post=Post.CHAIR, withheld=["office"], replaces_id="a"))
    view = view_board(register, "o")
    assert render_board(view).count("left out on purpose") == 2
    assert render_board(view, language="id").count("sengaja dikosongkan") == 2
    assert [seat["holder"] for seat in view.to_dict()["terms"][0]["seats"]] == [None, None]
    shown = [render_board(view), register.board_terms[0]._repr_html_()]
    registers = (make_register(known), make_register(nobody), register, make_register())
    for before, after in permutations(registers, 2):
        shown += [change.to_sentence() for change in compare_registers(before, after)]
        shown += [change.to_sentence(language="id") for change in compare_registers(before, after)]
    assert not any("None" in text for text in shown)
    change = next(iter(compare_registers(make_register(known), make_register(nobody))))
    assert change.to_sentence() == (
        "somebody who is left out on purpose is chair in board term 2020–2025 (before: 'Kasmad')"
    )
    assert (change.old, change.new) == ("Kasmad", None)


def test_formats_that_need_a_holder_report_a_loss() -> None:
    """Popolo leaves the appointment out; a table keeps it, and says what is missing if nothing is withheld."""
    nobody = Appointment(id="a", post=Post.CHAIR, withheld=["name"])
    text, losses = format_popolo(make_register(nobody), ends=Ends.LAST_DAY)
    assert "/board_terms/0/appointments/0" in {loss.path for loss in losses}
    assert read_popolo(text, ends=Ends.LAST_DAY).register.board_terms[0].appointments == ()
    rows = [("ID masa bakti", "ID", "Jabatan", "Nama", "Sengaja dikosongkan"), ("t", "a", "Ketua", "", "Nama")]
    terms = Sheet("Masa bakti", "Masa bakti", [("ID", "ID organisasi"), ("t", "o")])
    register = read_tables([terms, Sheet("Jabatan", "Jabatan", rows)], None).register
    assert register.board_terms[0].appointments == (nobody,)
    with pytest.raises(FormatError, match="or one of these headings under 'Sengaja dikosongkan'"):
        read_tables([terms, Sheet("Jabatan", "Jabatan", [rows[0], ("t", "a", "Ketua", "", "Catatan")])], None)


@pytest.mark.parametrize("post", Post)
def test_seats(post: Post) -> None:
    """Chair, secretary and treasurer have one seat, the other posts any number."""
    assert post.seats == (1 if post.value in {"chair", "secretary", "treasurer"} else None)


def test_codes_are_stable() -> None:
    """The codes are in documents, so they must not be renamed."""
    assert " ".join(Post) == (
        "chair vice_chair secretary vice_secretary treasurer vice_treasurer section_head section_member coordinator "
        "adviser patron director motivator member other"
    )
    assert " ".join(Capacity) == "substantive acting holdover ex_officio honorary former elect"


def test_a_post_ends_on_the_day_that_is_set() -> None:
    """A post keeps its start, and a withheld period no longer is."""
    post = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2020/.."))
    assert post.end_on(PartialDate(2024)).period == Period.parse("2020/2024")
    with pytest.raises(ParseError):
        post.end_on(PartialDate(2019))
    withheld = Appointment(id="a", post=Post.CHAIR, member_id="m", withheld=("period", "note")).end_on(
        PartialDate(2024)
    )
    assert (withheld.period, withheld.withheld) == (Period.parse("/2024"), ("note",))
