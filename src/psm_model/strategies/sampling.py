"""A single register from a strategy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Final

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from .valid import valid_registers
from .violations import BrokenRegister, violations

__all__ = ["sample", "use_temporary_hypothesis_home"]

_DRAWS: Final = 25


def sample(code: str | None = None, *, seed: int = 0) -> BrokenRegister:
    """Return a register that breaks the rule with the code; without a code, one that breaks no rule.

    The same seed gives the same register with the same versions of Hypothesis and of the modules that it searches for
    constants, which are those of the calling project. It is the last of several draws, because the first ones tend to
    be empty.

    Raises:
        InvalidArgument: no rule of the package has the code.
    """
    drawn: list[BrokenRegister] = []
    strategy = st.builds(BrokenRegister, valid_registers(), st.just({})) if code is None else violations(code)

    # This is not a test, so do not fail if drawing is slow.
    @hypothesis.seed(seed)
    @settings(
        max_examples=_DRAWS,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(violation: BrokenRegister) -> None:
        drawn.append(violation)

    draw()
    return drawn[-1]


@contextmanager
def use_temporary_hypothesis_home() -> Iterator[None]:
    """Have Hypothesis store its data in a temporary folder instead of the working directory.

    This is for the command, which has its own process: afterwards Hypothesis uses its default folder again.
    """
    with TemporaryDirectory() as folder:
        set_hypothesis_home_dir(folder)
        try:
            yield
        finally:
            set_hypothesis_home_dir(None)
