"""Mutation test: plant small faults in values, checking and rules, one at a time, and tell which of them no test sees.

The mutants of all files are tried in an order drawn from a seed until the time is up, as many at once as there are
cores. Each meets the tests that mirror its file and, if these pass, those of the whole catalogue (of a rule, without
what they ask of rules in other files) or of the rest of the folder. Hypothesis draws as many examples as in
daily work, but the same on every run, and shrinks none.

The working tree is never touched: each mutant is tried in a fork of this process, which has imported the test tools
but not the package, and whose import system gives it the changed module. So it needs POSIX, for `os.fork`.

Survivors that are no faults, since they change nothing that the code promises, stand in tests/mutation_accepted.txt,
each with its reason, and are not tried again. The exit code is 1 if there are other survivors.
"""
# ruff: noqa: T201  # it talks to a person

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

from tests.mutants import Mutant, mutants_of

LAYERS: Final = ("values", "checking", "rules")
CATALOGUE: Final = ("test_catalogue.py", "test_rules_soundness.py")
"""The tests of all rules at once, which take too long to meet every mutant first."""
TOOLS: Final = ("pytest", "hypothesis.strategies", "sybil", "attrs", "cattrs", "dateutil.relativedelta", "jsonschema")
"""What the tests import besides the package."""
MOST_MEMORY: Final = 4 * 2**30
NEVER_IMPORTED: Final = 70
"""The exit code of a child whose tests passed without importing the mutant."""


@dataclass(frozen=True, slots=True)
class Project:
    """A package in src/ with its tests in tests/."""

    root: Path
    package: Path

    @classmethod
    def at(cls, root: Path) -> Project:
        """Return the project in a folder, whose src/ holds one package."""
        (init,) = (root / "src").glob("*/__init__.py")
        return cls(root, init.parent)

    def files(self) -> list[str]:
        """Return the modules of values, checking and rules, as "values/period.py"."""
        found = (path for layer in LAYERS for path in sorted((self.package / layer).rglob("*.py")))
        return [path.relative_to(self.package).as_posix() for path in found]

    def tests_of(self, file: str) -> list[list[str]]:
        """Return the files of tests that decide about a module: those to run first, and those to run if they pass."""
        folder = self.root / "tests" / Path(file).parent
        mirroring = sorted(folder.glob(f"test_{Path(file).stem.lstrip('_')}*.py"))
        rest = [path for path in sorted(folder.glob("test_*.py")) if path not in mirroring]
        of_all = [self.root / "tests" / "rules" / name for name in CATALOGUE] if file.startswith("rules/") else []
        catalogue = [path for path in of_all if path.exists() and path not in mirroring]
        first = mirroring or [path for path in rest if path not in catalogue]
        stages = [first, catalogue or [path for path in rest if path not in first]]
        return [[str(path) for path in stage] for stage in stages if stage]


@dataclass(slots=True)
class Trial:
    """Tests for a child to run, on a mutant or on the code as it is."""

    stages: list[tuple[list[str], float]]
    """Files of tests, with how much of a core's time they may take; each but the first are run if those before pass."""
    mutant: Mutant | None = None
    started: float = 0
    took: float = 0
    """How much of a core's time the stage took that was run last."""
    met: bool = False
    """Whether tests that passed have imported the mutant."""
    output: IO[bytes] | None = None


class Changed(SourceFileLoader):
    """The import system's way to one module of the package, which is compiled from the tree of a mutant."""

    def __init__(self, project: Project, mutant: Mutant) -> None:
        name = f"{project.package.name}.{mutant.file.removesuffix('.py').replace('/', '.')}"
        super().__init__(name, str(project.package / mutant.file))
        self.tree: ast.Module = mutant.tree()
        self.used = False

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Return itself as the loader of that module, and leave all others to the import system."""
        return spec_from_file_location(fullname, self.path, loader=self) if fullname == self.name else None

    def get_code(self, _: str) -> CodeType:
        """Compile the tree; nothing is read from the cache of bytecode or written to it."""
        self.used = True
        code: CodeType = compile(self.tree, self.path, "exec", dont_inherit=True)
        return code


def import_tools(package: str) -> None:
    """Import what all children need, and make sure that the package is not part of it."""
    # Hypothesis would call the package's entry point, which a child does when its mutant can be found.
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
        # A machine that is busy kills no mutant.
        suppress_health_check=(HealthCheck.too_slow,),
    )
    if package in sys.modules:
        sys.exit(f"mutation: the test tools import {package}, which no child could change any more")
    gc.freeze()


def run_tests(project: Project, trial: Trial) -> int:
    """Run tests in this process, which is a fork made for it, and give pytest's exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    # Of a core's time, so that other work on the machine makes no mutant late.
    signal.setitimer(signal.ITIMER_PROF, trial.stages[0][1])
    os.chdir(project.root)
    sys.path[:0] = [str(project.root / "src"), str(project.root)]
    changed = Changed(project, trial.mutant) if trial.mutant else None
    codes: list[str] = []
    if changed and trial.mutant:
        sys.meta_path.insert(0, changed)
        codes = re.findall(r'^    code="(PSM\d+)",$', trial.mutant.source, re.MULTILINE)
    for entry in entry_points(group="hypothesis"):
        if entry.module.partition(".")[0] == project.package.name:
            entry.load()()
    import pytest

    options = ["-x", "-q", "--tb=short", "-p", "no:cacheprovider", "--hypothesis-profile=mutation"]
    # Pytest warns of plugins that are there before it can rewrite their asserts.
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    options += ["-k", " or ".join(["not PSM", *codes])] if codes else []
    code = int(pytest.main([*options, *trial.stages[0][0]]))
    return NEVER_IMPORTED if code == 0 and changed and not changed.used else code


