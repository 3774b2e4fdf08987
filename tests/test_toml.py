"""TOML from anywhere: any text is parsed, or refused with an error of the library."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model._toml import parse_toml
from psm_model.checking.config_toml import loads_config
from psm_model.errors import ConfigError, ParseError
from psm_model.law import StatuteBook

_PARTS = [*"ab.=1[]{},\n#\"'\\ ", "1e999", '"""', "'''", "0x"]
_texts = st.lists(st.sampled_from(_PARTS), max_size=25).map("".join).filter(lambda text: text.count(".") < 8)


@given(_texts)
@example("a = 'x.y.z.1.2.3.4.5.6.7.8.9'  # [[[[[[[[[[")
@example('a = """' + '\\""".' * 9 + '"""')
@example("a = '''" + "''." * 9 + "'''")
@example("a.b.c.d.e.f.g.h = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5]")
def test_result_is_that_of_tomllib_within_the_limits(text: str) -> None:
    """Strings, comments and numbers do not count as nesting or as parts of a key."""
    try:
        expected = tomllib.loads(text)
    except ValueError:
        with pytest.raises(ParseError):
            parse_toml(text, "document")
    else:
        assert repr(parse_toml(text, "document")) == repr(expected)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        (".".join("a" * 8) + " = 1", None),
        (".".join("a" * 9) + " = 1", "8 parts in a key"),
        (f"[{'.'.join('a' * 9)}]", "8 parts in a key"),
        (f"a = {{{'.'.join('a' * 9)} = 1}}", "8 parts in a key"),
        (" . ".join(["'a'"] * 9) + " = 1", "8 parts in a key"),
        (".".join("a" * 100_000) + " = 1", "8 parts in a key"),
        (f"a = {'[' * 32}{']' * 32}", None),
        (f"a = {'[' * 33}{']' * 33}", "32 deep"),
        ("a = " + "[" * 100_000, "32 deep"),
        ("a = " + "{a = " * 100_000, "32 deep"),
        ("#" + "a" * 999_999, None),
        ("#" + "a" * 1_000_000, "1,000,000 characters"),
        ("a = " + "9" * 5_000, "digits"),
        ("a = 0x" + "f" * 5_000, None),
        ("a = 1e999", None),
        ("a = 9999-99-99", "TOML; "),
        ('a = "', "TOML; "),
    ],
    ids=lambda value: str(value)[:24],
)
def test_limits(text: str, limit: str | None) -> None:
    """A text at a limit is parsed; beyond it, the error names the limit."""
    if limit is None:
        assert parse_toml(text, "document") is not None
        return
    with pytest.raises(ParseError) as caught:
        parse_toml(text, "document")
    assert limit in caught.value.expected


_STATUTE = '[[statutes]]\nid = "UU 12/2030"\ncertainty = "quoted"\nsources = ["a copy"]\n'


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        ".".join("a" * 100_000) + " = 1",
        f"{_STATUTE}title = 1e999",
        f"{_STATUTE}enacted = {'9' * 5_000}",
        *(
            f"{_STATUTE}gazettes = [{{name = 'LN', number = '1', year = {year}}}]"
            for year in ("1e999", "9" * 5_000, "0x" + "f" * 5_000, "1799", "2201")
        ),
    ],
    ids=lambda text: text[-24:],
)
def test_statute_book_reports_limits(text: str) -> None:
    """The statute book reports nesting, long keys and huge numbers as its own errors."""
    with pytest.raises(ParseError) as caught:
        StatuteBook.from_toml(text)
    assert caught.value.what == "statute book"


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        ".".join("a" * 100_000) + " = 1",
        *(f"term_years = {years}" for years in ("1e999", "nan", "9" * 5_000, "0x" + "f" * 5_000)),
    ],
    ids=lambda text: text[-24:],
)
def test_configuration_reports_limits(text: str) -> None:
    """A configuration reports them with the key, if there is one."""
    with pytest.raises(ConfigError) as caught:
        loads_config(text)
    assert caught.value.key in {"file", "term_years"}
