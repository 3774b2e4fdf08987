"""check_file: checking a file, on one process or several, gives the report of its register."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing import get_all_start_methods
from pathlib import Path
from pickle import PicklingError
from textwrap import indent
from typing import Any
from unittest.mock import patch

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking import (
    Authority,
    Config,
    Context,
    Ground,
    Report,
    Rule,
    Scope,
    Severity,
    Violation,
    Waiver,
    member_rule,
    organisation_rule,
    register_rule,
)
from psm_model.checks import check, iter_check
from psm_model.entities import (
    BoardTerm,
    Capacity,
    Decree,
    DecreeStatus,
    Member,
    Membership,
    Organisation,
    Post,
    Register,
    Source,
)
from psm_model.entities.grouping import iter_grouped
from psm_model.entities.register import Entity
from psm_model.errors import FormatError, Problem, WrongTypeError
from psm_model.file_checks import check_file
from psm_model.formats import dump
from psm_model.formats.jsonl import dump as dump_lines
from psm_model.formats.locations import LineLocations, locate_pointers
from psm_model.i18n import Bilingual
from psm_model.rules import RULES
from psm_model.strategies import registers
from psm_model.values import AreaCode, Level, PartialDate, PersonName
from tests.drawing import IDS, skeletons
from tests.executors import Pickling, Serial
from tests.many_faults import make_register
from tests.rules.samples import IPSM, KASMAD, appoint, term

TODAY = date(2026, 7, 1)


def own(code: str, scope: Scope) -> Callable[[Any], Rule]:
    """Return a decorator for rules with an empty message."""
    nothing = Bilingual("", "")
    logic = Ground(authority=Authority.LOGIC)
    decorators = {Scope.ORGANISATION: organisation_rule, Scope.MEMBER: member_rule, Scope.REGISTER: register_rule}
    decorator: Any = decorators[scope]  # each takes functions of its own subject
    made: Callable[[Any], Rule] = decorator(
        code=code,
        severity=Severity.INFO,
        grounds=[logic],
        since="0.1.0",
        title=nothing,
        message=nothing,
        explanation_indonesian="",
    )
    return made


@own("OWN001", Scope.ORGANISATION)
def failing(_subject: object, _context: Context) -> Iterator[Violation]:
    """Fail for each organisation, as a rule."""
    raise LookupError


@own("OWN003", Scope.MEMBER)
def deadly(_subject: object, _context: Context) -> Iterator[Violation]:
    """End the process, as a rule."""
    os._exit(3)


@pytest.mark.parametrize("suffix", ["json", "jsonl", "jsonl.gz"])
@settings(max_examples=20)
@given(register=skeletons() | registers())
def test_a_file_has_the_report_of_its_register(
    suffix: str, register: Register, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A file has the report of its register, in every format."""
    file = tmp_path_factory.getbasetemp() / f"checked.{suffix}"
    grouped = Register.of(*iter_grouped(register))
    dump(grouped, file)
    assert check_file(file, on=TODAY, undetermined=True) == check(grouped, on=TODAY, undetermined=True)


FEW = st.sampled_from(IDS[:3])
DECREED = st.sampled_from([(), (), (IDS[0],), (IDS[1],), (IDS[0], IDS[2])])
DECREES = st.builds(
    Decree,
    id=FEW,
    issued=st.sampled_from([None, PartialDate(2020), PartialDate(2027, 1, 1)]),
    in_force_from=st.sampled_from([None, PartialDate(2022), PartialDate(2023, 5, 1)]),
    status=st.sampled_from([DecreeStatus.ISSUED, *DecreeStatus]),
    amends_ids=st.just(()) | DECREED,
    replaces_ids=DECREED,
    revokes_ids=DECREED,
    source_ids=st.sampled_from([(), (IDS[0],)]),
)
MEMBERS = st.builds(
    Member,
    id=FEW,
    name=st.just(PersonName("Contoh")),
    membership=st.sampled_from([Membership.HONORARY, Membership.HONORARY, None]),
    birth_date=st.sampled_from([None, PartialDate(1990), PartialDate(2019, 5), PartialDate(2024, 1, 1)]),
    decree_ids=DECREED,
    source_ids=st.sampled_from([(), (IDS[0],)]),
)
ORGANISATIONS = st.builds(
    Organisation,
    id=FEW,
    name=st.just("IPSM"),
    level=st.just(Level.VILLAGE),
    area=st.sampled_from([None, AreaCode("33.25.11.1013")]),
    parent_id=st.none() | FEW,
    decree_ids=DECREED,
    founded=st.sampled_from([None, PartialDate(2020, 1, 1), PartialDate(2021)]),
    dissolved=st.sampled_from([None, PartialDate(2021), PartialDate(2024, 1, 1)]),
)
HELD = st.builds(
    attrs.evolve,
    st.builds(
        appoint,
        st.sampled_from([None, "2021-01-01/2022-01-01", "2021/2023"]),
        FEW,
        st.just(Post.CHAIR),
        member=FEW,
        capacity=st.sampled_from([Capacity.SUBSTANTIVE, *Capacity]),
        replaces=st.none() | FEW,
    ),
    decree_ids=DECREED,
)
TERMS = st.builds(
    BoardTerm,
    id=FEW,
    organisation_id=FEW,
    label=st.sampled_from([None, "2020–2025", "2021-2026", "2023-2006"]),
    decree_ids=DECREED,
    appointments=st.lists(HELD, min_size=1, max_size=2).map(tuple),
)


