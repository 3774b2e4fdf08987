"""The application of the guide: what it serves and refuses, under real requests and malformed ones."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any, Final

import httpx
import pytest
import schemathesis
import uvicorn
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from examples.api.app import application, batang
from psm_model import Register, check, dumps, load, loads

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
    with served(batang()) as address, httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
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
    """The register is served as it is in its file, and who is on the board on a day, with how sure that is."""
    assert loads(client.get("/register").content) == BATANG
    organisation = BATANG.organisations[0]
    assert client.get(f"/organisations/{organisation.id}").json()["name"] == organisation.name
    held = client.get(f"/organisations/{organisation.id}/board", params={"on": "2026-01-01"}).json()
    assert len(held) == len(BATANG.board_terms[0].appointments)
    assert {one["verdict"] for one in held} <= {"yes", "undetermined"}
    assert client.post("/check", content=dumps(BATANG), headers=JSON).json() == check(BATANG).to_dict()


def test_what_is_not_there(client: httpx.Client) -> None:
    """What is not there, and a method that is not allowed, are problems too."""
    assert "no organisation 'x'" in refused(client.get("/organisations/x"), 404)["detail"]
    assert refused(client.get("/nothing"), 404)["title"] == "Not Found"
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
    for content, status in (
        (b'{"id": "\xff"', 400),
        (b'{"id": "m"', 422),
        (b'{"id": "m", "name": "\\ud800"}', 422),
        (b"[" * 100_000, 400),
        (b"", 422),
    ):
        refused(client.put("/members", content=content, headers=JSON), status)
    assert refused(client.get("/organisations/o/board?on=2025-13-01"), 422)["errors"][0]["pointer"] == "/query/on"


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
