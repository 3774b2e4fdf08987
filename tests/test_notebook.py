"""show: what a notebook displays of an object in a language."""

from __future__ import annotations

from typing import Final

import pytest

from psm_model.checks import check
from psm_model.entities import BoardTerm, Organisation, Register
from psm_model.i18n import LANGUAGES, Language
from psm_model.notebook import HtmlView, show
from psm_model.values import Level

ORGANISATION: Final = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
TERM: Final = BoardTerm(id="t", organisation_id="o", label="2025–2003")
REGISTER: Final = Register.of(ORGANISATION, TERM)
REPORT: Final = check(REGISTER)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [ORGANISATION, TERM, REGISTER, REPORT, REPORT.findings[0]])
def test_show_displays_in_a_language(value: HtmlView, language: Language) -> None:
    """The HTML is that of the object in the language, and without HTML it is the object's repr."""
    shown = show(value, language=language)
    assert shown._repr_html_() == value.to_html(language=language)  # as notebooks call it
    assert f'lang="{language}"' in shown._repr_html_()
    assert repr(shown) == repr(value)


def test_english_is_the_default() -> None:
    """A notebook displays the object itself in English, and so does `show` without a language."""
    assert show(REPORT)._repr_html_() == REPORT.to_html() == REPORT._repr_html_()


def test_pages_of_rules_are_linked() -> None:
    """A report and a finding link to the pages of rules; a register has none."""
    pages = "https://example.org/{code}.html"
    for value in (REPORT, REPORT.findings[0]):
        assert 'href="https://example.org/PSM110.html"' in show(value, pages=pages)._repr_html_()
    assert show(REGISTER, pages=pages)._repr_html_() == REGISTER.to_html()


def test_unsupported_language_is_refused() -> None:
    """The language is refused where it is given, not when the notebook displays the object."""
    with pytest.raises(ValueError, match="languages"):
        show(REGISTER, language="de")  # type: ignore[arg-type]
