"""Decorators that make rules of generator functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from inspect import cleandoc
from typing import Any, Required, TypeAlias, TypedDict, TypeVar, Unpack

from psm_model.errors import ConfigError
from psm_model.i18n import Bilingual
from psm_model.values.period import Period

from .context import Context
from .extra import Extra
from .mark_kind import MarkKind
from .outcome import CheckOutcome
from .register_subject import RegisterSubject
from .rule import Finder, Ground, Rule, Scope, Status, Violation, parse_sections
from .setting import Setting
from .severity import Severity
from .subjects import MemberSubject, OrganisationSubject

__all__ = [
    "RegisterRuleOptions",
    "RuleDecorator",
    "RuleOptions",
    "member_rule",
    "organisation_rule",
    "register_rule",
    "run_rule",
]

S = TypeVar("S")

_EXPLANATION_HEADINGS = ("What it checks", "Why it matters")
_CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")


class RuleOptions(TypedDict, total=False):
    """The arguments of the decorators that make rules."""

    code: Required[str]
    """The code: a prefix of two to eight capital letters and three digits."""
    severity: Required[Severity]
    """The default severity."""
    grounds: Required[Iterable[Ground]]
    """The grounds, strongest first."""
    title: Required[Bilingual]
    """A short phrase for the problem that the rule finds."""
    message: Required[Bilingual]
    """The message of a finding, with a placeholder for each of its params."""
    explanation_indonesian: Required[str]
    """What the rule checks and why, in Indonesian, on one or more lines; the English text comes from the docstring."""
    remedy: Bilingual | None
    """What to do about a finding, in one or two sentences; none by default."""
    cluster_message: Bilingual | None
    """The message of a finding that represents many pairs."""
    limit_message: Bilingual | None
    """The message of a finding that exceeds a limit of the configuration."""
    since: str
    """The version that introduced the rule; the first, 0.1.0, by default."""
    status: Status
    """The life-cycle stage; stable by default."""
    applies: Period | None
    """The period in which the rule applies; always by default."""
    extra: Extra | None
    """The optional dependency that the rule needs."""
    mark: MarkKind | None
    """How a timeline draws the findings; by default, it leaves them out."""
    # Any: a rule may have settings of several types.
    settings: Iterable[Setting[Any]]
    """The settings that a configuration may give the rule; none by default."""


class RegisterRuleOptions(RuleOptions, total=False):
    """The arguments of the decorator that makes rules of scope register."""

    needs_register: bool
    """Whether the rule reads `RegisterSubject.register`, which is None by default. Such a rule cannot check a stream,
    and JSON Lines are checked as a stream."""


RuleDecorator: TypeAlias = Callable[[Callable[[S, Context], Iterator[Violation]]], Rule]
"""A decorator of a generator function that is called with a subject."""


def organisation_rule(**options: Unpack[RuleOptions]) -> RuleDecorator[OrganisationSubject]:
    """Make a rule of a generator function that is called with one organisation and its board terms.

    The rule is named after the function and documented by its docstring. The function yields a `Violation` for each
    problem. Projects define rules with their own prefix and pass them to `check`.

    Raises:
        ConfigError: the code is not a prefix of two to eight capital letters and three digits, or the messages in
            the two languages have different placeholders, or two settings have the same name.
    """
    return _make_rule(Scope.ORGANISATION, options)


def member_rule(**options: Unpack[RuleOptions]) -> RuleDecorator[MemberSubject]:
    """Make a rule of a generator function that is called with one member; otherwise like `organisation_rule`.

    Raises:
        ConfigError: as in `organisation_rule`.
    """
    return _make_rule(Scope.MEMBER, options)


def register_rule(**options: Unpack[RegisterRuleOptions]) -> RuleDecorator[RegisterSubject]:
    """Make a rule of a generator function that is called with the outline of a register; like `organisation_rule`.

    Raises:
        ConfigError: as in `organisation_rule`.
    """
    return _make_rule(Scope.REGISTER, options, needs_register=options.get("needs_register", False))


def run_rule(**options: Unpack[RuleOptions]) -> RuleDecorator[CheckOutcome]:
    """Make a rule of a generator function that is called with the outcome of a check, once the other rules have run.

    Raises:
        ConfigError: as in `organisation_rule`.
    """
    return _make_rule(Scope.RUN, options)


def _make_rule(scope: Scope, options: RuleOptions, *, needs_register: bool = False) -> Callable[[Finder], Rule]:
    code = options["code"]
    if not _CODE.fullmatch(code):
        raise ConfigError("code of a rule", "a prefix of capital letters and three digits, as in 'ABC101'", code)
    settings = tuple(options.get("settings", ()))
    names = [setting.name for setting in settings]
    for name in names:
        if names.count(name) > 1:
            raise ConfigError(code, "settings of different names", name)

    def make(find: Finder) -> Rule:
        sections = parse_sections(find.__doc__ or "")
        return Rule(
            code=code,
            name=find.__name__.replace("_", "-"),
            severity=options["severity"],
            grounds=tuple(options["grounds"]),
            scope=scope,
            since=options.get("since", "0.1.0"),
            status=options.get("status", Status.STABLE),
            applies=options.get("applies"),
            title=options["title"],
            message=options["message"],
            cluster_message=options.get("cluster_message"),
            limit_message=options.get("limit_message"),
            explanation=Bilingual(
                " ".join(" ".join(sections.get(heading, "").split()) for heading in _EXPLANATION_HEADINGS).strip(),
                " ".join(options["explanation_indonesian"].split()),
            ),
            doc=cleandoc(find.__doc__ or ""),
            find=find,
            remedy=options.get("remedy"),
            extra=options.get("extra"),
            mark=options.get("mark"),
            settings=settings,
            needs_register=needs_register,
        )

    return make