def start(project: Project, trial: Trial) -> int:
    """Fork a child that runs the tests and leaves with their exit code, and give its process id."""
    trial.started = time.monotonic()
    trial.output = tempfile.TemporaryFile()  # noqa: SIM115  # it closes with the trial
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
        # Not by returning, for the child would go on as its parent.
        os._exit(code)


def outcome_of(code: int) -> str:
    """Return how a trial ended by the exit code of its child, which is negative where a signal ended it."""
    if code == NEVER_IMPORTED:
        return "never imported"
    return "survived" if code == 0 else "timed out" if code in {-signal.SIGPROF, -signal.SIGKILL} else "killed"


def finished(project: Project, trials: Iterable[Trial], deadline: float) -> Iterator[tuple[Trial, str]]:
    """Run trials, one on each core, until there are no more or the time is up, and give each with how it ended."""
    coming = iter(trials)
    running: dict[int, Trial] = {}
    try:
        while time.monotonic() < deadline:
            for trial in islice(coming, (os.cpu_count() or 1) - len(running)):
                running[start(project, trial)] = trial
            if not running:
                return
            time.sleep(0.02)
            for pid, trial in list(running.items()):
                # One that waits for something takes none of a core's time.
                if time.monotonic() - trial.started > 10 * trial.stages[0][1]:
                    os.kill(pid, signal.SIGKILL)
                ended, status, used = os.wait4(pid, os.WNOHANG)
                if ended:
                    del running[pid]
                    trial.took = used.ru_utime + used.ru_stime
                    outcome = outcome_of(os.waitstatus_to_exitcode(status))
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


def times(project: Project, tests: Iterable[str]) -> dict[str, float]:
    """Run files of tests on the code as it is, and give what each took of a core's time; one that fails ends all."""
    took: dict[str, float] = {}
    for trial, outcome in finished(project, (Trial([([test], 600)]) for test in tests), float("inf")):
        ((test,), _), *_ = trial.stages
        if outcome != "survived" and trial.output is not None:
            trial.output.seek(0)
            print(trial.output.read().decode(errors="replace"))
            sys.exit(f"mutation: without any mutant {test} is {outcome}")
        took[test] = trial.took
    return took


def read_accepted(path: Path) -> set[str]:
    """Read the keys of accepted survivors: one a line, and below it, indented, the reason."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    lines = [line for line in lines if line and not line.startswith("#")]
    for line, below in pairwise([*lines, ""]):
        if not line.startswith(" ") and not below.startswith(" "):
            sys.exit(f"mutation: accepted without a reason: {line}")
    return {line for line in lines if not line.startswith(" ")}


def main(arguments: Sequence[str]) -> int:
    """Try mutants until the time is up, and report."""
    parser = argparse.ArgumentParser(prog="mutation", description="Tell which small faults no test sees.")
    parser.add_argument("what", nargs="*", help="for how many minutes (20); in which files, as values/period.py (all)")
    parser.add_argument("--seed", type=int, default=0, help="which order (%(default)s)")
    parser.add_argument(
        "--least",
        type=float,
        default=10,
        help="seconds that any mutant may take, and more with its tests (%(default)s)",
    )
    parser.add_argument("--root", type=Path, default=Path(__file__).parents[1], help="another project than this one")
    asked = parser.parse_intermixed_args(arguments)
    project = Project.at(asked.root.resolve())
    import_tools(project.package.name)
    timed = bool(asked.what and re.fullmatch(r"\d+(\.\d+)?", asked.what[0]))
    files = [file.removeprefix(f"src/{project.package.name}/") for file in asked.what[timed:]] or project.files()
    unknown = [file for file in files if not (project.package / file).is_file()]
    if unknown:
        sys.exit(f"mutation: no module {unknown[0]}")
    sources = {file: (project.package / file).read_text(encoding="utf-8") for file in files}
    mutants = [mutant for file in files for mutant in mutants_of(file, sources[file])]
    accepted = read_accepted(project.root / "tests" / "mutation_accepted.txt")
    tried = [mutant for mutant in mutants if mutant.key not in accepted]
    random.Random(asked.seed).shuffle(tried)  # noqa: S311  # an order is no secret
    print(f"{len(mutants)} mutants of {len(files)} files, in the order of seed {asked.seed}", flush=True)

    deciding = {file: project.tests_of(file) for file in files}
    took = times(project, sorted({test for stages in deciding.values() for stage in stages for test in stage}))
    print(f"{len(took)} files of tests pass without any mutant", flush=True)

    def stages(file: str) -> list[tuple[list[str], float]]:
        return [(tests, asked.least + 3 * sum(took[test] for test in tests)) for tests in deciding[file]]

    trials = (Trial(stages(mutant.file), mutant) for mutant in tried)
    minutes = float(asked.what[0]) if timed else 20
    outcomes: Counter[str] = Counter()
    for trial, outcome in finished(project, trials, time.monotonic() + 60 * minutes):
        outcomes[outcome] += 1
        if outcome != "killed":
            print(f"{outcome}: {trial.mutant}", flush=True)

    for key in sorted(accepted - {mutant.key for mutant in mutants}):
        if key.partition(" ")[0] in files:
            print(f"accepted, but no mutant any more: {key}")
    counts = [f"{outcomes[outcome]} {outcome}" for outcome in ("killed", "timed out", "survived", "never imported")]
    print(", ".join([*counts, f"{len(mutants) - len(tried)} accepted", f"{len(tried) - outcomes.total()} not reached"]))
    return 1 if outcomes["survived"] or outcomes["never imported"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
