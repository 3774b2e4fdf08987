"""redact: personal data is removed or replaced by pseudonyms, and everything else is unchanged."""

from __future__ import annotations

import json
import traceback
from collections import Counter
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checks import check
from psm_model.entities import Card, CardKind, Departure, DepartureReason, Member, Register
from psm_model.entities.extra_data import NO_EXTRA_DATA
from psm_model.entities.redaction import SENSITIVE_FIELDS, list_removed, redact
from psm_model.errors import NotFoundError, ParseError
from psm_model.formats import dumps
from psm_model.strategies import registers
from psm_model.values import Identifier, PersonName
from tests.planted import CANARIES, PLANTED, find_canaries

KEY: Final = b"a secret of ours"


NUMBERS: Final = ("member.identifiers", "card.number")
"""The fields that become pseudonyms under a key."""


def list_sensitive(register: Register) -> dict[str, list[Any]]:
    """Return the values of the sensitive fields, by field name."""
    values: dict[str, list[Any]] = {name: [] for name in SENSITIVE_FIELDS}
    for _, record in register.walk():
        for name, kind in SENSITIVE_FIELDS.items():
            if type(record) is kind:
                value = getattr(record, name.partition(".")[2])
                values[name] += [] if value is None or value in ((), NO_EXTRA_DATA) else [value]
    return values


def drop(record: Any, **absent: object) -> Any:
    """Return a record with an id without some values, each of which it names as left out."""
    dropped = {name: value for name, value in absent.items() if getattr(record, name) != value}
    return attrs.evolve(record, **dropped, withheld=(*record.withheld, *dropped))


def strip(register: Register, **numbers: object) -> Register:
    """Return a register whose personal data is removed by hand; of identifiers only if they are given as absent."""
    noted = {"note": None, "extra": NO_EXTRA_DATA}
    return Register(
        sources=[drop(source, **noted) for source in register.sources],
        decrees=[drop(decree, **noted) for decree in register.decrees],
        organisations=[drop(organisation, **noted) for organisation in register.organisations],
        members=[
            attrs.evolve(
                drop(
                    member,
                    birth_date=None,
                    membership_ended=None,
                    service_ended=None,
                    **({"identifiers": ()} | numbers),
                    **noted,
                ),
                cards=tuple(attrs.evolve(card, number=None) for card in member.cards),
            )
            for member in register.members
        ],
        board_terms=[
            attrs.evolve(
                drop(term, **noted),
                appointments=[drop(appointment, ended=None, **noted) for appointment in term.appointments],
            )
            for term in register.board_terms
        ],
    )


def test_sensitive_fields() -> None:
    """Numbers, birth dates, departures, notes and the application's own data are redacted."""
    noted = ("source", "decree", "organisation", "member", "boardterm", "appointment")
    assert set(SENSITIVE_FIELDS) == {
        *(f"{kind}.{name}" for kind in noted for name in ("note", "extra")),
        "member.birth_date",
        "member.identifiers",
        "member.membership_ended",
        "member.service_ended",
        "appointment.ended",
        "departure.note",
        "card.number",
    }


@settings(max_examples=25)
@given(registers())
def test_redaction_removes_only_sensitive_fields(register: Register) -> None:
    """Without a key, the sensitive fields are empty, and nothing else changes."""
    assert redact(register) == strip(register)
    assert not any(list_sensitive(redact(register)).values())
    assert redact(redact(register)) == redact(register)
    for member in register.members:
        assert redact(member) == redact(Register.of(member)).members[0]


@settings(max_examples=25)
@given(registers(), st.sampled_from(sorted(SENSITIVE_FIELDS)))
def test_kept_field(register: Register, name: str) -> None:
    """A field in `keep` is unchanged, and the others are redacted."""
    before, after = list_sensitive(register), list_sensitive(redact(register, keep=[name]))
    # A departure that is kept loses its note; the note alone goes with the departure.
    kept = [attrs.evolve(value, note=None) if isinstance(value, Departure) else value for value in before[name]]
    assert after == {other: kept if other == name != "departure.note" else [] for other in before}


@settings(max_examples=25)
@given(registers())
def test_everything_kept(register: Register) -> None:
    """With all fields in `keep`, nothing changes."""
    assert redact(register, keep=SENSITIVE_FIELDS) == register


def set_apart(register: Register) -> tuple[object, list[set[str]]]:
    """Return a document without the lists of what is left out, and these as sets; under a key they end elsewhere."""
    withheld = [set(getattr(record, "withheld", ())) for _, record in register.walk()]
    tree = json.loads(dumps(register))

    def clear(value: object) -> None:
        if isinstance(value, dict):
            value.pop("withheld", None)
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            clear(part)

    clear(tree)
    return tree, withheld


