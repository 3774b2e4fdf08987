"""boundaries: programs that try each edge of what a store is asked, so that none is left to luck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.member import Card, CardKind, Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.source import Source
from psm_model.values.area import Level
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from .everything import MEMBER, ORGANISATION, SEAT, SOURCE, TERM
from .steps import Step

__all__ = ["DATES", "IDS", "LABELS", "boundaries"]

IDS: Final = ("1", "2", "3", "01", "a", "A", "é", "e\u0301", "1 ", "' OR 1=1")
"""Ids that some stores take for one another: by their number, without case, normalised, or without spaces behind."""
DATES: Final = tuple(
    map(
        PartialDate.parse,
        ("2020-01-01", "2020", "2024-12-31", "2025-01-01", "2025", "2025-01", "2025-07-01", "2020-02-29", "2030"),
    )
)
"""Dates of which two often touch or may overlap."""
LABELS: Final = ("periode 2020–2025", "masa bakti 2025–2030", "periode 2022–2027", "2023-2006")
"""Terms in words, one of which can't be read."""

_FIRST, _LAST = f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31"
# Two terms of one organisation, which share no day, or one on which the first hands over, or more, or may do so.
_PAIRS: Final = (
    ("2020-01-01/2024-12-31", "2025-01-01/2029-12-31"),
    ("2020-01-01/2025-01-01", "2025-01-01/2029-12-31"),
    ("2020-01-01/2025-01-02", "2025-01-01/2029-12-31"),
    ("2025-01-01/..", "2020-01-01/2024-12-31"),
    ("2025-01-01/..", "2020-01-01/2025-01-01"),
    ("2025-01-01/..", "2020-01-01/2025-01-02"),
    ("2019-01-01/2020-02-28", "2020-02-29/2024-02-28"),
    ("2019-01-01/2020-02-29", "2020-02-29/2024-02-28"),
    # Of single days: the same, the next, and the first, the last and another of a longer term.
    ("2020-01-01/2020-01-01", "2020-01-01/2020-01-01"),
    ("2020-01-01/2020-01-01", "2020-01-02/2020-01-02"),
    ("2020-01-01/2020-01-01", "2020-01-01/2020-01-02"),
    ("2020-01-02/2020-01-02", "2020-01-01/2020-01-02"),
    ("2020-01-02/2020-01-02", "2020-01-01/2020-01-03"),
    # They share one day for certain, which may be a handover day or may not.
    ("2025-07-01/2025-07", "2025-07/2025-07-01"),
    ("2025-07-01/2025-07", "2025-07-01/2025-07-01"),
    ("2025-07-01/2025-07", "2025-07-01/2025-07"),
    ("2025-07-01/2025-07", "2025-06/2025-08"),
    ("2020/2025-01-01", "2025-01-01/2030"),
    ("2018/2023", "2024/2029"),
    ("2020/2025", "2025/2030"),
    ("2020-01/2025-06", "2025-06/.."),
    ("2020/2025", "2024/.."),
    # It has no certain day, and yet certainly overlaps the other.
    ("2025/2025-07", "2020/2030"),
    ("2025/2025-07", "2025-07/2030"),
    ("2020-01-01/", "2022/.."),
    ("/2025", "2024/.."),
    ("/..", "/.."),
    (f"{_FIRST}/{_LAST}", f"{_LAST}/.."),
    (f"{_LAST}/{_LAST}", f"{_LAST}/.."),
)
_LABELLED: Final = (
    ("periode 2020–2025", "masa bakti 2025–2030"),
    ("periode 2020–2025", "masa bakti 2022–2027"),
    ("1 Januari 2020 s.d. 31 Desember 2024", "1 Januari 2025 s.d. 31 Desember 2029"),
    ("15 Oktober 2020 – 15 Oktober 2025", "15 Oktober 2025 – 15 Oktober 2030"),
    ("15 Oktober 2020 – 16 Oktober 2025", "15 Oktober 2025 – 15 Oktober 2030"),
)
# A term, another, and a new last day of the first: its own first, that before the other, the other's first, a day
# later, or some day of its year.
_ENDS: Final = (
    ("2020-01-01/..", "2018-01-01/2020-01-01", "2020-01-01"),
    ("2020-01-01/..", "2018-01-01/2020-01-01", "2020-01-02"),
    ("2020-01-01/..", "2020-01-01/2020-01-01", "2020-01-01"),
    ("2020-01-01/2021-01-01", "2022-01-01/..", "2021-12-31"),
    ("2020-01-01/2021-01-01", "2022-01-01/..", "2022-01-01"),
    ("2020-01-01/2021-01-01", "2022-01-01/..", "2022-01-02"),
    ("2020-01-01/2021-01-01", "2022-01-01/..", "2022"),
    ("2020/", "2022/..", "2023"),
    ("/2020", "2022/..", "2030"),
)
_LONG: Final = "Ikatan Pekerja Sosial Masyarakat " * 10
_LONG_ID: Final = "urn:contoh:" + "0123456789abcdef-" * 6
_ORGANISATION: Final = Organisation(id="1", name="IPSM", level=Level.NATIONAL)
_MEMBER: Final = Member(id="1", name=PersonName("Contoh"))
_SEAT: Final = Appointment(id="1", post=Post.CHAIR, office="Ketua", period=Period.parse("2020-01-01/.."))


