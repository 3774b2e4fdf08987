"""Records as fields of pydantic models, and so as bodies of FastAPI: `FromJson`.

It needs the extra ``pydantic``. A field of the type ``FromJson[Organisation]`` is an `Organisation`. It is read from
what the JSON document has for one, as strictly as `loads` reads it, or is one already; it is written in the same way,
and its JSON Schema is its part of `json_schema`.

A key that stands twice in an object is refused by the parser, if at all: pydantic's own takes the last of them, that of
`strict_json` refuses them as `loads` does.
"""

from __future__ import annotations

from collections import defaultdict
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

from ._told import NOT_SHOWN, describe, escape_token
from .document import VERSION, decode, parse_json, strict_converter, structure, wrong_version
from .json_schema import json_schema

__all__ = ["FromJson", "problems_in", "strict_json"]

T = TypeVar("T")
_RECORDS: Final = (Register, *get_args(Record))
_KINDS: Final = (
    *_RECORDS,
    Identifier,
    AreaCode,
    Citation,
    PartialDate,
    Period,
    PersonName,
)
_ERROR: Final = "psm_model"
_NOT_PERSONAL: Final = {"nothing", "null", "an object", "a list"}
"""What may be told to be got in a place of which nobody knows here whether what stands there is personal."""

_WANTED: Final = {
    name: wanted
    for names, wanted in (
        ("missing", "a value"),
        ("extra_forbidden", "no such key"),
        ("json_invalid json_type", "JSON"),
        ("string_type", "a text"),
        ("string_too_short", "a text of at least {min_length} characters"),
        ("string_too_long", "a text of at most {max_length} characters"),
        ("string_pattern_mismatch", "a text that matches {pattern}"),
        ("int_type int_parsing int_parsing_size int_from_float", "a whole number"),
        ("float_type float_parsing finite_number decimal_type decimal_parsing", "a number"),
        ("bool_type bool_parsing", "true or false"),
        ("none_required", "null"),
        ("greater_than", "more than {gt}"),
        ("greater_than_equal", "at least {ge}"),
        ("less_than", "less than {lt}"),
        ("less_than_equal", "at most {le}"),
        ("multiple_of", "a multiple of {multiple_of}"),
        ("enum literal_error", "{expected}"),
        ("date_type date_parsing date_from_datetime_parsing date_from_datetime_inexact", "a date as in '2025-10-15'"),
        ("datetime_type datetime_parsing datetime_from_date_parsing", "a date and a time as in '2025-10-15T09:00:00'"),
        ("list_type tuple_type set_type frozen_set_type iterable_type", "a list"),
        ("too_short", "at least {min_length} items"),
        ("too_long", "at most {max_length} items"),
        ("dict_type mapping_type model_type model_attributes_type dataclass_type", "an object"),
        ("union_tag_invalid", "one of {expected_tags} as {discriminator}"),
        ("union_tag_not_found", "a value of {discriminator}"),
    )
    for name in names.split()
}
"""What pydantic wanted, by the type of its error. Its messages say so too, but may quote what was given."""

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
            # Of a record it is known which fields are personal; a date may be a birth date in the model that has it.
            known = self.kind in _RECORDS
            problems = [
                Problem(one.path, one.wanted, one.got if known and one.path else _got(one.got))
                for one in error.problems
            ]
            # Braces would be taken for places of values.
            told = "; ".join(map(str, problems)).replace("{", "(").replace("}", ")")
            parts = [{"path": one.path, "wanted": one.wanted, "got": one.got} for one in problems]
            raise PydanticCustomError(_ERROR, told, {"problems": parts}) from None

    def written(self, value: object) -> object:
        tree = strict_converter().unstructure(value)
        return {"psm_register": VERSION, **tree} if self.kind is Register else tree


def _read(value: object, kind: type[T]) -> T:
    problems: list[Problem] = []
    if kind is Register and isinstance(value, dict):
        problems = wrong_version(value.get("psm_register"), None)
        value = {key: part for key, part in value.items() if key != "psm_register"}
    made, found = structure(kind, value)
    problems += found
    if problems or made is None:
        raise FormatError(tuple(problems))
    return made


def _got(told: str) -> str:
    return told if told in _NOT_PERSONAL else NOT_SHOWN


def _inlined(schema: Any, definitions: _Json) -> Any:
    """Return a schema with the definitions that it refers to in their places; none of ours holds itself."""
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
            """Return the type of a field that holds such a thing.

            Raises:
                TypeError: psm-model has no such record or value.
            """
            if kind not in _KINDS:
                names = ", ".join(known.__name__ for known in _KINDS)
                msg = f"want one of {names}, got {getattr(kind, '__name__', type(kind).__name__)}"
                raise TypeError(msg)
            return Annotated[kind, _Field(kind)]


def strict_json(text: str | bytes) -> Any:
    """Parse JSON as strictly as `loads`: for ``model_validate``, in place of ``model_validate_json``.

    >>> strict_json('{"id": "s-1", "id": "s-2"}')
    Traceback (most recent call last):
    ...
    psm_model.errors.FormatError: the document: want each key once, got 'id' more than once

    Raises:
        FormatError: it is no JSON, no UTF-8, nested too deep, or holds a key twice in one object, a number of more than
            20 digits, one beyond 1.8e308 or one that JSON has not; the error carries every such problem.
        TypeError: what is given is neither text nor bytes.
    """
    tree, problems = parse_json(decode(text, None), None)
    if problems:
        raise FormatError(tuple(problems))
    return tree


def problems_in(errors: list[Any]) -> list[Problem]:
    r"""Return all that is wrong, of what the method ``errors()`` of a ``ValidationError`` tells, with its place.

    The places are JSON Pointers into what was validated, in the order of the errors; where a type is a union, what
    pydantic calls its branch is a step of them. What pydantic itself found wrong is among it, in words of psm-model's.
    Nothing of what was given is shown but keys in the places and, within records, what is known not to be personal.

    >>> from pydantic import TypeAdapter, ValidationError
    >>> try:
    ...     TypeAdapter(list[FromJson[PartialDate]]).validate_python(["2025", 1955, []])
    ... except ValidationError as error:
    ...     print(*problems_in(error.errors()), sep="\n")
    /1: want a text, got a value that is not shown
    /2: want a text, got a list
    """
    found: list[Problem] = []
    for error in errors:
        kind, steps = error["type"], error["loc"]
        # An error of somebody's own may have the name of one of pydantic's, and not what that tells beside it.
        context: defaultdict[str, Any] = defaultdict(lambda: "…", {**error.get("ctx", {}), "type": kind})
        if kind == "json_invalid" and isinstance(error.get("input"), dict):
            # FastAPI's, whose last step is no place but counts characters.
            steps = steps[:-1]
        at = "".join(f"/{escape_token(str(step))}" for step in steps)
        # Where the errors were asked for without their context, there is nothing more to tell.
        if kind == _ERROR and isinstance(context["problems"], list):
            found += (Problem(at + one["path"], one["wanted"], one["got"]) for one in context["problems"])
            continue
        match kind:
            case "missing":
                got = "nothing"
            case "json_invalid":
                got = str(context["error"]).lower()
            case _:
                got = _got(describe(error.get("input", "")))
        wanted = _WANTED.get(kind, "what the model takes ({type})").format_map(context)
        found.append(Problem(at, wanted, got))
    return found
