"""Set up, try and check psm-model; only Python 3.11 or later and git are needed.

usage: python3 dev.py COMMAND

  demo      show what psm-model does with two example registers, and install it into .venv for you to try
  test      run the tests; arguments are pytest's (dev.py test tests/law -k citation)
  slow      run the tests that take seconds each, which `test` leaves out, but those that `coverage` runs
  coverage  run all tests of values, law, entities, checking and rules, slow ones too, and check that they cover every
            branch of these
  thorough  run all tests, slow ones too, with many more examples for each property; tests that need LibreOffice are
            skipped if it is not installed
  shuffled  run all tests twice, each time in another random order; as root on Linux, nothing can write to this folder;
            arguments are the numbers of the orders (dev.py shuffled 7)
  incremental  compare incremental checks with plain ones on 10,000 random registers and changes
  partial   compare checks of parts, of files on executors and of changes with plain ones on 10,000 random registers and
            splits
  distributed  check parts on a Dask cluster of several processes, some of which are killed, and 10,000 random registers
            and splits, in a separate environment
  fuzz      feed each entrance of the library with inputs that reach new code, for ten minutes; arguments are a target
            and the seconds (dev.py fuzz json 60); needs Linux and Python 3.11 to 3.13
  mutation  plant small faults, made by cosmic-ray in a separate environment, and list those that no test detects;
            arguments are packages, the number of faults of each and the seed (dev.py mutation law --sample 300 --seed
            2); with --write, write the results into docs/explanation/mutation.md; needs POSIX
  lint      ruff: rules and format
  types     mypy, strict
  layers    the direction of imports
  build     build the package, check what is in it, install it into an empty environment and run README's first program
            there
  docs      build the documentation into build/docs/html, with warnings as errors, and test it in a browser (needs npm
            for the playground); with --serve, serve it on this machine instead (dev.py docs --serve 8080); pages link
            to the repository if the environment variable PSM_MODEL_REPOSITORY has its address
  benchmarks run each benchmark, with the other libraries too, on a few organisations, to check that it works
  check     all gates: test, slow, coverage, lint, types, layers, build, docs, demo, benchmarks
  benchmark compare psm-model with other libraries, in a separate environment; with --write, update the figures in
            docs/explanation/benchmarks.md
  matrix    try each Python, the newest and the lowest version of each dependency, and each extra alone; with --write,
            write the results into docs/explanation/matrix.md; arguments are rows (dev.py matrix 3.12-lowest)
  release   make a release up to its upload: gates, changelog, version, tag and artefacts (dev.py release 1.2.0); with
            --dry-run, show what would change; RELEASING.md describes it
  lock      compile requirements/ from pyproject.toml (dev.py lock --upgrade takes newer versions)

The first command creates the environment .venv from the hashed lock; later ones reuse it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterable
from pathlib import Path

# Older Pythons read this too and must show a sentence, not a traceback.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("dev.py: Python 3.11 or later is needed, this is %d.%d" % sys.version_info[:2])  # noqa: UP031

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BENCHMARK_VENV = ROOT / ".venv-benchmarks"
CLUSTER_VENV = ROOT / ".venv-distributed"
DEV_LOCK = ROOT / "requirements" / "dev.txt"
DEMO_LOCK = ROOT / "requirements" / "demo.txt"
BENCHMARK_LOCK = ROOT / "requirements" / "benchmarks.txt"
CLUSTER_LOCK = ROOT / "requirements" / "distributed.txt"
FUZZ_VENV = ROOT / ".venv-fuzz"
FUZZ_LOCK = ROOT / "requirements" / "fuzz.txt"
MUTATION_VENV = ROOT / ".venv-mutation"
MUTATION_LOCK = ROOT / "requirements" / "mutation.txt"
RUN_LOCK = ROOT / "requirements" / "run.txt"
PYPROJECT = ROOT / "pyproject.toml"
SITE = ROOT / "build" / "docs"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"

# One process runs a whole file, because the examples of a page build on each other. Pages are collected last; they are
# fast, so that no process is left alone with a slow file.
ON_ALL_CORES = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")

# The tests that must cover every branch that pyproject.toml names. Tracing halves the speed, so the whole suite runs
# without it.
TRACED = (
    *("tests/values", "tests/law", "tests/entities", "tests/checking", "tests/rules"),
    *("tests/test_checks.py", "tests/test_html.py", "tests/test_incremental_checks.py"),
)

# Runs the command after it in a view of the files in which this folder is read-only; only root may make one.
MOUNT = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && cd "$0" && exec "$@"'
READ_ONLY = ("unshare", "--mount", "sh", "-c", MOUNT, str(ROOT))

GATES = ("test", "slow", "coverage", "lint", "types", "layers", "build", "docs", "demo", "benchmarks")
# Checked as of a day after the expiry of a waiver in the configuration.
TROUBLED = ("examples/troubled.json", "--config", "examples/troubled.toml", "--on", "2026-11-24")
BATANG = "examples/batang.json"
PAGE = "build/report.html"
# What each part of the demo shows, its command, the exit code, and a text that its output has.
DEMOS: tuple[tuple[str, tuple[str, ...], int, str], ...] = (
    (
        "What a news article states about the board of Kabupaten Batang",
        ("psm-model", "show", BATANG),
        0,
        "Batang",
    ),
    ("Its term on a time axis", ("psm-model", "timeline", BATANG), 0, "Batang"),
    ("It breaks no rule", ("psm-model", "check", BATANG), 0, "no findings"),
    ("An invented register breaks several rules", ("psm-model", "check", *TROUBLED), 1, "PSM101"),
    ("The same as a page for the browser", ("psm-model", "report", *TROUBLED, "-o", PAGE), 0, PAGE),
)
# What to try after the demo: commands, and what each does.
NEXT: tuple[tuple[str, str], ...] = (
    (
        rf"{VENV.name}\Scripts\activate" if os.name == "nt" else f". {VENV.name}/bin/activate",
        "makes psm-model a command of this shell",
    ),
    ("psm-model rule PSM101", "explains why two boards at once are an error"),
    ("psm-model draft FILE", "drafts a register from the text of an article"),
    ("psm-model --help", "lists all commands"),
)


def make_environment() -> dict[str, str]:
    """Return the environment for commands, in which Python keeps what it compiled.

    Tests start many processes, each of which would compile all that it imports. If Python may not write next to the
    sources, it writes into the folder of the environment.
    """
    environment = dict(os.environ)
    if environment.pop("PYTHONDONTWRITEBYTECODE", ""):
        environment.setdefault("PYTHONPYCACHEPREFIX", str(VENV / "bytecode"))
    return environment


def run(*command: str | Path, cwd: Path = ROOT) -> int:
    """Print a command, run it and return its exit code."""
    print("$", Path(command[0]).name, *command[1:], flush=True)
    return subprocess.run(command, cwd=cwd, env=make_environment(), check=False).returncode


def tool(module: str, *arguments: str | Path) -> int:
    """Run a tool of the environment as a module, because scripts fail if the path contains a space."""
    return run(VENV / SCRIPTS / "python", "-m", module, *arguments)


def count_packages(lock: Path) -> int:
    """Return the number of packages in a lock, including those that only other systems need."""
    return len(re.findall(r"^[\w.-]+==", lock.read_text(encoding="utf-8"), re.MULTILINE))


def report_progress(lines: Iterable[str], total: int) -> None:
    """Show on one line how many of the packages pip has fetched, or left out because this system does not need them."""
    done = 0
    for line in lines:
        if line.startswith(("Collecting ", "Ignoring ")):
            done += 1
            print(f"\r  fetching {done} of {total} packages", end="", flush=True)
        elif line.startswith("Installing collected packages"):
            print(f"\r  installing {total} packages   ", end="", flush=True)
    print(f"\r{' ' * 40}\r", end="", flush=True)


def install(where: Path, *what: str | Path) -> None:
    """Install exactly the named packages into an environment, without their dependencies."""
    pip = (where / SCRIPTS / "python", "-m", "pip", "--disable-pip-version-check", "install")
    # Python compiles what it imports; compiling everything in advance takes longer than installing it.
    command = (*pip, "--no-deps", "--no-compile", *what)
    lock = next((name for name in what if isinstance(name, Path) and name.suffix == ".txt"), None)
    if lock is None or not sys.stdout.isatty():
        failed = subprocess.run((*command, "-qq"), cwd=ROOT, check=False).returncode
    else:
        with subprocess.Popen(
            (*command, "--progress-bar=off"), cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", errors="replace"
        ) as process:
            report_progress(process.stdout or (), count_packages(lock))
        failed = process.returncode
    if failed:
        sys.exit(f"dev.py: could not install {what[-1]}; see pip's message above")


def create(where: Path) -> None:
    """Create an empty environment; replace an existing one."""
    found = importlib.util.find_spec("ensurepip")
    if found is None or found.origin is None:
        sys.exit("dev.py: this Python can't create environments; on Debian or Ubuntu: apt-get install python3-venv")
    venv.create(where, clear=True, symlinks=os.name != "nt", with_pip=True)


def make_stamp(pinned: Path) -> str:
    """Return a text that changes with a lock, pyproject.toml, this Python and this folder."""
    inputs = [sys.version.encode(), os.fsencode(ROOT), pinned.read_bytes(), PYPROJECT.read_bytes()]
    return hashlib.sha256(b"\0".join(inputs)).hexdigest()


def is_ready(where: Path, pinned: Path) -> bool:
    """Return whether an environment is complete and up to date with a lock."""
    stamp = where / "dev-stamp"
    return stamp.is_file() and stamp.read_text(encoding="ascii") == make_stamp(pinned)


def prepare(where: Path = VENV, pinned: Path = DEV_LOCK) -> None:
    """Create an environment, unless it is up to date with its lock, pyproject.toml, this Python and this folder.

    All commands share one environment; only the libraries of the benchmarks have their own, since they are not needed
    for development. The demo needs few packages: its environment is completed by the first other command.
    """
    if is_ready(where, pinned):
        return
    packages = count_packages(pinned)
    time = "; this takes a minute or more" if packages > 20 else ""  # noqa: PLR2004
    print(f"setting up {where.name} with {packages} packages, only this once{time}", flush=True)
    if not is_ready(where, DEMO_LOCK):
        create(where)
    stamp = where / "dev-stamp"
    stamp.unlink(missing_ok=True)
    install(where, "--require-hashes", "-r", pinned)
    install(where, "--no-build-isolation", "-e", ROOT)
    # Written last: an interrupted installation has none and starts again.
    stamp.write_text(make_stamp(pinned), encoding="ascii")


def demo() -> int:
    """Show what an article states, its timeline and its check, and a register with findings; compare exit codes.

    On a terminal, the commands write to it directly, with its width and colours; elsewhere, their output is compared
    too, because a command that fails exits with 1 as one with findings does.
    """
    (ROOT / PAGE).parent.mkdir(exist_ok=True)
    output = None if sys.stdout.isatty() else subprocess.PIPE
    for number, (about, (program, *arguments), expected, shown) in enumerate(DEMOS, 1):
        print(f"\n{number}. {about}:", flush=True)
        print("$", program, *arguments, end="\n\n", flush=True)
        command: list[str | Path] = [VENV / SCRIPTS / program, *arguments]
        done = subprocess.run(command, cwd=ROOT, stdout=output, text=True, check=False)
        print(done.stdout or "", end="", flush=True)
        if done.returncode != expected or (output and shown not in done.stdout):
            print(f"dev.py demo: expected exit code {expected} and {shown!r}, got exit code {done.returncode}")
            return 1
    print(f"\nOpen {PAGE} in a browser. What to try next:\n")
    width = max(len(line) for line, _ in NEXT)
    for line, effect in NEXT:
        print(f"  {line:{width}}  {effect}")
    print("\nREADME.md has a first program, docs/tutorial/index.md a lesson of fifteen minutes.")
    return 0


def test(*arguments: str) -> int:
    """Run the tests, or those that pytest's arguments name."""
    return tool("pytest", *(arguments or ON_ALL_CORES))


