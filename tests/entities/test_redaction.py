"""redact: personal data is gone or a pseudonym, and all else is as it was."""

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


def sensitive(register: Register) -> dict[str, list[Any]]:
    """What the fields that hold personal data hold, by their names."""
    found: dict[str, list[Any]] = {name: [] for name in SENSITIVE_FIELDS}
    for _, record in register.walk():
        for name, kind in SENSITIVE_FIELDS.items():
            if type(record) is kind:
                value = getattr(record, name.partition(".")[2])
                found[name] += [] if value in {None, ()} else [value]
    return found


def bare(register: Register) -> Register:
    """A register whose personal data is taken out by hand."""
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


def test_what_is_sensitive() -> None:
    """Birth dates, identifiers and the numbers of cards are what is redacted."""
    assert set(SENSITIVE_FIELDS) == {"member.birth_date", "member.identifiers", "card.number"}


@settings(max_examples=25)
@given(registers())
def test_nothing_personal_is_left_and_all_else_is(register: Register) -> None:
    """Without a key, nothing is left in any sensitive field, and nothing else changes."""
    assert redact(register) == bare(register)
    assert not any(sensitive(redact(register)).values())
    assert redact(redact(register)) is not None
    for member in register.members:
        assert redact(member) == redact(Register.of(member)).members[0]


@settings(max_examples=25)
@given(registers(), st.sampled_from(sorted(SENSITIVE_FIELDS)))
def test_what_is_kept(register: Register, name: str) -> None:
    """A field that is to be kept is as it was, and no other is."""
    before, after = sensitive(register), sensitive(redact(register, keep=[name]))
    assert after == {other: values if other == name else [] for other, values in before.items()}


@settings(max_examples=25)
@given(registers())
def test_pseudonyms(register: Register) -> None:
    """Under a key, numbers are pseudonyms that stand twice where the numbers did, and differ under another key."""
    masked = redact(register, key=KEY)
    assert bare(masked) == bare(register)
    for name in ("card.number", "member.identifiers"):
        before, after = sensitive(register)[name], sensitive(masked)[name]
        assert sorted(Counter(before).values()) == sorted(Counter(after).values())
        assert sensitive(redact(register, key=KEY)) == sensitive(masked)
        other = sensitive(redact(register, key=KEY[::-1]))[name]
        assert all(one != another for one, another in zip(after, other, strict=True))
    assert sensitive(masked)["member.birth_date"] == []
    shared = [found.path for found in check(register) if found.code == "PSM005"]
    assert [found.path for found in check(masked) if found.code == "PSM005"] == shared


def test_one_number_of_two_schemes() -> None:
    """One number that two schemes give has two pseudonyms: nobody can tell that it is one."""
    member = Member(id="m", name=PersonName("Contoh"), identifiers=(Identifier("kta", "1"), Identifier("nik", "1")))
    first, second = redact(member, key=KEY).identifiers
    assert (first.scheme, second.scheme) == ("kta", "nik")
    assert first.value != second.value


def test_what_is_refused() -> None:
    """A field that is not sensitive, a short key, a key that is a text, and what is no record are refused."""
    with pytest.raises(NotFoundError, match=r"no sensitive field 'member\.name'"):
        redact(Register(), keep=["member.name"])
    with pytest.raises(ValueError, match="at least 16 bytes, got one of 15") as caught:
        redact(Register(), key=KEY[:15])
    assert "secret" not in str(caught.value)
    with pytest.raises(TypeError, match="expected a key of bytes, got one of type str") as refused:
        redact(Register(), key="a secret of ours")  # type: ignore[arg-type]  # what must be refused
    assert "secret" not in str(refused.value)
    with pytest.raises(TypeError, match=r"expected a collection of field names, got one text: 'member\.birth_date'"):
        redact(Register(), keep="member.birth_date")
    with pytest.raises(TypeError, match="expected a register or a record of one, got 'm'"):
        redact("m")  # type: ignore[type-var]  # what must be refused
    assert redact(Register(), key=KEY) == Register()


@pytest.mark.parametrize("number", ["CANARY\ud800", "\udfffCANARY"])
def test_numbers_that_no_document_can_hold(number: str) -> None:
    """Half of a surrogate pair is refused under a key, and the number not shown; without a key it is left out."""
    for member in (
        Member(id="m", name=PersonName("Contoh"), identifiers=(Identifier("nik", number),)),
        Member(id="m", name=PersonName("Contoh"), cards=(Card(kind=CardKind.NATIONAL, number=number),)),
    ):
        with pytest.raises(ParseError, match="surrogate") as caught:
            redact(Register.of(member), key=KEY)
        assert "CANARY" not in "".join(traceback.format_exception(caught.value))
        assert redact(member) == bare(Register.of(member)).members[0]


def test_canaries() -> None:
    """What is planted in every sensitive field is in nothing that is written of a redacted register."""
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
