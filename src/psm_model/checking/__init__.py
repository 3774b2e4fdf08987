"""Rules, their subjects, and the engine that runs them on a register."""

from .config import Config, Waiver
from .context import Context
from .extra import Extra
from .finding import Finding, SkippedRule
from .keys import Key, list_keys
from .mark_kind import MarkKind
from .neighbourhood_search import NeighbourhoodSearch
from .outcome import CheckOutcome
from .patch import PATCHED_RULES, Operation, propose_patch
from .register_subject import RegisterSubject
from .report import Report
from .rule import Authority, Ground, Rule, Scope, Status, Violation
from .rule_decorators import member_rule, organisation_rule, register_rule, run_rule
from .rule_modules import RuleModuleError
from .rule_set import RuleSet
from .setting import Setting
from .severity import Severity
from .subjects import MemberSubject, OrganisationSubject

__all__ = [
    "PATCHED_RULES",
    "Authority",
    "CheckOutcome",
    "Config",
    "Context",
    "Extra",
    "Finding",
    "Ground",
    "Key",
    "MarkKind",
    "MemberSubject",
    "NeighbourhoodSearch",
    "Operation",
    "OrganisationSubject",
    "RegisterSubject",
    "Report",
    "Rule",
    "RuleModuleError",
    "RuleSet",
    "Scope",
    "Setting",
    "Severity",
    "SkippedRule",
    "Status",
    "Violation",
    "Waiver",
    "list_keys",
    "member_rule",
    "organisation_rule",
    "propose_patch",
    "register_rule",
    "run_rule",
]
