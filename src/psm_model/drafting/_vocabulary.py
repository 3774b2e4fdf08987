"""The words of `vocabulary.toml`, prepared for look-ups."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from psm_model._toml import parse_toml

__all__ = ["pairs", "phrase_keys", "phrases", "words"]

_FILE: Final = "vocabulary.toml"


@cache
def _load() -> dict[str, dict[str, str | list[str]]]:
    vocabulary: dict[str, dict[str, str | list[str]]] = parse_toml(
        files(__package__).joinpath(_FILE).read_text(encoding="utf-8"), "words of drafts"
    )
    return vocabulary


def words(reader: str, name: str) -> frozenset[str]:
    """Return the words of a list, which are separated by spaces.

    >>> "urung" in words("inauguration_reader", "cancelled")
    True
    """
    listed = _load()[reader][name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def phrases(reader: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of a list, each as its tokens.

    >>> phrases("periods", "since")[0]
    ('terhitung', 'sejak')
    """
    return tuple(tuple(phrase.split()) for phrase in _load()[reader][name])


def phrase_keys(reader: str) -> dict[tuple[str, ...], str]:
    """Map each phrase of the lists of a reader to the name of its list; each acronym is a name of its own.

    >>> phrase_keys("organisation_names")["karang", "taruna"], phrase_keys("organisation_names")["ipsm",]
    ('karang taruna', 'ipsm')
    """
    keys: dict[tuple[str, ...], str] = {}
    for name, listed in _load()[reader].items():
        if isinstance(listed, str):
            keys.update({(word,): word for word in listed.split()})
        else:
            keys.update({tuple(phrase.split()): name for phrase in listed})
    return keys


def pairs(reader: str) -> list[tuple[str, str]]:
    """Return the entries of a table whose values are texts.

    >>> pairs("short_offices")[0]
    ('menteri sosial', 'mensos')
    """
    return [(key, value) for key, value in _load()[reader].items() if isinstance(value, str)]
