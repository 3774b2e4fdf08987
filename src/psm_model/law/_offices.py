"""The names of the offices that issue instruments, as data: full, short and former names.

An office added here is both read and written.
"""

from __future__ import annotations

from typing import Final

from ._names import split_words

__all__ = [
    "ABBREVIATIONS",
    "ALIASES",
    "CAPITALS",
    "EXPANSIONS",
    "FURTHER_MINISTRIES",
    "LOWER",
    "OFFICE_WORDS",
    "RENAMED",
    "SHORT_NAMES",
]

ABBREVIATIONS: Final[dict[str, str]] = {
    # The short name of an office after "Permen" and "Kepmen": joined if in small letters, separate if in capitals.
    "menteri sosial": "sos",
    "menteri dalam negeri": "dagri",
    "menteri keuangan": "keu",
    "menteri kesehatan": "kes",
    "menteri agama": "ag",
    "menteri pertanian": "tan",
    "menteri perhubungan": "hub",
    "menteri perdagangan": "dag",
    "menteri perindustrian": "perin",
    "menteri ketenagakerjaan": "aker",
    "menteri tenaga kerja dan transmigrasi": "akertrans",
    "menteri hukum dan hak asasi manusia": "kumham",
    "menteri komunikasi dan informatika": "kominfo",
    "menteri komunikasi dan digital": "komdigi",
    "menteri pendidikan dan kebudayaan": "dikbud",
    "menteri pendidikan nasional": "diknas",
    "menteri pendidikan dasar dan menengah": "dikdasmen",
    "menteri pendidikan, kebudayaan, riset, dan teknologi": "dikbudristek",
    "menteri riset, teknologi, dan pendidikan tinggi": "ristekdikti",
    "menteri desa, pembangunan daerah tertinggal, dan transmigrasi": "des PDTT",
    "menteri pemuda dan olahraga": "pora",
    "menteri luar negeri": "lu",
    "menteri pertahanan": "han",
    "menteri pertahanan keamanan": "hankam",
    "menteri pariwisata": "par",
    "menteri pariwisata dan ekonomi kreatif": "parekraf",
    "menteri sekretaris negara": "sesneg",
    "menteri perumahan rakyat": "pera",
    "menteri kelautan dan perikanan": "KP",
    "menteri energi dan sumber daya mineral": "ESDM",
    "menteri lingkungan hidup dan kehutanan": "LHK",
    "menteri lingkungan hidup": "LH",
    "menteri kehutanan": "hut",
    "menteri pekerjaan umum dan perumahan rakyat": "PUPR",
    "menteri pekerjaan umum": "PU",
    "menteri badan usaha milik negara": "BUMN",
    "menteri pendayagunaan aparatur negara dan reformasi birokrasi": "pan RB",
    "menteri pemberdayaan perempuan dan perlindungan anak": "PPPA",
    "menteri agraria dan tata ruang/kepala badan pertanahan nasional": "ATR/BPN",
    "menteri perencanaan pembangunan nasional/kepala badan perencanaan pembangunan nasional": "PPN/Bappenas",
    "menteri koperasi dan usaha kecil dan menengah": "kop UKM",
    "menteri koordinator bidang pembangunan manusia dan kebudayaan": "ko PMK",
    "menteri koordinator bidang politik, hukum, dan keamanan": "ko Polhukam",
    "menteri koordinator bidang perekonomian": "ko Perekonomian",
    "menteri koordinator bidang kesejahteraan rakyat": "ko Kesra",
    "menteri koordinator bidang kemaritiman dan investasi": "ko Marves",
    "ikatan pekerja sosial masyarakat": "IPSM",
}

