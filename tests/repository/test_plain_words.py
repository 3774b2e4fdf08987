"""Code, tests and documentation use plain words: no phrase of `plain_words.toml` occurs in them."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.every_case import every_case
from tests.repository.generated import GENERATED
from tests.repository.patterns import list_needed

ROOT: Final = Path(__file__).parents[2]
LIST: Final = Path(__file__).with_name("plain_words.toml")
WORDS: Final = tomllib.loads(LIST.read_text(encoding="utf-8"))
ALLOWED: Final = {(entry["file"], entry["phrase"].casefold()) for entry in WORDS["allowed"]}
UNFINISHED: Final = tuple(WORDS["unfinished"])


def list_files(*patterns: str) -> list[Path]:
    """Return the files of the repository that match, without generated pages and this test."""
    files = {file for pattern in patterns for file in ROOT.glob(pattern)} - {Path(__file__)}
    return sorted(file for file in files if not relative(file).startswith((*GENERATED, *UNFINISHED)))


def relative(file: Path) -> str:
    """Return the path of a file within the repository."""
    return file.relative_to(ROOT).as_posix()


FILES: Final = list_files(
    *("src/**/*.py", "tests/**/*.py", "docs/**/*.py", "benchmarks/**/*.py", "examples/**/*.py", "*.py"),
    *("docs/**/*.md", "*.md", "pyproject.toml"),
    *("docs/_static/*.js", "docs/_static/*.css", "docs/_playground/*.js", "docs/_playground/*.css"),
)


class Fault(NamedTuple):
    """A phrase that has a plain alternative, with its line."""

    line: int
    phrase: str
    instead: str


@cache
def compile_phrase(written: str) -> re.Pattern[str]:
    """Return the regular expression of a phrase, which may go on in the next line or the next comment."""
    return re.compile(written.replace(" ", r"(?:\s+(?:(?:#:?|//) )?)"), re.IGNORECASE)


def iter_phrases(text: str, language: str) -> Iterator[Fault]:
    """Yield the listed phrases of a language in a text. A phrase may go on in the next line, or in the next comment."""
    lower = text.lower()
    for entry in WORDS[language]:
        pattern = compile_phrase(entry["pattern"])
        # Most texts have none of the letters that the phrase needs, and finding those is faster.
        if not any(map(lower.__contains__, list_needed(pattern))):
            continue
        for match in pattern.finditer(text):
            yield Fault(text.count("\n", 0, match.start()) + 1, " ".join(match[0].split()), entry["instead"])


def has_free_opening(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Return whether the docstring of a function describes a thing or a fact: of a property, a rule or a test."""
    decorators = " ".join(ast.unparse(decorator) for decorator in function.decorator_list)
    return function.name.startswith("test_") or re.search(r"property|fixture|rule|composite", decorators) is not None


def iter_openings(nodes: Iterable[ast.AST]) -> Iterator[Fault]:
    """Yield the first words of docstrings that should be imperatives."""
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not has_free_opening(node):
            word = (ast.get_docstring(node) or "-").split(maxsplit=1)[0]
            if word in WORDS["openings"]["words"]:
                yield Fault(node.body[0].lineno, f'"""{word}', WORDS["openings"]["instead"])


