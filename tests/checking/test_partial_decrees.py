"""PartialDecrees: the decrees of parts, gathered in any order, are those of the whole register."""

from __future__ import annotations

from functools import partial
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.decrees import DecreeIndex
from psm_model.checking.partial_decrees import DecreeDigest, PartialDecrees
from psm_model.entities import Decree, DecreeStatus
from psm_model.errors import DuplicateIdError, WrongTypeError
from psm_model.values import PartialDate
from tests.rules.samples import IPSM
from tests.splits import PARTS, copy
from tests.tangles import decrees

PARTED = st.dictionaries(st.sampled_from(PARTS), st.lists(decrees(), max_size=4), max_size=4)


@given(parts=PARTED, data=st.data())
def test_parts_have_the_index_of_the_whole(parts: dict[str, list[Decree]], data: st.DataObject) -> None:
    """In any order of merging, the index is that of all decrees in the order of the parts, and ends are the same."""
    waiting = [PartialDecrees().feed(part, several) for part, several in parts.items()]
    merged = PartialDecrees().merge(*map(copy, data.draw(st.permutations(waiting))))
    assert merged.parts == tuple(sorted(parts))
    wanted = DecreeIndex(decree for part in sorted(parts) for decree in parts[part])
    index = merged.make_index()
    assert index == wanted
    assert list(index.relations.items()) == list(wanted.relations.items())
    for decree_id in {decree.id for several in parts.values() for decree in several}:
        assert index.find_end(decree_id) == wanted.find_end(decree_id)
        assert index.find_ending_ids(decree_id) == wanted.find_ending_ids(decree_id)
    assert copy(index) == index


@given(parts=PARTED)
def test_digests_are_those_of_parts_with_decrees(parts: dict[str, list[Decree]]) -> None:
    """Each part with decrees has a digest, the same wherever these were read."""
    merged = PartialDecrees().merge(*(PartialDecrees().feed(part, several) for part, several in parts.items()))
    assert merged.digests.keys() == {part for part, several in parts.items() if several}
    for part, several in parts.items():
        digest = DecreeDigest()
        for decree in copy(several):
            digest.add(decree)
        assert digest.text == merged.digests.get(part, "")


def digest(*several: Decree) -> str:
    """Return the digest of decrees."""
    return PartialDecrees().feed("33", several).digests.get("33", "")


def test_whatever_rules_read_changes_the_digest() -> None:
    """A digest depends on the order of the decrees, and on their days, status and relations, and not on texts."""
    decree = Decree(id="sk-1", title="Pengangkatan")
    day = PartialDate(2020)
    changes: list[dict[str, Any]] = [
        {"id": "sk-2"},
        {"issued": day},
        {"in_force_from": day},
        {"status": DecreeStatus.NOT_ISSUED},
        {"amends_ids": ["x"]},
        {"replaces_ids": ["x"]},
        {"revokes_ids": ["x"]},
        {"withheld": ["issued"]},
    ]
    digests = [digest(attrs.evolve(decree, **change)) for change in ({}, *changes)]
    assert len({*digests, digest(), digest(decree, decree), digest(decree, Decree(id="sk-2"))}) == len(digests) + 3
    assert digest(attrs.evolve(decree, title="Pengesahan", issuer="Bupati")) == digest(decree)


def test_a_part_is_gathered_once() -> None:
    """A part that is gathered twice is refused; so is anything but decrees."""
    once = PartialDecrees().feed("33", [])
    for again in (partial(once.feed, "33", []), partial(once.merge, PartialDecrees(), once)):
        with pytest.raises(DuplicateIdError) as caught:
            again()
        assert (caught.value.kind, caught.value.key) == ("part", "33")
    wrong: Any = [IPSM]  # as an untyped caller may pass it
    with pytest.raises(WrongTypeError):
        once.feed("34", wrong)
    number: Any = 34
    with pytest.raises(WrongTypeError):
        once.feed(number, [])
