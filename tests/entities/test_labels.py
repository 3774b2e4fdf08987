"""Labels: what people call a record."""

from __future__ import annotations

import pytest

from psm_model.entities import Appointment, BoardTerm, Decree, Organisation, Post, Source
from psm_model.entities.labels import make_label
from psm_model.entities.places import Entity
from psm_model.values import Level, Period


@pytest.mark.parametrize(
    ("record", "label"),
    [
        (
            BoardTerm(id="t", organisation_id="o", label="periode 2020-2025", period=Period.parse("2021/2026")),
            "2020–2025",
        ),
        (BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-03-01/2025-02-28")), "2020–2025"),
        (BoardTerm(id="t", organisation_id="o", label="mendatang", period=Period.parse("2020/2025")), "2020–2025"),
        (BoardTerm(id="t", organisation_id="o", label="2025-2003"), "'2025-2003'"),
        (BoardTerm(id="t", organisation_id="o"), None),
        (Decree(id="sk", number="460/12/2025"), "460/12/2025"),
        (Decree(id="sk"), None),
        (Source(id="s", publisher="Warta"), "'Warta'"),
        (Source(id="s"), None),
        (Appointment(id="a", post=Post.CHAIR, title="Ketua Umum", member_id="m"), "'Ketua Umum'"),
        (Appointment(id="a", post=Post.CHAIR, member_id="m"), "ketua"),
        (Organisation(id="o", name="IPSM 0000000000000000\n", level=Level.NATIONAL), "IPSM …\\n"),
    ],
)
def test_labels_are_what_people_write(record: Entity | Appointment, label: str | None) -> None:
    """A label is a name, number or title as recorded, or the years of a term; masked and escaped."""
    made = make_label(record)
    assert (None if made is None else made.indonesian) == label
