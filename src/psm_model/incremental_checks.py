"""IncrementalCheck and check_change: check only the records that a change affects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from psm_model._garbage import collection_paused
from psm_model.checking.config import DEFAULT_CONFIG, Config, Waiver
from psm_model.checking.engine import Engine
from psm_model.checking.entity_index import EntityIndex
from psm_model.checking.finding import Finding
from psm_model.checking.finding_labels import add_labels
from psm_model.checking.index_records import IndexRecords
from psm_model.checking.named_findings import NamedFindings, find_named
from psm_model.checking.named_pointers import convert_pointers, name_entities, resolve_pointer
from psm_model.checking.neighbourhood import find_neighbourhood
from psm_model.checking.outcome import RuleFailure
from psm_model.checking.record_names import RecordNames
from psm_model.checking.report import Report
from psm_model.checking.rule import Rule
from psm_model.checking.settings import CheckSettings
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.register import Entity, Register
from psm_model.errors import require_type
from psm_model.rules.catalogue import RULES, require_known_reading

__all__ = ["FindingChanges", "IncrementalCheck", "check_change"]

_NOTHING: Final = NamedFindings(Counter(), Counter())


class FindingChanges(NamedTuple):
    """The findings that a change of a register adds and removes."""

    added: tuple[Finding, ...]
    """The new findings, by path and code."""
    gone: tuple[Finding, ...]
    """The findings that have disappeared, by path and code."""


class IncrementalCheck:
    """A changing register, and the findings of its check, which each change updates.

    The first check takes as long as `check`. After that, the cost of a change depends only on the entities that it
    affects, not on the size of the register. The findings before a change, minus those that are gone, plus those that
    are added, are the findings after it.

    Positions in a register change with every deletion, so the JSON Pointers of the findings name entities by their ids:
    ``/members/m-1/birth_date``. The id is escaped as a step of a pointer, and the second of several entities of a kind
    with one id is ``m-1~2``. `report` has the usual pointers.

    Raises:
        ConfigError: the configuration names an unknown code, two rules have the same code, or a rule of scope register
            is not from this package, so that it is unknown which records it reads.
        WrongTypeError: as for `check`.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025")
    >>> incremental = IncrementalCheck(Register.of(ipsm, term))
    >>> added, gone = incremental.apply(deleted=[ipsm])
    >>> [(finding.code, finding.path) for finding in added], gone
    ([('PSM002', '/board_terms/t/organisation_id')], ())
    >>> incremental.report().codes
    ('PSM002',)
    """

    def __init__(
        self,
        register: Register,
        *,
        config: Config = DEFAULT_CONFIG,
        on: date | None = None,
        undetermined: bool = False,
        rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
    ) -> None:
        """Check a register.

        Args:
            register: The register.
            config: As for `check`.
            on: As for `check`.
            undetermined: As for `check`.
            rules: As for `check`, without own rules of scope register. An own rule of another scope may ask the context
                only for decrees that its subject names, and for those that end these.
        """
        require_type(register, Register, "a register")
        self._settings = _make_settings(config, on, undetermined=undetermined, rules=rules)
        self._engine = Engine(self._settings)
        self._known_ids: Counter[str] = Counter()
        self._used: Counter[Waiver] = Counter()
        self._failures: Counter[RuleFailure] = Counter()
        # Without waived findings; those about the check itself are kept apart.
        self._findings: Counter[Finding] = Counter()
        self._run_findings: Counter[Finding] = Counter()
        with collection_paused():
            self._index = EntityIndex(register)
            self._count_ids(register.iter_entities(), 1)
            self._update(find_named(register.iter_entities(), self._settings), _NOTHING)

    @property
    def register(self) -> Register:
        """The current register, built anew at each access."""
        return Register.of(*self._index.iter_entities())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the current register, by path and code."""
        return self._engine.make_report(self._iter_findings()).findings

    def _iter_findings(self) -> Iterator[Finding]:
        """Yield the findings, with the present labels of the records that they name."""
        names = RecordNames(IndexRecords(self._index))
        return (add_labels(finding, names) for finding in (self._findings + self._run_findings).elements())

    def report(self) -> Report:
        """Return the report of the current register, equal to that of `check`. The time grows with the register.

        >>> unsourced = IncrementalCheck(Register.of(ipsm), config=Config(expect_sources=True))
        >>> [finding.path for finding in unsourced.findings], [finding.path for finding in unsourced.report()]
        (['/organisations/o'], ['/organisations/0'])
        """
        names = name_entities(self._index.iter_entities()).items()
        positions = {place: {name: position for position, name in enumerate(several)} for place, several in names}
        return self._engine.make_report(
            convert_pointers(finding, lambda pointer: resolve_pointer(pointer, positions))
            for finding in self._iter_findings()
        )

    def apply(self, saved: Iterable[Entity] = (), *, deleted: Iterable[Entity] = ()) -> FindingChanges:
        """Change the register, and return how its findings change. If an error is raised, nothing has changed.

        Args:
            saved: The entities to save. Each replaces the first one of its kind and id, as in `Register.replace`, or is
                added after all others of its kind.
            deleted: The entities to delete before that. Only their kinds and ids matter; the first entity with them is
                deleted.

        Raises:
            NotFoundError: there is no entity to delete.
            WrongTypeError: an item is not an entity.

        >>> incremental = IncrementalCheck(Register.of(ipsm))
        >>> added, gone = incremental.apply([BoardTerm(id="t", organisation_id="o", label="2023-2006")])
        >>> [finding.message() for finding in added], gone
        (["IPSM Contoh: the label of board term '2023-2006' cannot be read as a period"], ())
        """
        with collection_paused():
            changed_ids, old, new = find_neighbourhood(self._index.look_up, saved, deleted)
            before, after = find_named(old, self._settings), find_named(new, self._settings)
            self._index.change(changed_ids)
            for changed in changed_ids:
                self._count_ids((placed.entity for placed in changed.old), -1)
                self._count_ids((placed.entity for placed in changed.new), 1)
            return self._update(after, before)

    def _count_ids(self, entities: Iterable[Entity], sign: int) -> None:
        """Count the ids in waivers that exist."""
        waived_ids = self._engine.waived_ids
        for entity in entities if waived_ids else ():
            appointments = entity.appointments if isinstance(entity, BoardTerm) else ()
            for entity_id in (entity.id, *(appointment.id for appointment in appointments)):
                if entity_id in waived_ids:
                    self._known_ids[entity_id] += sign

    def _update(self, after: NamedFindings, before: NamedFindings) -> FindingChanges:
        """Put what was found after a change in the place of what was found before it."""
        self._failures += after.failures
        self._failures -= before.failures
        changes: Counter[Finding] = Counter()
        for sign, several in ((1, after.findings - before.findings), (-1, before.findings - after.findings)):
            for finding, count in several.items():
                waivers = self._engine.waivers.find(finding)
                self._used.update(dict.fromkeys(waivers, sign * count))
                if not waivers:
                    changes[finding] = sign * count
        self._findings.update(changes)
        for finding in changes:
            if not self._findings[finding]:
                del self._findings[finding]
        run_findings = Counter(
            self._engine.judge_run(frozenset(+self._used), +self._known_ids, sorted(self._failures.elements()))
        )
        changes.update(run_findings)
        changes.subtract(self._run_findings)
        self._run_findings = run_findings
        return _make_changes(changes, self._engine)


