"""Code, tests and documentation use plain words: no phrase of `plain_words.toml` occurs in them."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from docs._ext.generated import FOLDERS

ROOT: Final = Path(__file__).parents[2]
LIST: Final = Path(__file__).with_name("plain_words.toml")
WORDS: Final = tomllib.loads(LIST.read_text(encoding="utf-8"))
ALLOWED: Final = {(entry["file"], entry["phrase"].casefold()) for entry in WORDS["allowed"]}
UNFINISHED: Final = ()


def list_files(*patterns: str) -> list[Path]:
    """Return the files of the repository that match, without generated pages and this test."""
    generated = tuple(f"docs/{folder}/" for folder in FOLDERS)
    files = {file for pattern in patterns for file in ROOT.glob(pattern)} - {Path(__file__)}
    return sorted(file for file in files if not relative(file).startswith((*generated, *UNFINISHED)))


def relative(file: Path) -> str:
    """Return the path of a file within the repository."""
    return file.relative_to(ROOT).as_posix()


FILES: Final = list_files(
    *("src/**/*.py", "tests/**/*.py", "docs/**/*.py", "benchmarks/**/*.py", "examples/**/*.py", "*.py"),
    *("docs/**/*.md", "*.md"),
)


class Fault(NamedTuple):
    """A phrase that has a plain alternative, with its line."""

    line: int
    phrase: str
    instead: str


def iter_phrases(text: str, language: str) -> Iterator[Fault]:
    """Yield the listed phrases of a language in a text. A phrase may go on in the next line, or in the next comment."""
    for entry in WORDS[language]:
        pattern = re.compile(entry["pattern"].replace(" ", r"(?:\s+(?:#:? )?)"), re.IGNORECASE)
        for match in pattern.finditer(text):
            yield Fault(text.count("\n", 0, match.start()) + 1, " ".join(match[0].split()), entry["instead"])


def has_free_opening(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Return whether the docstring of a function describes a thing or a fact: of a property, a rule or a test."""
    decorators = " ".join(ast.unparse(decorator) for decorator in function.decorator_list)
    return function.name.startswith("test_") or re.search(r"property|fixture|rule|composite", decorators) is not None


def iter_openings(tree: ast.Module) -> Iterator[Fault]:
    """Yield the first words of docstrings that should be imperatives."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not has_free_opening(node):
            word = (ast.get_docstring(node) or "-").split(maxsplit=1)[0]
            if word in WORDS["openings"]["words"]:
                yield Fault(node.body[0].lineno, f'"""{word}', WORDS["openings"]["instead"])


def iter_names(tree: ast.Module) -> Iterator[Fault]:
    """Yield functions named by a participle or with "_of" at the end, and variables named by a pronoun."""
    names = WORDS["names"]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            name, is_bad = node.name, node.name.strip("_") in names["functions"] or node.name.endswith("_of")
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            name, is_bad = node.id, node.id in names["variables"]
        elif isinstance(node, ast.arg):
            name, is_bad = node.arg, node.arg in names["variables"]
        else:
            continue
        if is_bad:
            yield Fault(node.lineno, name, names["instead"])


def languages_in(file: str) -> Sequence[str]:
    """Return the languages whose phrases are looked for: the package has texts in both."""
    if file.startswith("src/"):
        return ("english", "indonesian")
    return ("indonesian",) if file.startswith("docs/id/") else ("english",)


def find_faults(text: str, file: str) -> list[str]:
    """Return the faults of a text, each as a line with its place, its phrase and the plain alternative."""
    found = [fault for language in languages_in(file) for fault in iter_phrases(text, language)]
    if file.endswith(".py"):
        tree = ast.parse(text)
        found += [*iter_openings(tree), *iter_names(tree)]
    return [
        f"{file}:{fault.line}: {fault.phrase!r}; instead: {fault.instead}"
        for fault in sorted(found)
        if (file, fault.phrase.casefold()) not in ALLOWED
    ]


@pytest.mark.parametrize("file", FILES, ids=relative)
def test_words_are_plain(file: Path) -> None:
    """No file contains a listed phrase, opening or name."""
    assert find_faults(file.read_text(encoding="utf-8"), relative(file)) == []
