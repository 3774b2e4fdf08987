"""words: what the codes of a document are called in English and in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from string import Formatter
from typing import Any, Final

from psm_model.entities import (
    Capacity,
    CardKind,
    DecreeStatus,
    InaugurationStatus,
    Membership,
    Post,
    Roster,
    Tenure,
    TermStatus,
)
from psm_model.i18n import Language
from psm_model.law.statute import EdgeKind
from psm_model.values.area import AreaKind, Level
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from .register_subject import APPOINTMENT, MEMBER, ORGANISATION, SOURCE, TERM
from .rule import ParamValue, Scope, Status, Text
from .severity import Severity

__all__ = ["INDONESIAN", "edge_words", "in_words", "message_of", "period_in_words", "statute_book_words"]

# By class, since values of two classes are equal where their codes are.
INDONESIAN: Final[dict[type[StrEnum], dict[StrEnum, str]]] = {
    Level: {
        Level.NATIONAL: "nasional",
        Level.PROVINCE: "provinsi",
        Level.REGENCY_CITY: "kabupaten/kota",
        Level.DISTRICT: "kecamatan",
        Level.VILLAGE: "desa/kelurahan",
    },
    AreaKind: {
        AreaKind.PROVINCE: "provinsi",
        AreaKind.REGENCY: "kabupaten",
        AreaKind.CITY: "kota",
        AreaKind.DISTRICT: "kecamatan",
        AreaKind.URBAN_VILLAGE: "kelurahan",
        AreaKind.VILLAGE: "desa",
        AreaKind.CUSTOMARY_VILLAGE: "desa adat",
    },
    Post: {
        Post.CHAIR: "ketua",
        Post.VICE_CHAIR: "wakil ketua",
        Post.SECRETARY: "sekretaris",
        Post.VICE_SECRETARY: "wakil sekretaris",
        Post.TREASURER: "bendahara",
        Post.VICE_TREASURER: "wakil bendahara",
        Post.SECTION_HEAD: "ketua bidang",
        Post.SECTION_MEMBER: "anggota bidang",
        Post.COORDINATOR: "koordinator",
        Post.ADVISER: "penasihat",
        Post.PATRON: "pembina",
        Post.DIRECTOR: "pengarah",
        Post.MOTIVATOR: "motivator",
        Post.MEMBER: "pengurus",
        Post.OTHER: "lainnya",
    },
    Capacity: {
        Capacity.SUBSTANTIVE: "definitif",
        Capacity.ACTING: "pelaksana tugas",
        Capacity.HOLDOVER: "demisioner",
        Capacity.EX_OFFICIO: "karena jabatan",
        Capacity.FORMER: "mantan",
        Capacity.ELECT: "terpilih",
    },
    TermStatus: {
        TermStatus.IN_OFFICE: "menjabat",
        TermStatus.ANNULLED: "dianulir",
        TermStatus.DISPUTED: "disengketakan",
        TermStatus.CARETAKER: "karateker",
    },
    Tenure: {
        Tenure.UNSTATED: "tidak disebut",
        Tenure.WHOLE_TERM: "sepanjang masa bakti",
    },
    Roster: {
        Roster.PARTIAL: "sebagian",
        Roster.COMPLETE: "lengkap",
    },
    DecreeStatus: {
        DecreeStatus.ISSUED: "terbit",
        DecreeStatus.NOT_ISSUED: "tidak terbit",
    },
    InaugurationStatus: {
        InaugurationStatus.HELD: "terlaksana",
        InaugurationStatus.PLANNED: "direncanakan",
    },
    Membership: {
        Membership.ORDINARY: "biasa",
        Membership.HONORARY: "kehormatan",
    },
    CardKind: {
        CardKind.NATIONAL: "KTA",
        CardKind.TEMPORARY: "KTA sementara",
    },
    EdgeKind: {
        EdgeKind.AMENDS: "mengubah",
        EdgeKind.REVOKES: "mencabut",
        EdgeKind.REPLACES: "menggantikan",
        EdgeKind.IMPLEMENTS: "melaksanakan",
    },
    Severity: {
        Severity.ERROR: "kesalahan",
        Severity.WARNING: "peringatan",
        Severity.INFO: "informasi",
    },
    Scope: {
        Scope.ORGANISATION: "organisasi",
        Scope.MEMBER: "anggota",
        Scope.REGISTER: "register",
        Scope.ANY: "apa pun",
    },
    Status: {
        Status.PREVIEW: "percobaan",
        Status.STABLE: "stabil",
        Status.DEPRECATED: "akan dihapus",
        Status.REMOVED: "dihapus",
    },
}
"""The Indonesian words, by class and value: those that boards and the social services use."""

# The codes themselves are English; these are what they do not say by themselves.
_ENGLISH: Final[dict[type[StrEnum], dict[StrEnum, str]]] = {
    Level: {Level.REGENCY_CITY: "regency or city"},
    Post: {
        Post.SECTION_HEAD: "head of section",
        Post.SECTION_MEMBER: "member of section",
        Post.MEMBER: "board member",
    },
    Capacity: {Capacity.EX_OFFICIO: "by office"},
    CardKind: {CardKind.NATIONAL: "national card", CardKind.TEMPORARY: "temporary card"},
}


def in_words(choice: StrEnum) -> Text:
    """Give the words for a value, in both languages.

    >>> from psm_model import Post
    >>> in_words(Post.VICE_CHAIR)
    Text(en='vice chair', id='wakil ketua')
    """
    english = _ENGLISH.get(type(choice), {}).get(choice) or choice.value.replace("_", " ")
    return Text(english, INDONESIAN[type(choice)][choice])


# By what a placeholder says behind its colon: the name of a class, or `entity`.
_VOCABULARIES: Final[dict[str, dict[str, Text]]] = {
    **{kind.__name__: {choice.value: in_words(choice) for choice in kind} for kind in INDONESIAN},
    "entity": {
        SOURCE: Text(SOURCE, "sumber"),
        ORGANISATION: Text(ORGANISATION, "organisasi"),
        MEMBER: Text(MEMBER, "anggota"),
        TERM: Text(TERM, "masa bakti"),
        APPOINTMENT: Text(APPOINTMENT, "jabatan"),
        "training": Text("training", "pelatihan"),
        "card": Text("card", "kartu"),
    },
}


class _Telling(Formatter):
    """Puts params into a message, and codes among them into words."""

    def __init__(self, language: Language) -> None:
        self._language = language

    # Any: whatever a rule of somebody's own puts into its params.
    def format_field(self, value: Any, format_spec: str) -> str:
        # Several days, one of which is meant, stand as a period.
        if format_spec == "Date" and "/" not in str(value):
            return PartialDate.parse(str(value)).to_text(language=self._language)
        if format_spec in {"Date", "Period"}:
            return period_in_words(str(value), self._language)
        if format_spec.startswith(_BOOK):
            return statute_book_words(str(value), format_spec.removeprefix(_BOOK), self._language)
        if format_spec.startswith(_DAYS):
            return _days_in_words(str(value), format_spec.removeprefix(_DAYS), self._language)
        vocabulary = _VOCABULARIES.get(format_spec)
        if vocabulary is None:
            return str(super().format_field(value, format_spec))
        text = str(value)
        parts = [text] if text in vocabulary else text.split(" ")
        return " ".join(vocabulary[part].in_(self._language) if part in vocabulary else part for part in parts)


_DAYS: Final = "days "
_BOOK: Final = "book "
_DECIDES: Final = Text("what decides: {}", "penentu: {}")
_SAYS: Final = Text("the statute book says: {}", "menurut daftar peraturan: {}")
_SAYS_NOTHING: Final = Text(
    "the statute book does not say when it was in force",
    "daftar peraturan tidak menyebut kapan peraturan itu berlaku",
)
_NO_START: Final = Text(
    "neither since when it was in force nor what ended it",
    "tidak disebut sejak kapan berlaku dan apa yang mengakhirinya",
)
_DATES: Final = {
    "enacted": Text("enacted {}", "ditetapkan {}"),
    "commenced": Text("in force since {}", "berlaku sejak {}"),
    "by": Text("in force by {}", "berlaku paling lambat {}"),
}
_NO_DAYS: Final = "-"
_UNTIL: Final = Text("until {}", "s.d. {}")
_ON: Final = Text("on {}", "pada {}")
_FROM_TO: Final = Text("from {}", "pada {}")
_AT_MOST: Final = Text("at most {}", "paling lama {}")
_CERTAINLY_AND_AT_MOST: Final = Text("for certain {}, at most {}", "pasti {}; paling lama {}")


def period_in_words(written: str, language: Language) -> str:
    """Return days that are written as EDTF writes a period as people write them; `format_days` writes such days.

    >>> period_in_words("2025-10-15/2030-10-14", "id"), period_in_words("/2019-12-31", "en")
    ('15 Oktober 2025 s.d. 14 Oktober 2030', 'until 31 December 2019')

    Raises:
        ParseError: they are written in any other way.
    """
    # Without a first day, days that may be meant run up to the last.
    if written.startswith("/") and written[1:2].isdigit():
        return _UNTIL.in_(language).format(PartialDate.parse(written[1:]).to_text(language=language))
    return Period.parse(written).to_text(language=language)


def _days_in_words(certain: str, possible: str, language: Language) -> str:
    """Return which days are meant for certain and which at most; said once where they are the same."""
    if certain == possible:
        return _in_a_sentence(certain, language)
    # What lasts at most some days takes no preposition in Indonesian.
    most = _in_a_sentence(possible, language) if language == "en" else period_in_words(possible, language)
    if certain == _NO_DAYS:
        return _AT_MOST.in_(language).format(most)
    return _CERTAINLY_AND_AT_MOST.in_(language).format(_in_a_sentence(certain, language), most)


def _in_a_sentence(written: str, language: Language) -> str:
    start, _, end = written.partition("/")
    words = period_in_words(written, language)
    if start == end:
        return _ON.in_(language).format(words)
    return _FROM_TO.in_(language).format(words) if start and end != ".." else words


def statute_book_words(edge: str, known: str, language: Language) -> str:
    """Return what decides whether an instrument was in force: an edge, or else the dates that `known_dates` lists.

    >>> statute_book_words("-", "enacted 2004", "en")
    'the statute book says: enacted 2004; neither since when it was in force nor what ended it'
    """
    if edge != "-":
        return _DECIDES.in_(language).format(edge_words(edge, language))
    if known == "-":
        return _SAYS_NOTHING.in_(language)
    words = known.split()
    dates = dict(zip(words[::2], words[1::2], strict=True))
    said = [
        _DATES[name].in_(language).format(PartialDate.parse(day).to_text(language=language))
        for name, day in dates.items()
    ]
    if dates.keys() == {"enacted"}:
        said.append(_NO_START.in_(language))
    return _SAYS.in_(language).format("; ".join(said))


def edge_words(edge: str, language: Language) -> str:
    """Return what one instrument did to another, with the verb in the language."""
    verbs = _VOCABULARIES["EdgeKind"]
    return " ".join(verbs[word].in_(language) if word in verbs else word for word in edge.split(" "))


def message_of(template: Text, params: Mapping[str, ParamValue], language: Language) -> str:
    """Return a message in a language with its params put in.

    A placeholder may say which codes its value holds, by the name of their class, or by `entity` for the kinds of what
    a register holds: each of them is put into words, and what stands beside it as it is. `Date` and `Period` write a
    date and a period as people do, `{certain_days:days {possible_days}}` the days that are meant for certain and those
    that may be, and `{edge:book {known}}` what the statute book says.

    >>> place = Text("the board of {where:Level}", "kepengurusan {where:Level}")
    >>> message_of(place, {"where": "regency_city 33.25"}, "en"), message_of(place, {"where": "province"}, "id")
    ('the board of regency or city 33.25', 'kepengurusan provinsi')
    >>> day = Text("inaugurated on {date:Date}", "dikukuhkan pada {date:Date}")
    >>> message_of(day, {"date": "2025-10-15"}, "id")
    'dikukuhkan pada 15 Oktober 2025'
    """
    return _Telling(language).vformat(template.in_(language), (), params)
