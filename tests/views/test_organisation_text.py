"""The text of a board says what was otherwise with its organisation on the day, and nothing more."""

from __future__ import annotations

from typing import Any, Final

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import (
    AreaName,
    BoardTerm,
    FormerArea,
    FormerParent,
    NameKind,
    Organisation,
    OrganisationName,
    Predecessor,
    Register,
    Succession,
)
from psm_model.entities.organisation_state import find_state
from psm_model.i18n import LANGUAGES, Language
from psm_model.strategies import organisations, partial_dates
from psm_model.values import AreaCode, Level, PartialDate, Period, Verdict
from psm_model.values.partial_date import Precision
from psm_model.views.board import view_board
from psm_model.views.board_text import render_board
from psm_model.views.columns import shorten
from psm_model.views.organisation_text import find_name, iter_state_lines

PARENT = Organisation(id="p", name="IPSM Induk", level=Level.DISTRICT)
IPSM = Organisation(id="o", name="IPSM Baru", level=Level.VILLAGE, area=AreaCode("99.25.11.2001"), parent_id="p")
OLD = Period.parse("2010/2021")
CHANGED = attrs.evolve(
    IPSM,
    names=[OrganisationName(name="IPSM Lama", kind=NameKind.FORMER, period=OLD)],
    areas=[FormerArea(area=AreaCode("99.25.12.2001"), period=OLD)],
    parents=[FormerParent(parent_id="q", period=OLD)],
)


def render(organisation: Organisation, day: str | None, language: Language = "en", *others: Organisation) -> list[str]:
    """Return the lines about an organisation above its boards."""
    register = Register.of(organisation, PARENT, *others, BoardTerm(id="t", organisation_id="o", label="2020–2025"))
    on = None if day is None else PartialDate.parse(day)
    return render_board(view_board(register, "o", on), language=language, width=200).partition("\n\n")[0].split("\n")


@pytest.mark.parametrize(
    ("day", "language", "lines"),
    [
        ("2022-01-01", "en", ["IPSM Baru (o), 1 January 2022"]),
        (
            "2020-01-01",
            "en",
            [
                "IPSM Lama (o), 1 January 2020",
                "name in the record: IPSM Baru",
                "area on that day: 99.25.12.2001",
                "parent on that day: q",
            ],
        ),
        (
            "2020-01-01",
            "id",
            [
                "IPSM Lama (o), 1 Januari 2020",
                "nama dalam catatan: IPSM Baru",
                "wilayah pada hari itu: 99.25.12.2001",
                "induk pada hari itu: q",
            ],
        ),
        (
            "2021-06",
            "en",
            [
                "IPSM Baru (o), June 2021",
                "name in that month undetermined: IPSM Baru or IPSM Lama",
                "area in that month undetermined: 99.25.11.2001 or 99.25.12.2001",
                "parent in that month undetermined: IPSM Induk (p) or q",
            ],
        ),
        (
            "2021",
            "id",
            [
                "IPSM Baru (o), 2021",
                "nama pada tahun itu belum pasti: IPSM Baru atau IPSM Lama",
                "wilayah pada tahun itu belum pasti: 99.25.11.2001 atau 99.25.12.2001",
                "induk pada tahun itu belum pasti: IPSM Induk (p) atau q",
            ],
        ),
        (None, "en", ["IPSM Baru (o)"]),
    ],
)
def test_name_area_and_parent_are_those_of_the_day(day: str | None, language: Language, lines: list[str]) -> None:
    """The heading has the certain name of the day; what differs from the record or is undetermined has a line."""
    assert render(CHANGED, day, language) == lines


@pytest.mark.parametrize(("day", "missing"), [("2019-12-31", False), ("2020-01-01", True)])
def test_text_says_that_an_organisation_did_not_exist(day: str, missing: bool) -> None:  # noqa: FBT001
    """After its last day an organisation is said not to have existed, in both languages."""
    dissolved = attrs.evolve(IPSM, dissolved=PartialDate(2019, 12, 31))
    assert ("it did not exist on that day" in render(dissolved, day)) is missing
    assert ("organisasi ini tidak ada pada hari itu" in render(dissolved, day, "id")) is missing


def make_tie(kind: Succession, organisation_id: str, **fields: Any) -> Organisation:
    """Return an organisation that continues another."""
    former = Predecessor(organisation_id=organisation_id, kind=kind, **fields)
    return Organisation(id="n", name="IPSM Lanjut", level=Level.VILLAGE, predecessors=[former])


