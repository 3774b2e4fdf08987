"""Fuzz targets: the corpus is accepted, and no target raises anything but an error of the library.

`dev.py fuzz` looks much further, guided by the code that an input reaches. What it finds is added to the corpus.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzzing.targets import TARGETS, accepts

CORPUS: Final = Path(__file__).with_name("corpus")
SEEDS: Final = sorted(path for path in CORPUS.rglob("*") if path.is_file())


def test_each_target_has_a_seed() -> None:
    """The corpus has a folder for each target, and no other."""
    assert {seed.parent.name for seed in SEEDS} == set(TARGETS)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.parent.name}-{seed.name}")
def test_seed_is_read(seed: Path) -> None:
    """A seed is accepted, so that what fuzzing makes of it gets beyond the first error; a fault found is refused."""
    assert accepts(seed.parent.name, seed.read_bytes()) is not seed.name.startswith("refused")


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.data())
def test_damaged_seeds(target: str, data: st.DataObject) -> None:
    """A seed of which a part is replaced by any bytes, or by a part of itself, is accepted or refused, and no more."""
    seed = data.draw(st.sampled_from([seed for seed in SEEDS if seed.parent.name == target])).read_bytes()
    start = data.draw(st.integers(0, len(seed)))
    stop = data.draw(st.integers(start, min(len(seed), start + 64)))
    first = data.draw(st.integers(0, len(seed)))
    inserted = data.draw(st.binary(max_size=16) | st.just(seed[first : first + 64]))
    accepts(target, seed[:start] + inserted + seed[stop:])


def test_faults_are_not_hidden() -> None:
    """An error that is not the library's own leaves a target."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.fuzzing.targets.loads_mapping", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            accepts("mapping", b"")
