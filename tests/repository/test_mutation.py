"""The mutation test itself: the faults that it plants, and how it reports them."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.mutants import make_mutants

ROOT = Path(__file__).parents[2]
MODULE = "src/psm_model/values/verdict.py"

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="mutants need fork")


def list_changes(source: str) -> list[str]:
    """Return the changes of all mutants of a module."""
    return [mutant.change for mutant in make_mutants("m.py", dedent(source))]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", ["a <= b"]),
        ("a <= b", ["a < b"]),
        ("a > b", ["a >= b"]),
        ("a >= b", ["a > b"]),
        ("a == b != c", ["a != b != c", "a == b == c"]),
        ("a is b", ["a is not b"]),
        ("a is not b", ["a is b"]),
        ("a in b", ["a not in b"]),
        ("a not in b", ["a in b"]),
        ("a and b", ["a or b", "True and b", "a and True"]),
        ("a or b", ["a and b", "False or b", "a or False"]),
        ("not a", ["a"]),
        ("-a", ["a"]),
        ("7", ["8", "6"]),
        ("True", ["False"]),
        ("a + b", ["a - b"]),
        ("a - b", ["a + b"]),
        ("min(a, b)", ["max(a, b)"]),
        ("any(a)", ["all(a)"]),
        ("a.earliest", ["a.latest"]),
        ("a.end", ["a.start"]),
        ("a if b else c", ["a if True else c", "a if False else c"]),
        ("[a for a in b if c]", ["[a for a in b if True]", "[a for a in b if False]"]),
        ("a[b:]", ["a[b + 1:]", "a[b - 1:]"]),
        ("a[1]", ["a[2]", "a[0]"]),
        ("(a, b, c)", ["(b, a, c)", "(a, c, b)"]),
        ("(a.id, b.id, b.path)", ["(b.id, a.id, b.path)"]),
        ("f(a, b)", ["f(b, a)"]),
        ("f(g(a), g(b))", ["f(g(b), g(a))"]),
        ("{'a': a.id, 'b': b.id}", ["{'a': b.id, 'b': a.id}"]),
    ],
)
def test_faults_in_an_expression(source: str, expected: list[str]) -> None:
    """An expression is changed in exactly these ways."""
    assert list_changes(f"x = {source}") == [f"x = {source} -> x = {other}" for other in expected]


def test_faults_in_statements() -> None:
    """A guard is always or never true, a statement is left out, but not the return at the end of a function."""
    source = """
        def f(a):
            for b in a:
                if b:
                    continue
                if a:
                    break
                g(b)
                yield b
            while a:
                a -= b
                return
            return a
    """
    assert list_changes(source) == [
        *("b -> True", "b -> False", "continue -> pass", "a -> True", "a -> False", "break -> pass"),
        *("g(b) -> pass", "yield b -> yield from ()", "a -> False [2]", "a -= b -> a += b", "return -> pass"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        '"""A text of 3 < 4."""',
        'def f(a: Literal[1, 2] = "1", *, b: tuple[A, B]) -> Literal[True]:\n    "Of 1."\n    return a',
        "a: Literal[1]",
        "A: TypeAlias = tuple[B, C] | Literal[1]",
        "T = TypeVar('T', bound=1)",
        "__all__ = ['a', 'b']",
        "if TYPE_CHECKING:\n    from a import b\n    c = 1",
        "raise ParseError('a', 'b')",
        "a = Text(b, c)",
        "a = isinstance(b, (C, D))",
        "f'{a} and {b}'",
        "import a",
        "a = b",
    ],
)
def test_unchanged_code(source: str) -> None:
    """Texts, annotations, names for type checkers and unordered arguments are not changed."""
    assert list_changes(source) == []


def test_each_mutant_has_one_change() -> None:
    """The mutants of a module compile, and differ from the module and from each other, as do their keys."""
    source = (ROOT / MODULE).read_text(encoding="utf-8")
    mutants = make_mutants(MODULE, source)
    trees = [mutant.tree() for mutant in mutants]
    for tree in trees:
        compile(tree, MODULE, "exec")
    assert len({ast.unparse(tree) for tree in (ast.parse(source), *trees)}) == len(mutants) + 1
    assert len({mutant.key for mutant in mutants}) == len(mutants)


def test_mutant_names_its_place() -> None:
    """A mutant names its file, line and function; its key has no line, and distinguishes equal changes."""
    source = "class A:\n    def f(self):\n        return self.g or self.g\nb = c < d\n"
    descriptions = [(str(mutant), mutant.key) for mutant in make_mutants("rules/m.py", source)]
    assert descriptions[1] == (
        "rules/m.py:3 A.f: return self.g or self.g -> return False or self.g",
        "rules/m.py A.f: return self.g or self.g -> return False or self.g",
    )
    assert descriptions[-1] == ("rules/m.py:4 -: b = c < d -> b = c <= d", "rules/m.py -: b = c < d -> b = c <= d")
    repeated = make_mutants("m.py", "a = 1\na = 1\n")
    assert [mutant.change for mutant in repeated][1:3] == ["a = 1 -> a = 0", "a = 1 -> a = 2 [2]"]


HALVINGS = """
def halvings(number: int) -> int:
    steps = 0
    while number > 1:
        number = number // 2
        steps += 1
    return steps
"""
TEST_OF_HALVINGS = """
from tiny.values.halvings import halvings

