"""PSM301 to PSM304 and PSM307: what the law asks of a member, against slow answers and on both sides of each bound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psm_model.entities import Decree, DecreeStatus, Member
from psm_model.rules import Finding
from psm_model.values import OPEN, AreaCode, PartialDate, Period, PersonName, Verdict
from tests.rules import oracles
from tests.rules.records import KASMAD, MAYBE, NO, YES, day, found, told, verdict

EXAMPLES = settings(max_examples=2 * settings().max_examples)

# The days of the regulations are some days of these years. Where the first and the last of them give one answer, so do
# all between: the later a regulation begins, the fewer are appointed under it, and the later it ends, the more.
BEGAN_2012 = (date(2012, 1, 1), date(2012, 12, 31))
REPLACED_2019 = (date(2019, 1, 1), date(2019, 12, 31))
BEGAN_2019 = REPLACED_2019

BIRTHDAYS = [date(2000, 2, 28), date(2000, 2, 29), date(2000, 3, 1), date(2004, 2, 29), date(1996, 2, 29)]
BOUNDS = [date(2011, 12, 31), date(2012, 1, 1), date(2012, 12, 31), date(2018, 12, 31), date(2019, 12, 31)]


def member(born: str | None, appointed: str | None, **fields: Any) -> Member:
    """A member by the written forms of birth and appointment, the latter a start of service."""
    return attrs.evolve(
        KASMAD,
        birth_date=None if born is None else PartialDate.parse(born),
        service=None if appointed is None else Period(PartialDate.parse(appointed), OPEN),
        **fields,
    )


@st.composite
def lives(draw: st.DrawFn) -> tuple[str, str]:
    """The written forms of a birth and of an appointment about the age of eighteen or the days of a regulation.

    Of the two days, one at most is known no nearer than its year, and then the other to the day.
    """
    if draw(st.booleans()):
        born = draw(st.sampled_from(BIRTHDAYS) | st.dates(date(1993, 12, 1), date(2003, 1, 31)))
        appointed = born + relativedelta(years=18) + timedelta(draw(st.integers(-2, 2)))
    else:
        appointed = draw(st.sampled_from(BOUNDS)) + timedelta(draw(st.integers(-1, 1)))
        born = appointed - timedelta(draw(st.sampled_from([-1, 0, 1, 3000, 365 * 18, 366 * 18, 8000])))
    known = [(10, 10), (10, 10), (10, 7), (7, 10), (7, 7), (4, 10), (10, 4)]
    of_birth, of_appointment = draw(st.sampled_from(known))
    return born.isoformat()[:of_birth], appointed.isoformat()[:of_appointment]


def over(lived: tuple[str, str], answer: Callable[[date, date], Verdict]) -> Verdict:
    """What the verdicts of all completions of a birth and an appointment come to."""
    born, appointed = (oracles.days_of_date(PartialDate.parse(text)) for text in lived)
    answers = {answer(*world) for world in product(born, appointed)}
    return answers.pop() if len(answers) == 1 else MAYBE


def under_age(born: date, appointed: date) -> Verdict:
    """PSM301, of known days."""
    return oracles.under_age(born, appointed, BEGAN_2019)


def not_over_age(born: date, appointed: date) -> Verdict:
    """PSM304, of known days."""
    return oracles.not_over_age(born, appointed, BEGAN_2012, REPLACED_2019)


def unborn(born: date, appointed: date) -> Verdict:
    """PSM307, of known days."""
    return YES if appointed < born else NO


# PSM301 and PSM304, too young on appointment


@EXAMPLES
@given(lives())
@example(("2004-02-29", "2022-02-27"))
@example(("2004-02-29", "2022-02-28"))
@example(("2019-12", "2019"))
def test_under_age_as_completions_have_it(lived: tuple[str, str]) -> None:
    """The verdict of PSM301 is that of all completions of birth, appointment and the day of the regulation."""
    assert verdict("PSM301", member(*lived)) is over(lived, under_age)


@EXAMPLES
@given(lives())
@example(("2000-02-29", "2018-02-28"))
@example(("2000-02-29", "2018-03-01"))
@example(("2012-12", "2012"))
def test_not_over_age_as_completions_have_it(lived: tuple[str, str]) -> None:
    """The verdict of PSM304 is that of all completions of birth, appointment and the days of the regulations."""
    assert verdict("PSM304", member(*lived)) is over(lived, not_over_age)


@pytest.mark.parametrize(
    ("born", "appointed", "wanted"),
    [
        ("2003-05-01", "2021-04-30", YES),
        ("2003-05-01", "2021-05-01", NO),
        ("2003-05-01", "2021-05-02", NO),
        # Where there is no 29 February, a year is over on the 28th.
        ("2004-02-29", "2022-02-27", YES),
        ("2004-02-29", "2022-02-28", NO),
        ("2004-03-01", "2022-02-28", YES),
        ("2002-02-28", "2020-02-27", YES),
        ("2002-02-28", "2020-02-28", NO),
        ("2003", "2021", MAYBE),
        ("2002", "2021", NO),
        ("2004", "2021", YES),
        # On the day of birth and the day before, which is left to PSM307.
        ("2021-05-01", "2021-05-01", YES),
        ("2021-05-02", "2021-05-01", NO),
        ("2021-05", "2021-05", MAYBE),
        # Under the regulation, which took effect some day in 2019.
        ("2003-01-01", "2018-12-31", NO),
        ("2003-01-01", "2019-01-01", MAYBE),
        ("2003-01-01", "2019-12-30", MAYBE),
        ("2003-01-01", "2019-12-31", YES),
    ],
)
def test_bounds_of_under_age(born: str, appointed: str, wanted: Verdict) -> None:
    """Under the regulation of 2019 one is old enough from the eighteenth birthday on."""
    assert verdict("PSM301", member(born, appointed)) is wanted


@pytest.mark.parametrize(
    ("born", "appointed", "wanted"),
    [
        ("1998-05-01", "2016-04-30", YES),
        ("1998-05-01", "2016-05-01", YES),
        ("1998-05-01", "2016-05-02", NO),
        ("1996-02-29", "2014-02-28", YES),
        ("1996-02-29", "2014-03-01", NO),
        ("1998-02-28", "2016-02-28", YES),
        ("1998-02-28", "2016-02-29", NO),
        ("2000-05-01", "2011-12-31", NO),
        ("2000-05-01", "2012-01-01", MAYBE),
        ("2000-05-01", "2012-12-30", MAYBE),
        ("2000-05-01", "2012-12-31", YES),
        ("2005-05-01", "2018-12-31", YES),
        ("2005-05-01", "2019-01-01", MAYBE),
        ("2005-05-01", "2019-12-30", MAYBE),
        ("2005-05-01", "2019-12-31", NO),
    ],
)
def test_bounds_of_over_age(born: str, appointed: str, wanted: Verdict) -> None:
    """Under the regulation of 2012 one is old enough from the day after the eighteenth birthday on."""
    assert verdict("PSM304", member(born, appointed)) is wanted


def _whole(code: str, severity: str, **told_too: object) -> dict[str, object]:
    """A finding about the second member, as certain as can be unless something else is told."""
    return {
        "code": code,
        "severity": severity,
        "verdict": "yes",
        "path": "/members/1/birth_date",
        "params": {"member": "m"},
        "ids": ["m"],
        "related": [],
        "settled_by": [],
        **told_too,
    }


def second(code: str, one: Member) -> Finding:
    """The one finding of a rule where a member stands after another."""
    (finding,) = found(code, Member(id="n", name=PersonName("Contoh")), one)
    return finding


@pytest.mark.parametrize(("code", "appointed"), [("PSM301", "2021-01-01"), ("PSM304", "2016-01-01")])
def test_one_too_young_is_told_whole(code: str, appointed: str) -> None:
    """The finding points to the birth date, which it does not tell."""
    finding = second(code, member("2010-05-01", appointed))
    assert told(finding) == _whole(code, "warning")
    assert "2010" not in finding.message()


@pytest.mark.parametrize(
    ("born", "fields", "settled_by"),
    [
        ("2003", {"service": Period.parse("2021/2023")}, ["/service/start", "/birth_date"]),
        ("2003-01-31", {"service": Period.parse("2021-01/..")}, ["/service/start"]),
        ("2003-01", {"service": Period.parse("2021-01-15/2023")}, ["/birth_date"]),
        ("2003-01", {"decree": Decree(issued=PartialDate.parse("2021-01"))}, ["/decree/issued", "/birth_date"]),
        # Where both tell of the appointment, the service is gone by.
        (
            "2003-01",
            {"service": Period.parse("2021-01-15/2023"), "decree": Decree(issued=PartialDate(2021))},
            ["/birth_date"],
        ),
        # No fact of the record tells when the regulation took effect.
        ("2003-01-01", {"service": Period.parse("2019-06-01/2023")}, []),
    ],
)
def test_what_would_settle_an_age_is_told(born: str, fields: dict[str, Any], settled_by: list[str]) -> None:
    """Where it is open, the finding names the days of appointment and birth that are not known, and no end."""
    finding = second("PSM301", attrs.evolve(member(born, None), **fields))
    path = [f"/members/1{pointer}" for pointer in settled_by]
    assert told(finding) == _whole("PSM301", "warning", verdict="undetermined", settled_by=path)


@pytest.mark.parametrize("code", ["PSM301", "PSM307"])
def test_the_day_of_appointment_is_that_of_service_else_of_the_decree(code: str) -> None:
    """A decree tells the day of appointment where no service does, and where it was issued on a day that is told."""
    born = "2006-01-01" if code == "PSM301" else "2023-01-01"
    decree = Decree(issued=PartialDate(2022))
    assert verdict(code, member(born, None, decree=decree)) is YES
    assert verdict(code, member(born, "2030", decree=decree)) is NO
    assert verdict(code, member(born, None, decree=attrs.evolve(decree, issued=None))) is NO
    assert verdict(code, member(born, None, decree=attrs.evolve(decree, status=DecreeStatus.NOT_ISSUED))) is NO
    assert verdict(code, member(born, None)) is NO


@pytest.mark.parametrize(("code", "appointed"), [("PSM301", "2020"), ("PSM304", "2016"), ("PSM307", "2016")])
def test_without_a_birth_date_no_age_is_asked(code: str, appointed: str) -> None:
    """A member whose birth is not recorded is neither too young nor unborn."""
    assert verdict(code, member(None, appointed)) is NO


@pytest.mark.parametrize("code", ["PSM301", "PSM302", "PSM304", "PSM307"])
def test_service_that_began_nobody_says_when(code: str) -> None:
    """Where nothing is known of the start of service but its end, it may have begun at any age and under any law."""
    one = attrs.evolve(member("2003-01-01", None, area=AreaCode("33")), service=Period.parse("/2019-06-01"))
    assert verdict(code, one) is MAYBE


# PSM307, appointed before birth


@EXAMPLES
@given(lives())
def test_unborn_as_completions_have_it(lived: tuple[str, str]) -> None:
    """The verdict of PSM307 is that of all completions of birth and appointment."""
    assert verdict("PSM307", member(*lived)) is over(lived, unborn)


@given(st.dates(date(1800, 1, 2), date(2200, 12, 30)), st.integers(-1, 1))
def test_bounds_of_birth(born: date, days: int) -> None:
    """One may be appointed on the day of birth as far as this rule goes, and not the day before."""
    appointed = Period(day(born + timedelta(days)), OPEN)
    one = attrs.evolve(KASMAD, birth_date=day(born), service=appointed)
    assert verdict("PSM307", one) is (YES if days < 0 else NO)


def test_one_unborn_is_told_whole() -> None:
    """The finding points to the birth date and to what tells the day of appointment."""
    by_service = second("PSM307", member("2021-05-02", "2021-05-01"))
    assert told(by_service) == _whole("PSM307", "error", related=["/members/1/service"])
    by_decree = second("PSM307", member("2021-05", None, decree=Decree(issued=PartialDate(2021))))
    pointers = ["/members/1/decree/issued", "/members/1/birth_date"]
    assert told(by_decree) == _whole(
        "PSM307", "error", verdict="undetermined", related=["/members/1/decree/issued"], settled_by=pointers
    )


# PSM302, service in more than a village


def serving(area: str | None, service: str | None = None, domicile: AreaCode | None = None) -> Member:
    """A member who serves in an area and lives in another."""
    return attrs.evolve(
        KASMAD,
        area=None if area is None else AreaCode(area),
        domicile_area=domicile,
        service=None if service is None else Period.parse(service),
    )


@pytest.mark.parametrize(
    ("area", "wanted"),
    [(None, NO), ("33", YES), ("33.25", YES), ("33.25.11", YES), ("33.25.11.1013", NO), ("33.25.11.9001", NO)],
)
def test_service_is_in_a_village(area: str | None, wanted: Verdict) -> None:
    """Any area of service that is not a village's is found; none recorded is none."""
    assert verdict("PSM302", serving(area)) is wanted


