"""The errors: what they carry, and what their messages show and mask."""

from __future__ import annotations

import copy
import pickle
import re
import tracemalloc
from enum import IntEnum
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.errors import (
    ConfigError,
    DuplicateIdError,
    FindingsError,
    FormatError,
    NotFoundError,
    OutOfPlaceError,
    ParseError,
    Problem,
    PsmModelError,
    WrongTypeError,
    mask_digits,
    safe_repr,
)

NIK = "3325113113000001"  # nobody's: a 31st of the 13th month
PROBLEMS = (Problem("/members/0/id", "a text", "7"), Problem("", "an object", "an array"))


class Found(NamedTuple):
    """As much of a finding as the error tells of."""

    code: str
    path: str


FOUND = (
    Found("PSM101", "/board_terms/1"),
    Found("PSM002", "/members/0"),
    Found("PSM101", "/board_terms/2"),
    Found("PSM099", ""),
)
ERRORS: list[tuple[PsmModelError, dict[str, object], type[Exception]]] = [
    (
        ParseError("period", "'start/end'", "2025"),
        {"what": "period", "expected": "'start/end'", "got": "2025", "at": None},
        ValueError,
    ),
    (
        ParseError("citation", "a number", "UU x", 3),
        {"what": "citation", "expected": "a number", "got": "UU x", "at": 3},
        ValueError,
    ),
    (WrongTypeError("a text", 7), {"expected": "a text", "got": 7}, TypeError),
    (NotFoundError("rule", "PSM999"), {"kind": "rule", "key": "PSM999"}, LookupError),
    (DuplicateIdError("member", "m1"), {"kind": "member", "key": "m1"}, ValueError),
    (OutOfPlaceError("t", "o"), {"term_id": "t", "organisation_id": "o"}, ValueError),
    (
        ConfigError("term_years", "a number", "five"),
        {"key": "term_years", "expected": "a number", "got": "five"},
        ValueError,
    ),
    (FormatError(PROBLEMS, "register.json"), {"problems": PROBLEMS, "source": "register.json"}, ValueError),
    (FormatError(PROBLEMS[:1]), {"problems": PROBLEMS[:1], "source": None}, ValueError),
    (FindingsError(FOUND), {"findings": FOUND}, ValueError),
    (FindingsError(list(FOUND)), {"findings": FOUND}, ValueError),
]


@pytest.mark.parametrize(("error", "data", "kind"), ERRORS)
def test_errors_carry_their_data(error: PsmModelError, data: dict[str, object], kind: type[Exception]) -> None:
    """An error is caught as PsmModelError or as the built-in that it is like, and carries what it is about."""
    with pytest.raises(kind) as caught:
        raise error
    assert isinstance(caught.value, PsmModelError)
    assert vars(caught.value) == data
    assert vars(type(error)(*error.args)) == data


