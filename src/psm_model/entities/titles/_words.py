"""The words of a title in their usual spelling, with their places in the title."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from unicodedata import category, normalize

__all__ = ["NUMBERS", "ORDINALS", "Word", "fold", "split_title"]


class Word(NamedTuple):
    """A word of a title."""

    text: str
    """The word in lower case and in its usual spelling."""
    start: int
    """Where it starts in the title as written."""
    end: int
    """Where it ends there; an abbreviation gives several words with one place."""


_ROMAN: Final = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    *("xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"),
)
_CARDINALS: Final = ("satu", "dua", "tiga", "empat", "lima", "enam")
ORDINALS: Final = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam")
"""Numbers of an order, which may count those who held a post one after the other (*Ketua pertama*)."""
NUMBERS: Final[dict[str, int]] = {
    **{numeral: number for number, numeral in enumerate(_ROMAN, start=1)},
    **{str(number): number for number in range(1, 21)},
    **{f"0{number}": number for number in range(1, 10)},
    **{word: number for number, word in enumerate(_CARDINALS, start=1)},
    **{word: number for number, word in enumerate(ORDINALS, start=1)},
    # Scanned: the letter l for the numeral I.
    **{"l" * number: number for number in range(1, 4)},
}
"""Numbers after titles: numerals, digits and words, from one to twenty."""

# Plain characters for fullwidth ones, dashes and quotation marks; one for one, so that places stay the same.
_PLAIN: Final[dict[int, str]] = {
    **{wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(range(0x2010, 0x2016), "-"),
    **dict.fromkeys((0x2212, 0x2026, 0x00B7, 0x2022), "-"),
    **dict.fromkeys((0x201C, 0x201D, 0x201E, 0x201F, 0x00AB, 0x00BB, 0x00B4), '"'),
    **dict.fromkeys((0x2018, 0x2019), "'"),
}
# Spaced letters (a title in a heading), letters with dots (I.P.S.M.), a word, or a sign.
_TOKEN: Final = re.compile(
    r"""(?<!\S)[^\W\d_](?:\ [^\W\d_]){3,}(?!\S)
    |(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?
    |[^\s.,;:/\\|()\[\]{}<>"=+*_~^`&!?#@$%-]+
    |[()\[\]{}/\\|&=+<>!?#@$%]""",
    re.VERBOSE,
)
# The name of the association, also misread by a scanner. LPSM is another body.
_ASSOCIATION: Final = re.compile("[Il1]P[S5]M")
_LISTED: Final = re.compile(r"\s*\d{1,2}[.)]\s+")
_SIGNS: Final[dict[str, str]] = {
    **dict.fromkeys("[{", "("),
    **dict.fromkeys("]}", ")"),
    **dict.fromkeys("\\|", "/"),
    **dict.fromkeys("&+", "dan"),
}
_SPELLINGS: Final[dict[str, str]] = {
    # Abbreviations.
    "ketum": "ketua umum",
    "waket": "wakil ketua",
    "waketu": "wakil ketua",
    "waketum": "wakil ketua umum",
    "wakatum": "wakil ketua umum",
    "waka": "wakil ketua",
    "waksek": "wakil sekretaris",
    "wakben": "wakil bendahara",
    "wakbend": "wakil bendahara",
    "wa": "wakil",
    "wak": "wakil",
    "wk": "wakil",
    "wkl": "wakil",
    "wakl": "wakil",
    "w": "wakil",
    "ka": "kepala",
    "sek": "sekretaris",
    "sekr": "sekretaris",
    "sekret": "sekretaris",
    "sekre": "sekretaris",
    "sekjen": "sekretaris jenderal",
    "sekjend": "sekretaris jenderal",
    "sekum": "sekretaris umum",
    "wasek": "wakil sekretaris",
    "wasekr": "wakil sekretaris",
    "wasekjen": "wakil sekretaris jenderal",
    "wasekjend": "wakil sekretaris jenderal",
    "wasekum": "wakil sekretaris umum",
    "bend": "bendahara",
    "bendum": "bendahara umum",
    "waben": "wakil bendahara",
    "wabend": "wakil bendahara",
    "wabendum": "wakil bendahara umum",
    "kabid": "kepala bidang",
    "kasi": "kepala seksi",
    "kasie": "kepala seksi",
    "kadiv": "kepala divisi",
    "kadept": "kepala departemen",
    "kadep": "kepala departemen",
    "kabiro": "kepala biro",
    "ketbid": "ketua bidang",
    "korsi": "koordinator seksi",
    "korsie": "koordinator seksi",
    "kordiv": "koordinator divisi",
    "koordiv": "koordinator divisi",
    "kordep": "koordinator departemen",
    "kordept": "koordinator departemen",
    "korbid": "koordinator bidang",
    "koorbid": "koordinator bidang",
    "koord": "koordinator",
    "koor": "koordinator",
    "kord": "koordinator",
    "koorcam": "korcam",
    "koorwil": "korwil",
    "koordes": "kordes",
    "bid": "bidang",
    "sie": "seksi",
    "div": "divisi",
    "dept": "departemen",
    "dep": "departemen",
    "ang": "anggota",
    "angg": "anggota",
    "agt": "anggota",
    "kec": "kecamatan",
    "kel": "kelurahan",
    "ds": "desa",
    "kab": "kabupaten",
    "prov": "provinsi",
    "prop": "provinsi",
    "propinsi": "provinsi",
    "wil": "wilayah",
    "mpo": "majelis pertimbangan organisasi",
    "mpkt": "majelis pertimbangan karang taruna",
    "wantim": "dewan pertimbangan",
    "dinsos": "dinas sosial",
    "kadinsos": "kepala dinas sosial",
    "kadis": "kepala dinas",
    "kades": "kepala desa",
    "walikota": "wali kota",
    # Other spellings.
    "sekertaris": "sekretaris",
    "seketaris": "sekretaris",
    "jendral": "jenderal",
    "general": "jenderal",
    "penasehat": "penasihat",
    "kordinator": "koordinator",
    "koordinatur": "koordinator",
    "majlis": "majelis",
    "demisionir": "demisioner",
    "demissioner": "demisioner",
    "pertimbangn": "pertimbangan",
    "devisi": "divisi",
    "departement": "departemen",
    "department": "departemen",
    "antarwaktu": "antar waktu",
    "nonaktif": "non aktif",
    "karateker": "karteker",
    "karetaker": "karteker",
    "kareteker": "karteker",
    "carateker": "karteker",
    "careteker": "karteker",
    "caretaker": "karteker",
    "pit": "plt",
    "p1t": "plt",
    "almarhumah": "almarhum",
    "alm": "almarhum",
    "almh": "almarhum",
    "exofficio": "ex officio",
    "eksofisio": "ex officio",
    "eksofficio": "ex officio",
    "exofisio": "ex officio",
    "ofisio": "officio",
    "oficio": "officio",
    "offisio": "officio",
}
# Letters that scanners confuse, and the known words with these letters replaced.
_SCANNED: Final = str.maketrans({"0": "o", "1": "i", "l": "i", "|": "i", "c": "e", "v": "u", "5": "s"})
_KNOWN: Final = frozenset(
    (
        *("anggota", "badan", "bendahara", "bidang", "demisioner", "departemen", "desa", "dewan", "divisi"),
        *("harian", "ikatan", "jenderal", "kabupaten", "kecamatan", "kelurahan", "kepala", "ketua"),
        *("koordinator", "korcam", "majelis", "mantan", "masyarakat", "merangkap", "motivator", "organisasi"),
        *("pejabat", "pekerja", "pelaksana", "pelindung", "pembina", "penasihat", "pengarah", "pengurus"),
        *("penjabat", "pertimbangan", "provinsi", "sekretaris", "seksi", "sementara", "sosial", "terpilih"),
        *("tugas", "umum", "wakil", "wilayah"),
    )
)
_SKELETONS: Final = {word.translate(_SCANNED): word for word in sorted(_KNOWN)}
# In a word of this length, one wrong letter leaves no doubt.
_LONG: Final = 7
_POSTS: Final = (
    *("anggota", "bendahara", "koordinator", "motivator", "pelindung", "pembina"),
    *("penasihat", "pengarah", "pengurus", "pertimbangan", "sekretaris"),
)
_NUMBERED: Final = re.compile(r"([a-z]{4,})([0-9]{1,2})")


def fold(word: str) -> str:
    """Return a word without case, combining marks and invisible characters.

    >>> fold("Sekretari\u0307s"), fold("SEKRETARİS"), fold("Ⅱ")
    ('sekretaris', 'sekretaris', 'ii')
    """
    if word.isascii():
        return word.lower()
    # Twice, because each step may produce what the other removes: ŉ, İ.
    bare = _unmarked(_unmarked(word).casefold())
    # The dotless i is a letter of its own.
    return bare.replace("\u0131", "i")


def _unmarked(word: str) -> str:
    return "".join(sign for sign in normalize("NFKD", word) if category(sign)[0] not in "MCZ")


def split_title(title: str) -> list[Word]:
    """Return the words of a title. Brackets and slashes are words; other punctuation is omitted.

    >>> [word.text for word in split_title("Wk. Ketua-II (Plt)")]
    ['wakil', 'ketua', 'ii', '(', 'plt', ')']
    """
    plain = title.translate(_PLAIN)
    listed = _LISTED.match(plain)
    words: list[Word] = []
    for token in _TOKEN.finditer(plain, 0 if listed is None else listed.end()):
        sign = "ipsm" if _ASSOCIATION.fullmatch(token[0]) else _SIGNS.get(token[0])
        bare = fold(token[0].replace(".", "").replace(" ", "")).strip("'") if sign is None else sign
        words += (Word(text, token.start(), token.end()) for text in _spell(bare).split())
    return words


def _spell(word: str) -> str:
    """Return a word in its usual spelling; an abbreviation gives several words."""
    if word in _KNOWN or word in NUMBERS:
        return word
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    numbered = _NUMBERED.fullmatch(word)
    if numbered is not None and (spelled := _spell(numbered[1])).split()[-1] in _KNOWN:
        return f"{spelled} {numbered[2]}"
    scanned = _SKELETONS.get(word.replace("rn", "m").translate(_SCANNED))
    if scanned is not None:
        return scanned
    if len(word) >= _LONG:
        return next((post for post in _POSTS if _differ_little(word, post)), word)
    return word


def _differ_little(word: str, other: str) -> bool:
    """Return whether two words with the same first letter differ by one letter: missing, added, wrong or swapped."""
    if word[0] != other[0] or abs(len(word) - len(other)) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    rest, other_rest = word[at:], other[at:]
    return (
        rest[1:] == other_rest
        or rest == other_rest[1:]
        or rest[1:] == other_rest[1:]
        or (rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:])
    )
