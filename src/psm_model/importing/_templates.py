"""Templates: texts with the names of targets in braces, which make a text from values, or take values from a text.

A name may have a pattern that its value has: ``{organisation.name:IPSM *}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from psm_model.errors import ConfigError

__all__ = ["FIELD", "fill_template", "list_names", "make_slug", "match_template"]

FIELD: Final = re.compile(r"\{([^{}]*)\}")
"""A name in braces."""
_PATTERN: Final = ":"
_ANYTHING: Final = "*"
_NO_SLUG: Final = re.compile(r"[^\w.]+")
_MAX_LENGTH: Final = 300
_AREA: Final = (
    r"((?:(?!\s(?:kecamatan|kec|kapanewon|kemantren|distrik|kabupaten|kab|kota|provinsi|prov|tahun|periode"
    r"|masa\s+bakti)\b).)+)"
)
"""The name of one area, without those around it and a year."""


@lru_cache(1 << 10)
def list_names(template: str) -> tuple[str, ...]:
    """Return the names in a template.

    >>> list_names("IPSM {place.village} {*}")
    ('place.village',)

    Raises:
        ConfigError: a brace is not closed.
    """
    if "{" in FIELD.sub("", template) or "}" in FIELD.sub("", template):
        raise ConfigError("template", "names in braces, as in 'IPSM Desa {place.village}'", template)
    return tuple(field.partition(_PATTERN)[0] for field in FIELD.findall(template) if field != _ANYTHING)


def fill_template(
    template: str, values: Mapping[str, str], convert: Callable[[str], str] = lambda text: text
) -> str | None:
    """Return the text of a template with values; None if a value is missing.

    >>> fill_template("ipsm-{place.village}", {"place.village": "Karang Baru"}, make_slug)
    'ipsm-karang-baru'
    """
    names = list_names(template)
    if not names:
        return template
    if not all(values.get(name) for name in names):
        return None
    return FIELD.sub(lambda match: convert(values[match[1].partition(_PATTERN)[0]]), template)


@lru_cache(1 << 12)
def make_slug(text: str) -> str:
    """Return a text in the form that ids have: small letters, digits and dots, with dashes between.

    >>> make_slug("460/12 – 2025")
    '460-12-2025'
    """
    return _NO_SLUG.sub("-", text.casefold()).strip("-._")


def match_template(template: str, text: str) -> dict[str, str] | None:
    """Return the values in a text that has the form of a template; None if it has another. Case is ignored.

    A value is as long as possible, and ``{*}`` means any text. A place has the name of one area alone.

    >>> match_template("PENGURUS IPSM DESA {place.village}", "Pengurus  IPSM Desa Waru")
    {'place.village': 'Waru'}
    >>> match_template("{organisation.name:IPSM *}", "MASA BAKTI 2020-2025") is None
    True
    """
    match = _compile(template).fullmatch(" ".join(text.split())) if len(text) <= _MAX_LENGTH else None
    if match is None:
        return None
    return {name: value.strip() for name, value in zip(list_names(template), match.groups(), strict=True)}


@lru_cache(1 << 10)
def _compile(template: str) -> re.Pattern[str]:
    parts = FIELD.split(" ".join(template.split()))
    pattern = "".join(re.escape(part) if at % 2 == 0 else _make_pattern(part) for at, part in enumerate(parts))
    return re.compile(pattern, re.IGNORECASE)


def _make_pattern(field: str) -> str:
    if field == _ANYTHING:
        return ".*"
    name, _, pattern = field.partition(_PATTERN)
    if name.startswith("place.") and not pattern:
        return _AREA
    return f"({'.*'.join(map(re.escape, pattern.split(_ANYTHING))) if pattern else '.+'})"
