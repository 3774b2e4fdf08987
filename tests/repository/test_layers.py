"""The structure of the package: the direction of imports, and independence of the environment."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

import pytest

from tests.repository.import_graph import build_import_graph

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "src" / "psm_model"
MODULES: Final = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

DIRECTION: Final = "One direction of imports"
FORMATS: Final = "No file format and no converter below formats"
HYPOTHESIS: Final = "Hypothesis in strategies, testing and the entry point alone"
OPTIONAL: Final = "Optional libraries in the modules that are for them alone"
COMMAND_LINE: Final = "Nothing imports the command line"

CLOCK, LOCALE, ENVIRONMENT, NETWORK, GUESSES = "clock", "locale", "environment", "network", "guesses"

# The dependency of a dotted name, wherever it is imported or used.
DEPENDENCIES: Final = {
    "dateutil.parser": GUESSES,
    "gettext": LOCALE,
    "http": NETWORK,
    "locale": LOCALE,
    "os.environ": ENVIRONMENT,
    "os.environb": ENVIRONMENT,
    "os.getenv": ENVIRONMENT,
    "os.getenvb": ENVIRONMENT,
    "socket": NETWORK,
    "time.ctime": CLOCK,
    "time.gmtime": CLOCK,
    "time.localtime": CLOCK,
    "time.time": CLOCK,
    "time.time_ns": CLOCK,
    "urllib.request": NETWORK,
}
# The dependency of an attribute of any object.
ATTRIBUTES: Final = {"now": CLOCK, "strftime": LOCALE, "strptime": LOCALE, "today": CLOCK, "utcnow": CLOCK}

# The command line may check whether to use colours, and ask about today.
ALLOWED: Final = {"cli/_terminal.py": {ENVIRONMENT}, "cli/ask.py": {CLOCK}, "cli/timeline.py": {ENVIRONMENT}}


def iter_dependencies(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the kind of each dependency of a module on the environment."""
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        match node:
            case ast.Import():
                names = [alias.name for alias in node.names]
            case ast.ImportFrom(module=str(module), level=0):
                names = [f"{module}.{alias.name}" for alias in node.names]
            case ast.Attribute():
                names = [ast.unparse(node)]
                if node.attr in ATTRIBUTES:
                    yield node.lineno, ATTRIBUTES[node.attr]
            case ast.Call() if opens_text(node) and "encoding" not in {keyword.arg for keyword in node.keywords}:
                # The default encoding depends on the locale.
                yield node.lineno, LOCALE
            case _:
                pass
        for name in names:
            for dotted, kind in DEPENDENCIES.items():
                if name == dotted or (name.startswith(f"{dotted}.") and not isinstance(node, ast.Attribute)):
                    yield node.lineno, kind  # type: ignore[attr-defined]


def opens_text(call: ast.Call) -> bool:
    """Return whether a call opens a file as text, judged by its name and a literal mode."""
    match call.func:
        case ast.Attribute(attr="open", value=ast.Name(id="os")):
            # It returns a descriptor.
            return False
        case ast.Attribute(attr="open" | "read_text" | "write_text") | ast.Name(id="open"):
            pass
        case _:
            return False
    binary = [
        value.value
        for value in (*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode"))
        if isinstance(value, ast.Constant) and re.fullmatch(r"[rwxa+]*b[rwxa+]*", str(value.value))
    ]
    return not binary


@pytest.mark.slow
def test_modules_are_independent_of_the_environment() -> None:
    """No module reads the clock, the locale, the environment or the network, or guesses dates."""
    assert [
        (module, line, kind)
        for module in MODULES
        for line, kind in iter_dependencies((PACKAGE / module).read_text(encoding="utf-8"))
        if kind not in ALLOWED.get(module, ())
    ] == []


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("from datetime import date\nday = date.today()", CLOCK),
        ("import datetime\ndatetime.datetime.now(datetime.UTC)", CLOCK),
        ("read = datetime.utcnow", CLOCK),
        ("import time\ntime.time()", CLOCK),
        ("from time import time_ns", CLOCK),
        ("import locale", LOCALE),
        ("from locale import setlocale", LOCALE),
        ("day.strftime('%B')", LOCALE),
        ("open('register.json')", LOCALE),
        ("path.read_text()", LOCALE),
        ("path.open(mode='w')", LOCALE),
        ("import os\nos.environ['TZ']", ENVIRONMENT),
        ("from os import getenv", ENVIRONMENT),
        ("def late():\n    import socket", NETWORK),
        ("from urllib.request import urlopen", NETWORK),
        ("from http import client", NETWORK),
        ("import dateutil.parser", GUESSES),
        ("from dateutil import parser", GUESSES),
        ("def late():\n    from dateutil.parser import parse", GUESSES),
    ],
)
def test_dependencies_are_detected(source: str, kind: str) -> None:
    """Each dependency is found, also inside functions, with its kind."""
    assert {dependency for _, dependency in iter_dependencies(source)} == {kind}


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\ndate(2025, 1, 1).isoformat()",
        "from dateutil.relativedelta import relativedelta",
        "path.read_text(encoding='utf-8')",
        "open(path, 'rb')",
        "path.open(mode='wb')",
        "read_text(value)",
        "import os\nos.fspath(path)",
        "from .time import time",
        "today = 1",
    ],
)
def test_similar_code_is_no_dependency(source: str) -> None:
    """Code that only looks similar, or names an encoding, is accepted."""
    assert list(iter_dependencies(source)) == []


