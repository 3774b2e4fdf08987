"""An application that serves a register, checks what is written, and answers with problem details (RFC 9457).

Run it with the board of Kabupaten Batang, from the folder that holds examples/:

    uvicorn --factory examples.api.app:batang
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Annotated, Any, Final

from fastapi import Body, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from psm_model import (
    BoardTerm,
    Finding,
    FormatError,
    IncrementalCheck,
    Member,
    Organisation,
    PartialDate,
    Register,
    Report,
    check,
    load,
)
from psm_model.errors import NotFoundError
from psm_model.formats.pydantic import FromJson, problems_in, strict_json

__all__ = ["Kept", "RefusedError", "application", "batang"]

_JSON: Final = "application/json"
_PROBLEM: Final = "application/problem+json"
_EXAMPLE: Final = Path(__file__).parents[1] / "batang.json"


class Problem(BaseModel):
    """An error in the format of RFC 9457, with what is wrong in the request or in the register."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    errors: list[dict[str, str]] = []
    """What is wrong with the request: a JSON Pointer into it, what was expected there and what was got."""
    # Any: JSON, as psm-model writes it.
    findings: list[dict[str, Any]] = []
    """What would be wrong with the register: the findings of the rules. Their paths name entities by id."""


class Held(BaseModel):
    """An appointment, and whether it is held on the requested day: yes or undetermined."""

    post: str
    title: str | None
    holder: str | None
    verdict: str


class RefusedError(Exception):
    """A write after which the register would break a rule that it does not break now."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("the register would break a rule")
        self.findings = findings


class Kept:
    """The register that is served; one request writes at a time.

    A write is checked by what it changes, so that it takes as long in a large register as in a small one.
    """

    def __init__(self, register: Register) -> None:
        self._check = IncrementalCheck(register)
        self._entities = {(type(entity), entity.id): entity for entity in reversed([*register.iter_entities()])}
        self._register: Register | None = register
        self._lock = Lock()

    @property
    def register(self) -> Register:
        """The register as it is now, made anew after a write."""
        with self._lock:
            if self._register is None:
                self._register = self._check.register
            return self._register

    def put(self, entity: Organisation | Member | BoardTerm) -> None:
        """Put an entity in, unless the register would break a rule by it.

        Raises:
            RefusedError: it would break one, for certain, that it does not break now.
        """
        key = type(entity), entity.id
        with self._lock:
            added, gone = (Report(findings=findings).errors for findings in self._check.apply([entity]))
            more = Counter(map(_identify, added)) - Counter(map(_identify, gone))
            if more:
                if key in self._entities:
                    self._check.apply([self._entities[key]])
                else:
                    self._check.apply(deleted=[entity])
                raise RefusedError(tuple(finding for finding in added if _identify(finding) in more))
            self._entities[key] = entity
            self._register = None


def _identify(finding: Finding) -> tuple[str, tuple[str, ...]]:
    """Return what stays the same of a finding if its details change."""
    return finding.code, finding.ids


class UnreadableError(HTTPException):
    """A body that is not JSON or has duplicate keys; FastAPI passes on only HTTP errors while it reads a body."""

    def __init__(self, error: FormatError) -> None:
        super().__init__(422)
        self.problems = error.problems


class StrictRequest(Request):
    """A request whose JSON is read as strictly as a document; FastAPI would take the last of duplicate keys."""

    # Any: JSON.
    async def json(self) -> Any:
        """Read the body."""
        try:
            return strict_json(await self.body())
        except FormatError as error:
            raise UnreadableError(error) from None


class StrictRoute(APIRoute):
    """A route that accepts only JSON, read strictly."""

    # Any: a coroutine's unused type parameters.
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the function that answers a request."""
        answer = super().get_route_handler()

        async def strictly(request: Request) -> Response:
            media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if self.body_field is not None and media_type != _JSON:
                raise HTTPException(415, f"expected {_JSON}", {"accept": _JSON})
            return await answer(StrictRequest(request.scope, request.receive))

        return strictly


def _answer(problem: Problem) -> Response:
    content = problem.model_dump(exclude_defaults=True)
    return JSONResponse(content, problem.status, media_type=_PROBLEM)


