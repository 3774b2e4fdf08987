"""Parquet: a register survives as a folder of files, which are replaced together, and damage is reported."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Final
from unittest.mock import patch

import attrs
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from psm_model.entities import Register, Source
from psm_model.entities.redaction import SENSITIVE_FIELDS, redact
from psm_model.errors import FormatError, WrongTypeError
from psm_model.formats import dump, jsonl, load, parquet
from psm_model.formats.arrow import iter_table_batches, to_tables
from psm_model.formats.files import read, write
from psm_model.formats.loss import Loss
from psm_model.formats.parquet import iter_parquet, read_parquet, write_parquet
from psm_model.strategies import registers
from psm_model.values import PersonName
from tests.formats.full_register import FULL
from tests.formats.results import register_and_losses
from tests.planted import PLANTED, find_canaries
from tests.rules.samples import IPSM, KASMAD

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


@FEW
@given(register=registers(), batch_size=st.integers(1, 5), group_rows=st.integers(1, 5))
def test_entities_give_the_files_of_their_register(
    register: Register, batch_size: int, group_rows: int, tmp_path: Path
) -> None:
    """Entities that come one after another give the same bytes as their register, whatever is converted at once."""
    write_parquet(iter(register.iter_entities()), tmp_path / "whole")
    for name, table in to_tables(register).items():
        assert pq.read_table(tmp_path / "whole" / f"{name}.parquet").equals(table)
    in_batches = partial(iter_table_batches, batch_size=batch_size)
    with patch("psm_model.formats.parquet._GROUP_ROWS", group_rows):
        write_parquet(register, tmp_path / "register")
        with patch("psm_model.formats.parquet.iter_table_batches", in_batches):
            write_parquet(iter(register.iter_entities()), tmp_path / "entities")
    for file in (tmp_path / "register").iterdir():
        assert file.read_bytes() == (tmp_path / "entities" / file.name).read_bytes()
        metadata = pq.read_metadata(file)
        counts = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
        assert sum(counts) == metadata.num_rows
        assert counts[:-1] == [group_rows] * (len(counts) - 1)
    assert read_parquet(tmp_path / "entities").register == register


def test_entities_of_json_lines_come_back(tmp_path: Path) -> None:
    """A file in JSON Lines is written and read without a register, and can be checked without one."""
    jsonl.dump(FULL, tmp_path / "a.jsonl")
    write_parquet(jsonl.iter_load(tmp_path / "a.jsonl"), tmp_path)
    jsonl.dump(iter_parquet(tmp_path), tmp_path / "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_files_of_other_programs_are_read(tmp_path: Path) -> None:
    """Rows in another order, and files without positions, are read as a whole, and not one after another."""
    register = Register.of(IPSM, KASMAD, attrs.evolve(KASMAD, id="n", name=PersonName("Sekar")))
    write_parquet(register, tmp_path)
    members = pq.read_table(tmp_path / "members.parquet")
    pq.write_table(members.take([1, 0]), tmp_path / "members.parquet")
    assert register_and_losses(read_parquet(tmp_path)) == (register, ())
    with pytest.raises(FormatError, match="rows in the order of their positions"):
        list(iter_parquet(tmp_path))
    pq.write_table(pa.table({"id": ["m"], "name": ["A"]}), tmp_path / "members.parquet")
    assert [member.id for member in read_parquet(tmp_path).register.members] == ["m"]


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


def test_limit_can_be_set(tmp_path: Path) -> None:
    """The caller may allow less or more for the size of a file."""
    write_parquet(Register.of(IPSM), tmp_path)
    sizes: list[int] = []

    def allow_nothing(size: int) -> int:
        sizes.append(size)
        return 0

    for read_folder in (read_parquet, lambda folder, limit: list(iter_parquet(folder, limit=limit))):
        with pytest.raises(FormatError, match="got one that unpacks to more"):
            read_folder(tmp_path, limit=allow_nothing)
    assert set(sizes) <= {file.stat().st_size for file in tmp_path.iterdir()}
    assert read_parquet(tmp_path, limit=lambda _: 1 << 30).register == Register.of(IPSM)


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
    """Something else than a register or entities is refused, and no folder is left."""
    with pytest.raises(WrongTypeError):
        write_parquet(IPSM, tmp_path / "new")  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError):
        write_parquet([IPSM, "o"], tmp_path / "new")  # type: ignore[list-item]
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
