"""ImportMapping: parsed from TOML, validated, and described by a JSON Schema."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from psm_model.errors import ConfigError
from psm_model.importing import DateOrder, load_mapping, loads_mapping, mapping_schema
from tests.importing.books import ROSTER


def test_mapping_is_read_from_a_file(tmp_path: Path) -> None:
    """A file gives the same mapping as its text, with or without a byte order mark."""
    (tmp_path / "a.toml").write_text(ROSTER, encoding="utf-8-sig")
    assert load_mapping(tmp_path / "a.toml") == loads_mapping(ROSTER)
    (tmp_path / "a.toml").write_bytes(ROSTER.encode("utf-16"))
    with pytest.raises(ConfigError, match="UTF-8"):
        load_mapping(tmp_path / "a.toml")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("[[tables]]", "[[tables]", "as a whole"),
        ("[[tables]]", "colour = 1\n[[tables]]", "colour"),
        ("[[tables]]", 'date_order = "ymd"\n[[tables]]', "date_order"),
        ("[[tables]]", 'delimiter = "x"\n[[tables]]', "delimiter"),
        ("[[tables]]", 'areas.within = "x"\n[[tables]]', "areas.within"),
        ("[[tables]]", 'areas.into = "x"\n[[tables]]', "areas.into"),
        ("[[tables]]", "[[tables]]\nheader = true", "tables.0.header"),
        ("[[tables]]", "[[tables]]\nheader_rows = 9", "tables.0.header_rows"),
        ("[[tables]]", "[[tables]]\nheader = 51", "tables.0.header"),
        ("[[tables]]", "[[tables]]\nheader = 0", "tables.0.columns.No"),
        ("[[tables]]", "[[tables]]\nheader = 0\nheader_rows = 2", "tables.0.header_rows"),
        ('"member.name"', '"{member.name} {identifier.nik"', "template"),
        ('"member.name"', '"{member.name} {member.nama}"', "tables.0.columns.Nama"),
        ('"member.name"', '"{member.name}: {skip}"', "tables.0.columns.Nama"),
        ('Nama = "member.name"', '"Nama / NIK" = "{member.name} {key.nik}"', "tables.0.columns.Nama / NIK"),
        ('"member.name"', '"{member.name}: {member.name}"', "tables.0.columns.Nama"),
        ('"member.name"', '"{member.name} {place.village}"', "tables.0.columns.Nama"),
        ('"member.name"', '"{member.name}{member.x_phone}"', "tables.0.columns.Nama"),
        ('"member.name"', '"{}"', "tables.0.columns.Nama"),
        ("[[tables]]", '[[tables]]\ndecree_of = "x"', "tables.0.decree_of"),
        ("[[tables]]", '[[tables]]\nmember_key = ["skip"]', "tables.0.member_key"),
        ("MASA BAKTI {term.label}", "MASA BAKTI", "tables.0.titles"),
        ("MASA BAKTI {term.label}", "MASA BAKTI {term.label", "template"),
        ('"member.name"', '"member.nama"', "tables.0.columns.Nama"),
        ('NIK = "identifier.nik"', 'NIK = "key.nik"', "tables.0.columns.NIK"),
        ('member = "psm-{row}"', 'member = "psm-{identifier.nik}"', "tables.0.ids.member"),
        ('member = "psm-{row}"', 'member = "psm-{member.name}"', "tables.0.ids.member"),
        ('member = "psm-{row}"', 'member = "psm-{member.birth_date}"', "tables.0.ids.member"),
        ('member = "psm-{row}"', 'members = "psm-{row}"', "tables.0.ids.member"),
        ('member = "psm-{row}"', "", "tables.0.ids.member"),
        ('organisation = "{organisation.name}"', "", "tables.0.ids.organisation"),
    ],
)
def test_wrong_mapping_is_refused(old: str, new: str, key: str) -> None:
    """Each fault is reported with its key; an id over personal data is one."""
    assert old in ROSTER
    with pytest.raises(ConfigError) as caught:
        loads_mapping(ROSTER.replace(old, new))
    assert caught.value.key.startswith(key)


def test_wrong_target_has_the_nearest_ones() -> None:
    """A target that is misspelt is refused with those that are most similar."""
    with pytest.raises(ConfigError) as caught:
        loads_mapping(ROSTER.replace('"member.name"', '"member.nama"'))
    assert "'member.name'" in caught.value.expected
    assert len(caught.value.expected) < 100


def test_schema_describes_mappings() -> None:
    """The schema accepts a mapping, and rejects an unknown key and a wrong type."""
    validator = Draft202012Validator(mapping_schema())
    Draft202012Validator.check_schema(mapping_schema())
    tree = tomllib.loads(ROSTER)
    assert validator.is_valid(tree)
    assert not validator.is_valid({**tree, "colour": 1})
    assert not validator.is_valid({**tree, "date_order": "ymd"})
    assert not validator.is_valid({})


def test_order_of_dates_is_a_code() -> None:
    """The order of dates is read as its code."""
    assert loads_mapping(f'date_order = "mdy"\n{ROSTER}').date_order is DateOrder.MDY