@pytest.mark.parametrize(
    ("kind", "english", "indonesian"),
    [
        (Succession.RENAMED, "renamed IPSM Lanjut (n)", "berganti nama menjadi IPSM Lanjut (n)"),
        (Succession.MERGED, "merged into IPSM Lanjut (n)", "digabungkan ke dalam IPSM Lanjut (n)"),
        (Succession.SPLIT, "IPSM Lanjut (n) split off from it", "IPSM Lanjut (n) dimekarkan darinya"),
        (
            Succession.AREA_CHANGED,
            "continued by IPSM Lanjut (n) after a change of its area",
            "dilanjutkan oleh IPSM Lanjut (n) setelah wilayahnya berubah",
        ),
    ],
)
def test_successors_have_a_line(kind: Succession, english: str, indonesian: str) -> None:
    """An organisation that continues it has a line with the kind and the day, with and without a day asked about."""
    later = make_tie(kind, "o", on=PartialDate(2024, 1, 1))
    for day in (None, "2022-01-01"):
        assert render(IPSM, day, "en", later)[1:] == [f"{english} on 1 January 2024"]
        assert render(IPSM, day, "id", later)[1:] == [f"{indonesian} pada 1 Januari 2024"]
    assert render(IPSM, None, "en", make_tie(kind, "o"))[1:] == [english]


@pytest.mark.parametrize(
    ("kind", "english", "indonesian"),
    [
        (Succession.RENAMED, "renamed from {}", "berganti nama dari {}"),
        (Succession.MERGED, "formed by a merger of {}", "hasil penggabungan {}"),
        (Succession.SPLIT, "split off from {}", "hasil pemekaran dari {}"),
        (
            Succession.AREA_CHANGED,
            "continues {} after a change of its area",
            "melanjutkan {} setelah wilayahnya berubah",
        ),
    ],
)
def test_predecessors_of_one_kind_and_day_share_a_line(kind: Succession, english: str, indonesian: str) -> None:
    """The predecessors of one kind and day are in one line; one that is not in the register is named by its id."""
    formers = [Predecessor(organisation_id=name, kind=kind, on=PartialDate(2024)) for name in ("p", "gone")]
    later = attrs.evolve(IPSM, predecessors=formers)
    assert render(later, None) == ["IPSM Baru (o)", english.format("IPSM Induk (p) and gone") + " in 2024"]
    assert render(later, None, "id")[1:] == [indonesian.format("IPSM Induk (p) dan gone") + " pada tahun 2024"]


@given(organisations(), partial_dates(), st.sampled_from(LANGUAGES))
@example(
    attrs.evolve(
        IPSM,
        area=None,
        area_names=[AreaName(level=Level.NATIONAL, name="Contoh")],
        areas=[FormerArea(area=AreaCode("99"), period=Period.parse("2000/2000"))],
    ),
    PartialDate(1999),
    "en",
)
def test_lines_are_what_differs(organisation: Organisation, day: PartialDate, language: Language) -> None:
    """There is a line for each of name, area and parent that is not certainly the present one, with every value."""
    state = find_state(organisation, day)
    lines = list(iter_state_lines(state, {}, Precision.DAY, language=language))
    expected = int(state.exists is Verdict.NO)
    # An organisation whose area has no code may have several names of areas.
    areas = [organisation.area] if organisation.area is not None else organisation.area_names
    for values, present in (
        (state.names, [organisation.name]),
        ((*state.areas, *state.area_names), areas),
        (state.parent_ids, [] if organisation.parent_id is None else [organisation.parent_id]),
    ):
        expected += list(values) != [(value, Verdict.YES) for value in present]
    assert len(lines) == expected
    shown = "\n".join([shorten(find_name(state)), *lines])
    assert all(shorten(name) in shown for name, _ in state.names)
    if [area for area, _ in state.areas] != [organisation.area]:
        assert all(area.code in shown for area, _ in state.areas)


NAMED: Final = attrs.evolve(
    IPSM,
    area=None,
    area_names=[
        AreaName(level=Level.VILLAGE, name="Kelurahan Contoh", within=AreaCode("99.25")),
        AreaName(level=Level.DISTRICT, name="Kecamatan Misal"),
    ],
)