def test_halvings():
    assert [halvings(number) for number in (1, 2, 3, 64)] == [0, 1, 1, 6]
"""
GREATER = """
def greater(left: int, right: int) -> int:
    return left if left > right else right
"""
SURVIVOR = "return left if left > right else right -> return left if left >= right else right"
TEST_OF_GREATER = """
from tiny.values.greater import greater

def test_greater():
    assert greater(1, 2) == greater(2, 1) == 2
"""


def make_project(root: Path, module: str, test: str, name: str, package: str = "tiny") -> Path:
    """Make a project of one module and its test."""
    files = {
        f"src/{package}/__init__.py": "",
        f"src/{package}/values/__init__.py": "",
        f"src/{package}/values/{name}.py": module,
        f"tests/values/test_{name}.py": test,
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def run_mutation_test(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the mutation test on a project, with little time for each mutant."""
    command = [sys.executable, "-m", "tests.mutation", "--root", str(root), "--least", "0.5", *arguments]
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return subprocess.run(
        command, cwd=ROOT, env=unmeasured, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.thorough
@needs_fork
def test_outcomes(tmp_path: Path) -> None:
    """A detected mutant is killed, an endless one is stopped, a survivor is reported, and no file changes."""
    root = make_project(
        make_project(tmp_path, GREATER, TEST_OF_GREATER, "greater"), HALVINGS, TEST_OF_HALVINGS, "halvings"
    )
    process = run_mutation_test(root)
    assert process.returncode == 1, process.stdout + process.stderr
    started, passed, *reported, summary = process.stdout.splitlines()
    assert started == "14 mutants of 3 files, in the order of seed 0"
    assert passed == "2 files of tests pass without any mutant"
    assert sorted(reported) == [
        f"survived: values/greater.py:3 greater: {SURVIVOR}",
        "timed out: values/halvings.py:5 halvings: number = number // 2 -> number = number // 1",
    ]
    assert summary == "12 killed, 1 timed out, 1 survived, 0 never imported, 0 accepted, 0 not reached"
    assert (root / "src/tiny/values/greater.py").read_text(encoding="utf-8") == GREATER
    assert (root / "src/tiny/values/halvings.py").read_text(encoding="utf-8") == HALVINGS


@needs_fork
def test_accepted_survivors_are_not_tried(tmp_path: Path) -> None:
    """An accepted survivor is not tried, a stale entry is reported, and without time no mutant is reached."""
    root = make_project(tmp_path, GREATER, TEST_OF_GREATER, "greater")
    entry = f"values/greater.py greater: {SURVIVOR}"
    stale_entry = "values/greater.py lesser: a < b -> a <= b"
    reasons = (
        f"# Why they are no faults.\n\n{entry}\n    It returns either of two equal values.\n{stale_entry}\n  None.\n"
    )
    (root / "tests" / "mutation_accepted.txt").write_text(reasons, encoding="utf-8")
    process = run_mutation_test(root, "0", "--seed", "1", "values/greater.py")
    assert process.returncode == 0, process.stdout + process.stderr
    *_, stale, summary = process.stdout.splitlines()
    assert stale == f"accepted, but no mutant any more: {stale_entry}"
    assert summary == "0 killed, 0 timed out, 0 survived, 0 never imported, 1 accepted, 2 not reached"


@needs_fork
def test_unknown_module_is_refused(tmp_path: Path) -> None:
    """An unknown file ends the run."""
    process = run_mutation_test(make_project(tmp_path, GREATER, TEST_OF_GREATER, "greater"), "values/lesser.py")
    assert process.returncode == 1
    assert process.stderr == "mutation: no module values/lesser.py\n"


@needs_fork
def test_entry_without_a_reason_is_refused(tmp_path: Path) -> None:
    """An accepted survivor without a reason ends the run."""
    root = make_project(tmp_path, GREATER, TEST_OF_GREATER, "greater")
    entry = "values/greater.py greater: a -> b"
    (root / "tests" / "mutation_accepted.txt").write_text(f"{entry}\nc: d -> e\n  None.\n", encoding="utf-8")
    process = run_mutation_test(root)
    assert process.returncode == 1
    assert process.stderr == f"mutation: accepted without a reason: {entry}\n"


@needs_fork
@pytest.mark.parametrize(
    ("test", "package", "reason"),
    [
        ("def test_it():\n    assert False\n", "tiny", "is killed"),
        ("def test_it():\n    assert True\n", "attr", "the test tools import attr"),
    ],
)
def test_meaningless_runs_are_refused(tmp_path: Path, test: str, package: str, reason: str) -> None:
    """A test that fails without a mutant ends the run, and so does a package that the test tools import."""
    process = run_mutation_test(make_project(tmp_path, GREATER, test, "greater", package))
    assert process.returncode == 1
    assert reason in process.stderr


@pytest.mark.thorough
@needs_fork
def test_mutant_that_is_never_imported(tmp_path: Path) -> None:
    """Tests that pass without importing the module are reported as such."""
    process = run_mutation_test(make_project(tmp_path, GREATER, "def test_it():\n    assert True\n", "greater"))
    assert process.returncode == 1, process.stdout + process.stderr
    assert process.stdout.endswith("0 killed, 0 timed out, 0 survived, 3 never imported, 0 accepted, 0 not reached\n")
