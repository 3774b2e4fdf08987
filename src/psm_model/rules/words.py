"""words: what the codes of a document are called in English and in Indonesian."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from psm_model.entities import (
    Capacity,
    CardKind,
    DecreeStatus,
    InaugurationStatus,
    Membership,
    Post,
    Roster,
    TermStatus,
)
from psm_model.values.area import Level

from .rule import Text

__all__ = ["INDONESIAN", "in_words"]

# By class, since values of two classes are equal where their codes are.
INDONESIAN: Final[dict[type[StrEnum], dict[StrEnum, str]]] = {
    Level: {
        Level.NATIONAL: "nasional",
        Level.PROVINCE: "provinsi",
        Level.REGENCY_CITY: "kabupaten/kota",
        Level.DISTRICT: "kecamatan",
        Level.VILLAGE: "desa/kelurahan",
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
        Post.ADVISER: "penasehat",
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
    },
    TermStatus: {
        TermStatus.IN_OFFICE: "menjabat",
        TermStatus.ANNULLED: "dianulir",
        TermStatus.DISPUTED: "dipersengketakan",
        TermStatus.CARETAKER: "karateker",
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
