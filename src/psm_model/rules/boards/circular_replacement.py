"""PSM211: the rule circular-replacement."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.rules.cycles import iter_circles
from psm_model.rules.grounds import LOGIC

from .replacements import find_replaced_ids, iter_replacements

__all__ = ["circular_replacement"]


@organisation_rule(
    code="PSM211",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("a circular replacement", "penggantian yang melingkar"),
    message=Bilingual(
        "in board term {term:BoardTerm}, replacements form a circle: {appointments:Appointments}",
        "dalam masa bakti {term:BoardTerm}, penggantian kembali ke pengangkatan semula: {appointments:Appointments}",
    ),
    remedy=Bilingual(
        "Remove the predecessor from the record of the first holder. Find out from the decrees who that was.",
        "Kosongkan pejabat yang digantikan pada jabatan pertama. Cari tahu dari SK siapa pemegang jabatan yang "
        "pertama.",
    ),
    explanation_indonesian="Sebuah pengangkatan menggantikan dirinya sendiri, langsung atau melalui pengangkatan lain.",
)
def circular_replacement(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """An appointment replaces itself, directly or in a circle.

    What it checks
        The chain of replacements from each appointment of a board.

    Why it matters
        A replacement comes after the person replaced, so at least one reference in the circle is wrong.

    Example
        >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m", replaces_id="a")
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(chair,))
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM211',)

    Instead
        >>> first = attrs.evolve(chair, replaces_id=None)
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, appointments=(first,)))).codes
        ()

    Source
        Logic: nobody can replace themselves, directly or through others.
    """
    for board in subject.boards:
        if not board.has_replacements:
            continue
        paths_by_id = {appointment.id: path for _, (path, appointment) in iter_replacements(subject, board)}
        for circle in iter_circles(find_replaced_ids(subject, board)):
            paths = sorted(paths_by_id[appointment_id] for appointment_id in circle)
            yield Violation(
                path=paths[0],
                related=tuple(paths[1:]),
                ids=(*circle, board.term.id, board.term.organisation_id),
                params={
                    "term": board.term.id,
                    "appointments": ", ".join(repr(appointment_id) for appointment_id in circle),
                },
            )
