"""The words by which the reader knows a citation, as data.

To teach it a further spelling is to add a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from ._english import ENGLISH_PHRASES, ENGLISH_SPELLINGS
from ._names import CODES, KINDS, OWN_KINDS, RESERVED, words

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
    **dict.fromkeys([f"reglement op de {civil}rechtsvordering" for civil in ("", "burgerlijke ")], ("rv", None)),
    "kompilasi hukum islam": ("khi", None),
    "burgerlijk wetboek": ("kuhperdata", None),
    "wetboek van koophandel": ("kuhd", None),
    "wetboek van strafrecht": ("kuhp", None),
    **dict.fromkeys(
        ["undang-undang negara indonesia timur", "undang-undang nit", "uu nit"], ("other", "negara indonesia timur")
    ),
    **dict.fromkeys(["undang-undang", "undang"], ("uu", None)),
    "kuh pidana": ("kuhp", None),
    "kuh dagang": ("kuhd", None),
    **dict.fromkeys(["kuh perdata", "kuh per"], ("kuhperdata", None)),
    "kuha pidana": ("kuhap", None),
    **dict.fromkeys(["pemerintah pengganti undang-undang", "pengganti undang-undang"], ("perppu", None)),
    **{
        f"{form} {lead}pengganti {act}": ("perppu", None)
        for form in ("peraturan pemerintah", "peraturanpemerintah", "pp", "perppu")
        for lead in ("", "sebagai ")
        for act in ("undang-undang", "uu")
    },
    "peraturan daerah": ("perda_kabkota", ""),
    # What a village is called in Aceh, West Sumatra and Papua.
    **dict.fromkeys(["qanun gampong", "peraturan nagari", "peraturan kampung"], ("perdes", "desa")),
    "peraturan wali kota": ("perwali", "walikota"),
    "keputusan wali kota": ("keputusan_walikota", "walikota"),
    **dict.fromkeys(["ketetapan mpr", "ketetapan mprs", "tap mpr", "tap mprs"], ("tap_mpr", None)),
    **dict.fromkeys(
        [f"ketetapan majelis permusyawaratan rakyat{provisional}" for provisional in (" sementara", "")],
        ("tap_mpr", None),
    ),
    "penetapan presiden": ("penetapan_presiden", None),
    "surat edaran": ("surat_edaran", ""),
    "putusan mk": ("putusan_mk", None),
    **dict.fromkeys(["anggaran dasar", "anggaran rumah tangga", "ad / art"], ("ad_art", "")),
    **dict.fromkeys([f"anggaran dasar {and_} anggaran rumah tangga" for and_ in ("dan", "/")], ("ad_art", "")),
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
    **{
        kind: (kind, None)
        for kind in sorted(CODES | words("uu uud uuds perppu pp perpres keppres inpres staatsblad pbi"))
    },
    **{
        abbreviation: (kind, issuer)
        for kind, issuer, abbreviations in (
            ("uu_darurat", None, "uudrt"),
            ("penetapan_presiden", None, "penpres"),
            ("permen", "menteri", "permen"),
            ("permen", "menteri agama", "pma"),
            ("kepmen", "menteri agama", "kma"),
            ("permen", "menteri keuangan", "pmk"),
            ("kepmen", "menteri keuangan", "kmk"),
            ("kepmen", "menteri", "kepmen"),
            ("instruksi_menteri", "menteri", "inmen"),
            ("perda_kabkota", "", "perda"),
            ("perda_prov", "", "qanun perdasi"),
            ("perda_prov", "khusus", "perdasus"),
            ("perda_prov", "istimewa", "perdais"),
            ("pergub", "gubernur", "pergub"),
            ("keputusan_gubernur", "gubernur", "kepgub"),
            ("perbup", "bupati", "perbup"),
            ("keputusan_bupati", "bupati", "kepbup"),
            ("perwali", "walikota", "perwali perwal perwako perwalkot"),
            ("keputusan_walikota", "walikota", "kepwali kepwal kepwako kepwalkot"),
            ("instruksi", "walikota", "inwali inwal"),
            ("perdes", "desa", "perdes"),
            ("staatsblad", None, "stbl stb s"),
            ("kuhp", None, "kuhpidana wvs"),
            ("kuhd", None, "kuhdagang wvk"),
            ("kuhap", None, "kuhapidana"),
            ("kuhperdata", None, "kuhper kuhpdt kuhperd bw"),
            ("keputusan", "bersama", "skb"),
            ("peraturan", "bersama", "pbm"),
            ("surat_edaran", "otoritas jasa keuangan", "seojk"),
            ("peraturan", "anggota dewan gubernur", "padg"),
            ("peraturan", "kepolisian negara", "perpol"),
            ("peraturan", "kepala kepolisian negara", "perkapolri perkap"),
            ("peraturan", "badan pengawas pemilihan umum", "perbawaslu"),
            ("peraturan", "jaksa agung", "perja"),
            ("peraturan", "komisi informasi", "perki"),
            ("peraturan", "kepala", "perka"),
            ("peraturan", "badan", "perban"),
            ("peraturan", "badan pengawas obat dan makanan", "perbpom"),
            ("peraturan", "lembaga", "perlem"),
            ("peraturan", "direksi", "perdir"),
            ("peraturan", "rektor", "pertor perrek"),
            ("peraturan", "kepala desa", "perkades"),
            ("keputusan", "direktur jenderal", "kepdirjen"),
            ("instruksi", "gubernur", "ingub"),
            ("instruksi", "bupati", "inbup"),
            ("peraturan", "mahkamah agung", "perma"),
            ("surat_edaran", "mahkamah agung", "sema"),
            ("peraturan", "kepala daerah", "perkada"),
            ("peraturan", "direktur jenderal", "perdirjen"),
            ("peraturan", "komisi pemilihan umum", "pkpu"),
            ("peraturan", "otoritas jasa keuangan", "pojk"),
        )
        for abbreviation in abbreviations.split()
    },
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
    **{
        spelled: word
        for word, spellings in {
            "nomor": "nr no nomer kmor omor num",
            "tahun": "th thn iahun fahun",
            "pasal": "psl ps",
            "ayat": "yat ayt avat",
            "jo": "yo jis juncto junto",
            "huruf": "sub hurup",
            "angka": "butir",
            "ketetapan": "ketentuan",
            "sampai": "sd hingga",
            "provinsi": "propinsi",
            "walikota": "walikotamadya",
            "tentang": "ttg tetang tantang tenteng terrtang lentang",
            "edaran": "eclaran",
            "daerah": "oaerah",
            "peraturan": "paraturan",
            "staatsblad": "staatblad staadsblad staatsblaad stbld",
        }.items()
        for spelled in spellings.split()
    },
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
