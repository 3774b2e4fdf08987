"""Mutation test: plant small faults in packages, one at a time, and list those that no test detects.

The faults are a seeded sample of those that cosmic-ray makes of a package, stratified by file and operator. For each,
those tests of the package run that run the changed lines, the fastest first, until one fails. Hypothesis draws
the same examples on every run, and does not shrink.

The working tree is not changed: each mutant is tried in a fork of a process that has imported what it needs. So this
needs POSIX, for `os.fork`. What was found is kept in build/mutation: a second run with the same seed tries only the
mutants that were not detected, and those that were not reached.

Survivors that change nothing that the code promises are listed in tests/mutation_accepted.txt, each with its reason.
The exit code is 1 if there are others.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, Final

from tests.mutation.accepted import read_accepted
from tests.mutation.dependents import Dependents
from tests.mutation.results import PackageResult, load_results, save_results, write_page
from tests.mutation.tracing import (
    TRACED,
    Trace,
    Tracer,
    list_lines,
    load_trace,
    make_options,
    register_profiles,
    save_trace,
)
from tests.mutation.trials import Trial, enter_project, register_strategies, try_by_import, try_by_patching

PACKAGES: Final = ("values", "law", "entities", "checking", "rules", "formats", "reports")
ROOT: Final = Path(__file__).parents[2]
INTERFACE: Final = "repository/test_public_api.py"
"""The tests of all public signatures, which import the package and call nothing."""
TOOLS: Final = ("pytest", "hypothesis.strategies", "attrs", "cattrs", "dateutil.relativedelta", "coverage")
"""The modules that the tests import besides the package."""
_FILES_AT_ONCE: Final = 6
_MAX_FILES: Final = 8
"""The number of files of tests for a mutant of what runs at import: each is imported anew."""
_UNTRACED_SECONDS: Final = 1.0
"""How long a test takes if that was not measured."""


class Project:
    """A package in src/ with its tests in tests/, and the folder in which what was found is kept."""

    def __init__(self, root: Path, name: str) -> None:
        (init,) = (root / "src").glob("*/__init__.py")
        self.root = root
        self.package = init.parent
        self.name = name
        self.folder = root / "build" / "mutation"
        self.folder.mkdir(parents=True, exist_ok=True)

    def list_test_files(self) -> list[str]:
        """Return the paths of the package's tests, of those that are in no folder, and of modules with examples."""
        tests = self.root / "tests"
        modules = sorted((self.package / self.name).rglob("*.py"))
        found = [
            *sorted((tests / self.name).rglob("test_*.py")),
            *sorted(tests.glob("test_*.py")),
            *tests.glob(INTERFACE),
            *(path for path in modules if ">>> " in path.read_text(encoding="utf-8")),
        ]
        return [path.relative_to(self.root).as_posix() for path in found]

    def hash_modules(self) -> str:
        """Return a hash of the package's modules."""
        digest = hashlib.sha256()
        for path in sorted((self.package / self.name).rglob("*.py")):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]


def import_tools(package: str) -> None:
    """Import what all children need, and make sure that this does not include the package."""
    # Otherwise Hypothesis would call the package's entry point; a child does so after its mutant is installed.
    os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"
    for tool in TOOLS:
        import_module(tool)
    del os.environ["HYPOTHESIS_NO_PLUGINS"]
    register_profiles()
    if package in sys.modules:
        sys.exit(f"mutation: the test tools import {package}, which no child could change any more")
    gc.freeze()


