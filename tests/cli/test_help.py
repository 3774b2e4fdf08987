"""The help of every command fits its terminal, and has colours only on a terminal that supports them."""

from __future__ import annotations

import re

import pytest

from psm_model import Level, Post, cli
from psm_model.cli._arguments import make_code_parser
from psm_model.cli._help import colour_help, wrap_epilog
from psm_model.cli._questions import QUESTIONS
from psm_model.i18n import LANGUAGES, Language
from psm_model.style import TerminalStyle
from tests.cli.commands import TROUBLED, Captured, run

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
COMMANDS = re.findall(r"^    ([a-z]+)", cli.make_parser("").format_help(), re.MULTILINE)


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize("language", ["en", "id"])
def test_help_fits_the_terminal(
    command: str, columns: int, language: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the commands of examples, which are pasted, may be longer than a line."""
    monkeypatch.setenv("COLUMNS", str(columns))
    options, examples = {"en": ("options:", "examples:"), "id": ("opsi:", "contoh:")}[language]
    assert run(*([command] if command else []), "--help", "--lang", language) == cli.OK
    out = capsys.readouterr().out
    assert not ESCAPES.search(out)
    # An argument of the usage is not broken.
    prose = out.partition(f"\n{examples}\n")[0].partition("\n\n")[2]
    assert [line for line in prose.split("\n") if len(line) > columns] == []
    coloured = colour_help(out, TerminalStyle(colour=True))
    assert ESCAPES.sub("", coloured) == out
    assert f"\x1b[1m{options}\x1b[0m" in coloured
    assert "\x1b[36m-h, --help\x1b[0m" in coloured


ENGLISH = re.compile(r"(?<![-\w])(?:the|of|and|or|is|are|this|that|with|which|only|also|by|to|all|its)\b")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_whole_help_is_indonesian(command: str, capsys: Captured) -> None:
    """No sentence of it stays English; the English help has such words in each command."""
    arguments = [command] if command else []
    assert run(*arguments, "--help") == cli.OK
    assert ENGLISH.search(capsys.readouterr().out)
    assert run(*arguments, "--help", "--lang", "id") == cli.OK
    indonesian = capsys.readouterr().out
    assert ENGLISH.findall(indonesian) == []
    assert indonesian.startswith("pakai: psm-model")


VALUE = re.compile(r"(?<![-\w.])[A-Z]{3,}(?![-\w])")
ABBREVIATIONS = {"CSV", "GZ", "JSON", "JUDUL", "NIK", "PDF", "PSM", "SHELL", "SARIF", "SVG", "TOML", "URL", "UTF"}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_names_of_values_are_indonesian(command: str, capsys: Captured) -> None:
    """The two helps share no name of a value, such as FILE, and the levels and posts are listed in words."""
    arguments = [command] if command else []
    names = {}
    for language in ("en", "id"):
        assert run(*arguments, "--help", "--lang", language) == cli.OK
        usage = capsys.readouterr().out.partition("\n\n")[0]
        names[language] = {name for name in VALUE.findall(usage) if name not in ABBREVIATIONS}
        assert names[language] or command == "schema" or command in {"completion", "rules"}
    assert names["en"] & names["id"] == set()


@pytest.mark.parametrize("command", ["ask", "convert"])
def test_levels_and_posts_are_listed_in_the_language(command: str, capsys: Captured) -> None:
    """Each listed value is accepted: a code, or an Indonesian word without spaces."""
    for language, values in (("en", ("province", "vice_chair")), ("id", ("provinsi", "wakil_ketua"))):
        assert run(command, "--help", "--lang", language) == cli.OK
        listed = " ".join(capsys.readouterr().out.split())
        assert values[0] in listed
        assert values[1] in listed or command == "convert"
        assert make_code_parser(list(Level))(values[0]) is Level.PROVINCE
        assert make_code_parser(list(Post))(values[1]) is Post.VICE_CHAIR


@pytest.mark.parametrize("command", COMMANDS)
def test_language_is_given_before_each_command(command: str, capsys: Captured) -> None:
    """No command refuses it."""
    assert run("--lang", "id", command, "--help") == cli.OK
    assert run("--lang", "en", command, "--help") == cli.OK
    assert run("--lang", "id", "schema") == cli.OK
    assert run("--lang", "id", "completion", "bash") == cli.OK
    capsys.readouterr()


@pytest.mark.parametrize(
    ("language", "suggestion"), [("en", "did you mean --undetermined?"), ("id", "maksud Anda --undetermined?")]
)
def test_unknown_option_is_refused_with_the_usage_of_the_command(
    language: str, suggestion: str, capsys: Captured
) -> None:
    """The usage is not that of all commands, and a similar option is suggested."""
    assert run("check", "--undetermind", "x.json", "--lang", language) == cli.UNREADABLE
    error = capsys.readouterr().err
    assert " psm-model check [-h]" in error
    assert error.rstrip("\n").endswith(f": --undetermind; {suggestion}")


@pytest.mark.parametrize("given", [["--lang", "id", "check"], ["--lang=id", "check"], ["check", "--lang", "id"]])
def test_language_is_given_before_or_after_the_command(given: list[str], capsys: Captured) -> None:
    """Both are understood, also for findings."""
    assert run(*given, TROUBLED) == cli.FOUND
    assert "tindak lanjut:" in capsys.readouterr().out


def test_language_alone_prints_the_help_in_it(capsys: Captured) -> None:
    """As the bare command does."""
    assert run("--lang", "id") == cli.OK
    assert capsys.readouterr().out.startswith("pakai: psm-model")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_has_a_line(language: Language, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below the options, each question is beside what it asks, in the language of the help."""
    monkeypatch.setenv("COLUMNS", "160")
    assert run("ask", "--help", "--lang", language) == cli.OK
    lines = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    for name, question in QUESTIONS.items():
        assert [name, question.summary.translate(language)] in lines


def test_words_of_an_epilog_stay() -> None:
    """Wrapping changes only spaces and line breaks, and a code keeps its text beside it."""
    example = "  psm-model check --statistics registers/"
    text = f"exit codes:\n  2  a file or the configuration cannot be read\n\nexamples:\n{example}\n"
    wrapped = wrap_epilog(text, 30)
    assert wrapped.split() == text.split()
    assert wrapped.split("\n")[1:3] == ["  2  a file or the", "     configuration cannot be"]
    assert wrapped.endswith(example)
