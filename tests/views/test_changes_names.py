"""A renaming is one change, and other names read well in both languages."""

from __future__ import annotations

from typing import Final

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Member, MemberName, NameKind, Organisation, OrganisationName, Register
from psm_model.strategies import organisation_names
from psm_model.values import Level, Period, PersonName
from psm_model.views.change import ChangeKind
from psm_model.views.changes import compare_registers

OLD: Final = Organisation(id="o", name="IPSM Lama", level=Level.VILLAGE)
FORMER: Final = OrganisationName(name="IPSM Lama", kind=NameKind.FORMER)


def list_sentences(old: Organisation, new: Organisation) -> list[tuple[str, str]]:
    """Return the changes from one organisation to another, in both languages."""
    changes = compare_registers(Register.of(old), Register.of(new))
    return [(change.to_sentence(language="en"), change.to_sentence(language="id")) for change in changes]


def test_a_renaming_is_one_change() -> None:
    """The old name is named as the one before, with its period, and not again as a new other name."""
    renamed = attrs.evolve(OLD, name="IPSM Baru", names=[FORMER])
    assert list_sentences(OLD, renamed) == [
        (
            "organisation 'o' is called 'IPSM Baru' (before: 'IPSM Lama')",
            "organisasi 'o' bernama 'IPSM Baru' (semula: 'IPSM Lama')",
        )
    ]
    dated = attrs.evolve(renamed, names=[attrs.evolve(FORMER, period=Period.parse("2010/2019"))])
    assert list_sentences(OLD, dated) == [
        (
            "organisation 'o' is called 'IPSM Baru' (before: 'IPSM Lama', 2010–2019)",
            "organisasi 'o' bernama 'IPSM Baru' (semula: 'IPSM Lama', 2010–2019)",
        )
    ]


def test_a_new_other_name_reads_well() -> None:
    """A further name has its kind and its time."""
    names = [
        OrganisationName(name="FPSM", kind=NameKind.SHORT),
        OrganisationName(name="Forum", kind=NameKind.FORMER, period=Period.parse("2010/2019")),
    ]
    assert list_sentences(OLD, attrs.evolve(OLD, names=names)) == [
        (
            "other name of organisation IPSM Lama: 'FPSM', short form (not recorded before)",
            "nama lain organisasi IPSM Lama: 'FPSM', singkatan (semula tidak tercatat)",
        ),
        (
            "other name of organisation IPSM Lama: 'Forum', former name, 2010–2019 (not recorded before)",
            "nama lain organisasi IPSM Lama: 'Forum', nama lama, 2010–2019 (semula tidak tercatat)",
        ),
    ]


@given(st.lists(organisation_names(), max_size=3), st.sampled_from(["IPSM Lama", "IPSM Baru"]))
def test_only_the_former_name_of_a_renaming_is_left_out(names: list[OrganisationName], name: str) -> None:
    """Every newly recorded name is a change, except for the old name if it was the name before."""
    drawn = [*names, FORMER]
    changes = compare_registers(Register.of(OLD), Register.of(attrs.evolve(OLD, name=name, names=drawn)))
    repeated = [each for each in drawn if name != OLD.name and (each.name, each.kind) == (OLD.name, NameKind.FORMER)]
    assert len(changes) == (name != OLD.name) + len(drawn) - len(repeated)
    assert (ChangeKind.ORGANISATION_RENAMED in {change.kind for change in changes}) is (name != OLD.name)


def test_a_renamed_member_has_one_change_without_names() -> None:
    """The names of members are personal: one change is shown, without a name."""
    old = Member(id="m", name=PersonName("Siti Lama"))
    new = attrs.evolve(
        old, name=PersonName("Siti Baru"), names=[MemberName(name=PersonName("Siti Lama"), kind=NameKind.FORMER)]
    )
    (change,) = compare_registers(Register.of(old), Register.of(new))
    assert change.is_personal
    assert "Siti" not in change.to_sentence() + str(change.old) + str(change.new)
