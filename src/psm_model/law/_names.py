"""The words of Indonesian legislation as data: kinds, regions, and the words between them.

A row added here is both read and written.
"""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = [
    "ACEH",
    "ACTS",
    "AMENDMENTS",
    "CODES",
    "KINDS",
    "ORDINALS",
    "OWN_KINDS",
    "PROVINCES",
    "REGULATIONS",
    "RESERVED",
    "UUDS_YEAR",
    "UUD_YEAR",
    "KindNames",
    "split_words",
]


def split_words(text: str) -> frozenset[str]:
    """Return the words of a text, as a set."""
    return frozenset(text.split())


class KindNames(NamedTuple):
    """The names of a kind of instrument."""

    long: str
    """The long name, before the issuer."""
    short: str
    """The short name."""
    slug: str
    """The slug of the IRI."""
    offices: tuple[str, ...]
    """The beginnings of its issuers' names; empty if there is one issuer, which is not written; `("",)` for any."""


_KINDS: Final[dict[str, tuple[str, str, str, tuple[str, ...]]]] = {
    "uud": ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "UUD 1945", "uud", ()),
    "uuds": ("Undang-Undang Dasar Sementara Republik Indonesia Tahun 1950", "UUDS 1950", "uuds", ()),
    "tap_mpr": ("Ketetapan Majelis Permusyawaratan Rakyat", "TAP MPR", "tap-mpr", ()),
    "uu": ("Undang-Undang", "UU", "uu", ()),
    "uu_darurat": ("Undang-Undang Darurat", "UU Drt", "uu-darurat", ()),
    "perppu": ("Peraturan Pemerintah Pengganti Undang-Undang", "Perppu", "perppu", ()),
    "pp": ("Peraturan Pemerintah", "PP", "pp", ()),
    "perpres": ("Peraturan Presiden", "Perpres", "perpres", ()),
    "keppres": ("Keputusan Presiden", "Keppres", "keppres", ()),
    "inpres": ("Instruksi Presiden", "Inpres", "inpres", ()),
    "penetapan_presiden": ("Penetapan Presiden", "Penpres", "penpres", ()),
    "permen": ("Peraturan", "Permen", "permen", ("menteri",)),
    "kepmen": ("Keputusan", "Kepmen", "kepmen", ("menteri",)),
    "instruksi_menteri": ("Instruksi", "Instruksi Men", "inmen", ("menteri",)),
    "surat_edaran": ("Surat Edaran", "SE", "se", ("",)),
    # Regulations by special autonomy, the last two, have their own numbering.
    "perda_prov": ("Peraturan Daerah", "Perda", "perda", ("provinsi", "khusus provinsi", "istimewa daerah istimewa")),
    "perda_kabkota": ("Peraturan Daerah", "Perda", "perda", ("kabupaten", "kota")),
    "pergub": ("Peraturan", "Pergub", "pergub", ("gubernur",)),
    "keputusan_gubernur": ("Keputusan", "Kepgub", "kepgub", ("gubernur",)),
    "perbup": ("Peraturan", "Perbup", "perbup", ("bupati",)),
    "perwali": ("Peraturan", "Perwali", "perwali", ("walikota",)),
    "keputusan_bupati": ("Keputusan", "Kepbup", "kepbup", ("bupati",)),
    "keputusan_walikota": ("Keputusan", "Kepwali", "kepwali", ("walikota",)),
    "perdes": ("Peraturan", "Perdes", "perdes", ("desa",)),
    "staatsblad": ("Staatsblad", "Staatsblad", "staatsblad", ()),
    "kuhp": ("Kitab Undang-Undang Hukum Pidana", "KUHP", "kuhp", ()),
    "kuhd": ("Kitab Undang-Undang Hukum Dagang", "KUHD", "kuhd", ()),
    "kuhap": ("Kitab Undang-Undang Hukum Acara Pidana", "KUHAP", "kuhap", ()),
    "kuhperdata": ("Kitab Undang-Undang Hukum Perdata", "KUHPerdata", "kuhperdata", ()),
    "kuhpm": ("Kitab Undang-Undang Hukum Pidana Militer", "KUHPM", "kuhpm", ()),
    "hir": ("Herziene Indonesisch Reglement", "HIR", "hir", ()),
    "rbg": ("Rechtsreglement voor de Buitengewesten", "RBg", "rbg", ()),
    "rv": ("Reglement op de Rechtsvordering", "Rv", "rv", ()),
    "khi": ("Kompilasi Hukum Islam", "KHI", "khi", ()),
    "putusan_mk": ("Putusan Mahkamah Konstitusi", "Putusan MK", "putusan-mk", ()),
    "peraturan": ("Peraturan", "Peraturan", "peraturan", ("",)),
    "keputusan": ("Keputusan", "Keputusan", "keputusan", ("",)),
    "instruksi": ("Instruksi", "Instruksi", "instruksi", ("",)),
    "putusan": ("Putusan", "Putusan", "putusan", ("",)),
    "pbi": ("Peraturan Bank Indonesia", "PBI", "pbi", ()),
    "ad_art": ("Anggaran Dasar dan Anggaran Rumah Tangga", "AD/ART", "ad-art", ("",)),
    "other": ("Dokumen", "Dokumen", "dokumen", ("",)),
}

