"""Drafts as values."""

from __future__ import annotations

import attrs
import pytest

from psm_model import Register
from psm_model.drafting import Basis, Draft, DraftedFact, draft
from psm_model.drafting.drafted import Unresolved, UnresolvedReason


def test_drafts_are_values() -> None:
    """Equal texts give equal drafts, which cannot be changed."""
    drafted = draft("IPSM Kota Misal")
    assert drafted == draft("IPSM Kota Misal")
    assert drafted != draft("IPSM Kota Contoh")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        drafted.facts = ()  # type: ignore[misc]
    assert Draft(register=Register()) == draft("")


def test_facts_are_stated_unless_said() -> None:
    """A fact is stated by default."""
    assert DraftedFact(pointer="/organisations/0/name", spans=((0, 4),)).basis is Basis.STATED


@pytest.mark.parametrize("reason", UnresolvedReason)
def test_reasons_have_words(reason: UnresolvedReason) -> None:
    """Each reason is shown in words."""
    from psm_model.drafting.rendering import render_draft

    drafted = Draft(register=Register(), unresolved=(Unresolved(reason=reason, span=(0, 4), as_written="kata"),))
    assert {render_draft("kata", drafted, language=language) for language in ("en", "id")} != {""}
