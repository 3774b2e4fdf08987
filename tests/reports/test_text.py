"""A report as plain text: complete or limited with exact counts, and the same for the same findings."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking import Config, Finding, Report, Severity
from psm_model.checks import check
from psm_model.entities import Appointment, BoardTerm, Inauguration, Post, Register
from psm_model.formats.locations import Position, locate_pointers
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.pointers import entity_pointer
from psm_model.reports.context import DocumentContext
from psm_model.reports.explanation import REMEDY
from psm_model.reports.owners import Owner
from psm_model.reports.text import render_text
from psm_model.rules import RULES
from psm_model.text import escape
from psm_model.values import PartialDate, Period
from psm_model.values.verdict import Verdict
from tests.reports.reports import TROUBLED, findings, flood, languages, reports, texts, troubled
from tests.rules.samples import IPSM

if TYPE_CHECKING:
    from random import Random


def escape_unprintable(text: str) -> str:
    """Return a text with unprintable characters escaped."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


@given(reports(), languages(), texts())
def test_text_is_complete(report: Report, language: Language, name: str) -> None:
    """Without a limit each finding has a paragraph of at most five lines, in the order of the report."""
    *paragraphs, summary = render_text(report, language=language, name=name).split("\n\n")
    assert summary.startswith(f"{escape_unprintable(name)}: " if name else ("no ", "tidak ", *"0123456789"))
    assert len(paragraphs) == len(report.findings)
    for finding, paragraph in zip(report, paragraphs, strict=True):
        head, place, *rest = paragraph.split("\n")
        words = describe_code(finding.severity).translate(language), finding.code
        assert head.startswith(" ".join((*words, title_in(finding, language))))
        assert head.endswith(")") or finding.verdict is Verdict.YES
        assert rest[0] == f"  {escape_unprintable(finding.message(language=language))}"
        remedy = finding.remedy(language=language)
        assert rest[1:2] == [f"  {REMEDY.translate(language).lower()}: {remedy}"] or remedy is None
        assert len(rest) == 1 + (remedy is not None) + bool(finding.settled_by)
        assert all(escape_unprintable(pointer) in place for pointer in (finding.path, *finding.related[:10]))
        assert all(escape_unprintable(pointer) in rest[-1] for pointer in finding.settled_by[:10])


def title_in(finding: Finding, language: Language) -> str:
    """Return the title of a finding's rule, or the name of a rule of another project."""
    rule = RULES.get(finding.code)
    return finding.name if rule is None else rule.title.translate(language)


@pytest.mark.parametrize(("language", "more"), [("en", "and {} more"), ("id", "dan {} lainnya")])
def test_number_of_places_is_limited(language: Language, more: str) -> None:
    """The first ten places of a finding are shown and the others counted."""
    pointers = tuple(f"/board_terms/{number}" for number in range(3010))
    (finding,) = check(
        Register.of(BoardTerm(id="t", organisation_id="o", label="2023-2006")), config=Config(select=("PSM110",))
    )
    for count in (10, 11, 3010):
        with_places = attrs.evolve(finding, related=pointers[:count], settled_by=pointers[:count])
        text = render_text(Report(findings=(with_places,)), language=language)
        assert text.count("/board_terms/9") == 2
        assert ("/board_terms/10" in text) is False
        rest = {10: None, 11: "1", 3010: "3,000" if language == "en" else "3.000"}[count]
        counts = text.count(more.format(rest)), text.count(more.removesuffix("{} more").removesuffix("{} lainnya"))
        assert counts == ((2, 2) if rest else (0, 0))


@given(reports(), languages())
def test_ids_for_waivers(report: Report, language: Language) -> None:
    """With ids, each finding has a line with all of them; without, that line is missing."""
    label = {"en": "  ids: ", "id": "  id: "}[language]
    text = render_text(report, language=language, with_ids=True)
    lines = [line.removeprefix(label) for line in text.splitlines() if line.startswith(label)]
    assert Counter(lines) == Counter(escape(", ".join(finding.ids)) for finding in report if finding.ids)
    assert label not in render_text(report, language=language)


def test_sources_and_grounds_are_left_out() -> None:
    """A report names no source of a rule and no address; `psm-model rule` has them."""
    text = render_text(troubled())
    assert not re.search(r"http|why|logic|\(derived\)", text)


