"""The store in memory refuses what contradicts a register."""

from __future__ import annotations

from typing import Any, Final

import attrs
import pytest

from psm_model.entities import Appointment, BoardTerm, Decree, Member, Organisation, Post, Register, TermStatus
from psm_model.testing import MemoryStore, RefusedError
from psm_model.values import Level, PartialDate, Period, PersonName

IPSM: Final = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
TERM: Final = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/.."))
SEAT: Final = Appointment(id="a", post=Post.CHAIR, name=PersonName("Satu"), period=Period.parse("2020-01-01/.."))


def make_filled_store() -> MemoryStore:
    """Return a store with one board."""
    store = MemoryStore()
    store.add_organisation(IPSM)
    store.open_term(TERM)
    store.appoint("t", SEAT)
    return store


def test_replacement_closes_the_replaced_appointment() -> None:
    """The replaced appointment ends the day before the successor starts, and the term closes as requested."""
    store = make_filled_store()
    successor = attrs.evolve(SEAT, id="b", replaces_id="a", period=Period.parse("2022-05-01/.."))
    store.replace("t", successor)
    store.close_term("t", PartialDate(2025))
    (term,) = store.load().board_terms
    assert term.period == Period.parse("2020-01-01/2025")
    assert term.appointments == (attrs.evolve(SEAT, period=Period.parse("2020-01-01/2022-04-30")), successor)
    store.clear()
    assert store.load() == Register()


# Any: the arguments of each method.
@pytest.mark.parametrize(
    ("method", "arguments", "reason"),
    [
        ("add_organisation", (IPSM,), "there is an organisation 'o' already"),
        ("add_organisation", (attrs.evolve(IPSM, id="p", parent_id="x"),), "no organisation 'x'"),
        ("add_organisation", (attrs.evolve(IPSM, id="p", source_ids=("x",)),), "no source 'x'"),
        ("add_member", (Member(id="m", name=PersonName("Satu"), source_ids=("x",)),), "no source 'x'"),
        ("add_decree", (Decree(id="sk", source_ids=("x",)),), "no source 'x'"),
        ("add_organisation", (attrs.evolve(IPSM, id="p", decree_ids=("x",)),), "no decree 'x'"),
        ("add_member", (Member(id="m", name=PersonName("Satu"), decree_ids=("x",)),), "no decree 'x'"),
        ("open_term", (attrs.evolve(TERM, id="u", decree_ids=("x",)),), "no decree 'x'"),
        ("appoint", ("t", attrs.evolve(SEAT, id="b", decree_ids=("x",))), "no decree 'x'"),
        ("open_term", (attrs.evolve(TERM, id="u", organisation_id="x"),), "no organisation 'x'"),
        ("open_term", (attrs.evolve(TERM, id="u"),), "terms 't' and 'u' certainly overlap"),
        ("open_term", (attrs.evolve(TERM, status=TermStatus.DISPUTED),), "there is a board term 't' already"),
        ("close_term", ("x", PartialDate(2025)), "no board term 'x'"),
        ("close_term", ("t", PartialDate(2019)), "a start no later than its end"),
        ("appoint", ("t", SEAT), "there is an appointment 'a' already"),
        ("appoint", ("t", attrs.evolve(SEAT, id="b", name=None, member_id="m")), "no member 'm'"),
        ("replace", ("t", attrs.evolve(SEAT, id="b", replaces_id="x")), "no appointment 'x' in term 't'"),
        ("replace", ("t", attrs.evolve(SEAT, id="b", replaces_id="a")), "a start no later than its end"),
        ("replace", ("t", attrs.evolve(SEAT, id="b", replaces_id="a", period=None)), "starts some day"),
    ],
)
def test_contradictions_are_refused(method: str, arguments: tuple[Any, ...], reason: str) -> None:
    """A step that would contradict the register is refused, and changes nothing."""
    store = make_filled_store()
    before = store.load()
    with pytest.raises(RefusedError, match=reason):
        getattr(store, method)(*arguments)
    assert store.load() == before
