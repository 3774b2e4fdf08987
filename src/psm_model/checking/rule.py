"""Rule: one thing that may be wrong with a record, where that is said, and the function that finds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from inspect import cleandoc
from pickle import PicklingError
from string import Formatter
from typing import Any, TypeAlias

import attrs

from psm_model.errors import ConfigError
from psm_model.i18n import LANGUAGES, Bilingual
from psm_model.law.statute import Certainty
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .severity import Severity
from .subjects import Context

__all__ = [
    "Authority",
    "Extra",
    "Finder",
    "Ground",
    "ParamValue",
    "Rule",
    "Scope",
    "Status",
    "Violation",
    "find_placeholders",
    "find_rule",
    "parse_sections",
    "rule",
]

ParamValue: TypeAlias = str | int
"""What a message may tell: texts and numbers."""

_EXPLAINING = ("What it checks", "Why it matters")
_CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")


class Authority(StrEnum):
    """Who says so."""

    LAW = "law"
    """A law or regulation, cited."""
    ASSOCIATION = "association"
    """The association's own statutes (*AD*, *ART*), cited."""
    PRACTICE = "practice"
    """What real sources show to be usual."""
    LOGIC = "logic"
    """What could not be otherwise."""


class Scope(StrEnum):
    """What a rule must see at once."""

    ORGANISATION = "organisation"
    """One organisation with its board terms."""
    MEMBER = "member"
    """One member."""
    REGISTER = "register"
    """All of a register."""
    ANY = "any"
    """Whatever another rule saw; of PSM099 alone, which tells that one failed."""


class Status(StrEnum):
    """Where a rule is in its life."""

    PREVIEW = "preview"
    """On trial; it may change."""
    STABLE = "stable"
    """Settled."""
    DEPRECATED = "deprecated"
    """To be removed."""
    REMOVED = "removed"
    """No longer checked; its code is never used again."""


@attrs.frozen(kw_only=True)
class Violation:
    """What the function of a rule yields for each thing it finds.

    >>> Violation(path="/board_terms/0", params={"term": "t"}).verdict
    <Verdict.YES: 'yes'>
    """

    path: str
    """A JSON Pointer to what is wrong."""
    params: Mapping[str, ParamValue] = attrs.field(factory=dict)
    """What the message tells: a value for each of its placeholders, and no other."""
    ids: tuple[str, ...] = ()
    """The ids of the entities concerned, which a waiver may name."""
    verdict: Verdict = Verdict.YES
    """YES where it is wrong in every completion of the record, UNDETERMINED where in some."""
    related: tuple[str, ...] = ()
    """JSON Pointers to the other side of a conflict."""
    is_cluster: bool = False
    """Whether it stands for all pairs among the entities concerned, with the params of the rule's cluster message."""
    settled_by: tuple[str, ...] = ()
    """Where the verdict is UNDETERMINED, JSON Pointers to the facts that would settle it if known to the day."""


@attrs.frozen(kw_only=True)
class Ground:
    """One thing that a rule rests on: who says so, how sure that is, and where.

    >>> Ground(authority=Authority.PRACTICE, certainty=Certainty.DERIVED, sources=("https://example.org/a",)).certainty
    <Certainty.DERIVED: 'derived'>
    """

    authority: Authority
    """Who says so."""
    certainty: Certainty | None = None
    """How sure it is that they say so; None for logic, which nobody need say."""
    sources: tuple[str, ...] = ()
    """Citations and addresses of where they say so."""


@attrs.frozen
class Extra:
    """An optional dependency that a rule needs.

    >>> Extra("areas", lambda: False).reason.english
    'the extra areas is not installed: install psm-model[areas]'
    """

    name: str
    """The name of the extra."""
    is_installed: Callable[[], bool]
    """Whether it can be used."""

    @property
    def reason(self) -> Bilingual:
        """Why a rule that needs it was not asked."""
        return Bilingual(
            f"the extra {self.name} is not installed: install psm-model[{self.name}]",
            f"paket tambahan {self.name} tidak terpasang: pasang psm-model[{self.name}]",
        )


# Any: the type of the subject follows from the scope, which a type can't say.
Finder: TypeAlias = Callable[[Any, Context], Iterator[Violation]]