def slow() -> int:
    """Run the tests that take seconds each, but those that `coverage` runs."""
    others = [f"--ignore={path}" for path in TRACED]
    return tool("pytest", *ON_ALL_CORES, "--dist", "load", "-m", "slow", *others)


def coverage() -> int:
    """Run the tests of the packages that pyproject.toml names and require that they cover every branch."""
    examples = ("--hypothesis-profile=branches",)
    return (
        # Data of an interrupted run would be counted.
        tool("coverage", "erase")
        or tool("coverage", "run", "-m", "pytest", *ON_ALL_CORES, *examples, "-m", "not thorough", *TRACED)
        or tool("coverage", "combine", "--quiet")
        or tool("coverage", "report", "--skip-covered")
    )


def thorough() -> int:
    """Run the tests, slow ones too, with the Hypothesis profile that draws the most examples."""
    return tool("pytest", *ON_ALL_CORES, "-m", "not site", "--hypothesis-profile=thorough")


def shuffled(*arguments: str) -> int:
    """Run the tests in the random orders of the given numbers, or of two that are drawn."""
    orders = arguments or [str(random.randrange(10_000)) for _ in range(2)]  # noqa: S311  # nothing is kept secret
    guard = READ_ONLY if sys.platform == "linux" and os.geteuid() == 0 else ()
    pytest = (*guard, VENV / SCRIPTS / "python", "-m", "pytest", *ON_ALL_CORES)
    return max([run(*pytest, f"--random-order={order}") for order in orders])


