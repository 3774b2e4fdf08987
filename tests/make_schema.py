"""Generate the JSON Schema of registers, and its line in the versions: `python -m tests.make_schema`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Final

from psm_model import __version__
from psm_model.formats.json import VERSION
from psm_model.formats.json_schema import generate_schema

ROOT: Final = Path(__file__).parents[1]
SCHEMA: Final = ROOT / "src" / "psm_model" / "formats" / "register_schema.json"
VERSIONS: Final = ROOT / "tests" / "schema_versions.txt"


# Any, here and below: JSON.
def strip_descriptions(schema: Any) -> Any:
    """Return a schema without its descriptions."""
    if isinstance(schema, dict):
        # The name of a property may be "title", and then its value is a schema.
        descriptive = {"description", "examples", "title"}
        return {
            key: strip_descriptions(value)
            for key, value in schema.items()
            if key not in descriptive or isinstance(value, dict)
        }
    return [strip_descriptions(item) for item in schema] if isinstance(schema, list) else schema


def version_line(schema: Any) -> str:
    """Return the versions of the format and of the package, and the SHA-256 of the structure of a schema."""
    digest = hashlib.sha256(json.dumps(strip_descriptions(schema), sort_keys=True).encode()).hexdigest()
    return f"{VERSION} {__version__} {digest}"


if __name__ == "__main__":
    made = generate_schema()
    SCHEMA.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    lines = VERSIONS.read_text(encoding="utf-8").splitlines()
    if lines[-1] != version_line(made):
        VERSIONS.write_text("\n".join([*lines, version_line(made)]) + "\n", encoding="utf-8")
