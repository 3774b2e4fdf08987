"""Mutation test: plant small faults in values, checking and rules, one at a time, and list those that no test detects.

The mutants of all files are tried in a seeded random order until the time is up, as many at once as there are
cores. For each, the tests that mirror its file are run and, if these pass, those of the catalogue (for a rule, without
the cases of rules in other files) or of the rest of the folder. Hypothesis draws as many examples as in
daily work, but the same on every run, and does not shrink.

The working tree is not changed: each mutant is tried in a fork of this process, which has imported the test tools
but not the package, and whose import system loads the changed module. So it needs POSIX, for `os.fork`.

Survivors that change nothing that the code promises are listed in tests/mutation_accepted.txt,
each with its reason, and are not tried again. The exit code is 1 if there are others.
"""
# ruff: noqa: T201  # a command

from __future__ import annotations

import argparse
import ast
import gc
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.metadata import entry_points
from importlib.util import spec_from_file_location
from itertools import islice, pairwise
from pathlib import Path
from types import CodeType
from typing import IO, Final

from tests.mutants import Mutant, make_mutants

LAYERS: Final = ("values", "checking", "rules")
CATALOGUE: Final = ("test_catalogue.py", "test_rules_soundness.py")
"""The tests of all rules, which are too slow to be run first for every mutant."""
TOOLS: Final = ("pytest", "hypothesis.strategies", "sybil", "attrs", "cattrs", "dateutil.relativedelta", "jsonschema")
"""The modules that the tests import besides the package."""
MAX_MEMORY: Final = 4 * 2**30
NEVER_IMPORTED: Final = 70
"""The exit code of a child whose tests passed without importing the mutant."""


@dataclass(frozen=True, slots=True)
class Project:
    """A package in src/ with its tests in tests/."""

    root: Path
    package: Path

    @classmethod
    def at(cls, root: Path) -> Project:
        """Return the project in a folder, whose src/ contains one package."""
        (init,) = (root / "src").glob("*/__init__.py")
        return cls(root, init.parent)

    def files(self) -> list[str]:
        """Return the modules of values, checking and rules, as "values/period.py"."""
        found = (path for layer in LAYERS for path in sorted((self.package / layer).rglob("*.py")))
        return [path.relative_to(self.package).as_posix() for path in found]

    def list_tests(self, file: str) -> list[list[str]]:
        """Return the test files that decide about a module: those to run first, and those to run if they pass."""
        folder = self.root / "tests" / Path(file).parent
        mirroring = sorted(folder.glob(f"test_{Path(file).stem.lstrip('_')}*.py"))
        rest = [path for path in sorted(folder.glob("test_*.py")) if path not in mirroring]
        catalogue_files = (
            [self.root / "tests" / "rules" / name for name in CATALOGUE] if file.startswith("rules/") else []
        )
        catalogue = [path for path in catalogue_files if path.exists() and path not in mirroring]
        first = mirroring or [path for path in rest if path not in catalogue]
        stages = [first, catalogue or [path for path in rest if path not in first]]
        return [[str(path) for path in stage] for stage in stages if stage]


@dataclass(slots=True)
class Trial:
    """Tests for a child process to run, on a mutant or on the unchanged code."""

    stages: list[tuple[list[str], float]]
    """Test files with their limit of CPU time; each stage is run if the previous one passes."""
    mutant: Mutant | None = None
    started: float = 0
    took: float = 0
    """The CPU time of the last stage."""
    met: bool = False
    """Whether passing tests have imported the mutant."""
    output: IO[bytes] | None = None


