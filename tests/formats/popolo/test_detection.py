"""A Popolo document in place of a register: the error names what reads it."""

from __future__ import annotations

import json

import pytest

from psm_model.errors import FormatError
from psm_model.formats import loads


@pytest.mark.parametrize("key", ["persons", "organizations", "memberships", "posts"])
def test_popolo_document_is_named(key: str) -> None:
    """A Popolo document is named as one, with what reads it; a register with a key of Popolo has a wrong key."""
    document = {key: [], "events": [], "members": 5}
    for source, hint in (
        (None, "which read_popolo of psm_model.formats.popolo reads"),
        ("x.json", "which 'psm-model convert' converts to a register after you rename it to end in .popolo.json"),
        ("x.Popolo.json", "which 'psm-model convert' converts to a register"),
    ):
        with pytest.raises(FormatError) as caught:
            loads(json.dumps(document), source=source)
        (problem,) = caught.value.problems
        assert (problem.path, problem.expected, problem.got) == ("", "a register", f"a Popolo document, {hint}")
    with pytest.raises(FormatError) as caught:
        loads(json.dumps({"psm_register": 1, **document}))
    assert f"/{key}" in {problem.path for problem in caught.value.problems}
