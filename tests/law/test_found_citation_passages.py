"""Passages in the forms that decrees, news and judgments cite law in, with what they cite.

Most were written for these tests; those whose names begin with "t" are short excerpts of official texts.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from psm_model.law.found_citation import find_citations

PASSAGES = Path(__file__).with_name("passages.txt")


class Passage(NamedTuple):
    """A text, and the numbers, years, titles and places of what it cites."""

    text: str
    instruments: Counter[tuple[str, str]]
    titles: Counter[tuple[str, str]]
    places: Counter[tuple[str, str]]
    """The number of each instrument, or its kind where it has none, and an article in it."""


def passages() -> list[Passage]:
    """Read the passages: a heading, the text, a line of two dashes, and a line for each instrument with its title."""
    read = []
    for block in PASSAGES.read_text(encoding="utf-8").split("\n== "):
        text, _, labels = block.partition("\n--\n")
        instruments: Counter[tuple[str, str]] = Counter()
        titles: Counter[tuple[str, str]] = Counter()
        places: Counter[tuple[str, str]] = Counter()
        for line in labels.splitlines():
            named, _, rest = line.partition("|")
            words = named.split()
            if not words or words[0] == "self":
                continue
            number, year = ("" if word == "-" else word for word in words[-2:])
            instruments[number, year] += 1
            key = number.lstrip("0") or words[0].rpartition(":")[2]
            for place in rest.partition("|")[2].replace("~", ";").split(";"):
                places.update((key, article) for article in place.split()[:1])
            title = rest.partition("|")[0].strip().casefold()
            if title:
                titles[number, title] += 1
        read.append(Passage(text.partition("\n")[2], instruments, titles, places))
    return read


def test_places_are_joined_to_their_instrument() -> None:
    """Of the articles that the passages cite, nearly all are found in the instrument that they are of."""
    wanted = right = 0
    for passage in passages():
        found: Counter[tuple[str, str]] = Counter()
        for entry in find_citations(passage.text):
            if entry.instrument is not None:
                key = (entry.instrument.number or "").lstrip("0") or entry.instrument.kind.value
                ends = [end for place in entry.pinpoints for end in (place, place.through) if end is not None]
                found.update((key, end.article) for end in ends if end.article)
        wanted += passage.places.total()
        right += (passage.places & found).total()
    assert wanted > 100
    assert right >= 0.97 * wanted


def test_nearly_all_is_read() -> None:
    """Nearly all instruments and titles in the passages are found, and little else."""
    wanted, right, found_in_all = 0, 0, 0
    titled, titles_right = 0, 0
    for passage in passages():
        found: Counter[tuple[str, str]] = Counter()
        titles: Counter[tuple[str, str]] = Counter()
        for entry in find_citations(passage.text):
            instrument = entry.instrument
            if instrument is None:
                continue
            number = (instrument.number or "").lstrip("0")
            if instrument.number or instrument.year:
                found[number, "" if instrument.year is None else str(instrument.year)] += 1
            if entry.title:
                titles[number, " ".join(entry.title.casefold().split())] += 1
        labelled = Counter({key: count for key, count in passage.instruments.items() if key != ("", "")})
        wanted += labelled.total()
        found_in_all += found.total()
        right += (
            Counter({(number.lstrip("0"), year): count for (number, year), count in labelled.items()}) & found
        ).total()
        titled += passage.titles.total()
        titles_right += (Counter({(n.lstrip("0"), t): c for (n, t), c in passage.titles.items()}) & titles).total()
    assert wanted > 150
    assert right >= 0.97 * wanted
    assert right >= 0.97 * found_in_all
    assert titles_right >= 0.95 * titled
