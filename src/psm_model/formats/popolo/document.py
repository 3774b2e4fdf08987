"""Popolo: registers in the vocabulary that open government data has for people, organisations, posts and events.

A member is a person, a board term an event of the classification "board term", as the terms of legislatures are
events in Popolo files, and an appointment a membership that names its event by ``legislative_period_id``, the key by
which such files do so. What Popolo has no word for is listed as lost, and nothing is put into words of our own.

Popolo does not say whether an ``end_date`` is the last day or the day after, and files do both; so it has to be said.
"""

from __future__ import annotations

import json

from psm_model.entities.register import Register
from psm_model.formats.json import dumps
from psm_model.formats.loss import Loss
from psm_model.values.area import Level

from ._objects import COLLECTIONS
from .ends import Ends

__all__ = ["dumps_popolo", "loads_popolo"]


def dumps_popolo(register: Register, *, ends: Ends) -> tuple[str, tuple[Loss, ...]]:
    """Write a register as a Popolo document, and tell what is lost by it.

    Each loss is of a value of the JSON document that `dumps` would write. Sensitive fields that Popolo has words for
    are written; `redact` takes them out beforehand.

    >>> from psm_model.formats.popolo import Ends
    >>> text, losses = dumps_popolo(Register.of(ipsm), ends=Ends.LAST_DAY)
    >>> '"classification": "national"' in text, losses
    (True, ())

    Raises:
        FormatError: `dumps` does not write it; the error carries every problem, with its place in the document of that.
        TypeError: it is no register.
        ValueError: ends is none of the two.
    """
    from ._export import export_register

    # What it refuses can't be written here either, nor be put into the ids that are made of others.
    dumps(register)
    document, losses = export_register(register, Ends(ends))
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n", losses


def loads_popolo(
    text: str | bytes,
    *,
    ends: Ends,
    level: Level | None = None,
    collection: str | None = None,
    source: str | None = None,
) -> tuple[Register, tuple[Loss, ...]]:
    """Read a Popolo document, and tell what is lost by it.

    What is embedded is read as if it stood in the collection of its kind, and an empty role, date, post, area or parent
    as none. A membership that names no event gets into a board term of its organisation of which nothing is known.
    Sources are in the order in which they are first named.

    Args:
        text: The document, with or without a byte order mark; bytes are UTF-8.
        ends: Which day an ``end_date`` is.
        level: The level of organisations whose classification is none of our levels; without it these are refused.
        collection: What the document holds, where it is a single object or a list of them: one of `COLLECTIONS`.
        source: What error messages call the document, such as the name of its file.

    >>> from psm_model.formats.popolo import Ends
    >>> text = '{"persons": [{"id": "m", "name": "Contoh", "gender": "female"}]}'
    >>> register, losses = loads_popolo(text, ends=Ends.LAST_DAY)
    >>> register.member("m").name, [str(loss) for loss in losses]
    (PersonName('Contoh'), ['/persons/0/gender: a register has no place for it'])

    Raises:
        FormatError: it is no such document; the error carries every problem, with its place in the Popolo document.
        TypeError: what is given is neither text nor bytes.
        ValueError: ends is none of the two, or there is no such collection.
    """
    from ._import import import_document

    if collection is not None and collection not in COLLECTIONS:
        msg = f"want a collection of {', '.join(COLLECTIONS)}, got {collection!r}"
        raise ValueError(msg)
    return import_document(text, Ends(ends), level, collection, source)
