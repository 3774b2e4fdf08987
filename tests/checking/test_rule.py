"""Rule: the decorators, the grounds, and the parsing of docstrings and messages."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Authority, Context, Ground, Rule, Scope, Severity, Status, Violation, member_rule
from psm_model.checking.rule import find_placeholders, parse_sections
from psm_model.errors import ConfigError
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty
from psm_model.rules import RULES
from psm_model.values import Period, Verdict
from tests.every_case import every_case

LOGIC = Ground(authority=Authority.LOGIC)
PRACTICE = Ground(authority=Authority.PRACTICE, certainty=Certainty.DERIVED, sources=("https://example.org/a",))
LAW = Ground(authority=Authority.LAW, certainty=Certainty.QUOTED, sources=("UU 11/2009", "https://example.org/b"))


def two_words(_subject: object, _context: Context) -> Iterator[Violation]:
    """Find nothing.

    What it checks
        One thing
        and another.

    Why it matters
        Because.

    Source
        Nobody.
    """
    yield from ()


def bare(_subject: object, _context: Context) -> Iterator[Violation]:  # noqa: D103  # a rule need not have a docstring
    yield from ()


def make(
    code: str = "OWN101",
    *,
    find: Callable[[Any, Context], Iterator[Violation]] = two_words,
    grounds: Sequence[Ground] = (LOGIC,),
    message: Bilingual = Bilingual("it is {what!r}", "itu {what}"),  # noqa: B008  # frozen
    **more: Any,
) -> Rule:
    """Return a rule."""
    making = member_rule(
        code=code,
        severity=Severity.INFO,
        grounds=grounds,
        since="2.0",
        title=Bilingual("thing", "hal"),
        message=message,
        explanation_indonesian="""Sebab
        begitu.""",
        **more,
    )
    return making(find)


def test_a_decorator_makes_a_rule() -> None:
    """A rule has the given values, and from its function the name with hyphens, the docstring and its sections."""
    rule = make()
    assert (rule.code, rule.name, rule.severity, rule.scope, rule.since) == (
        "OWN101",
        "two-words",
        Severity.INFO,
        Scope.MEMBER,
        "2.0",
    )
    assert (rule.status, rule.applies) == (Status.STABLE, None)
    assert rule.explanation == Bilingual("One thing and another. Because.", "Sebab begitu.")
    assert rule.doc.splitlines()[:3] == ["Find nothing.", "", "What it checks"]
    assert rule.find is two_words
    assert rule.placeholders == {"what"}
    assert repr(rule) == "<Rule OWN101 two-words>"
    changed = make(status=Status.PREVIEW, applies=Period.parse("2019/.."))
    assert (changed.status, changed.applies) == (Status.PREVIEW, Period.parse("2019/.."))


@every_case("code", RULES)
def test_a_rule_is_pickled_by_name(code: str) -> None:
    """A rule that is a name in its module is pickled by that name, and is the same object when loaded."""
    assert pickle.loads(pickle.dumps(RULES[code])) is RULES[code]  # noqa: S301  # its own


@pytest.mark.parametrize(
    "nameless",
    [make(), make(find=lambda _subject, _context: iter(())), attrs.evolve(RULES["PSM101"], code="OWN101")],
    ids=["a function of its name", "no name", "another of its name"],
)
def test_a_rule_without_a_name_is_not_pickled(nameless: Rule) -> None:
    """A rule that is not a global of its module is not pickled."""
    with pytest.raises(pickle.PicklingError, match="rule OWN101 cannot be pickled: expected a global of its module"):
        pickle.dumps(nameless)


def test_function_without_a_docstring() -> None:
    """A third-party rule may have no docstring: its page and its English explanation are empty."""
    rule = make(find=bare)
    assert (rule.doc, rule.explanation.english, rule.name) == ("", "", "bare")


@pytest.mark.parametrize("code", ["AB000", "PSM101", "ABCDEFGH999"])
def test_valid_codes_are_accepted(code: str) -> None:
    """A code is a prefix of two to eight capital letters and three digits."""
    assert make(code).code == code


@pytest.mark.parametrize(
    "code",
    [
        "",
        "A101",
        "ABCDEFGHI101",
        "PSM10",
        "PSM1011",
        "101",
        "psm101",
        "PSM-101",
        " PSM101",
        "PSM101\n",
        "PSM\u0661\u0660\u0661",
        "ÄÖ101",
    ],
)
def test_invalid_codes_are_refused(code: str) -> None:
    """Anything else is refused when the rule is created."""
    with pytest.raises(ConfigError) as caught:
        make(code)
    assert (caught.value.key, caught.value.got) == ("code of a rule", code)


@pytest.mark.parametrize(
    ("en", "id_"), [("{a}", "tanpa"), ("none", "{a}"), ("{a}", "{b}"), ("{a} {b}", "{a}"), ("{a}", "{a} {b}")]
)
def test_messages_need_the_same_params(en: str, id_: str) -> None:
    """Messages whose languages use different params are refused."""
    with pytest.raises(ConfigError) as caught:
        make(message=Bilingual(en, id_))
    assert (caught.value.key, caught.value.got) == ("OWN101", en)


def test_messages_may_order_and_format_params_differently() -> None:
    """The params may have another order and format, and appear several times."""
    assert make(message=Bilingual("{a} {b!r} {a}", "{b:>5}, {{c}}, {a}")).placeholders == {"a", "b"}


@pytest.mark.parametrize(
    ("grounds", "authority", "certainty", "sources"),
    [
        ([LOGIC], Authority.LOGIC, None, ()),
        ([PRACTICE], Authority.PRACTICE, Certainty.DERIVED, PRACTICE.sources),
        ([LOGIC, PRACTICE], Authority.LOGIC, Certainty.DERIVED, PRACTICE.sources),
        ([LAW, LOGIC, PRACTICE], Authority.LAW, Certainty.QUOTED, LAW.sources + PRACTICE.sources),
        ([PRACTICE, LAW], Authority.PRACTICE, Certainty.DERIVED, PRACTICE.sources + LAW.sources),
    ],
)
def test_grounds_are_summarised(
    grounds: list[Ground], authority: Authority, certainty: Certainty | None, sources: tuple[str, ...]
) -> None:
    """The first ground gives the authority, the first that is not logic the certainty, and all of them the sources."""
    rule = make(grounds=grounds)
    assert (rule.authority, rule.certainty, rule.sources) == (authority, certainty, sources)


def test_rules_are_equal_by_their_values() -> None:
    """Rules with the same values are equal, whatever their function and their page."""
    rule = RULES["PSM111"]
    assert attrs.evolve(rule, find=bare, doc="") == rule
    assert attrs.evolve(rule, since="9") != rule


def test_a_violation_is_certain_by_default() -> None:
    """By default, a violation is certain and names no ids, no other side and nothing that would settle it."""
    assert Violation(path="/a") == Violation(
        path="/a", params={}, ids=(), verdict=Verdict.YES, related=(), settled_by=()
    )


@given(st.text(), st.text())
def test_a_text_is_translated(en: str, id_: str) -> None:
    """A bilingual text is returned in the language."""
    text = Bilingual(en, id_)
    assert (text.translate("en"), text.translate("id")) == (en, id_)


WORDS = st.text("abc.:>", min_size=1, max_size=8)


@given(st.dictionaries(st.from_regex(r"[A-Z][a-z]{0,5}( [a-z]{1,5})?", fullmatch=True), st.lists(WORDS, min_size=1)))
def test_sections_of_a_docstring_are_parsed(sections: dict[str, list[str]]) -> None:
    """The sections of a docstring with headings are parsed, each without its indentation."""
    written = "A first line.\n" + "".join(
        f"\n    {heading}\n" + "".join(f"        {line}\n" for line in lines) for heading, lines in sections.items()
    )
    assert parse_sections(written) == {heading: "\n".join(lines) for heading, lines in sections.items()}


@pytest.mark.parametrize(
    ("doc", "sections"),
    [
        ("", {}),
        ("First.", {}),
        ("First.\n\n    indented alone", {}),
        ("First.\n\n    before a heading\n\nHeading\n    one", {"Heading": "one"}),
        ("First.\nHeading\n    one", {"Heading": "one"}),
        ("First.\n\nEmpty\n\nFull\n    one\n\n    two\n\nFull\n    three", {"Full": "one\n\ntwo\n\nthree"}),
        ("First.\n\nFull\n    one\n      deeper\n", {"Full": "one\n  deeper"}),
    ],
)
def test_text_without_a_heading_is_no_section(doc: str, sections: dict[str, str]) -> None:
    """Text before the first heading and a heading without text are no sections; equal headings are one section."""
    assert parse_sections(doc) == sections


NAMES = st.text("abcdef_", min_size=1, max_size=4)


@given(st.lists(st.tuples(st.text("xyz {}", max_size=3), NAMES, st.sampled_from(["", "!r", ":>3"]))))
def test_placeholders_of_a_template_are_found(parts: list[tuple[str, str, str]]) -> None:
    """The placeholders of a template are found by name; doubled braces are not placeholders."""
    template = "".join(text.replace("{", "{{").replace("}", "}}") + f"{{{name}{form}}}" for text, name, form in parts)
    assert find_placeholders(template) == {name for _, name, _ in parts}
