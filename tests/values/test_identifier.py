"""Identifier: its value is kept, and never shown."""

from __future__ import annotations

import copy
import pickle
import traceback
from collections.abc import Callable

import pytest
from attrs import fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import ParseError, WrongTypeError
from psm_model.values import Identifier
from tests.values.neighbours import EqualToAll, EqualToNone

schemes = st.sampled_from(["nik", "kta", "nip"])
# The letters of a value stand in no message, scheme or name of a class, so that finding one would be a leak.
secrets = st.text("0123456789\u0416\u0429\u042f", min_size=1, max_size=20)
VALUE = "\u0416\u04293325113113000001"  # nobody's: a 31st of the 13th month


@given(schemes, secrets)
def test_scheme_and_value_are_kept(scheme: str, value: str) -> None:
    """Who asks for the value gets it as it was given."""
    it = Identifier(scheme, value)
    assert (it.scheme, it.value) == (scheme, value)


WAYS: list[Callable[[object], str]] = [
    repr,
    str,
    ascii,
    format,
    lambda it: f"{it}",
    lambda it: f"{it!r} {it!s}",
    lambda it: "%s %r" % (it, it),  # noqa: UP031
    lambda it: repr([it]),
    lambda it: repr({"identifiers": (it,)}),
    lambda it: str(ValueError(it)),
    lambda it: repr(ValueError(it)),
]


@given(schemes, secrets)
def test_no_way_of_writing_shows_the_value(scheme: str, value: str) -> None:
    """What is written tells the scheme, and nothing of the value, not even its length: it is the same for all."""
    for way in WAYS:
        assert way(Identifier(scheme, value)) == way(Identifier(scheme, "another"))
        assert scheme in way(Identifier(scheme, value))


def test_repr_by_example() -> None:
    """A mark stands for the value."""
    it = Identifier("nik", VALUE)
    assert repr(it) == "Identifier('nik', '…')"
    assert str(it) == "nik …"


def test_no_error_shows_the_value() -> None:
    """What goes wrong with an identifier does not tell its value: not in a message, an argument or a traceback."""
    it = Identifier("nik", VALUE)
    wrong: list[Callable[[], object]] = [
        lambda: Identifier("", VALUE),
        lambda: Identifier("  ", VALUE),
        lambda: Identifier(None, VALUE),  # type: ignore[arg-type]
        lambda: Identifier("nik", [VALUE]),  # type: ignore[arg-type]
        lambda: Identifier("nik", VALUE.encode()),  # type: ignore[arg-type]
        lambda: Identifier([VALUE], ""),  # type: ignore[arg-type]
        lambda: sorted([it, it]),
        lambda: format(it, ">20"),
        lambda: setattr(it, "value", VALUE),
        lambda: setattr(it, "other", VALUE),
        lambda: delattr(it, "value"),
        lambda: it + it,  # type: ignore[operator]
        lambda: len(it),  # type: ignore[arg-type]
        lambda: {it.scheme: 1}[it],  # type: ignore[index]
    ]
    for go_wrong in wrong:
        with pytest.raises((ParseError, TypeError, FrozenInstanceError, KeyError)) as caught:
            go_wrong()
        error = caught.value
        shown = (str(error), repr(error), repr(error.args), *traceback.format_exception(error), repr(vars(error)))
        assert [text for text in shown if VALUE in text or VALUE[2:] in text] == []


@pytest.mark.parametrize("value", ["", " ", "\n"])
def test_a_blank_value_is_refused(value: str) -> None:
    """A value is not empty; the error does not hold it."""
    with pytest.raises(ParseError, match="a value that is not empty") as caught:
        Identifier("nik", value)
    assert caught.value.got is None


@pytest.mark.parametrize("scheme", ["", " ", "\n"])
def test_a_blank_scheme_is_refused(scheme: str) -> None:
    """An identifier has a scheme."""
    with pytest.raises(ParseError, match="the name of a scheme") as caught:
        Identifier(scheme, "1")
    assert caught.value.got is None


@pytest.mark.parametrize("part", [None, 3325113113000001, b"1"])
def test_parts_that_are_no_texts_are_refused(part: object) -> None:
    """A number, which loses leading zeros, is refused; the error holds its type alone."""
    for parts, name in ((("nik", part), "value"), ((part, "1"), "scheme")):
        with pytest.raises(WrongTypeError, match=f"^expected a text as {name}, got a value of type ") as caught:
            Identifier(*parts)
        assert caught.value.got is type(part)


def test_the_value_is_marked_sensitive() -> None:
    """What leaves personal data out of documents finds the mark on the value, and on it alone."""
    assert {field.name: field.metadata.get("sensitive") for field in fields(Identifier)} == {
        "scheme": None,
        "value": True,
    }


@given(st.tuples(schemes, secrets), st.tuples(schemes, secrets))
def test_equality_is_of_scheme_and_value(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Masked alike, identifiers are equal only if scheme and value are; equal ones have one hash."""
    this, that, again = Identifier(*one), Identifier(*other), Identifier(*one)
    assert (this == that) is (that == this) is (one == other)
    assert (this != that) is (one != other)
    assert (again, hash(again)) == (this, hash(this))
    assert len({this, again, that}) == len({one, other})


def test_equality_by_example() -> None:
    """One digit makes another identifier; so does another scheme; no text is equal to one, nor its own repr."""
    it = Identifier("nik", "0000000000000001")
    others = (
        Identifier("nik", "0000000000000002"),
        Identifier("kta", "0000000000000001"),
        "0000000000000001",
        repr(it),
    )
    assert [it == other for other in others] == [False] * 4
    assert it == EqualToAll()
    assert EqualToAll() == it
    assert (it == EqualToNone(), EqualToNone() == it) == (False, False)


@given(schemes, secrets)
def test_copies_and_pickles_keep_the_value(scheme: str, value: str) -> None:
    """The value is masked where it is shown, not where it is kept."""
    it = Identifier(scheme, value)
    for other in (copy.copy(it), copy.deepcopy(it), pickle.loads(pickle.dumps(it))):  # noqa: S301
        assert (other, hash(other), other.value) == (it, hash(it), value)
