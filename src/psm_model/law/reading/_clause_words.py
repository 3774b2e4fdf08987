"""Words that never occur in a title, which is a noun phrase: function words and verbs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from psm_model.law._names import split_words

from ._text import Tokens

__all__ = ["ends_clause", "ends_clause_at", "is_predicate", "is_verb"]

_CACHE_SIZE: Final = 4096
_LINKS: Final = split_words(
    "yang dengan oleh sebagai menjadi merupakan menurut berdasarkan sesuai terkait sampai hingga dimaksud tidak"
)
"""Words of the clause that occur in titles only before a name."""
_AUXILIARIES: Final = split_words(
    """
    telah sudah akan dapat bisa harus wajib perlu boleh mesti patut ingin mau belum masih sedang tengah pernah sempat
    kini lagi juga pun pula memang justru malah bahkan hanya saja cuma ternyata tentu mungkin barangkali selalu sering
    kadang segera semakin kian sangat amat cukup paling terlalu hampir sekaligus kemudian lantas nanti kelak tadi begitu
    demikian lalu
    """
)
_CONJUNCTIONS: Final = split_words(
    """
    agar supaya jika bila apabila jikalau kalau ketika saat setelah sesudah sebelum sejak semenjak selagi sembari seraya
    sambil walau walaupun meski meskipun kendati namun tetapi tapi sedangkan melainkan padahal sebab lantaran seolah
    seakan seperti ibarat bagaikan alias maupun ataupun asalkan kecuali dimana mana bagaimana mengapa berikut tepatnya
    """
)
_POINTERS: Final = split_words("itu ini tersebut begini begitu dll dsb dst via demi")
_SAYS: Final = split_words("kata ujar jelas ungkap tutur terang imbuh tukas sambung")
_PREDICATES: Final = split_words(
    """
    berlaku bertentangan bertujuan berbunyi berisi berisikan bermaksud berfungsi berwenang berhak bertugas bersifat
    berarti berpendapat berharap berhasil berdampak berakibat berkaitan berkenaan berasal berpedoman berlandaskan
    berdasar bermula bernama bergantung
    ada punya mulai muncul hadir terbit terdapat tercantum termuat tertulis terbukti tergolong terdiri terjadi tertuang
    terlihat terhitung terutama tersedia tertanggal khususnya
    """
)
_FUNCTION_WORDS: Final = _AUXILIARIES | _CONJUNCTIONS | _POINTERS | _SAYS | _PREDICATES
_VERB: Final = re.compile(
    r"me[mnlrwy][a-z]{3,}|(?:di|ter)[a-z]{2,}(?:kan|nya)"
    r"|di(?:atur|ubah|beri|cabut|muat|sebut|bentuk|ganti|susun|undang|tindaklanjuti|pedomani|tegas)[a-z]*"
)
_PASSIVE_OR_ADVERB: Final = re.compile(
    r"di[a-z]{4,}|se[a-z]{2,}nya"
    r"|(?:kata|ujar|jelas|ungkap|tutur|terang|imbuh|papar|tandas|misal|hendak|tampak|maksud|arti|isi)nya"
)
_NO_VERBS: Final = split_words(
    """
    mengenai menengah menurut melalui menuju menteri mental menara mentah member memori melayu merah merek merdeka mewah
    melawan mengemudi menular menyusui menyeluruh memadai mendesak meninggal mengikat menyimpang meriah melati merokok
    dinas dinamika dinamis digital digitalisasi direktur direksi direktorat dividen disabilitas distribusi distributor
    distrik diskriminasi disiplin dispensasi divisi diploma diplomatik diversi diversifikasi difabel dialisis dialog
    diagnosis diagnostik diaspora dinding dirgantara disinfektan disinfeksi diskresi disertasi didik diesel diskon
    diskusi seluruhnya sepenuhnya sejenisnya selebihnya
    """
)
"""Words that look like verbs but occur in titles."""
_MANNERS: Final = split_words("resmi tetap langsung kembali sepanjang selama efektif baru")
"""Words of titles that belong to the clause before a predicate, "resmi berlaku", "sepanjang mengatur"."""
_MANNER_OF_CLAUSE: Final = split_words(
    "tegas jelas eksplisit implisit umum khusus rinci otomatis garis resmi hukum yuridis"
)
"""Words after "secara" that qualify a statement, and not an action."""
_NEGATED: Final = split_words("mampu bergerak sehat langsung tetap menular layak sah terduga kena dipungut berwujud")
"""Words after "tidak" in titles, "barang tidak bergerak"."""


def ends_clause(raw: str) -> bool:
    """Return whether a word belongs to the clause around a title, and not to the title."""
    return raw.islower() and (raw in _LINKS or is_predicate(raw))


@lru_cache(_CACHE_SIZE)
def is_predicate(word: str) -> bool:
    """Return whether a word in small letters never occurs in a noun phrase."""
    return (
        word in _FUNCTION_WORDS or is_verb(word) or (word not in _NO_VERBS and bool(_PASSIVE_OR_ADVERB.fullmatch(word)))
    )


@lru_cache(_CACHE_SIZE)
def is_verb(word: str) -> bool:
    """Return whether a word has the form of a verb, even at the beginning of a line, and never occurs in titles."""
    return word not in _NO_VERBS and _VERB.fullmatch(word) is not None


def ends_clause_at(tokens: Tokens, index: int) -> bool:
    """Return whether the clause around a title continues at an index, rather than a name after a link word."""
    raw, following = tokens.raw(index), tokens.raw(index + 1)
    if not raw.islower():
        return False
    if raw == "tidak":
        return following not in _NEGATED and not following[:1].isupper()
    if raw == "lalu":
        return following != "lintas"
    if raw == "secara":
        return following in _MANNER_OF_CLAUSE or (following.islower() and is_predicate(tokens.raw(index + 2)))
    if raw in _MANNERS:
        return following.islower() and is_predicate(following)
    return ends_clause(raw) and (not following[:1].isupper() or is_predicate(raw))