# Any: whatever the method takes.
def _step(method: str, *given: Any) -> Step:
    return Step(method, given)


def _open(term_id: str, period: str | None = None, organisation_id: str = "1") -> Step:
    read = None if period is None else Period.parse(period)
    return _step("open_term", BoardTerm(id=term_id, organisation_id=organisation_id, period=read))


def _close(term_id: str, end: str) -> Step:
    return _step("close_term", term_id, PartialDate.parse(end))


def _replaces(seat_id: str, replaced: str, start: str) -> Appointment:
    return attrs.evolve(_SEAT, id=seat_id, replaces_id=replaced, period=Period.parse(start))


_ONE: Final = _step("add_organisation", _ORGANISATION)
_BOARD: Final = (_ONE, _open("1", "2020-01-01/.."))


def boundaries() -> Iterator[tuple[Step, ...]]:
    """Yield the programs, each for a cleared store; the model decides which of their steps must be refused.

    >>> print(next(iter(boundaries()))[0])
    add_organisation(Organisation(id='1', name='IPSM', level=Level.NATIONAL))
    """
    yield from _of_everything()
    yield from _of_terms()
    yield from _of_ends()
    yield from _of_ids()
    yield from _of_taken_ids()
    yield from _of_references()
    yield from _of_look_alikes()
    yield from _of_people()
    yield from _of_replacements()
    # Last: of what goes wrong in shorter programs too, the shorter are tried again to find the fewest steps.
    yield from _of_many()


def _of_everything() -> Iterator[tuple[Step, ...]]:
    # Plain first: what goes wrong with it needs no search for the fewest steps.
    yield *_BOARD, _step("appoint", "1", _SEAT), _step("replace", "1", _replaces("2", "1", "2022-05-01/.."))
    sources = (_step("add_source", attrs.evolve(SOURCE, id=one)) for one in ("2", "1"))
    there = *sources, _ONE, _step("add_organisation", ORGANISATION), _step("add_member", MEMBER)
    held = attrs.evolve(_SEAT, name=PersonName("Misal"), office=None)
    board = (
        _step("open_term", attrs.evolve(TERM, source_ids=("2", "1"))),
        _step("appoint", "1", held),
        _step("replace", "1", attrs.evolve(SEAT, replaces_id="1")),
    )
    # Nothing but the end changes where a term is closed.
    yield *there, *board, _close("1", "2024")
    name = PersonName(f"{_LONG} \u00e9 e\u0301")
    yield (_step("add_organisation", attrs.evolve(_ORGANISATION, name=f"  {_LONG}\u00e9e\u0301  ")),)
    yield (_step("add_source", Source(id=_LONG_ID, quotation=_LONG * 10)),)
    yield (_step("add_organisation", attrs.evolve(_ORGANISATION, id=_LONG_ID)),)
    yield _ONE, _open(_LONG_ID), _step("appoint", _LONG_ID, attrs.evolve(_SEAT, name=name, office=None, title=_LONG))
    same = attrs.evolve(MEMBER, id=_LONG_ID, name=name, source_ids=(), cards=(MEMBER.cards[0],) * 5)
    same = attrs.evolve(same, training=MEMBER.training * 5, identifiers=MEMBER.identifiers * 5)
    yield _ONE, _step("add_organisation", attrs.evolve(_ORGANISATION, id="2")), _step("add_member", same)


