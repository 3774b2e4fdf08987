"""The workbook of the tutorial for officials has the mistakes that the page shows."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from docs._ext.office_example import CORRECTIONS, LIST, MISTAKES, SHEETS, fill_in, make_register, write_list
from docs._ext.report_frame import frame_report
from docs._ext.workbook_drawing import draw_list, draw_sheet
from psm_model import FormatError, check, load
from psm_model.formats.xlsx import template_xlsx
from psm_model.importing import import_table, suggest_mapping


def test_terms_overlap_until_they_are_corrected() -> None:
    """The mistaken terms have one finding, the corrected ones none."""
    assert check(make_register(is_mistaken=True)).codes == ("PSM101",)
    assert check(make_register(is_mistaken=False)).codes == ()


def test_mistyped_cells_cannot_be_read(tmp_path: Path) -> None:
    """They are the cells that are corrected first."""
    file = str(tmp_path / "daftar.xlsx")
    template_xlsx(file)
    fill_in(file, MISTAKES)
    with pytest.raises(FormatError) as caught:
        load(file)
    assert [problem.path for problem in caught.value.problems] == ["Organisasi!C2", "Masa bakti!E2"]
    assert len(CORRECTIONS) == len(caught.value.problems)


@pytest.mark.parametrize("name", SHEETS)
def test_drawing_has_every_cell(name: str) -> None:
    """A drawing shows the texts as typed, and its description names the mistaken cells."""
    drawing = draw_sheet(name, MISTAKES, MISTAKES)
    for number, row in enumerate(SHEETS[name]):
        for heading, text in row.items():
            assert f">{MISTAKES.get((name, number, heading), text)}</text>" in drawing.svg
    marked = [heading for sheet, _, heading in MISTAKES if sheet == name]
    assert drawing.svg.count('class="possible"') == len(marked)
    assert ("Sel yang keliru" in drawing.alt) == bool(marked)


def test_drawing_of_a_list_has_every_cell() -> None:
    """The list is shown as it is written, its titles above the headings, within the drawing."""
    drawing = draw_list()
    for text in chain.from_iterable(LIST):
        assert f">{text}</text>" in drawing.svg
    assert "Judul kolom: No., Nama, Jabatan." in drawing.alt
    assert drawing.alt.startswith(LIST[0][0])


def test_report_has_the_finding() -> None:
    """The frame contains the page that the command writes, escaped."""
    frame = frame_report().svg
    assert "PSM101" in frame
    assert "baris 3" in frame
    assert frame.count("<") == 2


def test_list_is_read(tmp_path: Path) -> None:
    """The list of an office gives the same people."""
    file = str(tmp_path / "pengurus.xlsx")
    write_list(file)
    register = import_table(file, suggest_mapping(file).mapping).register
    names = [appointment.name for appointment in register.board_terms[0].appointments]
    assert [str(name) for name in names] == [row["Nama"] for row in SHEETS["Jabatan"]]
