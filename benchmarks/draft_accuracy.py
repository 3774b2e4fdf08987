"""Measure how exactly texts are drafted: precision and recall against labelled texts, for each type of fact.

usage, in the root folder: python -m benchmarks.draft_accuracy [FOLDER] [--misses]

The folder has texts, each NAME.txt, and their facts, each NAME.json: `published` (a date or null) and `facts`, each
with a `type` and a `value`. Without a folder it is that of the tests, whose texts and people are invented. A fact is
right if the draft has it; letters' case, spaces and kinds of dash do not matter, nor the full stop at the end. An
appointment is right by its holder and its post; an officiant and a speaker by their name, or by their office without a
name; a count by its number. A legal basis is compared without the places in it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from psm_model.drafting import Draft, draft
from psm_model.entities import Appointment, BoardTerm, Capacity, Decree, Inauguration, Organisation
from psm_model.law import Citation

Fact: TypeAlias = dict[str, Any]
Spans: TypeAlias = Mapping[str, tuple[tuple[int, int], ...]]

TEXTS = Path(__file__).parents[1] / "tests" / "drafting" / "texts"
WHOLE_DAY = len("2025-10-15")


def read_facts(text: str, published: str | None) -> list[Fact]:
    """Return the facts of the draft of a text, each with type, value, start and end.

    Args:
        text: The text.
        published: The day of publication as an ISO date; a month or a year alone counts as none.
    """
    day = date.fromisoformat(published) if published and len(published) == WHOLE_DAY else None
    return flatten(draft(text, published=day), text)


def flatten(drafted: Draft, text: str) -> list[Fact]:
    """Return the facts of a draft as a flat list."""
    spans = {fact.pointer: fact.spans for fact in drafted.facts}
    register = drafted.register
    facts = [
        _make("source_organisation", source.publisher, spans[f"/sources/{number}/publisher"])
        for number, source in enumerate(register.sources)
    ]
    for number, decree in enumerate(register.decrees):
        facts += _iter_decree(decree, f"/decrees/{number}", spans)
    for number, organisation in enumerate(register.organisations):
        facts += _iter_organisation(organisation, f"/organisations/{number}", spans, text)
    for number, term in enumerate(register.board_terms):
        facts += _iter_term(term, f"/board_terms/{number}", spans)
    return facts


def _make(kind: str, value: Any, spans: Sequence[tuple[int, int]]) -> Fact:
    return {"type": kind, "value": value, "start": spans[0][0], "end": spans[0][1]}


def _iter_decree(decree: Decree, base: str, spans: Spans) -> Iterator[Fact]:
    fields = {
        "number": "decree_number",
        "title": "decree_title",
        "issuer": "decree_issuer",
        "on_behalf_of": "on_behalf_of",
        "issued": "decree_issued",
        "in_force_from": "in_force_from",
    }
    for field, kind in fields.items():
        value = getattr(decree, field)
        if value is not None:
            yield _make(kind, str(value), spans[f"{base}/{field}"])
    if not decree.is_issued:
        yield _make("decree_status", decree.status.value, spans[f"{base}/status"])


def _iter_organisation(organisation: Organisation, base: str, spans: Spans, text: str) -> Iterator[Fact]:
    yield _make("organisation", organisation.name, spans[f"{base}/name"])
    yield _make("level", organisation.level.value, spans[f"{base}/level"])
    for span in spans.get(f"{base}/area", ()):
        yield _make("area_name", " ".join(text[slice(*span)].split()), (span,))
    for at, area in enumerate(organisation.area_names):
        yield _make("area_name", area.name, spans[f"{base}/area_names/{at}/name"])
    for at, partner in enumerate(organisation.partners):
        yield _make("partner", partner, spans[f"{base}/partners/{at}"])
    for at, count in enumerate(organisation.stated_counts):
        value = {"number": count.number, "of": count.of}
        yield _make("stated_count", value, spans[f"{base}/stated_counts/{at}/number"])


def _iter_term(term: BoardTerm, base: str, spans: Spans) -> Iterator[Fact]:
    if term.label is not None:
        yield _make("term_label", term.label, spans[f"{base}/label"])
    for at, label in enumerate(term.other_labels):
        yield _make("term_label", label, spans[f"{base}/other_labels/{at}"])
    if term.period is not None:
        yield _make("term_period", str(term.period), spans[f"{base}/period"])
    for at, basis in enumerate(term.legal_bases):
        if basis.citation is not None:
            yield _make("legal_basis", str(Citation(basis.citation.instrument)), spans[f"{base}/legal_bases/{at}"])
    for at, inauguration in enumerate(term.inaugurations):
        yield from _iter_inauguration(inauguration, f"{base}/inaugurations/{at}", spans)
    ids = {appointment.id: appointment for appointment in term.appointments}
    for at, appointment in enumerate(term.appointments):
        # Those who left are in the draft because others replaced them.
        if appointment.capacity is not Capacity.FORMER:
            field = "office" if appointment.name is None else "name"
            value = _describe_appointment(appointment, ids)
            yield _make("appointment", value, spans[f"{base}/appointments/{at}/{field}"])


def _describe_appointment(appointment: Appointment, ids: Mapping[str, Appointment]) -> Fact:
    holder = {"office": appointment.office} if appointment.name is None else {"name": str(appointment.name)}
    value: Fact = {
        **holder,
        "post": appointment.title,
        "code": appointment.post.value,
        "section": appointment.section,
        "capacity": appointment.capacity.value,
    }
    if appointment.replaces_id is not None:
        replaced = ids[appointment.replaces_id]
        value["replaces"] = str(replaced.name or replaced.office)
    return value


def _iter_inauguration(inauguration: Inauguration, base: str, spans: Spans) -> Iterator[Fact]:
    for field in ("kind", "authority", "place", "date"):
        value = getattr(inauguration, field)
        if value is not None:
            yield _make(f"inauguration_{field}", str(value), spans[f"{base}/{field}"])
    if inauguration.date is None and inauguration.date_as_written is not None:
        yield _make("inauguration_date", None, spans[f"{base}/date_as_written"])
    for number, participant in enumerate(inauguration.participants):
        place = f"{base}/participants/{number}"
        name = None if participant.name is None else str(participant.name)
        value = {"name": name, "title": participant.title, "on_behalf_of": participant.on_behalf_of}
        field = "title" if name is None else "name"
        yield _make(participant.role.value, value, spans[f"{place}/{field}"])
        if participant.on_behalf_of is not None and participant.role.value == "officiant":
            yield _make("on_behalf_of", participant.on_behalf_of, spans[f"{place}/on_behalf_of"])


def normalise(value: Any) -> Any:
    """Return a text as it is compared; other values unchanged."""
    if not isinstance(value, str):
        return value
    text = re.sub("[\u2010-\u2015]", "-", value.casefold()).translate(
        str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''")
    )
    return " ".join(re.sub(r"\s*([-/])\s*", r"\1", text).split()).strip(" .,;:")


def is_same(kind: str, labelled: Any, found: Any) -> bool:
    """Return whether a found value is the one labelled."""
    if kind == "appointment":
        holders = (normalise(value.get("name") or value.get("office")) for value in (labelled, found))
        return len(set(holders)) == 1 and found["code"] in labelled["code"].split("|")
    if kind in {"officiant", "speaker"}:
        key = "title" if labelled["name"] is None else "name"
        return bool(normalise(labelled[key]) == normalise(found[key]))
    if kind == "stated_count":
        return bool(normalise(labelled["number"]) == normalise(found["number"]))
    return bool(normalise(labelled) == normalise(found))


class Tally:
    """How many facts of one type were right, missed and wrong."""

    def __init__(self) -> None:
        self.right = self.missed = self.wrong = 0

    def figures(self) -> tuple[float, float]:
        """Return precision and recall; one where there is nothing to find and nothing found."""
        found, labelled = self.right + self.wrong, self.right + self.missed
        return self.right / found if found else 1.0, self.right / labelled if labelled else 1.0


def compare(labelled: Sequence[Fact], found: Sequence[Fact], tallies: dict[str, Tally]) -> Iterator[str]:
    """Count the facts of one text in, and yield a line for each that was missed or is wrong."""
    used: set[int] = set()
    for fact in labelled:
        tally = tallies.setdefault(fact["type"], Tally())
        matches = (
            number
            for number, other in enumerate(found)
            if number not in used
            and other["type"] == fact["type"]
            and is_same(fact["type"], fact["value"], other["value"])
        )
        number = next(matches, None)
        if number is None:
            tally.missed += 1
            yield f"  missed {fact['type']}: {fact['value']!r}"
        else:
            used.add(number)
            tally.right += 1
    for number, other in enumerate(found):
        is_repeated = any(
            f["type"] == other["type"] and is_same(f["type"], f["value"], other["value"]) for f in labelled
        )
        if number not in used and not is_repeated:
            tallies.setdefault(other["type"], Tally()).wrong += 1
            yield f"  wrong {other['type']}: {other['value']!r}"


def measure(folder: Path, *, misses: bool = False) -> dict[str, Tally]:
    """Return the tallies of the labelled texts in a folder, by type."""
    tallies: dict[str, Tally] = {}
    for file in sorted(folder.glob("*.json")):
        labels = json.loads(file.read_text(encoding="utf-8"))
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        lines = [*compare(labels["facts"], read_facts(text, labels["published"]), tallies)]
        if misses and lines:
            print(file.stem, *lines, sep="\n")
    return tallies


def main(arguments: Sequence[str]) -> None:
    """Print precision and recall of each type, and of all."""
    folders = [argument for argument in arguments if not argument.startswith("--")]
    tallies = measure(Path(folders[0]) if folders else TEXTS, misses="--misses" in arguments)
    total = Tally()
    for tally in tallies.values():
        total.right += tally.right
        total.missed += tally.missed
        total.wrong += tally.wrong
    print(f"{'type':<24}{'right':>7}{'missed':>8}{'wrong':>7}{'P':>8}{'R':>8}")
    for name, tally in [*sorted(tallies.items()), ("all", total)]:
        precision, recall = tally.figures()
        print(f"{name:<24}{tally.right:>7}{tally.missed:>8}{tally.wrong:>7}{precision:>8.3f}{recall:>8.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
