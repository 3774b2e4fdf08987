"""The docstrings of fields, which Python does not keep: they are read from the source code."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from functools import cache

import attrs

__all__ = ["read_field_docs"]


@cache
def read_field_docs(record_type: type) -> Mapping[str, str]:
    """Return the docstrings of the fields of a class by the names of the fields, inherited ones included.

    Raises:
        OSError: the source code is not available.
    """
    docs = {}
    for home in filter(attrs.has, reversed(record_type.__mro__)):
        (body,) = ast.parse(inspect.cleandoc(inspect.getsource(home))).body
        for field, under in zip(body.body, body.body[1:], strict=False):  # type: ignore[attr-defined]  # a class
            match field, under:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    docs[name] = " ".join(text.split())
                case _:
                    pass
    return docs
