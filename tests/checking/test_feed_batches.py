"""Streams of more organisations and members than a batch has give the findings of the register."""

from __future__ import annotations

from psm_model.checking.engine import BATCH_SIZE
from psm_model.checks import check, iter_check
from psm_model.entities import Member, Organisation, Register
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
