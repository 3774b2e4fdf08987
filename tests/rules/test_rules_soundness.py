"""Soundness: a YES is a YES in every completion, and each finding of a completion was announced before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.entities import Register, Tenure, TermStatus
from psm_model.entities.withheld import set_fields
from psm_model.rules import RULES
from psm_model.strategies import BrokenRegister, completions, registers, valid_registers, violations
from psm_model.values import PartialDate, Precision, Verdict
from tests.rules.clashes import clashes
from tests.rules.comparisons import LAW_UNDATED, check_completely, find_misleading, find_unsound, group_by_concern
from tests.rules.samples import IPSM, KASMAD, appoint, term

EXAMPLES = settings().max_examples
CLASHES = max(60, EXAMPLES)
# A rule has few shapes of breach, and there are many rules.
FEW = max(4, EXAMPLES // 20)


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_findings_are_sound_on_any_register(data: st.DataObject) -> None:
    """On any register, the findings agree with those of any completion, and each pointer is valid."""
    register = data.draw(registers())
    assert find_unsound(register, data.draw(completions(register))) == []
    assert find_misleading(register, check_completely(register)) == []


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_findings_are_sound_on_valid_registers(data: st.DataObject) -> None:
    """On a register that breaks no rule, the findings agree with those of any completion, and each pointer is valid."""
    register = data.draw(valid_registers())
    assert find_unsound(register, data.draw(completions(register))) == []
    assert find_misleading(register, check_completely(register)) == []


@settings(max_examples=CLASHES)
@given(st.data())
def test_findings_are_sound_on_clashing_registers(data: st.DataObject) -> None:
    """If dates are near each other and imprecise, the findings agree with those of any completion."""
    register = data.draw(clashes())
    assert find_unsound(register, data.draw(completions(register))) == []
    assert find_misleading(register, check_completely(register)) == []


SPANS = (None, "2020-01-02/2020-01-02", "2020-01/2020-01-02", "2020-01-01/2020-01-01", "2021-01-02/2021-03")


@st.composite
def short_boards(draw: st.DrawFn) -> Register:
    """Generate a short or long board, appointed as a whole, whose chair is replaced, perhaps by the same member."""
    spans, members = st.sampled_from(SPANS), st.sampled_from(["m", "n"])
    own, days = draw(spans), ["2020-01-02/2020-01-02", "2020-01/2020-01-02", "2020-01-01/2020-01-02", "2020/2025"]
    board = term(
        draw(st.sampled_from(days)),
        "t",
        appoint(None, "a", member="m"),
        appoint(own, "b", member=draw(members), replaces="a"),
        appoint(draw(spans), "c", member=draw(members), replaces=draw(st.sampled_from([None, "a", "b"]))),
    )
    other = attrs.evolve(KASMAD, id="n")
    return Register.of(IPSM, KASMAD, other, attrs.evolve(board, tenure=Tenure.WHOLE_TERM))


@settings(max_examples=CLASHES)
@given(st.data())
def test_findings_are_sound_on_a_board_whose_chair_is_replaced_at_once(data: st.DataObject) -> None:
    """If few or no days are left before a replacement, the findings agree with those of any completion."""
    register = data.draw(short_boards())
    assert find_unsound(register, data.draw(completions(register))) == []


@pytest.mark.slow
@pytest.mark.parametrize("code", list(RULES))
def test_findings_are_sound_on_registers_that_break_a_rule(code: str) -> None:
    """On a register that breaks a rule, the findings agree with those of any completion."""

    @settings(max_examples=FEW)
    @given(st.data())
    def sound(data: st.DataObject) -> None:
        violation: BrokenRegister = data.draw(violations(code))
        completed = data.draw(completions(violation.register))
        assert find_unsound(violation.register, completed, violation.options) == []
        assert find_misleading(violation.register, check_completely(violation.register, violation.options)) == []

    sound()


def get_at(value: object, steps: Sequence[str]) -> Any:
    """Return the value at the steps of a pointer, or None."""
    for step in steps:
        if value is not None:
            value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    return value


def replace_at(value: Any, steps: Sequence[str], new: object) -> Any:
    """Return a record with another value at the steps of a pointer."""
    if not steps:
        return new
    step, *rest = steps
    if isinstance(value, tuple):
        return tuple(replace_at(part, rest, new) if place == int(step) else part for place, part in enumerate(value))
    return set_fields(value, **{step: replace_at(getattr(value, step), rest, new)})


def settle(register: Register, completed: Register, pointers: Iterable[str]) -> Register | None:
    """Return the register with some facts as in the completion, or None if the completion lacks one of them."""
    for pointer in pointers:
        *place, end = pointer.split("/")[1:]
        fact = get_at(completed, [*place, end])
        if fact is None or fact is TermStatus.DISPUTED:
            return None
        if place[-1] == "period" and get_at(register, place) is None:
            # The span comes from the label; one of its ends becomes known.
            register = replace_at(register, place, get_at(register, place[:-1]).span)
        register = replace_at(register, [*place, end], fact)
    return register


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_the_named_facts_settle_a_finding(data: st.DataObject) -> None:
    """If the facts that would settle a finding, and no others, become known to the day, it is settled."""
    register = data.draw(clashes())
    completed = data.draw(completions(register))
    found = check_completely(register)
    findings = group_by_concern(found)
    # Decrees that end each other in a circle (PSM510) leave open which of them is in force, whatever their dates.
    has_circle = any(finding.code == "PSM510" for finding in found)
    open_codes = {*LAW_UNDATED, "PSM509"} if has_circle else {*LAW_UNDATED}
    for concern, alike in findings.items():
        for finding in alike:
            if finding.verdict is Verdict.UNDETERMINED and finding.code not in open_codes:
                known = settle(register, completed, finding.settled_by)
                # A fact that the completion lacks too, such as a day of founding, cannot settle a finding.
                again = {} if known is None else group_by_concern(check_completely(known))
                # What was found at another place of the same entities, such as a second inauguration, is not settled.
                elsewhere = {other.path for other in alike} - {finding.path}
                left = [other for other in again.get(concern, ()) if other.path not in elsewhere]
                assert [other for other in left if other.verdict is not Verdict.YES] == []


def is_year(register: Register, pointer: str) -> bool:
    """Return whether a pointer leads to a date of which only the year is known."""
    *place, end = pointer.split("/")[1:]
    record = get_at(register, place)
    if place[-1] == "period" and record is None:
        # The span comes from the label.
        record = get_at(register, place[:-1]).span
    value = None if record is None else getattr(record, end, None)
    return isinstance(value, PartialDate) and value.precision is Precision.YEAR


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_a_finding_needs_only_days_if_its_facts_are_years(data: st.DataObject) -> None:
    """A finding needs only days if each fact that would settle it is a year; the days then settle it."""
    register = data.draw(clashes())
    completed = data.draw(completions(register))
    for finding in check_completely(register):
        years = [is_year(register, pointer) for pointer in finding.settled_by]
        if finding.code not in LAW_UNDATED:
            assert finding.needs_only_days == (bool(years) and all(years)), finding
        elif finding.needs_only_days:
            assert all(years)
            known = settle(register, completed, finding.settled_by)
            left = () if known is None else check_completely(known)
            assert [
                other.verdict
                for other in left
                if (other.code, set(other.ids)) == (finding.code, set(finding.ids)) and other.verdict is not Verdict.YES
            ] == []
