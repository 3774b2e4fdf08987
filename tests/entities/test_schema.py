"""The properties of all records: immutable, with tuples for lists, without empty texts, and without personal data."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterable, Mapping
from itertools import product
from types import GenericAlias
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import entities
from psm_model.checking import Config
from psm_model.entities import (
    Appointment,
    AreaName,
    Attestation,
    BoardTerm,
    Card,
    CardKind,
    Decree,
    Departure,
    DepartureReason,
    Event,
    ExtraData,
    FormerArea,
    FormerParent,
    Inauguration,
    LawClaim,
    LegalBasis,
    Member,
    MemberName,
    Organisation,
    OrganisationName,
    Participant,
    Post,
    Predecessor,
    Register,
    Role,
    Source,
    StatedCount,
    Succession,
    TermChange,
    TermChangeKind,
    Training,
)
from psm_model.entities.register import Record
from psm_model.entities.schema import MAX_INTEGER, find_invariants, is_record, list_fields, non_blank, record_types
from psm_model.errors import ParseError, WrongTypeError
from psm_model.law import Citation, EdgeKind
from psm_model.strategies import members, registers
from psm_model.values import AreaCode, Identifier, Level, PartialDate, Period, PersonName
from tests.every_case import every_case

PLAIN: Final[list[Any]] = [
    Appointment(id="a", post=Post.CHAIR, member_id="m"),
    AreaName(level=Level.VILLAGE, name="Contoh"),
    Attestation(on=PartialDate(2025)),
    BoardTerm(id="t", organisation_id="o"),
    Card(kind=CardKind.NATIONAL),
    Decree(id="sk"),
    Departure(reason=DepartureReason.MOVED),
    Event(),
    FormerArea(area=AreaCode("33.25"), period=Period.parse("/2019")),
    FormerParent(parent_id="o", period=Period.parse("/2019")),
    Inauguration(),
    LawClaim(
        instrument=Citation.parse("Permensos 10/2019"),
        relation=EdgeKind.REPLACES,
        other=Citation.parse("Permensos 01/2012"),
    ),
    LegalBasis(as_written="ART IPSM"),
    Member(id="m", name=PersonName("Contoh")),
    MemberName(name=PersonName("Contoh")),
    Organisation(id="o", name="IPSM", level=Level.NATIONAL),
    OrganisationName(name="IPSM"),
    Participant(role=Role.SPEAKER),
    Predecessor(organisation_id="o", kind=Succession.RENAMED),
    Register(),
    Source(id="s"),
    StatedCount(number="54", of="orang"),
    TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026)),
    Training(title="Bimtek"),
]
"""One record of each class, with only the required fields."""

FILLED: Final = {
    Appointment: {"id"},
    AreaName: {"name"},
    BoardTerm: {"id", "organisation_id"},
    Decree: {"id"},
    FormerParent: {"parent_id"},
    Member: {"id"},
    Organisation: {"id", "name"},
    OrganisationName: {"name"},
    Predecessor: {"organisation_id"},
    Source: {"id"},
    StatedCount: {"number", "of"},
    Training: {"title"},
}
"""The fields with a text that must not be empty."""

IDENTIFYING: Final = {(Card, "number"), (Identifier, "value"), (Member, "birth_date"), (Member, "identifiers")}
"""The fields with personal data that identifies somebody."""

SENSITIVE: Final = {
    *IDENTIFYING,
    (Appointment, "ended"),
    (Departure, "note"),
    (Departure, "reason"),
    (Member, "membership_ended"),
    (Member, "service_ended"),
    (Departure, "reason"),
    (Departure, "note"),
    *product((Appointment, BoardTerm, Decree, Member, Organisation, Source), ("note", "extra")),
}
"""The fields with personal data."""

# The types in the attrs fields are unresolved texts.
TYPES: Final = {type(record): get_type_hints(type(record)) for record in PLAIN}

LISTS: Final = [
    (record, name) for record in PLAIN for name, kind in TYPES[type(record)].items() if get_origin(kind) is tuple
]


FIELDS: Final = [(record, field.name) for record in PLAIN for field in attrs.fields(type(record))]
"""All fields, each with the minimal record of its class."""

NEEDED: Final = {(Appointment, "member_id"), (LegalBasis, "as_written"), (TermChange, "until")}
"""The fields of the minimal records that are one of several alternatives."""

PERSONAL: Final = {kind for kind in SENSITIVE if kind[0] is not Identifier} | {
    (Appointment, "name"),
    (Member, "name"),
    (MemberName, "name"),
    (Participant, "name"),
}
"""The fields whose values belong to a person."""


def case_name(case: object) -> str:
    """Return the name of a class or field, for the ids of tests."""
    return case if isinstance(case, str) else type(case).__name__


def test_plain_records_are_of_all_classes() -> None:
    """There is a minimal record of each class of the package."""
    public = [getattr(entities, name) for name in entities.__all__]
    assert {type(record) for record in PLAIN} == {kind for kind in public if attrs.has(kind)}


@pytest.mark.parametrize("record", PLAIN, ids=case_name)
def test_records_are_frozen(record: Any) -> None:
    """No field of a record can be set or deleted, and no attribute added."""
    for field in attrs.fields(type(record)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, field.name, getattr(record, field.name))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(record, field.name)
    with pytest.raises(AttributeError):
        record.no_such_field = 1
    assert not hasattr(record, "__dict__")


@pytest.mark.parametrize("record", PLAIN, ids=case_name)
def test_records_take_only_keywords(record: Any) -> None:
    """Records refuse positional arguments, because they have too many fields."""
    with pytest.raises(TypeError, match="positional"):
        type(record)("a")


@given(registers())
def test_copies_are_equal(register: Register) -> None:
    """A record that is pickled, copied or evolved without changes is equal and has the same hash."""
    for record in (register, *(record for _, record in register.walk())):
        copies = [
            pickle.loads(pickle.dumps(record)),  # noqa: S301
            copy.copy(record),
            copy.deepcopy(record),
            attrs.evolve(record),
        ]
        for copied in copies:
            assert copied == record
            assert hash(copied) == hash(record)


@given(registers())
def test_caches_do_not_matter(register: Register) -> None:
    """Cached values do not affect equality, and copies give the same answers."""
    before, untouched = hash(register), attrs.evolve(register)
    terms_by_organisation = {
        term.organisation_id: register.terms_of(term.organisation_id) for term in register.board_terms
    }
    spans = [term.span for term in register.board_terms]
    assert register == untouched
    assert hash(register) == before
    copied = pickle.loads(pickle.dumps(register))  # noqa: S301
    assert copied == register
    assert {
        organisation_id: copied.terms_of(organisation_id) for organisation_id in terms_by_organisation
    } == terms_by_organisation
    assert [term.span for term in copied.board_terms] == spans


@pytest.mark.parametrize("record", PLAIN, ids=case_name)
def test_records_with_different_values_are_unequal(record: Any) -> None:
    """Records that differ in one field are unequal, and so are records of different classes."""
    assert not any(record == other for other in PLAIN if other is not record)
    for field in attrs.fields(type(record)):
        changed = copy.copy(record)
        object.__setattr__(changed, field.name, "another value")
        assert changed != record


@pytest.mark.parametrize("record", PLAIN, ids=case_name)
def test_signature_has_the_types_of_the_fields(record: Any) -> None:
    """The signature of a class has the types of its fields, any iterable for a list, and any mapping for own data."""
    kind = type(record)
    hints: dict[str, Any] = {
        name: GenericAlias(Iterable, (get_args(hint)[0],)) if get_origin(hint) is tuple else hint
        for name, hint in TYPES[kind].items()
        if name in attrs.fields_dict(kind)
    }
    texts: Any = list[str] | tuple[str, ...]
    wider: dict[Any, Any] = {
        # A text would be an iterable of its letters.
        Iterable[str]: texts,
        ExtraData: Mapping[str, object],
    }
    assert get_type_hints(kind.__init__) == {
        **{name: wider.get(hint, hint) for name, hint in hints.items()},
        "return": type(None),
    }


def test_lists_are_accepted_by_type_checkers() -> None:
    """Lists are accepted for several values: mypy checks this test, and refuses a text."""
    source, basis = Source(id="s"), LegalBasis(as_written="ART IPSM")
    post = Appointment(id="a", post=Post.CHAIR, office="Bupati")
    term = BoardTerm(
        id="t",
        organisation_id="o",
        other_labels=["2025-2030"],
        legal_bases=[basis],
        appointments=[post],
        source_ids=[source.id],
        decree_ids=["sk"],
        changes=[TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026))],
        attested=[Attestation(on=PartialDate(2025), source_ids=["s"])],
        inaugurations=[Inauguration(participants=[Participant(role=Role.SPEAKER)])],
        extra={"x_tags": ["a"]},
        withheld=["period"],
    )
    organisation = Organisation(
        id="o",
        name="IPSM",
        level=Level.NATIONAL,
        names=[OrganisationName(name="IPSM")],
        area_names=[AreaName(level=Level.VILLAGE, name="Contoh")],
        partners=["Dinas Sosial"],
        member_organisations=[],
        stated_counts=[StatedCount(number="54", of="orang")],
        events=[Event(participants=[Participant(role=Role.HOST)])],
        areas=[FormerArea(area=AreaCode("33.25"), period=Period.parse("/2019"))],
        parents=[FormerParent(parent_id="o", period=Period.parse("/2019"))],
        predecessors=[Predecessor(organisation_id="o", kind=Succession.RENAMED)],
        legal_bases=(item for item in [basis]),
        source_ids=["s"],
    )
    member = Member(
        id="m",
        name=PersonName("Contoh"),
        names=[MemberName(name=PersonName("Contoh"))],
        area_names=[AreaName(level=Level.VILLAGE, name="Contoh")],
        identifiers=[Identifier("nik", "0")],
        cards=[Card(kind=CardKind.NATIONAL)],
        training=[Training(title="Bimtek")],
        source_ids=["s"],
    )
    register = Register(sources=[source], organisations=[organisation], members=[member], board_terms=[term])
    config = Config(select=["PSM1"], ignore=["PSM102"], core_posts=[Post.CHAIR], waivers=[])
    assert (register.board_terms, config.core_posts) == ((term,), (Post.CHAIR,))
    with pytest.raises(WrongTypeError):
        BoardTerm(id="t", organisation_id="o", source_ids="s")  # type: ignore[arg-type]  # a text is no list
    with pytest.raises(WrongTypeError):
        Register(sources=[organisation])  # type: ignore[list-item]  # nor is an organisation a source


def test_there_are_lists() -> None:
    """The fields with several values are found, so that their tests test something."""
    assert len(LISTS) == 52


@given(registers(), st.data())
def test_lists_become_tuples(register: Register, data: st.DataObject) -> None:
    """A list is copied into a tuple, so later changes of the list do not matter."""
    record: Any = data.draw(st.sampled_from([register, *(record for _, record in register.walk())]))
    for name in (name for kind, name in LISTS if type(kind) is type(record)):
        values = getattr(record, name)
        mutable = list(values)
        evolved = attrs.evolve(record, **{name: mutable})
        mutable.append("three")
        assert getattr(evolved, name) == values
        assert (evolved, hash(evolved)) == (record, hash(record))
        assert getattr(attrs.evolve(record, **{name: (value for value in values)}), name) == values


@every_case(("record", "name"), LISTS)
@every_case("value", ["s-1", 7, None])
def test_what_is_no_list_is_refused(record: Any, name: str, value: object) -> None:
    """A text where a list is wanted is refused, and not taken for a list of its letters; so is what holds nothing."""
    with pytest.raises(WrongTypeError, match="expected a list or tuple of values, got a value of type") as caught:
        attrs.evolve(record, **{name: value})
    assert caught.value.got is type(value)


class Other:
    """A type that no field accepts."""


@every_case(("record", "field"), FIELDS)
def test_values_of_other_types_are_refused(record: Any, field: str) -> None:
    """A value of a wrong type is refused by the name of the field, also in a list."""
    kind = TYPES[type(record)][field]
    in_lists = get_origin(kind) is tuple
    others: list[object] = [Other(), 0.5, Other]
    others += [] if kind == int | None else [7]
    others += [] if kind in {str, str | None, tuple[str, ...]} else ["2025"]
    others += [] if type(None) in get_args(kind) else [None]
    for other in others:
        first = ["s-1"] if kind == tuple[str, ...] else [*getattr(record, field)] if in_lists else []
        for value in [[other], [*first, other]] if in_lists else [other]:
            with pytest.raises(WrongTypeError) as caught:
                attrs.evolve(record, **{field: value})
            # `type` is the type of a class.
            assert caught.value.got in {other, type(other)}
            assert field in caught.value.expected or type(record) is Identifier


@given(registers())
def test_subclasses_of_records_and_values_are_refused(register: Register) -> None:
    """A subclass of a record or a value is refused in any field."""
    records: list[Any] = [register, *(record for _, record in register.walk())]
    for record in records:
        for field in attrs.fields(type(record)):
            value: Any = getattr(record, field.name)
            listed = isinstance(value, tuple)
            item = value[0] if listed and value else value
            if attrs.has(type(item)):
                own = copy.copy(item)
                own_class = type(type(item).__name__, (type(item),), {"__slots__": ()})
                object.__setattr__(own, "__class__", own_class)
                with pytest.raises(WrongTypeError, match="not a subclass"):
                    attrs.evolve(record, **{field.name: [own] if listed else own})


@every_case(("record", "field"), FIELDS)
def test_none_is_accepted_if_declared(record: Any, field: str) -> None:
    """None is accepted if the type of the field allows it."""
    if type(None) in get_args(TYPES[type(record)][field]) and (type(record), field) not in NEEDED:
        assert getattr(attrs.evolve(record, **{field: None}), field) is None
    else:
        assert getattr(record, field) is not None


@pytest.mark.parametrize(
    ("record", "field"), [(record, name) for record, name in FIELDS if (type(record), name) in PERSONAL], ids=case_name
)
def test_refused_personal_data_is_not_shown(record: Any, field: str) -> None:
    """An invalid name, number or birth date is neither shown nor kept in the error."""
    for value in (b"CANARY", ["CANARY"], [b"CANARY"]):
        with pytest.raises(WrongTypeError) as caught:
            attrs.evolve(record, **{field: value})
        assert "CANARY" not in f"{caught.value} {caught.value!r} {caught.value.args!r}"


@every_case("record", PLAIN)
@every_case("value", [None, 7, b"x", ["x"]])
def test_ids_and_names_of_other_types_are_refused(record: Any, value: object) -> None:
    """Ids and names that are not texts are refused, by the name of the field."""
    for name in FILLED.get(type(record), ()):
        with pytest.raises(WrongTypeError, match=f"expected a text as {name}, got") as caught:
            attrs.evolve(record, **{name: value})
        assert caught.value.got is value


@every_case("record", PLAIN)
@every_case("text", ["", " ", "\t\n\u3000"])
def test_empty_texts_are_refused(record: Any, text: str) -> None:
    """Ids and names that are empty or blank are refused, by the name of the field."""
    for name in FILLED.get(type(record), ()):
        with pytest.raises(ParseError) as caught:
            attrs.evolve(record, **{name: text})
        assert (caught.value.what, caught.value.got) == (f"value of {name}", text)


@pytest.mark.parametrize("record", PLAIN, ids=case_name)
def test_shortest_texts_are_kept(record: Any) -> None:
    """One letter is a valid id or name, and surrounding spaces are kept."""
    for name in FILLED.get(type(record), ()):
        for text in ("x", " x ", "0"):
            assert getattr(attrs.evolve(record, **{name: text}), name) == text


def test_other_texts_may_be_empty() -> None:
    """No other text field is checked for being empty."""
    for record, field in FIELDS:
        texts = TYPES[type(record)][field] in {str, str | None}
        if (
            texts
            and field not in FILLED.get(type(record), ())
            and (type(record), field) not in {*NEEDED, (Appointment, "office")}
        ):
            assert getattr(attrs.evolve(record, **{field: ""}), field) == ""


def test_sensitive_fields_are_marked() -> None:
    """The fields with personal data are marked, those that identify somebody twice, and no others."""
    for mark, fields in (("sensitive", SENSITIVE), ("identifying", IDENTIFYING)):
        marked = {
            (kind, field.name)
            for kind in (*map(type, PLAIN), Identifier)
            for field in attrs.fields(kind)
            if field.metadata.get(mark)
        }
        assert marked == fields


@given(members())
def test_personal_data_is_not_shown(member: Member) -> None:
    """Birth dates, identity numbers and card numbers are in no text of a record, nor of a containing record."""
    cards = tuple(attrs.evolve(card, number="CANARY-1") for card in (*member.cards, Card(kind=CardKind.TEMPORARY)))
    identifiers = (Identifier("nik", "CANARY-2"), Identifier("kta", "CANARY-3"))
    known = attrs.evolve(member, cards=cards, identifiers=identifiers, withheld=())
    for record in (known, Register(members=(known,)), *known.cards, *known.identifiers):
        for text in (repr(record), str(record), f"{record}"):
            assert "CANARY" not in text
    # The same date may be in other fields, so the representations are compared.
    assert repr(known) == repr(attrs.evolve(known, birth_date=PartialDate(1907, 7, 17)))
    assert repr(known) == repr(attrs.evolve(known, birth_date=None, identifiers=()))


@pytest.mark.parametrize("value", ["", " ", 3325111505900001, ["3325111505900001"]], ids=repr)
def test_refused_identifiers_are_not_shown(value: Any) -> None:
    """A refused identity number is neither in the message nor kept in the error."""
    with pytest.raises((ParseError, WrongTypeError)) as caught:
        Identifier("nik", value)
    assert "3325" not in f"{caught.value} {caught.value!r} {caught.value.args!r}"


def test_record_types_are_those_in_a_register() -> None:
    """The record types are those that a register may contain, each after its parts, the register last."""
    types = record_types(Register)
    assert {*types} == {*get_args(Record), Register}
    assert types[-1] is Register
    for position, kind in enumerate(types):
        parts = {inner for field in list_fields(kind) for inner in field.types if is_record(inner)}
        assert parts <= {*types[:position]}


@pytest.mark.parametrize("record", PLAIN, ids=lambda record: type(record).__name__)
def test_field_specs_agree_with_the_classes(record: Any) -> None:
    """Defaults, marks and types of a field are those of attrs and the annotations."""
    kind = type(record)
    hints = get_type_hints(kind)
    for field, attribute in zip(list_fields(kind), attrs.fields(kind), strict=True):
        hint = hints[field.name]
        assert (field.name, field.is_sensitive) == (attribute.name, attribute.metadata.get("sensitive", False))
        assert field.is_identifying is attribute.metadata.get("identifying", False)
        assert field.is_required is (attribute.default is attrs.NOTHING)
        assert field.is_list is (get_origin(hint) is tuple)
        assert field.is_optional is (type(None) in get_args(hint))
        assert field.is_non_blank is (attribute.validator is non_blank)
        assert {field.type, *field.types} <= {hint, *get_args(hint)}
        assert field.is_required or field.default == attribute.default


@pytest.mark.parametrize("value", ["25", 25.0, True])
def test_a_count_is_a_whole_number(value: Any) -> None:
    """A value of another type is an error, also one that equals a whole number."""
    with pytest.raises(WrongTypeError, match="a whole number or None as value"):
        StatedCount(number="25", of="anggota", value=value)


@pytest.mark.parametrize("value", [-1, MAX_INTEGER + 1])
def test_a_count_is_within_limits(value: int) -> None:
    """A count is neither negative nor too large for a program that computes with floating point."""
    with pytest.raises(ParseError):
        StatedCount(number="25", of="anggota", value=value)
    assert StatedCount(number="25", of="anggota", value=MAX_INTEGER).value == MAX_INTEGER


@pytest.mark.parametrize("record", PLAIN, ids=lambda record: type(record).__name__)
def test_every_field_has_a_docstring(record: Any) -> None:
    """The docstring of each field, inherited ones included, is a sentence."""
    for field in list_fields(type(record)):
        assert field.doc.endswith(".")
        assert "\n" not in field.doc


def test_docstrings_are_those_below_the_fields() -> None:
    """The docstring of a field is the text below it, on one line."""
    docs = {field.name: field.doc for field in list_fields(Member)}
    assert docs["domicile_area"] == "The area of domicile according to the identity card."
    assert docs["note"] == "A remark of the keeper of the register; it may be personal."


@pytest.mark.parametrize("record", PLAIN, ids=lambda record: type(record).__name__)
def test_invariants_hold_for_every_record(record: Any) -> None:
    """An invariant takes fields of its class, and a record meets it; without its alternatives none does."""
    names = {field.name for field in list_fields(type(record))}
    for invariant in find_invariants(type(record)):
        assert names >= {*invariant.fields, *invariant.alternatives}
        values = {name: getattr(record, name) for name in invariant.fields}
        assert invariant.check(*values.values()) is None
        if invariant.alternatives:
            empty = values | dict.fromkeys(invariant.alternatives)
            assert invariant.check(*empty.values()) is not None
            with pytest.raises(ParseError):
                attrs.evolve(record, **dict.fromkeys(invariant.alternatives))


def test_alternatives_that_may_be_withheld() -> None:
    """The holder of an appointment may be withheld; a legal basis needs a citation or a text."""
    (holder,), (basis,) = find_invariants(Appointment), find_invariants(LegalBasis)
    assert (holder.is_exclusive, holder.may_be_withheld) == (True, True)
    assert (basis.is_exclusive, basis.may_be_withheld) == (False, False)
    assert find_invariants(Member) == ()
