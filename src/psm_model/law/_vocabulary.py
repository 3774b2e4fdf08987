"""The words by which the reader recognises a citation, as data.

A spelling added here is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from ._english import ENGLISH_PHRASES, ENGLISH_SPELLINGS
from ._names import CODES, KINDS, OWN_KINDS, RESERVED, split_words
from ._ocr import list_misread

__all__ = [
    "ABBREVIATED",
    "AND",
    "GLUED",
    "KEYWORDS",
    "MAX_ISSUER_LENGTH",
    "NAMED_STOPS",
    "NUMBER_WORDS",
    "PHRASES",
    "STOPS",
    "SYNONYMS",
    "TOPIC_WORDS",
    "add_spellings",
    "ends_issuer",
    "names_republic",
    "resolve_republic",
    "resolve_spelling",
]

_SPACED_PHRASES: Final[dict[str, tuple[str, str | None]]] = {
    # Words: (kind, beginning of the issuer's name). None: the kind has one issuer; "": any office may follow.
    **{form: (form, "") for form in OWN_KINDS},
    **{
        f"{form} {office}": (kind, office if KINDS[kind].offices else None)
        for form, offices in OWN_KINDS.items()
        for office, kind in offices.items()
    },
    **dict.fromkeys(["undang-undang dasar sementara", "uud sementara"], ("uuds", None)),
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
    # Villages in Aceh, West Sumatra, Papua, Yogyakarta, Lampung and Toraja.
    **dict.fromkeys(["qanun gampong", "reusam gampong"], ("perdes", "desa")),
    **{
        f"peraturan {village}": ("perdes", "desa")
        for village in ("nagari", "kampung", "gampong", "kalurahan", "pekon", "tiyuh", "lembang")
    },
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
    **dict.fromkeys(["anggaran dasar", "anggaran rumah tangga", "ad / art", "ad", "art"], ("ad_art", "")),
    **dict.fromkeys([f"anggaran dasar {and_} anggaran rumah tangga" for and_ in ("dan", "/")], ("ad_art", "")),
    "kementerian": ("other", "kementerian"),
    "dokumen": ("other", ""),
    **ENGLISH_PHRASES,
}
_JOINED_PHRASES: Final = {
    phrase.replace(" ", ""): kind
    for phrase, kind in _SPACED_PHRASES.items()
    if phrase.count(" ") == 1 and phrase.startswith(("peraturan ", "keputusan ", "instruksi "))
}
"""Two words may be written as one, "PeraturanPemerintah"."""
PHRASES: Final = _SPACED_PHRASES | _JOINED_PHRASES

ABBREVIATED: Final[dict[str, tuple[str, str | None]]] = {
    **{
        kind: (kind, None)
        for kind in sorted(CODES | split_words("uu uud uuds perppu pp perpres keppres inpres staatsblad pbi"))
    },
    **{
        abbreviation: (kind, issuer)
        for kind, issuer, abbreviations in (
            ("uu", None, "uuri uurl"),
            ("pp", None, "ppri pprl"),
            ("uu_darurat", None, "uudrt"),
            ("penetapan_presiden", None, "penpres"),
            ("permen", "menteri", "permen perrnen"),
            ("permen", "menteri agama", "pma"),
            ("kepmen", "menteri agama", "kma"),
            ("permen", "menteri keuangan", "pmk"),
            ("kepmen", "menteri keuangan", "kmk"),
            ("kepmen", "menteri", "kepmen keprnen"),
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
            ("peraturan", "bersama", "pbm perber"),
            ("surat_edaran", "bersama", "seb"),
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

GLUED: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    # The first part of a word that ends with a shortened office: what may follow, and the kind that it makes.
    **dict.fromkeys(["permen", "perrnen", "permcn"], (("", "permen"),)),
    **dict.fromkeys(["kepmen", "keprnen", "kepmcn"], (("", "kepmen"),)),
    "inmen": (("", "instruksi_menteri"),),
    "kemen": (("", "other"),),
    "perda": tuple((office[:3], kind) for kind in ("perda_prov", "perda_kabkota") for office in KINDS[kind].offices),
    "pergub": (("", "pergub"),),
    "perbup": (("", "perbup"),),
}

SYNONYMS: Final[dict[str, str]] = {
    **{
        spelled: word
        for word, spelled_ways in {
            "nomor": "nr no nmr nomer kmor omor num bernomor №",
            "tahun": "th thn iahun fahun",
            "pasal": "psl ps",
            "ayat": "yat ayt avat ay",
            "jo": "yo jis juncto junto",
            "huruf": "sub hurup hrf",
            "angka": "butir poin point",
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
        for spelled in spelled_ways.split()
    },
    **ENGLISH_SPELLINGS,
}

KEYWORDS: Final = split_words(
    """
    pasal nomor tahun huruf peraturan keputusan instruksi ketetapan penetapan pemerintah presiden menteri
    gubernur bupati walikota perpres keppres perppu permendagri permensos
    """
)
"""Words that are recognised if a letter is missing or doubled, or if letters are misread: an i as an l, an m as rn."""

NUMBER_WORDS: Final = frozenset(["nomor"])
AND: Final = frozenset(["dan", "atau", "and", "or", "serta", ",", "&", "jo"])

_REPUBLIC: Final = frozenset(["republik", "indonesia", "serikat", "ri", "ris", "nri", "nkri"])
"""Words after a kind or an office that name the state."""
_MISREAD_REPUBLIC: Final = {
    **{misread: word for word in ("republik", "indonesia", "serikat", "ri") for misread in list_misread(word)},
    "repubuk": "republik",
    "repubtik": "republik",
}

STOPS: Final = split_words(
    """
    yang ini itu tersebut tentang dengan pada dalam sebagaimana tanggal tertanggal tgl adalah oleh dari kepada sebagai
    berdasarkan menurut nomor tahun pasal ayat huruf jo mulai telah akan dapat tidak sampai lembaran berita
    tambahan peraturan keputusan undang-undang instruksi ketetapan surat perlu mengenai perundang kemudian
    terakhir antara bahwa agar karena yaitu yakni ialah terkait perihal soal seperti misalnya tsb dimaksud diteken
    ditandatangani bertanggal selaku sk diktum konsideran konsiderans penjelasan menimbang mengingat
    """
) | (RESERVED - {"ri"})
"""Words that never occur in an office's name."""