@st.composite
def streams(draw: st.DrawFn) -> list[list[Entity]]:
    """Generate groups in any order that a stream allows, with duplicate ids and with terms of unknown organisations."""
    terms: dict[str, list[BoardTerm]] = {}
    for entity in draw(st.lists(TERMS, max_size=6)):
        terms.setdefault(entity.organisation_id, []).append(entity)
    alone: list[Entity] = draw(st.lists(MEMBERS | ORGANISATIONS | st.builds(Source, id=FEW), max_size=9))
    there = {entity.id for entity in alone if isinstance(entity, Organisation)}
    groups: list[list[Entity]] = [[entity] for entity in alone]
    groups += ([*terms.pop(id_)] for id_ in sorted(terms) if id_ not in there)
    first: list[Entity] = draw(st.lists(DECREES | st.builds(Source, id=FEW), max_size=6))
    return [
        *([entity] for entity in first),
        *(
            [*group, *(terms.pop(group[0].id, []) if isinstance(group[0], Organisation) else [])]
            for group in draw(st.permutations(groups))
        ),
    ]


@settings(max_examples=3 * settings().max_examples)
@given(groups=streams(), data=st.data())
def test_all_ways_of_checking_agree(
    groups: list[list[Entity]], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A register, a stream, a file and a file in chunks have the same report, whatever the order and the ids."""
    file = tmp_path_factory.getbasetemp() / "ways.jsonl"
    entities = [entity for group in groups for entity in group]
    dump_lines(entities, file)
    asked: dict[str, Any] = {
        "rules": [*RULES.values(), failing],
        "config": Config(
            expect_decrees=True,
            waivers=tuple(Waiver(code=code, subject=IDS[0], reason="seen") for code in ("PSM110", "PSM509", "PSM510")),
        ),
        "undetermined": True,
    }
    wanted = check(Register.of(*entities), **asked)
    assert Report(findings=tuple(iter_check(entities, **asked))) == wanted
    assert check_file(file, **asked) == wanted
    header, *lines = file.read_bytes().splitlines(keepends=True)
    pieces = [header]
    for group in groups:
        text = b"".join(lines[: len(group)])
        del lines[: len(group)]
        if len(pieces) > 1 and data.draw(st.booleans()):
            pieces[-1] += text
        else:
            pieces.append(text)
    executor = data.draw(st.sampled_from([Serial(), Pickling(1), Pickling(3), Pickling(None)]))
    with patch("psm_model.chunk_checks.iter_chunks", lambda *_blocks, **_options: iter(pieces)):
        assert check_file(file, **asked, executor=executor, parts=data.draw(st.integers(1, 4))) == wanted
    assert not executor.is_shut_down


@pytest.mark.slow
def test_several_processes_report_the_same_as_one(tmp_path: Path) -> None:
    """Several processes report the findings, pointers, waivers and failures of one, in the same order."""
    register = make_register(350)
    file = tmp_path / "many.jsonl"
    dump(register, file)
    waivers = tuple(
        Waiver(code=code, subject=subject, reason="seen")
        for code, subject in (("PSM110", "u-3"), ("PSM110", "u-249"), ("PSM101", "o-320"), ("PSM001", "nobody"))
    )
    total = 0
    for config in (Config(), Config(waivers=waivers)):
        wanted = check(register, config=config, rules=[*RULES.values(), failing], undetermined=True)
        report = check_file(file, config=config, rules=[*RULES.values(), failing], undetermined=True, jobs=3)
        assert report == wanted
        assert report == check_file(file, config=config, rules=[*RULES.values(), failing], undetermined=True)
        assert {"PSM001", "PSM002", "PSM003", "PSM099", "PSM110", "PSM114", "PSM509", "PSM510"} <= set(report.codes)
        total += len(report)
    assert total > 3000


@pytest.mark.slow
def test_problems_are_the_same_on_several_processes(tmp_path: Path) -> None:
    """Several processes report the problems of a file that one reports, including problems across chunks."""
    file = tmp_path / "many.jsonl"
    dump(make_register(350), file)
    text = file.read_text(encoding="utf-8")
    broken = {
        "a line": re.sub(r'"id":"t-9"', '"Id":7', text),
        "the header": text.replace("psm_register", "register", 1),
        "a decree at the end": text + '{"type": "decree", "id": "late"}\n',
        "a decree after the first member": re.sub(
            r'(\n\{"type":"member".*)', r'\1\n{"type":"decree","id":"late"}', text, count=1
        ),
        "a group that is parted": text + '{"type": "board_term", "id": "late", "organisation_id": "o-0"}\n',
        "an organisation after its terms": text.replace('\n{"type":"source"', "", 1).replace(
            "\n", '\n{"type": "board_term", "id": "early", "organisation_id": "o-349"}\n', 1
        ),
    }
    for about, spoilt in broken.items():
        file.write_text(spoilt, encoding="utf-8")
        problems: list[tuple[Problem, ...]] = []
        for jobs in (1, 2):
            with pytest.raises(FormatError) as caught:
                check_file(file, jobs=jobs)
            problems.append(caught.value.problems)
        assert problems[0] == problems[1], about
        assert problems[0]


def test_a_rule_that_cannot_be_sent_to_a_process_is_refused(tmp_path: Path) -> None:
    """A rule that is not a name in its module is refused if another process would need it."""
    file = tmp_path / "small.jsonl"
    dump(Register.of(IPSM), file)
    nameless = attrs.evolve(RULES["PSM110"], code="OWN002")
    assert check_file(file, rules=[nameless]).ok
    with pytest.raises(PicklingError, match="rule OWN002 cannot be pickled: expected a global of its module"):
        check_file(file, rules=[nameless], jobs=2)


def test_an_ended_process_is_reported(tmp_path: Path) -> None:
    """If a process is ended from outside, the call raises an error and does not wait."""
    file = tmp_path / "small.jsonl"
    dump(Register.of(KASMAD), file)
    with pytest.raises(ChildProcessError, match="a process was ended from outside"):
        check_file(file, rules=[deadly], jobs=2)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_a_script_without_a_guard_gets_advice(method: str, tmp_path: Path) -> None:
    """If each process imports the script again and so calls check_file again, the error says what to do."""
    if method not in get_all_start_methods():
        pytest.skip(f"no processes are started by {method} here")
    file = tmp_path / "small.jsonl"
    dump(Register.of(IPSM), file)
    program = tmp_path / "program.py"
    program.write_text(
        "import multiprocessing\n"
        "from psm_model.file_checks import check_file\n"
        f"multiprocessing.set_start_method({method!r}, force=True)\n"
        "try:\n"
        f"    check_file({str(file)!r}, jobs=2)\n"
        "except ChildProcessError as error:\n"
        "    print(error.strerror)\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=False)
    assert """below 'if __name__ == "__main__":'""" in done.stdout
    guarded = re.sub(
        "(?s)(multiprocessing.set.*)",
        lambda rest: "if __name__ == '__main__':\n" + indent(rest[1], " "),
        program.read_text(encoding="utf-8"),
    )
    program.write_text(guarded, encoding="utf-8")
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_zero_processes_are_refused(tmp_path: Path) -> None:
    """Fewer than one process is refused."""
    with pytest.raises(ValueError, match="from 1 to 61, got 0"):
        check_file(tmp_path / "any.jsonl", jobs=0)


def test_jobs_and_an_executor_exclude_each_other(tmp_path: Path) -> None:
    """Processes of the call and an executor exclude each other, and parts are those of an executor."""
    file = tmp_path / "any.jsonl"
    for jobs in (1, 2):
        with pytest.raises(ValueError, match="either jobs or an executor, got both"):
            check_file(file, jobs=jobs, executor=Serial())
    with pytest.raises(ValueError, match="expected an executor, which has the parts"):
        check_file(file, jobs=2, parts=4)
    with pytest.raises(ValueError, match="at least one part at a time, got 0"):
        check_file(file, executor=Serial(), parts=0)
    no_executor: Any = 4  # as an untyped caller may pass it
    with pytest.raises(WrongTypeError, match=r"expected an executor of concurrent\.futures, got 4"):
        check_file(file, executor=no_executor)


@given(register=registers())
def test_pointers_are_located_in_lines(register: Register, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The located line and column of a pointer hold its value as in the document."""
    file = tmp_path_factory.getbasetemp() / "placed.jsonl"
    grouped = Register.of(*iter_grouped(register))
    dump(grouped, file)
    text = file.read_text(encoding="utf-8")
    pointers = {pointer for pointer, _ in grouped.walk()}
    found = LineLocations(lambda: [text.encode()]).locate(pointers)
    assert found.keys() == pointers
    lines = text.split("\n")
    for pointer, (line, column) in found.items():
        rest = "/".join(pointer.split("/")[3:])
        whole = lines[line - 1]
        assert locate_pointers(whole, [f"/{rest}" if rest else ""]) == {f"/{rest}" if rest else "": (1, column)}
    order = [entity.id for entity in iter_grouped(grouped)]
    for place, entities in grouped.iter_lists():
        for position, entity in enumerate(entities):
            line = found[f"/{place.field}/{position}"][0]
            assert order[line - 2] == entity.id


def test_findings_are_located_in_lines(tmp_path: Path) -> None:
    """The pointers of findings are located in the lines of their entities."""
    file = tmp_path / "placed.jsonl"
    report = check(Register.of(IPSM, term("2020/2025", "a"), term("2021/2026", "b")), rules=[RULES["PSM101"]])
    dump(Register.of(IPSM, term("2020/2025", "a"), term("2021/2026", "b")), file)
    assert LineLocations(lambda: [file.read_bytes()]).locate(report.pointers) == {
        "/board_terms/0": (3, 1),
        "/board_terms/1": (4, 1),
    }