@given(reports(), languages(), texts(), st.none() | st.integers(0, 2))
def test_lines_are_printable(report: Report, language: Language, name: str, limit: int | None) -> None:
    """No line is unprintable, and no text of a finding adds a line."""
    lines = render_text(report, language=language, name=name, limit=limit).split("\n")
    assert all(line.isprintable() for line in lines)
    # With a limit, the order of the texts decides which findings are shown.
    plain = Report(findings=tuple(replace_texts(report)))
    lines_without_limit = render_text(report, language=language, name=name).split("\n")
    assert len(lines_without_limit) == len(render_text(plain, language=language, name="a" if name else "").split("\n"))


def replace_texts(report: Report) -> list[Finding]:
    """Return findings with the same codes and shapes, but plain texts."""
    return [
        Finding(
            code=finding.code,
            name=finding.name,
            severity=finding.severity,
            verdict=finding.verdict,
            path="/a",
            param_items=(),
            ids=(),
            related=("/a",) * len(finding.related),
            settled_by=("/a",) * len(finding.settled_by),
            template=Bilingual("a", "a"),
            bilingual_remedy=finding.bilingual_remedy and Bilingual("a", "a"),
        )
        for finding in report
    ]


@given(st.lists(findings(), max_size=6), st.randoms(use_true_random=False), languages())
def test_order_does_not_matter(several: list[Finding], random: Random, language: Language) -> None:
    """The same findings in any order give the same text."""
    shuffled = list(several)
    random.shuffle(shuffled)
    assert render_text(Report(findings=tuple(several)), language=language, limit=2) == render_text(
        Report(findings=tuple(shuffled)), language=language, limit=2
    )


@given(
    st.dictionaries(st.sampled_from(["PSM101", "PSM102", "XYZ001"]), st.integers(0, 30)),
    st.integers(0, 12),
    languages(),
)
@example({"PSM101": 11, "PSM102": 10}, 10, "en")
def test_floods_are_counted(counts: dict[str, int], limit: int, language: Language) -> None:
    """For each code the first findings are shown and the others counted."""
    report = flood(counts)
    text = render_text(report, language=language, limit=limit)
    shown = Counter(re.findall(r"^(?:error|kesalahan) (\w+) ", text, re.MULTILINE))
    assert shown == {code: min(count, limit) for code, count in counts.items() if min(count, limit)}
    more = r"^(?:and|dan) (\d+) (?:more )?(?:temuan )?(\w+) (?:lainnya|findings?) \(name-of-\w+\)$"
    counted = {code: int(number) for number, code in re.findall(more, text, re.MULTILINE)}
    assert counted == {code: count - limit for code, count in counts.items() if count > limit}
    assert Counter(counted) + shown == report.by_code
    for code, count in shown.items():
        numbers = re.findall(rf" {code} .*\n.*/board_terms/(\d+)$", text, re.MULTILINE)
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
    """The counts are in words of the language, with its thousands separator, before the summary."""
    report = flood({"PSM101": 0, "PSM102": 11, "XYZ001": 1244})
    assert render_text(report, language=language, name="a.json", limit=10).split("\n")[-4:] == lines


def test_limit_is_inclusive() -> None:
    """As many findings as the limit are all shown; a negative limit is refused."""
    report = flood({"PSM101": 10})
    assert render_text(report, limit=10) == render_text(report)
    assert render_text(report, limit=0).startswith("and 10 more PSM101 findings")
    with pytest.raises(ValueError, match="from 0 for limit, got -1"):
        render_text(report, limit=-1)


def test_lines_and_columns() -> None:
    """Known lines and columns take the place of pointers, after the name of the document, if any."""
    report = troubled()
    context = DocumentContext(locations=locate_pointers(TROUBLED.read_text(encoding="utf-8"), report.pointers))
    text = render_text(report, name="r.json", context=context)
    assert "\n  r.json:22:5 (with 15:5)\n  IPSM Kabupaten Contoh: board terms 2017–2022 and " in text
    assert "\n  Settings of the check\n" in text
    unnamed = render_text(report, context=context)
    assert "\n  22:5 (with 15:5)\n" in unnamed
    assert "\n  /board_terms/1 (with 15:5)\n" in render_text(
        report, name="r.json", context=DocumentContext(locations={"/board_terms/0": Position(15, 5)})
    )


def test_findings_about_settings_come_last() -> None:
    """Findings about the settings of the check are below those of organisations, members and sources."""
    report = troubled()
    owners = {entity_pointer(pointer): Owner("o", "IPSM Contoh") for pointer in report.pointers if pointer}
    lines = render_text(report, context=DocumentContext(owners=owners)).splitlines()
    assert lines.index("IPSM Contoh (o)") < lines.index("Settings of the check")


