"""Pages in Debian's Chromium, without a window and without the network, of which all that goes wrong is noted."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final, Literal, Self

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

__all__ = ["CHROMIUM", "SITE", "Watched", "faults"]

SITE: Final = Path(__file__).parents[2] / "build" / "docs" / "html"
CHROMIUM: Final = shutil.which("chromium")
PATIENCE: Final = 600_000
"""Milliseconds after which a test gives up waiting for a page."""


class Watched:
    """A page of which all that goes wrong is noted."""

    def __init__(self, browser: Browser, *, width: int = 1280, scheme: Literal["light", "dark"] = "light") -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        # Nothing here is about speed: what is waited for comes on a loaded machine too, or never.
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda said: self.wrong.append(f"{said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("requestfailed", self._fail)
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _fail(self, request: Request) -> None:
        # Who leaves a page breaks off what it was still asking for.
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"failed: {request.url}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


def faults(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds moderate or worse in a page: the name of each, and the beginnings of three places."""
    return [
        (one["id"], [node["html"][:160] for node in one["nodes"]][:3])
        for one in Axe().run(page).response["violations"]
        if one["impact"] in {"moderate", "serious", "critical"}
    ]
