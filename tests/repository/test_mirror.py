"""The tests mirror the package: a test file is named after a module, and a module has tests or says where they are."""

from __future__ import annotations

import ast
import re
import tokenize
from pathlib import Path
from typing import Final

import pytest

from psm_model.rules import RULES
from tests.repository.import_graph import build_import_graph

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "src" / "psm_model"
TESTS: Final = ROOT / "tests"
OTHERS: Final = {"cases", "cluster", "docs", "examples", "faults", "fuzzing", "release", "repository"}
"""Folders of tests that are not about one module: real boards, a cluster, documentation, entrances of the library …"""
FILES: Final = sorted(
    path.relative_to(TESTS) for path in TESTS.rglob("test_*.py") if path.relative_to(TESTS).parts[0] not in OTHERS
)
MODULES: Final = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

LINES_THAT_NEED_TESTS: Final = 30
"""Lines of code, without comments, docstrings and blank lines, from which on a module needs tests."""
TESTED_ELSEWHERE: Final = {
    "__init__.py": ("repository/test_package.py", "its names are the public names of the package"),
    "checking/board.py": ("checking/test_subjects.py", "an organisation has the boards of its terms"),
    "checking/dangling_references.py": ("rules/records/test_unknown_reference.py", "PSM002 reports what it finds"),
    "checking/record_names.py": ("checking/test_finding_labels.py", "labels are the names of records"),
    "checking/record_params.py": ("checking/test_messages.py", "a message has params"),
    "checking/organisation_outline.py": ("checking/test_register_subject.py", "an outline has one of each"),
    "entities/decree.py": ("checking/test_decrees.py", "an index of decrees asks each for its day and what it changes"),
    "entities/member.py": ("entities/test_schema.py", "a record without functions, like all others there"),
    "entities/places.py": ("entities/test_register.py", "a register keeps its entities in the lists that it names"),
    "entities/predecessor.py": ("entities/test_organisation_life.py", "an organisation may end when another continues"),
    "entities/source.py": ("entities/test_schema.py", "a record without functions, like all others there"),
    "formats/line_keys.py": ("formats/test_line_index.py", "an index has a row for each key of a line"),
    "formats/offsets.py": ("formats/test_locations.py", "a line and a column are computed from an offset"),
    "formats/tables/rows.py": ("formats/tables/test_tables.py", "the rows of any register are read back"),
    "formats/value_words.py": ("cli/test_language_errors.py", "the sources are searched for messages without words"),
    "law/reading/__init__.py": ("law/test_found_citation.py", "the package is named after what it does, not returns"),
    "queries/organisation_scope.py": ("queries/test_areas_on_day.py", "the areas on a day decide with the level"),
    "rules/boards/chair_limit.py": ("rules/boards/test_repeated_chair.py", "PSM207 reports what exceeds the limit"),
    "rules/boards/replacements.py": ("rules/boards/test_replacement_overlaps.py", "PSM205 compares replacements"),
    "testing/boundaries.py": ("testing/test_machine.py", "its fixed programs catch broken stores and fill every field"),
    "testing/everything.py": ("testing/test_machine.py", "its entities fill every field"),
    "testing/steps.py": ("testing/test_machine.py", "the machine takes its steps, and prints them"),
    "views/value_words.py": ("views/test_change_words.py", "the sentences for changes contain its words"),
}
"""Public modules that are tested under another name: the file of the tests, and why there."""


def list_subjects(folder: Path) -> set[str]:
    """Return the possible subjects of tests in a folder: its package, and its modules and packages."""
    package = PACKAGE / folder
    inside = {path.stem.lstrip("_") for path in package.glob("*.py")} | {
        path.parent.name for path in package.glob("*/*.py")
    }
    return {package.name} | inside - {"init", "main"}


def is_named_after(stem: str, subject: str) -> bool:
    """Return whether a test file is about a subject, or about one aspect of it."""
    return stem == f"test_{subject}" or stem.startswith(f"test_{subject}_")


def test_tests_are_at_the_mirrored_path() -> None:
    """A test file is named after a module, or after the package, at the same place in the package."""
    assert [
        str(file)
        for file in FILES
        if not any(is_named_after(file.stem, subject) for subject in list_subjects(file.parent))
    ] == []


@pytest.mark.parametrize(
    ("stem", "folder", "expected"),
    [
        ("test_period", "values", True),
        ("test_period_text", "values", True),
        ("test_periods", "values", False),
        ("test_fast", "formats", True),
        ("test_rules_soundness", "rules", True),
        ("test_period", "law", False),
        ("test_popolo", "formats/popolo", True),
    ],
)
def test_wrong_place_is_detected(stem: str, folder: str, *, expected: bool) -> None:
    """A similar name, and a module of another folder, are distinguished."""
    assert any(is_named_after(stem, subject) for subject in list_subjects(Path(folder))) is expected


