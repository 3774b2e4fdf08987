"""statistics: counts that agree with the document and with each other."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import load
from psm_model.entities import Appointment, BoardTerm, Capacity, Organisation, Post, Register, TermStatus
from psm_model.formats.json import dumps
from psm_model.strategies import registers
from psm_model.values import AreaCode, Level, Period
from psm_model.views.statistics import Dating, statistics
from psm_model.views.statistics_text import render_statistics

CASES = sorted(Path(__file__).parents[1].glob("cases/*.json"))


def counted(items: Any) -> dict[str, int]:
    """Count texts, in the order of the texts."""
    return dict(sorted(Counter(items).items()))


def there(counts: dict[str, int]) -> dict[str, int]:
    """Return the counts of what there is any of, in the order of its names."""
    return {key: counts[key] for key in sorted(counts) if counts[key]}


def assert_counts_are_those_of_the_document(register: Register) -> None:
    """What is counted in the records is what can be counted in the JSON document."""
    tree = json.loads(dumps(register))
    organisations, terms, members = (tree.get(place, []) for place in ("organisations", "board_terms", "members"))
    told = statistics(register).to_dict()
    held = [one for term in terms for one in term.get("appointments", [])]
    areas = [
        one["area"] if isinstance(one["area"], str) else one["area"]["code"] for one in organisations if "area" in one
    ]
    assert told["organisations"] == len(organisations)
    assert there(told["by_level"]) == counted(one["level"] for one in organisations)
    assert told["by_province"] == counted(code[:2] for code in areas)
    assert told["with_term"] == sum(one["id"] in {term["organisation_id"] for term in terms} for one in organisations)
    assert told["terms"] == len(terms)
    assert there(told["by_status"]) == counted(term.get("status", "in_office") for term in terms)
    assert told["with_chair"] == sum(
        any(
            one["post"] == "chair" and one.get("capacity", "substantive") == "substantive"
            for one in term.get("appointments", [])
        )
        for term in terms
    )
    assert told["decrees"] == sum("decree" in term for term in terms)
    inaugurations = [term["inauguration"] for term in terms if "inauguration" in term]
    assert there(told["inaugurations"]) == counted(one.get("status", "held") for one in inaugurations)
    assert told["legal_bases"] == sum(len(one.get("legal_bases", [])) for one in (*organisations, *terms))
    assert told["appointments"] == len(held)
    assert there(told["by_capacity"]) == counted(one.get("capacity", "substantive") for one in held)
    holding = [one for one in held if one.get("capacity") not in {"former", "elect"}]
    assert there(told["by_post"]) == counted(one["post"] for one in holding)
    assert (told["members"], told["members_with_area"]) == (len(members), sum("area" in one for one in members))
    assert told["sources"] == len(tree.get("sources", []))


def assert_parts_add_up(register: Register) -> None:
    """What each thing has exactly one of adds up to their number."""
    told = statistics(register)
    assert sum(told.by_level.values()) == told.organisations
    assert sum(told.by_status.values()) == sum(told.by_dating.values()) == told.terms
    assert sum(told.by_capacity.values()) == told.appointments
    assert sum(told.by_post.values()) == sum(count for kind, count in told.by_capacity.items() if kind.holds)
    assert sum(told.by_province.values()) <= told.organisations
    assert max(told.with_chair, told.decrees, sum(told.inaugurations.values())) <= told.terms


def assert_text_is_narrow_and_aligned(register: Register, language: Literal["en", "id"]) -> None:
    """No line takes more than 40 cells, numbers end in one column, and none but a total is 0."""
    told = statistics(register)
    lines = render_statistics(told, language=language).split("\n")
    table = lines if told.years is None else lines[:-1]
    assert len({len(line) for line in table}) == 1
    for line in table:
        assert len(line) <= 40
        assert line.isprintable()
        assert not (line.startswith("  ") and line.endswith(" 0"))
    numbers = [int(line.split()[-1]) for line in table if not line.startswith("  ")]
    assert numbers == [told.organisations, told.terms, told.appointments, told.members, told.legal_bases, told.sources]


@given(registers(), st.sampled_from(["en", "id"]))
def test_statistics_of_any_register(register: Register, language: Literal["en", "id"]) -> None:
    """What holds of the statistics of any register, all of it of the same draws, since these take longest."""
    assert_counts_are_those_of_the_document(register)
    assert_parts_add_up(register)
    assert_text_is_narrow_and_aligned(register, language)


@pytest.mark.parametrize(
    ("label", "period", "dating", "years"),
    [
        (None, "2025-10-15/2030-10-15", Dating.DAY, (2025, 2030)),
        (None, "2025-10-15/..", Dating.DAY, (2025, 2025)),
        (None, "2025-10/2030-10-15", Dating.MONTH, (2025, 2030)),
        (None, "2025-10/2030", Dating.YEAR, (2025, 2030)),
        ("2024–2029", "2025/2030-10-15", Dating.YEAR, (2025, 2030)),
        (None, "2025-10-15/", Dating.UNKNOWN, (2025, 2025)),
        (None, "/2030", Dating.UNKNOWN, (2030, 2030)),
        ("2025–2030", None, Dating.LABEL, (2025, 2030)),
        ("2023-2006", None, Dating.NONE, None),
        (None, None, Dating.NONE, None),
    ],
)
def test_dating(label: str | None, period: str | None, dating: Dating, years: tuple[int, int] | None) -> None:
    """A term is as well known as the end of it that is known least."""
    term = BoardTerm(id="t", organisation_id="o", label=label, period=None if period is None else Period.parse(period))
    told = statistics(Register.of(term))
    assert [kind for kind, count in told.by_dating.items() if count] == [dating]
    assert told.years == years


@pytest.mark.parametrize(("language", "words"), [("en", ("former", "elect")), ("id", ("mantan", "terpilih"))])
def test_who_holds_no_post_is_counted_apart(language: Literal["en", "id"], words: tuple[str, str]) -> None:
    """A former chair and one who is elected are no chairs, and stand in lines of their own."""
    chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    others = [
        attrs.evolve(chair, id=kind, capacity=kind) for kind in (Capacity.FORMER, Capacity.ELECT, Capacity.ACTING)
    ]
    told = statistics(Register.of(BoardTerm(id="t", organisation_id="o", appointments=(chair, *others))))
    assert told.by_post[Post.CHAIR] == 2
    rows = dict(line.rsplit(maxsplit=1) for line in render_statistics(told, language=language).splitlines())
    assert [rows[f"  {word}"] for word in words] == ["1", "1"]


@pytest.mark.parametrize("capacity", Capacity)
def test_chair_is_one_in_their_own_right(capacity: Capacity) -> None:
    """Who stands in for the chair, stays on, or is there by office is not the chair that is looked for."""
    chair = Appointment(id="a", post=Post.CHAIR, member_id="m", capacity=capacity)
    secretary = attrs.evolve(chair, post=Post.SECRETARY, capacity=Capacity.SUBSTANTIVE)
    for held, count in (((chair,), capacity is Capacity.SUBSTANTIVE), ((secretary,), 0), ((chair, chair), 1)):
        term = BoardTerm(id="t", organisation_id="o", appointments=held)
        if held == (chair, chair) and capacity is not Capacity.SUBSTANTIVE:
            continue
        assert statistics(Register.of(term)).with_chair == count


@pytest.mark.parametrize("status", TermStatus)
def test_text_counts_only_statuses_out_of_the_ordinary(status: TermStatus) -> None:
    """That boards are annulled, disputed or caretakers is counted; none is told to be in office."""
    register = Register.of(BoardTerm(id="t", organisation_id="o", status=status))
    lines = render_statistics(statistics(register)).split("\n")
    assert any(line.split() == [status.value, "1"] for line in lines) == (status is not TermStatus.IN_OFFICE)
    assert not any("in office" in line for line in lines)


def test_provinces_have_names_where_the_table_tells_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A province stands by its code, with its name where that is known; a long one is cut, and hostile ones escaped."""
    codes = ("31", "33", "94")
    names = {"31": "Daerah Khusus Ibukota Jakarta", "94": "x\n" * 9}
    monkeypatch.setattr("psm_model.values.area_table.area_table", lambda: names.get)
    told = statistics(Register.of(*(Organisation(id=c, name=c, level=Level.PROVINCE, area=AreaCode(c)) for c in codes)))
    lines = render_statistics(told).split("\n")
    assert [line.rsplit("  ", 1)[0].strip() for line in lines if "province " in line] == [
        "province",
        "province 31 Daerah Khusus Ibukota…",
        "province 33",
        "province 94 " + "x\\n" * 7 + "x…",
    ]
    assert max(map(len, lines)) <= 40
    assert "provinsi 31 Daerah" in render_statistics(told, language="id")


def test_numbers_are_written_as_the_language_does() -> None:
    """A thousand has a comma in English and a dot in Indonesian."""
    told = statistics(Register.of(BoardTerm(id="t", organisation_id="o")))
    many = attrs.evolve(told, members=1234)
    assert "1,234" in render_statistics(many)
    assert "1.234" in render_statistics(many, language="id")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_real_cases(path: Path) -> None:
    """The numbers of a real case are JSON, and its text is in both languages of the same lines."""
    told = statistics(load(path))
    tree = told.to_dict()
    assert json.loads(json.dumps(tree)) == tree
    texts = [render_statistics(told, language="en"), render_statistics(told, language="id")]
    assert len({text.count("\n") for text in texts}) == 1
    assert texts[0] != texts[1]
