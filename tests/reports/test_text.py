"""A report in plain text: whole, or floods cut with exact counts; in the same bytes for the same findings."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking import Config, Finding, Report, Severity
from psm_model.checks import check
from psm_model.entities import BoardTerm, Register
from psm_model.formats.locations import Position, locate_pointers
from psm_model.i18n import Bilingual, Language
from psm_model.reports.text import render_text
from psm_model.rules import RULES
from psm_model.values import Period
from psm_model.values.verdict import Verdict
from tests.reports.reports import TROUBLED, findings, flood, languages, reports, texts, troubled
from tests.rules.samples import IPSM


def seen(text: str) -> str:
    """A text with what can't be printed escaped, letter by letter."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


@given(reports(), languages(), texts())
def test_every_finding_is_told(report: Report, language: Language, name: str) -> None:
    """Without a limit each finding has its paragraph, in the order of the report, with message and place.

    What the rule rests on stands with the first finding of each code, and with no other.
    """
    explained = set()
    *paragraphs, summary = render_text(report, language=language, name=name).split("\n\n")
    assert summary.startswith(f"{seen(name)}: " if name else ("no ", "tidak ", *"123456789"))
    assert len(paragraphs) == len(report.findings)
    for found, paragraph in zip(report, paragraphs, strict=True):
        head, *rest = paragraph.split("\n")
        assert head.startswith(f"{found.code} {found.name} (")
        assert ("," in head) is (found.verdict is Verdict.UNDETERMINED)
        assert seen(found.message(language=language)) in "\n".join(rest)
        assert all(seen(pointer) in paragraph for pointer in (found.path, *found.related[:10], *found.settled_by[:10]))
        first = found.code in RULES and found.code not in explained
        explained.add(found.code)
        assert any(re.match("  (why|dasar) ", line) for line in rest) is first
        for source in RULES[found.code].sources if first else ():
            assert any(line.endswith(f"  {source}") for line in rest)


@pytest.mark.parametrize(("language", "more"), [("en", "and {} more"), ("id", "dan {} lainnya")])
def test_of_very_many_places_the_first_are_shown(language: Language, more: str) -> None:
    """The first ten places of a finding are shown and the others counted; ten are shown whole."""
    pointers = tuple(f"/board_terms/{number}" for number in range(3010))
    (found,) = check(
        Register.of(BoardTerm(id="t", organisation_id="o", label="2023-2006")), config=Config(select=("PSM110",))
    )
    for count in (10, 11, 3010):
        many = attrs.evolve(found, related=pointers[:count], settled_by=pointers[:count])
        text = render_text(Report(findings=(many,)), language=language)
        assert text.count("/board_terms/9") == 2
        assert ("/board_terms/10" in text) is False
        left = {10: None, 11: "1", 3010: "3,000" if language == "en" else "3.000"}[count]
        counts = text.count(more.format(left)), text.count(more.removesuffix("{} more").removesuffix("{} lainnya"))
        assert counts == ((2, 2) if left else (0, 0))


def test_why_is_told_once_for_a_code() -> None:
    """Of several findings of a rule the first tells what the rule rests on; the places and messages of all are told."""
    terms = [
        BoardTerm(id=f"t{n}", organisation_id="o", period=Period.parse(f"202{n}-01-01/2025-01-01")) for n in range(4)
    ]
    report = check(Register.of(*terms), config=Config(select=("PSM101", "PSM002")))
    paragraphs = render_text(report).split("\n\n")[:-1]
    assert report.by_code == {"PSM002": 4, "PSM101": 6}
    of_code = [[one for one in paragraphs if one.startswith(code)] for code in ("PSM002", "PSM101")]
    assert [["  why" in one for one in told] for told in of_code] == [[True] + [False] * 3, [True] + [False] * 5]
    assert all("  where" in one and "  what" in one for one in paragraphs)


@given(reports(), languages(), texts(), st.none() | st.integers(0, 2))
def test_lines_are_fit_for_a_terminal(report: Report, language: Language, name: str, most: int | None) -> None:
    """No line holds what a terminal would not print as it stands, whatever the findings say; no finding adds lines."""
    lines = render_text(report, language=language, name=name, most=most).split("\n")
    assert all(line.isprintable() for line in lines)
    # With a limit, which findings are shown depends on their texts, by which they are ordered.
    tame = Report(findings=tuple(findings_made_tame(report)))
    whole = render_text(report, language=language, name=name).split("\n")
    assert len(whole) == len(render_text(tame, language=language, name="a" if name else "").split("\n"))


def findings_made_tame(report: Report) -> list[Finding]:
    """Findings of the same codes and shapes, whose texts are plain."""
    return [
        Finding(
            code=found.code,
            name=found.name,
            severity=found.severity,
            verdict=found.verdict,
            path="/a",
            named=(),
            ids=(),
            related=("/a",) * len(found.related),
            settled_by=("/a",) * len(found.settled_by),
            template=Bilingual("a", "a"),
        )
        for found in report
    ]


@given(st.lists(findings(), max_size=6), st.randoms(use_true_random=False), languages())
def test_order_does_not_matter(several: list[Finding], random: object, language: Language) -> None:
    """The same findings in any order give the same text."""
    shuffled = list(several)
    getattr(random, "shuffle")(shuffled)  # noqa: B009
    assert render_text(Report(findings=tuple(several)), language=language, most=2) == render_text(
        Report(findings=tuple(shuffled)), language=language, most=2
    )


