"""The sdist and the wheel: the same bytes from two builds, only what belongs there, and complete metadata."""

from __future__ import annotations

import json
import shutil
from email import message_from_string
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from release.artefacts import ArtefactError, build, check, find_unexpected, list_files, write_sums
from release.rows import EXTRAS

ROOT: Final = Path(__file__).parents[2]
EPOCH: Final = "1700000000"
INFO: Final = "psm_model-0.1.0.dist-info"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the sdist and the wheel, built from the working folder."""
    return build(ROOT, tmp_path_factory.mktemp("dist"), EPOCH, umask=0o022)


def read(wheel: Path, suffix: str) -> str:
    """Return the text of the only file of a wheel whose name ends so."""
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(suffix))
        return archive.read(name).decode()


@pytest.mark.slow
def test_two_builds_are_equal(built: tuple[Path, Path], tmp_path: Path) -> None:
    """A copy in another folder, built with another umask, has the same bytes."""
    copy = tmp_path / "a copy"
    for name in list_files(ROOT):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        # With the right to run it, which archives keep.
        shutil.copy(ROOT / name, copy / name)
    again = build(copy, tmp_path / "dist", EPOCH, umask=0o077)
    assert [file.read_bytes() for file in again] == [file.read_bytes() for file in built]


@pytest.mark.slow
def test_contents_are_as_expected(built: tuple[Path, Path]) -> None:
    """The artefacts have the files of the repository that they should, and no others."""
    check(*built, list_files(ROOT))


def test_surplus_and_missing_files_are_detected(built: tuple[Path, Path], tmp_path: Path) -> None:
    """A test in the wheel, a missing module, and a file of the sdist that is not in the repository are named."""
    sdist, wheel = built
    spoilt = tmp_path / wheel.name
    shutil.copyfile(wheel, spoilt)
    with ZipFile(spoilt, "a") as archive:
        archive.writestr("tests/test_x.py", "")
    tracked = [*list_files(ROOT), "src/psm_model/absent.py"]
    tracked.remove("dev.py")
    with pytest.raises(ArtefactError) as caught:
        check(sdist, spoilt, tracked)
    assert str(caught.value) == "tests/test_x.py; no psm_model/absent.py; dev.py"


def test_caches_are_unexpected() -> None:
    """Compiled files and caches match no pattern of modules."""
    names = ["psm_model/a.py", "psm_model/__pycache__/a.cpython-311.pyc", "psm_model/a.pyc"]
    assert find_unexpected(names, [r"psm_model/(?:[a-z_]+/)*[a-z_]+\.py"]) == names[1:]


def test_metadata_is_complete(built: tuple[Path, Path]) -> None:
    """The licence is an expression with its file, and no address is named before the first release."""
    fields = message_from_string(read(built[1], "/METADATA"))
    assert (fields["License-Expression"], fields.get_all("License-File")) == ("MIT", ["LICENSE"])
    assert read(built[1], "/licenses/LICENSE") == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert not [line for line in fields.get_all("Classifier", []) if line.startswith("License ::")]
    assert set(fields.get_all("Provides-Extra", [])) == {*EXTRAS, "all"}
    assert fields["Project-URL"] is None
    assert fields["Author"] == "the psm-model authors"


def test_bill_of_materials_is_valid(built: tuple[Path, Path]) -> None:
    """The bill in the wheel is valid CycloneDX, and names the licence and every requirement once."""
    bill = json.loads(read(built[1], "/sboms/psm-model.cdx.json"))
    folder = files("cyclonedx.schema") / "_res"
    registry: Registry[Any] = Registry()
    for name in ("bom-1.6", "spdx", "jsf-0.82"):
        schema = json.loads((folder / f"{name}.SNAPSHOT.schema.json").read_text(encoding="utf-8"))
        # They refer to each other by the names of their files.
        address = f"http://cyclonedx.org/schema/{name}.SNAPSHOT.schema.json"
        registry = registry.with_resource(address, Resource.from_contents(schema))
    whole = registry.contents("http://cyclonedx.org/schema/bom-1.6.SNAPSHOT.schema.json")
    assert [error.message for error in Draft7Validator(whole, registry=registry).iter_errors(bill)] == []
    names = [component["name"] for component in bill["components"]]
    assert names == sorted(set(names))
    assert {"attrs", "cattrs", "python-dateutil", "openpyxl"} <= set(names)
    assert bill["metadata"]["component"]["licenses"] == [{"license": {"id": "MIT"}}]


def test_sums_are_those_of_the_files(tmp_path: Path) -> None:
    """Each line has the SHA-256 of a file and its name."""
    file = tmp_path / "a.whl"
    file.write_bytes(b"a")
    digest = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert write_sums([file]).read_text(encoding="ascii") == f"{digest}  a.whl\n"
