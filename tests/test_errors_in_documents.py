"""Documents that can't be read: each gives a FormatError that tells all that is wrong, where, and nobody's data."""

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
"""The shape of an identity number; no person's."""

# The documents in this file are made to be wrong, so that they have no type: Any.
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
            "inauguration": {"officiant": {"name": "Contoh"}, "speakers": [{"name": "Contoh"}]},
            "legal_bases": [{"citation": "UU 11/2009 Pasal 21"}],
            "appointments": [
                {"id": "a", "post": "chair", "office": "Bupati"},
                {"id": "b", "post": "other", "name": "X"},
            ],
        }
    ],
}
"""A document that can be read, with something in it of every sort."""


def told(text: str | bytes) -> list[Problem]:
    """Return what is wrong with a document."""
    with pytest.raises(FormatError) as caught:
        loads_both_ways(text)
    assert str(caught.value).isprintable() or len(caught.value.problems) > 1
    return list(caught.value.problems)


def only(text: str | bytes) -> Problem:
    """Return the one thing that is wrong with a document."""
    (problem,) = told(text)
    return problem


def changed(pointer: str, value: object) -> str:
    """Return the valid document with another value in one place; what leads there is made where it is not."""
    tree = deepcopy(VALID)
    *steps, last = pointer.split("/")[1:]
    place: Any = tree
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})
    place[int(last) if isinstance(place, list) else last] = value
    return json.dumps(tree)


def test_valid_document_is_read() -> None:
    """The document that the tests spoil can be read before it is spoilt."""
    assert loads(json.dumps(VALID)).members[0].id == "m"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem("", "JSON", "nothing, it is empty")),
        (" \n\t", Problem("", "JSON", "nothing, it is empty")),
        (b"", Problem("", "JSON", "nothing, it is empty")),
        (b"\xef\xbb\xbf", Problem("", "JSON", "nothing, it is empty")),
        ("{", Problem("", "JSON", "line 1, column 2: expecting property name enclosed in double quotes")),
        ("hello", Problem("", "JSON", "line 1, column 1: expecting value")),
        ('{"psm_register": 1,\n "members": [}', Problem("", "JSON", "line 2, column 14: expecting value")),
        ('{"psm_register": 1} {}', Problem("", "JSON", "line 1, column 21: extra data")),
        (
            "{'psm_register': 1}",
            Problem("", "JSON", "line 1, column 2: expecting property name enclosed in double quotes"),
        ),
        ("[]", Problem("", "an object", "a list")),
        ("null", Problem("", "an object", "null")),
        ("true", Problem("", "an object", "true")),
        ("1", Problem("", "an object", "1")),
        ('"psm"', Problem("", "an object", "'psm'")),
        ("NaN", Problem("", "a number that JSON has", "NaN")),
        (b"\xff{}", Problem("", "UTF-8", "the byte 0xff at offset 0")),
        (b'{"psm_register": 1, "x": "\xe4"}', Problem("", "UTF-8", "the byte 0xe4 at offset 26")),
        ('{"psm_register": 1}'.encode("utf-16"), Problem("", "UTF-8", "the byte 0xff at offset 0")),
    ],
    ids=repr,
)
def test_what_is_no_document(text: str | bytes, problem: Problem) -> None:
    """What is no JSON, no UTF-8 or no object is refused with the place of the first thing that is wrong."""
    assert only(text) == problem


@given(st.integers(1, len(json.dumps(VALID)) - 1))
def test_truncated_documents(length: int) -> None:
    """A document that was cut off anywhere is no JSON, and the message tells where it ends."""
    problem = only(json.dumps(VALID)[:length])
    assert (problem.path, problem.expected) == ("", "JSON")
    assert "line 1, column" in problem.got


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
    """The version is the number 1, and neither a text, nor true, nor a fraction, nor missing."""
    assert only(f'{{"psm_register": {version}}}') == Problem("/psm_register", "the number 1", got)


def test_missing_version() -> None:
    """A document without a version is none."""
    assert only("{}") == Problem("/psm_register", "the number 1", "nothing")