@pytest.mark.parametrize(("error", "data", "kind"), ERRORS)
def test_copies_and_pickles_carry_their_data(
    error: PsmModelError, data: dict[str, object], kind: type[Exception]
) -> None:
    """Errors get from a process to another whole."""
    pickled = [pickle.loads(pickle.dumps(error, protocol)) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]  # noqa: S301
    for other in (copy.copy(error), copy.deepcopy(error), *pickled):
        assert type(other) is type(error)
        assert isinstance(other, kind)
        assert vars(other) == data
        assert (str(other), repr(other)) == (str(error), repr(error))


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ParseError("period", "'start/end'", "2025"), "expected a period ('start/end'), got '2025'"),
        (ParseError("period", "'start/end'", ""), "expected a period ('start/end'), got ''"),
        (ParseError("period", "'start/end'", 2025, 0), "expected a period ('start/end'), got 2025 at offset 0"),
        (ParseError("name", "a text", None), "expected a name (a text)"),
        (ParseError("name", "a text", None, 4), "expected a name (a text) at offset 4"),
        (WrongTypeError("a text", 7), "expected a text, got 7"),
        (WrongTypeError("a text", [NIK]), "expected a text, got a list"),
        (WrongTypeError("a text", bytes), "expected a text, got a value of type bytes"),
        (NotFoundError("rule", "PSM999"), "no rule 'PSM999'"),
        (NotFoundError("member", NIK), "no member '…'"),
        (DuplicateIdError("member", "m1"), "there is a member 'm1' already"),
        (DuplicateIdError("organisation", "o1"), "there is an organisation 'o1' already"),
        (OutOfPlaceError("t", "o"), "term 't' of organisation 'o' does not stand with it"),
        (OutOfPlaceError(None, NIK), "organisation '…' stands after its terms"),
        (FormatError((Problem("/sources/0", "an id", "7", 3),)), "line 3: /sources/0: expected an id, got 7"),
        (FormatError((Problem("", "an id", "7", 3),)), "line 3: expected an id, got 7"),
        (ParseError("area code", "digits", "x"), "expected an area code (digits), got 'x'"),
        (DuplicateIdError("member", NIK), "there is a member '…' already"),
        (ConfigError("term_years", "a number", "five"), "configuration term_years: expected a number, got 'five'"),
        (ConfigError("waivers", "a list", None), "configuration waivers: expected a list, got None"),
        (ConfigError("waivers", "a list", NIK), "configuration waivers: expected a list, got '…'"),
        (FormatError(PROBLEMS[:1]), "/members/0/id: expected a text, got 7"),
        (FormatError(PROBLEMS[1:]), "the document: expected an object, got an array"),
        (FormatError(PROBLEMS[:1], "r.json"), "r.json: /members/0/id: expected a text, got 7"),
        (
            FormatError(PROBLEMS, "r.json"),
            (
                "r.json: 2 problems:\n  /members/0/id: expected a text, got 7\n"
                "  the document: expected an object, got an array"
            ),
        ),
        (
            FormatError(PROBLEMS),
            "2 problems:\n  /members/0/id: expected a text, got 7\n  the document: expected an object, got an array",
        ),
        (FindingsError(FOUND[:1]), "1 error: PSM101 at '/board_terms/1'"),
        (
            FindingsError(FOUND[:3]),
            (
                "3 errors (1 PSM002, 2 PSM101): "
                "PSM101 at '/board_terms/1', PSM002 at '/members/0', PSM101 at '/board_terms/2'"
            ),
        ),
        (
            FindingsError(FOUND[1:] * 1000),
            (
                "3,000 errors (1,000 PSM002, 1,000 PSM099, 1,000 PSM101): "
                "PSM002 at '/members/0', PSM101 at '/board_terms/2', PSM099, …"
            ),
        ),
        (FindingsError([Found("XYZ001", f"/{NIK}\n")]), r"1 error: XYZ001 at '/…\n'"),
    ],
)
def test_messages(error: PsmModelError, message: str) -> None:
    """A message says what was wanted and what was got, where there is something to show."""
    assert str(error) == message
    assert repr(error) == f"{type(error).__name__}({message!r})"


@given(st.lists(st.builds(Problem, *[st.text("abc/", min_size=1)] * 3), min_size=2))
def test_all_problems_are_listed(problems: list[Problem]) -> None:
    """A document's error tells every problem, in its order, and how many there are."""
    error = FormatError(tuple(problems))
    head, *lines = str(error).split("\n")
    assert head == f"{len(problems)} problems:"
    assert lines == [f"  {problem}" for problem in problems]


PARTS = st.tuples(*[st.text("ab", max_size=2)] * 3, st.none() | st.integers(1, 2))


@given(PARTS, PARTS)
def test_problems_are_values(one: tuple[str, str, str, int | None], other: tuple[str, str, str, int | None]) -> None:
    """Problems are equal when path, wanted, got and line are; equal ones have one hash; repr makes one again."""
    this, that = Problem(*one), Problem(*other)
    assert (this == that) is (that == this) is (one == other)
    assert len({this, that, Problem(*one)}) == len({one, other})
    assert eval(repr(this), {"Problem": Problem}) == this  # noqa: S307
    assert this != one
    assert this.__eq__(one) is NotImplemented


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        (True, "True"),
        (False, "False"),
        (0, "0"),
        (-7, "-7"),
        (999_999_999, "999999999"),
        (1_000_000_000, "a large number"),
        (-1_000_000_000, "a large number"),
        (int(NIK), "a large number"),
        pytest.param(10**5000, "a large number", id="which repr refuses to write"),
        (1.5, "1.5"),
        (float(NIK), "…"),
        (0.1 + 0.2, "…"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (b"3325", "a bytes"),
        ([NIK], "a list"),
        ({NIK: NIK}, "a dict"),
        ((), "a tuple"),
        (..., "an ellipsis"),
        (OSError(NIK), "an OSError"),
        (ValueError(NIK), "a ValueError"),
        ("", "''"),
        ("it's", '"it\'s"'),
        ("\n\x00\ud800", r"'\n\x00\ud800'"),
        ("12345678", "'12345678'"),  # eight digits are shown, nine are not
        ("123456789", "'…'"),
        (f"NIK {NIK}, KTA {NIK}", "'NIK …, KTA …'"),
        ("33.25.11.150590.0001, 3325 1115 0590 0001, 3325-1115-0590-0001", "'…, …, …'"),
        ("123 456.789-0123", "'…'"),  # thirteen digits in groups are not shown, twelve are
        ("123 456.789-012", "'123 456.789-012'"),
        ("2025-10-15 s.d. 2030-10-14", "'2025-10-15 s.d. 2030-10-14'"),
        ("\uff13" * 16, "'…'"),  # fullwidth digits are digits
        ("x" * 58, f"'{'x' * 58}'"),  # sixty with its quotes
        ("x" * 59, f"'{'x' * 57}…'"),
        ("x" * 57 + NIK, f"'{'x' * 57}…'"),
        ("x" * 300, f"'{'x' * 57}…'"),
        ("x" * 50 + NIK + "y" * 300, f"'{'x' * 50}…{'y' * 6}…'"),
        (NIK * 1000, "'…'"),
        ('it\'s "so"' * 30, None),
    ],
)
def test_shown_by_example(value: object, text: str | None) -> None:
    """Short values are shown as repr writes them, long ones cut, other ones named by their type."""
    if text is not None:
        assert safe_repr(value) == text
    assert len(safe_repr(value)) <= 60


