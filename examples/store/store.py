"""A store for registers: `opened`, `save`, `remove` and `load`; `certain_days`, which reads a range of PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Engine,
    ExceptionContext,
    NullPool,
    create_engine,
    delete,
    event,
    insert,
    literal,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DataError

from psm_model import Appointment, BoardTerm, Decree, Member, Organisation, PartialDate, Period, Register, dumps, loads
from psm_model.checking import list_keys
from psm_model.entities.places import find_place
from psm_model.entities.register import Entity
from psm_model.errors import DuplicateIdError, NotFoundError
from psm_model.values.bounds import UNBOUNDED

from .schema import (
    NEVER,
    SOME_DAY_AFTER,
    SOME_DAY_BEFORE,
    appointment_decrees,
    appointments,
    board_terms,
    entities,
    entity_keys,
    metadata,
    references,
)

__all__ = ["certain_days", "load", "lock_writers", "opened", "remove", "save"]

# Any: rows, and JSON.
Row = dict[str, Any]
_WRITERS: Final = text("SELECT pg_advisory_xact_lock(7353001)")


def opened(url: str, *, connections: int = 0) -> Engine:
    """Open a store, and make its tables if they are not there. Its errors show nothing of what is stored.

    Args:
        url: The address of a database.
        connections: How many connections stay open for the next transaction, at most; `dispose` closes them.
    """
    pool: Row = {"pool_size": connections} if connections else {"poolclass": NullPool}
    # What is stored may be personal, and SQLAlchemy would show it in its errors, as PostgreSQL does in its own.
    engine = create_engine(url, hide_parameters=True, **pool)
    event.listen(engine, "handle_error", _show_no_rows)
    if engine.dialect.name == "sqlite":
        # A transaction begins explicitly, and waits until another that writes is done.
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(_WRITERS)
        metadata.create_all(connection)
    return engine


def _show_no_rows(context: ExceptionContext) -> None:
    """Keep only the first line of PostgreSQL's message: it names the constraint; the details below it show the row."""
    raised, error = context.original_exception, context.sqlalchemy_exception
    first = getattr(getattr(raised, "diag", None), "message_primary", None)
    # None for errors of the driver or of SQLite, which show no values.
    if error is not None and first is not None:
        # For a value that is invalid for its type, the first line shows the value.
        raised.args = ("a value that can't be stored" if isinstance(error, DataError) else first,)
        error.args = (f"({type(raised).__name__}) {raised}",)


# Any: a connection of the driver's, and what SQLAlchemy keeps with it.
def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout = 60000")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")


def save(register: Register, connection: Connection) -> None:
    """Save the entities of a register, in the transaction of the connection; those with other ids stay as they are.

    An entity that is stored keeps its place. A board term is saved with its appointments, and without those that it no
    longer has.

    Raises:
        DuplicateIdError: two entities of a kind have one id.
        sqlalchemy.exc.IntegrityError: the register contradicts itself or what is stored: a reference has no target, or
            two boards of an organisation are in office at once. (SQLite reports references at the commit.)
        ValueError: the connection has the isolation level AUTOCOMMIT, with which a failed save is not undone.
    """
    lock_writers(connection)
    tree: dict[str, list[Row]] = json.loads(dumps(register))
    organisations = map(_of_organisation, register.organisations)
    _save_entities(connection, "sources", register.sources, tree, [{} for _ in register.sources])
    _save_entities(connection, "decrees", register.decrees, tree, map(_of_decree, register.decrees))
    _save_entities(connection, "organisations", register.organisations, tree, organisations)
    _save_entities(connection, "members", register.members, tree, map(_of_member, register.members))
    seats = [
        _of_appointment(term, position, appointment, record)
        for term, json_of_term in zip(register.board_terms, tree.get("board_terms", ()), strict=True)
        # Not only in the term: they have rows of their own.
        for position, (appointment, record) in enumerate(
            zip(term.appointments, json_of_term.pop("appointments", ()), strict=True)
        )
    ]
    ids = [term.id for term in register.board_terms]
    # Two terms may change places.
    for some in _batches(ids):
        connection.execute(update(board_terms).where(board_terms.c.id.in_(some)).values(_bounds(None)))
        connection.execute(delete(appointments).where(appointments.c.board_term_id.in_(some)))
    _save_entities(connection, "board_terms", register.board_terms, tree, map(_of_term, register.board_terms))
    if seats:
        connection.execute(insert(appointments), seats)
    decreed = [
        {"board_term_id": term.id, "appointment_id": appointment.id, "decree_id": decree_id}
        for term in register.board_terms
        for appointment in term.appointments
        for decree_id in dict.fromkeys(appointment.decree_ids)
    ]
    if decreed:
        connection.execute(insert(appointment_decrees), decreed)
    _raise_deferred(connection)


