"""check --format json proposes the patches of JSON Lines, and of files that are checked as one register."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking.patch import PATCHED_RULES, propose_patch
from psm_model.checks import check
from psm_model.cli._line_patches import LinePatches
from psm_model.entities import Register, Source
from psm_model.formats import dump, jsonl
from psm_model.strategies import violations
from psm_model.strategies.violations import BrokenRegister
from tests.cli.commands import Captured, run
from tests.rules.samples import IPSM

SOURCES = [Source(id="s-1", publisher="Contoh"), Source(id="s-2"), Source(id="s-1", publisher="Contoh")]


# Any: JSON.
def find_patches(out: str) -> list[Any]:
    """Return the patches of the findings in the reports of a check, in their order."""
    return [finding.get("patch") for report in json.loads(out)["reports"] for finding in report["findings"]]


@settings(max_examples=10)
@given(st.sampled_from(sorted(PATCHED_RULES)).flatmap(violations))
def test_lines_have_the_patches_of_their_register(broken: BrokenRegister) -> None:
    """From the few entities that are kept, each finding has the patch that the whole register gives it."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "r.jsonl")
        jsonl.dump(broken.register, file)
        register = Register.of(*jsonl.iter_load(file))
        report = check(register, **broken.options)
        patches = LinePatches([file.read_bytes()], report.findings)
    for finding in report:
        assert patches.propose(finding) == propose_patch(register, finding)


def test_command_proposes_patches_of_lines(tmp_path: Path, capsys: Captured) -> None:
    """The pointers are those of the JSON document that the lines make."""
    register = Register.of(*SOURCES, attrs.evolve(IPSM, source_ids=["S-2"]))
    whole, lines = tmp_path / "r.json", tmp_path / "r.jsonl"
    dump(register, whole)
    jsonl.dump(register, lines)
    run("check", whole, "--format", "json")
    expected = find_patches(capsys.readouterr().out)
    run("check", lines, "--format", "json")
    assert find_patches(capsys.readouterr().out) == expected
    assert all(expected)
    assert len(expected) == 2


def test_joined_files_have_patches_within_one_file(tmp_path: Path, capsys: Captured) -> None:
    """A correction may depend on another file, but a patch that would change another file is not proposed."""
    sources, others = Register.of(*SOURCES[1:]), Register.of(SOURCES[0], attrs.evolve(IPSM, source_ids=["S-2"]))
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    dump(others, first)
    dump(sources, second)
    run("check", "--as-one", first, second, "--format", "json")
    by_code = {
        finding["code"]: finding.get("patch")
        for report in json.loads(capsys.readouterr().out)["reports"]
        for finding in report["findings"]
    }
    assert by_code["PSM002"] == [
        {"op": "test", "path": "/organisations/0/source_ids/0", "value": "S-2"},
        {"op": "replace", "path": "/organisations/0/source_ids/0", "value": "s-2"},
    ]
    assert by_code["PSM001"] is None or all(
        operation["path"].startswith("/sources/1") for operation in by_code["PSM001"]
    )
