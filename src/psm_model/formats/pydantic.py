"""Records as fields of pydantic models and bodies of FastAPI requests: `FromJson`.

This needs the extra ``pydantic``. A field of the type ``FromJson[Organisation]`` is an `Organisation`. It accepts an
`Organisation`, or its form in the JSON document, which is read as strictly as by `loads`. It is written in the same
form, and its JSON Schema is the matching part of `json_schema`. In the schema of a model, and in the description of a
FastAPI application, each record is a definition of its own name; with ``FastAPI(separate_input_output_schemas=False)``,
it is the same for requests and answers.

Only the parser can reject duplicate keys: pydantic's parser takes the last one, `strict_json` rejects them like
`loads`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias, TypeVar

import attrs

from psm_model._extras import require_extra

with require_extra("pydantic_core", "this needs", "pydantic"):
    from pydantic_core import PydanticCustomError, core_schema

from psm_model.entities.register import Register
from psm_model.entities.schema import record_types
from psm_model.errors import FormatError, Problem
from psm_model.law.citation import Citation
from psm_model.values.area import AreaCode
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._problems import NOT_SHOWN, describe, make_step
from .document import HEAD_KEYS, VERSION_KEY, check_head, decode, parse_json, strict_converter, structure
from .json_schema import json_schema
from .migrations import VERSION, find_oldest_version, migrate_document

__all__ = ["FromJson", "problems_in", "strict_json"]

T = TypeVar("T")
_RECORDS: Final = record_types(Register)
_KINDS: Final = (*_RECORDS, Identifier, AreaCode, Citation, PartialDate, Period, PersonName)
_RECORDS_BY_NAME: Final = {kind.__name__: kind for kind in _RECORDS}
_ERROR: Final = "psm_model"
_SAFE_VALUES: Final = {"nothing", "null", "an object", "a list"}
"""Descriptions that are safe to show where the sensitivity of a value is unknown."""

_EXPECTED: Final = {
    name: expected
    for names, expected in (
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
"""What was expected, by pydantic's type of error. Pydantic's own messages may quote the input."""

# Any, throughout: JSON, and what pydantic's schemas and handlers are.
_Json: TypeAlias = dict[str, Any]


@attrs.frozen
class _Field:
    """The annotation by which pydantic reads and writes a type of psm-model."""

    kind: type

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return self.make_core_schema()

    def make_core_schema(self) -> core_schema.CoreSchema:
        """Return the schema of the type, by whose name other schemas refer to its JSON Schema."""
        return core_schema.no_info_plain_validator_function(
            self.read,
            serialization=core_schema.plain_serializer_function_ser_schema(self.write, when_used="json"),
            ref=f"psm_model.{self.kind.__name__}:0",
            metadata={"pydantic_js_functions": [self.make_json_schema]},
        )

    def make_json_schema(self, _schema: Any, handler: Any) -> Any:
        """Return the JSON Schema of the type; each record in it is a definition of its own."""
        schema = json_schema()
        definitions = schema["$defs"]
        if self.kind is Register:
            schema = {key: schema[key] for key in schema if key not in {"$schema", "$id", "$defs"}}
        elif self.kind is PersonName:
            schema = definitions["Member"]["properties"]["name"]
        else:
            schema = definitions[self.kind.__name__]
        return _refer(schema, definitions, handler)

    def read(self, value: object) -> object:
        if isinstance(value, self.kind):
            return value
        try:
            return _structure(value, self.kind)
        except FormatError as error:
            # The fields of a record are known to be personal or not; a bare date may be a birth date in the model.
            is_record = self.kind in _RECORDS
            problems = [
                Problem(
                    problem.path,
                    problem.expected,
                    problem.got if is_record and problem.path else _hide_personal(problem.got),
                )
                for problem in error.problems
            ]
            # PydanticCustomError formats its message: braces would be placeholders.
            message = "; ".join(map(str, problems)).replace("{", "(").replace("}", ")")
            context = [{"path": problem.path, "expected": problem.expected, "got": problem.got} for problem in problems]
            raise PydanticCustomError(_ERROR, message, {"problems": context}) from None

    def write(self, value: object) -> object:
        tree = strict_converter().unstructure(value)
        return {VERSION_KEY: VERSION, **tree} if self.kind is Register else tree


def _structure(value: object, kind: type[T]) -> T:
    problems: list[Problem] = []
    if kind is Register and isinstance(value, dict):
        problems = check_head(value, None, oldest=find_oldest_version())
        value = migrate_document(value, value.get(VERSION_KEY))
    # A bare value may be personal in the model.
    record, new_problems = structure(
        kind, value, general=kind not in _RECORDS, without=HEAD_KEYS if kind is Register else ()
    )
    problems += new_problems
    if problems or record is None:
        raise FormatError(tuple(problems))
    return record


def _hide_personal(got: str) -> str:
    return got if got in _SAFE_VALUES else NOT_SHOWN


def _refer(schema: Any, definitions: _Json, handler: Any) -> Any:
    """Return a schema with references to the definitions of records as pydantic makes them, and others replaced."""
    match schema:
        case {"$ref": str(reference), **others}:
            name = reference.rpartition("/")[2]
            if name in _RECORDS_BY_NAME:
                # A handler makes references only of schemas within the one that it gets.
                listed = handler(core_schema.list_schema(_Field(_RECORDS_BY_NAME[name]).make_core_schema()))
                return {**listed["items"], **others}
            return {**_refer(definitions[name], definitions, handler), **others}
        case dict():
            return {key: _refer(part, definitions, handler) for key, part in schema.items()}
        case list():
            return [_refer(part, definitions, handler) for part in schema]
        case _:
            return schema


if TYPE_CHECKING:
    FromJson = Annotated[T, ...]
else:

    class FromJson:
        """The type of a field that holds a record, a value or a register: ``FromJson[BoardTerm]``.

        Invalid input makes one pydantic error of the type "psm_model". Its ``ctx["problems"]`` lists every problem as
        `FormatError` does; use `problems_in` to collect them. Pydantic shows the input in its errors, including
        personal data, unless the model hides it, as here.

        >>> from pydantic import BaseModel, ConfigDict
        >>> class Elected(BaseModel):
        ...     model_config = ConfigDict(hide_input_in_errors=True)
        ...     term: FromJson[BoardTerm]
        >>> elected = Elected.model_validate_json('{"term": {"id": "t", "organisation_id": "o", "label": "2025–2030"}}')
        >>> elected.term.span
        Period.parse('2025/2030')
        >>> elected.model_dump_json()
        '{"term":{"id":"t","organisation_id":"o","label":"2025–2030"}}'
        """

        def __class_getitem__(cls, kind: type) -> Any:
            """Return the field type for a class.

            Raises:
                TypeError: psm-model has no such record or value.
            """
            if kind not in _KINDS:
                names = ", ".join(known.__name__ for known in _KINDS)
                raise TypeError(f"expected one of {names}, got {getattr(kind, '__name__', type(kind).__name__)}")
            return Annotated[kind, _Field(kind)]


def strict_json(text: str | bytes) -> Any:
    """Parse JSON as strictly as `loads`. Use it with ``model_validate`` in place of ``model_validate_json``.

    >>> strict_json('{"id": "s-1", "id": "s-2"}')
    Traceback (most recent call last):
    ...
    psm_model.errors.FormatError: the document: expected each key once, got 'id' more than once

    Raises:
        FormatError: it is not JSON, not UTF-8 or nested too deep, or holds a duplicate key, a number of more than
            20 digits, one beyond 1.8e308 or one that JSON lacks. The error contains every such problem.
        WrongTypeError: it is neither text nor bytes.
    """
    tree, problems = parse_json(decode(text, None), None)
    if problems:
        raise FormatError(tuple(problems))
    return tree


def problems_in(errors: list[Any]) -> list[Problem]:
    r"""Return every problem in the result of ``ValidationError.errors()``, with its location.

    Locations are JSON Pointers into the validated input, in the order of the errors. For a union, pydantic's name of
    the branch is a step of the pointer. Pydantic's own errors are included, reworded. The only input shown is keys in
    the locations and, within records, values that are certainly not personal.

    >>> from pydantic import TypeAdapter, ValidationError
    >>> try:
    ...     TypeAdapter(list[FromJson[PartialDate]]).validate_python(["2025", 1955, []])
    ... except ValidationError as error:
    ...     print(*problems_in(error.errors()), sep="\n")
    /1: expected a text, got a value that is not shown
    /2: expected a text, got a list
    """
    problems: list[Problem] = []
    for error in errors:
        kind, steps = error["type"], error["loc"]
        # A custom error may reuse the type of a pydantic error without its context.
        context: defaultdict[str, Any] = defaultdict(lambda: "…", {**error.get("ctx", {}), "type": kind})
        if kind == "json_invalid" and isinstance(error.get("input"), dict):
            # FastAPI adds the character offset as a last step.
            steps = steps[:-1]
        pointer = "".join(f"/{step}" if isinstance(step, int) else make_step(step) for step in steps)
        # errors(include_context=False) drops the problems.
        if kind == _ERROR and isinstance(context["problems"], list):
            problems += (
                Problem(pointer + inner["path"], inner["expected"], inner["got"]) for inner in context["problems"]
            )
            continue
        match kind:
            case "missing":
                got = "nothing"
            case "json_invalid":
                got = f"a text that is not JSON ({str(context['error']).lower()})"
            case _:
                got = _hide_personal(describe(error.get("input", "")))
        expected = _EXPECTED.get(kind, "what the model takes ({type})").format_map(context)
        problems.append(Problem(pointer, expected, got))
    return problems
