"""merge_waiver_findings: findings about waivers if several registers are checked with the same configuration."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Config, Report, Waiver
from psm_model.checking.merging import merge_waiver_findings
from psm_model.checks import check
from psm_model.entities import Register, Source
from tests.rules.samples import IPSM, KASMAD, appoint, term

# The first of the two terms has an unreadable label, which PSM110 reports.
BAD, GOOD = term(None, "t", appoint(None), label="2023-2006"), term("2025-01-01/2030-01-01", "u")
REGISTER = Register.of(Source(id="s"), IPSM, KASMAD, BAD, GOOD)
WAIVER = Waiver(code="PSM110", subject="t", reason="asked the board")
ABOUT_WAIVERS = ("PSM091", "PSM092", "PSM093")


def list_waiver_findings(reports: Iterable[Report]) -> list[tuple[str, object]]:
    """Return what the findings about waivers name, in order."""
    return sorted(
        (finding.code, finding.param_items) for report in reports for finding in report if finding.code in ABOUT_WAIVERS
    )


@pytest.mark.parametrize(
    ("registers", "expected"),
    [
        # No register has the subject, so the waiver cannot apply to any.
        ([Register(), Register()], [["PSM093"], []]),
        ([Register(), REGISTER], [[], []]),
        ([REGISTER, Register()], [[], []]),
        # The subject exists, and has no finding that could be waived.
        ([Register(), Register.of(IPSM, attrs.evolve(GOOD, id="t"))], [[], ["PSM092"]]),
        ([Register.of(IPSM, attrs.evolve(GOOD, id="t"))] * 2, [["PSM092"], []]),
        ([Register.of(IPSM, attrs.evolve(GOOD, id="t")), REGISTER], [[], []]),
        ([], []),
    ],
)
def test_unused_waivers_are_reported_once(registers: list[Register], expected: list[list[str]]) -> None:
    """A waiver used for one register is used; one used for none is reported once."""
    reports = [check(register, config=Config(waivers=(WAIVER,), select=("PSM09", "PSM110"))) for register in registers]
    assert [list(report.codes) for report in merge_waiver_findings(reports)] == expected


def test_an_expired_waiver_is_reported_once() -> None:
    """An expired waiver is reported once for several registers."""
    config = Config(waivers=(attrs.evolve(WAIVER, until=date(2026, 6, 30)),), select=("PSM091",))
    report = check(REGISTER, config=config, on=date(2026, 7, 1))
    assert [merged.codes for merged in merge_waiver_findings([report, report])] == [("PSM091",), ()]


@given(
    st.lists(st.sampled_from(["s", "t", "u", "none"]), max_size=3, unique=True), st.permutations([REGISTER, Register()])
)
def test_other_findings_are_kept(subjects: list[str], registers: list[Register]) -> None:
    """Findings that are not about waivers stay, and each waiver is reported as for all registers together."""
    waivers = tuple(attrs.evolve(WAIVER, subject=subject) for subject in subjects)
    reports = [check(register, config=Config(waivers=waivers)) for register in registers]
    once = merge_waiver_findings(reports)
    for before, after in zip(reports, once, strict=True):
        assert [finding for finding in before if finding.code not in ABOUT_WAIVERS] == [
            finding for finding in after if finding.code not in ABOUT_WAIVERS
        ]
    assert list_waiver_findings(once) == list_waiver_findings([check(REGISTER, config=Config(waivers=waivers))])
