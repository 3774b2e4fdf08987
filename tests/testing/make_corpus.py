"""Complete the corpus: ``python -m tests.testing.make_corpus``.

A drawn document stays, with its present findings, as long as it can be read and breaks its rule, or none if it is to be
valid. Otherwise a new one is drawn: for one rule that takes seconds. ``python -m tests.testing.make_corpus --all``
draws all of them, which takes minutes.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Final

import attrs

from psm_model import (
    Appointment,
    BoardTerm,
    FormatError,
    Level,
    Member,
    Organisation,
    Period,
    PersonName,
    Post,
    Register,
    Verdict,
    check,
    dumps,
    loads,
)
from psm_model.checking import Config
from psm_model.rules import RULES
from psm_model.strategies import sample
from psm_model.testing import Expected, corpus

FILE: Final = Path(__file__).parents[2] / "src" / "psm_model" / "testing" / "corpus.jsonl"
SAMPLES_PER_RULE: Final = 12
VALID: Final = 6
IPSM: Final = Organisation(id="o", name="IPSM Nasional", level=Level.NATIONAL)


# Any: a field of any type.
def make_term(term_id: str, span: str | None = None, **more: Any) -> BoardTerm:
    """Return a board term of the organisation."""
    period = None if span is None else Period.parse(span)
    return BoardTerm(id=term_id, organisation_id="o", period=period, **more)


def make_chair(seat_id: str, name: str, **more: Any) -> Appointment:
    """Return the appointment of a chair."""
    return Appointment(id=seat_id, post=Post.CHAIR, name=PersonName(name), **more)


EDGES: Final[dict[str, tuple[BoardTerm | Member, ...]]] = {
    "a board that starts on the day after another ends": (
        make_term("a", "2020-05-01/2025-04-30"),
        make_term("b", "2025-05-01/2030-04-30"),
    ),
    "a board that starts on the last day of another": (
        make_term("a", "2020-05-01/2025-05-01"),
        make_term("b", "2025-05-01/2030-04-30"),
    ),
    "a board that starts before the last day of another": (
        make_term("a", "2020-05-01/2025-05-01"),
        make_term("b", "2025-04-30/2030-04-29"),
    ),
    "two boards of one and the same day": (
        make_term("a", "2020-05-01/2020-05-01"),
        make_term("b", "2020-05-01/2020-05-01"),
    ),
    "a board of one day, the first of another": (
        make_term("a", "2020-05-01/2020-05-01"),
        make_term("b", "2020-05-01/2025-04-30"),
    ),
    "two boards whose labels share no year": (make_term("a", label="2018–2023"), make_term("b", label="2024–2029")),
    "a label with last days": (
        make_term("a", label="1 Januari 2020 – 31 Desember 2024"),
        make_term("b", label="1 Januari 2025 s.d. 31 Desember 2029"),
    ),
    "two boards that may share a year": (make_term("a", label="2020–2025"), make_term("b", label="2025–2030")),
    "two boards that share a year for certain": (make_term("a", label="2020–2025"), make_term("b", label="2024–2029")),
    "four years or five calendar years": (make_term("a", label="2022–2026"),),
    "a term from 29 February": (make_term("a", "2024-02-29/2029-02-28"),),
    "a label the wrong way round": (make_term("a", label="2023–2006"),),
    "one chair after another": (
        make_term(
            "a",
            "2020-05-01/2025-04-30",
            appointments=(
                make_chair("x", "Satu", period=Period.parse("2020-05-01/2021-12-31")),
                make_chair("y", "Dua", period=Period.parse("2022-01-01/2025-04-30"), replaces_id="x"),
            ),
        ),
    ),
    "a chair who starts on the last day of another": (
        make_term(
            "a",
            "2020-05-01/2025-04-30",
            appointments=(
                make_chair("x", "Satu", period=Period.parse("2020-05-01/2022-01-01")),
                make_chair("y", "Dua", period=Period.parse("2022-01-01/2025-04-30")),
            ),
        ),
    ),
    "a chair who starts before the last day of another": (
        make_term(
            "a",
            "2020-05-01/2025-04-30",
            appointments=(
                make_chair("x", "Satu", period=Period.parse("2020-05-01/2022-01-02")),
                make_chair("y", "Dua", period=Period.parse("2022-01-01/2025-04-30")),
            ),
        ),
    ),
    "two chairs without dates": (make_term("a", appointments=(make_chair("x", "Satu"), make_chair("y", "Dua"))),),
    "a member whose service is one day": (
        Member(id="m", name=PersonName("Contoh"), service=Period.parse("2020-01-01/2020-01-01")),
    ),
}
MALFORMED: Final = (
    "",
    "[]",
    '{"psm_register": 1',
    '{"psm_register": 2}',
    '{"organisations": []}',
    '{"psm_register": 1, "organisations": [{"id": 7, "level": "local", "x": 1}]}',
    '{"psm_register": 1, "board_terms": [{"id":"t", "organisation_id":"o", "period": {"start":"2025","end":"2020"}}]}',
    '{"psm_register": 1, "members": [{"id": "m", "name": "", "birth_date": "2025-02-30"}]}',
    '{"psm_register": 1, "members": [], "members": []}',
    '{"psm_register": 1, "board_terms": [{"id": "t", "organisation_id": "o", "appointments": [{"id": "a"}]}]}',
)


def config_to_json(config: Config) -> dict[str, Any]:
    """Return a configuration as JSON, without default values."""
    defaults = Config()
    values = {field.name: getattr(config, field.name) for field in attrs.fields(Config)}
    return {name: to_json(value) for name, value in values.items() if value != getattr(defaults, name)}


def to_json(value: Any) -> Any:
    """Return a value as JSON."""
    match value:
        case date():
            return value.isoformat()
        case Enum():
            return value.value
        case tuple():
            return [to_json(item) for item in value]
        case dict():
            return {key: to_json(item) for key, item in value.items()}
        case _ if attrs.has(type(value)):
            return {field.name: to_json(getattr(value, field.name)) for field in attrs.fields(type(value))}
        case _:
            return value


def make_line(name: str, register: Register, **options: Any) -> dict[str, Any]:
    """Return a document with its findings."""
    report = check(register, undetermined=True, **options)
    entry: dict[str, Any] = {"id": name, "document": json.loads(dumps(register))}
    if "on" in options:
        entry["on"] = options["on"].isoformat()
    if "config" in options:
        entry["config"] = config_to_json(options["config"])
    if any(finding.code == "PSM405" for finding in report.findings):
        entry["needs"] = ["areas"]
    entry["findings"] = [
        {"code": finding.code, "verdict": finding.verdict.value, "path": finding.path} for finding in report.findings
    ]
    return entry


def make_malformed_line(number: int, text: str) -> dict[str, Any]:
    """Return an unreadable text with the places of its problems."""
    try:
        loads(text)
    except FormatError as error:
        return {"id": f"malformed {number}", "text": text, "problems": [problem.path for problem in error.problems]}
    msg = f"expected a text that can't be read, got {text!r}"
    raise ValueError(msg)


def draw_line(code: str) -> dict[str, Any]:
    """Return the smallest of some documents that break a rule."""
    smallest = min(
        (sample(code, seed=seed) for seed in range(SAMPLES_PER_RULE)),
        key=lambda candidate: len(dumps(candidate.register)),
    )
    return make_line(code, smallest.register, **smallest.options)


def renew_line(entry: Expected) -> dict[str, Any] | None:
    """Return a line of the corpus with its present findings; None if the document is not what its name says."""
    try:
        register = loads(entry.document)
    except FormatError:
        return None
    options = {"on": entry.on, "config": entry.config}
    defaults = {"on": None, "config": Config()}
    line = make_line(entry.id, register, **{name: value for name, value in options.items() if value != defaults[name]})
    if entry.id.startswith("valid"):
        return line if check(register).ok else None
    is_broken = {"code": entry.id, "verdict": Verdict.YES.value}.items()
    return line if any(is_broken <= finding.items() for finding in line["findings"]) else None


def main(*, renews_all: bool = False) -> None:
    """Write the corpus."""
    kept = {} if renews_all else {entry.id: line for entry in corpus() if (line := renew_line(entry)) is not None}
    # PSM099 reports a rule that raises, which no document can cause.
    lines = [kept.get(code) or draw_line(code) for code in RULES if code != "PSM099"]
    valid = {f"valid {number}": number for number in range(VALID)}
    lines += [kept.get(name) or make_line(name, sample(seed=seed).register) for name, seed in valid.items()]
    lines += [make_line(name, Register.of(IPSM, *entities)) for name, entities in EDGES.items()]
    lines += [make_malformed_line(number, text) for number, text in enumerate(MALFORMED)]
    FILE.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in lines), encoding="utf-8")


if __name__ == "__main__":
    main(renews_all="--all" in sys.argv[1:])
