"""The page about the codes of documents: each closed vocabulary, its fields, and its words in both languages."""

from __future__ import annotations

import ast
import inspect
from collections import defaultdict
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from psm_model.entities.field_words import field_words
from psm_model.entities.places import PLACES
from psm_model.entities.schema import is_record, list_fields
from psm_model.i18n import describe_code

from .markdown import first_paragraph, join_parts, prose, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psm_model.i18n import Bilingual

__all__ = ["code_fields", "page"]


# Any, here and below: attrs has no type for its classes.
def code_fields() -> dict[type[Enum], dict[str, Bilingual]]:
    """Map each enumeration of a document to the paths of the fields that hold its codes, with their words."""
    found: dict[type[Enum], dict[str, Bilingual]] = defaultdict(dict)
    for entity, (place, _) in PLACES.items():
        for codes, path, words in _walk(entity, place, entity, ()):
            found[codes][path] = words
    return found


def _walk(
    record: type[Any], path: str, owner: type[Any], steps: tuple[str, ...]
) -> Iterator[tuple[type[Enum], str, Bilingual]]:
    """Yield each field with codes in a record: the codes, the path in the document, and the words.

    The words are those for the steps from `owner`, the nearest record with an id.
    """
    for field in list_fields(record):
        inner = (*steps, field.name)
        for kind in field.types:
            if issubclass(kind, Enum):
                yield kind, f"{path}.{field.name}", field_words(inner, owner)
            elif is_record(kind):
                has_id = any(part.name == "id" for part in list_fields(kind))
                yield from _walk(kind, f"{path}.{field.name}", kind if has_id else owner, () if has_id else inner)


def _meanings(codes: type[Enum]) -> dict[str, str]:
    """Map the name of each member to its docstring."""
    (body,) = ast.parse(inspect.getsource(codes)).body
    meanings = {}
    for statement, below in pairwise(getattr(body, "body", ())):
        match statement, below:
            case ast.Assign(targets=[ast.Name(id=name)]), ast.Expr(value=ast.Constant(value=str(text))):
                meanings[name] = prose(" ".join(text.split()))
            case _:
                pass
    return meanings


def _codes(codes: type[Enum], fields: dict[str, Bilingual]) -> str:
    meanings = _meanings(codes)
    words = {code: describe_code(code) for code in codes}
    rows = [(f"`{code.value}`", words[code].english, words[code].indonesian, meanings[code.name]) for code in codes]
    return join_parts(
        f"## {codes.__name__}",
        first_paragraph(codes.__doc__),
        "\n".join(f"- `{path}`: {words.english}, *{words.indonesian}*" for path, words in fields.items()),
        table(("Code", "English", "Indonesian", "Meaning"), rows),
    )


def page() -> str:
    """Return the page."""
    return join_parts(
        "# Codes",
        "Fields that hold one of a few codes, by the name of their enumeration in Python "
        "(`DepartureReason.RESIGNED` is `resigned`). A JSON document has the code. Workbooks and CSV files have the "
        "Indonesian word; they also accept the code. The list above each table names the fields in a document.",
        *(_codes(codes, fields) for codes, fields in code_fields().items()),
    )
