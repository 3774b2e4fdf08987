"""Answers to a question, as JSON and as a CSV table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Protocol

from psm_model.errors import safe_repr
from psm_model.formats.csv import escape_formula
from psm_model.values.partial_date import PartialDate

__all__ = ["Answer", "render_answers_csv", "render_answers_json"]

_SEPARATOR: Final = "; "
_VERDICT: Final = ("verdict", "reasons", "settled_by")
_ORGANISATION: Final = ("organisation", "name", "level", "area")
_BOARD: Final = ("path", "term", "label", "period", "until_successor", "status", *_ORGANISATION, *_VERDICT)
_POST: Final = (
    *("path", "appointment", "post", "title", "section", "holder", "member", "capacity", "period"),
    *("term", "label", "status", *_ORGANISATION, *_VERDICT),
)
_AREA: Final = ("area", "name", "level", "organisations", *_VERDICT)
_PERSON: Final = ("member", "person", *_VERDICT)
_COUNT: Final = ("at_least", "at_most")
_TERMS: Final = ("post", *_ORGANISATION, *_COUNT, "in_a_row_at_least", "in_a_row_at_most", *_VERDICT)
_BASES: Final = ("path", "kind", "id", "text", "owner", "inherited", *_VERDICT)
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "holders": _POST,
        "boards": _BOARD,
        "ending": _BOARD,
        "starting": _BOARD,
        "without-board": ("path", *_ORGANISATION, "exists", "latest_term", "latest_period", *_VERDICT),
        "areas-without-board": _AREA,
        "areas-without-organisation": _AREA,
        "posts": _POST,
        "two-boards": (*_PERSON, *(f"posts.{name}" for name in _POST)),
        "terms": (*_TERMS, *(f"terms.{name}" for name in ("term", "label", *_VERDICT))),
        "next": _BOARD,
        "basis": ("record", *_VERDICT, *(f"bases.{name}" for name in _BASES)),
        "counts": ("level", "area", "name", "within", "is_area_unknown", *_COUNT, *_VERDICT),
    }
)
"""The columns of the table by question."""


class Answer(Protocol):
    """An answer of any function of `psm_model.queries`."""

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the answer as a JSON object."""
        ...


def render_answers_json(answers: Iterable[Answer], *, question: str, on: date | PartialDate | None = None) -> str:
    """Return answers as a JSON document.

    Args:
        answers: The answers.
        question: The name of the question.
        on: The day that was asked about, if any.

    >>> from psm_model.queries import count_members
    >>> import json
    >>> counts = count_members(Register.of(kasmad))
    >>> json.loads(render_answers_json(counts, question="counts"))["answers"][0]["at_least"]
    1
    """
    document = {
        "psm_answers": 1,
        "question": question,
        "on": None if on is None else str(on),
        "answers": [answer.to_dict() for answer in answers],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def render_answers_csv(answers: Iterable[Answer], *, question: str) -> str:
    r"""Return answers as a CSV table with a heading row, which is the same for all answers to a question.

    The columns are the keys of the JSON objects. A list of texts is one cell. An answer with a list of objects, such as
    the posts of a person, has a row for each of them; their columns have the name of the list before them. A text that
    a spreadsheet would read as a formula is written with an apostrophe before it.

    Args:
        answers: The answers.
        question: The name of the question for `psm-model ask`.

    >>> from psm_model.queries import count_members
    >>> render_answers_csv(count_members(Register.of(kasmad)), question="counts").split("\r\n")[:2]
    ['level,area,name,within,is_area_unknown,at_least,at_most,verdict,reasons,settled_by', ',,,,false,1,1,yes,,']

    Raises:
        ValueError: there is no such question.
    """
    if question not in _COLUMNS:
        msg = f"expected one of {', '.join(_COLUMNS)}, got {safe_repr(question)}"
        raise ValueError(msg)
    columns = _COLUMNS[question]
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(columns)
    for answer in answers:
        writer.writerows([_format_cell(row.get(name)) for name in columns] for row in _iter_rows(answer.to_dict()))
    return output.getvalue()


# Any: JSON values.
def _iter_rows(answer: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the rows of an answer: one, or one for each of the objects in a list."""
    lists = {key: value for key, value in answer.items() if isinstance(value, list) and value and _has_objects(value)}
    own = {key: value for key, value in answer.items() if key not in lists}
    if not lists:
        yield own
    for key, objects in lists.items():
        for part in objects:
            yield own | {f"{key}.{name}": value for name, value in part.items()}


# Any: as above.
def _has_objects(values: list[Any]) -> bool:
    return isinstance(values[0], dict)


def _format_cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return escape_formula(_SEPARATOR.join(map(str, value)))
    return escape_formula(str(value))
