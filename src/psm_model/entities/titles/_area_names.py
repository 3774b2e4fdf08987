"""Names of areas in titles: what follows the name of an association, as far as it can only be an area."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from psm_model.values.place_names import is_further_word

from ._words import NUMBERS, Word
from .sections import WORK

__all__ = ["AREA", "has_status", "is_area_name"]

AREA: Final = (
    "kecamatan|kapanewon|kemantren|distrik|desa|kelurahan|kalurahan|nagari|gampong|pekon|wilayah|zona|dapil|rayon"
    "|daerah|kabupaten|kota|provinsi|(?:eks )?karesidenan|dusun"
)
"""A pattern of the words before the name of an area."""
_LARGE: Final = frozenset({"kabupaten", "kota", "provinsi", "daerah"})
"""Areas whose names are known: a further word of the name is in the list."""
_FREE_WORDS: Final = 2
"""The words of the name of a district or a village that may be any; nearly all names have no more."""
_STATUS: Final = (
    "di[a-z]{3,}kan|me(?:ng|ny|n|m|r|l)?[a-z]{3,}kan|di(?:copot|pecat|ganti|tahan|tangkap|lantik|pilih|gugat|tuntut|usir"
    "|tolak|cabut|angkat|tunjuk|vonis|hukum|periksa|demo|geser|mutasi|rotasi|skors|ciduk|sidang|lengser|penjara|adili"
    "|dakwa|jabat|pimpin|ketuai|nonaktif|demisioner)|lengser|mundur|berhenti|pensiun|cuti|sakit|bubar|beku|vakum|kosong"
    "|lowong|menolak|mengaku|menjabat|membantah|berkata|berharap|berpesan|hadir|kata|ujar|tutur|palsu|gadungan|tandingan"
    "|ilegal|liar|abal|versi|resmi|sah|saat|tersangka|terdakwa|terpidana|terduga|terlapor|narapidana|buron|bukan"
    "|calon|bakal|mantan|bekas|terpilih|demisioner|sebelumnya|terdahulu|wafat|almarhum|plt|plh|pjs?|pgs|penjabat|paw"
    "|(?:non|tidak|belum|sudah|telah|akan|masih|sedang)"
)
"""A pattern of words about the holder or the board. No name of an area or a section has them."""
_OTHER: Final = re.compile(
    rf"{_STATUS}|ketua|wakil|sekretaris|bendahara|koordinator|kepala|anggota|pengurus|pembina|penasihat|pelindung"
    "|pengarah|motivator|camat|lurah|bupati|gubernur|menteri|merangkap|rangkap|sekaligus|juga|selaku|sebagai|yang"
    "|adalah|ialah|dan|atau|dengan|oleh|untuk|dari|pada|di|ke|bapak|pak|ibu|bu|sdri?|saudara|saudari|hj?|drs|dra|dr"
    "|ir|prof|setempat|tersebut|itu|ini|tadi|kami|kita|mereka|lain|lainnya|masing|[^a-z0-9]+"
    # Posts and capacities.
    "|karteker|karateker|caretaker|pejabat|pelaksana|pymt|ymt|sementara|interim|definitif|pengganti|purna|pensiunan"
    "|kor(?:cam|wil|des|kel|kab|kot|prov|da)|direktur|manajer|sekda|kades|motivator|dinamisator|staf|ajudan|jubir"
    "|juru|relawan|kader|umum|harian|jenderal|bidang|seksi|divisi|departemen|biro|pokja"
    # Verbs and states of the holder, as in headlines, and words before the dates of a term.
    "|tegaskan|tekankan|sampaikan|katakan|ungkapkan|jelaskan|sebutkan|nyatakan|ingatkan|harapkan|serahkan|salurkan"
    "|resmikan|kukuhkan|paparkan|beberkan|laporkan|tunjukkan|pastikan|ucapkan|sayangkan|pertanyakan|minta|meminta|ajak"
    "|mengajak|imbau|himbau|mengimbau|menghimbau|mengundang|dorong|dukung|mendukung|bantah|kecam|kritik|soroti"
    "|menyoroti|sebut|menyebut|bilang|sindir|akui|ingin|hadiri|menghadiri|kunjungi|apresiasi|klarifikasi"
    "|marah|kecewa|sedih|senang|bangga|heran|kesal|kaget|geram|prihatin|optimis|ditunjuk|diminta"
    "|pasca|pra|jelang|menjelang|selain|kecuali|tanpa|sekitar|usulan|rencana|gagal|batal"
)
# Programmes and bodies whose coordinators are called like those of the association.
_BODY: Final = re.compile(
    "tksk|pkh|tagana|taruna|pkk|kpm|lks|lk3|slrt|puskesos|kube|bpnt|sembako|sdgs|tpp|pld|pendamping|penyuluh|fasilitator"
    "|relawan|motekar|plkb|ppkbd|kb|bkkbn|posyandu|kader|lpm|lpmd|lpmk|bpd|bumdes|bumdesa|pmi|koni|mui|baznas|bazda|nu"
    "|p[cwr]nu|mwcnu|muhammadiyah|aisyiyah|ansor|banser|fatayat|muslimat|pramuka|knpi|kadin|hipmi|pgri|igtki|himpaudi"
    "|korpri|persit|bhayangkari|dharma|kpu|kpud|ppk|pps|bawaslu|panwas|panwascam|panwaslu|partai|golkar|gerindra|nasdem"
    "|demokrat|hanura|pdip|pks|pkb|ppp|psi|perindo|dinas|dinsos|disos|diskominfo|kominfo|dpmd|bpbd|bnpb|basarnas|satpol"
    "|damkar|polda|polres|polsek|polri|kodim|koramil|tni|pemda|pemkab|pemkot|pemprov|dprd?|yayasan|koperasi|komunitas"
    "|forum|paguyuban|senkom|rapi|orari|pwi|fkub|fkdm|fkpd|lsm|ormas|ikpsm|ipspi|tim|satgas|gugus|panitia|posko"
)
_VOWEL: Final = re.compile("[aeiouy]")
_SHORT: Final = 4
"""Up to this length, a word in capitals in a title with small letters may be an acronym."""
_WORK: Final = re.compile(rf"(?:{WORK})(?:(?: dan| /)? (?:{WORK}))*")
_STATUS_WORD: Final = re.compile(_STATUS)
_FIRST: Final = frozenset({"se", "tingkat"})
"""Words before the area of all its boards, and before its level."""
_LEVEL: Final = re.compile(AREA)
_BREAK: Final = re.compile(r"[,:;(]|\s[-\u2010-\u2015|\u2022]\s")


def has_status(words: Sequence[Word]) -> bool:
    """Return whether words in the place of a name are about the holder or the board."""
    return any(_STATUS_WORD.fullmatch(word.text) for word in words)


def _may_be_acronym(text: str, written: str, title: str) -> bool:
    """Return whether a word of a title may be the acronym of a body: without vowels, with digits, or in capitals."""
    if is_further_word(text) or text in NUMBERS or not text[:1].isalnum():
        return False
    is_in_capitals = written.isupper() and not title.isupper() and len(text) <= _SHORT
    return _VOWEL.search(text) is None or any(sign.isdigit() for sign in text) or is_in_capitals


def is_area_name(words: Sequence[Word], title: str, *, is_small: bool = False, may_be_numbered: bool = True) -> bool:
    """Return whether words of a title can only be the name of an area, or of several from small to large.

    Args:
        words: The words.
        title: The title as written.
        is_small: Whether a word before them says that the area is small (*Korcam*).
        may_be_numbered: Whether a number at the end might belong to the post.
    """
    words = [word for at, word in enumerate(words) if word.text not in {"(", ")"} and (at or word.text not in _FIRST)]
    texts = [word.text for word in words]
    if not texts:
        return False
    written = [title[word.start : word.end] for word in words]
    is_level = [
        _LEVEL.fullmatch(text) is not None
        or (text == "eks" and texts[at + 1 : at + 2] == ["karesidenan"])
        or (text == "/" and texts[at - 1 : at + 2 : 2] == ["kabupaten", "kota"])
        for at, text in enumerate(texts)
    ]
    names = [text for text, level in zip(written, is_level, strict=True) if not level]
    if any(_WORK.fullmatch(name) for name in _iter_names(texts, is_level)):
        return False
    has_capitals = any(name[:1].isupper() and name[1:].islower() for name in names)
    small, length = is_small, 0
    for at, text in enumerate(texts):
        if is_level[at]:
            small, length = text not in _LARGE, 0
            continue
        if text == "dan" and texts[at + 1 : at + 2] == ["kepulauan"]:
            continue
        gap = title[words[at - 1].end : words[at].start] if at else ""
        is_joined = gap == "-"
        length += not is_joined
        is_free = _BREAK.search(gap) is None and (length == 1 or (small and length <= _FREE_WORDS))
        is_lower = has_capitals and not is_joined and written[at].islower()
        # In a title with capitals, a small word is a name only after the word of a level, or if it is a known one.
        is_known = small or any(is_level[:at]) or is_further_word(text)
        is_lower = is_lower or (written[at].islower() and not is_known and not title.islower())
        is_body = _BODY.fullmatch(text) is not None or _may_be_acronym(text, written[at], title)
        if _OTHER.fullmatch(text) or is_body or is_lower or not (is_free or is_further_word(text) or text in NUMBERS):
            return False
    is_large = not small and length > 0
    last, before = texts[-1], is_level[-2:-1]
    if last == "lama" or (last == "baru" and is_large):
        return False
    return last not in NUMBERS or before == [True] or not may_be_numbered or (is_small and len(texts) == 1)


def _iter_names(texts: Sequence[str], is_level: Sequence[bool]) -> Iterator[str]:
    """Yield the names between the words before the names of areas."""
    for level, group in groupby(zip(is_level, texts, strict=True), key=itemgetter(0)):
        if not level:
            yield " ".join(text for _, text in group)
