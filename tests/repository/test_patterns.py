"""Regular expressions: no text makes one take more than quadratic time, nor an entrance more than linear time.

CPU time is compared, because the engine counts no steps. The bounds are far from what is measured on either side: for
400 letters, a pattern of quadratic time takes a millisecond, one of cubic time a second, and one of exponential time
never ends.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import partial
from itertools import product
from typing import Final

import pytest

from psm_model.drafting import draft
from psm_model.errors import PsmModelError
from psm_model.law import Citation, find_citations
from psm_model.values import Period
from tests.repository.patterns import LibraryPattern, iter_patterns, list_misleading, list_needed
from tests.slowness import is_slow

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs timers of POSIX")

_LETTERS: Final = 400
_END: Final = "\0"
"""A sign that no pattern accepts at the end."""
_QUADRATIC: Final = re.compile(r"(?: +)x")
"""A pattern that takes quadratic time, a tenth of a millisecond for as many spaces."""


def run_pattern(found: LibraryPattern, text: str) -> None:
    """Call the method of a pattern that the library calls."""
    if found.method == "search":
        for _ in found.pattern.finditer(text):
            pass
    else:
        getattr(found.pattern, found.method)(text)


def run_misleading(found: LibraryPattern) -> None:
    """Run a pattern on all texts that are made to mislead it."""
    for lead, pump in list_misleading(found.pattern):
        # Few letters first, so that exponential time is seen early.
        for letters in (40, _LETTERS):
            run_pattern(found, lead + pump * (letters // len(pump)) + _END)


def is_slow_pattern(found: LibraryPattern, *, seconds: float = 0.4, attempts: int = 10) -> bool:
    """Return whether a pattern takes longer than one of quadratic time takes for some thousand texts."""
    text = " " * _LETTERS + _END
    return is_slow(
        lambda: run_misleading(found),
        than=lambda: [_QUADRATIC.search(text) for _ in range(1_000)],
        times=4,
        seconds=seconds,
        attempts=attempts,
    )


@pytest.mark.slow
def test_no_pattern_takes_more_than_quadratic_time() -> None:
    """No pattern of the library takes exponential or cubic time for any of the texts made to mislead it."""
    patterns = list(iter_patterns())
    assert len(patterns) > 500
    assert [f"{found.place} ({found.method})" for found in patterns if is_slow_pattern(found)] == []


@pytest.mark.parametrize(
    "pattern", [r"(?:a+b?)+c", r"(?:[0-9]+[ ]*)*$", r"(?: (?:dari(?: ?pada)?|pada))* x", r"\s*,?\s*;?\s*:?\s*,x"]
)
def test_slow_patterns_are_found(pattern: str) -> None:
    """A pattern that takes exponential time, or that of a high power, is found, however busy the machine is."""
    assert is_slow_pattern(LibraryPattern("here", "search", re.compile(pattern)), seconds=0, attempts=1)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("Pasal", {"pasal"}),
        ("ketua|chair", {"ketua", "chair"}),
        ("(?:un)?known (?:day|year)s", {"known "}),
        ("a(?:b|cd)+ef", {"ef"}),
        ("of (?:which|whom)", {"of wh"}),
        (r"\w*", {""}),
    ],
)
def test_needed_letters(pattern: str, needed: set[str]) -> None:
    """The letters that a text needs are those of the longest part, in each of its alternatives."""
    assert list_needed(re.compile(pattern, re.IGNORECASE)) == needed


_ENTRANCES: Final[tuple[tuple[Callable[[str], object], tuple[str, ...], int], ...]] = (
    (find_citations, ("", "UU 1/2000", "Pasal 5", "Peraturan Menteri Sosial Nomor", "QS"), 8),
    (draft, ("Ketua: ",), 3),
    (Citation.parse, ("", "UU 1/2000"), 8),
    (Period.parse_text, ("", "1 Januari 2020 s.d."), 8),
)
"""Each with what a text may begin with, and how many times as long as prose its slowest text takes."""
_PIECES: Final = (
    *(" ", "\t", "\n", "\xa0", " \n", "\r\n", ".", ",", "-", "(", ")", '"', "_", "*", "/", "|", "0", "1/", "a", "A "),
    *("a.", "1. ", "1.\n", ", ", " dan ", " dari pada", "Pasal ", "UU ", "tentang ", "0.0.0000.0.00", "qs 0"),
)


@pytest.mark.slow
@pytest.mark.parametrize("entrance", _ENTRANCES, ids=lambda entrance: entrance[0].__qualname__)
def test_entrances_take_linear_time(entrance: tuple[Callable[[str], object], tuple[str, ...], int]) -> None:
    """A text of one piece again and again takes an entrance not much longer than prose of the same length."""
    read, leads, repeats = entrance
    prose = "Ketua IPSM Kabupaten Batang, Ani Contoh, dikukuhkan berdasarkan Pasal 5 UU Nomor 11 Tahun 2009. "

    def run(text: str) -> object:
        try:
            return read(text)
        except PsmModelError as error:
            return error

    usual = prose * (4_000 // len(prose))
    slow = [
        lead + piece
        for lead, piece in product(leads, _PIECES)
        if is_slow(
            partial(run, lead + piece * (4_000 // len(piece))),
            than=lambda: [run(usual) for _ in range(repeats)],
            times=3,
            seconds=0.3,
        )
    ]
    assert slow == []
