"""check: which rules run, the severity of findings, waivers, and rules that raise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking import (
    Authority,
    CheckOutcome,
    Config,
    Context,
    Finding,
    Ground,
    MemberSubject,
    OrganisationSubject,
    RegisterSubject,
    Rule,
    Scope,
    Severity,
    Status,
    Violation,
    Waiver,
    member_rule,
    organisation_rule,
    register_rule,
    run_rule,
)
from psm_model.checks import check
from psm_model.entities import Appointment, BoardTerm, Decree, Post, Register, Source
from psm_model.entities.register import Entity
from psm_model.errors import ConfigError, WrongTypeError
from psm_model.i18n import Bilingual
from psm_model.rules import RULES
from psm_model.values import PartialDate
from tests.rules.samples import IPSM, KASMAD, MAYBE, YES, appoint, term

TODAY = date(2026, 7, 1)
PRIVATE = "3325110000000001"
DECORATORS = {
    Scope.ORGANISATION: organisation_rule,
    Scope.MEMBER: member_rule,
    Scope.REGISTER: register_rule,
    Scope.RUN: run_rule,
}
SCOPES = (Scope.REGISTER, Scope.ORGANISATION, Scope.MEMBER)
WORLD = Register.of(IPSM, KASMAD)
PLACES = {Scope.REGISTER: "", Scope.ORGANISATION: "/organisations/0", Scope.MEMBER: "/members/0"}

# Any: the subject of a rule is of the type that its scope says.
Find = Callable[[Any, Context], Iterator[Violation]]


def find_one(subject: RegisterSubject | OrganisationSubject | MemberSubject, _context: Context) -> Iterator[Violation]:
    """Yield one violation, whatever the subject."""
    yield Violation(path=subject.path)


def own_rule(code: str = "OWN101", find: Find = find_one, scope: Scope = Scope.REGISTER) -> Rule:
    """Return a third-party rule of severity warning."""
    decorator: Any = DECORATORS[scope]  # each takes functions of its own subject
    rule: Rule = decorator(
        code=code,
        severity=Severity.WARNING,
        grounds=[Ground(authority=Authority.LOGIC)],
        since="1",
        title=Bilingual("own", "sendiri"),
        message=Bilingual("own", "sendiri"),
        explanation_indonesian="sendiri",
    )(find)
    return rule


def _raises(_subject: object, _context: Context) -> Iterator[Violation]:
    raise LookupError(PRIVATE)


def _raises_late(subject: Any, context: Context) -> Iterator[Violation]:
    yield from find_one(subject, context)
    yield from _raises(subject, context)


def _has_unknown_params(_subject: object, _context: Context) -> Iterator[Violation]:
    yield Violation(path="", params={"secret": PRIVATE})


def test_a_datetime_is_refused_as_the_day() -> None:
    """A datetime is refused as the day of the check."""
    with pytest.raises(TypeError, match="datetime"):
        check(Register(), on=datetime(2026, 7, 1))  # noqa: DTZ001  # what must be refused
    assert check(Register(), on=TODAY).ok


@pytest.mark.parametrize("day", ["2026-07-01", 2026, PartialDate(2026, 7, 1)], ids=repr)
def test_the_day_is_a_date(day: Any) -> None:
    """Any other value than a date is refused as the day of the check, whether or not a rule depends on it."""
    with pytest.raises(WrongTypeError, match="expected a date, got"):
        check(Register(), on=day)


CODES = ("AB101", "AB102", "AB201", "CD101")
RULES_WITH_ONE_FINDING = tuple(own_rule(code) for code in CODES)
BEGINNINGS = sorted({code[:length] for code in CODES for length in range(1, 6)})


@given(st.lists(st.sampled_from(BEGINNINGS), max_size=3), st.lists(st.sampled_from(BEGINNINGS), max_size=2))
@example([], [])
@example(["AB1"], ["AB1"])
def test_rules_are_selected_by_prefix(select: list[str], ignore: list[str]) -> None:
    """A rule runs if its code has a selected prefix, or none is given, and no ignored prefix."""
    config = Config(select=tuple(select), ignore=tuple(ignore))
    expected = [
        code
        for code in CODES
        if (not select or any(code[: len(prefix)] == prefix for prefix in select))
        and not any(code[: len(prefix)] == prefix for prefix in ignore)
    ]
    assert list(check(Register(), config=config, rules=RULES_WITH_ONE_FINDING).codes) == expected


@pytest.mark.parametrize(
    ("key", "config", "given"),
    [
        ("select", Config(select=("AB1", "AB3")), "AB3"),
        ("select", Config(select=("",)), ""),
        ("select", Config(select=("ab101",)), "ab101"),
        ("select", Config(select=("AB1011",)), "AB1011"),
        ("select", Config(select=("PSM101",)), "PSM101"),
        ("ignore", Config(ignore=("",)), ""),
        ("ignore", Config(ignore=("AB1", "B101")), "B101"),
        ("severities", Config(severities={"AB101": Severity.INFO, "AB1": Severity.INFO}), "AB1"),
        ("severities", Config(severities={"PSM101": Severity.INFO}), "PSM101"),
    ],
)
def test_unknown_codes_are_refused(key: str, config: Config, given: str) -> None:
    """A code or prefix of no rule, also an empty one, is refused with its key."""
    with pytest.raises(ConfigError) as caught:
        check(Register(), config=config, rules=RULES_WITH_ONE_FINDING)
    assert (caught.value.key, caught.value.got) == (key, given)


@pytest.mark.parametrize("code", ["PSM091", "PSM092", "PSM093", "PSM099"])
def test_rules_about_the_check_are_always_known(code: str) -> None:
    """The rules about waivers and failures can be selected, ignored and graded even if only other rules are given."""
    config = Config(select=(code, "AB101"), ignore=(code,), severities={code: Severity.INFO})
    assert check(Register(), config=config, rules=RULES_WITH_ONE_FINDING).codes == ("AB101",)


@pytest.mark.parametrize(
    "another",
    [own_rule("AB101", scope=Scope.MEMBER), attrs.evolve(RULES_WITH_ONE_FINDING[0], find=_raises), own_rule("PSM092")],
    ids=["another scope", "another function", "a code of the check itself"],
)
def test_two_rules_with_the_same_code_are_refused(another: Rule) -> None:
    """Two different rules with the same code are refused, as is a code of a rule about the check."""
    with pytest.raises(ConfigError) as caught:
        check(Register(), rules=[*RULES_WITH_ONE_FINDING, another])
    assert (caught.value.key, caught.value.got) == ("rules", another.code)


def test_a_rule_given_twice_runs_once() -> None:
    """The same rule given twice runs once."""
    assert check(Register(), rules=[*RULES_WITH_ONE_FINDING, *RULES_WITH_ONE_FINDING]).codes == CODES


@given(st.permutations(RULES_WITH_ONE_FINDING))
def test_the_order_of_rules_has_no_effect(rules: list[Rule]) -> None:
    """Rules may be given in any order, as a mapping, a list or an iterator."""
    in_order = check(WORLD, rules=RULES_WITH_ONE_FINDING)
    assert check(WORLD, rules=rules) == check(WORLD, rules={rule.code: rule for rule in rules}) == in_order
    assert check(WORLD, rules=iter(rules)) == in_order


@pytest.mark.parametrize("scope", SCOPES)
def test_a_third_party_rule_runs_with_the_others(scope: Scope) -> None:
    """A third-party rule runs with those of the package on the subjects of its scope, and is graded like them."""
    rules = [*RULES.values(), own_rule(scope=scope)]
    report = check(WORLD, rules=rules)
    assert [(finding.code, finding.name, finding.severity, finding.path) for finding in report] == [
        (
            "OWN101",
            "find-one",
            Severity.WARNING,
            PLACES[scope],
        )
    ]
    graded = check(WORLD, rules=rules, config=Config(severities={"OWN101": Severity.ERROR}))
    assert [finding.severity for finding in graded.errors] == [Severity.ERROR]


def _look_at_run(run: CheckOutcome, _context: Context) -> Iterator[Violation]:
    assert "PSM001" in run.active_codes
    yield Violation(path="")


def test_a_third_party_rule_about_the_check() -> None:
    """A rule about the check is called once, with its outcome; if it fails, the report says so."""
    rules = [RULES["PSM001"], own_rule(find=_look_at_run, scope=Scope.RUN)]
    assert check(WORLD, rules=rules).codes == ("OWN101",)
    assert check(WORLD, rules=rules[1:]).codes == ("PSM099",)


@pytest.mark.parametrize("status", Status)
def test_removed_rules_are_known_and_do_not_run(status: Status) -> None:
    """A removed rule finds nothing, selected or not, but a configuration may still name it."""
    rule = attrs.evolve(own_rule(), status=status)
    for config in (Config(), Config(select=("OWN101",)), Config(severities={"OWN101": Severity.INFO})):
        assert check(Register(), rules=[rule], config=config).codes == (() if status is Status.REMOVED else ("OWN101",))


def test_rules_get_the_context() -> None:
    """A rule gets the configuration, the day and the decrees."""
    config = Config(term_years=4)
    contexts: list[Context] = []

    def record_context(_subject: object, context: Context) -> Iterator[Violation]:
        contexts.append(context)
        yield from ()

    check(WORLD.add(Decree(id="sk")), rules=[own_rule(find=record_context)], config=config, on=TODAY)
    check(WORLD, rules=[own_rule(find=record_context)])
    assert [(context.config, context.on, "sk" in context.decrees) for context in contexts] == [
        (config, TODAY, True),
        (Config(), None, False),
    ]


@pytest.mark.parametrize(("verdict", "shown"), [(YES, True), (MAYBE, False)])
def test_undetermined_findings_are_reported_on_request(verdict: Any, shown: bool) -> None:  # noqa: FBT001  # a column of the table
    """Undetermined findings are reported only on request, and are never errors."""

    def perhaps(_subject: object, _context: Context) -> Iterator[Violation]:
        yield Violation(path="", verdict=verdict)

    config = Config(severities={"OWN101": Severity.ERROR})
    rules = [own_rule(find=perhaps)]
    usual = check(WORLD, rules=rules, config=config)
    complete = check(WORLD, rules=rules, config=config, undetermined=True)
    assert [finding.verdict for finding in usual] == [verdict] * shown
    assert [finding.verdict for finding in complete] == [verdict]
    assert usual.ok is complete.ok is not shown


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize(
    ("find", "error", "before"),
    [
        (_raises, "LookupError", 0),
        (_raises_late, "LookupError", 1),
        (_has_unknown_params, "ValueError", 0),
        (lambda _subject, _context: 1 // 0, "ZeroDivisionError", 0),
        (lambda _subject, _context: None, "TypeError", 0),
    ],
    ids=["at once", "after a violation", "other params", "when called", "no generator"],
)
def test_a_failing_rule_is_reported(scope: Scope, find: Find, error: str, before: int) -> None:
    """The report has the rule, the subject and the class of an exception but not its text; the other rules run."""
    register = Register.of(IPSM, attrs.evolve(IPSM, id="p"), KASMAD, attrs.evolve(KASMAD, id="n"))
    places = [PLACES[scope]] if scope is Scope.REGISTER else [PLACES[scope], PLACES[scope].replace("0", "1")]
    rules = [own_rule("AA000"), own_rule("OWN101", find, scope), own_rule("OWN102", scope=scope)]
    report = check(register, rules=rules)
    failed = [finding for finding in report if finding.code == "PSM099"]
    assert [(finding.path, finding.params) for finding in failed] == [
        (path, {"code": "OWN101", "error": error}) for path in places
    ]
    assert {(finding.severity, finding.verdict, finding.ids, finding.related) for finding in failed} == {
        (Severity.ERROR, YES, (), ())
    }
    assert not report.ok
    assert report.by_code.get("OWN101", 0) == before * len(places)
    assert (report.by_code["AA000"], report.by_code["OWN102"]) == (1, len(places))
    assert PRIVATE not in repr(report) + str(report.to_dict())


@pytest.mark.parametrize(
    ("config", "codes"),
    [
        (Config(select=("OWN",)), ("PSM099",)),
        (Config(select=("AB",)), ("AB101",)),
        (Config(ignore=("PSM099",)), ("AB101",)),
        (Config(ignore=("PSM0",)), ("AB101",)),
        (Config(ignore=("PSM091",)), ("PSM099", "AB101")),
        (Config(ignore=("OWN101",)), ("AB101",)),
        (Config(ignore=("PSM099",), select=("PSM099", "OWN101")), ()),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_failures_are_reported_whatever_is_selected(config: Config, codes: tuple[str, ...]) -> None:
    """A failure is reported even if other rules are selected, unless PSM099 is ignored or the rule did not run."""
    rules = [own_rule("AB101"), own_rule(find=_raises)]
    assert sorted(check(Register(), config=config, rules=rules).codes) == sorted(codes)


def test_the_severity_of_failures_can_be_set() -> None:
    """The severity of failures can be set, like that of any rule."""
    config = Config(severities={"PSM099": Severity.INFO})
    report = check(Register(), config=config, rules=[own_rule(find=_raises)])
    assert [(finding.code, finding.severity) for finding in report] == [("PSM099", Severity.INFO)]


def test_an_interrupt_is_not_a_failure() -> None:
    """An exception that is not an error, such as the user's Ctrl-C, is not a failure of the rule."""

    def stop(_subject: object, _context: Context) -> Iterator[Violation]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check(Register(), rules=[own_rule(find=stop)])


