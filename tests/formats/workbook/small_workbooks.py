"""Workbooks of one organisation, and what they are read as."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

import attrs
import pytest
from hypothesis import HealthCheck, settings

from psm_model.errors import FormatError
from psm_model.formats.xlsx import read_xlsx
from psm_model.values import PartialDate
from tests.formats.results import register_and_losses
from tests.formats.workbooks import replace_parts
from tests.rules.samples import IPSM

WORKSHEET: Final = "xl/worksheets/sheet1.xml"

ORGANISATION: Final = attrs.evolve(IPSM, id="o", name="IPSM")
MAC: Final = 'date1904="1"'
DATES: Final = ("dd/mm/yyyy", "mmm-yy", "yyyy", "d-mmm", "h:mm", "[h]:mm", "dd/mm/yyyy hh:mm")


def number_cell(value: object, style: int = 0) -> str:
    """Return the XML of a cell with a number and a style."""
    return f'<c s="{style}"><v>{value}</v></c>'


def read_founding_date(file: Path) -> PartialDate | None:
    """Return the founding date of the only organisation of a workbook."""
    register, _ = register_and_losses(read_xlsx(file))
    return register.organisations[0].founded


def list_messages(file: Path) -> list[str]:
    """Return the messages for a workbook that cannot be read."""
    with pytest.raises(FormatError) as caught:
        read_xlsx(file)
    return [str(problem) for problem in caught.value.problems]


def replace_text(file: Path, old: str, new: str, part: str = WORKSHEET) -> Path:
    """Replace a text in a part of a workbook."""
    with zipfile.ZipFile(file) as archive:
        content = archive.read(part).decode()
    assert old in content
    return replace_parts(file, {part: content.replace(old, new).encode()})


FUZZ: Final = settings(
    max_examples=max(60, settings().max_examples),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
