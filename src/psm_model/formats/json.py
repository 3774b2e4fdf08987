"""The JSON document: `loads`, `dumps`.

A document is an object with ``"psm_register": 1`` and the lists ``sources``, ``organisations``, ``members`` and
``board_terms``; its keys are the names of the fields. A partial date is a text ("2025", "2025-10", "2025-10-15"); a
period an object with ``start`` and ``end``, the end ``".."`` where it runs on and absent where it is unknown; an
area its code, or an object with ``code`` and ``vintage``; a citation its short or long form. Null and absent mean
the same, and what a field has by default is not written.

Reading is strict and tells every error at once, up to 1,000 of a list: see `psm_model.errors.FormatError`. Limits:
texts of at most 100,000 characters, whole numbers of at most 20 digits, and as deep a nesting as the interpreter's
recursion limit allows, which is far beyond what a register needs. A document of any size is read; it takes memory in
proportion to its size.
"""

from __future__ import annotations

import json

from psm_model._garbage import collection_paused
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem

from ._told import LONGEST_TEXT, describe
from .document import (
    BYTE_ORDER_MARK,
    VERSION,
    Unreadable,
    decode,
    fast_decoder,
    not_a_register,
    parse_json,
    record_of,
    strict_converter,
    unwritable,
    wrong_version,
)

__all__ = ["VERSION", "dumps", "loads"]


def loads(text: str | bytes, *, source: str | None = None) -> Register:
    """Read a register from a JSON document.

    Args:
        text: The document, with or without a byte order mark; bytes are UTF-8.
        source: What error messages call the document, such as the name of its file.

    >>> loads('{"psm_register": 1, "sources": [{"id": "s-1", "publisher": "Contoh"}]}').source("s-1").publisher
    'Contoh'
    >>> loads('{"psm_register": 1, "organisations": [{"id": 7, "level": "local"}]}')
    Traceback (most recent call last):
    ...
    psm_model.errors.FormatError: 3 problems:
      /organisations/0/id: want a text, got 7
      /organisations/0/level: want one of national, province, regency_city, district, village, got 'local'
      /organisations/0/name: want a value, got nothing

    Raises:
        FormatError: it is no such document; the error carries every problem of it.
        TypeError: what is given is neither text nor bytes.
    """
    with collection_paused():
        register = _quickly_loaded(text, source)
        return _loaded(decode(text, source), source) if register is None else register


def _quickly_loaded(text: str | bytes, source: str | None) -> Register | None:
    """Read a register in the fast way; None where that is not installed or finds anything wrong."""
    fast = fast_decoder()
    found = None
    if fast is not None:
        match text:
            case str():
                found = fast.read(text.removeprefix(BYTE_ORDER_MARK))
            case bytes():
                found = fast.read(text.removeprefix(BYTE_ORDER_MARK.encode()))
    if found is None:
        return None
    register: Register
    register, every_key_once = found
    if not every_key_once:
        _, problems = parse_json(decode(text, source), source)
        return None if problems else register
    return register


def _loaded(text: str, source: str | None) -> Register:
    tree, problems = parse_json(text, source)
    if not isinstance(tree, dict):
        whole = [] if isinstance(tree, Unreadable) else [Problem("", "an object", describe(tree))]
        raise FormatError((*whole, *problems), source)
    problems += wrong_version(tree.get("psm_register"), source)
    try:
        return record_of(Register, tree, "psm_register", problems)
    except FormatError as error:
        raise FormatError(error.problems, source) from None


def dumps(register: Register) -> str:
    """Write a register as a JSON document; the inverse of `loads`.

    Raises:
        FormatError: a text holds half of a surrogate pair, or is longer than `loads` reads; the error carries every
            such problem.
        TypeError: it is no register.
    """
    if not isinstance(register, Register):
        raise not_a_register(register)
    fast = fast_decoder()
    written: str | None = None if fast is None else fast.write(register, VERSION)
    if written is not None:
        return written
    document = {"psm_register": VERSION, **strict_converter().unstructure(register)}
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    if len(text) > LONGEST_TEXT or not _encodable(text):
        problems = tuple(unwritable("", document))
        if problems:
            raise FormatError(problems)
    return text


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
