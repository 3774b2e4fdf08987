"""InstrumentKind: the kinds of legal instrument, and the rank of some."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from ._names import KINDS

__all__ = ["InstrumentKind"]

_LADDER: Final = {
    "uud": 1,
    "tap_mpr": 2,
    "uu": 3,
    "perppu": 3,
    "pp": 4,
    "perpres": 5,
    "perda_prov": 6,
    "perda_kabkota": 7,
}


class InstrumentKind(StrEnum):
    """A kind of Indonesian legal instrument.

    >>> InstrumentKind.PERMEN.long, InstrumentKind.UU.short
    ('Peraturan Menteri', 'UU')
    """

    UUD = "uud"
    """The constitution of 1945 (*Undang-Undang Dasar*) and its amendments."""
    UUDS = "uuds"
    """The provisional constitution of 1950."""
    TAP_MPR = "tap_mpr"
    """A resolution of the People's Consultative Assembly, MPR or MPRS."""
    UU = "uu"
    """An act (*Undang-Undang*)."""
    UU_DARURAT = "uu_darurat"
    """An emergency act of the years under the constitutions of 1949 and 1950."""
    PERPPU = "perppu"
    """A government regulation in lieu of an act; also the one printed as "Prp"."""
    PP = "pp"
    """A government regulation."""
    PERPRES = "perpres"
    """A regulation of the president."""
    KEPPRES = "keppres"
    """A decision of the president."""
    INPRES = "inpres"
    """An instruction of the president."""
    PENETAPAN_PRESIDEN = "penetapan_presiden"
    """A presidential edict of 1959 to 1966."""
    PERMEN = "permen"
    """A regulation of a minister."""
    KEPMEN = "kepmen"
    """A decision of a minister."""
    INSTRUKSI_MENTERI = "instruksi_menteri"
    """An instruction of a minister."""
    SURAT_EDARAN = "surat_edaran"
    """A circular of any office."""
    PERDA_PROV = "perda_prov"
    """A regulation of a province; also a *Qanun*, and those by special autonomy, *Perdasus* and *Perdais*."""
    PERDA_KABKOTA = "perda_kabkota"
    """A regulation of a regency or city; also *Qanun* of one."""
    PERGUB = "pergub"
    """A regulation of a governor."""
    KEPUTUSAN_GUBERNUR = "keputusan_gubernur"
    """A decision of a governor."""
    PERBUP = "perbup"
    """A regulation of a regent."""
    PERWALI = "perwali"
    """A regulation of a mayor."""
    KEPUTUSAN_BUPATI = "keputusan_bupati"
    """A decision of a regent."""
    KEPUTUSAN_WALIKOTA = "keputusan_walikota"
    """A decision of a mayor."""
    PERDES = "perdes"
    """A regulation of a village."""
    STAATSBLAD = "staatsblad"
    """An ordinance of the Netherlands Indies, known by its number in the gazette of that name."""
    KUHP = "kuhp"
    """The criminal code."""
    KUHD = "kuhd"
    """The commercial code."""
    KUHAP = "kuhap"
    """The code of criminal procedure."""
    KUHPERDATA = "kuhperdata"
    """The civil code, *Burgerlijk Wetboek*."""
    KUHPM = "kuhpm"
    """The military criminal code."""
    HIR = "hir"
    """The revised regulation of procedure for Java and Madura."""
    RBG = "rbg"
    """The regulation of procedure for the other islands."""
    RV = "rv"
    """The regulation of civil procedure before the European courts, of which some articles are still applied."""
    KHI = "khi"
    """The compilation of Islamic law."""
    PUTUSAN_MK = "putusan_mk"
    """A judgment of the constitutional court."""
    PBI = "pbi"
    """A regulation of the central bank."""
    PERATURAN = "peraturan"
    """A regulation of an office that has no kind above, such as a director general."""
    KEPUTUSAN = "keputusan"
    """A decision of an office that has no kind above; also its *surat keputusan*."""
    INSTRUKSI = "instruksi"
    """An instruction of an office that has no kind above."""
    PUTUSAN = "putusan"
    """A judgment of any other court."""
    AD_ART = "ad_art"
    """The statutes and by-laws of an association: not law, but cited like law."""
    OTHER = "other"
    """An instrument of an unknown form, or of a form that has no member here."""

    @property
    def rank(self) -> int | None:
        """Its rank in the hierarchy of laws, 1 being the highest; None for a kind that is not in the hierarchy.

        The hierarchy is that of UU 12/2011 Pasal 7 ayat (1), in which an act and a Perppu have the same rank. The kinds
        in Pasal 8, such as regulations of ministers, are binding but have no rank.

        >>> InstrumentKind.PERPPU.rank, InstrumentKind.PERMEN.rank
        (3, None)
        """
        return _LADDER.get(self.value)

    @property
    def long(self) -> str:
        """Its name in full, without an issuer."""
        names = KINDS[self.value]
        if self is InstrumentKind.PERDA_KABKOTA or names.offices in ((), ("",)):
            return names.long
        return f"{names.long} {names.offices[0].title()}"

    @property
    def short(self) -> str:
        """Its customary short name, without an issuer."""
        if self is InstrumentKind.PERDA_PROV:
            return "Perda Provinsi"
        if self is InstrumentKind.INSTRUKSI_MENTERI:
            return self.long
        return KINDS[self.value].short
