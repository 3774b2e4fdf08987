"""Answers to a question, as JSON and as a CSV table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, Protocol

from psm_model.formats.csv import escape_formula
from psm_model.values.partial_date import PartialDate

__all__ = ["Answer", "render_answers_csv", "render_answers_json"]

_SEPARATOR: Final = "; "


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


def render_answers_csv(answers: Iterable[Answer]) -> str:
    r"""Return answers as a CSV table with a heading row; nothing without answers.

    The columns are the keys of the JSON objects. A list of texts is one cell. An answer with a list of objects, such as
    the posts of a person, has a row for each of them; their columns have the name of the list before them. A text that
    a spreadsheet would read as a formula is written with an apostrophe before it.

    >>> from psm_model.queries import count_members
    >>> render_answers_csv(count_members(Register.of(kasmad))).split("\r\n")[:2]
    ['level,area,name,is_area_unknown,at_least,at_most,verdict,reasons,settled_by', ',,,false,1,1,yes,,']
    """
    rows = [row for answer in answers for row in _iter_rows(answer.to_dict())]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    output = io.StringIO()
    if columns:
        writer = csv.writer(output, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([_format_cell(row.get(column)) for column in columns] for row in rows)
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