def make_mutants(project: Project, python: str, size: int, seed: int) -> list[dict[str, Any]]:
    """Return the sample of mutants that cosmic-ray makes, or the kept one of the same state of the package."""
    target = project.folder / f"{project.name}-{size}-{seed}-{project.hash_modules()}.jsonl"
    if not target.exists():
        unfinished = target.with_suffix(".part")
        arguments = (str(project.package), project.name, str(size), str(seed), str(unfinished))
        subprocess.run([python, "-m", "tests.mutation.making", *arguments], cwd=ROOT, check=True)
        unfinished.replace(target)
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def _run_in_fork(run: Any) -> int:  # Any: a function without arguments, whose result is not used
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        run()
        code = 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def trace_tests(project: Project, jobs: int) -> dict[str, Trace]:
    """Return what the package's tests run, by file; those that have changed are traced in forks of this process."""
    files = project.list_test_files()
    kept = (project.folder / "traces", project.package, project.root)
    untraced = [file for file in files if load_trace(*kept, file) is None]
    size = max(1, min(_FILES_AT_ONCE, -(-len(untraced) // jobs)))
    groups = [untraced[at : at + size] for at in range(0, len(untraced), size)]

    def trace(group: Sequence[str]) -> None:
        import coverage
        import pytest

        tracing = coverage.Coverage(data_file=None, config_file=False, include=[str(project.package / "*")])
        tracing.start()
        register_strategies(project.package.name)
        tracer = Tracer(tracing, project.package)
        pytest.main(make_options(group, TRACED), plugins=[tracer])
        tracing.stop()
        traces = tracer.make_traces()
        for file in group:
            save_trace(*kept, file, traces[file])
        for test in sorted(tracer.failed):
            print(f"skipped or failed without a mutant: {test}", flush=True)

    running: set[int] = set()
    for group in groups:
        if len(running) == jobs:
            running.remove(os.wait()[0])
        running.add(_run_in_fork(lambda group=group: trace(group)))
    for pid in running:
        os.waitpid(pid, 0)
    return {file: found for file in files if (found := load_trace(*kept, file))}


def is_run_outside_tests(mutant: Mapping[str, Any], source: str, traces: Mapping[str, Trace]) -> bool:
    """Return whether no test runs the lines of a mutant, which are run at import, if ever."""
    lines = list_lines(source, mutant["line"], mutant["end_line"])
    return not any(trace.list_tests(mutant["file"], lines) for trace in traces.values())


def choose_tests(
    mutant: Mapping[str, Any], source: str, traces: Mapping[str, Trace], budget: float, dependents: Dependents
) -> dict[str, float]:
    """Return the tests that run the lines of a mutant, with their seconds: mirroring files first, then fast tests.

    If a mutant changes what runs at import, these are the tests that run the lines that use what is computed there,
    then those that run any line of the module, and those of all public signatures.
    """
    lines = list_lines(source, mutant["line"], mutant["end_line"])
    is_run_at_import = is_run_outside_tests(mutant, source, traces)
    used = dependents.find(mutant["file"], mutant["line"], is_run_at_import=is_run_at_import)
    name = Path(mutant["file"]).stem.lstrip("_")
    found: list[tuple[bool, bool, float, str]] = []
    for file, trace in traces.items():
        is_mirror = Path(file).stem.removeprefix("test_").lstrip("_").startswith(name)
        if used is None:
            tests = others = trace.list_tests(mutant["file"], lines)
        else:
            tests = {test for where in used for test in trace.list_tests(where, used[where])}
            others = trace.list_tests(mutant["file"])
        found.extend((test not in tests, not is_mirror, trace.seconds[test], test) for test in tests | others)
    chosen: dict[str, float] = {}
    files: set[str] = set()
    for _, _, seconds, test in sorted(found):
        file = test.partition("::")[0]
        if used is not None and len(files | {file}) > _MAX_FILES:
            continue
        if sum(chosen.values()) + seconds <= budget or not chosen:
            chosen[test] = seconds
            files.add(file)
    of_interface = {} if used is None else {file: trace for file, trace in traces.items() if file.endswith(INTERFACE)}
    return chosen | {test: seconds for trace in of_interface.values() for test, seconds in trace.seconds.items()}


def order_tests(project: Project, file: str) -> dict[str, float]:
    """Return the package's files of tests: those that are named after a module, those that import from it, others."""
    path = Path(file)
    module = ".".join([project.package.name, *path.with_suffix("").parts]).removesuffix(".__init__")

    def rank(test_file: str) -> int:
        if Path(test_file).stem.startswith(f"test_{path.stem.lstrip('_')}"):
            return 0
        return 1 if f"{module} import" in (project.root / test_file).read_text(encoding="utf-8") else 2

    files = [file for file in project.list_test_files() if file.startswith("tests/")]
    return dict.fromkeys(sorted(files, key=rank), _UNTRACED_SECONDS)


class Log:
    """The outcomes of the mutants of a sample, of this run and of earlier ones."""

    def __init__(self, path: Path, mutants: Sequence[Mapping[str, Any]]) -> None:
        self.path = path
        self.names = {mutant["key"]: self._name(mutant) for mutant in mutants}
        self.outcomes: dict[str, str] = {}
        if path.exists():
            kept = dict(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
            self.outcomes = {key: kept[name] for key, name in self.names.items() if name in kept}

    @staticmethod
    def _name(mutant: Mapping[str, Any]) -> str:
        return hashlib.sha256((mutant["key"] + mutant["source"]).encode()).hexdigest()[:24]

    def restore(self, published: PackageResult | None, state: str) -> None:
        """Take over the outcomes of a published result of the same mutants, all of which were tried."""
        size = 0 if published is None else published.counted + len(published.accepted)
        if published is None or published.state != state or size != len(self.names):
            sys.exit("mutation: no result of the whole sample was published of this state: run it without --again")
        survivors = {*published.survivors, *published.accepted}
        self.outcomes = {key: "survived" if key in survivors else "killed" for key in self.names} | self.outcomes

    def settle(self, before: Mapping[str, str]) -> None:
        """Keep the earlier outcomes of mutants that were to be tried again and were not reached."""
        for key, outcome in before.items():
            if outcome == "survived" and self.outcomes[key] in {"not patched", "untried"}:
                self.outcomes[key] = outcome
                self._write(key, outcome)

    def add(self, trial: Trial, outcome: str) -> None:
        """Keep an outcome."""
        self.outcomes[trial.key] = outcome
        self._write(trial.key, outcome)
        if outcome in {"survived", "timed out"}:
            print(f"{outcome}: {trial.key}", flush=True)

    def _write(self, key: str, outcome: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([self.names[key], outcome]) + "\n")


def try_package(project: Project, options: argparse.Namespace) -> PackageResult:
    """Try the sampled mutants of a package, and return the result."""
    mutants = make_mutants(project, options.python, options.sample, options.seed)
    print(f"{project.name}: {len(mutants)} of {mutants[0]['population']} mutants, by seed {options.seed}", flush=True)
    traces = {} if options.quick or options.only else trace_tests(project, options.jobs)
    deadline = time.monotonic() + 60 * options.minutes
    log = Log(project.folder / f"{project.name}.outcomes", mutants)
    if options.again:
        log.restore(load_results().get((project.name, options.seed)), project.hash_modules())
    before = dict(log.outcomes)
    dependents = Dependents(project.package)
    accepted = read_accepted(project.root / "tests" / "mutation_accepted.txt")
    sources = {mutant["file"]: (project.package / mutant["file"]).read_text(encoding="utf-8") for mutant in mutants}
    trials: list[Trial] = []
    for mutant in mutants:
        done = log.outcomes.get(mutant["key"])
        if mutant["key"] not in accepted and done not in {"killed", "timed out"}:
            if options.only:
                seconds = dict.fromkeys(options.only, _UNTRACED_SECONDS)
            elif options.quick:
                seconds = order_tests(project, mutant["file"])
            else:
                seconds = choose_tests(mutant, sources[mutant["file"]], traces, options.budget, dependents)
            at_import = bool(traces) and is_run_outside_tests(mutant, sources[mutant["file"]], traces)
            trial = Trial(mutant["key"], mutant["file"], mutant["source"], seconds, options.budget, at_import)
            if seconds:
                trials.append(trial)
            else:
                log.add(trial, "survived")
    # What was not reached before is tried first.
    trials.sort(key=lambda trial: log.outcomes.get(trial.key) == "survived")

    if time.monotonic() > deadline:
        trials = []
    killers = log.path.with_suffix(".killers")
    pid = _run_in_fork(
        lambda: try_by_patching(
            project.package, trials, jobs=options.jobs, deadline=deadline, killers=killers, report=log.add
        )
    )
    os.waitpid(pid, 0)
    log.outcomes |= Log(log.path, mutants).outcomes
    # Those too whose lines run at import, where replacing a function comes too late.
    unpatched = [trial for trial in trials if log.outcomes.get(trial.key) == "not patched"]
    if options.quick:
        # Each imports the tests anew.
        unpatched = [replace(trial, seconds=dict(islice(trial.seconds.items(), 4))) for trial in unpatched]
    for trial, outcome in try_by_import(project.package, unpatched, options.jobs, deadline):
        log.add(trial, outcome)
    log.settle(before)
    killed = {key for key, outcome in log.outcomes.items() if outcome in {"killed", "timed out"}}
    return PackageResult(
        package=project.name,
        day=datetime.now(UTC).date().isoformat(),
        seed=options.seed,
        state=project.hash_modules(),
        quick=options.quick,
        population=mutants[0]["population"],
        killed=len(killed),
        accepted=sorted(accepted & log.names.keys() - killed),
        survivors=sorted(
            mutant["key"]
            for mutant in mutants
            if log.outcomes.get(mutant["key"]) == "survived" and mutant["key"] not in accepted
        ),
    )


def _iter_results(options: argparse.Namespace) -> Iterator[PackageResult]:
    for name in options.packages or PACKAGES:
        result = try_package(Project(options.root, name), options)
        print(result.format_summary(), flush=True)
        yield result


def main(arguments: Sequence[str]) -> int:
    """Try the mutants of packages, and report."""
    parser = argparse.ArgumentParser(prog="dev.py mutation", description="List small faults that no test detects.")
    parser.add_argument("packages", nargs="*", choices=[*PACKAGES, []], help="packages (all)", metavar="PACKAGE")
    parser.add_argument("--sample", type=int, default=300, help="mutants of each package (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the sample (%(default)s)")
    parser.add_argument("--minutes", type=float, default=60, help="minutes for each package (%(default)s)")
    parser.add_argument("--budget", type=float, default=20, help="seconds of tests for each mutant (%(default)s)")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="run the tests of the package, those of the module first, without tracing any",
    )
    parser.add_argument(
        "--again", action="store_true", help="try only the faults that the page lists, if the package is unchanged"
    )
    parser.add_argument("--only", nargs="+", default=[], metavar="FILE", help="run only the tests of these files")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (%(default)s)")
    parser.add_argument("--write", action="store_true", help="write the results into docs/explanation/mutation.md")
    parser.add_argument("--python", default=sys.executable, help="a Python that has cosmic-ray (this one)")
    parser.add_argument("--root", type=Path, default=ROOT, help="another project")
    options = parser.parse_args(arguments)
    options.root = options.root.resolve()
    enter_project(options.root)
    import_tools(Project(options.root, "").package.name)
    survivors = 0
    for result in _iter_results(options):
        survivors += len(result.survivors)
        if options.write:
            save_results(load_results() | {(result.package, result.seed): result})
            write_page()
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
