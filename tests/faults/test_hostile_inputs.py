"""Hostile inputs: every command refuses them in a few lines, without what they hold, and writes nothing."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Final

import pytest

from psm_model import cli
from tests.canaries import NUMBER, find_shown

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
GOOD: Final = str(EXAMPLES / "batang.json")
MAX_LINES: Final = 20
"""The most lines of a message about one of these inputs."""
OBEYED: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey."""
MEMBER: Final = f'{{"id": "m", "name": "A", "note": "kenari {NUMBER}"'
INPUTS: Final[dict[str, bytes]] = {
    "deep.json": b'{"psm_register": 1, "members": ' + b"[" * 50_000,
    "key.json": f'{{"psm_register": 1, "kenari {NUMBER}": 1, "members": [{MEMBER}, "{NUMBER} kenari": 1}}]}}'.encode(),
    "twice.json": f'{{"psm_register": 1, "members": [{MEMBER}, "note": 1, "{NUMBER}": 1, "{NUMBER}": 2}}]}}'.encode(),
    "version.json": f'{{"psm_register": "kenari {NUMBER}"}}'.encode(),
    "huge.json": f'{{"psm_register": {NUMBER * 400}, "members": [{{"id": {NUMBER}, "birth_date": 1e999}}]}}'.encode(),
    "half.json": f'{{"psm_register": 1, "members": [{{"id": "m\\ud800", "note": "{NUMBER} \\udfff"}}]}}'.encode(),
    "nul.json": b'{"psm_register": 1, "members": [\0' + NUMBER.encode(),
    "utf16.json": f'{{"psm_register": 1, "members": [{MEMBER}}}]}}'.encode("utf-16"),
    "torn.jsonl": f'{{"psm_register": 1}}\n{{"type": "member", "id": "m", "note": "kenari {NUMBER}\n'.encode(),
    "types.jsonl": f'{{"psm_register": 1}}\n{NUMBER}\n["{NUMBER}"]\n{{"type": "{NUMBER}", "id": "x"}}\n'.encode(),
    "header.jsonl": f'{{"psm_register": 1, "kenari {NUMBER}": 1}}\n{{"type": "member"}}\n'.encode(),
    "cut.json.gz": gzip.compress(f'{{"psm_register": 1, "members": [{MEMBER}}}]}}'.encode())[:-9],
    "bomb.json.gz": gzip.compress(b" " * (65 << 20), 9),
    "a\x1b[31m\x9b.json": b"[",
    "text.xlsx": NUMBER.encode(),
    "table/members.csv": f"id,name,area,note\nm,A,kenari {NUMBER}\nn,B,{NUMBER},kenari,{NUMBER}\n".encode(),
    "wide/members.csv": b"id,name" + b",x" * 20_000,
    "a.popolo.json": f'{{"persons": "{NUMBER}", "memberships": [{{"person_id": {NUMBER}}}, "kenari"]}}'.encode(),
    "settings.toml": f'"a {NUMBER}" = "{NUMBER}"\n'.encode(),
    "deep.toml": b"a = " + b"[" * 50_000,
    "digits.toml": b"term_years = " + NUMBER.encode() * 400,
    "waivers.toml": f'[[waivers]]\ncode = "{NUMBER}"\nsubject = "{NUMBER}"\nreason = "kenari"\nuntil = "x"\n'.encode(),
    "mapping.toml": f'[[tables]]\nsheets = ["*"]\n[tables.columns]\nA = "{NUMBER}"\n"{NUMBER}" = "kenari"\n'.encode(),
    "known.json": f'{{"psm_baseline": "{NUMBER}", "findings": [{{"kenari {NUMBER}": 1}}]}}'.encode(),
}


def list_commands(path: str) -> list[list[str]]:
    """Return the commands that read a file in each of its roles, with an output where there is one."""
    return [
        *(["check", "--undetermined", "--format", form, path] for form in ("text", "json", "sarif", "github")),
        ["check", "--jobs", "2", path],
        ["show", path],
        ["stats", path],
        ["timeline", path],
        ["ask", "boards", path, "--on", "2025"],
        ["diff", path, GOOD],
        ["diff", GOOD, path],
        ["report", path, "--on", "2025-06-30", "-o", "out.html"],
        ["convert", path, "out.json", "--ends", "last_day", "--level", "village"],
        ["convert", "--redact", path, "out/"],
        ["check", "--config", path, GOOD],
        ["check", "--baseline", path, GOOD],
        ["rules", "--config", path],
        ["import", path, "--suggest", "-o", "out.toml"],
        ["import", "table/members.csv", "--map", path, "-o", "out.json"],
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with the inputs."""
    monkeypatch.chdir(tmp_path)
    for name, content in INPUTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        try:
            (tmp_path / name).write_bytes(content)
        except OSError:
            pytest.skip("this file system has no such names")
    return tmp_path


@pytest.mark.parametrize("name", INPUTS)
def test_hostile_input_is_refused(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No command raises, shows what the input holds, or leaves a file behind."""
    before = {*folder.rglob("*")}
    path = name.partition("/")[0]
    for number, arguments in enumerate(list_commands(path)):
        code = cli.main([*arguments, "--lang", ("en", "id")[number % 2]])
        out, err = capsys.readouterr()
        # A document of another kind may be read in another role.
        assert code in {cli.OK, cli.FOUND, cli.UNREADABLE}, arguments
        if code == cli.UNREADABLE:
            assert 1 <= len(err.splitlines()) <= MAX_LINES, arguments
            assert {*folder.rglob("*")} == before, arguments
        assert find_shown(err) == [], arguments
        assert OBEYED.search(err) is None, arguments
        assert find_shown(out) == [], arguments
        if "json" not in arguments:
            assert OBEYED.search(out) is None, arguments
        for written in {*folder.rglob("*")} - before:
            if written.is_file():
                written.unlink()
        if (folder / "out").exists():
            (folder / "out").rmdir()


def test_inputs_hold_what_is_looked_for() -> None:
    """The search finds the canaries in the inputs themselves."""
    holding = [name for name, content in INPUTS.items() if find_shown(content.decode("latin-1"))]
    assert len(holding) > len(INPUTS) / 2
