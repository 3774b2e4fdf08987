"""Texts that are not JSON: what is wrong is named in plain words, with its place, in every way of reading."""

from __future__ import annotations

import gzip
import json
from json import JSONDecodeError
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import FormatError, Register, Source, dumps, loads
from psm_model.errors import Problem
from psm_model.formats.files import load
from psm_model.formats.syntax import describe_encoding, describe_syntax

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e30, 1e30) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
DOCUMENT = dumps(Register.of(Source(id="s", publisher='a "b" \u2028 \\ é')))


def load_with_problem(text: str | bytes) -> Problem:
    """Return the only problem of a text."""
    with pytest.raises(FormatError) as caught:
        loads(text)
    (problem,) = caught.value.problems
    return problem


def format_end(text: str) -> str:
    """Return the line and column of the end of a text."""
    return f"line {text.count(chr(10)) + 1:,}, column {len(text) - text.rfind(chr(10)):,}"


@pytest.mark.parametrize("end", ["\\u", "\\ud8", "\\ud83d", "\\ud83d\\ude00"])
def test_a_text_that_is_cut_in_an_escape_is_named_as_cut(end: str) -> None:
    """Python calls an escape at the end invalid, even if it is whole."""
    problem = load_with_problem(f'{{"psm_register": 1, "x": "{end}')
    assert problem.got.startswith("the end of the text")


@given(VALUES, st.sampled_from([None, 1]), st.data())
def test_a_text_that_is_cut_is_named_as_cut(value: object, indent: int | None, data: st.DataObject) -> None:
    """Wherever a document is cut off, the end is what was found, and its place is that of the end."""
    text = json.dumps({"psm_register": 1, "x": value}, indent=indent, ensure_ascii=data.draw(st.booleans()))
    cut = text[: data.draw(st.integers(1, len(text) - 1))]
    problem = load_with_problem(cut)
    whole = problem.expected == "a whole JSON document"
    assert whole or problem.expected.startswith("a closing quotation mark for the text that begins at line ")
    assert problem.got == f"the end of the text at {format_end(cut.rstrip() if whole else cut)}"


@pytest.mark.parametrize(
    ("text", "expected", "got"),
    [
        ('{"a": [1, ],\n "b": 2}', "no comma before the closing ]", "one at line 1, column 9"),
        ('{"a": 1,\n}', "no comma before the closing }", "one at line 1, column 8"),
        ("[,1]", "a value", "',' at line 1, column 2"),
        ("// x\n{}", "JSON without comments", "one at line 1, column 1"),
        ('{"a": /* x */ 1}', "JSON without comments", "one at line 1, column 7"),
        ('{"a": True}', "a value", "True at line 1, column 7"),
        ("None", "a JSON document", "None at line 1, column 1"),
        ("<html>", "a JSON document", "'<' at line 1, column 1"),
        ("{“a”: 1}", 'a key in straight double quotes (")', "'“' at line 1, column 2"),
        ('{"a" 1}', "a colon after the key", "'1' at line 1, column 6"),
        ('{"a": 1\n "b": 2}', "a comma or a closing bracket", "'\"' at line 2, column 2"),
        ('{"a": 01}', "a comma or a closing bracket", "'1' at line 1, column 8"),
        ("{}\n}", "nothing after the end of the JSON document", "'}' at line 2, column 1"),
        ('{"a": "b\nc"}', "a text without control characters", "a line break at line 1, column 9"),
        ('{"a": "b\tc"}', "a text without control characters", "a tab at line 1, column 9"),
        ('{"a": "\x00"}', "a text without control characters", r"'\x00' at line 1, column 8"),
        ('{"a": "\\x"}', "an escape that JSON has", "\\x at line 1, column 8"),
        ('{"a": "\\\n"}', "an escape that JSON has", r"'\\\n' at line 1, column 8"),
        ('{"a": "\\u12"}', "four hexadecimal digits after \\u", "\\u at line 1, column 8"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, expected: str, got: str) -> None:
    """Each kind of mistake, with what the person who made it should look at."""
    assert load_with_problem(text) == Problem("", expected, got)


@pytest.mark.parametrize(("text", "at"), [("[1, ]", 2), ('{"a": 1 ,\n}', 8)])
def test_a_trailing_comma_is_the_same_whatever_names_it(text: str, at: int) -> None:
    """Python names the comma from 3.13, and the bracket before; both are described in the same way."""
    later = JSONDecodeError("Illegal trailing comma before end of array", text, at)
    with pytest.raises(JSONDecodeError) as caught:
        json.loads(text)
    assert describe_syntax(text, later, "file") == describe_syntax(text, caught.value, "file")


@pytest.mark.parametrize(
    ("data", "got"),
    [
        (DOCUMENT.encode("utf-16"), "a text in UTF-16"),
        (DOCUMENT.encode("utf-16-le"), "a text in UTF-16"),
        (DOCUMENT.encode("utf-16-be"), "a text in UTF-16"),
        (DOCUMENT.encode("utf-32"), "a text in UTF-32"),
        (DOCUMENT.encode("utf-32-be"), "a text in UTF-32"),
        ('{"a":\n "é"}'.encode("latin-1"), "the byte 0xe9 at line 2, column 3"),
        (gzip.compress(DOCUMENT.encode()), "a file compressed by gzip, whose name must end in .gz"),
        (b"PK\x03\x04", "a zip archive, such as a workbook"),
    ],
)
def test_other_encodings_are_named(data: bytes, got: str) -> None:
    """What is not UTF-8 is named as what it is, where that can be seen."""
    assert load_with_problem(data) == Problem("", "text in UTF-8", got)
    assert describe_encoding(DOCUMENT.encode(), "file") is None


@pytest.mark.parametrize("suffix", [".json", ".json.gz", ".jsonl", ".jsonl.gz"])
def test_an_unreadable_file_says_so_in_every_format(suffix: str, tmp_path: Path) -> None:
    """Empty, blank and cut files have the same words, plain or compressed, whole or in lines."""

    def read(text: str) -> str:
        file = tmp_path / f"register{suffix}"
        data = text.encode()
        file.write_bytes(gzip.compress(data) if suffix.endswith(".gz") else data)
        with pytest.raises(FormatError) as caught:
            load(file)
        return str(caught.value).removeprefix(f"{file}: ")

    in_lines = ".jsonl" in suffix
    start = (
        'line 1: expected a first line {"psm_register": 1}, got'
        if in_lines
        else "the document: expected a JSON document, got"
    )
    assert read("") == read("\ufeff") == f"{start} an empty file"
    assert read(" \n\n") == f"{start} a file of spaces and line breaks only"
    if in_lines:
        cut = read('{"psm_register": 1}\n{"type": "source", "id"')
        assert cut == "line 2: expected a whole JSON object, got the end of the line at column 24"
        assert read('{"psm_register": 1}\nhello\n') == "line 2: expected a JSON object, got 'h' at column 1"
    else:
        cut = read('{"psm_register": 1,\n "sources": [')
        assert cut == "the document: expected a whole JSON document, got the end of the file at line 2, column 14"


@pytest.mark.parametrize("content", ["", "\ufeff", "\n"])
def test_an_empty_table_is_refused(content: str, tmp_path: Path) -> None:
    """A file of a table without headings is no table without rows: somebody meant to fill it."""
    (tmp_path / "organisasi.csv").write_text(content, encoding="utf-8")
    with pytest.raises(FormatError, match=r"organisasi\.csv: expected a table with headings, got a[n ]"):
        load(tmp_path)
