"""Own rules with a mark are drawn on timelines, as objects, as text and as pictures, like those of the package."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from psm_model.charts import draw_timeline
from psm_model.checking import Config, Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.entities import BoardTerm, Register
from psm_model.errors import WrongTypeError
from psm_model.i18n import LANGUAGES, Bilingual
from psm_model.rules import RULES
from psm_model.rules.grounds import LOGIC
from psm_model.values import PartialDate, Period
from psm_model.views.timeline import make_timeline
from psm_model.views.timeline_text import render_timeline
from tests.charts.pictures import list_texts
from tests.own_rules import few_posts
from tests.views.drawn_registers import IPSM

TITLE = Bilingual("a board that begins in June", "pengurus yang mulai pada bulan Juni")
REGISTER = Register.of(
    IPSM,
    BoardTerm(id="june", organisation_id=IPSM.id, period=Period.parse("2020-06-01/2025-05-31")),
    BoardTerm(id="july", organisation_id=IPSM.id, period=Period.parse("2025-07-01/2030-06-30")),
)


def _find_june(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A board that begins in June.

    What it checks
        The month in which boards begin.

    Why it matters
        It is an invented rule.
    """
    for path, term in subject.terms:
        if term.period is not None and isinstance(term.period.start, PartialDate) and term.period.start.month == 6:
            yield Violation(path=f"{path}/period")


DETAILS = {
    "severity": Severity.INFO,
    "grounds": [LOGIC],
    "title": TITLE,
    "message": TITLE,
    "explanation_indonesian": "Bulan mulai pengurus.",
}
JUNE = organisation_rule(code="DIN901", mark=MarkKind.OTHER, **DETAILS)(_find_june)  # type: ignore[arg-type]
UNMARKED = organisation_rule(code="DIN902", **DETAILS)(_find_june)  # type: ignore[arg-type]  # as above


def test_own_rules_are_marked() -> None:
    """A rule that is passed has marks with its code and its title; one without a mark has none."""
    timeline = make_timeline(REGISTER, rules=[*RULES.values(), JUNE, UNMARKED])
    own = [mark for row in timeline.rows for mark in row.marks if mark.code.startswith("DIN")]
    assert [(mark.code, mark.title, mark.kind, mark.term_ids) for mark in own] == [
        ("DIN901", TITLE, MarkKind.OTHER, ("june",))
    ]
    assert make_timeline(REGISTER, rules=RULES) == make_timeline(REGISTER)
    only = make_timeline(REGISTER, rules=[JUNE])
    assert {mark.code for row in only.rows for mark in row.marks} == {"DIN901"}
    assert not any(row.marks for row in make_timeline(REGISTER, rules=[UNMARKED]).rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_rules_are_in_the_legend(language: str) -> None:
    """Text and picture have the code with the title in the language."""
    rules = [*RULES.values(), JUNE]
    words = TITLE.translate(language)  # type: ignore[arg-type]  # each of the languages
    text = render_timeline(make_timeline(REGISTER, rules=rules), width=120, language=language)  # type: ignore[arg-type]
    assert f"DIN901 {words}" in text
    (page,) = draw_timeline(REGISTER, rules=rules, language=language)  # type: ignore[arg-type]  # as above
    assert f"DIN901 {words}" in list_texts(page)
    assert f"DIN901: {words}." in page.alt
    (page,) = draw_timeline(REGISTER, language=language)  # type: ignore[arg-type]  # as above
    assert "DIN901" not in page.alt


def test_modules_of_a_configuration_are_marked() -> None:
    """The rules of the modules that a configuration names are marked, and what it ignores is not."""
    for ignore, expected in (((), {few_posts.code}), ((few_posts.code,), set())):
        config = Config(rule_modules=["tests.own_rules"], settings={"DIN101": {"strict": True}}, ignore=ignore)
        marks = [mark for row in make_timeline(REGISTER, config=config).rows for mark in row.marks]
        assert {mark.code for mark in marks if mark.code.startswith("DIN")} == expected
        marks = [mark for row in make_timeline(REGISTER, config=config, rules=[JUNE]).rows for mark in row.marks]
        assert {mark.code for mark in marks} == expected | {"DIN901"}


def test_wrong_rules_are_refused() -> None:
    """Something other than rules is an error of its type."""
    for rules in (7, [7], "PSM101"):
        with pytest.raises(WrongTypeError):
            make_timeline(REGISTER, rules=rules)  # type: ignore[arg-type]  # that is tested
