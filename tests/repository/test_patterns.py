"""Regular expressions: no text makes one take more than quadratic time, nor an entrance more than linear time.

CPU time is measured, because the engine counts no steps. The bounds are far from what is measured on either side: for
400 letters, a pattern of quadratic time takes a millisecond, one of cubic time a second, and one of exponential time
never ends.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final

import pytest

from psm_model.drafting import draft
from psm_model.errors import PsmModelError
from psm_model.law import Citation, find_citations
from psm_model.values import Period
from tests.repository.patterns import LibraryPattern, iter_patterns, list_misleading

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs timers of POSIX")

_SECONDS: Final = 0.4
"""The CPU time for all texts of a pattern, which usually take some milliseconds."""
_LETTERS: Final = 400
_END: Final = "\0"
"""A sign that no pattern accepts at the end."""


class TooSlowError(Exception):
    """The error for what takes more CPU time than it may."""


@contextmanager
def limit_time(seconds: float) -> Iterator[None]:
    """Raise in the block after some seconds of CPU time.

    Raises:
        TooSlowError: the block takes longer.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def run_pattern(found: LibraryPattern, text: str) -> None:
    """Call the method of a pattern that the library calls."""
    if found.method == "search":
        for _ in found.pattern.finditer(text):
            pass
    else:
        getattr(found.pattern, found.method)(text)


def find_slow(found: LibraryPattern) -> str | None:
    """Return a text that takes a pattern too long, by its parts, or None."""
    lead = pump = ""
    try:
        with limit_time(_SECONDS):
            for lead, pump in list_misleading(found.pattern):
                # Few letters first, so that exponential time is seen early.
                for letters in (40, _LETTERS):
                    run_pattern(found, lead + pump * (letters // len(pump)) + _END)
    except TooSlowError:
        return f"{found.place} ({found.method}): {lead!r} and many times {pump!r}"
    return None


def test_no_pattern_takes_more_than_quadratic_time() -> None:
    """No pattern of the library takes exponential or cubic time for any of the texts made to mislead it."""
    patterns = list(iter_patterns())
    assert len(patterns) > 500
    assert [slow for found in patterns if (slow := find_slow(found)) is not None] == []


@pytest.mark.parametrize(
    "pattern", [r"(?:a+b?)+c", r"(?:[0-9]+[ ]*)*$", r"(?: (?:dari(?: ?pada)?|pada))* x", r"\s*,?\s*;?\s*,x"]
)
def test_slow_patterns_are_found(pattern: str) -> None:
    """A pattern that takes exponential or cubic time is found."""
    import re

    assert find_slow(LibraryPattern("here", "search", re.compile(pattern))) is not None


_ENTRANCES: Final[tuple[tuple[Callable[[str], object], tuple[str, ...]], ...]] = (
    (find_citations, ("", "UU 1/2000", "Pasal 5", "Peraturan Menteri Sosial Nomor", "QS")),
    (draft, ("Ketua: ",)),
    (Citation.parse, ("", "UU 1/2000")),
    (Period.parse_text, ("", "1 Januari 2020 s.d.")),
)
_PIECES: Final = (
    *(" ", "\t", "\n", "\xa0", " \n", "\r\n", ".", ",", "-", "(", ")", '"', "_", "*", "/", "|", "0", "1/", "a", "A "),
    *("a.", "1. ", "1.\n", ", ", " dan ", " dari pada", "Pasal ", "UU ", "tentang ", "0.0.0000.0.00", "qs 0"),
)


@pytest.mark.parametrize("entrance", _ENTRANCES, ids=lambda entrance: entrance[0].__qualname__)
def test_entrances_take_linear_time(entrance: tuple[Callable[[str], object], tuple[str, ...]]) -> None:
    """A text of one piece again and again takes an entrance about as long as prose of the same length."""
    read, leads = entrance
    prose = "Ketua IPSM Kabupaten Batang, Ani Contoh, dikukuhkan berdasarkan Pasal 5 UU Nomor 11 Tahun 2009. "

    def measure(text: str) -> float:
        start = time.process_time()
        with suppress(PsmModelError), limit_time(20):
            read(text)
        return time.process_time() - start

    measure(prose)
    usual = measure(prose * (4_000 // len(prose)))
    slow = {}
    for lead in leads:
        for piece in _PIECES:
            needed = measure(lead + piece * (4_000 // len(piece)))
            if needed > 8 * usual + 0.3:
                slow[lead, piece] = round(needed / usual)
    assert slow == {}
