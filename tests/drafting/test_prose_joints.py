"""Several posts at once in running text, with as many holders."""

from __future__ import annotations

import pytest

from tests.drafting.shown import show_all


@pytest.mark.parametrize(
    "text",
    [
        "Lewat rapat, Salim, Rina, dan Tono terpilih sebagai Ketua, Wakil Ketua, dan Sekretaris.",
        "Salim, Rina dan Tono ditetapkan menjadi Ketua, Wakil Ketua serta Sekretaris.",
        "Posisi Ketua, Wakil Ketua dan Sekretaris masing-masing dijabat Salim, Rina dan Tono.",
        "Ketua, Wakil Ketua, dan Sekretaris adalah Salim, Rina, dan Tono.",
    ],
)
def test_as_many_holders_as_posts(text: str) -> None:
    """Read who has which of several posts, by their order."""
    assert show_all(text) == ["Salim: chair", "Rina: vice_chair", "Tono: secretary"]


@pytest.mark.parametrize(
    "text",
    [
        "Ketua, Wakil Ketua, dan Sekretaris adalah Salim dan Rina.",
        "Salim, Rina, Tono, dan Wiji terpilih sebagai Ketua, Wakil Ketua, dan Sekretaris.",
        "Salim dan Rina hadir. Ketua, Sekretaris, dan Bendahara hadir pula.",
    ],
)
def test_more_or_fewer_holders(text: str) -> None:
    """Read nothing where holders and posts do not match."""
    assert show_all(text) == []


def test_all_are_of_the_body_of_the_last_post() -> None:
    """Read the body after the last post as that of all."""
    found = show_all("Salim dan Rina terpilih sebagai Ketua dan Sekretaris IPSM Batang.")
    assert found == ["Salim: chair of IPSM Batang", "Rina: secretary of IPSM Batang"]