def _of_terms() -> Iterator[tuple[Step, ...]]:
    for one, other in _PAIRS:
        yield _ONE, _open("1", one), _open("2", other)
        # Of another organisation it is no matter.
        two = attrs.evolve(_ORGANISATION, id="2")
        yield _ONE, _step("add_organisation", two), _open("1", one), _open("2", other, "2")
    for labels in _LABELLED:
        terms = [BoardTerm(id=word, organisation_id="1", label=word) for word in labels]
        yield _ONE, *(_step("open_term", term) for term in terms)
    for status in TermStatus:
        term = BoardTerm(id="2", organisation_id="1", period=Period.parse("2020-01-01/.."), status=status)
        yield *_BOARD, _step("open_term", term)
        yield _ONE, _step("open_term", term), _open("1", "2020-01-01/.."), _close("2", "2025")
    yield _ONE, _open("1", f"{_FIRST}/{_FIRST}"), _open("2", f"{_LAST}/..")
    # What is recorded counts, and not what the label says; and what an organisation below does is its own.
    said = BoardTerm(id="2", organisation_id="1", label=LABELS[0], period=Period.parse("2010/2015"))
    yield *_BOARD, _step("open_term", said)
    below = _step("add_organisation", attrs.evolve(_ORGANISATION, id="2", parent_id="1"))
    yield *_BOARD, below, _open("2", "2020-01-01/..", "2")


def _of_ends() -> Iterator[tuple[Step, ...]]:
    for one, other, end in _ENDS:
        yield _ONE, _open("1", one), _open("2", other), _close("1", end)
    for start in ("2020-01-01", "2020", "2020-06"):
        for end in ("2019-12-31", "2020-01-01", "2020-01-02", "2020", "2024-02-29", "2025-06", "2039", _LAST):
            yield _ONE, _open("1", f"{start}/.."), _close("1", end)
    # What had no period, has one from then on, whatever its label says.
    yield _ONE, _open("1"), _close("1", "2025"), _open("2", "2020/..")
    yield _ONE, _step("open_term", BoardTerm(id="1", organisation_id="1", label=LABELS[0])), _close("1", "2024-01-01")
    yield _ONE, _open("1", "/2030"), _close("1", "2025")
    yield *_BOARD, _close("2", "2025")
    yield *_BOARD, _close("1", "2025"), _close("1", "2026-01-01")


def _of_ids() -> Iterator[tuple[Step, ...]]:
    yield tuple(_step("add_organisation", attrs.evolve(_ORGANISATION, id=one)) for one in (*IDS, "1"))
    yield tuple(_step("add_member", attrs.evolve(_MEMBER, id=one)) for one in (*IDS, "1"))
    yield tuple(_step("add_source", Source(id=one)) for one in (*IDS, "1"))
    yield _ONE, *(_open(one) for one in (*IDS, "1"))
    yield *_BOARD, *(_step("appoint", "1", attrs.evolve(_SEAT, id=one)) for one in (*IDS, "1"))
    # The same id in two terms, and of entities of each kind.
    seats = (_step("appoint", term_id, _SEAT) for term_id in ("1", "2"))
    yield _step("add_source", Source(id="1")), _step("add_member", _MEMBER), *_BOARD, _open("2"), *seats


