"""Engine: runs the rules of one check over its subjects."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, Final, TypeAlias

import attrs

from psm_model.entities.register import Register
from psm_model.errors import ConfigError
from psm_model.values.verdict import Verdict

from .config import Config, Waiver
from .context import Context
from .decrees import DecreeIndex
from .finding import Finding, SkippedRule
from .finding_labels import add_labels
from .outcome import CheckOutcome, RuleFailure
from .record_names import RecordNames
from .register_subject import RegisterSubject
from .report import Report
from .rule import Finder, Rule, Scope, Status
from .run_rules import RUN_RULES, rule_failed
from .settings import CheckSettings
from .subjects import MemberSubject, OrganisationSubject
from .waiver_index import WaiverIndex

__all__ = ["BATCH_SIZE", "Engine"]

BATCH_SIZE: Final = 32
"""The number of subjects on which a rule runs before the next one does."""

_Subject: TypeAlias = OrganisationSubject | MemberSubject | RegisterSubject | CheckOutcome

# Any: a violation, which a third-party rule may get wrong.
_ActiveRule: TypeAlias = tuple[str, Finder, Context, Callable[[Any], Finding]]
"""The code of a rule, its function and context, and the function that makes findings of its violations."""


class Engine:
    """The rules of one check. Feed it every subject, then finish it with the outline of the register.

    Raises:
        ConfigError: the configuration names an unknown code or setting, a setting has a value that its rule does not
            accept, or two rules have the same code.
    """

    def __init__(
        self, settings: CheckSettings, *, decrees: DecreeIndex | None = None, names: RecordNames | None = None
    ) -> None:
        """Prepare a check.

        Args:
            settings: The settings.
            decrees: The decrees of the register; a stream adds them.
            names: What people call the records of the register; None if only each subject is known.
        """
        config = settings.config
        self.decrees = DecreeIndex() if decrees is None else decrees
        """The decrees of the register; a stream adds to them before anything refers to them."""
        self.context = Context(config=config, on=settings.on, decrees=self.decrees)
        self.waivers = WaiverIndex(config.waivers, settings.on)
        """The waivers that are valid on the day of the check."""
        self.undetermined = settings.undetermined
        self._names = names
        self.findings: list[Finding] = []
        """The findings so far, including waived ones."""
        self.failures: list[RuleFailure] = []
        """The rules that raised so far."""
        self._rules = _index_rules(settings.rules)
        self._active = _select(config, self._rules)
        self._contexts = _make_contexts(self.context, self._rules)
        self._skipped: list[SkippedRule] = []
        for code, rule in sorted(self._active.items()):
            if rule.extra is not None and not rule.extra.is_installed():
                del self._active[code]
                self._skipped.append(SkippedRule(code=code, name=rule.name, reason=rule.extra.reason))
        self._by_scope: dict[Scope, list[_ActiveRule]] = {scope: [] for scope in Scope}
        for rule in self._active.values():
            if rule is not rule_failed:
                self._by_scope[rule.scope].append(self._activate(rule))

    @property
    def waived_ids(self) -> frozenset[str]:
        """The ids in waivers."""
        return frozenset(waiver.subject for waiver in self.context.config.waivers)

    def has_rules(self, scope: Scope) -> bool:
        """Return whether any rule of a scope is active."""
        return bool(self._by_scope[scope])

    def make_outline(
        self, register: Register | None = None, *, is_part: bool = False, is_deferred: bool = False
    ) -> RegisterSubject:
        """Return the outline of a register, or an empty one of a stream, that keeps what the configuration asks for.

        Args:
            register: The register; None for a stream.
            is_part: Whether it is the outline of a part of a stream.
            is_deferred: Whether it keeps none of the appointments of the part.

        Raises:
            ConfigError: an active rule needs the whole register, and there is only a stream.
        """
        waived_ids, expect_sources = self.waived_ids, self.context.config.expect_sources
        if register is not None:
            return RegisterSubject.of(register, waived_ids, decrees=self.decrees, expect_sources=expect_sources)
        self.require_streamable()
        return RegisterSubject(
            waived_ids=waived_ids,
            decrees=self.decrees,
            is_part=is_part,
            is_deferred=is_deferred,
            expect_sources=expect_sources,
        )

    def require_streamable(self) -> None:
        """Raise if an active rule needs the whole register, so that no stream can be checked.

        Raises:
            ConfigError: there is such a rule.
        """
        for code, rule in self._active.items():
            if rule.needs_register:
                expected = "rules that can check a stream, as JSON Lines and parts are checked"
                hint = "it needs the whole register: check that in memory, as JSON or with --as-one, or ignore the rule"
                raise ConfigError("rules", expected, code, hint)

    def feed(self, subjects: Iterable[OrganisationSubject] | Iterable[MemberSubject]) -> None:
        """Run the rules of the scope of the subjects.

        Each rule runs on a batch of subjects before the next one does. The processor then finds its code in the cache.
        """
        # Any: mypy joins the two types of iterators to one of objects.
        remaining: Iterator[Any] = iter(subjects)
        while batch := list(islice(remaining, BATCH_SIZE)):
            scope = Scope.ORGANISATION if isinstance(batch[0], OrganisationSubject) else Scope.MEMBER
            self._run(self._by_scope[scope], batch, self.findings, self.failures)

    def _run(
        self,
        rules: Iterable[_ActiveRule],
        subjects: Collection[_Subject],
        findings: list[Finding],
        failures: list[RuleFailure],
    ) -> None:
        """Append the findings of rules on subjects, including those of a rule before its failure, and failures."""
        for code, find, context, make_finding in rules:
            for subject in subjects:
                try:
                    for violation in find(subject, context):
                        findings.append(self._add_labels(make_finding(violation), subject))  # noqa: PERF401  # extend need not keep them
                # A third-party rule may raise anything, and the other rules must still run. The text of the error is
                # dropped, because it may contain personal data.
                except Exception as error:  # noqa: BLE001
                    failures.append(RuleFailure(code, type(error).__name__, subject.path))

    def _add_labels(self, finding: Finding, subject: _Subject) -> Finding:
        """Return a finding with labels if its message may be shown."""
        if not self.is_reported(finding) or isinstance(subject, CheckOutcome):
            return finding
        return add_labels(finding, subject.names if self._names is None else self._names)

    def feed_outline(self, outline: RegisterSubject) -> None:
        """Run the rules of scope register. Only those that declare it see the register itself."""
        register, outline.register = outline.register, None
        for rule in self._by_scope[Scope.REGISTER]:
            outline.register = register if self._active[rule[0]].needs_register else None
            self._run([rule], [outline], self.findings, self.failures)
        outline.register = register

    def finish(self, outline: RegisterSubject) -> Report:
        """Run the rules of scopes register and run, and return the report without waived findings."""
        self.feed_outline(outline)
        applicable = [self.waivers.find(finding) for finding in self.findings]
        kept = [finding for finding, waivers in zip(self.findings, applicable, strict=True) if not waivers]
        kept += self.judge_run(frozenset(chain.from_iterable(applicable)), outline.ids_found, self.failures)
        return self.make_report(kept)

    def judge_run(
        self, used: frozenset[Waiver], known_ids: Iterable[str], failures: Iterable[RuleFailure]
    ) -> list[Finding]:
        """Run the rules about the check itself, and return their findings.

        Args:
            used: The waivers that removed a finding.
            known_ids: The ids in waivers that exist.
            failures: The rules that raised.
        """
        failed = list(failures)
        outcome = CheckOutcome(
            waivers=self.context.config.waivers,
            used=used,
            active_codes=frozenset(self._active),
            known_codes=frozenset(self._rules),
            known_ids=frozenset(known_ids),
            on=self.context.on,
            failures=tuple(failed),
        )
        findings: list[Finding] = []
        self._run(self._by_scope[Scope.RUN], [outcome], findings, failed)
        # A rule's failure is reported whatever was selected, unless PSM099 is ignored by name.
        if not rule_failed.code.startswith(self.context.config.ignore):
            outcome = attrs.evolve(outcome, failures=tuple(failed))
            self._run([self._activate(rule_failed)], [outcome], findings, failed)
        return findings

    def _activate(self, rule: Rule) -> _ActiveRule:
        severity = self.context.config.severities.get(rule.code, rule.severity)
        context = self._contexts.get(rule.code, self.context)
        return rule.code, rule.find, context, lambda violation: Finding.from_violation(rule, violation, severity)

    def is_reported(self, finding: Finding) -> bool:
        """Return whether a finding is one to report: it is certain, or undetermined ones are reported too."""
        return self.undetermined or finding.verdict is Verdict.YES

    def make_report(self, findings: Iterable[Finding]) -> Report:
        """Return the report of findings that no waiver removes, with the rules that were skipped."""
        return Report(findings=tuple(filter(self.is_reported, findings)), skipped=tuple(self._skipped))


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


def _make_contexts(context: Context, known: Mapping[str, Rule]) -> dict[str, Context]:
    """Return the contexts of the rules that have settings, by code."""
    for code, values in context.config.settings.items():
        if code not in known:
            raise ConfigError(f"settings.{code}", "the code of a rule", code)
        names = [setting.name for setting in known[code].settings]
        for name in values:
            if name not in names:
                expected = f"one of the settings {', '.join(names)}" if names else "a rule that has settings"
                raise ConfigError(f"settings.{code}.{name}", expected, name if names else code)
    contexts = {}
    for code, rule in known.items():
        if rule.settings:
            values = context.config.settings.get(code, {})
            for setting in rule.settings:
                if setting.name in values:
                    setting.require_valid(values[setting.name], f"settings.{code}.{setting.name}")
            read = {setting.name: values.get(setting.name, setting.default) for setting in rule.settings}
            contexts[code] = attrs.evolve(context, settings=read)
    return contexts