@attrs.frozen(kw_only=True, repr=False)
class Rule:
    """A rule, whole: what it is called, how bad a breach is, who says so, since when, and how it is found.

    >>> RULES["PSM101"].name
    'overlapping-board-terms'
    """

    code: str
    """Its code, as in PSM101, a prefix of capital letters and three digits. A code never changes its meaning."""
    name: str
    """Its name in words joined by hyphens, to be read after "found"."""
    severity: Severity
    """How bad a breach is, unless a configuration says otherwise."""
    grounds: tuple[Ground, ...]
    """What it rests on, the strongest first."""
    scope: Scope
    """What it must see at once."""
    since: str
    """The version of the package that brought it."""
    status: Status
    """Where it is in its life."""
    applies: Period | None
    """The time in which what it asks holds; None for always."""
    title: Bilingual
    """What it finds, in a few words."""
    message: Bilingual
    """The message of a finding, with a placeholder for each of its params; `{post:Post}` puts a post
    into words, `{date:Date}` and `{period:Period}` a date and a period."""
    cluster_message: Bilingual | None
    """The message of a finding that stands for many pairs; None of rules that find no pairs."""
    explanation: Bilingual
    """What it checks and why, in a few sentences; in English, the first two sections of its docstring."""
    doc: str = attrs.field(eq=False)
    """Its docstring, with the sections *What it checks*, *Why it matters*, *Example*, *Instead* and *Source*."""
    find: Finder = attrs.field(eq=False)
    """The function that finds it."""
    extra: Extra | None = attrs.field(default=None, eq=False)
    """The optional dependency without which it is not asked."""
    placeholders: frozenset[str] = attrs.field(init=False, eq=False)
    """The names of the params of its message."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "placeholders", self._placeholders(self.message))
        if self.cluster_message is not None:
            self._placeholders(self.cluster_message)

    def _placeholders(self, message: Bilingual) -> frozenset[str]:
        names = {find_placeholders(message.translate(language)) for language in LANGUAGES}
        if len(names) != 1:
            raise ConfigError(self.code, "messages with the same placeholders in both languages", message.english)
        return names.pop()

    @property
    def authority(self) -> Authority:
        """Who says so, by the strongest ground."""
        return self.grounds[0].authority

    @property
    def certainty(self) -> Certainty | None:
        """How sure it is that they say so, by the strongest ground that needs somebody to say it."""
        return next((ground.certainty for ground in self.grounds if ground.certainty is not None), None)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where they say so: the sources of all grounds."""
        return tuple(source for ground in self.grounds for source in ground.sources)

    def __reduce__(self) -> tuple[Callable[[str, str], Rule], tuple[str, str]]:
        """Return the name that it has in its module, by which another process can have it too.

        Raises:
            PicklingError: it has none.
        """
        name = self.find.__module__, self.find.__qualname__
        try:
            found = find_rule(*name)
        except (ImportError, AttributeError):
            found = None
        if found is not self:
            msg = f"rule {self.code} is no name of its module, by which another process could have it"
            raise PicklingError(msg)
        return find_rule, name

    def __repr__(self) -> str:
        return f"<Rule {self.code} {self.name}>"


def find_rule(module: str, name: str) -> Rule:
    """Return the rule that is a name of a module.

    >>> find_rule("psm_model.rules.records.unsourced", "unsourced").code
    'PSM004'

    Raises:
        AttributeError: the module has no such name.
        ImportError: there is no such module.
    """
    found: Rule = getattr(import_module(module), name)
    return found


def parse_sections(doc: str) -> dict[str, str]:
    r"""Return the sections of a rule's docstring by their headings, each in one line.

    >>> parse_sections("Found.\n\nWhat it checks\n    One thing\n    and another.")
    {'What it checks': 'One thing and another.'}
    """
    found: dict[str, str] = {}
    heading = None
    for line in cleandoc(doc).splitlines()[1:]:
        if line and not line.startswith(" "):
            heading = line
        elif heading and line:
            found[heading] = f"{found.get(heading, '')} {line.strip()}".strip()
    return found


def find_placeholders(template: str) -> frozenset[str]:
    """Return the names of the placeholders of a message.

    >>> sorted(find_placeholders("terms {first!r} and {second!r}"))
    ['first', 'second']
    """
    names: set[str] = set()
    for _, name, spec, _ in Formatter().parse(template):
        if name is not None:
            # How one param is formatted may depend on another.
            names |= {name, *find_placeholders(spec or "")}
    return frozenset(names)


def rule(
    *,
    code: str,
    severity: Severity,
    grounds: Iterable[Ground],
    scope: Scope,
    since: str,
    title: Bilingual,
    message: Bilingual,
    explanation_indonesian: str,
    cluster_message: Bilingual | None = None,
    status: Status = Status.STABLE,
    applies: Period | None = None,
    extra: Extra | None = None,
) -> Callable[[Finder], Rule]:
    """Make a generator function a rule; its name with hyphens is the rule's, its docstring the rule's page.

    The function is called with a subject, which its scope decides (an `OrganisationSubject`, a `MemberSubject` or a
    `RegisterSubject`), and a `Context`; it yields a `Violation` for each thing that it finds. Projects make rules of
    their own with a prefix of their own and pass them to `check`.

    Raises:
        ConfigError: the code is no prefix of two to eight capital letters and three digits, or the messages of
            the two languages have different placeholders.
    """
    if not _CODE.fullmatch(code):
        raise ConfigError("code of a rule", "a prefix of capital letters and three digits, as in 'ABC101'", code)

    def make(find: Finder) -> Rule:
        told = parse_sections(find.__doc__ or "")
        return Rule(
            code=code,
            name=find.__name__.replace("_", "-"),
            severity=severity,
            grounds=tuple(grounds),
            scope=scope,
            since=since,
            status=status,
            applies=applies,
            title=title,
            message=message,
            cluster_message=cluster_message,
            explanation=Bilingual(
                " ".join(told[heading] for heading in _EXPLAINING if heading in told), explanation_indonesian
            ),
            doc=cleandoc(find.__doc__ or ""),
            find=find,
            extra=extra,
        )

    return make
