"""count_contents: counts that match the document and each other."""

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
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Post,
    Register,
)
from psm_model.formats.json import dumps
from psm_model.strategies import registers
from psm_model.values import Period
from psm_model.views.statistics import Dating, count_contents
from psm_model.views.statistics_text import render_statistics
from tests.cases.documents import DOCUMENTS


def count_sorted(items: Any) -> dict[str, int]:
    """Count texts, sorted."""
    return dict(sorted(Counter(items).items()))


def drop_zeros(counts: dict[str, int]) -> dict[str, int]:
    """Return the counts that are not zero, sorted."""
    return {key: counts[key] for key in sorted(counts) if counts[key]}


def assert_counts_match_the_document(register: Register) -> None:
    """Assert that the counts are those of the JSON document."""
    tree = json.loads(dumps(register))
    organisations, terms, members = (tree.get(place, []) for place in ("organisations", "board_terms", "members"))
    counts = count_contents(register).to_dict()
    appointments = [record for term in terms for record in term.get("appointments", [])]
    areas = [
        record["area"] if isinstance(record["area"], str) else record["area"]["code"]
        for record in organisations
        if "area" in record
    ]
    assert counts["organisations"] == len(organisations)
    assert drop_zeros(counts["by_level"]) == count_sorted(record["level"] for record in organisations)
    assert counts["by_province"] == count_sorted(code[:2] for code in areas)
    assert counts["with_term"] == sum(
        record["id"] in {term["organisation_id"] for term in terms} for record in organisations
    )
    assert counts["terms"] == len(terms)
    assert drop_zeros(counts["by_status"]) == count_sorted(term.get("status", "in_office") for term in terms)
    assert counts["with_chair"] == sum(
        any(
            record["post"] == "chair" and record.get("capacity", "substantive") == "substantive"
            for record in term.get("appointments", [])
        )
        for term in terms
    )
    assert counts["decrees"] == len(tree.get("decrees", []))
    assert counts["with_decree"] == sum("decree_ids" in term for term in terms)
    boards = [[record.get("status", "held") for record in term.get("inaugurations", [])] for term in terms]
    assert drop_zeros(counts["by_inauguration"]) == count_sorted(
        "held" if "held" in statuses else "planned" for statuses in boards if statuses
    )
    assert drop_zeros(counts["by_change"]) == count_sorted(
        kind for term in terms for kind in {record["kind"] for record in term.get("changes", [])}
    )
    assert counts["attested_terms"] == sum("attested" in term for term in terms)
    assert counts["attested_appointments"] == sum("attested" in record for record in appointments)
    assert drop_zeros(counts["by_succession"]) == count_sorted(
        kind for owner in organisations for kind in {record["kind"] for record in owner.get("predecessors", [])}
    )
    assert counts["events"] == sum(len(owner.get("events", [])) for owner in organisations)
    assert counts["legal_bases"] == sum(len(record.get("legal_bases", [])) for record in (*organisations, *terms))
    assert counts["appointments"] == len(appointments)
    assert drop_zeros(counts["by_capacity"]) == count_sorted(
        record.get("capacity", "substantive") for record in appointments
    )
    holding = [record for record in appointments if record.get("capacity") not in {"former", "elect"}]
    assert drop_zeros(counts["by_post"]) == count_sorted(record["post"] for record in holding)
    assert (counts["members"], counts["members_with_area"]) == (
        len(members),
        sum("area" in record for record in members),
    )
    assert counts["sources"] == len(tree.get("sources", []))


def assert_parts_add_up(register: Register) -> None:
    """Assert that counts by kind add up to the total."""
    counts = count_contents(register)
    assert sum(counts.by_level.values()) == counts.organisations
    assert sum(counts.by_status.values()) == sum(counts.by_dating.values()) == counts.terms
    assert sum(counts.by_capacity.values()) == counts.appointments
    assert sum(counts.by_post.values()) == sum(count for kind, count in counts.by_capacity.items() if kind.holds)
    assert sum(counts.by_province.values()) <= counts.organisations
    assert max(counts.with_chair, counts.with_decree, counts.attested_terms) <= counts.terms
    assert sum(counts.by_inauguration.values()) <= counts.terms
    assert max(counts.by_change.values()) <= counts.terms
    assert max(counts.by_succession.values()) <= counts.organisations
    assert counts.attested_appointments <= counts.appointments


