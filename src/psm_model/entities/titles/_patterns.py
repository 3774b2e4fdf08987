"""The wordings of titles: the post and the capacity that each means."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from psm_model.entities.appointment import Capacity
from psm_model.entities.post import Post

from ._area_names import AREA
from ._words import NUMBERS, ORDINALS
from .sections import GROUPS, SECTIONS, WORK

__all__ = ["ADVISORY", "FORMER_OFFICE", "OFFICE", "PERIOD", "SUSPENDED", "Meaning", "marks", "wordings"]


class Meaning(NamedTuple):
    """The meaning of a wording."""

    post: Post
    """The post."""
    deputy: Post | None = None
    """The post of a title with a number, unless it is the first and there is no such title without a number."""
    needs_section: bool = False
    """Whether it is ambiguous without a section beside it (*Ketua Bidang*)."""


ADVISORY: Final = frozenset({Post.ADVISER, Post.PATRON, Post.DIRECTOR})
"""Posts of which one title may join two names by a slash (*Pelindung/Pembina*)."""

# Words about a title as a whole, with or without brackets.
_ACTING: Final = (
    "plt|plh|pjs?|pgs|pymt|ymt|pelaksana tugas(?: harian)?|pelaksana harian|pen?jabat(?: sementara)?"
    "|pengganti sementara|yang melaksanakan tugas|karteker"
)
# Directly after a title. "Ketua Pelaksana Harian" is the ketua harian, and a "pejabat" any official.
_ACTING_AFTER: Final = (
    "plt|plh|pjs?|pgs|pymt|ymt|pelaksana tugas|penjabat(?: sementara)?|pejabat sementara|(?:pengganti )?sementara"
    "|(?:tim )?karteker"
)
_FORMER: Final = "mantan|bekas|eks|ex|purna|almarhum"
_DATES: Final = (
    "(?: (?:pada|di|hari|tanggal|tgl|bulan|tahun|th|[0-9]{1,4}|januari|februari|maret|april|mei|juni|juli|agustus"
    "|september|oktober|november|desember))*"
)
_LEFT: Final = (
    "(?:yang )?(?:telah |sudah )?(?:wafat|meninggal(?: dunia)?|almarhum|purna ?bakti|purna ?tugas"
    f"|mengundurkan diri|mundur){_DATES}"
)
_HOLDOVER: Final = f"(?:yang )?(?:telah |sudah )?demisioner{_DATES}"
_BEFORE: Final = (
    "(?:yang lama|(?:(?:periode|masa bakti) )?(?:yang )?(?:telah |sudah )?"
    "(?:sebelumnya|terdahulu|lalu|berhenti|diberhentikan|pensiun))" + _DATES
)
_TITLE_ENDS: Final = (
    "(?<=ketua)|(?<=umum)|(?<=sekretaris)|(?<=jenderal)|(?<=bendahara)|(?<=anggota)|(?<=pengurus)|(?<=koordinator)"
)
_NUMBER_ENDS: Final = "(?<= i)|(?<= ii)|(?<= iii)|(?<= iv)|(?<= v)|(?<= vi)|(?<= [1-9])"
_BY_OFFICE: Final = "(?:secara )?(?:ex|eks) officio|(?:karena|berdasarkan) jabatan(?:nya)?"

SUSPENDED: Final = (
    r"\b(?:(?:non|tidak) aktif|(?:di)?non ?aktif(?:kan)?|(?:di)?skors(?:ing)?|diskorsing|dibekukan"
    r"|diberhentikan sementara|suspended)\b"
)
"""Words for a holder who is suspended, which no capacity expresses."""

_REPLACEMENT: Final = "paw|(?:(?:pengganti|penggantian|pergantian) )?antar waktu"
"""Words for a holder who replaced another within the term."""

_MARKS: Final[tuple[tuple[str, Capacity | None], ...]] = (
    (rf"^(?:\( )?(?:{_BY_OFFICE})(?: \))? ", Capacity.EX_OFFICIO),
    (rf" (?:{_BY_OFFICE})$| \( (?:{_BY_OFFICE})[^()]*\)", Capacity.EX_OFFICIO),
    (rf"^(?:{_FORMER}|\( (?:{_FORMER}) \)) ", Capacity.FORMER),
    (rf" (?:{_FORMER}|{_BEFORE})$| \( (?:{_FORMER}|{_BEFORE}|lama) \)", Capacity.FORMER),
    # Only directly after the title, because names of villages have it too (*Desa Contoh Lama*).
    (rf"(?:{_TITLE_ENDS}) lama$", Capacity.FORMER),
    (rf" (?:{_LEFT})(?= |$)(?! \))| \( (?:{_LEFT})[^()]*\)", Capacity.FORMER),
    (rf"^(?:demisioner|\( demisioner \)) | {_HOLDOVER}(?= |$)(?! \))| \( {_HOLDOVER}[^()]*\)", Capacity.HOLDOVER),
    (r" (?:yang )?(?:baru )?terpilih(?= |$)(?! \))| \( (?:yang )?(?:baru )?terpilih \)", Capacity.ELECT),
    (r"(?:(?<=ketua)|(?<=umum)|(?<=pembina)|(?<=pelindung)) kehormatan(?= |$)", Capacity.HONORARY),
    (rf"^(?:{_REPLACEMENT}|\( (?:{_REPLACEMENT}) \)) ", None),
    (rf"^(?:(?:{_ACTING})(?: \( (?:plt|plh|pjs?) \))?|\( (?:{_ACTING}) \)) ", Capacity.ACTING),
    (rf"(?:{_TITLE_ENDS}|{_NUMBER_ENDS}) (?:{_ACTING_AFTER})(?= |$)", Capacity.ACTING),
    (r" (?:plt|plh|pjs?|pelaksana tugas|sementara|ai|ad interim)$", Capacity.ACTING),
    (rf" \( (?:{_ACTING}|sementara|ai|ad interim) \)", Capacity.ACTING),
    # Words without a meaning for the capacity.
    (rf" (?:definitif|{_REPLACEMENT})$| \( (?:definitif|{_REPLACEMENT}) \)", None),
    (r" (?:(?:merangkap|rangkap|sekaligus)(?: sebagai)?|/) anggota$", None),
    (r" \( (?:merangkap|rangkap|sekaligus)(?: sebagai)? anggota \)", None),
)

_OFFICE: Final = (
    "(?:(?:wakil )?(?:gubernur|bupati|wali kota)|camat|lurah|kepala (?:desa|dinas|kelurahan)|menteri|sekda"
    "|sekretaris daerah)"
)
OFFICE: Final = f"^(?:(?:{_ACTING}) )?{_OFFICE}(?: [^ /()]+){{0,8}} (?:selaku|sebagai) "
"""An office before the post that is held by it (*Bupati Contoh selaku Pembina*)."""
FORMER_OFFICE: Final = (
    rf"^(?:(?:{_FORMER}|calon|\( (?:{_FORMER}) \)) (?:(?:{_ACTING}) )?(?:wakil )?{_OFFICE}.*"
    rf"|(?:wakil )?{_OFFICE}.* (?:{_FORMER}|terpilih|terdahulu|sebelumnya|lama|lalu|wafat|meninggal|demisioner)\b.*)"
    " (?:selaku|sebagai) "
)
"""An office that somebody no longer holds, or not yet, before a post (*mantan Bupati selaku Pembina*)."""
_YEARS: Final = r"(?:19|20)\d\d(?: (?:sampai|hingga|sd))?(?: (?:19|20)\d\d)?"
PERIOD: Final = rf" (?:\( )?(?:(?:periode|masa bh?akti) )?(?:tahun )?{_YEARS}(?: \))?$"
"""The years of a term after a title."""

_PLAIN_NUMBERS: Final = "|".join(sorted(NUMBERS.keys() - set(ORDINALS), key=len, reverse=True))
# "Ketua pertama" and "Ketua ke-2" may count those who held the post.
_SEAT_NUMBER: Final = rf"(?: (?:\( )?(?P<number>{_PLAIN_NUMBERS})(?: \))?)?"
_NUMBER: Final = rf"(?: (?:ke )?(?:\( )?(?P<number>{_PLAIN_NUMBERS}|{'|'.join(ORDINALS[1:])})(?: \))?)?"
_NO_SECTION: Final = (
    "(?!(?:ketua|wakil|sekretaris|bendahara|koordinator|kepala|merangkap|rangkap|sekaligus|selaku|sebagai"
    f"|ipsm|ikatan|(?:dan|/) anggota$|(?:{'|'.join(SECTIONS)})$"
    # Parts of government offices are called bidang and seksi too.
    "|(?:dinas|dinsos|disos|dispermas)[^ ]*|pkk|partai"
    "|kementerian|kemensos|setda|sekda|sekretariat|pemkab|pemkot|pemprov|pemda|pemdes|opd|skpd|uptd?|dprd?"
    "|bappeda|kesbangpol|puskesmas|polres|polsek|kodim|koramil)(?: |$))"
)
_PART: Final = f"(?:{'|'.join(SECTIONS)})"
_WHOLE: Final = f"(?:{'|'.join(GROUPS)})"
# `is_area_name` decides whether the words are a name.
_NAME: Final = rf"(?: (?!(?:{_PART}|{_WHOLE}|periode|masa|[()])(?: |$))[^ ]+){{1,12}}"
# The section of an association for its own branches has the association in its name.
_SECTION: Final = (
    "(?: (?:(?:pembinaan|penguatan|pengembangan|pemberdayaan|penataan|koordinasi|kelembagaan) ipsm"
    f"|{_NO_SECTION}[^ ]+)){{1,16}}"
)
_OURS: Final = (
    "(?: (?:badan |dewan )?(?:pengurus|pimpinan)(?: (?:pusat|wilayah|daerah|cabang|anak cabang|ranting|harian))?"
    "| dp[pwdc]| dpac| dprt| p[pwdcb]| pac)?"
    "(?: (?:pusat|wilayah|daerah|cabang|anak cabang|ranting))?"
    r"(?: \()? (?:ipsm|ikatan (?:pekerja sosial masyarakat|psm)|{psm})(?: \( (?:ipsm|psm) \))?"
)
_WITH_AREA: Final = rf"(?P<area>{_NAME}(?: \({_NAME} \))?)?(?: \))?"
_BODY: Final = f"(?:{_OURS.replace('{psm}', 'psm|pekerja sosial masyarakat')}{_WITH_AREA})?"
# Every PSM is a member of it, but not of its board.
_IPSM: Final = f"(?:{_OURS.replace('|{psm}', '')}{_WITH_AREA})?"
# Only with these, *Koordinator ...* names a section and not an area.
_OF_WORK: Final = rf"(?P<section> (?:{WORK})(?:(?: dan| /)? (?:{WORK}))*)"
_OF_BOARD: Final = "(?: (?:badan )?pengurus)?"
_COORDINATOR: Final = "kor(?:cam|wil|des|kel|kab|kot|prov|da)"
_COUNCIL: Final = "(?:(?:wakil )?ketua |sekretaris |anggota )?"
_PATRON_KIND: Final = "(?: (?:umum|harian|utama|fungsional|teknis))?"
_ADVISERS: Final = (
    "(?:(?:dewan |majelis |tim )?(?:penasihat|pertimbangan)|dewan pakar)(?: organisasi| karang taruna)?"
    r"(?: \( (?:majelis pertimbangan (?:organisasi|karang taruna)|mp|mpo|dpo) \))?"
)


def _in_part(holder: str) -> str:
    """Return the pattern of a holder's section: *... Bidang Humas IPSM Misal* or *... IPSM Misal Bidang Humas*."""
    part = rf"(?P<part>{_PART})(?P<section>{_SECTION})"
    return _around_body(holder, part)


