"""The mutation test itself: its samples, the tests that it chooses, how it plants faults, and what it reports."""

from __future__ import annotations

import functools
import hashlib
import json
import math
import os
import subprocess
import sys
import types
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mutation.accepted import read_accepted
from tests.mutation.dependents import Dependents
from tests.mutation.patching import Functions
from tests.mutation.results import PAGE, PackageResult, load_results, make_page, score_interval
from tests.mutation.sampling import draw
from tests.mutation.tracing import list_lines

ROOT = Path(__file__).parents[2]

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="mutants need fork")


@given(st.lists(st.sampled_from("abcd")).map(sorted), st.integers(1, 20), st.text())
def test_each_stratum_has_its_share(population: list[str], size: int, seed: str) -> None:
    """A sample has the share of each stratum, give or take one, and no element twice."""
    sample = draw(list(enumerate(population)), size, seed)
    assert len(sample) == min(size, len(population)) == len(set(sample))
    drawn = Counter(stratum for _, stratum in sample)
    for stratum, count in Counter(population).items():
        assert abs(drawn[stratum] - count * len(sample) / len(population)) < 2
    assert sample == draw(list(enumerate(population)), size, seed)


@given(st.integers(0, 400), st.integers(1, 400))
def test_interval_solves_its_equation(detected: int, more: int) -> None:
    """The bounds of an interval are the shares from which what was found is just 1.96 standard errors away."""
    tried = detected + more
    share = detected / tried
    for bound in score_interval(detected, tried):
        assert math.isclose(abs(share - bound), 1.959964 * math.sqrt(bound * (1 - bound) / tried), abs_tol=1e-9)


def test_lines_of_a_statement() -> None:
    """A change in a statement of several lines is run with any of them, but not with the statements in its body."""
    source = "a = 1\nif (b and\n    c):\n    d = (1,\n         2)\n    e = 3\n"
    assert list_lines(source, 1, 1) == [1]
    assert list_lines(source, 3, 3) == [2, 3]
    assert list_lines(source, 5, 5) == [4, 5]
    assert list_lines(source, 6, 6) == [6]


USING = {
    "a.py": """\
from re import compile
LIMIT = 1
PATTERN = compile("x" * LIMIT)

def is_over(number):
    return (
        number > LIMIT)

class Range:
    end = LIMIT

    def has(self, number, most=LIMIT):
        return number <= most

def find(text):
    if text:
        return PATTERN.search(text)
""",
    "b/c.py": "from ..a import LIMIT as most\n\ndef get():\n    return most\n",
    "b/e.py": "from functools import cache\n\n@cache\ndef find():\n    return {}\n\ndef get():\n    return find()\n",
    "b/d.py": "from tiny.a import find\nfrom .c import get as first\n\ndef get():\n    return find(first())\n",
    "f.py": "from tiny.a import LIMIT\n\ndef get():\n    return LIMIT\n",
}


def test_dependents_of_what_is_computed_at_import(tmp_path: Path) -> None:
    """The lines that use a constant are found through constants, defaults, classes and imports, in functions."""
    for name, text in USING.items():
        (tmp_path / "tiny" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "tiny" / name).write_text(text, encoding="utf-8")
    dependents = Dependents(tmp_path / "tiny")
    assert dependents.find("a.py", 2) == {"a.py": {6, 7, 13, 17}, "b/c.py": {4}, "f.py": {4}}
    assert dependents.find("a.py", 3) == {"a.py": {17}}
    assert dependents.find("a.py", 12) == {"a.py": {13}}
    assert dependents.find("a.py", 7) is None
    assert dependents.find("a.py", 7, is_run_at_import=True) == {"a.py": {6, 7}}
    assert dependents.find("b/e.py", 5) == {"b/e.py": {5, 8}}


MODULE = """
from functools import cache

LIMIT = 1

@cache
def is_over(number, limit=LIMIT):
    return number > limit

def make():
    def inner(number):
        return number + 1
    return inner

class Range:
    end = 2
    def has(self, number):
        return any(number == each for each in (1, self.end))

made = make()
"""


@pytest.mark.parametrize(
    ("before", "after", "expression", "expected"),
    [
        ("number > limit", "number >= limit", "is_over(1)", True),
        ("number + 1", "number - 1", "made(1)", 0),
        ("number + 1", "number - 1", "make()(1)", 0),
        ("number == each", "number != each", "Range().has(1)", True),
        ("(1, self.end)", "(3, self.end)", "Range().has(1)", False),
    ],
)
def test_functions_are_replaced(before: str, after: str, expression: str, expected: object) -> None:
    """Functions that exist change, nested and decorated ones too, and what they have cached is forgotten."""
    module = types.ModuleType("tiny_module")
    exec(compile(MODULE, "tiny.py", "exec", dont_inherit=True), vars(module))  # noqa: S102  # the text above
    assert eval("is_over(1)", vars(module)) is False  # noqa: S307  # fills the cache
    assert Functions("tiny_module").patch(MODULE, MODULE.replace(before, after), "tiny.py")
    assert eval(expression, vars(module)) == expected  # noqa: S307  # the texts above


