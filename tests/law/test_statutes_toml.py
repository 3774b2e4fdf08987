"""A statute book is read from TOML, alone or as an extension of another one."""

from __future__ import annotations

import pytest

from psm_model.errors import DuplicateIdError, NotFoundError, ParseError
from psm_model.law.citation import InstrumentId
from psm_model.law.statute import Certainty, EdgeKind, Standing
from psm_model.law.statutes import StatuteBook, load_statutes
from tests.law.statutes import ACT, PERMENSOS

_STATUTE = 'id = "UU 12/2030"\ncertainty = "quoted"\nsources = ["a copy"]\n'
_EDGE = """
kind = "revokes"
source = "UU 12/2030"
target = "UU 11/2009"
standing = "verified"
certainty = "quoted"
sources = ["a copy"]
"""


def test_a_book_is_read_from_toml_whole() -> None:
    """Every key of the layout is read, dates as texts or dates of TOML."""
    text = f"""
    [[statutes]]
    {_STATUTE}
    title = "Pekerja Sosial Masyarakat"
    enacted = 2030-01-02
    commenced = "2030-02"
    commenced_by = "2030-02-14"
    dates_certainty = "restated"
    gazettes = [
      {{ name = "Lembaran Negara", year = 2030, number = "7" }},
      {{ name = "Tambahan Lembaran Negara", number = "7000" }},
    ]
    [[statutes.articles]]
    article = "21"
    has_paragraphs = true
    certainty = "quoted"
    sources = ["a copy"]
    [[edges]]
    {_EDGE}
    effective = "2030"
    effective_by = 2030-02-14
    dates_certainty = "derived"
    note = "as read"
    """
    book = StatuteBook.from_toml(text, extending=load_statutes())
    statute = book.get(InstrumentId("uu", "12", 2030))
    assert statute is not None
    assert (statute.title, str(statute.enacted), str(statute.commenced)) == (
        "Pekerja Sosial Masyarakat",
        "2030-01-02",
        "2030-02",
    )
    assert (str(statute.commenced_by), statute.dates_certainty) == ("2030-02-14", Certainty.RESTATED)
    assert [(gazette.name, gazette.year, gazette.number) for gazette in statute.gazettes] == [
        ("Lembaran Negara", 2030, "7"),
        ("Tambahan Lembaran Negara", None, "7000"),
    ]
    shape = statute.find_article("21")
    assert shape is not None
    assert (shape.has_paragraphs, shape.certainty, shape.sources) == (True, Certainty.QUOTED, ("a copy",))
    (edge,) = book.find_edges_from(statute.id)
    assert (edge.kind, edge.target, str(edge.effective), str(edge.effective_by)) == (
        EdgeKind.REVOKES,
        ACT,
        "2030",
        "2030-02-14",
    )
    assert (edge.standing, edge.dates_certainty, edge.note) == (Standing.VERIFIED, Certainty.DERIVED, "as read")


def test_a_book_read_alone_has_nothing_of_the_shipped_one() -> None:
    """Without a book to extend, an edge needs both its ends in the text; an empty text is an empty book."""
    assert StatuteBook.from_toml("") == StatuteBook()
    assert [str(statute) for statute in StatuteBook.from_toml(f"[[statutes]]\n{_STATUTE}").statutes] == ["UU 12/2030"]
    with pytest.raises(NotFoundError, match="UU 11/2009"):
        StatuteBook.from_toml(f"[[statutes]]\n{_STATUTE}[[edges]]\n{_EDGE}")


def test_a_text_may_replace_entries_of_the_book_that_it_extends() -> None:
    """What was found out later is written in TOML too."""
    text = '[[statutes]]\nid = "Permensos 10/2019"\ncertainty = "quoted"\nsources = ["JDIH"]\n'
    with pytest.raises(DuplicateIdError):
        StatuteBook.from_toml(text, extending=load_statutes())
    replaced = StatuteBook.from_toml(text, extending=load_statutes(), replace=True).get(PERMENSOS)
    assert replaced is not None
    assert replaced.sources == ("JDIH",)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("statutes = [", "TOML; "),
        ("statute = []", "one of statutes, edges as a key of the book"),
        ("statutes = 1", "an array as statutes"),
        ("statutes = [1]", "a table as statutes[0]"),
        ("[[statutes]]\nid = 'UU 12/2030'\nsources = ['s']", "a value as statutes[0].certainty"),
        (f"[[statutes]]\n{_STATUTE}[[statutes]]\nyear = 2030", "id, title, gazettes"),
        (f"[[statutes]]\n{_STATUTE}[[statutes]]\nyear = 2030", "as a key of statutes[1]"),
        (f"[[statutes]]\n{_STATUTE}title = ''", "a text that is not empty as statutes[0].title"),
        (f"[[statutes]]\n{_STATUTE}title = 7", "a text that is not empty as statutes[0].title"),
        (f"[[statutes]]\n{_STATUTE}enacted = 2030", "a text that is not empty as statutes[0].enacted"),
        (f"[[statutes]]\n{_STATUTE}enacted = '2030-13'", "as statutes[0].enacted"),
        (f"[[statutes]]\n{_STATUTE}enacted = 2030-01-02T03:04:05Z", "as statutes[0].enacted"),
        (f"[[statutes]]\n{_STATUTE}enacted = 1066-10-14", "as statutes[0].enacted"),
        (f"[[statutes]]\n{_STATUTE}enacted = '2030'", "dates_certainty with dates, and none without as statutes[0]"),
        (
            f"[[statutes]]\n{_STATUTE}gazettes = [{{ name = 'LN', number = '1', year = '2030' }}]",
            "as statutes[0].gazettes[0].year",
        ),
        (
            f"[[statutes]]\n{_STATUTE}gazettes = [{{ name = 'LN', number = '1', year = true }}]",
            "a whole number as statutes[0].gazettes",
        ),
        (f"[[statutes]]\n{_STATUTE}gazettes = [{{ name = 'LN', number = 1 }}]", "as statutes[0].gazettes[0].number"),
        (
            f"[[statutes]]\n{_STATUTE}[[statutes.articles]]\nhas_paragraphs = 1",
            "true or false as statutes[0].articles[0].has_paragraphs",
        ),
        (
            f"[[statutes]]\n{_STATUTE}[[statutes.articles]]\narticle = '0'",
            "a value as statutes[0].articles[0].has_paragraphs",
        ),
        (
            "statutes = [{articles = [{article = '0', has_paragraphs = true, certainty = 'quoted', sources = ['s']}]}]",
            "'21', '18A', '303bis' or 'IV' as article as statutes[0].articles[0]",
        ),
        ("[[statutes]]\nid = 'no law'", "as statutes[0].id"),
        ("[[statutes]]\nid = 'UU 11/2009 Pasal 21'", "a whole instrument as statutes[0].id"),
        ("[[edges]]\nkind = 'repeals'", "one of amends, revokes, replaces, implements as edges[0].kind"),
        ("[[edges]]\nkind = ['amends']", "one of amends, revokes, replaces, implements as edges[0].kind"),
        ("[[edges]]\nstanding = 'sure'", "one of verified, claimed as edges[0].standing"),
        ("[[edges]]\nsources = 's'", "an array as edges[0].sources"),
        ("[[edges]]\nsources = ['s', 1]", "as edges[0].sources[1]"),
    ],
)
def test_a_text_that_is_no_book_is_refused_with_the_place(text: str, wanted: str) -> None:
    """Each error states what was expected and where."""
    with pytest.raises(ParseError) as caught:
        StatuteBook.from_toml(text)
    assert caught.value.what == "statute book"
    assert wanted in caught.value.expected