def _of_taken_ids() -> Iterator[tuple[Step, ...]]:
    """What is refused leaves what was there as it was, though it says something else."""
    yield _step("add_source", Source(id="1")), _step("add_source", SOURCE)
    yield _ONE, _step("add_organisation", attrs.evolve(_ORGANISATION, name="Lain", level=Level.VILLAGE))
    yield _step("add_member", _MEMBER), _step("add_member", attrs.evolve(_MEMBER, name=PersonName("Lain")))
    yield *_BOARD, _open("1", "2010/2015")
    yield *_BOARD, _step("appoint", "1", _SEAT), _step("appoint", "1", attrs.evolve(_SEAT, office="Lain"))
    # Two members may have the same numbers, which a rule reports; and numbers any order.
    twin = attrs.evolve(MEMBER, source_ids=(), cards=tuple(attrs.evolve(MEMBER.cards[0], number=one) for one in "21"))
    there = _ONE, _step("add_organisation", attrs.evolve(_ORGANISATION, id="2"))
    yield *there, *(_step("add_member", attrs.evolve(twin, id=one)) for one in ("2", "1"))


def _of_references() -> Iterator[tuple[Step, ...]]:
    named, stated = attrs.evolve(_MEMBER, source_ids=("s",)), ("s", "s")
    source = _step("add_source", Source(id="s"))
    yield _step("add_member", named), source, _step("add_member", named)
    yield source, _step("add_organisation", attrs.evolve(_ORGANISATION, source_ids=stated))
    yield source, _step("add_member", attrs.evolve(_MEMBER, source_ids=stated))
    yield (_step("add_organisation", attrs.evolve(_ORGANISATION, source_ids=("x",))),)
    yield source, _ONE, _step("open_term", BoardTerm(id="1", organisation_id="1", source_ids=stated))
    yield _ONE, _step("open_term", BoardTerm(id="1", organisation_id="1", source_ids=("x",)))
    for parent in ("1", "2", "3"):
        yield _ONE, _step("add_organisation", attrs.evolve(_ORGANISATION, id="2", parent_id=parent))
    yield (_open("1", organisation_id="x"),)
    issued = Card(kind=CardKind.NATIONAL, number="0001", issuer_id="1")
    yield _ONE, _step("add_member", attrs.evolve(_MEMBER, cards=(issued, issued)))
    held = attrs.evolve(_SEAT, office=None, member_id="1")
    yield *_BOARD, _step("appoint", "1", held), _step("add_member", _MEMBER), _step("appoint", "1", held)
    yield *_BOARD, _step("appoint", "2", _SEAT)


def _of_look_alikes() -> Iterator[tuple[Step, ...]]:
    """References are to the very id, and to none that looks like it."""
    for there, not_there in (("a", "A"), ("\u00e9", "e\u0301"), ("1", "1 "), ("1", "01")):
        one = _step("add_organisation", attrs.evolve(_ORGANISATION, id=there))
        yield one, _step("add_organisation", attrs.evolve(_ORGANISATION, id="2", parent_id=not_there))
        yield one, _open("1", organisation_id=not_there)
        yield one, _open(there, organisation_id=there), _close(not_there, "2025")
        yield one, _open(there, organisation_id=there), _step("appoint", not_there, _SEAT)
        source = _step("add_source", Source(id=there))
        yield source, _step("add_member", attrs.evolve(_MEMBER, source_ids=(not_there,)))
        member = _step("add_member", attrs.evolve(_MEMBER, id=there))
        yield member, *_BOARD, _step("appoint", "1", attrs.evolve(_SEAT, office=None, member_id=not_there))
        seat = _step("appoint", "1", attrs.evolve(_SEAT, id=there))
        yield *_BOARD, seat, _step("replace", "1", _replaces("9", not_there, "2022/.."))


