"""explain: the page of a rule and its grounds in words, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import attrs
import pytest

from psm_model.checking import Authority, Context, Ground, Rule, Severity, Status, Violation, member_rule
from psm_model.errors import NotFoundError
from psm_model.i18n import LANGUAGES, Bilingual, Language
from psm_model.law.statute import Certainty
from psm_model.reports.explanation import explain, format_grounds
from psm_model.rules import RULES
from psm_model.style import TerminalStyle


@member_rule(
    code="XYZ001",
    severity=Severity.WARNING,
    grounds=[
        Ground(authority=Authority.LAW, certainty=Certainty.RESTATED, sources=("UU 11/2009", "https://example.org/a")),
        Ground(authority=Authority.LOGIC),
    ],
    since="1.2.0",
    status=Status.PREVIEW,
    title=Bilingual("a title", "sebuah judul"),
    message=Bilingual("a message", "sebuah pesan"),
    remedy=Bilingual("Do this.", "Lakukan ini."),
    explanation_indonesian="Sebuah penjelasan.",
)
def made_up(_subject: object, _context: Context) -> Iterator[Violation]:
    """The first line.

    What it checks
        One thing
        and another.

    Source
        A book.
    """
    yield from ()


PAGE = """\
XYZ001 made-up: a title

Severity: warning
Authority: law (restated by others); logic
Scope: member
Since: 1.2.0 (preview)

What it checks
    One thing
    and another.

Source
    A book.

What to do:
  Do this.

Sources:
  UU 11/2009
  https://example.org/a"""

HALAMAN = """\
XYZ001 made-up: sebuah judul

Keparahan: peringatan
Dasar: peraturan (disebut pihak lain); logika
Lingkup: anggota
Sejak: 1.2.0 (percobaan)

Sebuah penjelasan.

Tindak lanjut:
  Lakukan ini.

Sumber:
  UU 11/2009
  https://example.org/a"""


@pytest.mark.parametrize(("language", "page"), [("en", PAGE), ("id", HALAMAN)])
def test_page_is_complete(language: Language, page: str) -> None:
    """The page has the name, the facts, the docstring or its Indonesian summary, and the sources."""
    assert explain("XYZ001", language=language, rules={"XYZ001": made_up}) == page


def test_page_is_english_by_default() -> None:
    """Without a language, the page and the grounds are in English."""
    assert explain("XYZ001", rules={"XYZ001": made_up}) == PAGE
    assert format_grounds(made_up) == "law (restated by others); logic"


@pytest.mark.parametrize("language", LANGUAGES)
def test_rule_without_sources_has_no_list(language: Language) -> None:
    """The page of a rule without sources and advice ends with its explanation."""
    plain = attrs.evolve(made_up, remedy=None, grounds=(Ground(authority=Authority.LOGIC),))
    page = explain("XYZ001", language=language, rules={"XYZ001": plain})
    assert page.endswith("    A book." if language == "en" else "Sebuah penjelasan.")


@pytest.mark.parametrize(
    ("code", "rules"), [("PSM000", RULES), ("psm101", RULES), ("", RULES), ("PSM101", {"XYZ001": made_up})]
)
def test_unknown_code_is_refused(code: str, rules: dict[str, Rule]) -> None:
    """An unknown code is refused and named."""
    with pytest.raises(NotFoundError) as caught:
        explain(code, rules=rules)
    assert (caught.value.kind, caught.value.key) == ("rule", code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_grounds_have_distinct_words(language: Language) -> None:
    """Each combination of authority and certainty has words of its own in both languages."""
    grounds = [
        Ground(authority=authority, certainty=certainty)
        for authority, certainty in product(Authority, [None, *Certainty])
    ]
    words = [format_grounds(attrs.evolve(made_up, grounds=(ground,)), language=language) for ground in grounds]
    assert len(set(words)) == len(grounds)
    assert format_grounds(attrs.evolve(made_up, grounds=tuple(grounds)), language=language) == "; ".join(words)


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        (Ground(authority=Authority.LOGIC), ("logic", "logika")),
        (
            Ground(authority=Authority.ASSOCIATION, certainty=Certainty.QUOTED),
            ("statutes of the association (quoted)", "AD/ART organisasi (dikutip)"),
        ),
        (
            Ground(authority=Authority.PRACTICE, certainty=Certainty.DERIVED),
            ("practice (derived)", "praktik (disimpulkan)"),
        ),
        (
            Ground(authority=Authority.LAW, certainty=Certainty.UNVERIFIED),
            ("law (unverified)", "peraturan (belum diperiksa)"),
        ),
    ],
)
def test_format_grounds(ground: Ground, words: tuple[str, str]) -> None:
    """The authority comes first and the certainty follows in brackets."""
    rule = attrs.evolve(made_up, grounds=(ground,))
    assert tuple(format_grounds(rule, language=language) for language in LANGUAGES) == words


def test_catalogue_is_explained_by_default() -> None:
    """Without other rules, the page is that of the package's rule."""
    assert explain("PSM101").splitlines()[0] == f"PSM101 overlapping-board-terms: {RULES['PSM101'].title.english}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80])
def test_pages_keep_to_the_width(width: int, language: Language) -> None:
    """No line is wider than the terminal, except for examples and addresses; no word is lost."""
    for code in RULES:
        plain = explain(code, language=language)
        page = explain(code, language=language, style=TerminalStyle(width=width))
        assert page.split() == plain.split()
        for line in page.splitlines():
            is_code = line.startswith("    ") and any(line.strip() in text for text in RULES[code].sections.values())
            assert len(line) <= width or is_code or "http" in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_colours_add_only_escape_sequences(language: Language) -> None:
    """Without its escape sequences, a coloured page is the plain one."""
    for code in RULES:
        coloured = explain(code, language=language, style=TerminalStyle(colour=True))
        assert "\x1b[1m" in coloured
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == explain(code, language=language)
