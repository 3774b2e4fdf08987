"""PSM107: conditions and report of term-outside-organisation."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import (
    Organisation,
    Predecessor,
    Register,
    Succession,
    TermChange,
    TermChangeKind,
)
from psm_model.i18n import LANGUAGES
from psm_model.strategies import partial_dates
from psm_model.values import PartialDate, Verdict
from tests.rules import oracles
from tests.rules.samples import IPSM, MAYBE, NO, YES, period, run_rule, summarise, term, verdict
from tests.rules.spans import generate_span

DAYS = partial_dates(min_value=date(2022, 1, 26), max_value=date(2022, 2, 6))


@given(generate_span(), st.none() | DAYS, st.none() | DAYS)
@example("2022-01/2022-01-28", PartialDate(2022, 1, 27), PartialDate(2022, 1))
@example("/2022-01-28", PartialDate(2022, 1, 27), PartialDate(2022, 1, 28))
def test_verdict_on_a_term_matches_all_completions(
    span: str, founded: PartialDate | None, dissolved: PartialDate | None
) -> None:
    """The verdict of PSM107 on a term agrees with all completions of it and of the organisation's life."""
    board_period = period(span)
    assert board_period is not None
    organisation = attrs.evolve(IPSM, founded=founded, dissolved=dissolved)
    assert verdict("PSM107", organisation, term(span)) is oracles.judge_life(board_period, founded, dissolved)


@pytest.mark.parametrize(
    ("founded", "dissolved", "expected"),
    [
        ("2020-01-01", None, NO),
        ("2020-01-02", None, YES),
        ("2019-12-31", None, NO),
        (None, "2024-12-31", NO),
        (None, "2024-12-30", YES),
        (None, "2025-01-01", NO),
        ("2020", None, MAYBE),
        ("2019", None, NO),
        ("2021", None, YES),
        (None, "2024", MAYBE),
        (None, "2023", YES),
        (None, "2025", NO),
        (None, "2024-12", MAYBE),
        (None, "2024-11", YES),
        ("2020-01-01", "2024-12-31", NO),
        (None, None, NO),
    ],
)
def test_bounds_of_a_life(founded: str | None, dissolved: str | None, expected: Verdict) -> None:
    """A term may start on the day of founding and end on that of dissolution, and may exceed neither by a day."""
    dates = [None if text is None else PartialDate.parse(text) for text in (founded, dissolved)]
    organisation = attrs.evolve(IPSM, founded=dates[0], dissolved=dates[1])
    assert verdict("PSM107", organisation, term("2020-01-01/2024-12-31")) is expected


def test_term_without_an_end_exceeds_a_dissolution() -> None:
    """A term without an end exceeds the life of a dissolved organisation, but of no other."""
    assert verdict("PSM107", attrs.evolve(IPSM, dissolved=PartialDate(2025)), term("2020/..")) is YES
    assert verdict("PSM107", attrs.evolve(IPSM, dissolved=PartialDate(2025)), term("2020/")) is MAYBE
    assert verdict("PSM107", attrs.evolve(IPSM, founded=PartialDate(2015)), term("2020/..")) is NO
    assert verdict("PSM107", attrs.evolve(IPSM, founded=PartialDate(2015)), term(None)) is NO
    assert verdict("PSM107", term("2020/..")) is NO


@pytest.mark.parametrize(
    ("organisation", "life"),
    [
        (attrs.evolve(IPSM, founded=PartialDate(2021)), "2021/.."),
        (attrs.evolve(IPSM, dissolved=PartialDate(2022, 5)), "/2022-05"),
        (attrs.evolve(IPSM, founded=PartialDate(2019), dissolved=PartialDate(2022, 5)), "2019/2022-05"),
    ],
)
def test_report_of_a_term_outside_its_organisation_is_complete(organisation: Organisation, life: str) -> None:
    """PSM107 points to the term and to the organisation, and shows the known part of its life."""
    other = attrs.evolve(IPSM, id="p")
    (finding,) = run_rule("PSM107", other, organisation, term(None, "u"), term(None, label="2020–2025"))
    assert summarise(finding) == {
        "code": "PSM107",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1",
        "params": {"term": "t", "period": "2020/2025", "life": life},
        "ids": ["t", "o"],
        "related": ["/organisations/1"],
        "settled_by": [],
    }


