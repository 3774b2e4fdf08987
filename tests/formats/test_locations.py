"""Positions: where the values of a JSON document stand, against a writer that knows where it put them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking import Report
from psm_model.formats.locations import locate_pointers
from tests.reports.reports import TROUBLED, pointers, reports, step, troubled

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

CASES: Final = sorted((Path(__file__).parents[1] / "cases").glob("*.json"))

keys = st.sampled_from(["a", "a/b", "~", "~1", '"', "\\", "]", "{,:", "0", ""]) | st.text(max_size=3)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | keys


def trees() -> SearchStrategy[Any]:
    """Any JSON value."""
    return st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=8
    )


@st.composite
def documents(draw: DrawFn) -> tuple[str, dict[str, int]]:
    """A JSON document with spaces where they may be, and where each of its values begins."""
    spaces = st.text(" \t\n\r", max_size=2)
    written: list[str] = []
    offsets: dict[str, int] = {}

    def put(*pieces: str) -> None:
        for piece in pieces:
            written.extend((draw(spaces), piece))

    def write(tree: Any, pointer: str) -> None:
        put("")
        offsets[pointer] = sum(map(len, written))
        if isinstance(tree, dict):
            written.append("{")
            for number, (key, value) in enumerate(tree.items()):
                put(*[","] * (number > 0), json.dumps(key, ensure_ascii=draw(st.booleans())), ":")
                write(value, f"{pointer}/{step(key)}")
            put("}")
        elif isinstance(tree, list):
            written.append("[")
            for number, value in enumerate(tree):
                put(*[","] * (number > 0))
                write(value, f"{pointer}/{number}")
            put("]")
        else:
            written.append(json.dumps(tree, ensure_ascii=draw(st.booleans())))

    write(draw(trees()), "")
    put("")
    return "".join(written), offsets


def counted(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of an offset, counted slowly."""
    lines = text[:offset].split("\n")
    return len(lines), len(lines[-1]) + 1


@given(documents(), st.data())
def test_values_are_where_they_were_written(document: tuple[str, dict[str, int]], data: st.DataObject) -> None:
    """Each value stands where the writer put it, whichever values are asked for together."""
    text, offsets = document
    asked = data.draw(st.sets(st.sampled_from(sorted(offsets))))
    assert locate_pointers(text, asked) == {pointer: counted(text, offsets[pointer]) for pointer in asked}
    assert locate_pointers("\ufeff" + text, asked) == locate_pointers(text, asked)


@given(documents(), st.lists(pointers()))
def test_absent_values_stand_where_the_nearest_above_does(
    document: tuple[str, dict[str, int]], asked: list[str]
) -> None:
    """Of what is not there it is told where the nearest value stands of those that it would stand in."""
    text, offsets = document
    asked += [f"{pointer}/no/such" for pointer in offsets]
    found = locate_pointers(text, asked)
    assert found.keys() == set(asked)
    for pointer, place in found.items():
        nearest = pointer
        while nearest not in offsets:
            nearest = nearest.rpartition("/")[0]
        assert place == counted(text, offsets[nearest])


@given(st.text('"\\[]{}:, \n1a\ufeff') | st.text(), st.lists(pointers() | st.just("/0") | st.just("/a")))
@example('{"\\x": [1]}', ["/\\x/0"])
@example("[[]", ["/0/0"])
@example("[[[", ["/1"])
@example("]]", ["/0"])
@example('"\\', [""])
def test_any_text_is_read_to_its_end(text: str, asked: list[str]) -> None:
    """There is a position inside the text for each pointer, whatever the text is."""
    found = locate_pointers(text, asked)
    assert found.keys() == set(asked)
    inside = text.removeprefix("\ufeff")
    assert set(found.values()) <= {counted(inside, offset) for offset in range(len(inside) + 1)}


@pytest.mark.parametrize("opening", ['"', '"\\', '["', "[", '{"a":', "{}", '[{"a"'])
def test_long_damaged_texts_are_read_once(opening: str) -> None:
    """A text of a million characters that ends nothing that it begins is read like any other.

    A reader that starts afresh at every bracket or quotation mark would not come to the end of it.
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
    """Lines and columns count from 1, a carriage return is no line by itself, and an empty list has no first value."""
    text = ' {\n  "a": [[ ],\r\n "é\\u0022"],  "b/c":\n2}'
    assert locate_pointers(text, [pointer]) == {pointer: place}
    assert locate_pointers(text, ["/a/0/0"]) == {"/a/0/0": (2, 9)}


@pytest.mark.parametrize("file", [TROUBLED, *CASES], ids=lambda file: file.stem)
def test_documents_of_the_repository(file: Path) -> None:
    """At the position of each value of a real document a parser reads that value."""
    text = file.read_text(encoding="utf-8")
    tree = json.loads(text)
    values: dict[str, Any] = {}

    def walk(value: Any, pointer: str) -> None:
        values[pointer] = value
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, item in items:
            walk(item, f"{pointer}/{step(str(key))}")

    walk(tree, "")
    lines = text.split("\n")
    for pointer, (line, column) in locate_pointers(text, values).items():
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        assert json.JSONDecoder().raw_decode(rest)[0] == values[pointer]


@given(reports())
def test_pointers_of_a_report(report: Report) -> None:
    """They are the paths and the other sides of its findings, without those of the check itself."""
    asked = report.pointers
    assert "" not in asked
    assert asked == {pointer for found in report for pointer in [found.path, *found.related]} - {""}
    assert "/board_terms/1" in troubled().pointers
