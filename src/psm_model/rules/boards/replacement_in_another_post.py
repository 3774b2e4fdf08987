"""PSM214: the rule replacement-in-another-post."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.facts import find_withheld
from psm_model.entities.titles import find_section
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.verdict import Verdict

from .replacements import iter_replacements

__all__ = ["replacement_in_another_post"]


@organisation_rule(
    code="PSM214",
    severity=Severity.WARNING,
    grounds=[LOGIC],
    title=Bilingual("a replacement in another post", "pengganti dalam jabatan lain"),
    message=Bilingual(
        "in board term {term:BoardTerm}, appointment {replacement:Appointment ({post:Post})} replaces appointment "
        "{replaced:Appointment ({other:Post})} to another post or section",
        "dalam masa bakti {term:BoardTerm}, pengangkatan {replacement:Appointment ({post:Post})} menggantikan "
        "pengangkatan {replaced:Appointment ({other:Post})} pada jabatan atau bidang lain",
    ),
    remedy=Bilingual(
        "Correct the post, the section, or the person who was replaced. The decree of the replacement states them.",
        "Perbaiki jabatan, bidang, atau pejabat yang digantikan. SK pergantian antarwaktu menyebutkannya.",
    ),
    explanation_indonesian="""Jabatan atau bidang seorang pengganti antarwaktu berbeda dari jabatan atau bidang orang
    yang digantikannya.""",
)
def replacement_in_another_post(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A replacement has another post or section than the person replaced.

    What it checks
        The post and section of each replacement against those of the appointment that it replaces. Case and spacing of
        sections do not matter.

    Why it matters
        A replacement takes the seat of the person replaced, so the post, the section or the reference is wrong.

    Example
        >>> old = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2022-12-31"))
        >>> new = Appointment(
        ...     id="b", post=Post.TREASURER, office="Camat", period=Period.parse("2023/2024-01-01"), replaces_id="a"
        ... )
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(old, new))
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM214',)

    Instead
        >>> chair = attrs.evolve(new, post=Post.CHAIR)
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, appointments=(old, chair)))).codes
        ()

    Source
        Logic: a mid-term replacement (*pergantian antarwaktu*, PAW) fills the post that became vacant.
    """
    for board in subject.boards:
        for (replaced_path, replaced), (path, appointment) in iter_replacements(subject, board):
            facts = find_withheld(path, appointment, "section") + find_withheld(replaced_path, replaced, "section")
            is_other_post = appointment.post is not replaced.post
            is_other_section = _fold_section(appointment.section) != _fold_section(replaced.section)
            verdict = Verdict.of(
                always=is_other_post or (is_other_section and not facts),
                possible=is_other_post or is_other_section or bool(facts),
            )
            if verdict.possible:
                yield Violation(
                    path=path,
                    related=(replaced_path,),
                    ids=(appointment.id, replaced.id, board.term.id, board.term.organisation_id),
                    verdict=verdict,
                    settled_by=() if verdict.certain else facts,
                    params={
                        "term": board.term.id,
                        "replacement": appointment.id,
                        "post": appointment.post.value,
                        "replaced": replaced.id,
                        "other": replaced.post.value,
                    },
                )


def _fold_section(section: str | None) -> str:
    return " ".join((find_section(section) or "").casefold().split())