@pytest.mark.parametrize(
    ("founded", "dissolved", "facts"),
    [
        (PartialDate(2020), None, ["/board_terms/0/period/start", "/organisations/0/founded"]),
        (None, PartialDate(2025, 3), ["/board_terms/0/period/end", "/organisations/0/dissolved"]),
        (PartialDate(2020, 5, 1), None, ["/board_terms/0/period/start"]),
        (None, PartialDate(2025, 3, 1), ["/board_terms/0/period/end"]),
        # Impossible sides do not matter: a dissolution on the last possible day of the term, a founding on its first.
        (PartialDate(2020), PartialDate(2025, 12, 31), ["/board_terms/0/period/start", "/organisations/0/founded"]),
        (PartialDate(2020), PartialDate(2026), ["/board_terms/0/period/start", "/organisations/0/founded"]),
        (PartialDate(2019), PartialDate(2025), ["/board_terms/0/period/end", "/organisations/0/dissolved"]),
        (PartialDate(2020, 1, 1), PartialDate(2025), ["/board_terms/0/period/end", "/organisations/0/dissolved"]),
        (
            PartialDate(2020),
            PartialDate(2025),
            [
                "/board_terms/0/period/start",
                "/board_terms/0/period/end",
                "/organisations/0/founded",
                "/organisations/0/dissolved",
            ],
        ),
    ],
)
def test_facts_that_would_settle_a_term_are_named(
    founded: PartialDate | None, dissolved: PartialDate | None, facts: list[str]
) -> None:
    """An undetermined finding names the compared ends that are imprecise."""
    (finding,) = run_rule("PSM107", attrs.evolve(IPSM, founded=founded, dissolved=dissolved), term("2020/2025"))
    assert (finding.verdict, list(finding.settled_by)) == (MAYBE, facts)


EXPECTED = {YES: NO, MAYBE: MAYBE, NO: YES}
"""The verdict of PSM107 on a term that ends on a day, by whether the organisation exists on that day."""


@given(
    st.none() | DAYS,
    st.lists(st.tuples(st.sampled_from(Succession), st.none() | DAYS), max_size=2),
    st.dates(date(2022, 1, 25), date(2022, 2, 8)),
    st.sampled_from([[], ["dissolved"]]),
)
def test_a_board_ends_with_its_organisation(
    dissolved: PartialDate | None,
    successors: list[tuple[Succession, PartialDate | None]],
    last: date,
    hidden: list[str],
) -> None:
    """A term that begins with the organisation is outside it as `organisation_on` says of its last day."""
    withheld = hidden if dissolved is None else []
    founded = PartialDate(2020, 1, 1)
    old = attrs.evolve(IPSM, founded=founded, dissolved=dissolved, withheld=withheld)
    new = [
        attrs.evolve(IPSM, id=f"p-{number}", predecessors=[Predecessor(organisation_id="o", kind=kind, on=on)])
        for number, (kind, on) in enumerate(successors)
    ]
    board = term(f"2020-01-01/{last}")
    exists = Register.of(old, *new).organisation_on("o", last).exists
    findings = [finding for finding in run_rule("PSM107", old, *new, board) if finding.ids == ("t", "o")]
    assert [finding.verdict for finding in findings] == [EXPECTED[exists]] * (exists is not YES)
    for finding in findings:
        takeovers = [
            f"/organisations/{1 + number}/predecessors/0"
            for number, (kind, _) in enumerate(successors)
            if kind is not Succession.SPLIT and dissolved is None
        ]
        assert finding.related == ("/organisations/0", *takeovers)
        assert bool(finding.settled_by) is (finding.verdict is MAYBE)


