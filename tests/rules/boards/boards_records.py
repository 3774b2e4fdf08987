"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from psm_model.entities import Appointment, Capacity, Post
from psm_model.values import Verdict
from tests.rules.samples import HOLDERS, IPSM, held, term, verdict
from tests.rules.spans import precise_spans

EXAMPLES = settings(max_examples=2 * settings().max_examples)
CORE = (Post.CHAIR, Post.SECRETARY, Post.TREASURER)
BOARD = "2020-01-01/2024-12-31"


@st.composite
def boards(draw: st.DrawFn) -> tuple[Appointment, ...]:
    """A few appointments of one board, each on known days, some in another's place, wherever that leads."""
    number = draw(st.integers(2, 5))
    return tuple(
        held(
            draw(precise_spans()),
            f"a-{place}",
            draw(st.sampled_from([Post.CHAIR, Post.CHAIR, Post.SECRETARY, Post.VICE_CHAIR])),
            **draw(st.sampled_from(HOLDERS)),
            capacity=draw(st.sampled_from([Capacity.SUBSTANTIVE, Capacity.SUBSTANTIVE, *Capacity])),
            replaces=draw(st.none() | st.sampled_from([f"a-{other}" for other in range(number + 1)])),
            section=draw(st.sampled_from([None, None, "Bidang Usaha"])),
        )
        for place in range(number)
    )


def beside(code: str, first: Appointment, second: Appointment, board: str = BOARD) -> Verdict:
    """What a rule says of a board of two."""
    return verdict(code, IPSM, term(board, "t", first, second))
