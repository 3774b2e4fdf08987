"""The grammar of dates: names of months and weekdays, and patterns of dates and the words around them."""

from __future__ import annotations

from typing import Final

__all__ = [
    "AFTER",
    "BEFORE",
    "DATELINE",
    "FAR",
    "FORMS",
    "MONTH_NAMES",
    "MONTH_NUMBERS",
    "ONLY_WEEKDAY",
    "OTHER_CALENDAR",
    "RELATIVE",
    "RELATIVE_DAYS",
    "REPEATED",
    "ROMAN_MONTHS",
    "SIDES",
    "TWO_RELATIVE",
    "WEEKDAY_NAMES",
    "WEEKDAY_NUMBERS",
]

# Indonesian names and abbreviations first, then the English ones that differ.
MONTH_NUMBERS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january janu",
            "februari pebruari feb peb febr pebr february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agust agus agst agu agt ags august aug",
            "september septem sept sep",
            "oktober okto okt october octo oct",
            "november nopember novem nopem nov nop",
            "desember desem des december decem dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Numbers of the months by each of their names, in lower case."""
_NUMERALS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ROMAN_MONTHS: Final = {numeral: number for number, numeral in enumerate(_NUMERALS, start=1)}
"""Numbers of the months by their Roman numerals, as in "5-IX-2025"."""
MONTH_NAMES: Final = f"(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})"
"""A pattern of the names of the months."""
WEEKDAY_NUMBERS: Final = {
    name: number
    for number, names in enumerate(
        (
            "senin,senen,sen,monday,mon",
            "selasa,sel,tuesday,tues,tue",
            "rabu,rebo,rabo,rab,wednesday,wed",
            "kamis,kemis,kam,thursday,thurs,thur,thu",
            "jumat,jum'at,jum at,jum,friday,fri",
            "sabtu,sab,saturday,sat",
            "minggu,ahad,min,mgg,sunday,sun",
        )
    )
    for name in names.split(",")
}
"""Numbers of the weekdays by each of their names, in lower case; Monday is 0, as in `date.weekday`."""
_TIME_OF_DAY: Final = r"(?:dini hari|subuh|pagi|siang|sore|petang|malam)"
_MARK: Final = r"[-\u2010-\u2015|/,@\u2022\u00b7]"  # separators of the parts of a dateline
_TIME: Final = r"(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?:[.:][0-5][0-9](?:\.[0-9]{1,6})?)?"
_HOUR: Final = rf"(?:{_TIME}|[01]?[0-9]|2[0-4])"
# Only the zones of Indonesia, in which a day is the day of the text.
_ZONE: Final = r"(?: ?(?:wib|wita|wit|(?:gmt|utc)? ?\+0?[789](?::?00)?))?"
_CLOCK: Final = (
    rf"(?:(?:pukul|pkl|pk|jam|at)\.? ?:? ?{_HOUR}|{_TIME})(?: ?[ap]m)?{_ZONE}(?: {_TIME_OF_DAY})?"
    r"(?: ?(?:-|–|s\.?d\.?|s/d|sampai|sampai dengan|hingga) ?"
    rf"(?:selesai|(?:{_HOUR}{_ZONE})?))?"
)
WEEKDAY_NAMES: Final = "|".join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))
"""A pattern of the names of the weekdays."""
_PASARAN: Final = r"(?:legi|manis|pahing|paing|pon|wage|kliwon)"
FAR: Final = 1_000_000
"""More days than are between any two dates."""
SIDES: Final = {
    **dict.fromkeys(("lalu", "silam", "tadi"), (-FAR, 0)),
    **dict.fromkeys(("kemarin", "kemaren"), (-FAR, -1)),
    **dict.fromkeys(("nanti", "kelak"), (0, FAR)),
    **dict.fromkeys(("mendatang", "datang", "depan", "besok", "esok", "lusa"), (1, FAR)),
}
"""Words for the past and the future, with the least and the most days from the day of publication to such a day."""
_SIDE: Final = rf"(?:yang )?(?:telah |akan )?(?P<side>{'|'.join(SIDES)})(?: {_TIME_OF_DAY})?"
_IS_PUBLISHED: Final = (
    r"(?:(?:diterbitkan|dipublikasikan|terbit|published|posted)(?: (?:pada|on))?(?: ?: ?| )"
    r"|(?:tertanggal|dated)(?: ?: ?| )|per |on )?"
)
BEFORE: Final = (
    rf"{_IS_PUBLISHED}(?:pada )?(?:hari ini ?,? (?=hari |{WEEKDAY_NAMES}))?(?:hari ?[/,] ?(?:tanggal|tgl\.?) ?: ?)?"
    rf"(?:(?:hari )?(?P<weekday>{WEEKDAY_NAMES})\.?"
    rf"(?:(?: |-){_PASARAN}| \({_PASARAN}\))?(?: {_TIME_OF_DAY})?"
    rf"(?: {_SIDE})?(?: ?{_MARK} ?| (?=\S)|(?=\()))?"
    r"(?:(?:tanggal|tgl\.?)(?: ?: ?| ?(?=\()| ))?(?=\S)"
)
"""Words before a date: on which weekday, in which part of the day."""
AFTER: Final = (
    rf"(?P<mark>,? M(?:asehi)?)?(?:,? (?:{_TIME_OF_DAY}))?"
    rf"(?:(?: ?[|@\u2022\u00b7/,] ?| {_MARK} | |T(?=[0-9]{{2}}:))(?:{_CLOCK}|\({_CLOCK}\)))?"
    rf"(?:,? {_SIDE})?"
    rf"(?: \((?:hari )?(?P<weekday>{WEEKDAY_NAMES})\))?$"
)
"""Words after a date: the time of day, the past or the future, the weekday in brackets."""
_HIJRI: Final = (
    r"(?:(?:[0-9]{1,2} )?[a-z'-]{3,12}(?: [a-z'-]{3,12})? )?1[2-6][0-9]{2} ?H(?:ijri(?:y?ah)?)?(?![a-z0-9])\.?"
)
"""A date of the Islamic calendar, marked with H."""
_BESIDE_HIJRI: Final = (
    r"(?: ?[/|\u2022\u00b7=] ?|,? (?:bertepatan|bersamaan) (?:dengan|pada)(?: (?:hari|tanggal))? | ?\()"
)
OTHER_CALENDAR: Final = (
    rf"{_BESIDE_HIJRI}{_HIJRI}\)?|(?<![a-z0-9]){_HIJRI}(?: ?[/|\u2022\u00b7=] ?|,? bertepatan dengan |(?= \())"
)
"""A date of the Islamic calendar beside another date."""
_PLACE: Final = r"[A-Z][A-Za-z.'-]{1,24}(?: [A-Z][A-Za-z.'-]{1,24}){0,3}"
# Case matters: a place begins with a capital letter.
_SIGNED: Final = "(?i:ditetapkan|dikeluarkan|disahkan|dibuat|ditandatangani|diundangkan|diputuskan)"
_OUTLET: Final = r"(?:,? ?\([A-Za-z][A-Za-z. ]{1,24}\)|, [A-Za-z0-9-]{2,24}(?:\.[a-z]{2,6}){1,2})"
"""The outlet after the place in a byline: *BATANG, contoh.id - Kamis (16/10/2025)*."""
DATELINE: Final = (
    rf"(?:{_SIGNED}(?: (?i:di) ?:? ?{_PLACE} ?,?)?(?= (?i:pada|tanggal|tgl))"
    rf"|{_SIGNED} (?i:di) ?:? ?{_PLACE} ?,"
    rf"|(?P<at>(?i:di) )?(?P<place>{_PLACE})(?:{_OUTLET}? [-\u2010-\u2015](?= )| ?,)) ?"
)
"""A place or words of signature before a date."""
_YEAR: Final = r"(?P<year>[0-9]{4}|'?(?P<short>[0-9]{2}))"
_MONTH: Final = r"(?P<month>[A-Za-z]{3,9})"
_DAY: Final = r"(?P<day>[0-9]{1,2})"
_AFTER_MONTH: Final = r"(?:\.?,? |\.,?|,)(?:(?:tahun|thn?\.?) )?"
FORMS: Final = (
    rf"(?:the )?{_DAY}(?:st|nd|rd|th)?,? (?:of )?(?:bulan )?{_MONTH}{_AFTER_MONTH}{_YEAR}",
    rf"{_DAY},? bulan (?P<month>[0-9]{{1,2}}),? (?:tahun|thn?\.?) (?P<year>[0-9]{{4}})",
    rf"(?:bulan )?{_MONTH}(?:{_AFTER_MONTH}|-)(?P<year>[0-9]{{4}})",
    rf"{_MONTH}\.? {_DAY}(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})",
    rf"{_DAY}(?P<mark>[-/]){_MONTH}(?P=mark){_YEAR}",
    rf"{_DAY}(?P<mark>-)(?P<month>[0-9]{{1,2}}|(?-i:[IVX]{{1,4}}))(?P=mark){_YEAR}",
    rf"{_DAY}{_MONTH}(?P<year>[0-9]{{4}})",
    rf"{_DAY} ?(?P<mark>[/.]) ?(?P<month>[0-9]{{1,2}}) ?(?P=mark) ?{_YEAR}",
    r"(?:(?:tahun|thn?\.?) )?(?P<year>[0-9]{4})",
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?",
    rf"(?P<year>[0-9]{{4}})(?P<mark>[/.-])(?P<month>[0-9]{{1,2}})(?P=mark){_DAY}",
    rf"{_DAY} ?/ ?(?P<month>[0-9]{{1,2}})",
    rf"{_DAY} (?:bulan )?{_MONTH}",
)
"""The orders of the parts of a date. Where the month is in words, its name is looked up."""
# "Minggu lalu" is last week, and short forms are other words too.
ONLY_WEEKDAY: Final = (
    r"(?:(?:pada )?(?P<named>hari) )?"
    rf"(?P<weekday>{'|'.join(name for name in WEEKDAY_NUMBERS if len(name) >= len('rabu'))})"
    rf"(?: {_TIME_OF_DAY})?(?: {_SIDE})?"
)
"""A weekday without a date."""
REPEATED: Final = r"(?P<words>[^()]*[a-z][^()]*[^() ]) ?\((?P<digits>[0-9]{1,2}([/.-])[0-9]{1,2}\3[0-9]{4})\)"
"""A date whose digits repeat it in brackets, as in the minutes of a meeting."""
RELATIVE_DAYS: Final = {"hari ini": 0, "kemarin": -1, "besok": 1, "lusa": 2}
"""Words relative to the day of publication, with the days from it."""
_RELATIVE_WORD: Final = f"(?:{'|'.join(RELATIVE_DAYS)})"
RELATIVE: Final = rf"(?P<word>{_RELATIVE_WORD})(?:(?:,? |,|(?=\())(?P<rest>.+))?"
"""A relative word, and the date or weekday beside it."""
TWO_RELATIVE: Final = rf"(?<![a-z]){_RELATIVE_WORD}(?![a-z]).*(?<![a-z]){_RELATIVE_WORD}(?![a-z])"
"""Two relative words, which contradict each other or mean another day: *kemarin lusa*, *hari ini besok*."""