def incremental() -> int:
    """Compare incremental checks with plain ones, with the Hypothesis profile that draws 10,000 examples."""
    # Each law in a process of its own.
    laws = ("--dist", "load", "-k", "law or parts or store", "--hypothesis-profile=exhaustive")
    return tool("pytest", *ON_ALL_CORES, "tests/test_incremental_checks.py", *laws)


def partial() -> int:
    """Compare the checks of parts with plain ones, with the Hypothesis profile that draws 10,000 examples."""
    # Each law in a process of its own.
    laws = ("--dist", "load", "-k", "law", "--hypothesis-profile=exhaustive")
    return tool("pytest", *ON_ALL_CORES, "tests/test_partial_checks.py", *laws)


def distributed() -> int:
    """Compare checks on a Dask cluster of several processes with plain ones, in an environment that has it."""
    prepare(CLUSTER_VENV, CLUSTER_LOCK)
    options = ("-m", "cluster or not cluster", "--hypothesis-profile=exhaustive")
    return run(CLUSTER_VENV / SCRIPTS / "python", "-m", "pytest", "tests/cluster", *options)


def fuzz(*arguments: str) -> int:
    """Fuzz the named target, or all, in an environment that has atheris."""
    prepare(FUZZ_VENV, FUZZ_LOCK)
    return run(FUZZ_VENV / SCRIPTS / "python", "-m", "tests.fuzzing.run", *arguments)


