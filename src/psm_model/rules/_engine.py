"""check: run rules over a register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from psm_model._garbage import collection_paused
from psm_model.entities.register import Register
from psm_model.errors import ConfigError, of_type
from psm_model.values.partial_date import whole_date
from psm_model.values.verdict import Verdict

from .catalogue import RULES
from .config import Config, Waiver
from .report import Finding, Report, finding
from .rule import Rule, Scope, Status
from .run import Run, expired_waiver, rule_failed, unknown_waiver, unused_waiver
from .subjects import Context, members, organisations

__all__ = ["check"]

_USUAL: Final = Config()
_ABOUT_WAIVERS: Final = (expired_waiver, unused_waiver, unknown_waiver)
_ABOUT_THE_RUN: Final = (*_ABOUT_WAIVERS, rule_failed)


def check(
    register: Register,
    *,
    config: Config = _USUAL,
    as_of: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
) -> Report:
    """Check a register by rules.

    The order of the register's lists changes no finding, unless an id stands twice, which PSM001 reports: what refers
    to it is then taken to mean the first.

    Args:
        register: What is checked.
        config: Which rules run, how severe they are, what is usual, and what is put up with.
        as_of: The day of which it is asked. Without it, nothing that depends on the day is asked.
        undetermined: Whether to report what is wrong in some completions of the record and not in others. With it,
            that a rule finds nothing means that it is broken in no completion.
        rules: The rules, those of the package unless others are given. A project adds its own with
            ``[*RULES.values(), mine]``.

    Raises:
        ConfigError: the configuration names a code that no rule has, two rules have one code, or one has a scope in
            which no rule is called.
        TypeError: what is checked is no register, or `as_of` no date, or a `datetime`, whose day depends on a time
            zone.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
    >>> [found.code for found in check(Register(organisations=[ipsm], board_terms=[term]))]
    ['PSM110']
    """
    of_type(register, Register, "a register")
    if as_of is not None:
        whole_date(as_of)
    known = _by_code(rules)
    asked = _asked(config, known)
    context = Context(config=config, as_of=as_of)
    failures: list[tuple[str, str, str]] = []
    of_records = [rule for rule in asked.values() if rule not in _ABOUT_THE_RUN]
    with collection_paused():
        found = list(_findings(register, of_records, context, failures))
    run = Run(waivers=config.waivers, as_of=as_of, known_codes=frozenset(known), known_ids=_ids(register, config))
    found, used = _waive(found, run)
    run = Run(
        waivers=run.waivers,
        used=used,
        asked=frozenset(asked),
        known_codes=run.known_codes,
        known_ids=run.known_ids,
        as_of=as_of,
        failures=tuple(failures),
    )
    # That a rule failed is told whatever was selected, unless it is ignored by name.
    about_run = [rule for rule in _ABOUT_WAIVERS if rule.code in asked]
    if not _named(rule_failed.code, config.ignore):
        about_run.append(rule_failed)
    for rule in about_run:
        found += (_graded(rule, config)(hit) for hit in rule.find(run, context))
    shown = (one for one in found if undetermined or one.verdict is Verdict.YES)
    return Report(findings=tuple(shown))


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


def _asked(config: Config, known: Mapping[str, Rule]) -> dict[str, Rule]:
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


def _findings(
    register: Register, rules: list[Rule], context: Context, failures: list[tuple[str, str, str]]
) -> Iterator[Finding]:
    subjects: Mapping[Scope, Callable[[Register], Iterable[tuple[str, object]]]] = {
        Scope.REGISTER: lambda register: [("", register)],
        Scope.ORGANISATION: lambda register: ((subject.path, subject) for subject in organisations(register)),
        Scope.MEMBER: lambda register: ((subject.path, subject) for subject in members(register)),
    }
    for scope, of in subjects.items():
        of_scope = [(rule, _graded(rule, context.config)) for rule in rules if rule.scope is scope]
        for path, subject in of(register) if of_scope else ():
            for rule, grade in of_scope:
                try:
                    for hit in rule.find(subject, context):
                        yield grade(hit)
                # A rule may be anybody's, and may raise anything: the others are to run all the same. The text of the
                # error is not kept, since it may hold somebody's data.
                except Exception as error:  # noqa: BLE001
                    failures.append((rule.code, type(error).__name__, path))


def _ids(register: Register, config: Config) -> frozenset[str]:
    """Give the ids of all entities, where there is a waiver to look up in them."""
    if not config.waivers:
        return frozenset()
    kinds = (register.sources, register.organisations, register.members, register.board_terms)
    entities = {entity.id for entities in kinds for entity in entities}
    return frozenset(entities | {appointment.id for term in register.board_terms for appointment in term.appointments})


def _waive(found: list[Finding], run: Run) -> tuple[list[Finding], frozenset[Waiver]]:
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