# Three terms without label and period, which PSM111 reports; the last names an organisation that does not exist.
UNDATED = Register.of(IPSM, term(None, "t-0"), term(None, "t-1"), attrs.evolve(term(None, "t-2"), organisation_id="p"))
SUBJECTS = ("t-0", "t-1", "t-2", "o", "p", "nowhere")


@st.composite
def waivers(draw: st.DrawFn) -> Waiver:
    """Generate a waiver of a rule that found something, found nothing, did not run, or does not exist."""
    return Waiver(
        code=draw(st.sampled_from(["PSM111", "PSM111", "PSM002", "PSM110", "PSM102", "PSM092", "PSM000"])),
        subject=draw(st.sampled_from(SUBJECTS)),
        reason="known",
        until=draw(st.sampled_from([None, *(TODAY + timedelta(days=count) for count in (-1, 0, 1))])),
    )


def _summarise(report: Any) -> list[tuple[str, str, tuple[tuple[str, object], ...]]]:
    return sorted((finding.code, finding.path, finding.param_items) for finding in report)


@given(st.lists(waivers(), max_size=4).map(tuple), st.sampled_from([None, TODAY]))
@example((Waiver(code="PSM111", subject="t-0", reason="a"), Waiver(code="PSM111", subject="t-0", reason="b")), None)
@example((Waiver(code="PSM111", subject="t-0", reason="a", until=TODAY),), TODAY)
@example((Waiver(code="PSM111", subject="t-0", reason="a", until=TODAY - timedelta(days=1)),), TODAY)
def test_waivers_remove_findings_until_they_expire(given_waivers: tuple[Waiver, ...], on: date | None) -> None:
    """A waiver removes the findings of its code and subject until it expires; problems of waivers are reported."""
    usual = check(UNDATED, config=Config(ignore=("PSM102",)))
    expired = [waiver for waiver in given_waivers if None not in {on, waiver.until} and str(waiver.until) < str(on)]
    holding = [waiver for waiver in given_waivers if waiver not in expired]
    matches = [
        (waiver, finding)
        for waiver, finding in product(holding, usual)
        if waiver.code == finding.code and waiver.subject in finding.ids
    ]
    waived = {finding for _, finding in matches}
    used = {waiver for waiver, _ in matches}
    unknown = [waiver for waiver in given_waivers if waiver.code == "PSM000" or waiver.subject in {"nowhere", "p"}]
    unused = [waiver for waiver in holding if waiver not in used and waiver not in unknown and waiver.code != "PSM102"]

    report = check(UNDATED, config=Config(ignore=("PSM102",), waivers=given_waivers), on=on)

    expected = [(finding.code, finding.path, finding.param_items) for finding in usual if finding not in waived]
    for code, reported in (("PSM091", expired), ("PSM092", unused), ("PSM093", unknown)):
        for waiver in reported:
            until = (("until", str(waiver.until)),) if code == "PSM091" else ()
            expected.append((code, "", (("code", waiver.code), ("subject", waiver.subject), *until)))
    assert _summarise(report) == sorted(expected)
    assert all(finding.ids == (finding.params["subject"],) for finding in report if finding.code.startswith("PSM09"))


