"""find_citations finds what real text cites, and nothing else; whatever the text, its spans are slices of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.law import Citation, FoundCitation, InstrumentId, Pinpoint, find_citations
from tests.every_case import every_case
from tests.law.labelled import LABELLED, Score, read_records, score
from tests.law.spellings import INSTRUMENTS, NEGATIVES, PLACES, UU_11
from tests.law.strategies import citations

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
CORPUS = Path(__file__).parents[2] / "../shared/citations/gold.jsonl"


@every_case(("text", "instrument"), INSTRUMENTS)
def test_finds_an_instrument(text: str, instrument: InstrumentId) -> None:
    """Each spelling names its instrument, in a sentence as alone."""
    assert [instrument] == [found.instrument for found in find_citations(text)]
    assert [instrument] == [
        found.instrument for found in find_citations(f"\nberdasarkan: {text}, maka")
    ] or text.startswith("Pengganti")


@every_case("text", NEGATIVES)
def test_finds_nothing(text: str) -> None:
    """What only looks like a citation is none."""
    assert find_citations(text) == ()


def test_a_word_of_a_registry_number_is_no_kind() -> None:
    """The letters "SE" or "SKB" after "Nomor" are part of the number."""
    assert find_citations("surat Jaksa Agung Nomor SE-001/JA/04/1995, Nomor SKB/02/2016") == ()


def test_marks_that_print_nothing_do_not_hide_a_citation() -> None:
    """Zero-width and direction marks are passed over, and the span is that of the text as given."""
    text = "\u200fmenurut \u200eU\u200bU 11\u00ad/2009\u200f, maka"
    (found,) = find_citations(text)
    assert (found.instrument, found.as_written) == (UU_11, "U\u200bU 11\u00ad/2009")
    assert text[slice(*found.span)] == found.as_written


def _sound(text: str, found: tuple[FoundCitation, ...]) -> None:
    end = 0
    for entry in found:
        assert text[slice(*entry.span)] == entry.as_written != ""
        assert end <= entry.span[0]
        end = entry.span[1]
        assert (entry.citation is None) == (entry.instrument is None and entry.antecedent is None)
        assert entry.title is None or entry.title in " ".join(UNSEEN.sub("", text[entry.span[0] :]).split())


pieces = st.one_of(
    st.sampled_from([text for text, _ in INSTRUMENTS] + [text for text, _ in PLACES] + NEGATIVES),
    st.sampled_from(
        [
            "tentang ",
            "Nomor ",
            "Pasal 1 ",
            "ayat (1) ",
            "huruf a ",
            "(",
            ")",
            ", ",
            " dan ",
            " sampai dengan ",
            "Tahun ",
            ". ",
            "\n",
            "\u200f",
            "\ud800",
            "\x00",
            "\u017f",
            "\u0131",
            "\u212a",
            "I",
            "UU ",
        ]
    ),
    st.text(max_size=8),
)


@given(st.lists(pieces, max_size=12).map("".join))
@example("Lampiran II UU 11/2009 ayat (1)")
@example("ayat (1) s.d. ayat (2) dan ayat (3) s.d. huruf b Pasal 9 UU 11/2009")
@example("\u0130UU 11/2009")
@example("UU 11/2009 tentang \u017f\u0131\u212a Pa\u017fal 5 ayat (\u017f), \u212aepmen\u017fos 10/2019 SENİN")
@example("UU A (" * 2000)
@example("UU \u0661\u0661/\u0662\u0660\u0660\u0669 Pasal \u00b2 ayat (\u00b2)")
@example("\ud800\udfff\x00\u202e Pasal 1\u202c")
def test_no_text_raises(text: str) -> None:
    """Whatever the text, nothing is raised, and the finds are slices of it in its order."""
    _sound(text, find_citations(text))


@given(st.text())
def test_no_arbitrary_text_raises(text: str) -> None:
    """So it is with text that is nothing like a citation."""
    _sound(text, find_citations(text))


def _stands_in_text(instrument: InstrumentId) -> bool:
    """Return whether an instrument is known in any text: where any office may issue it, it needs its year."""
    if instrument.kind in ("peraturan", "keputusan", "instruksi", "putusan"):
        return instrument.year is not None
    return instrument.kind not in ("other", "ad_art")


@given(st.lists(citations, max_size=4), st.data())
def test_finds_what_is_written_in_a_row(written: list[Citation], data: st.DataObject) -> None:
    """Citations in lines of their own are found, but for kinds that only `Citation.parse` knows."""
    written = [entry for entry in written if _stands_in_text(entry.instrument)]
    lines = [data.draw(st.sampled_from([entry.long, entry.short])) for entry in written]
    assert written == [found.citation for found in find_citations(";\n".join(lines))]


IN_ROWS: Final = [
    *("Lampiran I", "Bab II", "Bagian Kedua", "Bagian Kedua dan Bagian Ketiga", "Pasal 1", "huruf a"),
    *("Paragraf 2 Bagian Kedua", 'frasa "a" Bagian Kedua'),
]
"""Places in a row; parts without a chapter cannot be cited, however many there are."""
ROWS_OF_PLACES: Final = [
    *(f"{place}{join}" for place in IN_ROWS for join in (" ", " dan ")),
    *(f"Bagian Kedua{join}" for join in (", ", " sampai dengan ", " khususnya ")),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        *ROWS_OF_PLACES,
        "UU Nomor ",
        "UU 1/2000 tentang ",
        "UU 1/2000 (",
        "Peraturan Menteri ",
        "diubah dengan ",
        "U.",
        "s.u.",
        "UU A (",
        "UU 1/2000 tentang A, ",
        "UU 1/2000 tentang A dan Peraturan ",
        "UU 1/2000 tentang atas UU ",
        "UU 1/2000 tentang \n\n",
        "tentang dan ",
        "SKB Nomor 1 ",
        "SKB Menteri A dan Menteri ",
        "Stbl. 1847:1 dan 2 ",
        "UU Nomor 1\n",
        "Pasal 1 dan Lampiran ",
        "Pasal 1 tentang A ",
        "(Pasal 1) ",
        "UU 1/2000 tentang A, No. 2/2001 ",
        "UU 1/2000 TENTANG A\n\n",
        "UU\n\n1/2000 TENTANG UU 1/2000\n\n",
        "denganperaturan ",
        "UU 1/2000 tentang A (b ",
        "UU 1/2000 tanggal 5 Mei ",
        "UU A (uu ",
        "UU 1/2000 tentang Penetapan (LN) ",
    ],
)
def test_work_grows_with_the_text_alone(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the text makes the lexer go over twice the letters, also in text made to mislead it."""
    from psm_model.law.reading import _text

    def letters_read(text: str) -> int:
        read = 0
        fill = _text.Tokens._fill  # noqa: SLF001 the one place where tokens are cut

        def count(self: _text.Tokens, place: int) -> None:
            nonlocal read
            fill(self, place)
            read += 1 + self.end(place) - self.start(place)

        with monkeypatch.context() as patch:
            patch.setattr(_text.Tokens, "_fill", count)
            find_citations(text)
        return read

    # The reader looks ahead a bounded way, which the end of a text cuts short.
    once, twice = letters_read(piece * 200), letters_read(piece * 400)
    assert twice <= 2.3 * once


