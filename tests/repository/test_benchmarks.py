"""The benchmarks run: each program, on small inputs. How fast they are is not judged here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

pytest.importorskip("lokal", reason="the made-up register has the areas of the extra `areas`")
pytest.importorskip("msgspec", reason="the fast way of the extra `fast` is what is measured")

from benchmarks import check_growth, citation_accuracy, compare, find_citations, json_ways
from benchmarks.national import FAULTS, national_register
from psm_model.entities import Register

FEW: Final = len(FAULTS) * 50


@pytest.fixture(scope="module")
def register() -> Register:
    """A small register in which each fault is made once."""
    return national_register(FEW, faulty=True)[0]


def test_growth_of_a_check() -> None:
    """A check of the made-up register finds the faults that were made, and no other."""
    assert len(check_growth.measure(FEW, 1)) == 1


def test_ways_of_reading(capsys: pytest.CaptureFixture[str]) -> None:
    """Both ways of reading JSON are measured."""
    assert json_ways.main(3) == 0
    assert capsys.readouterr().out.count("times faster") == 2


@pytest.mark.parametrize("name", find_citations.TEXTS)
def test_reading_of_citations(name: str) -> None:
    """Each text is read, and citations are found in those that have any."""
    times, found = find_citations.measure(find_citations.TEXTS[name], 3_000, 1)
    assert len(times) == 1
    assert found or name in {"articles", "heads", "initials", "letters"}


def test_accuracy_of_citations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Labelled texts are read and compared."""
    file = tmp_path / "labelled.jsonl"
    gold = [{"type": "uu", "number": "11", "year": 2009, "title": None, "pinpoints": []}]
    file.write_text(json.dumps({"text": "UU 11/2009", "gold": gold, "hard": False, "social": True}), encoding="utf-8")
    assert citation_accuracy.main(file, show_misses=True) == 0
    assert "| all | 1 | 1.000 |" in capsys.readouterr().out


def test_comparison_with_others(register: Register) -> None:
    """psm-model is measured beside other libraries, as far as these are installed, and all find the same."""
    assert "dateutil's relativedelta" in compare.five_years(register, 1)
    assert "`psm_model`" in compare.imports(1, ("attrs", "psm_model"))
    assert f"| {FEW} | JSON Lines, two processes |" in compare.whole_job([FEW], 1)


@pytest.mark.parametrize("part", [compare.decoding, compare.encoding])
def test_comparison_of_readers(part: object, register: Register) -> None:
    """Reading and writing are measured beside other libraries, where they are installed."""
    pytest.importorskip("orjson", reason="what dev.py benchmark installs")
    assert callable(part)
    assert "msgspec Structs" in part(register, 1)


def test_comparison_of_overlaps(register: Register) -> None:
    """Overlaps are found beside other libraries, where they are installed."""
    for name in ("intervaltree", "polars", "portion"):
        pytest.importorskip(name, reason="what dev.py benchmark installs")
    assert "intervaltree" in compare.overlaps(register, 1)
