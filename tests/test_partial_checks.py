"""PartialCheck: parts that are checked anywhere and merged in any order have the report of the whole register."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from functools import partial
from itertools import permutations
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import attrs
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model import partial_checks
from psm_model.checking import Config, Report
from psm_model.checks import check
from psm_model.entities import BoardTerm, Decree, Organisation, Register, Source
from psm_model.entities.grouping import iter_grouped
from psm_model.entities.register import Entity
from psm_model.errors import (
    ConfigError,
    DuplicateIdError,
    FormatError,
    NotFoundError,
    OutOfPlaceError,
    WrongTypeError,
)
from psm_model.file_checks import check_file
from psm_model.formats import dump
from psm_model.incremental_checks import IncrementalCheck
from psm_model.partial_checks import (
    PartDecreesError,
    PartialCheck,
    PartialDecrees,
    SplitOrganisationError,
    gather_decrees,
)
from psm_model.rules import RULES
from psm_model.strategies import registers, valid_registers, violations
from psm_model.values import PartialDate
from tests.check_options import OWN_RULES, TODAY, draw_options
from tests.drawing import skeletons
from tests.executors import Pickling
from tests.rules.samples import IPSM, KASMAD, term
from tests.splits import Split, copy, draw_split, gather, merge_at_random
from tests.tangles import tangles

LOST: Final = attrs.evolve(IPSM, id="lost", parent_id="nowhere")


# Any: the options of a check.
def check_parts(data: st.DataObject, split: Split, options: Mapping[str, Any]) -> Report:
    """Return the report of parts, each checked in any process, and merged at random."""
    blank = PartialCheck(**options, decrees=gather(split.parts))
    checks = [blank]
    for part in split.parts:
        # One process may check several parts.
        started = checks.pop() if data.draw(st.booleans()) else copy(blank)
        checks.append(started.feed(part.id, part.entities))
    return merge_at_random(data, checks).finish()


@given(register=tangles() | skeletons() | registers() | valid_registers(), data=st.data())
def test_the_law(register: Register, data: st.DataObject) -> None:
    """The report of parts, merged as any tree and in any order, is that of the whole register."""
    options = draw_options(data) | {"rules": data.draw(st.sampled_from([tuple(RULES.values()), OWN_RULES]))}
    split = draw_split(data, register)
    assert check_parts(data, split, options) == check(split.whole, **options)


@given(register=tangles() | skeletons() | valid_registers(), data=st.data())
def test_the_law_of_all_ways(register: Register, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Parts, an incremental check, a file on an executor, and the whole register have one report."""
    options = draw_options(data)
    split = draw_split(data, Register.of(*iter_grouped(register)))
    wanted = check(split.whole, **options)
    assert check_parts(data, split, options) == wanted
    assert IncrementalCheck(split.whole, **options).report() == wanted
    file = tmp_path_factory.getbasetemp() / "ways.jsonl"
    grouped = Register.of(*iter_grouped(split.whole))
    dump(grouped, file)
    wanted = check(grouped, **options)
    assert check_file(file, **options, executor=Pickling(2)) == wanted
    assert PartialCheck(**options, decrees=gather_decrees(file)).feed_file(file).finish() == wanted


