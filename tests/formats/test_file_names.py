"""Names of files: each implies a format, the same for reading and writing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import FormatError
from psm_model.formats.file_names import Format, detect_format, has_register_suffix, input_format, output_format

STEMS = st.text("abcd.-_ ", min_size=1, max_size=8).map(lambda stem: f"x{stem}x")
COMPRESSED = {Format.JSON, Format.LINES}


def change_case(text: str, upper: list[bool]) -> str:
    """Return a text with the marked letters in upper case."""
    return "".join(letter.upper() if mark else letter for letter, mark in zip(text, upper, strict=True))


@given(st.data(), STEMS, st.sampled_from(sorted(Format)), st.sampled_from(["", ".gz", ".zst"]))
def test_ending_implies_format(data: st.DataObject, stem: str, kind: Format, compression: str) -> None:
    """A name with the ending of a format implies it in any case, compressed if the format can be."""
    ending = kind + (compression if kind in COMPRESSED else "")
    upper = data.draw(st.lists(st.booleans(), min_size=len(ending), max_size=len(ending)))
    name = stem + change_case(ending, upper)
    assert detect_format(name) is input_format(name) is output_format(name) is kind
    assert has_register_suffix(Path(name)) is (kind not in {Format.FOLDER, Format.PARQUET})


@given(STEMS, st.sampled_from(["", ".txt", ".xml", ".jsonld"]))
def test_other_ending_is_read_as_json(stem: str, ending: str) -> None:
    """A name that implies no format is read as JSON, and no new file of that name is written."""
    name = stem.replace(".", "") + ending
    assert detect_format(name) is input_format(name) is Format.JSON
    assert not has_register_suffix(Path(name))
    with pytest.raises(
        ValueError, match=r"expected a name that ends in \.json, \.jsonl, \.xlsx, \.popolo\.json, \.parquet or"
    ):
        output_format(name)


@pytest.mark.parametrize("suffix", [".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".CSV"])
def test_other_tables_are_refused(suffix: str) -> None:
    """A workbook in another format and a single table are refused with what can be read in their place."""
    is_table = suffix.lower() in {".csv", ".tsv"}
    expected = "the folder of the CSV files" if is_table else r"a workbook that is saved as \.xlsx"
    with pytest.raises(FormatError, match=expected) as caught:
        input_format(f"register{suffix}")
    assert caught.value.problems[0].got == f"a file that ends in {suffix.lower()}"


def test_single_parquet_file_is_refused(tmp_path: Path) -> None:
    """A Parquet file is a table of a register; the error says what can be read in its place."""
    (tmp_path / "members.parquet").touch()
    with pytest.raises(FormatError, match="expected the folder of the Parquet files"):
        input_format(tmp_path / "members.parquet")
    (tmp_path / "register.PARQUET").mkdir()
    assert input_format(tmp_path / "register.PARQUET") is Format.PARQUET
    assert output_format(f"{tmp_path}/new.parquet/") is Format.PARQUET


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices")
def test_output_to_a_device_is_json() -> None:
    """A device has no ending that implies a format, and a register is written to it as JSON."""
    assert output_format("/dev/null") is Format.JSON