def test_nothing_found() -> None:
    """A report without findings is one line."""
    report = check(Register())
    assert render_text(report, name="a.json") == "a.json: no findings"
    assert render_text(report, language="id") == "tidak ada temuan"


def test_summary_counts_severities() -> None:
    """The last line counts findings by severity, in the singular for one."""
    summary = render_text(troubled()).split("\n")[-1]
    counts = troubled().by_severity
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
    words_with_counts = [f"{count} {words[severity]}{'s' * (count > 1)}" for severity, count in counts.items() if count]
    assert summary == ", ".join(words_with_counts)
    assert len(words_with_counts) == 3


def test_name_is_shown_escaped() -> None:
    """The name of a file cannot break its line."""
    assert render_text(check(Register()), name=str(Path("a\x1b[2J\n.json"))) == r"a\x1b[2J\n.json: no findings"


@st.composite
def dated_terms(draw: st.DrawFn, number: int) -> BoardTerm:
    """Return a term with a chair and an inauguration, dated by days, months or years."""
    first = draw(st.dates(date(1990, 1, 1), date(1999, 12, 31)))
    last = first + timedelta(days=draw(st.integers(0, 2000)))

    def draw_precision(day: date) -> PartialDate:
        return PartialDate(day.year, *(day.month, day.day)[: draw(st.sampled_from([0, 0, 1, 2]))])

    chair = Appointment(
        id="a", post=Post.CHAIR, member_id="m", period=Period(draw_precision(first), draw_precision(last))
    )
    return BoardTerm(
        id=f"t-{number}",
        organisation_id="o",
        period=Period(draw_precision(first), draw_precision(last)),
        inaugurations=(Inauguration(date=draw_precision(first)),),
        appointments=(chair,),
    )


@given(st.data(), languages())
def test_findings_that_need_only_days_are_counted_for_each_rule(data: st.DataObject, language: Language) -> None:
    """Findings that need only the days of years are counted in one line a rule; all others are written out."""
    terms = [data.draw(dated_terms(number)) for number in range(data.draw(st.integers(1, 4)))]
    report = check(Register.of(IPSM, *terms), undetermined=True)
    text = render_text(report, language=language, limit=10)
    counted = Counter(found.code for found in report if found.needs_only_days)
    written = Counter(found.code for found in report if not found.needs_only_days)
    for code in report.by_code:
        numbers = re.findall(rf"^([0-9]+) (?:temuan )?{code} .*(?:year alone is known|tahunnya)$", text, re.MULTILINE)
        assert [int(number) for number in numbers] == [counted[code]] * (code in counted)
        assert len(re.findall(rf"^[a-z]+ {code} ", text, re.MULTILINE)) == min(written[code], 10)


def test_certain_and_undetermined_findings_are_counted_apart() -> None:
    """The last line counts no undetermined finding as an error, and says that there are no errors."""
    labels = [BoardTerm(id=label, organisation_id="o", label=label) for label in ("2017–2022", "2022–2027")]
    report = check(Register.of(IPSM, *labels), config=Config(select=("PSM101",)), undetermined=True)
    assert render_text(report).split("\n")[-1] == "0 errors, 1 undetermined"
    assert render_text(report, language="id").split("\n")[-1] == "0 kesalahan, 1 belum pasti"
    assert repr(report) == "<Report: 1 undetermined>"


def test_findings_due_to_years_are_counted_for_each_rule() -> None:
    """Findings that are undetermined because terms are dated by years are counted, unless all are shown."""
    labels = [f"{year}–{year + 5}" for year in range(1900, 2000, 5)]
    terms = [BoardTerm(id=f"t-{at:02}", organisation_id="o", label=label) for at, label in enumerate(labels)]
    months = BoardTerm(id="m", organisation_id="o", period=Period.parse("2010-05/2015-05"))
    report = check(Register.of(IPSM, *terms, months), config=Config(select=("PSM102",)), undetermined=True)
    assert len(report.findings) == len(terms) + 1
    english, indonesian = (render_text(report, language=language, limit=10) for language in ("en", "id"))
    count = "20 PSM102 findings (unusual-term-length) are undetermined only because of dates whose year alone is known"
    assert count in english
    count = "20 temuan PSM102 (unusual-term-length) belum pasti karena sebagian tanggal hanya diketahui"
    assert f"{count} tahunnya" in indonesian
    # The term that is dated by months is not undetermined because of years.
    assert english.count("PSM102 a term of unusual length (") == 1
    assert render_text(report).count("PSM102 a term of unusual length (") == len(report.findings)