@pytest.mark.slow
@pytest.mark.parametrize("code", [code for code in RULES if code != "PSM099"])
@settings(max_examples=settings().max_examples // 5)
@given(st.data())
def test_every_violation_is_found_in_parts(code: str, data: st.DataObject) -> None:
    """A register that violates a rule violates it in parts."""
    drawn = data.draw(violations(code))
    split = draw_split(data, drawn.register)
    assert check_parts(data, split, drawn.options) == check(split.whole, **drawn.options)


def test_merging_is_commutative_and_associative() -> None:
    """Three parts have one report in all orders and as all trees, and a check without parts changes nothing."""
    blank = PartialCheck()
    north, middle, south = (
        blank.feed(
            name, [attrs.evolve(IPSM, id=name, parent_id="o"), attrs.evolve(term(None, "t"), organisation_id=name)]
        )
        for name in "abc"
    )
    wanted = north.merge(middle, south).finish()
    assert "PSM001" in wanted.codes
    for first, second, third in permutations((north, middle, south)):
        for merged in (
            first.merge(second).merge(third),
            first.merge(second.merge(third), blank),
            blank.merge(first, second, third),
        ):
            assert merged.finish() == wanted
            assert merged.parts == ("a", "b", "c")
    assert north.parts == ("a",)


def test_a_part_counts_once() -> None:
    """A part that is fed or merged twice is refused, wherever it was checked, and nothing has changed."""
    once = PartialCheck().feed("33", [IPSM])
    other = PartialCheck().feed("34", [LOST])
    again = copy(PartialCheck()).feed("33", [LOST])
    for twice in (
        partial(once.feed, "33", [LOST]),
        partial(once.merge, again),
        partial(once.merge, once),
        partial(other.merge(once).merge, again),
        partial(other.merge, once, again),
    ):
        with pytest.raises(DuplicateIdError) as caught:
            twice()
        assert (caught.value.kind, caught.value.key) == ("part", "33")
    assert once.merge(other).finish() == check(Register.of(IPSM, LOST))


SPLITS: Final[dict[str, tuple[list[list[Any]], tuple[str, str] | None]]] = {
    "terms without their organisation": ([[IPSM], [term(None, "t")]], ("a", "b")),
    "terms before their organisation": ([[term(None, "t")], [IPSM]], ("a", "b")),
    "terms in two parts": ([[IPSM, term(None, "t")], [term(None, "u")]], ("a", "b")),
    "terms of an unknown organisation in two parts": ([[term(None, "t")], [], [term(None, "u")]], ("a", "c")),
    "terms of a later duplicate": ([[IPSM], [], [IPSM, term(None, "t")]], ("a", "c")),
    "terms of the first duplicate": ([[IPSM, term(None, "t")], [IPSM], [IPSM]], None),
    "duplicates without terms": ([[IPSM], [IPSM]], None),
}


@pytest.mark.parametrize("name", SPLITS)
def test_a_split_organisation_is_refused_at_once(name: str) -> None:
    """A merge of the two parts of an organisation is refused, directly or as parts of others, with both named."""
    parts, expected = SPLITS[name]
    whole = Register.of(*(entity for part in parts for entity in part))
    checks = {part: PartialCheck().feed(part, entities) for part, entities in zip("abc", parts, strict=False)}
    for order in permutations(checks.values()):
        if expected is None:
            assert order[0].merge(*order[1:]).finish() == check(whole)
            continue
        with pytest.raises(SplitOrganisationError) as caught:
            order[0].merge(*order[1:])
        assert (caught.value.organisation_id, caught.value.parts) == ("o", expected)
    if expected is not None:
        first, second = (checks[part] for part in expected)
        for merge in (partial(first.merge, second), partial(second.merge, copy(first))):
            with pytest.raises(SplitOrganisationError):
                merge()


def test_an_organisation_split_within_a_stream_is_refused() -> None:
    """A part that is a stream has the order of a stream; a register may have any."""
    entities: list[Entity] = [IPSM, LOST, term("2020/2025", "t")]
    with pytest.raises(OutOfPlaceError):
        PartialCheck().feed("33", entities)
    assert PartialCheck().feed("33", Register.of(*entities)).finish() == check(Register.of(*entities))


def test_decrees_are_gathered_first() -> None:
    """A part whose decrees were not gathered, or were others, is refused before anything else of it is checked."""
    decree, other = Decree(id="sk", issued=PartialDate(2020)), Decree(id="sk", issued=PartialDate(2021))

    def stream(*entities: Any) -> Any:
        yield from entities
        pytest.fail("more was read than the decrees and what follows them")

    for gathered in (PartialDecrees(), PartialDecrees().feed("33", [other]), PartialDecrees().feed("34", [decree])):
        blank = PartialCheck(decrees=gathered)
        for entities in (stream(Source(id="s"), decree, KASMAD), [decree], Register.of(decree)):
            with pytest.raises(PartDecreesError) as caught:
                blank.feed("33", entities)
            assert caught.value.part == "33"
    with pytest.raises(PartDecreesError):
        PartialCheck(decrees=PartialDecrees().feed("33", [decree])).feed("33", [KASMAD])


def test_no_part_with_decrees_is_missing() -> None:
    """A check is not finished before all parts with gathered decrees are there, since others were judged by them."""
    decrees = PartialDecrees().feed("33", [Decree(id="sk")]).feed("34", [])
    partial_check = PartialCheck(decrees=decrees).feed("34", [KASMAD])
    with pytest.raises(NotFoundError, match="no part '33'"):
        partial_check.finish()
    assert partial_check.feed("33", [Decree(id="sk")]).finish().ok


def test_a_check_with_parts_leaves_the_decrees_after() -> None:
    """A check without parts takes the decrees along when it is pickled; one with parts is smaller, and is not fed."""
    blank = PartialCheck(decrees=PartialDecrees().feed("a", [Decree(id=f"sk-{number}") for number in range(999)]))
    fed = copy(blank).feed("b", [KASMAD])
    assert len(pickle.dumps(fed)) < len(pickle.dumps(blank)) / 4
    with pytest.raises(ConfigError, match="without parts"):
        copy(fed).feed("c", [])
    for merged in (copy(fed).merge(blank), blank.merge(copy(fed))):
        assert merged.feed("c", [IPSM]).parts == ("b", "c")


def test_different_checks_are_not_merged() -> None:
    """Checks of different settings, decrees or packages are not merged, and nothing else is."""
    plain = PartialCheck().feed("33", [IPSM])
    others = {
        "config": PartialCheck(config=Config(term_years=4)),
        "on": PartialCheck(on=TODAY),
        "undetermined": PartialCheck(undetermined=True),
        "rules": PartialCheck(rules=[RULES["PSM001"]]),
        "decrees": PartialCheck(decrees=PartialDecrees().feed("34", [Decree(id="sk")])),
    }
    for key, other in others.items():
        for first, second in ((plain, other), (other, plain)):
            with pytest.raises(ConfigError) as caught:
                first.merge(second)
            assert caught.value.key == key
    no_check: Any = None  # as an untyped caller may pass it
    with pytest.raises(WrongTypeError):
        plain.merge(no_check)


def test_rules_run_everywhere_or_nowhere() -> None:
    """If a rule was skipped for want of a package where one part was checked and not elsewhere, that is an error."""
    rule = RULES["PSM405"]
    assert rule.extra is not None
    with patch.object(type(rule.extra), "is_installed", lambda _extra: False):
        skipped = PartialCheck().feed("33", [IPSM])
        assert [each.code for each in skipped.finish().skipped] == ["PSM405", "PSM408"]
    with patch.object(type(rule.extra), "is_installed", lambda _extra: True):
        complete = PartialCheck().feed("34", [LOST])
        merges: list[Callable[[], object]] = [partial(skipped.merge, complete), partial(complete.merge, skipped)]
        for refused in (*merges, skipped.finish):
            with pytest.raises(ConfigError, match="PSM405"):
                refused()
        assert complete.finish().skipped == ()


def test_a_rule_that_may_need_the_whole_is_refused_at_once() -> None:
    """An own rule of scope register is refused before a part is read; so are wrong settings."""
    mine = attrs.evolve(RULES["PSM001"], code="OWN001", find=lambda _subject, _context: iter(()))
    with pytest.raises(ConfigError, match="OWN001"):
        PartialCheck(rules=[*RULES.values(), mine])
    with pytest.raises(ConfigError, match="select"):
        PartialCheck(config=Config(select=("ABC",)))
    path: Any = "33.jsonl"  # as an untyped caller may pass it
    with pytest.raises(WrongTypeError, match="feed_file"):
        PartialCheck().feed("33", path)


def test_a_folder_of_parts(tmp_path: Path) -> None:
    """Parts in files of several formats have the report of the whole, and pointers lead back to the files."""
    parts: dict[str, list[Entity]] = {
        "33.jsonl": [Decree(id="sk-1"), KASMAD, IPSM, term(None, "t")],
        "34.jsonl.gz": [
            Decree(id="sk-2", revokes_ids=["sk-1"]),
            Organisation(id="p", name="IPSM", level=IPSM.level, decree_ids=["sk-1"]),
        ],
        "35.parquet": [Decree(id="sk-2"), attrs.evolve(KASMAD, decree_ids=["sk-3"])],
        "36.json": [Decree(id="sk-3"), BoardTerm(id="u", organisation_id="q", label="2023-2006")],
    }
    for name, entities in parts.items():
        dump(Register.of(*entities), tmp_path / name)
    decrees = PartialDecrees().merge(*(gather_decrees(tmp_path / name) for name in parts))
    blank = PartialCheck(undetermined=True, decrees=decrees)
    merged = blank.merge(*(blank.feed_file(tmp_path / name) for name in reversed(parts)))
    report = merged.finish()
    assert report == check(
        Register.of(*(entity for entities in parts.values() for entity in entities)), undetermined=True
    )
    found = {(finding.code, merged.find_part(finding.path)) for finding in report}
    assert ("PSM110", ("36.json", "/board_terms/0/label")) in found
    assert ("PSM001", ("35.parquet", "/members/0")) in found
    assert merged.find_part("/members/0") == ("33.jsonl", "/members/0")
    assert [merged.find_part(pointer) for pointer in ("", "/members", "/members/2", "/members/x", "/others/0")] == [
        None
    ] * 5
    named = blank.feed_file(tmp_path / "33.jsonl", part="33.jsonl")
    assert named.parts == ("33.jsonl",)


def test_only_the_decrees_of_parquet_files_are_gathered(tmp_path: Path) -> None:
    """Gathering opens no other table; if the rows of decrees are not in order, everything is read."""
    decrees = [Decree(id="sk-2"), Decree(id="sk-1", revokes_ids=["sk-2"])]
    folder = tmp_path / "33.parquet"
    dump(Register.of(Source(id="s"), *decrees, KASMAD, IPSM), folder)
    wanted = PartialDecrees().feed("33.parquet", decrees).digests
    with patch.object(partial_checks, "load", side_effect=AssertionError):
        assert gather_decrees(folder).digests == wanted
        boards = folder / "board_terms.parquet"
        before = boards.read_bytes()
        boards.write_bytes(b"damaged")
        assert gather_decrees(folder).digests == wanted
    boards.write_bytes(before)
    file = folder / "decrees.parquet"
    pq.write_table(pq.read_table(file)[::-1], file)
    assert gather_decrees(folder).digests == wanted


def test_a_malformed_part_is_named(tmp_path: Path) -> None:
    """The error about a malformed part names its file."""
    file = tmp_path / "33.jsonl"
    file.write_text('{"psm_register": 1}\n{"type": "member"}\n', encoding="utf-8")
    for read in (PartialCheck().feed_file, gather_decrees):
        with pytest.raises(FormatError) as caught:
            read(file)
        assert caught.value.source == str(file)
