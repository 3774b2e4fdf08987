"""LibreOffice opens our workbooks, and we read what it saves; CI does not install it, because it is large."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from psm_model.entities import Organisation, Register
from psm_model.formats import load
from psm_model.formats.csv import write_csv
from psm_model.formats.xlsx import read_xlsx, template_xlsx, write_xlsx
from psm_model.values import AreaCode, Level, PartialDate
from tests.cases.documents import find_document
from tests.formats.results import register_and_losses

CASE: Final = find_document("07-beritau-batang-2025")
SOFFICE: Final = shutil.which("soffice")
pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


def convert(file: Path, folder: Path, form: str = "xlsx") -> Path:
    """Convert a file with LibreOffice."""
    assert SOFFICE is not None
    folder.mkdir(exist_ok=True)
    # Two processes cannot share a profile.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return folder / f"{file.stem}.{form}"


def test_libreoffice_opens_workbooks(tmp_path: Path) -> None:
    """A workbook that LibreOffice opens and saves keeps its register, and so does a template."""
    register = load(CASE)
    write_xlsx(register, tmp_path / "batang.xlsx")
    assert register_and_losses(read_xlsx(convert(tmp_path / "batang.xlsx", tmp_path / "out"))) == (register, ())
    template_xlsx(tmp_path / "template.xlsx")
    assert register_and_losses(read_xlsx(convert(tmp_path / "template.xlsx", tmp_path / "out"))) == (Register(), ())


def test_conversions_of_libreoffice(tmp_path: Path) -> None:
    """Dates and numbers that LibreOffice converts when it opens a table are read as typed."""
    text = "ID,Nama,Tingkat,Kode wilayah,Tanggal berdiri,Tanggal bubar\no,IPSM,provinsi,33,2020-10-15,2025\n"
    (tmp_path / "Organisasi.csv").write_text(text, encoding="utf-8")
    register, losses = register_and_losses(read_xlsx(convert(tmp_path / "Organisasi.csv", tmp_path / "out")))
    assert losses == ()
    assert register.organisations == (
        Organisation(
            id="o",
            name="IPSM",
            level=Level.PROVINCE,
            area=AreaCode("33"),
            founded=PartialDate(2020, 10, 15),
            dissolved=PartialDate(2025),
        ),
    )


def test_libreoffice_opens_csv(tmp_path: Path) -> None:
    """LibreOffice separates the columns of a CSV table."""
    write_csv(load(CASE), tmp_path)
    page = convert(tmp_path / "board_terms.csv", tmp_path / "out", "html").read_text(encoding="utf-8")
    assert "<td" in page
    assert ">organisation_id<" in page