class MutantLoader(SourceFileLoader):
    """An importer for one module of the package, which is compiled from the tree of a mutant."""

    def __init__(self, project: Project, mutant: Mutant) -> None:
        name = f"{project.package.name}.{mutant.file.removesuffix('.py').replace('/', '.')}"
        super().__init__(name, str(project.package / mutant.file))
        self.tree: ast.Module = mutant.tree()
        self.used = False

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Return itself as the loader of that module; leave others to the import system."""
        return spec_from_file_location(fullname, self.path, loader=self) if fullname == self.name else None

    def get_code(self, _: str) -> CodeType:
        """Compile the tree, without the bytecode cache."""
        self.used = True
        code: CodeType = compile(self.tree, self.path, "exec", dont_inherit=True)
        return code


def import_tools(package: str) -> None:
    """Import what all children need, and make sure that this does not include the package."""
    # Otherwise Hypothesis would call the package's entry point; a child does so after its mutant is installed.
    os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"
    for tool in TOOLS:
        import_module(tool)
    del os.environ["HYPOTHESIS_NO_PLUGINS"]
    from hypothesis import HealthCheck, Phase, settings

    settings.register_profile(
        "mutation",
        max_examples=50,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate, Phase.target),
        report_multiple_bugs=False,
        # A busy machine must not kill a mutant.
        suppress_health_check=(HealthCheck.too_slow,),
    )
    if package in sys.modules:
        sys.exit(f"mutation: the test tools import {package}, which no child could change any more")
    gc.freeze()


def run_tests(project: Project, trial: Trial) -> int:
    """Run tests in this process, a fork made for them, and return pytest's exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    # CPU time, so that other work on the machine does not matter.
    signal.setitimer(signal.ITIMER_PROF, trial.stages[0][1])
    os.chdir(project.root)
    sys.path[:0] = [str(project.root / "src"), str(project.root)]
    loader = MutantLoader(project, trial.mutant) if trial.mutant else None
    codes: list[str] = []
    if loader and trial.mutant:
        sys.meta_path.insert(0, loader)
        codes = re.findall(r'^    code="(PSM\d+)",$', trial.mutant.source, re.MULTILINE)
    for entry in entry_points(group="hypothesis"):
        if entry.module.partition(".")[0] == project.package.name:
            entry.load()()
    import pytest

    options = ["-x", "-q", "--tb=short", "-p", "no:cacheprovider", "--hypothesis-profile=mutation"]
    # Pytest warns about plugins that are imported before it can rewrite their asserts.
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    options += ["-k", " or ".join(["not PSM", *codes])] if codes else []
    code = int(pytest.main([*options, *trial.stages[0][0]]))
    return NEVER_IMPORTED if code == 0 and loader and not loader.used else code


def start(project: Project, trial: Trial) -> int:
    """Fork a child that runs the tests and exits with their code; return its process id."""
    trial.started = time.monotonic()
    trial.output = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the trial
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        os.dup2(trial.output.fileno(), 1)
        os.dup2(trial.output.fileno(), 2)
        code = run_tests(project, trial)
    except BaseException:  # noqa: BLE001  # a mutant may raise anything, where the package is imported
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        # Returning would continue as the parent.
        os._exit(code)


def name_outcome(code: int) -> str:
    """Return the outcome of a trial by the exit code of its child, which is negative after a signal."""
    if code == NEVER_IMPORTED:
        return "never imported"
    return "survived" if code == 0 else "timed out" if code in {-signal.SIGPROF, -signal.SIGKILL} else "killed"


def iter_outcomes(project: Project, trials: Iterable[Trial], deadline: float) -> Iterator[tuple[Trial, str]]:
    """Run trials, one on each core, until none are left or the time is up, and yield each with its outcome."""
    remaining = iter(trials)
    running: dict[int, Trial] = {}
    try:
        while time.monotonic() < deadline:
            for trial in islice(remaining, (os.cpu_count() or 1) - len(running)):
                running[start(project, trial)] = trial
            if not running:
                return
            time.sleep(0.02)
            for pid, trial in list(running.items()):
                # A waiting process uses no CPU time.
                if time.monotonic() - trial.started > 10 * trial.stages[0][1]:
                    os.kill(pid, signal.SIGKILL)
                ended, status, used = os.wait4(pid, os.WNOHANG)
                if ended:
                    del running[pid]
                    trial.took = used.ru_utime + used.ru_stime
                    outcome = name_outcome(os.waitstatus_to_exitcode(status))
                    trial.met = trial.met or outcome == "survived"
                    if outcome in {"survived", "never imported"} and len(trial.stages) > 1:
                        del trial.stages[0]
                        running[start(project, trial)] = trial
                    else:
                        yield trial, "survived" if outcome == "never imported" and trial.met else outcome
    finally:
        for pid in running:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def measure_tests(project: Project, tests: Iterable[str]) -> dict[str, float]:
    """Run test files on the unchanged code, and return the CPU time of each; exit if one fails."""
    took: dict[str, float] = {}
    for trial, outcome in iter_outcomes(project, (Trial([([test], 600)]) for test in tests), float("inf")):
        ((test,), _), *_ = trial.stages
        if outcome != "survived" and trial.output is not None:
            trial.output.seek(0)
            print(trial.output.read().decode(errors="replace"))
            sys.exit(f"mutation: without any mutant {test} is {outcome}")
        took[test] = trial.took
    return took


