"""Versions of documents: those of each version are read for ever, older ones are migrated, newer ones are refused."""

from __future__ import annotations

import copy
import json
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import jsonschema
import pyarrow as pa
import pytest
from pyarrow import parquet
from pydantic import TypeAdapter

from psm_model import cli
from psm_model.checking import config_toml
from psm_model.checking.severity import Severity
from psm_model.entities import Register
from psm_model.errors import ConfigError, FormatError, StaleIndexError
from psm_model.formats import dump, dumps, line_index, load, loads, migrations
from psm_model.formats.csv import PACKAGE
from psm_model.formats.document import VERSION_KEY
from psm_model.formats.indexed_file import IndexedFile
from psm_model.formats.json import VERSION
from psm_model.formats.line_index import find_index, write_index
from psm_model.formats.popolo import Ends, read_popolo
from psm_model.formats.pydantic import FromJson
from psm_model.importing import loads_mapping, mapping
from psm_model.reports.baseline import Baseline
from psm_model.reports.json import report_schema
from tests.make_versions import FOLDER, REPORT_SCHEMAS, WRITTEN, report_schema_line

VERSIONS: Final = sorted(FOLDER.iterdir())
NEWEST: Final = f"up to {VERSION}, the newest that this psm-model knows, got {VERSION + 1}"
"""What is said of a newer document: both versions."""


def test_every_version_is_kept() -> None:
    """There are documents of every version up to the present one; `python -m tests.make_versions` adds the last."""
    assert [folder.name for folder in VERSIONS] == [str(version) for version in range(1, VERSION + 1)]


def test_schema_of_reports_is_as_written_down() -> None:
    """No key of a report changes unnoticed; `python -m tests.make_versions` adds its line."""
    assert REPORT_SCHEMAS.read_text(encoding="utf-8").splitlines()[-1] == report_schema_line(report_schema())


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.name)
def test_documents_of_a_version_are_read(folder: Path) -> None:
    """All documents of a version are read, and those of a register have the same content in each format."""
    register = load(folder / "register.json")
    assert [load(f"{folder}/{name}") for name in WRITTEN] == [register] * len(WRITTEN)
    assert register.members[0].birth_date is not None
    read = read_popolo((folder / "popolo.json").read_bytes(), ends=Ends.LAST_DAY).register
    assert read == load(folder / "popolo_as_register.json")
    assert len(Baseline.loads((folder / "baseline.json").read_bytes())) > 0
    config = config_toml.load_config(folder / "config.toml")
    assert (config.severities["PSM106"], len(config.waivers)) == (Severity.ERROR, 1)
    assert loads_mapping((folder / "mapping.toml").read_text(encoding="utf-8")).tables[0].columns["NIK"]
    jsonschema.validate(json.loads((folder / "report.json").read_bytes()), report_schema())


# Any: what the readers return.
def read_newer(name: str, folder: Path) -> Any:
    """Read a document of the next version."""
    present, newer = FOLDER / str(VERSION), VERSION + 1
    file = folder / name
    match name:
        case "register.json" | "register.jsonl":
            text = (present / name).read_text(encoding="utf-8")
            file.write_text(re.sub(rf'"{VERSION_KEY}": ?{VERSION}', f'"{VERSION_KEY}": {newer}', text), "utf-8")
        case "csv":
            shutil.copytree(present / name, file)
            package = json.loads((file / PACKAGE).read_bytes())
            (file / PACKAGE).write_text(json.dumps({**package, VERSION_KEY: newer}), "utf-8")
            return load(f"{file}/")
        case "register.parquet":
            shutil.copytree(present / name, file)
            for table_file in file.glob("*.parquet"):
                table = parquet.read_table(table_file)
                parquet.write_table(table.replace_schema_metadata({VERSION_KEY: str(newer)}), table_file)
        case "register.xlsx":
            with zipfile.ZipFile(present / name) as old, zipfile.ZipFile(file, "w") as new:
                for part in old.namelist():
                    old_text = f"{VERSION_KEY} {VERSION}".encode()
                    new.writestr(part, old.read(part).replace(old_text, f"{VERSION_KEY} {newer}".encode()))
    return load(file)


@pytest.mark.parametrize("name", ["register.json", "register.jsonl", "register.xlsx", "register.parquet", "csv"])
def test_newer_documents_are_refused(name: str, tmp_path: Path) -> None:
    """A document of a newer version is refused in every format, and the error has both versions."""
    with pytest.raises(FormatError, match=NEWEST):
        read_newer(name, tmp_path)


@pytest.mark.parametrize("key", [config_toml.VERSION_KEY, mapping.VERSION_KEY])
def test_newer_settings_are_refused(key: str) -> None:
    """A configuration or a mapping of a newer version is refused, and the error has both versions."""
    read = config_toml.loads_config if key == config_toml.VERSION_KEY else loads_mapping
    with pytest.raises(ConfigError, match="of the format up to 1, the newest that this psm-model knows, got 2"):
        read(f"{key} = 2")
    for wrong in ("0", "true", '"1"'):
        with pytest.raises(ConfigError, match="expected the number 1"):
            read(f"{key} = {wrong}")


def test_documents_without_a_version_in_tables_are_read(tmp_path: Path) -> None:
    """Tables of which another program wrote or dropped the description are read as the present version."""
    shutil.copytree(FOLDER / str(VERSION) / "csv", tmp_path / "csv")
    for content in ("{", "[]", "{}", "[" * 100_000):
        (tmp_path / "csv" / PACKAGE).write_text(content, "utf-8")
        assert load(f"{tmp_path}/csv/") == load(FOLDER / str(VERSION) / "register.json")


