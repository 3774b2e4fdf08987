"""Registers to draw: any, crowded, hostile, and without the signs of drawings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import attrs
from hypothesis import strategies as st

from psm_model.entities import (
    Attestation,
    BoardTerm,
    Inauguration,
    InaugurationStatus,
    Organisation,
    Register,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.entities.area_name import AreaName
from psm_model.strategies import partial_dates, periods, registers
from psm_model.values import AreaCode, Level, Period
from psm_model.views.timeline import Timeline, make_timeline
from tests.drawing import boards, skeletons

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

IPSM: Final = Organisation(id="o", name="IPSM Contoh", level=Level.PROVINCE, area=AreaCode("33"), terms_complete=True)


def crowded_registers() -> SearchStrategy[Register]:
    """Generate registers in which one organisation has many boards within a few years."""
    terms = st.lists(boards(date(2019, 1, 1), date(2031, 1, 1)), max_size=6)
    return st.builds(lambda terms_drawn: Register.of(IPSM, *terms_drawn), terms)


def any_register() -> SearchStrategy[Register]:
    """Generate any registers, also with duplicate ids and concurrent boards."""
    return registers() | skeletons() | crowded_registers()


HOSTILE: Final = (
    "<script>alert(1)</script>",
    "\u202eutas",
    "a\x00\x1b[31mred\n\x07",
    "x" * 10_000,
    "社会工作者协会 " * 20,
    "e\u0301" * 60,
    "$\\frac{1}{2}$",
)


def hostile_register() -> Register:
    """Return a register whose names and labels could break a line, a terminal or a picture."""
    organisations = [Organisation(id=f"o-{n}", name=text, level=Level.PROVINCE) for n, text in enumerate(HOSTILE)]
    terms = [
        BoardTerm(id=f"{n}{text}", organisation_id=f"o-{n}", label=text, period=period)
        for n, text in enumerate(HOSTILE)
        for period in (None, Period.parse("2020/2025"))
    ]
    return Register(organisations=tuple(organisations), board_terms=tuple(terms))


@st.composite
def registers_without_signs(draw: st.DrawFn) -> Register:
    """Generate registers of one organisation, with all that is drawn, whose texts contain no sign of a drawing."""
    inaugurations = st.builds(Inauguration, date=partial_dates(), status=st.sampled_from(InaugurationStatus))
    untils = partial_dates().map(lambda until: TermChange(kind=TermChangeKind.EXTENDED, until=until))
    changes = untils | st.just(TermChange(kind=TermChangeKind.EXTENDED, until_successor=True))
    terms = [
        BoardTerm(
            id=f"t{number}",
            organisation_id="o",
            period=draw(periods() | st.none()),
            status=draw(st.sampled_from(TermStatus)),
            changes=draw(st.lists(changes, max_size=1)),
            attested=draw(st.lists(st.builds(Attestation, on=partial_dates()), max_size=2)),
            inaugurations=draw(st.lists(inaugurations, max_size=2)),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    ipsm = Organisation(id="o", name="IPSM", level=Level.PROVINCE, area=AreaCode("33"), terms_complete=True)
    return Register.of(ipsm, *terms)


# Any: the fields of a term, and the options of `make_timeline`.
def make_term(span: str | None, name: str = "t", **fields: Any) -> BoardTerm:
    """Return a term of the organisation with a period."""
    plain = BoardTerm(id=name, organisation_id="o", period=None if span is None else Period.parse(span))
    return attrs.evolve(plain, **fields)


def timeline_with(*terms: BoardTerm, **options: Any) -> Timeline:
    """Return the timeline of the organisation with these terms."""
    return make_timeline(Register.of(IPSM, *terms), **options)


def make_organisation(name: str, level: Level, code: str | None = None, **names: str) -> Organisation:
    """Return an organisation of an area, by code or by names."""
    area_names = tuple(AreaName(level=Level(level_name), name=area) for level_name, area in names.items())
    area = None if code is None else AreaCode(code)
    return Organisation(id=name, name=name, level=level, area=area, area_names=area_names)
