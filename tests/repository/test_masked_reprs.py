"""Every repr masks the numbers of people, in whatever text they are."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

import attrs
import pytest

from psm_model.checks import check
from psm_model.drafting import draft
from psm_model.drafting.drafted import Unresolved, UnresolvedReason
from psm_model.entities import Appointment, BoardTerm, Organisation, Post, Register
from psm_model.entities.schema import is_record, list_fields
from psm_model.errors import PsmModelError
from psm_model.formats.popolo import Ends, format_popolo
from psm_model.law import Citation, InstrumentId, find_citations
from psm_model.queries import find_boards, find_holders
from psm_model.reports.citations import render_citations
from psm_model.strategies import to_source_code
from psm_model.testing.everything import DECREE, MEMBER, ORGANISATION, SEAT, SOURCE, TERM
from psm_model.values import Level, Period, PersonName
from psm_model.views.changes import compare_registers
from psm_model.views.timeline import make_timeline

ON: Final = date(2025, 6, 30)
NUMBERS: Final = ("081234567890", "0812 3456 7890", "3325.0101.0190.0001", "3325 0101 0190 0001", "198501012010011001")
RECORDS: Final = (SOURCE, DECREE, MEMBER, ORGANISATION, SEAT, TERM)


def shows(text: str, number: str) -> bool:
    """Return whether a text shows a number, in any grouping."""
    return re.sub("[^0-9]", "", number) in re.sub("(?<=[0-9])[^0-9A-Za-z]{1,2}(?=[0-9])", "", text)


# Any: a record, and values of all its fields.
def plant(record: Any, number: str) -> Any:
    """Return a record with a number in each of its texts, at any depth."""
    changed: dict[str, Any] = {}
    for field in list_fields(type(record)):
        value = getattr(record, field.name)
        if is_record(field.type) and value:
            parts = tuple(plant(part, number) for part in (value if field.is_list else [value]))
            changed[field.name] = parts if field.is_list else parts[0]
        elif field.type is str and value and field.name != "withheld":
            changed[field.name] = (f"HP {number}",) if field.is_list else f"HP {number}"
        elif field.type is PersonName and value:
            changed[field.name] = PersonName(f"Siti {number}")
    return attrs.evolve(record, **changed)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("record", RECORDS, ids=lambda each: type(each).__name__)
def test_reprs_of_records(record: Any, number: str) -> None:
    """No record, and no record in it, shows a number of a person in its repr."""
    planted = plant(record, number)
    # It is in them.
    assert shows(to_source_code(planted), number)
    for field in list_fields(type(planted)):
        value = getattr(planted, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            # A text is what the caller asked for.
            assert isinstance(part, str) or not shows(repr(part), number)
    assert not shows(repr(planted), number)


@pytest.mark.parametrize("number", [*NUMBERS, "0812-3456-7890", "19850101 201001 1 001"])
@pytest.mark.parametrize("place", ["Nomor {}", "Nomor 188.45/{}", "Nomor {} Tahun 2024", "Nomor 188.45/{}/2024"])
def test_reprs_of_citations(place: str, number: str) -> None:
    """A telephone number or an identity number in the number of a decree is in no repr, message, or text for people."""
    text = f"Menurut Keputusan Bupati Batang {place.format(number)}, maka"
    found = find_citations(text)
    assert not shows(render_citations(text, found), number)
    assert not shows(repr(found), number)
    for parse in (Citation.parse, InstrumentId.parse):
        try:
            shown = repr(parse(text[8:-6]))
        except PsmModelError as error:
            shown = f"{error} {error!r}"
        assert not shows(shown, number)


def test_reprs_of_drafts() -> None:
    """A draft, and each of its unresolved words, shows no number in its repr."""
    drafted = draft("IPSM Kabupaten Batang\nKetua: Siti 0812 3456 7890\nNIK 3325010101900001\n")
    unread = Unresolved(reason=UnresolvedReason.LINE_UNREAD, span=(0, 3), as_written="HP 0812 3456 7890")
    for number in ("0812 3456 7890", "3325010101900001"):
        assert not shows(f"{drafted!r} {unread!r}", number)


@pytest.mark.parametrize("number", NUMBERS)
def test_reprs_of_views_and_answers(number: str) -> None:
    """What is made of a register, to show it or to answer a question, shows no number in its repr."""
    organisation = Organisation(id="o", name="IPSM Contoh", level=Level.VILLAGE)
    chair = Appointment(id="a", post=Post.CHAIR, title=f"Ketua {number}", name=PersonName(f"Siti {number}"))
    span = Period.parse("2021/2026")
    board = BoardTerm(id="t", organisation_id="o", label=f"SK {number}", period=span, appointments=[chair])
    register = Register.of(attrs.evolve(organisation, name=f"IPSM {number}"), board)
    timeline = make_timeline(register, on=ON, findings=check(register, undetermined=True).findings)
    made = (
        *(
            timeline,
            *timeline.rows,
            *timeline.rows[0].bars,
            *compare_registers(Register.of(organisation), register).changes,
        ),
        *(register.organisation_on("o", ON), register.board_on("o", ON), list(find_boards(register, ON))),
        *(list(find_holders(register, ON)), format_popolo(register, ends=Ends.LAST_DAY)[1]),
    )
    assert len(made) > 8
    for each in made:
        assert not shows(repr(each), number)
