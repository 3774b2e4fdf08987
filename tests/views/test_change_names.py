"""Names of records in sentences about changes: labels, and ids where no label says which record is meant."""

from __future__ import annotations

from typing import Final

import attrs
import pytest

from psm_model.entities import Appointment, BoardTerm, Decree, Organisation, Post, Register, Source
from psm_model.entities.register import Entity
from psm_model.values import Level, PersonName
from psm_model.views.changes import compare_registers

IPSM: Final = Organisation(id="o", name="IPSM Contoh", level=Level.REGENCY_CITY)
PARENT: Final = Organisation(id="p", name="IPSM Induk", level=Level.PROVINCE)
TERM: Final = BoardTerm(id="t", organisation_id="o", label="periode 2025–2030")
DECREE: Final = Decree(id="sk", number="460/12")
SOURCE: Final = Source(id="s", title="Batang Pos")


def list_sentences(old: list[Entity], new: list[Entity]) -> list[str]:
    """Return the sentences about the changes from some records to others."""
    return [change.to_sentence() for change in compare_registers(Register.of(*old), Register.of(*new))]


def with_posts(*posts: Appointment) -> BoardTerm:
    """Return the term with appointments."""
    return attrs.evolve(TERM, appointments=posts)


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (attrs.evolve(TERM, decree_ids=["sk"]), "decrees of board term 2025–2030: 460/12 (not recorded before)"),
        (attrs.evolve(TERM, decree_ids=["x"]), "decrees of board term 2025–2030: 'x' (not recorded before)"),
        (attrs.evolve(TERM, source_ids=["s"]), "sources of board term 2025–2030: 'Batang Pos' (not recorded before)"),
        (attrs.evolve(IPSM, parent_id="p"), "organisation IPSM Contoh is below IPSM Induk (before: nothing)"),
    ],
)
def test_records_that_fields_refer_to_are_named(record: Entity, sentence: str) -> None:
    """The id of a decree, a source or an organisation in a field is its name; an unknown one remains."""
    others = [entity for entity in (PARENT, IPSM, TERM, DECREE, SOURCE) if entity.id != record.id]
    before = IPSM if record.id == "o" else TERM
    assert list_sentences([*others, before], [*others, record]) == [sentence]


def test_ids_follow_ambiguous_names() -> None:
    """Two terms with the same years are told apart by id, and so are two posts of a board."""
    twin = attrs.evolve(TERM, id="u", label="2025-2030")
    named = attrs.evolve(twin, source_ids=["x"])
    assert list_sentences([IPSM, TERM, twin], [IPSM, TERM, named]) == [
        "sources of board term 2025–2030 ('u'): 'x' (not recorded before)"
    ]
    first, second = (Appointment(id=name, post=Post.MEMBER, name=PersonName(name.upper())) for name in ("a", "b"))
    moved = attrs.evolve(second, section="Humas")
    assert list_sentences([with_posts(first, second)], [with_posts(first, moved)]) == [
        "section of appointment as board member ('b', 'B') of board term 2025–2030: 'Humas' (not recorded before)"
    ]


def test_holders_left_out_on_purpose_are_not_named() -> None:
    """A post whose holder is withheld has its name alone."""
    post = Appointment(id="a", post=Post.CHAIR, withheld=["name"])
    assert list_sentences([with_posts(post)], [with_posts(attrs.evolve(post, section="Humas"))]) == [
        "section of appointment as chair of board term 2025–2030: 'Humas' (not recorded before)"
    ]


def test_new_records_have_their_id() -> None:
    """A sentence that states the name of a new or renamed record says its id, by which others refer to it."""
    renamed = attrs.evolve(IPSM, name="IPSM Lain")
    assert list_sentences([IPSM], [renamed, TERM, DECREE]) == [
        "organisation 'o' is called 'IPSM Lain' (before: 'IPSM Contoh')",
        "board term 't' is new: 'periode 2025–2030'",
        "decree 'sk' is new: '460/12'",
    ]
    assert list_sentences([IPSM, TERM, DECREE], [IPSM]) == [
        "board term 2025–2030 was removed",
        "decree 460/12 was removed",
    ]
