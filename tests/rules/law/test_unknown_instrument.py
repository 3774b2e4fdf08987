"""PSM501: when unknown-instrument is found, and when not."""

from __future__ import annotations

from tests.rules.law.legal_bases_records import _whole, basis, resting
from tests.rules.samples import summarise


def test_an_unknown_instrument_is_told_whole() -> None:
    """The finding points to the citation and tells the instrument without the places in it."""
    _, finding = resting("PSM501", basis("UU 999/1999"), basis("Perda Kabupaten Batang 3/2018 Pasal 2"))
    assert summarise(finding) == _whole("PSM501", "info", params={"instrument": "Perda Kabupaten Batang 3/2018"})
