"""Pages in Debian's Chromium, headless and offline, with all errors recorded."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, Self

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request

__all__ = ["CHROMIUM", "SITE", "WatchedPage", "find_violations", "open_context"]

SITE: Final = Path(__file__).parents[2] / "build" / "docs" / "html"
CHROMIUM: Final = shutil.which("chromium")
PATIENCE: Final = 600_000
"""Milliseconds after which a test stops waiting for a page."""
RULES_OF_COLOUR: Final = ("color-contrast", "link-in-text-block")
"""The rules of axe about colours, without those that ask for more than is usual."""

REMOVE_REPEATED: Final = """() => {
    const grounds = new Map([[null, ""]]);
    const describe = element => {
        if (!grounds.has(element)) {
            const style = getComputedStyle(element);
            const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.position].join();
            grounds.set(element, `${describe(element.parentElement)}/${own}`);
        }
        return grounds.get(element);
    };
    const looks = [...document.querySelectorAll("body *:not(:has(*))")].map(element => {
        const style = getComputedStyle(element);
        return [element, [element.localName, style.color, style.fontSize, style.fontWeight, describe(element)].join()];
    });
    const seen = new Map();
    for (const [element, look] of looks) {
        seen.set(look, (seen.get(look) ?? 0) + 1);
        if (seen.get(look) > 3) element.remove();
    }
}"""
"""Removes the elements without children whose colours, type and grounds three elements before them have."""


class WatchedPage:
    """A page whose errors and requests are recorded.

    A browser opens it as a new visitor, who has nothing stored. A context opens it as the visitor of its other pages.
    """

    def __init__(
        self, visitor: Browser | BrowserContext, *, width: int = 1280, scheme: Literal["light", "dark"] = "light"
    ) -> None:
        self.context: BrowserContext = (
            open_context(visitor, width=width, scheme=scheme) if isinstance(visitor, Browser) else visitor
        )
        self.page: Page = self.context.new_page()
        self.close: Callable[[], None] = self.page.close if self.context is visitor else self.context.close
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
        self.close()


def open_context(browser: Browser, *, width: int = 1280, scheme: Literal["light", "dark"] = "light") -> BrowserContext:
    """Return a context of a new visitor, with the width of the window and the colour scheme."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    # The limit is high, because speed is not tested and the machine may be busy.
    context.set_default_timeout(PATIENCE)
    return context


def find_violations(page: Page, *, of_colour: bool = False) -> list[tuple[str, list[str]]]:
    """Return the violations that axe calls moderate or worse: their names, and the beginnings of three nodes.

    Colours take axe nearly all its time, so it compares them last, and on a page without the texts that look like
    others: the page is not whole afterwards.

    Args:
        page: The page.
        of_colour: Whether to look for violations of colour alone. Only these differ between colour schemes.
    """
    found = [] if of_colour else run_axe(page, rules={rule: {"enabled": False} for rule in RULES_OF_COLOUR})
    page.evaluate(REMOVE_REPEATED)
    return found + run_axe(page, runOnly={"type": "rule", "values": [*RULES_OF_COLOUR]})


def run_axe(page: Page, **options: object) -> list[tuple[str, list[str]]]:
    """Return what axe finds with some rules, if it calls it moderate or worse."""
    return [
        (violation["id"], [node["html"][:160] for node in violation["nodes"]][:3])
        for violation in Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
        if violation["impact"] in {"moderate", "serious", "critical"}
    ]