# The regulation has been in force since some day in 2019, and is.
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


@pytest.mark.parametrize(("service", "wanted"), WHILE)
@pytest.mark.parametrize("code", ["PSM302", "PSM303"])
def test_seats_are_asked_for_under_the_regulation(code: str, service: str | None, wanted: Verdict) -> None:
    """One who served before the regulation took effect is not asked; without service, the record is of today."""
    one = serving("33.25.11" if code == "PSM302" else "33.25.11.1013", service, AreaCode("32.01.01.2001"))
    assert verdict(code, one) is wanted


def test_service_in_more_than_a_village_is_told_whole() -> None:
    """The finding points to the area and tells it."""
    finding = second("PSM302", serving("33.25"))
    params = {"member": "m", "area": "33.25"}
    assert told(finding) == _whole("PSM302", "warning", path="/members/1/area", params=params)


@pytest.mark.parametrize(
    ("service", "settled_by"),
    [("2010/2019", ["/start", "/end"]), ("2010-01-01/", ["/end"]), ("2010-01-01/2019-05-01", [])],
)
@pytest.mark.parametrize("code", ["PSM302", "PSM303"])
def test_what_would_settle_a_seat_is_told(code: str, service: str, settled_by: list[str]) -> None:
    """Where the service may have been before the regulation, the finding names those of its ends that are not known."""
    one = serving("33.25.11" if code == "PSM302" else "33.25.11.1013", service, AreaCode("32.01.01.2001"))
    finding = second(code, one)
    assert finding.verdict is MAYBE
    assert finding.settled_by == tuple(f"/members/1/service{end}" for end in settled_by)


