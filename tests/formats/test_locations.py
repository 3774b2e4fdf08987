"""Locations of the values in a JSON document, compared with a writer that records them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking import Report
from psm_model.formats.locations import locate_pointers
from tests.cases.documents import DOCUMENTS
from tests.reports.reports import TROUBLED, escape_token, pointers, reports, troubled

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy


keys = st.sampled_from(["a", "a/b", "~", "~1", '"', "\\", "]", "{,:", "0", ""]) | st.text(max_size=3)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | keys


def json_values() -> SearchStrategy[Any]:
    """Generate any JSON value."""
    return st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=8
    )


@st.composite
def located_documents(draw: DrawFn) -> tuple[str, dict[str, int]]:
    """Generate JSON documents with random spaces, and the offsets of their values."""
    spaces = st.text(" \t\n\r", max_size=2)
    parts: list[str] = []
    offsets: dict[str, int] = {}

    def put(*tokens: str) -> None:
        for token in tokens:
            parts.extend((draw(spaces), token))

    def write(tree: Any, pointer: str) -> None:
        put("")
        offsets[pointer] = sum(map(len, parts))
        if isinstance(tree, dict):
            parts.append("{")
            for number, (key, value) in enumerate(tree.items()):
                put(*[","] * (number > 0), json.dumps(key, ensure_ascii=draw(st.booleans())), ":")
                write(value, f"{pointer}/{escape_token(key)}")
            put("}")
        elif isinstance(tree, list):
            parts.append("[")
            for number, value in enumerate(tree):
                put(*[","] * (number > 0))
                write(value, f"{pointer}/{number}")
            put("]")
        else:
            parts.append(json.dumps(tree, ensure_ascii=draw(st.booleans())))

    write(draw(json_values()), "")
    put("")
    return "".join(parts), offsets


def count_position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset, counted slowly."""
    lines = text[:offset].split("\n")
    return len(lines), len(lines[-1]) + 1


@given(located_documents(), st.data())
def test_values_are_where_they_were_written(document: tuple[str, dict[str, int]], data: st.DataObject) -> None:
    """Each value is located where the writer wrote it, whatever else is located."""
    text, offsets = document
    requested = data.draw(st.sets(st.sampled_from(sorted(offsets))))
    assert locate_pointers(text, requested) == {
        pointer: count_position(text, offsets[pointer]) for pointer in requested
    }
    assert locate_pointers("\ufeff" + text, requested) == locate_pointers(text, requested)


@given(located_documents(), st.lists(pointers()))
def test_absent_value_is_located_at_its_nearest_parent(
    document: tuple[str, dict[str, int]], requested: list[str]
) -> None:
    """A value that does not exist is located at its nearest existing parent."""
    text, offsets = document
    requested += [f"{pointer}/no/such" for pointer in offsets]
    locations = locate_pointers(text, requested)
    assert locations.keys() == set(requested)
    for pointer, location in locations.items():
        nearest = pointer
        while nearest not in offsets:
            nearest = nearest.rpartition("/")[0]
        assert location == count_position(text, offsets[nearest])


@given(st.text('"\\[]{}:, \n1a\ufeff') | st.text(), st.lists(pointers() | st.just("/0") | st.just("/a")))
@example('{"\\x": [1]}', ["/\\x/0"])
@example("[[]", ["/0/0"])
@example("[[[", ["/1"])
@example("]]", ["/0"])
@example('"\\', [""])
def test_any_text_has_locations(text: str, requested: list[str]) -> None:
    """Every pointer has a location within the text, whatever the text is."""
    locations = locate_pointers(text, requested)
    assert locations.keys() == set(requested)
    body = text.removeprefix("\ufeff")
    assert set(locations.values()) <= {count_position(body, offset) for offset in range(len(body) + 1)}


@pytest.mark.parametrize("opening", ['"', '"\\', '["', "[", '{"a":', "{}", '[{"a"'])
def test_long_damaged_texts_are_read_once(opening: str) -> None:
    """A damaged text of a million characters is scanned once.

    A reader that starts again at every bracket or quotation mark would not finish.
    """
    text = opening * (1_000_000 // len(opening))
    assert locate_pointers(text, ["/0/0", "/a/b"]).keys() == {"/0/0", "/a/b"}


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", (1, 2)),
        ("/a", (2, 8)),
        ("/a/0", (2, 9)),
        ("/a/1", (3, 2)),
        ("/a/2", (2, 8)),
        ("/b~1c", (4, 1)),
        ("/d", (1, 2)),
    ],
)
def test_examples(pointer: str, place: tuple[int, int]) -> None:
    """Lines and columns count from 1, a carriage return alone ends no line, and an empty list has no first value."""
    text = ' {\n  "a": [[ ],\r\n "é\\u0022"],  "b/c":\n2}'
    assert locate_pointers(text, [pointer]) == {pointer: place}
    assert locate_pointers(text, ["/a/0/0"]) == {"/a/0/0": (2, 9)}


@pytest.mark.parametrize("file", [TROUBLED, *DOCUMENTS], ids=lambda file: file.stem)
def test_documents_of_the_repository(file: Path) -> None:
    """A parser reads each value of a real document at its location."""
    text = file.read_text(encoding="utf-8")
    tree = json.loads(text)
    values: dict[str, Any] = {}

    def walk(value: Any, pointer: str) -> None:
        values[pointer] = value
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, item in items:
            walk(item, f"{pointer}/{escape_token(str(key))}")

    walk(tree, "")
    lines = text.split("\n")
    for pointer, (line, column) in locate_pointers(text, values).items():
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        assert json.JSONDecoder().raw_decode(rest)[0] == values[pointer]


@given(reports())
def test_pointers_of_a_report(report: Report) -> None:
    """They are the paths and related paths of the findings, without the check itself."""
    requested = report.pointers
    assert "" not in requested
    assert requested == {pointer for finding in report for pointer in [finding.path, *finding.related]} - {""}
    assert "/board_terms/1" in troubled().pointers