@given(
    st.dictionaries(st.sampled_from(["PSM101", "PSM102", "XYZ001"]), st.integers(0, 30)),
    st.integers(0, 12),
    languages(),
)
@example({"PSM101": 11, "PSM102": 10}, 10, "en")
def test_floods_are_counted(counts: dict[str, int], most: int, language: Language) -> None:
    """Of each code the first findings are shown and the rest counted; together they are all that there are."""
    report = flood(counts)
    text = render_text(report, language=language, most=most)
    shown = Counter(re.findall(r"^(\w+) name-of-\w+ \(", text, re.MULTILINE))
    assert shown == {code: min(count, most) for code, count in counts.items() if min(count, most)}
    more = r"^(?:and|dan) (\d+) (?:more )?(?:temuan )?(\w+) (?:lainnya|findings?) \(name-of-\w+\)$"
    left = {code: int(number) for number, code in re.findall(more, text, re.MULTILINE)}
    assert left == {code: count - most for code, count in counts.items() if count > most}
    assert Counter(left) + shown == report.by_code
    for code, count in shown.items():
        numbers = re.findall(rf"^{code} .*\n.*/board_terms/(\d+)$", text, re.MULTILINE)
        assert numbers == [str(number) for number in range(count)]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "and 1 more PSM102 finding (name-of-psm102)",
                "and 1,234 more XYZ001 findings (name-of-xyz001)",
                "",
                "a.json: 1,255 errors",
            ],
        ),
        (
            "id",
            [
                "dan 1 temuan PSM102 lainnya (name-of-psm102)",
                "dan 1.234 temuan XYZ001 lainnya (name-of-xyz001)",
                "",
                "a.json: 1.255 kesalahan",
            ],
        ),
    ],
)
def test_counts_of_a_flood_in_words(language: Language, lines: list[str]) -> None:
    """The counts are in words of the language, with its separator of thousands, before the summary."""
    report = flood({"PSM101": 0, "PSM102": 11, "XYZ001": 1244})
    assert render_text(report, language=language, name="a.json", most=10).split("\n")[-4:] == lines


def test_as_many_as_the_limit_is_no_flood() -> None:
    """Ten are shown whole where ten are; a limit below zero is refused."""
    report = flood({"PSM101": 10})
    assert render_text(report, most=10) == render_text(report)
    assert render_text(report, most=0).startswith("and 10 more PSM101 findings")
    with pytest.raises(ValueError, match="from 0 for most, got -1"):
        render_text(report, most=-1)


def test_lines_and_columns() -> None:
    """Where they are known, line and column stand before the pointers, after the name of the document if it has one."""
    report = troubled()
    locations = locate_pointers(TROUBLED.read_text(encoding="utf-8"), report.pointers)
    text = render_text(report, name="r.json", locations=locations)
    assert "  where  r.json:22:5 /board_terms/1 ~ 15:5 /board_terms/0\n" in text
    assert "  where  the check itself\n" in text
    unnamed = render_text(report, locations=locations)
    assert "  where  22:5 /board_terms/1 ~ 15:5 /board_terms/0\n" in unnamed
    assert "  where  /board_terms/1 ~ 15:5 /board_terms/0\n" in render_text(
        report, name="r.json", locations={"/board_terms/0": Position(15, 5)}
    )


def test_nothing_found() -> None:
    """A report of nothing is one line."""
    report = check(Register())
    assert render_text(report, name="a.json") == "a.json: no findings"
    assert render_text(report, language="id") == "tidak ada temuan"


def test_summary_counts_severities() -> None:
    """The last line counts what there is of each severity, in the singular where it is one."""
    summary = render_text(troubled()).split("\n")[-1]
    counts = troubled().by_severity
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
    told = [f"{count} {words[severity]}{'s' * (count > 1)}" for severity, count in counts.items() if count]
    assert summary == ", ".join(told)
    assert len(told) == 3


def test_name_is_shown_escaped() -> None:
    """A file's name can't break the line that it stands in."""
    assert render_text(check(Register()), name=str(Path("a\x1b[2J\n.json"))) == r"a\x1b[2J\n.json: no findings"


def test_what_rests_on_years_is_one_line_a_rule() -> None:
    """What is undetermined only because terms are dated by years is counted, unless everything is shown."""
    labels = [f"{year}–{year + 5}" for year in range(1900, 2000, 5)]
    terms = [BoardTerm(id=f"t-{at:02}", organisation_id="o", label=label) for at, label in enumerate(labels)]
    months = BoardTerm(id="m", organisation_id="o", period=Period.parse("2010-05/2015-05"))
    report = check(Register.of(IPSM, *terms, months), config=Config(select=("PSM102",)), undetermined=True)
    assert len(report.findings) == len(terms) + 1
    english, indonesian = (render_text(report, language=language, most=10) for language in ("en", "id"))
    assert "20 PSM102 findings (unusual-term-length) are undetermined only because terms are dated by years" in english
    assert (
        "20 temuan PSM102 (unusual-term-length) belum pasti hanya karena masa bakti ditulis dengan tahun" in indonesian
    )
    # Of the one dated by months, nothing says that years are the reason.
    assert english.count("PSM102 unusual-term-length (") == 1
    assert render_text(report).count("PSM102 unusual-term-length (") == len(report.findings)
