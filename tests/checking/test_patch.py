"""propose_patch: a patch removes its finding and causes no other; nothing is proposed where the record is silent."""

from __future__ import annotations

import json
import re
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking import Finding, Report
from psm_model.checking.patch import PATCHED_RULES, Operation, propose_patch
from psm_model.checks import check
from psm_model.entities import BoardTerm, Register, Source
from psm_model.entities.places import PLACES
from psm_model.formats import dumps, loads
from psm_model.strategies import registers, valid_registers, violations
from psm_model.values.verdict import Verdict
from tests.rules.boards.boards_records import BOARD
from tests.rules.samples import IPSM, KASMAD, appoint, term
from tests.tangles import tangles

# The profile sets the number of examples; each is checked twice for each of its patches.
FEWER: Final = max(15, settings().max_examples // 4)


def apply(document: Any, patch: list[Operation]) -> Any:
    """Apply a JSON Patch as RFC 6902 says, without any code of the package."""
    document = deepcopy(document)
    for operation in patch:
        *steps, last = (step.replace("~1", "/").replace("~0", "~") for step in operation["path"].split("/")[1:])
        parent = document
        for step in steps:
            parent = parent[int(step)] if isinstance(parent, list) else parent[step]
        key = int(last) if isinstance(parent, list) else last
        match operation["op"]:
            case "test":
                assert parent[key] == operation["value"]
            case "replace":
                assert key in range(len(parent)) if isinstance(parent, list) else key in parent
                parent[key] = operation["value"]
            case "remove":
                del parent[key]
            case other:
                pytest.fail(f"unknown operation {other}")
    return document


def count(report: Report) -> Counter[tuple[str, tuple[str, ...]]]:
    """Return how many findings there are of each rule about the same entities, whatever their paths."""
    return Counter((finding.code, tuple(sorted(finding.ids))) for finding in report)


def assert_corrects(register: Register, finding: Finding, patch: list[Operation]) -> None:
    """Assert that a patch removes its finding from the document, and that no other finding appears."""
    before = count(check(register, undetermined=True))
    corrected = loads(json.dumps(apply(json.loads(dumps(register)), patch)))
    after = count(check(corrected, undetermined=True))
    key = finding.code, tuple(sorted(finding.ids))
    assert after[key] < before[key]
    assert not after - before


def find_patches(register: Register) -> list[tuple[Finding, list[Operation]]]:
    """Return the findings of a register that have a patch, each with it."""
    report = check(register, undetermined=True)
    proposed = ((finding, propose_patch(register, finding)) for finding in report)
    return [(finding, patch) for finding, patch in proposed if patch is not None]


def repeat(register: Register, data: st.DataObject) -> Register:
    """Draw a register with a copy of one entity, with its id or with another."""
    places = [place.field for place in PLACES.values() if getattr(register, place.field)]
    if not places:
        return register
    place = data.draw(st.sampled_from(places))
    entries = getattr(register, place)
    entry = data.draw(st.sampled_from(entries))
    other = data.draw(st.sampled_from([entry, attrs.evolve(entry, id="another-id")]))
    at = data.draw(st.integers(0, len(entries)))
    return attrs.evolve(register, **{place: (*entries[:at], other, *entries[at:])})


@settings(max_examples=FEWER)
@given(registers() | valid_registers() | tangles(), st.data())
def test_a_patch_removes_its_finding_and_causes_no_other(register: Register, data: st.DataObject) -> None:
    """A patch of any register, also of one with a repeated entity, corrects its finding and nothing else."""
    repeated = repeat(register, data)
    for finding, patch in find_patches(repeated):
        assert_corrects(repeated, finding, patch)


@pytest.mark.parametrize("code", PATCHED_RULES)
def test_patches_of_registers_that_break_a_rule(code: str) -> None:
    """The same for registers that are drawn to break the rule."""

    @settings(max_examples=FEWER)
    @given(violations(code))
    def corrects(violation: Any) -> None:
        for finding, patch in find_patches(violation.register):
            assert_corrects(violation.register, finding, patch)

    corrects()


def propose(register: Register, code: str) -> list[Operation] | None:
    """Return the patch of the only finding of a rule."""
    (finding,) = (finding for finding in check(register, undetermined=True) if finding.code == code)
    patch = propose_patch(register, finding)
    if patch is not None:
        assert_corrects(register, finding, patch)
    return patch


def test_identical_entries_are_dropped() -> None:
    """The first of three equal sources is kept; sources that differ are left to the reader."""
    same, other = Source(id="s"), Source(id="s", publisher="Contoh")
    assert propose(Register(sources=[same, same, same]), "PSM001") == [
        {"op": "test", "path": "/sources/1/id", "value": "s"},
        {"op": "test", "path": "/sources/2/id", "value": "s"},
        {"op": "remove", "path": "/sources/2"},
        {"op": "remove", "path": "/sources/1"},
    ]
    assert propose(Register(sources=[same, other, same]), "PSM001") is None


def test_a_term_recorded_twice_is_dropped() -> None:
    """The second of two terms that are equal except for their ids is dropped."""
    first = BoardTerm(id="t-1", organisation_id="o", label="2020–2025")
    register = Register.of(IPSM, first, attrs.evolve(first, id="t-2"))
    assert propose(register, "PSM006") == [
        {"op": "test", "path": "/board_terms/1/id", "value": "t-2"},
        {"op": "remove", "path": "/board_terms/1"},
    ]


def test_an_appointment_recorded_twice_is_dropped() -> None:
    """The second of two equal appointments of a member is dropped, unless a replacement names one of them."""
    first = appoint(BOARD, "a", member="m")
    again = attrs.evolve(first, id="b")
    assert propose(Register.of(IPSM, KASMAD, term(BOARD, "t", first, again)), "PSM210") == [
        {"op": "test", "path": "/board_terms/0/appointments/1/id", "value": "b"},
        {"op": "remove", "path": "/board_terms/0/appointments/1"},
    ]
    replacement = appoint(BOARD, "c", member="n", replaces="b")
    assert propose(Register.of(IPSM, KASMAD, term(BOARD, "t", first, again, replacement)), "PSM210") is None
    later = attrs.evolve(first, id="b", section="Humas")
    assert [
        finding.code for finding, _ in find_patches(Register.of(IPSM, KASMAD, term(BOARD, "t", first, later)))
    ] == []


@pytest.mark.parametrize(
    ("ids", "written", "value"),
    [
        (["s-1"], "S-1", "s-1"),
        (["s-1"], " s - 1 ", "s-1"),
        (["s-1"], "s-2", None),
        (["s-1", "S-1"], "s- 1", None),
        (["s-1"], "s-11", None),
    ],
)
def test_a_reference_to_a_source_is_written_like_its_id(ids: list[str], written: str, value: str | None) -> None:
    """A reference that differs from one id in case and spacing alone is corrected; others are not guessed."""
    organisation = attrs.evolve(IPSM, source_ids=[written])
    register = Register.of(organisation, *(Source(id=source_id) for source_id in ids))
    path = "/organisations/0/source_ids/0"
    expected = [{"op": "test", "path": path, "value": written}, {"op": "replace", "path": path, "value": value}]
    assert propose(register, "PSM002") == (None if value is None else expected)


def test_other_references_are_not_corrected() -> None:
    """A corrected reference to an organisation could reveal that its boards overlap, so it is left to the reader."""
    register = Register.of(IPSM, BoardTerm(id="t", organisation_id=IPSM.id.upper(), label="2020–2025"))
    assert propose(register, "PSM002") is None


def test_uncertain_and_foreign_findings_have_no_patch() -> None:
    """An undetermined finding, one about two files, and one about another register have no patch."""
    register = Register(sources=[Source(id="s"), Source(id="s")])
    (finding,) = check(register)
    assert propose_patch(register, attrs.evolve(finding, verdict=Verdict.UNDETERMINED)) is None
    assert propose_patch(register, attrs.evolve(finding, related=("b.json#/sources/0",))) is None
    assert propose_patch(Register(), finding) is None


def test_a_repetition_without_the_other_record_has_no_patch() -> None:
    """A finding that does not say which record is repeated has no patch."""
    first = BoardTerm(id="t-1", organisation_id="o", label="2020–2025")
    register = Register.of(IPSM, first, attrs.evolve(first, id="t-2"))
    (finding,) = (finding for finding in check(register) if finding.code == "PSM006")
    assert propose_patch(register, attrs.evolve(finding, related=())) is None


def test_the_page_lists_the_rules_with_patches() -> None:
    """The page about checking has a row for each rule some of whose findings have a patch, and for no other."""
    page = Path(__file__).parents[2].joinpath("docs/how-to/checking.md").read_text(encoding="utf-8")
    table = page.partition("| rule | patch |")[2].partition("\n\n")[0]
    assert re.findall(r"PSM\d{3}", table) == list(PATCHED_RULES)