MAX_ISSUER_LENGTH: Final = 24
"""The maximum number of words in an office's name."""

TOPIC_WORDS: Final = frozenset(["tentang", "terkait", "perihal", "mengenai", "soal"])
"""Words between an instrument and its subject."""

NAMED_STOPS: Final = STOPS - TOPIC_WORDS
"""Words that never occur in a law's name between its kind and its number."""


_SHORT_KIND: Final = re.compile("(?:permen|kepmen|inmen)[a-z]+|uu|perp?pu|perpres|kepp?res|inpres|perwal[a-z]*|perbup")
_PASSIVE: Final = re.compile("di[a-z]{3,}kan")
_CACHE_SIZE: Final = 4096  # the same few words are looked up repeatedly
_OTHER_WORDS: Final = frozenset(["pasai"])
"""Words that are not misread: "Samudera Pasai" is an area."""


@cache
def _index_spellings() -> dict[str, str]:
    """Return the standard spellings of words by their other ones."""
    table = dict(SYNONYMS)
    for keyword in sorted(KEYWORDS):
        for place in range(1, len(keyword)):
            table.setdefault(keyword[:place] + keyword[place + 1 :], keyword)
            table.setdefault(keyword[:place] + keyword[place] + keyword[place:], keyword)
        for misread in list_misread(keyword) - _OTHER_WORDS:
            table.setdefault(misread, keyword)
    # The letter O may be misread as a zero, "N0. 35".
    known = table | {keyword: keyword for keyword in KEYWORDS}
    return table | {spelled.replace("o", "0"): word for spelled, word in known.items() if "o" in spelled}


def add_spellings(names: Iterable[str]) -> set[str]:
    """Return the names with all their spellings."""
    known = set(names)
    return known | {spelled for spelled, word in _index_spellings().items() if word in known}


@lru_cache(_CACHE_SIZE)
def resolve_spelling(word: str) -> str:
    """Return the standard spelling of a word: "nr" and "nomr" become "nomor"."""
    return _index_spellings().get(word, word)


def resolve_republic(word: str) -> str:
    """Return the standard spelling of a word that names the state, "rl" and "repubiik"; any other word unchanged."""
    return _MISREAD_REPUBLIC.get(word, word)


def names_republic(word: str) -> bool:
    """Return whether a word after a kind or an office names the state, possibly misread."""
    return resolve_republic(word) in _REPUBLIC


def ends_issuer(word: str, following: str) -> bool:
    """Return whether a word ends an office's name, given the next word ("dalam" does not in "dalam negeri").

    A short name of a kind does too: another citation begins with it.
    """
    stops = resolve_spelling(word) in STOPS or _SHORT_KIND.fullmatch(word) or _PASSIVE.fullmatch(word)
    return bool(stops) and not (word == "dalam" and following in {"negeri", "negri"})
