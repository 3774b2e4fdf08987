"""The adapter between the test kit of psm-model and the store: `StoreInTables`."""

from __future__ import annotations

from datetime import timedelta

import attrs
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import IntegrityError

from psm_model import (
    Appointment,
    BoardTerm,
    Decree,
    Member,
    Organisation,
    ParseError,
    PartialDate,
    Register,
    Source,
)
from psm_model.checking import Key
from psm_model.entities.register import Entity
from psm_model.errors import DuplicateIdError, NotFoundError
from psm_model.values import Precision

from .lookup import find_entities
from .schema import entities, entity_keys, metadata
from .store import load, save

__all__ = ["StoreInTables"]


class StoreInTables:
    """A store, as `psm_model.testing` asks for one. What the database has constraints for, it leaves to these."""

    refusals = (IntegrityError, DuplicateIdError, NotFoundError, ParseError)

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def clear(self) -> None:
        """Take everything out."""
        # The rest goes with them, or is deleted later in the same transaction.
        with self.engine.begin() as connection:
            for table in (entity_keys, *reversed(entities)):
                connection.execute(table.delete())

    def load(self) -> Register:
        """Return all that is stored."""
        with self.engine.begin() as connection:
            return load(connection)

    def add_source(self, source: Source) -> None:
        """Add a source."""
        self._add(source, "sources")

    def add_decree(self, decree: Decree) -> None:
        """Add a decree."""
        self._add(decree, "decrees")

    def add_organisation(self, organisation: Organisation) -> None:
        """Add an organisation."""
        self._add(organisation, "organisations")

    def add_member(self, member: Member) -> None:
        """Add a member."""
        self._add(member, "members")

    def open_term(self, term: BoardTerm) -> None:
        """Add a board term."""
        self._add(term, "board_terms")

    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Have a term end: the end is its last day, counted in."""
        with self.engine.begin() as connection:
            term = _find_term(connection, term_id)
            save(Register.of(term.end_on(end)), connection)

    def appoint(self, term_id: str, appointment: Appointment) -> None:
        """Add an appointment."""
        with self.engine.begin() as connection:
            term = _find_term(connection, term_id)
            save(Register.of(attrs.evolve(term, appointments=(*term.appointments, appointment))), connection)

    def replace(self, term_id: str, appointment: Appointment) -> None:
        """Add an appointment that replaces another, whose last day is the one before."""
        start = None if appointment.period is None else appointment.period.start
        with self.engine.begin() as connection:
            term = _find_term(connection, term_id)
            replaced = next((seat for seat in term.appointments if seat.id == appointment.replaces_id), None)
            if replaced is None or not isinstance(start, PartialDate):
                raise NotFoundError("appointment", str(appointment.replaces_id))
            ended = replaced.end_on(_last_day_before(start))
            others = (ended if seat is replaced else seat for seat in term.appointments)
            save(Register.of(attrs.evolve(term, appointments=(*others, appointment))), connection)

    def _add(self, entity: Entity, table: str) -> None:
        with self.engine.begin() as connection:
            if _is_there(connection, table, entity.id):
                raise DuplicateIdError(table.removesuffix("s").replace("_", " "), entity.id)
            save(Register.of(entity), connection)


def _find_term(connection: Connection, term_id: str) -> BoardTerm:
    for _, term in find_entities([Key("board_terms.id", term_id)], connection):
        if isinstance(term, BoardTerm):
            return term
    raise NotFoundError("board term", term_id)


def _is_there(connection: Connection, name: str, entity_id: str) -> bool:
    table = metadata.tables[name]
    return connection.execute(select(table.c.id).where(table.c.id == entity_id)).first() is not None


def _last_day_before(start: PartialDate) -> PartialDate:
    """Return the day before a start, or some day of its month or year where no more is known."""
    if start.precision is not Precision.DAY:
        return start
    return PartialDate.from_date(start.earliest - timedelta(days=1))
