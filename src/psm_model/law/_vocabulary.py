"""The words by which the reader knows a citation, as data.

To teach it a further spelling is to add a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from ._english import ENGLISH_PHRASES, ENGLISH_SPELLINGS
from ._names import KINDS, OWN_KINDS, RESERVED, words

__all__ = [
    "ABBREVIATED",
    "AND",
    "GLUED",
    "JUNCTO",
    "LONGEST_ISSUER",
    "NAMED_STOPS",
    "NUMBER_WORDS",
    "PHRASES",
    "REPUBLIC",
    "STOPS",
    "ends_issuer",
    "spelling",
    "spellings",
]

PHRASES: dict[str, tuple[str, str | None]] = {
    # words: (kind, how the issuer's name begins). None: the kind has one issuer; "": any office may follow.
    **{form: (form, "") for form in OWN_KINDS},
    **{
        f"{form} {office}": (kind, office if KINDS[kind][3] else None)
        for form, offices in OWN_KINDS.items()
        for office, kind in offices.items()
    },
    "undang-undang dasar sementara": ("uuds", None),
    "undang-undang dasar": ("uud", None),
    "undang-undang darurat": ("uu_darurat", None),
    **{
        f"{lead}{name}": (kind, None)
        for kind, name in {
            "kuhp": "hukum pidana",
            "kuhd": "hukum dagang",
            "kuhap": "hukum acara pidana",
            "kuhperdata": "hukum perdata",
            "kuhpm": "hukum pidana militer",
        }.items()
        for lead in ("undang-undang ", "kitab undang-undang ")
    },
    **{
        f"{lead}{name} reglement": ("hir", None)
        for lead in ("herziene ", "herzien ", "het herziene ", "het herzien ", "herziend ")
        for name in ("indonesisch", "indonesich", "inlandsch", "inlandsche")
    },
    "rechtsreglement voor de buitengewesten": ("rbg", None),
    "reglement op de rechtsvordering": ("rv", None),
    "reglement op de burgerlijke rechtsvordering": ("rv", None),
    "kompilasi hukum islam": ("khi", None),
    "burgerlijk wetboek": ("kuhperdata", None),
    "wetboek van koophandel": ("kuhd", None),
    "wetboek van strafrecht": ("kuhp", None),
    "undang-undang negara indonesia timur": ("other", "negara indonesia timur"),
    "undang-undang nit": ("other", "negara indonesia timur"),
    "uu nit": ("other", "negara indonesia timur"),
    "undang-undang": ("uu", None),
    "undang": ("uu", None),
    "kuh pidana": ("kuhp", None),
    "kuh dagang": ("kuhd", None),
    "kuh perdata": ("kuhperdata", None),
    "kuh per": ("kuhperdata", None),
    "kuha pidana": ("kuhap", None),
    "pemerintah pengganti undang-undang": ("perppu", None),
    "pengganti undang-undang": ("perppu", None),
    **{
        f"{form} {lead}pengganti {act}": ("perppu", None)
        for form in ("peraturan pemerintah", "peraturanpemerintah", "pp", "perppu")
        for lead in ("", "sebagai ")
        for act in ("undang-undang", "uu")
    },
    "peraturan daerah": ("perda_kabkota", ""),
    # What a village is called in Aceh, West Sumatra and Papua.
    "qanun gampong": ("perdes", "desa"),
    "peraturan nagari": ("perdes", "desa"),
    "peraturan kampung": ("perdes", "desa"),
    "peraturan wali kota": ("perwali", "walikota"),
    "keputusan wali kota": ("keputusan_walikota", "walikota"),
    "ketetapan majelis permusyawaratan rakyat sementara": ("tap_mpr", None),
    "ketetapan majelis permusyawaratan rakyat": ("tap_mpr", None),
    "ketetapan mpr": ("tap_mpr", None),
    "ketetapan mprs": ("tap_mpr", None),
    "tap mpr": ("tap_mpr", None),
    "tap mprs": ("tap_mpr", None),
    "penetapan presiden": ("penetapan_presiden", None),
    "surat edaran": ("surat_edaran", ""),
    "putusan mk": ("putusan_mk", None),
    "anggaran dasar dan anggaran rumah tangga": ("ad_art", ""),
    "ad / art": ("ad_art", ""),
    "anggaran dasar / anggaran rumah tangga": ("ad_art", ""),
    "anggaran rumah tangga": ("ad_art", ""),
    "anggaran dasar": ("ad_art", ""),
    "kementerian": ("other", "kementerian"),
    "dokumen": ("other", ""),
}

PHRASES |= ENGLISH_PHRASES

PHRASES |= {
    phrase.replace(" ", ""): kind
    for phrase, kind in PHRASES.items()
    if phrase.count(" ") == 1 and phrase.startswith(("peraturan ", "keputusan ", "instruksi "))
}
"""Two words may be written as one, "PeraturanPemerintah"."""

ABBREVIATED: dict[str, tuple[str, str | None]] = {
    "uu": ("uu", None),
    "uud": ("uud", None),
    "uuds": ("uuds", None),
    "uudrt": ("uu_darurat", None),
    "perppu": ("perppu", None),
    "pp": ("pp", None),
    "perpres": ("perpres", None),
    "keppres": ("keppres", None),
    "inpres": ("inpres", None),
    "penpres": ("penetapan_presiden", None),
    "permen": ("permen", "menteri"),
    "pma": ("permen", "menteri agama"),
    "kma": ("kepmen", "menteri agama"),
    "pmk": ("permen", "menteri keuangan"),
    "kmk": ("kepmen", "menteri keuangan"),
    "kepmen": ("kepmen", "menteri"),
    "inmen": ("instruksi_menteri", "menteri"),
    "perda": ("perda_kabkota", ""),
    "qanun": ("perda_prov", ""),
    "perdasus": ("perda_prov", "khusus"),
    "perdais": ("perda_prov", "istimewa"),
    "perdasi": ("perda_prov", ""),
    "pergub": ("pergub", "gubernur"),
    "kepgub": ("keputusan_gubernur", "gubernur"),
    "perbup": ("perbup", "bupati"),
    "kepbup": ("keputusan_bupati", "bupati"),
    "perwali": ("perwali", "walikota"),
    "perwal": ("perwali", "walikota"),
    "perwako": ("perwali", "walikota"),
    "perwalkot": ("perwali", "walikota"),
    "kepwali": ("keputusan_walikota", "walikota"),
    "kepwal": ("keputusan_walikota", "walikota"),
    "kepwako": ("keputusan_walikota", "walikota"),
    "kepwalkot": ("keputusan_walikota", "walikota"),
    "inwali": ("instruksi", "walikota"),
    "inwal": ("instruksi", "walikota"),
    "perdes": ("perdes", "desa"),
    "staatsblad": ("staatsblad", None),
    "stbl": ("staatsblad", None),
    "stb": ("staatsblad", None),
    "kuhp": ("kuhp", None),
    "kuhpidana": ("kuhp", None),
    "kuhd": ("kuhd", None),
    "kuhdagang": ("kuhd", None),
    "wvk": ("kuhd", None),
    "wvs": ("kuhp", None),
    "kuhap": ("kuhap", None),
    "kuhapidana": ("kuhap", None),
    "kuhperdata": ("kuhperdata", None),
    "kuhper": ("kuhperdata", None),
    "kuhpdt": ("kuhperdata", None),
    "kuhperd": ("kuhperdata", None),
    "bw": ("kuhperdata", None),
    "kuhpm": ("kuhpm", None),
    "hir": ("hir", None),
    "rbg": ("rbg", None),
    "rv": ("rv", None),
    "khi": ("khi", None),
    "pbi": ("pbi", None),
    "skb": ("keputusan", "bersama"),
    "pbm": ("peraturan", "bersama"),
    "seojk": ("surat_edaran", "otoritas jasa keuangan"),
    "padg": ("peraturan", "anggota dewan gubernur"),
    "perpol": ("peraturan", "kepolisian negara"),
    "perkapolri": ("peraturan", "kepala kepolisian negara"),
    "perbawaslu": ("peraturan", "badan pengawas pemilihan umum"),
    "perja": ("peraturan", "jaksa agung"),
    "perki": ("peraturan", "komisi informasi"),
    "perka": ("peraturan", "kepala"),
    "perban": ("peraturan", "badan"),
    "perbpom": ("peraturan", "badan pengawas obat dan makanan"),
    "perlem": ("peraturan", "lembaga"),
    "perdir": ("peraturan", "direksi"),
    "pertor": ("peraturan", "rektor"),
    "perrek": ("peraturan", "rektor"),
    "perkades": ("peraturan", "kepala desa"),
    "kepdirjen": ("keputusan", "direktur jenderal"),
    "ingub": ("instruksi", "gubernur"),
    "inbup": ("instruksi", "bupati"),
    "perma": ("peraturan", "mahkamah agung"),
    "sema": ("surat_edaran", "mahkamah agung"),
    "perkada": ("peraturan", "kepala daerah"),
    "perdirjen": ("peraturan", "direktur jenderal"),
    "s": ("staatsblad", None),
    "perkap": ("peraturan", "kepala kepolisian negara"),
    "pkpu": ("peraturan", "komisi pemilihan umum"),
    "pojk": ("peraturan", "otoritas jasa keuangan"),
}

GLUED: dict[str, tuple[tuple[str, str], ...]] = {
    # A beginning that a shortened office is written on to: what may follow, and the kind that it makes.
    "permen": (("", "permen"),),
    "kepmen": (("", "kepmen"),),
    "inmen": (("", "instruksi_menteri"),),
    "kemen": (("", "other"),),
    "perda": tuple((office[:3], kind) for kind in ("perda_prov", "perda_kabkota") for office in KINDS[kind][3]),
    "pergub": (("", "pergub"),),
    "perbup": (("", "perbup"),),
}

SYNONYMS: dict[str, str] = {
    "nr": "nomor",
    "no": "nomor",
    "nomer": "nomor",
    "kmor": "nomor",
    "omor": "nomor",
    "num": "nomor",
    "th": "tahun",
    "thn": "tahun",
    "psl": "pasal",
    "yat": "ayat",
    "ayt": "ayat",
    "avat": "ayat",
    "ps": "pasal",
    "yo": "jo",
    "jis": "jo",
    "juncto": "jo",
    "junto": "jo",
    "sub": "huruf",
    "hurup": "huruf",
    "butir": "angka",
    "ketentuan": "ketetapan",
    "sd": "sampai",
    "hingga": "sampai",
    "propinsi": "provinsi",
    "walikotamadya": "walikota",
    "ttg": "tentang",
    "tetang": "tentang",
    "tantang": "tentang",
    "tenteng": "tentang",
    "terrtang": "tentang",
    "lentang": "tentang",
    "eclaran": "edaran",
    "oaerah": "daerah",
    "paraturan": "peraturan",
    "iahun": "tahun",
    "fahun": "tahun",
    "staatblad": "staatsblad",
    "staadsblad": "staatsblad",
    "staatsblaad": "staatsblad",
    "stbld": "staatsblad",
    **ENGLISH_SPELLINGS,
}

KEYWORDS = words(
    """
    pasal nomor tahun huruf peraturan keputusan instruksi ketetapan penetapan pemerintah presiden menteri
    gubernur bupati walikota perpres keppres perppu permendagri permensos
    """
)
"""Words that are known although a letter was left out, doubled, or misread: an i as an l, an m as rn, an o as a c."""

NUMBER_WORDS = frozenset(["nomor"])
JUNCTO = frozenset(["jo"])
AND = frozenset(["dan", "atau", "and", "or", "serta", ",", "&", "jo"])

REPUBLIC = frozenset(["republik", "indonesia", "lndonesia", "serikat", "ri", "ris", "nri"])
"""Words after a kind or an office that say whose it is."""

STOPS = words(
    """
    yang ini itu tersebut tentang dengan pada dalam sebagaimana tanggal adalah oleh dari kepada sebagai
    berdasarkan menurut nomor tahun pasal ayat huruf jo mulai telah akan dapat tidak sampai lembaran berita
    tambahan peraturan keputusan undang-undang instruksi ketetapan surat perlu mengenai perundang kemudian
    terakhir antara bahwa agar karena sk diktum konsideran konsiderans penjelasan menimbang mengingat
    """
) | (RESERVED - {"ri"})
"""Words that no office's name holds."""

