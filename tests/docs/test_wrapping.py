"""Examples that are wrapped for a page are the same programs."""

from __future__ import annotations

import ast
import doctest

import pytest

from docs._ext.imports import statements
from docs._ext.rule_pages import make_title
from docs._ext.wrapping import WIDTH, wrap_program
from psm_model.i18n import LANGUAGES
from psm_model.rules import RULES
from tests.every_case import every_case

EXAMPLES = {
    f"{code} {name}": rule.sections[name]
    for code, rule in RULES.items()
    for name in ("Example", "Instead")
    if name in rule.sections
}
LONG = "found = check(Register.of(ipsm, *(make_term(year) for year in range(2000, 2030, 5))), undetermined=True)"


@pytest.mark.slow
@every_case("name", [name for name, text in EXAMPLES.items() if max(map(len, text.splitlines())) > WIDTH])
def test_wrapped_example_is_the_same_program(name: str) -> None:
    """It has the same statements and the same output, and no line of a statement is too wide."""
    text = EXAMPLES[name]
    wrapped = wrap_program(text)
    assert ast.dump(ast.parse(statements(wrapped))) == ast.dump(ast.parse(statements(text)))
    before, after = (doctest.DocTestParser().get_examples(part) for part in (text, wrapped))
    assert [example.want for example in after] == [example.want for example in before]
    assert max(map(len, wrapped.splitlines())) <= WIDTH


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        (LONG, False),
        (f">>> {LONG}\n>>> 1\n1\n\n>>> 2\n2", False),
        (f'"{"x" * 90}"', True),
        (f">>> print(1)\n{'x' * 90}", True),
        (f"not a program {'x' * 90}", True),
        (f">>>wrong {'x' * 90}", True),
        ("short", False),
    ],
)
def test_what_cannot_be_wrapped_stays(text: str, wide: bool) -> None:  # noqa: FBT001
    """A long string, output and text that is not a program stay as they are; so do empty lines of output."""
    wrapped = wrap_program(text)
    assert any(len(line) > WIDTH for line in wrapped.splitlines()) is wide
    assert wide <= (wrapped == text)
    assert wrapped.count("\n\n") == text.count("\n\n")


@every_case("code", RULES)
@every_case("language", LANGUAGES)
def test_title_of_a_rule_is_a_sentence(code: str, language: str) -> None:
    """It begins with a capital, has no full stop, and is not longer than two lines."""
    title = make_title(RULES[code], language)  # type: ignore[arg-type]  # one of two languages
    assert title[0].isupper()
    assert not title.endswith(".")
    assert len(title) <= 110
