"""Stores on SQLite and, if it is installed, on a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from sqlalchemy import Engine

with suppress(ModuleNotFoundError):
    # Models can be imported only after this.
    from django import setup
    from django.conf import settings

    settings.configure(INSTALLED_APPS=["examples.django_store"])
    setup()

from tests.examples.databases import POSTGRESQL, open_quickly, run_postgresql
from tests.examples.stored import WRITERS, clear


@pytest.fixture(scope="session")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Return the addresses of empty databases."""
    found = {"sqlite": f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'store.db'}"}
    if POSTGRESQL is None:
        yield found
        return
    with run_postgresql() as url:
        yield {**found, "postgresql": url}


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def opened_store(request: pytest.FixtureRequest, addresses: dict[str, str]) -> Iterator[Engine]:
    """Return a store of either kind, with a connection for each writer."""
    if request.param not in addresses:
        pytest.skip("PostgreSQL is not installed")
    engine = open_quickly(addresses[request.param], connections=WRITERS)
    yield engine
    engine.dispose()


@pytest.fixture
def store(opened_store: Engine) -> Engine:
    """Return an empty store of either kind."""
    clear(opened_store)
    return opened_store
