"""The results of mutation tests, each package's last one, and the page that shows them."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

__all__ = ["PackageResult", "load_results", "make_page", "save_results", "score_interval", "write_page"]

ROOT: Final = Path(__file__).parents[2]
RESULTS: Final = Path(__file__).with_name("results.json")
PAGE: Final = ROOT / "docs" / "explanation" / "mutation.md"
GOALS: Final = {"values": 95, "law": 95, "checking": 95, "rules": 95, "entities": 90, "formats": 90, "reports": 90}
_NORMAL_QUANTILE: Final = 1.959964

INTRODUCTION: Final = """\
# What the tests detect

A mutation test plants small faults in the package, one at a time, and counts those that a test detects. This page shows
the results. `python3 dev.py mutation --write` runs the mutation test and writes this page. It is not a gate, because it
takes hours.

[cosmic-ray](https://cosmic-ray.readthedocs.io) makes the faults: it replaces an operator, a comparison or a number,
negates a condition, skips a loop, catches another exception, or removes a decorator. A seeded sample of the faults of
each package is tried, in which each file and each kind of fault has its share. For each fault, the tests in the folder
of the package that run the changed lines are run, the fastest first, for about twenty seconds at most, and the examples
in the docstrings of the package. A fault is detected if one of them fails or does not end.

A constant of a module is computed when the module is imported, mostly outside of tests. For its faults, the tests are
run that run a line that uses the constant, in any module, and the test of all public signatures. The scores are lower
bounds, because slow tests and tests of other packages are not run.

Tests are written for faults that survived, so the score of a sample that was tried before is flattering. This holds for
all samples of seed 1. A row with another seed shows a sample for which no test was written: it is the fair score. A
package without such a row was not tried again.

Some faults change nothing that the code promises. They are accepted, with a reason in `tests/mutation_accepted.txt`.
Where the last column says *some*, it was not measured which tests run the changed lines (`--quick`): only some tests of
the package were run, those of the module first. The score of all tests is higher.

The score is the share of detected faults among all others that were tried. The interval is Wilson's, at 95 %: it says
how far the score of all faults of the package may be from that of the sample.
"""


def score_interval(detected: int, tried: int) -> tuple[float, float]:
    """Return Wilson's interval of 95 % for a share.

    >>> [round(bound, 3) for bound in score_interval(285, 300)]
    [0.919, 0.969]
    """
    if not tried:
        return 0.0, 1.0
    share, square = detected / tried, _NORMAL_QUANTILE**2
    middle = share + square / (2 * tried)
    spread = _NORMAL_QUANTILE * math.sqrt(share * (1 - share) / tried + square / (4 * tried**2))
    return max(0.0, (middle - spread) / (1 + square / tried)), min(1.0, (middle + spread) / (1 + square / tried))


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageResult:
    """The result of a package."""

    package: str
    day: str
    seed: int
    state: str = ""
    """A hash of the package's modules."""
    quick: bool = False
    """Whether only some tests were run, those of the module first, instead of those that run the changed lines."""
    population: int
    """How many mutants the package has."""
    killed: int
    accepted: list[str]
    """The survivors that are accepted."""
    survivors: list[str]

    @property
    def counted(self) -> int:
        """How many mutants were tried, without the accepted ones."""
        return self.killed + len(self.survivors)

    @property
    def score(self) -> float:
        """The share of detected mutants in per cent."""
        return 100 * self.killed / self.counted if self.counted else 0

    def format_interval(self) -> str:
        """Return the interval of the score in per cent."""
        low, high = score_interval(self.killed, self.counted)
        return f"{100 * low:.1f}–{100 * high:.1f} %"

    def format_summary(self) -> str:
        """Return a line about the result."""
        return (
            f"{self.package}: {self.score:.1f} % ({self.format_interval()}): {self.killed} of {self.counted} detected, "
            f"{len(self.accepted)} accepted"
        )


def load_results() -> dict[tuple[str, int], PackageResult]:
    """Return the last result of each package and seed."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else []
    return {(each["package"], each["seed"]): PackageResult(**each) for each in kept}


def _sort(results: dict[tuple[str, int], PackageResult]) -> list[PackageResult]:
    places = list(GOALS)
    return sorted(results.values(), key=lambda each: (places.index(each.package), each.seed))


def save_results(results: dict[tuple[str, int], PackageResult]) -> None:
    """Keep the last result of each package and seed."""
    ordered = [asdict(each) for each in _sort(results)]
    RESULTS.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def make_page(results: dict[tuple[str, int], PackageResult]) -> str:
    """Return the page."""
    found = _sort(results)
    packages = {each.package for each in found}
    absent = [f"`{package}`" for package in GOALS if package not in packages]
    rows = [
        f"| `{each.package}` | {each.day} | {each.seed} | {each.population} | {each.counted} | {each.killed} | "
        f"{len(each.accepted)} | {each.score:.1f} % | {each.format_interval()} | {GOALS[each.package]} % | "
        f"{'some' if each.quick else 'that run the lines'} |"
        for each in found
    ]
    parts = [
        INTRODUCTION,
        "## Scores\n",
        "| package | day | seed | faults | tried | detected | accepted | score | interval | wanted | tests |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
        *rows,
        "",
        *([f"No results yet: {', '.join(absent)}.\n"] if absent else []),
        "## Faults that no test detects\n",
        "Each line shows the file, the function, and the changed code before and after. Where only some tests were",
        "run, another may detect the fault.",
    ]
    for each in found:
        parts += [f"\n### {each.package}, seed {each.seed}\n"]
        parts += ["```text", *each.survivors, "```"] if each.survivors else ["None of the sample."]
    return "\n".join([*parts, ""])


def write_page() -> None:
    """Write the page with the last results."""
    PAGE.write_text(make_page(load_results()), encoding="utf-8")