def remove(removed: Iterable[Entity], connection: Connection) -> None:
    """Remove entities, of which only kind and id count, in the transaction of the connection.

    Raises:
        NotFoundError: one of them is not stored.
        sqlalchemy.exc.IntegrityError: something that stays refers to one of them. (SQLite reports that at the commit.)
        ValueError: as for `save`.
    """
    lock_writers(connection)
    for entity in removed:
        table = metadata.tables[find_place(entity).field]
        _delete_keys(connection, table.name, [entity.id])
        if not connection.execute(delete(table).where(table.c.id == entity.id)).rowcount:
            raise NotFoundError(find_place(entity).word, entity.id)
    _raise_deferred(connection)


def lock_writers(connection: Connection) -> None:
    """Wait until no other transaction writes, and keep others from writing: one writer at a time, as in SQLite.

    Otherwise writers could deadlock. Readers never wait.

    Raises:
        ValueError: the connection has the isolation level AUTOCOMMIT, with which a failed save is not undone.
    """
    if connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT":
        msg = "expected a connection with transactions, got one of isolation level AUTOCOMMIT"
        raise ValueError(msg)
    if connection.dialect.name == "postgresql":
        connection.execute(_WRITERS)


def _raise_deferred(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        # Errors are raised here, not at the commit.
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"))


def _delete_keys(connection: Connection, name: str, ids: list[str]) -> None:
    for some in _batches(ids):
        own = entity_keys.c.key.startswith(f"{name}.", autoescape=True) & entity_keys.c.entity_id.in_(some)
        connection.execute(delete(entity_keys).where(own))


def _batches(ids: list[str]) -> Iterable[list[str]]:
    # SQLite takes 32,766 values at once.
    return (ids[at : at + 10_000] for at in range(0, len(ids), 10_000))


def _save_entities(
    connection: Connection,
    name: str,
    saved: tuple[Entity, ...],
    tree: dict[str, list[Row]],
    columns: Iterable[Row],
) -> None:
    ids: set[str] = set()
    for entity in saved:
        if entity.id in ids:
            raise DuplicateIdError(name.removesuffix("s").replace("_", " "), entity.id)
        ids.add(entity.id)
    if not saved:
        return
    table = metadata.tables[name]
    rows = [
        {"id": entity.id, "record": record, **more}
        for entity, record, more in zip(saved, tree[name], columns, strict=True)
    ]
    postgres = connection.dialect.name == "postgresql"
    statement = postgresql.insert(table) if postgres else sqlite.insert(table)
    replaced = {column: statement.excluded[column] for column in rows[0] if column != "id"}
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=replaced), rows)
    for field, link in references.get(name, {}).items():
        own, target = link.c.keys()
        for some in _batches(list(ids)):
            connection.execute(delete(link).where(link.c[own].in_(some)))
        stated = [
            {own: entity.id, target: target_id}
            for entity, record in zip(saved, tree[name], strict=True)
            for target_id in dict.fromkeys(record.get(field, ()))
        ]
        if stated:
            connection.execute(insert(link), stated)
    _delete_keys(connection, name, list(ids))
    keys = [{"key": " ".join(key), "entity_id": entity.id} for entity in saved for key in list_keys(entity)]
    if keys:
        connection.execute(insert(entity_keys), keys)


