"""redact: personal data is removed or replaced by pseudonyms, and everything else is unchanged."""

from __future__ import annotations

import traceback
from collections import Counter
from datetime import date
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checks import check
from psm_model.entities import Card, CardKind, Member, Register
from psm_model.entities.redaction import SENSITIVE_FIELDS, redact
from psm_model.errors import NotFoundError, ParseError
from psm_model.formats import dumps
from psm_model.strategies import registers
from psm_model.values import Identifier, PartialDate, PersonName
from tests.rules.samples import IPSM

KEY: Final = b"a secret of ours"


def list_sensitive(register: Register) -> dict[str, list[Any]]:
    """Return the values of the sensitive fields, by field name."""
    values: dict[str, list[Any]] = {name: [] for name in SENSITIVE_FIELDS}
    for _, record in register.walk():
        for name, kind in SENSITIVE_FIELDS.items():
            if type(record) is kind:
                value = getattr(record, name.partition(".")[2])
                values[name] += [] if value in {None, ()} else [value]
    return values


def strip(register: Register) -> Register:
    """Return a register whose personal data is removed by hand."""
    members = (
        attrs.evolve(
            member,
            birth_date=None,
            identifiers=(),
            cards=tuple(attrs.evolve(card, number=None) for card in member.cards),
        )
        for member in register.members
    )
    return attrs.evolve(register, members=tuple(members))


def test_sensitive_fields() -> None:
    """Birth dates, identifiers and card numbers are redacted."""
    assert set(SENSITIVE_FIELDS) == {"member.birth_date", "member.identifiers", "card.number"}


@settings(max_examples=25)
@given(registers())
def test_redaction_removes_only_sensitive_fields(register: Register) -> None:
    """Without a key, the sensitive fields are empty, and nothing else changes."""
    assert redact(register) == strip(register)
    assert not any(list_sensitive(redact(register)).values())
    assert redact(redact(register)) is not None
    for member in register.members:
        assert redact(member) == redact(Register.of(member)).members[0]


@settings(max_examples=25)
@given(registers(), st.sampled_from(sorted(SENSITIVE_FIELDS)))
def test_kept_field(register: Register, name: str) -> None:
    """A field in `keep` is unchanged, and the others are redacted."""
    before, after = list_sensitive(register), list_sensitive(redact(register, keep=[name]))
    assert after == {other: values if other == name else [] for other, values in before.items()}


@settings(max_examples=25)
@given(registers())
def test_pseudonyms(register: Register) -> None:
    """With a key, equal numbers get equal pseudonyms, which differ for another key."""
    redacted = redact(register, key=KEY)
    assert strip(redacted) == strip(register)
    for name in ("card.number", "member.identifiers"):
        before, after = list_sensitive(register)[name], list_sensitive(redacted)[name]
        assert sorted(Counter(before).values()) == sorted(Counter(after).values())
        assert list_sensitive(redact(register, key=KEY)) == list_sensitive(redacted)
        other = list_sensitive(redact(register, key=KEY[::-1]))[name]
        assert all(pseudonym != other_pseudonym for pseudonym, other_pseudonym in zip(after, other, strict=True))
    assert list_sensitive(redacted)["member.birth_date"] == []
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
    with pytest.raises(ValueError, match="at least 16 bytes, got one of 15") as caught:
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
    canaries = ("9876543210987654", "KTA-CANARY", "1955-02-03")
    member = Member(
        id="m",
        name=PersonName("Contoh"),
        birth_date=PartialDate.from_date(date(1955, 2, 3)),
        identifiers=(Identifier("nik", canaries[0]),),
        cards=(Card(kind=CardKind.NATIONAL, number=canaries[1]),),
    )
    register = Register.of(IPSM, member)
    assert all(canary in dumps(register) for canary in canaries)
    for redacted in (redact(register), redact(register, key=KEY)):
        assert not any(canary in dumps(redacted) + repr(redacted) for canary in canaries)
