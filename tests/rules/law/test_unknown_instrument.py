"""PSM501: when unknown-instrument is found, and when not."""

from __future__ import annotations

from tests.rules.law.legal_bases_records import basis, make_summary, run_on_bases
from tests.rules.samples import summarise


def test_report_of_an_unknown_instrument_is_complete() -> None:
    """The finding points to the citation and has the instrument without the places in it."""
    _, finding = run_on_bases("PSM501", basis("UU 999/1999"), basis("Perda Kabupaten Batang 3/2018 Pasal 2"))
    assert summarise(finding) == make_summary("PSM501", "info", params={"instrument": "Perda Kabupaten Batang 3/2018"})
