"""ExtraData: frozen values of JSON, compared by type and value."""

from __future__ import annotations

import copy
import json
import math
import pickle
from enum import IntEnum, StrEnum
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Source
from psm_model.entities.extra_data import MAX_DEPTH, NO_EXTRA_DATA, ExtraData, convert_extra_data
from psm_model.errors import ParseError, WrongTypeError
from psm_model.strategies import extra_data

# Any, throughout: JSON.
NUMBERS: Final[st.SearchStrategy[Any]] = st.sampled_from(
    [0, 1, 2, 0.0, -0.0, 1.0, 2.0, True, False, None, "", "1", "0"]
)
TREES: Final[st.SearchStrategy[Any]] = st.recursive(
    NUMBERS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2)
)


def canonical(value: Any) -> str:
    """Return a text that is equal for equal JSON with the same types, whatever the order of keys."""
    return json.dumps(value, sort_keys=True)


@given(TREES, TREES)
def test_equality_is_that_of_the_json(first: Any, second: Any) -> None:
    """Data is equal exactly if its JSON is; equal data has one hash."""
    left, right = ExtraData({"x_a": first}), ExtraData({"x_a": second})
    assert (left == right) is (canonical(first) == canonical(second))
    if left == right:
        assert hash(left) == hash(right)
    assert left == ExtraData({"x_a": json.loads(canonical(first))})


@given(TREES, TREES)
def test_order_of_keys_does_not_matter(first: Any, second: Any) -> None:
    """The order of keys changes neither equality nor hash; that of a list does."""
    left, right = ExtraData({"x_a": first, "x_b": second}), ExtraData({"x_b": second, "x_a": first})
    assert left == right
    assert hash(left) == hash(right)
    lists = ExtraData({"x_a": [first, second]}), ExtraData({"x_a": [second, first]})
    assert (lists[0] == lists[1]) is (canonical(first) == canonical(second))


@given(extra_data())
def test_copies_are_equal(extra: ExtraData) -> None:
    """A copy, a deep copy and what was pickled are equal to the data, and have its hash."""
    for again in (copy.copy(extra), copy.deepcopy(extra), pickle.loads(pickle.dumps(extra)), ExtraData(extra)):  # noqa: S301  # our own
        assert again == extra
        assert type(again) is ExtraData
        assert hash(again) == hash(extra)
        assert repr(again) == f"<ExtraData: {len(extra)} keys>"


@given(TREES)
def test_data_is_deeply_frozen(tree: Any) -> None:
    """A change of what the data was made from does not reach it, and nothing in it can be changed."""
    given_values = {"x_a": [tree, {"b": [tree]}]}
    extra = ExtraData(given_values)
    before = hash(ExtraData(extra))
    given_values["x_a"][1]["b"].append(1)
    given_values["x_a"].append(1)
    given_values["x_b"] = []
    assert hash(ExtraData(extra)) == before
    assert len(extra) == 1

    def assert_frozen(value: Any) -> None:
        if value is None or type(value) in {str, int, float, bool}:
            return
        with pytest.raises(TypeError):
            value["b"] = 1
        assert not hasattr(value, "append")
        assert not hasattr(value, "update")
        hash(value)
        for part in value if isinstance(value, tuple) else value.values():
            assert_frozen(part)

    assert_frozen(extra)


@given(st.text("xX_aA1é -", max_size=5))
def test_keys(key: str) -> None:
    """A key is "x_", then lower-case letters, digits and underscores, of which the last is no underscore."""
    valid = (
        len(key) > 2  # "x_" and more
        and key.startswith("x_")
        and not key.endswith("_")
        and all(letter in "abcdefghijklmnopqrstuvwxyz0123456789_" for letter in key)
    )
    if valid:
        assert list(ExtraData({key: 1})) == [key]
    else:
        with pytest.raises(ParseError, match="expected a value of extra") as caught:
            ExtraData({key: 1})
        assert caught.value.got is None


@pytest.mark.parametrize("depth", [1, MAX_DEPTH - 1, MAX_DEPTH, MAX_DEPTH + 1, 5000])
@pytest.mark.parametrize("is_list", [False, True])
def test_nesting_is_limited(depth: int, *, is_list: bool) -> None:
    """Values are nested at most so deep, in lists and in objects."""
    value: Any = 1
    for _ in range(depth - 1):
        value = [value] if is_list else {"b": value}
    if depth <= MAX_DEPTH:
        assert ExtraData({"x_a": value}) == ExtraData({"x_a": value})
    else:
        with pytest.raises(ParseError, match="nested at most"):
            ExtraData({"x_a": value})


@pytest.mark.parametrize("number", [2**63, 2**64 - 1, -(2**63)])
def test_integers_of_64_bits_are_exact(number: int) -> None:
    """Whole numbers of 64 bits are kept, and larger ones refused without being shown."""
    assert ExtraData({"x_a": number})["x_a"] == number
    for larger in (2**64, -(2**63) - 1, 10**5000):
        with pytest.raises(ParseError, match="at most 64 bits"):
            ExtraData({"x_a": [larger]})


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf, {1}, b"a", object(), {1: 2}, {None: 1}])
def test_only_json_is_accepted(wrong: Any) -> None:
    """What is not JSON is refused at any depth, and is not shown."""
    for value in (wrong, [wrong], {"b": [wrong]}):
        with pytest.raises((ParseError, WrongTypeError), match=r"extra|finite") as caught:
            ExtraData({"x_a": value})
        assert str(wrong) not in str(caught.value)
    with pytest.raises(WrongTypeError, match="a mapping as extra"):
        ExtraData([("x_a", 1)])  # type: ignore[arg-type]  # a wrong type


class _Word(StrEnum):
    ONE = "one"


class _Number(IntEnum):
    ONE = 1


class _Real(float):
    pass


def test_subclasses_become_plain() -> None:
    """Texts and numbers of a subclass equal plain ones, so that data survives a document."""
    extra = ExtraData({"x_a": [_Word.ONE, _Number.ONE, _Real(1.5), {_Word.ONE: True}]})
    assert extra == ExtraData({"x_a": ["one", 1, 1.5, {"one": True}]})
    values: Any = extra["x_a"]
    assert [type(value) for value in values[:3]] == [str, int, float]
    assert [type(key) for key in values[3]] == [str]


def test_data_of_a_record() -> None:
    """A record converts a mapping; no data is the same as an empty mapping."""
    assert Source(id="s", extra=ExtraData({"x_a": 1})) == Source(id="s", extra={"x_a": 1})
    assert Source(id="s").extra is Source(id="s", extra=ExtraData()).extra is NO_EXTRA_DATA
    assert convert_extra_data({}) is NO_EXTRA_DATA
    assert ExtraData({"x_a": 1}) != {"x_a": 1}
    assert hash(Source(id="s", extra=ExtraData({"x_a": [1]}))) == hash(Source(id="s", extra=ExtraData({"x_a": (1,)})))
