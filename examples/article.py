"""What a news article states about a board, as a person reads it.

    python examples/article.py examples/batang.json

It prints each organisation with its boards: names and area, term, inaugurations, legal bases and sources. What the
article does not state is not printed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from textwrap import fill

from psm_model import BoardTerm, Inauguration, Organisation, PartialDate, Period, Register, load
from psm_model.entities import Participant
from psm_model.i18n import describe_code

WIDTH = 100
LABEL = 16


def describe(register: Register) -> str:
    """Return what a register states, in lines."""
    return "\n".join(line for organisation in register.organisations for line in _iter_lines(register, organisation))


def _iter_lines(register: Register, organisation: Organisation) -> Iterator[str]:
    yield organisation.name
    yield from _format("level", [describe_code(organisation.level).english])
    yield from _format("area", [] if organisation.area is None else [str(organisation.area)])
    yield from _format("also called", (other.name for other in organisation.names))
    yield from _format("partners", organisation.partners)
    for term in register.board_terms:
        if term.organisation_id == organisation.id:
            yield ""
            yield from _iter_term_lines(term)
    yield ""
    sources = (register.source(source_id) for source_id in organisation.source_ids)
    yield from _format("source", (", ".join(filter(None, (source.publisher, source.url))) for source in sources))


def _iter_term_lines(term: BoardTerm) -> Iterator[str]:
    yield f"Board, {term.label}" if term.label else "Board"
    yield from _format("term", [] if term.period is None else [_format_period(term.period)])
    for inauguration in term.inaugurations:
        yield from _format("inauguration", [_format_inauguration(inauguration)])
        yield from _format("", map(_format_participant, inauguration.participants))
    yield from _format("legal bases", (basis.as_written or str(basis.citation) for basis in term.legal_bases))


def _format(label: str, values: Iterable[str]) -> Iterator[str]:
    """Yield values beside their label, each on lines of its own."""
    for number, value in enumerate(values):
        first = f"  {label if number == 0 else '':<{LABEL}}"
        yield fill(value, WIDTH, initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False)


def _format_period(period: Period) -> str:
    unknown = any(isinstance(end, PartialDate) and end.day is None for end in (period.start, period.end))
    return f"{period.to_text(language='en')}{' (the days are not stated)' if unknown else ''}"


def _format_inauguration(inauguration: Inauguration) -> str:
    day = inauguration.date_as_written or (inauguration.date and inauguration.date.to_text(language="en"))
    parts = (
        inauguration.kind and f'"{inauguration.kind}"',
        inauguration.authority and f"by {inauguration.authority}",
        inauguration.place and f"in {inauguration.place}",
        f"on {day}" if day else "on a day that is not stated",
    )
    return ", ".join(filter(None, parts))


def _format_participant(participant: Participant) -> str:
    role = "" if participant.role is None else f"{describe_code(participant.role).english}: "
    behalf = participant.on_behalf_of and f"on behalf of {participant.on_behalf_of}"
    name = None if participant.name is None else str(participant.name)
    return role + ", ".join(filter(None, (name, participant.title, behalf)))


if __name__ == "__main__":
    print(describe(load(sys.argv[1])))
