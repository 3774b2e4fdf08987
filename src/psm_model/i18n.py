"""Languages: the texts, the vocabulary of codes, and dates in words, in English and Indonesian."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final, Literal, TypeAlias

import attrs

from psm_model.errors import safe_repr

__all__ = [
    "LANGUAGES",
    "MONTHS",
    "OPEN_ENDED",
    "VOCABULARY",
    "WEEKDAYS",
    "Bilingual",
    "Language",
    "describe_code",
    "format_count",
    "format_date",
    "format_more",
    "format_number",
    "pluralise",
    "require_language",
]

Language: TypeAlias = Literal["en", "id"]
"""English or Indonesian."""
LANGUAGES: Final[tuple[Language, ...]] = ("en", "id")
"""The languages of messages and explanations."""

_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_INDONESIAN_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "en": tuple(_ENGLISH_MONTHS.split()),
    "id": tuple(_INDONESIAN_MONTHS.split()),
}
"""The names of the months, January first."""
WEEKDAYS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
}
"""The names of the days of the week, in the order of `datetime.date.weekday`: Monday first."""


def require_language(language: Language) -> Language:
    """Return the language if it is one of `LANGUAGES`.

    Raises:
        ValueError: it is another.
    """
    if language not in LANGUAGES:
        raise ValueError(f"expected one of the languages {', '.join(LANGUAGES)}, got {safe_repr(language)}")
    return language


def format_date(year: int, month: int | None = None, day: int | None = None, *, language: Language) -> str:
    """Return a year, a month or a day as people write it.

    >>> format_date(2025, 10, 15, language="id"), format_date(2025, 5, language="en")
    ('15 Oktober 2025', 'May 2025')

    Raises:
        ValueError: the language is not one of `LANGUAGES`.
    """
    names = MONTHS[require_language(language)]
    parts = (None if day is None else str(day), None if month is None else names[month - 1], str(year))
    return " ".join(part for part in parts if part is not None)


@attrs.frozen
class Bilingual:
    """A text in English and in Indonesian.

    >>> Bilingual("overlapping", "tumpang tindih").translate("id")
    'tumpang tindih'
    """

    english: str
    """The English text."""
    indonesian: str
    """The Indonesian text."""

    def translate(self, language: Language) -> str:
        """Return the text in a language.

        Raises:
            ValueError: the language is not one of `LANGUAGES`.
        """
        return self.indonesian if require_language(language) == "id" else self.english

    def with_note(self, note: str | Bilingual) -> Bilingual:
        """Return the text with a note in brackets after it.

        >>> Bilingual("chair", "ketua").with_note("Kasmad")
        Bilingual(english='chair (Kasmad)', indonesian='ketua (Kasmad)')
        """
        english, indonesian = (note, note) if isinstance(note, str) else (note.english, note.indonesian)
        return Bilingual(f"{self.english} ({english})", f"{self.indonesian} ({indonesian})")


OPEN_ENDED: Final = Bilingual("open-ended", "tanpa batas waktu")
"""The words for a period that has no end."""
_MORE: Final = Bilingual("and {count} more", "dan {count} lainnya")

# By the name of an enumeration, or `entity` for the parts of a register: the Indonesian words of each code, as boards
# and social services use them. If the code is not the English word, the English words come first.
_CODES: Final[dict[str, dict[str, str | tuple[str, str]]]] = {
    "Level": {
        "national": "nasional",
        "province": "provinsi",
        "regency_city": ("regency or city", "kabupaten/kota"),
        "district": "kecamatan",
        "village": "desa/kelurahan",
    },
    "AreaKind": {
        "province": "provinsi",
        "regency": "kabupaten",
        "city": "kota",
        "district": "kecamatan",
        "urban_village": "kelurahan",
        "village": "desa",
        "customary_village": "desa adat",
    },
    "Post": {
        "chair": "ketua",
        "vice_chair": "wakil ketua",
        "secretary": "sekretaris",
        "vice_secretary": "wakil sekretaris",
        "treasurer": "bendahara",
        "vice_treasurer": "wakil bendahara",
        "section_head": ("head of section", "ketua bidang"),
        "section_member": ("member of section", "anggota bidang"),
        "coordinator": "koordinator",
        "adviser": "penasihat",
        "patron": "pembina",
        "director": "pengarah",
        "motivator": "motivator",
        "member": ("board member", "pengurus"),
        "other": "lainnya",
    },
    "Capacity": {
        "substantive": "definitif",
        "acting": "pelaksana tugas",
        "holdover": "demisioner",
        "ex_officio": ("by office", "karena jabatan"),
        "honorary": "kehormatan",
        "former": "mantan",
        "elect": "terpilih",
    },
    "TermStatus": {
        "in_office": "menjabat",
        "annulled": "dianulir",
        "disputed": "disengketakan",
        "caretaker": "karateker",
    },
    "Tenure": {"unstated": "tidak disebut", "whole_term": "sepanjang masa bakti"},
    "Roster": {"partial": "sebagian", "complete": "lengkap"},
    "DecreeStatus": {"issued": "terbit", "not_issued": "tidak terbit"},
    "DepartureReason": {
        "term_ended": "masa bakti berakhir",
        "replaced": "diganti",
        "resigned": "mengundurkan diri",
        "moved": "pindah",
        "ill": "sakit",
        "died": "meninggal dunia",
        "dismissed": "diberhentikan",
        "other": "lainnya",
    },
    "SourceKind": {
        "article": "berita",
        "decree": "surat keputusan",
        "instrument": "peraturan",
        "book": "buku",
        "slides": "salindia",
        "database": "basis data",
        "other": "lainnya",
    },
    "NameKind": {
        "former": ("former name", "nama lama"),
        "official": ("official name", "nama resmi"),
        "short": ("short form", "singkatan"),
        "alias": "nama lain",
        "misprint": "salah cetak",
    },
    "Succession": {
        "renamed": "berganti nama",
        "merged": "penggabungan",
        "split": "pemekaran",
        "area_changed": "perubahan wilayah",
    },
    "TermChangeKind": {
        "extended": "diperpanjang",
        "shortened": "dipersingkat",
    },
    "Role": {
        "officiant": "yang mengukuhkan",
        "opener": "pembuka",
        "speaker": "pembicara",
        "host": "tuan rumah",
        "attendee": "hadirin",
        "other": "lainnya",
    },
    "Qualifier": {
        "exactly": "tepat",
        "about": "sekitar",
        "more_than": "lebih dari",
        "at_least": "sedikitnya",
        "less_than": "kurang dari",
        "at_most": "paling banyak",
    },
    "InaugurationStatus": {"held": "terlaksana", "planned": "direncanakan"},
    "Membership": {"ordinary": "biasa", "honorary": "kehormatan"},
    "CardKind": {"national": ("national card", "KTA"), "temporary": ("temporary card", "KTA sementara")},
    "Division": {
        "recitals": ("Recitals", "Menimbang"),
        "citations": ("Citations", "Mengingat"),
        "elucidation": ("Elucidation of", "Penjelasan"),
        "general_elucidation": ("General Elucidation", "Penjelasan Umum"),
        "transitional": ("Transitional Provisions,", "Aturan Peralihan"),
        "additional": ("Additional Provisions,", "Aturan Tambahan"),
        "annex": ("Annex", "Lampiran"),
    },
    "EdgeKind": {"amends": "mengubah", "revokes": "mencabut", "replaces": "menggantikan", "implements": "melaksanakan"},
    "Severity": {"error": "kesalahan", "warning": "peringatan", "info": "informasi"},
    "Scope": {
        "organisation": "organisasi",
        "member": "anggota",
        "register": "register",
        "run": ("the check itself", "pemeriksaan itu sendiri"),
    },
    "Status": {"preview": "percobaan", "stable": "stabil", "deprecated": "akan dihapus", "removed": "dihapus"},
    "WrittenDateFault": {
        "another_day": ("contradicts the recorded date,", "bertentangan dengan tanggal yang tercatat,"),
        "wrong_weekday": ("names the wrong weekday for", "menyebut nama hari yang keliru untuk"),
        "no_such_day": (
            "does not exist; the recorded date is",
            "tidak ada dalam kalender; tanggal yang tercatat ialah",
        ),
    },
    "BasisKind": {"legal_basis": "dasar hukum", "decree": "SK", "source": "sumber"},
    "Doubt": {
        "part_of_time": ("only part of that time", "hanya sebagian dari waktu itu"),
        "maybe_part_of_time": ("perhaps not all of that time", "mungkin tidak sepanjang waktu itu"),
        "status": ("the board is disputed", "kepengurusan disengketakan"),
        "status_withheld": (
            "the status of the board is left out on purpose",
            "status kepengurusan sengaja dikosongkan",
        ),
        "term_undated": ("the term has no dates", "masa bakti tanpa tanggal"),
        "term_start": (
            "the first day of the term is not known exactly",
            "hari pertama masa bakti tidak diketahui pasti",
        ),
        "term_end": ("the last day of the term is not known exactly", "hari terakhir masa bakti tidak diketahui pasti"),
        "term_withheld": ("the dates of the term are left out on purpose", "tanggal masa bakti sengaja dikosongkan"),
        "changes_withheld": (
            "the changes of the term are left out on purpose",
            "perubahan masa bakti sengaja dikosongkan",
        ),
        "until_next": (
            "the term runs until the next board takes office",
            "masa bakti berlaku sampai terbentuk pengurus baru",
        ),
        "post_undated": ("no dates recorded", "tanggal tidak tercatat"),
        "post_withheld": ("dates left out on purpose", "tanggal sengaja dikosongkan"),
        "post_left_early": ("the day on which they left is not recorded", "hari berhentinya tidak tercatat"),
        "post_leaving_withheld": (
            "left out on purpose whether they left early",
            "sengaja dikosongkan apakah berhenti lebih awal",
        ),
        "post_start": ("first day not known exactly", "hari pertama tidak diketahui pasti"),
        "post_end": ("last day not known exactly", "hari terakhir tidak diketahui pasti"),
        "capacity_withheld": ("the capacity is left out on purpose", "kedudukan dalam jabatan sengaja dikosongkan"),
        "successor_undated": (
            "first day of the successor not known exactly",
            "hari pertama penggantinya tidak diketahui pasti",
        ),
        "successor_withheld": (
            "the predecessor is left out on purpose",
            "pejabat yang digantikan sengaja dikosongkan",
        ),
        "terms_incomplete": (
            "the organisation does not say that all its terms are recorded",
            "organisasi tidak menyatakan bahwa semua masa baktinya tercatat",
        ),
        "register_incomplete": (
            "it is not said that all organisations are recorded",
            "tidak dinyatakan bahwa semua organisasi tercatat",
        ),
        "organisation_unknown": ("the organisation is not in the register", "organisasi tidak ada dalam register"),
        "organisation_undated": (
            "not known exactly when the organisation existed",
            "tidak diketahui pasti kapan organisasi itu ada",
        ),
        "area_unknown": ("the code of the area is not recorded", "kode wilayah tidak tercatat"),
        "area_undated": (
            "not known exactly when it worked in which area",
            "tidak diketahui pasti kapan wilayahnya berubah",
        ),
        "area_withheld": ("the area is left out on purpose", "wilayah sengaja dikosongkan"),
        "name_only": ("only the name is the same", "hanya namanya yang sama"),
        "holder_withheld": ("the holder is left out on purpose", "pemegang jabatan sengaja dikosongkan"),
        "roster_partial": ("the board is recorded in part", "kepengurusan tercatat sebagian"),
        "roster_withheld": ("people of the board are left out on purpose", "susunan pengurus sengaja dikosongkan"),
        "service_undated": ("the days of service are not known exactly", "masa tugas tidak diketahui pasti"),
        "basis_unrecorded": ("no basis is recorded", "dasarnya tidak tercatat"),
        "basis_withheld": ("the basis is left out on purpose", "dasarnya sengaja dikosongkan"),
        "not_in_register": ("not in the register", "tidak ada dalam register"),
    },
    "Verdict": {"yes": "ya", "no": "tidak", "undetermined": "belum pasti"},
    "Authority": {
        "law": "peraturan",
        "association": ("statutes of the association", "AD/ART organisasi"),
        "practice": "praktik",
        "logic": "logika",
    },
    "Certainty": {
        "quoted": "dikutip",
        "restated": ("restated by others", "disebut pihak lain"),
        "derived": "disimpulkan",
        "unverified": "belum diperiksa",
    },
    "entity": {
        "source": "sumber",
        "decree": "SK",
        "organisation": "organisasi",
        "member": "anggota",
        "board term": "masa bakti",
        "appointment": "jabatan",
        "training": "pelatihan",
        "card": "kartu",
    },
}


VOCABULARY: Final[Mapping[str, Mapping[str, Bilingual]]] = {
    kind: {
        code: Bilingual(*words) if isinstance(words, tuple) else Bilingual(code.replace("_", " "), words)
        for code, words in codes.items()
    }
    for kind, codes in _CODES.items()
}
"""Words for codes, by the name of their enumeration and the code."""


def describe_code(code: Enum) -> Bilingual:
    """Return the words for a code, in both languages.

    >>> from psm_model import Post
    >>> describe_code(Post.VICE_CHAIR)
    Bilingual(english='vice chair', indonesian='wakil ketua')

    Raises:
        KeyError: the code is not of an enumeration of this package.
    """
    try:
        return VOCABULARY[type(code).__name__][code.value]
    except KeyError:
        raise KeyError(f"psm_model/i18n.py has no words for {type(code).__name__} {code.value!r}") from None


def format_number(number: int, *, language: Language) -> str:
    """Return a whole number with separators of thousands.

    >>> format_number(83763, language="en"), format_number(83763, language="id")
    ('83,763', '83.763')

    Raises:
        ValueError: the language is not one of `LANGUAGES`.
    """
    return f"{number:,}".replace(",", "." if require_language(language) == "id" else ",")


def format_count(number: int, noun: Bilingual, *, language: Language) -> str:
    """Return a number with the counted noun.

    >>> term = Bilingual("term", "masa bakti")
    >>> format_count(2, term, language="en"), format_count(1200, term, language="id")
    ('2 terms', '1.200 masa bakti')

    Raises:
        ValueError: the language is not one of `LANGUAGES`.
    """
    form = noun if number == 1 else pluralise(noun)
    return f"{format_number(number, language=language)} {form.translate(language)}"


def format_more(count: int, *, language: Language) -> str:
    """Return how many more there are than are shown.

    >>> format_more(8980, language="id")
    'dan 8.980 lainnya'

    Raises:
        ValueError: the language is not one of `LANGUAGES`.
    """
    return _MORE.translate(language).format(count=format_number(count, language=language))


def pluralise(noun: Bilingual) -> Bilingual:
    """Return the plural of a noun: regular in English; Indonesian nouns do not change.

    >>> pluralise(Bilingual("term", "masa bakti"))
    Bilingual(english='terms', indonesian='masa bakti')
    """
    return Bilingual(f"{noun.english}s", noun.indonesian)
