"""Lineage: the predecessors and successors of an organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from psm_model.entities.board_term import TermStatus
from psm_model.entities.organisation import Organisation
from psm_model.entities.predecessor import Predecessor, Succession
from psm_model.entities.register import Register
from psm_model.errors import NotFoundError
from psm_model.values.partial_date import PartialDate

__all__ = ["Successors", "Tie", "find_organisation_name", "index_successors", "iter_ties"]

Successors: TypeAlias = Mapping[str, Sequence[tuple[Organisation, Predecessor]]]
"""The organisations that continue others, by the id of the other."""


class Tie(NamedTuple):
    """An organisation that another one continues, or that continues it."""

    organisation_id: str
    """The organisation at the other end."""
    name: str | None
    """Its name; None if it is not in the register."""
    kind: Succession
    """How one continues the other."""
    on: PartialDate | None
    """The first day of the change, if known."""
    is_successor: bool
    """Whether it continues the organisation, instead of being continued by it."""
    has_earlier_board: bool = False
    """Whether a board of the successor certainly began before it took the place of the organisation."""

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the tie as a JSON object; only that of a successor has `has_earlier_board`."""
        return {
            "organisation": self.organisation_id,
            "name": self.name,
            "kind": self.kind.value,
            "on": None if self.on is None else str(self.on),
            **({"has_earlier_board": self.has_earlier_board} if self.is_successor else {}),
        }


def index_successors(organisations: Iterable[Organisation]) -> Successors:
    """Map the ids of organisations to those that continue them, in the order given.

    In contrast to `index_takeovers`, organisations that were split off are included, although they end no other.

    >>> new = Organisation(
    ...     id="new",
    ...     name="IPSM Baru",
    ...     level=Level.VILLAGE,
    ...     predecessors=[Predecessor(organisation_id="old", kind=Succession.MERGED)],
    ... )
    >>> [(successor.id, former.kind.value) for successor, former in index_successors([new])["old"]]
    [('new', 'merged')]
    """
    successors: dict[str, list[tuple[Organisation, Predecessor]]] = {}
    for organisation in organisations:
        for former in organisation.predecessors:
            successors.setdefault(former.organisation_id, []).append((organisation, former))
    return successors


def iter_ties(register: Register, about: Organisation | str, successors: Successors) -> Iterator[Tie]:
    """Yield the predecessors of an organisation, then its successors.

    Args:
        register: The register.
        about: The organisation, or its id if only others name it.
        successors: The result of `index_successors`.
    """
    if isinstance(about, Organisation):
        for former in about.predecessors:
            name = find_organisation_name(register, former.organisation_id)
            yield Tie(former.organisation_id, name, former.kind, former.on, is_successor=False)
        about = about.id
    for successor, former in successors.get(about, ()):
        has_earlier_board = _has_earlier_board(register, successor, former)
        yield Tie(
            successor.id, successor.name, former.kind, former.on, is_successor=True, has_earlier_board=has_earlier_board
        )


def _has_earlier_board(register: Register, successor: Organisation, former: Predecessor) -> bool:
    """Return whether a board of an organisation began before it took the place of another one."""
    first_day = former.on or successor.founded
    if first_day is None or not former.kind.ends_predecessor:
        return False
    return any(
        term.bounds is not None
        and term.bounds.start_max < first_day.ordinals[0]
        and not term.has_status(TermStatus.ANNULLED).possible
        for term in register.terms_of(successor.id)
    )


def find_organisation_name(register: Register, organisation_id: str) -> str | None:
    """Return the name of an organisation by its id; None if it is not in the register.

    >>> find_organisation_name(Register.of(ipsm), "o"), find_organisation_name(Register(), "o")
    ('IPSM Contoh', None)
    """
    try:
        return register.organisation(organisation_id).name
    except NotFoundError:
        return None