def rename_names(place: str, entity: Mapping[str, object]) -> dict[str, object]:
    """Migrate an entity of version 0, in which the names of an organisation are its other names."""
    return {
        "names" if place == "organisations" and key == "other_names" else key: value for key, value in entity.items()
    }


@pytest.fixture
def migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library know a migration from version 0."""
    monkeypatch.setattr(migrations, "MIGRATIONS", {0: rename_names})


def make_version_0() -> tuple[Register, dict[str, Any]]:
    """Return a register, and its document as version 0 would have written it."""
    register = load(FOLDER / "1" / "register.json")
    tree = json.loads(dumps(register)) | {VERSION_KEY: 0}
    for organisation in tree["organisations"]:
        organisation["other_names"] = organisation.pop("names")
    return register, tree


def write_lines(tree: dict[str, Any], file: Path) -> None:
    """Write a document of version 0 in JSON Lines."""
    types = {"sources": "source", "decrees": "decree", "organisations": "organisation", "board_terms": "board_term"}
    order = ("sources", "decrees", "organisations", "board_terms", "members")
    lines = [{"type": types.get(place, "member"), **entity} for place in order for entity in tree[place]]
    file.write_text("\n".join(json.dumps(line) for line in [{VERSION_KEY: 0}, *lines]), "utf-8")


@pytest.mark.usefixtures("migrated")
def test_older_documents_are_migrated(tmp_path: Path) -> None:
    """A document of version 0 is read as what it means, in JSON, in lines and by pydantic, and stays as it is."""
    register, tree = make_version_0()
    before = copy.deepcopy(tree)
    assert loads(json.dumps(tree)) == register
    assert TypeAdapter(FromJson[Register]).validate_python(tree) == register
    assert migrations.migrate_document(tree, 0) != tree
    assert tree == before
    file = tmp_path / "old.jsonl"
    write_lines(tree, file)
    assert load(file) == register
    assert cli.main(["convert", str(file), str(tmp_path / "new.json")]) == cli.OK
    assert load(tmp_path / "new.json") == register
    assert cli.main(["check", str(file)]) == cli.main(["check", str(tmp_path / "new.json")])
    expect_no_index_of_older_lines(file, tmp_path / "new.jsonl")


def expect_no_index_of_older_lines(file: Path, converted: Path) -> None:
    """Expect that an index of older lines is refused with what to do, and that this works."""
    with pytest.raises(FormatError, match=r"expected lines of version 1; convert .*, got lines of an older version"):
        write_index(file)
    assert not find_index(file).exists()
    assert cli.main(["convert", str(file), str(converted)]) == cli.OK
    write_index(converted)
    with IndexedFile(converted) as indexed:
        assert indexed.read(load(file).organisations[0].id).organisations


@pytest.mark.usefixtures("migrated")
def test_older_lines_are_checked_by_several_processes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--jobs` finds in lines of version 0 what one process finds in the present version."""
    register, tree = make_version_0()
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    write_lines(tree, old)
    dump(register, new)
    results = []
    for file in (old, new):
        code = cli.main(["check", "--jobs", "2", "--undetermined", "--statistics", str(file)])
        results.append((code, capsys.readouterr().out.replace(file.name, "")))
    assert results[0] == results[1]


def test_index_of_older_lines_is_written_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An index that was written for another version of the lines is refused; it is not used as one of present lines."""
    file = tmp_path / "a.jsonl"
    dump(load(FOLDER / "1" / "register.json"), file)
    with monkeypatch.context() as patch:
        patch.setattr(line_index, "_VERSION", 100)
        write_index(file)
    with pytest.raises(StaleIndexError):
        IndexedFile(file)


@pytest.mark.usefixtures("migrated")
def test_problems_of_older_documents_are_reported() -> None:
    """A document of version 0 with something wrong is refused as one of the present version is."""
    _, tree = make_version_0()
    tree["organisations"][0]["other_names"] = 7
    tree["organisations"].append(7)
    with pytest.raises(FormatError) as caught:
        loads(json.dumps(tree))
    assert [problem.path for problem in caught.value.problems] == ["/organisations/0/names", "/organisations/1"]


def test_versions_without_a_migration_are_refused() -> None:
    """A version that no migration reads is refused."""
    for version in (0, -1):
        with pytest.raises(FormatError, match=f"expected the number {VERSION}, got {version}"):
            loads(json.dumps({VERSION_KEY: version}))


def test_each_migration_leads_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several migrations are applied in order, and one without its successor is not used."""
    added = {
        -1: lambda _, entity: {**entity, "x": [*entity["x"], "first"]},
        0: lambda _, entity: {**entity, "x": [*entity["x"], "second"]},
    }
    monkeypatch.setattr(migrations, "MIGRATIONS", added)
    assert migrations.find_oldest_version() == -1
    assert migrations.migrate_entity("members", {"x": []}, -1) == {"x": ["first", "second"]}
    monkeypatch.setattr(migrations, "MIGRATIONS", {-1: added[-1]})
    assert migrations.find_oldest_version() == 1


def test_the_version_of_tables_is_written() -> None:
    """Every written document of tables has its version."""
    present = FOLDER / str(VERSION)
    assert json.loads((present / "csv" / PACKAGE).read_bytes())[VERSION_KEY] == VERSION
    with zipfile.ZipFile(present / "register.xlsx") as archive:
        assert f"{VERSION_KEY} {VERSION}" in archive.read("docProps/core.xml").decode()
    schema = pa.schema(parquet.read_schema(next((present / "register.parquet").glob("*.parquet"))))
    assert schema.metadata[VERSION_KEY.encode()] == str(VERSION).encode()
