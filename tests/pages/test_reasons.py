"""Every rule of the catalogue has a reason in both languages."""

from __future__ import annotations

import pytest

from psm_model.i18n import LANGUAGES
from psm_model.pages._reasons import REASONS, find_reason
from psm_model.rules import RULES


def test_each_rule_has_an_indonesian_reason_and_none_is_left_over() -> None:
    """The table has the codes of the catalogue, in its order."""
    assert list(REASONS) == list(RULES)


@pytest.mark.parametrize("code", RULES)
def test_reasons_are_sentences_in_two_languages(code: str) -> None:
    """The reason in each language is its own, is no whole explanation, and ends like a sentence."""
    english, indonesian = (find_reason(RULES[code], language=language) for language in LANGUAGES)
    assert english != indonesian
    explanation = RULES[code].explanation
    for text, whole in ((english, explanation.english), (indonesian, explanation.indonesian)):
        assert text.endswith(".")
        assert text.lstrip('"')[0].isupper()
        assert text == " ".join(text.split())
        assert text != " ".join(whole.split())
