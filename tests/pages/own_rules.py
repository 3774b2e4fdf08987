"""A rule that is not of the package."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC


@organisation_rule(
    code="DIN101",
    severity=Severity.INFO,
    grounds=[LOGIC],
    title=Bilingual("example organisation", "organisasi contoh"),
    message=Bilingual("organisation {organisation!r}", "organisasi {organisation!r}"),
    explanation_indonesian="Penjelasan kaidah contoh.",
)
def example_organisation(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """Every organisation.

    What it checks
        Nothing.

    Why it matters
        It is an example.

    Example:
        >>> 1
        1

    Instead
        >>> 1
        1

    Source
        None.
    """
    yield Violation(path=subject.path, params={"organisation": subject.organisation_id}, ids=(subject.organisation_id,))
