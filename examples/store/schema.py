"""The tables of a store for registers, in PostgreSQL and SQLite.

Each entity is a row that holds its JSON as psm-model writes it, which is the truth, and beside that what the database
is to know of it: ids that others refer to, words that a check holds to those of the types, and days.

A day that is known to a month or a year is two columns, the first and the last day that it may be. A period is four:
within which days its first day lies, and within which its last. In PostgreSQL these become ranges too, made by the
database itself, with both days counted in: `certain`, the days that it has whatever is right, and `possible`, those
that it may have. PostgreSQL gives a range back with the day after its last as its end: see `certain_days` in store.py.

Two boards of one organisation that overlap for certain are refused, as by the rule PSM101: in PostgreSQL by an
exclusion constraint, which no two transactions can get around, and in both by a trigger, since a period may be so
imprecise that it has no certain day and yet certainly overlaps another (some day of 2025 until some day of July 2025,
and all of 2020 to 2030). One day that is the last of one board and the first of the other is a handover day and no
overlap. So what the constraint compares is the span between the first and the last day, without these two; of a board
of a single day it is that day. What may overlap or not is accepted: psm-model reports it, and a person settles it.

On PostgreSQL 18 the exclusion constraint can be written as the standard's, which is one underneath and needs btree_gist
too, on a stored column made as what the constraint compares, but null for the boards that do not count; an empty range
is refused::

    ALTER TABLE board_terms ADD CONSTRAINT one_board_at_a_time
    UNIQUE (organisation_id, days_between WITHOUT OVERLAPS) DEFERRABLE INITIALLY DEFERRED
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    DDL,
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    event,
)

from psm_model import Capacity, Level, Post, TermStatus

__all__ = [
    "NEVER",
    "SOME_DAY_AFTER",
    "SOME_DAY_BEFORE",
    "appointment_decrees",
    "appointments",
    "board_terms",
    "entities",
    "entity_keys",
    "metadata",
    "references",
]

SOME_DAY_BEFORE: Final = "0001-01-01"
"""The earliest first day of a period with an unknown start."""
SOME_DAY_AFTER: Final = "9998-12-31"
"""The latest last day of a period with an unknown end."""
NEVER: Final = "9999-12-31"
"""The last day of a period with an open end."""

metadata: Final = MetaData()
# Not JSONB, which writes a large number with an exponent as a whole number.
_JSON: Final = JSON()
# In SQLite only a column of this very type counts up by itself.
_COUNTER: Final = BigInteger().with_variant(Integer(), "sqlite")


def _require_word(name: str, kind: type[StrEnum]) -> CheckConstraint:
    words = ", ".join(f"'{word.value}'" for word in kind)
    return CheckConstraint(f"{name} IN ({words})", name=f"{name}_is_known")


# Any: columns are of all types.
def _entity(name: str, *columns: Column[Any] | CheckConstraint) -> Table:
    return Table(
        name,
        metadata,
        # In the order in which they were first saved, which is that in which they are loaded.
        Column("position", _COUNTER, Identity(), primary_key=True),
        Column("id", String, CheckConstraint("id <> ''", name=f"{name}_have_ids"), nullable=False, unique=True),
        Column("record", _JSON, nullable=False),
        *columns,
    )


def _refers(name: str, to: str, *, required: bool = False) -> Column[Any]:
    """Make a column that refers to an entity, which may be saved later in the same transaction."""
    key = ForeignKey(f"{to}.id", deferrable=True, initially="DEFERRED")
    return Column(name, String, key, nullable=not required, index=True)


def _days(name: str) -> list[Column[Any]]:
    """Make the columns of a date: the first and the last day that it may be."""
    return [Column(f"{name}_from", Date), Column(f"{name}_to", Date)]


def _bounds() -> list[Column[Any]]:
    """Make the columns of a period: within which days its first and its last day lie; empty where there is none."""
    return [Column(name, Date) for name in ("start_from", "start_to", "end_from", "end_to")]


sources: Final = _entity("sources")
decrees: Final = _entity("decrees", Column("number", String), Column("issuer", String), *_days("issued"))
organisations: Final = _entity(
    "organisations",
    Column("name", String, nullable=False),
    Column("level", String, _require_word("level", Level), nullable=False),
    Column("area", String),
    _refers("parent_id", "organisations"),
    *_days("founded"),
    *_days("dissolved"),
)
members: Final = _entity("members", Column("name", String, nullable=False), *_bounds())
board_terms: Final = _entity(
    "board_terms",
    _refers("organisation_id", "organisations", required=True),
    Column("label", String),
    Column("status", String, _require_word("status", TermStatus), nullable=False),
    *_days("inaugurated"),
    *_bounds(),
)
entities: Final = (sources, decrees, organisations, members, board_terms)
"""The tables of the entities, in the order of a register."""

appointments: Final = Table(
    "appointments",
    metadata,
    Column("board_term_id", String, ForeignKey("board_terms.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("id", String, primary_key=True),
    Column("post", String, _require_word("post", Post), nullable=False),
    Column("capacity", String, _require_word("capacity", Capacity), nullable=False),
    _refers("member_id", "members"),
    Column("replaces_id", String),
    Column("record", _JSON, nullable=False),
    *_bounds(),
    UniqueConstraint("board_term_id", "position"),
    ForeignKeyConstraint(
        ["board_term_id", "replaces_id"],
        ["appointments.board_term_id", "appointments.id"],
        deferrable=True,
        initially="DEFERRED",
    ),
)


def _references(table: Table, to: str) -> Table:
    singular, target = table.name.removesuffix("s"), to.removesuffix("s")
    return Table(
        f"{singular}_{to}",
        metadata,
        Column(f"{singular}_id", String, ForeignKey(f"{table.name}.id", ondelete="CASCADE"), primary_key=True),
        # The index finds what refers to something that is removed.
        Column(
            f"{target}_id",
            String,
            ForeignKey(f"{to}.id", deferrable=True, initially="DEFERRED"),
            primary_key=True,
            index=True,
        ),
    )


references: Final = {
    table.name: {f"{to.removesuffix('s')}_ids": _references(table, to) for to in targets}
    for table, targets in (
        (decrees, ["sources"]),
        *((table, ["sources", "decrees"]) for table in (organisations, members, board_terms)),
    )
}
"""The tables of the sources and decrees of each entity, by the name of the entity's table and of the field of ids."""