LABELS: Final = [
    pytest.param(LABELLED, id="laws"),
    pytest.param(
        CORPUS,
        id="pages",
        marks=pytest.mark.skipif(
            not CORPUS.exists(),
            reason="strings of web pages, whose authors were not asked, are not kept here",
        ),
    ),
]


@pytest.mark.parametrize("file", LABELS)
def test_scores_on_labelled_real_strings(file: Path) -> None:
    """On labelled strings from laws and pages, instruments and pinpoints are found with an F1 of 0.97 and more."""
    instruments, places = score(read_records(file))
    assert min(instruments.f1, places.f1) >= 0.97


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UU 11/2009", (Score(1, 1, 1), Score(0, 1, 0))),
        ("UU 11/2009 Pasal 3", (Score(1, 1, 1), Score(1, 1, 1))),
        ("UU 12/2009 Pasal 4", (Score(0, 1, 1), Score(0, 1, 1))),
        ("UU 11/2009 Pasal 3 dan PP 39/2012", (Score(1, 1, 2), Score(1, 1, 1))),
    ],
)
def test_missed_and_wrong_citations_lower_the_score(text: str, expected: tuple[Score, Score]) -> None:
    """A citation that is missed, wrong or too many counts against the reader."""
    label = {"type": "uu", "number": "11", "year": 2009, "pinpoints": [{"pasal": "3"}]}
    assert score([{"text": text, "gold": [label]}]) == expected


def test_a_word_that_only_begins_like_a_kind() -> None:
    """A word that begins as a kind does, such as *perdagangan* (trade), is not a kind after a place."""
    (found,) = find_citations("menurut Pasal 5 ayat (1) perdagangan antarpulau")
    assert (found.instrument, found.antecedent, found.pinpoints) == (None, None, (Pinpoint("5", "1"),))