@pytest.mark.parametrize(("version", "got"), [("2", "2"), ("999", "999"), (NIK, "a large number")])
def test_newer_version(version: str, got: str) -> None:
    """Of a newer version that alone is told, for the rest of it may be right."""
    problem = only(f'{{"psm_register": {version}, "no_such_key": 1}}')
    assert (problem.path, problem.got) == ("/psm_register", got)
    assert "up to 1, the newest" in problem.expected


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_json_does_not_have(number: str) -> None:
    """What Python's parser takes for a number and JSON does not is refused in its place, whatever is wanted there."""
    text = json.dumps(VALID).replace('"2025-10"', number)
    assert only(text) == Problem("/sources/0/published", "a number that JSON has", number)
    assert Problem("/psm_register", "a number that JSON has", number) in told(f'{{"psm_register": {number}}}')


@pytest.mark.parametrize("number", ["1e309", "-1E999", "1" + "0" * 309 + ".5"])
def test_numbers_beyond_all(number: str) -> None:
    """A number that no machine's number holds is told with its place, where a parser would make it infinite."""
    text = json.dumps(VALID).replace('"2025-10"', number)
    assert only(text) == Problem("/sources/0/published", "a number within 1.8e308 of zero", "one beyond")


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("digits", [21, 5_000, 100_000])
def test_numbers_that_are_too_long(digits: int, sign: str) -> None:
    """A whole number longer than an interpreter would read is refused and not shown; a sign is no digit."""
    assert only(json.dumps(VALID).replace('"2025-10"', sign + "7" * 20)).expected == "a text"
    text = json.dumps(VALID).replace('"2025-10"', sign + "7" * digits)
    problem = only(text)
    assert problem == Problem("/sources/0/published", "a whole number of at most 20 digits", f"one of {digits:,}")
    assert only(f'{{"psm_register": {"7" * digits}}}').path == "/psm_register"


def test_huge_fractions_are_numbers() -> None:
    """A fraction beyond what can be counted is a number like any other, and wrong like any other."""
    assert only(json.dumps(VALID).replace('"2025-10"', "1e999999")).path == "/sources/0/published"


@pytest.mark.parametrize("opened", ["[", '{"a":', '{"psm_register": 1, "members": [', '[{"a":'])
def test_deep_nesting(opened: str) -> None:
    """Nesting a hundred thousand deep is refused, closed or not, and breaks nothing down."""
    closed = "".join({"[": "]", "{": "}"}[sign] for sign in reversed(opened * 100_000) if sign in "[{")
    for text in (opened * 100_000, opened * 100_000 + "1" + closed):
        problem = only(text)
        assert problem.path == ""
        assert "deep" in problem.expected


def test_nesting_that_a_parser_reads() -> None:
    """What is as deep as a parser goes is wrong for what it is, not for its depth."""
    depth = sys.getrecursionlimit() // 2
    text = json.dumps(VALID).replace('"2025-10"', "[" * depth + "]" * depth)
    assert only(text) == Problem("/sources/0/published", "a text", "a list")
    unknown = '{"psm_register": 1, "deep": ' + '{"a":' * depth + "1" + "}" * depth + "}"
    assert only(unknown).path == "/deep"


@pytest.mark.parametrize(
    "pointer", ["/sources/0/id", "/sources/0/published", "/members/0/name", "/members/0/area", "/members/0/membership"]
)
def test_long_texts(pointer: str) -> None:
    """A text of ten megabytes is refused in any place, and what is told of it is short."""
    problem = only(changed(pointer, "x" * 10_000_000))
    assert problem.path == pointer
    assert len(str(problem)) < 300


def test_long_keys() -> None:
    """A key of ten megabytes is told of by its beginning."""
    problem = only(json.dumps({**VALID, "x" * 10_000_000: 1}))
    assert problem.path.startswith("/xxx")
    assert len(str(problem)) < 400


@pytest.mark.parametrize("half", [r"\ud800", r"\udc00", r"x\udfff!"])
@pytest.mark.parametrize(
    "pointer", ["/sources/0/id", "/members/0/name", "/board_terms/0/label", "/members/0/birth_date"]
)
def test_half_a_surrogate_pair(half: str, pointer: str) -> None:
    """A text that no file can hold is refused wherever it stands, by a message that any file can hold."""
    problem = only(changed(pointer, "HALF").replace("HALF", half))
    assert (problem.path, problem.expected) == (pointer, "a text that Unicode allows")
    assert str(problem).encode()