@pytest.mark.parametrize(
    ("day", "language", "lines"),
    [
        ("2022-01-01", "en", []),
        ("2020-01-01", "en", ["area on that day: 99.25.12.2001"]),
        (
            "2021",
            "en",
            ["area in that year undetermined: 99.25.12.2001 or Kelurahan Contoh in 99.25, Kecamatan Misal"],
        ),
        (
            "2021",
            "id",
            [("wilayah pada tahun itu belum pasti: 99.25.12.2001 atau Kelurahan Contoh di 99.25, Kecamatan Misal")],
        ),
    ],
)
def test_area_without_a_code(day: str, language: Language, lines: list[str]) -> None:
    """An area that is known by name is one alternative, with all its names, and the present one needs no line."""
    until = Period.parse("2010-01-01/2021-06-30")
    organisation = attrs.evolve(NAMED, areas=[FormerArea(area=AreaCode("99.25.12.2001"), period=until)])
    assert render(organisation, day, language)[1:] == lines
    assert render(NAMED, day, language)[1:] == []


HULU, HILIR = (attrs.evolve(IPSM, id=name.lower(), name=f"IPSM {name}", parent_id=None) for name in ("Hulu", "Hilir"))
MERGED: Final = attrs.evolve(
    IPSM,
    parent_id=None,
    founded=PartialDate(2022),
    predecessors=[
        Predecessor(organisation_id=former.id, kind=Succession.MERGED, on=PartialDate(2022)) for former in (HULU, HILIR)
    ],
)


@pytest.mark.parametrize(
    ("organisation", "day", "language", "line"),
    [
        (
            MERGED,
            "2021-12-31",
            "en",
            (
                "it did not exist on that day; the board is that of an organisation that it continues: IPSM Hulu (hulu)"
                " or IPSM Hilir (hilir)"
            ),
        ),
        (
            attrs.evolve(MERGED, predecessors=MERGED.predecessors[:1]),
            "2021",
            "en",
            "it did not exist in that year; the board is that of IPSM Hulu (hulu), which it continues",
        ),
        (
            attrs.evolve(MERGED, predecessors=MERGED.predecessors[:1]),
            "2021-12-31",
            "id",
            (
                "organisasi ini belum ada pada hari itu; kepengurusannya adalah kepengurusan IPSM Hulu (hulu) yang"
                " dilanjutkannya"
            ),
        ),
        # No board of that day, an organisation that was split off, and one that was dissolved.
        (MERGED, "2019-12-31", "en", "it did not exist on that day"),
        (
            attrs.evolve(
                MERGED, predecessors=[attrs.evolve(each, kind=Succession.SPLIT) for each in MERGED.predecessors]
            ),
            "2021-12-31",
            "en",
            "it did not exist on that day",
        ),
        (attrs.evolve(MERGED, dissolved=PartialDate(2023)), "2024", "en", "it did not exist in that year"),
    ],
)
def test_board_of_a_time_before_the_organisation(
    organisation: Organisation, day: str, language: Language, line: str
) -> None:
    """A board of a time before its organisation existed is that of the organisations that it continues."""
    assert render(organisation, day, language, HULU, HILIR)[1] == line


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no board recorded; a board from before the change is recorded under IPSM Baru (o)"),
        (
            "id",
            (
                "tidak ada kepengurusan yang tercatat; kepengurusan dari masa sebelum perubahan tercatat pada IPSM Baru"
                " (o)"
            ),
        ),
    ],
)
def test_earlier_board_of_the_successor(language: Language, text: str) -> None:
    """An organisation without a board names the one that took its place, if that has a board of an earlier time."""
    board = BoardTerm(id="t", organisation_id="o", label="2020–2025")
    for day in (None, PartialDate(2021)):
        view = view_board(Register.of(HULU, HILIR, MERGED, board), "hulu", day)
        assert render_board(view, language=language, width=200).split("\n\n")[1] == text
    own = BoardTerm(id="u", organisation_id="hulu", label="2010–2015")
    view = view_board(Register.of(HULU, HILIR, MERGED, board, own), "hulu", PartialDate(2021))
    assert render_board(view, width=200).endswith("\n\nno recorded board is in office in that year")


@pytest.mark.parametrize(("day", "expected"), [("2021-12", ["hulu", "hilir"]), ("2021", []), ("2022-01", [])])
def test_board_is_continued_only_before_the_founding(day: str, expected: list[str]) -> None:
    """A board is that of another organisation only on days that are all before the founding."""
    register = Register.of(
        HULU,
        HILIR,
        attrs.evolve(MERGED, founded=PartialDate(2021, 12, 31) if day == "2021" else PartialDate(2022, 1, 1)),
        BoardTerm(id="t", organisation_id="o", label="2020–2025"),
    )
    board = view_board(register, "o", PartialDate.parse(day))
    assert [tie.organisation_id for tie in board.continued] == expected
