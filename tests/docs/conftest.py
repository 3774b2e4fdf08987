"""The browser and the site for the tests that look at it."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright

from docs._ext.serving import server
from tests.docs.browsing import CHROMIUM, SITE


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser."""
    with sync_playwright() as playwright:
        # The sandbox does not work as root, for example in a container.
        started = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False)
        yield started
        started.close()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the site below a path."""
    with server(SITE, prefix="/some/where/", quiet=True) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}/some/where/"
        serving.shutdown()
