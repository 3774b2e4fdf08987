"""Passages in the forms that decrees, news and judgments cite law in, written for these tests, with what they cite."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from psm_model.law.parsing import find_citations

PASSAGES = Path(__file__).with_name("passages.txt")


class Passage(NamedTuple):
    """A text, and the numbers, years and titles of what it cites."""

    text: str
    instruments: Counter[tuple[str, str]]
    titles: Counter[tuple[str, str]]


def passages() -> list[Passage]:
    """Read the passages: a heading, the text, a line of two dashes, and a line for each instrument with its title."""
    read = []
    for block in PASSAGES.read_text(encoding="utf-8").split("\n== "):
        text, _, labels = block.partition("\n--\n")
        instruments: Counter[tuple[str, str]] = Counter()
        titles: Counter[tuple[str, str]] = Counter()
        for line in labels.splitlines():
            named, _, rest = line.partition("|")
            words = named.split()
            if not words or words[0] == "self":
                continue
            numbers = [word for word in words[1:] if any(letter.isdigit() for letter in word)]
            number, year = [*numbers, "", ""][:2]
            instruments[number, year] += 1
            title = rest.partition("|")[0].strip().casefold()
            if title:
                titles[number, title] += 1
        read.append(Passage(text.partition("\n")[2], instruments, titles))
    return read


def test_nearly_all_is_read() -> None:
    """Of what the passages cite, nearly all instruments and titles are found, and little else."""
    wanted, right, found_in_all = 0, 0, 0
    titled, titles_right = 0, 0
    for passage in passages():
        found: Counter[tuple[str, str]] = Counter()
        titles: Counter[tuple[str, str]] = Counter()
        for one in find_citations(passage.text):
            instrument = one.instrument
            if instrument is not None and (instrument.number or instrument.year):
                number = (instrument.number or "").lstrip("0")
                found[number, "" if instrument.year is None else str(instrument.year)] += 1
                if one.title:
                    titles[number, " ".join(one.title.casefold().split())] += 1
        labelled = Counter({key: count for key, count in passage.instruments.items() if key != ("", "")})
        wanted += labelled.total()
        found_in_all += found.total()
        right += (
            Counter({(number.lstrip("0"), year): count for (number, year), count in labelled.items()}) & found
        ).total()
        titled += passage.titles.total()
        titles_right += (Counter({(n.lstrip("0"), t): c for (n, t), c in passage.titles.items()}) & titles).total()
    assert wanted > 150
    assert right >= 0.9 * wanted
    assert right >= 0.9 * found_in_all
    assert titles_right >= 0.85 * titled