def test_a_waiver_for_a_dangling_id_is_unknown() -> None:
    """A waiver for an id that findings name but no entity has removes the findings, and is reported as unknown."""
    waiver = Waiver(code="PSM002", subject="p", reason="another register has it")
    report = check(UNDATED, config=Config(select=("PSM002", "PSM09"), waivers=(waiver,)))
    assert report.codes == ("PSM093",)


KNOWN_IDS = Register.of(Source(id="s"), IPSM, KASMAD, attrs.evolve(term(None), appointments=(appoint(None, "a"),)))


@pytest.mark.parametrize("subject", ["s", "o", "m", "t", "a"])
def test_a_waiver_may_name_any_kind_of_entity(subject: str) -> None:
    """A waiver may name a source, an organisation, a member, a term or an appointment."""
    waiver = Waiver(code="PSM110", subject=subject, reason="known")
    assert check(KNOWN_IDS, config=Config(select=("PSM09", "PSM110"), waivers=(waiver,))).codes == ("PSM092",)


def test_undetermined_findings_are_waived() -> None:
    """A waiver of an undetermined finding is used, whether or not such findings are reported."""
    register = Register.of(IPSM, term("2017/2022", "t-0"), term("2022/2027", "t-1"))
    waiver = Waiver(code="PSM101", subject="t-1", reason="the old board left in time")
    for undetermined in (False, True):
        config = Config(select=("PSM101", "PSM09"), waivers=(waiver,))
        assert check(register, config=config, undetermined=undetermined).codes == ()