def is_noun(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Return whether a function may be called by a noun or a fact: as its docstring, or because it makes a strategy."""
    returned = "" if function.returns is None else ast.unparse(function.returns)
    return has_free_opening(function) or "SearchStrategy" in returned


def is_misnamed(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Return whether the name of a function begins with a participle though it is no noun, or ends with "_of"."""
    first = function.name.strip("_").partition("_")[0]
    return function.name.endswith("_of") or (first in WORDS["names"]["functions"] and not is_noun(function))


def iter_names(nodes: Iterable[ast.AST]) -> Iterator[Fault]:
    """Yield misnamed functions that callers do not know, and variables named by a pronoun or an adverb."""
    names = WORDS["names"]
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            name = node.name
            is_bad = is_misnamed(node) and name not in names["known"]
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
        nodes = list(ast.walk(ast.parse(text)))
        found += [*iter_openings(nodes), *iter_names(nodes)]
    return [
        f"{file}:{fault.line}: {fault.phrase!r}; instead: {fault.instead}"
        for fault in sorted(found)
        if (file, fault.phrase.casefold()) not in ALLOWED
    ]


@pytest.mark.slow
def test_words_are_plain() -> None:
    """No file contains a listed phrase, opening or name."""
    assert [fault for file in FILES for fault in find_faults(file.read_text(encoding="utf-8"), relative(file))] == []


@every_case(
    ("language", "entry"), [(language, entry) for language in ("english", "indonesian") for entry in WORDS[language]]
)
@every_case("gap", [" ", "\n", "\n    # ", "\n    #: "])
def test_patterns_find_their_examples(language: str, entry: dict[str, str], gap: str) -> None:
    """Each pattern finds its example, in one line or over several, with the line that it begins in."""
    example = entry["example"].replace(" ", gap)
    found = list(iter_phrases(f"A plain line.\n{example}", language))
    assert [fault.instead for fault in found] == [entry["instead"]]
    assert found[0].line == 2 or "\n" in gap


@pytest.mark.parametrize(
    ("file", "text", "places"),
    [
        ("src/a.py", '"""A module.\n\nIt tells the day.\n"""', ["3: 'tells'"]),
        ("docs/a.md", "The day of which\nit is asked.", ["1: 'of which it is asked'"]),
        ("src/a.py", "def sanitize_text():\n    resize(size)", ["1: 'sanitize'"]),
        ("docs/id/a.md", "Pergantian antar waktu", ["1: 'antar waktu'"]),
        ("src/a.py", "TEXT = 'bersandar pada'", ["1: 'bersandar pada'"]),
        ("src/a.py", 'def parse():\n    """Give a day."""', ['2: \'"""Give\'']),
        ("src/a.py", 'def parse():\n    """Whether a day is known."""', ['2: \'"""Whether\'']),
        ("tests/test_a.py", "def held():\n    pass", ["1: 'held'"]),
        ("tests/test_a.py", "def found_in(text):\n    pass", ["1: 'found_in'"]),
        ("tests/test_a.py", "def name_of(day):\n    pass", ["1: 'name_of'"]),
        ("tests/test_a.py", "def test_name(one):\n    it = 1", ["1: 'one'", "2: 'it'"]),
        ("tests/test_a.py", "[one for one in ()]", ["1: 'one'"]),
    ],
)
def test_planted_faults_are_found(file: str, text: str, places: list[str]) -> None:
    """A phrase, an opening of a docstring and a name are reported with file, line and what to write instead."""
    faults = find_faults(text, file)
    assert [fault.partition("; instead: ")[0] for fault in faults] == [f"{file}:{place}" for place in places]
    assert all(fault.partition("; instead: ")[2] for fault in faults)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("docs/a.md", "Two colours that readers can tell apart: `file.tell()` returns a place."),
        ("docs/a.md", "Who reads a register? As many as want to."),
        ("docs/a.md", "Views: who is on a board, and who was."),
        ("docs/a.md", "It lasts for so long as people take part."),
        (
            "docs/a.md",
            "The `organization` of Popolo and the Organization Ontology; ns/org#Organization; a prize of any size.",
        ),
        ("tests/a.py", "NAME.capitalize()\nsettings(derandomize=True)"),
        ("docs/id/a.md", "Whoever tells: pergantian antarwaktu"),
        ("src/a.py", '@property\ndef day():\n    """The day."""'),
        ("tests/test_a.py", 'def test_day():\n    """A day is known."""'),
        ("tests/test_a.py", "def drawn_days() -> st.SearchStrategy[date]:\n    pass"),
        ("src/a.py", "@property\ndef changed_ids(self):\n    pass"),
        ("src/a.py", 'def terms_of(register):\n    """Return the terms."""'),
    ],
)
def test_plain_texts_pass(file: str, text: str) -> None:
    """Plain words, nouns of properties, facts of tests and names that callers know are not reported."""
    assert find_faults(text, file) == []


@pytest.mark.parametrize("entry", WORDS["allowed"], ids=lambda entry: f"{entry['file']}: {entry['phrase']}")
def test_allowances_are_needed(entry: dict[str, str]) -> None:
    """A phrase that is allowed in a file occurs there, and the allowance has a reason."""
    assert entry["phrase"].casefold() in (ROOT / entry["file"]).read_text(encoding="utf-8").casefold()
    assert entry["reason"]


def test_known_names_are_needed() -> None:
    """Each known name is that of a function, and would be a fault if it were not known."""
    texts = [file.read_text(encoding="utf-8") for file in FILES if file.suffix == ".py"]
    known = re.compile(rf"def (?:{'|'.join(map(re.escape, WORDS['names']['known']))})\(")
    trees = [ast.parse(text) for text in texts if known.search(text)]
    misnamed = {
        node.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and is_misnamed(node)
    }
    assert set(WORDS["names"]["known"]) - misnamed == set()


def test_allowed_phrases_pass_in_their_file() -> None:
    """An allowance counts for its own file only."""
    (entry, *_) = WORDS["allowed"]
    assert find_faults(f"TEXT = '{entry['phrase']}'", entry["file"]) == []
    assert find_faults(f"TEXT = '{entry['phrase']}'", "src/psm_model/entities/title.py") != []


def test_unfinished_files_exist() -> None:
    """Each file or folder that is not searched exists."""
    for start in UNFINISHED:
        assert any(ROOT.glob(f"{start}*")), start
