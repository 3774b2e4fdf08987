"""Named findings: what the rules find in a register or a part of one, before waivers, with named pointers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from psm_model._garbage import collection_paused
from psm_model.entities.register import Entity, Register

from .decrees import DecreeIndex
from .engine import Engine
from .finding import Finding
from .named_pointers import convert_pointers, name_entities, name_pointer
from .outcome import RuleFailure
from .record_names import RecordNames, RegisterRecords
from .run import feed_register
from .settings import CheckSettings

__all__ = ["NamedFindings", "find_named"]


class NamedFindings(NamedTuple):
    """What the rules about records found, with named pointers."""

    findings: Counter[Finding]
    """The findings, including undetermined and waived ones."""
    failures: Counter[RuleFailure]
    """The rules that raised."""


def find_named(entities: Iterable[Entity], settings: CheckSettings) -> NamedFindings:
    """Return what the rules about records find in entities.

    Args:
        entities: The entities, in the order of the register.
        settings: The settings of the check.

    Raises:
        ConfigError: the configuration names an unknown code, or two rules have the same code.

    >>> from psm_model.checking.settings import CheckSettings
    >>> lost = BoardTerm(id="t", organisation_id="o", label="2020–2025")
    >>> found = find_named([lost], CheckSettings(rules=[RULES["PSM002"]]))
    >>> [finding.path for finding in found.findings]
    ['/board_terms/t/organisation_id']
    """
    register = Register.of(*entities)
    engine = Engine(settings, decrees=DecreeIndex(register.decrees), names=RecordNames(RegisterRecords(register)))
    with collection_paused():
        engine.feed_outline(feed_register(register, engine))
        names = name_entities(register.iter_entities())
        findings = [
            convert_pointers(finding, lambda pointer: name_pointer(pointer, names)) for finding in engine.findings
        ]
    failures = [failure._replace(path=name_pointer(failure.path, names)) for failure in engine.failures]
    return NamedFindings(Counter(findings), Counter(failures))
