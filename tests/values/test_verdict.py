"""Verdict compared with Kleene's tables."""

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


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_and_is_kleenes_table(first: Verdict, second: Verdict) -> None:
    """`&` is Kleene's strong conjunction."""
    assert (first & second) is BOTH[first, second]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_or_is_kleenes_table(first: Verdict, second: Verdict) -> None:
    """`|` is Kleene's strong disjunction."""
    assert (first | second) is EITHER[first, second]


@pytest.mark.parametrize("verdict", VERDICTS)
def test_not_is_kleenes_table(verdict: Verdict) -> None:
    """`~` is Kleene's negation."""
    assert (~verdict) is NOT[verdict]


@pytest.mark.parametrize(
    ("verdict", "certain", "possible"), [(YES, True, True), (UNDETERMINED, False, True), (NO, False, False)]
)
def test_certain_and_possible(verdict: Verdict, *, certain: bool, possible: bool) -> None:
    """Only YES is certain; all but NO are possible."""
    assert verdict.certain is certain
    assert verdict.possible is possible


@pytest.mark.parametrize(
    ("always", "possible", "expected"),
    [(True, True, YES), (False, True, UNDETERMINED), (False, False, NO), (True, False, NO)],
)
def test_verdict_of_always_and_possible(expected: Verdict, *, always: bool, possible: bool) -> None:
    """Always true is YES, sometimes true UNDETERMINED, and impossible NO, whatever `always` is."""
    assert Verdict.of(always=always, possible=possible) is expected


@given(st.lists(st.booleans(), min_size=1), st.lists(st.booleans(), min_size=1))
def test_operators_agree_with_independent_completions(first: list[bool], second: list[bool]) -> None:
    """For independent records, the operators give the verdict over all pairs of completions."""

    def summarise(answers: list[bool]) -> Verdict:
        return YES if all(answers) else UNDETERMINED if any(answers) else NO

    assert (summarise(first) & summarise(second)) is summarise([a and b for a, b in product(first, second)])
    assert (summarise(first) | summarise(second)) is summarise([a or b for a, b in product(first, second)])
    assert (~summarise(first)) is summarise([not a for a in first])


@pytest.mark.parametrize("verdict", VERDICTS)
def test_bool_raises_with_advice(verdict: Verdict) -> None:
    """A verdict has no truth value; the error names the verdict and both alternatives."""
    with pytest.raises(TypeError, match=rf"{verdict.name}.*\.certain.*\.possible"):
        bool(verdict)


def test_conditions_raise() -> None:
    """Conditions that would hide a verdict's truth value raise."""
    with pytest.raises(TypeError, match=r"truth value of .* is ambiguous"):
        assert not YES  # type: ignore[truthy-bool]
    with pytest.raises(TypeError, match=r"truth value of .* is ambiguous"):
        assert list(filter(None, VERDICTS))
    with pytest.raises(TypeError, match=r"truth value of .* is ambiguous"):
        assert any(VERDICTS)


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("other", [True, False, None, 1, "yes"])
def test_operators_refuse_other_types(verdict: Verdict, other: object) -> None:
    """`&` and `|` with another type raise TypeError, from either side."""
    for operation in (
        lambda: verdict & other,  # type: ignore[operator]
        lambda: verdict | other,  # type: ignore[operator]
        lambda: other & verdict,  # type: ignore[operator]
        lambda: other | verdict,  # type: ignore[operator]
    ):
        with pytest.raises(TypeError, match="unsupported operand"):
            operation()


def test_operators_defer_to_other_types() -> None:
    """A type that can be combined with a verdict decides the result."""

    class Combinable:
        def __rand__(self, other: Verdict) -> str:
            return f"and {other.value}"

        def __ror__(self, other: Verdict) -> str:
            return f"or {other.value}"

    assert (YES & Combinable(), YES | Combinable()) == ("and yes", "or yes")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_copies_and_pickles_are_the_same_object(verdict: Verdict) -> None:
    """A verdict can be compared by `is`, even from another process."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(verdict, protocol)) is verdict  # noqa: S301
    assert copy.deepcopy(verdict) is copy.copy(verdict) is verdict


def test_verdict_is_not_equal_to_its_text() -> None:
    """A verdict is equal only to itself."""
    others = (*VERDICTS, "yes", "no", "undetermined", True, False)
    pairs = list(product(VERDICTS, others))
    assert [verdict == other for verdict, other in pairs] == [verdict is other for verdict, other in pairs]
