"""Headings in two rows: what the lower one means below the upper one, which spans several columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from psm_model.formats.tables.titles import parse_post

from ._synonyms import find_synonym, fold_heading
from ._targets import NUMBER, SKIP

__all__ = ["find_group_synonym"]

_BETWEEN: Final = " / "
_GROUPS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "sk keputusan": {
        "decree.number": ("nomor", "no", "nomor sk", "no sk"),
        "decree.issued": ("tanggal", "tgl", "tanggal sk", "tgl sk", "tanggal penetapan"),
        "decree.issuer": ("oleh", "penerbit", "pejabat", "yang menetapkan", "penandatangan"),
    },
    "lahir kelahiran ttl": {
        SKIP: ("tempat", "kota", "kab kota"),
        "member.birth_date": ("tanggal", "tgl", "tanggal bulan tahun", "tgl bln thn"),
    },
    "bakti bhakti periode jabatan khidmat": {
        "term.period_start": ("mulai", "awal", "dari", "sejak", "tmt", "tahun mulai"),
        "term.period_end": ("selesai", "akhir", "sampai", "berakhir", "sd", "s d", "hingga", "tahun selesai"),
    },
    "alamat domisili": {"member.x_address": ("jalan", "jl", "dusun", "dukuh", "kampung", "padukuhan", "lingkungan")},
}
"""Targets of lower headings, by words of the upper one."""


def find_group_synonym(heading: str) -> str | None:
    """Return the target of a heading in two rows; None if it is in one row, or neither row shows what it means.

    >>> find_group_synonym("SK Pengangkatan / Nomor"), find_group_synonym("Kelahiran / Tgl Lahir")
    ('decree.number', 'member.birth_date')
    >>> find_group_synonym("Nama / Panggilan"), find_group_synonym("Nomor")
    (None, None)
    """
    upper, sign, lower = heading.partition(_BETWEEN)
    if not sign or find_synonym(upper) == "name" or parse_post(lower, None) is not None:
        return None
    if parse_post(upper, None) is not None:
        # A number or an address of who holds the post, which has no target.
        return None if find_synonym(lower) == "name" else SKIP
    words, folded = set(fold_heading(upper).split()), fold_heading(lower)
    for group, targets in _GROUPS.items():
        if words & set(group.split()):
            found = next((target for target, names in targets.items() if folded in names), None)
            if found is not None:
                return found
    own = find_synonym(lower)
    return None if own in {NUMBER, "name"} else own
