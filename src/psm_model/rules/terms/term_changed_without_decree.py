"""PSM113: the rule term-changed-without-decree."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["term_changed_without_decree"]


@organisation_rule(
    code="PSM113",
    severity=Severity.INFO,
    mark=MarkKind.OTHER,
    grounds=[LOGIC],
    title=Bilingual("a term changed without a decree", "masa bakti yang diubah tanpa surat keputusan"),
    message=Bilingual(
        "board term {term:BoardTerm} was {kind:TermChangeKind}, but no issued decree for the change is recorded",
        "masa bakti {term:BoardTerm} {kind:TermChangeKind}, tetapi surat keputusan yang menetapkannya tidak tercatat "
        "atau "
        "belum diterbitkan",
    ),
    remedy=Bilingual(
        "Ask the board for the decree, and record it with the change.",
        "Mintalah SK perubahan itu kepada pengurus, lalu catat.",
    ),
    explanation_indonesian="""Masa bakti diperpanjang atau dipersingkat, tetapi tidak tercatat surat keputusan yang
    menetapkannya. Perubahan dengan surat keputusan yang belum diterbitkan juga dilaporkan. Hanya diperiksa jika
    konfigurasi menyatakan bahwa surat keputusan dicatat dan surat keputusan masa bakti itu tidak sengaja dikosongkan
    (`withheld`).""",
)
def term_changed_without_decree(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """A term was extended or shortened, but no decree that does so is recorded.

    What it checks
        Whether each extension (*perpanjangan*) or shortening of a term refers to a decree that is recorded and was
        issued. This is checked only if the configuration expects decrees (`expect_decrees`), and not for terms whose
        decrees are left out on purpose (`withheld`).

    Why it matters
        Without a decree, nobody can verify the last day of the board.

    Example
        >>> longer = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026, 3, 31))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", changes=[longer])
        >>> check(Register.of(ipsm, term), config=Config(expect_decrees=True)).codes
        ('PSM113',)

    Instead
        >>> decreed = attrs.evolve(longer, decree_ids=["sk-2"])
        >>> extended = attrs.evolve(term, changes=[decreed])
        >>> check(Register.of(ipsm, extended, Decree(id="sk-2")), config=Config(expect_decrees=True)).codes
        ()

    Source
        Logic: the authority that sets the length of a term sets it by a decree.
    """
    if not context.config.expect_decrees:
        return
    for path, term in subject.terms:
        if "decree_ids" in term.withheld:
            continue
        for number, change in enumerate(term.changes):
            if not context.decrees.has_issued(change.decree_ids):
                yield Violation(
                    path=f"{path}/changes/{number}",
                    ids=(term.id, term.organisation_id),
                    params={"term": term.id, "kind": change.kind.value},
                )
