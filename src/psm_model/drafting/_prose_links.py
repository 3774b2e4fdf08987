"""Words and signs that join a post and its holder in running text."""

from __future__ import annotations

from typing import Final

from ._word_sets import split_words

__all__ = [
    "ADVERBS",
    "AFTER_OPENERS",
    "AND",
    "APPOINTING",
    "BEFORE",
    "BETWEEN",
    "CHAIN",
    "DISMISSALS",
    "HOLDING",
    "LEFT",
    "LINKS",
    "OPENERS",
    "REPLACES",
    "STOPS",
    "VACATED",
]

LINKS: Final = split_words(
    """
    sebagai selaku menjadi jadi menjabat jabat mengemban menyandang menduduki menempati memegang mengisi memangku kursi
    sbg
    """
)
"""Words between a holder and a post: *Sugeng terpilih sebagai Ketua*."""
BETWEEN: Final = frozenset(("jabatan", "posisi", "kursi", "kekosongan", "amanah", "sebagai", "selaku", "tugas"))
"""Words between such a word and the post."""
CHAIN: Final = split_words(
    """
    terpilih dipilih kembali resmi secara aklamasi dipercaya dipercayakan ditunjuk ditetapkan dilantik dikukuhkan
    diangkat didapuk didaulat diamanahi diamanahkan diberi amanah bertindak yang telah sudah kini sekarang saat ini
    masih akan langsung bulat musyawarah mufakat untuk duduk di disahkan dinobatkan ditugaskan menjabat mendapat
    kepercayaan lagi akhirnya sah keluar oleh peserta dinyatakan dengan suara terbanyak melanjutkan memimpin hasil
    masing-masing adalah jadi dipastikan juga muncul tampil menerima demokratis meraih mandat jabatan kursi posisi
    sebagai menempati tersebut karena jabatannya disepakati diamanati dipercayai diberikan dimandati disetujui baru saja
    ditugasi mengemban dinobatkan diputuskan bersama otomatis
    """
)
"""Words between the holder and such a word."""
OPENERS: Final = split_words(
    """
    adalah ialah yaitu yakni dijabat ditempati diisi diduduki dipegang diemban diamanahkan dipercayakan diserahkan
    jatuh terpilih oleh dipilih ditetapkan disandang diraih antara meliputi masing-masing beralih berpindah
    """
)
"""Words between a post and a holder: *Ketua dijabat Sugeng*."""
HOLDING: Final = split_words("dijabat ditempati diisi diduduki dipegang diemban diamanahkan dipercayakan diserahkan")
"""Verbs of these that state who has the post, a person or an office."""
AFTER_OPENERS: Final = split_words("oleh kepada pada ke tangan langsung kembali adalah saudara lain")
"""Words after such a word."""
ADVERBS: Final = split_words(
    """
    kini sekarang saat ini resmi akan kembali yang telah sudah masih selanjutnya itu masing-masing tetap juga
    kemudian akhirnya lalu pun
    """
)
"""Words before a verb."""
STOPS: Final = frozenset((".", ";", "\n", "!", "?", "\u201c", "\u201d"))
"""Signs that end a sentence."""
AND: Final = frozenset(("dan", "serta", "&"))
"""Words between the last of several names."""
LEFT: Final = split_words("meninggal wafat mengundurkan mundur berhenti diberhentikan pensiun tutup")
"""Verbs of a holder who has left."""
DISMISSALS: Final = split_words("memberhentikan mencopot memecat menonaktifkan diberhentikan dicopot")
"""Verbs before a holder who is dismissed."""
APPOINTING: Final = split_words("mengangkat menunjuk menetapkan memilih mengesahkan mengukuhkan ditunjuk diangkat")
"""Verbs of appointing."""
REPLACES: Final = frozenset(("menggantikan", "mengganti", "gantikan", "pengganti"))
"""Words before the name of the person replaced."""
VACATED: Final = split_words("ia dia beliau ditinggalkan ditinggal kosong lowong sempat")
"""Words at the beginning of a clause on a post that somebody left."""
BEFORE: Final = split_words("sebelumnya semula dulu dulunya dahulu lama pernah")
"""Words of what was so before."""
