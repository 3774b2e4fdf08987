"""Reports as JSON, and their JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from psm_model.checking import Finding, Report
from psm_model.checking.patch import Operation
from psm_model.i18n import Language

from .baseline import Baseline
from .unreadable import UnreadableFile

__all__ = ["PatchProposer", "render_json", "report_schema"]

PatchProposer: TypeAlias = Callable[[Finding], "list[Operation] | None"]
"""Returns the patch of a finding; None if it has none."""

_NO_PATCHES: Final[Mapping[str, PatchProposer]] = MappingProxyType({})


def render_json(
    reports: Iterable[tuple[str, Report | UnreadableFile]],
    *,
    language: Language = "en",
    gone: Baseline | None = None,
    patches: Mapping[str, PatchProposer] = _NO_PATCHES,
    ascii_only: bool = False,
) -> str:
    """Return one JSON document with a report for each file.

    Args:
        reports: The reports, or errors of unreadable files, each with the name of its file.
        language: The language of the messages.
        gone: The findings of the baseline, if one was used, that are in none of the reports.
        patches: For the names of files, the functions that return the patch of a finding, such as `propose_patch` with
            the register of the file.
        ascii_only: Whether to escape characters beyond ASCII.

    >>> print(render_json([("a.json", check(Register()))]))  # doctest: +ELLIPSIS
    {
      "psm_check": 1,
      "reports": [
        {
          "file": "a.json",
          "psm_report": 1,
          "ok": true,
    ...
    """
    # Any: input of a JSON writer.
    document: dict[str, Any] = {
        "psm_check": 1,
        "reports": [
            {"file": file, "ok": False, "error": report.to_dict()}
            if isinstance(report, UnreadableFile)
            else {"file": file, **_make_report(report, patches.get(file), language)}
            for file, report in reports
        ],
    }
    if gone is not None:
        document["gone"] = gone.to_list()
    return json.dumps(document, ensure_ascii=ascii_only, indent=2)


# Any: a JSON value.
def _make_report(report: Report, propose: PatchProposer | None, language: Language) -> dict[str, Any]:
    """Return a report as a JSON object, whose findings have their patches."""
    made = report.to_dict(language=language)
    if propose is not None:
        for key, findings in (("findings", report.findings), ("known", report.known)):
            made[key] = [
                {**entry, **_make_patch(finding, propose)} for finding, entry in zip(findings, made[key], strict=True)
            ]
    return made


# Any: a JSON value.
def _make_patch(finding: Finding, propose: PatchProposer) -> dict[str, Any]:
    patch = propose(finding)
    return {} if patch is None else {"patch": patch}


# Any: a JSON Schema, which is any JSON object.
def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the output of `Report.to_dict` and `render_json`. It describes every key.

    >>> report_schema()["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    schema: dict[str, Any] = json.loads(files(__package__).joinpath("report_schema.json").read_text(encoding="utf-8"))
    return schema
