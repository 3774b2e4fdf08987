"""PSM301 to PSM304 and PSM307: the legal requirements of members, on both sides of each bound."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import Decree, DecreeStatus
from psm_model.values import AreaCode, PartialDate, Period, Verdict
from tests.rules.members.members_records import (
    find_second,
    make_summary,
    member,
    serving,
)
from tests.rules.samples import MAYBE, NO, YES, summarise, verdict


@pytest.mark.parametrize(
    ("born", "appointed", "expected"),
    [
        ("2003-05-01", "2021-04-30", YES),
        ("2003-05-01", "2021-05-01", NO),
        ("2003-05-01", "2021-05-02", NO),
        # In a year without 29 February, the birthday is the 28th.
        ("2004-02-29", "2022-02-27", YES),
        ("2004-02-29", "2022-02-28", NO),
        ("2004-03-01", "2022-02-28", YES),
        ("2002-02-28", "2020-02-27", YES),
        ("2002-02-28", "2020-02-28", NO),
        ("2003", "2021", MAYBE),
        ("2002", "2021", NO),
        ("2004", "2021", YES),
        # On the day of birth; the day before is left to PSM307.
        ("2021-05-01", "2021-05-01", YES),
        ("2021-05-02", "2021-05-01", NO),
        ("2021-05", "2021-05", MAYBE),
        # Under the regulation, which took effect on an unknown day in 2019.
        ("2003-01-01", "2018-12-31", NO),
        ("2003-01-01", "2019-01-01", MAYBE),
        ("2003-01-01", "2019-12-30", MAYBE),
        ("2003-01-01", "2019-12-31", YES),
    ],
)
def test_bounds_of_under_age(born: str, appointed: str, expected: Verdict) -> None:
    """Under the regulation of 2019, members are old enough from their eighteenth birthday."""
    assert verdict("PSM301", member(born, appointed)) is expected


@pytest.mark.parametrize(("code", "appointed"), [("PSM301", "2021-01-01"), ("PSM304", "2016-01-01")])
def test_report_of_a_member_too_young_is_complete(code: str, appointed: str) -> None:
    """The finding points to the birth date, which is not in its message."""
    finding = find_second(code, member("2010-05-01", appointed))
    assert summarise(finding) == make_summary(code, "warning")
    assert "2010" not in finding.message()


@pytest.mark.parametrize("code", ["PSM301", "PSM307"])
def test_the_decree_dates_an_appointment_without_service(code: str) -> None:
    """The appointment is on the first day of service, or without service on the day on which the decree was issued."""
    born = "2006-01-01" if code == "PSM301" else "2023-01-01"
    decree = Decree(id="sk", issued=PartialDate(2022))
    decreed = member(born, None, decree_ids=("sk",))
    assert verdict(code, decree, decreed) is YES
    assert verdict(code, decree, member(born, "2030", decree_ids=("sk",))) is NO
    assert verdict(code, attrs.evolve(decree, issued=None), decreed) is NO
    assert verdict(code, attrs.evolve(decree, status=DecreeStatus.NOT_ISSUED), decreed) is NO
    assert verdict(code, decree, member(born, None)) is verdict(code, decreed) is NO


@pytest.mark.parametrize(("code", "appointed"), [("PSM301", "2020"), ("PSM304", "2016"), ("PSM307", "2016")])
def test_members_without_a_birth_date_have_no_finding(code: str, appointed: str) -> None:
    """A member without a recorded birth is neither too young nor unborn."""
    assert verdict(code, member(None, appointed)) is NO


@pytest.mark.parametrize("code", ["PSM301", "PSM302", "PSM304", "PSM307"])
def test_service_with_an_unknown_start_is_undetermined(code: str) -> None:
    """If only the end of service is known, it may have begun at any age and under any law."""
    appointee = attrs.evolve(member("2003-01-01", None, area=AreaCode("33")), service=Period.parse("/2019-06-01"))
    assert verdict(code, appointee) is MAYBE


# The regulation has been in force since an unknown day in 2019, and still is.
WHILE = [
    (None, YES),
    ("2010-01-01/2018-12-31", NO),
    ("2010-01-01/2019-01-01", MAYBE),
    ("2010-01-01/2019-12-30", MAYBE),
    ("2010-01-01/2019-12-31", YES),
    ("2010-01-01/2020", YES),
    ("2010-01-01/2019", MAYBE),
    ("2010-01-01/2018", NO),
    ("2019-01-01/2019-12-30", MAYBE),
    ("2019-01-01/2019-12-31", YES),
    ("2010-01-01/", MAYBE),
    ("2010-01-01/..", YES),
    ("2150-01-01/2160-01-01", YES),
]


@pytest.mark.parametrize(("service", "expected"), WHILE)
@pytest.mark.parametrize("code", ["PSM302", "PSM303"])
def test_places_are_judged_only_under_the_regulation(code: str, service: str | None, expected: Verdict) -> None:
    """Members who served before the regulation took effect have no finding; without service, the record is current."""
    appointee = serving("33.25.11" if code == "PSM302" else "33.25.11.1013", service, AreaCode("32.01.01.2001"))
    assert verdict(code, appointee) is expected


@pytest.mark.parametrize(
    ("service", "settled_by"),
    [("2010/2019", ["/start", "/end"]), ("2010-01-01/", ["/end"]), ("2010-01-01/2019-05-01", [])],
)
@pytest.mark.parametrize("code", ["PSM302", "PSM303"])
def test_facts_that_would_settle_a_place_are_named(code: str, service: str, settled_by: list[str]) -> None:
    """If the service may have been before the regulation, the finding names its imprecise or unknown ends."""
    appointee = serving("33.25.11" if code == "PSM302" else "33.25.11.1013", service, AreaCode("32.01.01.2001"))
    finding = find_second(code, appointee)
    assert finding.verdict is MAYBE
    assert finding.settled_by == tuple(f"/members/1/service{end}" for end in settled_by)


def test_certain_findings_name_no_facts_that_would_settle_them() -> None:
    """If the verdict is certain, no fact is named, however imprecise the service is."""
    for code, area in (("PSM302", "33.25.11"), ("PSM303", "33.25.11.1013")):
        finding = find_second(code, serving(area, "2010/..", AreaCode("32.01.01.2001")))
        assert (finding.verdict, finding.settled_by) == (YES, ())


@pytest.mark.parametrize(("born", "appointed", "needs_only_days"), [("2003", "2021", True), ("2001", "2019", False)])
def test_years_are_the_only_reason_if_the_days_of_the_regulation_are_known(
    born: str,
    appointed: str,
    needs_only_days: bool,  # noqa: FBT001
) -> None:
    """In 2019, when the regulation took effect on an unknown day, the days of the member may not settle the finding."""
    finding = find_second("PSM301", member(born, appointed))
    assert finding.verdict is MAYBE
    assert finding.needs_only_days is needs_only_days
