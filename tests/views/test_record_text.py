"""What a record states is printed: every value, within the width, and what is left out on purpose as such."""

from __future__ import annotations

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    BoardTerm,
    Event,
    Inauguration,
    InaugurationStatus,
    LegalBasis,
    Organisation,
    Participant,
    Register,
    Role,
    Source,
    StatedCount,
)
from psm_model.i18n import LANGUAGES, Language
from psm_model.law import Citation
from psm_model.strategies import board_terms, organisations, sources
from psm_model.style import TerminalStyle
from psm_model.text import display_width, truncate
from psm_model.values import Level, PartialDate, PersonName
from psm_model.views.board import view_board
from psm_model.views.board_text import render_board
from psm_model.views.columns import MAX_TEXT_LENGTH, NARROWEST
from psm_model.views.record_text import format_statements, iter_organisation_statements, iter_term_statements

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def join_statements(record: Organisation | BoardTerm, language: Language, *listed: Source) -> str:
    """Return the values that a record states, in one text."""
    by_id = {source.id: source for source in listed}
    if isinstance(record, Organisation):
        stated = iter_organisation_statements(record, {}, by_id, language=language)
    else:
        stated = iter_term_statements(record, by_id, language=language)
    return "\n".join(value for _, values in stated for value in values)


@given(organisations(), st.sampled_from(LANGUAGES))
def test_values_of_an_organisation_are_stated(organisation: Organisation, language: Language) -> None:
    """Every name, partner and member organisation, and the text or citation of every basis, is stated."""
    text = join_statements(organisation, language)
    values = [*organisation.partners, *organisation.member_organisations, *(each.name for each in organisation.names)]
    values += [basis.as_written or str(basis.citation) for basis in organisation.legal_bases]
    values += [count.number for count in organisation.stated_counts]
    for event in organisation.events:
        values += [text for text in (event.kind, event.title, event.place) if text is not None]
        values += [str(each.name) for each in event.participants if each.name is not None]
    values += [*organisation.source_ids, *(() if organisation.area is None else (organisation.area.code,))]
    assert all(truncate(value, MAX_TEXT_LENGTH) in text for value in values)


@given(board_terms(), st.sampled_from(LANGUAGES))
def test_values_of_a_term_are_stated(term: BoardTerm, language: Language) -> None:
    """Every inauguration is stated with its place, kind, authority and participants, and every basis and label."""
    text = join_statements(term, language)
    values: list[str | None] = [*term.other_labels, *term.source_ids]
    values += [basis.as_written or str(basis.citation) for basis in term.legal_bases]
    for inauguration in term.inaugurations:
        values += [inauguration.place, inauguration.kind, inauguration.authority]
        values += [value for each in inauguration.participants for value in (each.title, each.on_behalf_of)]
        values += [str(each.name) for each in inauguration.participants if each.name is not None]
    assert all(truncate(value, MAX_TEXT_LENGTH) in text for value in values if value is not None)