def _of_decree(decree: Decree) -> Row:
    return {"number": decree.number, "issuer": decree.issuer, **_days("issued", decree.issued)}


def _of_organisation(organisation: Organisation) -> Row:
    return {
        "name": organisation.name,
        "level": organisation.level.value,
        "area": None if organisation.area is None else organisation.area.code,
        "parent_id": organisation.parent_id,
        **_days("founded", organisation.founded),
        **_days("dissolved", organisation.dissolved),
    }


def _of_member(member: Member) -> Row:
    return {"name": str(member.name), **_bounds(member.service)}


def _of_term(term: BoardTerm) -> Row:
    return {
        "organisation_id": term.organisation_id,
        "label": term.label,
        "status": term.status.value,
        **_days("inaugurated", None if term.inauguration is None else term.inauguration.day),
        **_bounds(term.span),
    }


def _of_appointment(term: BoardTerm, position: int, appointment: Appointment, record: Row) -> Row:
    return {
        "board_term_id": term.id,
        "position": position,
        "id": appointment.id,
        "post": appointment.post.value,
        "capacity": appointment.capacity.value,
        "member_id": appointment.member_id,
        "replaces_id": appointment.replaces_id,
        "record": record,
        **_bounds(appointment.period),
    }


def _days(name: str, day: PartialDate | None) -> Row:
    first, last = (None, None) if day is None else map(date.fromordinal, day.ordinals)
    return {f"{name}_from": first, f"{name}_to": last}


def _bounds(period: Period | None) -> Row:
    names = ("start_from", "start_to", "end_from", "end_to")
    if period is None:
        return dict.fromkeys(names)
    return {name: _day(ordinal) for name, ordinal in zip(names, period.bounds, strict=True)}


def _day(ordinal: int) -> date:
    if ordinal > UNBOUNDED:
        return date.fromisoformat(NEVER)
    if ordinal == UNBOUNDED:
        return date.fromisoformat(SOME_DAY_AFTER)
    return date.fromisoformat(SOME_DAY_BEFORE) if ordinal == -UNBOUNDED else date.fromordinal(ordinal)


# A single statement sees one moment at every isolation level.
_EVERYTHING: Final = union_all(
    *(
        select(literal(number).label("kind"), table.c.position, table.c.id, table.c.record)
        for number, table in enumerate(entities)
    ),
    select(
        literal(len(entities)).label("kind"),
        appointments.c.position,
        appointments.c.board_term_id,
        appointments.c.record,
    ),
).order_by("kind", "position")


def load(connection: Connection) -> Register:
    """Load all that is stored as one register, as of one moment even while others write."""
    tree: dict[str, Any] = {"psm_register": 1, **{table.name: [] for table in entities}}
    terms: dict[str, Row] = {}
    for kind, _, entity_id, record in connection.execute(_EVERYTHING):
        if kind == len(entities):
            terms[entity_id].setdefault("appointments", []).append(record)
            continue
        tree[entities[kind].name].append(record)
        if entities[kind] is board_terms:
            terms[entity_id] = record
    return loads(json.dumps(tree))


def certain_days(term_id: str, connection: Connection) -> Period | None:
    """Return the days on which a board is certainly in office; None if no day is certain.

    Only PostgreSQL has them. It returns a range of days as half-open, whichever way it was made.
    """
    query = text("SELECT lower(certain), upper(certain) FROM board_terms WHERE id = :id AND certain IS NOT NULL")
    found = connection.execute(query, {"id": term_id}).one_or_none()
    return None if found is None else Period.from_half_open(*found)
