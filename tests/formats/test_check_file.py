"""check_file: a file checked piece by piece, on one process or several, tells what a check of the register tells."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from pickle import PicklingError
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from psm_model.entities import Organisation, Register
from psm_model.entities.grouping import in_groups
from psm_model.entities.register import Entity
from psm_model.errors import FormatError, Problem
from psm_model.formats import dump
from psm_model.formats.check_file import check_file
from psm_model.formats.positions import pointers_of, positions, positions_in_lines
from psm_model.rules import (
    RULES,
    Authority,
    Config,
    Context,
    Ground,
    Hit,
    Rule,
    Scope,
    Severity,
    Text,
    Waiver,
    check,
    rule,
)
from psm_model.strategies import registers
from psm_model.values import Level
from tests.rules.records import IPSM, KASMAD, held, term
from tests.strategies import skeletons

TODAY = date(2026, 7, 1)


def own(code: str, scope: Scope) -> Callable[[Any], Rule]:
    """What makes a function a rule whose message tells nothing."""
    nothing = Text("", "")
    logic = Ground(authority=Authority.LOGIC)
    return rule(
        code=code,
        severity=Severity.INFO,
        grounds=[logic],
        scope=scope,
        since="0.1.0",
        title=nothing,
        message=nothing,
        explanation_id="",
    )


@own("OWN001", Scope.ORGANISATION)
def failing(_subject: object, _context: Context) -> Iterator[Hit]:
    """A rule that fails with each organisation."""
    raise LookupError


@own("OWN003", Scope.MEMBER)
def deadly(_subject: object, _context: Context) -> Iterator[Hit]:
    """A rule that ends its process."""
    os._exit(3)


def many(organisations: int) -> Register:
    """A register of so many organisations, some of which break rules within and across what one process sees."""
    entities: list[Entity] = []
    for number in range(organisations):
        name = "IPSM " + "x" * 4000
        one = Organisation(id=f"o-{number}", name=name, level=Level.VILLAGE, parent_id=f"o-{number - 1 or 7}")
        member = attrs.evolve(KASMAD, id=f"m-{number % (organisations - 3)}")
        boards = (
            attrs.evolve(
                term("2020/2025", f"t-{number}", held(None, "a", member=f"m-{number * 2}")), organisation_id=one.id
            ),
            attrs.evolve(term(None, f"u-{number % 250}"), organisation_id=one.id, label="2023-2006"),
        )
        entities += [member, one, *boards]
    return Register.of(*entities)


@pytest.mark.parametrize("suffix", ["json", "jsonl", "jsonl.gz"])
@settings(max_examples=20)
@given(register=skeletons() | registers())
def test_same_report_as_of_the_register(
    suffix: str, register: Register, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A file is reported on as its register is, whatever the format."""
    file = tmp_path_factory.getbasetemp() / f"checked.{suffix}"
    grouped = Register.of(*in_groups(register))
    dump(grouped, file)
    assert check_file(file, as_of=TODAY, undetermined=True) == check(grouped, as_of=TODAY, undetermined=True)


def test_several_processes(tmp_path: Path) -> None:
    """Several processes find what one finds, in the same order, with the same pointers, waivers and failures."""
    register = many(350)
    file = tmp_path / "many.jsonl"
    dump(register, file)
    waivers = tuple(
        Waiver(code=code, subject=subject, reason="seen")
        for code, subject in (("PSM110", "u-3"), ("PSM110", "u-249"), ("PSM101", "o-320"), ("PSM001", "nobody"))
    )
    told = 0
    for config in (Config(), Config(waivers=waivers)):
        wanted = check(register, config=config, rules=[*RULES.values(), failing], undetermined=True)
        report = check_file(file, config=config, rules=[*RULES.values(), failing], undetermined=True, jobs=3)
        assert report == wanted
        assert report == check_file(file, config=config, rules=[*RULES.values(), failing], undetermined=True)
        assert {"PSM001", "PSM002", "PSM003", "PSM099", "PSM110"} <= set(report.codes)
        told += len(report)
    assert told > 3000


