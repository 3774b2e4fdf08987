"""OrganisationHomes: a split is seen by the merge that brings the two parts together."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.organisation_homes import OrganisationHomes, SplitOrganisationError

IDS = st.sets(st.sampled_from("op"))
PARTS = st.dictionaries(st.sampled_from("abcd"), st.tuples(IDS, IDS), min_size=1)


def find_splits(parts: dict[str, tuple[set[str], set[str]]]) -> set[tuple[str, str, str]]:
    """Return each pair of parts that an organisation is split over, looking at all pairs."""
    splits = set()
    for first, second in combinations(sorted(parts), 2):
        for each in "op":
            organisations, terms = ([each in parts[part][side] for part in (first, second)] for side in (0, 1))
            # The first part with the organisation has the terms.
            if (
                all(terms)
                or (terms[1] and organisations[0])
                or (terms[0] and organisations[1] and not organisations[0])
            ):
                splits.add((each, first, second))
    return splits


@given(parts=PARTS, data=st.data())
def test_a_split_is_seen_at_once(parts: dict[str, tuple[set[str], set[str]]], data: st.DataObject) -> None:
    """A merge fails if and only if its parts, of all pairs, have one over which an organisation is split."""
    waiting = [([part], OrganisationHomes.of(part, *ids)) for part, ids in parts.items()]
    while len(waiting) > 1:
        (names, homes), (other_names, other_homes) = (
            waiting.pop(data.draw(st.integers(0, len(waiting) - 1))) for _ in range(2)
        )
        merged_names = names + other_names
        splits = find_splits({part: parts[part] for part in merged_names})
        if splits:
            with pytest.raises(SplitOrganisationError) as caught:
                homes.merge(other_homes)
            assert (caught.value.organisation_id, *caught.value.parts) in splits
            return
        merged = homes.merge(other_homes)
        assert merged == other_homes.merge(homes)
        waiting.append((merged_names, merged))
    [(_, homes)] = waiting
    for each in "op":
        assert homes.organisations.get(each) == min((part for part in parts if each in parts[part][0]), default=None)
        assert homes.terms.get(each) == min((part for part in parts if each in parts[part][1]), default=None)


def test_the_message_names_the_organisation_and_both_parts() -> None:
    """The message of a split organisation has its id and those of two parts."""
    message = str(SplitOrganisationError("o", ("33", "34")))
    assert (
        message == "organisation 'o' is split over parts '33' and '34': expected it in one part, with all of its terms"
    )
