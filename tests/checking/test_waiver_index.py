"""WaiverIndex: a waiver removes the findings of its code about its subject, until its last day."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Waiver
from psm_model.checking.waiver_index import WaiverIndex
from psm_model.checks import check
from psm_model.entities import Register
from tests.tangles import tangles

LAST = date(2026, 6, 30)
WAIVERS = st.builds(
    Waiver,
    code=st.sampled_from(["PSM001", "PSM002", "PSM402"]),
    subject=st.sampled_from("abc"),
    reason=st.just("seen"),
    until=st.sampled_from([None, LAST]),
)


@given(tangles(), st.lists(WAIVERS, max_size=6), st.sampled_from([None, LAST, date(2026, 7, 1)]))
def test_waivers_are_found_by_code_and_subject(register: Register, waivers: list[Waiver], on: date | None) -> None:
    """The waivers of a finding are those of its code, about one of its ids, that have not expired."""
    index = WaiverIndex(waivers, on)
    for finding in check(register):
        expected = {
            waiver
            for waiver in waivers
            if waiver.code == finding.code and waiver.subject in finding.ids and not waiver.is_expired(on)
        }
        assert set(index.find(finding)) == expected