def test_a_waiver_of_a_rule_that_did_not_run_is_not_reported() -> None:
    """Such a waiver is neither unused nor unknown."""
    waiver = Waiver(code="PSM111", subject="t-0", reason="known")
    assert check(UNDATED, config=Config(select=("PSM110", "PSM09"), waivers=(waiver,))).codes == ()


@pytest.mark.parametrize("code", ["PSM091", "PSM092", "PSM093", "PSM099"])
def test_findings_about_the_check_cannot_be_waived(code: str) -> None:
    """A waiver removes no finding about waivers or failures: such a waiver is unused."""
    waiver = Waiver(code=code, subject="o", reason="known")
    unknown = Waiver(code="PSM000", subject="o", reason="misspelt")
    config = Config(waivers=(waiver, unknown))
    report = check(Register.of(IPSM), config=config, rules=[*RULES.values(), own_rule(find=_raises)])
    assert sorted(report.codes) == ["PSM092", "PSM093", "PSM099"]
    assert [finding.params["code"] for finding in report if finding.code == "PSM092"] == [code]


@pytest.mark.parametrize(
    ("select", "codes"),
    [
        ((), ["PSM091", "PSM092", "PSM093"]),
        (("PSM111",), []),
        (("PSM091", "PSM111"), ["PSM091"]),
        (("PSM092", "PSM111"), ["PSM092"]),
        (("PSM093", "PSM111"), ["PSM093"]),
    ],
)
def test_rules_about_waivers_can_be_selected(select: tuple[str, ...], codes: list[str]) -> None:
    """Problems of waivers are reported if their rule runs, with the configured severity."""
    several = (
        Waiver(code="PSM111", subject="o", reason="past", until=TODAY - timedelta(days=1)),
        Waiver(code="PSM111", subject="o", reason="unused"),
        Waiver(code="PSM111", subject="misspelt", reason="unknown"),
    )
    severities = dict.fromkeys(("PSM091", "PSM092", "PSM093"), Severity.INFO)
    config = Config(select=select, waivers=several, severities=severities)
    report = check(Register.of(IPSM), config=config, on=TODAY)
    assert list(report.codes) == codes
    assert {finding.severity for finding in report} <= {Severity.INFO}


