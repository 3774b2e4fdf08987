"""Every environment gives the same results: locales, hash seeds, `python -O`, `-W error`, no home, no rights."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.faults import tour
from tests.faults.forked import become_nobody, run_forked

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs users and locales of POSIX")

ROOT: Final = Path(__file__).parents[2]


def start_tour(*options: str, **environment: str) -> tuple[str, str]:
    """Return the output of the tour of the library and its errors, in an interpreter with options."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, *options, "-m", "tests.faults.tour"],
            cwd=ROOT,
            env={**kept, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "TMPDIR": folder, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


@cache
def usual_tour() -> str:
    """Return the output of the tour in UTF-8."""
    return start_tour(LC_ALL="C.UTF-8", PYTHONHASHSEED="0")[0]


@pytest.mark.slow
def test_strict_and_optimised() -> None:
    """In the locale C, without assertions, with warnings as errors and with another hash seed, nothing differs."""
    output, errors = start_tour("-O", "-W", "error", "-X", "utf8=0", LC_ALL="C", PYTHONHASHSEED="1")
    assert output == usual_tour()
    assert errors.split() == ["C", "1"]


@pytest.mark.slow
def test_turkish() -> None:
    """In Turkish, where the small letter of I is another, nothing differs."""
    installed = subprocess.run(["locale", "-a"], capture_output=True, encoding="utf-8", check=True)  # noqa: S607
    if not {"tr_TR.utf8", "tr_TR.UTF-8"} & set(installed.stdout.split()):
        assert "CI" not in os.environ, "`.ci/run` makes the locale tr_TR.UTF-8"
        pytest.skip("the locale tr_TR.UTF-8 is not there; `.ci/run` makes it")
    output, errors = start_tour("-X", "utf8=0", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="2")
    assert output == usual_tour()
    assert errors.split()[0] == "tr_TR.UTF-8"


def test_no_home_and_no_rights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a home folder, for a user who may write next to none of the packages, nothing differs."""
    monkeypatch.setenv("HOME", "/nonexistent")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        monkeypatch.setattr(tempfile, "tempdir", folder)

        def compare() -> int:
            # Nobody may not even import what is in the home folder of another.
            usual = tour.go()
            become_nobody()
            assert tour.go() == usual
            return 0

        assert run_forked(compare) == (0, "")


@pytest.mark.slow
def test_pictures_without_a_home_folder(tmp_path: Path) -> None:
    """Without a folder for its settings, the library that draws is silent."""
    pytest.importorskip("matplotlib")
    done = subprocess.run(
        [sys.executable, "-m", "psm_model", "timeline", str(ROOT / "examples" / "batang.json"), "-o", "a.svg"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "HOME": "/dev/null/home"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "a.svg\n", "")
