"""Subjects: the arguments of the rules of each scope."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import attrs
from hypothesis import given

from psm_model.checking import Config, Context
from psm_model.checking.subjects import iter_members, iter_organisations
from psm_model.entities import Appointment, Capacity, LegalBasis, Post, Register
from psm_model.entities.titles import find_section
from psm_model.strategies import registers, valid_registers
from psm_model.values import Verdict
from tests.drawing import skeletons
from tests.rules.samples import IPSM, KASMAD, term


@given(skeletons())
def test_every_organisation_and_term_is_seen_once(register: Register) -> None:
    """Each organisation and each term is seen once, with its JSON Pointer."""
    subjects = list(iter_organisations(register))
    seen = [(subject.path, subject.organisation) for subject in subjects if subject.organisation is not None]
    assert seen == [
        (f"/organisations/{place}", organisation) for place, organisation in enumerate(register.organisations)
    ]
    terms = Counter(path for subject in subjects for path, _ in subject.terms)
    assert terms == Counter(f"/board_terms/{place}" for place in range(len(register.board_terms)))
    for path, term_ in (placed for subject in subjects for placed in subject.terms):
        assert register.board_terms[int(path.rpartition("/")[2])] is term_


@given(skeletons())
def test_terms_are_seen_with_their_organisation(register: Register) -> None:
    """The terms of an organisation are seen together, in order, with the first organisation of that id or alone."""
    subjects = list(iter_organisations(register))
    firsts = {organisation.id: place for place, organisation in reversed(list(enumerate(register.organisations)))}
    with_terms = [subject for subject in subjects if subject.terms]
    assert len(with_terms) == len({term_.organisation_id for term_ in register.board_terms})
    assert {subject.organisation_id for subject in subjects} == {
        *firsts,
        *(term_.organisation_id for term_ in register.board_terms),
    }
    for subject in with_terms:
        (organisation_id,) = {term_.organisation_id for _, term_ in subject.terms}
        assert Counter(term_ for _, term_ in subject.terms) == Counter(register.terms_of(organisation_id))
        assert [term_.id for _, term_ in subject.terms] == [term_.id for term_ in register.terms_of(organisation_id)]
        if organisation_id in firsts:
            assert subject.path == f"/organisations/{firsts[organisation_id]}"
        else:
            assert (subject.organisation, subject.path) == (None, subject.terms[0][0])


def test_terms_are_ordered_by_start() -> None:
    """Terms are ordered by start and id, undated ones last, whatever their order in the document."""
    terms = [term(None, "c"), term("2022/2027", "b"), term("2022/2027", "a"), term("2022-01-01/2027", "d")]
    (subject,) = iter_organisations(Register.of(IPSM, *terms))
    assert [path for path, _ in subject.terms] == [f"/board_terms/{place}" for place in (3, 2, 1, 0)]
    (stray,) = iter_organisations(Register.of(*terms))
    assert (stray.organisation, stray.path, stray.terms) == (None, "/board_terms/3", subject.terms)


@given(skeletons())
def test_every_member_is_seen_once(register: Register) -> None:
    """Each member is seen once, with its JSON Pointer."""
    seen = [(subject.path, subject.member) for subject in iter_members(register)]
    assert seen == [(f"/members/{place}", member) for place, member in enumerate(register.members)]


def test_an_empty_register_has_no_subjects() -> None:
    """An empty register has no subjects, and two members with the same id are two."""
    assert list(iter_organisations(Register())) == []
    assert list(iter_members(Register())) == []
    assert len(list(iter_members(Register.of(KASMAD, attrs.evolve(KASMAD))))) == 2


def test_the_default_context() -> None:
    """By default, the configuration is the default one, and there is no day."""
    assert Context() == Context(config=Config(), on=None)


DECISIVE = {"capacity", "section", "title"}
"""The fields that decide which seat an appointment takes."""


def assert_facts_about_boards(register: Register) -> None:
    """Assert that the facts about a board are those found by looking for each separately."""
    for subject in iter_organisations(register):
        assert [(board.path, board.term) for board in subject.boards] == list(subject.terms)
        for board in subject.boards:
            appointments = board.term.appointments
            pairs = list(combinations(appointments, 2))
            seated = [each for each in appointments if each.post.seats == 1 and each.capacity.takes_seat]
            seats = [(each.post, find_section(each.section), each.capacity) for each in seated]
            is_open = len(seated) > 1 and any(not DECISIVE.isdisjoint(each.withheld) for each in seated)
            assert board.has_shared_seat == (is_open or any(first == other for first, other in combinations(seats, 2)))
            assert board.has_repeated_member == any(
                first.member_id == other.member_id is not None for first, other in pairs
            )
            assert board.has_replacements == any(
                appointment.replaces_id is not None or "replaces_id" in appointment.withheld
                for appointment in appointments
            )
            assert board.has_ex_officio == any(
                appointment.capacity is Capacity.EX_OFFICIO for appointment in appointments
            )
            chairs: dict[str, Verdict] = {}
            for appointment in appointments:
                is_chair = (appointment.post, appointment.capacity) == (Post.CHAIR, Capacity.SUBSTANTIVE)
                if is_chair and appointment.member_id is not None:
                    known = Verdict.UNDETERMINED if "capacity" in appointment.withheld else Verdict.YES
                    chairs[appointment.member_id] = chairs.get(appointment.member_id, known) | known
            assert board.chairs == chairs


def assert_terms_that_may_share_a_day(register: Register) -> None:
    """Assert that whether any terms of an organisation may share a day agrees with comparing each pair.

    A term that is only attested beside another one always may.
    """
    for subject in iter_organisations(register):
        # A term that runs until the next board shares no day with it for that reason alone.
        days = [term.shortest_bounds.possible_days for _, term in subject.terms if term.span and term.shortest_bounds]
        is_attested = len(subject.terms) > 1 and any(
            term.attested_days and term.span is None for _, term in subject.terms
        )
        assert subject.may_share_days() == (
            is_attested
            or any(max(first[0], other[0]) <= min(first[1], other[1]) for first, other in combinations(days, 2))
        )


def assert_legal_bases_that_name_an_instrument(register: Register) -> None:
    """Assert that exactly the legal bases that name an instrument are seen, once and with their JSON Pointers."""
    placed = {pointer: record for pointer, record in register.walk() if isinstance(record, LegalBasis)}
    named = {
        pointer: basis.citation.instrument
        for pointer, basis in placed.items()
        if basis.citation is not None and basis.citation.instrument is not None
    }
    seen = [cited for subject in iter_organisations(register) for cited in subject.cited_bases]
    assert {cited.path: cited.instrument for cited in seen} == named
    assert len(seen) == len(named)
    assert all(placed[cited.path] is cited.basis for cited in seen)


@given(registers() | valid_registers())
def test_subjects_of_any_register(register: Register) -> None:
    """The properties above hold for any register; they share draws, which take longest."""
    assert_facts_about_boards(register)
    assert_terms_that_may_share_a_day(register)
    assert_legal_bases_that_name_an_instrument(register)


def test_similar_terms_are_not_identical() -> None:
    """Terms of one label and period with other appointments are not identical; those that differ only in id are."""
    chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    terms = [term("2022/2027", "t-1", chair), term("2022/2027", "t-2", attrs.evolve(chair, member_id="n"))]
    (subject,) = iter_organisations(Register.of(*terms))
    assert subject.identical_terms == ()
    (subject,) = iter_organisations(Register.of(*terms, term("2022/2027", "t-3", chair)))
    assert [[each.id for _, each in group] for group in subject.identical_terms] == [["t-1", "t-3"]]


def test_withheld_fields_of_seats_may_hide_a_shared_seat() -> None:
    """Officers of different posts share no seat, but may share one if a field that tells seats apart is withheld."""
    chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    secretary = Appointment(id="b", post=Post.SECRETARY, member_id="n")
    for withheld, expected in (((), False), (("capacity",), True)):
        board = term("2022/2027", "t", chair, attrs.evolve(secretary, withheld=withheld))
        (subject,) = iter_organisations(Register.of(board))
        assert subject.boards[0].has_shared_seat is expected


def test_names_of_an_organisation_alone() -> None:
    """A subject names the organisation and its terms where their pointers lead."""
    (subject,) = iter_organisations(Register.of(IPSM, term("2022/2027")))
    assert subject.names.find_owner("/organisations/0/name") == IPSM.name
    assert subject.names.find_owner("/board_terms/0/label") == IPSM.name
