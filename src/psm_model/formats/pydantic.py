"""Records as fields of pydantic models, and so as bodies of FastAPI: `FromJson`.

It needs the extra ``pydantic``. A field of the type ``FromJson[Organisation]`` is an `Organisation`. It is read from
what the JSON document has for one, as strictly as `loads` reads it, or is one already; it is written in the same way,
and its JSON Schema is its part of `json_schema`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar, get_args

import attrs

try:
    from pydantic_core import PydanticCustomError, core_schema
except ModuleNotFoundError as error:
    if error.name != "pydantic_core":
        raise
    msg = "this needs the extra pydantic: install psm-model[pydantic]"
    raise ModuleNotFoundError(msg, name="pydantic_core") from None

from psm_model.entities.register import Record, Register
from psm_model.errors import FormatError, Problem
from psm_model.law.citation import Citation
from psm_model.values.area import AreaCode
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._document import VERSION, structured, structurer, wrong_version
from ._told import step_of
from .json_schema import json_schema

__all__ = ["FromJson", "problems_in"]

T = TypeVar("T")
_KINDS: Final = (
    Register,
    *get_args(Record),
    Identifier,
    AreaCode,
    Citation,
    PartialDate,
    Period,
    PersonName,
)
_ERROR: Final = "psm_model"

# Any, throughout: JSON, and what pydantic's schemas and handlers are.
_Json = dict[str, Any]


@attrs.frozen
class _Field:
    """What pydantic asks of a type that it does not know."""

    kind: type

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read, serialization=core_schema.plain_serializer_function_ser_schema(self.written, when_used="json")
        )

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> Any:
        whole = json_schema()
        if self.kind is Register:
            return _inlined(
                {key: whole[key] for key in whole if key not in {"$schema", "$id", "$defs"}}, whole["$defs"]
            )
        if self.kind is PersonName:
            return _inlined(whole["$defs"]["Member"]["properties"]["name"], whole["$defs"])
        return _inlined(whole["$defs"][self.kind.__name__], whole["$defs"])

    def read(self, value: object) -> object:
        if isinstance(value, self.kind):
            return value
        try:
            return _read(value, self.kind)
        except FormatError as error:
            # Braces would be taken for places of values.
            told = "; ".join(map(str, error.problems)).replace("{", "(").replace("}", ")")
            problems = [{"path": one.path, "wanted": one.wanted, "got": one.got} for one in error.problems]
            raise PydanticCustomError(_ERROR, told, {"problems": problems}) from None

    def written(self, value: object) -> object:
        tree = structurer().unstructure(value)
        return {"psm_register": VERSION, **tree} if self.kind is Register else tree


def _read(value: object, kind: type[T]) -> T:
    problems: list[Problem] = []
    if kind is Register and isinstance(value, dict):
        problems = wrong_version(value.get("psm_register"), None)
        value = {key: part for key, part in value.items() if key != "psm_register"}
    made, found = structured(kind, value)
    problems += found
    if problems or made is None:
        raise FormatError(tuple(problems))
    return made


def _inlined(schema: Any, definitions: _Json) -> Any:
    """Give a schema with the definitions that it refers to in their places; none of ours holds itself."""
    match schema:
        case {"$ref": str(reference), **others}:
            return {**_inlined(definitions[reference.rpartition("/")[2]], definitions), **others}
        case dict():
            return {key: _inlined(part, definitions) for key, part in schema.items()}
        case list():
            return [_inlined(part, definitions) for part in schema]
        case _:
            return schema


if TYPE_CHECKING:
    FromJson = Annotated[T, ...]
else:

    class FromJson:
        """The type of a field that holds a record, a value or a register: ``FromJson[BoardTerm]``.

        What can't be read makes one error of pydantic's, of the type "psm_model", whose ``ctx["problems"]`` tell all
        that is wrong, as `FormatError` does; `problems_in` gathers them. In its errors pydantic shows what it was
        given, personal data too, unless the model says otherwise, as here.

        >>> from pydantic import BaseModel, ConfigDict
        >>> class Elected(BaseModel):
        ...     model_config = ConfigDict(hide_input_in_errors=True)
        ...     term: FromJson[BoardTerm]
        >>> made = Elected.model_validate_json('{"term": {"id": "t", "organisation_id": "o", "label": "2025–2030"}}')
        >>> made.term.span
        Period.parse('2025/2030')
        >>> made.model_dump_json()
        '{"term":{"id":"t","organisation_id":"o","label":"2025–2030"}}'
        """

        def __class_getitem__(cls, kind: type) -> Any:
            """Give the type of a field that holds such a thing.

            Raises:
                TypeError: psm-model has no such record or value.
            """
            if kind not in _KINDS:
                names = ", ".join(known.__name__ for known in _KINDS)
                msg = f"want one of {names}, got {getattr(kind, '__name__', type(kind).__name__)}"
                raise TypeError(msg)
            return Annotated[kind, _Field(kind)]


def problems_in(errors: list[Any]) -> list[Problem]:
    """Give all that is wrong, of what the method ``errors()`` of a ``ValidationError`` tells, with its place.

    The places are JSON Pointers into what was validated, in the order of the errors. What pydantic itself found wrong
    is among it. Nothing of what was given is in it but what psm-model shows in messages.

    >>> from pydantic import TypeAdapter, ValidationError
    >>> try:
    ...     TypeAdapter(list[FromJson[PartialDate]]).validate_python(["2025", "2025-13"])
    ... except ValidationError as error:
    ...     [problem.path for problem in problems_in(error.errors())]
    ['/1']
    """
    found: list[Problem] = []
    for error in errors:
        at = "".join(f"/{step_of(str(step))}" for step in error["loc"])
        if error["type"] == _ERROR:
            found += (Problem(at + one["path"], one["wanted"], one["got"]) for one in error["ctx"]["problems"])
        else:
            found.append(Problem(at, f"something else: {error['msg'].lower()}", "what is not that"))
    return found
