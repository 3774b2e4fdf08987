"""AreaCode compared with its blocks of digits, and Level."""

from __future__ import annotations

import copy
import pickle
from itertools import combinations, pairwise
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import ParseError, WrongTypeError
from psm_model.values import AreaCode, AreaKind, Level
from tests.values.neighbours import EqualToAll, EqualToNone

NAMES = {"AreaCode": AreaCode}
WIDTHS = (2, 2, 2, 4)

# Few digits, so that blocks are often equal, and codes often contain each other.
blocks = st.integers(1, 4).flatmap(
    lambda known: st.tuples(*(st.text("0123", min_size=width, max_size=width) for width in WIDTHS[:known]))
)
vintages = st.none() | st.sampled_from(["300.2.2-2138 Tahun 2025", "100.1.1-6117 Tahun 2022", "x"])


@given(blocks, vintages)
def test_code_and_vintage_are_kept(parts: tuple[str, ...], vintage: str | None) -> None:
    """Code and vintage are kept, str is the code, and parse is its inverse, except for spaces."""
    text = ".".join(parts)
    area = AreaCode(text, vintage)
    assert (area.code, area.vintage, str(area)) == (text, vintage, text)
    assert AreaCode.parse(f" {text}\n", vintage=vintage) == area
    assert AreaCode.parse(str(area), vintage=area.vintage) == area


@given(blocks, vintages)
def test_repr_is_an_expression(parts: tuple[str, ...], vintage: str | None) -> None:
    """`eval(repr(x)) == x`; an unknown vintage is not shown."""
    area = AreaCode(".".join(parts), vintage)
    assert eval(repr(area), NAMES) == area  # noqa: S307
    arguments = [area.code] if vintage is None else [area.code, vintage]
    assert repr(area) == f"AreaCode({', '.join(map(repr, arguments))})"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        " 33",  # spaces, which parse removes
        "33 ",
        "33\n",
        "3",
        "333",
        "33.",
        ".33",
        "33.2",
        "33.255",
        "33..25",
        "33.25.1",
        "33.25.111",
        "33.25.11.101",
        "33.25.11.10133",
        "33.25.11.1013.",
        "33.25.11.1013.01",
        "33.25.11.10.13",
        "33.2511",
        "3325",  # without dots, like the codes of BPS, which mean other areas
        "332511",
        "3325111013",
        "33-25",
        "33,25",
        "33 .25",
        "33.2a",
        "33.\u0662\u0665",  # Arabic-Indic digits
        "\uff13\uff13",  # fullwidth digits
        "Jawa Tengah",
    ],
)
def test_constructor_refuses(text: str) -> None:
    """A text that is not digits in blocks of two, two, two and four, joined by dots, is refused."""
    with pytest.raises(ParseError, match="expected an area code") as caught:
        AreaCode(text)
    assert (caught.value.what, caught.value.got) == ("area code", text)


@pytest.mark.parametrize("value", [None, 33, 33.25, b"33.25", ("33", "25"), AreaCode("33")])
def test_what_is_no_text_is_refused(value: object) -> None:
    """A number is no code: 33.10 would become 33.1."""
    for read in (AreaCode, AreaCode.parse):
        with pytest.raises(WrongTypeError, match="expected a text, got") as caught:
            read(value)  # type: ignore[arg-type]
        assert caught.value.got is value


@pytest.mark.parametrize("text", ["3325", "33.25.", "33 25", "", "33.25.11.1013 Kauman"])
def test_parse_refuses(text: str) -> None:
    """Parse removes only surrounding spaces."""
    with pytest.raises(ParseError):
        AreaCode.parse(text)


@pytest.mark.parametrize("vintage", ["", "  ", "\n"])
def test_a_blank_vintage_is_refused(vintage: str) -> None:
    """A vintage is the number of a decree or absent; an empty text is neither."""
    with pytest.raises(ParseError, match="vintage of an area code") as caught:
        AreaCode("33.25", vintage)
    assert caught.value.got == vintage


@pytest.mark.parametrize("vintage", [2025, b"x"])
def test_a_vintage_of_another_type_is_refused(vintage: object) -> None:
    """A number is not a vintage."""
    with pytest.raises(WrongTypeError, match="expected a text or None as vintage, got"):
        AreaCode("33.25", vintage)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("33", AreaKind.PROVINCE),
        ("00", AreaKind.PROVINCE),
        ("33.00", None),
        ("33.01", AreaKind.REGENCY),
        ("33.25", AreaKind.REGENCY),
        ("33.69", AreaKind.REGENCY),
        ("33.70", None),
        ("33.71", AreaKind.CITY),
        ("33.99", AreaKind.CITY),
        ("33.25.11", AreaKind.DISTRICT),
        ("33.70.00", AreaKind.DISTRICT),
        ("33.25.11.0999", None),
        ("33.25.11.1000", AreaKind.URBAN_VILLAGE),
        ("33.25.11.1013", AreaKind.URBAN_VILLAGE),
        ("33.25.11.1999", AreaKind.URBAN_VILLAGE),
        ("33.25.11.2000", AreaKind.VILLAGE),
        ("33.25.11.2999", AreaKind.VILLAGE),
        ("33.25.11.3000", AreaKind.CUSTOMARY_VILLAGE),
        ("33.25.11.3999", AreaKind.CUSTOMARY_VILLAGE),
        ("33.25.11.4000", None),
        ("33.25.11.9123", None),
    ],
)
def test_kind_at_the_borders(text: str, kind: AreaKind | None) -> None:
    """Regencies are 01 to 69, cities 71 to 99; the first digit of the last block is the kind of village."""
    assert AreaCode(text).kind is kind


