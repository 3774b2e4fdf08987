"""Whatever can be built is read back from what is written of it: its long and short forms, its identifier, JSON."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model import ParseError
from psm_model.entities import LegalBasis, Organisation, Register
from psm_model.formats.json import dumps, loads
from psm_model.law import Citation, Division, InstrumentId, InstrumentKind, Pinpoint, find_citations
from psm_model.law._names import KINDS, ORDINALS, OWN_KINDS
from psm_model.law._offices import ABBREVIATIONS, EXPANSIONS, SHORT_NAMES
from psm_model.law._place_levels import LEVELS
from psm_model.law._vocabulary import ABBREVIATED, KEYWORDS, PHRASES, STOPS, SYNONYMS
from psm_model.values.area import Level
from tests.law.strategies import OFFICES_OF_ANY_FORM

FORMS = ("peraturan", "keputusan", "instruksi", "surat_edaran")

# The words that the reader and the writer know, in any order: what they do with one, they may do where it is not meant.
_WORDS = sorted(
    {word for phrase in [*PHRASES, *ABBREVIATED, *ABBREVIATIONS, *SHORT_NAMES] for word in phrase.split()}
    | {*SYNONYMS, *KEYWORDS, *EXPANSIONS, *ORDINALS, *STOPS, "men", "i", "iv", "l", "bis", "sd", "drt", "prp", "mpr"}
    | {f"men{short}".lower() for short in ABBREVIATIONS.values()}
)
_words = st.sampled_from(_WORDS) | st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=5)
_gaps = st.sampled_from([" ", " ", " ", " ", ", ", "-", "/", "'", ". "])
_numbers = st.one_of(
    st.from_regex(r"[0-9A-Za-z./-]{1,8}", fullmatch=True),
    st.from_regex(r"0{0,2}[0-9]{1,4}[A-Za-z]{0,2}", fullmatch=True),
    st.from_regex(r"[0-9A-Z]{1,3}(/[A-Z0-9.]{1,5}){1,4}(/[0-9]{4})?", fullmatch=True),
    st.from_regex(r"[0-9OIlL]{1,5}|[IVXLC]{1,5}(/MPRS?)?(/[0-9]{4})?", fullmatch=True),
)


@st.composite
def _issuers(draw: st.DrawFn, kind: InstrumentKind) -> str:
    heads = [*filter(None, KINDS[kind.value][3]), *OWN_KINDS.get(kind.value, {}), *draw(st.just([])), draw(_words)]
    name = draw(st.sampled_from(heads))
    for word in draw(st.lists(_words, max_size=4)):
        name += draw(_gaps) + word
    return name


@st.composite
def _instruments(draw: st.DrawFn) -> InstrumentId | None:
    """Draw an instrument of parts that nobody chose to fit, or None where they can't be built."""
    kind = draw(st.sampled_from(InstrumentKind))
    issuer = draw(st.none() | _issuers(kind)) if KINDS[kind.value][3] else None
    number = draw(st.none() | st.just("5") | _numbers)
    try:
        return InstrumentId(kind, number, draw(st.none() | st.integers(1800, 2200)), issuer)
    except ParseError:
        return None


@given(_instruments())
@example(InstrumentId("surat_edaran", "5", 2020, "kesehatan"))
@example(InstrumentId("other", "5", 2020, "mensos jaya"))
@example(InstrumentId("kepmen", "5", 2020, "menteri menteri pertahanan"))
@example(InstrumentId("perwali", "5", 2020, "wali-kota kota-cde"))
@example(InstrumentId("ad_art", None, None, "menag lima satu"))
@example(InstrumentId("putusan", None, None, "mk"))
@example(InstrumentId("kepmen", "R/1/X", None))
@example(InstrumentId("kepmen", "R-12/HUK/2020", None, "mensos"))
@example(InstrumentId("perda_prov", "1", 2013, "istimewa daerah istimewa contoh"))
@example(InstrumentId("pergub", "5", 2020, "gubernur kab/contoh-dki"))
def test_every_instrument_is_read_back(instrument: InstrumentId | None) -> None:
    """Both written forms and the identifier are read as the instrument that they are of."""
    if instrument is None:
        return
    assert Citation.parse(instrument.long) == Citation.parse(instrument.short) == Citation(instrument)
    assert instrument.iri is None or InstrumentId.from_iri(instrument.iri) == instrument


