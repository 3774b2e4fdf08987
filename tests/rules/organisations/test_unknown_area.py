"""PSM405: when unknown-area is found, and when not."""

from __future__ import annotations

import attrs
import pytest

from psm_model.checking import Config, Context, OrganisationSubject, Waiver
from psm_model.checks import check, check_entities
from psm_model.entities import FormerArea, Register
from psm_model.reports.text import render_summary, render_text
from psm_model.rules import RULES
from psm_model.values import AreaCode, Level, Period, Verdict
from psm_model.values.area_table import VINTAGE
from tests.rules.organisations.areas_records import Table, of, only
from tests.rules.samples import IPSM, MAYBE, NO, YES, run_rule


@pytest.mark.parametrize(
    ("code", "level", "vintage", "unknown"),
    [
        ("33.25", Level.REGENCY_CITY, None, False),
        ("33.26", Level.REGENCY_CITY, None, True),
        ("33.26", Level.REGENCY_CITY, VINTAGE, True),
        ("33.26", Level.REGENCY_CITY, "050-145 Tahun 2022", False),
        ("33.25.11.2001", Level.VILLAGE, None, True),
        ("33.25.11.4001", Level.VILLAGE, None, False),  # left to PSM406
        ("33.70", Level.REGENCY_CITY, None, True),  # of no kind, and not a village
        (None, Level.REGENCY_CITY, None, False),
    ],
)
def test_codes_against_the_table(table: Table, code: str, level: Level, vintage: str | None, unknown: bool) -> None:  # noqa: FBT001  # a column
    """PSM405 reports codes that are not in the table, except codes of another decree and those left to PSM406."""
    table({"33": "Contoh", "33.25": "Contoh"})
    assert bool(run_rule("PSM405", of(code, level, vintage=vintage))) is unknown


def test_report_of_an_unknown_area_is_complete(table: Table) -> None:
    """PSM405 points to the area and names the decree of the table."""
    table({})
    finding = only(run_rule("PSM405", attrs.evolve(IPSM, id="p"), of("33.25", vintage=VINTAGE)))
    assert (finding.path, finding.related, finding.ids) == ("/organisations/1/area", (), ("o",))
    decree = "Kepmendagri 300.2.2-2138 Tahun 2025"
    assert finding.params == {"organisation": "o", "area": "33.25", "decree": decree}


@pytest.mark.parametrize(
    ("code", "vintage", "expected"),
    [
        ("33.25", None, NO),
        ("33.26", None, MAYBE),
        ("33.26", VINTAGE, YES),
        ("33.26", "050-145 Tahun 2022", NO),
        ("33.25.11.4001", None, NO),  # left to PSM406
    ],
)
def test_a_former_code_may_be_from_an_earlier_decree(
    table: Table, code: str, vintage: str | None, expected: Verdict
) -> None:
    """PSM405 is certain about an unlisted code of other times only if it is said to be from the decree of the table."""
    table({"33": "Contoh", "33.25": "Contoh"})
    former = FormerArea(area=AreaCode(code, vintage), period=Period.parse("/2019"))
    findings = run_rule("PSM405", attrs.evolve(of("33.25"), areas=[former]))
    assert [finding.verdict for finding in findings] == [expected] * (expected is not NO)
    for finding in findings:
        assert finding.path == "/organisations/0/areas/0/area"
        assert finding.settled_by == (finding.path,) * (expected is MAYBE)


def test_reports_name_rules_that_need_a_missing_table(table: Table) -> None:
    """If the package with the table is not installed, each report names the skipped rules and the reason."""
    table(None)
    assert list(RULES["PSM405"].find(OrganisationSubject(organisation=of("33.26"), path="", terms=()), Context())) == []
    report = check(Register.of(of("33.69")))
    assert report.codes == ()
    assert [rule.code for rule in report.skipped] == sorted(code for code, rule in RULES.items() if rule.extra)
    assert {rule.reason.english for rule in report.skipped} == {
        "the extra areas is not installed: install psm-model[areas]"
    }
    assert check_entities([of("33.69")]) == report
    assert report.to_dict(language="id")["skipped"][0]["reason"].startswith("paket tambahan areas tidak terpasang")
    assert "Not checked: PSM405" in report._repr_html_()  # as notebooks call it
    lines = render_text(report, name="a.json").splitlines()
    assert lines[0].startswith("skipped: PSM405")
    assert lines[-1] == "a.json: no findings"
    counted = render_summary([report, report], language="id").splitlines()
    assert [line.partition(":")[0] for line in counted] == ["tidak ada temuan", "dilewati"]


def test_only_selected_rules_are_reported_as_skipped(table: Table) -> None:
    """Rules that are not selected, and those whose extra is installed, are not reported as skipped."""
    table(None)
    assert check(Register(), config=Config(ignore=("PSM4",))).skipped == ()
    assert check(Register(), config=Config(select=("PSM1",))).skipped == ()
    waiver = Waiver(code="PSM405", subject="o", reason="known")
    assert check(Register.of(of("33.69")), config=Config(waivers=(waiver,))).codes == ()
    table({})
    assert check(Register()).skipped == ()
