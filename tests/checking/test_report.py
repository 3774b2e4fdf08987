"""Reports: one order whatever order the findings come in, what makes a register wrong, and what counts tell."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking import Finding, Report, Severity, Violation, finding
from psm_model.checking.rule import ParamValue
from psm_model.checks import check
from psm_model.entities import BoardTerm, Register, Source
from psm_model.errors import FindingsError
from psm_model.i18n import Bilingual, Language
from psm_model.rules import RULES
from psm_model.values import Verdict
from tests.reports.reports import findings, flood, languages, reports, troubled


@given(st.lists(findings(), max_size=6), st.permutations(range(6)))
def test_reports_of_the_same_findings_are_equal(several: list[Finding], order: list[int]) -> None:
    """A report is the same whatever order its findings are given in, and loses none."""
    shuffled = [several[index] for index in order if index < len(several)]
    report = Report(findings=tuple(several))
    assert report == Report(findings=tuple(shuffled))
    assert Counter(report) == Counter(several)
    assert report == Report(findings=report.findings)


@given(findings(), findings())
@example(flood({"PSM101": 1}).findings[0], flood({"PSM101": 1}).findings[0])
def test_what_differs_has_an_order(one: Finding, other: Finding) -> None:
    """Findings of one place stand in one order by whatever they differ in."""
    for field in attrs.fields(Finding):
        near = attrs.evolve(one, **{field.name: getattr(other, field.name)})
        assert Report(findings=(one, near)).findings == Report(findings=(near, one)).findings


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
def test_order_of_paths(paths: list[str], expected: list[str]) -> None:
    """Positions in a path are ordered as numbers, however long, and names before them by letters."""
    one = flood({"PSM101": 1}).findings[0]
    report = Report(findings=tuple(attrs.evolve(one, path=path) for path in paths))
    assert [found.path for found in report] == expected


def test_message_masks_what_may_be_an_identity_number() -> None:
    """A number that was typed into an id stands in no message, and as recorded in what a program reads."""
    number = "0000000000000000"
    (found,) = check(Register.of(Source(id=number), Source(id=number)))
    assert found.message() == "2 entities of the kind source have the id '…'"
    assert number not in found.message(language="id")
    assert found.params["id"] == number
    assert found.ids == (number,)


def test_order_within_a_place() -> None:
    """At one place the code decides, then the params."""
    one = flood({"PSM102": 1}).findings[0]
    several = [
        attrs.evolve(one, named=(("a", "2"),)),
        attrs.evolve(one, named=(("a", "1"),)),
        attrs.evolve(one, code="PSM101"),
    ]
    report = Report(findings=tuple(several))
    assert list(report) == [several[2], several[1], several[0]]


@given(reports())
def test_errors_are_raised(report: Report) -> None:
    """Findings of severity error that are certain are raised, all of them; others are not."""
    wrong = [one for one in report if one.severity is Severity.ERROR and one.verdict is Verdict.YES]
    assert report.ok is not bool(wrong)
    if not wrong:
        report.raise_for_errors()
        return
    with pytest.raises(FindingsError) as caught:
        report.raise_for_errors()
    assert caught.value.findings == report.errors == tuple(wrong)


def test_error_of_a_real_check_is_pickled() -> None:
    """What a check raises gets from one process to another with its findings."""
    with pytest.raises(FindingsError, match=r"^4 errors \(1 PSM001, 1 PSM002, .*: PSM093, PSM101 at ") as caught:
        only(troubled(), "PSM001", "PSM002", "PSM093", "PSM101").raise_for_errors()
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert copy.findings == caught.value.findings
    assert str(copy) == str(caught.value)


def only(report: Report, *codes: str) -> Report:
    """The findings of these codes alone."""
    return Report(findings=tuple(one for one in report if one.code in codes))


@given(reports(), languages())
def test_counts(report: Report, language: str) -> None:
    """The counts are those of the findings, of every severity and of the codes that are there, in the JSON too."""
    assert report.by_severity == {one: sum(found.severity is one for found in report) for one in Severity}
    assert list(report.by_code) == sorted(set(report.codes))
    assert report.by_code == Counter(report.codes)
    told = report.to_dict(language="id" if language == "id" else "en")
    assert (told["ok"], told["by_code"]) == (report.ok, report.by_code)
    assert [one["message"] for one in told["findings"]] == [
        one.message(language="id" if language == "id" else "en") for one in report
    ]


@pytest.mark.parametrize("code", RULES)
@pytest.mark.parametrize(("language", "perhaps"), [("en", "it may be that "), ("id", "mungkin ")])
def test_what_may_be_is_not_told_as_what_is(code: str, language: Language, perhaps: str) -> None:
    """The message of an undetermined finding says that it may be so, that of a certain one does not, for each rule."""
    rule = RULES[code]
    template = rule.message.translate(language)
    # By what a placeholder says behind its colon, what its param may be; the param named within another's likewise.
    span = "2025-10-15/2030-10-14"
    values = {"Date": "2025-10-15", "Period": span, "days": span, "book": "-"}
    params: dict[str, ParamValue] = dict.fromkeys(rule.placeholders, "x")
    for name, form, within in re.findall(r"{(\w+)(?:!r)?:(\w+)(?: {(\w+)})?}", template):
        params |= {one: values.get(form, "x") for one in (name, within) if one}
    hit = Violation(path="", params=params)
    certain = finding(rule, hit).message(language=language)
    assert certain.startswith(template.partition("{")[0])
    assert not certain.startswith(perhaps)
    assert (
        finding(rule, attrs.evolve(hit, verdict=Verdict.UNDETERMINED)).message(language=language) == perhaps + certain
    )


def test_a_report_is_counted_and_not_true_or_false() -> None:
    """A report has as many items as findings, and whether it is true is refused: it could mean either of two things."""
    report = check(Register.of(Source(id="s"), Source(id="s")))
    assert len(report) == len(report.findings) == len(list(report)) == 1
    for one in (report, check(Register())):
        with pytest.raises(TypeError, match="truth value of a report is ambiguous"):
            bool(one)


@pytest.mark.parametrize("language", ["fr", "EN", "", None])
def test_only_known_languages_are_spoken(language: Any) -> None:
    """A language that no message is in is refused by the names of those that there are, and not taken for English."""
    (one,) = check(Register.of(Source(id="s"), Source(id="s")))
    with pytest.raises(ValueError, match="expected one of the languages en, id"):
        one.message(language=language)


def test_finding_of_a_hit() -> None:
    """A finding has what its hit says, and the severity of its rule unless another is given.

    If the verdict is certain, the facts that would settle it are left out.
    """
    hit = Violation(
        path="/a",
        params={"term": "t", "label": "l"},
        ids=("t",),
        related=("/b",),
        verdict=Verdict.UNDETERMINED,
        settled_by=("/c",),
    )
    found = finding(RULES["PSM110"], hit)
    assert (found.severity, found.verdict, found.path) == (Severity.WARNING, Verdict.UNDETERMINED, "/a")
    assert (found.params, found.ids, found.related) == (hit.params, ("t",), ("/b",))
    assert found.settled_by == ("/c",)
    assert finding(RULES["PSM110"], attrs.evolve(hit, verdict=Verdict.YES)).settled_by == ()
    assert finding(RULES["PSM110"], hit, Severity.INFO) == attrs.evolve(found, severity=Severity.INFO)
    assert found.template == Bilingual(RULES["PSM110"].message.english, RULES["PSM110"].message.indonesian)


@pytest.mark.parametrize("params", [{}, {"term": "t"}, {"term": "t", "label": "l", "more": "m"}])
def test_params_are_those_of_the_message(params: dict[str, str | int]) -> None:
    """Params that the message does not ask for, or lacks, are refused."""
    with pytest.raises(ValueError, match=r"PSM110 has params .* for a message with \['label', 'term'\]"):
        finding(RULES["PSM110"], Violation(path="/a", params=params))


def test_a_report_and_a_finding_are_shown_in_a_line() -> None:
    """The repr of a report counts its findings by severity, and the text of a finding is its English message."""
    report = check(Register.of(BoardTerm(id="t", organisation_id="o", label="2023-2006")))
    assert repr(report) == "<Report: 1 error, 1 warning>"
    assert [str(found) for found in report] == [found.message() for found in report]
    assert repr(check(Register())) == "<Report: no findings>"


def test_warnings_are_what_is_certain_and_no_error() -> None:
    """Of a report with an error and a warning, each is in a property of its own; pointers are those of both."""
    report = check(Register.of(BoardTerm(id="t", organisation_id="o", label="2023-2006")))
    assert [found.code for found in report.warnings] == ["PSM110"]
    assert [found.code for found in report.errors] == ["PSM002"]
    assert report.pointers == {"/board_terms/0/label", "/board_terms/0/organisation_id"}
