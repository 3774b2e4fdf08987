"""Strings of laws whose citations are labelled, and how many of them are found.

`labelled_citations.jsonl` has 142 strings of laws and government regulations, which have no copyright: each with the
kind, year and number of its law, and the labels of two readers. `gold` lists the citations, `rel` says that one is part
of a title (`in_title`), `subtype` refines the type, and `hard` marks damaged, nested or unusual strings.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import attrs

from psm_model.law import find_citations

__all__ = ["LABELLED", "Score", "read_records", "score"]

LABELLED: Final = Path(__file__).with_name("labelled_citations.jsonl")
ALIKE: Final = {"by_name", "amendment", "uu_prp", "self"}
"""Refinements that are not kinds of their own."""

# Any: a value from a JSON parser, here one line of the file.
Record = dict[str, Any]
Instrument = tuple[str, str | None, int | None]
Place = tuple[Any, ...]


@attrs.frozen
class Score:
    """How many labels were found: of instruments or of places in them."""

    right: int
    """How many of those found are labelled."""
    labelled: int
    """How many are labelled."""
    found: int
    """How many were found."""

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.labelled + self.found)


def read_records(file: Path) -> list[Record]:
    """Return the labelled strings of a file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def normalise(number: str | None) -> str | None:
    """Return a number without spaces, in capital letters and without leading zeros."""
    return None if number is None else "".join(number.split()).upper().lstrip("0")


def list_kinds(label: Record) -> set[str]:
    """Return the kinds that count as right for a label."""
    subtype = label.get("subtype")
    kinds = {label["type"]}
    if subtype and subtype not in ALIKE:
        kinds = kinds | {subtype} if label["type"] == "other" else {subtype}
    return kinds | {"uuds", "uud"} if subtype == "uuds_1950" else kinds


def count_places(labels: Iterable[Record]) -> Counter[Place]:
    """Count the labelled places that have an article."""
    places: Counter[Place] = Counter()
    for pinpoint in (pinpoint for label in labels for pinpoint in label["pinpoints"] if pinpoint.get("pasal")):
        to = pinpoint.get("to")
        through = (to.get("pasal"), to.get("ayat")) if to else None
        places[(*(pinpoint.get(key) for key in ("pasal", "ayat", "huruf", "angka")), through)] += 1
    return places


def find_in(text: str) -> tuple[list[Instrument], Counter[Place]]:
    """Return the instruments and the places with an article that are found in a text."""
    instruments: list[Instrument] = []
    places: Counter[Place] = Counter()
    for found in find_citations(text):
        if found.instrument is not None:
            instrument = found.instrument
            instruments.append((str(instrument.kind), normalise(instrument.number), instrument.year))
        for place in (place for place in found.pinpoints if place.article is not None):
            through = (place.through.article, place.through.paragraph) if place.through else None
            places[place.article, place.paragraph, place.letter, place.item, through] += 1
    return instruments, places


def match_instruments(labels: list[Record], found: list[Instrument]) -> Score:
    """Compare instruments by kind, number and year; one within a title may be found or not."""
    left = [(list_kinds(each), normalise(each["number"]), each["year"]) for each in labels if not is_in_title(each)]
    spare = [(list_kinds(each), normalise(each["number"])) for each in labels if is_in_title(each)]
    labelled, spurious = len(left), 0
    unmatched = []
    for kind, number, year in found:
        label = next((each for each in left if kind in each[0] and each[1:] == (number, year)), None)
        if label is None:
            unmatched.append((kind, number))
        else:
            left.remove(label)
    for kind, number in unmatched:
        title = next((each for each in spare if kind in each[0] and each[1] == number), None)
        if title is None:
            spurious += 1
        else:
            spare.remove(title)
    right = labelled - len(left)
    return Score(right, labelled, right + spurious)


def is_in_title(label: Record) -> bool:
    """Return whether a label is an instrument within the title of another."""
    return label.get("rel") == "in_title"


def add(scores: Iterable[Score]) -> Score:
    """Return the sum of scores."""
    return Score(*(sum(column) for column in zip(*map(attrs.astuple, scores), strict=True)))


def score(records: list[Record]) -> tuple[Score, Score]:
    """Return the scores of instruments and of places in labelled strings."""
    instruments, places = [], []
    for record in records:
        labels = record["gold"]
        found, found_places = find_in(record["text"])
        instruments.append(match_instruments([each for each in labels if each.get("subtype") != "self"], found))
        wanted = count_places(labels)
        places.append(Score((wanted & found_places).total(), wanted.total(), found_places.total()))
    return add(instruments), add(places)
