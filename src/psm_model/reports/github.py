"""Reports as workflow commands of GitHub Actions, which shows them as annotations of the files.

GitHub shows at most ten annotations of each kind for a step of a workflow; all of them stand in its log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from psm_model.checking import Finding, NotAsked, Report, Severity
from psm_model.formats.locations import Locations
from psm_model.i18n import Language
from psm_model.text import sanitize
from psm_model.values.verdict import Verdict

from .unreadable import Unreadable

__all__ = ["render_github"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_NOWHERE: Mapping[str, Locations] = MappingProxyType({})


def render_github(
    reports: Iterable[tuple[str, Report | Unreadable]],
    language: Language = "en",
    *,
    places: Mapping[str, Locations] = _NOWHERE,
) -> str:
    """Put reports into lines that GitHub Actions takes for annotations, one a finding.

    What is undetermined is a notice, whatever its severity, since it makes no check fail. A file that could not be
    read is an error; a rule that could not be asked is a notice, of all files together.

    Args:
        reports: The reports, or what is wrong with files that could not be read, each with the path of its file from
            the root of the repository.
        language: Of the messages.
        places: By file, line and column by JSON Pointer, as `psm_model.formats.locations.positions` gives them.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> print(render_github([("a.json", check(Register.of(ipsm, term)))]))
    ::warning file=a.json,title=PSM110 unreadable-label::the label of board term 't' gives no period: '2023-2006'
    """
    lines = []
    not_asked: dict[str, NotAsked] = {}
    for file, report in reports:
        if isinstance(report, Unreadable):
            lines.append(f"::error file={_property(PurePath(file).as_posix())}::{_data(report.message)}")
            continue
        lines += [_annotation(file, found, language, places.get(file, {})) for found in report]
        not_asked |= {one.code: one for one in report.not_asked}
    lines += [
        f"::notice title={_property(f'{code} {one.name}')}::{_data(one.reason.translate(language))}"
        for code, one in not_asked.items()
    ]
    return "\n".join(lines)


def _annotation(file: str, found: Finding, language: Language, places: Locations) -> str:
    certain = found.verdict is Verdict.YES
    command = _COMMANDS[found.severity] if certain else "notice"
    properties: dict[str, object] = {"file": PurePath(file).as_posix()}
    if found.path in places:
        properties["line"], properties["col"] = places[found.path]
    properties["title"] = f"{found.code} {found.name}" if certain else f"{found.code} {found.name} (undetermined)"
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {listed}::{_data(found.message(language))}"


def _data(text: str) -> str:
    return sanitize(text, keep="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
