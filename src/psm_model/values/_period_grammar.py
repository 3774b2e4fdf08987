"""The grammar of periods in words: names of terms and boards, and patterns of two dates and the words around them."""

from __future__ import annotations

from typing import Final

from ._date_grammar import MONTH_NAMES, WEEKDAY_NAMES

__all__ = [
    "AFTER_TERM",
    "BEFORE_TERM",
    "EXTENDED",
    "HIJRI_TERM",
    "JOINT",
    "LASTING",
    "MONTH_FIRST",
    "NAMED",
    "SHORT_YEARS",
    "SINCE_OPEN",
    "TERM_WORDS",
    "UNKNOWN_WORDS",
    "UNTIL_NOW",
    "WEEKDAY_PAIR",
    "WITHIN_MONTH",
    "WITHIN_YEAR",
    "YEARS",
]

TERM_WORDS: Final = (
    "pengurus|kepengurusan|periode|priode|perode|preode"
    "|masa ?(?:bakti|bhakti|khidmat|khidmah|khitmat|jabatan|kerja|tugas|kepengurusan|kepemimpinan)|tahun"
    "|board|term of office|term|period"
)
"""A pattern of the generic words for a term before the years of a label."""
_ORDINAL: Final = (
    r"(?: (?:pertama|kesatu|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan|kesembilan|kesepuluh)"
    r"| (?:ke[- ]?)?[ivx]{1,5}(?=[ :,(])| ke[- ]?[0-9]{1,2}(?=[ :,(])"
    rf"| [0-9]{{1,2}}(?= ?(?:{TERM_WORDS}|th|[(:]))"
    r"| (?:[0-9]{1,2}|dua|tiga|empat|lima|enam)(?= [12][0-9]{3} ?[-/\u2010-\u2015]))?"
)
_REPLACED: Final = r"(?:p\.?a\.?w\.?|(?:(?:pengganti(?:an)?|pergantian) )?antar ?waktu)"
"""Words for a board with members who were replaced within its term."""
_LEVEL: Final = "kabupaten|kota|kecamatan|desa|kelurahan|provinsi"
_AREA_WORD: Final = rf"(?:se-?|tingkat )?(?:{_LEVEL}|kab|kec|prov|kel|wilayah|daerah|eks karesidenan)(?![a-z])\.?"
"""What an area is called, in any case."""
_CARDINAL: Final = "(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
# Words that begin another part of the label.
_NO_PLACE: Final = (
    rf"(?!(?:{TERM_WORDS}|thn?|{_REPLACED}|ipsm|psm|ikatan|pekerja|susunan|struktur|personalia|badan|dewan|pimpinan"
    r"|sisa|melanjutkan|meneruskan|rest|remainder|t\.?m\.?t|terhitung|mulai|sejak|dari|since|from|selama"
    rf"|{_CARDINAL} (?:tahun|thn?))(?![a-z]))"
)
# Among words with capitals, only what an area is called may be in lower case.
_PLACE: Final = (
    rf"(?:(?: {_NO_PLACE}(?:(?-i:[a-z][a-z.'-]{{1,24}})|{_AREA_WORD})){{1,6}}(?![a-z.'-]| {_NO_PLACE}[a-z]{{2}})"
    rf"|(?: {_NO_PLACE}(?:(?:se-?)?(?-i:[A-Z])[a-z.'-]{{1,24}}|{_AREA_WORD})){{0,6}})"
)
_ASSOCIATION: Final = r"(?:(?:ikatan )?(?:pekerja sosial masyarakat|psm)|ipsm)(?: \((?:ipsm|psm)\))?"
_BODY: Final = (
    rf"{_ASSOCIATION}{_PLACE}"
    r"|(?:(?:susunan|struktur|personalia) )?(?:(?:badan|dewan) )?(?:pengurus|kepengurusan|pimpinan)"
    rf"(?: (?:(?:{_LEVEL}){_PLACE}|pusat|nasional|wilayah|daerah|cabang|anak cabang|ranting|harian))?"
)
"""The board or the association."""
NAMED: Final = rf"(?:{_ASSOCIATION}|(?:pengurus|kepengurusan|pimpinan)(?= (?:{_LEVEL}) ))(?P<place>{_PLACE})"
"""The area of the board or the association."""
_CARETAKER: Final = (
    "(?:(?:pengurus|kepengurusan|tim|masa (?:bakti|jabatan|tugas)) )?"
    "(?:kara?teker|karetaker|kareteker|car[ae]teker|care ?taker)"
)
"""Words for a board that serves until the next one is elected."""
EXTENDED: Final = r"\b(?:(?:di|mem)?perpanjang(?:an|kan)?|lanjutan|extended|extension|continued)\b"
"""Words that leave open whether the dates beside them are those of the term or of its extension."""
_REST: Final = r"(?:(?:melanjutkan |meneruskan )?sisa(?: dari)? |(?:the )?(?:rest|remainder) of (?:the )?)"
"""Words for the part of a term that is left when members are replaced."""
_NUMBER: Final = r"(?:[0-9]{1,2}(?: ?\([a-z ]{3,20}\))?|[a-z]{3,8}(?: belas| puluh)?)"
_LENGTH: Final = rf"(?P<years>{_NUMBER}) ?(?:tahun|thn?|years?)\.?"
_LENGTH_BEFORE: Final = (
    # "Periode 3 Tahun 2020-2025" is the third term.
    rf"(?!(?:periode|kepengurusan) [0-9]{{1,2}} (?:tahun|thn?\.?) [0-9]{{4}})(?:(?:{TERM_WORDS}) ?:? )?"
    rf"\(?(?:selama )?(?=[0-9]|{_CARDINAL}){_LENGTH}(?![a-z])\)?"
)
BEFORE_TERM: Final = (
    rf"(?:(?:{_CARETAKER}|{_BODY}|board of(?: the)?|(?P<paw>{_REPLACED})|{_LENGTH_BEFORE}"
    rf"|(?P<rest>{_REST})?(?:{TERM_WORDS}|thn?\.?){_ORDINAL})"
    r"(?: ?[:,] ?| |(?=\()))*"
    r"(?P<since>(?:t\.?m\.?t\.?|terhitung (?:mulai|sejak)|mulai|dari|sejak|since|from) ?:? )?"
    r"(?:tanggal |tgl\.? |bulan )?"
)
"""Words before the dates of a term."""
AFTER_TERM: Final = (
    rf"(?:,? (?P<paw>{_REPLACED}|\({_REPLACED}\))|,? \(?(?:selama )?{_LENGTH}\)?"
    rf"|,? \(?(?P<rest>sisa (?:{TERM_WORDS}))\)?|,? (?:{_BODY})|,? (?:{_CARETAKER}|\({_CARETAKER}\))){{0,3}}$"
)
"""Words after the dates of a term."""
_DASH: Final = r"[-~\u2010-\u2015\u2192\u2212\u301c\uff5e]"
_UNTIL: Final = r"(?:s ?\.? ?d\.?|s ?/ ?d\.?|sampai(?: dengan)?|hingga|to|until|till|through)"
_TO: Final = rf"(?: ?{_DASH} ?| {_UNTIL} )"
YEARS: Final = rf"([0-9]{{4}})(?: M)? ?(?:{_DASH}{{1,2}}|/) ?(?:(?:tahun|thn?\.?) )?([0-9]{{4}})(?: M(?:asehi)?)?"
"""Two years."""
_HIJRI_YEARS: Final = rf"1[2-6][0-9]{{2}}(?: ?H)? ?{_DASH} ?1[2-6][0-9]{{2}} ?H(?:ijri(?:y?ah)?)?"
"""Years of the Islamic calendar, marked with H."""
HIJRI_TERM: Final = rf"(?: ?/ ?| ?\(){_HIJRI_YEARS}\.?\)?$|^{_HIJRI_YEARS}\.? ?/ ?"
"""Years of the Islamic calendar beside others."""
JOINT: Final = (
    # A word between spaces, or beside digits.
    rf" {_UNTIL} |(?<=[0-9]) ?(?:s\.d\.|s/d|sd) ?(?=[0-9])"
    # A dash between spaces; or without them after a year, before a day and its month, a month in words or "now".
    rf"| {_DASH} |(?<=[0-9]{{4}}) ?{_DASH} ?(?=[0-9]{{1,2}}[ /.-]|[a-z]{{3}})"
    # A slash between two dates without slashes.
    r"|(?<=[0-9])/(?=[0-9]{1,4}-[0-9]{1,2}-)|(?<=[0-9]{4}-[0-9]{2})/(?=[0-9]{4}-[0-9]{2}$)"
)
"""A word or a mark between two dates of any form."""
WEEKDAY_PAIR: Final = (
    rf"(?:hari )?(?P<first>{WEEKDAY_NAMES})(?P<joint>{_TO}|,? dan | ?& ?| and )(?P<last>{WEEKDAY_NAMES})"
    r"(?: ?, ?| |(?=\())(?:(?:tanggal|tgl\.?) )?(?P<dates>\(.+\)|[^()]+)"
)
"""Two weekdays before two days: *Sabtu-Minggu, 11-12 Oktober 2025*."""
_AND: Final = r"(?:,? dan | ?& ?| and )"
WITHIN_MONTH: Final = (
    rf"(?P<first>[0-9]{{1,2}})(?:{_TO}|(?P<and>{_AND}))"
    r"(?P<last>[0-9]{1,2})(?P<month> [a-z]{3,9}\.? [0-9]{4}|(?P<mark>[/.-])[0-9]{1,2}(?P=mark)[0-9]{4})"
)
"""Two days of one month: *11-12 Oktober 2025*."""
MONTH_FIRST: Final = (
    rf"(?P<month>{MONTH_NAMES})\.? (?P<first>[0-9]{{1,2}}){_TO}(?P<last>[0-9]{{1,2}}),? (?P<year>[0-9]{{4}})"
)
"""Two days after their month: *October 11-12, 2025*."""
WITHIN_YEAR: Final = rf"((?:[0-9]{{1,2}} )?[a-z]{{3,9}})\.?{_TO}((?:[0-9]{{1,2}} )?[a-z]{{3,9}}\.? [0-9]{{4}})"
"""Two months, or days of two months, of one year: *Maret - Mei 2025*."""
LASTING: Final = (
    rf"(?:(?:{TERM_WORDS}) )?(?:selama )?{_LENGTH},? (?:terhitung )?(?:sejak|mulai|from) "
    r"(?:tanggal |tgl\.? )?(?P<start>.+)"
)
"""A length and a first day: *5 (lima) tahun terhitung sejak 1 Maret 2024*."""
SHORT_YEARS: Final = rf"(?P<first>[0-9]{{4}}) ?(?:{_DASH}|/) ?(?P<mark>'?)(?P<last>[0-9]{{2}})"
"""Two years, the second in two digits, or a year and a month: *2025-30*, *2025-06*."""
SINCE_OPEN: Final = r"(?:sejak|since) (?P<start>.+?),? (?:tanpa batas waktu|open-ended)"
"""A first day without a last one, as periods are written."""
UNKNOWN_WORDS: Final = "(?:hari yang )?tidak diketahui|an unknown day"
"""Words for a day that is not known."""
UNTIL_NOW: Final = "(?:sekarang|kini|saat ini)(?: ini)?|selesai|now|(?:the )?present|today"
"""Words for the present."""
