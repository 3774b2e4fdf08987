"""Engine: runs the rules of one check over its subjects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

import attrs

from psm_model.entities.register import Register
from psm_model.errors import ConfigError
from psm_model.values.verdict import Verdict

from .config import Config, Waiver
from .context import Context
from .decrees import DecreeIndex
from .outcome import CheckOutcome, RuleFailure
from .register_subject import RegisterSubject
from .report import Finding, Report, SkippedRule
from .rule import Finder, Rule, Scope, Status
from .run_rules import RUN_RULES, rule_failed
from .settings import CheckSettings
from .subjects import MemberSubject, OrganisationSubject

__all__ = ["Engine"]

_Subject: TypeAlias = OrganisationSubject | MemberSubject | RegisterSubject | CheckOutcome

# Any: a violation, which a third-party rule may get wrong.
_ActiveRule: TypeAlias = tuple[str, Finder, Callable[[Any], Finding]]
"""The code of a rule, its function, and the function that makes findings of its violations."""


class Engine:
    """The rules of one check. Feed it every subject, then finish it with the outline of the register.

    Raises:
        ConfigError: the configuration names an unknown code, or two rules have the same code.
    """

    def __init__(self, settings: CheckSettings, *, decrees: DecreeIndex | None = None) -> None:
        config = settings.config
        self.decrees = DecreeIndex() if decrees is None else decrees
        """The decrees of the register; a stream adds to them before anything refers to them."""
        self.context = Context(config=config, on=settings.on, decrees=self.decrees)
        self.undetermined = settings.undetermined
        self.findings: list[Finding] = []
        """The findings so far, including waived ones."""
        self.failures: list[RuleFailure] = []
        """The rules that raised so far."""
        self._rules = _index_rules(settings.rules)
        self._active = _select(config, self._rules)
        self._skipped: list[SkippedRule] = []
        for code, rule in sorted(self._active.items()):
            if rule.extra is not None and not rule.extra.is_installed():
                del self._active[code]
                self._skipped.append(SkippedRule(code=code, name=rule.name, reason=rule.extra.reason))
        self._by_scope: dict[Scope, list[_ActiveRule]] = {scope: [] for scope in Scope}
        for rule in self._active.values():
            if rule.scope is not Scope.RUN:
                self._by_scope[rule.scope].append(_activate(rule, config))

    @property
    def waived_ids(self) -> frozenset[str]:
        """The ids in waivers."""
        return frozenset(waiver.subject for waiver in self.context.config.waivers)

    def has_rules(self, scope: Scope) -> bool:
        """Return whether any rule of a scope is active."""
        return bool(self._by_scope[scope])

    def make_outline(self, register: Register | None = None, *, is_part: bool = False) -> RegisterSubject:
        """Return the outline of a register, or an empty one of a stream, that keeps what the configuration asks for.

        Args:
            register: The register; None for a stream.
            is_part: Whether it is the outline of a part of a stream.
        """
        waived_ids, expect_sources = self.waived_ids, self.context.config.expect_sources
        if register is not None:
            return RegisterSubject.of(register, waived_ids, decrees=self.decrees, expect_sources=expect_sources)
        return RegisterSubject(
            waived_ids=waived_ids, decrees=self.decrees, is_part=is_part, expect_sources=expect_sources
        )

    def feed(self, subject: OrganisationSubject | MemberSubject) -> None:
        """Run the rules of the subject's scope."""
        scope = Scope.ORGANISATION if isinstance(subject, OrganisationSubject) else Scope.MEMBER
        self._run(self._by_scope[scope], subject, subject.path, self.findings)

    def _run(self, rules: Iterable[_ActiveRule], subject: _Subject, path: str, findings: list[Finding]) -> None:
        """Append the findings of rules on a subject, including those of a rule before its failure."""
        for code, find, make_finding in rules:
            try:
                for violation in find(subject, self.context):
                    findings.append(make_finding(violation))  # noqa: PERF401  # extend need not keep them
            # A third-party rule may raise anything, and the other rules must still run. The text of the error is
            # dropped, because it may contain personal data.
            except Exception as error:  # noqa: BLE001
                self.failures.append(RuleFailure(code, type(error).__name__, path))

    def finish(self, outline: RegisterSubject) -> Report:
        """Run the rules of scopes register and run, and return the report without waived findings."""
        self._run(self._by_scope[Scope.REGISTER], outline, outline.path, self.findings)
        config = self.context.config
        kept, used = _apply_waivers(self.findings, config.waivers, self.context.on)
        outcome = CheckOutcome(
            waivers=config.waivers,
            used=used,
            active_codes=frozenset(self._active),
            known_codes=frozenset(self._rules),
            known_ids=frozenset(outline.ids_found),
            on=self.context.on,
            failures=tuple(self.failures),
        )
        about_run = [rule for rule in self._active.values() if rule.scope is Scope.RUN and rule is not rule_failed]
        self._run([_activate(rule, config) for rule in about_run], outcome, "", kept)
        # A rule's failure is reported whatever was selected, unless PSM099 is ignored by name.
        if not rule_failed.code.startswith(config.ignore):
            outcome = attrs.evolve(outcome, failures=tuple(self.failures))
            self._run([_activate(rule_failed, config)], outcome, "", kept)
        return Report(
            findings=tuple(finding for finding in kept if self.undetermined or finding.verdict is Verdict.YES),
            skipped=tuple(self._skipped),
        )


def _index_rules(rules: Iterable[Rule]) -> dict[str, Rule]:
    by_code: dict[str, Rule] = {rule.code: rule for rule in RUN_RULES}
    for rule in rules:
        # Identity, not equality: rules that differ only in their function are equal.
        if by_code.setdefault(rule.code, rule) is not rule:
            raise ConfigError("rules", "unique codes", rule.code)
    return by_code


def _select(config: Config, known: Mapping[str, Rule]) -> dict[str, Rule]:
    for key, prefixes in (("select", config.select), ("ignore", config.ignore)):
        for prefix in prefixes:
            if not prefix or not any(code.startswith(prefix) for code in known):
                raise ConfigError(key, "the code of a rule or a prefix of it", prefix)
    for code in config.severities:
        if code not in known:
            raise ConfigError("severities", "the code of a rule", code)
    return {code: rule for code, rule in known.items() if config.selects(code) and rule.status is not Status.REMOVED}


def _activate(rule: Rule, config: Config) -> _ActiveRule:
    severity = config.severities.get(rule.code, rule.severity)
    return rule.code, rule.find, lambda violation: Finding.from_violation(rule, violation, severity)


def _apply_waivers(
    findings: list[Finding], waivers: Iterable[Waiver], on: date | None
) -> tuple[list[Finding], frozenset[Waiver]]:
    """Remove waived findings, and return the rest and the waivers used."""
    valid: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in waivers:
        if not waiver.is_expired(on):
            valid.setdefault((waiver.code, waiver.subject), []).append(waiver)
    kept, used = [], set()
    for finding in findings:
        applicable = [waiver for entity_id in finding.ids for waiver in valid.get((finding.code, entity_id), ())]
        used.update(applicable)
        if not applicable:
            kept.append(finding)
    return kept, frozenset(used)
