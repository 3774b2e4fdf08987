"""Lines of a page that are no part of its article."""

from __future__ import annotations

import pytest

from psm_model.drafting import draft

ARTICLE = "Pengurus IPSM Kota Batu masa bakti 2024-2029 dilantik.\n\n"


@pytest.mark.parametrize(
    "links",
    [
        "Baca juga: Pengurus IPSM Kota Malang masa bakti 2023-2028 dilantik",
        "BACA JUGA :\n- Pengurus IPSM Kota Malang masa bakti 2023-2028 dilantik\n- Harga telur naik",
        "Related Posts:\nPengurus IPSM Kota Malang masa bakti 2023-2028",
        "Berita terkait:\n\n» Pengurus IPSM Kota Malang masa bakti 2023-2028 dilantik",
        "➤ Pengurus IPSM Kota Malang masa bakti 2023-2028 dilantik",
        "Next Post → Pengurus IPSM Kota Malang masa bakti 2023-2028",
    ],
)
def test_links_are_no_facts(links: str) -> None:
    """Links to other articles add nothing to a draft."""
    assert draft(ARTICLE + links).register == draft(ARTICLE).register


def test_paragraphs_after_links_count() -> None:
    """A line that ends as a sentence does is no title of another article."""
    links = "Baca juga:\nHarga telur naik\n"
    rest = "Ketua IPSM Kota Batu, Salim, hadir."
    assert draft(ARTICLE + links + rest).register == draft(ARTICLE + rest).register


def test_sentences_that_begin_like_links_count() -> None:
    """A sentence without a colon after its first words is part of the article."""
    (organisation,) = draft("Label IPSM Kota Batu masa bakti 2024-2029 dipakai pengurus.").register.organisations
    assert organisation.name == "IPSM Kota Batu"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ketuanya adalah Budi Contoh.",
        "Ketuanya adalah Budi Contoh, sedangkan sekretarisnya Wati Misal " + "dari Batu " * 9,
    ],
)
def test_sentences_below_links_count(sentence: str) -> None:
    """A line below the links that ends like a sentence, or is too long for a title, is part of the article."""
    links = "Baca juga:\nHarga Telur Naik di Kota Malang\n"
    names = {fact.pointer for fact in draft(ARTICLE + links + sentence).facts}
    assert names == {fact.pointer for fact in draft(ARTICLE + sentence).facts}
    assert names > {fact.pointer for fact in draft(ARTICLE).facts}
