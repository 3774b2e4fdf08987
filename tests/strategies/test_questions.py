"""Questions: the shares of their kinds of days, and the mistakes of newcomers that they reveal."""

from __future__ import annotations

from collections import Counter
from functools import cache

import attrs
import pytest
from hypothesis import given
from hypothesis.errors import InvalidArgument

from psm_model import check
from psm_model.checking import Severity
from psm_model.entities import Attestation, Post
from psm_model.strategies import Question, QuestionKind, questions
from tests.strategies.draws import draw_sample, extend_sample, find_simplest
from tests.strategies.newcomer import BUGS, Newcomer, find_expected

DRAWS = 500
# Each of nineteen kinds is expected in five of a hundred; Hypothesis repeats choices, so that some are rarer.
LEAST = 0.01
TRIES = 200
# An organisation, two boards, a holder on each, a replacement, and a change of a term.
FEW_RECORDS = 8


@cache
def draw_questions() -> tuple[Question, ...]:
    """Return questions about chairs."""
    return tuple(draw_sample(questions(post=Post.CHAIR), DRAWS))


def find_chairs(program: Newcomer, question: Question) -> set[tuple[str, str]]:
    """Return the answer of a program."""
    return program.find(question.register, question.organisation_id, question.on)


def is_wrong(program: Newcomer, question: Question) -> bool:
    """Return whether a program gives another answer than the one without a mistake."""
    return find_chairs(program, question) != find_chairs(Newcomer(), question)


@pytest.mark.slow
@pytest.mark.parametrize("kind", QuestionKind)
def test_each_kind_is_frequent(kind: QuestionKind) -> None:
    """Each kind of days is asked about often enough to be met in a test with the default number of examples."""

    def is_frequent(drawn: list[Question]) -> bool:
        return Counter(question.kind for question in drawn)[kind] >= LEAST * len(drawn)

    assert is_frequent(extend_sample(questions(post=Post.CHAIR), draw_questions(), is_frequent))


@pytest.mark.slow
def test_answers_differ() -> None:
    """On a third of the days somebody certainly holds the post, and on another third nobody does."""
    number = sum(bool(find_expected(question)) for question in draw_questions())
    assert DRAWS / 3 < number < DRAWS * 2 / 3


@given(questions())
def test_registers_break_no_rule(question: Question) -> None:
    """A check finds no error and no warning."""
    assert [finding.code for finding in check(question.register) if finding.severity is not Severity.INFO] == []


@given(questions())
def test_the_organisation_has_boards(question: Question) -> None:
    """The organisation is in the register, with at least one board."""
    assert question.organisation.id == question.organisation_id
    assert question.register.terms_of(question.organisation_id)


@given(questions(post=Post.TREASURER))
def test_the_post_can_be_chosen(question: Question) -> None:
    """With a post, all questions are about it."""
    assert question.post is Post.TREASURER


def test_a_post_is_a_post() -> None:
    """A text is no post."""
    with pytest.raises(InvalidArgument):
        questions(post="chair")  # type: ignore[arg-type]


@given(questions(post=Post.CHAIR))
def test_a_right_program_passes(question: Question) -> None:
    """The program without a mistake gives the answers of the library, if no attested day makes more of them certain."""
    found, expected = find_chairs(Newcomer(), question), find_expected(question)
    is_attested = any(isinstance(part, Attestation) for _, part in question.register.walk())
    assert found <= expected
    assert found == expected or is_attested


@pytest.mark.slow
@pytest.mark.parametrize("program", BUGS, ids=lambda program: program.__name__)
def test_mistakes_are_found_soon(program: type[Newcomer]) -> None:
    """Each typical mistake usually gives a wrong answer within 200 questions."""

    def is_found(drawn: list[Question]) -> bool:
        return any(is_wrong(program(), question) for question in drawn)

    assert is_found(extend_sample(questions(post=Post.CHAIR), draw_questions()[:TRIES], is_found))


@pytest.mark.slow
@pytest.mark.parametrize("program", BUGS, ids=lambda program: program.__name__)
def test_mistakes_shrink_to_few_records(program: type[Newcomer]) -> None:
    """The simplest question that reveals a mistake has a register of a few records, each of them needed."""
    question = find_simplest(questions(post=Post.CHAIR), lambda drawn: is_wrong(program(), drawn))
    assert len(list(question.register.walk())) <= FEW_RECORDS
    for term in question.register.board_terms:
        smaller = attrs.evolve(question, register=question.register.remove(term))
        assert len(question.register.board_terms) == 1 or not is_wrong(program(), smaller)
