"""Engine: the rules of one check, run over the subjects that it is fed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from psm_model.errors import ConfigError
from psm_model.values.partial_date import whole_date
from psm_model.values.verdict import Verdict

from .config import Config, Waiver
from .register_subject import RegisterSubject
from .report import Finding, NotAsked, Report, finding
from .rule import Finder, Rule, Scope, Status
from .subjects import Context, MemberSubject, OrganisationSubject
from .waivers import CheckOutcome, expired_waiver, rule_failed, unknown_waiver, unused_waiver

__all__ = ["Engine"]

_ABOUT_WAIVERS: Final = (expired_waiver, unused_waiver, unknown_waiver)
_ABOUT_THE_RUN: Final = (*_ABOUT_WAIVERS, rule_failed)


class Engine:
    """The rules of one check: feed it every subject, then finish it with the register in outline.

    Raises:
        ConfigError: the configuration names a code that no rule has, two rules have one code, or one has a scope in
            which no rule is called.
        TypeError: `as_of` is no date, or a `datetime`, whose day depends on a time zone.
    """

    def __init__(
        self, *, config: Config, as_of: date | None, undetermined: bool, rules: Mapping[str, Rule] | Iterable[Rule]
    ) -> None:
        if as_of is not None:
            whole_date(as_of)
        self.context = Context(config=config, as_of=as_of)
        self.undetermined = undetermined
        self.findings: list[Finding] = []
        """What the rules have found so far, waived or not."""
        self.failures: list[tuple[str, str, str]] = []
        """The rules that raised: the code, the name of the error's class, and a JSON Pointer to what it looked at."""
        self._known = _by_code(rules)
        self._asked = _select(config, self._known)
        self._not_asked: list[NotAsked] = []
        for code, rule in sorted(self._asked.items()):
            if rule.extra is not None and not rule.extra.is_installed():
                del self._asked[code]
                self._not_asked.append(NotAsked(code=code, name=rule.name, reason=rule.extra.reason))
        self._of_scope: dict[Scope, list[tuple[str, Finder, Callable[[Any], Finding]]]] = {scope: [] for scope in Scope}
        for rule in self._asked.values():
            if rule not in _ABOUT_THE_RUN:
                self._of_scope[rule.scope].append((rule.code, rule.find, _graded(rule, config)))

    @property
    def waived_ids(self) -> frozenset[str]:
        """The ids that waivers name."""
        return frozenset(waiver.subject for waiver in self.context.config.waivers)

    def has_rules(self, scope: Scope) -> bool:
        """Return whether any rule of a scope runs."""
        return bool(self._of_scope[scope])

    def feed(self, subject: OrganisationSubject | MemberSubject) -> None:
        """Run the rules of a subject's scope over it."""
        self._run(Scope.ORGANISATION if isinstance(subject, OrganisationSubject) else Scope.MEMBER, subject)

    def _run(self, scope: Scope, subject: OrganisationSubject | MemberSubject | RegisterSubject) -> None:
        context = self.context
        for code, find, grade in self._of_scope[scope]:
            try:
                for hit in find(subject, context):
                    self.findings.append(grade(hit))  # what was found before a rule failed is kept
            # A rule may be anybody's, and may raise anything: the others are to run all the same. The text of the
            # error is not kept, since it may hold somebody's data.
            except Exception as error:  # noqa: BLE001
                self.failures.append((code, type(error).__name__, subject.path))

    def finish(self, outline: RegisterSubject) -> Report:
        """Run the rules about the whole register, and return the report: all findings that no waiver takes away."""
        if self.has_rules(Scope.REGISTER):
            self._run(Scope.REGISTER, outline)
        config = self.context.config
        run = CheckOutcome(waivers=config.waivers, as_of=self.context.as_of)
        kept, used = _waive(self.findings, run)
        run = CheckOutcome(
            waivers=config.waivers,
            used=used,
            asked=frozenset(self._asked),
            known_codes=frozenset(self._known),
            known_ids=frozenset(outline.ids_found),
            as_of=self.context.as_of,
            failures=tuple(self.failures),
        )
        # That a rule failed is told whatever was selected, unless it is ignored by name.
        about_run = [rule for rule in _ABOUT_WAIVERS if rule.code in self._asked]
        if not _named(rule_failed.code, config.ignore):
            about_run.append(rule_failed)
        for rule in about_run:
            kept += (_graded(rule, config)(hit) for hit in rule.find(run, self.context))
        return Report(
            findings=tuple(one for one in kept if self.undetermined or one.verdict is Verdict.YES),
            not_asked=tuple(self._not_asked),
        )


def _by_code(rules: Mapping[str, Rule] | Iterable[Rule]) -> dict[str, Rule]:
    known: dict[str, Rule] = {rule.code: rule for rule in _ABOUT_THE_RUN}
    for rule in rules.values() if isinstance(rules, Mapping) else rules:
        # Not whether they are equal: rules that differ in their function alone are, and only one of them would run.
        if known.setdefault(rule.code, rule) is not rule:
            raise ConfigError("rules", "one rule of a code", rule.code)
        if rule.scope is Scope.ANY and rule is not rule_failed:
            raise ConfigError(f"rules.{rule.code}", "the scope organisation, member or register", rule.scope.value)
    return known


def _named(code: str, beginnings: tuple[str, ...]) -> bool:
    return code.startswith(beginnings)


def _select(config: Config, known: Mapping[str, Rule]) -> dict[str, Rule]:
    for key, beginnings in (("select", config.select), ("ignore", config.ignore)):
        for beginning in beginnings:
            if not beginning or not any(code.startswith(beginning) for code in known):
                raise ConfigError(key, "the code of a rule or its beginning", beginning)
    for code in config.severities:
        if code not in known:
            raise ConfigError("severities", "the code of a rule", code)
    selected = config.select or ("",)
    return {
        code: rule
        for code, rule in known.items()
        if _named(code, selected) and not _named(code, config.ignore) and rule.status is not Status.REMOVED
    }


def _graded(rule: Rule, config: Config) -> Callable[[Any], Finding]:
    severity = config.severities.get(rule.code, rule.severity)
    return lambda hit: finding(rule, hit, severity)


def _waive(found: list[Finding], run: CheckOutcome) -> tuple[list[Finding], frozenset[Waiver]]:
    """Take away what is waived, and tell by which waivers."""
    holding: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in run.waivers:
        if not run.expired(waiver):
            holding.setdefault((waiver.code, waiver.subject), []).append(waiver)
    kept, used = [], set()
    for one in found:
        waivers = [waiver for entity_id in one.ids for waiver in holding.get((one.code, entity_id), ())]
        used.update(waivers)
        if not waivers:
            kept.append(one)
    return kept, frozenset(used)
