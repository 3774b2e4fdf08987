"""The check that the playground calls: it takes a JSON document as text and returns the result as text.

It runs in the browser, next to the wheel of the package, and in the tests.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

from docs._ext.timeline_drawing import draw_terms
from psm_model import FormatError, check, loads
from psm_model.formats.offsets import find_offsets
from psm_model.formats.problem_words import DOCUMENT_PHRASES
from psm_model.formats.syntax import describe_syntax
from psm_model.i18n import Bilingual
from psm_model.rules import RULES
from psm_model.views.timeline import make_timeline

if TYPE_CHECKING:
    from psm_model.errors import Problem
    from psm_model.i18n import Language

__all__ = ["check_document"]

# Whole numbers may have more digits than Python reads; `loads` reports those.
_DECODER: Final = json.JSONDecoder(strict=False, parse_int=str)
_WIDTH: Final = 420.0
"""The width of the drawing, which is beside the document where there is room."""
_BEYOND: Final = re.compile("[\U00010000-\U0010ffff]")
_DEEPEST: Final = 100
"""Far more than a register needs, and less than the depth at which Python in a browser fails."""
_TOO_DEEP: Final = Bilingual(
    "expected lists and objects nested {most} deep at most, got more",
    "seharusnya daftar dan objek bertingkat paling banyak {most}, ternyata lebih",
)
_BRACKET: Final = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)


def check_document(text: str, language: Language, undetermined: bool) -> str:  # noqa: FBT001  # JavaScript has no keywords
    """Check a JSON document and return all that the page shows as JSON.

    Args:
        text: The document.
        language: The language of the messages.
        undetermined: Whether to include undetermined findings.

    The result has `problems` if the document is not a register, otherwise `findings` and a `drawing` of its terms: SVG,
    or null if no day is known. A place is two offsets in UTF-16 code units, as JavaScript counts, or null.
    """
    if _too_deep(text):
        message = _TOO_DEEP.translate(language).format(most=_DEEPEST)
        return json.dumps({"problems": [{"path": "", "message": message, "place": None}]})
    try:
        register = loads(text)
    except FormatError as error:
        places = _places_of_problems(text, [problem.path for problem in error.problems])
        # Any, here and below: JSON.
        problems: list[dict[str, Any]] = [
            {
                "path": problem.path,
                "message": _describe(problem, language),
                "place": places.get(problem.path),
            }
            for problem in error.problems
        ]
        return json.dumps({"problems": problems})
    report = check(register, undetermined=undetermined)
    places = _places(text, report.pointers)
    findings: list[dict[str, Any]] = [
        {
            "code": finding.code,
            "title": RULES[finding.code].title.translate(language),
            "severity": finding.severity.value,
            "verdict": finding.verdict.value,
            "path": finding.path,
            "message": finding.message(language=language),
            "place": places.get(finding.path),
        }
        for finding in report
    ]
    drawing = draw_terms(make_timeline(register, findings=report), language=language, width=_WIDTH)
    return json.dumps({"findings": findings, "drawing": None if drawing is None else drawing.svg})


def _describe(problem: Problem, language: Language) -> str:
    if language == "en":
        return f"expected {problem.expected}, got {problem.got}"
    expected, got = map(DOCUMENT_PHRASES.translate, (problem.expected, problem.got))
    return f"seharusnya {expected}, ternyata {got}"


def _too_deep(text: str) -> bool:
    depth = 0
    for sign in _BRACKET.findall(text):
        depth += (sign in "[{") - (sign in "]}")
        if depth > _DEEPEST:
            return True
    return False


def _places_of_problems(text: str, pointers: Collection[str]) -> dict[str, tuple[int, int]]:
    """Return the places of values in a document that is not a register, or where it stops being JSON."""
    try:
        json.loads(text, parse_int=str)
    except json.JSONDecodeError as error:
        offset = describe_syntax(text, error, "text").offset if text.strip() else 0
        return _in_utf_16(text, {"": (offset, offset)})
    return _places(text, pointers)


def _places(text: str, pointers: Collection[str]) -> dict[str, tuple[int, int]]:
    """Return the places of values: for a record over several lines, its id; for an absent value, the one around it."""
    above = {pointer: [pointer.rsplit("/", up)[0] for up in range(pointer.count("/") + 1)] for pointer in pointers}
    wanted = {step for chain in above.values() for step in chain if step}
    found = find_offsets(text, wanted | {f"{step}/id" for step in wanted})
    places = {}
    for pointer, chain in above.items():
        nearest = next((step for step in chain if step in found), None)
        if nearest is None:
            continue
        start = found[nearest]
        end = _DECODER.raw_decode(text, start)[1]
        if "\n" in text[start:end]:
            start = found.get(f"{nearest}/id", start)
            end = _DECODER.raw_decode(text, start)[1] if f"{nearest}/id" in found else start + 1
        places[pointer] = (start, end)
    return _in_utf_16(text, places)


def _in_utf_16(text: str, places: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Convert places to UTF-16 code units, in which a character beyond the first plane counts as two."""
    twice = [found.start() for found in _BEYOND.finditer(text)]
    return {
        pointer: (start + bisect_left(twice, start), end + bisect_left(twice, end))
        for pointer, (start, end) in places.items()
    }
