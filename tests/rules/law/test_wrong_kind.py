"""PSM505: when wrong-kind is found, and when not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.entities import LegalBasis
from psm_model.law.citation import Citation, InstrumentId
from psm_model.law.statutes import load_statutes
from tests.rules.law.legal_bases_records import NEW, basis, make_summary, run_on_bases
from tests.rules.samples import summarise

EXAMPLES = settings(max_examples=2 * settings().max_examples)


@st.composite
def instruments(draw: st.DrawFn) -> InstrumentId:
    """Generate an instrument whose number and year are in the book, or nearly so."""
    known = draw(st.sampled_from(load_statutes().statutes)).id
    number = draw(st.sampled_from([known.number, f"0{known.number}", "77"]))
    year = None if known.year is None else known.year + draw(st.sampled_from([0, 0, 1]))
    if known.number is None or "/" in known.number:
        return known
    return draw(
        st.sampled_from(
            [
                InstrumentId("uu", number, year),
                InstrumentId("pp", number, year),
                InstrumentId("permen", number, year, "menteri sosial"),
                InstrumentId("permen", number, year, "menteri dalam negeri"),
                InstrumentId("perpres", None, year),
            ]
        )
    )


TITLES = {
    None: None,
    "Pekerja Sosial Masyarakat": "pekerja sosial masyarakat",
    "  tentang  kesejahteraan SOSIAL.": "kesejahteraan sosial",
    "Karang Taruna": "karang taruna",
    "Penanganan Fakir Miskin;": "penanganan fakir miskin",
}
"""Titles as stated, with their normalised forms."""


def _key(instrument: InstrumentId) -> tuple[str, str, int | None, str | None]:
    return instrument.kind.value, (instrument.number or "").lstrip("0"), instrument.year, instrument.issuer


@EXAMPLES
@given(instruments(), st.sampled_from(list(TITLES)))
def test_an_instrument_outside_the_book_has_one_finding(instrument: InstrumentId, title: str | None) -> None:
    """An instrument that the book lacks has one finding, of PSM505 if number, year and title fit another instrument."""
    known = _key(instrument) in [_key(statute.id) for statute in load_statutes().statutes]
    may_be = [
        statute.id.short
        for statute in load_statutes().statutes
        if instrument.number is not None
        and _key(statute.id)[1:3] == _key(instrument)[1:3]
        and statute.title is not None
        # Without a title, a named office excludes other instruments.
        and (TITLES[title] == statute.title.lower() or (title is None and instrument.issuer is None))
    ]
    cited = LegalBasis(citation=Citation(instrument), title=title)
    assert [finding.params["instrument"] for finding in run_on_bases("PSM501", cited)] == (
        [] if known or may_be else [instrument.short]
    )
    assert [finding.params["meant"] for finding in run_on_bases("PSM505", cited)] == ([] if known else may_be[:1])


def test_report_of_the_wrong_kind_is_complete() -> None:
    """The finding points to the citation and has the instrument and the one that is meant."""
    (finding,) = run_on_bases("PSM505", basis(NEW), basis("UU 10/2019 Pasal 21"))
    assert summarise(finding) == make_summary(
        "PSM505", "warning", params={"instrument": "UU 10/2019", "meant": "Permensos 10/2019"}
    )
