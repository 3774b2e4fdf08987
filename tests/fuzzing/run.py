"""Fuzz targets by coverage, with atheris: `python -m tests.fuzzing.run [TARGET] [SECONDS]`.

Inputs that reach new code are kept in `build/fuzzing`, so that a later run goes on from there. An input that makes a
target fail is written there too, and its path is printed. Add such an input to the corpus when the fault is mended.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["psm_model"]):
    from tests.fuzzing.targets import TARGETS, accepts

__all__ = ["fuzz"]

_ROOT: Final = Path(__file__).parents[2]
_CORPUS: Final = Path(__file__).with_name("corpus")
_SECONDS: Final = 600
_MAX_LENGTH: Final = 1 << 16
_MAX_SECONDS_AN_INPUT: Final = 10
_MAX_MEMORY: Final = 2048  # MiB


def fuzz(target: str, seconds: int) -> None:
    """Fuzz a target for some seconds. The process ends with exit code 0 if nothing was found."""
    found = _ROOT / "build" / "fuzzing" / target
    found.mkdir(parents=True, exist_ok=True)
    seeds = _CORPUS / target
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={_MAX_LENGTH}",
        f"-timeout={_MAX_SECONDS_AN_INPUT}",
        f"-rss_limit_mb={_MAX_MEMORY}",
        f"-artifact_prefix={found.parent}/{target}-",
        "-print_final_stats=1",
    ]
    folders = [str(found), *([str(seeds)] if seeds.is_dir() else [])]
    atheris.Setup([sys.argv[0], *options, *folders], lambda data: accepts(target, data))
    atheris.Fuzz()


def main(arguments: list[str]) -> int:
    """Fuzz the named target, or each in a process of its own; return whether any failed."""
    names = [argument for argument in arguments if not argument.isdecimal()] or list(TARGETS)
    seconds = next((int(argument) for argument in arguments if argument.isdecimal()), _SECONDS)
    unknown = sorted(set(names) - set(TARGETS))
    if unknown:
        print(f"no target {unknown[0]!r}; there are {', '.join(TARGETS)}")
        return 2
    if len(names) == 1:
        fuzz(names[0], seconds)
    failed = []
    for name in names:
        print(f"\n== {name}, {seconds} seconds", flush=True)
        command = (sys.executable, "-m", "tests.fuzzing.run", name, str(seconds))
        if subprocess.run(command, cwd=_ROOT, check=False).returncode:
            failed.append(name)
    print(f"\n{len(names) - len(failed)} targets passed; failed: {', '.join(failed) or 'none'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
