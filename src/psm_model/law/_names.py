"""The words of Indonesian legislation as data: kinds, regions, and the words between them.

To teach the reader and the writer a further name is to add a row here.
"""

from __future__ import annotations

__all__ = ["ACEH", "AMENDMENTS", "CODES", "KINDS", "ORDINALS", "OWN_KINDS", "PROVINCES", "RESERVED", "words"]


def words(text: str) -> frozenset[str]:
    """Return the words of a text, as a set."""
    return frozenset(text.split())


KINDS: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    # kind: (long name before the issuer, short name, slug of the IRI, how an issuer's name begins).
    # An empty tuple says that the kind has but one issuer, which is not written; ("",) that any office may be it.
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
    # Those by special autonomy, the last two, are numbered apart from the others of the province.
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

CODES = words("kuhp kuhd kuhap kuhperdata kuhpm hir rbg rv khi")
"""The kinds of which there is one, known by its name alone."""

OWN_KINDS: dict[str, dict[str, str]] = {
    # kind of any office: how the names of offices begin whose instruments of that form are a kind of their own; of
    # several beginnings the longest holds. The governor of a bank governs no province.
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

AMENDMENTS: tuple[tuple[str, int], ...] = (("Pertama", 1999), ("Kedua", 2000), ("Ketiga", 2001), ("Keempat", 2002))
"""The amendments of the constitution of 1945: ordinal and year."""

RESERVED = words(
    """
    nomor no nr tahun th tentang pasal ayat huruf angka bab bagian lampiran ini tersebut ri jo juncto sampai
    """
)
"""Words that end an office's name, so that none may hold them."""

ORDINALS = words(
    """
    pertama kesatu kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh kesebelas belas
    puluh satu dua tiga empat lima enam tujuh delapan sembilan
    """
)
"""The words that number the parts of a chapter ("Kedua Puluh Satu")."""

ACEH: dict[str, str] = {
    # The regencies and cities of Aceh: which of the two each is.
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

PROVINCES: dict[str, str] = {
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
