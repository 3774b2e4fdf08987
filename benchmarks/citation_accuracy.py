"""How exactly citations are found: precision, recall and F1 against labelled strings, for each slice of them.

usage, in the root folder: python -m benchmarks.citation_accuracy LABELLED.jsonl

Each line of the file is an object with a `text`, the citations in it as `gold`, and whether it is `hard` (damaged,
nested, listed) or `social` (of social affairs). A citation has `type`, the kind of the instrument, or `subtype`, a
nearer one; `number`, `year`, and `pinpoints`, each with `pasal`, `ayat`, `huruf`, `angka` and, for a range, `to`. One
whose subtype is "self" refers to the text itself or to an instrument named before: its pinpoints count, its instrument
does not. One whose `rel` is "in_title" stands in a title: to find it is neither right nor wrong.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from psm_model import FoundCitation, find_citations

Bag: TypeAlias = Counter[Hashable]

# Names that labels have for a kind, where they differ from ours.
KINDS = {"uuds_1950": "uuds", "uu_prp": "perppu", "pp_ris": "pp"}
# Our kinds of any office, which labels call "other".
OTHERS = frozenset(["peraturan", "keputusan", "instruksi", "putusan"])


@attrs.define
class Tally:
    """How many were right, of how many labelled and how many found."""

    right: int = 0
    """Found and labelled."""
    labelled: int = 0
    """Labelled."""
    found: int = 0
    """Found."""

    def add(self, labelled: Bag, found: Bag, spare: Bag | None = None) -> None:
        """Count a text in; what is found and spare, and not labelled, is left out."""
        right = (labelled & found).total()
        extra = found - labelled - (spare or Counter())
        self.right += right
        self.labelled += labelled.total()
        self.found += right + extra.total()

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1; one where there is nothing to find and nothing found."""
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.labelled if self.labelled else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall or 1)


def number(value: str | None) -> str | None:
    """A number as it is compared: without spaces and leading zeros, in one case."""
    return None if value is None else "".join(value.split()).upper().lstrip("0")


def labelled_kind(label: Mapping[str, Any]) -> str:
    """The kind of a labelled instrument, by our names."""
    kind, subtype = str(label["type"]), str(label.get("subtype") or "")
    return kind_of_label(KINDS.get(subtype, subtype if kind == "other" and subtype else kind))


def kind_of_label(kind: str) -> str:
    """The name by which labels know a kind."""
    return "other" if kind in OTHERS else kind


def labelled(labels: Iterable[Mapping[str, Any]]) -> tuple[Bag, Bag, Bag]:
    """The instruments, those in titles, and the places, each with how often it stands."""
    must, spare, places = Bag(), Bag(), Bag()
    for label in labels:
        if label.get("subtype") != "self":
            bag = spare if label.get("rel") == "in_title" else must
            bag[labelled_kind(label), number(label["number"]), label["year"]] += 1
        for place in label["pinpoints"]:
            to = place.get("to") or {}
            if place.get("pasal"):
                parts = [place.get(part) for part in ("pasal", "ayat", "huruf", "angka")]
                places[(*parts, to.get("pasal"), to.get("ayat"))] += 1
    return must, spare, places


def read(found: Iterable[FoundCitation]) -> tuple[Bag, Bag]:
    """The instruments and the places that were found, each with how often."""
    instruments, places = Bag(), Bag()
    for one in found:
        if one.instrument:
            instruments[
                kind_of_label(one.instrument.kind.value), number(one.instrument.number), one.instrument.year
            ] += 1
        for place in one.pinpoints:
            to = place.through
            if place.article:
                parts = (place.article, place.paragraph, place.letter, place.item)
                places[(*parts, to and to.article, to and to.paragraph)] += 1
    return instruments, places


def slices(record: Mapping[str, Any]) -> list[str]:
    """The slices that a record counts for."""
    kind = "hard" if record.get("hard") else "plain"
    return ["negative"] if not record["gold"] else [kind, *(["social"] if record.get("social") else []), "all"]


def main(file: Path) -> int:
    """Measure, and tell as a table of Markdown."""
    texts: Counter[str] = Counter()
    instruments: dict[str, Tally] = {}
    places: dict[str, Tally] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        must, spare, labelled_places = labelled(record["gold"])
        found, found_places = read(find_citations(record["text"]))
        for name in slices(record):
            texts[name] += 1
            instruments.setdefault(name, Tally()).add(must, found, spare)
            places.setdefault(name, Tally()).add(labelled_places, found_places)
    print("| slice | strings | instruments: precision | recall | F1 | places: precision | recall | F1 |")
    print("|---|---|---|---|---|---|---|---|")
    for name in ("plain", "hard", "social", "negative", "all"):
        if texts[name]:
            figures = (*instruments[name].figures(), *places[name].figures())
            print(f"| {name} | {texts[name]} | {' | '.join(f'{figure:.3f}' for figure in figures)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
