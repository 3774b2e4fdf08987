"""Commands: no output of a command shows personal data, whatever the file, the language and the format."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from psm_model import charts, cli
from psm_model.entities import Departure, DepartureReason, Register
from psm_model.entities.extra_data import ExtraData
from psm_model.entities.redaction import SENSITIVE_FIELDS, redact
from psm_model.entities.schema import list_fields
from psm_model.formats import dump, dumps
from psm_model.values import Identifier, PartialDate
from tests.planted import CANARIES, PLANTED, find_canaries

Captured = pytest.CaptureFixture[str]


# Any: records of all classes.
def change_personal(record: Any) -> Any:
    """Return the record with other personal data, which has canaries too."""
    changed: dict[str, Any] = {}
    for field in list_fields(type(record)):
        value = getattr(record, field.name)
        if f"{type(record).__name__.lower()}.{field.name}" in SENSITIVE_FIELDS and value != field.default:
            match value:
                case str():
                    changed[field.name] = f"{value} CANARY"
                case PartialDate():
                    changed[field.name] = PartialDate(1956)
                case ExtraData():
                    changed[field.name] = ExtraData({**value, "x_canary_key": "CANARY", "x_canary": 1})
                case Departure():
                    changed[field.name] = Departure(reason=DepartureReason.DIED, note="CANARY")
                case _:
                    changed[field.name] = [Identifier("nik", "CANARY"), Identifier("kta", "CANARY")]
        elif isinstance(value, tuple) and value and attrs.has(type(value[0])):
            changed[field.name] = [change_personal(part) for part in value]
    return attrs.evolve(record, **changed)


CHANGED: Final = Register.of(
    *(
        change_personal(entity)
        for entities in (
            PLANTED.sources,
            PLANTED.decrees,
            PLANTED.organisations,
            PLANTED.members,
            PLANTED.board_terms,
        )
        for entity in entities
    )
)
FILES: Final = ("a.json", "a.jsonl", "a.jsonl.gz", "a.xlsx", "a.parquet", "a/")


def assert_hidden(*texts: str) -> None:
    """Assert that no text has a canary, in any case, or the other birth date."""
    for text in texts:
        assert find_canaries(text) == []
        assert "canary" not in text.lower()
        assert "1956" not in text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with both registers, in each format, and one without personal data."""
    made = tmp_path_factory.mktemp("commands")
    for name in FILES:
        dump(PLANTED, f"{made}/{name}")
        dump(CHANGED, f"{made}/changed-{name}")
    dump(redact(PLANTED), made / "public.json")
    return made


def list_commands(name: str) -> Iterator[list[str]]:
    """Yield the arguments of each command that prints something about a file, in both languages for one file."""
    for language in ("en", "id") if name == FILES[0] else ("en",):
        spoken = ["--lang", language]
        for form in ("text", "json", "sarif", "github"):
            yield ["check", "--all", "--undetermined", "--on", "2026-01-01", "--format", form, *spoken, name]
        yield ["check", "--as-one", *spoken, name, f"changed-{name}"]
        for form in ("text", "json"):
            yield ["show", "--absent", "--format", form, *spoken, name]
            yield ["show", "--on", "2021", "--format", form, *spoken, name]
            yield ["stats", "--format", form, *spoken, name]
            for question in ("holders", "boards", "without-board", "two-boards", "counts"):
                yield ["ask", "--on", "2021", "--format", form, *spoken, question, name]
            for other in (f"changed-{name}", "public.json"):
                yield ["diff", "--format", form, *spoken, name, other]
                yield ["diff", "--format", form, *spoken, other, name]
        yield ["timeline", "--undetermined", *spoken, name]
    yield ["check", "--statistics", name]
    yield ["check", "--write-baseline", "known.json", name]
    yield ["check", "--baseline", "known.json", "--format", "json", f"changed-{name}"]
    yield ["convert", "--ends", "last_day", "--redact", name, "out.popolo.json"]
    yield ["convert", "--redact", name, "-"]


def test_both_registers_have_other_canaries() -> None:
    """Each sensitive field differs between the registers, and each has canaries."""
    assert find_canaries(dumps(PLANTED)) == list(CANARIES)
    assert dumps(CHANGED).count("CANARY") > len(CANARIES)
    pairs = zip(PLANTED.walk(), CHANGED.walk(), strict=True)
    same = {
        f"{type(old).__name__.lower()}.{field.name}"
        for (_, old), (_, new) in pairs
        for field in list_fields(type(old))
        if getattr(old, field.name) == getattr(new, field.name)
    }
    assert same & SENSITIVE_FIELDS.keys() == {"departure.note"} & same


