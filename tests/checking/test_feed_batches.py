"""Batches of organisations and members: where one ends does not change what is found."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import engine, feed
from psm_model.checking.engine import BATCH_SIZE
from psm_model.checking.finding import Finding
from psm_model.checks import check, iter_check
from psm_model.entities import Member, Organisation, Register
from psm_model.entities.grouping import iter_grouped
from psm_model.strategies import registers
from psm_model.values import Level, PersonName


def test_more_than_a_batch_is_checked() -> None:
    """Every organisation and member of several batches is looked at, as in memory."""
    count = 2 * BATCH_SIZE + 1
    register = Register(
        organisations=[
            Organisation(id=f"o-{at}", name="IPSM", level=Level.VILLAGE, parent_id="nowhere") for at in range(count)
        ],
        members=[Member(id=f"m-{at}", name=PersonName("Siti"), decree_ids=["nowhere"]) for at in range(count)],
    )
    findings = check(register).findings
    assert len(findings) >= count
    assert sorted(map(repr, iter_check(register.iter_entities()))) == sorted(map(repr, findings))


@given(registers(), st.integers(1, 4))
def test_findings_do_not_depend_on_the_size_of_batches(register: Register, size: int) -> None:
    """Batches of any size give the same report, in memory and in a stream."""
    report, streamed = check(register, undetermined=True), _check_stream(register)
    with patch.object(engine, "BATCH_SIZE", size), patch.object(feed, "BATCH_SIZE", size):
        assert check(register, undetermined=True) == report
        assert _check_stream(register) == streamed


def _check_stream(register: Register) -> list[Finding]:
    return list(iter_check(iter_grouped(register), undetermined=True))
