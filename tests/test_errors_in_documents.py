"""Invalid documents: each raises a FormatError with every problem and its place, without personal data."""

from __future__ import annotations

import json
import os
import sys
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psm_model.cli import main
from psm_model.errors import FormatError, Problem
from psm_model.formats import dumps, load, loads
from psm_model.strategies import registers
from tests.formats.ways import loads_both_ways

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

NIK: Final = "3325111505900001"
"""A number of the shape of an identity number, which belongs to nobody."""

# Any: documents that are changed to be invalid.
VALID: Final[dict[str, Any]] = {
    "psm_register": 1,
    "sources": [{"id": "s-1", "published": "2025-10"}],
    "organisations": [
        {
            "id": "o",
            "name": "IPSM",
            "level": "regency_city",
            "area": {"code": "33.25", "vintage": "2138"},
            "area_names": [{"level": "village", "name": "Contoh"}],
            "stated_counts": [{"number": "54", "of": "orang", "on": "2025"}],
            "events": [{"kind": "Musda", "date": "2025-09-13"}],
            "terms_complete": True,
            "source_ids": ["s-1"],
        }
    ],
    "members": [
        {
            "id": "m",
            "name": "Contoh",
            "area": "33.25.11.1013",
            "birth_date": "1990-05-15",
            "membership": "ordinary",
            "service": {"start": "2020", "end": ".."},
            "identifiers": [{"scheme": "nik", "value": NIK}],
            "cards": [{"kind": "national", "number": NIK, "issuer_id": "o"}],
            "training": [{"title": "Bimtek", "date": "2024"}],
        }
    ],
    "board_terms": [
        {
            "id": "t",
            "organisation_id": "o",
            "period": {"start": "2025", "end": "2030"},
            "status": "in_office",
            "inaugurations": [
                {"participants": [{"role": "officiant", "name": "Contoh"}, {"role": "speaker", "name": "Contoh"}]}
            ],
            "legal_bases": [{"citation": "UU 11/2009 Pasal 21"}],
            "appointments": [
                {"id": "a", "post": "chair", "office": "Bupati"},
                {"id": "b", "post": "other", "name": "X"},
            ],
        }
    ],
}
"""A valid document with a value of every kind."""


def problems_in(text: str | bytes) -> list[Problem]:
    """Return the problems of a document."""
    with pytest.raises(FormatError) as caught:
        loads_both_ways(text)
    assert str(caught.value).isprintable() or len(caught.value.problems) > 1
    return list(caught.value.problems)


def single_problem(text: str | bytes) -> Problem:
    """Return the only problem of a document."""
    (problem,) = problems_in(text)
    return problem


def set_value(pointer: str, value: object) -> str:
    """Return the valid document with another value in one place, which is created if necessary."""
    tree = deepcopy(VALID)
    *steps, last = pointer.split("/")[1:]
    place: Any = tree
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})
    place[int(last) if isinstance(place, list) else last] = value
    return json.dumps(tree)


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
    assert single_problem(text) == problem


@given(st.integers(1, len(json.dumps(VALID)) - 1))
def test_truncated_documents(length: int) -> None:
    """A truncated document is not JSON, and the message names its end."""
    problem = single_problem(json.dumps(VALID)[:length])
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
    assert single_problem(f'{{"psm_register": {version}}}') == Problem("/psm_register", "the number 1", got)


def test_missing_version() -> None:
    """A document without a version is refused."""
    assert single_problem("{}") == Problem("/psm_register", "the number 1", "nothing")


@pytest.mark.parametrize(("version", "got"), [("2", "2"), ("999", "999"), (NIK, "a large number")])
def test_newer_version(version: str, got: str) -> None:
    """Only the newer version is reported, because the rest may be correct in it."""
    problem = single_problem(f'{{"psm_register": {version}, "no_such_key": 1}}')
    assert (problem.path, problem.got) == ("/psm_register", got)
    assert "up to 1, the newest" in problem.expected


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_non_json_numbers(number: str) -> None:
    """A number that Python accepts and JSON does not is refused in its place."""
    text = json.dumps(VALID).replace('"2025-10"', number)
    assert single_problem(text) == Problem("/sources/0/published", "a number that JSON has", number)
    assert Problem("/psm_register", "a number that JSON has", number) in problems_in(f'{{"psm_register": {number}}}')


