"""Words that a scanner has damaged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.drafting import draft, find_decree
from psm_model.drafting._scanned_words import cut_word, mend_word

SCANNED = """\
{keputusan} SUNGAI MISAL
{nomor} 188.4/ 21 /Kesra/2O2I
TENTANG
PENETAPAN PENGURUS IPSM KECAMATAN SUNGAI MISAL
PERIODE 2021-2O24

CAMAT SUNGAI MISAL
Menimbang a. bahwa perlu;
MEMUTUSKAN :
PERTAMA : Ketua : Sugeng
Ditetapkan di Sungai Misal
pada tanggal 15 Maret 2021
"""


@pytest.mark.parametrize(
    ("scanned", "mended"),
    [
        ("N0M0R", "NOMOR"),
        ("Nornor", "Nomor"),
        ("KEPUTU5AN", "KEPUTUSAN"),
        ("rnasyarakat", "masyarakat"),
        ("lkatan", "Ikatan"),
        ("lPSM", "IPSM"),
        ("KA8UPATEN", "KABUPATEN"),
        ("SOSlAL", "SOSIAL"),
        ("Bernard", "Bernard"),
        ("2O24", "2O24"),
        ("lahir", "lahir"),
        ("A1", "A1"),
    ],
)
def test_mend_word(scanned: str, mended: str) -> None:
    """Known words are mended, and nothing else is."""
    assert mend_word(scanned) == mended


@pytest.mark.parametrize(
    ("glued", "words"),
    [
        ("KEPUTUSANCAMAT", ["KEPUTUSAN", "CAMAT"]),
        ("KEPUTUSANBUPATIMISAL", ["KEPUTUSAN", "BUPATI", "MISAL"]),
        ("NOMOR188", ["NOMOR", "188"]),
        ("PENGURUSIPSM", ["PENGURUS", "IPSM"]),
        ("IPSMKABUPATENMISAL", ["IPSM", "KABUPATEN", "MISAL"]),
        ("KabupatenMisal", ["Kabupaten", "Misal"]),
        ("KEPUTUSANNYA", ["KEPUTUSANNYA"]),
        ("PENGURUSAN", ["PENGURUSAN"]),
        ("DESAIN", ["DESAIN"]),
        ("Kotagede", ["Kotagede"]),
    ],
)
def test_cut_word(glued: str, words: list[str]) -> None:
    """Words without a space between them are divided where both are known."""
    assert [*cut_word(glued)] == words


@given(st.text(min_size=1, max_size=24))
def test_cut_words_are_the_text(text: str) -> None:
    """The words are those of the text, in order and without a gap."""
    assert "".join(cut_word(text)) == text


@pytest.mark.parametrize(
    ("keputusan", "nomor"),
    [
        ("KEPUTUSANCAMAT", "NOM0R"),
        ("KEPUTU5AN CAMAT", "NOMOR:"),
        ("K E P U T U S A N  C A M A T", "N O M O R :"),
        ("KEPUTUSAN CAMAT", "Nornor"),
    ],
)
def test_scanned_decree(keputusan: str, nomor: str) -> None:
    """The heading of a scanned decree is read."""
    found = find_decree(SCANNED.format(keputusan=keputusan, nomor=nomor))
    assert found is not None
    assert found.number is not None
    assert found.issuer is not None
    assert found.title is not None
    assert found.issued is not None
    assert found.number.value == "188.4/ 21 /Kesra/2O2I"
    assert found.issuer.value == "CAMAT SUNGAI MISAL"
    assert found.title.value == "PENETAPAN PENGURUS IPSM KECAMATAN SUNGAI MISAL PERIODE 2021-2O24"
    assert str(found.issued.value) == "2021-03-15"


def test_capital_i() -> None:
    """A body is read though its first letter is a small l, and stays as written."""
    text = "lkatan Pekerja Sosial Masyarakat Kota Misal\nMasa Bakti 2O2O - 2O25\nKetua : lrwan Misal"
    drafted = draft(text).register
    assert drafted.organisations[0].name == "lkatan Pekerja Sosial Masyarakat Kota Misal"
    assert str(drafted.board_terms[0].period) == "2020/2025"
    assert str(drafted.board_terms[0].appointments[0].name) == "lrwan Misal"