def _by_content(report: Iterator[Finding] | Any) -> list[tuple[object, ...]]:
    return sorted((finding.code, finding.verdict.value, finding.param_items, finding.ids) for finding in report)


@given(st.permutations(range(4)), st.permutations(range(3)))
def test_the_order_of_the_document_has_no_effect(terms: list[int], members: list[int]) -> None:
    """The findings about an entity do not depend on the order of organisations, terms and members."""
    several = [term("2020-01-01/2025-01-01", "t-0"), term("2021-01-01/2026-01-01", "t-1"), term(None, "t-2")]
    several.append(BoardTerm(id="t-3", organisation_id="o", label="2023-2006"))
    people = [attrs.evolve(KASMAD, id=f"m-{number}", source_ids=("nowhere",)) for number in range(3)]
    waiver = Waiver(code="PSM111", subject="t-2", reason="known")

    def check_in_order(term_order: list[int], member_order: list[int]) -> Any:
        terms_first: list[Entity] = [
            *(several[place] for place in term_order),
            *(people[place] for place in member_order),
        ]
        rules = [*RULES.values(), own_rule(find=_raises_late, scope=Scope.MEMBER)]
        return check(Register.of(*terms_first, IPSM), config=Config(waivers=(waiver,)), rules=rules)

    in_order = check_in_order([0, 1, 2, 3], [0, 1, 2])
    assert {"PSM002", "PSM099", "PSM101", "PSM110", "OWN101"} <= set(in_order.codes)
    assert _by_content(check_in_order(terms, members)) == _by_content(in_order)


def test_a_waiver_names_one_appointment() -> None:
    """A waiver for an appointment removes its findings, and not those of another."""
    dangling = tuple(Appointment(id=id_, post=Post.MEMBER, office="Lurah", replaces_id="x") for id_ in "ab")
    register = Register.of(IPSM, attrs.evolve(term(None), appointments=dangling))
    config = Config(select=("PSM002", "PSM09"), waivers=(Waiver(code="PSM002", subject="a", reason="known"),))
    assert [finding.params["owner"] for finding in check(register, config=config)] == ["b"]


@pytest.mark.parametrize("register", ["{}", None, {}, IPSM], ids=repr)
def test_only_registers_are_checked(register: Any) -> None:
    """Any other value than a register is refused, also a document or a record."""
    with pytest.raises(TypeError, match="expected a register, got"):
        check(register)