def test_shown_number_of_an_enum() -> None:
    """A member of an IntEnum is shown as it shows itself."""

    class Colour(IntEnum):
        RED = 1

    assert safe_repr(Colour.RED) == "<Colour.RED: 1>"


numbers = st.text("0123456789", min_size=9, max_size=400) | st.lists(
    st.text("0123456789", min_size=4, max_size=9), min_size=4, max_size=40
).map("-".join)
fillers = st.text("ab \n'\"\\", max_size=260)


@given(st.lists(st.tuples(fillers, numbers), max_size=3), fillers)
@example([("x", "1" * 231), (" ", "23456789" * 2)], "")
@example([("x" * 230, "23456789" * 2)], "")
@example([("\n" * 115, "1" * 20)], "")
@example([("", "0" * 230), ("a", "7" * 16)], "b")
@example([("", "000000000-0000-0000-0000")], "")
def test_no_part_of_a_long_number_is_shown(parts: list[tuple[str, str]], tail: str) -> None:
    """Of nine digits and more in a row none is shown, wherever the text is cut; what is shown is short and quoted."""
    text = safe_repr("".join(filler + number for filler, number in parts) + tail)
    assert not re.search("[0-9]", text)
    assert len(text) <= 60
    assert text[0] == text[-1]
    assert text[0] in "'\""


@given(st.text(max_size=400))
@example("a'b" * 100)
def test_a_text_is_shown_as_its_repr_or_the_head_of_it(text: str) -> None:
    """A text whose repr has sixty characters is shown by it; of a longer one the head is shown, then a mark."""
    whole = mask_digits(repr(text))
    it = safe_repr(text)
    if len(whole) <= 60 and len(text) <= 240:
        assert it == whole
    else:
        assert it.endswith(f"…{it[0]}")
        assert len(it) <= 60
        # The quote may differ: the head alone may hold another kind of quotes than the whole.
        assert it[1:-2] in {whole[1 : len(it) - 2], mask_digits(repr(text[:240]))[1 : len(it) - 2]}


def test_a_text_of_ten_megabytes_is_not_copied() -> None:
    """To show a huge text costs no memory to speak of: it is cut before anything else is done with it."""
    huge = "periode 2025 " * 800_000
    tracemalloc.start()
    try:
        text = safe_repr(huge)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert text == f"'{('periode 2025 ' * 5)[:57]}…'"
    assert peak < 100_000


def test_a_text_that_shows_itself_in_its_own_way_is_a_text() -> None:
    """A subclass of str can't get around the mask by a repr of its own."""

    class Loud(str):
        __slots__ = ()

        def __repr__(self) -> str:
            return "x" * 1000

    assert safe_repr(Loud(f"NIK {NIK}")) == "'NIK …'"
    assert safe_repr(Loud(f"NIK {NIK} " * 100)).startswith("'NIK … NIK … ")


@pytest.mark.parametrize(
    "error",
    [
        ParseError("partial date", "'YYYY'", NIK),
        ParseError("partial date", "'YYYY'", int(NIK)),
        ParseError("partial date", "'YYYY'", [NIK]),
        NotFoundError("member", NIK),
        DuplicateIdError("member", NIK),
        ConfigError("waivers", "a list", {NIK: NIK}),
    ],
)
def test_neither_message_nor_repr_shows_a_long_number(error: PsmModelError) -> None:
    """What a log may hold of an error, its message or its repr, has no identity number, though the error has."""
    assert NIK in repr(error.args)
    assert NIK not in str(error)
    assert NIK not in repr(error)
