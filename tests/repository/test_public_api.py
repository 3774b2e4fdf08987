"""The public interface: every change to it is deliberate, because other applications import it."""

from __future__ import annotations

from difflib import unified_diff

import psm_model
from tests.make_public_api import PUBLIC_API, list_public_api


def test_interface_is_as_written_down() -> None:
    """No public name, parameter, default or type changes unnoticed; `python -m tests.make_public_api` accepts it."""
    written = PUBLIC_API.read_text(encoding="utf-8").splitlines()
    changes = [*unified_diff(written, list_public_api(), "written", "now", lineterm="", n=0)]
    assert not changes, "\n".join(changes)


def test_interface_has_signatures() -> None:
    """The interface names what applications use most, with parameters, kinds of parameters, defaults and results."""
    lines = list_public_api()
    assert {*psm_model.__all__} <= {*lines}
    (check,) = (line for line in lines if line.startswith("check("))
    assert check.startswith("check(register: Register, ")
    assert ", *, " in check
    assert check.endswith(" -> Report")
    assert "    YES = 'yes'" in lines
    assert "    classmethod from_mapping(mapping: Mapping[str, Any]) -> Config" in lines
    # Addresses in memory differ from run to run.
    assert not any(" at 0x" in line for line in lines)
