"""Documents with very many problems: the first ones are reported, and that the rest was not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from psm_model.errors import FormatError
from psm_model.formats import iter_load, loads
from psm_model.formats.csv import read_csv

STOPPED = "fewer than 1,000 problems before"


@pytest.mark.parametrize(
    ("place", "item", "counts"),
    [
        *(("organisations", item, (1100, 2500)) for item in ("{}", "1", "NaN", '{"a": 1, "a": 1}')),
        ("board_terms", "{}", (1100, 2500)),
        # Each has at least three problems.
        ("organisations", '{"events": [' + "{}," * 1100 + "1]}", (400, 700)),
    ],
)
def test_list_is_read_up_to_its_thousandth_problem(place: str, item: str, counts: tuple[int, int]) -> None:
    """The number of problems is limited, and the last one says what was not read."""
    shorter, longer = (f'{{"psm_register": 1, "{place}": [{",".join([item] * count)}]}}' for count in counts)
    problems_of_each = []
    for document in (shorter, longer):
        with pytest.raises(FormatError) as caught:
            loads(document)
        problems_of_each.append(caught.value.problems)
        assert 1000 < len(caught.value.problems) < 2500
    assert len(problems_of_each[0]) == len(problems_of_each[1])
    paths = {problem.path for problem in problems_of_each[1] if problem.expected == STOPPED}
    assert any(path == "" or path.startswith(f"/{place}/") for path in paths)


def test_list_with_fewer_problems_is_complete() -> None:
    """With 999 wrong items, each is reported."""
    with pytest.raises(FormatError) as caught:
        loads(f'{{"psm_register": 1, "organisations": [{",".join(["1"] * 999)}]}}')
    assert [problem.path for problem in caught.value.problems] == [f"/organisations/{number}" for number in range(999)]


@pytest.mark.parametrize("line", ['{"type": "organisation"}', "{}", "1"])
def test_lines_are_read_up_to_the_thousandth_problem(line: str, tmp_path: Path) -> None:
    """The last problem names the line at which reading stopped; a file with fewer problems is read completely."""
    for count, stops in ((300, False), (5000, True), (50_000, True)):
        file = tmp_path / "x.jsonl"
        file.write_text('{"psm_register": 1}\n' + f"{line}\n" * count, encoding="utf-8")
        with pytest.raises(FormatError) as caught:
            list(iter_load(file))
        last = caught.value.problems[-1]
        assert (last.expected == STOPPED) is stops
        assert len(caught.value.problems) < 1100
        assert stops or last.line == count + 1


@pytest.mark.parametrize("rows", [1000, 1001, 20_000])
def test_tables_are_read_up_to_the_thousandth_problem(rows: int, tmp_path: Path) -> None:
    """The row at which reading stopped is reported, and no reference to unread rows."""
    (tmp_path / "organisations.csv").write_text("id,name,level\n" + "o,IPSM,low\n" * rows, encoding="utf-8")
    (tmp_path / "board_terms.csv").write_text("id,organisation_id\nt,nobody\n", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_csv(tmp_path)
    problems = caught.value.problems
    assert len(problems) == min(rows, 1001)
    assert {problem.path.partition("!")[0] for problem in problems} == {"organisations.csv"}
    assert [problem.path for problem in problems if problem.expected == STOPPED] == ["organisations.csv!1002"] * (
        rows > 1000
    )
