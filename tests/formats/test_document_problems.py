"""Problems of a document: all at once, in order, each with its place, and without personal data."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.cli import main
from psm_model.errors import FormatError, Problem, safe_repr
from psm_model.formats import dumps, load, loads
from psm_model.strategies import registers
from tests.formats.invalid_documents import NIK, VALID, get_single_problem, list_paths, list_problems, set_value


def test_all_problems_are_reported_at_once() -> None:
    """Wrong types in three places are three problems, each with its place, what was expected and what was got."""
    text = """{"psm_register": 1, "members": [{"id": "m", "name": "X"}, {"id": 7, "name": "X"}],
      "board_terms": [{"id": "t", "organisation_id": "o", "period": "2025",
        "appointments": [{"id": "a", "post": "boss", "office": "B"}]}]}"""
    posts = "chair, vice_chair, secretary, vice_secretary, treasurer, vice_treasurer, section_head, section_member"
    more = "coordinator, adviser, patron, director, motivator, member, other"
    assert list_problems(text) == [
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
        {"id": "o", "name": "X", "level": "local", "terms_complete": "yes", "source_ids": "s", "abc": 0}
      ],
      "board_terms": [
        {"id": "t", "organisation_id": "o", "legal_bases": [{}, {"citation": "x"}], "appointments": [{"id": "a"}, null]}
      ]
    }"""
    assert [problem.path for problem in list_problems(text)] == [
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
        "/organisations/0/abc",
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
    problem = get_single_problem(set_value(pointer, value))
    # A problem may be nested, as the code of an area; too many holders are a problem of the appointment.
    assert problem.path.startswith(pointer.removesuffix("/member_id"))
    assert problem.expected.startswith(expected)
    assert problem.got == got


@pytest.mark.parametrize("key", ["nama", "nama_lengkap", "@type", "$ref", "é", "xmlns:a", "title-2", "x" * 60])
def test_unknown_keys(key: str) -> None:
    """An unknown key is reported by its pointer with the known keys, also if its value is null."""
    for value in (1, None, {key: key}):
        problem = get_single_problem(set_value("/members/0", {"id": "m", "name": "X", key: value}))
        assert (problem.path, problem.got) == (f"/members/0/{key}", safe_repr(key))
        assert problem.expected.startswith(
            "one of the keys id, name, names, area, area_names, domicile_area, birth_date"
        )
    top = get_single_problem(json.dumps({**VALID, key: 1}))
    assert (top.path, top.expected) == (
        f"/{key}",
        "one of the keys sources, decrees, organisations, members, board_terms",
    )


@pytest.mark.parametrize(
    "key",
    [
        *("", "a b", "a/b", "~", "~1", "\n", "\x1b[31m", "\u202e", "Contoh Nama", "15-05-1990", "1990", "k0001", NIK),
        *("x" * 61, "x" * 50 + NIK, "m@example.org"),
    ],
    ids=repr,
)
def test_keys_that_may_be_personal_are_not_shown(key: str) -> None:
    """A key that is not one word may be a name, a date or a number in the wrong place. The problem is at its object."""
    for value in (1, None, {key: key}):
        problem = get_single_problem(set_value("/members/0", {"id": "m", "name": "X", key: value}))
        assert (problem.path, problem.got) == ("/members/0", "a key that is not shown")
    assert get_single_problem(json.dumps({**VALID, key: 1})).got == "a key that is not shown"
    written = json.dumps(key)
    doubled = f'{{"psm_register": 1, "members": [{{"id": "m", "name": "X", {written}: NaN, {written}: NaN}}]}}'
    problems = list_problems(doubled)
    assert {problem.path for problem in problems} == {"/members/0"}
    assert "a key that is not shown more than once" in [problem.got for problem in problems]


@pytest.mark.parametrize(
    ("version", "got"), [("1", "'1'"), ("1.0.0", "'1.0.0'"), ("Contoh Nama", "a text"), ("1990-05-15", "a text")]
)
def test_version_that_may_be_personal_is_not_shown(version: str, got: str) -> None:
    """A text in place of the version is shown only if it is as short as a version."""
    assert get_single_problem(json.dumps({"psm_register": version})).got == got


def test_duplicate_keys() -> None:
    """Each duplicate key in an object is reported."""
    text = (
        '{"psm_register": 1, "sources": [{"id": "a", "url": "1", "id": "a", "url": "2", "url": "3", "publisher": "x"}]}'
    )
    assert list_problems(text) == [
        Problem("/sources/0", "each key once", "'id' more than once"),
        Problem("/sources/0", "each key once", "'url' more than once"),
    ]
    assert get_single_problem('{"psm_register": 1, "psm_register": 1}').path == ""
    assert get_single_problem('{"psm_register": 1, "members": [], "members": []}').got == "'members' more than once"


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