def test_surrogates_in_keys_and_words() -> None:
    """What is told of a key or a word with half of a surrogate pair can be written into any file."""
    for text in (
        '{"psm_register": 1, "\\ud800": 1}',
        '{"psm_register": 1, "\\ud800": 1, "\\ud800": 2}',
        changed("/members/0/membership", "HALF").replace("HALF", r"\ud800"),
        changed("/members/0/area", {"code": "33", "HALF": 1}).replace("HALF", r"\ud800"),
    ):
        assert "".join(map(str, told(text))).encode()


def test_paired_surrogates_are_read() -> None:
    """A sign beyond the first plane, written as a pair in JSON, is one sign."""
    assert loads(changed("/sources/0/publisher", "\U0001f600")).sources[0].publisher == "\U0001f600"


def test_three_faults_are_told_at_once() -> None:
    """Wrong types at three places are three problems, each with its place, what was wanted and what was got."""
    text = """{"psm_register": 1, "members": [{"id": "m", "name": "X"}, {"id": 7, "name": "X"}],
      "board_terms": [{"id": "t", "organisation_id": "o", "period": "2025",
        "appointments": [{"id": "a", "post": "boss", "office": "B"}]}]}"""
    posts = "chair, vice_chair, secretary, vice_secretary, treasurer, vice_treasurer, section_head, section_member"
    more = "coordinator, adviser, patron, director, motivator, member, other"
    assert told(text) == [
        Problem("/members/1/id", "a text", "7"),
        Problem("/board_terms/0/period", "an object with start and end", "'2025'"),
        Problem("/board_terms/0/appointments/0/post", f"one of {posts}, {more}", "'boss'"),
    ]


