"""corpus: documents with what is found in each, for another implementation of the rules, in any language.

The file ``corpus.jsonl`` beside this module has one of them a line, as JSON:

- ``id``: its name;
- ``document``: the JSON document of a register; or ``text``: one that can't be read;
- ``as_of`` and ``config``: what it is checked with, where that is not the usual; the keys are those of the
  configuration in TOML;
- ``needs``: ``areas`` where the table of area codes is needed;
- ``findings``: what is found, those that imprecise dates leave open too: code, verdict and place (a JSON Pointer), in
  the order of the report; or ``problems``: the places at which the text can't be read.
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
    """A document and what is found in it by ``check(..., undetermined=True)``."""

    id: str
    """Its name, as in "PSM101"."""
    document: str
    """The document, as a text."""
    findings: tuple[tuple[str, Verdict, str], ...] = ()
    """The code, the verdict and the place of each finding, in the order of a report."""
    problems: tuple[str, ...] = ()
    """The places of what can't be read, where it is no register."""
    as_of: date | None = None
    """The day of which it is asked."""
    config: Config = attrs.field(factory=Config)
    """The configuration that it is checked with."""
    needs_areas: bool = False
    """Whether the table of area codes is needed (the extra ``areas``)."""


def corpus() -> tuple[Expected, ...]:
    """Return the documents: for each rule one that breaks it, some that break none, some at the edge, some malformed.

    >>> next(one.findings for one in corpus() if one.id == "a board that starts before the last day of another")
    (('PSM101', <Verdict.YES: 'yes'>, '/board_terms/1'),)
    """
    lines = files(__package__).joinpath(_FILE).read_text(encoding="utf-8").splitlines()
    return tuple(_expected(json.loads(line)) for line in lines)


# Any: JSON.
def _expected(line: dict[str, Any]) -> Expected:
    config = dict(line.get("config", {}))
    if "waivers" in config:
        # TOML has dates, JSON has not.
        config["waivers"] = [{**one, "until": date.fromisoformat(one["until"])} for one in config["waivers"]]
    return Expected(
        id=line["id"],
        document=line["text"] if "text" in line else json.dumps(line["document"], ensure_ascii=False),
        findings=tuple((one["code"], Verdict(one["verdict"]), one["path"]) for one in line.get("findings", ())),
        problems=tuple(line.get("problems", ())),
        as_of=date.fromisoformat(line["as_of"]) if "as_of" in line else None,
        config=Config.from_mapping(config),
        needs_areas="areas" in line.get("needs", ()),
    )