# Its own decrees, besides those of its term.
appointment_decrees: Final = Table(
    "appointment_decrees",
    metadata,
    Column("board_term_id", String, primary_key=True),
    Column("appointment_id", String, primary_key=True),
    Column(
        "decree_id",
        String,
        ForeignKey("decrees.id", deferrable=True, initially="DEFERRED"),
        primary_key=True,
        index=True,
    ),
    ForeignKeyConstraint(
        ["board_term_id", "appointment_id"], ["appointments.board_term_id", "appointments.id"], ondelete="CASCADE"
    ),
)

# What `list_keys` of psm-model gives of each entity, so that the check of a change finds those that it concerns. A key
# is its field and its value; the ids that entities refer to are among them.
entity_keys: Final = Table(
    "entity_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("entity_id", String, primary_key=True, index=True),
)

_DATED: Final = {"decrees": ("issued",), "organisations": ("founded", "dissolved"), "board_terms": ("inaugurated",)}
_WITH_PERIODS: Final = (members, board_terms, appointments)


def _then(table: Table | MetaData, dialect: str, statement: str, when: str = "after_create") -> None:
    """Run a statement when a table is made, or when all are."""
    made = DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]  # SQLAlchemy's is not typed
    event.listen(table, when, made)


for _name, _prefixes in _DATED.items():
    for _prefix in _prefixes:
        # The days that it may be; an empty range would mean none, so that there is no range where there is no date.
        _range = f"CASE WHEN {_prefix}_from IS NOT NULL THEN daterange({_prefix}_from, {_prefix}_to, '[]') END"
        _add = f"ALTER TABLE {_name} ADD COLUMN {_prefix} daterange GENERATED ALWAYS AS ({_range}) STORED"
        _then(metadata.tables[_name], "postgresql", _add)

