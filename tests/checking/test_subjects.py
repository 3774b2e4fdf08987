"""Subjects: what the rules of each scope are called with."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import attrs
from hypothesis import given

from psm_model.checking import Config, Context
from psm_model.checking.subjects import iter_members, iter_organisations
from psm_model.entities import Capacity, LegalBasis, Post, Register
from psm_model.strategies import registers, valid_registers
from tests.drawing import skeletons
from tests.rules.samples import IPSM, KASMAD, term


@given(skeletons())
def test_all_terms_in_their_places(register: Register) -> None:
    """Each organisation is seen once and each term once, with the pointers of where they stand."""
    subjects = list(iter_organisations(register))
    seen = [(subject.path, subject.organisation) for subject in subjects if subject.organisation is not None]
    assert seen == [(f"/organisations/{place}", one) for place, one in enumerate(register.organisations)]
    terms = Counter(path for subject in subjects for path, _ in subject.terms)
    assert terms == Counter(f"/board_terms/{place}" for place in range(len(register.board_terms)))
    for path, one in (placed for subject in subjects for placed in subject.terms):
        assert register.board_terms[int(path.rpartition("/")[2])] is one


@given(skeletons())
def test_terms_stand_with_their_organisation(register: Register) -> None:
    """The terms of an organisation are seen together, in the register's order, with the first of that id or alone."""
    subjects = list(iter_organisations(register))
    firsts = {one.id: place for place, one in reversed(list(enumerate(register.organisations)))}
    with_terms = [subject for subject in subjects if subject.terms]
    assert len(with_terms) == len({one.organisation_id for one in register.board_terms})
    assert {subject.organisation_id for subject in subjects} == {
        *firsts,
        *(one.organisation_id for one in register.board_terms),
    }
    for subject in with_terms:
        (organisation_id,) = {one.organisation_id for _, one in subject.terms}
        assert Counter(one for _, one in subject.terms) == Counter(register.terms_of(organisation_id))
        assert [one.id for _, one in subject.terms] == [one.id for one in register.terms_of(organisation_id)]
        if organisation_id in firsts:
            assert subject.path == f"/organisations/{firsts[organisation_id]}"
        else:
            assert (subject.organisation, subject.path) == (None, subject.terms[0][0])


def test_order_of_terms() -> None:
    """Terms stand in order of start and id, those without dates last, whatever their order in the document."""
    terms = [term(None, "c"), term("2022/2027", "b"), term("2022/2027", "a"), term("2022-01-01/2027", "d")]
    (subject,) = iter_organisations(Register.of(IPSM, *terms))
    assert [path for path, _ in subject.terms] == [f"/board_terms/{place}" for place in (3, 2, 1, 0)]
    (stray,) = iter_organisations(Register.of(*terms))
    assert (stray.organisation, stray.path, stray.terms) == (None, "/board_terms/3", subject.terms)


@given(skeletons())
def test_all_members_in_their_places(register: Register) -> None:
    """Each member is seen once, with the pointer of where it stands."""
    seen = [(subject.path, subject.member) for subject in iter_members(register)]
    assert seen == [(f"/members/{place}", one) for place, one in enumerate(register.members)]


def test_nothing_to_see() -> None:
    """Of an empty register no subject is seen, and two members of one id are two."""
    assert list(iter_organisations(Register())) == []
    assert list(iter_members(Register())) == []
    assert len(list(iter_members(Register.of(KASMAD, attrs.evolve(KASMAD))))) == 2


def test_usual_context() -> None:
    """Unless something was asked, the configuration is the usual one, and it is asked of no day."""
    assert Context() == Context(config=Config(), on=None)


def assert_one_look_at_a_board(register: Register) -> None:
    """What one look at a board tells is what is found by looking for each thing by itself."""
    for subject in iter_organisations(register):
        assert [(board.path, board.term) for board in subject.boards] == list(subject.terms)
        for board in subject.boards:
            held = board.term.appointments
            pairs = list(combinations(held, 2))
            assert board.has_shared_seat == any(
                one.post is other.post
                and one.post.seats == 1
                and one.capacity.holds
                and (one.section, one.capacity) == (other.section, other.capacity)
                for one, other in pairs
            )
            assert board.has_repeated_member == any(
                one.member_id == other.member_id is not None for one, other in pairs
            )
            assert board.has_replacements == any(one.replaces_id is not None for one in held)
            assert board.has_ex_officio == any(one.capacity is Capacity.EX_OFFICIO for one in held)
            assert board.chairs == {
                one.member_id
                for one in held
                if (one.post, one.capacity) == (Post.CHAIR, Capacity.SUBSTANTIVE) and one.member_id is not None
            }


def assert_terms_that_may_share_a_day(register: Register) -> None:
    """It is told whether any two terms of an organisation may share a day, as their spans tell it pair by pair."""
    for subject in iter_organisations(register):
        spans = [term.span for _, term in subject.terms if term.span is not None]
        assert subject.may_share_days() == any(one.overlaps(other).possible for one, other in combinations(spans, 2))


def assert_legal_bases_that_name_an_instrument(register: Register) -> None:
    """Each legal basis that names an instrument is told once, with its pointer, and no other."""
    placed = {pointer: record for pointer, record in register.walk() if isinstance(record, LegalBasis)}
    named = {
        pointer: basis.citation.instrument
        for pointer, basis in placed.items()
        if basis.citation is not None and basis.citation.instrument is not None
    }
    told = [cited for subject in iter_organisations(register) for cited in subject.cited_bases]
    assert {one.path: one.instrument for one in told} == named
    assert len(told) == len(named)
    assert all(placed[one.path] is one.basis for one in told)


@given(registers() | valid_registers())
def test_subjects_of_any_register(register: Register) -> None:
    """What holds of the subjects of any register, all of it of the same draws, since these take longest."""
    assert_one_look_at_a_board(register)
    assert_terms_that_may_share_a_day(register)
    assert_legal_bases_that_name_an_instrument(register)
