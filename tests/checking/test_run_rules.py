"""PSM091 to PSM093 and PSM099: findings about waivers and about rules that failed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Config, Context, Finding, Scope, Severity, Violation, Waiver
from psm_model.checking.outcome import CheckOutcome, RuleFailure
from psm_model.checking.run_rules import expired_waiver, rule_failed, unknown_waiver, unused_waiver
from psm_model.checks import check
from psm_model.entities import Register, Source
from psm_model.rules import RULES
from tests.rules.samples import IPSM, KASMAD, appoint, summarise, term

DAY = date(2026, 6, 30)
# The first of the two terms has an unreadable label, which PSM110 reports; PSM104 has no finding.
BAD, GOOD = term(None, "t", appoint(None), label="2023-2006"), term("2025-01-01/2030-01-01", "u")
REGISTER = Register.of(Source(id="s"), IPSM, KASMAD, BAD, GOOD)
WAIVER = Waiver(code="PSM110", subject="t", reason="asked the board")
ABOUT_WAIVERS = ("PSM091", "PSM092", "PSM093")


def find_waiver_findings(*waivers: Waiver, on: date | None = None, **config: Any) -> list[Finding]:
    """Return the findings about waivers of a check with these waivers."""
    report = check(REGISTER, config=Config(waivers=waivers, **config), on=on)
    return [finding for finding in report if finding.code in ABOUT_WAIVERS]


def codes(*waivers: Waiver, **options: Any) -> list[str]:
    """Return the codes of the findings about the waivers."""
    return [finding.code for finding in find_waiver_findings(*waivers, **options)]


def make_summary(code: str, severity: str, /, **params: object) -> dict[str, object]:
    """Return the content of a finding about a waiver, which has no place in the document."""
    return {
        "code": code,
        "severity": severity,
        "verdict": "yes",
        "path": "",
        "params": params,
        "ids": [params["subject"]],
        "related": [],
        "settled_by": [],
    }


# PSM091, a waiver past its day


@given(st.dates(), st.integers(-2, 2))
def test_a_waiver_holds_on_its_day(until: date, days: int) -> None:
    """A waiver expires on the day after its last day."""
    on = date.fromordinal(min(max(until.toordinal() + days, 1), date.max.toordinal()))
    assert attrs.evolve(WAIVER, until=until).is_expired(on) is (on > until)


def test_a_waiver_does_not_expire_without_a_day() -> None:
    """Without a day of the check, or a last day of the waiver, the waiver is not expired."""
    assert not attrs.evolve(WAIVER, until=date.min).is_expired(None)
    assert not WAIVER.is_expired(date.max)


@pytest.mark.parametrize(("days", "expected"), [(-1, []), (0, []), (1, ["PSM091", "PSM110"])])
def test_an_expired_waiver_waives_nothing(days: int, expected: list[str]) -> None:
    """Until its last day a waiver removes the finding; afterwards the finding is back, and the waiver is reported."""
    config = Config(select=("PSM09", "PSM110"), waivers=(attrs.evolve(WAIVER, until=DAY),))
    assert list(check(REGISTER, config=config, on=DAY + timedelta(days)).codes) == expected


def test_the_finding_of_an_expired_waiver() -> None:
    """The finding has the code, the subject and the last day, and severity warning."""
    (finding,) = find_waiver_findings(attrs.evolve(WAIVER, until=DAY), on=date(2026, 7, 1))
    assert summarise(finding) == make_summary("PSM091", "warning", code="PSM110", subject="t", until="2026-06-30")


# PSM092, a waiver that waived nothing


def test_the_finding_of_an_unused_waiver() -> None:
    """The finding has the code and the subject, and severity info."""
    (finding,) = find_waiver_findings(WAIVER, attrs.evolve(WAIVER, subject="u"))
    assert summarise(finding) == make_summary("PSM092", "info", code="PSM110", subject="u")


@pytest.mark.parametrize("subject", ["s", "o", "m", "t", "u", "a"])
def test_the_subject_of_a_waiver_is_any_entity(subject: str) -> None:
    """Ids of sources, organisations, members, terms and appointments are known, so a waiver for one is only unused."""
    assert codes(attrs.evolve(WAIVER, code="PSM104", subject=subject)) == ["PSM092"]


def test_waivers_of_rules_that_did_not_run_are_not_unused() -> None:
    """Waivers of a rule that did not run are not reported."""
    waiver = attrs.evolve(WAIVER, subject="u")
    assert codes(waiver, ignore=("PSM110",)) == []
    assert codes(waiver, select=("PSM092",)) == []
    assert codes(waiver, select=("PSM092", "PSM11")) == ["PSM092"]


def test_a_waiver_given_twice_is_used_twice() -> None:
    """Two waivers of one finding are both used, whatever their reasons."""
    assert codes(WAIVER, WAIVER, attrs.evolve(WAIVER, reason="asked again")) == []


def test_a_waiver_of_an_undetermined_finding_is_used() -> None:
    """A waiver of an undetermined finding is used, whether or not such findings are reported."""
    waiver = Waiver(code="PSM102", subject="y", reason="asked the board")
    register = REGISTER.add(term("2010/2015", "y"))
    report = check(register, config=Config(select=("PSM09", "PSM102"), waivers=(waiver,)))
    assert report.codes == ()


# PSM093, a waiver for what does not exist


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"code": "PSM000"}, ["PSM093"]),
        ({"code": "PSM11"}, ["PSM093"]),
        ({"subject": "nowhere"}, ["PSM093"]),
        ({"code": "PSM000", "subject": "nowhere"}, ["PSM093"]),
    ],
    ids=str,
)
def test_a_waiver_names_a_rule_and_an_id(fields: dict[str, Any], expected: list[str]) -> None:
    """A waiver with an unknown rule or subject is reported once, and not also as unused."""
    assert codes(attrs.evolve(WAIVER, **fields)) == expected


def test_a_rule_that_did_not_run_is_known() -> None:
    """A waiver of a rule that did not run names a known rule."""
    assert codes(attrs.evolve(WAIVER, subject="u"), ignore=("PSM11",)) == []


def test_the_finding_of_an_unknown_waiver() -> None:
    """The finding has the code and the subject, and severity error."""
    (finding,) = find_waiver_findings(WAIVER, attrs.evolve(WAIVER, subject="nowhere"))
    assert summarise(finding) == make_summary("PSM093", "error", code="PSM110", subject="nowhere")


# All three, on any run


@given(
    st.lists(
        st.builds(
            Waiver,
            code=st.sampled_from(["A", "B", "C"]),
            subject=st.sampled_from(["t", "u", "nowhere"]),
            reason=st.just("asked the board"),
            until=st.none() | st.sampled_from([DAY - timedelta(1), DAY]),
        ),
        max_size=4,
        unique=True,
    ),
    st.data(),
)
def test_waivers_are_reported_as_expired_unknown_or_unused(waivers: list[Waiver], data: st.DataObject) -> None:
    """A waiver is reported as expired, as unknown, or if it is neither and was not used, as unused."""
    used = data.draw(st.sets(st.sampled_from(waivers)) if waivers else st.just(set()))
    run = CheckOutcome(
        waivers=tuple(waivers),
        used=frozenset(used),
        active_codes=frozenset({"A"}),
        known_codes=frozenset({"A", "B"}),
        known_ids={"t", "u"},
        on=DAY,
    )
    expired = [waiver for waiver in waivers if waiver.until is not None and waiver.until != DAY]
    unknown = [waiver for waiver in waivers if waiver.code == "C" or waiver.subject == "nowhere"]
    idle = [
        waiver
        for waiver in waivers
        if waiver not in expired and waiver not in unknown and waiver not in used and waiver.code != "B"
    ]
    for rule, expected in ((expired_waiver, expired), (unknown_waiver, unknown), (unused_waiver, idle)):
        violations = list(rule.find(run, Context()))
        assert [(violation.params["code"], violation.ids) for violation in violations] == [
            (waiver.code, (waiver.subject,)) for waiver in expected
        ]


# PSM099, a rule that failed


def _failing(_subject: object, _context: Context) -> Iterator[Violation]:
    raise ZeroDivisionError


def test_the_finding_of_a_failed_rule() -> None:
    """A failure is an error at the subject of the rule, with the code of the rule and the class of the exception."""
    rule = attrs.evolve(RULES["PSM110"], code="XYZ001", scope=Scope.MEMBER, find=_failing)
    findings = list(check(REGISTER.add(attrs.evolve(KASMAD, id="n")), rules=[rule]))
    assert [finding.path for finding in findings] == ["/members/0", "/members/1"]
    assert summarise(findings[1]) == {
        "code": "PSM099",
        "severity": "error",
        "verdict": "yes",
        "path": "/members/1",
        "params": {"code": "XYZ001", "error": "ZeroDivisionError"},
        "ids": [],
        "related": [],
        "settled_by": [],
    }


def test_every_failure_is_reported() -> None:
    """Every failure of a check has a violation, in order; without failures there is none."""
    failures = tuple(RuleFailure("PSM101", "KeyError", f"/organisations/{position}") for position in (3, 1))
    violations = list(rule_failed.find(CheckOutcome(failures=failures), Context()))
    assert [(violation.path, violation.params) for violation in violations] == [
        (path, {"code": code, "error": error}) for code, error, path in failures
    ]
    assert list(rule_failed.find(CheckOutcome(), Context())) == []


@pytest.mark.parametrize("code", [*ABOUT_WAIVERS, "PSM099"])
def test_severities_of_rules_about_the_check_can_be_set(code: str) -> None:
    """The configuration may set the severity of the rules about waivers and failures."""
    waivers = (
        attrs.evolve(WAIVER, until=DAY),
        attrs.evolve(WAIVER, subject="u"),
        attrs.evolve(WAIVER, subject="nowhere"),
    )
    rule = attrs.evolve(RULES["PSM110"], code="XYZ001", find=_failing)
    graded = Severity.WARNING if RULES[code].severity is not Severity.WARNING else Severity.INFO
    config = Config(waivers=waivers, severities={code: graded})
    report = check(REGISTER, config=config, on=date(2026, 7, 1), rules=[*RULES.values(), rule])
    assert {finding.severity for finding in report if finding.code == code} == {graded}
