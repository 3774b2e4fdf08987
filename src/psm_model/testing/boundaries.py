"""iter_boundaries: programs that cover the edge cases of a store systematically."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.decree import Decree
from psm_model.entities.member import Card, CardKind, Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.source import Source
from psm_model.entities.term_change import TermChange, TermChangeKind
from psm_model.values.area import Level
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._boundary_values import EARLIEST_DAY, IDS, LABEL_PAIRS, LABELS, LATEST_DAY, NEW_ENDS, TERM_PAIRS
from .everything import DECREE, MEMBER, ORGANISATION, SEAT, SOURCE, TERM
from .steps import StoreStep

__all__ = ["iter_boundaries"]

_LONG: Final = "Ikatan Pekerja Sosial Masyarakat " * 10
_LONG_ID: Final = "urn:contoh:" + "0123456789abcdef-" * 6
_ORGANISATION: Final = Organisation(id="1", name="IPSM", level=Level.NATIONAL)
_MEMBER: Final = Member(id="1", name=PersonName("Contoh"))
_SEAT: Final = Appointment(id="1", post=Post.CHAIR, office="Ketua", period=Period.parse("2020-01-01/.."))


# Any: arguments of any method.
def _call(method: str, *arguments: Any) -> StoreStep:
    return StoreStep(method, arguments)


def _open_term(term_id: str, period: str | None = None, organisation_id: str = "1") -> StoreStep:
    span = None if period is None else Period.parse(period)
    return _call("open_term", BoardTerm(id=term_id, organisation_id=organisation_id, period=span))


def _close_term(term_id: str, end: str) -> StoreStep:
    return _call("close_term", term_id, PartialDate.parse(end))


def _make_replacement(seat_id: str, replaced: str, start: str) -> Appointment:
    return attrs.evolve(_SEAT, id=seat_id, replaces_id=replaced, period=Period.parse(start))


_ADD_ORGANISATION: Final = _call("add_organisation", _ORGANISATION)
_BOARD: Final = (_ADD_ORGANISATION, _open_term("1", "2020-01-01/.."))


def iter_boundaries() -> Iterator[tuple[StoreStep, ...]]:
    """Yield the programs, each for a cleared store. The model decides which of their steps the store must reject.

    >>> print(next(iter_boundaries())[0])
    add_organisation(Organisation(id='1', name='IPSM', level=Level.NATIONAL))
    """
    yield from _iter_plain()
    yield from _iter_full_records()
    yield from _iter_withheld()
    yield from _iter_extended()
    yield from _iter_long()
    yield from _iter_terms()
    yield from _iter_ends()
    yield from _iter_ids()
    yield from _iter_taken_ids()
    yield from _iter_references()
    yield from _iter_look_alikes()
    yield from _iter_people()
    yield from _iter_replacements()
    # Last, since shrinking a failure that shorter programs show too is faster with them.
    yield from _iter_many()


def _iter_plain() -> Iterator[tuple[StoreStep, ...]]:
    """Yield a plain program, which comes first because its failures need no shrinking."""
    yield *_BOARD, _call("appoint", "1", _SEAT), _call("replace", "1", _make_replacement("2", "1", "2022-05-01/.."))


def _iter_full_records() -> Iterator[tuple[StoreStep, ...]]:
    """Yield a program with every field of every record."""
    decrees = (_call("add_decree", decree) for decree in (Decree(id="3"), Decree(id="2", issuer="Bupati"), DECREE))
    entities = (
        _call("add_source", attrs.evolve(SOURCE, id="2", decree_ids=())),
        *decrees,
        _call("add_source", SOURCE),
        _ADD_ORGANISATION,
        _call("add_organisation", ORGANISATION),
        _call("add_member", MEMBER),
    )
    appointment = attrs.evolve(_SEAT, name=PersonName("Misal"), office=None)
    board = (
        _call("open_term", attrs.evolve(TERM, source_ids=("2", "1"))),
        _call("appoint", "1", appointment),
        _call("replace", "1", attrs.evolve(SEAT, replaces_id="1")),
    )
    # Closing a term changes only its end.
    yield *entities, *board, _close_term("1", "2024")


def _iter_withheld() -> Iterator[tuple[StoreStep, ...]]:
    """Yield programs with withheld fields."""
    # A record cannot hold a field that it withholds.
    yield (
        _call("add_source", Source(id="1", withheld=("url", "note"))),
        _call("add_decree", Decree(id="1", withheld=("number",))),
        _call("add_organisation", attrs.evolve(_ORGANISATION, withheld=("founded", "extra"))),
        _call("add_member", attrs.evolve(_MEMBER, withheld=("birth_date",))),
        _call("open_term", BoardTerm(id="1", organisation_id="1", withheld=("label", "decree_ids"))),
        _call("appoint", "1", attrs.evolve(_SEAT, period=None, withheld=("period",))),
    )
    # To end something is to fill in what was left out.
    yield (
        _ADD_ORGANISATION,
        _call("open_term", BoardTerm(id="1", organisation_id="1", withheld=("note", "period", "changes"))),
        _call("appoint", "1", attrs.evolve(_SEAT, period=None, withheld=("period", "section"))),
        _call("replace", "1", attrs.evolve(SEAT, replaces_id="1")),
        _close_term("1", "2024"),
    )


def _iter_extended() -> Iterator[tuple[StoreStep, ...]]:
    """Yield programs that close a term which runs until the next board."""
    until_next = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    for label, period in ((LABELS[0], None), (None, Period.parse("2020/2025"))):
        term = BoardTerm(id="1", organisation_id="1", label=label, period=period, changes=(until_next,))
        yield _ADD_ORGANISATION, _call("open_term", term), _close_term("1", "2026-01"), _close_term("1", "2001")


def _iter_long() -> Iterator[tuple[StoreStep, ...]]:
    """Yield programs with long texts, long ids and repeated parts."""
    name = PersonName(f"{_LONG} \u00e9 e\u0301")
    yield (_call("add_organisation", attrs.evolve(_ORGANISATION, name=f"  {_LONG}\u00e9e\u0301  ")),)
    yield (_call("add_source", Source(id=_LONG_ID, quotation=_LONG * 10)),)
    yield (_call("add_organisation", attrs.evolve(_ORGANISATION, id=_LONG_ID)),)
    yield (
        _ADD_ORGANISATION,
        _open_term(_LONG_ID),
        _call("appoint", _LONG_ID, attrs.evolve(_SEAT, name=name, office=None, title=_LONG)),
    )
    same = attrs.evolve(MEMBER, id=_LONG_ID, name=name, decree_ids=(), source_ids=(), cards=(MEMBER.cards[0],) * 5)
    same = attrs.evolve(same, training=MEMBER.training * 5, identifiers=MEMBER.identifiers * 5)
    yield _ADD_ORGANISATION, _call("add_organisation", attrs.evolve(_ORGANISATION, id="2")), _call("add_member", same)


def _iter_terms() -> Iterator[tuple[StoreStep, ...]]:
    """Yield programs with pairs of terms, of each status, with and without labels."""
    for first, second in TERM_PAIRS:
        yield _ADD_ORGANISATION, _open_term("1", first), _open_term("2", second)
        # The same in two organisations is no overlap.
        two = attrs.evolve(_ORGANISATION, id="2")
        yield _ADD_ORGANISATION, _call("add_organisation", two), _open_term("1", first), _open_term("2", second, "2")
    for labels in LABEL_PAIRS:
        terms = [BoardTerm(id=word, organisation_id="1", label=word) for word in labels]
        yield _ADD_ORGANISATION, *(_call("open_term", term) for term in terms)
    for status in TermStatus:
        term = BoardTerm(id="2", organisation_id="1", period=Period.parse("2020-01-01/.."), status=status)
        yield *_BOARD, _call("open_term", term)
        yield _ADD_ORGANISATION, _call("open_term", term), _open_term("1", "2020-01-01/.."), _close_term("2", "2025")
    yield _ADD_ORGANISATION, _open_term("1", f"{EARLIEST_DAY}/{EARLIEST_DAY}"), _open_term("2", f"{LATEST_DAY}/..")
    # The recorded period counts, not the label. An organisation below has terms of its own.
    labelled = BoardTerm(id="2", organisation_id="1", label=LABELS[0], period=Period.parse("2010/2015"))
    yield *_BOARD, _call("open_term", labelled)
    below = _call("add_organisation", attrs.evolve(_ORGANISATION, id="2", parent_id="1"))
    yield *_BOARD, below, _open_term("2", "2020-01-01/..", "2")


def _iter_ends() -> Iterator[tuple[StoreStep, ...]]:
    """Yield programs that end terms."""
    for first, second, end in NEW_ENDS:
        yield _ADD_ORGANISATION, _open_term("1", first), _open_term("2", second), _close_term("1", end)
    for start in ("2020-01-01", "2020", "2020-06"):
        for end in ("2019-12-31", "2020-01-01", "2020-01-02", "2020", "2024-02-29", "2025-06", "2039", LATEST_DAY):
            yield _ADD_ORGANISATION, _open_term("1", f"{start}/.."), _close_term("1", end)
    # A closed term has a period, even if it had none before, and whatever its label.
    yield _ADD_ORGANISATION, _open_term("1"), _close_term("1", "2025"), _open_term("2", "2020/..")
    yield (
        _ADD_ORGANISATION,
        _call("open_term", BoardTerm(id="1", organisation_id="1", label=LABELS[0])),
        _close_term("1", "2024-01-01"),
    )
    yield _ADD_ORGANISATION, _open_term("1", "/2030"), _close_term("1", "2025")
    yield *_BOARD, _close_term("2", "2025")
    yield *_BOARD, _close_term("1", "2025"), _close_term("1", "2026-01-01")


def _iter_ids() -> Iterator[tuple[StoreStep, ...]]:
    """Yield programs with ids that some stores confuse, and with the same id in several places."""
    yield tuple(_call("add_organisation", attrs.evolve(_ORGANISATION, id=entity_id)) for entity_id in (*IDS, "1"))
    yield tuple(_call("add_member", attrs.evolve(_MEMBER, id=entity_id)) for entity_id in (*IDS, "1"))
    yield tuple(_call("add_source", Source(id=entity_id)) for entity_id in (*IDS, "1"))
    yield tuple(_call("add_decree", Decree(id=entity_id)) for entity_id in (*IDS, "1"))
    yield _ADD_ORGANISATION, *(_open_term(entity_id) for entity_id in (*IDS, "1"))
    yield *_BOARD, *(_call("appoint", "1", attrs.evolve(_SEAT, id=entity_id)) for entity_id in (*IDS, "1"))
    # The same id in two terms, and in entities of each kind.
    seats = (_call("appoint", term_id, _SEAT) for term_id in ("1", "2"))
    others = _call("add_source", Source(id="1")), _call("add_decree", Decree(id="1")), _call("add_member", _MEMBER)
    yield *others, *_BOARD, _open_term("2"), *seats


def _iter_taken_ids() -> Iterator[tuple[StoreStep, ...]]:
    """Yield programs in which a rejected entity with other values must not change the existing one."""
    yield _call("add_source", Source(id="1")), _call("add_source", attrs.evolve(SOURCE, decree_ids=()))
    yield _call("add_decree", Decree(id="1")), _call("add_decree", Decree(id="1", number="460/12"))
    yield _ADD_ORGANISATION, _call("add_organisation", attrs.evolve(_ORGANISATION, name="Lain", level=Level.VILLAGE))
    yield _call("add_member", _MEMBER), _call("add_member", attrs.evolve(_MEMBER, name=PersonName("Lain")))
    yield *_BOARD, _open_term("1", "2010/2015")
    yield *_BOARD, _call("appoint", "1", _SEAT), _call("appoint", "1", attrs.evolve(_SEAT, office="Lain"))
    # Two members may share numbers, which a rule reports, in any order.
    twin = attrs.evolve(
        MEMBER,
        decree_ids=(),
        source_ids=(),
        cards=tuple(attrs.evolve(MEMBER.cards[0], number=number) for number in "21"),
    )
    organisations = _ADD_ORGANISATION, _call("add_organisation", attrs.evolve(_ORGANISATION, id="2"))
    yield *organisations, *(_call("add_member", attrs.evolve(twin, id=entity_id)) for entity_id in ("2", "1"))


def _iter_references() -> Iterator[tuple[StoreStep, ...]]:
    """Yield programs with references to entities that exist, are added later, or do not exist."""
    named, stated = attrs.evolve(_MEMBER, source_ids=("s",)), ("s", "s")
    source = _call("add_source", Source(id="s"))
    yield _call("add_member", named), source, _call("add_member", named)
    yield source, _call("add_organisation", attrs.evolve(_ORGANISATION, source_ids=stated))
    yield source, _call("add_member", attrs.evolve(_MEMBER, source_ids=stated))
    yield (_call("add_organisation", attrs.evolve(_ORGANISATION, source_ids=("x",))),)
    yield source, _ADD_ORGANISATION, _call("open_term", BoardTerm(id="1", organisation_id="1", source_ids=stated))
    yield _ADD_ORGANISATION, _call("open_term", BoardTerm(id="1", organisation_id="1", source_ids=("x",)))
    decree = _call("add_decree", Decree(id="s"))
    yield (_call("add_decree", Decree(id="s", source_ids=("x",))),)
    yield source, _call("add_decree", Decree(id="s", source_ids=stated))
    # A decree may change itself and others, which a rule reports.
    yield decree, _call("add_decree", Decree(id="2", amends_ids=stated, replaces_ids=("s",), revokes_ids=("s", "s")))
    yield decree, _call("add_organisation", attrs.evolve(_ORGANISATION, decree_ids=stated))
    yield decree, _call("add_member", attrs.evolve(_MEMBER, decree_ids=stated))
    yield decree, _ADD_ORGANISATION, _call("open_term", BoardTerm(id="1", organisation_id="1", decree_ids=stated))
    yield decree, *_BOARD, _call("appoint", "1", attrs.evolve(_SEAT, decree_ids=stated))
    yield (_call("add_organisation", attrs.evolve(_ORGANISATION, decree_ids=("x",))),)
    yield (_call("add_member", attrs.evolve(_MEMBER, decree_ids=("x",))),)
    yield _ADD_ORGANISATION, _call("open_term", BoardTerm(id="1", organisation_id="1", decree_ids=("x",)))
    yield *_BOARD, _call("appoint", "1", attrs.evolve(_SEAT, decree_ids=("x",)))
    for parent in ("1", "2", "3"):
        yield _ADD_ORGANISATION, _call("add_organisation", attrs.evolve(_ORGANISATION, id="2", parent_id=parent))
    yield (_open_term("1", organisation_id="x"),)
    issued = Card(kind=CardKind.NATIONAL, number="0001", issuer_id="1")
    yield _ADD_ORGANISATION, _call("add_member", attrs.evolve(_MEMBER, cards=(issued, issued)))
    appointment = attrs.evolve(_SEAT, office=None, member_id="1")
    yield *_BOARD, _call("appoint", "1", appointment), _call("add_member", _MEMBER), _call("appoint", "1", appointment)
    yield *_BOARD, _call("appoint", "2", _SEAT)


def _iter_look_alikes() -> Iterator[tuple[StoreStep, ...]]:
    """Yield programs in which a reference must match the exact id, not a similar one."""
    for there, not_there in (("a", "A"), ("\u00e9", "e\u0301"), ("1", "1 "), ("1", "01")):
        organisation = _call("add_organisation", attrs.evolve(_ORGANISATION, id=there))
        yield organisation, _call("add_organisation", attrs.evolve(_ORGANISATION, id="2", parent_id=not_there))
        yield organisation, _open_term("1", organisation_id=not_there)
        yield organisation, _open_term(there, organisation_id=there), _close_term(not_there, "2025")
        yield organisation, _open_term(there, organisation_id=there), _call("appoint", not_there, _SEAT)
        source = _call("add_source", Source(id=there))
        yield source, _call("add_member", attrs.evolve(_MEMBER, source_ids=(not_there,)))
        member = _call("add_member", attrs.evolve(_MEMBER, id=there))
        yield member, *_BOARD, _call("appoint", "1", attrs.evolve(_SEAT, office=None, member_id=not_there))
        seat = _call("appoint", "1", attrs.evolve(_SEAT, id=there))
        yield *_BOARD, seat, _call("replace", "1", _make_replacement("9", not_there, "2022/.."))


def _iter_people() -> Iterator[tuple[StoreStep, ...]]:
    """Yield programs with members who hold several posts, on several boards, replace themselves, or do not exist."""
    chair = attrs.evolve(_SEAT, office=None, member_id="1")
    again, vice = attrs.evolve(chair, id="2"), attrs.evolve(chair, id="2", post=Post.VICE_CHAIR)
    board = _call("add_member", _MEMBER), _ADD_ORGANISATION, _open_term("1", "2020/2025"), _call("appoint", "1", chair)
    yield *board, _call("appoint", "1", again), _call("appoint", "1", attrs.evolve(vice, id="3"))
    yield *board, _open_term("2", "2025/2030"), _call("appoint", "2", again)
    two = _call("add_organisation", attrs.evolve(_ORGANISATION, id="2"))
    yield *board, two, _open_term("2", organisation_id="2"), _call("appoint", "2", chair)
    acting = attrs.evolve(chair, id="5", replaces_id="1", period=Period.parse("2022-05-01/.."))
    yield *board, _call("replace", "1", acting)
    yield *board, _call("replace", "1", attrs.evolve(acting, member_id="x"))
    yield *board, _call("replace", "2", acting)
    # A rule reports an appointment outside its term; a store accepts it.
    yield *board, _call("appoint", "1", attrs.evolve(again, period=Period.parse("2030/..")))
    # The same id in another term does not matter to a replacement.
    yield *board, _open_term("2"), _call("appoint", "2", attrs.evolve(_SEAT, id="5")), _call("replace", "1", acting)
    named = attrs.evolve(_SEAT, office=None, name=PersonName("Misal"))
    new = attrs.evolve(named, id="2", replaces_id="1", period=Period.parse("2022/.."))
    yield *_BOARD, _call("appoint", "1", named), _call("replace", "1", new)
    for status in TermStatus:
        term = BoardTerm(id="1", organisation_id="1", status=status)
        yield _ADD_ORGANISATION, _call("open_term", term), _call("appoint", "1", _SEAT), _close_term("1", "2025")


def _iter_replacements() -> Iterator[tuple[StoreStep, ...]]:
    """Yield programs that replace appointments, or replace none."""
    chair, other = attrs.evolve(_SEAT, id="9"), attrs.evolve(_SEAT, id="2")
    board = (*_BOARD, _call("appoint", "1", chair), _call("appoint", "1", other))
    # Appointments keep the order in which they were added, whatever their ids.
    yield *board, _call("replace", "1", _make_replacement("5", "9", "2022-05-01/..")), _call("appoint", "1", _SEAT)
    yield *board, *(_call("replace", "1", _make_replacement(new, "9", "2022-05-01/..")) for new in ("5", "4"))
    yield (
        *board,
        *(_call("replace", "1", _make_replacement(new, old, "2022/..")) for new, old in (("5", "9"), ("4", "5"))),
    )
    for start in ("2019-12-31/..", "2020-01-01/..", "2020-01-02/..", "2020/..", "2020-03-01/..", "/2022"):
        yield *board, _call("replace", "1", _make_replacement("5", "9", start))
    yield *board, _call("replace", "1", attrs.evolve(_make_replacement("5", "9", "2022/.."), period=None))
    yield *board, _call("replace", "1", _make_replacement("2", "9", "2022/.."))
    yield *board, _call("replace", "1", _make_replacement("9", "9", "2022/.."))
    yield *board, _call("replace", "1", _make_replacement("5", "x", "2022/.."))
    yield *board, _call("replace", "1", attrs.evolve(_make_replacement("5", "9", "2022/.."), replaces_id=None))
    yield *board, _open_term("2", organisation_id="1"), _call("replace", "2", _make_replacement("5", "9", "2022/.."))
    first = attrs.evolve(_SEAT, period=Period.parse(f"/{EARLIEST_DAY}"))
    yield (
        *_BOARD,
        _call("appoint", "1", first),
        _call("replace", "1", _make_replacement("2", "1", f"{EARLIEST_DAY}/..")),
    )
    for period in (None, "/..", "/2021", "2020/", "2020/2021"):
        appointment = attrs.evolve(_SEAT, period=None if period is None else Period.parse(period))
        yield (
            *_BOARD,
            _call("appoint", "1", appointment),
            _call("replace", "1", _make_replacement("2", "1", "2022-05-01/2023")),
        )


def _iter_many() -> Iterator[tuple[StoreStep, ...]]:
    """Yield a program with many entities of each kind."""
    many = [str(number) for number in range(25)]
    yield (
        *(_call("add_organisation", attrs.evolve(_ORGANISATION, id=entity_id)) for entity_id in many),
        *(_call("add_member", attrs.evolve(_MEMBER, id=entity_id)) for entity_id in many),
        *(_open_term(entity_id, organisation_id=entity_id) for entity_id in many),
        *(_call("appoint", "1", attrs.evolve(_SEAT, id=entity_id)) for entity_id in many),
    )
