"""The expressions that make values: complete and valid, and without personal data that no strategy made."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

import psm_model
from psm_model import checking, entities, law, strategies, values
from psm_model.entities import Appointment, Card, CardKind, Departure, DepartureReason, Member, Post, Register
from psm_model.rules import RULES
from psm_model.strategies import completions, to_source_code
from psm_model.values import Identifier, PartialDate, PersonName
from tests.every_case import every_case

# Any: everything that an expression may name.
NAMES: dict[str, Any] = {
    name: getattr(package, name)
    for package in (psm_model, values, law, entities, checking, strategies)
    for name in package.__all__
} | {"date": date}
NO_STRATEGIES = {"completions", "sample", "to_source_code", "violations"}
STRATEGIES: dict[str, st.SearchStrategy[Any]] = {
    name: getattr(strategies, name)() for name in strategies.__all__ if name[0].islower() and name not in NO_STRATEGIES
}
# A rule that fails on purpose, as in these, is a function, which no expression makes.
FUNCTIONS = {"PSM099"}
VIOLATIONS = {code: strategies.violations(code) for code in RULES if code not in FUNCTIONS}
PRINTED = {**STRATEGIES, **{code: VIOLATIONS[code] for code in ("PSM005", "PSM092", "PSM307", "PSM511")}}
EXAMPLES = 15
NIK = "0000000000000001"
NAME = PersonName("Contoh")
# Any: the fields of members.
PERSONAL: dict[str, Any] = {
    "birth_date": PartialDate(1987, 6, 5),
    "service_ended": Departure(reason=DepartureReason.DIED, note="catatan"),
    "identifiers": (Identifier("nik", NIK),),
    "note": "catatan",
    "extra": {"x_a": "catatan"},
    "cards": (Card(kind=CardKind.NATIONAL, number=NIK),),
}
PERSONAL_TEXTS = (NIK, "1987", "catatan", "DIED", "died")


def evaluate(expression: str) -> Any:  # Any: whatever it makes
    """Return the value of an expression."""
    return eval(expression, dict(NAMES))  # noqa: S307  # made by the package


def print_failure(strategy: st.SearchStrategy[Any], number: int) -> tuple[str, Any]:  # Any: whatever is drawn
    """Return what Hypothesis prints of the last of several examples, if it fails a test, and the example.

    Args:
        strategy: The strategy.
        number: The seed.
    """
    drawn: list[Any] = []

    @seed(number)
    @settings(max_examples=EXAMPLES, database=None, phases=[Phase.generate], derandomize=False, print_blob=False)
    @given(strategy)
    def draw(value: object) -> None:
        drawn.append(value)

    draw()
    last = drawn[-1]

    @seed(number)
    @settings(max_examples=EXAMPLES, database=None, phases=[Phase.generate], derandomize=False, print_blob=False)
    @given(value=strategy)
    def fail(value: object) -> None:
        assert value != last

    with pytest.raises(AssertionError) as caught:
        fail()
    note = "\n".join(caught.value.__notes__)
    return note[note.index("fail(") :], last


@pytest.mark.slow
@every_case("name", PRINTED)
def test_what_hypothesis_prints_makes_the_example(name: str) -> None:
    """The failing example of every strategy can be pasted: it names public functions and makes an equal value."""
    for number in range(3):
        printed, drawn = print_failure(PRINTED[name], number)
        assert eval(printed, {**NAMES, "fail": lambda value: value}) == drawn  # noqa: S307  # as above


@given(st.one_of(*STRATEGIES.values(), *VIOLATIONS.values()))
def test_expressions_make_the_value(drawn: object) -> None:
    """The expression of whatever is drawn makes an equal value."""
    assert evaluate(to_source_code(drawn)) == drawn


def test_default_values_are_left_out() -> None:
    """Only the fields that differ from their defaults are named; lists are in square brackets."""
    member = Member(id="m", name=NAME)
    assert to_source_code(member) == "Member(id='m', name=PersonName('Contoh'))"
    assert to_source_code(Register.of(member)) == f"Register(members=[{to_source_code(member)}])"


def test_long_expressions_have_several_lines() -> None:
    """What is too long for a line has one line for each argument."""
    chair = Appointment(id="a", post=Post.CHAIR, title="Ketua " * 10, name=NAME)
    assert to_source_code((chair,)).split("\n") == [
        "(",
        "    Appointment(",
        "        id='a',",
        "        post=Post.CHAIR,",
        f"        title={chair.title!r},",
        "        name=PersonName('Contoh'),",
        "    ),",
        ")",
    ]


@pytest.mark.parametrize("field", PERSONAL)
def test_personal_data_that_no_strategy_made_is_hidden(field: str) -> None:
    """Hypothesis hides the personal data of a record that a test hands in; what it shows instead is refused."""
    member = Member(id="m", name=NAME, **{field: PERSONAL[field]})
    for shown in (pretty(member), pretty(Register.of(member)), pretty([member.identifiers, member.cards])):
        assert not any(text in shown for text in PERSONAL_TEXTS)
    assert "..." in pretty(member)
    with pytest.raises(psm_model.errors.WrongTypeError):
        evaluate(pretty(member))


def test_completions_of_records_hide_personal_data() -> None:
    """The record that is completed may be of a real person, so its personal data is hidden."""
    register = Register.of(Member(id="m", name=NAME, **PERSONAL))
    given_whole = (st.just(register), st.sampled_from([register, register]))
    for strategy in (completions(register), completions(register.members[0]), *given_whole):
        printed, _ = print_failure(strategy, 0)
        assert not any(text in printed for text in PERSONAL_TEXTS)


def test_made_parts_are_shown_in_other_records() -> None:
    """Hypothesis shows what a strategy made even in a list that the test made."""
    given_whole = st.just(Member(id="m", name=NAME, note="catatan"))
    printed, drawn = print_failure(st.tuples(strategies.identifiers(), given_whole), 0)
    assert to_source_code(drawn[0]) in printed
    assert "note=..." in printed


@pytest.mark.parametrize(
    "value",
    [
        PersonName("Siti 081234567890"),
        law.InstrumentId("keputusan", "081234567890", None),
        law.Citation(law.InstrumentId("keputusan_bupati", "081234567890", 2024, "bupati batang")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_masked_values_are_made_by_their_fields(value: object) -> None:
    """A value whose repr is masked is made by its fields, with the number that it was invented with."""
    assert "081234567890" not in repr(value)
    assert evaluate(to_source_code(value)) == value


def test_other_printers_show_the_repr() -> None:
    """A printer that does not know what strategies made, such as that of IPython, gets the repr."""

    class Printer:
        """A printer."""

        def __init__(self) -> None:
            self.written = ""

        def text(self, text: str) -> None:
            """Write a text."""
            self.written += text

    printer, register = Printer(), Register.of(Member(id="m", name=NAME, note="catatan"))
    register._repr_pretty_(printer, False)  # noqa: FBT003  # as printers call it
    assert printer.written == repr(register)
