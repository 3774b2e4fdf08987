"""Texts that are not documents: not JSON, not UTF-8, of another version, too deep, too long or too large."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import Problem
from psm_model.formats import loads
from tests.formats.invalid_documents import NIK, VALID, get_single_problem, list_problems, set_value


def test_valid_document_is_read() -> None:
    """The document that the tests change is valid."""
    assert loads(json.dumps(VALID)).members[0].id == "m"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem("", "a JSON document", "an empty text")),
        (" \n\t", Problem("", "a JSON document", "a text of spaces and line breaks only")),
        (b"", Problem("", "a JSON document", "an empty text")),
        (b"\xef\xbb\xbf", Problem("", "a JSON document", "an empty text")),
        ("{", Problem("", "a whole JSON document", "the end of the text at line 1, column 2")),
        ("hello", Problem("", "a JSON document", "'h' at line 1, column 1")),
        ('{"psm_register": 1,\n "members": [}', Problem("", "a value", "'}' at line 2, column 14")),
        (
            '{"psm_register": 1} {}',
            Problem("", "nothing after the end of the JSON document", "'{' at line 1, column 21"),
        ),
        (
            "{'psm_register': 1}",
            Problem("", 'a key in straight double quotes (")', '"\'" at line 1, column 2'),
        ),
        ("[]", Problem("", "an object", "a list")),
        ("null", Problem("", "an object", "null")),
        ("true", Problem("", "an object", "true")),
        ("1", Problem("", "an object", "1")),
        ('"psm"', Problem("", "an object", "'psm'")),
        ("NaN", Problem("", "a number that JSON has", "NaN")),
        (b"\xff{}", Problem("", "text in UTF-8", "the byte 0xff at line 1, column 1")),
        (b'{"psm_register": 1, "x": "\xe4"}', Problem("", "text in UTF-8", "the byte 0xe4 at line 1, column 27")),
        ('{"psm_register": 1}'.encode("utf-16"), Problem("", "text in UTF-8", "a text in UTF-16")),
    ],
    ids=repr,
)
def test_invalid_documents(text: str | bytes, problem: Problem) -> None:
    """A text that is not JSON, not UTF-8 or not an object is refused with the place of the first problem."""
    assert get_single_problem(text) == problem


@given(st.integers(1, len(json.dumps(VALID)) - 1))
def test_truncated_documents(length: int) -> None:
    """A truncated document is not JSON, and the message names its end."""
    problem = get_single_problem(json.dumps(VALID)[:length])
    assert problem.path == ""
    assert problem.got.startswith("the end of the text at line 1, column")


@pytest.mark.parametrize(
    ("version", "got"),
    [
        ("true", "true"),
        ('"1"', "'1'"),
        ("1.0", "1.0"),
        ("0", "0"),
        ("-1", "-1"),
        ("null", "nothing"),
        ("[1]", "a list"),
        ("{}", "an object"),
    ],
)
def test_wrong_version(version: str, got: str) -> None:
    """The version must be the number 1, not a text, true, a fraction or null."""
    assert get_single_problem(f'{{"psm_register": {version}}}') == Problem("/psm_register", "the number 1", got)


def test_missing_version() -> None:
    """A document without a version is refused."""
    assert get_single_problem("{}") == Problem("/psm_register", "the number 1", "nothing")


@pytest.mark.parametrize(("version", "got"), [("2", "2"), ("999", "999"), (NIK, "a large number")])
def test_newer_version(version: str, got: str) -> None:
    """Only the newer version is reported, because the rest may be correct in it."""
    problem = get_single_problem(f'{{"psm_register": {version}, "no_such_key": 1}}')
    assert (problem.path, problem.got) == ("/psm_register", got)
    assert "up to 1, the newest" in problem.expected


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_non_json_numbers(number: str) -> None:
    """A number that Python accepts and JSON does not is refused in its place."""
    text = json.dumps(VALID).replace('"2025-10"', number)
    assert get_single_problem(text) == Problem("/sources/0/published", "a number that JSON has", number)
    assert Problem("/psm_register", "a number that JSON has", number) in list_problems(f'{{"psm_register": {number}}}')


@pytest.mark.parametrize("number", ["1e309", "-1E999", "1" + "0" * 309 + ".5"])
def test_infinite_numbers(number: str) -> None:
    """A number beyond the range of a float is refused with its place."""
    text = json.dumps(VALID).replace('"2025-10"', number)
    assert get_single_problem(text) == Problem("/sources/0/published", "a number within 1.8e308 of zero", "one beyond")


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("digits", [21, 5_000, 100_000])
def test_numbers_of_too_many_digits(digits: int, sign: str) -> None:
    """A whole number with too many digits is refused and not shown; a sign does not count."""
    assert get_single_problem(json.dumps(VALID).replace('"2025-10"', sign + "7" * 20)).expected == "a text"
    text = json.dumps(VALID).replace('"2025-10"', sign + "7" * digits)
    problem = get_single_problem(text)
    assert problem == Problem(
        "/sources/0/published", "a whole number of at most 20 digits", f"one of {digits:,} digits"
    )
    assert get_single_problem(f'{{"psm_register": {"7" * digits}}}').path == "/psm_register"


def test_huge_fractions_are_numbers() -> None:
    """A huge fraction is refused for its type, like any number."""
    assert get_single_problem(json.dumps(VALID).replace('"2025-10"', "1e999999")).path == "/sources/0/published"


@pytest.mark.parametrize("opened", ["[", '{"a":', '{"psm_register": 1, "members": [', '[{"a":'])
def test_deep_nesting(opened: str) -> None:
    """Nesting a hundred thousand deep is refused, closed or not."""
    closed = "".join({"[": "]", "{": "}"}[sign] for sign in reversed(opened * 100_000) if sign in "[{")
    for text in (opened * 100_000, opened * 100_000 + "1" + closed):
        problem = get_single_problem(text)
        assert problem.path == ""
        assert "deep" in problem.expected


def test_nesting_within_the_limit() -> None:
    """Nesting within the limit is refused for its type, not for its depth."""
    depth = sys.getrecursionlimit() // 2
    text = json.dumps(VALID).replace('"2025-10"', "[" * depth + "]" * depth)
    assert get_single_problem(text) == Problem("/sources/0/published", "a text", "a list")
    unknown = '{"psm_register": 1, "deep": ' + '{"a":' * depth + "1" + "}" * depth + "}"
    assert get_single_problem(unknown).path == "/deep"


@pytest.mark.parametrize(
    "pointer", ["/sources/0/id", "/sources/0/published", "/members/0/name", "/members/0/area", "/members/0/membership"]
)
def test_long_texts(pointer: str) -> None:
    """A text of ten megabytes is refused in any place with a short message."""
    problem = get_single_problem(set_value(pointer, "x" * 10_000_000))
    assert problem.path == pointer
    assert len(str(problem)) < 300


def test_long_keys() -> None:
    """A key of ten megabytes is refused with a short message, and not shown."""
    problem = get_single_problem(json.dumps({**VALID, "x" * 10_000_000: 1}))
    assert (problem.path, problem.got) == ("", "a key that is not shown")
    assert len(str(problem)) < 400


@pytest.mark.parametrize("half", [r"\ud800", r"\udc00", r"x\udfff!"])
@pytest.mark.parametrize(
    "pointer", ["/sources/0/id", "/members/0/name", "/board_terms/0/label", "/members/0/birth_date"]
)
def test_half_a_surrogate_pair(half: str, pointer: str) -> None:
    """A lone surrogate is refused anywhere, with a message that can be encoded."""
    problem = get_single_problem(set_value(pointer, "HALF").replace("HALF", half))
    assert (problem.path, problem.expected) == (pointer, "a text that Unicode allows")
    assert str(problem).encode()


def test_surrogates_in_keys_and_codes() -> None:
    """A message about a key or a code with a lone surrogate can be encoded."""
    for text in (
        '{"psm_register": 1, "\\ud800": 1}',
        '{"psm_register": 1, "\\ud800": 1, "\\ud800": 2}',
        set_value("/members/0/membership", "HALF").replace("HALF", r"\ud800"),
        set_value("/members/0/area", {"code": "33", "HALF": 1}).replace("HALF", r"\ud800"),
    ):
        assert "".join(map(str, list_problems(text))).encode()


def test_paired_surrogates_are_read() -> None:
    """A character that JSON writes as a surrogate pair is one character."""
    assert loads(set_value("/sources/0/publisher", "\U0001f600")).sources[0].publisher == "\U0001f600"
