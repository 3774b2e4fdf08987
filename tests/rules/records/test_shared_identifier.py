"""PSM005: when shared-identifier is found, and when not."""

from __future__ import annotations

from collections import defaultdict

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import Member
from psm_model.values import Identifier, PersonName
from tests.rules.samples import KASMAD, run_rule, summarise

NUMBERS = st.builds(Identifier, st.sampled_from(["nik", "kta"]), st.sampled_from(["0001", "0002", "1", "01"]))
PEOPLE = st.lists(
    st.builds(
        Member,
        id=st.sampled_from(["m-0", "m-1", "m-2", "m-3"]),
        name=st.just(PersonName("Contoh")),
        identifiers=st.lists(NUMBERS, max_size=3).map(tuple),
    ),
    max_size=5,
)


@given(PEOPLE)
@example([attrs.evolve(KASMAD, identifiers=(Identifier("kta", "0001"),) * 2)])
@example([attrs.evolve(KASMAD, id=id_, identifiers=(Identifier("kta", "0001"),)) for id_ in ("m", "n", "m")])
def test_each_shared_number_has_one_finding(people: list[Member]) -> None:
    """PSM005 reports each number that members with different ids share, once and with all of them."""
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for member in people:
        for number in member.identifiers:
            owners[number.scheme, number.value].add(member.id)
    expected = sorted((scheme, sorted(ids)) for (scheme, _), ids in owners.items() if len(ids) > 1)
    findings = run_rule("PSM005", *people)
    assert sorted((str(finding.params["scheme"]), list(finding.ids)) for finding in findings) == expected
    for finding in findings:
        pointers = (finding.related[0], finding.path, *finding.related[1:])
        assert len(pointers) == len(finding.ids)
        positions = [(pointer.split("/")[2], pointer.split("/")[4]) for pointer in pointers]
        assert [people[int(place)].id for place, _ in positions] == list(finding.ids)
        assert len({people[int(place)].identifiers[int(number)] for place, number in positions}) == 1


def test_report_of_a_shared_number_is_complete() -> None:
    """PSM005 names the members by their ids and the scheme, and never the number."""
    private = Identifier("nik", "3325110000000001")
    first = attrs.evolve(KASMAD, id="m-1", identifiers=(Identifier("kta", "1"), private))
    second, third = (attrs.evolve(KASMAD, id=f"m-{number}", identifiers=(private,)) for number in (2, 3))
    (finding,) = run_rule("PSM005", third, second, first)
    assert summarise(finding) == {
        "code": "PSM005",
        "severity": "error",
        "verdict": "yes",
        "path": "/members/1/identifiers/0",
        "params": {"members": "'m-1', 'm-2', 'm-3'", "scheme": "nik"},
        "ids": ["m-1", "m-2", "m-3"],
        "related": ["/members/2/identifiers/1", "/members/0/identifiers/0"],
        "settled_by": [],
    }
    assert private.value not in repr(finding) + str(finding.to_dict()) + finding.message(language="id")


def test_numbers_are_compared_as_written() -> None:
    """Numbers of different schemes, or with different spellings, are different."""
    several = [Identifier("nik", "0001"), Identifier("kta", "0001"), Identifier("nik", "1"), Identifier("NIK", "0001")]
    people = [
        attrs.evolve(KASMAD, id=f"m-{place}", identifiers=(identifier,)) for place, identifier in enumerate(several)
    ]
    assert run_rule("PSM005", *people) == []
