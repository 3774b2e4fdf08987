"""Texts that no document can have: every writer refuses them by location, shows none, and leaves what was there."""

from __future__ import annotations

import io
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import attrs
import pytest

from examples.store.store import save
from psm_model.entities import Register
from psm_model.entities.extra_data import ExtraData
from psm_model.entities.register import Record
from psm_model.entities.schema import list_fields
from psm_model.errors import FormatError
from psm_model.formats import dump, dumps, json, jsonl, write
from psm_model.formats.csv import write_csv
from psm_model.formats.json_ld import dumps_ld
from psm_model.formats.popolo import Ends
from psm_model.values import Identifier, PersonName
from tests.examples.databases import open_quickly
from tests.formats.full_register import FULL
from tests.rules.samples import IPSM

CANARY: Final = "CANARY"
HALF: Final = f"{CANARY}\ud800"
LONG: Final = CANARY * 20_000
FILES: Final = ("a.json", "a.json.gz", "a.jsonl", "a.jsonl.gz", "a.xlsx", "tables/", "a.popolo.json")


# Any, here and below: a value of any field of a record.
def replace_text(value: Any, text: str) -> list[tuple[str, Any]]:
    """Return a value of a field with another text, each time with the pointer of that text below the field.

    Keys and values of an application's own data have the pointer of that data, because its keys may be personal.
    """
    match value:
        case str() if type(value) is str:
            return [("", text)]
        case PersonName():
            return [("", PersonName(text))]
        case Identifier():
            return [("/value", Identifier(value.scheme, text))]
        case ExtraData():
            own = ({text: 1}, [{text: CANARY}], [{CANARY: {"b": [text]}}], text)
            return [("", ExtraData({"x_a": data})) for data in own]
        case _:
            return []


def iter_planted(value: Any, text: str) -> Iterator[tuple[str, Any]]:
    """Yield the value with each of its texts replaced in turn, and the pointer of that text below the value."""
    parts: list[tuple[str | int, Any]] = []
    if isinstance(value, tuple):
        parts = list(enumerate(value))
    elif isinstance(value, Record | Register):
        # `withheld` has names of fields, and no text of the record.
        names = [field.name for field in list_fields(type(value)) if field.name != "withheld"]
        parts = [(name, getattr(value, name)) for name in names]
    for key, part in parts:
        for pointer, planted in iter_planted(part, text):
            with_text = (
                attrs.evolve(value, **{key: planted})
                if isinstance(key, str)
                else (*value[:key], planted, *value[key + 1 :])
            )
            yield f"/{key}{pointer}", with_text
    yield from replace_text(value, text)


PLANTED: Final[list[tuple[str, Register]]] = [item for text in (HALF, LONG) for item in iter_planted(FULL, text)]
"""Registers with one text that no document can have, each with the pointer of that text."""
SOME: Final = [item for number, item in enumerate(PLANTED) if "/extra" in item[0] or number % 20 == 0]


def assert_refused(writer: Callable[[Register], object], pointer: str, register: Register) -> None:
    """Assert that a writer refuses a register with the pointer of its text, and shows nothing of the data."""
    with pytest.raises(FormatError) as caught:
        writer(register)
    assert pointer in {problem.path for problem in caught.value.problems}
    shown = "".join([*traceback.format_exception(caught.value), repr(caught.value), *map(repr, caught.value.problems)])
    assert CANARY not in shown


def test_every_text_of_a_record_is_checked() -> None:
    """Half of a surrogate pair and a text that is too long are refused in every text, also in a key of own data."""
    pointers = [pointer for pointer, _ in PLANTED]
    # Four places of a text in the data of each of six records.
    assert sum(pointer.endswith("/extra") for pointer in pointers) == 2 * 4 * 6
    assert "/members/0/birth_date" not in pointers
    assert {"/members/0/name", "/members/0/identifiers/0/value", "/board_terms/0/appointments/0/note"} <= {*pointers}
    for pointer, register in PLANTED:
        assert_refused(dumps, pointer, register)


@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize(
    ("name", "is_fast"), [*((name, True) for name in FILES), ("a.json", False), ("a.jsonl", False)]
)
def test_files_stay_as_they_were(name: str, tmp_path: Path, *, is_new: bool, is_fast: bool) -> None:
    """A file or folder that cannot be written stays as it was, or absent; no temporary file is left."""
    file = f"{tmp_path}/{name}"

    def write_file(register: Register) -> None:
        write(register, file, ends=Ends.LAST_DAY)

    def write_strictly(register: Register) -> None:
        with patch.object(json, "fast_codec", return_value=None), patch.object(jsonl, "fast_codec", return_value=None):
            write_file(register)

    def list_files() -> dict[Path, bytes | None]:
        return {path: path.read_bytes() if path.is_file() else None for path in tmp_path.rglob("*")}

    if not is_new:
        write_file(Register.of(IPSM))
    before = list_files()
    for pointer, register in SOME:
        assert_refused(write_file if is_fast else write_strictly, pointer, register)
    assert list_files() == before


@pytest.mark.parametrize("writer", [dumps_ld, lambda register: dump(register, io.StringIO())], ids=["json-ld", "open"])
def test_other_writers_refuse_them(writer: Callable[[Register], object]) -> None:
    """JSON-LD and open files are refused like a document."""
    for pointer, register in SOME:
        assert_refused(writer, pointer, register)


def test_the_store_of_the_guide_refuses_them(tmp_path: Path) -> None:
    """The example of a store refuses them before it writes a row."""
    engine = open_quickly(f"sqlite:///{tmp_path / 'store.db'}", connections=1)
    for pointer, register in SOME:
        with engine.begin() as connection:
            assert_refused(lambda register: save(register, connection), pointer, register)
    engine.dispose()


def test_too_long_cells_are_refused(tmp_path: Path) -> None:
    """Data that is too long for a cell as a whole is refused by tables, which leave no folder, and not by JSON."""
    own = {"x_a": [CANARY * 10_000] * 2}
    register = Register.of(attrs.evolve(IPSM, extra=own))
    assert dumps(register)
    for name, most in (("new/", "100,000"), ("a.xlsx", "32,767")):
        with pytest.raises(FormatError, match=f"expected at most {most} characters in a cell") as caught:
            dump(register, f"{tmp_path}/{name}")
        assert CANARY not in str(caught.value)
    with pytest.raises(FormatError):
        write_csv(register, tmp_path / "new", excel=True)
    assert list(tmp_path.iterdir()) == []


def test_open_files_lack_characters(tmp_path: Path) -> None:
    """A file that was opened in an encoding without a character of the register is refused without the text."""
    register = Register.of(attrs.evolve(IPSM, note=f"{CANARY} é"))
    with (tmp_path / "a.json").open("w", encoding="ascii") as file:
        assert_refused(lambda register: dump(register, file), "", register)
    assert (tmp_path / "a.json").read_bytes() == b""
