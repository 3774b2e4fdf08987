"""InstrumentKind: the ladder of UU 12/2011."""

from __future__ import annotations

from psm_model.law import InstrumentKind


def test_the_ladder() -> None:
    """The seven rungs of Pasal 7 ayat (1) are these, an act and a Perppu on one; no other kind has a place."""
    rungs = [{"uud"}, {"tap_mpr"}, {"uu", "perppu"}, {"pp"}, {"perpres"}, {"perda_prov"}, {"perda_kabkota"}]
    assert rungs == [{kind for kind in InstrumentKind if kind.rank == rank} for rank in range(1, 8)]
    assert {kind for kind in InstrumentKind if kind.rank is None} == set(InstrumentKind) - set().union(*rungs)


def test_names_without_an_issuer() -> None:
    """The names are those of print."""
    named = {kind: (kind.long, kind.short) for kind in InstrumentKind}
    assert named[InstrumentKind.PERMEN] == ("Peraturan Menteri", "Permen")
    assert named[InstrumentKind.PERDA_PROV] == ("Peraturan Daerah Provinsi", "Perda Provinsi")
    assert named[InstrumentKind.INSTRUKSI_MENTERI] == ("Instruksi Menteri", "Instruksi Menteri")
    assert named[InstrumentKind.SURAT_EDARAN] == ("Surat Edaran", "SE")
