"""check and iter_check: check a register that is in memory, or entities as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from psm_model._garbage import collection_paused
from psm_model.checking.config import USUAL, Config
from psm_model.checking.engine import Engine
from psm_model.checking.feed import Feed
from psm_model.checking.register_subject import RegisterSubject
from psm_model.checking.report import Finding, Report
from psm_model.checking.rule import Rule, Scope
from psm_model.checking.subjects import iter_members, iter_organisations
from psm_model.entities.register import Entity, Register
from psm_model.errors import require_type
from psm_model.rules.catalogue import RULES

__all__ = ["check", "check_entities", "iter_check"]


def check(
    register: Register,
    *,
    config: Config = USUAL,
    on: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
) -> Report:
    """Check a register by rules.

    The order of the register's lists changes no finding, unless an id stands twice, which PSM001 reports: what refers
    to it is then taken to mean the first.

    Args:
        register: What is checked.
        config: Which rules run, how severe they are, what is usual, and what is put up with.
        on: The day of which it is asked. Without it, nothing that depends on the day is asked.
        undetermined: Whether to report what is wrong in some completions of the record and not in others. With it,
            that a rule finds nothing means that it is broken in no completion.
        rules: The rules, those of the package unless others are given. A project adds its own with
            ``[*RULES.values(), mine]``.

    Raises:
        ConfigError: the configuration names an unknown code, or two rules have the same code.
        TypeError: what is checked is no register, or `on` no date, or a `datetime`, whose day depends on a time
            zone.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
    >>> [found.code for found in check(Register(organisations=[ipsm], board_terms=[term]))]
    ['PSM110']
    """
    require_type(register, Register, "a register")
    engine = Engine(config=config, on=on, undetermined=undetermined, rules=rules)
    with collection_paused():
        if engine.has_rules(Scope.ORGANISATION):
            for subject in iter_organisations(register):
                engine.feed(subject)
        if engine.has_rules(Scope.MEMBER):
            for member in iter_members(register):
                engine.feed(member)
        outline = RegisterSubject()
        if engine.waived_ids or engine.has_rules(Scope.REGISTER):
            outline = RegisterSubject.of(register, engine.waived_ids)
        return engine.finish(outline)


def iter_check(
    entities: Iterable[Entity],
    *,
    config: Config = USUAL,
    on: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
) -> Iterator[Finding]:
    """Check entities as they come: the findings of `check`, in their order, without a register in memory.

    All entities are taken before the first finding is given, since only then is it known what refers to nothing. What
    is held meanwhile are the ids, the organisations in outline, the findings and one organisation with its terms; and
    the references to what comes later, so that sources and members had better come first.

    Args:
        entities: Sources, organisations, members and board terms, the terms of an organisation right after it, as
            `iter_load` gives them. JSON Pointers count each kind in the order in which it comes.
        config: As `check` takes it.
        on: As `check` takes it.
        undetermined: As `check` takes it.
        rules: As `check` takes them; one of scope register sees a `RegisterSubject` whose `register` is None.

    Raises:
        ConfigError: as `check` raises it.
        OutOfPlaceError: terms stand apart from their organisation.
        TypeError: as `check` raises it, or what comes is no entity.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> [found.code for found in iter_check([ipsm, term])]
    ['PSM110']
    """
    # Wrong arguments raise at the call; entities are taken when the first finding is.
    engine = Engine(config=config, on=on, undetermined=undetermined, rules=rules)
    return _iter_findings(engine, entities)


def check_entities(
    entities: Iterable[Entity],
    *,
    config: Config = USUAL,
    on: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
) -> Report:
    """Check entities as they come, as `iter_check` does, and return the whole report.

    Args:
        entities: As `iter_check` takes them.
        config: As `check` takes it.
        on: As `check` takes it.
        undetermined: As `check` takes it.
        rules: As `iter_check` takes them.

    Raises:
        ConfigError: as `check` raises it.
        OutOfPlaceError: terms stand apart from their organisation.
        TypeError: as `check` raises it, or what comes is no entity.

    >>> check_entities([ipsm, BoardTerm(id="t", organisation_id="o", label="2023-2006")]).codes
    ('PSM110',)
    """
    return _run(Engine(config=config, on=on, undetermined=undetermined, rules=rules), entities)


def _iter_findings(engine: Engine, entities: Iterable[Entity]) -> Iterator[Finding]:
    yield from _run(engine, entities)


def _run(engine: Engine, entities: Iterable[Entity]) -> Report:
    feed = Feed(engine)
    with collection_paused():
        feed.add_all(entities)
        return engine.finish(feed.outline)
