"""Sections beside titles: texts that are not sections, and names of sections that may mean the same one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ._words import NUMBERS, split_title

__all__ = ["GROUPS", "SECTIONS", "WORK", "find_section", "is_section_name", "sections_agree"]

SECTIONS: Final = ("bidang", "seksi", "divisi", "departemen", "biro", "bagian")
"""The words for a section."""
GROUPS: Final = ("pokja", "kelompok kerja")
"""The words for a working group, which is a section too."""
WORK: Final = (
    "humas|hubungan masyarakat|organisasi|keorganisasian|kelembagaan|kaderisasi|keanggotaan|sdm|sumber daya manusia"
    "|diklat|pendidikan|pelatihan|litbang|penelitian|pengembangan|publikasi|dokumentasi|media|komunikasi|informasi"
    "|data|informatika|perlengkapan|logistik|konsumsi|kesehatan|keagamaan|kerohanian|hukum|advokasi|kemitraan"
    "|kerja ?sama|usaha|dana|pendanaan|penggalangan dana|kewirausahaan|ekonomi|pemberdayaan|perempuan|anak|pemuda"
    "|olahraga|seni|budaya|lingkungan hidup|kebencanaan|(?:penanggulangan )?bencana|lansia|disabilitas"
    "|(?:rehabilitasi|perlindungan|jaminan|kesejahteraan|pelayanan) sosial|program|perencanaan|evaluasi"
)
"""A pattern of the work of sections, which their names state."""
_HEADED: Final = re.compile(
    "humas|hubungan masyarakat|organisasi|keorganisasian|kaderisasi|keanggotaan|sdm|sumber daya manusia|diklat"
    "|pendidikan dan pelatihan|litbang|penelitian|pengembangan|publikasi|dokumentasi|media|komunikasi|informasi|data"
    "|informatika|perlengkapan|logistik|konsumsi|keagamaan|kerohanian|kemitraan|kerja ?sama|usaha|dana|pendanaan"
    "|penggalangan dana|kewirausahaan|program|perencanaan|evaluasi|seni|budaya|advokasi|umum|pusat|dan|/|[()]"
)
"""The work of sections whose heads may be called *kepala*. Offices of the government have other sections."""
_WORDS: Final = frozenset(
    (
        *(word for work in re.sub("[()?]", "", WORK).split("|") for word in work.split()),
        *("dan", "/", "(", ")", "serta", "untuk", "bagi", "antar", "luar", "dalam", "negeri", "umum", "pusat", "lain"),
        *("hubungan", "lembaga", "antarlembaga", "jejaring", "jaringan", "kerjasama", "kerja", "sama", "partisipasi"),
        *("sosial", "masyarakat", "rakyat", "warga", "swadaya", "gotong", "royong", "kearifan", "lokal", "nilai"),
        *("organisasi", "kader", "anggota", "pengurus", "relawan", "sumber", "daya", "manusia", "alam", "potensi"),
        *("kapasitas", "kompetensi", "mutu", "profesi", "bina", "mental", "spiritual", "rohani", "agama", "karakter"),
        *("usaha", "ekonomi", "produktif", "kreatif", "umkm", "kube", "uep", "wirausaha", "dana", "modal"),
        *("sarana", "prasarana", "inventaris", "aset", "transportasi", "akomodasi", "acara", "rumah", "tangga"),
        *("administrasi", "keuangan", "monitoring", "monev", "supervisi", "audit", "inovasi", "kajian", "riset"),
        *("teknologi", "informasi", "digital", "it", "ti", "iptek", "kominfo", "infokom", "massa", "pers", "website"),
        *("jurnalistik", "dokumen", "arsip", "statistik", "data", "ham", "hukum", "mediasi", "konseling", "gender"),
        *("anak", "remaja", "pemuda", "wanita", "ibu", "bayi", "balita", "lanjut", "usia", "lansia", "keluarga"),
        *("fakir", "miskin", "yatim", "piatu", "dhuafa", "tuna", "napza", "narkoba", "hiv", "aids", "psks", "ppks"),
        *("pmks", "kesos", "rehsos", "resos", "linjamsos", "dayasos", "usda", "usep", "korban", "bencana", "tanggap"),
        *("darurat", "siaga", "bantuan", "santunan", "layanan", "pemerlu", "penyandang", "masalah", "sejahtera"),
        *("gizi", "stunting", "sanitasi", "lingkungan", "hidup", "layak", "ramah", "aman", "sehat", "bersih"),
        *("olah", "raga", "seni", "budaya", "sosbud", "pariwisata", "tani", "ternak", "pangan", "perdesaan"),
        *("penyuluh", "aksi", "kampanye", "program", "strategis", "khusus", "operasi", "operasional", "lapangan"),
        *("rehabilitasi", "restorasi", "advokasi", "edukasi", "sosialisasi", "konsolidasi", "regenerasi", "motivasi"),
        *(
            "olahraga",
            "tradisional",
            "rekreasi",
            "kebugaran",
            "petualangan",
            "tantangan",
            "senam",
            "prestasi",
            "massal",
        ),
        *("kesenian", "kebencanaan", "penggalangan", "minat", "bakat", "literasi", "posyandu", "bela", "diri", "donor"),
        *("fasilitasi", "koordinasi", "integrasi", "publikasi", "promosi", "donasi", "filantropi", "csr", "zakat"),
    )
)
"""Words of the names of sections."""
# Nouns of actions and states (*pemberdayaan*, *kesehatan*), but not the bodies of that form.
_NOUN: Final = re.compile(r"(?:ke|pe)[a-z]{4,}an")
_NO_NOUN: Final = re.compile(
    "kepolisian|kejaksaan|pengadilan|kementerian|kecamatan|kelurahan|kesultanan|kepulauan|pemerintahan"
    "|per(?:himpunan|satuan|kumpulan|saudaraan|serikatan|sekutuan|guruan|pustakaan|usahaan|musyawaratan|wakilan)"
    "|kerukunan|kepanduan|kepengurusan|perikatan|persyarikatan"
)
_CACHE_SIZE: Final = 1 << 12
_BOARD: Final = (
    r"(?:dewan |badan |majelis |unsur |jajaran |susunan )?(?:pengurus|kepengurusan|pimpinan|pelaksana)"
    r"(?: (?:harian|inti|teras|pleno|besar|lengkap|pusat|daerah|wilayah|cabang|provinsi|kabupaten|kota|kecamatan|desa"
    r"|kelurahan))*|(?:dewan |unsur )?(?:harian|inti|ketua)|presidium|(?:executive )?board|[bd]?ph|bpi|dp[pwdcd]"
)
_ASSOCIATION: Final = "ipsm|ikatan (?:psm|pekerja sosial masyarakat)"
_NO_SECTION: Final = re.compile(
    r"[-?*0. ]*|(?:[(] )?(?:(?:tidak|belum) ada|tanpa (?:bidang|seksi)|nihil|kosong|none|nil|null|n / a|na)(?: [)])?"
    rf"|(?:(?:[a-z]|[ivx]+) )?(?:{_BOARD})(?: [(] (?:{_BOARD}) [)])?|(?:(?:{_BOARD}) )?(?:{_ASSOCIATION})(?: .+)?"
)
"""Signs for nothing, and the executive board or the association itself, which are not sections."""
_GENERIC: Final = frozenset({*SECTIONS, "dan", "/", "(", ")", "pokja", "kelompok", "kerja"})
_LONG_FORMS: Final = {
    "humas": "hubungan masyarakat",
    "sdm": "sumber daya manusia",
    "diklat": "pendidikan pelatihan",
    "litbang": "penelitian pengembangan",
    "kesos": "kesejahteraan sosial",
    "rehsos": "rehabilitasi sosial",
    "resos": "rehabilitasi sosial",
    "linjamsos": "perlindungan jaminan sosial",
    "dayasos": "pemberdayaan sosial",
    "infokom": "informasi komunikasi",
    "kominfo": "komunikasi informasi",
    "usda": "usaha dana",
    "pp": "pemberdayaan perempuan",
}
_STEM: Final = 5
"""The length from which a word within another one is the same word (*organisasi* in *keorganisasian*)."""


# Boards share few sections.
@lru_cache(_CACHE_SIZE)
def find_section(section: str | None) -> str | None:
    """Return the section recorded beside a title; None for a dash or the executive board.

    >>> find_section("Humas"), find_section(" - "), find_section("Pengurus Harian")
    ('Humas', None, None)
    """
    if section is None or _NO_SECTION.fullmatch(" ".join(word.text for word in split_title(section))):
        return None
    return section


def is_section_name(words: Sequence[str], *, is_headed: bool) -> bool:
    """Return whether words can only be the name of a section, without the body that it belongs to.

    A single word may be any, because a body would follow the name. All of several words must be words of names of
    sections.

    Args:
        words: The words in their usual spelling.
        is_headed: Whether the title of the head is *kepala*, as for offices of the government. Only sections that these
            offices rarely have are accepted.

    >>> is_section_name(["humas", "dan", "data"], is_headed=False), is_section_name(["humas", "polda"], is_headed=False)
    (True, False)
    >>> is_section_name(["pemberdayaan", "sosial"], is_headed=True)
    False
    """
    text = " ".join(word for word in words if word not in NUMBERS)
    names = text.replace("kota layak anak", "anak").split()
    if is_headed:
        return re.fullmatch(rf"(?:(?:{_HEADED.pattern})(?: |$))*", " ".join(names)) is not None
    return len(names) <= 1 or all(
        word in _WORDS or (_NOUN.fullmatch(word) and not _NO_NOUN.fullmatch(word)) for word in names
    )


def sections_agree(first: str, second: str) -> bool:
    """Return whether two names may mean the same section or area, so that they do not contradict each other.

    >>> sections_agree("Humas", "Bidang Hubungan Masyarakat"), sections_agree("Bidang II", "Bidang 2: Humas")
    (True, True)
    >>> sections_agree("Humas", "Organisasi"), sections_agree("Bidang II", "Bidang III")
    (False, False)
    """
    words = [_list_words(section) for section in (first, second)]
    numbers = [{word for word in some if word.isdigit()} for some in words]
    names = [some - others for some, others in zip(words, numbers, strict=True)]
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    if not all(names):
        # A number may belong to any name.
        return True
    return any(
        all(any(_is_same(word, other) for other in others) for word in some)
        or "".join(word[0] for word in _split(long)) == "".join(_split(short))
        for some, others, long, short in (
            (names[0], names[1], first, second),
            (names[1], names[0], second, first),
        )
    )


def _split(section: str) -> list[str]:
    return [word.text for word in split_title(section) if word.text not in _GENERIC]


def _list_words(section: str) -> set[str]:
    """Return the words of a section in their long forms, and its numbers in digits."""
    long_forms = " ".join(_LONG_FORMS.get(word, word) for word in _split(section))
    return {str(NUMBERS[word]) if word in NUMBERS else word for word in long_forms.split()}


def _is_same(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return short == long or (len(short) >= _STEM and short in long)
