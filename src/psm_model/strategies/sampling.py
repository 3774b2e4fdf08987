"""One register out of a strategy, for looking at."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from .valid import valid_registers
from .violations import Violation, violations

__all__ = ["sample"]

_DRAWS = 25


def sample(code: str | None = None, *, number: int = 0) -> Violation:
    """Draw a register that breaks the rule with the code, or that breaks none where no code is given.

    The same number gives the same register with the same version of Hypothesis. It is the last of some draws, since the
    first ones tend to be empty.

    Raises:
        InvalidArgument: no rule of the package has the code.
    """
    drawn: list[Violation] = []
    strategy = st.builds(Violation, valid_registers(), st.just({})) if code is None else violations(code)

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
    def draw(violation: Violation) -> None:
        drawn.append(violation)

    draw()
    return drawn[-1]