def test_all_faults_are_told_in_document_order() -> None:
    """Faults of every sort come together, in the order in which they stand, in an object what is missing last."""
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
    assert [problem.path for problem in told(text)] == [
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
    ("pointer", "value", "wanted", "got"),
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
        ("/sources/0/published", "2025-13", "a partial date", "'2025-13'"),
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
def test_each_refusal(pointer: str, value: object, wanted: str, got: str) -> None:
    """Each thing that can be wrong in a place is told there: what was wanted, and what was got."""
    problem = only(changed(pointer, value))
    # An unknown key, an end of a period and the code of an area are places within; a holder too many is of the whole.
    assert problem.path.startswith(pointer.removesuffix("/member_id"))
    assert problem.expected.startswith(wanted)
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
    """A key that no field has is told by its pointer, with the keys that there are; null does not make it known."""
    for value in (1, None, {key: key}):
        problem = only(changed("/members/0", {"id": "m", "name": "X", key: value}))
        assert problem.path == f"/members/0/{step}"
        assert problem.expected.startswith("one of the keys id, name, area, domicile_area, birth_date")
        assert NIK not in str(problem)
    top = only(json.dumps({**VALID, key: 1}))
    assert (top.path, top.expected) == (f"/{step}", "one of the keys sources, organisations, members, board_terms")


def test_duplicate_keys() -> None:
    """Keys that stand more than once in an object are each told, whichever value would have been taken."""
    text = (
        '{"psm_register": 1, "sources": [{"id": "a", "url": "1", "id": "a", "url": "2", "url": "3", "publisher": "x"}]}'
    )
    assert told(text) == [
        Problem("/sources/0", "each key once", "'id' more than once"),
        Problem("/sources/0", "each key once", "'url' more than once"),
    ]
    assert only('{"psm_register": 1, "psm_register": 1}').path == ""
    assert only('{"psm_register": 1, "members": [], "members": []}').got == "'members' more than once"


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/members/0/birth_date", "15-05-1990"),
        ("/members/0/birth_date", "1990-05-32"),
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
def test_personal_data_is_not_told(
    pointer: str, value: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No birth date, identity number or card number is in what is told, wherever it was typed, nor in a repr."""
    text = changed(pointer, value)
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
    """An error of a file tells the file first, by its path; one of a text, none; one of a descriptor, none."""
    file = tmp_path / "register.json"
    file.write_text("[]", encoding="utf-8")
    for opened in (file, str(file)):
        with pytest.raises(FormatError) as caught:
            load(opened)
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
    """A file open as text whose bytes are none in its encoding is no document, as one open for bytes."""
    file = tmp_path / "register.json"
    file.write_bytes(b'{"psm_register": 1, "x": "\xe4"}')
    with file.open(encoding="utf-8") as text, pytest.raises(FormatError, match=r"expected a text in utf-8.*0xe4"):
        load(text)


@pytest.mark.parametrize("kind", ["missing", "beneath a file"])
def test_files_that_cannot_be_read(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that can't be there is the operating system's error; the command tells which file and why."""
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
def test_command_tells_in_one_message(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is wrong with a file, the command exits with 2 and one short line that names the file and the place."""
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


def read_or_refused(text: str | bytes) -> None:
    """Read a document; nothing but a FormatError comes of it, and that can be shown and has places in it."""
    refused: FormatError | None = None
    try:
        register = loads(text)
    except FormatError as error:
        refused = error
    if refused is None:
        assert loads(dumps(register)) == register
    else:
        assert refused.problems
        assert str(refused).encode()
        for problem in refused.problems:
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
    """No bytes and no text break reading down."""
    read_or_refused(data)


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
    | {"birth_date", "cards", "kind", "number", "appointments", "legal_bases", "inauguration", "organisation_id"}
)
LEAVES: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=8),
    st.sampled_from(["", "2025", "2025-10-15", "..", "33.25", "national", "chair", "UU 11/2009", "UU 11/2009 Pasal 0"]),
)


def trees() -> st.SearchStrategy[Any]:
    """Any JSON value, its keys often those of records."""
    keys = st.sampled_from(WORDS) | st.text(st.characters(), max_size=4)
    return st.recursive(
        LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5), max_leaves=12
    )


@settings(max_examples=150)
@given(tree=trees(), within=st.booleans())
def test_any_json(tree: Any, *, within: bool) -> None:
    """No JSON value breaks reading down, neither as a document nor in the places of one."""
    places = {place: [tree] for place in ("sources", "organisations", "members", "board_terms")}
    read_or_refused(json.dumps({"psm_register": 1, **places} if within else tree))


def nodes(tree: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the place of everything in a JSON value: the keys and positions that lead there."""
    items = list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree)) if isinstance(tree, list) else []
    return [found for step, item in items for found in [(*place, step), *nodes(item, (*place, step))]]


PLACES: Final = nodes(VALID)


@st.composite
def spoilt(draw: DrawFn) -> str:
    """The valid document with up to three things in it dropped, replaced or doubled."""
    tree = deepcopy(VALID)
    for number in range(draw(st.integers(1, 3))):
        *above, step = draw(st.sampled_from(PLACES))
        parent: Any = tree
        for outer in above:
            parent = parent[outer] if outer in (parent if isinstance(parent, dict) else range(len(parent))) else {}
            if not isinstance(parent, dict | list):
                parent = {}
        if step not in (parent if isinstance(parent, dict) else range(len(parent))):
            continue
        match draw(st.sampled_from(["drop", "replace", "double"])):
            case "drop":
                del parent[step]
            case "replace":
                parent[step] = draw(trees())
            case _ if isinstance(parent, list):
                parent.insert(step, deepcopy(parent[step]))
            case _:
                parent[f"DOUBLE{number}-{step}"] = deepcopy(parent[step])
    text = json.dumps(tree)
    # Keys can't stand twice in a dict, only in its text.
    for number in range(3):
        text = text.replace(f'"DOUBLE{number}-', '"')
    return text


@settings(max_examples=150)
@given(spoilt())
def test_spoilt_documents(text: str) -> None:
    """Nothing dropped, replaced or doubled in a document breaks reading down."""
    read_or_refused(text)


@given(registers(), st.data())
def test_every_required_field_is_missed(register: Any, data: st.DataObject) -> None:
    """Whatever is dropped from a document that was written, it can be read without or is told to be missing."""
    tree = json.loads(dumps(register))
    *above, step = data.draw(st.sampled_from(nodes(tree)))
    parent: Any = tree
    for outer in above:
        parent = parent[outer]
    del parent[step]
    try:
        loads(json.dumps(tree))
    except FormatError as error:
        (problem,) = error.problems
        pointer = "".join(f"/{outer}" for outer in above)
        assert problem.path in {pointer, f"{pointer}/{step}"}
        assert problem.got in {"nothing", "null", "none of it", "0"} or "UNKNOWN" in problem.expected