KINDS: Final[dict[str, KindNames]] = {kind: KindNames(*names) for kind, names in _KINDS.items()}
"""The names of each kind."""

ACTS: Final = split_words("uu uu_darurat perppu pp perpres")
"""The kinds whose numbers have digits only."""

REGULATIONS: Final = ACTS | split_words("permen perda_prov perda_kabkota pergub perbup perwali perdes")
"""The kinds that are numbered within a year, so that "11-2009" is a number and its year."""

CODES: Final = split_words("kuhp kuhd kuhap kuhperdata kuhpm hir rbg rv khi")
"""The kinds with a single instrument, cited by its name alone."""

OWN_KINDS: Final[dict[str, dict[str, str]]] = {
    # Kind of any office: the beginnings of offices whose instruments of that form are a kind of their own. The longest
    # beginning wins: the governor of a bank is not that of a province.
    "peraturan": {
        "presiden": "perpres",
        "pemerintah": "pp",
        "pemerintah pengganti undang-undang": "perppu",
        "bank indonesia": "pbi",
        "menteri": "permen",
        "gubernur": "pergub",
        "gubernur bank": "peraturan",
        "bupati": "perbup",
        "walikota": "perwali",
        "desa": "perdes",
        "daerah": "perda_kabkota",
    },
    "keputusan": {
        "presiden": "keppres",
        "menteri": "kepmen",
        "gubernur": "keputusan_gubernur",
        "gubernur bank": "keputusan",
        "bupati": "keputusan_bupati",
        "walikota": "keputusan_walikota",
    },
    "instruksi": {"presiden": "inpres", "menteri": "instruksi_menteri"},
    "putusan": {"mahkamah konstitusi": "putusan_mk"},
}

UUD_YEAR, UUDS_YEAR = 1945, 1950
"""The years of the constitution and of the provisional constitution."""

AMENDMENTS: Final[tuple[tuple[str, int], ...]] = (
    ("Pertama", 1999),
    ("Kedua", 2000),
    ("Ketiga", 2001),
    ("Keempat", 2002),
)
"""The amendments of the constitution of 1945: ordinal and year."""

RESERVED: Final = split_words(
    """
    nomor no nr tahun th tentang pasal ayat huruf angka bab bagian lampiran ini tersebut ri jo juncto sampai
    """
)
"""Words that end an office's name, and are never part of it."""

ORDINALS: Final = split_words(
    """
    pertama kesatu kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh kesebelas belas
    puluh satu dua tiga empat lima enam tujuh delapan sembilan
    """
)
"""The words that number the parts of a chapter ("Kedua Puluh Satu")."""

ACEH: Final[dict[str, str]] = {
    # The regencies and cities of Aceh.
    **dict.fromkeys(["banda aceh", "langsa", "lhokseumawe", "sabang", "subulussalam"], "kota"),
    **dict.fromkeys(
        [
            *(f"aceh {name}" for name in ("barat", "barat daya", "besar", "jaya", "selatan", "singkil", "tamiang")),
            *(f"aceh {name}" for name in ("tengah", "tenggara", "timur", "utara")),
            *("bener meriah", "bireuen", "gayo lues", "nagan raya", "pidie", "pidie jaya", "simeulue"),
        ],
        "kabupaten",
    ),
}

PROVINCES: Final[dict[str, str]] = {
    # ISO 3166-2:ID, as the locality of an IRI names them.
    "ac": "aceh",
    "ba": "bali",
    "bt": "banten",
    "be": "bengkulu",
    "yo": "daerah istimewa yogyakarta",
    "jk": "dki jakarta",
    "go": "gorontalo",
    "ja": "jambi",
    "jb": "jawa barat",
    "jt": "jawa tengah",
    "ji": "jawa timur",
    "kb": "kalimantan barat",
    "ks": "kalimantan selatan",
    "kt": "kalimantan tengah",
    "ki": "kalimantan timur",
    "ku": "kalimantan utara",
    "bb": "kepulauan bangka belitung",
    "kr": "kepulauan riau",
    "la": "lampung",
    "ma": "maluku",
    "mu": "maluku utara",
    "nb": "nusa tenggara barat",
    "nt": "nusa tenggara timur",
    "pa": "papua",
    "pb": "papua barat",
    "pd": "papua barat daya",
    "pe": "papua pegunungan",
    "ps": "papua selatan",
    "pt": "papua tengah",
    "ri": "riau",
    "sr": "sulawesi barat",
    "sn": "sulawesi selatan",
    "st": "sulawesi tengah",
    "sg": "sulawesi tenggara",
    "sa": "sulawesi utara",
    "sb": "sumatera barat",
    "ss": "sumatera selatan",
    "su": "sumatera utara",
}
