"""AreaCode against its digits taken in blocks, and Level."""

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

# Few digits, so that two blocks are often alike, and one code often within another.
blocks = st.integers(1, 4).flatmap(
    lambda known: st.tuples(*(st.text("0123", min_size=width, max_size=width) for width in WIDTHS[:known]))
)
vintages = st.none() | st.sampled_from(["300.2.2-2138 Tahun 2025", "100.1.1-6117 Tahun 2022", "x"])


@given(blocks, vintages)
def test_code_and_vintage_are_kept(parts: tuple[str, ...], vintage: str | None) -> None:
    """Code and vintage are what was given, and str is the code; parse leaves spaces out, and is its inverse."""
    text = ".".join(parts)
    it = AreaCode(text, vintage)
    assert (it.code, it.vintage, str(it)) == (text, vintage, text)
    assert AreaCode.parse(f" {text}\n", vintage=vintage) == it
    assert AreaCode.parse(str(it), vintage=it.vintage) == it


@given(blocks, vintages)
def test_repr_makes_the_value_again(parts: tuple[str, ...], vintage: str | None) -> None:
    """``eval(repr(x)) == x``; a vintage that is not known is not shown."""
    it = AreaCode(".".join(parts), vintage)
    assert eval(repr(it), NAMES) == it  # noqa: S307
    given_ = [it.code] if vintage is None else [it.code, vintage]
    assert repr(it) == f"AreaCode({', '.join(map(repr, given_))})"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        " 33",  # spaces, which parse leaves out
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
        "3325",  # without dots: BPS writes its own codes so, and they mean other areas
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
    """What is not digits in blocks of two, two, two and four, joined by dots, is refused."""
    with pytest.raises(ParseError, match="expected an area code") as caught:
        AreaCode(text)
    assert (caught.value.what, caught.value.got) == ("area code", text)


@pytest.mark.parametrize("given_", [None, 33, 33.25, b"33.25", ("33", "25"), AreaCode("33")])
def test_what_is_no_text_is_refused(given_: object) -> None:
    """A number is no code: 33.10 would become 33.1."""
    for read in (AreaCode, AreaCode.parse):
        with pytest.raises(WrongTypeError, match="expected a text, got") as caught:
            read(given_)  # type: ignore[arg-type]
        assert caught.value.got is given_


@pytest.mark.parametrize("text", ["3325", "33.25.", "33 25", "", "33.25.11.1013 Kauman"])
def test_parse_refuses(text: str) -> None:
    """Parse leaves out spaces around a code, and nothing else."""
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
    """Regencies are 01 to 69, cities 71 to 99; the last block's first digit tells the kinds of villages apart."""
    assert AreaCode(text).kind is kind


@given(blocks)
def test_level_is_the_number_of_blocks(parts: tuple[str, ...]) -> None:
    """One block is a province, four are a village; no code is of the nation."""
    level = AreaCode(".".join(parts)).level
    assert level is (Level.PROVINCE, Level.REGENCY_CITY, Level.DISTRICT, Level.VILLAGE)[len(parts) - 1]


@given(blocks, vintages)
def test_parents_lose_one_block_at_a_time(parts: tuple[str, ...], vintage: str | None) -> None:
    """The chain of parents goes up to the province, and keeps the vintage."""
    chain: list[AreaCode] = []
    area: AreaCode | None = AreaCode(".".join(parts), vintage)
    while area is not None:
        chain.append(area)
        area = area.parent
    assert [it.code for it in chain] == [".".join(parts[:known]) for known in range(len(parts), 0, -1)]
    assert {it.vintage for it in chain} == {vintage}
    assert all(above.contains(below) for below, above in pairwise(chain))
    assert all(above.level.is_above(below.level) for below, above in pairwise(chain))


@given(blocks, blocks, vintages, vintages)
def test_contains_by_blocks(one: tuple[str, ...], other: tuple[str, ...], this: str | None, that: str | None) -> None:
    """An area contains another if its blocks are the first of the other's, whatever their vintages."""
    expected = other[: len(one)] == one
    assert AreaCode(".".join(one), this).contains(AreaCode(".".join(other), that)) is expected


def test_contains_by_example() -> None:
    """An area contains itself and what is below it, not what is above it or beside it."""
    regency = AreaCode("33.25")
    assert regency.contains(AreaCode("33.25", "x"))
    assert regency.contains(AreaCode("33.25.11.1013"))
    assert not regency.contains(AreaCode("33"))
    assert not regency.contains(AreaCode("33.26.11"))
    assert not AreaCode("33.25.11").contains(AreaCode("33.25"))


@given(st.tuples(blocks, vintages), st.tuples(blocks, vintages))
def test_equality_is_of_code_and_vintage(
    one: tuple[tuple[str, ...], str | None], other: tuple[tuple[str, ...], str | None]
) -> None:
    """Two are equal when code and vintage are; equal ones have one hash; it goes both ways."""
    this, that = (AreaCode(".".join(parts), vintage) for parts, vintage in (one, other))
    assert (this == that) is (that == this) is (one == other)
    assert (this != that) is (one != other)
    again = AreaCode(".".join(one[0]), one[1])
    assert (again, hash(again)) == (this, hash(this))
    assert len({this, again, that}) == len({one, other})


def test_codes_of_different_vintages_are_different() -> None:
    """The same digits may mean another area in another decree's table."""
    assert AreaCode("33.25", "300.2.2-2138 Tahun 2025") != AreaCode("33.25", "100.1.1-6117 Tahun 2022")
    assert AreaCode("33.25", "300.2.2-2138 Tahun 2025") != AreaCode("33.25")


def test_equality_leaves_other_types_their_say() -> None:
    """A code is equal to no text, and to another type as that type says."""
    it = AreaCode("33.25")
    strangers: list[object] = ["33.25", ("33.25", None), None]
    assert [it == other for other in strangers] == [False] * 3
    assert it == EqualToAll()
    assert EqualToAll() == it
    assert (it == EqualToNone(), EqualToNone() == it) == (False, False)


def test_it_is_a_value() -> None:
    """It has no order, can't be changed, and survives copying and pickling."""
    it = AreaCode("33.25", "300.2.2-2138 Tahun 2025")
    with pytest.raises(TypeError, match="not supported between"):
        sorted([it, AreaCode("33")])
    for name in ("code", "vintage", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(it, name, "33")
    for other in (copy.copy(it), copy.deepcopy(it), pickle.loads(pickle.dumps(it))):  # noqa: S301
        assert (other, hash(other), other.parent) == (it, hash(it), it.parent)


def test_levels_are_in_order() -> None:
    """From the nation to the village each level is above all that follow, and none above itself."""
    levels = [Level.NATIONAL, Level.PROVINCE, Level.REGENCY_CITY, Level.DISTRICT, Level.VILLAGE]
    assert list(Level) == levels
    assert [level.depth for level in levels] == [0, 1, 2, 3, 4]
    for higher, lower in combinations(levels, 2):
        assert higher.is_above(lower)
        assert not lower.is_above(higher)
    assert not any(level.is_above(level) for level in levels)


@pytest.mark.parametrize("other", ["33.25", None], ids=repr)
def test_contains_refuses_what_is_no_code(other: Any) -> None:
    """Whether an area is within another is asked of codes alone."""
    with pytest.raises(TypeError, match="expected an area code, got"):
        AreaCode("33").contains(other)
