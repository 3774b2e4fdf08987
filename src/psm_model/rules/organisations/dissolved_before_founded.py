"""PSM407: the rule dissolved-before-founded."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.imprecision import find_imprecise
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

from .organisation_places import judge_dissolution

__all__ = ["dissolved_before_founded"]


@organisation_rule(
    code="PSM407",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("dissolved before founded", "bubar sebelum berdiri"),
    message=Bilingual(
        "organisation {organisation:Organisation} was dissolved ({dissolved:Date}) before it was founded "
        "({founded:Date})",
        "organisasi {organisation:Organisation} bubar ({dissolved:Date}) sebelum berdiri ({founded:Date})",
    ),
    remedy=Bilingual(
        "Correct the founding or the dissolution; the decrees state both.",
        "Perbaiki tanggal berdiri atau tanggal bubarnya sesuai SK.",
    ),
    explanation_indonesian="Organisasi tercatat bubar sebelum hari berdirinya: salah satu tanggalnya keliru.",
)
def dissolved_before_founded(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """An organisation was dissolved before it was founded.

    What it checks
        The day of dissolution against the day of founding, if both are recorded. The two may be the same day.

    Why it matters
        One of the two dates is wrong.

    Example
        >>> young = attrs.evolve(ipsm, founded=PartialDate(2021), dissolved=PartialDate(2020, 12, 31))
        >>> check(Register.of(young)).codes
        ('PSM407',)

    Instead
        >>> check(Register.of(attrs.evolve(young, dissolved=PartialDate(2021)))).codes
        ()

    Source
        Logic: an organisation that does not exist cannot be dissolved.
    """
    organisation = subject.organisation
    if organisation is None or organisation.founded is None or organisation.dissolved is None:
        return
    founded, dissolved = organisation.founded, organisation.dissolved
    verdict = judge_dissolution(founded, dissolved)
    if verdict.possible:
        facts = find_imprecise(f"{subject.path}/founded", founded) + find_imprecise(
            f"{subject.path}/dissolved", dissolved
        )
        yield Violation(
            path=f"{subject.path}/dissolved",
            related=(f"{subject.path}/founded",),
            ids=(organisation.id,),
            verdict=verdict,
            settled_by=facts,
            params={"organisation": organisation.id, "founded": str(founded), "dissolved": str(dissolved)},
        )
