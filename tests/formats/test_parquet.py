"""Parquet: a register survives as a folder of files, which are replaced together, and damage is reported."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings

from psm_model.entities import Register, Source
from psm_model.entities.redaction import SENSITIVE_FIELDS, redact
from psm_model.errors import FormatError, WrongTypeError
from psm_model.formats import dump, load, parquet
from psm_model.formats.arrow import to_tables
from psm_model.formats.files import read, write
from psm_model.formats.loss import Loss
from psm_model.formats.parquet import read_parquet, write_parquet
from psm_model.strategies import registers
from tests.formats.full_register import FULL
from tests.formats.results import register_and_losses
from tests.planted import PLANTED, find_canaries
from tests.rules.samples import IPSM

FEW: Final = settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@FEW
@given(register=registers())
def test_round_trip(register: Register, tmp_path: Path) -> None:
    """A register survives in Parquet without any loss."""
    write_parquet(register, tmp_path)
    assert register_and_losses(read_parquet(tmp_path)) == (register, ())


def test_files_have_the_tables_with_their_metadata(tmp_path: Path) -> None:
    """Each file is a table of the same name, type and metadata."""
    write_parquet(FULL, tmp_path / "new" / "register.parquet")
    for name, table in to_tables(FULL).items():
        stored = pq.read_table(tmp_path / "new" / "register.parquet" / f"{name}.parquet")
        assert stored.schema.equals(table.schema)
        for field in table.schema:
            assert field.metadata.items() <= stored.schema.field(field.name).metadata.items()
        assert stored.to_pylist() == table.to_pylist()


def test_same_register_gives_same_bytes(tmp_path: Path) -> None:
    """The bytes depend only on the register."""
    for name in ("a", "b"):
        write_parquet(FULL, tmp_path / name)
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


def test_name_of_a_folder_selects_the_format(tmp_path: Path) -> None:
    """`load`, `dump`, `read` and `write` take a folder whose name ends in .parquet."""
    folder = tmp_path / "register.parquet"
    dump(FULL, folder)
    assert load(folder) == read(f"{folder}/").register == FULL
    assert write(redact(FULL), folder, without=SENSITIVE_FIELDS) == ()
    assert load(folder) == redact(FULL)


def test_redacting_replaces_every_file(tmp_path: Path) -> None:
    """If a register without personal data replaces one with it, nothing personal is left in any file."""
    write_parquet(PLANTED, tmp_path)
    names = sorted(file.name for file in tmp_path.iterdir())
    write_parquet(redact(PLANTED), tmp_path, without=SENSITIVE_FIELDS)
    assert sorted(file.name for file in tmp_path.iterdir()) == names
    texts = [repr(pq.read_table(file).to_pylist()) for file in tmp_path.iterdir()]
    assert find_canaries("".join(texts) + "".join(repr(file.read_bytes()) for file in tmp_path.iterdir())) == []


def test_failed_writing_changes_nothing(tmp_path: Path) -> None:
    """If a table cannot be written, all files stay as they were, and no new folder is left."""
    write_parquet(FULL, tmp_path / "old")
    before = {file.name: file.read_bytes() for file in (tmp_path / "old").iterdir()}
    wrong = Register.of(IPSM, Source(id="s", title="\ud800"))
    for folder in ("old", "new"):
        with pytest.raises(FormatError):
            write_parquet(wrong, tmp_path / folder)
        with pytest.raises(ValueError, match="without values in"):
            write_parquet(FULL, tmp_path / folder, without=["member.birth_date"])
    assert {file.name: file.read_bytes() for file in (tmp_path / "old").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_other_files_stay_and_are_losses(tmp_path: Path) -> None:
    """A file that is no table stays when a register is written, and is a loss when one is read."""
    pq.write_table(pa.table({"a": [1]}), tmp_path / "budget.parquet")
    (tmp_path / "notes.txt").touch()
    write_parquet(FULL, tmp_path)
    assert read_parquet(tmp_path).losses == (Loss("budget", "it is not a table of a register"),)


@pytest.mark.parametrize("damage", [b"", b"PAR1", b"{}", None])
def test_damage_is_reported(damage: bytes | None, tmp_path: Path) -> None:
    """A file that is not Parquet, or is cut off, is a problem that names the file."""
    write_parquet(FULL, tmp_path)
    file = tmp_path / "members.parquet"
    file.write_bytes(file.read_bytes()[:-100] if damage is None else damage)
    with pytest.raises(FormatError) as caught:
        read_parquet(tmp_path)
    assert [(problem.path, problem.expected) for problem in caught.value.problems] == [
        ("members.parquet", "a Parquet file")
    ]
    assert caught.value.source == str(tmp_path)


def test_damaged_pages_are_reported(tmp_path: Path) -> None:
    """Damage within the values is a problem too, whatever byte it is in, or leaves a register."""
    write_parquet(FULL, tmp_path)
    file = tmp_path / "sources.parquet"
    whole = file.read_bytes()
    refused = 0
    for place in range(4, len(whole), 97):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :])
        try:
            read_parquet(tmp_path)
        except FormatError:
            refused += 1
    assert refused


@pytest.mark.parametrize(
    "table",
    [
        pa.table(
            {"id": pa.nulls(3_000_000, pa.string()), **{f"c{number}": pa.nulls(3_000_000) for number in range(9)}}
        ),
        pa.table({"id": pa.array(["x" * 50_000] * 3000)}),
    ],
    ids=["rows", "texts"],
)
def test_small_file_cannot_fill_the_memory(table: pa.Table, tmp_path: Path) -> None:
    """A file that unpacks to more than 64 MiB and 250 times its size is refused."""
    pq.write_table(table, tmp_path / "members.parquet", compression="zstd")
    with pytest.raises(FormatError, match="at most 250 times its size, or 64 MiB, got one that unpacks to more"):
        read_parquet(tmp_path)


def test_folder_without_tables_is_an_error(tmp_path: Path) -> None:
    """A folder without any Parquet file is no register; a missing one cannot be read."""
    with pytest.raises(FormatError, match="a Parquet file for each table"):
        read_parquet(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_parquet(tmp_path / "none")


def test_locations_name_rows(tmp_path: Path) -> None:
    """What is read has the rows and columns of its values."""
    write_parquet(FULL, tmp_path)
    place = read_parquet(tmp_path).locations.locate(["/members/0/name"])["/members/0/name"]
    assert str(place) == "members[0].name"


def test_only_registers_are_written(tmp_path: Path) -> None:
    """Something else than a register is refused, and no folder is left."""
    with pytest.raises(WrongTypeError):
        write_parquet(IPSM, tmp_path / "new")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("module", ["psm_model.formats.arrow", "psm_model.formats.parquet", "psm_model.reports.arrow"])
def test_extra_is_named(module: str, tmp_path: Path) -> None:
    """Without pyarrow, the error names the extra, and no folder is left."""
    loaded = {name: None for name in sys.modules if name.startswith(("pyarrow", "psm_model.formats.arrow"))}
    hidden = dict.fromkeys([*loaded, "pyarrow"])
    with patch.dict(sys.modules, hidden):
        for name in (module, "psm_model.formats.arrow", parquet.__name__):
            sys.modules.pop(name, None)
        with pytest.raises(ModuleNotFoundError, match=r"need the extra arrow: install psm-model\[arrow\]"):
            __import__(module)
        with pytest.raises(ModuleNotFoundError, match=r"psm-model\[arrow\]"):
            dump(FULL, tmp_path / "new.parquet")
    assert list(tmp_path.iterdir()) == []
