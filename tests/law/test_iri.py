"""Identifiers of instruments: one form written, several read."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from psm_model import ParseError
from psm_model.law import InstrumentId
from tests.law.strategies import instruments


@given(instruments(), instruments())
@example(InstrumentId("tap_mpr", "IX", 1998), InstrumentId("tap_mpr", "IX/MPR/1998", 1998))
def test_read_back(entry: InstrumentId, other: InstrumentId) -> None:
    """An identifier is read back as its instrument, and two instruments share one only if they are equal."""
    if entry.iri is not None:
        assert entry == InstrumentId.from_iri(entry.iri)
        assert (entry == other) == (entry.iri == other.iri)


@pytest.mark.parametrize(
    ("iri", "instrument"),
    [
        ("/akn/id/act/permen/menteri-sosial/2019/10", InstrumentId("permen", "10", 2019, "menteri sosial")),
        ("/akn/id/act/permen-menteri-sosial/2019/10", InstrumentId("permen", "10", 2019, "menteri sosial")),
        ("/akn/id/act/permen-esdm/2026/2", InstrumentId("permen", "2", 2026, "menteri energi dan sumber daya mineral")),
        ("/id/act/uu/2003/13", InstrumentId("uu", "13", 2003)),
        ("/akn/id/act/uu/2009/11/ind@2009-01-16/~pasal_21", InstrumentId("uu", "11", 2009)),
        ("/akn/id-jt/act/perda/2012/10", InstrumentId("perda_prov", "10", 2012, "provinsi jawa tengah")),
        ("/akn/id-jt/act/pergub/2012/10", InstrumentId("pergub", "10", 2012, "gubernur jawa tengah")),
        (
            "/akn/id-jt/act/perda-kabupaten-batang/2012/10",
            InstrumentId("perda_kabkota", "10", 2012, "kabupaten batang"),
        ),
        ("/akn/id-ps/act/perda/2024/10", InstrumentId("perda_prov", "10", 2024, "provinsi papua selatan")),
        ("/akn/id-jt/act/perbup/2012/10", InstrumentId("perbup", "10", 2012)),
        ("/akn/id/act/tap-mpr/2003/i", InstrumentId("tap_mpr", "I/MPR/2003", 2003)),
        ("/akn/id/act/tap-mpr/1966/xii", InstrumentId("tap_mpr", "XII/MPRS/1966", 1966)),
        ("/akn/id/act/uud/1945/original", InstrumentId("uud", None, 1945)),
    ],
)
def test_reads_other_forms(iri: str, instrument: InstrumentId) -> None:
    """The forms that others write are read as well."""
    assert instrument == InstrumentId.from_iri(iri)


@pytest.mark.parametrize(
    "iri",
    [
        "",
        "permen-sosial/2019/10",
        "/akn/id/act/permen-sosial/2019",
        "/akn/id/act/lex/2019/10",  # no kind
        "/akn/id/act/uu/2019/0",
        "/akn/id/act/uu/1700/1",
        "/akn/id/act/uud/1945/perubahan-5",
        "/akn/id/act/uu-presiden/2019/10",
        "/akn/id/act/permen-nomor/2019/10",
        "/akn/my/act/uu/2019/10",
    ],
)
def test_refuses_the_rest(iri: str) -> None:
    """A text that does not identify an Indonesian instrument is refused, and shown."""
    with pytest.raises(ParseError) as refused:
        InstrumentId.from_iri(iri)
    assert iri == refused.value.got
