"""The application of the guide: what it serves and refuses, under real requests and malformed ones."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Annotated, Any, Final

import httpx
import pytest
import schemathesis
import uvicorn
from fastapi import Body, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from examples.api.app import application, batang
from psm_model import Member, Register, check, dumps, load, loads
from psm_model.formats.pydantic import FromJson, problems_in

ROOT: Final = Path(__file__).parents[2]
BATANG: Final = load(ROOT / "examples" / "batang.json")
PROBLEM: Final = "application/problem+json"
JSON: Final = {"content-type": "application/json"}


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Run an application on loopback and give its address."""
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
    """A client of an application that serves the board of Kabupaten Batang."""
    with served(batang()) as address, httpx.Client(base_url=address, trust_env=False, timeout=600) as client:
        yield client


# Any: JSON.
def refused(answer: httpx.Response, status: int) -> dict[str, Any]:
    """The problem that an answer tells."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    problem: dict[str, Any] = answer.json()
    assert problem["status"] == status
    return problem


def test_what_is_served(client: httpx.Client) -> None:
    """The register and its organisations are served as they are in its file, and one that is sent is checked."""
    assert loads(client.get("/register").content) == BATANG
    organisation = BATANG.organisations[0]
    assert client.get(f"/organisations/{organisation.id}").json()["name"] == organisation.name
    assert client.post("/check", content=dumps(BATANG), headers=JSON).json() == check(BATANG).to_dict()


def test_a_board(client: httpx.Client) -> None:
    """Who is on a board is told of a day, and of a year as of what may be any of its days."""
    old = BATANG.board_terms[0]
    seat = {"id": "a", "post": "chair", "name": "Contoh", "period": {"start": "2025-11-01", "end": "2026-06-01"}}
    term = {"id": old.id, "organisation_id": old.organisation_id, "label": "2025–2030", "appointments": [seat]}
    assert client.put("/board-terms", json=term).status_code == 204
    for on, verdicts in (("2026-01-01", ["yes"]), ("2026", ["undetermined"]), ("2027", [])):
        held = client.get(f"/organisations/{old.organisation_id}/board", params={"on": on}).json()
        assert [(one["holder"], one["verdict"]) for one in held] == [("Contoh", verdict) for verdict in verdicts]


def test_what_is_not_there(client: httpx.Client) -> None:
    """What is not there, and a method that is not allowed, are problems too."""
    assert "no organisation 'x'" in refused(client.get("/organisations/x"), 404)["detail"]
    for nowhere in ("/nothing", "/organisations/"):
        assert refused(client.get(nowhere), 404)["title"] == "Not Found"
    answer = client.delete("/register")
    assert refused(answer, 405)["title"] == "Method Not Allowed"
    assert answer.headers["allow"] == "GET"


def test_what_breaks_a_rule_is_refused(client: httpx.Client) -> None:
    """A board at the same time as another is refused with the finding, and changes nothing; one after it is kept."""
    old = BATANG.board_terms[0]
    rival = {"id": "rival", "organisation_id": old.organisation_id, "period": {"start": "2026-01-01", "end": ".."}}
    problem = refused(client.put("/board-terms", json=rival), 409)
    assert problem["type"] == "urn:psm-model:problem:rules"
    assert [found["code"] for found in problem["findings"]] == ["PSM101"]
    assert loads(client.get("/register").content) == BATANG
    assert client.put("/board-terms", json={**rival, "period": {"start": "2031-01-01"}}).status_code == 204
    assert client.put("/members", json={"id": "m", "name": "Contoh"}).status_code == 204
    assert client.put("/members", json={"id": "m", "name": "Contoh Baru"}).status_code == 204
    now = loads(client.get("/register").content)
    assert [term.id for term in now.board_terms] == [old.id, "rival"]
    assert str(now.member("m").name) == "Contoh Baru"


def test_old_faults_do_not_hinder() -> None:
    """A register that breaks rules already can still be written to, so long as nothing new is broken."""
    troubled = load(ROOT / "examples" / "troubled.json")
    assert not check(troubled).ok
    with served(application(troubled)) as address, httpx.Client(base_url=address, trust_env=False) as client:
        assert client.put("/members", json={"id": "new", "name": "Contoh"}).status_code == 204


def test_malformed_requests(client: httpx.Client) -> None:
    """What can't be read is told with its place in the request, and personal data is not shown."""
    wrong = {"id": "m", "name": "Contoh", "birth_date": "1955-02-31", "other": 1}
    problem = refused(client.put("/members", json=wrong), 422)
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
        errors = refused(client.put("/members", content=content, headers=JSON), 422)["errors"]
        assert errors[0]["pointer"] in {"/body", "/body/id"}
    lonely = b'{"id": "m", "name": "\\ud800"}'
    assert refused(client.put("/members", content=lonely, headers=JSON), 422)["errors"][0]["pointer"] == "/body/name"
    assert refused(client.get("/organisations/o/board?on=2025-13-01"), 422)["errors"][0]["pointer"] == "/query/on"


