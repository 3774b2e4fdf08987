"""What the functions of rules are called with: an organisation with its terms, a member, and the context of a check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

import attrs

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Register, term_order
from psm_model.values.period import Period

from .config import Config

__all__ = ["Context", "MemberSubject", "OrganisationSubject", "appointments", "in_order", "members", "organisations"]


@attrs.frozen(kw_only=True)
class Context:
    """What a check was asked.

    >>> Context(config=Config(term_years=4)).config.term_years
    4
    """

    config: Config = attrs.field(factory=Config)
    """The configuration."""
    as_of: date | None = None
    """The day of which it is asked; where None, nothing that depends on the day is."""


@attrs.frozen(kw_only=True)
class OrganisationSubject:
    """One organisation with its board terms: all that a rule of scope organisation sees.

    Where terms name an organisation that is not in the register, they are checked together all the same.
    """

    organisation: Organisation | None
    """The organisation; None where only terms name it."""
    path: str
    """The JSON Pointer of the organisation, or of the first of its terms."""
    terms: tuple[tuple[str, BoardTerm], ...]
    """Its terms with the JSON Pointer of each, in order of start and id."""

    @cached_property
    def appointments(self) -> Mapping[str, tuple[tuple[str, Appointment], ...]]:
        """The appointments of each term by the term's JSON Pointer, each with a pointer of its own."""
        return {path: tuple(appointments(path, term)) for path, term in self.terms}

    def dated(self, *without: TermStatus) -> Iterator[tuple[str, BoardTerm, Period]]:
        """Give the terms whose span is known, with their pointers and spans; without those of some statuses."""
        for path, term in self.terms:
            if term.span is not None and term.status not in without:
                yield path, term, term.span


@attrs.frozen(kw_only=True)
class MemberSubject:
    """One member: all that a rule of scope member sees."""

    member: Member
    """The member."""
    path: str
    """The JSON Pointer of the member."""


def appointments(path: str, term: BoardTerm) -> Iterator[tuple[str, Appointment]]:
    """Give the appointments of a term, each with its JSON Pointer."""
    for position, appointment in enumerate(term.appointments):
        yield f"{path}/appointments/{position}", appointment


def organisations(register: Register) -> Iterator[OrganisationSubject]:
    """Go over the organisations of a register, each with its terms; of several with one id, the first has the terms."""
    groups: dict[str, list[tuple[str, BoardTerm]]] = defaultdict(list)
    for position, term in enumerate(register.board_terms):
        groups[term.organisation_id].append((f"/board_terms/{position}", term))
    for terms in groups.values():
        terms.sort(key=in_order)
    for position, organisation in enumerate(register.organisations):
        terms = groups.pop(organisation.id, [])
        yield OrganisationSubject(organisation=organisation, path=f"/organisations/{position}", terms=tuple(terms))
    for strays in groups.values():
        yield OrganisationSubject(organisation=None, path=strays[0][0], terms=tuple(strays))


def in_order(placed: tuple[str, BoardTerm]) -> tuple[int, int, str]:
    """Give what the terms of a subject are ordered by."""
    return term_order(placed[1])


def members(register: Register) -> Iterator[MemberSubject]:
    """Go over the members of a register."""
    for position, member in enumerate(register.members):
        yield MemberSubject(member=member, path=f"/members/{position}")
