"""What a finding shows in a notebook and in a table: its rule, where it is, and where else."""

from __future__ import annotations

import attrs

from psm_model.checking.finding import list_cells
from psm_model.i18n import Bilingual
from psm_model.values import Verdict
from tests.rules.samples import IPSM, run_rule, term

(FINDING,) = run_rule("PSM103", IPSM, term("2025-01-01/2029-12-31", label="2024–2029"))


def test_a_finding_shows_its_rule_and_its_places() -> None:
    """The title of the rule, the place and the related places are shown, and the name of a rule that has no title."""
    page = FINDING.to_html(language="en")
    assert FINDING.title is not None
    for words in ("A label that contradicts the period", "/board_terms/0/label", "/board_terms/0/period"):
        assert words in page
    untitled = attrs.evolve(FINDING, title=None)
    assert FINDING.name not in page
    assert untitled.name in untitled.to_html(language="en")
    titled = attrs.evolve(FINDING, title=Bilingual("a title", "sebuah judul"))
    assert "Sebuah judul" in titled.to_html(language="id")


def test_ten_places_are_shown() -> None:
    """Ten related places are all shown; of more, an ellipsis stands for the rest."""
    paths = tuple(f"/board_terms/{number}/appointments" for number in range(11))
    for shown in (10, 11):
        page = attrs.evolve(FINDING, related=paths[:shown]).to_html(language="en")
        assert [path in page for path in paths] == [True] * 10 + [False]
        assert ("…" in page) is (shown > 10)


def test_cells_have_the_place() -> None:
    """A row of a table has the message with the place below it."""
    cells = "".join(map(str, list_cells(FINDING, "en")))
    assert "/board_terms/0/label" in cells


def test_a_finding_is_named_by_its_severity_and_its_certainty() -> None:
    """The repr says if a finding is undetermined."""
    assert repr(FINDING) == "<Finding PSM103 (error) at /board_terms/0/label>"
    doubtful = attrs.evolve(FINDING, verdict=Verdict.UNDETERMINED)
    assert repr(doubtful) == "<Finding PSM103 (error, undetermined) at /board_terms/0/label>"