for _table in _WITH_PERIODS:
    for _range, _condition, _ends in (
        (
            "certain",
            f"start_to <= end_from AND start_to < DATE '{SOME_DAY_AFTER}'",
            f"start_to, NULLIF(end_from, DATE '{NEVER}')",
        ),
        (
            "possible",
            "start_from IS NOT NULL",
            f"NULLIF(start_from, DATE '{SOME_DAY_BEFORE}'), CASE WHEN end_to < DATE '{SOME_DAY_AFTER}' THEN end_to END",
        ),
    ):
        _value = f"CASE WHEN {_condition} THEN daterange({_ends}, '[]') END"
        _add = f"ALTER TABLE {_table.name} ADD COLUMN {_range} daterange GENERATED ALWAYS AS ({_value}) STORED"
        _then(_table, "postgresql", _add)

_OUT: Final = "('annulled', 'disputed')"
_ONE_DAY: Final = "start_from = start_to AND start_to = end_from AND end_from = end_to"
# A range of moments, for of days there is none between the first and the next.
_BETWEEN: Final = f"""CASE
    WHEN start_to < end_from THEN tsrange(start_to, NULLIF(end_from, DATE '{NEVER}'), '()')
    WHEN {_ONE_DAY} THEN tsrange(start_to, start_to, '[]')
END"""
# Each starts before the other ends, or both are the same single day. Nothing in it comes from outside.
_OVERLAPPING: Final = f"""
    SELECT 1 FROM board_terms AS other
    WHERE other.organisation_id = NEW.organisation_id AND other.id <> NEW.id
    AND other.status NOT IN {_OUT} AND NEW.status NOT IN {_OUT}
    AND (
        (other.start_to < NEW.end_from AND NEW.start_to < other.end_from)
        OR (
            other.start_from = NEW.start_from AND other.start_to = NEW.start_to
            AND other.end_from = NEW.end_from AND other.end_to = NEW.end_to
            AND NEW.start_from = NEW.start_to AND NEW.start_to = NEW.end_from AND NEW.end_from = NEW.end_to
        )
    )
"""  # noqa: S608
_POSTGRESQL: Final = (
    f"""
    ALTER TABLE board_terms ADD CONSTRAINT one_board_at_a_time
    EXCLUDE USING gist (organisation_id WITH =, ({_BETWEEN}) WITH &&) WHERE (status NOT IN {_OUT})
    DEFERRABLE INITIALLY DEFERRED
    """,
    f"""
    CREATE OR REPLACE FUNCTION refuse_two_boards() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS ({_OVERLAPPING}) THEN
            RAISE EXCEPTION 'two boards of one organisation are in office at once'
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'one_board_at_a_time';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE CONSTRAINT TRIGGER one_board_at_a_time_imprecise AFTER INSERT OR UPDATE ON board_terms
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_two_boards()
    """,
)
_then(metadata, "postgresql", "CREATE EXTENSION IF NOT EXISTS btree_gist", "before_create")
for _statement in _POSTGRESQL:
    _then(board_terms, "postgresql", _statement)
for _when in ("INSERT", "UPDATE"):
    _trigger = f"""
        CREATE TRIGGER one_board_at_a_time_{_when.lower()} AFTER {_when} ON board_terms WHEN EXISTS ({_OVERLAPPING})
        BEGIN SELECT RAISE(ABORT, 'two boards of one organisation are in office at once'); END
    """
    _then(board_terms, "sqlite", _trigger)
