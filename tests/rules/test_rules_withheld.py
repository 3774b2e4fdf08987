"""Rules about what is missing: a withheld field is not reported, and redaction adds no finding."""

from __future__ import annotations

from typing import Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking import Config, Finding
from psm_model.checks import check
from psm_model.entities import (
    BoardTerm,
    Decree,
    Member,
    Membership,
    Organisation,
    Register,
    Roster,
    TermChange,
    TermChangeKind,
)
from psm_model.entities.redaction import redact
from psm_model.entities.register import Entity
from psm_model.entities.schema import list_fields
from psm_model.strategies import registers, valid_registers
from psm_model.values import PartialDate
from tests.rules.samples import IPSM, KASMAD, MAYBE, YES, run_rule, term

EXPECTING: Final = Config(expect_sources=True, expect_decrees=True)
WITHHELD: Final = {
    "PSM004": {"source_ids"},
    "PSM111": {"label", "period", "changes", "attested", "appointments"},
    "PSM201": {"appointments"},
    "PSM305": {"decree_ids"},
    "PSM308": {"decree_ids"},
}
"""The fields about whose absence each rule is."""


def leave_out(register: Register, names: set[str], *, on_purpose: bool) -> Register:
    """Return the register without the values of some fields of its entities."""

    def strip(entity: Entity) -> Entity:
        absent = [field for field in list_fields(type(entity)) if field.name in names]
        withheld = tuple(field.name for field in absent) if on_purpose else ()
        return attrs.evolve(entity, **{field.name: field.default for field in absent}, withheld=withheld)

    return Register.of(*map(strip, register.iter_entities()))


def identify(finding: Finding) -> tuple[object, ...]:
    """Return what a finding says, without the facts that would settle it."""
    return finding.code, finding.path, finding.verdict, finding.ids, tuple(finding.params.items())


@settings(max_examples=25)
@given(register=registers() | valid_registers(), has_key=st.booleans())
def test_redaction_adds_no_finding(register: Register, *, has_key: bool) -> None:
    """Every finding of a redacted register is one of the register, also of what may be missing."""
    redacted = redact(register, key=b"a secret of ours" if has_key else None)
    before, after = (check(each, config=EXPECTING, undetermined=True) for each in (register, redacted))
    assert set(map(identify, after)) <= set(map(identify, before))


@pytest.mark.parametrize("code", WITHHELD)
@settings(max_examples=10)
@given(register=registers() | valid_registers())
def test_fields_left_out_on_purpose_are_not_reported(code: str, register: Register) -> None:
    """A rule about the absence of a field finds nothing where all records withhold it."""
    names = WITHHELD[code]
    config = attrs.evolve(EXPECTING, select=(code,))
    assert check(leave_out(register, names, on_purpose=True), config=config, undetermined=True).findings == ()
    absent = leave_out(register, names, on_purpose=False)
    subjects: dict[str, list[Organisation | BoardTerm | Decree | Member]] = {
        "PSM004": [*absent.organisations, *absent.board_terms, *absent.decrees],
        "PSM111": [*absent.board_terms],
        "PSM305": [member for member in absent.members if member.membership is Membership.HONORARY],
        "PSM308": [member for member in absent.members if member.membership is not Membership.HONORARY],
    }
    if code in subjects:
        assert len(check(absent, config=config).findings) == len(subjects[code])


@pytest.mark.parametrize(
    ("code", "entity", "name"),
    [
        ("PSM004", IPSM, "source_ids"),
        ("PSM004", term(None), "source_ids"),
        ("PSM004", Decree(id="sk"), "source_ids"),
        ("PSM111", term(None), "label"),
        ("PSM111", term(None), "period"),
        ("PSM111", term(None), "changes"),
        ("PSM111", term(None), "attested"),
        ("PSM111", term(None), "appointments"),
        ("PSM201", attrs.evolve(term("2020/2025"), roster=Roster.COMPLETE), "appointments"),
        ("PSM305", attrs.evolve(KASMAD, membership=Membership.HONORARY), "decree_ids"),
        ("PSM308", KASMAD, "decree_ids"),
    ],
)
def test_only_the_named_field_is_excused(
    code: str, entity: Organisation | BoardTerm | Decree | Member, name: str
) -> None:
    """A finding stays if another field is withheld, and goes if this one is."""
    options = {"expect_sources": True, "expect_decrees": True}
    other = attrs.evolve(entity, withheld=("note",))
    assert len(run_rule(code, other, **options)) == len(run_rule(code, entity, **options)) > 0
    assert run_rule(code, attrs.evolve(entity, withheld=("note", name)), **options) == []


def test_a_term_with_withheld_changes_may_have_ended_on_any_day() -> None:
    """A gap after a term whose changes are left out is not certain; after another term it is."""
    complete = attrs.evolve(IPSM, terms_complete=True)
    old, new, last = term("2010/2014", "old"), term("2017/2021", "new"), term("2024/2028", "last")
    assert [finding.verdict for finding in run_rule("PSM106", complete, old, new)] == [YES]
    withheld = attrs.evolve(old, withheld=("changes",))
    assert [finding.verdict for finding in run_rule("PSM106", complete, withheld, new)] == [MAYBE]
    # Whatever the changes were, a board that is in office throughout leaves no gap.
    assert run_rule("PSM106", complete, withheld, term("2009/2028", "long")) == []
    # An extension of the first board may have covered the second gap too.
    assert [finding.verdict for finding in run_rule("PSM106", complete, withheld, new, last)] == [MAYBE, MAYBE]
    late = attrs.evolve(new, withheld=("changes",))
    assert [finding.verdict for finding in run_rule("PSM106", complete, old, late, last)] == [YES, MAYBE]
    without_start = attrs.evolve(term("/2014", "old"), withheld=("changes",))
    assert [finding.verdict for finding in run_rule("PSM106", complete, without_start, new, last)] == [MAYBE, MAYBE]


@given(
    st.integers(2015, 2024),
    st.integers(2015, 2024),
    st.sampled_from(TermChangeKind),
    st.integers(2011, 2030),
)
def test_a_gap_is_certain_only_if_no_change_can_fill_it(
    first_end: int, second_start: int, kind: TermChangeKind, until: int
) -> None:
    """A gap that is certain with withheld changes is certain with any change."""
    complete = attrs.evolve(IPSM, terms_complete=True)
    old, new = term(f"2010/{first_end}", "old"), term(f"{second_start}/2028", "new")
    changed = attrs.evolve(old, changes=[TermChange(kind=kind, until=PartialDate(until))])
    withheld = attrs.evolve(old, withheld=("changes",))
    certain = {finding.ids for finding in run_rule("PSM106", complete, withheld, new) if finding.verdict is YES}
    assert certain <= {finding.ids for finding in run_rule("PSM106", complete, changed, new)}
    # A gap that some change leaves is not denied.
    possible = {finding.ids for finding in run_rule("PSM106", complete, withheld, new)}
    assert {finding.ids for finding in run_rule("PSM106", complete, changed, new)} <= possible
