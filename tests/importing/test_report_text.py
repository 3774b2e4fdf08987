"""The report as text and as JSON, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import attrs

from psm_model.importing import import_table
from psm_model.importing._row_kinds import SkipRule
from psm_model.importing.report import CellCounts
from psm_model.importing.report_text import render_import_report, report_to_json
from tests.importing.books import BOARD, make_board_mapping, write_book


def test_text_has_problems_and_counts(tmp_path: Path) -> None:
    """The text names the cell, what is expected, what was got and what to do, and counts rows and cells."""
    report = import_table(write_book(tmp_path / "a.xlsx", {"Pengurus": BOARD}), make_board_mapping()).report
    assert render_import_report(report, language="id") == (
        "Pengurus!D10 (Jabatan)\n"
        "  seharusnya: jabatan seperti 'Ketua' atau 'Anggota Bidang Humas'\n"
        "  tertulis: teks 1 kata\n"
        "  yang perlu dilakukan: perbaiki sebutannya, atau tulis jabatannya di posts\n"
        "  baris ini tidak dimuat\n"
        "\n"
        "3 dari 4 baris dimuat\n"
        "register: 1 organisasi, 1 masa bakti, 3 anggota, 3 jabatan\n"
        "36 sel: 14 terpakai, 5 judul kolom, 5 nomor kolom, 4 nomor urut, 1 tanda hubung, 2 baris jumlah, "
        "3 tanda tangan, 4 dilaporkan"
    ).replace("36 sel: 14", f"{report.cells.total} sel: {report.cells.used}")
    english = render_import_report(report, language="en", limit=0)
    assert english.startswith("1 more problems\n\n3 of 4 rows were loaded\n")
    tree = report_to_json(report, language="en")
    assert json.loads(json.dumps(tree)) == tree
    assert tree["problems"][0]["place"] == "Pengurus!D10"
    assert sum(tree["cells"]["skipped"].values()) == sum(report.cells.skipped.values())


def test_every_rule_has_words(tmp_path: Path) -> None:
    """Each rule by which cells are left out has words in both languages."""
    report = import_table(write_book(tmp_path / "a.xlsx", {"Pengurus": BOARD}), make_board_mapping()).report
    counts = CellCounts(total=len(SkipRule), used=0, skipped=dict.fromkeys(SkipRule, 1), reported=0)
    texts = {
        render_import_report(attrs.evolve(report, cells=counts), language=language).rpartition("\n")[2]
        for language in ("en", "id")
    }
    assert len(texts) == 2
    assert all(text.count(" 1 ") == len(SkipRule) for text in texts)
