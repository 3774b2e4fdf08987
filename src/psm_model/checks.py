"""check, iter_check and check_entities: check a register in memory, or a stream of entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from psm_model.checking.config import DEFAULT_CONFIG, Config
from psm_model.checking.engine import Engine
from psm_model.checking.finding import Finding
from psm_model.checking.report import Report
from psm_model.checking.rule import Rule
from psm_model.checking.run import check_stream, check_whole
from psm_model.checking.settings import CheckSettings
from psm_model.entities.register import Entity, Register
from psm_model.errors import WrongTypeError, require_type
from psm_model.rules.catalogue import RULES

__all__ = ["check", "check_entities", "iter_check"]


def check(
    register: Register,
    *,
    config: Config = DEFAULT_CONFIG,
    on: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
) -> Report:
    """Check a register against rules.

    The order of the lists in the register does not affect the findings. Duplicate ids, which PSM001 reports, are the
    exception: a reference means the first entity with the id.

    Args:
        register: The register.
        config: The rules to run, their severities, the usual practice, and waivers.
        on: The day to evaluate as of. Without it, rules that depend on the day find nothing.
        undetermined: Whether to report violations that exist in some completions of the record and not in others. If
            true, a rule without findings is violated in no completion.
        rules: The rules. To add your own, pass ``[*RULES.values(), mine]``.

    Raises:
        ConfigError: the configuration names an unknown code, or two rules have the same code.
        WrongTypeError: `register` is not a register, `config` not a configuration, `rules` holds something other than
            rules, or `on` is not a date or is a `datetime`, whose day depends on the time zone.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> ipsm = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
    >>> [finding.code for finding in check(Register(organisations=[ipsm], board_terms=[term]))]
    ['PSM110']
    """
    require_type(register, Register, "a register")
    settings = CheckSettings(config=config, on=on, undetermined=undetermined, rules=rules)
    return check_whole(register, settings)


def iter_check(
    entities: Iterable[Entity],
    *,
    config: Config = DEFAULT_CONFIG,
    on: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
) -> Iterator[Finding]:
    """Check a stream of entities: yield the findings of `check`, in the same order, without a register in memory.

    All entities are read before the first finding is yielded, because broken references are known only at the end. The
    check keeps in memory the ids, outlines of the decrees and organisations, the findings, one organisation with its
    terms, and references to entities that come later. To save memory, put sources and members first.

    Args:
        entities: Sources, decrees, organisations, members and board terms. Decrees precede members, organisations and
            terms, and the terms of an organisation follow it directly, as in the output of `iter_load`. JSON Pointers
            count each kind of entity in order.
        config: As for `check`.
        on: As for `check`.
        undetermined: As for `check`.
        rules: As for `check`. Rules of scope register get a `RegisterSubject` whose `register` is None.

    Raises:
        ConfigError: as for `check`.
        OutOfPlaceError: a term is separated from its organisation, or a decree comes late.
        WrongTypeError: as for `check`, or an item is not an entity.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> [finding.code for finding in iter_check([ipsm, term])]
    ['PSM110']
    """
    # Wrong arguments raise here; entities are read with the first finding.
    _reject_text(entities)
    engine = Engine(CheckSettings(config=config, on=on, undetermined=undetermined, rules=rules))
    engine.require_streamable()
    return _iter_findings(entities, engine)


def check_entities(
    entities: Iterable[Entity],
    *,
    config: Config = DEFAULT_CONFIG,
    on: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
) -> Report:
    """Check a stream of entities like `iter_check`, and return the report.

    Args:
        entities: As for `iter_check`.
        config: As for `check`.
        on: As for `check`.
        undetermined: As for `check`.
        rules: As for `iter_check`.

    Raises:
        ConfigError: as for `check`.
        OutOfPlaceError: a term is separated from its organisation, or a decree comes late.
        WrongTypeError: as for `check`, or an item is not an entity.

    >>> check_entities([ipsm, BoardTerm(id="t", organisation_id="o", label="2023-2006")]).codes
    ('PSM110',)
    """
    _reject_text(entities)
    settings = CheckSettings(config=config, on=on, undetermined=undetermined, rules=rules)
    return check_stream(entities, Engine(settings))


def _reject_text(entities: object) -> None:
    """Raise if the entities are a text, such as a path, which is iterable too."""
    if isinstance(entities, str):
        raise WrongTypeError("entities; a file is checked by check_file", entities)


def _iter_findings(entities: Iterable[Entity], engine: Engine) -> Iterator[Finding]:
    yield from check_stream(entities, engine)
