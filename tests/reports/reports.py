"""Strategies for the tests of reports: findings with any content, reports of them, and real reports."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from psm_model.checking import Finding, Report, Severity, SkippedRule, Violation
from psm_model.checking.config_toml import load_config
from psm_model.checks import check
from psm_model.errors import Problem
from psm_model.formats import load
from psm_model.i18n import Bilingual
from psm_model.reports.unreadable import UnreadableFile
from psm_model.rules import RULES
from psm_model.values.verdict import Verdict

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
TROUBLED: Final = EXAMPLES / "troubled.json"

HOSTILE: Final = (
    "\n",
    "\r\n",
    "\x1b[31m",
    "\x00",
    "\u202e",
    "\u200f",
    "\u2028",
    "\x85",
    "\ud800",
    "::error::",
    "%0A",
    "%",
    ":",
    ",",
    "{0}",
    "}",
    "[a](1)",
    "](javascript:x)",
    "\\",
    '"',
    "</script>",
    "~1",
    "/",
)
"""Texts that could break a report."""


@cache
def texts() -> SearchStrategy[str]:
    """Generate texts of any characters, also lone surrogates, often with hostile parts."""
    anything = st.text(st.characters(exclude_categories=[]), max_size=5)
    return st.lists(st.sampled_from(HOSTILE) | anything, max_size=4).map("".join)


@cache
def pointers() -> SearchStrategy[str]:
    """Generate JSON Pointers, also the empty one."""
    steps = (
        st.integers(0, 20).map(str) | st.sampled_from(["board_terms", "label", "~0", "~1"]) | texts().map(escape_token)
    )
    return st.lists(steps, max_size=3).map(lambda tokens: "".join(f"/{token}" for token in tokens))


def escape_token(name: str) -> str:
    """Return a key as a reference token of a JSON Pointer."""
    return name.replace("~", "~0").replace("/", "~1")


DATES: Final = st.sampled_from(["2025", "2025-10", "2025-10-15"])
PERIODS: Final = st.sampled_from(["2025/2030", "2025-10-15/2030-10-14", "2021/..", "2021/", "/2030"])
KNOWN: Final = st.sampled_from(["-", "enacted 2004", "commenced 2012-01-19 by 2013"])
BY_FORM: Final = {"Date": DATES, "Period": PERIODS, "Imprecise": PERIODS}


@cache
def params(template: str) -> SearchStrategy[dict[str, str | int]]:
    """Generate a value for each placeholder of a message: dates and periods for forms that need them."""
    return st.fixed_dictionaries(find_values(template))


def find_values(template: str) -> dict[str, SearchStrategy[str | int]]:
    """Return the strategy of each placeholder of a message, also of those within the forms of others."""
    values: dict[str, SearchStrategy[str | int]] = {}
    for _, name, form, _ in Formatter().parse(template):
        if name is not None and form is not None and form.startswith("days "):
            values |= {name: PERIODS | st.just("-"), form.removeprefix("days ").strip("{}"): PERIODS}
        elif name is not None and form is not None and form.startswith("book "):
            values |= {name: st.just("-") | texts(), form.removeprefix("book ").strip("{}"): KNOWN}
        elif name is not None:
            # The form of a placeholder may depend on another.
            values |= find_values(form or "")
            values[name] = BY_FORM.get(form or "", texts() | st.integers(0, 9))
    return values


# Built once, because building a strategy takes longer than a draw.
CONTENT: Final = st.tuples(
    pointers(),
    st.lists(texts(), max_size=2).map(tuple),
    st.sampled_from([Verdict.YES, Verdict.UNDETERMINED]),
    st.lists(pointers(), max_size=2).map(tuple),
    st.lists(pointers(), max_size=2).map(tuple),
    st.sampled_from(Severity),
)
CODES: Final = st.sampled_from(["XYZ001", "XYZ002", *sorted(RULES)]) | st.sampled_from(["XYZ001", "XYZ002"])


LABELS: Final = st.builds(Bilingual, texts(), texts())


@st.composite
def findings(draw: DrawFn) -> Finding:
    """Generate findings of rules of the package and of other projects, with any content that the rule allows."""
    path, ids, verdict, related, settled_by, severity = draw(CONTENT)
    code = draw(CODES)
    if code in RULES:
        rule = RULES[code]
        drawn_params = draw(params(rule.message.english))
        violation = Violation(
            path=path, params=drawn_params, ids=ids, verdict=verdict, related=related, settled_by=settled_by
        )
        finding = Finding.from_violation(rule, violation, severity)
        labels = draw(st.dictionaries(st.sampled_from(sorted(drawn_params)), LABELS))
        return attrs.evolve(finding, labels=tuple(labels.items()), owner=draw(st.none() | texts()))
    return Finding(
        code=code,
        name=draw(st.sampled_from(["of-another-project", "odd"])),
        severity=severity,
        verdict=verdict,
        path=path,
        param_items=tuple(draw(params("{it}")).items()),
        ids=ids,
        related=related,
        settled_by=settled_by,
        template=Bilingual("found {it}", "ditemukan {it}"),
    )


@cache
def reports() -> SearchStrategy[Report]:
    """Generate reports of a few findings."""
    return st.lists(findings(), max_size=6).map(lambda drawn: Report(findings=tuple(drawn)))


@cache
def whole_reports() -> SearchStrategy[Report]:
    """Generate reports of a few findings, some of them known, and with skipped rules."""
    new, known = (st.lists(findings(), max_size=most) for most in (3, 2))
    return st.builds(Report, findings=new, known=known, skipped=skipped_rules())


@cache
def skipped_rules() -> SearchStrategy[tuple[SkippedRule, ...]]:
    """Generate skipped rules, with any reason."""
    reasons = st.builds(Bilingual, texts(), texts())
    entries = st.builds(SkippedRule, code=CODES, name=st.sampled_from(["unknown-area", "odd"]), reason=reasons)
    return st.lists(entries, max_size=2).map(tuple)


@cache
def unreadable() -> SearchStrategy[UnreadableFile]:
    """Generate the problems of a file that could not be read."""
    problem = st.builds(Problem, texts(), texts(), texts(), st.none() | st.integers(1, 9))
    return st.builds(UnreadableFile, texts(), st.lists(problem, max_size=2).map(tuple))


@cache
def languages() -> SearchStrategy[str]:
    """Generate "en" and "id"."""
    return st.sampled_from(["en", "id"])


def troubled() -> Report:
    """Return the report of the troubled example with its configuration and undetermined findings."""
    config = load_config(TROUBLED.with_suffix(".toml"))
    return check(load(TROUBLED), config=config, on=date(2026, 11, 24), undetermined=True)


def flood(counts: dict[str, int]) -> Report:
    """Return a report with a number of findings for each code."""
    return Report(
        findings=tuple(
            Finding(
                code=code,
                name=f"name-of-{code.lower()}",
                severity=Severity.ERROR,
                verdict=Verdict.YES,
                path=f"/board_terms/{number}",
                param_items=(),
                ids=(),
                related=(),
                settled_by=(),
                template=Bilingual("wrong", "salah"),
            )
            for code, count in counts.items()
            for number in range(count)
        )
    )
