"""Rules: what may be wrong with a register, where that is said, and the check that finds it."""

from ._engine import check
from .catalogue import RULES
from .config import Config, Waiver
from .explanation import explain, grounds_in_words
from .register_subject import RegisterSubject
from .report import Finding, NotAsked, Report, finding
from .rule import Authority, Extra, Ground, Hit, Rule, Scope, Status, Text, rule
from .severity import Severity
from .stream import iter_check
from .subjects import Context, MemberSubject, OrganisationSubject

__all__ = [
    "RULES",
    "Authority",
    "Config",
    "Context",
    "Extra",
    "Finding",
    "Ground",
    "Hit",
    "MemberSubject",
    "NotAsked",
    "OrganisationSubject",
    "RegisterSubject",
    "Report",
    "Rule",
    "Scope",
    "Severity",
    "Status",
    "Text",
    "Waiver",
    "check",
    "explain",
    "finding",
    "grounds_in_words",
    "iter_check",
    "rule",
]