@pytest.mark.parametrize("number", ["1e309", "-1E999", "1" + "0" * 309 + ".5"])
def test_infinite_numbers(number: str) -> None:
    """A number beyond the range of a float is refused with its place."""
    text = json.dumps(VALID).replace('"2025-10"', number)
    assert single_problem(text) == Problem("/sources/0/published", "a number within 1.8e308 of zero", "one beyond")


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("digits", [21, 5_000, 100_000])
def test_numbers_of_too_many_digits(digits: int, sign: str) -> None:
    """A whole number with too many digits is refused and not shown; a sign does not count."""
    assert single_problem(json.dumps(VALID).replace('"2025-10"', sign + "7" * 20)).expected == "a text"
    text = json.dumps(VALID).replace('"2025-10"', sign + "7" * digits)
    problem = single_problem(text)
    assert problem == Problem("/sources/0/published", "a whole number of at most 20 digits", f"one of {digits:,}")
    assert single_problem(f'{{"psm_register": {"7" * digits}}}').path == "/psm_register"


def test_huge_fractions_are_numbers() -> None:
    """A huge fraction is refused for its type, like any number."""
    assert single_problem(json.dumps(VALID).replace('"2025-10"', "1e999999")).path == "/sources/0/published"


@pytest.mark.parametrize("opened", ["[", '{"a":', '{"psm_register": 1, "members": [', '[{"a":'])
def test_deep_nesting(opened: str) -> None:
    """Nesting a hundred thousand deep is refused, closed or not."""
    closed = "".join({"[": "]", "{": "}"}[sign] for sign in reversed(opened * 100_000) if sign in "[{")
    for text in (opened * 100_000, opened * 100_000 + "1" + closed):
        problem = single_problem(text)
        assert problem.path == ""
        assert "deep" in problem.expected


def test_nesting_within_the_limit() -> None:
    """Nesting within the limit is refused for its type, not for its depth."""
    depth = sys.getrecursionlimit() // 2
    text = json.dumps(VALID).replace('"2025-10"', "[" * depth + "]" * depth)
    assert single_problem(text) == Problem("/sources/0/published", "a text", "a list")
    unknown = '{"psm_register": 1, "deep": ' + '{"a":' * depth + "1" + "}" * depth + "}"
    assert single_problem(unknown).path == "/deep"


@pytest.mark.parametrize(
    "pointer", ["/sources/0/id", "/sources/0/published", "/members/0/name", "/members/0/area", "/members/0/membership"]
)
def test_long_texts(pointer: str) -> None:
    """A text of ten megabytes is refused in any place with a short message."""
    problem = single_problem(set_value(pointer, "x" * 10_000_000))
    assert problem.path == pointer
    assert len(str(problem)) < 300


def test_long_keys() -> None:
    """A key of ten megabytes is shown truncated."""
    problem = single_problem(json.dumps({**VALID, "x" * 10_000_000: 1}))
    assert problem.path.startswith("/xxx")
    assert len(str(problem)) < 400


@pytest.mark.parametrize("half", [r"\ud800", r"\udc00", r"x\udfff!"])
@pytest.mark.parametrize(
    "pointer", ["/sources/0/id", "/members/0/name", "/board_terms/0/label", "/members/0/birth_date"]
)
def test_half_a_surrogate_pair(half: str, pointer: str) -> None:
    """A lone surrogate is refused anywhere, with a message that can be encoded."""
    problem = single_problem(set_value(pointer, "HALF").replace("HALF", half))
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
        assert "".join(map(str, problems_in(text))).encode()


def test_paired_surrogates_are_read() -> None:
    """A character that JSON writes as a surrogate pair is one character."""
    assert loads(set_value("/sources/0/publisher", "\U0001f600")).sources[0].publisher == "\U0001f600"


def test_all_problems_are_reported_at_once() -> None:
    """Wrong types in three places are three problems, each with its place, what was expected and what was got."""
    text = """{"psm_register": 1, "members": [{"id": "m", "name": "X"}, {"id": 7, "name": "X"}],
      "board_terms": [{"id": "t", "organisation_id": "o", "period": "2025",
        "appointments": [{"id": "a", "post": "boss", "office": "B"}]}]}"""
    posts = "chair, vice_chair, secretary, vice_secretary, treasurer, vice_treasurer, section_head, section_member"
    more = "coordinator, adviser, patron, director, motivator, member, other"
    assert problems_in(text) == [
        Problem("/members/1/id", "a text", "7"),
        Problem("/board_terms/0/period", "an object with start and end", "'2025'"),
        Problem("/board_terms/0/appointments/0/post", f"one of {posts}, {more}", "'boss'"),
    ]


