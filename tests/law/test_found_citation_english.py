"""English text cites Indonesian instruments by English names; they are found as the instruments that they are."""

from __future__ import annotations

import pytest

from psm_model.law import Citation, find_citations


@pytest.mark.parametrize(
    ("text", "citations", "titles"),
    [
        (
            "Article 5 paragraph (2) letter a of Law No. 13 of 2011 on the Handling of the Poor provides",
            ["UU 13/2011 Pasal 5 ayat (2) huruf a"],
            ["Handling of the Poor"],
        ),
        (
            "Articles 4 and 6 of Government Regulation Number 39 of 2012 concerning the Use of Examples, which",
            ["PP 39/2012 Pasal 4 dan Pasal 6"],
            ["Use of Examples"],
        ),
        ("Article 15(2) of Law Number 42 Year 1999 regarding Example", ["UU 42/1999 Pasal 15 ayat (2)"], ["Example"]),
        ("under Minister of Social Affairs Regulation No. 1 of 2018", ["Permensos 1/2018"], [None]),
        (
            "Regulation of the Minister of Finance of the Republic of Indonesia No. 5/PMK.03/2020 on Tax and Duty",
            ["Permenkeu 5/PMK.03/2020"],
            ["Tax and Duty"],
        ),
        ("Law of the Republic of Indonesia Number 39 of 1999 concerning Rights", ["UU 39/1999"], ["Rights"]),
        ("Presidential Regulation No. 10 of 2021 and Law No. 6/2014", ["Perpres 10/2021", "UU 6/2014"], [None, None]),
        (
            "the Government Regulation in Lieu of Law No. 2 of 2022 on Example and Law No. 6 of 2023 on Test",
            ["Perppu 2/2022", "UU 6/2023"],
            ["Example", "Test"],
        ),
        ("elucidation of Article 5 of Law No. 6 of 2014", ["UU 6/2014 Penjelasan Pasal 5"], [None]),
        ("Constitutional Court Decision No. 91/PUU-XVIII/2020", ["Putusan MK 91/PUU-XVIII/2020"], [None]),
        # The words after "on" are not a title.
        ("Law No. 11 of 2020 on Monday", ["UU 11/2020"], [None]),
        ("Law No. 11 of 2020 on 31 December", ["UU 11/2020"], [None]),
        ("Law No. 11 of 2020 on the day", ["UU 11/2020"], [None]),
    ],
)
def test_instruments_and_places(text: str, citations: list[str], titles: list[str | None]) -> None:
    """An instrument is found by its English name, with its places and its English title."""
    found = find_citations(text)
    assert [entry.citation for entry in found] == [Citation.parse(citation) for citation in citations]
    assert [entry.title for entry in found] == titles


@pytest.mark.parametrize(
    "text", ["the law firm of 2020", "Job Creation Law", "an act of 2020", "government regulation"]
)
def test_what_is_no_instrument(text: str) -> None:
    """Without a number an English name is of no instrument."""
    assert find_citations(text) == ()


@pytest.mark.parametrize("range_word", ["to", "through", "up to", "-"])
@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Articles 3 {} 5 of Law No. 11 of 2009", "UU 11/2009 Pasal 3 sampai dengan Pasal 5"),
        ("Article 3 {} Article 5 of Law No. 11 of 2009", "UU 11/2009 Pasal 3 sampai dengan Pasal 5"),
        ("Law No. 11 of 2009, Articles 3 {} 5", "UU 11/2009 Pasal 3 sampai dengan Pasal 5"),
        (
            "Articles 3 {} 5 and 7 of Law No. 11 of 2009",
            "UU 11/2009 Pasal 3 sampai dengan Pasal 5 dan Pasal 7",
        ),
        (
            "Article 5 paragraphs (1) {} (3) of Law No. 11 of 2009",
            "UU 11/2009 Pasal 5 ayat (1) sampai dengan ayat (3)",
        ),
        (
            "Article 5 letters a {} c of Law No. 11 of 2009",
            "UU 11/2009 Pasal 5 huruf a sampai dengan huruf c",
        ),
    ],
)
def test_ranges(range_word: str, text: str, citation: str) -> None:
    """A range of places belongs to the instrument next to it."""
    (found,) = find_citations(text.format(range_word))
    assert found.citation == Citation.parse(citation)


@pytest.mark.parametrize(
    "text", ["apply Article 5 to 10 people", "apply Article 5 to a person", "Article 5 to the Law", "Article 5 through"]
)
def test_what_is_no_range(text: str) -> None:
    """After "to" only a place ends a range."""
    (found,) = find_citations(text)
    assert [str(place) for place in found.pinpoints] == ["Pasal 5"]
