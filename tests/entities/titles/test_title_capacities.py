"""parse_title: the capacities of titles, which leave the post as it is."""

from __future__ import annotations

from typing import Final

import pytest

from psm_model.entities import Capacity, Post
from psm_model.entities.titles.title import names_status, parse_title
from psm_model.errors import ParseError
from tests.entities.titles.meanings import parse_meaning
from tests.every_case import every_case

CAPACITIES: Final = {
    Capacity.ACTING: [
        "Plt. {}",
        "Plt {}",
        "PLT.{}",
        "Pj. {}",
        "Pjs. {}",
        "Plh. {}",
        "P.l.t. {}",
        "Pelaksana Tugas {}",
        "pelaksana tugas (Plt.) {}",
        "Pelaksana Harian {}",
        "Penjabat {}",
        "Penjabat Sementara {}",
        "(Plt) {}",
        "{} (Plt)",
        "{} [Plt.]",
        "{}, Plt.",
        "{} \uff08\uff30\uff4c\uff54\uff09",
        "{} (Pelaksana Tugas)",
        "{} (sementara)",
        "{} sementara",
        "Karteker {}",
        "{} (Caretaker)",
        "Karateker {}",
    ],
    Capacity.EX_OFFICIO: [
        "{} ex officio",
        "{} (ex-officio)",
        "Ex Officio {}",
        "{} (eks officio Bupati Contoh)",
        "{} karena jabatan",
        "{} (karena jabatannya)",
        "Bupati Contoh selaku {}",
        "Camat Contoh sebagai {}",
        "Plt. Bupati Contoh selaku {}",
        "Penjabat Wali Kota sebagai {}",
    ],
    Capacity.FORMER: [
        "mantan {}",
        "Eks {}",
        "eks-{}",
        "Bekas {}",
        "Alm. {}",
        "(alm.) {}",
        "mantan Plt. {}",
        "{} (alm.)",
        "{} (Alm)",
        "{} almarhumah",
        "{} wafat",
        "{} (wafat 12 Maret 2023)",
        "{} yang telah wafat",
        "{} meninggal dunia",
        "{} (meninggal dunia, 2022)",
        "{} sebelumnya",
        "{} (lama)",
        "{} yang lama",
        "{} terdahulu",
        "{} periode sebelumnya",
        "{} (periode lalu)",
        "{} (mantan)",
        "mantan {} periode 2015–2020",
        "mantan {} masa bakti tahun 2015-2020",
        "{} mengundurkan diri",
        "{} (diberhentikan)",
    ],
    Capacity.HOLDOVER: [
        "{} demisioner",
        "{} (demisioner)",
        "{} Demisioner",
        "Demisioner {}",
        "{} yang telah demisioner",
        "{} (demisioner sejak 12 Maret 2023)",
        "{} (demisionir)",
    ],
    Capacity.ELECT: ["{} terpilih", "{} (terpilih)", "{} yang baru terpilih", "{} terpilih periode 2025-2030"],
}
HONORARY: Final = {
    "Ketua Kehormatan": Post.CHAIR,
    "Ketua Umum Kehormatan IPSM Batang": Post.CHAIR,
    "Pembina Kehormatan": Post.PATRON,
    "Pelindung Kehormatan": Post.PATRON,
}
"""Titles of honorary holders. A council of honour (*Dewan Kehormatan*) is another body."""


@every_case(("capacity", "form"), [(capacity, form) for capacity, forms in CAPACITIES.items() for form in forms])
def test_capacities_are_parsed(capacity: Capacity, form: str) -> None:
    """Words for acting, former, elected and ex officio holders give the capacity, whatever the post."""
    for title in ("Ketua", "Wakil Sekretaris II", "Ketua IPSM Kabupaten Batang", "Pembina", "Anggota Bidang Humas"):
        post, _, section = parse_meaning(title)
        parsed = parse_meaning(form.format(title))
        assert parsed == (post, capacity, section), form.format(title)


@pytest.mark.parametrize(
    "form",
    [
        "PAW {}",
        "P.A.W. {}",
        "(PAW) {}",
        "{} PAW",
        "{}, PAW",
        "{} (PAW)",
        "Pengganti Antar Waktu {}",
        "Pengganti Antarwaktu {}",
        "{} (Pengganti Antar-Waktu)",
        "{} Pergantian Antarwaktu",
        "{} (antarwaktu)",
        "{} antarwaktu",
    ],
)
def test_replacements_within_the_term_hold_the_post(form: str) -> None:
    """Words for a replacement within the term do not change the post or the capacity."""
    for title in ("Ketua", "Plt. Ketua", "Wakil Sekretaris II", "Ketua IPSM Kabupaten Batang", "Anggota Bidang Humas"):
        assert parse_meaning(form.format(title)) == parse_meaning(title)


def test_capacities_of_holders() -> None:
    """Former and elected people hold no post; all others do."""
    assert {capacity for capacity in Capacity if not capacity.holds} == {Capacity.FORMER, Capacity.ELECT}


def test_honorary_holders_keep_the_post() -> None:
    """The word *kehormatan* after the title of a leading post gives the capacity, and the post stays."""
    for title, post in HONORARY.items():
        parsed = parse_title(title)
        assert (parsed.post, parsed.capacity) == (post, Capacity.HONORARY), title


@pytest.mark.parametrize("word", ["calon", "mantan", "Plt.", "Pj.", "demisioner"])
def test_words_of_a_status_are_known(word: str) -> None:
    """A text with such a word names a status, and one without it does not."""
    assert names_status(f"{word} Ketua")
    assert not names_status("Ketua Batang")


@every_case(
    "word",
    ["Karateker", "Karteker", "Caretaker", "tim caretaker", "Plt.", "Penjabat", "Pgs.", "Pymt.", "Pengganti Sementara"],
)
@every_case(
    ("form", "post"),
    [
        ("Ketua {}", Post.CHAIR),
        ("Ketua Umum {}", Post.CHAIR),
        ("Ketua {} IPSM Kabupaten Batang", Post.CHAIR),
        ("Sekretaris {} IPSM", Post.SECRETARY),
        ("Wakil Sekretaris II {}", Post.VICE_SECRETARY),
        ("Anggota {}", Post.MEMBER),
    ],
)
def test_an_acting_holder_is_named_directly_after_the_title(form: str, post: Post, word: str) -> None:
    """Words for an acting holder are read after a title too, before the name of the association or without it."""
    assert parse_meaning(form.format(word)) == (post, Capacity.ACTING, None)


@pytest.mark.parametrize(
    "title", ["Karateker", "Tim Caretaker", "Ketua Pelaksana Harian", "Ketua IPSM Batang Karateker"]
)
def test_an_acting_holder_of_no_clear_post_is_rejected(title: str) -> None:
    """Words for an acting holder alone, after an area, or with another meaning after a title, are rejected."""
    with pytest.raises(ParseError):
        parse_title(title)
