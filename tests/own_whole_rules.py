"""A rule that needs the whole register, which tests name in configurations as the module ``tests.own_whole_rules``."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.i18n import Bilingual
from tests.own_rules import PRACTICE


@register_rule(
    code="DIN401",
    severity=Severity.INFO,
    grounds=[PRACTICE],
    title=Bilingual("the number of members", "jumlah anggota"),
    message=Bilingual("the register has {count} members", "register memiliki {count} anggota"),
    explanation_indonesian="Anggota dihitung.",
    needs_register=True,
)
def members_counted(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """The members of the register are counted."""
    assert subject.register is not None
    yield Violation(path="", params={"count": len(subject.register.members)})
