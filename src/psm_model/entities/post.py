"""Post: what somebody is on a board, whatever the post is called."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Final

from psm_model.errors import ParseError

__all__ = ["Post"]


class Post(StrEnum):
    """A post on a board, whatever its title: titles are free text, and several mean one post."""

    CHAIR = "chair"
    """*Ketua*, *ketua umum*."""
    VICE_CHAIR = "vice_chair"
    """*Wakil ketua*."""
    SECRETARY = "secretary"
    """*Sekretaris*, *sekretaris jenderal*."""
    VICE_SECRETARY = "vice_secretary"
    """*Wakil sekretaris*."""
    TREASURER = "treasurer"
    """*Bendahara*, *bendahara umum*."""
    VICE_TREASURER = "vice_treasurer"
    """*Wakil bendahara*."""
    SECTION_HEAD = "section_head"
    """*Ketua bidang*, *koordinator bidang*."""
    SECTION_MEMBER = "section_member"
    """*Anggota bidang*."""
    COORDINATOR = "coordinator"
    """*Koordinator* of an area (*korcam* of a district)."""
    ADVISER = "adviser"
    """*Penasihat*, *majelis pertimbangan*."""
    PATRON = "patron"
    """*Pembina*, *pelindung*."""
    DIRECTOR = "director"
    """*Pengarah*."""
    MOTIVATOR = "motivator"
    """*Tim motivator*."""
    MEMBER = "member"
    """A member of the board without a post of its own (*pengurus*, *anggota*)."""
    OTHER = "other"
    """Any other; its title tells."""

    @property
    def seats(self) -> int | None:
        """How many may hold it at once: one for chair, secretary and treasurer; None where any number may.

        >>> Post.CHAIR.seats, Post.VICE_CHAIR.seats
        (1, None)
        """
        return 1 if self in _SINGLE else None

    @classmethod
    def from_title(cls, title: str) -> Post:
        """Read the title of a post as boards word it, in Indonesian.

        It reads the titles of the usual posts ("Ketua Umum", "Wakil Sekretaris II", "Penasihat", "Pengurus"), those of
        sections ("Ketua Bidang Humas", "Anggota Seksi Usaha") and of areas ("Korcam Contoh"), in any case and with the
        usual spellings. The association may stand behind ("Ketua IPSM Provinsi"), "Plt." or "Pj." before, which tells
        the capacity and not the post.

        A title that is not clearly one of these is refused: those of other bodies ("Sekretaris Daerah"), of former and
        future holders ("mantan Ketua"), of two posts at once, and "Ketua I", "Sekretaris II" or "Bendahara 1", who is
        one of several to some and a deputy to others. OTHER is for the caller who knows better, and keeps the title
        beside it.

        >>> Post.from_title("Wakil Ketua IPSM Provinsi")
        <Post.VICE_CHAIR: 'vice_chair'>

        Raises:
            ParseError: the title is anything else.
        """
        given = title.casefold().split() if isinstance(title, str) else []
        words = _ACTING.sub("", " ".join(_SPELLINGS.get(word, word) for word in given))
        for wording, post in _titles():
            if wording.fullmatch(words):
                return post
        raise ParseError("title of a post", _WANTED, title)


_SINGLE = frozenset({Post.CHAIR, Post.SECRETARY, Post.TREASURER})

_WANTED: Final = "one post of a board, as in 'Ketua', 'Wakil Sekretaris II' or 'Anggota Bidang Humas'"
_SPELLINGS: Final = {
    "sekertaris": "sekretaris",
    "sekjen": "sekretaris jenderal",
    "sekum": "sekretaris umum",
    "ketum": "ketua umum",
    "waket": "wakil ketua",
    "wasek": "wakil sekretaris",
    "penasehat": "penasihat",
}
_ACTING: Final = re.compile(r"^(?:plt|pj|pjs|plh|pelaksana tugas|pelaksana harian|penjabat sementara|penjabat)\b\.? *")
_NUMBER: Final = "(?: (?:i{1,3}|iv|v|[1-5]))?"
# A name of the association or of a part of it, in which no second post may stand, nor that the holder is none now.
_NO_OTHER: Final = (
    "(?!(?:(?:dan|merangkap) )?(?:ketua|wakil|sekretaris|bendahara|anggota|koordinator)\\b"
    "|(?:terpilih|demisioner|sebelumnya|lama|nonaktif)\\b)"
)
_NAMED: Final = f"(?: {_NO_OTHER}[\\w&.'’()-]+){{1,9}}"
_OURS: Final = f"(?:(?: pengurus)? (?:ipsm|ikatan pekerja sosial masyarakat)(?:{_NAMED})?)?"
_TITLES: Final = (
    (f"ketua(?: umum)?{_OURS}", Post.CHAIR),
    (f"wakil ketua(?: umum)?{_NUMBER}{_OURS}", Post.VICE_CHAIR),
    (f"sekretaris(?: umum| jenderal)?{_OURS}", Post.SECRETARY),
    (f"wakil sekretaris(?: umum| jenderal)?{_NUMBER}{_OURS}", Post.VICE_SECRETARY),
    (f"bendahara(?: umum)?{_OURS}", Post.TREASURER),
    (f"wakil bendahara(?: umum)?{_NUMBER}{_OURS}", Post.VICE_TREASURER),
    (f"(?:ketua|kepala|koordinator) (?:bidang|seksi|divisi){_NAMED}", Post.SECTION_HEAD),
    (f"anggota (?:bidang|seksi|divisi){_NAMED}", Post.SECTION_MEMBER),
    (f"korcam(?:{_NAMED})?", Post.COORDINATOR),
    (f"koordinator(?: (?:kecamatan|desa|kelurahan|wilayah)(?:{_NAMED})?)?", Post.COORDINATOR),
    (f"(?:(?:wakil )?ketua |anggota )?(?:dewan |majelis )?(?:penasihat|pertimbangan){_OURS}", Post.ADVISER),
    (f"(?:ketua |anggota )?(?:dewan )?(?:pembina|pelindung)(?: umum| harian)?{_OURS}", Post.PATRON),
    (f"(?:ketua |anggota )?(?:tim |dewan )?pengarah{_OURS}", Post.DIRECTOR),
    (f"(?:ketua |anggota )?(?:tim )?motivator{_OURS}", Post.MOTIVATOR),
    (f"(?:anggota )?pengurus{_OURS}|anggota{_OURS}", Post.MEMBER),
)


# Most who import a post never read a title, and to compile the wordings takes longer than all else in this module.
@cache
def _titles() -> tuple[tuple[re.Pattern[str], Post], ...]:
    return tuple((re.compile(wording), post) for wording, post in _TITLES)
