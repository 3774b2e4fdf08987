"""The words of titles, and those of the clauses around them, as data."""

from __future__ import annotations

import re
from typing import Final

from psm_model.law._names import ORDINALS, words
from psm_model.law._vocabulary import spelling

from ._text import Tokens

__all__ = [
    "ACTS",
    "ALTERS",
    "AREAS",
    "ENACTS",
    "ENDS",
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
    "ends_clause",
    "ends_clause_at",
    "is_gazette",
    "is_verb",
]

LEADS: Final = frozenset(["tentang", "perihal", "mengenai", "on", "concerning", "regarding", "about"])
GAZETTES: Final = words("lembaran lernbaran lembara kmbaran ln lnri tln tlnri bn bnri tbn ld")
BEFORE_GAZETTES: Final = GAZETTES | frozenset(["berita", "negara", "daerah"])
MARKS: Final = words('; : ( ) [ ] { } " “ ” . ? ! |') | {""}
ENDS: Final = (GAZETTES | MARKS) | words(
    """
    pasal ayat huruf jo sebagaimana menimbang mengingat memutuskan menetapkan memperhatikan muqaddimah mukadimah
    bahwa maka sehingga karena
    adalah ialah yaitu yakni
    """
)
"""What stands in no title, whatever its letters are like."""
JOINS: Final = words(
    """
    dan atau serta beserta di ke dari dalam pada untuk bagi atas dengan terhadap kepada antara antar tentang yang secara
    melalui sebagai menjadi tanpa guna mengenai bukan selain berdasarkan akibat oleh & of the and or
    on in for to by with between concerning relating against their its van het de clan darr
    """
)
JOINING_NOUNS: Final = words("bidang tertentu nomor no tahun rangka lingkungan tingkat masa")
"""With the joins, what may stand in small letters between words with capitals."""
JOIN_CHAIN: Final = JOINS | JOINING_NOUNS | {"/"}
"""What may stand between two names of a title."""
ENDS_CLAUSE: Final = words(
    """
    bertentangan maupun
    yang dengan oleh telah sudah akan dapat bisa harus wajib perlu juga tidak belum masih mulai berlaku itu ini tersebut
    dimaksud kata ujar jelas ungkap tutur terang terkait tepatnya khususnya terutama menurut sesuai seperti agar supaya
    jika bila ketika saat setelah sebelum sejak sampai hingga merupakan sebagai kini hanya menjadi
    """
)
"""What a title in small letters does not go on with: the clause around it does."""
VERB: Final = re.compile(
    r"me[mnlrwy][a-z]{3,}|(?:di|ter)[a-z]{2,}(?:kan|nya)"
    r"|di(?:atur|ubah|beri|cabut|muat|sebut|bentuk|ganti|susun|undang|tindaklanjuti|pedomani|tegas)[a-z]*"
    r"|bertujuan|berbunyi|berisi"
)
NO_VERBS: Final = words(
    """
    mengenai menengah menurut melalui menuju menteri mental menara mentah member memori melayu merah merek merdeka mewah
    melawan mengemudi menular menyusui menyeluruh memadai mendesak meninggal mengikat menyimpang meriah melati merokok
    """
)
"""Words that look like verbs and stand in titles."""
NESTS: Final = ORDINALS | words(
    """
    atas perubahan pelaksanaan penetapan pencabutan pengujian penjelasan pemberlakuan pembatalan pengesahan tambahan
    penyempurnaan pengubahan mengubah merubah mencabut penggantian penyesuaian penundaan peninjauan perpanjangan
    penghapusan penjabaran penegasan pelengkapan revisi implementasi penerapan ralat penambahan petunjuk terhadap
    dengan berdasarkan dari menurut ketentuan
    """
)
"""Words behind which an instrument stands in the title of another."""
ENACTS: Final = frozenset(["penetapan", "pengesahan", "persetujuan"])
"""How a title begins that ends with "menjadi Undang-Undang"."""
PLACED: Final = words("atas perubahan penjelasan pencabutan penghapusan penambahan pelaksanaan penghasilan pph")
"""Words behind which an article stands in a title; two taxes are called by an article."""
ALTERS: Final = frozenset(["mengubah", "merubah", "mencabut"])
"""Behind "dengan", what a title says that the act does to another."""
ACTS: Final = words(
    "wajib berhak berwenang bertugas bersumber memiliki mempunyai melakukan melaksanakan menyelenggarakan"
)
"""What people and offices do, and instruments do not."""
SECTIONS: Final = words("download unduh baca lihat klik sumber abstrak catatan status bab bagian lampiran")
"""How a line begins that is of the page, and not of a title before it."""
QUOTES: Final = frozenset(['"', "“", "”"])
LISTS: Final = frozenset(["dan", "clan", "darr", "atau", "serta", "beserta", "&", "and", "or"])
AREAS: Final = frozenset(["kabupaten", "kota", "kecamatan", "kelurahan", "desa", "provinsi", "indonesia"])
NAMES_AREAS: Final = frozenset(["pembentukan", "pemekaran", "penetapan", "perubahan", "penggabungan", "pemindahan"])
"""How the title of a national instrument begins that may name an area."""
OFFICES: Final = words(
    """
    bupati walikota wali gubernur menteri presiden kepala ketua dinas pemerintah dprd dpr rektor direktur camat lurah
    wakil
    """
)
MISREAD_ROMAN: Final = frozenset(["l", "ll", "lll", "lv", "vl", "vll"])
SHORTENED: Final = words("no nomor nr prov kab tk th thn dr drs prof ir h hj kh jl st")
"""Words behind which a stop ends no sentence where a number or a name follows."""


def is_gazette(tokens: Tokens, place: int) -> bool:
    """Return whether the name of a gazette stands at a place."""
    word = tokens.word(place)
    if word in GAZETTES or (word in {"tambahan", "berita"} and tokens.word(place + 1) in BEFORE_GAZETTES):
        return True
    if word == "himpunan" and tokens.word(place + 1).startswith("peraturan"):
        return True
    # However it was misread, "Lembaga Negara Republik Indonesia Tahun 2017 Nomor 7" is one.
    return (
        tokens.word(place + 1) == "negara"
        and tokens.word(place + 2) == "republik"
        and spelling(tokens.word(place + 4)) == "tahun"
        and spelling(tokens.word(place + 6)) == "nomor"
    )


def ends_clause(raw: str) -> bool:
    """Return whether a word is of the clause around a title in small letters, and not of the title."""
    return raw.islower() and (raw in ENDS_CLAUSE or is_verb(raw))


def is_verb(word: str) -> bool:
    """Return whether a word in small letters is a verb by its prefix, and none that stands in titles."""
    return word not in NO_VERBS and VERB.fullmatch(word) is not None


def ends_clause_at(tokens: Tokens, place: int) -> bool:
    """Return whether such a word stands at a place, and no name behind it."""
    return ends_clause(tokens.raw(place)) and not tokens.raw(place + 1)[:1].isupper()