def count_lines(path: Path) -> int:
    """Return the number of lines of a module that have code: not only a comment or a docstring."""
    docstrings: set[int] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            docstrings |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    spaces = {tokenize.ENCODING, tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    lines: set[int] = set()
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type not in spaces | {tokenize.ENDMARKER}:
                lines |= set(range(token.start[0], token.end[0] + 1))
    return len(lines - docstrings)


def only_exports(path: Path) -> bool:
    """Return whether a module has only imports and the list of its public names, as most packages have."""
    return all(
        isinstance(node, ast.Import | ast.ImportFrom)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__")
        for node in ast.parse(path.read_bytes()).body
    )


def dotted_name(module: str) -> str:
    """Return the dotted name of a module: "values/period.py" is psm_model.values.period."""
    return ".".join(("psm_model", *Path(module).with_suffix("").parts)).removesuffix(".__init__")


def list_own_tests(module: str) -> list[Path]:
    """Return the test files named after a module; those of a package are in its folder or in the one around it."""
    path = Path(module)
    if path.stem != "__init__":
        return [
            file for file in FILES if file.parent == path.parent and is_named_after(file.stem, path.stem.strip("_"))
        ]
    package = path.parent
    return [
        file for file in FILES if file.parent in {package, package.parent} and is_named_after(file.stem, package.name)
    ]


def is_tested(dotted: str) -> bool:
    """Return whether a module has tests of its own; for a private one, those of an importer in its package suffice."""
    path = Path(*dotted.split(".")[1:])
    module = next(
        name for name in (f"{path.as_posix()}.py", (path / "__init__.py").as_posix()) if (PACKAGE / name).is_file()
    )
    if module in TESTED_ELSEWHERE or list_own_tests(module):
        return True
    owner, _, name = dotted.rpartition(".")
    return name.startswith("_") and any(
        is_tested(importer)
        for importer in build_import_graph().find_modules_that_directly_import(dotted)
        if importer == owner or importer.startswith(f"{owner}.")
    )


@pytest.mark.slow
def test_every_module_has_tests() -> None:
    """A module of thirty lines of code has tests named after it, unless the list says where else it is tested."""
    untested = [PACKAGE / module for module in MODULES if not is_tested(dotted_name(module))]
    large = [path for path in untested if not only_exports(path) and count_lines(path) >= LINES_THAT_NEED_TESTS]
    assert [str(path.relative_to(PACKAGE)) for path in large] == []


def list_imports(file: Path) -> set[str]:
    """Return the modules of the package that a test file imports, by itself, through its helpers or through others."""
    imported: set[str] = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            if node.module.startswith("tests."):
                helper = ROOT / f"{node.module.replace('.', '/')}.py"
                imported |= list_imports(helper) if helper.is_file() else set()
            imported |= names & build_import_graph().modules
        elif isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names} & build_import_graph().modules
    imported = imported.union(*map(build_import_graph().find_upstream_modules, imported))
    if "psm_model.rules.catalogue" in imported:
        # It imports the rules by their names.
        rules = {module for module in build_import_graph().modules if module.startswith("psm_model.rules.")}
        imported = imported.union(rules, *map(build_import_graph().find_upstream_modules, rules))
    return imported


@pytest.mark.parametrize("module", list(TESTED_ELSEWHERE))
def test_exceptions_are_true(module: str) -> None:
    """A module on the list exists and has no tests of its own; the named file exists and reaches the module."""
    file, _ = TESTED_ELSEWHERE[module]
    assert (PACKAGE / module).is_file()
    assert list_own_tests(module) == []
    assert dotted_name(module) in list_imports(TESTS / file)


def find_code(test: str) -> str | None:
    """Return the code of the rule that a test file is named after."""
    module = ".".join(("psm_model", *Path(test).with_suffix("").parts)).replace(".test_", ".")
    return next((code for code, rule in RULES.items() if rule.find.__module__ == module), None)


@pytest.mark.parametrize("module", list(TESTED_ELSEWHERE))
def test_reasons_name_the_tested_rule(module: str) -> None:
    """A code in a reason is that of the rule that the named file tests."""
    file, reason = TESTED_ELSEWHERE[module]
    assert set(re.findall(r"[A-Z]{3}\d{3}", reason)) <= {find_code(file)}


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        ("psm_model.values.period", True),
        ("psm_model.values.endpoint", False),
        ("psm_model.charts._canvas", True),
        ("psm_model.formats.popolo._vocabulary", True),
        ("psm_model.formats.workbook.package", True),
        ("psm_model.values", False),
    ],
)
def test_modules_without_tests_are_detected(module: str, *, expected: bool) -> None:
    """A public module needs tests of its own name; a private one may have those of a module that imports it."""
    assert is_tested(module) is expected


def test_every_rule_has_tests_in_its_family() -> None:
    """Each rule has a test file of its name in the folder that mirrors its own; rules on the check share one."""
    missing = []
    for code, rule in RULES.items():
        *folders, module = rule.find.__module__.split(".")[1:]
        if not (TESTS.joinpath(*folders) / f"test_{module}.py").is_file():
            missing.append(code)
    assert missing == []
