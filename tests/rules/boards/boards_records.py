"""Boards for the tests of several rules."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from psm_model.entities import Appointment, Capacity, Post
from psm_model.values import Verdict
from tests.rules.samples import HOLDERS, IPSM, appoint, term, verdict
from tests.rules.spans import generate_precise_span

EXAMPLES = settings(max_examples=2 * settings().max_examples)
CORE = (Post.CHAIR, Post.SECRETARY, Post.TREASURER)
BOARD = "2020-01-01/2024-12-31"


@st.composite
def boards(draw: st.DrawFn) -> tuple[Appointment, ...]:
    """Draw a few appointments of one board, each on known days; some replace others, perhaps in a circle."""
    number = draw(st.integers(2, 5))
    return tuple(
        appoint(
            draw(generate_precise_span()),
            f"a-{place}",
            draw(st.sampled_from([Post.CHAIR, Post.CHAIR, Post.SECRETARY, Post.VICE_CHAIR])),
            **draw(st.sampled_from(HOLDERS)),
            capacity=draw(st.sampled_from([Capacity.SUBSTANTIVE, Capacity.SUBSTANTIVE, *Capacity])),
            replaces=draw(st.none() | st.sampled_from([f"a-{other}" for other in range(number + 1)])),
            section=draw(st.sampled_from([None, None, "Bidang Usaha"])),
        )
        for place in range(number)
    )


def verdict_on_pair(code: str, first: Appointment, second: Appointment, board: str = BOARD) -> Verdict:
    """Return the verdict of a rule on a board of two appointments."""
    return verdict(code, IPSM, term(board, "t", first, second))
