"""Drafts of registers: each fact has words that support it, and nothing else is in the register."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks import draft_accuracy
from psm_model import Register, check, dumps, load, loads
from psm_model.checking import Severity
from psm_model.drafting import Basis, Draft, UnresolvedReason, draft
from tests.drafting.calls import count_calls

LEAST_RECALL: Final = 0.97
TEXTS: Final = {
    file.stem: (file.read_text(encoding="utf-8"), json.loads(file.with_suffix(".json").read_text(encoding="utf-8")))
    for file in sorted((Path(__file__).parent / "texts").glob("*.txt"))
}
ARTICLE: Final = os.environ.get("PSM_BATANG_ARTICLE")
"""The path of the article that began the project, which is not in the repository."""
RETOLD: Final = """\
Pengurus Relawan Sosial Batang 2025–2030 Dikukuhkan

BATANG, BERITAU.ID – Pemerintah Kabupaten Batang mengukuhkan Ikatan Pekerja Sosial Masyarakat (IPSM) Kabupaten Batang \
periode 2025–2030 di Aula Bupati Batang.

Ucapan selamat disampaikan Asisten Perekonomian dan Pembangunan Setda Batang, Asri Hermawan.

“Atas nama Pemerintah Kabupaten Batang, saya mengucapkan selamat kepada pengurus IPSM,” ujarnya.

Asri menjelaskan bahwa dasarnya ialah Undang-Undang Nomor 11 Tahun 2009 tentang Kesejahteraan Sosial serta Peraturan \
Menteri Sosial Nomor 10 Tahun 2019 tentang Pekerja Sosial Masyarakat.

“Hal itu diatur Pasal 21 Ayat (1) dalam aturan tersebut,” terang Asri.

Ia menghargai relawan sosial di tingkat desa dan kelurahan. IPSM Batang diharapkan menjadi mitra pemerintah.

Asri mendorong kolaborasi antara IPSM, Dinas Sosial, pemerintah desa dan kelurahan, serta lembaga sosial lainnya.
"""
"""The article in other words, with all its facts."""
BATANG: Final = Path(__file__).parents[2] / "examples" / "batang.json"
REFERENCES: Final = {"id", "organisation_id", "source_ids", "psm_register"}
"""Fields that the text does not state: made ids, and what refers to them."""
CODED: Final = {
    "level",
    "post",
    "capacity",
    "role",
    "status",
    "kind",
    "qualifier",
    "decree_ids",
    "area",
    "within",
    "replaces_id",
    "value",
}
"""Fields whose values are codes or numbers, and not words of the text."""
DATES: Final = {"issued", "in_force_from", "date", "start", "end"}
CITED: Final = {"citation", "as_written"}


def iter_values(document: object, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the pointer and the value of each text and number in a document."""
    if isinstance(document, dict):
        for key, value in document.items():
            yield from iter_values(value, f"{pointer}/{key}")
    elif isinstance(document, list):
        for number, value in enumerate(document):
            yield from iter_values(value, f"{pointer}/{number}")
    else:
        yield pointer, document


def resolve(document: Any, pointer: str) -> Any:
    """Return the value at a JSON Pointer."""
    for part in pointer.split("/")[1:]:
        document = document[int(part)] if isinstance(document, list) else document[part]
    return document


def fold(text: str) -> str:
    """Return the letters and digits of a text in lower case."""
    return "".join(character for character in text.casefold() if character.isalnum())


def name_field(pointer: str) -> str:
    """Return the last part of a pointer that is no number."""
    return next(part for part in reversed(pointer.split("/")) if not part.isdigit())


def validate(text: str, drafted: Draft) -> None:
    """Assert that a draft keeps its promises."""
    document = json.loads(dumps(drafted.register))
    assert loads(dumps(drafted.register)) == drafted.register
    pointers = {fact.pointer for fact in drafted.facts}
    folded = fold(text)
    for fact in drafted.facts:
        resolve(document, fact.pointer)
        assert fact.spans
        assert all(0 <= start < end <= len(text) for start, end in fact.spans)
        value = resolve(document, fact.pointer)
        if isinstance(value, str) and name_field(fact.pointer) not in CODED | DATES and fact.basis is Basis.STATED:
            assert fold(value) in fold(" ".join(text[slice(*span)] for span in fact.spans)), fact.pointer
    for pointer, value in iter_values(document):
        field = name_field(pointer)
        if field not in REFERENCES:
            # A period and a legal basis are one fact each.
            assert pointer in pointers or pointer.rsplit("/", 1)[0] in pointers, pointer
        if isinstance(value, str) and field not in REFERENCES | CODED | DATES | CITED:
            assert fold(value) in folded, pointer
    for item in drafted.unresolved:
        assert item.as_written == text[slice(*item.span)] or "…" in item.as_written
    assert {entity.id for entity in drafted.register.organisations} <= set(drafted.made_ids)


