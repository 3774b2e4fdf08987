"""Trials of mutants, each in a fork of a process that has imported what it needs.

Most mutants change only functions. They are tried in forks of a process that has collected the tests: there the
functions are replaced (`Functions`). Those that change what runs at import are tried in forks of a process that has
imported the test tools but not the package, and whose import system loads the mutant.
"""

from __future__ import annotations

import json
import math
import os
import resource
import signal
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.metadata import entry_points
from importlib.util import spec_from_file_location
from itertools import islice
from pathlib import Path
from types import CodeType
from typing import Final

import pytest

from tests.mutation.patching import Functions
from tests.mutation.tracing import MUTATED, make_options, name_test

__all__ = ["Trial", "iter_forks", "try_by_import", "try_by_patching"]

MAX_MEMORY: Final = 6 * 2**30
_SURVIVED: Final = 0
_KILLED: Final = 1
_NOT_PATCHED: Final = 70
_NEVER_IMPORTED: Final = 71
_OUTCOMES: Final = {
    _SURVIVED: "survived",
    _NOT_PATCHED: "not patched",
    _NEVER_IMPORTED: "survived",
    -signal.SIGPROF: "timed out",
    -signal.SIGKILL: "timed out",
    # Stopped by a person.
    -signal.SIGINT: "untried",
    -signal.SIGTERM: "untried",
}


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutant and the tests that are to detect it."""

    key: str
    file: str
    source: str = field(repr=False)
    seconds: Mapping[str, float] = field(repr=False)
    """The time that each test, or each test of a file, takes without the mutant, in the order in which they run."""
    budget: float = math.inf
    """The CPU time after which no further test is started."""
    at_import: bool = False
    """Whether its lines are run only when modules are imported, where replacing a function comes too late."""


def _limit_time(seconds: float) -> None:
    # CPU time, so that other work on the machine does not matter.
    signal.setitimer(signal.ITIMER_PROF, seconds)


def iter_forks(
    trials: Iterable[Trial], jobs: int, run: Callable[[Trial], int], deadline: float
) -> Iterator[tuple[Trial, str]]:
    """Run trials, each in a fork that exits with the code of the run, and yield each with its outcome."""
    remaining = iter(trials)
    running: dict[int, tuple[Trial, float]] = {}
    try:
        while True:
            if time.monotonic() < deadline:
                for trial in islice(remaining, jobs - len(running)):
                    running[_fork(trial, run)] = (trial, time.monotonic())
            if not running:
                return
            time.sleep(0.005)
            for pid, (trial, started) in list(running.items()):
                # A waiting process uses no CPU time.
                if time.monotonic() - started > 600:
                    os.kill(pid, signal.SIGKILL)
                ended, status = os.waitpid(pid, os.WNOHANG)
                if ended:
                    del running[pid]
                    yield trial, _OUTCOMES.get(os.waitstatus_to_exitcode(status), "killed")
    finally:
        for pid in running:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _fork(trial: Trial, run: Callable[[Trial], int]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = _KILLED
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        code = run(trial)
    except BaseException:  # noqa: BLE001  # a mutant may raise anything, where the package is imported
        traceback.print_exc()
    finally:
        # Returning would continue as the parent.
        os._exit(code)


class _Collected:
    """A plugin of pytest that tries mutants instead of running the tests that were collected."""

    def __init__(self, package: Path, trials: Sequence[Trial], jobs: int, deadline: float, killers: Path) -> None:
        self.package = package
        self.trials = trials
        self.jobs = jobs
        self.deadline = deadline
        self.report: Callable[[Trial, str], None] = lambda trial, outcome: None  # noqa: ARG005
        self.items: dict[str, list[pytest.Item]] = defaultdict(list)
        self.functions: Functions
        self.failed = ""
        self.killers = killers

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try the mutants."""
        for item in session.items:
            self.items[item.nodeid].append(item)
            self.items[item.nodeid.partition("::")[0]].append(item)
        self.functions = Functions(self.package.name)
        for trial, outcome in iter_forks(self.trials, self.jobs, self.run, self.deadline):
            self.report(trial, outcome)
        self.control()
        return True

    def control(self) -> None:
        """Run each test that has detected a mutant without it, and report the mutants of those that fail as untried."""
        if not self.killers.exists():
            return
        killers = dict(json.loads(line) for line in self.killers.read_text(encoding="utf-8").splitlines())
        tried = {trial.key: trial for trial in self.trials}
        controls = [Trial(test, "", "", {test: 10}) for test in sorted({killers.get(key, "") for key in tried} - {""})]
        for control, outcome in iter_forks(controls, self.jobs, self.run, math.inf):
            if outcome != "survived":
                print(f"{outcome} without a mutant: {control.key}", flush=True)
                for key, test in killers.items():
                    if test == control.key and key in tried:
                        self.report(tried[key], "untried")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note that a test has failed."""
        if report.failed:
            self.failed = name_test(report.nodeid)

    def run(self, trial: Trial) -> int:
        """Change the functions in this process and run the tests until one fails."""
        path = self.package / trial.file
        if trial.at_import or (
            trial.file and not self.functions.patch(path.read_text(encoding="utf-8"), trial.source, str(path))
        ):
            return _NOT_PATCHED
        for test, seconds in trial.seconds.items():
            for item in self.items[test]:
                if time.process_time() > trial.budget:
                    return _SURVIVED
                _limit_time(3 + 10 * seconds)
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
                if self.failed:
                    with self.killers.open("a", encoding="utf-8") as file:
                        file.write(json.dumps([trial.key, self.failed]) + "\n")
                    return _KILLED
        return _SURVIVED


def enter_project(root: Path) -> None:
    """Make a project importable in this process, and register its strategies as its installation would."""
    os.chdir(root)
    sys.path[:0] = [str(root / "src"), str(root)]


def register_strategies(package: str) -> None:
    """Call the package's entry point for Hypothesis, which is not called when the test tools are imported."""
    for entry in entry_points(group="hypothesis"):
        if entry.module.partition(".")[0] == package:
            entry.load()()


