"""One register out of a strategy, for looking at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from .valid import valid_registers
from .violations import BrokenRegister, violations

__all__ = ["leaving_nothing_behind", "sample"]

_DRAWS = 25


def sample(code: str | None = None, *, number: int = 0) -> BrokenRegister:
    """Draw a register that breaks the rule with the code, or that breaks none where no code is given.

    The same number gives the same register with the same versions of Hypothesis and of the modules that it looks for
    constants in, which are those of the project that calls. It is the last of some draws, since the first ones tend to
    be empty.

    Raises:
        InvalidArgument: no rule of the package has the code.
    """
    drawn: list[BrokenRegister] = []
    strategy = st.builds(BrokenRegister, valid_registers(), st.just({})) if code is None else violations(code)

    # A sample is no test: how long drawing takes is nobody's failure.
    @seed(number)
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
def leaving_nothing_behind() -> Iterator[None]:
    """Have Hypothesis keep what it remembers in a folder that is gone afterwards, and not in the working directory.

    It is for the command, whose process is its own: the folder that Hypothesis uses is the usual one again at the end.
    """
    with TemporaryDirectory() as folder:
        set_hypothesis_home_dir(folder)
        try:
            yield
        finally:
            set_hypothesis_home_dir(None)
