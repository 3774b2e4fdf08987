"""Options of checks, with waivers and own rules, that tests of several ways of checking share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from hypothesis import strategies as st

from psm_model.checking import (
    CheckOutcome,
    Config,
    Context,
    MemberSubject,
    OrganisationSubject,
    Severity,
    Violation,
    Waiver,
    member_rule,
    organisation_rule,
    run_rule,
)
from psm_model.i18n import Bilingual
from psm_model.rules import RULES
from psm_model.rules.grounds import LOGIC

__all__ = ["OWN_RULES", "TODAY", "draw_options"]

TODAY: Final = date(2026, 7, 1)
WAIVERS: Final = tuple(
    Waiver(code=code, subject=subject, reason="seen")
    for code in ("PSM001", "PSM002", "PSM107", "PSM213", "PSM402", "PSM403", "XYZ001")
    for subject in ("a", "b", "x", "nobody")
)
CONFIGS: Final = (
    Config(),
    Config(expect_sources=True, expect_decrees=True, waivers=WAIVERS),
    Config(ignore=("PSM09", "PSM4"), waivers=WAIVERS),
    Config(waivers=(Waiver(code="PSM001", subject="a", reason="seen", until=date(2026, 6, 30)),)),
)


# Any: the options of a check.
def draw_options(data: st.DataObject) -> dict[str, Any]:
    """Draw the options of a check."""
    undetermined = data.draw(st.sampled_from([True, True, True, False]))
    return {"config": data.draw(st.sampled_from(CONFIGS)), "on": TODAY, "undetermined": undetermined}


SAME: Final = Bilingual("own", "sendiri")
# Any: each decorator takes other values.
OPTIONS: Final[dict[str, Any]] = {
    "severity": Severity.INFO,
    "grounds": [LOGIC],
    "title": SAME,
    "message": SAME,
    "explanation_indonesian": "sendiri",
}


@organisation_rule(code="OWN101", **OPTIONS)
def fail_on_long_names(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """Fail if the organisation has a long name."""
    if subject.organisation is not None and len(subject.organisation.name) > len("IPSM"):
        raise LookupError
    yield Violation(path=subject.path)


@member_rule(code="OWN102", **OPTIONS)
def look_at_decrees(subject: MemberSubject, context: Context) -> Iterator[Violation]:
    """Find the members with a decree that was ended."""
    for decree_id in subject.member.decree_ids:
        if decree_id in context.decrees and context.decrees.find_end(decree_id) is not None:
            yield Violation(path=subject.path)


@run_rule(code="OWN103", **OPTIONS)
def count_failures(outcome: CheckOutcome, _context: Context) -> Iterator[Violation]:
    """Find that more than one rule failed."""
    if len(outcome.failures) > 1:
        yield Violation(path="")


OWN_RULES: Final = (*RULES.values(), fail_on_long_names, look_at_decrees, count_failures)
"""The rules of the package, and own ones of every scope but the register, which can be pickled."""
