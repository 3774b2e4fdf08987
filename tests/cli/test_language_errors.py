"""Every error that a command can print has Indonesian words: the sources are searched for them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

import psm_model
from psm_model import errors
from psm_model.cli._language import translate_message, use_language_from
from psm_model.errors import PsmModelError

PACKAGE: Final = Path(psm_model.__file__).parent
# The positions of the arguments that are words, of errors and of the functions of the command that print.
WORDS: Final[dict[str, tuple[int, ...]]] = {
    "ParseError": (1, 4, 5),
    "WrongWeekdayError": (1, 4, 5),
    "NotFoundError": (0,),
    "DuplicateIdError": (0,),
    "OutOfPlaceError": (0, 2),
    "ConfigError": (1, 3),
    "Problem": (1, 2),
    "CellError": (0, 1),
    "UsageError": (0,),
    "ArgumentTypeError": (0,),
    "fail": (0,),
    "print_error": (0,),
}
KEYWORDS: Final = {"expected", "hint", "form", "reason"}
# Errors without words of their own, or that only a Python program can cause.
WITHOUT: Final = {
    "PsmModelError",
    "FormatError",
    "FindingsError",
    "MergeConflictError",
    "StaleIndexError",
    "WrongTypeError",
}
ENGLISH: Final = set(
    re.findall(
        r"\w+",
        "a an the of with and expected got one nothing in that is not must be to for from most least more than each "
        "only its it are by which without file cannot given needs need whole",
    )
)
QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
NO_WORDS: Final = re.compile(r"'[^']*'|/\S*|\w*_\w*|--[\w-]+|psm-model \w+(?: --[\w-]+)*")


class Message(NamedTuple):
    """A message, or a part of one."""

    place: str
    """The file and line."""
    text: str
    """The English words; `'x'` stands for each value."""


def find_text(node: ast.expr, constants: dict[str, str]) -> str | None:
    """Return the text of an expression, with `'x'` for its values; None if it is not written in the source."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else "'x'" for part in values)
        case ast.Name(id=name):
            return constants.get(name)
    return None


def iter_messages() -> Iterator[Message]:
    """Yield the words of each error in the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants: dict[str, str] = {}
        for node in ast.walk(tree):
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    constants[name] = find_text(value, {}) or ""
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    constants[name] = find_text(value, {}) or ""
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            arguments = [node.args[at] for at in WORDS.get(name, ()) if at < len(node.args)]
            arguments += [keyword.value for keyword in node.keywords if name in WORDS and keyword.arg in KEYWORDS]
            for text in (find_text(argument, constants) for argument in arguments):
                if text is not None and re.search("[a-z]{2}", QUOTED.sub("", text)):
                    yield Message(f"{path.relative_to(PACKAGE)}:{node.lineno}", text)


def find_english(text: str) -> set[str]:
    """Return the English words that are left of a message in Indonesian."""
    with use_language_from(["--lang", "id"]):
        translated = translate_message(text)
    return set(re.findall(r"[a-z]+", NO_WORDS.sub("", translated).lower())) & ENGLISH


def has_words(text: str) -> bool:
    """Return whether a message has Indonesian words, or needs none."""
    with use_language_from(["--lang", "id"]):
        return translate_message(text) != text or not find_english(text)


def test_every_error_class_is_known() -> None:
    """A new class of errors is listed here, with the positions of its words."""
    names = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, PsmModelError)}
    assert names == (names & WORDS.keys()) | WITHOUT


@pytest.mark.slow
def test_every_message_has_indonesian_words() -> None:
    """No English word is left in any message, outside quotation marks and names of keys and options."""
    listed = list(iter_messages())
    assert len(listed) > 200
    assert [message for message in listed if not has_words(message.text) or find_english(message.text)] == []


@pytest.mark.parametrize(
    "text", ["a wholly new message", "expected a wholly new value", "'x': the register is unlike any other"]
)
def test_new_message_is_noticed(text: str) -> None:
    """A message without Indonesian words would fail the test above."""
    assert not has_words(text) or find_english(text)