@given(organisations(), st.lists(board_terms(), max_size=2), st.lists(sources(), max_size=2), st.integers(40, 120))
def test_records_fit_the_terminal(
    organisation: Organisation, terms: list[BoardTerm], named: list[Source], width: int
) -> None:
    """No line is wider than the terminal, and colours change no text."""
    terms = [attrs.evolve(term, id=str(at), organisation_id=organisation.id) for at, term in enumerate(terms)]
    board = view_board(Register.of(organisation, *terms, *named), organisation.id)
    plain = render_board(board, width=width, with_records=True)
    assert all(display_width(line) <= width and line.isprintable() for line in plain.split("\n"))
    coloured = render_board(board, width=width, with_records=True, style=TerminalStyle(colour=True))
    assert ESCAPES.sub("", coloured) == plain


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "  inauguration  “pelantikan”, by Bupati Contoh, in Aula Contoh, on 15",
                "                  October 2025 (“Rabu kemarin”)",
                "                officiant: Drs. Kasmad, Wakil Bupati, on behalf of",
                "                  Bupati Contoh",
                "                attendee: anggota, 1,250 people",
                "                planned, on a day that is not recorded",
                "  legal bases   Permensos 10/2019 “Pekerja Sosial Masyarakat”",
                "                ART IPSM",
                "  sources       Koran Contoh, Dilantik, 16 October 2025",
                "                unknown",
            ],
        ),
        (
            "id",
            [
                "  pengukuhan   “pelantikan”, oleh Bupati Contoh, di Aula Contoh, pada",
                "                 15 Oktober 2025 (“Rabu kemarin”)",
                "               yang mengukuhkan: Drs. Kasmad, Wakil Bupati, atas nama",
                "                 Bupati Contoh",
                "               hadirin: anggota, 1.250 orang",
                "               direncanakan, tanggal tidak tercatat",
                "  dasar hukum  Permensos 10/2019 “Pekerja Sosial Masyarakat”",
                "               ART IPSM",
                "  sumber       Koran Contoh, Dilantik, 16 Oktober 2025",
                "               unknown",
            ],
        ),
    ],
)
def test_statements_of_a_term(language: Language, lines: list[str]) -> None:
    """Inaugurations with their participants, legal bases and sources are beside the names of their fields."""
    inauguration = Inauguration(
        date=PartialDate(2025, 10, 15),
        date_as_written="Rabu kemarin",
        place="Aula Contoh",
        kind="pelantikan",
        authority="Bupati Contoh",
        participants=[
            Participant(
                role=Role.OFFICIANT,
                name=PersonName.parse("Drs. Kasmad"),
                title="Wakil Bupati",
                on_behalf_of="Bupati Contoh",
            ),
            Participant(role=Role.ATTENDEE, title="anggota", count=1250),
        ],
    )
    bases = [
        LegalBasis(citation=Citation.parse("Permensos 10/2019"), title="Pekerja Sosial Masyarakat"),
        LegalBasis(as_written="ART IPSM"),
    ]
    term = BoardTerm(
        id="t",
        organisation_id="o",
        inaugurations=[inauguration, Inauguration(status=InaugurationStatus.PLANNED)],
        legal_bases=bases,
        source_ids=["s", "unknown"],
    )
    source = Source(id="s", publisher="Koran Contoh", title="Dilantik", published=PartialDate(2025, 10, 16))
    stated = iter_term_statements(term, {"s": source}, language=language)
    assert format_statements(stated, 72, language=language) == lines


def test_events_and_numbers_of_an_organisation() -> None:
    """An event has its days in words; a number is as it is written."""
    events = [
        Event(kind="rakor", title="Rakor IPSM", date=PartialDate(2025, 2, 3), last_date=PartialDate(2025, 2, 5)),
        Event(kind="bakti sosial", place="Desa Contoh"),
    ]
    counts = [StatedCount(number="sekitar 1.200", of="anggota", on=PartialDate(2025))]
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL, events=events, stated_counts=counts)
    assert join_statements(organisation, "id").split("\n") == [
        "nasional",
        "sekitar 1.200 anggota, pada tahun 2025",
        "rakor, “Rakor IPSM”, pada 3 Februari 2025 s.d. 5 Februari 2025",
        "bakti sosial, di Desa Contoh, tanggal tidak tercatat",
    ]


def test_withheld_fields_are_stated_as_such() -> None:
    """A field that is left out on purpose is not the same as one without a value."""
    names = ["area", "partners", "source_ids"]
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL, withheld=names)
    assert join_statements(organisation, "en").split("\n") == ["national", *["left out on purpose"] * len(names)]
    term = BoardTerm(id="t", organisation_id="o", withheld=["inaugurations"])
    assert join_statements(term, "id") == "sengaja dikosongkan"


def test_sources_are_named_once() -> None:
    """The sources of a term are left out if they are those of the organisation above it."""
    source = Source(id="s", publisher="Koran Contoh")
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL, source_ids=["s"])
    for ids, count in ((["s"], 1), ([], 1), (["s", "t"], 2)):
        term = BoardTerm(id="t", organisation_id="o", source_ids=ids)
        text = render_board(
            view_board(Register.of(organisation, term, source), "o"), width=NARROWEST, with_records=True
        )
        assert text.count("Koran Contoh") == count
