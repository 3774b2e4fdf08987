"""LibreOffice opens what is written, and what it saves is read; it is large, and so not among what CI installs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from psm_model.entities import Organisation, Register
from psm_model.formats import load
from psm_model.formats.csv import dump_csv
from psm_model.formats.xlsx import dump_xlsx, read_xlsx, template_xlsx
from psm_model.values import AreaCode, Level, PartialDate
from tests.formats.results import register_and_losses

CASE: Final = Path(__file__).parents[1] / "cases" / "07-beritau-batang-2025.json"
SOFFICE: Final = shutil.which("soffice")
pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


def saved(file: Path, folder: Path, form: str = "xlsx") -> Path:
    """A file as LibreOffice saves it."""
    assert SOFFICE is not None
    folder.mkdir(exist_ok=True)
    # A profile of its own, since two that run at once can't share one.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return folder / f"{file.stem}.{form}"


def test_what_is_written_opens(tmp_path: Path) -> None:
    """A workbook that LibreOffice opens and saves again holds the same register, and so does a template."""
    register = load(CASE)
    dump_xlsx(register, tmp_path / "batang.xlsx")
    assert register_and_losses(read_xlsx(saved(tmp_path / "batang.xlsx", tmp_path / "out"))) == (register, ())
    template_xlsx(tmp_path / "template.xlsx")
    assert register_and_losses(read_xlsx(saved(tmp_path / "template.xlsx", tmp_path / "out"))) == (Register(), ())


def test_what_it_makes_of_what_is_typed(tmp_path: Path) -> None:
    """What LibreOffice makes dates and numbers of, as it opens a table, is read as what was typed."""
    typed = "ID,Nama,Tingkat,Kode wilayah,Tanggal berdiri,Tanggal bubar\no,IPSM,provinsi,33,2020-10-15,2025\n"
    (tmp_path / "Organisasi.csv").write_text(typed, encoding="utf-8")
    register, losses = register_and_losses(read_xlsx(saved(tmp_path / "Organisasi.csv", tmp_path / "out")))
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


def test_csv_opens(tmp_path: Path) -> None:
    """A table in CSV that LibreOffice opens has its columns apart."""
    dump_csv(load(CASE), tmp_path)
    page = saved(tmp_path / "board_terms.csv", tmp_path / "out", "html").read_text(encoding="utf-8")
    assert "<td" in page
    assert ">organisation_id<" in page
