"""Popolo: registers in the vocabulary of open government data for people, organisations, posts and events.

A member is a person. A board term is an event of the classification "board term", as the terms of legislatures are
events in Popolo files. An appointment is a membership that refers to its event by ``legislative_period_id``, the usual
key in such files. Data that Popolo cannot express is returned as a loss; no keys are added to the vocabulary.

Popolo does not define whether an ``end_date`` is the last day or the day after, and files differ, so the caller must
choose.
"""

from __future__ import annotations

import json

from psm_model.entities.register import Register
from psm_model.formats.json import dumps
from psm_model.formats.loss import Loss
from psm_model.formats.read_result import ReadResult
from psm_model.values.area import Level

from ._vocabulary import COLLECTIONS
from .ends import Ends

__all__ = ["format_popolo", "read_popolo"]


def format_popolo(register: Register, *, ends: Ends) -> tuple[str, tuple[Loss, ...]]:
    """Return a register as a Popolo document, and the losses.

    A loss has the path of its value in the JSON document that `dumps` writes. Sensitive fields that Popolo can express
    are written; use `redact` first to remove them.

    >>> from psm_model.formats.popolo import Ends
    >>> text, losses = format_popolo(Register.of(ipsm), ends=Ends.LAST_DAY)
    >>> '"classification": "national"' in text, losses
    (True, ())

    Raises:
        FormatError: `dumps` cannot write it. The error contains every problem, with its location in that document.
        ValueError: ends is not one of the two.
        WrongTypeError: it is not a register.
    """
    from ._export import export_register

    # Validate first: a text that cannot be written must not get into generated ids either.
    dumps(register)
    document, losses = export_register(register, Ends(ends))
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n", losses


def read_popolo(
    text: str | bytes,
    *,
    ends: Ends,
    level: Level | None = None,
    collection: str | None = None,
    source: str | None = None,
) -> ReadResult:
    """Read a register from a Popolo document. Data that a register cannot represent is a loss.

    Embedded objects are read as members of their collections. An empty role, date, post, area or parent counts as
    absent. A membership without an event is placed in a generated board term of its organisation. If a membership and
    its post have several titles, the most specific one is read; if they contradict each other, the post is OTHER.
    Sources are in the order of their first mention.

    Args:
        text: The document, with or without a byte order mark; bytes are UTF-8.
        ends: The meaning of ``end_date``.
        level: The level of organisations whose classification is not a `Level`. Required if there are any.
        collection: The content of a document that is a single object or a list: one of `COLLECTIONS`.
        source: The name of the document in errors, such as its file name.

    >>> from psm_model.formats.popolo import Ends
    >>> text = '{"persons": [{"id": "m", "name": "Contoh", "gender": "female"}]}'
    >>> result = read_popolo(text, ends=Ends.LAST_DAY)
    >>> result.register.member("m").name, [str(loss) for loss in result.losses]
    (PersonName('Contoh'), ['/persons/0/gender: a register has no place for it'])

    Raises:
        FormatError: it is not a valid document. The error contains every problem, with its location in the document.
        ValueError: ends is not one of the two, or the collection is unknown.
        WrongTypeError: it is neither text nor bytes.
    """
    from ._import import import_document

    if collection is not None and collection not in COLLECTIONS:
        msg = f"expected a collection of {', '.join(COLLECTIONS)}, got {collection!r}"
        raise ValueError(msg)
    return import_document(text, Ends(ends), level, collection, source)
