"""PSM211: the rule circular-replacement."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context, OrganisationSubject
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

from .replacements import (
    circles,
    earlier_ids,
    iter_replacements,
)

__all__ = ["circular_replacement"]


@rule(
    code="PSM211",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Bilingual("a replacement of itself", "penggantian yang melingkar"),
    message=Bilingual(
        "in board term {term!r}, replacements lead back to where they began: {appointments}",
        "dalam masa bakti {term!r}, penggantian kembali ke pengangkatan semula: {appointments}",
    ),
    explanation_indonesian="Sebuah pengangkatan menggantikan dirinya sendiri, langsung atau melalui pengangkatan lain.",
)
def circular_replacement(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """An appointment replaces itself, directly or in a circle.

    What it checks
        The appointments of each board along whom they replace.

    Why it matters
        Whoever replaces another comes after, so nobody comes before the first of a circle.

    Example
        >>> held = Appointment(id="a", post=Post.CHAIR, member_id="m", replaces_id="a")
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(held,))
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM211',)

    Instead
        >>> first = attrs.evolve(held, replaces_id=None)
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, appointments=(first,)))).codes
        ()

    Source
        Logic: nothing comes before itself.
    """
    for board in subject.boards:
        if not board.replacing:
            continue
        paths_by_id = {held.id: path for _, (path, held) in iter_replacements(subject, board)}
        for circle in circles(earlier_ids(subject, board)):
            paths = sorted(paths_by_id[held_id] for held_id in circle)
            ids = sorted(circle)
            yield Violation(
                path=paths[0],
                related=tuple(paths[1:]),
                ids=(*ids, board.term.id, board.term.organisation_id),
                params={"term": board.term.id, "appointments": ", ".join(repr(held_id) for held_id in ids)},
            )
