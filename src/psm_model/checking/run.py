"""Check a whole register, or a stream of entities, with one engine."""

from __future__ import annotations

from collections.abc import Iterable

from psm_model._garbage import collection_paused
from psm_model.entities.register import Entity, Register

from .decrees import DecreeIndex
from .engine import Engine
from .feed import Feed
from .record_names import RecordNames, RegisterRecords
from .register_subject import RegisterSubject
from .report import Report
from .rule import Scope
from .settings import CheckSettings
from .subjects import iter_members, iter_organisations

__all__ = ["check_stream", "check_whole", "feed_register"]


def check_whole(register: Register, settings: CheckSettings) -> Report:
    """Check a register in memory.

    Raises:
        ConfigError: the configuration names an unknown code, or two rules have the same code.

    >>> from psm_model.checking.settings import CheckSettings
    >>> term = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> check_whole(Register.of(ipsm, term), CheckSettings(rules=RULES)).codes
    ('PSM110',)
    """
    engine = Engine(settings, decrees=DecreeIndex(register.decrees), names=RecordNames(RegisterRecords(register)))
    with collection_paused():
        return engine.finish(feed_register(register, engine))


def feed_register(register: Register, engine: Engine) -> RegisterSubject:
    """Feed an engine the organisations and members of a register, whose decrees it knows, and return the outline.

    The outline is empty if no rule and no waiver needs it.
    """
    if engine.has_rules(Scope.ORGANISATION):
        engine.feed(iter_organisations(register))
    if engine.has_rules(Scope.MEMBER):
        engine.feed(iter_members(register))
    is_outlined = engine.waived_ids or engine.has_rules(Scope.REGISTER)
    return engine.make_outline(register if is_outlined else None)


def check_stream(entities: Iterable[Entity], engine: Engine) -> Report:
    """Check a stream of entities with a new engine.

    Raises:
        OutOfPlaceError: a term is separated from its organisation, or a decree comes late.
        WrongTypeError: an item is not an entity.

    >>> from psm_model.checking.engine import Engine
    >>> from psm_model.checking.settings import CheckSettings
    >>> term = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> check_stream([ipsm, term], Engine(CheckSettings(rules=RULES))).codes
    ('PSM110',)
    """
    feed = Feed(engine)
    with collection_paused():
        feed.add_all(entities)
        return engine.finish(feed.outline)
