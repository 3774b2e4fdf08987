"""RecordStore: the records of an import, in a temporary database, so that memory does not grow with the file."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from psm_model.entities.post import Post
from psm_model.formats.tables.titles import TitleRow, post_word, settle_numbers

from ._templates import make_slug

__all__ = ["Conflict", "RecordStore", "StoredRecord"]

# Any, throughout: JSON.
_Object = dict[str, Any]
_TABLES: Final = """
create table records (
    seq integer primary key, kind text, id text, owner text, tree text, cells text, unique (kind, owner, id)
);
create index owners on records (kind, owner);
create table numbers (hash blob primary key) without rowid;
create table keys (hash blob primary key, id text) without rowid;
"""
_PHONE: Final = re.compile(r"extra/x_(?:phone|hp|wa|telp|telepon|whatsapp).*")
_CACHED: Final = 1 << 12
_PLACES: Final = {"decree": "decrees", "organisation": "organisations", "term": "board_terms", "member": "members"}
_LINE_TYPES: Final = {"term": "board_term"}


class StoredRecord(NamedTuple):
    """A record of a row."""

    kind: str
    """One of the records of `psm_model.importing._targets.RECORDS`."""
    owner: str
    """The id of the organisation of a term, or of the term of an appointment; else empty."""
    tree: _Object
    """The record as in the JSON document, with its id."""
    cells: Mapping[str, str]
    """The names of cells by JSON Pointer into the record."""


class Conflict(NamedTuple):
    """A value that contradicts that of an earlier row."""

    key: str
    """The key of the value."""
    cell: str
    """The cell of the earlier value; empty if it came from none."""


class RecordStore:
    """Records by kind and id. A record that comes again is completed; what contradicts it is refused."""

    def __init__(self, *, keep_cells: bool) -> None:
        # A database without a name is a temporary file, which is written only when it outgrows the cache.
        self._database = sqlite3.connect("")
        self._database.executescript("pragma journal_mode=off; pragma synchronous=off;" + _TABLES)
        self._keep_cells = keep_cells
        self._recent: dict[tuple[str, str, str], _Object] = {}
        # The last earlier record for which a conflict was looked for.
        self._found: dict[tuple[str, str, str], tuple[_Object, dict[str, str]] | None] = {}
        self._sheets: dict[tuple[str, str], tuple[str, str]] = {}
        self.counts: dict[str, int] = {}

    def close(self) -> None:
        """Delete the database."""
        self._database.close()

    def find_key(self, digest: bytes) -> str | None:
        """Return the id of the member with a key."""
        row = self._database.execute("select id from keys where hash = ?", (digest,)).fetchone()
        return None if row is None else str(row[0])

    def add_key(self, digest: bytes, member_id: str) -> None:
        """Keep the id of the member with a key."""
        self._database.execute("insert or ignore into keys values (?, ?)", (digest, member_id))

    def add_number(self, number: str) -> bool:
        """Keep a digest of a number of a member; return whether it was kept before."""
        digest = hashlib.blake2b(number.encode(), digest_size=16).digest()
        return self._database.execute("insert or ignore into numbers values (?)", (digest,)).rowcount == 0

    def find_sheet(self, board: tuple[str, str], sheet: str, row: str) -> tuple[str, str]:
        """Return the sheet and the row in which a board came first, which are those given if it is new."""
        if len(self._sheets) >= _CACHED:
            self._sheets.clear()
        return self._sheets.setdefault(board, (sheet, row))

    def begin_row(self) -> None:
        """Forget what was looked for in the row before."""
        self._found.clear()

    def is_known(self, record: StoredRecord) -> bool:
        """Return whether a record was stored recently, word for word."""
        return self._recent.get((record.kind, record.owner, record.tree["id"])) == record.tree

    def find_conflict(self, record: StoredRecord, *, is_shared: bool) -> Conflict | None:
        """Return what prevents a record from being stored.

        Args:
            record: The record.
            is_shared: Whether several rows may be the same record.
        """
        known = self._get(record)
        self._found[record.kind, record.owner, record.tree["id"]] = known
        if known is None:
            return None
        tree, cells = known
        if not is_shared:
            return Conflict("id", cells.get("", ""))
        own, other = _flatten(record.tree), _flatten(tree)
        for key, value in own.items():
            if key in other and not _is_same(key, other[key], value):
                return Conflict(key, cells.get(f"/{key.removeprefix('extra/')}", cells.get("", "")))
        return None

    def _get(self, record: StoredRecord) -> tuple[_Object, dict[str, str]] | None:
        at = (record.kind, record.owner, record.tree["id"])
        if self._recent.get(at) == record.tree:
            return self._recent[at], {}
        row = self._database.execute(
            "select tree, cells from records where kind = ? and owner = ? and id = ?", at
        ).fetchone()
        return None if row is None else (json.loads(row[0]), json.loads(row[1]))

    def put(self, record: StoredRecord) -> None:
        """Store a record without a conflict, or complete the earlier one."""
        at = (record.kind, record.owner, record.tree["id"])
        if self.is_known(record):
            return
        known = self._found.pop(at) if at in self._found else self._get(record)
        if known is None:
            cells = dict(record.cells) if self._keep_cells else {"": record.cells[""]}
            values = (*at, _dump(record.tree), _dump(cells))
            self._database.execute("insert into records (kind, owner, id, tree, cells) values (?, ?, ?, ?, ?)", values)
            self.counts[record.kind] = self.counts.get(record.kind, 0) + 1
        else:
            tree, cells = known
            merged = _merge(tree, record.tree)
            if merged != tree:
                kept = {**record.cells, **cells} if self._keep_cells else cells
                self._database.execute(
                    "update records set tree = ?, cells = ? where kind = ? and owner = ? and id = ?",
                    (_dump(merged), _dump(kept), *at),
                )
        if record.kind in {"decree", "organisation", "term"}:
            if len(self._recent) >= _CACHED:
                self._recent.clear()
            self._recent[at] = record.tree

    def iter_lines(self, cells: dict[str, str]) -> Iterator[bytes]:
        """Yield the lines of the register in JSON Lines: each organisation is followed by its terms.

        Args:
            cells: Receives the name of the cell of each value by JSON Pointer into the register.
        """
        yield b'{"psm_register":1}\n'
        counts = dict.fromkeys(_PLACES, 0)
        for kind, own, tree, origins in self._iter_trees():
            pointer = f"/{_PLACES[kind]}/{counts[kind]}"
            counts[kind] += 1
            if self._keep_cells:
                cells.update({pointer + path: cell for path, cell in origins.items()})
                for at, more in enumerate(own):
                    cells.update({f"{pointer}/appointments/{at}{path}": cell for path, cell in more.items()})
            yield (_dump({"type": _LINE_TYPES.get(kind, kind), **tree}) + "\n").encode()

    def _iter_trees(self) -> Iterator[tuple[str, list[dict[str, str]], _Object, dict[str, str]]]:
        yield from ((kind, [], tree, cells) for kind, tree, cells in self._select("decree", ""))
        for _, organisation, cells in self._select("organisation", ""):
            yield "organisation", [], organisation, cells
            for _, term, term_cells in self._select("term", organisation["id"]):
                appointments = list(self._select("appointment", term["id"]))
                trees = [tree for _, tree, _ in appointments]
                _settle_posts(trees)
                own = [more for _, _, more in appointments]
                yield "term", own, {**term, **({"appointments": trees} if trees else {})}, term_cells
        yield from ((kind, [], tree, cells) for kind, tree, cells in self._select("member", ""))

    def _select(self, kind: str, owner: str) -> Iterator[tuple[str, _Object, dict[str, str]]]:
        query = "select tree, cells from records where kind = ? and owner = ? order by seq"
        for tree, cells in self._database.execute(query, (kind, owner)):
            yield kind, json.loads(tree), json.loads(cells) if self._keep_cells else {}


_dump: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _flatten(tree: _Object) -> _Object:
    """Return a record with its own fields side by side with the others, since each has a value of its own."""
    extra = tree.get("extra", {})
    return {
        **{key: value for key, value in tree.items() if key != "extra"},
        **{f"extra/{key}": extra[key] for key in extra},
    }


def _is_same(key: str, known: object, value: object) -> bool:
    """Return whether a value completes or repeats a known one; texts that make one id are one value."""
    if _PHONE.fullmatch(key) and isinstance(known, str) and isinstance(value, str):
        return _fold_phone(known) == _fold_phone(value)
    if isinstance(known, str) and isinstance(value, str):
        return make_slug(known) == make_slug(value)
    return known == value or isinstance(value, list)


def _fold_phone(text: str) -> str:
    """Return the digits of a telephone number, with the code of the country as the 0 of one within it."""
    digits = "".join(filter(str.isdigit, text))
    return f"0{digits[2:]}" if digits.startswith("62") else digits


def _merge(tree: _Object, other: _Object) -> _Object:
    merged = {**other, **tree}
    for key, value in other.items():
        if key == "extra" and key in tree:
            merged[key] = {**value, **tree[key]}
        elif isinstance(value, list) and key in tree:
            merged[key] = [*tree[key], *(item for item in value if item not in tree[key])]
    return merged


def _settle_posts(appointments: list[_Object]) -> None:
    """Resolve the numbers in the titles of a board (*Sekretaris I* beside *Sekretaris*)."""
    rows = []
    for each in appointments:
        section = each.get("section")
        rows.append(TitleRow(each.get("title") or post_word(Post(each["post"]), section), section=section))
    for appointment, post in zip(appointments, settle_numbers(rows), strict=True):
        if post is not None and Post(appointment["post"]).seats is not None:
            appointment["post"] = post.value
