"""corpus: documents with their findings, for other implementations of the rules in any language.

The file ``corpus.jsonl`` in the same folder has one document on each line, as JSON:

- ``id``: its name;
- ``document``: the JSON document of a register; or ``text``: an unreadable one;
- ``on`` and ``config``: the options of the check, if not the defaults; the keys are those of the configuration in
  TOML;
- ``needs``: ``areas`` if the table of area codes is needed;
- ``findings``: all findings, including undetermined ones: code, verdict and location (a JSON Pointer), in the order of
  the report; or ``problems``: the locations of the problems of the text.
"""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from typing import Any, Final

import attrs

from psm_model.checking.config import Config
from psm_model.values.verdict import Verdict

__all__ = ["Expected", "corpus"]

_FILE: Final = "corpus.jsonl"


@attrs.frozen
class Expected:
    """A document and its findings by ``check(..., undetermined=True)``."""

    id: str
    """Name, as in "PSM101"."""
    document: str
    """Document, as text."""
    findings: tuple[tuple[str, Verdict, str], ...] = ()
    """Code, verdict and location of each finding, in the order of a report."""
    problems: tuple[str, ...] = ()
    """Locations of the problems of a document that is not a register."""
    on: date | None = None
    """Day of the check."""
    config: Config = attrs.field(factory=Config)
    """Configuration of the check."""
    needs_areas: bool = False
    """Whether the check needs the table of area codes (the extra ``areas``)."""


def corpus() -> tuple[Expected, ...]:
    """Return the documents: one that breaks each rule, some that break none, edge cases, and malformed ones.

    >>> next(each.findings for each in corpus() if each.id == "a board that starts before the last day of another")
    (('PSM101', <Verdict.YES: 'yes'>, '/board_terms/1'),)
    """
    lines = files(__package__).joinpath(_FILE).read_text(encoding="utf-8").splitlines()
    return tuple(_parse_line(json.loads(line)) for line in lines)


# Any: JSON.
def _parse_line(line: dict[str, Any]) -> Expected:
    config = dict(line.get("config", {}))
    if "waivers" in config:
        # JSON has no dates.
        config["waivers"] = [{**waiver, "until": date.fromisoformat(waiver["until"])} for waiver in config["waivers"]]
    return Expected(
        id=line["id"],
        document=line["text"] if "text" in line else json.dumps(line["document"], ensure_ascii=False),
        findings=tuple(
            (finding["code"], Verdict(finding["verdict"]), finding["path"]) for finding in line.get("findings", ())
        ),
        problems=tuple(line.get("problems", ())),
        on=date.fromisoformat(line["on"]) if "on" in line else None,
        config=Config.from_mapping(config),
        needs_areas="areas" in line.get("needs", ()),
    )
