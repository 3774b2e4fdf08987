"""Suggestions for misspelt commands and codes, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.cli import OK, UNREADABLE, main
from psm_model.cli._suggestions import suggest, suggest_rule
from psm_model.rules import RULES


@given(st.sampled_from(sorted(RULES)), st.integers(0, 5), st.sampled_from("OIZ9X"))
def test_a_code_with_a_wrong_letter_is_suggested(code: str, at: int, letter: str) -> None:
    """A code with one wrong letter leads to one that differs from it in at most one place."""
    wrong = code[:at] + letter + code[at + 1 :]
    suggested = suggest_rule(wrong, RULES.values()).removeprefix("did you mean ").removesuffix("?")
    assert suggested in RULES
    looks_alike = str.maketrans("OI", "01")
    assert sum(map(str.__ne__, suggested, wrong.translate(looks_alike))) <= 1


def test_names_of_rules_lead_to_their_codes() -> None:
    """A rule is suggested by its name too, also misspelt."""
    for code, rule in RULES.items():
        assert suggest_rule(rule.name, RULES.values()) == f"did you mean {code}?"
    assert suggest_rule("overlaping-board-term", RULES.values(), language="id") == "maksud Anda PSM101?"


def test_nothing_is_suggested_for_something_else() -> None:
    """A name that resembles none has no suggestion, and neither has one of no names."""
    assert suggest("zzz", ["check", "show"]) == suggest("check", []) == suggest_rule("", RULES.values()) == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chekc"], "no command 'chekc'; did you mean check? 'psm-model --help' lists all commands"),
        (["xyz"], "no command 'xyz'; 'psm-model --help' lists all commands"),
        (["chekc", "--lang", "id"], "tidak ada perintah 'chekc'; maksud Anda check? 'psm-model --help' menampilkan"),
        (["rule", "PSM1O1"], "no rule 'PSM1O1'; did you mean PSM101? 'psm-model rules' lists all rules"),
        (["rule", "--lang=id", "psm1o1"], "tidak ada kaidah 'PSM1O1'; maksud Anda PSM101? 'psm-model rules --lang id'"),
        (["check", "--select", "PSM1O1", "a.json"], "got 'PSM1O1'; did you mean PSM101?"),
    ],
)
def test_errors_suggest(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt command or code is an error of one line with a suggestion, in the language of the output."""
    assert main(arguments) == UNREADABLE
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert message in captured.err


def test_bare_command_prints_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Without arguments the command prints what `--help` prints, and succeeds."""
    assert main([]) == OK
    captured = capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["--help"])
    assert captured.out == capsys.readouterr().out
    assert captured.err == ""
