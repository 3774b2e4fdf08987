"""Strategies for what breaks a rule: one entry a rule, in `_BROKEN`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm, Roster, TermStatus
from psm_model.entities.decree import Decree
from psm_model.entities.inauguration import Inauguration
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Card, CardKind, Member, Membership
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.register import Entity, Register
from psm_model.entities.source import Source
from psm_model.law.parsing import parse_citation
from psm_model.rules.catalogue import RULES
from psm_model.rules.config import Config, Waiver
from psm_model.rules.rule import Hit, Scope
from psm_model.rules.subjects import Context
from psm_model.values.area import AreaCode, Level
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import OPEN, Period, after_years
from psm_model.values.person_name import PersonName

from .valid import valid_registers
from .values import partial_dates_of

__all__ = ["Violation", "violations"]


@attrs.frozen
class Violation:
    """A register that breaks a rule, and what to check it with: ``check(violation.register, **violation.options)``."""

    register: Register
    """The register."""
    options: Mapping[str, Any]
    """The keyword arguments of `psm_model.check` with which the rule fires."""


_Made = tuple[tuple[Entity, ...], dict[str, Any]]
"""What an entry of the table draws: the entities that break the rule, and the options of the check."""

_ORGANISATION: Final = Organisation(id="v", name="IPSM Contoh", level=Level.VILLAGE)
_MEMBER: Final = Member(id="v-m", name=PersonName("Contoh"))
_SECOND: Final = Member(id="v-n", name=PersonName("Misal"))


def _starts() -> st.SearchStrategy[date]:
    return st.dates(date(2000, 1, 1), date(2018, 12, 31)) | st.sampled_from([date(2004, 2, 29), date(2016, 2, 29)])


def _period(start: date, end: date) -> Period:
    return Period(PartialDate.from_date(start), PartialDate.from_date(end))


def _five_years(start: date) -> Period:
    return _period(start, date.fromordinal(after_years(start.toordinal(), 5)))


def _days(first: int, last: int) -> st.SearchStrategy[timedelta]:
    return st.integers(first, last).map(timedelta)


def _term(start: date, number: int = 0, **fields: Any) -> BoardTerm:
    return BoardTerm(**{"id": f"v-{number}", "organisation_id": "v", "period": _five_years(start), **fields})


def _of_term(start: date, *others: Entity, **fields: Any) -> _Made:
    return (_ORGANISATION, _term(start, **fields), *others), {}


@st.composite
def _duplicate_id(draw: st.DrawFn) -> _Made:
    source = Source(id="v-s")
    kind = draw(st.sampled_from(["source", "organisation", "member", "board term", "appointment"]))
    start = draw(_starts())
    term = _term(start)
    held = Appointment(id="a", post=Post.MEMBER, member_id="v-m")
    twice: dict[str, tuple[Entity, ...]] = {
        "source": (source, attrs.evolve(source, publisher="Contoh")),
        "organisation": (_ORGANISATION, attrs.evolve(_ORGANISATION, level=Level.DISTRICT)),
        "member": (_MEMBER, attrs.evolve(_MEMBER, name=PersonName("Misal"))),
        "board term": (_ORGANISATION, term, attrs.evolve(term, period=_five_years(start.replace(year=1990, day=1)))),
        "appointment": (_ORGANISATION, _MEMBER, attrs.evolve(term, appointments=(held, attrs.evolve(held, title="B")))),
    }
    return twice[kind], {}


@st.composite
def _unknown_reference(draw: st.DrawFn) -> _Made:
    held = Appointment(id="a", post=Post.MEMBER, member_id="v-m")
    term = _term(draw(_starts()))
    dangling: tuple[tuple[Entity, ...], ...] = (
        (attrs.evolve(_ORGANISATION, parent_id="nowhere"),),
        (attrs.evolve(_ORGANISATION, source_ids=("nowhere",)),),
        (attrs.evolve(_MEMBER, source_ids=("nowhere",)),),
        (attrs.evolve(_MEMBER, cards=(Card(kind=CardKind.NATIONAL, issuer_id="nowhere"),)),),
        (term,),
        (_ORGANISATION, attrs.evolve(term, appointments=(held,))),
        (_ORGANISATION, _MEMBER, attrs.evolve(term, appointments=(attrs.evolve(held, replaces_id="nowhere"),))),
    )
    return draw(st.sampled_from(dangling)), {}


@st.composite
def _parent_cycle(draw: st.DrawFn) -> _Made:
    length = draw(st.integers(1, 5))
    circle = [
        Organisation(id=f"v-{number}", name="IPSM Contoh", level=Level.VILLAGE, parent_id=f"v-{(number + 1) % length}")
        for number in range(length)
    ]
    return tuple(draw(st.permutations(circle))), {}


@st.composite
def _shared_identifier(draw: st.DrawFn) -> _Made:
    number = Identifier(draw(st.sampled_from(["nik", "kta"])), draw(st.text("0123456789", min_size=6)))
    return tuple(attrs.evolve(member, identifiers=(number,)) for member in (_MEMBER, _SECOND)), {}


@st.composite
def _two_terms(draw: st.DrawFn, status: TermStatus = TermStatus.IN_OFFICE) -> _Made:
    """Two terms of five years that surely share days."""
    start = draw(_starts())
    later = start + draw(_days(1, 1800))
    first, second = _term(start, status=status), _term(later, number=1)
    if draw(st.booleans()):
        # By labels alone, of years far enough apart to overlap whatever days they mean.
        years = draw(st.integers(1, 4))
        first = attrs.evolve(first, period=None, label=f"{start.year}–{start.year + 5}")
        second = attrs.evolve(second, period=None, label=f"periode {start.year + years}-{start.year + years + 5}")
    return (_ORGANISATION, *draw(st.permutations([first, second]))), {}


@st.composite
def _unusual_length(draw: st.DrawFn) -> _Made:
    start = draw(_starts())
    years = draw(st.sampled_from([1, 2, 3, 4, 6, 7, 10]))
    end = date.fromordinal(after_years(start.toordinal(), years)) + draw(_days(-30, 30))
    period = draw(st.sampled_from([_period(start, end), Period(PartialDate.from_date(start), OPEN)]))
    return _of_term(start, period=period)


@st.composite
def _label_contradicts(draw: st.DrawFn) -> _Made:
    start = draw(_starts())
    shift = draw(st.sampled_from([-5, -2, -1, 1, 2, 10]))
    return _of_term(start, label=f"periode {start.year + shift}–{start.year + shift + 5}")


@st.composite
def _inaugurated(draw: st.DrawFn, least: int, most: int) -> _Made:
    """A term whose board was inaugurated so many days after its start, or, where negative, before."""
    start = draw(_starts())
    day = start + draw(_days(least, most))
    return _of_term(start, inauguration=Inauguration(date=PartialDate.from_date(day)))


@st.composite
def _gap(draw: st.DrawFn) -> _Made:
    start = draw(_starts())
    first = _term(start)
    later = date.fromordinal(after_years(start.toordinal(), 5)) + draw(_days(1, 2000))
    terms = draw(st.permutations([first, _term(later, number=1)]))
    return (attrs.evolve(_ORGANISATION, terms_complete=True), *terms), {}


@st.composite
def _outside_life(draw: st.DrawFn) -> _Made:
    start = draw(_starts())
    inside = PartialDate.from_date(start + draw(_days(1, 1800)))
    late, early = attrs.evolve(_ORGANISATION, founded=inside), attrs.evolve(_ORGANISATION, dissolved=inside)
    return (draw(st.sampled_from([late, early])), _term(start)), {}


@st.composite
def _unreadable_label(draw: st.DrawFn) -> _Made:
    first = draw(st.integers(1900, 2100))
    backwards = f"periode {first}-{first - draw(st.integers(1, 90))}"
    label = draw(st.sampled_from([backwards, "lima tahun ke depan", "masa bakti mendatang", str(first)]))
    return _of_term(date(2000, 1, 1), period=None, label=label)


@st.composite
def _missing_post(draw: st.DrawFn) -> _Made:
    posts = (Post.CHAIR, Post.SECRETARY, Post.TREASURER)
    there = draw(st.lists(st.sampled_from(posts), unique=True, max_size=2))
    held = tuple(Appointment(id=post.value, post=post, office=f"Kantor {post}") for post in there)
    return _of_term(draw(_starts()), roster=Roster.COMPLETE, appointments=held)


@st.composite
def _two_in_office(draw: st.DrawFn, posts: tuple[Post, ...], second: str, capacities: tuple[Capacity, ...]) -> _Made:
    """Two appointments of one board in one capacity, of different posts where two are given, that share a day."""
    start = draw(_starts())
    first_day = start + draw(_days(0, 900))
    last_day = first_day + draw(_days(1, 900))
    capacity = draw(st.sampled_from(capacities))
    post, other = draw(st.permutations(posts))[:2] if len(posts) > 1 else posts * 2
    held = (
        Appointment(id="a", post=post, member_id="v-m", capacity=capacity, period=_period(start, last_day)),
        Appointment(id="b", post=other, member_id=second, capacity=capacity, period=_period(first_day, last_day)),
    )
    return _of_term(start, _MEMBER, _SECOND, appointments=tuple(draw(st.permutations(held))))


@st.composite
def _outside_term(draw: st.DrawFn) -> _Made:
    start = draw(_starts())
    end = date.fromordinal(after_years(start.toordinal(), 5))
    days = draw(_days(1, 800))
    period = draw(
        st.sampled_from(
            [_period(start - days, end), _period(start, end + days), Period(PartialDate(start.year + 1), OPEN)]
        )
    )
    capacity = draw(st.sampled_from([Capacity.SUBSTANTIVE, Capacity.ACTING, Capacity.EX_OFFICIO]))
    held = Appointment(id="a", post=Post.ADVISER, member_id="v-m", capacity=capacity, period=period)
    return _of_term(start, _MEMBER, appointments=(held,))


@st.composite
def _early_replacement(draw: st.DrawFn) -> _Made:
    start = draw(_starts())
    left = start + draw(_days(2, 900))
    begun = left - draw(_days(1, 1 if left - start < timedelta(3) else 2))
    post = draw(st.sampled_from(Post))
    held = (
        Appointment(id="a", post=post, member_id="v-m", period=_period(start, left)),
        Appointment(id="b", post=post, member_id="v-n", period=_period(begun, left + timedelta(30)), replaces_id="a"),
    )
    return _of_term(start, _MEMBER, _SECOND, appointments=tuple(draw(st.permutations(held))))


@st.composite
def _adviser_as_officer(draw: st.DrawFn) -> _Made:
    post = draw(st.sampled_from([Post.CHAIR, Post.VICE_CHAIR, Post.TREASURER, Post.SECTION_HEAD, Post.COORDINATOR]))
    held = Appointment(id="a", post=post, office="Camat Contoh", capacity=Capacity.EX_OFFICIO)
    return _of_term(draw(_starts()), appointments=(held,))


@st.composite
def _repeated_chair(draw: st.DrawFn) -> _Made:
    start = draw(st.dates(date(1990, 1, 1), date(2000, 12, 31)))
    held = (Appointment(id="a", post=Post.CHAIR, member_id="v-m"),)
    terms = []
    for number in range(draw(st.integers(2, 4))):
        terms.append(_term(start, number, appointments=held))
        start = date.fromordinal(after_years(start.toordinal(), 5))
    return (_ORGANISATION, _MEMBER, *draw(st.permutations(terms))), {}


@st.composite
def _honorary_officer(draw: st.DrawFn) -> _Made:
    post = draw(st.sampled_from([Post.CHAIR, Post.SECRETARY, Post.TREASURER, Post.SECTION_MEMBER]))
    capacity = draw(st.sampled_from([Capacity.SUBSTANTIVE, Capacity.ACTING]))
    held = Appointment(id="a", post=post, member_id="v-m", capacity=capacity)
    return _of_term(draw(_starts()), attrs.evolve(_MEMBER, membership=Membership.HONORARY), appointments=(held,))


@st.composite
def _appointed(draw: st.DrawFn, first: date, last: date, least: int, most: int) -> _Made:
    """A member appointed between two days, so many days after birth, or, where negative, before."""
    day = draw(st.dates(first, last))
    born = PartialDate.from_date(day - draw(_days(least, most)))
    decree = Decree(issued=PartialDate.from_date(day))
    by_service = attrs.evolve(_MEMBER, birth_date=born, service=Period(PartialDate.from_date(day), OPEN))
    return (draw(st.sampled_from([by_service, attrs.evolve(_MEMBER, birth_date=born, decree=decree)])),), {}


@st.composite
def _wider_area(draw: st.DrawFn) -> _Made:
    area = draw(st.sampled_from(["33", "33.25", "33.72", "33.25.11"]))
    return (attrs.evolve(_MEMBER, area=AreaCode(area)),), {}


@st.composite
def _elsewhere(draw: st.DrawFn) -> _Made:
    domicile = draw(st.sampled_from(["33.25.11.2001", "33.25.12.2001", "33.72.01.1001", "32", "33.26"]))
    return (attrs.evolve(_MEMBER, area=AreaCode("33.25.11.1013"), domicile_area=AreaCode(domicile)),), {}


@st.composite
def _wrong_card(draw: st.DrawFn) -> _Made:
    kind = draw(st.sampled_from(CardKind))
    right = {CardKind.NATIONAL: Level.NATIONAL, CardKind.TEMPORARY: Level.REGENCY_CITY}[kind]
    level = draw(st.sampled_from([level for level in Level if level is not right]))
    card = Card(kind=kind, number="0001", issuer_id="v")
    return (attrs.evolve(_ORGANISATION, level=level), attrs.evolve(_MEMBER, cards=(card,))), {}


_CODES: Final = {
    Level.PROVINCE: "33",
    Level.REGENCY_CITY: "33.25",
    Level.DISTRICT: "33.25.11",
    Level.VILLAGE: "33.25.11.1013",
}


@st.composite
def _wrong_level(draw: st.DrawFn) -> _Made:
    of_code = draw(st.sampled_from(list(_CODES)))
    level = draw(st.sampled_from([level for level in Level if level is not of_code]))
    return (Organisation(id="v", name="IPSM", level=level, area=AreaCode(_CODES[of_code])),), {}


@st.composite
def _wrong_parent(draw: st.DrawFn) -> _Made:
    upper, lower = sorted(draw(st.lists(st.sampled_from(Level), min_size=2, max_size=2)), key=lambda level: level.depth)
    if upper is lower or draw(st.booleans()):
        # The lower one, or one as low, is recorded as the parent.
        parent = Organisation(id="v-p", name="IPSM", level=lower)
        return (parent, Organisation(id="v-c", name="IPSM", level=upper, parent_id="v-p")), {}
    parent = Organisation(id="v-p", name="IPSM", level=Level.PROVINCE, area=AreaCode("32"))
    code = draw(st.sampled_from([level for level in _CODES if level is not Level.PROVINCE]))
    return (parent, Organisation(id="v-c", name="IPSM", level=code, area=AreaCode(_CODES[code]), parent_id="v-p")), {}


@st.composite
def _rivals(draw: st.DrawFn) -> _Made:
    level = draw(st.sampled_from(Level))
    area = None if level is Level.NATIONAL else AreaCode(_CODES[level])
    first = Organisation(id="v-a", name="IPSM", level=level, area=area)
    founded = draw(st.none() | partial_dates_of(date(2010, 5, 1)))
    second = attrs.evolve(first, id="v-b", founded=founded)
    return tuple(draw(st.permutations([first, second]))), {}


@st.composite
def _wrong_name(draw: st.DrawFn) -> _Made:
    name, code = draw(
        st.sampled_from(
            [("IPSM Kota Contoh", "33.25"), ("IPSM Kabupaten Contoh", "33.72"), ("IPSM Kab. Contoh", "33.72")]
        )
    )
    return (Organisation(id="v", name=name, level=Level.REGENCY_CITY, area=AreaCode(code)),), {}


@st.composite
def _unlisted_area(draw: st.DrawFn) -> _Made:
    level, code = draw(
        st.sampled_from(
            [
                (Level.PROVINCE, "00"),
                (Level.REGENCY_CITY, "33.69"),
                (Level.DISTRICT, "33.25.99"),
                (Level.VILLAGE, "33.25.11.2999"),
            ]
        )
    )
    return (Organisation(id="v", name="IPSM", level=level, area=AreaCode(code)),), {}


@st.composite
def _village_digit(draw: st.DrawFn) -> _Made:
    digit = draw(st.sampled_from("0456789"))
    return (attrs.evolve(_ORGANISATION, area=AreaCode(f"33.25.11.{digit}001")),), {}


@st.composite
def _resting_on(draw: st.DrawFn, *citations: str, title: str | None = None) -> _Made:
    """An organisation that rests on an instrument, with or without words beside."""
    basis = LegalBasis(
        citation=parse_citation(draw(st.sampled_from(citations))),
        title=title,
        as_written=draw(st.sampled_from([None, "peraturan itu"])),
    )
    return (attrs.evolve(_ORGANISATION, legal_bases=(basis,)),), {}


@st.composite
def _not_in_force(draw: st.DrawFn) -> _Made:
    citation, first, last = draw(
        st.sampled_from(
            [
                ("Permensos 01/2012", date(2020, 1, 1), date(2030, 12, 31)),
                ("Permensos 10/2019 Pasal 21 ayat (1)", date(2000, 1, 1), date(2018, 12, 31)),
            ]
        )
    )
    day = draw(st.dates(first, last))
    basis = (LegalBasis(citation=parse_citation(citation)),)
    decree = Decree(issued=draw(partial_dates_of(day)))
    return _of_term(day, legal_bases=basis, decree=draw(st.sampled_from([None, decree])))


@st.composite
def _other_authority(draw: st.DrawFn) -> _Made:
    authorities = {
        Level.NATIONAL: "Menteri Sosial",
        Level.PROVINCE: "Pj. Gubernur Contoh",
        Level.REGENCY_CITY: "Wali Kota Contoh",
    }
    level, other = draw(st.permutations(list(authorities)))[:2]
    inauguration = Inauguration(authority=authorities[other])
    return (attrs.evolve(_ORGANISATION, level=level), _term(draw(_starts()), inauguration=inauguration)), {}


@st.composite
def _waived(draw: st.DrawFn, code: str) -> _Made:
    """A waiver that is expired, unused or unknown, by the code of the rule about it."""
    until = draw(st.dates(date(2020, 1, 1), date(2029, 12, 31)))
    waiver = Waiver(code="PSM110", subject="v", reason="asked the board", until=until)
    as_of = until + draw(_days(1, 400)) if code == "PSM091" else until - draw(_days(0, 400))
    if code == "PSM093":
        waiver = draw(st.sampled_from([attrs.evolve(waiver, code="PSM000"), attrs.evolve(waiver, subject="nowhere")]))
    return (_ORGANISATION,), {"config": Config(waivers=(waiver,)), "as_of": as_of}


def _raises(_subject: object, _context: Context) -> Iterator[Hit]:
    msg = "a rule that fails"
    raise RuntimeError(msg)


@st.composite
def _failing_rule(draw: st.DrawFn) -> _Made:
    scope = draw(st.sampled_from([Scope.REGISTER, Scope.ORGANISATION, Scope.MEMBER]))
    failing = attrs.evolve(RULES["PSM001"], code="XYZ001", name="failing", scope=scope, find=_raises)
    return (_ORGANISATION, _MEMBER), {"rules": (*RULES.values(), failing)}


def _with(made: st.SearchStrategy[_Made], **config: Any) -> st.SearchStrategy[_Made]:
    return made.map(lambda one: (one[0], {**one[1], "config": Config(**config)}))


_HONORARY: Final = attrs.evolve(_MEMBER, membership=Membership.HONORARY)
_CORE: Final = (Post.CHAIR, Post.SECRETARY, Post.TREASURER)
_YEARS_18: Final = 18 * 365

# By code, what breaks the rule: a strategy for entities and for the options of the check.
_BROKEN: Final[Mapping[str, Callable[[], st.SearchStrategy[_Made]]]] = {
    "PSM001": _duplicate_id,
    "PSM002": _unknown_reference,
    "PSM003": _parent_cycle,
    "PSM004": lambda: _with(_starts().map(_of_term), expect_sources=True),
    "PSM005": _shared_identifier,
    "PSM006": lambda: _starts().map(lambda start: ((_ORGANISATION, _term(start), _term(start, number=1)), {})),
    "PSM091": lambda: _waived("PSM091"),
    "PSM092": lambda: _waived("PSM092"),
    "PSM093": lambda: _waived("PSM093"),
    "PSM099": _failing_rule,
    "PSM101": _two_terms,
    "PSM102": _unusual_length,
    "PSM103": _label_contradicts,
    "PSM104": lambda: _inaugurated(-900, -1) | _inaugurated(1830, 3000),
    "PSM105": lambda: _inaugurated(2 * 366, 1800),
    "PSM106": _gap,
    "PSM107": _outside_life,
    "PSM109": lambda: _two_terms(status=TermStatus.DISPUTED),
    "PSM110": _unreadable_label,
    "PSM111": lambda: st.just(_of_term(date(2000, 1, 1), period=None)),
    "PSM201": _missing_post,
    "PSM202": lambda: st.sampled_from(_CORE).flatmap(lambda post: _two_in_office((post,), "v-n", tuple(Capacity))),
    "PSM203": lambda: _two_in_office(_CORE, "v-m", (Capacity.SUBSTANTIVE,)),
    "PSM204": _outside_term,
    "PSM205": _early_replacement,
    "PSM206": _adviser_as_officer,
    "PSM207": _repeated_chair,
    "PSM208": _honorary_officer,
    "PSM301": lambda: _appointed(date(2020, 1, 1), date(2035, 12, 31), 0, _YEARS_18),
    "PSM302": _wider_area,
    "PSM303": _elsewhere,
    "PSM304": lambda: _appointed(date(2013, 1, 1), date(2018, 12, 31), 0, _YEARS_18),
    "PSM305": lambda: _with(st.just(((_HONORARY,), {})), expect_decrees=True),
    "PSM306": _wrong_card,
    "PSM307": lambda: _appointed(date(1990, 1, 1), date(2035, 12, 31), -9000, -1),
    "PSM308": lambda: _with(st.just(((_MEMBER,), {})), expect_decrees=True),
    "PSM401": _wrong_level,
    "PSM402": _wrong_parent,
    "PSM403": _rivals,
    "PSM404": _wrong_name,
    "PSM405": _unlisted_area,
    "PSM406": _village_digit,
    "PSM501": lambda: _resting_on("Perda Kabupaten Batang 3/2018", "UU 999/1999", "PP 7/1951 Pasal 2"),
    "PSM502": _not_in_force,
    "PSM503": lambda: _resting_on("Permensos 10/2019", "UU 11/2009", title="Karang Taruna"),
    "PSM504": lambda: _resting_on("UU 11/2009 Pasal 21 ayat (1)", "UU 11/2009 Pasal 20, Pasal 21 ayat (2)"),
    "PSM505": lambda: _resting_on("UU 10/2019", "PP 10/2019 Pasal 21"),
    "PSM506": lambda: _resting_on("UU 14/2019", "UU 14/2019 Pasal 1"),
    "PSM507": _other_authority,
}


@st.composite
def violations(draw: st.DrawFn, code: str) -> Violation:
    """Registers that break the rule with the code, with the options of the check, and no other rule of severity error.

    What breaks it stands among entities that break no rule. For PSM405 to fire, the extra `areas` must be there. This
    strategy minimises to what breaks the rule alone.

    Raises:
        InvalidArgument: no rule of the package has the code.
    """
    if code not in _BROKEN:
        msg = f"code={code!r} must be the code of a rule of psm-model"
        raise InvalidArgument(msg)
    entities, options = draw(_BROKEN[code]())
    around = draw(valid_registers())
    register = Register.of(*around.sources, *around.organisations, *around.members, *around.board_terms, *entities)
    return Violation(register, options)
