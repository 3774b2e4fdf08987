"""The description of the package: its links work without the repository."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import pytest

from release.readme import Readme, rewrite_links

ROOT: Final = Path(__file__).parents[2]
CONFIG: Final = {"file-address": "{repository}/blob/v{version}/{path}"}


def describe(**project: Any) -> str:
    """Return the description of a project with these values, of any type, in its table."""
    metadata = {"version": "1.0", **project}
    Readme(str(ROOT), CONFIG).update(metadata)
    return str(metadata["readme"]["text"])


@pytest.mark.parametrize("urls", [None, {"Source": "https://example.org/psm"}])
def test_no_link_is_relative(urls: dict[str, str] | None) -> None:
    """Every link of the description has a scheme, with and without the address of the repository."""
    text = describe(**({"urls": urls} if urls else {}))
    targets = re.findall(r"\]\(([^)]*)\)", text)
    assert [target for target in targets if not target.startswith("https://")] == []
    assert ("https://example.org/psm/blob/v1.0/CHANGELOG.md" in targets) == (urls is not None)


def test_the_words_stay() -> None:
    """Without the address, the description differs from README.md in links only."""
    words = re.sub(r"\[([^][]+)\]\([^)]*\)", r"\1", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert re.sub(r"\[([^][]+)\]\([^)]*\)", r"\1", describe()) == words


@pytest.mark.parametrize("text", ["[a](https://example.org)", "[a](#place)", "a[0](x y)", "[a]"])
def test_other_texts_stay(text: str) -> None:
    """Links with a scheme, links within the page, and texts in other brackets stay."""
    assert rewrite_links(text, "https://example.org/{path}") == text
    assert rewrite_links(text, None) == text