def read_accepted(path: Path) -> set[str]:
    """Read the keys of accepted survivors: one in a line, followed by the indented reason."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    lines = [line for line in lines if line and not line.startswith("#")]
    for line, below in pairwise([*lines, ""]):
        if not line.startswith(" ") and not below.startswith(" "):
            sys.exit(f"mutation: accepted without a reason: {line}")
    return {line for line in lines if not line.startswith(" ")}


def main(arguments: Sequence[str]) -> int:
    """Try mutants until the time is up, and report."""
    parser = argparse.ArgumentParser(prog="mutation", description="List small faults that no test detects.")
    parser.add_argument("what", nargs="*", help="minutes (20); files, such as values/period.py (all)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the order (%(default)s)")
    parser.add_argument(
        "--least",
        type=float,
        default=10,
        help="seconds for each mutant, in addition to its tests (%(default)s)",
    )
    parser.add_argument("--root", type=Path, default=Path(__file__).parents[1], help="another project")
    options = parser.parse_intermixed_args(arguments)
    project = Project.at(options.root.resolve())
    import_tools(project.package.name)
    timed = bool(options.what and re.fullmatch(r"\d+(\.\d+)?", options.what[0]))
    files = [file.removeprefix(f"src/{project.package.name}/") for file in options.what[timed:]] or project.files()
    unknown = [file for file in files if not (project.package / file).is_file()]
    if unknown:
        sys.exit(f"mutation: no module {unknown[0]}")
    sources = {file: (project.package / file).read_text(encoding="utf-8") for file in files}
    mutants = [mutant for file in files for mutant in make_mutants(file, sources[file])]
    accepted = read_accepted(project.root / "tests" / "mutation_accepted.txt")
    untried = [mutant for mutant in mutants if mutant.key not in accepted]
    random.Random(options.seed).shuffle(untried)  # noqa: S311  # not a secret
    print(f"{len(mutants)} mutants of {len(files)} files, in the order of seed {options.seed}", flush=True)

    tests_by_file = {file: project.list_tests(file) for file in files}
    took = measure_tests(
        project, sorted({test for stages in tests_by_file.values() for stage in stages for test in stage})
    )
    print(f"{len(took)} files of tests pass without any mutant", flush=True)

    def stages(file: str) -> list[tuple[list[str], float]]:
        return [(tests, options.least + 3 * sum(took[test] for test in tests)) for tests in tests_by_file[file]]

    trials = (Trial(stages(mutant.file), mutant) for mutant in untried)
    minutes = float(options.what[0]) if timed else 20
    outcomes: Counter[str] = Counter()
    for trial, outcome in iter_outcomes(project, trials, time.monotonic() + 60 * minutes):
        outcomes[outcome] += 1
        if outcome != "killed":
            print(f"{outcome}: {trial.mutant}", flush=True)

    for key in sorted(accepted - {mutant.key for mutant in mutants}):
        if key.partition(" ")[0] in files:
            print(f"accepted, but no mutant any more: {key}")
    counts = [f"{outcomes[outcome]} {outcome}" for outcome in ("killed", "timed out", "survived", "never imported")]
    print(
        ", ".join(
            [*counts, f"{len(mutants) - len(untried)} accepted", f"{len(untried) - outcomes.total()} not reached"]
        )
    )
    return 1 if outcomes["survived"] or outcomes["never imported"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