def test_nothing_would_settle_what_is_certain() -> None:
    """Where the verdict is certain, no fact is named, however little is known of the service."""
    for code, area in (("PSM302", "33.25.11"), ("PSM303", "33.25.11.1013")):
        finding = second(code, serving(area, "2010/..", AreaCode("32.01.01.2001")))
        assert (finding.verdict, finding.settled_by) == (YES, ())


# PSM303, domicile outside the village of service


@pytest.mark.parametrize(
    ("domicile", "wanted"),
    [
        (None, NO),
        (AreaCode("33.25.11.1013"), NO),
        (AreaCode("33.25.11.1014"), YES),
        (AreaCode("33.25.12.1013"), YES),
        (AreaCode("33.25.11"), MAYBE),
        (AreaCode("33.25.12"), YES),
        (AreaCode("33.25"), MAYBE),
        (AreaCode("33.26"), YES),
        (AreaCode("33"), MAYBE),
        (AreaCode("32"), YES),
        # Of another vintage the code may be that of the village, and the village's that of another.
        (AreaCode("33.25.11.1014", "another decree"), MAYBE),
        (AreaCode("33.25.11.1013", "another decree"), MAYBE),
        (AreaCode("33.25.11.1014", "a decree"), YES),
        (AreaCode("33.25.11.1013", "a decree"), NO),
    ],
)
def test_domicile_is_in_the_village_of_service(domicile: AreaCode | None, wanted: Verdict) -> None:
    """Outside is a domicile that is surely not in the village; an area around it, or of another vintage, may be."""
    village = AreaCode("33.25.11.1013", "a decree")
    assert verdict("PSM303", attrs.evolve(KASMAD, area=village, domicile_area=domicile)) is wanted