def list_structural_errors(register: Register) -> list[str]:
    """Return the codes of errors about ids and references."""
    return [
        finding.code
        for finding in check(register)
        if finding.severity is Severity.ERROR and finding.code.startswith("PSM00")
    ]


@pytest.mark.parametrize("name", TEXTS)
def test_facts_are_supported(name: str) -> None:
    """Each fact has a pointer that resolves and words that support it, and each value has a fact."""
    text, labels = TEXTS[name]
    published = labels["published"]
    drafted = draft(text, published=date.fromisoformat(published) if published else None)
    validate(text, drafted)
    assert list_structural_errors(drafted.register) == []


def test_accuracy() -> None:
    """No wrong fact is drafted from the labelled texts, and few facts are missed."""
    tallies = draft_accuracy.measure(draft_accuracy.TEXTS)
    assert {kind: tally.wrong for kind, tally in tallies.items() if tally.wrong} == {}
    right, missed = (sum(getattr(tally, name) for tally in tallies.values()) for name in ("right", "missed"))
    assert right / (right + missed) >= LEAST_RECALL


def iter_pieces() -> Iterator[str]:
    """Yield the lines of the texts, and words of every kind that the reader knows."""
    for text, _ in TEXTS.values():
        yield from text.splitlines(keepends=True)
        yield from text.split(" ")[:40]
    yield from (
        "\n",
        "\n\n",
        " ",
        "(",
        ")",
        ",",
        ".",
        ":",
        "\u2013",
        "“",
        "”",
        "\x00",
        "\u200b",
        "\u0663",
        "\u0130",
        "\ufb01",
        "\U0001d7da\U0001d7d8",
        "\r\n",
    )


@given(
    st.lists(st.sampled_from([*iter_pieces()]), max_size=40).map("".join),
    st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_any_text_is_drafted(text: str, published: date | None) -> None:
    """Pieces of texts in any order give a draft that keeps its promises."""
    drafted = draft(text, published=published)
    validate(text, drafted)
    assert list_structural_errors(drafted.register) == []


@given(st.text(max_size=200))
@example("📌")
@example("Ketua Budi\nB.")
@example("IPSM Batang dilantik.\n👍👍")
def test_any_characters_are_drafted(text: str) -> None:
    """No characters raise."""
    validate(text, draft(text))


@pytest.mark.parametrize("name", [name for name, (_, labels) in TEXTS.items() if labels["published"]])
def test_relative_day_needs_the_day_of_publication(name: str) -> None:
    """Without the day of publication, a day that depends on it is unresolved and not in the register."""
    text, labels = TEXTS[name]
    published = date.fromisoformat(labels["published"])
    known = [
        inauguration.date
        for term in draft(text, published=published).register.board_terms
        for inauguration in term.inaugurations
    ]
    without = draft(text)
    for item in without.unresolved:
        if item.reason is UnresolvedReason.DAY_DEPENDS:
            assert all(
                inauguration.date is None
                for term in without.register.board_terms
                for inauguration in term.inaugurations
            )
            assert None not in known


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(TEXTS)[::3])
def test_work_grows_with_the_text(name: str) -> None:
    """A text of twice the length takes about twice the work."""
    text = "\n\n".join([TEXTS[name][0]] * 4)
    assert count_calls(draft, f"{text}\n\n{text}") <= 2.3 * count_calls(draft, text)


def assert_is_example(text: str) -> None:
    """Assert that a text gives what the example holds, and no more; ids and the address of the source are not in it."""
    drafted, example = draft(text).register, load(BATANG)
    (organisation,), (expected,) = drafted.organisations, example.organisations
    assert {organisation.name, *(name.name for name in organisation.names)} <= {name.name for name in expected.names}
    for field in ("level", "area", "partners", "member_organisations", "stated_counts", "events"):
        assert getattr(organisation, field) == getattr(expected, field)
    (term,), (expected_term,) = drafted.board_terms, example.board_terms
    for field in ("label", "period", "legal_bases", "appointments", "other_labels"):
        assert getattr(term, field) == getattr(expected_term, field)
    (inauguration,), (expected_inauguration,) = term.inaugurations, expected_term.inaugurations
    for field in ("place", "authority", "participants", "date", "date_as_written"):
        assert getattr(inauguration, field) == getattr(expected_inauguration, field)
    assert inauguration.kind is not None
    assert inauguration.kind in (expected_inauguration.kind or "")
    for field in ("publisher", "kind", "title", "published"):
        assert [getattr(each, field) for each in drafted.sources] == [getattr(each, field) for each in example.sources]
    assert not drafted.decrees
    assert not drafted.members


