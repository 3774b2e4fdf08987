"""Reports as JSON: every one is what the schema says, and the schema describes every key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from psm_model.checking import Finding, NotAsked, Report
from psm_model.errors import Problem
from psm_model.i18n import Bilingual, Language
from psm_model.reports.baseline import Baseline
from psm_model.reports.json import render_json, report_schema
from psm_model.reports.unreadable import Unreadable
from tests.reports.reports import findings, flood, languages, reports, texts, troubled, unreadable, whole_reports

SCHEMA: Final = report_schema()
VALIDATOR: Final = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


# Any: a JSON value, of which each test knows what it holds.
def read(text: str) -> Any:
    """Read JSON."""
    return json.loads(text)


@given(whole_reports(), languages())
def test_reports_are_as_described(report: Report, language: Language) -> None:
    """What a report gives is valid by the schema, as it is and after a way through JSON."""
    VALIDATOR.validate(report.to_dict(language=language))
    VALIDATOR.validate(read(json.dumps(report.to_dict(language=language))))


@given(
    several=st.lists(st.tuples(texts(), whole_reports() | unreadable()), max_size=3),
    gone=st.none() | reports(),
    language=languages(),
    ascii_only=st.booleans(),
)
def test_command_writes_what_is_described(
    *, several: list[tuple[str, Report | Unreadable]], gone: Report | None, language: Language, ascii_only: bool
) -> None:
    """What the command writes of several files is valid, holds each report whole, and is ASCII where that is asked."""
    baseline = None if gone is None else Baseline.of([gone])
    text = render_json(several, language=language, gone=baseline, ascii_only=ascii_only)
    told = read(text)
    VALIDATOR.validate(told)
    assert [one["file"] for one in told["reports"]] == [file for file, _ in several]
    for one, (_, report) in zip(told["reports"], several, strict=True):
        if isinstance(report, Report):
            assert one == {"file": one["file"], **report.to_dict(language=language)}
        else:
            assert one == {"file": one["file"], "ok": False, "error": report.to_dict()}
    assert told.get("gone") == (None if baseline is None else baseline.to_list())
    assert text.isascii() or not ascii_only


def test_real_check_is_as_described() -> None:
    """What is found of the troubled example is valid, in both languages."""
    for language in ("en", "id"):
        VALIDATOR.validate(read(render_json([("troubled.json", troubled())], language=language)))


def places(tree: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, tuple[str | int, ...]]]:
    """Yield each object of a JSON value with its path."""
    if isinstance(tree, dict):
        yield tree, path
    for key, item in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield from places(item, (*path, key))


def test_nothing_is_left_undescribed() -> None:
    """A key that the schema does not know is refused wherever it stands; so is an object that lacks one."""
    report = attrs.evolve(
        troubled(),
        known=troubled().findings[:1],
        not_asked=(NotAsked(code="PSM405", name="x", reason=Bilingual("a", "b")),),
    )
    wrong = Unreadable("no JSON", (Problem("", "JSON", "something else"),))
    whole = render_json([("a", report), ("b", wrong)], gone=Baseline.of([report]))
    for document in (read(whole), report.to_dict()):
        VALIDATOR.validate(document)
        for fields, path in list(places(document)):
            named = path[-1:] in {("params",), ("by_code",)}
            fields["unheard-of"] = 1.5
            assert not VALIDATOR.is_valid(document), path
            del fields["unheard-of"]
            for key, value in list(fields.items()):
                if not named and key != "gone":
                    del fields[key]
                    assert not VALIDATOR.is_valid(document), (path, key)
                    fields[key] = value
        VALIDATOR.validate(document)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("code", "psm101"),
        ("severity", "fatal"),
        ("verdict", "no"),
        ("path", "board_terms"),
        ("path", "/~2"),
        ("message", None),
        ("params", {"term": 1.5}),
        ("params", {"term": True}),
        ("ids", [1]),
        ("related", ["x"]),
        ("settled_by", None),
    ],
)
def test_wrong_values_are_refused(key: str, value: object) -> None:
    """The schema refuses what no finding can hold."""
    document = troubled().to_dict()
    document["findings"][0][key] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)


def test_counts_are_counts() -> None:
    """The schema refuses counts that are none, and a rule with no findings among those that have some."""
    for key, value in (("by_severity", {"error": -1, "warning": 0, "info": 0}), ("by_code", {"PSM101": 0})):
        assert not VALIDATOR.is_valid({**troubled().to_dict(), key: value})


def test_schema_describes_every_key() -> None:
    """The schema is one of its draft, ships with the package, and says of each key what it means."""
    Draft202012Validator.check_schema(SCHEMA)
    assert read(files("psm_model.reports").joinpath("report_schema.json").read_text(encoding="utf-8")) == SCHEMA
    described = [
        (name, about)
        for part, _ in places(SCHEMA)
        for name, about in part.get("properties", {}).items()
        if isinstance(part.get("properties"), dict)
    ]
    assert {"file", "psm_check", "code", "settled_by", "warning"} <= {name for name, _ in described}
    assert [name for name, about in described if len(about.get("description", "")) < 20] == []


def test_schema_is_given_anew() -> None:
    """Whoever changes a schema that was given changes no other."""
    report_schema()["$defs"].clear()
    assert report_schema() == SCHEMA


@given(st.lists(findings(), max_size=6), st.permutations(range(6)))
def test_order_does_not_matter(several: list[Finding], order: list[int]) -> None:
    """The same findings in any order give the same JSON."""
    shuffled = [several[index] for index in order if index < len(several)]
    both = [render_json([("a.json", Report(findings=tuple(one)))]) for one in (several, shuffled)]
    assert both[0] == both[1]


def test_json_is_complete() -> None:
    """However many findings there are, all of them are in the JSON."""
    (report,) = read(render_json([("a.json", flood({"PSM101": 500}))]))["reports"]
    assert len(report["findings"]) == report["by_code"]["PSM101"] == 500
