"""find_basis: the legal bases, decrees and sources of a record, including inherited ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, Final, NamedTuple, TypeVar

import attrs

from psm_model._garbage import collection_paused
from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.places import PLACES, Entity, iter_first
from psm_model.entities.references import DECREE, SOURCE, iter_own_references
from psm_model.entities.register import Register
from psm_model.entities.source import Source
from psm_model.errors import NotFoundError
from psm_model.masking import mask_reprs
from psm_model.values.verdict import Verdict

from .answer import answer_to_dict
from .doubt import Doubt, Reason

__all__ = ["BasisKind", "BasisOfRecord", "StatedBasis", "find_basis"]

D = TypeVar("D", Decree, Source)

_ORDER: Final = (BoardTerm, Organisation, Member, Decree, Source)
_DEPTH_OF_FIELD: Final = 2  # slashes in "/decree_ids/0"
_FIELDS: Final = ("legal_bases", "decree_ids", "source_ids")
"""The fields that state what a record is based on."""


class BasisKind(StrEnum):
    """What a record is based on."""

    LEGAL_BASIS = "legal_basis"
    """A law, or a rule of the association."""
    DECREE = "decree"
    """A decree."""
    SOURCE = "source"
    """A source that states it."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class StatedBasis:
    """A legal basis, a decree or a source of a record."""

    path: str
    """The JSON Pointer of the legal basis, or of the reference to the decree or the source."""
    kind: BasisKind
    """What it is."""
    record: LegalBasis | Decree | Source | None
    """The legal basis, the decree or the source; None if it is not in the register."""
    id: str | None
    """The id of the decree or the source; a legal basis has none."""
    owner: Entity | Appointment
    """The record that states it: the one asked about, or the term, organisation or decree that it comes from."""
    is_inherited: bool
    """Whether another record states it, not the one asked about."""

    @property
    def verdict(self) -> Verdict:
        """YES if it is in the register; else UNDETERMINED."""
        return Verdict.UNDETERMINED if self.record is None else Verdict.YES

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons for an UNDETERMINED verdict."""
        return (Reason(Doubt.NOT_IN_REGISTER, self.path),) if self.record is None else ()

    @property
    def text(self) -> str | None:
        """A text that identifies it: a citation, the number of a decree, or the title or address of a source."""
        match self.record:
            case LegalBasis(citation=citation, as_written=as_written):
                return as_written if citation is None else str(citation)
            case Decree(number=number):
                return number
            case Source(title=title, url=url):
                return url if title is None else title
        return None

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the basis as a JSON object."""
        return {
            "path": self.path,
            "kind": self.kind.value,
            "id": self.id,
            "text": self.text,
            "owner": self.owner.id,
            "inherited": self.is_inherited,
            **answer_to_dict(self.verdict, self.reasons),
        }


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class BasisOfRecord:
    """What a record is based on."""

    path: str
    """The JSON Pointer of the record."""
    record: Entity | Appointment
    """The record."""
    bases: tuple[StatedBasis, ...]
    """Its own legal bases, decrees and sources, and then the inherited ones."""
    verdict: Verdict
    """YES if any of them is in the register; else UNDETERMINED."""
    reasons: tuple[Reason, ...]
    """The reasons for an UNDETERMINED verdict."""

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the answer as a JSON object."""
        return {
            "record": self.path,
            **answer_to_dict(self.verdict, self.reasons),
            "bases": [basis.to_dict() for basis in self.bases],
        }


class _Placed(NamedTuple):
    """A record with its JSON Pointer."""

    path: str
    record: Entity | Appointment


@collection_paused()
def find_basis(register: Register, about: str | Entity | Appointment) -> BasisOfRecord:
    """Return the legal bases, decrees and sources of a record.

    A post inherits the bases of its term, and a term those of its organisation; a decree has its own sources. If no
    basis is recorded, there may still be one.

    Args:
        register: The register.
        about: An entity or an appointment of the register, or the id of an entity. If entities of several kinds have
            it, this order decides: board term, organisation, member, decree, source.

    >>> sk = Decree(id="sk-1", number="460/12/2025", source_ids=["s-1"])
    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", decree_ids=["sk-1"])
    >>> register = Register.of(Source(id="s-1", title="Berita Contoh"), sk, ipsm, term)
    >>> [(basis.kind.value, basis.text, basis.owner.id) for basis in find_basis(register, "t").bases]
    [('decree', '460/12/2025', 't'), ('source', 'Berita Contoh', 'sk-1')]

    Raises:
        NotFoundError: there is no such record in the register.
    """
    chain = _find_chain(register, about)
    bases: list[StatedBasis] = []
    for number, placed in enumerate(chain):
        bases += _iter_bases(register, placed, is_inherited=number > 0)
    known = {basis.id for basis in bases if basis.kind is BasisKind.DECREE}
    for position, decree in iter_first(register.decrees):
        if decree.id in known:
            bases += _iter_bases(register, _Placed(f"/decrees/{position}", decree), is_inherited=True)
    path, record = chain[0]
    is_found = any(basis.verdict.certain for basis in bases)
    reasons = {reason: None for basis in bases for reason in basis.reasons}
    reasons |= {Reason(Doubt.BASIS_WITHHELD, f"{path}/{name}"): None for name in _FIELDS if name in record.withheld}
    if not reasons:
        field = "source_ids" if isinstance(record, Decree | Source) else "decree_ids"
        reasons = {Reason(Doubt.BASIS_UNRECORDED, f"{path}/{field}"): None}
    return BasisOfRecord(
        path=path,
        record=record,
        bases=tuple(bases),
        verdict=Verdict.YES if is_found else Verdict.UNDETERMINED,
        reasons=() if is_found else tuple(reasons),
    )


def _find_chain(register: Register, about: str | Entity | Appointment) -> list[_Placed]:
    """Return a record, and then those that it belongs to."""
    if isinstance(about, Appointment):
        for position, term in enumerate(register.board_terms):
            for number, appointment in enumerate(term.appointments):
                if appointment is about:
                    path = f"/board_terms/{position}"
                    return [_Placed(f"{path}/appointments/{number}", about), *_find_term_chain(register, path, term)]
        raise NotFoundError("appointment", about.id)
    for entity_type in _ORDER:
        field = PLACES[entity_type].field
        for position, entity in enumerate(getattr(register, field)):
            if entity is about or entity.id == about:
                path = f"/{field}/{position}"
                is_term = isinstance(entity, BoardTerm)
                return _find_term_chain(register, path, entity) if is_term else [_Placed(path, entity)]
    raise NotFoundError("entity", about if isinstance(about, str) else about.id)


def _find_term_chain(register: Register, path: str, term: BoardTerm) -> list[_Placed]:
    chain = [_Placed(path, term)]
    for position, organisation in enumerate(register.organisations):
        if organisation.id == term.organisation_id:
            return [*chain, _Placed(f"/organisations/{position}", organisation)]
    return chain


def _iter_bases(register: Register, placed: _Placed, *, is_inherited: bool) -> Iterator[StatedBasis]:
    """Yield what a record states as its bases; parts of a record that others belong to are about itself alone."""
    path, record = placed
    if isinstance(record, Organisation | BoardTerm):
        for number, legal_basis in enumerate(record.legal_bases):
            yield StatedBasis(
                path=f"{path}/legal_bases/{number}",
                kind=BasisKind.LEGAL_BASIS,
                record=legal_basis,
                id=None,
                owner=record,
                is_inherited=is_inherited,
            )
    is_document = isinstance(record, Decree | Source)
    for reference in iter_own_references(record):
        is_own_field = reference.pointer.count("/") == _DEPTH_OF_FIELD
        if is_inherited and not is_own_field:
            continue
        # The decrees of a decree are those that it changes, and those of a source what it prints.
        found: Decree | Source | None
        if reference.kind == DECREE and not is_document:
            kind, found = BasisKind.DECREE, _find(register.decree, reference.id)
        elif reference.kind == SOURCE:
            kind, found = BasisKind.SOURCE, _find(register.source, reference.id)
        else:
            continue
        yield StatedBasis(
            path=f"{path}{reference.pointer}",
            kind=kind,
            record=found,
            id=reference.id,
            owner=record,
            is_inherited=is_inherited,
        )


def _find(look_up: Callable[[str], D], entity_id: str) -> D | None:
    try:
        return look_up(entity_id)
    except NotFoundError:
        return None
