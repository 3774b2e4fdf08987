"""Rules, their subjects, and the engine that runs them over a register."""

from .config import Config, Waiver
from .register_subject import RegisterSubject
from .report import Finding, NotAsked, Report, finding
from .rule import Authority, Extra, Ground, Rule, Scope, Status, Violation, rule
from .rule_set import RuleSet
from .severity import Severity
from .subjects import Context, MemberSubject, OrganisationSubject

__all__ = [
    "Authority",
    "Config",
    "Context",
    "Extra",
    "Finding",
    "Ground",
    "MemberSubject",
    "NotAsked",
    "OrganisationSubject",
    "RegisterSubject",
    "Report",
    "Rule",
    "RuleSet",
    "Scope",
    "Severity",
    "Status",
    "Violation",
    "Waiver",
    "finding",
    "rule",
]
