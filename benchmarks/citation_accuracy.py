"""Measure how exactly citations are found: precision, recall and F1 against labelled texts, for each slice of them.

usage, in the root folder: python -m benchmarks.citation_accuracy LABELLED.jsonl [--misses]

Four questions are asked. *Instruments*: kind, number and year are right. *Places*: article, paragraph, letter, item and
the end of a range are right. *Joined*: such a place is found, with the instrument that the label gives it. *Titles*: an
instrument is found, and its title ends where the label's does; case and white space do not count.

Each line of the file is an object with a `text`, the citations in it as `gold`, and whether it is `hard` (damaged,
nested, listed) or `social` (of social affairs). A citation has `type`, the kind of the instrument, or `subtype`, a
nearer one; `number`, `year`, `title`, and `pinpoints`, each with `pasal`, `ayat`, `huruf`, `angka` and, for a range,
`to`. One whose subtype is "self" refers to the text itself or to an instrument named before: its places count, and
belong to no instrument. One whose `rel` is "in_title" is in a title: to find it is neither right nor wrong.

With `--misses` each text that is not read as labelled is shown, with what was missed and what was found instead.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from psm_model import find_citations
from psm_model.law import FoundCitation

Bag: TypeAlias = Counter[Hashable]

QUESTIONS = ("instruments", "places", "joined", "titles")

# Names that labels have for a kind, where they differ from ours.
KINDS = {"uuds_1950": "uuds", "uu_prp": "perppu", "pp_ris": "pp"}
# Our kinds of any office, which labels call "other".
OTHERS = frozenset(["peraturan", "keputusan", "instruksi", "putusan"])


def _bags() -> dict[str, Bag]:
    return {question: Counter() for question in QUESTIONS}


@attrs.define
class Tally:
    """How many were right, of how many labelled and how many found."""

    right: int = 0
    """Found and labelled."""
    labelled: int = 0
    """Labelled."""
    found: int = 0
    """Found."""

    def add(self, labelled: Bag, found: Bag, spare: Bag) -> None:
        """Count a text in; what is found and spare, and not labelled, is left out."""
        right = (labelled & found).total()
        extra = found - labelled - spare
        self.right += right
        self.labelled += labelled.total()
        self.found += right + extra.total()

    def figures(self) -> tuple[float, float, float]:
        """Return precision, recall and F1; one where there is nothing to find and nothing found."""
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.labelled if self.labelled else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall or 1)


def comparable_number(value: str | None) -> str | None:
    """Return a number as it is compared: without spaces and leading zeros, in one case."""
    return None if value is None else "".join(value.split()).upper().lstrip("0")


def comparable_title(title: str) -> str:
    """Return a title as it is compared: in small letters, white space collapsed."""
    return " ".join(title.lower().split())


def comparable_kind(kind: str) -> str:
    """Return a kind as it is compared: by the name that labels have for it."""
    return "other" if kind in OTHERS else kind


def labelled_kind(label: Mapping[str, Any]) -> str:
    """Return the kind of a labelled instrument, by our names."""
    kind, subtype = str(label["type"]), str(label.get("subtype") or "")
    return comparable_kind(KINDS.get(subtype, subtype if kind == "other" and subtype else kind))


def collect_labelled(labels: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Bag], dict[str, Bag]]:
    """Return what is to be found, and what may be, each as often as it occurs."""
    must, spare = _bags(), _bags()
    for label in labels:
        own = label.get("subtype") == "self"
        bags = spare if label.get("rel") == "in_title" else must
        key = None if own else (labelled_kind(label), comparable_number(label["number"]), label["year"])
        if key:
            bags["instruments"][key] += 1
            if label["title"]:
                bags["titles"][key, comparable_title(label["title"])] += 1
        for place in label["pinpoints"]:
            to = place.get("to") or {}
            if place.get("pasal"):
                parts = [place.get(part) for part in ("pasal", "ayat", "huruf", "angka")]
                where = (*parts, to.get("pasal"), to.get("ayat"))
                must["places"][where] += 1
                must["joined"][key, where] += 1
    return must, spare


def collect_found(found: Iterable[FoundCitation]) -> dict[str, Bag]:
    """Return what was found, each as often as it occurs."""
    bags = _bags()
    for citation in found:
        key = None
        if citation.instrument:
            kind = comparable_kind(citation.instrument.kind.value)
            key = (kind, comparable_number(citation.instrument.number), citation.instrument.year)
            bags["instruments"][key] += 1
            if citation.title:
                bags["titles"][key, comparable_title(citation.title)] += 1
        for place in citation.pinpoints:
            to = place.through
            if place.article:
                parts = (place.article, place.paragraph, place.letter, place.item)
                where = (*parts, to and to.article, to and to.paragraph)
                bags["places"][where] += 1
                bags["joined"][key, where] += 1
    return bags


def slices(record: Mapping[str, Any]) -> list[str]:
    """Return the slices that a record counts for."""
    kind = "hard" if record.get("hard") else "plain"
    return ["negative"] if not record["gold"] else [kind, *(["social"] if record.get("social") else []), "all"]


def measure(records: Iterable[Mapping[str, Any]]) -> tuple[Counter[str], dict[str, dict[str, Tally]], list[str]]:
    """Return the number of texts and the tallies by slice, and a description of every miss."""
    texts: Counter[str] = Counter()
    tallies: dict[str, dict[str, Tally]] = {}
    misses: list[str] = []
    for record in records:
        must, spare = collect_labelled(record["gold"])
        found = collect_found(find_citations(record["text"]))
        for name in slices(record):
            texts[name] += 1
            tally = tallies.setdefault(name, {question: Tally() for question in QUESTIONS})
            for question in QUESTIONS:
                tally[question].add(must[question], found[question], spare[question])
        missed = [
            f"  {question}: {verb} {what}"
            for question in QUESTIONS
            for verb, bag in (
                ("missed", must[question] - found[question]),
                ("found", found[question] - must[question] - spare[question]),
            )
            for what in bag
        ]
        if missed:
            misses.append("\n".join([f"{record.get('id', '?')}: {' '.join(record['text'].split())}", *missed]))
    return texts, tallies, misses


def main(file: Path, *, show_misses: bool) -> int:
    """Measure, and print the figures as a table in Markdown."""
    lines = file.read_text(encoding="utf-8").splitlines()
    texts, tallies, misses = measure(json.loads(line) for line in lines)
    if show_misses:
        print("\n\n".join(misses), end="\n\n")
    columns = " | ".join(f"{question}: precision | recall | F1" for question in QUESTIONS)
    print(f"| slice | texts | {columns} |")
    print(f"|---|---|{'---|' * 3 * len(QUESTIONS)}")
    for name in ("plain", "hard", "social", "negative", "all"):
        if texts[name]:
            figures = [figure for question in QUESTIONS for figure in tallies[name][question].figures()]
            print(f"| {name} | {texts[name]} | {' | '.join(f'{figure:.3f}' for figure in figures)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), show_misses="--misses" in sys.argv[2:]))