def _of_people() -> Iterator[tuple[Step, ...]]:
    """One may hold several posts, on several boards, and replace oneself; nobody who is not there can."""
    chair = attrs.evolve(_SEAT, office=None, member_id="1")
    again, vice = attrs.evolve(chair, id="2"), attrs.evolve(chair, id="2", post=Post.VICE_CHAIR)
    board = _step("add_member", _MEMBER), _ONE, _open("1", "2020/2025"), _step("appoint", "1", chair)
    yield *board, _step("appoint", "1", again), _step("appoint", "1", attrs.evolve(vice, id="3"))
    yield *board, _open("2", "2025/2030"), _step("appoint", "2", again)
    two = _step("add_organisation", attrs.evolve(_ORGANISATION, id="2"))
    yield *board, two, _open("2", organisation_id="2"), _step("appoint", "2", chair)
    acting = attrs.evolve(chair, id="5", replaces_id="1", period=Period.parse("2022-05-01/.."))
    yield *board, _step("replace", "1", acting)
    yield *board, _step("replace", "1", attrs.evolve(acting, member_id="x"))
    yield *board, _step("replace", "2", acting)
    # Whether it is within its term a rule asks.
    yield *board, _step("appoint", "1", attrs.evolve(again, period=Period.parse("2030/..")))
    # In another term an id is no matter, for who replaces neither.
    yield *board, _open("2"), _step("appoint", "2", attrs.evolve(_SEAT, id="5")), _step("replace", "1", acting)
    named = attrs.evolve(_SEAT, office=None, name=PersonName("Misal"))
    new = attrs.evolve(named, id="2", replaces_id="1", period=Period.parse("2022/.."))
    yield *_BOARD, _step("appoint", "1", named), _step("replace", "1", new)
    for status in TermStatus:
        term = BoardTerm(id="1", organisation_id="1", status=status)
        yield _ONE, _step("open_term", term), _step("appoint", "1", _SEAT), _close("1", "2025")


def _of_replacements() -> Iterator[tuple[Step, ...]]:
    one, other = attrs.evolve(_SEAT, id="9"), attrs.evolve(_SEAT, id="2")
    board = (*_BOARD, _step("appoint", "1", one), _step("appoint", "1", other))
    # In the order in which they came, whatever their ids.
    yield *board, _step("replace", "1", _replaces("5", "9", "2022-05-01/..")), _step("appoint", "1", _SEAT)
    yield *board, *(_step("replace", "1", _replaces(new, "9", "2022-05-01/..")) for new in ("5", "4"))
    yield *board, *(_step("replace", "1", _replaces(new, old, "2022/..")) for new, old in (("5", "9"), ("4", "5")))
    for start in ("2019-12-31/..", "2020-01-01/..", "2020-01-02/..", "2020/..", "2020-03-01/..", "/2022"):
        yield *board, _step("replace", "1", _replaces("5", "9", start))
    yield *board, _step("replace", "1", attrs.evolve(_replaces("5", "9", "2022/.."), period=None))
    yield *board, _step("replace", "1", _replaces("2", "9", "2022/.."))
    yield *board, _step("replace", "1", _replaces("9", "9", "2022/.."))
    yield *board, _step("replace", "1", _replaces("5", "x", "2022/.."))
    yield *board, _step("replace", "1", attrs.evolve(_replaces("5", "9", "2022/.."), replaces_id=None))
    yield *board, _open("2", organisation_id="1"), _step("replace", "2", _replaces("5", "9", "2022/.."))
    first = attrs.evolve(_SEAT, period=Period.parse(f"/{_FIRST}"))
    yield *_BOARD, _step("appoint", "1", first), _step("replace", "1", _replaces("2", "1", f"{_FIRST}/.."))
    for period in (None, "/..", "/2021", "2020/", "2020/2021"):
        held = attrs.evolve(_SEAT, period=None if period is None else Period.parse(period))
        yield *_BOARD, _step("appoint", "1", held), _step("replace", "1", _replaces("2", "1", "2022-05-01/2023"))


def _of_many() -> Iterator[tuple[Step, ...]]:
    many = [str(number) for number in range(25)]
    yield (
        *(_step("add_organisation", attrs.evolve(_ORGANISATION, id=one)) for one in many),
        *(_step("add_member", attrs.evolve(_MEMBER, id=one)) for one in many),
        *(_open(one, organisation_id=one) for one in many),
        *(_step("appoint", "1", attrs.evolve(_SEAT, id=one)) for one in many),
    )
