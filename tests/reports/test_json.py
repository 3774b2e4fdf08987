"""Reports as JSON: every report is valid by the schema, and the schema describes every key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from psm_model.checking import Finding, Report, SkippedRule, propose_patch
from psm_model.checks import check
from psm_model.entities import Register, Source
from psm_model.errors import Problem
from psm_model.i18n import Bilingual, Language
from psm_model.reports.baseline import Baseline
from psm_model.reports.json import render_json, report_schema
from psm_model.reports.unreadable import UnreadableFile
from tests.reports.reports import findings, flood, languages, reports, texts, troubled, unreadable, whole_reports
from tests.rules.samples import IPSM

SCHEMA: Final = report_schema()
VALIDATOR: Final = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


# Any: a JSON value; each test knows its content.
def parse(text: str) -> Any:
    """Parse JSON."""
    return json.loads(text)


@given(whole_reports(), languages())
def test_reports_are_valid(report: Report, language: Language) -> None:
    """A report is valid by the schema, before and after JSON."""
    VALIDATOR.validate(report.to_dict(language=language))
    VALIDATOR.validate(parse(json.dumps(report.to_dict(language=language))))


def test_a_finding_has_the_patch_that_corrects_it() -> None:
    """With its register a finding has its patch, if there is one; without it, none has."""
    register = Register(sources=[Source(id="s"), Source(id="s")], organisations=[attrs.evolve(IPSM, parent_id="no")])
    report = check(register)
    named = [("a.json", report), ("b.json", report)]
    document = parse(render_json(named, patches={"a.json": partial(propose_patch, register)}))
    VALIDATOR.validate(document)
    patches = [[finding.get("patch") for finding in entry["findings"]] for entry in document["reports"]]
    assert patches == [[propose_patch(register, finding) for finding in report], [None, None]]
    assert [bool(patch) for patch in patches[0]] == [False, True]


@given(
    several=st.lists(st.tuples(texts(), whole_reports() | unreadable()), max_size=3),
    gone=st.none() | reports(),
    language=languages(),
    ascii_only=st.booleans(),
)
def test_output_for_several_files_is_valid(
    *, several: list[tuple[str, Report | UnreadableFile]], gone: Report | None, language: Language, ascii_only: bool
) -> None:
    """The JSON for several files is valid, has each report, and is ASCII on demand."""
    baseline = None if gone is None else Baseline.of([gone])
    text = render_json(several, language=language, gone=baseline, ascii_only=ascii_only)
    document = parse(text)
    VALIDATOR.validate(document)
    assert [entry["file"] for entry in document["reports"]] == [file for file, _ in several]
    for entry, (_, report) in zip(document["reports"], several, strict=True):
        if isinstance(report, Report):
            assert entry == {"file": entry["file"], **report.to_dict(language=language)}
        else:
            assert entry == {"file": entry["file"], "ok": False, "error": report.to_dict()}
    assert document.get("gone") == (None if baseline is None else baseline.to_list())
    assert text.isascii() or not ascii_only


def test_real_report_is_valid() -> None:
    """The report of the troubled example is valid, in both languages."""
    for language in ("en", "id"):
        VALIDATOR.validate(parse(render_json([("troubled.json", troubled())], language=language)))


def iter_objects(tree: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, tuple[str | int, ...]]]:
    """Yield each object of a JSON value with its path."""
    if isinstance(tree, dict):
        yield tree, path
    for key, item in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield from iter_objects(item, (*path, key))


def test_schema_is_strict() -> None:
    """The schema refuses unknown keys and missing keys in every object."""
    report = attrs.evolve(
        troubled(),
        known=troubled().findings[:1],
        skipped=(SkippedRule(code="PSM405", name="x", reason=Bilingual("a", "b")),),
    )
    unreadable_file = UnreadableFile("no JSON", (Problem("", "JSON", "something else"),))
    text = render_json([("a", report), ("b", unreadable_file)], gone=Baseline.of([report]))
    for document in (parse(text), report.to_dict()):
        VALIDATOR.validate(document)
        for fields, path in list(iter_objects(document)):
            has_free_keys = path[-1:] in {("params",), ("by_code",)}
            fields["unheard-of"] = 1.5
            assert not VALIDATOR.is_valid(document), path
            del fields["unheard-of"]
            for key, value in list(fields.items()):
                if not has_free_keys and key != "gone":
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
    """The schema refuses invalid values in a finding."""
    document = troubled().to_dict()
    document["findings"][0][key] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)


def test_counts_are_validated() -> None:
    """The schema refuses negative counts, and a rule without findings among those with some."""
    for key, value in (("by_severity", {"error": -1, "warning": 0, "info": 0}), ("by_code", {"PSM101": 0})):
        assert not VALIDATOR.is_valid({**troubled().to_dict(), key: value})


def test_schema_describes_every_key() -> None:
    """The schema is valid, ships with the package, and has a description for each key."""
    Draft202012Validator.check_schema(SCHEMA)
    assert parse(files("psm_model.reports").joinpath("report_schema.json").read_text(encoding="utf-8")) == SCHEMA
    descriptions = [
        (name, description)
        for definition, _ in iter_objects(SCHEMA)
        for name, description in definition.get("properties", {}).items()
        if isinstance(definition.get("properties"), dict)
    ]
    assert {"file", "psm_check", "code", "settled_by", "warning"} <= {name for name, _ in descriptions}
    assert [name for name, description in descriptions if len(description.get("description", "")) < 20] == []


def test_schema_is_a_copy() -> None:
    """A change of a returned schema does not affect another."""
    report_schema()["$defs"].clear()
    assert report_schema() == SCHEMA


@given(st.lists(findings(), max_size=6), st.permutations(range(6)))
def test_order_does_not_matter(several: list[Finding], order: list[int]) -> None:
    """The same findings in any order give the same JSON."""
    shuffled = [several[index] for index in order if index < len(several)]
    both = [render_json([("a.json", Report(findings=tuple(ordered)))]) for ordered in (several, shuffled)]
    assert both[0] == both[1]


def test_json_is_complete() -> None:
    """The JSON has all findings, however many there are."""
    (report,) = parse(render_json([("a.json", flood({"PSM101": 500}))]))["reports"]
    assert len(report["findings"]) == report["by_code"]["PSM101"] == 500