def test_problems_are_in_document_order() -> None:
    """Problems of all kinds are in the order of the document; missing keys come last in their object."""
    text = """{
      "no_such": 1,
      "members": [
        {"name": "", "id": "m", "id": "m", "area": NaN, "service": {"end": "2020", "start": "2030"}},
        "m-2",
        {"area": {"code": "33.2", "vintage": "", "name": "x"}, "cards": [{"number": 7}]}
      ],
      "psm_register": "1",
      "sources": {"id": "s"},
      "organisations": [
        {"id": "o", "name": "X", "level": "local", "terms_complete": "yes", "source_ids": "s", "a/b~c": 0}
      ],
      "board_terms": [
        {"id": "t", "organisation_id": "o", "legal_bases": [{}, {"citation": "x"}], "appointments": [{"id": "a"}, null]}
      ]
    }"""
    assert [problem.path for problem in problems_in(text)] == [
        "/no_such",
        "/members/0",
        "/members/0/name",
        "/members/0/area",
        "/members/0/service",
        "/members/1",
        "/members/2/area/code",
        "/members/2/area/vintage",
        "/members/2/area/name",
        "/members/2/cards/0/number",
        "/members/2/cards/0/kind",
        "/members/2/id",
        "/members/2/name",
        "/psm_register",
        "/sources",
        "/organisations/0/level",
        "/organisations/0/terms_complete",
        "/organisations/0/source_ids",
        "/organisations/0/a~1b~0c",
        "/board_terms/0/legal_bases/0",
        "/board_terms/0/legal_bases/1/citation",
        "/board_terms/0/appointments/0",
        "/board_terms/0/appointments/0/post",
        "/board_terms/0/appointments/1",
    ]


@pytest.mark.parametrize(
    ("pointer", "value", "expected", "got"),
    [
        ("/members", {}, "a list", "an object"),
        ("/members/0", [], "an object", "a list"),
        ("/members/0/id", 7, "a text", "7"),
        ("/members/0/id", True, "a text", "true"),
        ("/members/0/id", 1.5, "a text", "1.5"),
        ("/members/0/id", "", "a text that is not empty", "''"),
        ("/members/0/id", " ", "a text that is not empty", "' '"),
        ("/members/0/id", None, "a value", "nothing"),
        ("/members/0/source_ids", "s-1", "a list", "'s-1'"),
        ("/members/0/source_ids", [None], "a text", "null"),
        ("/members/0/name", "", "a person's name (a text that is not empty)", "''"),
        (
            "/members/0/service",
            {},
            "a period (an end that is a partial date or OPEN, or UNKNOWN after a known start)",
            "/",
        ),
        ("/members/0/service", {"start": ".."}, "a partial date", "'..'"),
        (
            "/members/0/service",
            {"start": "2025", "end": "2024"},
            "a period (a start no later than its end)",
            "2025/2024",
        ),
        ("/members/0/service", {"begin": "2025"}, "one of the keys start, end", "'begin'"),
        ("/members/0/area", 33, "a text", "33"),
        ("/members/0/area", "3325", "an area code", "'3325'"),
        ("/members/0/area", {"vintage": "x"}, "a text", "null"),
        ("/members/0/area", {"code": "33", "kind": "x"}, "one of the keys code, vintage", "'kind'"),
        ("/members/0/membership", "Ordinary", "one of ordinary, honorary", "'Ordinary'"),
        ("/members/0/membership", ["ordinary"], "one of ordinary, honorary", "a list"),
        ("/sources/0/published", "2025-13", "a partial date (a month from 1 to 12)", "'2025-13'"),
        (
            "/sources/0/published",
            "2023-02-29",
            "a partial date (a day that exists: February 2023 has 28 days)",
            "'2023-02-29'",
        ),
        (
            "/members/0/service",
            {"start": "2025-04-31"},
            "a partial date (a day that exists: April 2025 has 30 days)",
            "'2025-04-31'",
        ),
        ("/sources/0/published", "15 Oktober 2025", "a partial date", "'15 Oktober 2025'"),
        ("/sources/0/published", 2025, "a text", "2025"),
        ("/organisations/0/terms_complete", 1, "true or false", "1"),
        ("/organisations/0/terms_complete", "true", "true or false", "'true'"),
        ("/organisations/0/stated_counts/0/number", 54, "a text", "54"),
        ("/board_terms/0/legal_bases/0", {}, "a legal basis (a citation, or its text as written)", "none of it"),
        ("/board_terms/0/legal_bases/0", {"as_written": " "}, "a legal basis", "none of it"),
        ("/board_terms/0/legal_bases/0/citation", "Pasal 0", "a legal citation", "'Pasal 0'"),
        ("/board_terms/0/appointments/0", {"id": "a", "post": "chair"}, "an appointment (exactly one of", "0"),
        ("/board_terms/0/appointments/1/member_id", "m", "an appointment (exactly one of", "2"),
    ],
)
def test_each_problem_names_expected_and_got(pointer: str, value: object, expected: str, got: str) -> None:
    """Each problem has its place, what was expected, and what was got."""
    problem = single_problem(set_value(pointer, value))
    # A problem may be nested, as the code of an area; too many holders are a problem of the appointment.
    assert problem.path.startswith(pointer.removesuffix("/member_id"))
    assert problem.expected.startswith(expected)
    assert problem.got == got


