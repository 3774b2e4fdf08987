"""PartResult: what the rules find in a part of a register, and how it becomes part of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psm_model.entities.references import DECREE

from .feed import rebase, rebase_pointer
from .finding import Finding
from .outcome import RuleFailure
from .register_subject import RegisterSubject

if TYPE_CHECKING:
    from .engine import Engine

__all__ = ["PartResult", "append_part"]


class PartResult(NamedTuple):
    """The result of a part of a register.

    Its JSON Pointers are relative to the part, except for those that findings have to decrees.
    """

    outline: RegisterSubject
    """The outline of its entities."""
    findings: list[Finding]
    """The findings of rules about one organisation or member."""
    failures: list[RuleFailure]
    """The rules that raised."""


def append_part(part: PartResult, outline: RegisterSubject, engine: Engine) -> None:
    """Append the result of the part that follows to the outline and the findings of an engine.

    >>> from psm_model.checking.engine import Engine
    >>> from psm_model.checking.feed import Feed
    >>> from psm_model.checking.settings import CheckSettings
    >>> engine = Engine(CheckSettings(rules=RULES))
    >>> outline = engine.make_outline()
    >>> for entities in ([ipsm], [BoardTerm(id="t", organisation_id="o", label="2020–2025")]):
    ...     feed = Feed(engine, is_part=True)
    ...     feed.add_all(entities)
    ...     append_part(PartResult(feed.outline, [], []), outline, engine)
    >>> outline.counts["organisation"], outline.counts["board term"]
    (1, 1)
    """
    # A finding has the positions of decrees in the whole register already.
    before = {place: outline.counts[kind] for kind, place in outline.places.items() if kind != DECREE}
    engine.findings += (rebase(finding, before) for finding in part.findings)
    engine.failures += (failure._replace(path=rebase_pointer(failure.path, before)) for failure in part.failures)
    outline.merge(part.outline)