def run_contracts(folder: Path) -> dict[str, str | None]:
    """Return the import contracts, each with the report if the package psm_model in a folder breaks it."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    process = subprocess.run(
        [sys.executable, "-c", command, ROOT / "pyproject.toml", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    states = dict(re.findall(r"^(.+?) (KEPT|BROKEN)", process.stdout, re.MULTILINE))
    assert set(states) == {DIRECTION, FORMATS, HYPOTHESIS, OPTIONAL, COMMAND_LINE}, process.stdout + process.stderr
    sections = re.split(r"^(.+)\n-+\n", process.stdout, flags=re.MULTILINE)
    reports = dict(zip(sections[1::2], sections[2::2], strict=True))
    broken = {name: reports[name] if state == "BROKEN" else None for name, state in states.items()}
    assert any(broken.values()) == bool(process.returncode)
    return broken


def test_contracts_are_kept() -> None:
    """Imports have one direction, and forbidden imports do not exist."""
    assert not any(run_contracts(ROOT / "src").values())


FORBIDDEN_IMPORTS = [
    ("errors", "from psm_model.values import Verdict", "psm_model.values", {DIRECTION}),
    ("values.verdict", "def late() -> None:\n    from psm_model.law import kinds", "psm_model.law.kinds", {DIRECTION}),
    ("rules.catalogue", "import psm_model.formats.json", "psm_model.formats.json", {FORMATS}),
    ("checking.rule", "import psm_model.formats.json", "psm_model.formats.json", {DIRECTION, FORMATS}),
    ("formats.json", "from psm_model.checking.rule import Rule", "psm_model.checking.rule", {DIRECTION}),
    ("entities.source", "import json", "json", {FORMATS}),
    ("law.kinds", "def late() -> None:\n    import cattrs", "cattrs", {FORMATS}),
    ("formats.json", "import hypothesis", "hypothesis", {HYPOTHESIS}),
    ("formats.csv", "import openpyxl", "openpyxl", {OPTIONAL}),
    ("formats.json", "def late() -> None:\n    from pydantic import BaseModel", "pydantic", {OPTIONAL}),
    ("views.timeline", "def late() -> None:\n    from matplotlib.figure import Figure", "matplotlib", {OPTIONAL}),
    ("views.timeline", "from psm_model.reports.json import render_json", "psm_model.reports.json", {DIRECTION}),
    ("checking.rule", "from psm_model.charts import timeline", "psm_model.charts.timeline", {DIRECTION}),
    ("formats.json", "from psm_model.cli import main", "psm_model.cli", {DIRECTION, COMMAND_LINE}),
    ("entities.post", "from psm_model.cli import main", "psm_model.cli", {COMMAND_LINE}),
]
"""Modules with a line to add, what that imports, and the contracts that forbid it."""


def test_contracts_can_be_broken(tmp_path: Path) -> None:
    """Each import that a contract forbids, and a module without a layer, is reported by that contract."""
    copy = tmp_path / "psm_model"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "utils.py").touch()
    for module, line, _, _ in FORBIDDEN_IMPORTS:
        with (copy / f"{module.replace('.', '/')}.py").open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    reports = run_contracts(tmp_path)
    assert "- psm_model.utils\n" in str(reports[DIRECTION])
    for module, _, imported, contracts in FORBIDDEN_IMPORTS:
        for contract in contracts:
            assert re.search(rf"\bpsm_model\.{module} -> {imported} ", str(reports[contract]))


def list_imports() -> dict[str, set[str]]:
    """Return the modules of the package, each with the modules that it imports anywhere."""
    graph = build_import_graph()
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def find_circle(imports: dict[str, set[str]]) -> list[str]:
    """Return the modules of a circle of imports, with the first repeated; none without a circle."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return []


def find_private_imports(imports: dict[str, set[str]]) -> list[tuple[str, str]]:
    """Return the imports of private modules from outside their package."""
    private_imports = []
    for importer, imported in imports.items():
        for module in sorted(imported):
            owner, dot, _ = module.partition("._")
            if dot and importer != owner and not importer.startswith(f"{owner}."):
                private_imports.append((importer, module))
    return private_imports


def test_no_circle_between_files() -> None:
    """No module imports itself through others."""
    assert find_circle(list_imports()) == []


def test_private_modules_stay_private() -> None:
    """A private module is imported only within its package."""
    assert find_private_imports(list_imports()) == []


def test_circles_and_private_imports_are_detected() -> None:
    """A circle of three and an import of a private module are found, and similar imports are accepted."""
    assert find_circle({"p.a": {"p.b"}, "p.b": {"p.c"}, "p.c": {"p.a"}})
    assert find_circle({"p.a": {"p.b", "p.c"}, "p.b": {"p.c"}, "p.c": set()}) == []
    imports = {"p.a.x": {"p.a._y", "p.b._z", "p._top"}, "p.b": {"p.b._z"}, "p": {"p.a._y"}}
    assert find_private_imports(imports) == [("p.a.x", "p.b._z"), ("p", "p.a._y")]
