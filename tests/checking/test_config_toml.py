"""The configuration in TOML: what it may contain, and errors with their place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking import Config, Severity, Waiver
from psm_model.checking.config_toml import load_config, loads_config
from psm_model.entities import Post
from psm_model.errors import ConfigError

WHOLE = """
select = ["PSM1"]
ignore = ["PSM102", "PSM103"]
term_years = 4
term_tolerance = 30
core_posts = ["chair", "treasurer"]
expect_sources = true
expect_decrees = true
max_terms = 2
rule_modules = ["dinas.rules"]
settings.DIN101 = {days = 3, since = 2020-01-01, posts = ["chair"], strict = false, word = "x"}
severities.PSM104 = "error"
[[waivers]]
code = "PSM101"
subject = "t"
reason = "settled"
until = 2026-12-31
"""

MEANT = Config(
    select=("PSM1",),
    ignore=("PSM102", "PSM103"),
    term_years=4,
    term_tolerance=30,
    core_posts=(Post.CHAIR, Post.TREASURER),
    expect_sources=True,
    expect_decrees=True,
    max_terms=2,
    rule_modules=("dinas.rules",),
    settings={"DIN101": {"days": 3, "since": date(2020, 1, 1), "posts": ("chair",), "strict": False, "word": "x"}},
    severities={"PSM104": Severity.ERROR},
    waivers=(Waiver(code="PSM101", subject="t", reason="settled", until=date(2026, 12, 31)),),
)


def test_every_key_is_read() -> None:
    """Each field of a configuration has a key of the same name, and an empty text is the default configuration."""
    assert loads_config(WHOLE) == MEANT
    assert loads_config("") == Config()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_file_is_read(tmp_path: Path, mark: bytes) -> None:
    """A file is read with or without a byte order mark."""
    file = tmp_path / "psm.toml"
    file.write_bytes(mark + WHOLE.encode())
    assert load_config(file) == load_config(str(file)) == MEANT


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("select =", "file"),
        ("= 1", "file"),
        ("a = 1\na = 2", "file"),
        ('a = "\\q"', "file"),
        ("a = " + "[" * 100_000, "file"),
        ("a = " + "9" * 5_000, "file"),
        ("a = 2026-13-01", "file"),
        ("no_such_key = 1", "no_such_key"),
        ('select = "PSM101"', "select"),
        ("select = [1]", "select.0"),
        ("term_years = 0", "term_years"),
        ("term_years = true", "term_years"),
        ('term_years = "5"', "term_years"),
        ("expect_sources = 1", "expect_sources"),
        ("max_terms = 0", "max_terms"),
        ('max_terms = "2"', "max_terms"),
        ('rule_modules = "dinas.rules"', "rule_modules"),
        ('rule_modules = ["dinas/rules.py"]', "rule_modules.0"),
        ("settings = 1", "settings"),
        ("settings.DIN101 = 1", "settings.DIN101"),
        ('core_posts = ["boss"]', "core_posts.0"),
        ('severities = "error"', "severities"),
        ('severities.PSM101 = "fatal"', "severities.PSM101"),
        ("waivers = [1]", "waivers.0"),
        ('[[waivers]]\ncode = "PSM101"\nsubject = "t"', "waivers.0.reason"),
        ('[[waivers]]\ncode = "PSM101"\nsubject = "t"\nreason = "x"\nuntil = "2026"', "waivers.0.until"),
        ('[[waivers]]\ncode = "PSM101"\nsubject = "t"\nreason = "x"\nfrom = 1', "waivers.0.from"),
    ],
    ids=lambda case: case[:30],
)
def test_invalid_configurations_are_refused(text: str, key: str) -> None:
    """A text that is not TOML, an unknown key and a value of the wrong type are refused with their place."""
    with pytest.raises(ConfigError) as caught:
        loads_config(text)
    assert caught.value.key == key
    assert len(str(caught.value)) < 300


def test_unreadable_files_are_refused(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are not a configuration; a missing file raises the operating system's error."""
    file = tmp_path / "psm.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="TOML in UTF-8"):
        load_config(file)
    with pytest.raises(FileNotFoundError):
        load_config(tmp_path / "missing.toml")


@given(st.text(max_size=40) | st.sampled_from(WHOLE.split("\n")).map(lambda line: f"{line}\n{line}"))
@example("\x00")
@example("\ufeff")
@example("a.b.c.d = 1\na.b = 2")
def test_any_text_is_read_or_refused(text: str) -> None:
    """Any text is a configuration or raises a ConfigError, and no other error."""
    try:
        read: object = loads_config(text)
    except ConfigError as error:
        read = error
    assert isinstance(read, Config) or str(read).startswith("configuration ")
