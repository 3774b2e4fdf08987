"""compare_registers: exactly the differences between two registers, symmetric, each with its kind."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import load
from psm_model.entities import Appointment, BoardTerm, Capacity, Post, Register
from psm_model.entities.labels import make_label
from psm_model.i18n import LANGUAGES
from psm_model.strategies import registers
from psm_model.text import display_width
from psm_model.values import Period, PersonName
from psm_model.views.change import ChangeKind, Changes
from psm_model.views.changes import compare_registers
from psm_model.views.changes_text import render_changes
from tests.cases.documents import DOCUMENTS
from tests.views.changed_registers import CHAIR, IPSM, SITI, follow_pointer, is_same_document, register_with_term


def count_paths(found_changes: Changes) -> Counter[tuple[str | None, str | None]]:
    """Count the old and new paths of changes."""
    return Counter((change.old_path, change.new_path) for change in found_changes)


def assert_changes_are_complete(old: Register, new: Register) -> None:
    """Assert that there is a change if and only if the documents differ in more than the order of lists."""
    assert (not compare_registers(old, new).changes) == is_same_document(old, new)


def assert_changes_are_symmetric(old: Register, new: Register) -> None:
    """Assert that the changes in the other direction are the same with old and new swapped."""
    forward, backward = compare_registers(old, new), compare_registers(new, old)
    assert count_paths(forward) == Counter(
        {(new_path, old_path): count for (old_path, new_path), count in count_paths(backward).items()}
    )
    assert Counter((change.old, change.new) for change in forward) == Counter(
        (change.new, change.old) for change in backward
    )


def assert_pointers_lead_to_values(old: Register, new: Register) -> None:
    """Assert that each pointer leads to a recorded value in its own register, and that each change has one."""
    for change in compare_registers(old, new):
        assert change.old_path or change.new_path
        for register, path in ((old, change.old_path), (new, change.new_path)):
            assert path is None or follow_pointer(register, path) is not None


def assert_sentences_have_no_codes(old: Register, new: Register) -> None:
    """Assert that no sentence has an underscore or a date in ISO 8601, apart from texts of records."""
    records = [
        *old.iter_entities(),
        *new.iter_entities(),
        *(post for register in (old, new) for term in register.board_terms for post in term.appointments),
    ]
    labels = {label for label in map(make_label, records) if label is not None}
    for change in compare_registers(old, new):
        for language in LANGUAGES:
            sentence = change.to_sentence(language=language)
            # Texts of records are their names, or in quotation marks.
            for name in sorted({label.translate(language) for label in labels}, key=len, reverse=True):
                sentence = sentence.replace(name, "")
            sentence = re.sub(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", "", sentence)
            assert not re.search(r"_|\d{4}-\d\d|\d/\d|/\.\.", sentence), sentence


def assert_text_fits_the_terminal(old: Register, new: Register, width: int, language: Any) -> None:
    """Assert that no line is too wide or unprintable, and that each change has a line."""
    found_changes = compare_registers(old, new)
    lines = render_changes(found_changes, language=language, width=width).split("\n")
    for line in lines:
        assert display_width(line) <= width
        assert line.isprintable()
    assert len(lines) >= len(found_changes)


def assert_dict_is_json(old: Register, new: Register) -> None:
    """Assert that changes survive JSON and name their kinds by code."""
    found_changes = compare_registers(old, new)
    tree = found_changes.to_dict(language="id")
    assert json.loads(json.dumps(tree)) == tree
    assert [entry["kind"] for entry in tree["changes"]] == [change.kind.value for change in found_changes]


@given(registers(), registers(), st.integers(40, 120), st.sampled_from(["en", "id"]))
def test_changes_between_any_two(old: Register, new: Register, width: int, language: Any) -> None:
    """The properties of changes between any two registers; one test, because drawing registers is slow."""
    assert_changes_are_complete(old, new)
    assert_changes_are_symmetric(old, new)
    assert_pointers_lead_to_values(old, new)
    assert_sentences_have_no_codes(old, new)
    assert_text_fits_the_terminal(old, new, width, language)
    assert_dict_is_json(old, new)


def test_new_chair_and_old_chair_are_events() -> None:
    """If a chair leaves and another starts, both are events, even if no link connects the appointments."""
    after = attrs.evolve(SITI, title=None, period=Period.parse("2023-05-05/2024-12-31"))
    former = attrs.evolve(CHAIR, period=Period.parse("2020-01-01/2023-05-04"))
    found_changes = compare_registers(
        register_with_term(appointments=(CHAIR,)), register_with_term(appointments=(former, after))
    )
    assert [(change.is_event, change.to_sentence()) for change in found_changes] == [
        (
            True,
            (
                "'Kasmad' is chair in board term 't' until 4 May 2023 "
                "(period: 1 January 2020 to 4 May 2023; before: nothing)"
            ),
        ),
        (True, "'Siti' is chair in board term 't'"),
    ]


@pytest.mark.parametrize(
    ("capacity", "sentence"),
    [(Capacity.FORMER, "'Siti' is recorded as former chair"), (Capacity.ELECT, "'Siti' is recorded as chair elect")],
)
def test_former_and_elect_are_not_appointed(capacity: Capacity, sentence: str) -> None:
    """A former holder or one elected is recorded, not appointed, and is no chair of a new board."""
    appointment = Appointment(id="a", post=Post.CHAIR, name=PersonName("Siti"), capacity=capacity)
    board = BoardTerm(id="t", organisation_id="o", label="2025-2030")
    before, after = Register.of(IPSM, board), Register.of(IPSM, attrs.evolve(board, appointments=(appointment,)))
    (change,) = compare_registers(before, after)
    assert (change.kind, change.to_sentence()) == (ChangeKind.RECORDED, f"{sentence} in board term 2025–2030")
    assert all("chair" not in change.to_sentence() for change in compare_registers(Register.of(IPSM), after))


def test_new_holder_in_another_post_has_not_moved() -> None:
    """If an appointment has a new holder and a new post, the new holder has not changed posts."""
    other = attrs.evolve(CHAIR, member_id=None, name=PersonName("Siti"), post=Post.SECRETARY)
    found_changes = compare_registers(
        register_with_term(appointments=(CHAIR,)), register_with_term(appointments=(other,))
    )
    assert sorted(change.kind.value for change in found_changes) == ["corrected", "holder_changed"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_real_cases(path: Path) -> None:
    """A real case equals itself; compared with an empty register, each entity is one change."""
    register = load(path)
    assert compare_registers(register, register).changes == ()
    entities = (*register.sources, *register.decrees, *register.organisations, *register.members, *register.board_terms)
    assert len(compare_registers(Register(), register)) == len(entities)
    assert len(compare_registers(register, Register())) == len(entities)