@settings(max_examples=25)
@given(registers())
def test_pseudonyms(register: Register) -> None:
    """With a key, equal numbers get equal pseudonyms, which differ for another key."""
    redacted = redact(register, key=KEY)
    assert set_apart(strip(redacted)) == set_apart(strip(register))
    for name in NUMBERS:
        before, after = list_sensitive(register)[name], list_sensitive(redacted)[name]
        assert sorted(Counter(before).values()) == sorted(Counter(after).values())
        assert list_sensitive(redact(register, key=KEY)) == list_sensitive(redacted)
        other = list_sensitive(redact(register, key=KEY[::-1]))[name]
        assert all(pseudonym != other_pseudonym for pseudonym, other_pseudonym in zip(after, other, strict=True))
    assert [name for name, values in list_sensitive(redacted).items() if values and name not in NUMBERS] == []
    shared = [finding.path for finding in check(register) if finding.code == "PSM005"]
    assert [finding.path for finding in check(redacted) if finding.code == "PSM005"] == shared


def test_pseudonyms_depend_on_the_scheme() -> None:
    """The same number in two schemes has two pseudonyms."""
    member = Member(id="m", name=PersonName("Contoh"), identifiers=(Identifier("kta", "1"), Identifier("nik", "1")))
    first, second = redact(member, key=KEY).identifiers
    assert (first.scheme, second.scheme) == ("kta", "nik")
    assert first.value != second.value


def test_arguments_are_validated() -> None:
    """A field that is not sensitive, a short key, a text as a key, and another type are refused."""
    with pytest.raises(NotFoundError, match=r"no sensitive field 'member\.name'"):
        redact(Register(), keep=["member.name"])
    with pytest.raises(ValueError, match="at least 16 bytes, got one of 15 bytes") as caught:
        redact(Register(), key=KEY[:15])
    assert "secret" not in str(caught.value)
    with pytest.raises(TypeError, match="expected bytes as key, got a value of type str") as caught_type:
        redact(Register(), key="a secret of ours")  # type: ignore[arg-type]  # a wrong type
    assert "secret" not in str(caught_type.value)
    with pytest.raises(TypeError, match=r"expected a collection of field names, got 'member\.birth_date'"):
        redact(Register(), keep="member.birth_date")
    with pytest.raises(TypeError, match="expected a register or a record of one, got 'm'"):
        redact("m")  # type: ignore[type-var]  # a wrong type
    assert redact(Register(), key=KEY) == Register()


@pytest.mark.parametrize("number", ["CANARY\ud800", "\udfffCANARY"])
def test_lone_surrogates(number: str) -> None:
    """A lone surrogate is refused with a key, without the number in the error; without a key it is removed."""
    for member in (
        Member(id="m", name=PersonName("Contoh"), identifiers=(Identifier("nik", number),)),
        Member(id="m", name=PersonName("Contoh"), cards=(Card(kind=CardKind.NATIONAL, number=number),)),
    ):
        with pytest.raises(ParseError, match="surrogate") as caught:
            redact(Register.of(member), key=KEY)
        assert "CANARY" not in "".join(traceback.format_exception(caught.value))
        assert redact(member) == strip(Register.of(member)).members[0]


def test_canaries() -> None:
    """Planted values of all sensitive fields are in no output of a redacted register."""
    assert find_canaries(dumps(PLANTED)) == list(CANARIES)
    for redacted in (redact(PLANTED), redact(PLANTED, key=KEY)):
        assert find_canaries(dumps(redacted) + repr(redacted) + repr(list(redacted.walk()))) == []


def test_a_departure_is_redacted_too() -> None:
    """A departure on its own loses its note; its reason, without which it says nothing, stays."""
    left = Departure(reason=DepartureReason.ILL, note="CANARY")
    assert redact(left) == Departure(reason=DepartureReason.ILL)
    assert redact(left, keep=["departure.note"]) == left
    member = Member(id="m", name=PersonName("Contoh"), service_ended=left)
    assert redact(member, keep=["member.service_ended"]).service_ended == redact(left)
    assert redact(member, keep=["member.service_ended", "departure.note"]) == member
    assert redact(member).withheld == ("service_ended",)


@given(registers(), st.sets(st.sampled_from(sorted(SENSITIVE_FIELDS))), st.sampled_from([None, KEY]))
def test_removed_fields_have_no_value(register: Register, keep: set[str], key: bytes | None) -> None:
    """The listed fields have no value after redaction: all that are neither kept nor numbers with a pseudonym."""
    removed = list_removed(keep=keep, key=key)
    values = list_sensitive(redact(register, keep=keep, key=key))
    assert [name for name in removed if values[name]] == []
    assert set(removed) == SENSITIVE_FIELDS.keys() - keep - (set(NUMBERS) if key else set())
