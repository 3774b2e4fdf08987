"""Pictures: reproducible, saved as files, shown in notebooks, and refused without matplotlib."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import attrs
import matplotlib as mpl
import pytest
from hypothesis import given
from PIL import Image

from psm_model.charts import draw_timeline
from psm_model.entities import Register
from psm_model.strategies import registers
from tests.charts.pictures import SVG, list_texts, parse_svg
from tests.charts.registers import FEW, make_large_register, make_varied_register
from tests.views.drawn_registers import hostile_register


@pytest.mark.slow
@FEW
@given(registers())
def test_same_input_same_bytes(register: Register) -> None:
    """The same register gives the same bytes, whatever matplotlib's settings are."""
    first = [(picture.to_svg(), picture.to_png(dpi=50)) for picture in draw_timeline(register)]
    with mpl.rc_context({"font.size": 30, "pdf.fonttype": 3, "text.usetex": False, "hatch.linewidth": 5}):
        second = [(picture.to_svg(), picture.to_png(dpi=50)) for picture in draw_timeline(register)]
    assert first == second


@pytest.mark.slow
def test_settings_are_restored() -> None:
    """Drawing restores matplotlib's settings, and does not import pyplot."""
    before = dict(mpl.rcParams)
    draw_timeline(make_varied_register())[0].to_svg()
    assert dict(mpl.rcParams) == before
    program = "import sys, psm_model.charts; print('matplotlib.pyplot' in sys.modules)"
    process = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert process.stdout.strip() == "False"


def test_pages_are_saved(tmp_path: Path) -> None:
    """A single page gets the given name, several are numbered; another suffix is refused."""
    single, several = draw_timeline(make_varied_register()), draw_timeline(make_large_register(3), rows=1)
    assert single.save(tmp_path / "one.SVG") == (tmp_path / "one.SVG",)
    assert (tmp_path / "one.SVG").read_text(encoding="utf-8") == single[0].to_svg()
    files = several.save(tmp_path / "some.png")
    assert [file.name for file in files] == ["some-1.png", "some-2.png", "some-3.png"]
    assert [file.read_bytes() for file in files] == [picture.to_png() for picture in several]
    with pytest.raises(ValueError, match=r"ends in \.svg, \.png or \.pdf, got 'x\.gif'"):
        several.save(tmp_path / "x.gif")
    assert len(list(tmp_path.iterdir())) == 4


def test_pages_are_replaced_together(tmp_path: Path) -> None:
    """If one page cannot be written, no page is changed."""
    pages = draw_timeline(make_large_register(3), rows=1)
    *written, last = pages.save(tmp_path / "a.svg")
    for file in written:
        file.write_text("old", encoding="utf-8")
    last.unlink()
    last.mkdir()
    with pytest.raises(OSError, match=r"."):
        pages.save(tmp_path / "a.svg")
    assert {file.read_text(encoding="utf-8") for file in written} == {"old"}
    assert sorted(tmp_path.iterdir()) == [*written, last]


def test_files_sort_like_pages(tmp_path: Path) -> None:
    """The numbers of more than nine files are padded, so that files sort like pages."""
    files = draw_timeline(make_large_register(11), rows=1).save(tmp_path / "some.svg")
    assert [file.name for file in files][::5] == ["some-01.svg", "some-06.svg", "some-11.svg"]
    assert sorted(files) == list(files)


def test_failed_drawing_keeps_the_file(tmp_path: Path) -> None:
    """A failed drawing keeps the existing file and leaves no other."""
    (tmp_path / "x.svg").write_text("before", encoding="utf-8")
    (picture,) = draw_timeline(make_varied_register())
    with pytest.raises(AttributeError):
        attrs.evolve(picture, items=(None,)).save(tmp_path / "x.svg")  # type: ignore[arg-type]  # nothing to draw
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("x.svg", "before")]


def test_pdf_has_all_pages(tmp_path: Path) -> None:
    """A PDF has all pages in one file, its title, and no time unless one is given."""
    pages = draw_timeline(make_large_register(3), rows=1, title="Contoh")
    assert pages.save(tmp_path / "some.PDF") == (tmp_path / "some.PDF",)
    plain = (tmp_path / "some.PDF").read_bytes()
    assert plain == pages.to_pdf()
    assert plain.count(b"/Type /Page ") == 3
    assert b"/Title (Contoh \\(page 1 of 3\\))" in plain
    for word in (b"Date", b"Producer", b"Creator"):
        assert word not in plain
    dated = pages[0].to_pdf(created=datetime(2026, 6, 30, tzinfo=UTC))
    assert b"/CreationDate (D:20260630000000Z)" in dated


@pytest.mark.slow
def test_pdf_is_the_same_in_other_processes(tmp_path: Path) -> None:
    """Another process, whose hashes differ, and another value of SOURCE_DATE_EPOCH give the same bytes."""
    program = (
        "import sys\n"
        "from psm_model.charts import draw_timeline\n"
        "from tests.charts.registers import make_varied_register\n"
        "draw_timeline(make_varied_register()).save(sys.argv[1])"
    )
    files = [tmp_path / "0.pdf", tmp_path / "86400.pdf"]
    for file in files:
        environment = {**os.environ, "PYTHONHASHSEED": file.stem, "SOURCE_DATE_EPOCH": file.stem}
        subprocess.run([sys.executable, "-c", program, str(file)], check=True, env=environment)
    first, second = (file.read_bytes() for file in files)
    assert first == second


@pytest.mark.parametrize("register", [make_varied_register(), hostile_register()], ids=["varied", "hostile"])
def test_svg_is_text_without_ids(register: Register) -> None:
    """An SVG has its texts as text, in order, and neither ids nor styles, so that several do not clash on one page."""
    for picture in draw_timeline(register):
        root = parse_svg(picture)
        texts = []
        for element in root.iter(f"{SVG}text"):
            tip = element.findtext(f"{SVG}title", "")
            texts.append("".join(element.itertext()).removeprefix(tip).replace("\u200e", ""))
        assert texts == [text.replace("\u200e", "") for text in list_texts(picture)]
        for element in root.iter():
            assert not {"id", "class", "style", "clip-path", "href"} & set(element.keys())


def test_notebooks_show_pages() -> None:
    """A notebook gets each page as an element."""
    pages = draw_timeline(make_large_register(2), rows=1)
    root = ET.fromstring(f"<div>{pages._repr_html_()}</div>")  # noqa: S314  # we made it; as notebooks call it
    assert [element.findtext(f"{SVG}title") for element in root] == [picture.title for picture in pages]
    assert pages[0]._repr_svg_() == pages[0].to_svg()  # as notebooks call it


def test_png_has_metadata() -> None:
    """A PNG has the requested size, its title and its alternative text, and no name of a program."""
    picture = draw_timeline(hostile_register())[0]
    with Image.open(BytesIO(picture.to_png(dpi=72))) as image:
        assert image.size == (int(picture.width), int(picture.height))
        assert image.info["Description"] == picture.alt
        assert image.info["Title"] == picture.title
        assert "Software" not in image.info


def test_missing_extra_is_named() -> None:
    """Without matplotlib, one line names the extra."""
    program = "import sys; sys.modules['matplotlib'] = None; import psm_model.charts"
    process = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert process.stderr.rstrip().endswith(
        "ModuleNotFoundError: charts need the extra charts: install psm-model[charts]"
    )