def test_retold_article_gives_the_example() -> None:
    """The article that began the project, in other words, gives what the example holds, and no more."""
    pytest.importorskip("lokal", reason="the code of the area needs the extra `areas`")
    assert_is_example(RETOLD)


@pytest.mark.skipif(ARTICLE is None, reason="the article itself is not in the repository")
def test_article_gives_the_example() -> None:
    """The article itself does too."""
    assert ARTICLE is not None
    assert_is_example(Path(ARTICLE).read_text(encoding="utf-8"))


def test_nothing_gives_nothing() -> None:
    """A text about something else gives an empty register."""
    drafted = draft("Harga cabai di Pasar Induk turun pada Senin (6/10/2025), kata seorang pedagang.")
    assert drafted.register == Register()
    assert drafted.facts == ()


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Forum Komunikasi Pekerja Sosial Masyarakat (FK-PSM)", "FK-PSM"),
        ("Forum Tenaga Kesejahteraan Sosial Kecamatan (F-TKSK)", "F-TKSK"),
        ("Lembaga Koordinasi Kesejahteraan Sosial (LKKS)", "LKKS"),
    ],
)
def test_a_post_in_the_organisation_may_name_it_by_its_acronym(name: str, acronym: str) -> None:
    """Draft the post in a body whose acronym is beside the full name of the organisation."""
    text = (
        f"Bupati Batang melantik pengurus {name} Kabupaten Batang masa bakti 2025-2028. Ketua {acronym}, Tono, hadir."
    )
    (term,) = draft(text).register.board_terms
    assert [(str(item.name), item.post.value) for item in term.appointments] == [("Tono", "chair")]


def test_day_of_a_decree_is_no_inauguration() -> None:
    """The day of a decree that a sentence names is not that of the inauguration which it reports."""
    text = (
        "Pelantikan IPSM Kabupaten Misal berdasarkan SK Bupati Nomor 460/1/2024 tanggal 3 Januari 2024 digelar di "
        "Pendopo, Senin (8/1/2024)."
    )
    register = draft(text).register
    assert [str(each.date) for term in register.board_terms for each in term.inaugurations] == ["2024-01-08"]
    assert [str(decree.issued) for decree in register.decrees] == ["2024-01-03"]


def test_title_of_a_decree_in_one_line_ends_before_the_board() -> None:
    """In a text without lines, the title of a decree ends before the first post, and no personal number is in it."""
    text = (
        "KEPUTUSAN BUPATI MISAL NOMOR 460/12/2024 TENTANG PENGUKUHAN PENGURUS IPSM KABUPATEN MISAL Ketua : Ani Misal "
        "(NIK 0000000000000000, HP 081200000000) Sekretaris : Budi"
    )
    (decree,) = draft(text).register.decrees
    assert decree.title == "PENGUKUHAN PENGURUS IPSM KABUPATEN MISAL"
    assert "00000000" not in dumps(draft(text).register)


def test_personal_numbers_are_no_numbers_of_decrees() -> None:
    """A number as long as personal ones is left out, and shown masked among what is unresolved."""
    drafted = draft("Pengurus IPSM Kabupaten Misal dilantik berdasarkan SK Bupati Misal Nomor 081200000000.")
    assert "0812" not in dumps(drafted.register) + repr(drafted.unresolved)
    assert [each.reason for each in drafted.unresolved] == [UnresolvedReason.PERSONAL_NUMBER]


@pytest.mark.parametrize("verb", ["menolak dilantik", "tidak dilantik"])
def test_refused_inaugurations_are_none(verb: str) -> None:
    """An inauguration that somebody refuses, or that is denied, is not in the draft."""
    register = draft(f"Pengurus IPSM Kabupaten Misal {verb} oleh Bupati Misal Budi.").register
    assert all(not term.inaugurations for term in register.board_terms)


def test_officiants_are_not_members() -> None:
    """An office that inaugurates a board has no post on it."""
    register = draft("Pengurus IPSM Kabupaten Misal dilantik oleh Bupati yang diwakili Sekda Misal, Ani.").register
    assert all(not term.appointments for term in register.board_terms)


def test_a_run_of_letters_is_read_once() -> None:
    """One word of many letters takes time in proportion to its length; a thousand times the square would not end."""
    assert draft("a" * 200_000).register == Register()