_values = {
    "annex": st.from_regex(r"[IVXLC]{1,4}|[1-9][0-9]{0,3}|[A-Z]", fullmatch=True),
    "chapter": st.from_regex(r"[IVXLC]{1,4}[A-Z]?|[1-9][0-9]{0,3}", fullmatch=True),
    "part": st.lists(st.sampled_from(sorted(ORDINALS)), min_size=1, max_size=3).map(" ".join),
    "article": st.from_regex(r"[1-9][0-9]{0,3}(bis|ter|quater|[A-NP-Z][A-Z]?)?|[IVXLC]{1,4}", fullmatch=True),
    "dictum": st.lists(st.sampled_from(sorted(ORDINALS)), min_size=1, max_size=3).map(" ".join),
    "paragraph": st.from_regex(r"[1-9][0-9]{0,3}[a-z]?", fullmatch=True),
    "letter": st.from_regex(r"[a-z]{1,2}", fullmatch=True),
    "item": st.from_regex(r"[1-9][0-9]{0,3}[a-z]?", fullmatch=True),
}


@st.composite
def _pinpoints(draw: st.DrawFn) -> Pinpoint | None:
    """Draw a place, or a range, of any parts; None where they can't be built."""

    def place(through: Pinpoint | None) -> Pinpoint | None:
        division = draw(st.none() | st.sampled_from(Division))
        levels = draw(st.sets(st.sampled_from(LEVELS), max_size=4))
        parts = {level: draw(_values[level]) for level in sorted(levels)}
        try:
            return Pinpoint(**parts, through=through, division=division)
        except ParseError:
            return None

    return place(place(None) if draw(st.booleans()) else None)


@given(st.lists(_pinpoints(), min_size=1, max_size=2))
def test_every_place_is_read_back(drawn: list[Pinpoint | None]) -> None:
    """Places that can be built are read as what they are, alone and in a list."""
    places = tuple(place for place in drawn if place and place.is_standalone)
    citation = Citation(InstrumentId("uu", "11", 2009), places)
    assert Citation.parse(citation.long) == Citation.parse(citation.short) == citation


@pytest.mark.parametrize("annex", [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "II", "12"])
def test_a_register_keeps_every_annex(annex: str) -> None:
    """A place goes through JSON, whatever letter an annex has."""
    basis = LegalBasis(citation=Citation(InstrumentId("uu", "11", 2009), (Pinpoint(annex=annex),)))
    register = Register.of(Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL, legal_bases=(basis,)))
    assert loads(dumps(register)) == register


@pytest.mark.parametrize("office", OFFICES_OF_ANY_FORM)
def test_the_instruments_of_one_office_are_distinguished_by_their_form(office: str) -> None:
    """A regulation, a decision, an instruction and a circular of one number are four, however they are written."""
    instruments = [InstrumentId(form, "5", 2020, office) for form in FORMS]
    for entry, other in combinations(instruments, 2):
        assert entry != other
        assert (
            len({entry.iri, other.iri, None})
            == len({entry.long, other.long, None})
            == len({str(entry), str(other), ""})
            == 3
        )
    for entry in instruments:
        assert InstrumentId.from_iri(str(entry.iri)) == entry
        for text in (entry.long, entry.short, f"{entry.long}, {entry.short}".split(", ")[0].upper()):
            assert [found.instrument for found in find_citations(f"menurut {text};")] == [entry]
            assert Citation.parse(text).instrument == entry
