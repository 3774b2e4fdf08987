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
# The letters of a value occur in no message, scheme or class name, so finding one is a leak.
secrets = st.text("0123456789\u0416\u0429\u042f", min_size=1, max_size=20)
VALUE = "\u0416\u04293325113113000001"  # nobody's: a 31st of the 13th month


@given(schemes, secrets)
def test_scheme_and_value_are_kept(scheme: str, value: str) -> None:
    """The value is kept as given."""
    identifier = Identifier(scheme, value)
    assert (identifier.scheme, identifier.value) == (scheme, value)


FORMATTERS: list[Callable[[object], str]] = [
    repr,
    str,
    ascii,
    format,
    lambda identifier: f"{identifier}",
    lambda identifier: f"{identifier!r} {identifier!s}",
    lambda identifier: "%s %r" % (identifier, identifier),  # noqa: UP031
    lambda identifier: repr([identifier]),
    lambda identifier: repr({"identifiers": (identifier,)}),
    lambda identifier: str(ValueError(identifier)),
    lambda identifier: repr(ValueError(identifier)),
]


@given(schemes, secrets)
def test_no_text_shows_the_value(scheme: str, value: str) -> None:
    """Every text has the scheme, and nothing of the value, not even its length."""
    for format_text in FORMATTERS:
        assert format_text(Identifier(scheme, value)) == format_text(Identifier(scheme, "another"))
        assert scheme in format_text(Identifier(scheme, value))


def test_repr_by_example() -> None:
    """A mark replaces the value."""
    identifier = Identifier("nik", VALUE)
    assert repr(identifier) == "Identifier('nik', '…')"
    assert str(identifier) == "nik …"


def test_no_error_shows_the_value() -> None:
    """No error shows the value, in a message, an argument or a traceback."""
    identifier = Identifier("nik", VALUE)
    failing: list[Callable[[], object]] = [
        lambda: Identifier("", VALUE),
        lambda: Identifier("  ", VALUE),
        lambda: Identifier(None, VALUE),  # type: ignore[arg-type]
        lambda: Identifier("nik", [VALUE]),  # type: ignore[arg-type]
        lambda: Identifier("nik", VALUE.encode()),  # type: ignore[arg-type]
        lambda: Identifier([VALUE], ""),  # type: ignore[arg-type]
        lambda: Identifier.parse(VALUE),
        lambda: Identifier.parse(f":{VALUE}"),
        lambda: Identifier.parse(f"  : {VALUE}"),
        lambda: Identifier.parse([VALUE]),  # type: ignore[arg-type]
        lambda: Identifier.parse(VALUE.encode()),  # type: ignore[arg-type]
        lambda: sorted([identifier, identifier]),
        lambda: format(identifier, ">20"),
        lambda: setattr(identifier, "value", VALUE),
        lambda: setattr(identifier, "other", VALUE),
        lambda: delattr(identifier, "value"),
        lambda: identifier + identifier,  # type: ignore[operator]
        lambda: len(identifier),  # type: ignore[arg-type]
        lambda: {identifier.scheme: 1}[identifier],  # type: ignore[index]
    ]
    for fail in failing:
        with pytest.raises((ParseError, TypeError, FrozenInstanceError, KeyError)) as caught:
            fail()
        error = caught.value
        texts = (str(error), repr(error), repr(error.args), *traceback.format_exception(error), repr(vars(error)))
        assert [text for text in texts if VALUE in text or VALUE[2:] in text] == []


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


@given(schemes, secrets, st.sampled_from(["", " ", "\t"]))
def test_scheme_and_value_are_parsed(scheme: str, value: str, blank: str) -> None:
    """A scheme and a value around a colon make the identifier, whatever the case of the scheme and the white space."""
    for written in (scheme, scheme.upper()):
        text = f"{blank}{written}{blank}:{blank}{value}{blank}"
        assert Identifier.parse(text) == Identifier(scheme, value)


@pytest.mark.parametrize("text", ["", ":", "nik", "nik:", "nik: ", ":1", " :1"])
def test_half_an_identifier_is_refused(text: str) -> None:
    """Without a scheme, a value or the colon there is no identifier; the error does not hold the text."""
    with pytest.raises(ParseError, match=r"expected an identifier \(a scheme and a value as in") as caught:
        Identifier.parse(text)
    assert caught.value.got is None


@pytest.mark.parametrize("text", [None, 1, b"nik:1", ["nik:1"]], ids=repr)
def test_only_texts_are_parsed(text: object) -> None:
    """Other types are refused with an error that contains only the type."""
    with pytest.raises(WrongTypeError, match=f"^expected a text, got a value of type {type(text).__name__}$"):
        Identifier.parse(text)  # type: ignore[arg-type]


@given(st.tuples(schemes, secrets), st.tuples(schemes, secrets))
def test_equality_is_of_scheme_and_value(first_fields: tuple[str, str], second_fields: tuple[str, str]) -> None:
    """Identifiers are equal if and only if scheme and value are, although they look alike."""
    first, second, copy_of_first = Identifier(*first_fields), Identifier(*second_fields), Identifier(*first_fields)
    assert (first == second) is (second == first) is (first_fields == second_fields)
    assert (first != second) is (first_fields != second_fields)
    assert (copy_of_first, hash(copy_of_first)) == (first, hash(first))
    assert len({first, copy_of_first, second}) == len({first_fields, second_fields})


def test_equality_by_example() -> None:
    """Another digit or another scheme is another identifier; no text is equal to one, not even its repr."""
    identifier = Identifier("nik", "0000000000000001")
    others = (
        Identifier("nik", "0000000000000002"),
        Identifier("kta", "0000000000000001"),
        "0000000000000001",
        repr(identifier),
    )
    assert [identifier == other for other in others] == [False] * 4
    assert identifier == EqualToAll()
    assert EqualToAll() == identifier
    assert (identifier == EqualToNone(), EqualToNone() == identifier) == (False, False)


@given(schemes, secrets)
def test_copies_and_pickles_keep_the_value(scheme: str, value: str) -> None:
    """The value is masked where it is shown, not where it is stored."""
    identifier = Identifier(scheme, value)
    for other in (copy.copy(identifier), copy.deepcopy(identifier), pickle.loads(pickle.dumps(identifier))):  # noqa: S301
        assert (other, hash(other), other.value) == (identifier, hash(identifier), value)