@pytest.mark.parametrize("name", FILES)
def test_no_command_shows_personal_data(
    name: str, folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No command prints personal data, on either output, and no baseline or Popolo document without it has any."""
    monkeypatch.chdir(folder)
    for arguments in list_commands(name):
        assert cli.main(arguments) in {cli.OK, cli.FOUND}, arguments
        assert_hidden(*capsys.readouterr())
    assert_hidden((folder / "known.json").read_text("utf-8"), (folder / "out.popolo.json").read_text("utf-8"))


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_picture_shows_personal_data(language: str, folder: Path, capsys: Captured) -> None:
    """No picture has personal data in its texts, tooltips, description and metadata."""
    file = folder / "a.json"
    for number, options in enumerate([[], ["--undetermined"], ["--board", "t"]]):
        out = folder / f"{language}{number}.svg"
        assert cli.main(["timeline", "--lang", language, *options, str(file), "-o", str(out)]) == cli.OK
        assert_hidden(out.read_text("utf-8"), *capsys.readouterr())
    for pages in (charts.draw_timeline(PLANTED), charts.draw_board(PLANTED, "t")):
        for picture in pages:
            assert_hidden(
                repr(picture), picture.alt, picture.title, pages._repr_html_(), picture.to_png().decode("latin-1")
            )


DAMAGES: Final = {
    "cut": lambda text: text[: len(text) // 2],
    "twice": lambda text: text.replace('"note":', '"note": "CANARY", "note":'),
    "number": lambda text: text.replace('"CANARY', '7, "CANARY'),
    "type": lambda text: text.replace('"note": "', '"note": ["').replace(' note"', ' note"]'),
    "key": lambda text: text.replace('"x_canary_key"', '"canary"'),
    "date": lambda text: text.replace("1955-02-03", "1955-02-31"),
    "brace": lambda text: text.replace("CANARY", 'CANARY"', 1),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("suffix", ["json", "json.gz", "jsonl"])
def test_no_message_about_damage_shows_personal_data(
    suffix: str, damage: str, tmp_path: Path, capsys: Captured
) -> None:
    """No command shows personal data of a file that it cannot read."""
    file = tmp_path / f"a.{suffix}"
    dump(PLANTED, file)
    content = file.read_bytes()
    text = (gzip.decompress(content) if suffix.endswith("gz") else content).decode().replace('":"', '": "')
    damaged = DAMAGES[damage](text).encode()
    assert damaged != text.encode()
    file.write_bytes(gzip.compress(damaged) if suffix.endswith("gz") else damaged)
    for command in (["check"], ["check", "--format", "json"], ["check", "--format", "sarif"], ["check", "--as-one"]):
        assert cli.main([*command, str(file)]) == cli.UNREADABLE
        assert_hidden(*(part.replace("1955-02-31", "CANARY") for part in capsys.readouterr()))
    for command in (["show"], ["stats"], ["timeline"]):
        assert cli.main([*command, str(file)]) == cli.UNREADABLE
        assert_hidden(*(part.replace("1955-02-31", "CANARY") for part in capsys.readouterr()))
    for others in ([str(file), str(file)], [str(tmp_path), str(file)]):
        assert cli.main(["diff", *others]) == cli.UNREADABLE
    assert cli.main(["convert", str(file), str(tmp_path / "b.json")]) == cli.UNREADABLE
    assert_hidden(*capsys.readouterr())
    assert not (tmp_path / "b.json").exists()


def test_no_message_about_writing_shows_personal_data(tmp_path: Path, capsys: Captured) -> None:
    """A conversion that fails, because a cell would be too long, shows nothing of it and leaves no output."""
    register = Register.of(
        *(attrs.evolve(member, extra={"x_a": ["CANARY" * 10_000] * 2}) for member in PLANTED.members),
        attrs.evolve(PLANTED.organisations[0], note="CANARY" * 6_000),
    )
    dump(register, tmp_path / "a.json")
    for name in ("b.xlsx", "b/"):
        assert cli.main(["convert", str(tmp_path / "a.json"), f"{tmp_path}/{name}"]) == cli.UNREADABLE
        out, err = capsys.readouterr()
        assert "characters in a cell" in err
        assert_hidden(out, err)
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
