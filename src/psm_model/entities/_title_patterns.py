"""The wordings of titles, in words of one spelling: which post each is, and in which capacity it is held."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from ._title_words import NUMBERS
from .appointment import Capacity
from .post import Post

__all__ = ["ADVISORY", "AREA", "OFFICE", "PERIOD", "Meaning", "marks", "wordings"]


class Meaning(NamedTuple):
    """What a title means that is worded in one way."""

    post: Post
    """The post."""
    deputy: Post | None = None
    """The post with a number behind the title, unless it is the first and none without a number stands beside it."""
    needs_section: bool = False
    """Whether it means something only with a section recorded beside it (*Ketua Bidang*)."""


ADVISORY: Final = frozenset({Post.ADVISER, Post.PATRON, Post.DIRECTOR})
"""Posts that one title may join by a slash (*Pelindung/Penasihat*)."""

# What is said of a title as a whole. Each may stand in brackets.
_ACTING: Final = (
    "plt|plh|pjs?|pgs|pymt|ymt|pelaksana tugas(?: harian)?|pelaksana harian|pen?jabat(?: sementara)?"
    "|pengganti sementara|yang melaksanakan tugas|karteker|karateker|caretaker"
)
_FORMER: Final = "mantan|bekas|eks|ex|purna|demisioner|almarhum"
_DATES: Final = (
    "(?: (?:pada|di|hari|tanggal|tgl|bulan|tahun|th|[0-9]{1,4}|januari|februari|maret|april|mei|juni|juli|agustus"
    "|september|oktober|november|desember))*"
)
_LEFT: Final = (
    "(?:yang )?(?:telah |sudah )?(?:demisioner|wafat|meninggal(?: dunia)?|almarhum|purna ?bakti|purna ?tugas"
    f"|mengundurkan diri|mundur){_DATES}"
)
_BEFORE: Final = (
    "(?:yang lama|(?:(?:periode|masa bakti) )?(?:yang )?(?:telah |sudah )?"
    "(?:sebelumnya|terdahulu|lalu|berhenti|diberhentikan|pensiun))" + _DATES
)
_TITLE_ENDS: Final = (
    "(?<=ketua)|(?<=umum)|(?<=sekretaris)|(?<=jenderal)|(?<=bendahara)|(?<=anggota)|(?<=pengurus)|(?<=koordinator)"
)
_BY_OFFICE: Final = "(?:secara )?(?:ex|eks) officio|(?:karena|berdasarkan) jabatan(?:nya)?"

_REPLACEMENT: Final = "paw|(?:(?:pengganti|penggantian|pergantian) )?antar waktu"
"""A holder who replaced another within the term."""

_MARKS: Final[tuple[tuple[str, Capacity | None], ...]] = (
    (rf"^(?:\( )?(?:{_BY_OFFICE})(?: \))? ", Capacity.EX_OFFICIO),
    (rf" (?:{_BY_OFFICE})$| \( (?:{_BY_OFFICE})[^()]*\)", Capacity.EX_OFFICIO),
    (rf"^(?:{_FORMER}|\( (?:{_FORMER}) \)) ", Capacity.FORMER),
    (rf" (?:{_FORMER}|{_BEFORE})$| \( (?:{_FORMER}|{_BEFORE}|lama) \)", Capacity.FORMER),
    # Names of villages have it too (*Desa Contoh Lama*), so it counts behind the title alone.
    (rf"(?:{_TITLE_ENDS}) lama$", Capacity.FORMER),
    (rf" (?:{_LEFT})(?= |$)(?! \))| \( (?:{_LEFT})[^()]*\)", Capacity.FORMER),
    (r" (?:yang )?(?:baru )?terpilih(?= |$)(?! \))| \( (?:yang )?(?:baru )?terpilih \)", Capacity.ELECT),
    (rf"^(?:{_REPLACEMENT}|\( (?:{_REPLACEMENT}) \)) ", None),
    (rf"^(?:(?:{_ACTING})(?: \( (?:plt|plh|pjs?) \))?|\( (?:{_ACTING}) \)) ", Capacity.ACTING),
    (r" (?:plt|plh|pjs?|pelaksana tugas|sementara|ai|ad interim)$", Capacity.ACTING),
    (rf" \( (?:{_ACTING}|sementara|ai|ad interim) \)", Capacity.ACTING),
    # What says nothing of a capacity, nor of a second post.
    (rf" (?:definitif|{_REPLACEMENT})$| \( (?:definitif|{_REPLACEMENT}) \)", None),
    (r" (?:(?:merangkap|rangkap|sekaligus)(?: sebagai)?|/) anggota$", None),
    (r" \( (?:merangkap|rangkap|sekaligus)(?: sebagai)? anggota \)", None),
)

OFFICE: Final = (
    "^(?:(?:wakil )?(?:gubernur|bupati|wali kota)|camat|lurah|kepala (?:desa|dinas|kelurahan)|menteri|sekda"
    "|sekretaris daerah)(?: [^ /()]+){0,8} (?:selaku|sebagai) "
)
"""An office by which a post is held, and which stands before the post (*Bupati Contoh selaku Pembina*)."""
PERIOD: Final = (
    r" (?:\( )?(?:(?:periode|masa bakti|masa bhakti|tahun) )?"
    r"(?:19|20)\d\d(?: (?:sampai|hingga|sd))?(?: (?:19|20)\d\d)?(?: \))?$"
)
"""The years of a term behind a title."""
AREA: Final = (
    "kecamatan|kapanewon|kemantren|distrik|desa|kelurahan|kalurahan|nagari|gampong|pekon|wilayah|zona|dapil|rayon"
    "|daerah|kabupaten|kota|provinsi|(?:eks )?karesidenan|dusun"
)
"""What the name of an area begins with."""

_NUMBER: Final = rf"(?: (?:ke )?(?:\( )?(?P<number>{'|'.join(sorted(NUMBERS, key=len, reverse=True))})(?: \))?)?"
# No name of an association or an area has these: a second post, or a capacity, would stand there.
_NO_NAME: Final = (
    "(?!(?:ketua|wakil|sekretaris|bendahara|koordinator|kepala|merangkap|rangkap|sekaligus|juga|selaku|sebagai|yang"
    "|adalah|bukan|calon|bakal|mantan|bekas|terpilih|demisioner|sebelumnya|wafat|almarhum|plt|plh|pjs?|penjabat"
    "|(?:non|tidak) aktif|dan (?!kepulauan)|lama$|eks (?!karesidenan)|/ anggota)(?: |$))"
)
_NO_SECTION: Final = (
    "(?!(?:ketua|wakil|sekretaris|bendahara|koordinator|kepala|merangkap|rangkap|sekaligus|selaku|sebagai|calon|mantan"
    "|terpilih|demisioner|sebelumnya|wafat|almarhum|plt|plh|pjs?|penjabat|(?:non|tidak) aktif|(?:dan|/) anggota$"
    # An office of the government: bidang and seksi are parts of those too.
    "|(?:dinas|dinsos|disos|dispermas)[^ ]*|pkk|partai"
    "|kementerian|kemensos|setda|sekda|sekretariat|pemkab|pemkot|pemprov|pemda|pemdes|opd|skpd|uptd?|dprd?"
    "|bappeda|kesbangpol|puskesmas|polres|polsek|kodim|koramil)(?: |$))"
)
# The head of a section is called so by boards now and then, and by the government always.
_NO_OFFICE: Final = (
    "(?!.* (?:badan|kantor|balai|pemerintah|pemerintahan|kabupaten|kota|provinsi|kecamatan|kelurahan|desa|daerah|kesra"
    "|trantib|ekbang|kesejahteraan rakyat|ketenteraman|pelayanan umum)(?: |$))"
)
# In districts and villages these are offices too.
_NO_SUBOFFICE: Final = (
    "(?!kepala seksi (?:kesejahteraan |pelayanan )?(?:sosial|kesos|pelayanan|pmd|pemberdayaan masyarakat)(?: |$))"
)
_NAME: Final = rf"(?: {_NO_NAME}[^ ]+){{1,12}}"
_SECTION: Final = rf"(?: {_NO_SECTION}[^ ]+){{1,16}}"
_OURS: Final = (
    "(?: (?:badan |dewan )?(?:pengurus|pimpinan)(?: (?:pusat|wilayah|daerah|cabang|anak cabang|ranting|harian))?"
    "| dp[pwdc]| dpac| dprt| p[pwdcb]| pac)?"
    "(?: (?:pusat|wilayah|daerah|cabang|anak cabang|ranting))?"
    r"(?: \()? (?:ipsm|ikatan (?:pekerja sosial masyarakat|psm)|{psm})(?: \( (?:ipsm|psm) \))?"
)
_BODY: Final = rf"(?:{_OURS.replace('{psm}', 'psm|pekerja sosial masyarakat')}(?:{_NAME})?(?: \))?)?"
# Every PSM is a member of it, and no member of its board.
_IPSM: Final = rf"(?:{_OURS.replace('|{psm}', '')}(?:{_NAME})?(?: \))?)?"
_PART: Final = "(?:bidang|seksi|divisi|departemen|biro)"
_WHOLE: Final = "(?:pokja|kelompok kerja)"
# What sections are for. Only of these it is known that "Koordinator ..." names a section and no area.
_WORK: Final = (
    "humas|hubungan masyarakat|organisasi|keorganisasian|kelembagaan|kaderisasi|keanggotaan|sdm|sumber daya manusia"
    "|diklat|pendidikan|pelatihan|litbang|penelitian|pengembangan|publikasi|dokumentasi|media|komunikasi|informasi"
    "|data|informatika|perlengkapan|logistik|konsumsi|kesehatan|keagamaan|kerohanian|hukum|advokasi|kemitraan"
    "|kerja ?sama|usaha|dana|pendanaan|penggalangan dana|kewirausahaan|ekonomi|pemberdayaan|perempuan|anak|pemuda"
    "|olahraga|seni|budaya|lingkungan hidup|kebencanaan|(?:penanggulangan )?bencana|lansia|disabilitas"
    "|(?:rehabilitasi|perlindungan|jaminan|kesejahteraan|pelayanan) sosial|program|perencanaan|evaluasi"
)
_OF_WORK: Final = rf"(?P<section> (?:{_WORK})(?:(?: dan| /)? (?:{_WORK}))*)"
_OF_BOARD: Final = "(?: (?:badan )?pengurus)?"
_COORDINATOR: Final = "kor(?:cam|wil|des|kel|kab|kot|prov|da)"
_COUNCIL: Final = "(?:(?:wakil )?ketua |sekretaris |anggota )?"
_ADVISERS: Final = (
    "(?:(?:dewan |majelis |tim )?(?:penasihat|pertimbangan)|dewan pakar)(?: organisasi)?"
    r"(?: \( (?:majelis pertimbangan organisasi|mp|mpo|dpo) \))?"
)


def _in_part(holder: str) -> str:
    return rf"{holder} (?P<part>{_PART})(?P<section>{_SECTION})"


def _in_section(heads: str) -> str:
    return rf"{heads} (?:(?P<part>{_PART})(?P<section>{_SECTION})|(?P<whole>{_WHOLE}{_SECTION}))"


# The whole title must be one of these; the groups are a number behind it, a section, or a part that is named with its
# kind.
_WORDINGS: Final[tuple[tuple[str, Meaning], ...]] = (
    (f"ketua{_OF_BOARD}{_NUMBER}{_BODY}", Meaning(Post.CHAIR, Post.VICE_CHAIR)),
    (f"ketua umum{_BODY}", Meaning(Post.CHAIR)),
    # Beside the ketua umum, and below him.
    (f"ketua harian{_BODY}", Meaning(Post.VICE_CHAIR)),
    (f"wakil ketua(?: umum| harian)?{_NUMBER}{_BODY}", Meaning(Post.VICE_CHAIR)),
    (rf"wakil ketua{_NUMBER}(?P<whole> (?:{AREA}){_NAME})", Meaning(Post.VICE_CHAIR)),
    # Without a number it may be the deputy of the head of the section.
    (_in_part(f"wakil ketua(?! {_PART} ){_NUMBER}"), Meaning(Post.VICE_CHAIR)),
    # No section has a ketua umum, a sekretaris jenderal or several numbered deputies.
    (_in_part(f"wakil ketua umum{_NUMBER}"), Meaning(Post.VICE_CHAIR)),
    (_in_part(f"wakil sekretaris (?:umum|jenderal){_NUMBER}"), Meaning(Post.VICE_SECRETARY)),
    (_in_part(f"wakil sekretaris(?! {_PART} ){_NUMBER}"), Meaning(Post.VICE_SECRETARY)),
    (_in_part(f"wakil bendahara umum{_NUMBER}"), Meaning(Post.VICE_TREASURER)),
    (_in_part(f"wakil bendahara(?! {_PART} ){_NUMBER}"), Meaning(Post.VICE_TREASURER)),
    (f"sekretaris{_NUMBER}{_BODY}", Meaning(Post.SECRETARY, Post.VICE_SECRETARY)),
    (f"sekretaris (?:umum|jenderal){_BODY}", Meaning(Post.SECRETARY)),
    (f"wakil sekretaris(?: umum| jenderal)?{_NUMBER}{_BODY}", Meaning(Post.VICE_SECRETARY)),
    (f"bendahara{_NUMBER}{_BODY}", Meaning(Post.TREASURER, Post.VICE_TREASURER)),
    (f"bendahara umum{_BODY}", Meaning(Post.TREASURER)),
    (f"wakil bendahara(?: umum)?{_NUMBER}{_BODY}", Meaning(Post.VICE_TREASURER)),
    (_in_section("(?:ketua|koordinator)"), Meaning(Post.SECTION_HEAD)),
    (_NO_OFFICE + _NO_SUBOFFICE + _in_section("kepala"), Meaning(Post.SECTION_HEAD)),
    (_in_section("(?:anggota|pengurus)"), Meaning(Post.SECTION_MEMBER)),
    (f"koordinator{_OF_WORK}", Meaning(Post.SECTION_HEAD)),
    (f"anggota{_OF_WORK}", Meaning(Post.SECTION_MEMBER)),
    # Whoever is listed under the name of a section is in it, perhaps as its head.
    (f"(?P<part>bidang|seksi|divisi)(?P<section>{_SECTION})", Meaning(Post.SECTION_MEMBER)),
    (f"(?:ketua|kepala|koordinator) (?:{_PART}|{_WHOLE})", Meaning(Post.SECTION_HEAD, needs_section=True)),
    (f"(?:(?:anggota|pengurus) )?(?:{_PART}|{_WHOLE})", Meaning(Post.SECTION_MEMBER, needs_section=True)),
    (f"(?P<part>{_COORDINATOR})(?: (?:ipsm|psm))?(?P<section>{_NAME})?", Meaning(Post.COORDINATOR)),
    (rf"koordinator(?: (?:ipsm|psm))?(?: (?:{AREA})|(?P<whole> (?:{AREA}){_NAME}))?", Meaning(Post.COORDINATOR)),
    (f"{_COUNCIL}{_ADVISERS}{_NUMBER}{_BODY}", Meaning(Post.ADVISER)),
    (f"{_COUNCIL}(?:dewan )?(?:pembina|pelindung)(?: umum| harian| utama)?{_NUMBER}{_BODY}", Meaning(Post.PATRON)),
    (f"{_COUNCIL}(?:tim |dewan )?pengarah{_NUMBER}{_BODY}", Meaning(Post.DIRECTOR)),
    (f"{_COUNCIL}(?:tim )?motivator(?: (?:dan )?dinamisator)?{_NUMBER}{_BODY}", Meaning(Post.MOTIVATOR)),
    (f"anggota{_NUMBER}{_IPSM}", Meaning(Post.MEMBER)),
    (f"(?:anggota )?pengurus{_NUMBER}{_IPSM}", Meaning(Post.MEMBER)),
)


# Most who import a post never read a title, and to compile the wordings takes longer than all else in this module.
@cache
def wordings() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    """Return the wordings of titles, compiled, with what each means."""
    return tuple((re.compile(wording), meaning) for wording, meaning in _WORDINGS)


@cache
def marks() -> tuple[tuple[re.Pattern[str], Capacity | None], ...]:
    """Return what tells a capacity, compiled, in the order in which it is looked for."""
    return tuple((re.compile(mark), capacity) for mark, capacity in _MARKS)