async def _report_not_found(_: Request, error: Exception) -> Response:
    return _answer(Problem(title="Not Found", status=404, detail=str(error)))


async def _report_findings(_: Request, error: Exception) -> Response:
    findings = [finding.to_dict() for finding in error.findings] if isinstance(error, RefusedError) else []
    return _answer(
        Problem(
            type="urn:psm-model:problem:rules", title="The register would break a rule", status=409, findings=findings
        )
    )


async def _report_problems(_: Request, error: Exception) -> Response:
    match error:
        case RequestValidationError():
            problems = [(problem.path, problem) for problem in problems_in(list(error.errors()))]
        case UnreadableError():
            problems = [(f"/body{problem.path}", problem) for problem in error.problems]
        case _:
            raise error
    errors = [{"pointer": pointer, "expected": problem.expected, "got": problem.got} for pointer, problem in problems]
    return _answer(
        Problem(type="urn:psm-model:problem:format", title="The request can't be read", status=422, errors=errors)
    )


async def _report_http_error(_: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    title = HTTPStatus(error.status_code).phrase
    detail = None if error.detail == title else error.detail
    answer = _answer(Problem(title=title, status=error.status_code, detail=detail))
    # For a method that is not allowed, a header names those that are.
    answer.headers.update(error.headers or {})
    return answer


# For every error. The model is not passed to FastAPI, which would describe it as application/json too.
_ERRORS: Final[dict[int | str, dict[str, Any]]] = {
    "4XX": {
        "description": "An error.",
        "content": {_PROBLEM: {"schema": Problem.model_json_schema(mode="serialization")}},
    }
}
_ON: Final = Query(description="A day, a month or a year.")


def application(register: Register) -> FastAPI:
    """Make an application that serves a register; writes change it in memory only."""
    kept = Kept(register)
    app = FastAPI(
        title="A register of boards",
        version="1",
        responses=_ERRORS,
        redirect_slashes=False,
        # Records are written as they are read.
        separate_input_output_schemas=False,
    )
    app.router.route_class = StrictRoute
    app.add_exception_handler(NotFoundError, _report_not_found)
    app.add_exception_handler(RefusedError, _report_findings)
    app.add_exception_handler(RequestValidationError, _report_problems)
    app.add_exception_handler(UnreadableError, _report_problems)
    app.add_exception_handler(HTTPException, _report_http_error)

    @app.get("/register")
    def whole() -> FromJson[Register]:
        """Return the whole register."""
        return kept.register

    @app.post("/check")
    def check_register(register: Annotated[FromJson[Register], Body()]) -> dict[str, Any]:
        """Check a register without storing it."""
        return check(register).to_dict()

    @app.get("/organisations/{organisation_id}")
    def organisation(organisation_id: str) -> FromJson[Organisation]:
        """Return an organisation."""
        return kept.register.organisation(organisation_id)

    @app.get("/organisations/{organisation_id}/board")
    def board(organisation_id: str, on: Annotated[FromJson[PartialDate], _ON]) -> list[Held]:
        """Return who is on the board of an organisation on a day, or in a month or a year, and how sure that is."""
        return [
            Held(
                post=appointment.post,
                title=appointment.title,
                holder=None if holder is None else str(holder),
                verdict=verdict.value,
            )
            for appointment, verdict in kept.register.board_on(organisation_id, on)
            for holder in (appointment.name or appointment.member_id or appointment.office,)
        ]

    @app.put("/organisations", status_code=204, response_class=Response)
    def put_organisation(entity: Annotated[FromJson[Organisation], Body()]) -> None:
        """Put an organisation in, new or in the place of the one with its id."""
        kept.put(entity)

    @app.put("/members", status_code=204, response_class=Response)
    def put_member(entity: Annotated[FromJson[Member], Body()]) -> None:
        """Put a member in, new or in the place of the one with its id."""
        kept.put(entity)

    @app.put("/board-terms", status_code=204, response_class=Response)
    def put_term(entity: Annotated[FromJson[BoardTerm], Body()]) -> None:
        """Put a board term in, new or in the place of the one with its id."""
        kept.put(entity)

    return app


def batang() -> FastAPI:
    """Make an application that serves the board of Kabupaten Batang."""
    return application(load(_EXAMPLE))