ALIASES: Final[dict[str, tuple[str, ...]]] = {
    # Other short names of a ministry after "Menteri", or joined to "Permen"; punctuation does not count.
    "menteri ketenagakerjaan": ("naker",),
    "menteri tenaga kerja dan transmigrasi": ("nakertrans",),
    "menteri hukum dan hak asasi manusia": ("hukum dan ham", "hukum ham", "hukham"),
    "menteri pendidikan, kebudayaan, riset, dan teknologi": ("dikbud ristek", "dikbud dan ristek"),
    "menteri desa, pembangunan daerah tertinggal, dan transmigrasi": (
        "des",
        "desa",
        *(f"{village} {rest}" for village in ("des", "desa") for rest in ("pdt", "pdtt", "pdttrans", "pdt trans")),
        *(f"{village} pdt dan {rest}" for village in ("des", "desa") for rest in ("t", "trans", "transmigrasi")),
        "desa dan pdtt",
        "desa dan pdt",
    ),
    "menteri kelautan dan perikanan": ("kkp",),
    "menteri lingkungan hidup dan kehutanan": ("lh dan k", "lingkungan hidup kehutanan"),
    "menteri pekerjaan umum dan perumahan rakyat": ("pu pr", "pu dan pr", "pupera", "pu pera", "pu dan pera"),
    "menteri pendayagunaan aparatur negara dan reformasi birokrasi": ("pan", "pan dan rb", "pan & rb"),
    "menteri pemberdayaan perempuan dan perlindungan anak": ("pp pa", "pp dan pa", "pp & pa"),
    "menteri agraria dan tata ruang/kepala badan pertanahan nasional": (
        "atr",
        *(f"atr {agency}" for agency in ("kepala bpn", "ka bpn", "kbpn")),
        "agraria dan tata ruang bpn",
        "agraria dan tata ruang kepala bpn",
    ),
    "menteri perencanaan pembangunan nasional/kepala badan perencanaan pembangunan nasional": (
        "ppn",
        "ppn kepala bappenas",
        "ppn ka bappenas",
        "perencanaan pembangunan nasional kepala bappenas",
    ),
    "menteri koperasi dan usaha kecil dan menengah": (
        "kukm",
        "kop dan ukm",
        "koperasi ukm",
        "koperasi dan ukm",
        "koperasi usaha kecil dan menengah",
    ),
    "menteri pariwisata dan ekonomi kreatif": ("par ekraf",),
    **{
        f"menteri koordinator bidang {field}": tuple(
            f"{lead} {name}" for lead in ("ko", "koordinator", "koordinator bidang") for name in names
        )
        for field, names in {
            "pembangunan manusia dan kebudayaan": ("pmk", "pembangunan manusia dan kebudayaan"),
            "politik, hukum, dan keamanan": ("polhukam", "politik, hukum, dan keamanan"),
            "perekonomian": ("perekonomian", "ekonomi", "ekon"),
            "kesejahteraan rakyat": ("kesra", "kesejahteraan rakyat"),
            "kemaritiman dan investasi": ("marves", "maritim dan investasi", "kemaritiman dan investasi"),
        }.items()
    },
    "menteri pemuda dan olahraga": ("pemuda olahraga", "pemuda dan olah raga"),
}

RENAMED: Final[dict[str, str]] = {
    # Earlier and later names of an office under which its instruments are also cited: instruments that differ only in
    # these names are equal.
    "menteri desa dan pembangunan daerah tertinggal": "menteri desa pembangunan daerah tertinggal dan transmigrasi",
    "menteri pendayagunaan aparatur negara": "menteri pendayagunaan aparatur negara dan reformasi birokrasi",
    "menteri agraria dan tata ruang": "menteri agraria dan tata ruang kepala badan pertanahan nasional",
    "menteri perencanaan pembangunan nasional": (
        "menteri perencanaan pembangunan nasional kepala badan perencanaan pembangunan nasional"
    ),
}

FURTHER_MINISTRIES: Final = split_words(
    "darat laut udara rakyat dasar ringan keamanan agraria perkebunan kesejahteraan tekstil seni pos energi tenaga"
)
"""Words after the name of a known minister that made the name of another one, "Menteri Perindustrian Rakyat"."""

LOWER: Final = frozenset(["dan", "di", "atau", "untuk", "pada", "dengan"])
"""Words in the name of an office that are not capitalised."""

CAPITALS: Final = split_words("dki ipsm bumn bumd psm ham pan ukm atr tni ri uin iain ulp")
"""Acronyms in the names of offices that contain a vowel; acronyms without one are recognised by its absence."""

