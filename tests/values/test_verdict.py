"""Verdict against Kleene's tables."""

from __future__ import annotations

import copy
import pickle
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.values import Verdict

YES, NO, UNDETERMINED = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED
VERDICTS = (YES, NO, UNDETERMINED)
PAIRS = list(product(VERDICTS, VERDICTS))

BOTH = {
    (YES, YES): YES,
    (YES, NO): NO,
    (YES, UNDETERMINED): UNDETERMINED,
    (NO, YES): NO,
    (NO, NO): NO,
    (NO, UNDETERMINED): NO,
    (UNDETERMINED, YES): UNDETERMINED,
    (UNDETERMINED, NO): NO,
    (UNDETERMINED, UNDETERMINED): UNDETERMINED,
}
EITHER = {
    (YES, YES): YES,
    (YES, NO): YES,
    (YES, UNDETERMINED): YES,
    (NO, YES): YES,
    (NO, NO): NO,
    (NO, UNDETERMINED): UNDETERMINED,
    (UNDETERMINED, YES): YES,
    (UNDETERMINED, NO): UNDETERMINED,
    (UNDETERMINED, UNDETERMINED): UNDETERMINED,
}
NOT = {YES: NO, NO: YES, UNDETERMINED: UNDETERMINED}


def test_there_are_three_verdicts() -> None:
    """A verdict is YES, NO or UNDETERMINED, and nothing else."""
    assert tuple(Verdict) == VERDICTS
    assert [verdict.value for verdict in Verdict] == ["yes", "no", "undetermined"]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_and_is_kleenes_table(one: Verdict, other: Verdict) -> None:
    """``&`` is Kleene's strong conjunction."""
    assert (one & other) is BOTH[one, other]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_or_is_kleenes_table(one: Verdict, other: Verdict) -> None:
    """``|`` is Kleene's strong disjunction."""
    assert (one | other) is EITHER[one, other]


@pytest.mark.parametrize("verdict", VERDICTS)
def test_not_is_kleenes_table(verdict: Verdict) -> None:
    """``~`` is Kleene's negation."""
    assert (~verdict) is NOT[verdict]


@pytest.mark.parametrize(
    ("verdict", "certain", "possible"), [(YES, True, True), (UNDETERMINED, False, True), (NO, False, False)]
)
def test_certain_and_possible(verdict: Verdict, *, certain: bool, possible: bool) -> None:
    """Certain is YES alone; possible is all but NO."""
    assert verdict.certain is certain
    assert verdict.possible is possible


@pytest.mark.parametrize(
    ("always", "possible", "expected"),
    [(True, True, YES), (False, True, UNDETERMINED), (False, False, NO), (True, False, NO)],
)
def test_of(expected: Verdict, *, always: bool, possible: bool) -> None:
    """What holds always is YES, what holds at times UNDETERMINED, what can't hold NO whatever else is said of it."""
    assert Verdict.of(always=always, possible=possible) is expected


@given(st.lists(st.booleans(), min_size=1), st.lists(st.booleans(), min_size=1))
def test_operators_agree_with_worlds_that_vary_apart(one: list[bool], other: list[bool]) -> None:
    """Of two questions on independent records, the operators give the verdict over all pairs of completions."""

    def over(answers: list[bool]) -> Verdict:
        return YES if all(answers) else UNDETERMINED if any(answers) else NO

    assert (over(one) & over(other)) is over([a and b for a, b in product(one, other)])
    assert (over(one) | over(other)) is over([a or b for a, b in product(one, other)])
    assert (~over(one)) is over([not a for a in one])


@pytest.mark.parametrize("verdict", VERDICTS)
def test_bool_raises_and_says_what_to_ask(verdict: Verdict) -> None:
    """A verdict is no truth value; the error names the verdict and both ways to ask."""
    with pytest.raises(TypeError, match=rf"{verdict.name}.*\.certain.*\.possible"):
        bool(verdict)


def test_conditions_raise() -> None:
    """The places where a verdict would pass for a truth value unseen raise."""
    with pytest.raises(TypeError, match="no truth value"):
        assert not YES  # type: ignore[truthy-bool]
    with pytest.raises(TypeError, match="no truth value"):
        assert list(filter(None, VERDICTS))
    with pytest.raises(TypeError, match="no truth value"):
        assert any(VERDICTS)


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("stranger", [True, False, None, 1, "yes"])
def test_operators_refuse_other_types(verdict: Verdict, stranger: object) -> None:
    """``&`` and ``|`` with what is no verdict raise TypeError, from either side."""
    for ask in (
        lambda: verdict & stranger,  # type: ignore[operator]
        lambda: verdict | stranger,  # type: ignore[operator]
        lambda: stranger & verdict,  # type: ignore[operator]
        lambda: stranger | verdict,  # type: ignore[operator]
    ):
        with pytest.raises(TypeError, match="unsupported operand"):
            ask()


def test_operators_leave_it_to_a_stranger_that_knows_verdicts() -> None:
    """A type that can be combined with a verdict is asked."""

    class Knowing:
        def __rand__(self, other: Verdict) -> str:
            return f"and {other.value}"

        def __ror__(self, other: Verdict) -> str:
            return f"or {other.value}"

    assert (YES & Knowing(), YES | Knowing()) == ("and yes", "or yes")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_copies_and_pickles_are_the_same_object(verdict: Verdict) -> None:
    """A verdict can be compared by ``is``, even with one from another process."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(verdict, protocol)) is verdict  # noqa: S301
    assert copy.deepcopy(verdict) is copy.copy(verdict) is verdict


def test_no_verdict_is_equal_to_its_text() -> None:
    """A verdict is no text: it is equal to itself alone."""
    strangers = (*VERDICTS, "yes", "no", "undetermined", True, False)
    pairs = list(product(VERDICTS, strangers))
    assert [one == other for one, other in pairs] == [one is other for one, other in pairs]
