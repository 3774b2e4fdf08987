"""What the tests share: Hypothesis profiles, and the examples in docstrings and pages, which run as tests."""

from __future__ import annotations

import gc
import os
import re
import shlex
import sys
import tempfile
from bisect import bisect
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout, suppress
from datetime import date
from doctest import ELLIPSIS, OutputChecker
from functools import cached_property
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import attrs
import hypothesis.core
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.vendor.pretty import RepresentationPrinter
from sybil import Document, Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.example import NotEvaluated
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.python import import_path
from sybil.sybil import SybilCollection

import psm_model
from psm_model import checking, cli, entities, errors, i18n, law, rules, values
from tests.leftovers import remove_at_end
from tests.random_order import shuffle

# fast is for work; ci draws the same examples on every run, so that red stays red; thorough is `dev.py thorough`. How
# long a draw takes depends on what else the machine does, and fails no test.
AT_ANY_SPEED = settings(deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast", AT_ANY_SPEED, max_examples=10)
settings.register_profile("ci", AT_ANY_SPEED, max_examples=10, derandomize=True, database=None)
# What `dev.py coverage` draws, whose examples must reach every branch.
settings.register_profile("branches", AT_ANY_SPEED, max_examples=15, derandomize=True, database=None)
# What `dev.py matrix` draws: a package that does not work fails on any example.
settings.register_profile("quick", AT_ANY_SPEED, max_examples=3, derandomize=True, database=None)
settings.register_profile("thorough", AT_ANY_SPEED, max_examples=2000)
# What `dev.py incremental` draws.
settings.register_profile("exhaustive", AT_ANY_SPEED, max_examples=10_000)
settings.load_profile("ci" if os.environ.get("CI") else "fast")

# The plugin of schemathesis, which is loaded before, replaces this printer by one that prints no failing example.
hypothesis.core.RepresentationPrinter = RepresentationPrinter  # type: ignore[attr-defined]  # not exported

# What tests write need not outlive a power cut, and syncing takes seconds on a busy disk. Tests about it patch this.
os.fsync = lambda fd: None  # noqa: ARG005  # its name in the library

# The tests themselves are a million objects that stay, and each search for garbage would visit them all. There is none
# while they are collected, and later only of what came after.
gc.disable()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Keep temporary files in one folder, which is removed at the end, also if the run is killed.

    Other processes find it in the environment. The folders of `tmp_path` stay where pytest keeps the last ones. In a
    checkout that is read-only, neither pytest nor Hypothesis keeps anything for the next run.
    """
    is_writable = os.access(config.rootpath, os.W_OK)
    if not is_writable:
        config.addinivalue_line("filterwarnings", "ignore::pytest.PytestCacheWarning")
    if hasattr(config, "workerinput"):
        return
    usual = tempfile.gettempdir()
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", usual)
    folder = tempfile.mkdtemp(prefix="psm-model-tests-")
    # Servers and commands of other users have theirs there too.
    Path(folder).chmod(0o711)
    if not is_writable:
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(Path(folder, "hypothesis"))
    leaving = ExitStack()
    # Pyodide, in which `dev.py matrix` runs tests too, has no processes to survive them.
    if sys.platform != "emscripten":
        leaving.enter_context(remove_at_end(Path(folder)))
    leaving.callback(os.environ.update, {"TMPDIR": usual})
    leaving.callback(setattr, tempfile, "tempdir", None)
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    config.add_cleanup(leaving.close)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option for a random order, which `dev.py shuffled` sets."""
    parser.addoption("--random-order", type=int, metavar="NUMBER", help="run the tests in the order of this number")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Order the tests at random if the option asks for it."""
    number: int | None = config.getoption("random_order")
    if number is not None:
        items[:] = shuffle(items, number)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Exempt all present objects from garbage collection, and start it, less often than usual."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    gc.enable()


def sybil_setup(namespace: dict[str, Any]) -> None:
    """Define the names that the examples of a page or a docstring need not import.

    These are the public names of the package and of those in it that hold values, records, law and rules, `attrs`,
    `date`, and two entities: `ipsm`, a national organisation with the id "o", and `kasmad`, a member with the id "m".
    """
    for package in (errors, i18n, values, law, entities, checking, rules, psm_model):
        namespace |= {name: getattr(package, name) for name in package.__all__}
    namespace |= {"attrs": attrs, "date": date}
    namespace["ipsm"] = psm_model.Organisation(id="o", name="IPSM Contoh", level=psm_model.Level.NATIONAL)
    namespace["kasmad"] = psm_model.Member(id="m", name=psm_model.PersonName("Kasmad"))


def enter_folder(namespace: dict[str, Any]) -> None:
    """Define the names of a page's examples and enter an empty folder, where files need no path."""
    sybil_setup(namespace)
    namespace["_folder"] = folder = ExitStack()
    folder.enter_context(chdir(folder.enter_context(TemporaryDirectory())))


def leave_folder(namespace: dict[str, Any]) -> None:
    """Remove the folder with its files."""
    namespace["_folder"].close()


def run_commands(example: Example) -> str | None:
    """Run the commands of a block, each after "$ ", in a terminal of 80 columns; return the first difference."""
    for step in example.parsed.removeprefix("$ ").split("\n$ "):
        command, _, wanted = step.partition("\n")
        output = StringIO()
        with (
            redirect_stdout(output),
            redirect_stderr(output),
            patch.dict(os.environ, {"COLUMNS": "80", "NO_COLOR": "1"}),
            # As `--version` and `--help` end.
            suppress(SystemExit),
        ):
            cli.main(shlex.split(command)[1:])
        got = "\n".join(line.rstrip() for line in output.getvalue().splitlines())
        if not OutputChecker().check_output(wanted.rstrip(), got, ELLIPSIS):
            return f"{command}\nwant\n{wanted}\ngot\n{got}"
    return None


NAME_OF_FILE = re.compile(r"`([\w-]+\.json)`:\n\n\Z")


def save_document(example: Example) -> None:
    """Save a JSON document in the page's folder if the line before its block ends with its name: `board.json`:."""
    named = NAME_OF_FILE.search(example.document.text, 0, example.start)
    if named is not None:
        Path(named[1]).write_text(example.parsed, encoding="utf-8")


class StandingAlone(PythonDocStringDocument):
    """A module whose docstrings are run independently, because a reader sees only one of them.

    An example has the public names of its module and what it imports. With Sybil's own class it would also have all
    that the module imports and that earlier docstrings define, so that an example without its imports would pass.
    """

    def __init__(self, text: str, path: str) -> None:
        # Not PythonDocument's, which imports the module into the namespace.
        Document.__init__(self, text, path)
        self.running = 0
        self.push_evaluator(self.start_afresh)

    @cached_property
    def starts(self) -> list[int]:
        """Where the docstrings start."""
        return sorted(start for start, _, _ in self.extract_docstrings(self.text))

    def start_afresh(self, example: Example) -> None:
        """Empty the namespace where an example is the first of its docstring, and leave the running of it to others."""
        docstring = bisect(self.starts, example.start)
        if docstring != self.running:
            self.running = docstring
            self.namespace.clear()
            module = import_path(Path(self.path))
            self.namespace.update({name: getattr(module, name) for name in getattr(module, "__all__", ())})
            sybil_setup(self.namespace)
        raise NotEvaluated


# A folder and a name, for pathlib's match of Python 3.11 takes ** for one folder.
DOCSTRINGS = Sybil([DocTestParser(ELLIPSIS)], path="src", pattern="*.py", document_types={".py": StandingAlone})
PAGES = Sybil(
    [
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser("console", run_commands),
        CodeBlockParser("json", save_document),
    ],
    path="docs",
    pattern="*.md",
    # What is made when the site is built, of docstrings that are run where they are.
    excludes=["reference/*/*.md", "id/rules/*.md"],
    setup=enter_folder,
    teardown=leave_folder,
)
README = Sybil([PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)], filenames={"README.md"}, setup=sybil_setup)

pytest_collect_file = SybilCollection((DOCSTRINGS, PAGES, README)).pytest()
