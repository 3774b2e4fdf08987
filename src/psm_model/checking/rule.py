"""Rule: a check of a record, with its grounds and the function that runs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pickle import PicklingError
from string import Formatter
from textwrap import dedent
from types import MappingProxyType
from typing import Any, TypeAlias

import attrs

from psm_model.errors import ConfigError
from psm_model.i18n import LANGUAGES, Bilingual
from psm_model.law.statute import Certainty
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .context import Context
from .extra import Extra
from .facts import Fact, convert_facts
from .mark_kind import MarkKind
from .setting import Setting
from .severity import Severity

__all__ = [
    "Authority",
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
]

ParamValue: TypeAlias = str | int
"""The type of a message parameter."""


class Authority(StrEnum):
    """The kind of authority behind a rule."""

    LAW = "law"
    """A law or regulation, cited."""
    ASSOCIATION = "association"
    """The association's own statutes (*AD*, *ART*), cited."""
    PRACTICE = "practice"
    """Usual practice in real sources."""
    LOGIC = "logic"
    """Logical necessity."""


class Scope(StrEnum):
    """The subject that a rule is called with."""

    ORGANISATION = "organisation"
    """One organisation with its board terms."""
    MEMBER = "member"
    """One member."""
    REGISTER = "register"
    """The whole register."""
    RUN = "run"
    """The check itself, once the other rules have run."""


class Status(StrEnum):
    """The life-cycle stage of a rule."""

    PREVIEW = "preview"
    """On trial; it may change."""
    STABLE = "stable"
    """Stable."""
    DEPRECATED = "deprecated"
    """Will be removed."""
    REMOVED = "removed"
    """No longer checked; its code is never reused."""


@attrs.frozen(kw_only=True)
class Violation:
    """One problem that a rule function yields.

    >>> Violation(path="/board_terms/0", params={"term": "t"}).verdict
    <Verdict.YES: 'yes'>
    """

    path: str
    """A JSON Pointer to the problem."""
    params: Mapping[str, ParamValue] = attrs.field(factory=dict)
    """The message parameters: exactly one value per placeholder."""
    ids: tuple[str, ...] = ()
    """The ids of the entities that it is about, which a waiver may name."""
    verdict: Verdict = Verdict.YES
    """YES if it is wrong in every completion of the record, UNDETERMINED if only in some."""
    related: tuple[str, ...] = ()
    """JSON Pointers to the other side of a conflict."""
    days: tuple[int, int] | None = None
    """The ordinals of the earliest and the latest possible day that it is about; None if it is not about days."""
    is_cluster: bool = False
    """Whether it represents all pairs of the entities, with the params of the rule's cluster message."""
    exceeds_limit: bool = False
    """Whether it exceeds a limit of the configuration, with the params of the rule's limit message."""
    settled_by: tuple[Fact, ...] = attrs.field(default=(), converter=convert_facts)
    """The facts that would settle an UNDETERMINED verdict if known to the day; a string is a JSON Pointer. A finding
    with another verdict leaves them out."""


@attrs.frozen
class Ground:
    """One ground of a rule: authority, certainty and sources.

    >>> Ground(Authority.PRACTICE, Certainty.DERIVED, ("https://example.org/a",)).certainty
    <Certainty.DERIVED: 'derived'>
    """

    authority: Authority
    """The kind of authority."""
    certainty: Certainty | None = None
    """How certain the attribution is; None for logic."""
    sources: tuple[str, ...] = ()
    """Citations and URLs."""


# Any: the type of the subject follows from the scope, which a type cannot say.
Finder: TypeAlias = Callable[[Any, Context], Iterator[Violation]]