@pytest.mark.parametrize(
    ("key", "step"),
    [
        ("nama", "nama"),
        ("a/b", "a~1b"),
        ("~", "~0"),
        ("~1", "~01"),
        ("", ""),
        ("é", "é"),
        ("a b", "a b"),
        ("\n", "\\n"),
        ("\x1b[31m", "\\x1b[31m"),
        (NIK, "…"),
        ("x" * 95 + NIK, "x" * 95 + "…"),
    ],
    ids=repr,
)
def test_unknown_keys(key: str, step: str) -> None:
    """An unknown key is reported by its pointer with the known keys, also if its value is null."""
    for value in (1, None, {key: key}):
        problem = single_problem(set_value("/members/0", {"id": "m", "name": "X", key: value}))
        assert problem.path == f"/members/0/{step}"
        assert problem.expected.startswith(
            "one of the keys id, name, names, area, area_names, domicile_area, birth_date"
        )
        assert NIK not in str(problem)
    top = single_problem(json.dumps({**VALID, key: 1}))
    assert (top.path, top.expected) == (
        f"/{step}",
        "one of the keys sources, decrees, organisations, members, board_terms",
    )


def test_duplicate_keys() -> None:
    """Each duplicate key in an object is reported."""
    text = (
        '{"psm_register": 1, "sources": [{"id": "a", "url": "1", "id": "a", "url": "2", "url": "3", "publisher": "x"}]}'
    )
    assert problems_in(text) == [
        Problem("/sources/0", "each key once", "'id' more than once"),
        Problem("/sources/0", "each key once", "'url' more than once"),
    ]
    assert single_problem('{"psm_register": 1, "psm_register": 1}').path == ""
    assert single_problem('{"psm_register": 1, "members": [], "members": []}').got == "'members' more than once"


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/members/0/birth_date", "15-05-1990"),
        ("/members/0/birth_date", "1990-05-32"),
        ("/members/0/birth_date", "1990-02-30"),
        ("/members/0/birth_date", 19900515),
        ("/members/0/birth_date", ["1990-05-15"]),
        ("/members/0/identifiers", NIK),
        ("/members/0/identifiers", [NIK]),
        ("/members/0/identifiers", [{"scheme": "nik", "value": int(NIK)}]),
        ("/members/0/identifiers", [{"scheme": "nik", "value": 33251990}]),
        ("/members/0/identifiers", [{"scheme": "nik", "value": [NIK]}]),
        ("/members/0/identifiers", [{"scheme": 33251990, "value": NIK}]),
        ("/members/0/identifiers", [{"scheme": "nik", "value": ""}]),
        ("/members/0/identifiers", [{"scheme": "nik", NIK: "1990"}]),
        ("/members/0/identifiers", {"nik": NIK}),
        ("/members/0/cards/0/number", 33251990),
        ("/members/0/cards/0/number", int(NIK)),
        ("/members/0/cards/0/number", {"no": "33251990"}),
        ("/members/0/area", NIK),
        ("/members/0/area", int(NIK)),
        ("/members/0/area", {"code": NIK}),
        ("/members/0/area", {"code": "33", NIK: 1}),
        ("/members/0/domicile_area", f"NIK {NIK} "),
        ("/members/0/id", int(NIK)),
        ("/members/0/membership", NIK),
        ("/members/0/service", NIK),
        ("/members/0", NIK),
        ("/members/0", int(NIK)),
        ("/members/0/source_ids", [float(NIK)]),
        (f"/members/0/{NIK}", 1),
        (f"/{NIK}", 1),
        ("/psm_register", int(NIK)),
        ("/psm_register", -int(NIK)),
        ("/psm_register", NIK),
        ("/sources/0/published", NIK),
        ("/board_terms/0/legal_bases/0/citation", NIK),
    ],
)
def test_personal_data_is_not_shown(
    pointer: str, value: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No message or `repr` has a birth date, an identity number or a card number, wherever it was typed."""
    text = set_value(pointer, value)
    with pytest.raises(FormatError) as caught:
        loads(text)
    file = tmp_path / "register.json"
    file.write_text(text, encoding="utf-8")
    assert main(["check", str(file)]) == 2
    captured = capsys.readouterr()
    for message in (str(caught.value), repr(caught.value), captured.out, captured.err, repr(caught.value.problems)):
        for part in ("1990", "33251", "0001", "15-05"):
            assert part not in message.replace(str(tmp_path), "")
    assert captured.out == ""


def test_error_names_its_file(tmp_path: Path) -> None:
    """An error starts with the path of the file, if there is one."""
    file = tmp_path / "register.json"
    file.write_text("[]", encoding="utf-8")
    for path in (file, str(file)):
        with pytest.raises(FormatError) as caught:
            load(path)
        assert caught.value.source == str(file)
        assert str(caught.value) == f"{file}: the document: expected an object, got a list"
    with file.open("rb") as binary, pytest.raises(FormatError, match="expected an object") as caught:
        load(binary)
    assert caught.value.source == str(file)
    with os.fdopen(os.open(file, os.O_RDONLY), "rb") as descriptor, pytest.raises(FormatError) as caught:
        load(descriptor)
    assert caught.value.source is None
    with pytest.raises(FormatError) as caught:
        loads("[]", source="<web>")
    assert str(caught.value).startswith("<web>: ")


def test_text_file_in_another_encoding(tmp_path: Path) -> None:
    """A text file that is not valid in its encoding is refused like a binary file."""
    file = tmp_path / "register.json"
    file.write_bytes(b'{"psm_register": 1, "x": "\xe4"}')
    with file.open(encoding="utf-8") as text, pytest.raises(FormatError, match=r"expected a text in utf-8.*0xe4"):
        load(text)


@pytest.mark.parametrize("kind", ["missing", "beneath a file"])
def test_unreadable_files(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file raises the operating system's error; the command names the file and the reason."""
    file = tmp_path / "register.json"
    if kind != "missing":
        (tmp_path / "file").touch()
        file = tmp_path / "file" / "register.json"
    with pytest.raises(OSError, match=r"No such file|directory"):
        load(file)
    assert main(["check", str(file)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"psm-model: {file}: cannot be read: ")
    assert captured.err.count("\n") == 1


BAD: Final = [
    b"",
    b"{",
    b"[]",
    b"\xff",
    b'{"psm_register": 2}',
    b'{"psm_register": 1, "psm_register": 1}',
    b'{"psm_register": 1, "\\ud800": "\\ud800"}',
    b'{"psm_register": NaN}',
    b'{"psm_register": ' + b"7" * 5000 + b"}",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b'{"psm_register": 1, "members": [{"id": "' + b"x" * 10_000_000 + b'", "name": "X"}]}',
]


@pytest.mark.parametrize("data", BAD, ids=lambda data: repr(data[:20]))
def test_command_reports_one_line(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For any invalid file, the command exits with 2 and one short line with the file and the place."""
    file = tmp_path / "register.json"
    file.write_bytes(data)
    assert main(["check", str(file)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"psm-model: {file}: ")
    assert captured.err.count("\n") == 1
    assert len(captured.err) < 500
    with pytest.raises(FormatError) as caught:
        loads(data, source=str(file))
    assert captured.err == f"psm-model: {caught.value}\n"


def assert_read_or_refused(text: str | bytes) -> None:
    """Assert that a document is read or raises a FormatError with valid places."""
    format_error: FormatError | None = None
    try:
        register = loads(text)
    except FormatError as error:
        format_error = error
    if format_error is None:
        assert loads(dumps(register)) == register
    else:
        assert format_error.problems
        assert str(format_error).encode()
        for problem in format_error.problems:
            assert problem.path == "" or problem.path.startswith("/")
            assert problem.expected
            assert problem.got
            assert len(str(problem)) < 1000


@settings(max_examples=200)
@given(st.binary(max_size=60) | st.text(max_size=60))
@example(b"\x00")
@example("\x00")
@example("\ud800")
@example('"\ud800"')
def test_any_bytes_and_texts(data: str | bytes) -> None:
    """Any bytes and any text are read or refused."""
    assert_read_or_refused(data)


WORDS: Final = sorted(
    {"psm_register", "sources", "organisations", "members", "board_terms", "id", "name", "level", "area", "code"}
    | {
        "vintage",
        "post",
        "office",
        "period",
        "start",
        "end",
        "citation",
        "as_written",
        "identifiers",
        "scheme",
        "value",
    }
    | {"birth_date", "cards", "kind", "number", "appointments", "legal_bases", "inaugurations", "organisation_id"}
)
LEAVES: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=8),
    st.sampled_from(["", "2025", "2025-10-15", "..", "33.25", "national", "chair", "UU 11/2009", "UU 11/2009 Pasal 0"]),
)


def json_values() -> st.SearchStrategy[Any]:
    """Generate any JSON value, with keys that are often those of records."""
    keys = st.sampled_from(WORDS) | st.text(st.characters(), max_size=4)
    return st.recursive(
        LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5), max_leaves=12
    )


@settings(max_examples=150)
@given(tree=json_values(), within=st.booleans())
def test_any_json(tree: Any, *, within: bool) -> None:
    """Any JSON value is read or refused, as a document and within one."""
    places = {place: [tree] for place in ("sources", "organisations", "members", "board_terms")}
    assert_read_or_refused(json.dumps({"psm_register": 1, **places} if within else tree))


def list_paths(tree: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value in a JSON value: the keys and positions that lead to it."""
    items = list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree)) if isinstance(tree, list) else []
    return [path for step, item in items for path in [(*place, step), *list_paths(item, (*place, step))]]


PLACES: Final = list_paths(VALID)


@st.composite
def spoilt_documents(draw: DrawFn) -> str:
    """Generate the valid document with up to three values removed, replaced or duplicated."""
    tree = deepcopy(VALID)
    for number in range(draw(st.integers(1, 3))):
        *parents, step = draw(st.sampled_from(PLACES))
        parent: Any = tree
        for key in parents:
            parent = parent[key] if key in (parent if isinstance(parent, dict) else range(len(parent))) else {}
            if not isinstance(parent, dict | list):
                parent = {}
        if step not in (parent if isinstance(parent, dict) else range(len(parent))):
            continue
        match draw(st.sampled_from(["drop", "replace", "double"])):
            case "drop":
                del parent[step]
            case "replace":
                parent[step] = draw(json_values())
            case _ if isinstance(parent, list):
                parent.insert(step, deepcopy(parent[step]))
            case _:
                parent[f"DOUBLE{number}-{step}"] = deepcopy(parent[step])
    text = json.dumps(tree)
    # A dict cannot have duplicate keys, but its text can.
    for number in range(3):
        text = text.replace(f'"DOUBLE{number}-', '"')
    return text


@settings(max_examples=150)
@given(spoilt_documents())
def test_spoilt_documents(text: str) -> None:
    """A document with values removed, replaced or duplicated is read or refused."""
    assert_read_or_refused(text)


@given(registers(), st.data())
def test_missing_required_fields(register: Any, data: st.DataObject) -> None:
    """A document without one of its values is valid, or the missing value is reported."""
    tree = json.loads(dumps(register))
    *parents, step = data.draw(st.sampled_from(list_paths(tree)))
    parent: Any = tree
    for key in parents:
        parent = parent[key]
    del parent[step]
    try:
        loads(json.dumps(tree))
    except FormatError as error:
        (problem,) = error.problems
        pointer = "".join(f"/{key}" for key in parents)
        assert problem.path in {pointer, f"{pointer}/{step}"}
        assert problem.got in {"nothing", "null", "none of it", "0"} or "UNKNOWN" in problem.expected