@pytest.mark.parametrize(("mine", "domicile"), [(None, "a decree"), ("a decree", None), (None, None)])
def test_codes_without_vintage_are_compared_as_they_stand(mine: str | None, domicile: str | None) -> None:
    """Where one of two codes does not say of which vintage it is, they are taken to be of one."""
    apart = attrs.evolve(
        KASMAD, area=AreaCode("33.25.11.1013", mine), domicile_area=AreaCode("33.25.11.1014", domicile)
    )
    assert verdict("PSM303", apart) is YES


def test_domicile_within_a_wider_area_of_service() -> None:
    """One who serves in a district and lives in a village of it lives within it."""
    assert verdict("PSM303", serving("33.25.11", None, AreaCode("33.25.11.1013"))) is NO


def test_without_an_area_of_service_no_domicile_is_outside_it() -> None:
    """Where no area of service is recorded, nothing is asked."""
    assert verdict("PSM303", serving(None, None, AreaCode("33.25.11.1013"))) is NO


def test_a_domicile_elsewhere_is_told_whole() -> None:
    """The finding points to the domicile and to the area of service, and tells both."""
    finding = second("PSM303", serving("33.25.11.1013", None, AreaCode("33.25.12.2001")))
    assert told(finding) == _whole(
        "PSM303",
        "warning",
        path="/members/1/domicile_area",
        params={"member": "m", "area": "33.25.11.1013", "domicile": "33.25.12.2001"},
        related=["/members/1/area"],
    )


def test_what_would_settle_a_domicile_is_told() -> None:
    """Where the domicile is not known near enough, the finding names it, and the service where that is open too."""
    finding = second("PSM303", serving("33.25.11.1013", "2010-01-01/2019", AreaCode("33.25")))
    assert finding.verdict is MAYBE
    assert finding.settled_by == ("/members/1/domicile_area", "/members/1/service/end")
    nearer = second("PSM303", serving("33.25.11.1013", None, AreaCode("33.25")))
    assert nearer.settled_by == ("/members/1/domicile_area",)