OFFICE_WORDS: Final = split_words(
    """
    menteri kementerian gubernur bupati walikota presiden kepala ketua wakil direktur direktorat jenderal sekretaris
    sekretariat camat kecamatan lurah kelurahan kabupaten provinsi kota desa daerah dinas badan lembaga komisi dewan
    rektor universitas pengadilan mahkamah bersama republik indonesia
    """
)
"""Words in the names of many offices, which are recognised if they are misread."""

EXPANSIONS: Final[dict[str, str]] = {
    # Abbreviated or misread words in the names of offices.
    "lndonesia": "indonesia",
    "negri": "negeri",
    "kab": "kabupaten",
    "prov": "provinsi",
    "propinsi": "provinsi",
    "kebupaten": "kabupaten",
    "kotamadya": "kota",
    "jabar": "jawa barat",
    "jateng": "jawa tengah",
    "jatim": "jawa timur",
    "dki": "dki jakarta",
    "diy": "daerah istimewa yogyakarta",
    "sumut": "sumatera utara",
    "sumbar": "sumatera barat",
    "sumsel": "sumatera selatan",
    "kalbar": "kalimantan barat",
    "kalsel": "kalimantan selatan",
    "kalteng": "kalimantan tengah",
    "kaltim": "kalimantan timur",
    "kaltara": "kalimantan utara",
    "sulsel": "sulawesi selatan",
    "sulteng": "sulawesi tengah",
    "sultra": "sulawesi tenggara",
    "sulut": "sulawesi utara",
    "sulbar": "sulawesi barat",
    "ntb": "nusa tenggara barat",
    "ntt": "nusa tenggara timur",
    "babel": "kepulauan bangka belitung",
    "kepri": "kepulauan riau",
    "malut": "maluku utara",
    "dirjen": "direktur jenderal",
    "sekjen": "sekretaris jenderal",
    "sekda": "sekretaris daerah",
    "kades": "kepala desa",
    "kapolri": "kepala kepolisian negara",
    "dinsos": "dinas sosial",
    "kadinsos": "kepala dinas sosial",
    "kadis": "kepala dinas",
    "sekdes": "sekretaris desa",
    "dprd": "dewan perwakilan rakyat daerah",
    "kpu": "komisi pemilihan umum",
    "bawaslu": "badan pengawas pemilihan umum",
    "ojk": "otoritas jasa keuangan",
    "mk": "mahkamah konstitusi",
    "polri": "kepolisian negara",
    "bappenas": "badan perencanaan pembangunan nasional",
    "basarnas": "badan nasional pencarian dan pertolongan",
    "bkkbn": "badan kependudukan dan keluarga berencana nasional",
    "bkn": "badan kepegawaian negara",
    "bkpm": "badan koordinasi penanaman modal",
    "bmkg": "badan meteorologi, klimatologi, dan geofisika",
    "bnn": "badan narkotika nasional",
    "bnpb": "badan nasional penanggulangan bencana",
    "bnpt": "badan nasional penanggulangan terorisme",
    "bpk": "badan pemeriksa keuangan",
    "bpkp": "badan pengawasan keuangan dan pembangunan",
    "bpn": "badan pertanahan nasional",
    "bpom": "badan pengawas obat dan makanan",
    "bps": "badan pusat statistik",
    "brin": "badan riset dan inovasi nasional",
    "bsn": "badan standardisasi nasional",
    "bssn": "badan siber dan sandi negara",
    "dkpp": "dewan kehormatan penyelenggara pemilihan umum",
    "lan": "lembaga administrasi negara",
    "lkpp": "lembaga kebijakan pengadaan barang/jasa pemerintah",
    "lpsk": "lembaga perlindungan saksi dan korban",
}

SHORT_NAMES: Final[dict[str, str]] = {
    # Short names that count only as a whole name: as a word of a longer name they are too short.
    "ma": "mahkamah agung",
    "bi": "bank indonesia",
    "gubernur bi": "gubernur bank indonesia",
}
