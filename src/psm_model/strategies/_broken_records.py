"""Cases that break the rules of records, members, organisations and law.

A strategy is called `break_` and the name of its rule, or what several similar rules have in common.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs
from hypothesis import strategies as st

from psm_model.checking.config import Config, Waiver
from psm_model.checking.context import Context
from psm_model.checking.rule import Scope, Violation
from psm_model.entities.appointment import Appointment
from psm_model.entities.attestation import Attestation
from psm_model.entities.decree import Decree
from psm_model.entities.event import Event
from psm_model.entities.inauguration import Inauguration
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Card, CardKind, Training
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.predecessor import FormerArea, FormerParent, Predecessor, Succession
from psm_model.entities.register import Entity
from psm_model.entities.source import Source
from psm_model.law.citation import Citation
from psm_model.rules.catalogue import RULES
from psm_model.values.area import AreaCode, Level
from psm_model.values.endpoint import OPEN
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._broken import MEMBER, ORGANISATION, OTHER_MEMBER, Case, make_case, make_five_years, make_term, starts, timedeltas
from .values import partial_dates_for

__all__ = [
    "break_age_at_appointment",
    "break_authority_contradicts_level",
    "break_basis_not_in_force",
    "break_card_from_wrong_level",
    "break_change_of_later_decree",
    "break_circular_decrees",
    "break_circular_predecessors",
    "break_citation",
    "break_contradictory_takeover",
    "break_dated_before_birth",
    "break_dissolved_before_founded",
    "break_domicile_elsewhere",
    "break_duplicate_id",
    "break_level_contradicts_area",
    "break_name_or_area",
    "break_parent_cycle",
    "break_parent_not_above",
    "break_rival_organisations",
    "break_rule_failed",
    "break_service_not_village",
    "break_shared_identifier",
    "break_unknown_reference",
    "break_waiver",
]


@st.composite
def break_duplicate_id(draw: st.DrawFn) -> Case:
    """Generate two records of one kind with the same id; the kind varies."""
    source = Source(id="v-s")
    kind = draw(st.sampled_from(["source", "decree", "organisation", "member", "board term", "appointment"]))
    start = draw(starts())
    term = make_term(start)
    appointment = Appointment(id="a", post=Post.MEMBER, member_id="v-m")
    twice: dict[str, tuple[Entity, ...]] = {
        "source": (source, attrs.evolve(source, publisher="Contoh")),
        "decree": (Decree(id="v-sk"), Decree(id="v-sk", issuer="Bupati Contoh")),
        "organisation": (ORGANISATION, attrs.evolve(ORGANISATION, level=Level.DISTRICT)),
        "member": (MEMBER, attrs.evolve(MEMBER, name=PersonName("Misal"))),
        "board term": (ORGANISATION, term, attrs.evolve(term, period=make_five_years(start.replace(year=1990, day=1)))),
        "appointment": (
            ORGANISATION,
            MEMBER,
            attrs.evolve(term, appointments=(appointment, attrs.evolve(appointment, title="B"))),
        ),
    }
    return twice[kind], {}


@st.composite
def break_unknown_reference(draw: st.DrawFn) -> Case:
    """Generate a record that refers to an unknown id; the record and the field vary."""
    appointment = Appointment(id="a", post=Post.MEMBER, member_id="v-m")
    start = draw(starts())
    term = make_term(start)
    attested = Attestation(on=PartialDate.from_date(start), source_ids=("nowhere",))
    dangling: tuple[tuple[Entity, ...], ...] = (
        (attrs.evolve(ORGANISATION, parent_id="nowhere"),),
        (attrs.evolve(ORGANISATION, source_ids=("nowhere",)),),
        (attrs.evolve(ORGANISATION, parents=(FormerParent(parent_id="nowhere", period=Period.parse("/2019")),)),),
        (attrs.evolve(ORGANISATION, events=(Event(decree_ids=("nowhere",)),)),),
        (attrs.evolve(ORGANISATION, predecessors=(Predecessor(organisation_id="nowhere", kind=Succession.MERGED),)),),
        (Source(id="v-s", decree_ids=("nowhere",)),),
        (ORGANISATION, attrs.evolve(term, attested=(attested,))),
        (attrs.evolve(MEMBER, source_ids=("nowhere",)),),
        (attrs.evolve(MEMBER, decree_ids=("nowhere",)),),
        (Decree(id="v-sk", amends_ids=("nowhere",)),),
        (ORGANISATION, attrs.evolve(term, decree_ids=("nowhere",))),
        (attrs.evolve(MEMBER, cards=(Card(kind=CardKind.NATIONAL, issuer_id="nowhere"),)),),
        (term,),
        (ORGANISATION, attrs.evolve(term, appointments=(appointment,))),
        (ORGANISATION, MEMBER, attrs.evolve(term, appointments=(attrs.evolve(appointment, replaces_id="nowhere"),))),
    )
    return draw(st.sampled_from(dangling)), {}


@st.composite
def break_parent_cycle(draw: st.DrawFn) -> Case:
    """Generate organisations that are below one another in a cycle; its length and the order vary."""
    length = draw(st.integers(1, 5))
    circle = [
        Organisation(id=f"v-{number}", name="IPSM Contoh", level=Level.VILLAGE, parent_id=f"v-{(number + 1) % length}")
        for number in range(length)
    ]
    return tuple(draw(st.permutations(circle))), {}


@st.composite
def break_change_of_later_decree(draw: st.DrawFn) -> Case:
    """Generate a decree that amends, replaces or revokes one that was issued after it."""
    issued = draw(starts())
    later = PartialDate.from_date(issued + draw(timedeltas(1, 4000)))
    decree, changed = Decree(id="v-sk-1", issued=PartialDate.from_date(issued)), ("v-sk-2",)
    changes = (
        attrs.evolve(decree, amends_ids=changed),
        attrs.evolve(decree, replaces_ids=changed),
        attrs.evolve(decree, revokes_ids=changed),
    )
    return tuple(draw(st.permutations([draw(st.sampled_from(changes)), Decree(id="v-sk-2", issued=later)]))), {}


@st.composite
def break_circular_decrees(draw: st.DrawFn) -> Case:
    """Generate decrees that amend, replace or revoke one another in a circle, or one that does so to itself."""
    length = draw(st.integers(1, 5))
    circle = []
    for number in range(length):
        following = (f"v-sk-{(number + 1) % length}",)
        decree = Decree(id=f"v-sk-{number}")
        changes = (
            attrs.evolve(decree, amends_ids=following),
            attrs.evolve(decree, replaces_ids=following),
            attrs.evolve(decree, revokes_ids=following),
        )
        circle.append(draw(st.sampled_from(changes)))
    return tuple(draw(st.permutations(circle))), {}


@st.composite
def break_circular_predecessors(draw: st.DrawFn) -> Case:
    """Generate organisations that continue one another in a circle, or one that continues itself."""
    length = draw(st.integers(1, 5))
    days = st.none() | partial_dates_for(date(2010, 5, 1))
    circle = []
    for number in range(length):
        before = Predecessor(
            organisation_id=f"v-{(number + 1) % length}", kind=draw(st.sampled_from(Succession)), on=draw(days)
        )
        circle.append(Organisation(id=f"v-{number}", name="IPSM Contoh", level=Level.VILLAGE, predecessors=(before,)))
    return tuple(draw(st.permutations(circle))), {}


@st.composite
def break_contradictory_takeover(draw: st.DrawFn) -> Case:
    """Generate an organisation that continues another on a day that contradicts their founding or dissolution."""
    day = draw(starts())
    earlier, later = day - draw(timedeltas(2, 4000)), day + draw(timedeltas(1, 4000))
    kind = draw(st.sampled_from(Succession))
    before = Predecessor(organisation_id="v-old", kind=kind, on=PartialDate.from_date(day))
    old = attrs.evolve(ORGANISATION, id="v-old")
    new = attrs.evolve(ORGANISATION, id="v-new", predecessors=(before,))
    early, late = PartialDate.from_date(earlier), PartialDate.from_date(later)
    broken: list[tuple[Entity, ...]] = [
        (old, attrs.evolve(new, founded=late)),
        (old, attrs.evolve(new, dissolved=early)),
        (attrs.evolve(old, founded=late), new),
        (attrs.evolve(old, dissolved=early), new),
    ]
    if kind.ends_predecessor:
        again = attrs.evolve(before, on=late)
        broken.append((attrs.evolve(old, dissolved=late), new))
        broken.append((old, new, attrs.evolve(new, id="v-again", predecessors=(again,))))
    return draw(st.sampled_from(broken)), {}


@st.composite
def break_shared_identifier(draw: st.DrawFn) -> Case:
    """Generate two members with the same identifier; its scheme and value vary."""
    number = Identifier(draw(st.sampled_from(["nik", "kta"])), draw(st.text("0123456789", min_size=6)))
    return tuple(attrs.evolve(member, identifiers=(number,)) for member in (MEMBER, OTHER_MEMBER)), {}


@st.composite
def break_age_at_appointment(
    draw: st.DrawFn, *, appointed_from: date, appointed_until: date, min_age: int, max_age: int
) -> Case:
    """Generate a member appointed between two days, at an age in days that is negative before birth."""
    day = draw(st.dates(appointed_from, appointed_until))
    born = PartialDate.from_date(day - draw(timedeltas(min_age, max_age)))
    by_service = attrs.evolve(MEMBER, birth_date=born, service=Period(PartialDate.from_date(day), OPEN))
    by_decree = attrs.evolve(MEMBER, birth_date=born, decree_ids=("v-sk",))
    decree = Decree(id="v-sk", issued=PartialDate.from_date(day))
    return draw(st.sampled_from([(by_service,), (decree, by_decree)])), {}


@st.composite
def break_dated_before_birth(draw: st.DrawFn) -> Case:
    """Generate a member with a training or a card from before birth."""
    born = draw(starts())
    day = PartialDate.from_date(born - draw(timedeltas(1, 9000)))
    member = attrs.evolve(MEMBER, birth_date=PartialDate.from_date(born))
    trained = attrs.evolve(member, training=(Training(title="Bimbingan teknis dasar", date=day),))
    card = Card(kind=CardKind.NATIONAL, number="0001", issued=day)
    return (draw(st.sampled_from([trained, attrs.evolve(member, cards=(card,))])),), {}


@st.composite
def break_service_not_village(draw: st.DrawFn) -> Case:
    """Generate a member who serves in an area larger than a village; the area varies."""
    area = draw(st.sampled_from(["33", "33.25", "33.72", "33.25.11"]))
    return (attrs.evolve(MEMBER, area=AreaCode(area)),), {}


@st.composite
def break_domicile_elsewhere(draw: st.DrawFn) -> Case:
    """Generate a member who lives outside the village of service; the domicile varies."""
    domicile = draw(st.sampled_from(["33.25.11.2001", "33.25.12.2001", "33.72.01.1001", "32", "33.26"]))
    return (attrs.evolve(MEMBER, area=AreaCode("33.25.11.1013"), domicile_area=AreaCode(domicile)),), {}


@st.composite
def break_card_from_wrong_level(draw: st.DrawFn) -> Case:
    """Generate a card issued by an organisation of the wrong level; the kind and the level vary."""
    kind = draw(st.sampled_from(CardKind))
    right = {CardKind.NATIONAL: Level.NATIONAL, CardKind.TEMPORARY: Level.REGENCY_CITY}[kind]
    level = draw(st.sampled_from([level for level in Level if level is not right]))
    card = Card(kind=kind, number="0001", issuer_id="v")
    return (attrs.evolve(ORGANISATION, level=level), attrs.evolve(MEMBER, cards=(card,))), {}


_CODES: Final = {
    Level.PROVINCE: "33",
    Level.REGENCY_CITY: "33.25",
    Level.DISTRICT: "33.25.11",
    Level.VILLAGE: "33.25.11.1013",
}


@st.composite
def break_level_contradicts_area(draw: st.DrawFn) -> Case:
    """Generate an organisation of another level than its present or former area; both levels vary."""
    code_level = draw(st.sampled_from(list(_CODES)))
    level = draw(st.sampled_from([level for level in Level if level is not code_level]))
    area = AreaCode(_CODES[code_level])
    moved = Organisation(id="v", name="IPSM", level=level, areas=(FormerArea(area=area, period=Period.parse("/2019")),))
    return (draw(st.sampled_from([Organisation(id="v", name="IPSM", level=level, area=area), moved])),), {}


@st.composite
def break_parent_not_above(draw: st.DrawFn) -> Case:
    """Generate an organisation below one that is not above it, by level or by area; these vary."""
    upper, lower = sorted(draw(st.lists(st.sampled_from(Level), min_size=2, max_size=2)), key=lambda level: level.depth)
    if upper is lower or draw(st.booleans()):
        # The parent has a lower level, or the same.
        parent = Organisation(id="v-p", name="IPSM", level=lower)
        child = Organisation(id="v-c", name="IPSM", level=upper)
        former = FormerParent(parent_id="v-p", period=Period.parse("/2019"))
        children = (attrs.evolve(child, parent_id="v-p"), attrs.evolve(child, parents=(former,)))
        return (parent, draw(st.sampled_from(children))), {}
    parent = Organisation(id="v-p", name="IPSM", level=Level.PROVINCE, area=AreaCode("32"))
    code = draw(st.sampled_from([level for level in _CODES if level is not Level.PROVINCE]))
    return (parent, Organisation(id="v-c", name="IPSM", level=code, area=AreaCode(_CODES[code]), parent_id="v-p")), {}


@st.composite
def break_rival_organisations(draw: st.DrawFn) -> Case:
    """Generate organisations of one level and area; both, their number and a founding day vary."""
    level = draw(st.sampled_from(Level))
    area = None if level is Level.NATIONAL else AreaCode(_CODES[level])
    first = Organisation(id="v-a", name="IPSM", level=level, area=area)
    founded = draw(st.none() | partial_dates_for(date(2010, 5, 1)))
    second = attrs.evolve(first, id="v-b", founded=founded)
    more = [attrs.evolve(first, id=f"v-{number}") for number in range(draw(st.integers(0, 3)))]
    return tuple(draw(st.permutations([first, second, *more]))), {}


@st.composite
def break_dissolved_before_founded(draw: st.DrawFn) -> Case:
    """Generate an organisation dissolved before it was founded; the days and their precision vary."""
    founded = draw(starts())
    dissolved = founded - draw(timedeltas(1, 4000))
    known = draw(st.sampled_from([PartialDate.from_date(founded), PartialDate(dissolved.year + 1)]))
    return (attrs.evolve(ORGANISATION, founded=known, dissolved=PartialDate.from_date(dissolved)),), {}


@st.composite
def break_name_or_area(draw: st.DrawFn, *places: tuple[str, str]) -> Case:
    """Generate an organisation with a name and the code of an area of its level."""
    name, code = draw(st.sampled_from(places))
    area = AreaCode(code)
    return (Organisation(id="v", name=name, level=area.level, area=area),), {}


@st.composite
def break_citation(draw: st.DrawFn, *citations: str, title: str | None = None) -> Case:
    """Generate an organisation with an instrument as its legal basis, with or without a wording."""
    basis = LegalBasis(
        citation=Citation.parse(draw(st.sampled_from(citations))),
        title=title,
        as_written=draw(st.sampled_from([None, "peraturan itu"])),
    )
    return (attrs.evolve(ORGANISATION, legal_bases=(basis,)),), {}


@st.composite
def break_basis_not_in_force(draw: st.DrawFn) -> Case:
    """Generate a legal basis that is no longer or not yet in force; the day and its record vary."""
    # No longer or not yet in force, the latter in the instrument's own year: an earlier year breaks another rule.
    citation, first, last = draw(
        st.sampled_from(
            [
                ("Permensos 01/2012", date(2020, 1, 1), date(2030, 12, 31)),
                ("UU 11/2009 Pasal 21", date(2009, 1, 1), date(2009, 1, 15)),
            ]
        )
    )
    day = draw(st.dates(first, last))
    issued = draw(partial_dates_for(day)) if first.year > date(2009, 1, 1).year else PartialDate.from_date(day)
    basis = (LegalBasis(citation=Citation.parse(citation)),)
    decree = Decree(id="v-sk", issued=issued)
    by_decree = make_case(day, decree, legal_bases=basis, decree_ids=("v-sk",))
    return draw(st.sampled_from([make_case(day, legal_bases=basis), by_decree]))


@st.composite
def break_act_younger_than_document(draw: st.DrawFn) -> Case:
    """Generate a legal basis that is younger than its decree or its term; the years vary."""
    day = draw(st.dates(date(2000, 1, 1), date(2024, 12, 31)))
    decree = Decree(id="v-sk", issued=draw(partial_dates_for(day)))
    # Without a decree, the last day of the term counts, five years later.
    year = day.year + draw(st.integers(1, 20))
    by_decree = LegalBasis(citation=Citation.parse(f"UU 11/{year}"))
    by_term = LegalBasis(citation=Citation.parse(f"Permensos 10/{year + 10}"))
    cases = (
        make_case(day, decree, legal_bases=(by_decree,), decree_ids=("v-sk",)),
        make_case(day, legal_bases=(by_term,)),
    )
    return draw(st.sampled_from(cases))


@st.composite
def break_authority_contradicts_level(draw: st.DrawFn) -> Case:
    """Generate an inauguration by the authority of another level; both levels vary."""
    authorities = {
        Level.NATIONAL: "Menteri Sosial",
        Level.PROVINCE: "Pj. Gubernur Contoh",
        Level.REGENCY_CITY: "Wali Kota Contoh",
    }
    level, other = draw(st.permutations(list(authorities)))[:2]
    inauguration = Inauguration(authority=authorities[other])
    return (attrs.evolve(ORGANISATION, level=level), make_term(draw(starts()), inaugurations=(inauguration,))), {}


@st.composite
def break_waiver(draw: st.DrawFn, code: str) -> Case:
    """Generate a waiver that is expired, unused or unknown, by the code of the rule about it."""
    until = draw(st.dates(date(2020, 1, 1), date(2029, 12, 31)))
    waiver = Waiver(code="PSM110", subject="v", reason="asked the board", until=until)
    on = until + draw(timedeltas(1, 400)) if code == "PSM091" else until - draw(timedeltas(0, 400))
    if code == "PSM093":
        waiver = draw(st.sampled_from([attrs.evolve(waiver, code="PSM000"), attrs.evolve(waiver, subject="nowhere")]))
    return (ORGANISATION,), {"config": Config(waivers=(waiver,)), "on": on}


def _fail(_subject: object, _context: Context) -> Iterator[Violation]:
    raise RuntimeError("a rule that fails")


@st.composite
def break_rule_failed(draw: st.DrawFn) -> Case:
    """Generate a rule that fails; its scope varies."""
    scope = draw(st.sampled_from([Scope.REGISTER, Scope.ORGANISATION, Scope.MEMBER]))
    # With one other rule only: the reprs of all rules would fill any display of the options.
    failing = attrs.evolve(RULES["PSM001"], code="XYZ001", name="failing", scope=scope, find=_fail)
    return (ORGANISATION, MEMBER), {"rules": (RULES["PSM001"], failing)}
