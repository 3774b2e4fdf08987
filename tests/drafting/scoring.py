"""Drafts as flat lists of facts, as the labelled texts have them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from psm_model.drafting import Draft, draft
from psm_model.law.citation import Citation

__all__ = ["flatten", "read_facts"]


def read_facts(text: str, published: str | None) -> list[dict[str, Any]]:
    """Return the facts of the draft of a text; the day of publication is an ISO date or less."""
    whole = len("2025-10-15")
    day = date.fromisoformat(published) if published and len(published) == whole else None
    return flatten(draft(text, published=day), text)


def flatten(drafted: Draft, text: str) -> list[dict[str, Any]]:
    """Return the facts of a draft, each with its type, its value and its span."""
    spans = {fact.pointer: fact.spans for fact in drafted.facts}
    return [
        {"type": kind, "value": value, "start": start, "end": end}
        for kind, value, places in _iter_facts(drafted, text, spans)
        for start, end in places[:1]
    ]


_Places = tuple[tuple[int, int], ...]


def _iter_facts(drafted: Draft, text: str, spans: dict[str, _Places]) -> Iterator[tuple[str, Any, _Places]]:
    register = drafted.register
    for number, source in enumerate(register.sources):
        yield "source_organisation", source.publisher, spans[f"/sources/{number}/publisher"]
    for number, decree in enumerate(register.decrees):
        base = f"/decrees/{number}"
        for field in ("number", "title", "issuer"):
            if getattr(decree, field) is not None:
                yield f"decree_{field}", getattr(decree, field), spans[f"{base}/{field}"]
        if decree.issued is not None:
            yield "decree_issued", str(decree.issued), spans[f"{base}/issued"]
        if decree.in_force_from is not None:
            yield "in_force_from", str(decree.in_force_from), spans[f"{base}/in_force_from"]
        if not decree.is_issued:
            yield "decree_status", decree.status.value, spans[f"{base}/status"]
    for number, organisation in enumerate(register.organisations):
        base = f"/organisations/{number}"
        yield "organisation", organisation.name, spans[f"{base}/name"]
        yield "level", organisation.level.value, spans[f"{base}/level"]
        for span in spans.get(f"{base}/area", ()):
            yield "area_name", " ".join(text[slice(*span)].split()), (span,)
        for at, area in enumerate(organisation.area_names):
            yield "area_name", area.name, spans[f"{base}/area_names/{at}/name"]
        for at, partner in enumerate(organisation.partners):
            yield "partner", partner, spans[f"{base}/partners/{at}"]
        for at, count in enumerate(organisation.stated_counts):
            yield "stated_count", {"number": count.number, "of": count.of}, spans[f"{base}/stated_counts/{at}/number"]
    for number, term in enumerate(register.board_terms):
        base = f"/board_terms/{number}"
        if term.label is not None:
            yield "term_label", term.label, spans[f"{base}/label"]
        for at, label in enumerate(term.other_labels):
            yield "term_label", label, spans[f"{base}/other_labels/{at}"]
        if term.period is not None:
            yield "term_period", str(term.period), spans[f"{base}/period"]
        for at, basis in enumerate(term.legal_bases):
            assert basis.citation is not None
            instrument = Citation(basis.citation.instrument)
            yield "legal_basis", str(instrument), spans[f"{base}/legal_bases/{at}"]
        for at, _ in enumerate(term.inaugurations):
            yield from _iter_inauguration(term.inaugurations[at], f"{base}/inaugurations/{at}", spans)
        for at, appointment in enumerate(term.appointments):
            if appointment.capacity.value == "former":
                continue
            holder = {"office": appointment.office} if appointment.name is None else {"name": str(appointment.name)}
            replaced = next((other for other in term.appointments if other.id == appointment.replaces_id), None)
            value = {
                **holder,
                "post": appointment.title,
                "code": appointment.post.value,
                "section": appointment.section,
                "capacity": appointment.capacity.value,
            }
            if replaced is not None:
                value["replaces"] = str(replaced.name or replaced.office)
            field = "office" if appointment.name is None else "name"
            yield "appointment", value, spans[f"{base}/appointments/{at}/{field}"]


def _iter_inauguration(inauguration: Any, base: str, spans: dict[str, _Places]) -> Iterator[tuple[str, Any, _Places]]:
    yield "inauguration_kind", inauguration.kind, spans[f"{base}/kind"]
    for field in ("authority", "place"):
        if getattr(inauguration, field) is not None:
            yield f"inauguration_{field}", getattr(inauguration, field), spans[f"{base}/{field}"]
    if inauguration.date is not None:
        yield "inauguration_date", str(inauguration.date), spans[f"{base}/date"]
    elif inauguration.date_as_written is not None:
        yield "inauguration_date", None, spans[f"{base}/date_as_written"]
    for number, participant in enumerate(inauguration.participants):
        place = f"{base}/participants/{number}"
        name = None if participant.name is None else str(participant.name)
        value = {"name": name, "title": participant.title, "on_behalf_of": participant.on_behalf_of}
        yield participant.role.value, value, spans[f"{place}/role"]
        if participant.on_behalf_of is not None and participant.role.value == "officiant":
            yield "on_behalf_of", participant.on_behalf_of, spans[f"{place}/on_behalf_of"]
