"""Which tests run which lines of the package, and how long each test takes: measured by coverage, once for each state.

The tests of a file are traced again only if the file has changed, and all of them if the package has.
"""

from __future__ import annotations

import ast
import hashlib
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest

__all__ = [
    "ALWAYS",
    "MUTATED",
    "TRACED",
    "Trace",
    "Tracer",
    "list_lines",
    "load_trace",
    "make_options",
    "name_test",
    "register_profiles",
    "save_trace",
]

ALWAYS: Final = ""
"""The name of the context of lines that run when modules are imported."""
TRACED: Final = "traced"
MUTATED: Final = "mutation"
_EXAMPLES: Final = {TRACED: 5, MUTATED: 15}
"""The examples of a property: a few show which lines it runs, and a mutant must be seen by as many as in daily work."""


@dataclass
class Trace:
    """What tests of a file do."""

    seconds: dict[str, float] = field(default_factory=dict)
    """The time that each passing test takes, by its name."""
    lines: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    """The tests that run each line, by the path of the module in the package."""

    def list_tests(self, file: str, lines: Iterable[int] | None = None) -> set[str]:
        """Return the tests that run lines of a module, or any line of it."""
        by_line = self.lines.get(file, {})
        return {test for line in (by_line if lines is None else lines) for test in by_line.get(line, ())} - {ALWAYS}


def register_profiles() -> None:
    """Register the Hypothesis profiles, with the same examples on every run, which are not shrunk."""
    from hypothesis import HealthCheck, Phase, settings

    for name, examples in _EXAMPLES.items():
        settings.register_profile(
            name,
            max_examples=examples,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.explicit, Phase.generate, Phase.target),
            report_multiple_bugs=False,
            # A busy machine must not kill a mutant.
            suppress_health_check=list(HealthCheck),
        )


def make_options(tests: Sequence[str], profile: str) -> list[str]:
    """Return the options of pytest for tests with a profile of Hypothesis."""
    options = ["-q", "--tb=no", "-p", "no:cacheprovider", "--capture=sys", f"--hypothesis-profile={profile}"]
    # Pytest warns about plugins that are imported before it can rewrite their asserts.
    return [*options, "-W", "ignore::pytest.PytestAssertRewriteWarning", *tests]


def name_test(nodeid: str) -> str:
    """Return the name of a test, or of all examples of a module: these build on each other."""
    return nodeid if nodeid.startswith("tests/") else nodeid.partition("::")[0]


class Tracer:
    """A plugin of pytest that names each test to coverage, and measures its time."""

    # Any: coverage has no public type for its instance that mypy can read without the package.
    def __init__(self, coverage: Any, package: Path) -> None:
        self.coverage = coverage
        self.package = package
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Trace a test under its name."""
        test = name_test(item.nodeid)
        self.coverage.switch_context(test)
        started = time.process_time()
        try:
            return (yield)
        finally:
            self.seconds[test] = self.seconds.get(test, 0.0) + time.process_time() - started
            self.coverage.switch_context(ALWAYS)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that does not pass, which can say nothing about mutants."""
        if report.outcome != "passed":
            self.failed.add(name_test(report.nodeid))

    def make_traces(self) -> dict[str, Trace]:
        """Return what the tests of each file did."""
        traces: dict[str, Trace] = defaultdict(Trace)
        for test, seconds in self.seconds.items():
            if test not in self.failed:
                traces[test.partition("::")[0]].seconds[test] = round(seconds, 4)
        data = self.coverage.get_data()
        for path in data.measured_files():
            file = Path(path).relative_to(self.package).as_posix()
            for line, contexts in data.contexts_by_lineno(path).items():
                for context in contexts:
                    for trace in traces.values() if context == ALWAYS else [traces[context.partition("::")[0]]]:
                        if context == ALWAYS or context in trace.seconds:
                            trace.lines.setdefault(file, {}).setdefault(line, []).append(context)
        return traces


def hash_package(package: Path) -> str:
    """Return a hash of all modules of a package."""
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _locate(folder: Path, package: Path, root: Path, test_file: str) -> Path:
    digest = hashlib.sha256(hash_package(package).encode() + (root / test_file).read_bytes())
    return folder / f"{Path(test_file).stem}-{digest.hexdigest()[:16]}.json"


def load_trace(folder: Path, package: Path, root: Path, test_file: str) -> Trace | None:
    """Return the kept trace of a file of tests, or None if its present state was not traced."""
    path = _locate(folder, package, root, test_file)
    if not path.exists():
        return None
    kept = json.loads(path.read_text(encoding="utf-8"))
    lines = {
        file: {int(line): [kept["tests"][test] for test in tests] for line, tests in by_line.items()}
        for file, by_line in kept["lines"].items()
    }
    return Trace(kept["seconds"], lines)


def save_trace(folder: Path, package: Path, root: Path, test_file: str, trace: Trace) -> None:
    """Keep the trace of a file of tests."""
    tests = [ALWAYS, *trace.seconds]
    numbers = {test: number for number, test in enumerate(tests)}
    lines = {
        file: {line: [numbers[test] for test in by_line] for line, by_line in lines.items()}
        for file, lines in trace.lines.items()
    }
    kept = {"seconds": trace.seconds, "tests": tests, "lines": lines}
    folder.mkdir(parents=True, exist_ok=True)
    _locate(folder, package, root, test_file).write_text(json.dumps(kept), encoding="utf-8")


def list_lines(source: str, first: int, last: int) -> list[int]:
    """Return the lines of the innermost statements that contain some lines, without the bodies of these statements."""
    found = set(range(first, last + 1))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt) and not isinstance(node, ast.FunctionDef | ast.ClassDef):
            body: list[ast.stmt] = getattr(node, "body", []) or getattr(node, "cases", [])
            end = body[0].lineno - 1 if body and hasattr(body[0], "lineno") else node.end_lineno or node.lineno
            if node.lineno <= first <= end:
                found |= set(range(node.lineno, end + 1))
    return sorted(found)
