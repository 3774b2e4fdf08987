"""PSM113: each change of a term without a decree that exists and was issued is found, and no other."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Config
from psm_model.checks import check
from psm_model.entities import BoardTerm, Decree, DecreeStatus, Register, TermChange, TermChangeKind
from psm_model.values import PartialDate

ISSUED, REFUSED = Decree(id="sk-issued"), Decree(id="sk-refused", status=DecreeStatus.NOT_ISSUED)
CHANGES = st.builds(
    TermChange,
    kind=st.sampled_from(TermChangeKind),
    until=st.just(PartialDate.from_date(date(2026, 3, 31))),
    decree_ids=st.lists(st.sampled_from(["sk-issued", "sk-refused", "sk-missing"]), max_size=2),
)


@given(changes=st.lists(CHANGES, max_size=3), expected=st.booleans())
def test_changes_need_an_issued_decree(changes: list[TermChange], *, expected: bool) -> None:
    """If decrees are expected, the rule finds each change none of whose decrees exists and was issued."""
    term = BoardTerm(id="t", organisation_id="o", label="2020–2025", changes=changes)
    report = check(Register.of(ISSUED, REFUSED, term), config=Config(select=["PSM113"], expect_decrees=expected))
    undecreed = [number for number, change in enumerate(changes) if "sk-issued" not in change.decree_ids]
    assert [finding.path for finding in report] == [
        f"/board_terms/0/changes/{number}" for number in undecreed if expected
    ]


def test_decrees_left_out_on_purpose_are_not_missed() -> None:
    """The rule finds nothing on a term whose decrees are withheld."""
    change = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026))
    for withheld, expected in (((), ("PSM113",)), (("note",), ("PSM113",)), (("decree_ids",), ())):
        term = BoardTerm(id="t", organisation_id="o", label="2020–2025", changes=[change], withheld=withheld)
        assert check(Register.of(term), config=Config(select=["PSM113"], expect_decrees=True)).codes == expected
