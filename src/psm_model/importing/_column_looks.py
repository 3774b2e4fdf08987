"""What most cells of a column look like: personal numbers, posts, addresses or dates; no cell is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Final

from psm_model.formats.tables.titles import parse_post
from psm_model.i18n import Bilingual

from ._row_kinds import is_person_number
from ._targets import NIK, POST

__all__ = ["describe_look", "find_look", "is_most"]

_MOST: Final = 0.6
_PHONE: Final = re.compile(r"(?:\+?62|0)?[ -]?8\d(?:[ .-]?\d){7,11}")
_ADDRESS: Final = re.compile(r"\b(?:jl|jln|jalan|gang|gg|dusun|dukuh|rt|rw)\b", re.IGNORECASE)
_DATE: Final = re.compile(
    r"(?:[^\d]*[,/;]\s*)?\d{1,2}[ ./-](?:\d{1,2}|[a-z]+)[ ./-]\d{2,4}|\d{4}-\d\d-\d\d", re.IGNORECASE
)

_Test = Callable[[str], bool]
_KINDS: Final[tuple[tuple[str, _Test, Bilingual], ...]] = (
    (NIK, is_person_number, Bilingual("numbers of 16 digits", "nomor 16 angka")),
    (
        "member.x_phone",
        lambda text: _PHONE.fullmatch(text) is not None,
        Bilingual("telephone numbers", "nomor telepon"),
    ),
    (POST, lambda text: parse_post(text, None) is not None, Bilingual("posts", "jabatan")),
    ("member.x_address", lambda text: _ADDRESS.search(text) is not None, Bilingual("addresses", "alamat")),
    ("member.birth_date", lambda text: _DATE.fullmatch(text) is not None, Bilingual("dates", "tanggal")),
)
"""Targets of columns by what most of their cells look like."""


def find_look(texts: Sequence[str], among: Collection[str] | None = None) -> tuple[str, Bilingual] | None:
    """Return the target of a column by what most of its cells look like, with their number; None if that is unclear.

    Args:
        texts: The cells that are not blank.
        among: The targets that it may be; None for all.

    >>> find_look(["Ketua", "Sekretaris"])[0], find_look(["Siti Contoh"])
    ('appointment.post', None)
    """
    for target, test, words in _KINDS:
        if (among is None or target in among) and is_most(texts, test):
            return target, describe_look(texts, sum(map(test, texts)), words)
    return None


def is_most(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    """Return whether most texts pass a test."""
    return bool(texts) and sum(map(test, texts)) >= _MOST * len(texts)


def describe_look(texts: Sequence[str], count: int, words: Bilingual) -> Bilingual:
    """Return how many texts look like something."""
    return Bilingual(
        f"{count:,} of {len(texts):,} cells look like {words.english}",
        f"{count:,} dari {len(texts):,} sel tampak seperti {words.indonesian}",
    )
