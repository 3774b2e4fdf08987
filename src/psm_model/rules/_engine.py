"""check: run rules over a register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from psm_model._garbage import collection_paused
from psm_model.entities.register import Register
from psm_model.errors import of_type

from ._checker import Checker
from .catalogue import RULES
from .config import Config
from .register_subject import RegisterSubject
from .report import Finding, Report
from .rule import Rule, Scope
from .subjects import members, organisations

__all__ = ["USUAL", "check"]

USUAL: Final = Config()
"""The configuration of a check that was given none."""


def check(
    register: Register,
    *,
    config: Config = USUAL,
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
    checker = Checker(config=config, as_of=as_of, undetermined=undetermined, rules=rules)
    found: list[Finding] = []
    with collection_paused():
        ids: frozenset[str] = frozenset()
        if checker.sought or checker.asks_of(Scope.REGISTER):
            outline = RegisterSubject.of(register, checker.sought)
            found += checker.register(outline)
            ids = frozenset(outline.ids_found)
        if checker.asks_of(Scope.ORGANISATION):
            for subject in organisations(register):
                found += checker.organisation(subject)
        if checker.asks_of(Scope.MEMBER):
            for member in members(register):
                found += checker.member(member)
        return checker.finish(found, ids)
