"""Samples of a strategy: reproducible, and without traces on the disk."""

from __future__ import annotations

import pytest
from hypothesis.configuration import storage_directory
from hypothesis.errors import InvalidArgument

from psm_model.checking import Severity
from psm_model.checks import check
from psm_model.strategies import sample
from psm_model.strategies.sampling import use_temporary_hypothesis_home


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_sample_breaks_at_most_the_given_rule(seed: int) -> None:
    """A sample has no error or warning, or only the one of the given rule."""
    valid = sample(seed=seed)
    assert [finding.code for finding in check(valid.register).findings if finding.severity is not Severity.INFO] == []
    assert valid.options == {}
    broken = sample("PSM091", seed=seed)
    assert "PSM091" in {finding.code for finding in check(broken.register, **broken.options).findings}


@pytest.mark.slow
def test_seed_decides_the_sample() -> None:
    """The same seed gives the same sample, and some other seeds give others."""
    assert sample(seed=7) == sample(seed=7)
    assert len({str(sample(seed=seed).register) for seed in range(4)}) > 1


def test_unknown_code_is_refused() -> None:
    """An unknown code is refused."""
    with pytest.raises(InvalidArgument, match="expected the code of a rule"):
        sample("PSM000")


def test_nothing_is_left_after() -> None:
    """Hypothesis stores its data in a temporary folder, which is removed, and then in the usual one again."""
    usual = storage_directory().path
    with use_temporary_hypothesis_home():
        folder = storage_directory().path
        assert folder.is_dir()
    assert not folder.exists()
    assert storage_directory().path == usual