def assert_text_is_narrow_and_aligned(register: Register, language: Literal["en", "id"]) -> None:
    """Assert that no line is wider than 60 cells, numbers are aligned, and only a total may be 0."""
    counts = count_contents(register)
    lines = render_statistics(counts, language=language).split("\n")
    table = lines if counts.years is None else lines[:-1]
    assert len({len(line) for line in table}) == 1
    for line in table:
        assert len(line) <= 60
        assert line.isprintable()
        assert not (line.startswith("  ") and line.endswith(" 0"))
    numbers = [int(line.split()[-1]) for line in table if not line.startswith("  ")]
    assert numbers == [
        counts.organisations,
        counts.terms,
        counts.appointments,
        counts.members,
        counts.decrees,
        counts.events,
        counts.legal_bases,
        counts.sources,
    ]


@given(registers(), st.sampled_from(["en", "id"]))
def test_statistics_of_any_register(register: Register, language: Literal["en", "id"]) -> None:
    """The properties of the statistics of any register; one test, because drawing registers is slow."""
    assert_counts_match_the_document(register)
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
    """A term is as precise as its least precise end."""
    term = BoardTerm(id="t", organisation_id="o", label=label, period=None if period is None else Period.parse(period))
    counts = count_contents(Register.of(term))
    assert [kind for kind, count in counts.by_dating.items() if count] == [dating]
    assert counts.years == years


@pytest.mark.parametrize(("language", "words"), [("en", ("former", "elect")), ("id", ("mantan", "terpilih"))])
def test_former_and_elect_are_counted_separately(language: Literal["en", "id"], words: tuple[str, str]) -> None:
    """A former chair and a chair elect are not counted as chairs, and have lines of their own."""
    chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    others = [
        attrs.evolve(chair, id=kind, capacity=kind) for kind in (Capacity.FORMER, Capacity.ELECT, Capacity.ACTING)
    ]
    counts = count_contents(Register.of(BoardTerm(id="t", organisation_id="o", appointments=(chair, *others))))
    assert counts.by_post[Post.CHAIR] == 2
    rows = dict(line.rsplit(maxsplit=1) for line in render_statistics(counts, language=language).splitlines())
    assert [rows[f"  {word}"] for word in words] == ["1", "1"]


@pytest.mark.parametrize("capacity", Capacity)
def test_only_substantive_chairs_are_counted(capacity: Capacity) -> None:
    """An acting, holdover or ex-officio chair does not count as the chair of a board."""
    chair = Appointment(id="a", post=Post.CHAIR, member_id="m", capacity=capacity)
    secretary = attrs.evolve(chair, post=Post.SECRETARY, capacity=Capacity.SUBSTANTIVE)
    for appointments, count in (((chair,), capacity is Capacity.SUBSTANTIVE), ((secretary,), 0), ((chair, chair), 1)):
        term = BoardTerm(id="t", organisation_id="o", appointments=appointments)
        if appointments == (chair, chair) and capacity is not Capacity.SUBSTANTIVE:
            continue
        assert count_contents(Register.of(term)).with_chair == count


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_real_cases(path: Path) -> None:
    """The statistics of a real case are JSON, and the texts in both languages have the same lines."""
    counts = count_contents(load(path))
    tree = counts.to_dict()
    assert json.loads(json.dumps(tree)) == tree
    texts = [render_statistics(counts, language="en"), render_statistics(counts, language="id")]
    assert len({text.count("\n") for text in texts}) == 1
    assert texts[0] != texts[1]