def _in_section(heads: str) -> str:
    """Return the pattern of a holder's section, which may be a working group."""
    return _around_body(heads, rf"(?:(?P<part>{_PART})(?P<section>{_SECTION})|(?P<whole>{_WHOLE}{_SECTION}))")


def _around_body(holder: str, section: str) -> str:
    body = rf"(?: (?:ipsm|ikatan pekerja sosial masyarakat)(?P<area>{_NAME})?)?"
    return f"{holder}{body.replace('area', 'area_before')} {section}{body}"


# The whole title must match. The groups are its number, the area of its association, its section, and the kind of the
# section or area.
_WORDINGS: Final[tuple[tuple[str, Meaning], ...]] = (
    (f"ketua{_OF_BOARD}{_SEAT_NUMBER}{_BODY}", Meaning(Post.CHAIR, Post.VICE_CHAIR)),
    (f"ketua umum{_BODY}", Meaning(Post.CHAIR)),
    # The deputy of the ketua umum.
    (f"ketua harian{_BODY}", Meaning(Post.VICE_CHAIR)),
    (f"wakil ketua(?: umum| harian)?{_NUMBER}{_BODY}", Meaning(Post.VICE_CHAIR)),
    (rf"wakil ketua{_NUMBER}(?P<whole> (?:{AREA}){_NAME})", Meaning(Post.VICE_CHAIR)),
    # Without a number, it may be the deputy of the head of the section.
    (_in_part(f"wakil ketua{_NUMBER[:-1]}"), Meaning(Post.VICE_CHAIR)),
    # No section has a ketua umum, a sekretaris jenderal or several numbered deputies.
    (_in_part(f"wakil ketua umum{_NUMBER}"), Meaning(Post.VICE_CHAIR)),
    (_in_part(f"wakil sekretaris (?:umum|jenderal){_NUMBER}"), Meaning(Post.VICE_SECRETARY)),
    (_in_part(f"wakil sekretaris{_NUMBER[:-1]}"), Meaning(Post.VICE_SECRETARY)),
    (_in_part(f"wakil bendahara umum{_NUMBER}"), Meaning(Post.VICE_TREASURER)),
    (_in_part(f"wakil bendahara{_NUMBER[:-1]}"), Meaning(Post.VICE_TREASURER)),
    (f"sekretaris{_SEAT_NUMBER}{_BODY}", Meaning(Post.SECRETARY, Post.VICE_SECRETARY)),
    (f"sekretaris (?:umum|jenderal){_BODY}", Meaning(Post.SECRETARY)),
    (f"wakil sekretaris(?: umum| jenderal)?{_NUMBER}{_BODY}", Meaning(Post.VICE_SECRETARY)),
    (f"bendahara{_SEAT_NUMBER}{_BODY}", Meaning(Post.TREASURER, Post.VICE_TREASURER)),
    (f"bendahara umum{_BODY}", Meaning(Post.TREASURER)),
    (f"wakil bendahara(?: umum)?{_NUMBER}{_BODY}", Meaning(Post.VICE_TREASURER)),
    (_in_section("(?:ketua|koordinator)"), Meaning(Post.SECTION_HEAD)),
    # The head of a *bagian* is an official of the government, unless it is one of the association.
    (_in_section(r"kepala(?! bagian (?!.*\bipsm\b))"), Meaning(Post.SECTION_HEAD)),
    (_in_section("(?:anggota|pengurus)"), Meaning(Post.SECTION_MEMBER)),
    # A working group has officers of its own, who are no officers of the board.
    (rf"(?:sekretaris|bendahara)(?P<whole> {_WHOLE}{_SECTION})", Meaning(Post.SECTION_MEMBER)),
    (f"koordinator{_OF_WORK}", Meaning(Post.SECTION_HEAD)),
    (f"anggota{_OF_WORK}", Meaning(Post.SECTION_MEMBER)),
    # A person listed under the name of a section is a member of it, perhaps its head.
    (f"(?P<part>bidang|seksi|divisi)(?P<section>{_SECTION})", Meaning(Post.SECTION_MEMBER)),
    (f"(?:ketua|kepala|koordinator) (?:{_PART}|{_WHOLE})", Meaning(Post.SECTION_HEAD, needs_section=True)),
    (f"(?:(?:anggota|pengurus) )?(?:{_PART}|{_WHOLE})", Meaning(Post.SECTION_MEMBER, needs_section=True)),
    (f"(?P<part>{_COORDINATOR})(?: (?:ipsm|psm))?(?P<section>{_NAME})?", Meaning(Post.COORDINATOR)),
    (rf"koordinator(?: (?:ipsm|psm))?(?: (?:{AREA})|(?P<whole> (?:{AREA}){_NAME}))?", Meaning(Post.COORDINATOR)),
    (f"{_COUNCIL}{_ADVISERS}{_NUMBER}{_BODY}", Meaning(Post.ADVISER)),
    (
        f"{_COUNCIL}(?:dewan )?(?:pembina|pelindung){_PATRON_KIND}{_NUMBER}{_BODY}",
        Meaning(Post.PATRON),
    ),
    (f"{_COUNCIL}(?:tim |dewan )?pengarah{_NUMBER}{_BODY}", Meaning(Post.DIRECTOR)),
    (f"{_COUNCIL}(?:tim )?motivator(?: (?:dan )?dinamisator)?{_NUMBER}{_BODY}", Meaning(Post.MOTIVATOR)),
    (f"anggota{_NUMBER}{_IPSM}", Meaning(Post.MEMBER)),
    (f"(?:anggota )?pengurus{_NUMBER}{_IPSM}", Meaning(Post.MEMBER)),
)


# Compiled on first use, because this takes longer than importing the module.
@cache
def wordings() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    """Return the compiled wordings of titles, with their meanings."""
    return tuple((re.compile(wording), meaning) for wording, meaning in _WORDINGS)


@cache
def marks() -> tuple[tuple[re.Pattern[str], Capacity | None], ...]:
    """Return the compiled words for capacities, in the order in which they are removed."""
    return tuple((re.compile(mark), capacity) for mark, capacity in _MARKS)
