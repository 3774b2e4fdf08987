"""The beginnings of offices of the government and of other bodies, which may have a post by their office."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["starts_office"]

_ACTING: Final = r"(?:(?:plt|plh|pjs?|pgs|penjabat)\b\.?\s*)?"
_INSTITUTION: Final = (
    r"dinas|dinsos\w*|badan|bappeda|bpbd|kantor|polres\w*|polsek|kodim|koramil|kementerian|kemensos|pemerintah"
    r"|pemkab|pemkot|pemprov|setda|sekretariat|bagian|unsur|instansi|puskesmas|baznas|tp[.]?\s?pkk|lpmk?|lpmd|bpd|mui"
)
_OFFICE: Final = re.compile(
    rf"(?:(?:(?:ba)?pa?k|i?bu|bpk)\.?\s+)?(?:{_ACTING}(?:wakil\s+|mantan\s+)?(?:gubernur|bupati|wali\s?kota|wali\s+nagari|camat|lurah|kepala|kades|kadus"
    r"|ka[.]\s*|kadis\w*|kadinsos\w*|kadinkes\w*|kasi[e]?|kasubb?ag|kasubb?id|kabag|kabid|kasat\w*|kanit\w*|kapolres\w*"
    r"|kapolsek\w*|kapolda\w*|kapolri|kajari|kajati|dandim\w*|danramil\w*|danrem\w*|danlanal|danlanud|pangdam"
    r"|komandan|sekda\w*|sekretaris\s+(?:daerah|camat|desa|lurah|kecamatan|kelurahan|dinas|dprd|kalurahan|nagari)"
    r"|sekcam|sekdes|sekkel|seklur|asisten|staf\s+ahli|menteri|mensos|wamensos|dirjen|direktur|presiden|panewu|penewu"
    r"|mantri|carik|jagabaya|perbekel|kuwu|keuchik|geuchik|hukum\s+tua|petinggi|pambakal|peratin|jorong|inspektur"
    r"|bidan\s+(?:desa|kelurahan|wilayah|puskesmas)|kaur|dukuh|rektor|dekan|babinsa|bhabinkamtibmas|babinkamtibmas|pimpinan"
    r"|(?:wakil\s+)?ketua\s+(?!(?:umum|harian|[ivx\d]+|bidang|seksi|pokja|terpilih|baru|lama|demisioner|definitif|panitia|pelaksana|pena[st]ihat|penasehat"
    r"|pembina|pengarah|dewan|dan|pertama|kedua)\b)[a-z]\w*"
    rf"|koordinator\s+(?:tksk|pkh|tagana)|pendamping|tksk|anggota\s+dprd?|{_INSTITUTION})(?![a-z]))",
    re.IGNORECASE,
)


def starts_office(text: str) -> bool:
    """Return whether a text begins with an office of the government or of another body, or with an institution.

    >>> starts_office("Wakil Bupati Batang"), starts_office("Ketua LPM"), starts_office("Ketua Umum")
    (True, True, False)
    """
    return _OFFICE.match(text) is not None
