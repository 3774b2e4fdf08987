"""The JSON document: `loads`, `dumps`.

A document is an object with ``"psm_register": 1`` and the lists ``sources``, ``decrees``, ``organisations``,
``members`` and ``board_terms``. Its keys are the names of the fields. A partial date is a text ("2025", "2025-10",
"2025-10-15"); a period is an object with ``start`` and ``end``, where the end is ``".."`` if it is open and absent if
unknown; an area is its code, or an object with ``code`` and ``vintage``; a citation is its short or long form. Null
equals absent, and default values are not written. A text under ``$schema``, by which editors find the JSON Schema, is
ignored.

Reading is strict and reports every error at once, up to 1,000 of a list: see `psm_model.errors.FormatError`. Limits:
texts have at most 100,000 characters, whole numbers at most 20 digits. Nesting may be as deep as the interpreter's
recursion limit allows, far deeper than a register. A document may have any size; reading takes memory in proportion to
its size.
"""

from __future__ import annotations

import json

from psm_model._garbage import collection_paused
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem, require_type

from ._fast_codec import fast_codec
from ._problems import describe
from .document import (
    BYTE_ORDER_MARK,
    HEAD_KEYS,
    UTF8_BOM,
    VERSION_KEY,
    UnreadableNumber,
    check_head,
    decode,
    parse_json,
    strict_converter,
    structure_record,
)
from .migrations import VERSION, find_oldest_version, migrate_document
from .writable import require_writable

__all__ = ["VERSION", "dumps", "loads"]


def loads(text: str | bytes, *, source: str | None = None) -> Register:
    """Read a register from a JSON document.

    Args:
        text: The document, with or without a byte order mark; bytes are UTF-8.
        source: The name of the document in errors, such as its file name.

    >>> loads('{"psm_register": 1, "sources": [{"id": "s-1", "publisher": "Contoh"}]}').source("s-1").publisher
    'Contoh'
    >>> loads('{"psm_register": 1, "organisations": [{"id": 7, "level": "local"}]}')
    Traceback (most recent call last):
    ...
    psm_model.errors.FormatError: 3 problems:
      /organisations/0/id: expected a text, got 7
      /organisations/0/level: expected one of national, province, regency_city, district, village, got 'local'
      /organisations/0/name: expected a value, got nothing

    Raises:
        FormatError: it is not a valid document. The error contains every problem.
        WrongTypeError: it is neither text nor bytes.
    """
    with collection_paused():
        register = _load_fast(text, source)
        return _load_strict(decode(text, source), source) if register is None else register


def _load_fast(text: str | bytes, source: str | None) -> Register | None:
    """Read a register with msgspec. Return None if it is not installed or anything is wrong."""
    codec = fast_codec()
    result = None
    if codec is not None:
        match text:
            case str():
                result = codec.read(text.removeprefix(BYTE_ORDER_MARK))
            case bytes():
                result = codec.read(text.removeprefix(UTF8_BOM))
    if result is None:
        return None
    if not result.keys_are_unique:
        _, problems = parse_json(decode(text, source), source)
        return None if problems else result.register
    return result.register


def _load_strict(text: str, source: str | None) -> Register:
    tree, problems = parse_json(text, source)
    if isinstance(tree, dict) and VERSION_KEY not in tree:
        # Not above: importing Popolo imports this module.
        from .popolo.detection import is_popolo, popolo_error

        if is_popolo(tree):
            raise popolo_error(source)
    if not isinstance(tree, dict):
        type_problem = [] if isinstance(tree, UnreadableNumber) else [Problem("", "an object", describe(tree))]
        raise FormatError((*type_problem, *problems), source)
    problems += check_head(tree, source, oldest=find_oldest_version())
    try:
        present = {**migrate_document(tree, tree.get(VERSION_KEY))}
        return structure_record(Register, present, problems, without=HEAD_KEYS)
    except FormatError as error:
        raise FormatError(error.problems, source) from None


def dumps(register: Register) -> str:
    """Return a register as a JSON document; the inverse of `loads`.

    Raises:
        FormatError: a text holds half of a surrogate pair or is longer than `loads` reads. The error contains every
            such problem.
        WrongTypeError: it is not a register.
    """
    require_type(register, Register, "a register")
    codec = fast_codec()
    fast_text = None if codec is None else codec.write(register)
    if fast_text is not None:
        return fast_text
    document = {VERSION_KEY: VERSION, **strict_converter().unstructure(register)}
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    require_writable(text, document)
    return text
