"""The package's description: README.md, whose links work where there is no repository beside it.

A link to a file of the repository becomes an address, if pyproject.toml has the address of the repository, as it has
from the first release on; until then only its text stays.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from hatchling.metadata.plugin.interface import MetadataHookInterface

__all__ = ["Readme", "rewrite_links"]

_LINK: Final = re.compile(r"\[([^][]+)\]\((?![a-z][a-z0-9+.-]*:|#)([^()\s]+)\)")
"""A link to a file: without a scheme, and not to a heading of the same page."""


def rewrite_links(text: str, file_address: str | None) -> str:
    r"""Return a text in Markdown whose links to files lead to an address, in which `{path}` stands for the file.

    Without an address, the text of each link stays.

    >>> rewrite_links("see [the guide](docs/guide.md#limits)", "https://example.org/v1/{path}")
    'see [the guide](https://example.org/v1/docs/guide.md#limits)'
    >>> rewrite_links("see [the\nguide](docs/guide.md)", None)
    'see the\nguide'
    """
    if file_address is None:
        return _LINK.sub(r"\1", text)
    return _LINK.sub(lambda link: f"[{link[1]}]({file_address.replace('{path}', link[2])})", text)


class Readme(MetadataHookInterface):
    """The hook by which hatchling reads the description."""

    # Any: the table `project` of pyproject.toml.
    def update(self, metadata: dict[str, Any]) -> None:
        """Set the description."""
        repository = metadata.get("urls", {}).get("Source")
        address = None
        if repository is not None:
            address = self.config["file-address"].format(
                repository=repository, version=metadata["version"], path="{path}"
            )
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": rewrite_links(text, address)}
