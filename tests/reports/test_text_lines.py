"""How many lines a finding takes in a terminal of 80 columns."""

from __future__ import annotations

import re
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Finding, Report
from psm_model.checks import check
from psm_model.entities import Register
from psm_model.formats.locations import Position
from psm_model.i18n import Bilingual, Language
from psm_model.reports.context import DocumentContext
from psm_model.reports.explanation import REMEDY
from psm_model.reports.text import render_text
from psm_model.rules import RULES
from psm_model.strategies import violations
from psm_model.style import TerminalStyle
from tests.reports.reports import languages, troubled

WIDTH: Final = 80
MOST: Final = 5


def render(findings: list[Finding], language: Language) -> list[str]:
    """Return the paragraph of each finding in a terminal, with lines and columns as their places."""
    report = attrs.evolve(check(Register()), findings=findings)
    context = DocumentContext(locations={pointer: Position(123, 45) for pointer in report.pointers})
    style = TerminalStyle(width=WIDTH)
    *paragraphs, _ = render_text(report, language=language, name="batang.json", context=context, style=style).split(
        "\n\n"
    )
    return paragraphs


@given(st.data(), st.sampled_from(sorted(RULES)), languages())
def test_finding_takes_five_lines(data: st.DataObject, code: str, language: Language) -> None:
    """A finding of each rule has its title, place, sentence and advice in at most five lines, each of which fits.

    Only a sentence that names so many records that it takes more than two lines adds the others.
    """
    broken = data.draw(violations(code))
    report: Report = check(broken.register, **broken.options)
    findings = [finding for finding in report if finding.code == code]
    for finding, paragraph in zip(findings, render(findings, language), strict=True):
        lines = paragraph.split("\n")
        sentence = TerminalStyle(width=WIDTH).wrap(finding.message(language=language), 2)
        assert len(lines) <= MOST + max(len(sentence) - 2, 0), paragraph
        assert all(len(line) <= WIDTH for line in lines)
        assert f"{REMEDY.translate(language).lower()}:" in paragraph


@pytest.mark.parametrize("language", ["en", "id"])
def test_first_sentence_of_each_remedy_fits_on_a_line(language: Language) -> None:
    """A sentence of two lines leaves one line for what to do."""
    label = f"  {REMEDY.translate(language).lower()}: "
    for rule in RULES.values():
        assert rule.remedy is not None
        first = re.split(r"(?<=[.]) (?=[A-Z])", rule.remedy.translate(language))[0]
        assert len(label + first) <= WIDTH, rule.code


LOOK_UP: Final[dict[Language, str]] = {
    "en": "Check|Compare .* with their|Find out|Look up|Read",
    "id": "Baca|Bandingkan .* dengan SK|Cari|Cocokkan|Lihat|Periksa",
}
"""How a sentence begins that asks to look something up."""


@pytest.mark.parametrize("language", ["en", "id"])
def test_first_sentence_of_each_remedy_says_what_to_change(language: Language) -> None:
    """If only one sentence fits, it is not one that only asks to look something up."""
    for rule in RULES.values():
        assert rule.remedy is not None
        first = re.split(r"(?<=[.]) (?=[A-Z])", rule.remedy.translate(language))[0]
        only_looked_up = re.match(LOOK_UP[language], first) and not re.search(r"[,;]| and | dan ", first)
        assert not only_looked_up, rule.code


@pytest.mark.parametrize(
    ("sentences", "shown"),
    [
        (["One short step."], 1),
        (["One step.", "Another step that is somewhat longer than the first one."], 2),
        (["A step that takes nearly all of the line that it is on, or so.", "Next, " + "more and " * 14 + "more."], 1),
        (["A first " + "and very " * 30 + "long step.", "Another one."], 1),
    ],
)
def test_whole_sentences_of_a_remedy_are_shown(sentences: list[str], shown: int) -> None:
    """As many sentences as fit are shown, none is cut, and the first one always is there."""
    text = " ".join(sentences)
    short = next(finding for finding in troubled() if finding.code == "PSM001")
    # Without names, its message fits on a line.
    finding = attrs.evolve(short, bilingual_remedy=Bilingual(text, text), labels=())
    words = " ".join("\n".join(render([finding], "en")).split())
    assert words.endswith(f"what to do: {' '.join(sentences[:shown])}")


@pytest.mark.parametrize("count", [0, 1, 2, 6, 40, 12_345])
def test_other_places_share_the_line(count: int) -> None:
    """As many other places as fit are beside the first one, and the number of the rest."""
    others = tuple(f"/board_terms/{number}" for number in range(1, count + 1))
    finding = attrs.evolve(troubled().findings[0], path="/board_terms/0", related=others)
    place = render([finding], "en")[0].split("\n")[1]
    assert place.startswith("  batang.json:123:45")
    named = place.count("123:45") - 1
    more = re.search(r"and ([\d,]+) more\)", place)
    assert named + (0 if more is None else int(more[1].replace(",", ""))) == count
    assert named >= min(count, 4)