def try_by_patching(
    package: Path,
    trials: Sequence[Trial],
    *,
    jobs: int,
    deadline: float,
    killers: Path,
    report: Callable[[Trial, str], None],
) -> None:
    """Try mutants in forks of this process, which collects the tests, and report each with its outcome."""
    if not trials:
        return
    register_strategies(package.name)
    plugin = _Collected(package, trials, jobs, deadline, killers)
    plugin.report = report
    files = sorted({test.partition("::")[0] for trial in trials for test in trial.seconds})
    pytest.main(make_options(files, MUTATED), plugins=[plugin])


class _MutantLoader(SourceFileLoader):
    """An importer for one module of the package, which is compiled from a mutant."""

    def __init__(self, package: Path, trial: Trial) -> None:
        name = f"{package.name}.{trial.file.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")
        super().__init__(name, str(package / trial.file))
        self.source = trial.source
        self.used = False

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Return itself as the loader of that module; leave others to the import system."""
        return spec_from_file_location(fullname, self.path, loader=self) if fullname == self.name else None

    def get_code(self, _: str) -> CodeType:
        """Compile the mutant, without the bytecode cache."""
        self.used = True
        code: CodeType = compile(self.source, self.path, "exec", dont_inherit=True)
        return code


def try_by_import(package: Path, trials: Sequence[Trial], jobs: int, deadline: float) -> Iterator[tuple[Trial, str]]:
    """Try mutants in forks of this process, which has not imported the package, and yield each with its outcome."""

    def run(trial: Trial) -> int:
        _limit_time(60 + 10 * sum(trial.seconds.values()))
        loader = _MutantLoader(package, trial)
        sys.meta_path.insert(0, loader)
        register_strategies(package.name)
        code = pytest.main(["-x", *make_options(list(trial.seconds), MUTATED)])
        if code == pytest.ExitCode.USAGE_ERROR:
            # The parameters of some tests are computed of what the mutant changes, and their names with them.
            _limit_time(600)
            tests = list(dict.fromkeys(test.partition("[")[0] for test in trial.seconds))
            code = pytest.main(["-x", *make_options(tests, MUTATED)])
        return _KILLED if code else _SURVIVED if loader.used else _NEVER_IMPORTED

    yield from iter_forks(trials, jobs, run, deadline)
