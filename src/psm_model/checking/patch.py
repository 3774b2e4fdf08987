"""propose_patch: the correction of a finding that the record itself decides, as a JSON Patch (RFC 6902)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.register import Register
from psm_model.values.verdict import Verdict

from .finding import Finding

__all__ = ["PATCHED_RULES", "Operation", "propose_patch"]

Operation: TypeAlias = dict[str, str]
"""One operation of a JSON Patch, as a JSON object."""


def propose_patch(register: Register, finding: Finding) -> list[Operation] | None:
    """Return the JSON Patch that corrects a finding, or None if the record does not decide the correction.

    Applied to the JSON document of the register, the patch removes the finding and causes no other. The package never
    applies it. Its first operations test that the document is the one that was checked. A patch may shift the positions
    in the patches of other findings, so check again after each. `PATCHED_RULES` lists the rules with patches.

    Args:
        register: The register that was checked, alone.
        finding: A finding of the package's own rules about it.

    >>> twice = Register(sources=[Source(id="s"), Source(id="s")])
    >>> propose_patch(twice, check(twice).findings[0])
    [{'op': 'test', 'path': '/sources/1/id', 'value': 's'}, {'op': 'remove', 'path': '/sources/1'}]
    >>> propose_patch(twice, check(Register.of(BoardTerm(id="t", organisation_id="o"))).findings[0]) is None
    True
    """
    propose = PATCHED_RULES.get(finding.code)
    if propose is None or finding.verdict is not Verdict.YES:
        return None
    if not all(pointer.startswith("/") for pointer in (finding.path, *finding.related)):
        return None  # It concerns another file too.
    try:
        return propose(register, finding)
    except (AttributeError, IndexError, ValueError):
        return None  # The finding is about another register.


def _drop_identical(register: Register, finding: Finding) -> list[Operation] | None:
    """Return a patch that keeps the first of several entries with one id, if all are equal in every field."""
    # A cluster of very many entries names some of them only.
    pointers = sorted({finding.path, *finding.related}, key=_position)
    first, *others = (_resolve(register, pointer) for pointer in pointers)
    if len(pointers) != finding.params.get("count") or any(other != first for other in others):
        return None
    operations = [_test_id(register, pointer) for pointer in pointers[1:]]
    # The last first, so that no removal shifts the position of another.
    return operations + [{"op": "remove", "path": pointer} for pointer in reversed(pointers[1:])]


def _drop_repeated(register: Register, finding: Finding) -> list[Operation] | None:
    """Return a patch that drops the second of two records that are equal except for their ids, if nothing names it."""
    if len(finding.related) != 1:
        return None
    kept, dropped = _resolve(register, finding.related[0]), _resolve(register, finding.path)
    if type(kept) is not type(dropped) or attrs.evolve(dropped, id=kept.id) != kept:
        return None
    if isinstance(dropped, Appointment):
        term: BoardTerm = _resolve(register, finding.path.rpartition("/appointments/")[0])
        if any(appointment.replaces_id in {kept.id, dropped.id} for appointment in term.appointments):
            return None
    return [_test_id(register, finding.path), {"op": "remove", "path": finding.path}]


def _correct_source(register: Register, finding: Finding) -> list[Operation] | None:
    """Return a patch that writes a reference to a source like its id, if they differ only in case and spacing."""
    ids, _, number = finding.path.rpartition("/")
    if not ids.endswith("/source_ids"):
        return None
    listed: tuple[str, ...] = _resolve(register, ids)
    written = listed[int(number)]
    meant = {source.id for source in register.sources if _normalise(source.id) == _normalise(written)}
    if len(meant) != 1 or meant & set(listed):
        return None
    return [
        {"op": "test", "path": finding.path, "value": written},
        {"op": "replace", "path": finding.path, "value": meant.pop()},
    ]


PATCHED_RULES: Final[Mapping[str, Callable[[Register, Finding], list[Operation] | None]]] = MappingProxyType(
    {
        "PSM001": _drop_identical,
        "PSM002": _correct_source,
        "PSM006": _drop_repeated,
        "PSM210": _drop_repeated,
    }
)
"""The rules some of whose findings have a patch, by code, each with the function that proposes it."""


# Any: a register and the records and lists in it.
def _resolve(register: Register, pointer: str) -> Any:
    """Return the part of a register to which a JSON Pointer leads."""
    part: Any = register
    for step in pointer.split("/")[1:]:
        part = part[int(step)] if isinstance(part, tuple) else getattr(part, step)
    return part


def _position(pointer: str) -> tuple[str, int]:
    entries, _, number = pointer.rpartition("/")
    return entries, int(number)


def _test_id(register: Register, pointer: str) -> Operation:
    return {"op": "test", "path": f"{pointer}/id", "value": _resolve(register, pointer).id}


def _normalise(text: str) -> str:
    return "".join(text.casefold().split())