@pytest.mark.parametrize("media_type", [None, "text/plain", "application/x-www-form-urlencoded", "application/xml"])
def test_media_types(media_type: str | None, client: httpx.Client) -> None:
    """A body that is not said to be JSON is refused, with what would be taken; said in any case, it is taken."""
    headers = {} if media_type is None else {"content-type": media_type}
    answer = client.put("/members", content=b'{"id": "m", "name": "Contoh"}', headers=headers)
    refused(answer, 415)
    assert answer.headers["accept"] == "application/json"
    assert client.put("/members", content=b"", headers=headers).status_code == 415
    said = {"content-type": "Application/JSON; charset=utf-8"}
    taken = client.put("/members", content=b'{"id": "m", "name": "Contoh"}', headers=said)
    assert taken.status_code == 204
    assert "content-type" not in taken.headers


def test_one_who_leaves() -> None:
    """That a client leaves before all of its body is there is no failure of the application."""
    request = {
        "type": "http",
        "method": "PUT",
        "path": "/members",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in JSON.items()],
    }
    # Any: what the parts of a message are.
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


def test_described_as_it_answers(client: httpx.Client) -> None:
    """In the description every error is a problem and nothing else, and what is taken is JSON."""
    for path in client.get("/openapi.json").json()["paths"].values():
        for operation in path.values():
            if "requestBody" in operation:
                assert list(operation["requestBody"]["content"]) == ["application/json"]
            answers = operation["responses"]
            assert set(answers) <= {"200", "204", "4XX"}
            assert list(answers["4XX"]["content"]) == [PROBLEM]


def test_malformed_json_in_any_application() -> None:
    """Where FastAPI itself reads the JSON, what is no JSON is a problem of the whole body."""
    app = FastAPI()

    @app.exception_handler(RequestValidationError)
    async def tell(_: Request, error: RequestValidationError) -> PlainTextResponse:
        return PlainTextResponse("\n".join(map(str, problems_in(list(error.errors())))), 422)

    @app.put("/")
    def put(entity: Annotated[FromJson[Member], Body()]) -> None: ...

    with served(app) as address:
        answer = httpx.put(address, content=b'{"id": "m"', headers=JSON, trust_env=False)
    assert answer.text == "/body: expected JSON, got expecting ',' delimiter"


SCHEMA: Final = schemathesis.openapi.from_asgi("/openapi.json", application(Register()))
# It takes a minute to make these cases, even of tests that are not run.
SCHEMA.config.phases.coverage.enabled = settings().max_examples > 1000


@pytest.mark.filterwarnings("default")
@SCHEMA.parametrize()
@settings(max_examples=max(settings().max_examples // 4, 10), deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_makes_it_fail(case: schemathesis.Case[Any]) -> None:
    """No request, valid by its schema or not, is answered by a failure or by what its schema does not say."""
    # What a schema can't say, as that the 30th of February is no day, is refused all the same.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])