def test_problems_are_the_same_on_several_processes(tmp_path: Path) -> None:
    """Where a file has problems, several processes tell the same of them as one, those across pieces too."""
    file = tmp_path / "many.jsonl"
    dump(many(350), file)
    text = file.read_text(encoding="utf-8")
    broken = {
        "a line": re.sub(r'"id":"t-9"', '"Id":7', text),
        "the header": text.replace("psm_register", "register", 1),
        "a group that is parted": text + '{"type": "board_term", "id": "late", "organisation_id": "o-0"}\n',
        "an organisation after its terms": text.replace('\n{"type":"source"', "", 1).replace(
            "\n", '\n{"type": "board_term", "id": "early", "organisation_id": "o-349"}\n', 1
        ),
    }
    for about, spoilt in broken.items():
        file.write_text(spoilt, encoding="utf-8")
        told: list[tuple[Problem, ...]] = []
        for jobs in (1, 2):
            with pytest.raises(FormatError) as caught:
                check_file(file, jobs=jobs)
            told.append(caught.value.problems)
        assert told[0] == told[1], about
        assert told[0]


def test_rule_that_another_process_cannot_have(tmp_path: Path) -> None:
    """A rule that is no name of its module is refused where another process would need it."""
    file = tmp_path / "small.jsonl"
    dump(Register.of(IPSM), file)
    nameless = attrs.evolve(RULES["PSM110"], code="OWN002")
    assert check_file(file, rules=[nameless]).ok
    with pytest.raises(PicklingError, match="rule OWN002 is no name of its module"):
        check_file(file, rules=[nameless], jobs=2)


def test_process_that_is_ended(tmp_path: Path) -> None:
    """Where one of the processes is ended from outside, it is told, and nothing waits for it."""
    file = tmp_path / "small.jsonl"
    dump(Register.of(KASMAD), file)
    with pytest.raises(ChildProcessError, match="a process was ended from outside"):
        check_file(file, rules=[deadly], jobs=2)


def test_no_process(tmp_path: Path) -> None:
    """Less than one process is refused."""
    with pytest.raises(ValueError, match="at least one process, got 0"):
        check_file(tmp_path / "any.jsonl", jobs=0)


@given(register=registers())
def test_places_in_lines(register: Register, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What a pointer points to stands in the line and column that are told, as it stands in the document."""
    file = tmp_path_factory.getbasetemp() / "placed.jsonl"
    grouped = Register.of(*in_groups(register))
    dump(grouped, file)
    text = file.read_text(encoding="utf-8")
    pointers = {pointer for pointer, _ in grouped.walk()}
    found = positions_in_lines([text.encode()], pointers)
    assert found.keys() == pointers
    lines = text.split("\n")
    for pointer, (line, column) in found.items():
        rest = "/".join(pointer.split("/")[3:])
        whole = lines[line - 1]
        assert positions(whole, [f"/{rest}" if rest else ""]) == {f"/{rest}" if rest else "": (1, column)}
    order = [entity.id for entity in in_groups(grouped)]
    for place in ("sources", "organisations", "members", "board_terms"):
        for position, entity in enumerate(getattr(grouped, place)):
            line = found[f"/{place}/{position}"][0]
            assert order[line - 2] == entity.id


def test_places_of_findings(tmp_path: Path) -> None:
    """The pointers of findings stand in the lines of what they are about."""
    file = tmp_path / "placed.jsonl"
    report = check(Register.of(IPSM, term("2020/2025", "a"), term("2021/2026", "b")), rules=[RULES["PSM101"]])
    dump(Register.of(IPSM, term("2020/2025", "a"), term("2021/2026", "b")), file)
    assert positions_in_lines([file.read_bytes()], pointers_of(report)) == {
        "/board_terms/0": (3, 1),
        "/board_terms/1": (4, 1),
    }
