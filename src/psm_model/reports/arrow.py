"""Reports as pyarrow tables, for pandas, polars and DuckDB. This needs the extra ``arrow``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from psm_model._extras import require_extra

with require_extra("pyarrow", "Arrow tables and Parquet files need", "arrow"):
    import pyarrow as pa

from psm_model.checking import Finding, Report
from psm_model.errors import WrongTypeError, require_type
from psm_model.i18n import Language
from psm_model.pointers import split_pointer
from psm_model.values.bounds import UNBOUNDED

from .baseline import Baseline
from .json import report_schema

__all__ = ["to_table"]

_TEXTS: Final = pa.list_(pa.string())
_FIELDS: Final = {
    "code": pa.string(),
    "name": pa.string(),
    "severity": pa.string(),
    "verdict": pa.string(),
    "path": pa.string(),
    "message": pa.string(),
    "remedy": pa.string(),
    "params": pa.string(),
    "ids": _TEXTS,
    "related": _TEXTS,
    "settled_by": _TEXTS,
}
"""The keys of a finding in JSON, each with the type of its column."""
_MORE_FIELDS: Final = {
    "table": (pa.string(), "The table of the entity in which the problem is."),
    "position": (pa.int32(), "The position of the entity in its table."),
    "first_day": (pa.date32(), "The earliest possible day concerned, if it is known."),
    "last_day": (pa.date32(), "The latest possible day concerned, if it is known."),
    "state": (
        pa.string(),
        "new, known (from a baseline), or gone (of the baseline, not found).",
    ),
    "file": (pa.string(), "The file, if several were checked."),
}


def to_table(
    reports: Report | Iterable[tuple[str, Report]], *, language: Language = "en", gone: Baseline | None = None
) -> pa.Table:
    """Return the findings of reports as a table, including known findings and those of the baseline that are gone.

    For a gone finding, only the code and the ids are known; it has one row for each time that it was found.

    The columns are the keys of `Finding.to_dict`, ``params`` as the text of a JSON object. ``table`` and ``position``
    are those of the entity in the tables of `psm_model.formats.arrow`; a finding about the whole register, or about a
    record in another file, has neither. ``state`` is ``new``, ``known`` or ``gone``.

    Args:
        reports: The report, or the reports of several files, each with the name of its file.
        language: The language of the messages.
        gone: The findings of the baseline, if one was used, that are in none of the reports.

    >>> board = BoardTerm(id="t", organisation_id="o", label="periode 2023-2006")
    >>> table = to_table(check(Register.of(ipsm, board)))
    >>> table.select(["code", "table", "position"]).to_pylist()
    [{'code': 'PSM110', 'table': 'board_terms', 'position': 0}]

    Raises:
        ValueError: the language is not supported.
        WrongTypeError: something is not a report.
    """
    listed: Iterable[tuple[str | None, Report]] = [(None, reports)] if isinstance(reports, Report) else reports
    rows = []
    if not isinstance(listed, Iterable):
        raise WrongTypeError("a report", listed)
    for file, report in listed:
        require_type(report, Report, "a report")
        for state, findings in (("new", report.findings), ("known", report.known)):
            rows += [{**_make_row(finding, language), "state": state, "file": file} for finding in findings]
    for entry in () if gone is None else gone.to_list():
        rows += [{"code": entry["code"], "ids": entry["ids"], "state": "gone"}] * entry["times"]
    return pa.Table.from_pylist(rows, schema=_make_schema())


# Any: the values of a row.
def _make_row(finding: Finding, language: Language) -> dict[str, Any]:
    row = finding.to_dict(language=language)
    row["params"] = json.dumps(row["params"], ensure_ascii=False)
    if finding.path.startswith("/"):
        row["table"], row["position"], _ = split_pointer(finding.path)
    first, last = finding.days or (-UNBOUNDED, UNBOUNDED)
    return {**row, "first_day": _make_day(first), "last_day": _make_day(last)}


def _make_day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if -UNBOUNDED < ordinal < UNBOUNDED else None


def _make_schema() -> pa.Schema:
    described = report_schema()["$defs"]["finding"]["properties"]
    kinds = {name: (kind, described[name]["description"]) for name, kind in _FIELDS.items()} | _MORE_FIELDS
    return pa.schema([pa.field(name, kind, metadata={"description": text}) for name, (kind, text) in kinds.items()])
