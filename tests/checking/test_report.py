"""Reports: the order of findings, errors and warnings, and counts."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking import Finding, Report, Severity, Violation
from psm_model.checking.rule import ParamValue
from psm_model.checks import check
from psm_model.entities import BoardTerm, Register, Source
from psm_model.errors import FindingsError
from psm_model.i18n import LANGUAGES, Bilingual, Language
from psm_model.rules import RULES
from psm_model.values import Verdict
from tests.every_case import every_case
from tests.reports.reports import findings, flood, languages, reports, troubled


@given(st.lists(findings(), max_size=6), st.permutations(range(6)))
def test_reports_of_the_same_findings_are_equal(several: list[Finding], order: list[int]) -> None:
    """A report does not depend on the order in which its findings are given, and loses none."""
    shuffled = [several[index] for index in order if index < len(several)]
    report = Report(findings=tuple(several))
    assert report == Report(findings=tuple(shuffled))
    assert Counter(report) == Counter(several)
    assert report == Report(findings=report.findings)


@given(findings(), findings())
@example(flood({"PSM101": 1}).findings[0], flood({"PSM101": 1}).findings[0])
def test_findings_at_one_path_are_ordered(first: Finding, other: Finding) -> None:
    """Findings at the same path have one order, whatever they differ in."""
    for field in attrs.fields(Finding):
        near = attrs.evolve(first, **{field.name: getattr(other, field.name)})
        assert Report(findings=(first, near)).findings == Report(findings=(near, first)).findings


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["/a/10", "/a/9", "/a/2"], ["/a/2", "/a/9", "/a/10"]),
        (["/b/0", "/a/1", "", "/a"], ["", "/a", "/a/1", "/b/0"]),
        (["/a/0/b", "/a/0", "/a/x"], ["/a/x", "/a/0", "/a/0/b"]),
        ([f"/a/1{'0' * 5000}", "/a/2"], ["/a/2", f"/a/1{'0' * 5000}"]),
    ],
    ids=["numbers", "names", "depth", "huge"],
)
def test_paths_are_ordered_by_name_and_number(paths: list[str], expected: list[str]) -> None:
    """Positions in a path are ordered as numbers of any length, and names before them alphabetically."""
    sample = flood({"PSM101": 1}).findings[0]
    report = Report(findings=tuple(attrs.evolve(sample, path=path) for path in paths))
    assert [entry.path for entry in report] == expected


def test_messages_mask_possible_identity_numbers() -> None:
    """A number typed into an id is masked in messages, and unchanged in data."""
    number = "0000000000000000"
    (duplicate,) = check(Register.of(Source(id=number), Source(id=number)))
    assert duplicate.message() == "2 sources have the id '…'"
    assert number not in duplicate.message(language="id")
    assert duplicate.params["id"] == number
    assert duplicate.ids == (number,)


def test_findings_at_one_path_are_ordered_by_code() -> None:
    """At the same path, the code decides, then the params."""
    sample = flood({"PSM102": 1}).findings[0]
    several = [
        attrs.evolve(sample, param_items=(("a", "2"),)),
        attrs.evolve(sample, param_items=(("a", "1"),)),
        attrs.evolve(sample, code="PSM101"),
    ]
    report = Report(findings=tuple(several))
    assert list(report) == [several[2], several[1], several[0]]


@given(reports())
def test_only_certain_errors_are_raised(report: Report) -> None:
    """All certain findings of severity error are raised, and no others."""
    wrong = [entry for entry in report if entry.severity is Severity.ERROR and entry.verdict is Verdict.YES]
    assert report.ok is not bool(wrong)
    if not wrong:
        report.raise_for_errors()
        return
    with pytest.raises(FindingsError) as caught:
        report.raise_for_errors()
    assert caught.value.findings == report.errors == tuple(wrong)


def test_the_error_of_a_check_is_picklable() -> None:
    """The error of a check can be sent to another process with its findings."""
    with pytest.raises(FindingsError, match=r"^4 errors \(1 PSM001, 1 PSM002, .*: PSM093, PSM101 at ") as caught:
        only(troubled(), "PSM001", "PSM002", "PSM093", "PSM101").raise_for_errors()
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert copy.findings == caught.value.findings
    assert str(copy) == str(caught.value)


def only(report: Report, *codes: str) -> Report:
    """Return a report with only the findings of these codes."""
    return Report(findings=tuple(entry for entry in report if entry.code in codes))


@given(reports(), languages())
def test_counts_agree_with_the_findings(report: Report, language: str) -> None:
    """Counts by severity are of certain findings; counts by code and of undetermined ones agree, in JSON too."""
    certain = [entry for entry in report if entry.verdict is Verdict.YES]
    assert report.by_severity == {
        severity: sum(entry.severity is severity for entry in certain) for severity in Severity
    }
    assert report.undetermined == tuple(entry for entry in report if entry.verdict is Verdict.UNDETERMINED)
    assert list(report.by_code) == sorted(set(report.codes))
    assert report.by_code == Counter(report.codes)
    document = report.to_dict(language="id" if language == "id" else "en")
    assert document["by_severity"] == {severity.value: count for severity, count in report.by_severity.items()}
    assert document["undetermined"] == len(report.undetermined)
    assert (document["ok"], document["by_code"]) == (report.ok, report.by_code)
    assert [entry["message"] for entry in document["findings"]] == [
        entry.message(language="id" if language == "id" else "en") for entry in report
    ]


@every_case("code", RULES)
@every_case(("language", "perhaps"), [("en", "it may be that "), ("id", "mungkin ")])
def test_undetermined_messages_are_worded_as_possibilities(code: str, language: Language, perhaps: str) -> None:
    """The message of an undetermined finding of any rule says that it may be so; that of a certain one does not."""
    rule = RULES[code]
    template = rule.message.translate(language)
    # The part of a placeholder after its colon decides the value of its param, and that of a param named within it.
    span = "2025-10-15/2030-10-14"
    values = {"Date": "2025-10-15", "Period": span, "Imprecise": span, "days": span, "book": "-"}
    params: dict[str, ParamValue] = dict.fromkeys(rule.placeholders, "x")
    for name, form, within in re.findall(r"{(\w+)(?:!r)?:(\w+)(?: {(\w+)})?}", template):
        params |= {param: values.get(form, "x") for param in (name, within) if param}
    violation = Violation(path="", params=params)
    certain = Finding.from_violation(rule, violation).message(language=language)
    assert certain.startswith(template.partition("{")[0])
    assert not certain.startswith(perhaps)
    assert (
        Finding.from_violation(rule, attrs.evolve(violation, verdict=Verdict.UNDETERMINED)).message(language=language)
        == perhaps + certain
    )


def test_a_report_has_a_length_and_no_truth_value() -> None:
    """A report has a length; its truth value is refused as ambiguous."""
    report = check(Register.of(Source(id="s"), Source(id="s")))
    assert len(report) == len(report.findings) == len(list(report)) == 1
    for ambiguous in (report, check(Register())):
        with pytest.raises(TypeError, match="truth value of a report is ambiguous"):
            bool(ambiguous)


@pytest.mark.parametrize("language", ["fr", "EN", "", None])
def test_unknown_languages_are_refused(language: Any) -> None:
    """An unknown language is refused, and the error names the known ones."""
    (sample,) = check(Register.of(Source(id="s"), Source(id="s")))
    with pytest.raises(ValueError, match="expected one of the languages en, id"):
        sample.message(language=language)


def test_a_finding_has_the_fields_of_its_violation() -> None:
    """A finding has the fields of its violation, and the severity of its rule or the given one.

    If the verdict is certain, the facts that would settle it are left out.
    """
    violation = Violation(
        path="/a",
        params={"term": "t", "label": "l"},
        ids=("t",),
        related=("/b",),
        verdict=Verdict.UNDETERMINED,
        settled_by=("/c",),
    )
    undetermined = Finding.from_violation(RULES["PSM110"], violation)
    assert (undetermined.severity, undetermined.verdict, undetermined.path) == (
        Severity.WARNING,
        Verdict.UNDETERMINED,
        "/a",
    )
    assert (undetermined.params, undetermined.ids, undetermined.related) == (violation.params, ("t",), ("/b",))
    assert undetermined.settled_by == ("/c",)
    assert Finding.from_violation(RULES["PSM110"], attrs.evolve(violation, verdict=Verdict.YES)).settled_by == ()
    assert Finding.from_violation(RULES["PSM110"], violation, Severity.INFO) == attrs.evolve(
        undetermined, severity=Severity.INFO
    )
    assert undetermined.bilingual_remedy == RULES["PSM110"].remedy
    assert undetermined.template == Bilingual(RULES["PSM110"].message.english, RULES["PSM110"].message.indonesian)


def test_a_finding_has_the_remedy_of_its_rule() -> None:
    """The remedy is that of the rule, in the language asked for; a rule without one has None, in JSON too."""
    violation = Violation(path="/a", params={"term": "t", "label": "l"})
    finding = Finding.from_violation(RULES["PSM110"], violation)
    silent = Finding.from_violation(attrs.evolve(RULES["PSM110"], remedy=None), violation)
    advised = RULES["PSM110"].remedy
    assert advised is not None
    for language in LANGUAGES:
        assert finding.remedy(language=language) == advised.translate(language)
        assert finding.to_dict(language=language)["remedy"] == advised.translate(language)
        assert silent.remedy(language=language) is None is silent.to_dict(language=language)["remedy"]


@pytest.mark.parametrize("params", [{}, {"term": "t"}, {"term": "t", "label": "l", "more": "m"}])
def test_params_must_match_the_message(params: dict[str, str | int]) -> None:
    """Params that the message does not use, or that are missing, are refused."""
    with pytest.raises(ValueError, match=r"expected params \['label', 'term'\] of PSM110, got .*"):
        Finding.from_violation(RULES["PSM110"], Violation(path="/a", params=params))


def test_reports_and_findings_have_one_line_forms() -> None:
    """The repr of a report counts its findings by severity, and the text of a finding is its English message."""
    report = check(Register.of(BoardTerm(id="t", organisation_id="o", label="2023-2006")))
    assert repr(report) == "<Report: 1 error, 1 warning>"
    assert [str(entry) for entry in report] == [entry.message() for entry in report]
    assert repr(check(Register())) == "<Report: no findings>"
    labels = [BoardTerm(id=label, organisation_id="o", label=label) for label in ("2017–2022", "2022–2027")]
    undetermined = check(Register.of(*labels), rules=[RULES["PSM101"]], undetermined=True)
    assert repr(undetermined) == "<Report: 1 undetermined>"


def test_warnings_and_errors_are_separate() -> None:
    """Errors and warnings are separate properties; `pointers` has those of both."""
    report = check(Register.of(BoardTerm(id="t", organisation_id="o", label="2023-2006")))
    assert [entry.code for entry in report.warnings] == ["PSM110"]
    assert [entry.code for entry in report.errors] == ["PSM002"]
    assert report.pointers == {"/board_terms/0/label", "/board_terms/0/organisation_id"}