def mutation(*arguments: str) -> int:
    """Try a sample of faults; not a gate, because it takes long and a person must judge each survivor."""
    if not hasattr(os, "fork"):
        print("dev.py mutation: each fault is tried in a forked process, which this system does not support")
        return 1
    prepare(MUTATION_VENV, MUTATION_LOCK)
    return tool("tests.mutation", "--python", MUTATION_VENV / SCRIPTS / "python", *arguments)


def lint() -> int:
    """Check every file against ruff's rules and format."""
    return max(tool("ruff", "check"), tool("ruff", "format", "--check"))


def types() -> int:
    """Check types, strictly, in the files that pyproject.toml names."""
    return tool("mypy")


def layers() -> int:
    """Check the direction of imports."""
    return run(VENV / SCRIPTS / "lint-imports")


def build() -> int:
    """Build and check an sdist and a wheel from it, and run README's first program with only the wheel installed."""
    code = tool("release.artefacts")
    if code:
        return code
    dist = ROOT / "dist"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    program = re.search(r"^```python\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    if program is None:
        print("dev.py build: README.md has no ```python block")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty")
        create(empty)
        install(empty, "--require-hashes", "-r", RUN_LOCK)
        install(empty, *dist.glob("*.whl"))
        first = Path(folder, "first_program.py")
        first.write_text(program[1], encoding="utf-8")
        python = empty / SCRIPTS / "python"
        return (
            run(python, "-m", "pip", "--disable-pip-version-check", "check")
            or run(empty / SCRIPTS / "psm-model", "check", ROOT / "examples" / "batang.json", cwd=first.parent)
            or run(python, "-I", first.name, cwd=first.parent)
        )


def docs(*arguments: str) -> int:
    """Build the site as HTML and as Markdown, and test or serve it."""
    if arguments and arguments[0] != "--serve":
        sys.exit(f"dev.py: docs takes --serve and a port, got {arguments[0]!r}")
    html = SITE / "html"
    sphinx = ("-n", "-W", "--keep-going", "-q", "-j", "auto", "-d", SITE / "doctrees", ROOT / "docs", html)
    code = tool("sphinx", "-b", "html", *sphinx) or tool("sphinx", "-b", "markdown", *sphinx)
    if code:
        return code
    if arguments:
        return tool("docs._ext.serving", html, *arguments[1:])
    return tool("pytest", "-n", "auto", "--dist", "loadgroup", "-m", "site", "tests/docs")


def benchmark(*arguments: str) -> int:
    """Compare psm-model with other libraries, in an environment that has them."""
    prepare(BENCHMARK_VENV, BENCHMARK_LOCK)
    return run(BENCHMARK_VENV / SCRIPTS / "python", "-m", "benchmarks.compare", *arguments)


def benchmarks() -> int:
    """Run all benchmarks on small inputs; the tests run those of psm-model alone too."""
    prepare(BENCHMARK_VENV, BENCHMARK_LOCK)
    return run(BENCHMARK_VENV / SCRIPTS / "python", "-m", "benchmarks.compare", "--try")


def matrix(*arguments: str) -> int:
    """Try the named rows of the matrix, or all; not a gate, because it takes long."""
    return tool("release.matrix", *arguments)


def release(*arguments: str) -> int:
    """Make a release up to its upload."""
    return tool("release.make_release", *arguments)


def lock(*arguments: str) -> int:
    """Compile the locks: all tools, what the package needs, and what installs it too, at the same versions."""
    # The configuration of the machine is ignored, so that no address of an index gets into a lock.
    compiler = ["pip", "compile", "pyproject.toml", "--no-config", "--system-certs", "--quiet", "--universal"]
    compiler += ["--python-version=3.11", "--generate-hashes", "--no-annotate", "--no-header"]
    everything = ("--all-extras", "--group=dev", "-o", DEV_LOCK.relative_to(ROOT))
    running = ("-c", DEV_LOCK.relative_to(ROOT), "-o", RUN_LOCK.relative_to(ROOT))
    extras = ("--extra=areas", "--extra=xlsx")
    trying = ("-c", DEV_LOCK.relative_to(ROOT), *extras, "--group=build", "-o", DEMO_LOCK.relative_to(ROOT))
    other = ("-c", DEV_LOCK.relative_to(ROOT), "--all-extras")
    measuring = (*other, "--group=benchmarks", "-o", BENCHMARK_LOCK.relative_to(ROOT))
    clustered = (*other, "--group=distributed", "-o", CLUSTER_LOCK.relative_to(ROOT))
    fuzzed = (*other, "--group=fuzz", "-o", FUZZ_LOCK.relative_to(ROOT))
    mutated = (*other, "--group=mutation", "-o", MUTATION_LOCK.relative_to(ROOT))
    return (
        tool("uv", *compiler, *everything, *arguments)
        or tool("uv", *compiler, *running, *arguments)
        or tool("uv", *compiler, *trying, *arguments)
        or tool("uv", *compiler, *measuring, *arguments)
        or tool("uv", *compiler, *clustered, *arguments)
        or tool("uv", *compiler, *fuzzed, *arguments)
        or tool("uv", *compiler, *mutated, *arguments)
    )


def check() -> int:
    """Run every gate, even after one has failed, and print the result of each, with how long it took."""
    failed, results = False, []
    for gate in GATES:
        print(f"\n== {gate}", flush=True)
        start = time.monotonic()
        code = COMMANDS[gate]()
        failed = failed or bool(code)
        results.append(f"{gate}: {'FAILED' if code else 'passed'} after {time.monotonic() - start:.0f} s")
    print("", *results, sep="\n")
    return 1 if failed else 0


COMMANDS: dict[str, Callable[..., int]] = {
    command.__name__: command
    for command in (
        *(demo, test, slow, coverage, thorough, shuffled, incremental, partial, distributed, fuzz, mutation),
        *(lint, types, layers, build, docs, check, benchmark, benchmarks, matrix, release, lock),
    )
}


def main(arguments: list[str]) -> int:
    """Run the command that is named first."""
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(__doc__)
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        sys.exit(f"dev.py: no command {name!r}; python3 dev.py lists them")
    if rest and name not in {"test", "shuffled", "fuzz", "mutation", "docs", "benchmark", "matrix", "release", "lock"}:
        sys.exit(f"dev.py: {name} takes no arguments")
    if name != "demo":
        prepare()
    elif not is_ready(VENV, DEV_LOCK):
        prepare(VENV, DEMO_LOCK)
    return COMMANDS[name](*rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("dev.py: interrupted; run the same command again")