LONGEST_ISSUER = 24
"""How many words an office's name may have."""

NAMED_STOPS = STOPS - {"tentang"}
"""Words that do not stand between a kind and its number where the law's name does."""


_SHORT_KIND = re.compile("(?:permen|kepmen|inmen)[a-z]+|uu|perp?pu|perpres|kepp?res|inpres|perwal[a-z]*|perbup")
_KEPT = 4096  # few words are asked for, and those again and again
_MISREAD = {"i": "l", "m": "rn", "o": "c"}


@cache
def _spellings() -> dict[str, str]:
    table = dict(SYNONYMS)
    for keyword in sorted(KEYWORDS):
        for place in range(1, len(keyword)):
            table.setdefault(keyword[:place] + keyword[place + 1 :], keyword)
            table.setdefault(keyword[:place] + keyword[place] + keyword[place:], keyword)
        for place, char in enumerate(keyword):
            if char in _MISREAD:
                table.setdefault(f"{keyword[:place]}{_MISREAD[char]}{keyword[place + 1 :]}", keyword)
    # A nought is read for the letter O, "N0. 35".
    known = table | {keyword: keyword for keyword in KEYWORDS}
    return table | {spelled.replace("o", "0"): word for spelled, word in known.items() if "o" in spelled}


def spellings(names: Iterable[str]) -> set[str]:
    """Return the names with all spellings of them."""
    known = set(names)
    return known | {spelled for spelled, word in _spellings().items() if word in known}


@lru_cache(_KEPT)
def spelling(word: str) -> str:
    """Return the word that a token stands for: "nr" is "nomor", and so is "nomr"."""
    return _spellings().get(word, word)


def ends_issuer(word: str, following: str) -> bool:
    """Return whether a word can't be in an office's name, given the word behind it ("dalam" can, in "dalam negeri").

    None holds a short name of a kind, with which another citation begins.
    """
    stops = spelling(word) in STOPS or _SHORT_KIND.fullmatch(word) is not None
    return stops and not (word == "dalam" and following in {"negeri", "negri"})
