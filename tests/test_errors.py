"""The errors: their data, and what their messages show and mask."""

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
    WrongWeekdayError,
    safe_repr,
)
from psm_model.masking import mask_digits

NIK = "3325113113000001"  # nobody's: a 31st of the 13th month
PROBLEMS = (Problem("/members/0/id", "a text", "7"), Problem("", "an object", "an array"))


class PlainFinding(NamedTuple):
    """The part of a finding that the error uses."""

    code: str
    path: str


FINDINGS = (
    PlainFinding("PSM101", "/board_terms/1"),
    PlainFinding("PSM002", "/members/0"),
    PlainFinding("PSM101", "/board_terms/2"),
    PlainFinding("PSM099", ""),
)
ERRORS: list[tuple[PsmModelError, dict[str, object], type[Exception]]] = [
    (
        ParseError("period", "'start/end'", "2025"),
        {"what": "period", "expected": "'start/end'", "got": "2025", "at": None, "form": "'start/end'", "hint": None},
        ValueError,
    ),
    (
        ParseError("citation", "a number", "UU x", 3),
        {"what": "citation", "expected": "a number", "got": "UU x", "at": 3, "form": "a number", "hint": None},
        ValueError,
    ),
    (
        ParseError("date", "a day", "kemarin", hint="pass another"),
        {"what": "date", "expected": "a day", "got": "kemarin", "form": "a day", "at": None, "hint": "pass another"},
        ValueError,
    ),
    (
        WrongWeekdayError("date", "the weekday of the date", "Senin", form="a date"),
        {
            "what": "date",
            "expected": "the weekday of the date",
            "form": "a date",
            "got": "Senin",
            "at": None,
            "hint": None,
        },
        ValueError,
    ),
    (WrongTypeError("a text", 7), {"expected": "a text", "got": 7}, TypeError),
    (NotFoundError("rule", "PSM999"), {"kind": "rule", "key": "PSM999"}, LookupError),
    (DuplicateIdError("member", "m1"), {"kind": "member", "key": "m1"}, ValueError),
    (
        OutOfPlaceError("board term", "t", "directly after organisation 'o'"),
        {"kind": "board term", "id": "t", "expected": "directly after organisation 'o'"},
        ValueError,
    ),
    (
        ConfigError("term_years", "a number", "five"),
        {"key": "term_years", "expected": "a number", "got": "five", "hint": None, "source": None},
        ValueError,
    ),
    (
        ConfigError("rules", "another", "ABC001", "leave it out"),
        {"key": "rules", "expected": "another", "got": "ABC001", "hint": "leave it out", "source": None},
        ValueError,
    ),
    (FormatError(PROBLEMS, "register.json"), {"problems": PROBLEMS, "source": "register.json"}, ValueError),
    (FormatError(PROBLEMS[:1]), {"problems": PROBLEMS[:1], "source": None}, ValueError),
    (FindingsError(FINDINGS), {"findings": FINDINGS}, ValueError),
    (FindingsError(list(FINDINGS)), {"findings": FINDINGS}, ValueError),
]


@pytest.mark.parametrize(("error", "data", "kind"), ERRORS)
def test_errors_carry_their_data(error: PsmModelError, data: dict[str, object], kind: type[Exception]) -> None:
    """An error is caught as PsmModelError or as its built-in base, and has its data as attributes."""
    with pytest.raises(kind) as caught:
        raise error
    assert isinstance(caught.value, PsmModelError)
    assert vars(caught.value) == data
    assert vars(type(error)(*error.args)) == data