@attrs.frozen(kw_only=True, repr=False)
class Rule:
    """A rule with its description, severity, grounds and function.

    >>> RULES["PSM101"].name
    'overlapping-board-terms'
    """

    code: str
    """The code, such as PSM101: a prefix of capital letters and three digits. A code never changes its meaning."""
    name: str
    """The name, in words joined by hyphens."""
    severity: Severity
    """The default severity, which a configuration can override."""
    grounds: tuple[Ground, ...]
    """The grounds, strongest first."""
    scope: Scope
    """The subject that it is called with."""
    since: str
    """The package version that introduced it."""
    status: Status
    """The life-cycle stage."""
    applies: Period | None
    """The time in which the rule applies; None for always."""
    title: Bilingual
    """A short noun phrase for what it finds."""
    message: Bilingual
    """The message of a finding, with a placeholder for each param; `{post:Post}` puts a post
    into words, `{date:Date}` and `{period:Period}` a date and a period."""
    cluster_message: Bilingual | None
    """The message of a finding for many pairs; None for rules without pairs."""
    limit_message: Bilingual | None
    """The message of a finding beyond a limit of the configuration; None for rules without one."""
    explanation: Bilingual
    """What it checks and why; in English, the first two sections of the docstring."""
    doc: str = attrs.field(eq=False)
    """The docstring, with the sections *What it checks*, *Why it matters*, *Example*, *Instead* and *Source*."""
    find: Finder = attrs.field(eq=False)
    """The function that yields violations."""
    remedy: Bilingual | None = None
    """What to do about a finding, in one or two sentences; None for a rule without advice."""
    extra: Extra | None = attrs.field(default=None, eq=False)
    """The optional dependency that it requires."""
    mark: MarkKind | None = attrs.field(default=None, eq=False)
    """How a timeline draws its findings; None if it leaves them out."""
    # Any: a rule may have settings of several types.
    settings: tuple[Setting[Any], ...] = attrs.field(default=(), eq=False)
    """The settings that a configuration may give it."""
    needs_register: bool = attrs.field(default=False, eq=False)
    """Whether it reads a whole register, so that it cannot check a stream."""
    placeholders: frozenset[str] = attrs.field(init=False, eq=False)
    """The placeholders of the message."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "placeholders", self._find_placeholders(self.message))
        for message in (self.cluster_message, self.limit_message):
            if message is not None:
                self._find_placeholders(message)

    def _find_placeholders(self, message: Bilingual) -> frozenset[str]:
        names = {find_placeholders(message.translate(language)) for language in LANGUAGES}
        if len(names) != 1:
            raise ConfigError(self.code, "messages with the same placeholders in both languages", message.english)
        return names.pop()

    @property
    def sections(self) -> Mapping[str, str]:
        """The sections of the docstring by heading, as written, without the indentation."""
        return parse_sections(self.doc)

    @property
    def authority(self) -> Authority:
        """The authority of the strongest ground."""
        return self.grounds[0].authority

    @property
    def certainty(self) -> Certainty | None:
        """The certainty of the strongest ground that has one."""
        return next((ground.certainty for ground in self.grounds if ground.certainty is not None), None)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of all grounds."""
        return tuple(source for ground in self.grounds for source in ground.sources)

    def __reduce__(self) -> tuple[Callable[[str, str], Rule], tuple[str, str]]:
        """Return the module and name by which another process can import the rule.

        Raises:
            PicklingError: the rule is not a global of its module.
        """
        name = self.find.__module__, self.find.__qualname__
        try:
            imported = find_rule(*name)
        except (ImportError, AttributeError):
            imported = None
        if imported is not self:
            raise PicklingError(f"rule {self.code} cannot be pickled: expected a global of its module")
        return find_rule, name

    def __repr__(self) -> str:
        return f"<Rule {self.code} {self.name}>"


def find_rule(module: str, name: str) -> Rule:
    """Import a rule by module and name.

    >>> find_rule("psm_model.rules.records.unsourced", "unsourced").code
    'PSM004'

    Raises:
        AttributeError: the module does not have the name.
        ImportError: the module does not exist.
    """
    imported: Rule = getattr(import_module(module), name)
    return imported


@cache
def parse_sections(doc: str) -> Mapping[str, str]:
    r"""Return the sections of a rule's docstring by heading; headings without text are omitted.

    >>> dict(parse_sections("Found.\n\nWhat it checks\n    One thing\n    and another."))
    {'What it checks': 'One thing\nand another.'}
    """
    lines: dict[str, list[str]] = {}
    heading = None
    for line in cleandoc(doc).splitlines()[1:]:
        if line and not line.startswith(" "):
            heading = line
        elif heading:
            lines.setdefault(heading, []).append(line)
    sections = ((heading, dedent("\n".join(body)).strip("\n")) for heading, body in lines.items())
    return MappingProxyType({heading: text for heading, text in sections if text})


def find_placeholders(template: str) -> frozenset[str]:
    """Return the names of the placeholders of a message.

    >>> sorted(find_placeholders("terms {first!r} and {second!r}"))
    ['first', 'second']
    """
    names: set[str] = set()
    for _, name, spec, _ in Formatter().parse(template):
        if name is not None:
            # The format of a param may depend on another param.
            names |= {name, *find_placeholders(spec or "")}
    return frozenset(names)
