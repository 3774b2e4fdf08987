"""PSM502: when basis-not-in-force is found, and when not."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from psm_model.entities import Decree, Inauguration
from psm_model.values import PartialDate, Period, Verdict
from tests.rules.law.basis_dates_records import IN, NEW, OLD, OUT, basis, board, in_force_on
from tests.rules.samples import IPSM, MAYBE, NO, YES, run_rule, summarise, term

CLAIMED = "Kepmensos 28/HUK/1987"
REPLACEMENT = "Permensos 10/2019 replaces Permensos 01/2012"


@pytest.mark.parametrize(
    ("cited", "issued", "expected"),
    [
        (OLD, "2011-12-31", NO),  # of a later year
        (OLD, "2012-01-18", YES),
        (OLD, "2012-01-19", MAYBE),
        (OLD, "2012-12-30", MAYBE),
        (OLD, "2012-12-31", NO),
        (OLD, "2018-12-31", NO),
        (OLD, "2019-01-01", MAYBE),
        (OLD, "2019-08-30", MAYBE),
        (OLD, "2019-08-31", YES),
        (NEW, "2018-12-31", NO),
        (NEW, "2019-01-01", MAYBE),
        (NEW, "2019-08-31", NO),
        # Its replacement in 2012 is only claimed.
        (CLAIMED, "1986-12-31", NO),
        (CLAIMED, "2012-01-18", MAYBE),
        (CLAIMED, "2025-01-01", MAYBE),
        # A repealed act is in force to the day before its replacement, and both days of that change are known.
        ("UU 11/2009", "2009-01-15", YES),
        ("UU 11/2009", "2009-01-16", NO),
        ("UU 11/2009", "2025-01-01", NO),
        ("UU 6/1974", "1974-11-05", YES),
        ("UU 6/1974", "2008", NO),
        ("UU 6/1974", "2009-01-15", NO),
        ("UU 6/1974", "2009-01-16", YES),
        ("Permensos 8/2012", "2025-01-01", MAYBE),
        ("UUD 1945", "1955-01-01", MAYBE),
        ("UUD 1945", "2008", NO),
        ("UUD 1945", "2025-01-01", NO),
        ("UU 32/2004", "2008-01-01", MAYBE),
        # Instruments that the book lacks are not judged.
        ("UU 999/1999", "2025-01-01", NO),
    ],
)
def test_bounds_of_being_in_force(cited: str, issued: str, expected: Verdict) -> None:
    """An instrument is in force from its commencement to a verified replacement; unknown days leave it undetermined."""
    assert in_force_on(cited, issued) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"decree": OUT, "inauguration": IN, "span": IN}, OUT),
        ({"decree": IN, "inauguration": OUT, "span": OUT}, None),
        ({"decree": None, "inauguration": OUT, "span": IN}, OUT),
        ({"decree": None, "inauguration": IN, "span": OUT}, None),
        ({"decree": None, "inauguration": None, "span": OUT}, OUT),
        ({"decree": None, "inauguration": None, "span": IN}, None),
        ({"decree": None, "inauguration": None, "span": None}, None),
    ],
)
@pytest.mark.parametrize("empty", [False, True])
def test_which_day_decides(fields: dict[str, str | None], expected: str | None, *, empty: bool) -> None:
    """The deciding day of a board is that of its decree, of its inauguration or its first, whichever is known first."""
    issued, inaugurated, start = (
        None if text is None else PartialDate.parse(text)
        for text in (fields["decree"], fields["inauguration"], fields["span"])
    )
    # A decree or an inauguration without a day has the same effect as none.
    resting_board = board(
        OLD,
        None if start is None else f"{start}/2030-01-01",
        decree_ids=("sk",) if issued or empty else (),
        inaugurations=(Inauguration(date=inaugurated),) if inaugurated or empty else (),
    )
    findings = run_rule("PSM502", IPSM, Decree(id="sk", issued=issued), resting_board)
    assert [finding.params["day"] for finding in findings] == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("span", "expected", "day"),
    [
        # The start is on the last day at the latest.
        ("2009/2009-01-15", YES, "2009"),
        ("2009/2009-01-16", MAYBE, "2009"),
        ("2009-01/2009-01-15", YES, "2009-01"),
        ("2009/2009-01", MAYBE, "2009"),
        ("/2009-01-15", YES, "/2009-01-15"),
        ("/2009-01-16", MAYBE, "/2009-01-16"),
        ("/2025-01-01", MAYBE, "/2025-01-01"),
        ("/..", MAYBE, "/.."),
    ],
)
def test_a_start_is_no_later_than_the_end(span: str, expected: Verdict, day: str) -> None:
    """A board with an unknown first day started no later than its last day."""
    (finding,) = run_rule("PSM502", IPSM, board("UU 11/2009", span))
    assert (finding.verdict, finding.params["day"], finding.params["edge"]) == (expected, day, "-")
    assert finding.settled_by == (("/board_terms/0/period/start",) if expected is MAYBE else ())
    assert "2009" in finding.message() or day == "/.."


def test_report_of_a_replaced_basis_is_complete() -> None:
    """The finding points to the citation, and has the place cited, the day and the replacement of the instrument."""
    younger = attrs.evolve(term("2023-08/2028"), legal_bases=(basis(NEW), basis(f"{OLD} Pasal 3")))
    (finding,) = run_rule("PSM502", attrs.evolve(IPSM, legal_bases=(basis(OLD),)), term(None, "u"), younger)
    known = "enacted 2012-01-19 commenced 2012"
    assert summarise(finding) == {
        "code": "PSM502",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/legal_bases/1/citation",
        "related": [],
        "settled_by": [],
        "ids": ["t", "o"],
        "params": {
            "term": "t",
            "instrument": f"{OLD} Pasal 3",
            "day": "2023-08",
            "edge": REPLACEMENT,
            "known": known,
        },
    }
    assert "what decides: Permensos 10/2019 replaces Permensos 01/2012" in finding.message()
    assert "(Agustus 2023)" in finding.message(language="id")


@pytest.mark.parametrize(
    ("cited", "issued", "english", "indonesian"),
    [
        (
            "UU 32/2004",
            "2020-03-01",
            "statute book: enacted 2004; neither the start of its validity nor its end is known",
            "daftar peraturan: ditetapkan 2004; awal dan akhir masa berlakunya tidak diketahui",
        ),
        (
            "UU 11/2009",
            "2009-01-15",
            "statute book: in force since 16 January 2009",
            "daftar peraturan: berlaku sejak 16 Januari 2009",
        ),
        (
            "PP 39/2012",
            "2015",
            "statute book: enacted 2012; in force by August 2019",
            "daftar peraturan: ditetapkan 2012; berlaku paling lambat Agustus 2019",
        ),
        (
            "UUD 1945",
            "1955",
            "statute book: enacted 1945; in force by 6 November 1974",
            "daftar peraturan: ditetapkan 1945; berlaku paling lambat 6 November 1974",
        ),
    ],
)
def test_known_dates_are_stated_without_a_replacement(cited: str, issued: str, english: str, indonesian: str) -> None:
    """The message of the finding has the dates of the instrument, or states that there are none."""
    decree = Decree(id="sk", issued=PartialDate.parse(issued))
    (finding,) = run_rule("PSM502", IPSM, decree, board(cited, decree_ids=("sk",)))
    assert finding.params["edge"] == "-"
    assert finding.message().endswith(f"; {english}")
    assert finding.message(language="id").endswith(f"; {indonesian}")


@pytest.mark.parametrize(
    ("fields", "pointers"),
    [
        ({"decree_ids": ("sk-year",)}, ["/decrees/0/issued"]),
        # Two decrees: the first may be either.
        ({"decree_ids": ("sk-year", "sk-month")}, ["/decrees/0/issued", "/decrees/1/issued"]),
        ({"inaugurations": (Inauguration(date=PartialDate(2019, 1)),)}, ["/board_terms/0/inaugurations/0/date"]),
        ({"period": Period.parse("2019/2024")}, ["/board_terms/0/period/start"]),
        ({"label": "2019–2024"}, ["/board_terms/0/period/start"]),
        # The day is known, and the day of the replacement is not: no fact of the record settles that.
        ({"decree_ids": ("sk-day",)}, []),
    ],
    ids=lambda given: str(list(given)),
)
def test_facts_that_would_settle_a_basis_are_named(fields: dict[str, Any], pointers: list[str]) -> None:
    """An undetermined finding names the deciding day, unless it is known, and the possible replacement."""
    decrees = (
        Decree(id="sk-year", issued=PartialDate(2019)),
        Decree(id="sk-month", issued=PartialDate(2019, 2)),
        Decree(id="sk-day", issued=PartialDate(2019, 2, 1)),
    )
    (finding,) = run_rule("PSM502", IPSM, *decrees, board(OLD, None, **fields))
    assert (finding.verdict, finding.params["edge"]) == (MAYBE, REPLACEMENT)
    assert finding.settled_by == tuple(pointers)


@pytest.mark.parametrize(("cited", "needs_only_days"), [("UU 11/2009", True), (OLD, False)])
def test_a_year_is_the_only_reason_if_the_days_of_the_act_are_known(cited: str, needs_only_days: bool) -> None:  # noqa: FBT001
    """The day of the board settles the finding only if the statute book knows the days of the instrument."""
    year = "2009" if needs_only_days else "2019"
    dated = attrs.evolve(term(f"{year}/2024"), legal_bases=(basis(cited),))
    (finding,) = run_rule("PSM502", IPSM, dated)
    assert finding.verdict is MAYBE
    assert finding.settled_by == ("/board_terms/0/period/start",)
    assert finding.needs_only_days is needs_only_days
