"""Arrow: the findings of a report as a table, which joins with the tables of the register."""

from __future__ import annotations

import json
from datetime import date

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings

from psm_model import Report, check
from psm_model.entities import BoardTerm, Register
from psm_model.errors import WrongTypeError
from psm_model.formats.arrow import to_tables
from psm_model.reports.arrow import to_table
from psm_model.reports.baseline import Baseline
from psm_model.strategies import registers
from psm_model.values import Period
from tests.planted import PLANTED, find_canaries
from tests.rules.samples import IPSM

TYPES = {
    "code": pa.string(),
    "name": pa.string(),
    "severity": pa.string(),
    "verdict": pa.string(),
    "path": pa.string(),
    "message": pa.string(),
    "remedy": pa.string(),
    "params": pa.string(),
    "ids": pa.list_(pa.string()),
    "related": pa.list_(pa.string()),
    "settled_by": pa.list_(pa.string()),
    "table": pa.string(),
    "position": pa.int32(),
    "first_day": pa.date32(),
    "last_day": pa.date32(),
    "state": pa.string(),
    "file": pa.string(),
}


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(register=registers())
def test_rows_are_the_findings(register: Register) -> None:
    """Each finding is a row with the values of its JSON object."""
    report = check(register, undetermined=True)
    for language in ("en", "id"):
        table = to_table(report, language=language)
        rows = table.to_pylist()
        for row in rows:
            row["params"] = json.loads(row["params"])
        assert [{name: row[name] for name in list(TYPES)[:11]} for row in rows] == [
            finding.to_dict(language=language) for finding in report
        ]
        for row in rows:
            expected = row["path"].split("/")[1:3] if row["path"] else [None, None]
            assert [row["table"], row["position"] if row["table"] is None else str(row["position"])] == expected


@pytest.mark.parametrize("report", [Report(findings=()), check(PLANTED, undetermined=True)], ids=["empty", "full"])
def test_types(report: Report) -> None:
    """The columns have the same types whatever the findings are, and each has a description."""
    schema = to_table(report).schema
    assert dict(zip(schema.names, schema.types, strict=True)) == TYPES
    assert all(field.metadata[b"description"] for field in schema)


def test_days_of_findings() -> None:
    """A finding about days has the first and the last of them; one whose days have no limit has none there."""
    terms = [
        BoardTerm(id="t", organisation_id=IPSM.id, period=Period.parse("2018-05-01/2023-04-30")),
        BoardTerm(id="u", organisation_id=IPSM.id, period=Period.parse("2023-01-01/..")),
    ]
    report = check(Register.of(IPSM, *terms))
    (row,) = [row for row in to_table(report).to_pylist() if row["code"] == "PSM101"]
    assert (row["first_day"], row["last_day"]) == (date(2023, 1, 1), date(2023, 4, 30))
    endless = [terms[1], BoardTerm(id="v", organisation_id=IPSM.id, period=Period.parse("2024/.."))]
    (row,) = [row for row in to_table(check(Register.of(IPSM, *endless))).to_pylist() if row["code"] == "PSM101"]
    assert (row["first_day"], row["last_day"]) == (date(2024, 1, 1), None)


def test_known_findings_are_marked() -> None:
    """The findings that a baseline lists are rows too."""
    report = check(PLANTED)
    half = len(report.findings) // 2
    split = Report(findings=report.findings[:half], known=report.findings[half:])
    assert to_table(split)["state"].to_pylist() == ["new"] * half + ["known"] * (len(report.findings) - half)


def test_files_and_gone_findings_are_rows() -> None:
    """The findings of several files name their file; a gone finding has its code, its ids and a row for each time."""
    report = check(PLANTED)
    first = Report(findings=report.findings[:1])
    twice = Baseline.of([first, first, Report(findings=report.findings[1:2])])
    (rest,), gone = twice.subtract([Report(findings=report.findings[1:3])])
    rows = to_table([("a.json", rest), ("b.json", report)], gone=gone).to_pylist()
    assert [row["state"] for row in rows] == ["new", "known", *(["new"] * len(report)), "gone", "gone"]
    assert [row["file"] for row in rows] == ["a.json", "a.json", *(["b.json"] * len(report)), None, None]
    finding = report.findings[0]
    assert [(row["code"], row["ids"], row["path"]) for row in rows[-2:]] == [
        (finding.code, sorted(finding.ids), None)
    ] * 2


def test_findings_join_with_the_tables() -> None:
    """The table and the position of a finding are those of a row of the register."""
    terms = [
        BoardTerm(id="t", organisation_id=IPSM.id, label="2020-2025"),
        BoardTerm(id="u", organisation_id=IPSM.id, label="2023-2006"),
    ]
    register = Register.of(IPSM, *terms)
    with duckdb.connect() as connection:
        connection.register("findings", to_table(check(register)))
        connection.register("board_terms", to_tables(register)["board_terms"])
        rows = connection.sql(
            "select code, id from findings join board_terms using (position) where \"table\" = 'board_terms'"
        )
        assert ("PSM110", "u") in rows.fetchall()


def test_findings_show_no_personal_data() -> None:
    """No finding has personal data."""
    assert find_canaries(repr(to_table(check(PLANTED, undetermined=True)).to_pylist())) == []


def test_only_reports_are_converted() -> None:
    """Something else than a report is refused."""
    with pytest.raises(WrongTypeError):
        to_table(Register())  # type: ignore[arg-type]