@given(blocks)
def test_level_is_the_number_of_blocks(parts: tuple[str, ...]) -> None:
    """One block is a province, four are a village; no code is national."""
    level = AreaCode(".".join(parts)).level
    assert level is (Level.PROVINCE, Level.REGENCY_CITY, Level.DISTRICT, Level.VILLAGE)[len(parts) - 1]


@given(blocks, vintages)
def test_parents_lose_one_block_at_a_time(parts: tuple[str, ...], vintage: str | None) -> None:
    """The chain of parents ends at the province, and keeps the vintage."""
    chain: list[AreaCode] = []
    area: AreaCode | None = AreaCode(".".join(parts), vintage)
    while area is not None:
        chain.append(area)
        area = area.parent
    assert [member.code for member in chain] == [".".join(parts[:known]) for known in range(len(parts), 0, -1)]
    assert {member.vintage for member in chain} == {vintage}
    assert all(above.contains(below) for below, above in pairwise(chain))
    assert all(above.level.is_above(below.level) for below, above in pairwise(chain))


@given(blocks, blocks, vintages, vintages)
def test_contains_by_blocks(
    blocks_of_first: tuple[str, ...],
    blocks_of_second: tuple[str, ...],
    first_vintage: str | None,
    second_vintage: str | None,
) -> None:
    """An area contains another if its blocks are the first of the other's, whatever the vintages."""
    expected = blocks_of_second[: len(blocks_of_first)] == blocks_of_first
    assert (
        AreaCode(".".join(blocks_of_first), first_vintage).contains(
            AreaCode(".".join(blocks_of_second), second_vintage)
        )
        is expected
    )


def test_contains_by_example() -> None:
    """An area contains itself and areas below it, not those above or next to it."""
    regency = AreaCode("33.25")
    assert regency.contains(AreaCode("33.25", "x"))
    assert regency.contains(AreaCode("33.25.11.1013"))
    assert not regency.contains(AreaCode("33"))
    assert not regency.contains(AreaCode("33.26.11"))
    assert not AreaCode("33.25.11").contains(AreaCode("33.25"))


@given(st.tuples(blocks, vintages), st.tuples(blocks, vintages))
def test_equality_is_of_code_and_vintage(
    first_parts: tuple[tuple[str, ...], str | None], second_parts: tuple[tuple[str, ...], str | None]
) -> None:
    """Two areas are equal if and only if code and vintage are; equal areas have the same hash."""
    first, second = (AreaCode(".".join(parts), vintage) for parts, vintage in (first_parts, second_parts))
    assert (first == second) is (second == first) is (first_parts == second_parts)
    assert (first != second) is (first_parts != second_parts)
    copy_of_first = AreaCode(".".join(first_parts[0]), first_parts[1])
    assert (copy_of_first, hash(copy_of_first)) == (first, hash(first))
    assert len({first, copy_of_first, second}) == len({first_parts, second_parts})


def test_codes_of_different_vintages_are_different() -> None:
    """The same digits may mean another area in another decree."""
    assert AreaCode("33.25", "300.2.2-2138 Tahun 2025") != AreaCode("33.25", "100.1.1-6117 Tahun 2022")
    assert AreaCode("33.25", "300.2.2-2138 Tahun 2025") != AreaCode("33.25")


def test_equality_defers_to_other_types() -> None:
    """A code is equal to no text, and defers to other types."""
    area = AreaCode("33.25")
    others: list[object] = ["33.25", ("33.25", None), None]
    assert [area == other for other in others] == [False] * 3
    assert area == EqualToAll()
    assert EqualToAll() == area
    assert (area == EqualToNone(), EqualToNone() == area) == (False, False)


def test_area_code_is_a_value() -> None:
    """It has no order, is immutable, and survives copying and pickling."""
    area = AreaCode("33.25", "300.2.2-2138 Tahun 2025")
    with pytest.raises(TypeError, match="not supported between"):
        sorted([area, AreaCode("33")])
    for name in ("code", "vintage", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(area, name, "33")
    for other in (copy.copy(area), copy.deepcopy(area), pickle.loads(pickle.dumps(area))):  # noqa: S301
        assert (other, hash(other), other.parent) == (area, hash(area), area.parent)


def test_levels_are_in_order() -> None:
    """From national to village, each level is above all that follow, and none above itself."""
    levels = [Level.NATIONAL, Level.PROVINCE, Level.REGENCY_CITY, Level.DISTRICT, Level.VILLAGE]
    assert list(Level) == levels
    assert [level.depth for level in levels] == [0, 1, 2, 3, 4]
    for higher, lower in combinations(levels, 2):
        assert higher.is_above(lower)
        assert not lower.is_above(higher)
    assert not any(level.is_above(level) for level in levels)


@pytest.mark.parametrize("other", ["33.25", None], ids=repr)
def test_contains_refuses_other_types(other: Any) -> None:
    """Only an area code can be contained in an area."""
    with pytest.raises(TypeError, match="expected an area code, got"):
        AreaCode("33").contains(other)