@pytest.mark.parametrize(
    ("name", "founded", "on", "expected", "life"),
    [
        ("", "2000", "2024-01-01", YES, "2000/2023-12-31"),
        ("", None, "2024-01-01", YES, "/2023-12-31"),
        ("", "2000", "2024", YES, "2000/2024"),
        ("", "2000", None, MAYBE, "2000/"),
        ("", None, None, MAYBE, "/.."),
        ("dissolved", "2000", "2024-01-01", MAYBE, "2000/2023-12-31"),
    ],
)
def test_the_life_of_a_continued_organisation_is_named(
    name: str, founded: str | None, on: str | None, expected: Verdict, life: str
) -> None:
    """A finding after a takeover has the last day of the organisation, and can be worded, whatever is known of it."""
    old = attrs.evolve(
        IPSM, founded=None if founded is None else PartialDate.parse(founded), withheld=[name] if name else []
    )
    before = Predecessor(organisation_id="o", kind=Succession.MERGED, on=None if on is None else PartialDate.parse(on))
    new = attrs.evolve(IPSM, id="p", predecessors=[before])
    (finding,) = run_rule("PSM107", old, new, term("2023/2028"))
    assert (finding.verdict, finding.params["life"]) == (expected, life)
    assert all(finding.message(language=language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("name", "span", "expected"),
    [
        ("founded", "2018/2020", MAYBE),
        ("dissolved", "2018/2020", YES),  # it was founded in 2021
        ("dissolved", "2022/2027", MAYBE),
        ("predecessors", "2018/2023", MAYBE),
        ("predecessors", "2022/2027", NO),
        ("note", "2018/2023", YES),
    ],
)
def test_days_left_out_on_purpose_are_undetermined(name: str, span: str, expected: Verdict) -> None:
    """Where a day or the predecessors are withheld, they would settle the finding."""
    founded = None if name == "founded" else PartialDate(2021)
    organisation = attrs.evolve(IPSM, founded=founded, withheld=[name])
    findings = run_rule("PSM107", organisation, term(span))
    assert [finding.verdict for finding in findings] == [expected] * (expected is not NO)
    assert all(f"/organisations/0/{name}" in finding.settled_by for finding in findings if expected is MAYBE)


def test_facts_of_a_changed_end_are_named() -> None:
    """The end that a change set is a fact that would settle the finding, at the place of the change."""
    changed = TermChange(kind=TermChangeKind.SHORTENED, until=PartialDate(2023))
    board = attrs.evolve(term("2020-01-01/2025-01-01"), changes=[changed])
    gone = attrs.evolve(IPSM, dissolved=PartialDate(2023, 6, 30))
    (finding,) = run_rule("PSM107", gone, board)
    assert (finding.verdict, finding.settled_by) == (MAYBE, ("/board_terms/0/changes/0/until",))


@pytest.mark.parametrize(
    ("founded", "span", "expected"),
    [
        ("2024-01-01", "2010/2014", YES),
        ("2024-01-01", "2019-01-01/2023-12-31", YES),
        ("2024-01-01", "2019-01-01/2024-01-01", NO),
        ("2024-01-01", "2022/2027", NO),
        ("2024-01-01", "2019/2024", NO),
        ("2024", "2019-01-01/2024-03-01", MAYBE),
        ("2024", "2018/2023", YES),
        ("2024-01-01", "2018/", MAYBE),
        ("2024-01-01", "2018/..", NO),
    ],
)
@pytest.mark.parametrize("kind", [kind for kind in Succession if kind.ends_predecessor])
def test_a_board_of_the_predecessor_runs_until_the_founding(
    kind: Succession, founded: str, span: str, expected: Verdict
) -> None:
    """A board may start before its organisation, which continues another, but not end before it."""
    before = Predecessor(organisation_id="p", kind=kind)
    young = attrs.evolve(IPSM, founded=PartialDate.parse(founded), predecessors=[before])
    findings = run_rule("PSM107", young, attrs.evolve(IPSM, id="p"), term(span))
    assert [finding.verdict for finding in findings] == [expected] * (expected is not NO)
    assert all(bool(finding.settled_by) is (finding.verdict is MAYBE) for finding in findings)


@pytest.mark.parametrize(("span", "expected"), [("2010/2014", YES), ("2018/2023", MAYBE), ("2024-06/2029", NO)])
def test_predecessors_left_out_do_not_excuse_a_board_that_ended_before(span: str, expected: Verdict) -> None:
    """A board that ended before the founding is outside, whichever organisations are left out on purpose."""
    young = attrs.evolve(IPSM, founded=PartialDate(2023, 6, 1), withheld=["predecessors"])
    findings = run_rule("PSM107", young, term(span))
    assert [finding.verdict for finding in findings] == [expected] * (expected is not NO)
