"""The words of titles and of the clauses around them, as data."""

from __future__ import annotations

from typing import Final

from psm_model.law._names import ORDINALS, split_words
from psm_model.law._number_shape import is_year
from psm_model.law._vocabulary import resolve_spelling

from ._furniture import BARRIER
from ._text import Tokens

__all__ = [
    "ACTS",
    "ALTERS",
    "AREAS",
    "BOUND",
    "ENACTS",
    "ENDS",
    "HONORIFICS",
    "JOINING_NOUNS",
    "JOINS",
    "JOIN_CHAIN",
    "LEADS",
    "LISTS",
    "MISREAD_ROMAN",
    "NAMES_AREAS",
    "NESTS",
    "OFFICES",
    "PLACED",
    "QUOTES",
    "SECTIONS",
    "SHORTENED",
    "STATES",
    "is_gazette",
]

LEADS: Final = frozenset(["tentang", "perihal", "mengenai", "on", "concerning", "regarding", "about"])
GAZETTES: Final = split_words("lembaran lernbaran lembara kmbaran ln lnri tln tlnri bn bnri tbn ld")
BEFORE_GAZETTES: Final = GAZETTES | frozenset(["berita", "negara", "daerah"])
MARKS: Final = split_words('; : ( ) [ ] { } " “ ” . .. ... … ? ! |') | {"", BARRIER}
ENDS: Final = (GAZETTES | MARKS) | split_words(
    """
    pasal ayat huruf jo sebagaimana menimbang mengingat memutuskan menetapkan memperhatikan muqaddimah mukadimah
    bahwa maka sehingga karena
    adalah ialah yaitu yakni
    """
)
"""Tokens that never occur in a title, in any style."""
JOINS: Final = split_words(
    """
    dan atau serta beserta di ke dari dalam pada untuk bagi atas dengan terhadap kepada antara antar tentang yang secara
    melalui sebagai menjadi tanpa guna mengenai bukan selain termasuk se berdasarkan berupa akibat oleh & of the and or
    on in for to by with between concerning relating against their its van het de clan darr
    """
)
JOINING_NOUNS: Final = split_words("bidang tertentu nomor no tahun rangka lingkungan tingkat masa")
"""Nouns that may be in small letters between words with capitals, like the joins."""
JOIN_CHAIN: Final = JOINS | JOINING_NOUNS | {"/"}
"""Words between two names of a title."""
BOUND: Final = split_words("tata tindak lalu sumber antar non pasca pra multi serba")
"""Words that never end a title, as the first half of a name, "Tata kerja"."""
NESTS: Final = ORDINALS | split_words(
    """
    atas perubahan pelaksanaan penetapan pencabutan pengujian penjelasan pemberlakuan pembatalan pengesahan tambahan
    penyempurnaan pengubahan mengubah merubah mencabut penggantian penyesuaian penundaan peninjauan perpanjangan
    penghapusan penjabaran penegasan pelengkapan revisi implementasi penerapan ralat penambahan petunjuk terhadap
    dengan berdasarkan dari menurut ketentuan
    """
)
"""Words before an instrument in the title of another."""
ENACTS: Final = frozenset(["penetapan", "pengesahan", "persetujuan"])
"""First words of titles that end with "menjadi Undang-Undang"."""
PLACED: Final = split_words("atas perubahan penjelasan pencabutan penghapusan penambahan pelaksanaan penghasilan pph")
"""Words before an article in a title; two taxes are named after an article."""
ALTERS: Final = frozenset(["mengubah", "merubah", "mencabut"])
"""Verbs after "dengan" in the title of an act that changes another."""
ACTS: Final = split_words(
    "wajib berhak berwenang bertugas bersumber memiliki mempunyai melakukan melaksanakan menyelenggarakan"
)
"""Actions of people and offices, and not of instruments."""
STATES: Final = split_words(
    """
    mengatur mengatakan menyatakan menyebut menyebutkan menegaskan menjelaskan mewajibkan mengamanatkan memuat menjadi
    melarang memberi memberikan menetapkan menentukan mensyaratkan memerintahkan mendefinisikan merupakan mencabut
    mengubah merubah menggantikan mengganti mencakup meliputi memungkinkan menghendaki mengharuskan memandatkan
    membatasi membolehkan membagi mengenal menggariskan menuntut menghapus membuka menjamin melindungi menugaskan
    mendelegasikan
    """
)
"""Verbs whose subject is an instrument."""
HONORIFICS: Final = frozenset(["Pak", "Bu"])
"""Words before the name of a person or an office, as written; "PAK" abbreviates other things."""
SECTIONS: Final = split_words("download unduh baca lihat klik abstrak catatan status bab bagian lampiran")
"""First words of lines that belong to the page, and not to a title before them."""
QUOTES: Final = frozenset(['"', "“", "”"])
LISTS: Final = frozenset(["dan", "clan", "darr", "atau", "serta", "beserta", "&", "and", "or"])
AREAS: Final = frozenset(["kabupaten", "kota", "kecamatan", "kelurahan", "desa", "provinsi", "indonesia"])
NAMES_AREAS: Final = frozenset(["pembentukan", "pemekaran", "penetapan", "perubahan", "penggabungan", "pemindahan"])
"""First words of titles of national instruments that may name an area."""
OFFICES: Final = split_words(
    """
    bupati walikota wali gubernur menteri presiden kepala ketua dinas pemerintah dprd dpr rektor direktur camat lurah
    wakil
    """
)
MISREAD_ROMAN: Final = frozenset(["l", "ll", "lll", "lv", "vl", "vll"])
SHORTENED: Final = split_words("no nomor nr prov kab tk th thn dr drs prof ir h hj kh jl st")
"""Abbreviations: a full stop after them does not end a sentence if a number or a name follows."""


def is_gazette(tokens: Tokens, index: int) -> bool:
    """Return whether the name of a gazette begins at an index."""
    word = tokens.word(index)
    if word in GAZETTES or (word in {"tambahan", "berita"} and tokens.word(index + 1) in BEFORE_GAZETTES):
        return True
    # Only in gazettes the year precedes the number.
    year = index + 1 if resolve_spelling(word) == "tahun" else index
    if is_year(tokens.word(year)) and tokens.word(year + 1) == "nomor":
        return tokens.word(index - 1) not in {"tahun", "undang-undang", "pemerintah", "-", "/"}
    if word == "himpunan" and tokens.word(index + 1).startswith("peraturan"):
        return True
    # Also if misread, "Lembaga Negara Republik Indonesia Tahun 2017 Nomor 7".
    return (
        tokens.word(index + 1) == "negara"
        and tokens.word(index + 2) == "republik"
        and resolve_spelling(tokens.word(index + 4)) == "tahun"
        and resolve_spelling(tokens.word(index + 6)) == "nomor"
    )