def check_change(
    old: Iterable[Entity],
    new: Iterable[Entity],
    *,
    config: Config = DEFAULT_CONFIG,
    on: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
) -> FindingChanges:
    """Return the findings that a change adds and removes, from the entities that it affects.

    A `NeighbourhoodSearch` finds these entities. Waived findings are left out. Unused waivers are not reported, because
    they cannot be known from a part of a register. The JSON Pointers are those of `IncrementalCheck`.

    Args:
        old: The entities before the change, in the order of the register.
        new: The entities after it.
        config: As for `check`.
        on: As for `check`.
        undetermined: As for `check`.
        rules: As for `IncrementalCheck`.

    Raises:
        ConfigError: as for `IncrementalCheck`.
        WrongTypeError: as for `check`, or an item is not an entity.

    >>> young = attrs.evolve(ipsm, founded=PartialDate(2021))
    >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025")
    >>> added, gone = check_change([ipsm, term], [young, term])
    >>> [(finding.code, finding.path) for finding in added], gone
    ([('PSM107', '/board_terms/t')], ())
    """
    settings = _make_settings(config, on, undetermined=undetermined, rules=rules)
    engine = Engine(settings)
    changes: Counter[Finding] = Counter()
    for sign, entities in ((1, new), (-1, old)):
        found = find_named(entities, settings)
        kept = Counter({each: count for each, count in found.findings.items() if not engine.waivers.find(each)})
        # Every waiver passes for used, and every id in one for known.
        kept.update(engine.judge_run(frozenset(config.waivers), engine.waived_ids, sorted(found.failures.elements())))
        changes.update({finding: sign * count for finding, count in kept.items()})
    return _make_changes(changes, engine)


def _make_settings(
    config: Config, on: date | None, *, undetermined: bool, rules: Mapping[str, Rule] | Iterable[Rule]
) -> CheckSettings:
    settings = CheckSettings(config=config, on=on, undetermined=undetermined, rules=rules)
    require_known_reading(settings.rules)
    return settings


def _make_changes(changes: Counter[Finding], engine: Engine) -> FindingChanges:
    return FindingChanges(
        engine.make_report((+changes).elements()).findings, engine.make_report((-changes).elements()).findings
    )