@pytest.mark.parametrize(("error", "data", "kind"), ERRORS)
def test_copies_and_pickles_carry_their_data(
    error: PsmModelError, data: dict[str, object], kind: type[Exception]
) -> None:
    """An error survives copying and pickling."""
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
        (ParseError("date", "a day", "x", 3, hint="add y"), "expected a date (a day), got 'x' at offset 3; add y"),
        (ParseError("name", "a text", None), "expected a name (a text)"),
        (ParseError("name", "a text", None, 4), "expected a name (a text) at offset 4"),
        (WrongTypeError("a text", 7), "expected a text, got 7"),
        (WrongTypeError("a text", [NIK]), "expected a text, got a list"),
        (WrongTypeError("a text", bytes), "expected a text, got a value of type bytes"),
        (NotFoundError("rule", "PSM999"), "no rule 'PSM999'"),
        (NotFoundError("member", NIK), "no member '…'"),
        (DuplicateIdError("member", "m1"), "there is a member 'm1' already"),
        (DuplicateIdError("organisation", "o1"), "there is an organisation 'o1' already"),
        (OutOfPlaceError("board term", "t", "elsewhere"), "board term 't' is out of place: expected elsewhere"),
        (OutOfPlaceError("decree", NIK, "first"), "decree '…' is out of place: expected first"),
        (FormatError((Problem("/sources/0", "an id", "7", 3),)), "line 3: /sources/0: expected an id, got 7"),
        (FormatError((Problem("", "an id", "7", 3),)), "line 3: expected an id, got 7"),
        (ParseError("area code", "digits", "x"), "expected an area code (digits), got 'x'"),
        (DuplicateIdError("member", NIK), "there is a member '…' already"),
        (ConfigError("term_years", "a number", "five"), "configuration term_years: expected a number, got 'five'"),
        (ConfigError("waivers", "a list", None), "configuration waivers: expected a list"),
        (ConfigError("waivers", "a list", NIK), "configuration waivers: expected a list, got '…'"),
        (
            ConfigError(f"waivers.{NIK}\x1b[31m", "a list", None, None, "a.toml"),
            r"configuration a.toml, waivers.…\x1b[31m: expected a list",
        ),
        (ConfigError("x" * 1000, "a list", None), f"configuration {'x' * 57}…: expected a list"),
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
        (FindingsError(FINDINGS[:1]), "1 error: PSM101 at '/board_terms/1'"),
        (
            FindingsError(FINDINGS[:3]),
            (
                "3 errors (1 PSM002, 2 PSM101): "
                "PSM101 at '/board_terms/1', PSM002 at '/members/0', PSM101 at '/board_terms/2'"
            ),
        ),
        (
            FindingsError(FINDINGS[1:] * 1000),
            (
                "3,000 errors (1,000 PSM002, 1,000 PSM099, 1,000 PSM101): "
                "PSM002 at '/members/0', PSM101 at '/board_terms/2', PSM099, …"
            ),
        ),
        (FindingsError([PlainFinding("XYZ001", f"/{NIK}\n")]), r"1 error: XYZ001 at '/…\n'"),
    ],
)
def test_messages(error: PsmModelError, message: str) -> None:
    """A message says what was expected and what was got."""
    assert str(error) == message
    assert repr(error) == f"{type(error).__name__}({message!r})"


@given(st.lists(st.builds(Problem, *[st.text("abc/", min_size=1)] * 3), min_size=2))
def test_all_problems_are_listed(problems: list[Problem]) -> None:
    """A document's error lists every problem in order, and their number."""
    error = FormatError(tuple(problems))
    head, *lines = str(error).split("\n")
    assert head == f"{len(problems)} problems:"
    assert lines == [f"  {problem}" for problem in problems]


PARTS = st.tuples(*[st.text("ab", max_size=2)] * 3, st.none() | st.integers(1, 2))


@given(PARTS, PARTS)
def test_problems_are_values(
    first_fields: tuple[str, str, str, int | None], second_fields: tuple[str, str, str, int | None]
) -> None:
    """Problems are compared and hashed by their fields, and `repr` is an expression."""
    first, second = Problem(*first_fields), Problem(*second_fields)
    assert (first == second) is (second == first) is (first_fields == second_fields)
    assert len({first, second, Problem(*first_fields)}) == len({first_fields, second_fields})
    assert eval(repr(first), {"Problem": Problem}) == first  # noqa: S307
    assert first != first_fields
    assert first.__eq__(first_fields) is NotImplemented


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
def test_safe_repr(value: object, text: str | None) -> None:
    """Short values are shown by their `repr`, long ones truncated, others named by type."""
    if text is not None:
        assert safe_repr(value) == text
    assert len(safe_repr(value)) <= 60


def test_safe_repr_of_an_enum() -> None:
    """A member of an IntEnum is shown by its own `repr`."""

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
    """No digit of a number of nine digits or more is shown, wherever the text is truncated."""
    text = safe_repr("".join(filler + number for filler, number in parts) + tail)
    assert not re.search("[0-9]", text)
    assert len(text) <= 60
    assert text[0] == text[-1]
    assert text[0] in "'\""


@given(st.text(max_size=400))
@example("a'b" * 100)
def test_text_is_shown_by_its_repr_or_beginning(text: str) -> None:
    """A text with a `repr` of sixty characters is shown by it; of a longer one, the beginning and an ellipsis."""
    full = repr(mask_digits(text))
    shown = safe_repr(text)
    if len(full) <= 60 and len(text) <= 240:
        assert shown == full
    else:
        assert shown.endswith(f"…{shown[0]}")
        assert len(shown) <= 60
        # The quotation marks may differ, because the beginning may contain other ones than the full text.
        assert shown[1:-2] in {full[1 : len(shown) - 2], repr(mask_digits(text[:240]))[1 : len(shown) - 2]}


def test_huge_text_is_not_copied() -> None:
    """A huge text is truncated before anything else, so it costs no memory."""
    huge = "periode 2025 " * 800_000
    tracemalloc.start()
    try:
        text = safe_repr(huge)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert text == f"'{('periode 2025 ' * 5)[:57]}…'"
    assert peak < 100_000


def test_own_repr_is_masked() -> None:
    """A subclass of str cannot bypass the mask with its own `repr`."""

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
    """Neither the message nor the `repr` of an error shows an identity number."""
    assert NIK in repr(error.args)
    assert NIK not in str(error)
    assert NIK not in repr(error)
