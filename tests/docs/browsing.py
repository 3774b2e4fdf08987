"""Pages in Debian's Chromium, headless and offline, with all errors recorded."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final, Literal, Self

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

__all__ = ["CHROMIUM", "SITE", "WatchedPage", "find_violations"]

SITE: Final = Path(__file__).parents[2] / "build" / "docs" / "html"
CHROMIUM: Final = shutil.which("chromium")
PATIENCE: Final = 600_000
"""Milliseconds after which a test stops waiting for a page."""


class WatchedPage:
    """A page whose errors and requests are recorded."""

    def __init__(self, browser: Browser, *, width: int = 1280, scheme: Literal["light", "dark"] = "light") -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        # The limit is high, because speed is not tested and the machine may be busy.
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.errors.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.errors.append(f"error: {error}"))
        self.page.on("requestfailed", self._fail)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def _fail(self, request: Request) -> None:
        # Leaving a page aborts its pending requests.
        if request.failure != "net::ERR_ABORTED":
            self.errors.append(f"failed: {request.url}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


def find_violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return the violations that axe calls moderate or worse: their names, and the beginnings of three nodes."""
    return [
        (violation["id"], [node["html"][:160] for node in violation["nodes"]][:3])
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in {"moderate", "serious", "critical"}
    ]
