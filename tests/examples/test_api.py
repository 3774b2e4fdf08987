"""The application of the guide, with real and malformed requests."""

from __future__ import annotations

import asyncio
import json
import socket
from collections import Counter
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Annotated, Any, Final

import attrs
import httpx
import pytest
import schemathesis
import uvicorn
from fastapi import Body, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import positive_data_acceptance

from examples.api.app import Kept, RefusedError, application, batang
from psm_model import BoardTerm, Member, Organisation, Register, check, dumps, load, loads
from psm_model.errors import NotFoundError
from psm_model.formats.pydantic import FromJson, problems_in
from psm_model.strategies import valid_registers
from tests.tangles import tangles

ROOT: Final = Path(__file__).parents[2]
BATANG: Final = load(ROOT / "examples" / "batang.json")
PROBLEM: Final = "application/problem+json"
JSON: Final = {"content-type": "application/json"}


@contextmanager
def serve(app: FastAPI) -> Iterator[str]:
    """Run an application on loopback and yield its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            yield "http://{}:{}".format(*listening.getsockname())
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    """Return a client of an application that serves the board of Kabupaten Batang."""
    with serve(batang()) as address, httpx.Client(base_url=address, trust_env=False, timeout=600) as client:
        yield client


# Any: JSON.
def parse_problem(response: httpx.Response, status: int) -> dict[str, Any]:
    """Return the problem in a response with a status."""
    assert response.status_code == status
    assert response.headers["content-type"] == PROBLEM
    problem: dict[str, Any] = response.json()
    assert problem["status"] == status
    return problem


def test_register_is_served(client: httpx.Client) -> None:
    """The register and its organisations are served as in the file, and a posted register is checked."""
    assert loads(client.get("/register").content) == BATANG
    organisation = BATANG.organisations[0]
    assert client.get(f"/organisations/{organisation.id}").json()["name"] == organisation.name
    assert client.post("/check", content=dumps(BATANG), headers=JSON).json() == check(BATANG).to_dict()


def test_board_is_served(client: httpx.Client) -> None:
    """The board is served for a day, and for a year, where it may be undetermined."""
    old = BATANG.board_terms[0]
    seat = {"id": "a", "post": "chair", "name": "Contoh", "period": {"start": "2025-11-01", "end": "2026-06-01"}}
    term = {"id": old.id, "organisation_id": old.organisation_id, "label": "2025–2030", "appointments": [seat]}
    assert client.put("/board-terms", json=term).status_code == 204
    for on, verdicts in (("2026-01-01", ["yes"]), ("2026", ["undetermined"]), ("2027", [])):
        seats = client.get(f"/organisations/{old.organisation_id}/board", params={"on": on}).json()
        assert [(entry["holder"], entry["verdict"]) for entry in seats] == [("Contoh", verdict) for verdict in verdicts]


def test_missing_resources(client: httpx.Client) -> None:
    """A missing resource and a method that is not allowed are problems too."""
    assert "no organisation 'x'" in parse_problem(client.get("/organisations/x"), 404)["detail"]
    for path in ("/nothing", "/organisations/"):
        assert parse_problem(client.get(path), 404)["title"] == "Not Found"
    response = client.delete("/register")
    assert parse_problem(response, 405)["title"] == "Method Not Allowed"
    assert response.headers["allow"] == "GET"


def test_violations_are_refused(client: httpx.Client) -> None:
    """A board at the same time as another is refused with the finding, and changes nothing; a later one is accepted."""
    old = BATANG.board_terms[0]
    rival = {"id": "rival", "organisation_id": old.organisation_id, "period": {"start": "2026-01-01", "end": ".."}}
    problem = parse_problem(client.put("/board-terms", json=rival), 409)
    assert problem["type"] == "urn:psm-model:problem:rules"
    assert [(finding["code"], finding["path"]) for finding in problem["findings"]] == [("PSM101", "/board_terms/rival")]
    assert loads(client.get("/register").content) == BATANG
    assert client.put("/board-terms", json={**rival, "period": {"start": "2031-01-01"}}).status_code == 204
    assert client.put("/members", json={"id": "m", "name": "Contoh"}).status_code == 204
    assert client.put("/members", json={"id": "m", "name": "Contoh Baru"}).status_code == 204
    register = loads(client.get("/register").content)
    assert [term.id for term in register.board_terms] == [old.id, "rival"]
    assert str(register.member("m").name) == "Contoh Baru"


def test_existing_violations_do_not_block_changes() -> None:
    """A register that already breaks rules can still be changed, if no new rule is broken."""
    troubled = load(ROOT / "examples" / "troubled.json")
    assert not check(troubled).ok
    with serve(application(troubled)) as address, httpx.Client(base_url=address, trust_env=False) as client:
        assert client.put("/members", json={"id": "new", "name": "Contoh"}).status_code == 204


@settings(max_examples=max(settings().max_examples // 2, 10), suppress_health_check=list(HealthCheck))
@given(register=tangles() | valid_registers(), data=st.data())
def test_a_write_is_refused_for_what_it_breaks(register: Register, data: st.DataObject) -> None:
    """A write is refused if and only if a check of everything has more errors afterwards; then nothing changes."""
    kept = Kept(register)
    writable: list[Organisation | Member | BoardTerm] = [
        *register.organisations,
        *register.members,
        *register.board_terms,
    ]
    assume(writable)
    for _ in range(3):
        before = kept.register
        old, other = data.draw(st.sampled_from(writable)), data.draw(st.sampled_from(writable))
        shared = {field.name for field in attrs.fields(type(old))} & {field.name for field in attrs.fields(type(other))}
        name = data.draw(st.sampled_from(sorted(shared)))
        new_id = data.draw(st.sampled_from([old.id, other.id, "new"]))
        try:
            entity = attrs.evolve(old, **{name: getattr(other, name), "id": new_id})
        except (TypeError, ValueError):
            # The record would contradict itself.
            continue
        assert isinstance(entity, Organisation | Member | BoardTerm)
        try:
            after = before.replace(entity)
        except NotFoundError:
            after = before.add(entity)
        more = count_errors(after) - count_errors(before)
        try:
            kept.put(entity)
        except RefusedError as error:
            refused = {(finding.code, finding.ids) for finding in error.findings}
            after = before
        else:
            refused = set()
        assert refused == set(more)
        assert kept.register == after


def count_errors(register: Register) -> Counter[tuple[str, tuple[str, ...]]]:
    """Return the number of errors of a register by code and ids."""
    return Counter((finding.code, finding.ids) for finding in check(register).errors)


def test_malformed_requests(client: httpx.Client) -> None:
    """Invalid requests are answered with problems and their places, without personal data."""
    invalid = {"id": "m", "name": "Contoh", "birth_date": "1955-02-31", "other": 1}
    problem = parse_problem(client.put("/members", json=invalid), 422)
    assert problem["type"] == "urn:psm-model:problem:format"
    assert [error["pointer"] for error in problem["errors"]] == ["/body/birth_date", "/body/other"]
    assert "1955" not in json.dumps(problem)
    for content in (
        b"",
        b'{"id": "\xff"',
        b'{"id": "m"',
        '{"id": "m", "name": "Contoh"}'.encode("utf-16"),
        b"[" * 100_000,
        b'{"id": ' + b"9" * 5000 + b"}",
        b'{"id": "m", "id": "n", "name": "Contoh"}',
    ):
        errors = parse_problem(client.put("/members", content=content, headers=JSON), 422)["errors"]
        assert errors[0]["pointer"] in {"/body", "/body/id"}
    lone_surrogate = b'{"id": "m", "name": "\\ud800"}'
    assert (
        parse_problem(client.put("/members", content=lone_surrogate, headers=JSON), 422)["errors"][0]["pointer"]
        == "/body/name"
    )
    assert parse_problem(client.get("/organisations/o/board?on=2025-13-01"), 422)["errors"][0]["pointer"] == "/query/on"


@pytest.mark.parametrize("media_type", [None, "text/plain", "application/x-www-form-urlencoded", "application/xml"])
def test_media_types(media_type: str | None, client: httpx.Client) -> None:
    """A body that is not declared as JSON is refused, with the accepted type; the declaration ignores case."""
    headers = {} if media_type is None else {"content-type": media_type}
    response = client.put("/members", content=b'{"id": "m", "name": "Contoh"}', headers=headers)
    parse_problem(response, 415)
    assert response.headers["accept"] == "application/json"
    assert client.put("/members", content=b"", headers=headers).status_code == 415
    json_headers = {"content-type": "Application/JSON; charset=utf-8"}
    accepted = client.put("/members", content=b'{"id": "m", "name": "Contoh"}', headers=json_headers)
    assert accepted.status_code == 204
    assert "content-type" not in accepted.headers


def test_client_that_disconnects() -> None:
    """A client that disconnects before its body is complete is not a failure of the application."""
    request = {
        "type": "http",
        "method": "PUT",
        "path": "/members",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in JSON.items()],
    }
    # Any: the parts of a message.
    messages: list[MutableMapping[str, Any]] = [
        {"type": "http.request", "body": b"{", "more_body": True},
        {"type": "http.disconnect"},
    ]
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return messages.pop(0)

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    asyncio.run(batang()(request, receive, send))
    assert sent[0]["status"] == 400


def test_description_matches_the_answers(client: httpx.Client) -> None:
    """In the description every error is a problem, and every body is JSON."""
    for path in client.get("/openapi.json").json()["paths"].values():
        for operation in path.values():
            if "requestBody" in operation:
                assert list(operation["requestBody"]["content"]) == ["application/json"]
            responses = operation["responses"]
            assert set(responses) <= {"200", "204", "4XX"}
            assert list(responses["4XX"]["content"]) == [PROBLEM]


def test_records_are_named_in_the_description(client: httpx.Client) -> None:
    """The description has one schema of each record, by its name, for requests and answers."""
    description = client.get("/openapi.json").json()
    schemas = description["components"]["schemas"]
    assert {"Register", "Organisation", "Member", "BoardTerm", "Appointment", "Held"} <= set(schemas)
    for path, name in (("/organisations", "Organisation"), ("/members", "Member"), ("/board-terms", "BoardTerm")):
        content = description["paths"][path]["put"]["requestBody"]["content"]
        assert content == {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    answer = description["paths"]["/register"]["get"]["responses"]["200"]["content"]["application/json"]
    assert answer == {"schema": {"$ref": "#/components/schemas/Register"}}
    assert schemas["Register"]["properties"]["members"]["items"] == {"$ref": "#/components/schemas/Member"}


def test_malformed_json_in_any_application() -> None:
    """If FastAPI parses the JSON, invalid JSON is a problem of the whole body."""
    app = FastAPI()

    @app.exception_handler(RequestValidationError)
    async def handle(_: Request, error: RequestValidationError) -> PlainTextResponse:
        return PlainTextResponse("\n".join(map(str, problems_in(list(error.errors())))), 422)

    @app.put("/")
    def put(entity: Annotated[FromJson[Member], Body()]) -> None: ...

    with serve(app) as address:
        response = httpx.put(address, content=b'{"id": "m"', headers=JSON, trust_env=False)
    assert response.text == "/body: expected JSON, got a text that is not JSON (expecting ',' delimiter)"


SCHEMA: Final = schemathesis.openapi.from_asgi("/openapi.json", application(Register()))
# Generating these cases takes a minute, even if they are not run.
SCHEMA.config.phases.coverage.enabled = settings().max_examples > 1000


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@SCHEMA.parametrize()
@settings(max_examples=max(settings().max_examples // 4, 10), deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_causes_a_failure(case: schemathesis.Case[Any]) -> None:
    """Any request, valid or not, is answered according to the schema."""
    # A schema cannot express everything, for example that 30 February does not exist.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])
