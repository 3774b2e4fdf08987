"""People whom a text calls deceased or former: they have no post on the board."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.drafting import draft

PAST: Final = ["almarhum", "alm.", "almh.", "(alm)", "mendiang", "mantan", "eks", "eks-", "ex", "purna", "bekas"]
DECEASED: Final = ["alm", "alm.", "almarhum", "almarhumah", "mendiang"]
EVENT: Final = "Pengurus IPSM Kabupaten Batang periode 2024-2029 dilantik, Senin (4/3/2024). "
LIST: Final = "SUSUNAN PENGURUS IPSM KABUPATEN BATANG PERIODE 2024-2029\n{}\nSekretaris : Ani\n"


def list_capacities(text: str) -> list[tuple[str, str]]:
    """Return the name and the capacity of each officer but the secretary of the list."""
    appointments = [item for term in draft(text).register.board_terms for item in term.appointments]
    return [(str(item.name), item.capacity.value) for item in appointments if str(item.name) != "Ani"]


@given(
    st.sampled_from(PAST),
    st.sampled_from([str.lower, str.capitalize, str.upper]),
    st.sampled_from(
        [
            EVENT + "Keluarga {} Ketua IPSM Kabupaten Batang, Sugeng Riyadi, hadir.",
            EVENT + "Hadir pula {} Ketua IPSM Batang Sugeng Riyadi.",
            LIST.format("{} Ketua : Sugeng Riyadi"),
        ]
    ),
)
def test_words_before_a_post(word: str, change: Callable[[str], str], text: str) -> None:
    """One who had the post, or has died, is a former holder."""
    written = change(word)
    joint = text.replace("{} ", written if written.endswith("-") else f"{written} ")
    # "Eks-Ketua" is one word, which is not read.
    assert list_capacities(joint) in ([("Sugeng Riyadi", "former")], [])


@pytest.mark.parametrize("word", DECEASED)
@pytest.mark.parametrize(
    "text",
    [
        LIST.format("Ketua : {} Sugeng Riyadi"),
        LIST.format("Ketua : Sugeng Riyadi ({})"),
        LIST.format("Ketua : Sugeng Riyadi, {}"),
        EVENT + "Ketua IPSM Batang, {} Sugeng Riyadi, dikenang.",
        EVENT + "Ketua IPSM Batang Sugeng Riyadi ({}) dikenang.",
        EVENT + "Keluarga {} Sugeng Riyadi hadir. Ketua IPSM Batang, Sugeng Riyadi, dikenang.",
    ],
)
def test_words_beside_a_name(text: str, word: str) -> None:
    """One who has died is a former holder, and the word is not in the name."""
    assert list_capacities(text.format(word)) == [("Sugeng Riyadi", "former")]


@pytest.mark.parametrize(
    "text",
    [
        EVENT + "Ketua IPSM Batang periode 2019-2024, Sugeng Riyadi, hadir.",
        LIST.format("Ketua 2019-2024 : Sugeng Riyadi"),
        "Ketua IPSM Batang periode 2019-2024, Sugeng Riyadi, hadir saat " + EVENT[0].lower() + EVENT[1:],
    ],
)
def test_years_of_an_earlier_term(text: str) -> None:
    """The holder of the post in the term before is not on the board of this one, whose years are its label."""
    (term,) = draft(text).register.board_terms
    assert list_capacities(text) == [("Sugeng Riyadi", "former")]
    assert str(term.period) == "2024/2029"


@pytest.mark.parametrize(
    "text",
    [
        LIST.format("Ketua : Sugeng Riyadi\nWakil Ketua : Budi Misal (alm)").replace("Budi Misal", "Ani"),
        EVENT + "Ketua IPSM Batang, Sugeng Riyadi, mengenang almarhum Tono Misal.",
        LIST.format("Ketua : Sugeng Riyadi (Purn)"),
        EVENT + "Sugeng Riyadi, mantan lurah, terpilih sebagai Ketua IPSM Batang.",
    ],
)
def test_others_are_not_past(text: str) -> None:
    """A word beside somebody else, or about another office, makes nobody a former holder."""
    assert list_capacities(text) == [("Sugeng Riyadi", "substantive")]
