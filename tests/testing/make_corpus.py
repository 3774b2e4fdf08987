"""Make the corpus anew: ``python -m tests.testing.make_corpus``."""

from __future__ import annotations

import json
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
    check,
    dumps,
    loads,
)
from psm_model.checking import Config
from psm_model.rules import RULES
from psm_model.strategies import sample

FILE: Final = Path(__file__).parents[2] / "src" / "psm_model" / "testing" / "corpus.jsonl"
TRIED: Final = 12
VALID: Final = 6
IPSM: Final = Organisation(id="o", name="IPSM Nasional", level=Level.NATIONAL)


# Any: a field of any type.
def term(term_id: str, span: str | None = None, **more: Any) -> BoardTerm:
    """A board term of the organisation."""
    period = None if span is None else Period.parse(span)
    return BoardTerm(id=term_id, organisation_id="o", period=period, **more)


def seat(seat_id: str, name: str, **more: Any) -> Appointment:
    """A chair."""
    return Appointment(id=seat_id, post=Post.CHAIR, name=PersonName(name), **more)


EDGES: Final[dict[str, tuple[BoardTerm | Member, ...]]] = {
    "a board that starts on the day after another ends": (
        term("a", "2020-05-01/2025-04-30"),
        term("b", "2025-05-01/2030-04-30"),
    ),
    "a board that starts on the last day of another": (
        term("a", "2020-05-01/2025-05-01"),
        term("b", "2025-05-01/2030-04-30"),
    ),
    "a board that starts before the last day of another": (
        term("a", "2020-05-01/2025-05-01"),
        term("b", "2025-04-30/2030-04-29"),
    ),
    "two boards of one and the same day": (
        term("a", "2020-05-01/2020-05-01"),
        term("b", "2020-05-01/2020-05-01"),
    ),
    "a board of one day, the first of another": (
        term("a", "2020-05-01/2020-05-01"),
        term("b", "2020-05-01/2025-04-30"),
    ),
    "two boards whose labels share no year": (term("a", label="2018–2023"), term("b", label="2024–2029")),
    "a label that tells last days": (
        term("a", label="1 Januari 2020 – 31 Desember 2024"),
        term("b", label="1 Januari 2025 s.d. 31 Desember 2029"),
    ),
    "two boards that may share a year": (term("a", label="2020–2025"), term("b", label="2025–2030")),
    "two boards that share a year for certain": (term("a", label="2020–2025"), term("b", label="2024–2029")),
    "four years or five calendar years": (term("a", label="2022–2026"),),
    "a term from 29 February": (term("a", "2024-02-29/2029-02-28"),),
    "a label the wrong way round": (term("a", label="2023–2006"),),
    "one chair after another": (
        term(
            "a",
            "2020-05-01/2025-04-30",
            appointments=(
                seat("x", "Satu", period=Period.parse("2020-05-01/2021-12-31")),
                seat("y", "Dua", period=Period.parse("2022-01-01/2025-04-30"), replaces_id="x"),
            ),
        ),
    ),
    "a chair who starts on the last day of another": (
        term(
            "a",
            "2020-05-01/2025-04-30",
            appointments=(
                seat("x", "Satu", period=Period.parse("2020-05-01/2022-01-01")),
                seat("y", "Dua", period=Period.parse("2022-01-01/2025-04-30")),
            ),
        ),
    ),
    "a chair who starts before the last day of another": (
        term(
            "a",
            "2020-05-01/2025-04-30",
            appointments=(
                seat("x", "Satu", period=Period.parse("2020-05-01/2022-01-02")),
                seat("y", "Dua", period=Period.parse("2022-01-01/2025-04-30")),
            ),
        ),
    ),
    "two chairs of whom nobody knows when": (term("a", appointments=(seat("x", "Satu"), seat("y", "Dua"))),),
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


def options_of(config: Config) -> dict[str, Any]:
    """A configuration as JSON, without what is usual in it."""
    usual = Config()
    said = {field.name: getattr(config, field.name) for field in attrs.fields(Config)}
    return {name: plain(value) for name, value in said.items() if value != getattr(usual, name)}


def plain(value: Any) -> Any:
    """A value as JSON."""
    match value:
        case date():
            return value.isoformat()
        case Enum():
            return value.value
        case tuple():
            return [plain(one) for one in value]
        case dict():
            return {key: plain(one) for key, one in value.items()}
        case _ if attrs.has(type(value)):
            return {field.name: plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
        case _:
            return value


def line(name: str, register: Register, **options: Any) -> dict[str, Any]:
    """A document and what is found in it."""
    report = check(register, undetermined=True, **options)
    made: dict[str, Any] = {"id": name, "document": json.loads(dumps(register))}
    if "on" in options:
        made["on"] = options["on"].isoformat()
    if "config" in options:
        made["config"] = options_of(options["config"])
    if any(finding.code == "PSM405" for finding in report.findings):
        made["needs"] = ["areas"]
    made["findings"] = [
        {"code": finding.code, "verdict": finding.verdict.value, "path": finding.path} for finding in report.findings
    ]
    return made


def malformed(number: int, text: str) -> dict[str, Any]:
    """A text that can't be read, and where."""
    try:
        loads(text)
    except FormatError as error:
        return {"id": f"malformed {number}", "text": text, "problems": [problem.path for problem in error.problems]}
    msg = f"expected a text that can't be read, got {text!r}"
    raise ValueError(msg)


def main() -> None:
    """Write the file."""
    lines = []
    for code in RULES:
        # What fires when another rule breaks down is no matter of documents.
        if code != "PSM099":
            drawn = min(
                (sample(code, number=number) for number in range(TRIED)), key=lambda one: len(dumps(one.register))
            )
            lines.append(line(code, drawn.register, **drawn.options))
    lines += [line(f"valid {number}", sample(number=number).register) for number in range(VALID)]
    lines += [line(name, Register.of(IPSM, *entities)) for name, entities in EDGES.items()]
    lines += [malformed(number, text) for number, text in enumerate(MALFORMED)]
    FILE.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
