"""Ids are made of public values: numbers of decrees have strokes, and a long number of a person is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from psm_model.importing import ImportResult, import_table, loads_mapping
from tests.importing.books import write_book

MAPPING = """
[[tables]]
columns = {Nama = "member.name", SK = "decree.number"}
ids = {decree = "sk-{decree.number}", member = "psm-{row}"}
"""


def import_number(folder: Path, number: str, text: str = MAPPING) -> ImportResult:
    """Import a person with the number of a decree."""
    file = write_book(folder / "a.xlsx", {"P": [("Nama", "SK"), ("Siti Contoh", number)]})
    return import_table(file, loads_mapping(text))


@pytest.mark.parametrize(
    "number", ["188.45/8/427.91.01/2023", "188.45/120/KEP/2023", "463/0012/35.08.07.2001/2023", "141 / 33 / 2021"]
)
def test_number_of_a_decree(number: str, tmp_path: Path) -> None:
    """Its digits are not one number, however many they are; ids made of its id are as good."""
    result = import_number(tmp_path, number)
    assert ([decree.number for decree in result.register.decrees], result.report.problems) == ([number], ())
    (member,) = result.register.members
    assert member.decree_ids == (result.register.decrees[0].id,)
    text = MAPPING.replace('"psm-{row}"', '"{decree.id}-{row}"')
    assert len(import_number(tmp_path, number, text).register.members) == 1


@pytest.mark.parametrize("number", ["3325 0000 0000 0017", "3325000000000017", "3325-0000-0000-0017"])
def test_number_of_a_person(number: str, tmp_path: Path) -> None:
    """It makes no id, and is not shown; the person is loaded without the decree."""
    result = import_number(tmp_path, number)
    (problem,) = result.report.problems
    assert (len(result.register.members), result.register.decrees, problem.row_is_lost) == (1, (), False)
    assert "0017" not in str(problem)


def test_long_number_of_another_kind(tmp_path: Path) -> None:
    """Strokes in another column do not make its digits several numbers."""
    text = MAPPING.replace('"decree.number"', '"key.code"').replace('decree = "sk-{decree.number}", ', "")
    text = text.replace("{row}", "{key.code}")
    assert import_number(tmp_path, "0812/0000/0000/0017", text).report.loaded == 0
