"""The benchmark programs run on small inputs. Their speed is not judged here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

pytest.importorskip("lokal", reason="the generated register needs the areas of the extra `areas`")
pytest.importorskip("msgspec", reason="the codec of the extra `fast` is measured")

from benchmarks import (
    check_growth,
    citation_accuracy,
    compare,
    find_citations,
    incremental,
    json_ways,
    line_index,
    parquet_files,
    parquet_questions,
    parts,
    store_changes,
)
from benchmarks.national import FAULTS, national_register
from psm_model.entities import Register
from tests.examples.databases import POSTGRESQL

pytestmark = pytest.mark.slow

FEW: Final = len(FAULTS) * 50


@pytest.fixture(scope="module")
def register() -> Register:
    """Return a small register with each fault once."""
    return national_register(FEW, faulty=True)[0]


def test_growth_of_a_check() -> None:
    """A check of the generated register finds exactly its faults."""
    assert len(check_growth.measure(FEW, 1)) == 1


def test_ways_of_reading(capsys: pytest.CaptureFixture[str]) -> None:
    """Both codecs for JSON are measured."""
    assert json_ways.main(3) == 0
    assert capsys.readouterr().out.count("times faster") == 2


@pytest.mark.parametrize("name", find_citations.TEXTS)
def test_reading_of_citations(name: str) -> None:
    """Citations are found in each text that has any."""
    times, found = find_citations.measure(find_citations.TEXTS[name], 3_000, 1)
    assert len(times) == 1
    assert found or name in {"articles", "breaks", "heads", "initials", "letters"}


def test_accuracy_of_citations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Labelled texts are read and compared."""
    file = tmp_path / "labelled.jsonl"
    gold = [{"type": "uu", "number": "11", "year": 2009, "title": None, "pinpoints": []}]
    file.write_text(json.dumps({"text": "UU 11/2009", "gold": gold, "hard": False, "social": True}), encoding="utf-8")
    assert citation_accuracy.main(file, show_misses=True) == 0
    assert "| all | 1 | 1.000 |" in capsys.readouterr().out


def test_comparison_with_others(register: Register) -> None:
    """psm-model is compared with the installed libraries, with equal results."""
    assert "dateutil's relativedelta" in compare.five_years(register, 1)
    assert "`psm_model`" in compare.imports(1, ("attrs", "psm_model"))
    assert f"| {FEW} | JSON Lines, two processes |" in compare.whole_job([FEW], 1)


def test_sections_that_a_run_does_not_measure_are_kept() -> None:
    """A run replaces its own sections, whatever the numbers in their headings, and keeps the others in order."""
    page = "# Speed\n\nIntroduction\n\n## Reading 2,000 (24.8 MB)\n\nold\n\n## Limits\n\nkept\n\n## Files\n\nkept too\n"
    assert compare.list_other_sections(page, "# Speed\n\n## Reading 120 (1.5 MB)\n\nnew\n") == [
        "## Limits\n\nkept\n",
        "## Files\n\nkept too\n",
    ]


def test_changes() -> None:
    """The check of each kind of change is measured, and all findings are those of before."""
    table = incremental.compare_changes([FEW], 2)
    assert all(f"| {FEW} | {name} |" in table for name in incremental.CHANGES)


def test_parts() -> None:
    """The check of parts is measured, and has the findings of one file."""
    assert [unit for _, _, unit in parts.measure(FEW)] == ["s", "s", "s", "MB", "s", "s", "MB", "s", "s"]


@pytest.mark.parametrize("database", store_changes.DATABASES)
def test_changes_in_stores(database: str) -> None:
    """Each step is measured in a store."""
    if database == "PostgreSQL" and POSTGRESQL is None:
        pytest.skip("PostgreSQL is not installed")
    table = store_changes.compare_store_changes([3], [database], 1)
    assert all(f"| 3 | {database} | {name} |" in table for name in (*store_changes.STEPS, "save everything"))


@pytest.mark.parametrize("part", [compare.decoding, compare.encoding])
def test_comparison_of_readers(part: object, register: Register) -> None:
    """Reading and writing are compared with the installed libraries."""
    pytest.importorskip("orjson", reason="what dev.py benchmark installs")
    assert callable(part)
    assert "msgspec Structs" in part(register, 1)


def test_questions_to_parquet() -> None:
    """Each question is timed."""
    section = parquet_questions.measure(FEW, 1)
    assert [name for name in parquet_questions.QUESTIONS if f"| {name} |" not in section] == []


def test_index_of_lines() -> None:
    """The index is measured, and organisations that are read by it are compared with those of the register."""
    assert f"organisations: {FEW:,}\n" in line_index.measure(FEW, 5)


def test_parquet_files() -> None:
    """Each way of writing and reading is measured."""
    pytest.importorskip("resource", reason="it counts the memory of a process")
    section = parquet_files.measure(FEW)
    assert [name for name in parquet_files.STEPS if f"| {name} |" not in section] == []


def test_comparison_of_overlaps(register: Register) -> None:
    """Overlaps are compared with the installed libraries."""
    for name in ("intervaltree", "polars", "portion"):
        pytest.importorskip(name, reason="what dev.py benchmark installs")
    assert "intervaltree" in compare.overlaps(register, 1)
