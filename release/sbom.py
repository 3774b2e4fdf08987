"""The software bill of materials in the wheel: what it contains and what it needs, in CycloneDX.

It is written when a wheel is built (PEP 770). The wheel contains no code of others, so the bill names psm-model and the
packages that it requires, with the versions that it accepts. Tools that write bills describe an environment with one
version of each package, which a library does not choose, and would be needed wherever the wheel is built.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["BillOfMaterials", "describe"]

_REQUIREMENT: Final = re.compile(r"([A-Za-z0-9._-]+)([^;]*)(?:;(.*))?")

# Any: a document in JSON.
Document = dict[str, Any]


def _normalise(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _component(requirement: str, extra: str | None) -> Document:
    """Return the component that a requirement names; an extra makes it optional."""
    found = _REQUIREMENT.fullmatch(requirement)
    if found is None:
        raise ValueError(f"expected a requirement, got {requirement!r}")
    name, versions = _normalise(found[1]), found[2].replace(" ", "")
    properties = [("psm-model:versions", versions)] if versions else []
    properties += [("psm-model:extra", extra)] if extra else []
    properties += [("psm-model:marker", found[3].strip())] if found[3] else []
    return {
        "type": "library",
        "bom-ref": name,
        "name": name,
        "purl": f"pkg:pypi/{name}",
        "scope": "optional" if extra else "required",
        "properties": [{"name": key, "value": value} for key, value in properties],
    }


def describe(name: str, version: str, licence: str, needed: list[str], extras: dict[str, list[str]]) -> Document:
    """Return the bill of a package: its requirements, and those of its extras.

    >>> bill = describe("psm-model", "1.0", "MIT", ["attrs>=24.2"], {"cli": ["rich>=13"], "all": ["psm-model[cli]"]})
    >>> [(component["name"], component["scope"]) for component in bill["components"]]
    [('attrs', 'required'), ('rich', 'optional')]

    Raises:
        ValueError: a requirement has no name.
    """
    purl = f"pkg:pypi/{name}@{version}"
    wanted: list[tuple[str, str | None]] = [(requirement, None) for requirement in needed]
    wanted += [(requirement, extra) for extra, lines in sorted(extras.items()) for requirement in lines]
    components = [_component(requirement, extra) for requirement, extra in wanted]
    # The extra `all` names the package itself.
    components = sorted((each for each in components if each["name"] != name), key=lambda each: str(each["name"]))
    depends = [component["bom-ref"] for component in components]
    own = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        # The same for the same version, because two builds have the same bytes.
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, purl)}",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "component": {**own, "licenses": [{"license": {"id": licence}}]},
        },
        "components": components,
        "dependencies": [{"ref": purl, "dependsOn": depends}, *({"ref": each} for each in depends)],
    }


class BillOfMaterials(BuildHookInterface[Any]):
    """The hook by which hatchling puts the bill into the wheel."""

    # Any: what hatchling passes between its hooks.
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the bill into a temporary folder and name it for the wheel."""
        core = self.metadata.core
        if version == "editable":
            return
        # As they are in pyproject.toml: hatchling's own table repeats all requirements below `all`.
        extras = self.metadata.config["project"]["optional-dependencies"]
        bill = describe(core.name, self.metadata.version, core.license_expression, list(core.dependencies), extras)
        self._folder = tempfile.TemporaryDirectory()
        file = Path(self._folder.name, f"{core.name}.cdx.json")
        file.write_text(json.dumps(bill, indent=2) + "\n", encoding="utf-8")
        build_data["sbom_files"].append(str(file))

    # Any: see initialize.
    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the temporary folder."""
        if version != "editable":
            self._folder.cleanup()