@pytest.mark.parametrize(
    ("before", "after"), [("LIMIT = 1", "LIMIT = 2"), ("end = 2", "end = 3"), ("=LIMIT", "=2"), ("@cache\n", "")]
)
def test_what_runs_at_import_is_not_replaced(before: str, after: str) -> None:
    """A mutant of constants, defaults, classes or decorators must be imported."""
    module = types.ModuleType("tiny_module")
    exec(compile(MODULE, "tiny.py", "exec", dont_inherit=True), vars(module))  # noqa: S102  # the text above
    assert not Functions("tiny_module").patch(MODULE, MODULE.replace(before, after), "tiny.py")
    assert isinstance(vars(module)["is_over"], type(functools.cache(len)))


def test_accepted_survivors_have_reasons(tmp_path: Path) -> None:
    """An accepted survivor has its reason below it; one without ends the run."""
    file = tmp_path / "accepted.txt"
    file.write_text("# Why.\n\na: b -> c\n    None.\nd: e -> f\n    None.\n", encoding="utf-8")
    assert read_accepted(file) == {"a: b -> c", "d: e -> f"}
    file.write_text("a: b -> c\nd: e -> f\n    None.\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="accepted without a reason: a: b -> c"):
        read_accepted(file)
    assert isinstance(read_accepted(ROOT / "tests" / "mutation_accepted.txt"), set)


def test_page_shows_the_kept_results() -> None:
    """The page is what the command writes of the results that are kept."""
    assert PAGE.read_text(encoding="utf-8") == make_page(load_results())


def test_result_counts_what_matters() -> None:
    """Accepted mutants count neither as detected nor as survivors."""
    result = PackageResult(
        package="law",
        day="2026-11-30",
        seed=1,
        population=100,
        killed=19,
        accepted=list("wxyz"),
        survivors=["law/a.py f: b -> c"],
    )
    assert (result.counted, result.score) == (20, 95.0)
    page = make_page({("law", 1): result})
    assert "| `law` | 2026-11-30 | 1 | 100 | 20 | 19 | 4 | 95.0 % | 76.4–99.1 % | 95 % | that run the lines |" in page
    assert "law/a.py f: b -> c" in page


def test_cosmic_ray_makes_mutants(tmp_path: Path) -> None:
    """Operators, comparisons and numbers are changed, but no annotation, no star of parameters and no docstring."""
    pytest.importorskip("cosmic_ray")
    from tests.mutation.making import make

    (tmp_path / "law").mkdir()
    source = 'def f(a: int | None, *, b: int) -> int | None:\n    "1 + 1"\n    return a + b if a is not None else 7\n'
    (tmp_path / "law" / "m.py").write_text(source, encoding="utf-8")
    changes = sorted(str(each["key"]).partition(" -> ")[2] for each in make(tmp_path, "law", 100, 1))
    assert changes == [
        "return a + b if a is None else 7",
        "return a + b if a is not None else 6",
        "return a + b if a is not None else 8",
        "return a + b if not a is not None else 7",
        "return a - b if a is not None else 7",
    ]


VALUES = """
LIMIT = 10

def halvings(number: int) -> int:
    steps = 0
    while number > 1:
        number = number // 2
        steps += 1
    return steps

def greater(left: int, right: int) -> int:
    return left if left > right else min(right, LIMIT)
"""
TEST = """
from tiny.values.numbers import greater, halvings

def test_halvings():
    assert [halvings(number) for number in (1, 2, 3, 64)] == [0, 1, 1, 6]

def test_greater():
    assert greater(1, 2) == greater(2, 1) == 2
    assert greater(1, 20) == 10
"""
CHANGES = {
    "number // 2": "number * 2",
    "number > 1": "number >= 1",
    "steps = 0": "steps = 1",
    "left > right": "left >= right",
    "LIMIT = 10": "LIMIT = 11",
    "min(right": "min(left",
}


@pytest.mark.thorough
@needs_fork
def test_outcomes(tmp_path: Path) -> None:
    """A detected mutant is killed, an endless one is stopped, a survivor is reported, and no file changes."""
    files = {
        "src/tiny/__init__.py": "",
        "src/tiny/values/__init__.py": "",
        "src/tiny/values/numbers.py": VALUES,
        "tests/values/test_numbers.py": TEST,
    }
    digest = hashlib.sha256()
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        digest.update(text.encode() if "values/" in name and name.startswith("src") else b"")
    mutants = [
        {
            "key": f"{before} -> {after}",
            "file": "values/numbers.py",
            "line": 1 + VALUES[: VALUES.index(before)].count("\n"),
            "end_line": 1 + VALUES[: VALUES.index(before)].count("\n"),
            "source": VALUES.replace(before, after),
            "population": 50,
        }
        for before, after in CHANGES.items()
    ]
    kept = tmp_path / "build" / "mutation" / f"values-6-1-{digest.hexdigest()[:16]}.jsonl"
    kept.parent.mkdir(parents=True)
    kept.write_text("".join(json.dumps(mutant) + "\n" for mutant in mutants), encoding="utf-8")
    command = [sys.executable, "-m", "tests.mutation", "values", "--root", str(tmp_path), "--sample", "6"]
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    process = subprocess.run(
        command, cwd=ROOT, env=unmeasured, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert process.returncode == 1, process.stdout + process.stderr
    lines = process.stdout.splitlines()
    assert "values: 6 of 50 mutants, by seed 1" in lines
    assert "survived: left > right -> left >= right" in lines
    assert [line for line in lines if line.startswith("timed out")]
    assert lines[-1].startswith("values: 83.3 % ("), process.stdout + process.stderr
    assert (tmp_path / "src/tiny/values/numbers.py").read_text(encoding="utf-8") == VALUES
