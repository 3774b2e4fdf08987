"""Damaged documents: any bytes and any JSON are read or refused."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from hypothesis import example, given, settings
from hypothesis import strategies as st

from psm_model.errors import FormatError
from psm_model.formats import dumps, loads

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn
from tests.formats.invalid_documents import VALID, list_paths


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


@settings(max_examples=max(80, settings().max_examples))
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


@settings(max_examples=max(80, settings().max_examples))
@given(tree=json_values(), within=st.booleans())
def test_any_json(tree: Any, *, within: bool) -> None:
    """Any JSON value is read or refused, as a document and within one."""
    places = {place: [tree] for place in ("sources", "organisations", "members", "board_terms")}
    assert_read_or_refused(json.dumps({"psm_register": 1, **places} if within else tree))


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


@settings(max_examples=max(80, settings().max_examples))
@given(spoilt_documents())
def test_spoilt_documents(text: str) -> None:
    """A document with values removed, replaced or duplicated is read or refused."""
    assert_read_or_refused(text)
