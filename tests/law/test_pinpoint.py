"""Pinpoint: what it refuses, and how it is written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from psm_model import ParseError
from psm_model.law import Pinpoint
from tests.law.strategies import places, ranges


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"article": "0"},
        {"article": "01"},
        {"article": ""},
        {"article": "5-7"},
        {"article": "2O"},
        {"article": "5", "paragraph": "0"},
        {"article": "5", "paragraph": "(1)"},
        {"article": "5", "paragraph": "1l"},
        {"article": "5", "letter": "1"},
        {"article": "5", "letter": "abc"},
        {"article": "5", "item": "a"},
        {"chapter": "tiga"},
        {"chapter": "III", "part": "Terakhir"},
        {"article": "5", "part": "Pertama"},
        {"annex": "0"},
        {"article": "5", "through": Pinpoint("5")},
        {"article": "5", "through": Pinpoint("6", through=Pinpoint("7"))},
        {"article": "5", "through": Pinpoint(paragraph="2")},
        {"annex": "I", "through": Pinpoint(chapter="II")},
        {"paragraph": "1", "through": Pinpoint("5")},
    ],
)
def test_refuses_what_has_no_meaning(parts: dict[str, Any]) -> None:
    """A place that there can't be, or a range that is none, can't be built."""
    with pytest.raises(ParseError):
        Pinpoint(**parts)


@pytest.mark.parametrize(
    ("pinpoint", "text", "portion"),
    [
        (Pinpoint("21", "1", "a", "2"), "Pasal 21 ayat (1) huruf a angka 2", "pasal_21__ayat_1__huruf_a__angka_2"),
        (Pinpoint("18a"), "Pasal 18A", "pasal_18a"),
        (Pinpoint("303 BIS"), "Pasal 303bis", "pasal_303bis"),
        (Pinpoint("iv"), "Pasal IV", "pasal_iv"),
        (Pinpoint(paragraph="2"), "ayat (2)", "ayat_2"),
        (
            Pinpoint("3", chapter="iii", part="kedua puluh"),
            "Bab III Bagian Kedua Puluh Pasal 3",
            "bab_iii__bagian_kedua-puluh__pasal_3",
        ),
        (Pinpoint(annex="II"), "Lampiran II", "lampiran_ii"),
        (Pinpoint("5", through=Pinpoint("7")), "Pasal 5 sampai dengan Pasal 7", "pasal_5->pasal_7"),
        (
            Pinpoint("5", "1", through=Pinpoint("5", "3")),
            "Pasal 5 ayat (1) sampai dengan ayat (3)",
            "pasal_5__ayat_1->pasal_5__ayat_3",
        ),
        (
            Pinpoint("5", "1", through=Pinpoint("5")),
            "Pasal 5 ayat (1) sampai dengan Pasal 5",
            "pasal_5__ayat_1->pasal_5",
        ),
        (
            Pinpoint("5", None, "a", through=Pinpoint("5", "2")),
            "Pasal 5 huruf a sampai dengan Pasal 5 ayat (2)",
            "pasal_5__huruf_a->pasal_5__ayat_2",
        ),
        (Pinpoint(paragraph="1", through=Pinpoint(paragraph="3")), "ayat (1) sampai dengan ayat (3)", "ayat_1->ayat_3"),
    ],
)
def test_written_forms(pinpoint: Pinpoint, text: str, portion: str) -> None:
    """A place is written from the outermost part to the innermost; a range does not repeat what its ends share."""
    assert (text, portion) == (str(pinpoint), pinpoint.portion)


@given(places() | ranges())
def test_repr_builds_it_again(pinpoint: Pinpoint) -> None:
    """What repr shows builds an equal place."""
    assert pinpoint == eval(repr(pinpoint))  # noqa: S307 our own repr


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ({"article": 21}, "article as a text"),
        ({"article": "21", "paragraph": 1}, "paragraph as a text"),
        ({"annex": ["I"]}, "annex as a text"),
        ({"article": "21", "through": "22"}, "a pinpoint for the last place"),
    ],
)
def test_parts_are_texts(parts: Any, wanted: str) -> None:
    """Parts are texts, for they may have letters, and the end of a range is a place."""
    with pytest.raises(ParseError, match=wanted):
        Pinpoint(**parts)
