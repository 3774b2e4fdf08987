"""Strategies for law."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from psm_model.law.citation import Citation, InstrumentId
from psm_model.law.kinds import InstrumentKind
from psm_model.law.pinpoint import Division, Pinpoint
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR

__all__ = ["citations", "instruments", "pinpoints"]

# Some issuers of each kind that has several.
_OFFICES = {
    InstrumentKind.PERMEN: ("menteri sosial", "menteri dalam negeri"),
    InstrumentKind.KEPMEN: ("menteri sosial", "menteri kesehatan"),
    InstrumentKind.PERDA_PROV: ("provinsi jawa tengah", "provinsi dki jakarta"),
    InstrumentKind.PERDA_KABKOTA: ("kabupaten batang", "kota surakarta"),
    InstrumentKind.PERGUB: ("gubernur jawa tengah",),
    InstrumentKind.PERBUP: ("bupati batang",),
    InstrumentKind.PERWALI: ("walikota surakarta",),
    InstrumentKind.PERATURAN: ("direktur jenderal pemberdayaan sosial", "kepala desa sukamaju"),
    InstrumentKind.KEPUTUSAN: ("direktur jenderal pemberdayaan sosial", "kepala dinas sosial kabupaten batang"),
}
_NUMBERED = (InstrumentKind.UU, InstrumentKind.PP, InstrumentKind.PERPRES, InstrumentKind.PERPPU, *_OFFICES)


@cache
def instruments() -> st.SearchStrategy[InstrumentId]:
    """Generate legal instruments with a kind, a number, a year and an issuer if the kind has one; or the constitution.

    This strategy minimises to the constitution.
    """
    numbers = st.integers(1, 999).map(str) | st.integers(1, 9).map(lambda number: f"0{number}")
    years = st.integers(FIRST_YEAR, LAST_YEAR)
    numbered = [
        st.builds(InstrumentId, st.just(kind), numbers, years, st.sampled_from(_OFFICES.get(kind, (None,))))
        for kind in _NUMBERED
    ]
    # A decree may have a registry number, which replaces the year.
    registry = st.builds("{}/HUK/{}".format, st.integers(1, 99), st.integers(1960, 2020))
    kepmen = InstrumentKind.KEPMEN
    registered = st.builds(InstrumentId, st.just(kepmen), registry, st.none(), st.sampled_from(_OFFICES[kepmen]))
    constitution = st.just(InstrumentId(InstrumentKind.UUD, None, None))
    return st.one_of(constitution, *numbered, registered)


_PARAGRAPHS = st.sampled_from([None, *map(str, range(1, 13))])
_LETTERS = st.sampled_from([None, *"abcdefgh"])
_ITEMS = st.sampled_from([None, *"123456789"])
_DICTA = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA")


@cache
def pinpoints() -> st.SearchStrategy[Pinpoint]:
    """Generate articles of instruments, with a paragraph, a letter or an item, and ranges of articles.

    Some places are outside the body: in the elucidation of an article, the general elucidation, a recital or an annex.
    Some are the dictum of a decree.

    This strategy minimises to Pasal 1.
    """

    def place(  # the parts of a place
        *,
        article: int,
        inserted: str,
        more: int | None,
        paragraph: str | None,
        letter: str | None,
        item: str | None,
        division: Division | None,
    ) -> Pinpoint:
        if more is not None:
            return Pinpoint(str(article), through=Pinpoint(str(article + more)))
        return Pinpoint(f"{article}{inserted}", paragraph, letter, item, division=division)

    articles = st.builds(
        place,
        article=st.integers(1, 300),
        inserted=st.sampled_from(["", *"ABC"]),
        more=st.none() | st.integers(1, 100),
        paragraph=_PARAGRAPHS,
        letter=_LETTERS,
        item=_ITEMS,
        division=st.sampled_from([None, None, None, Division.ELUCIDATION]),
    )
    recitals = st.builds(Pinpoint, letter=st.sampled_from("abcdefgh"), division=st.just(Division.RECITALS))
    dicta = st.builds(Pinpoint, dictum=st.sampled_from(_DICTA), letter=_LETTERS)
    elucidations = st.builds(Pinpoint, item=_ITEMS, division=st.just(Division.GENERAL_ELUCIDATION))
    annexes = st.builds(Pinpoint, annex=st.sampled_from(["I", "II", "III"]), letter=_LETTERS)
    outside = st.one_of(recitals, dicta, elucidations, annexes)
    # The article is always drawn, so that it is the simplest example although a recital needs fewer choices.
    return st.builds(lambda article, other: other or article, articles, st.one_of(st.none(), st.none(), outside))


@cache
def citations() -> st.SearchStrategy[Citation]:
    """Generate citations of a whole instrument, or of up to three places in it.

    This strategy minimises to the whole constitution.
    """
    return st.builds(Citation, instruments(), st.lists(pinpoints(), max_size=3).map(tuple))
