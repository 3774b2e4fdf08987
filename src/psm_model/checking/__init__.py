"""Rules, their subjects, and the engine that runs them over a register."""

from .config import Config, Waiver
from .context import Context
from .extra import Extra
from .mark_kind import MarkKind
from .outcome import CheckOutcome
from .register_subject import RegisterSubject
from .report import Finding, Report, SkippedRule
from .rule import (
    Authority,
    Ground,
    Rule,
    Scope,
    Status,
    Violation,
    member_rule,
    organisation_rule,
    register_rule,
    run_rule,
)
from .rule_set import RuleSet
from .severity import Severity
from .subjects import MemberSubject, OrganisationSubject

__all__ = [
    "Authority",
    "CheckOutcome",
    "Config",
    "Context",
    "Extra",
    "Finding",
    "Ground",
    "MarkKind",
    "MemberSubject",
    "OrganisationSubject",
    "RegisterSubject",
    "Report",
    "Rule",
    "RuleSet",
    "Scope",
    "Severity",
    "SkippedRule",
    "Status",
    "Violation",
    "Waiver",
    "member_rule",
    "organisation_rule",
    "register_rule",
    "run_rule",
]
