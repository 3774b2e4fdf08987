"""The basis of a record: its own legal bases, decrees and sources, and those that it inherits."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import (
    Appointment,
    Attestation,
    BoardTerm,
    Decree,
    LegalBasis,
    Member,
    Organisation,
    Post,
    Register,
    Source,
)
from psm_model.errors import NotFoundError
from psm_model.law import Citation
from psm_model.queries import BasisKind, Doubt, find_basis
from psm_model.values import Level, PartialDate, PersonName, Verdict

LAW = LegalBasis(citation=Citation.parse("Permensos 10/2019"))
IPSM = Organisation(id="o", name="IPSM", level=Level.VILLAGE, legal_bases=[LAW], source_ids=["s-1"])
CHAIR = Appointment(id="a", post=Post.CHAIR, member_id="m", decree_ids=["sk-2"])
TERM = BoardTerm(
    id="t",
    organisation_id="o",
    legal_bases=[LegalBasis(as_written="ART IPSM")],
    decree_ids=["sk-1"],
    attested=[Attestation(on=PartialDate(2025), source_ids=["s-2"])],
    appointments=[CHAIR],
)
DECREES = Decree(id="sk-1", number="460/1", source_ids=["s-1"]), Decree(id="sk-2", number="460/2", amends_ids=["sk-1"])
SOURCES = Source(id="s-1", title="Berita"), Source(id="s-2", url="https://example.org")
REGISTER = Register.of(*SOURCES, *DECREES, IPSM, TERM, Member(id="m", name=PersonName("Kasmad")))


def list_bases(register: Register, about: object) -> list[tuple[str, str | None, str, bool]]:
    """Return the kind, the text, the owner and whether it is inherited, of each basis."""
    found = find_basis(register, about)  # type: ignore[arg-type]  # any record
    return [(basis.kind.value, basis.text, basis.owner.id, basis.is_inherited) for basis in found.bases]


def test_a_term_has_its_own_basis_and_that_of_its_organisation() -> None:
    """Its own come first, with those of its parts; then those of the organisation and the sources of its decrees."""
    expected = [
        ("legal_basis", "ART IPSM", "t", False),
        ("decree", "460/1", "t", False),
        ("source", "https://example.org", "t", False),
        ("legal_basis", str(LAW.citation), "o", True),
        ("source", "Berita", "o", True),
        ("source", "Berita", "sk-1", True),
    ]
    assert list_bases(REGISTER, "t") == list_bases(REGISTER, TERM) == expected


def test_a_post_inherits_from_its_term() -> None:
    """The decrees of the term are about it too, but not what is attested of the board."""
    bases = list_bases(REGISTER, REGISTER.board_terms[0].appointments[0])
    assert bases[0] == ("decree", "460/2", "a", False)
    assert ("decree", "460/1", "t", True) in bases
    assert all(text != "https://example.org" for _, text, _, _ in bases)


def test_paths_lead_to_the_references() -> None:
    """Each path is the JSON Pointer of the reference or of the legal basis."""
    answer = find_basis(REGISTER, "t")
    assert answer.path == "/board_terms/0"
    assert [basis.path for basis in answer.bases] == [
        "/board_terms/0/legal_bases/0",
        "/board_terms/0/decree_ids/0",
        "/board_terms/0/attested/0/source_ids/0",
        "/organisations/0/legal_bases/0",
        "/organisations/0/source_ids/0",
        "/decrees/0/source_ids/0",
    ]
    assert answer.to_dict()["bases"][1] == {
        "path": "/board_terms/0/decree_ids/0",
        "kind": "decree",
        "id": "sk-1",
        "text": "460/1",
        "owner": "t",
        "inherited": False,
        "verdict": "yes",
        "reasons": [],
        "settled_by": [],
    }


def test_a_reference_to_nothing_is_undetermined() -> None:
    """What is not in the register cannot be verified."""
    answer = find_basis(Register.of(BoardTerm(id="t", organisation_id="x", decree_ids=["sk-9"])), "t")
    (basis,) = answer.bases
    assert (basis.record, basis.text, basis.verdict) == (None, None, Verdict.UNDETERMINED)
    assert answer.reasons == basis.reasons == ((Doubt.NOT_IN_REGISTER, "/board_terms/0/decree_ids/0"),)


@pytest.mark.parametrize(
    ("withheld", "reason"),
    [
        ((), (Doubt.BASIS_UNRECORDED, "/board_terms/0/decree_ids")),
        (("legal_bases",), (Doubt.BASIS_WITHHELD, "/board_terms/0/legal_bases")),
    ],
)
def test_silence_is_no_fact(withheld: tuple[str, ...], reason: tuple[Doubt, str]) -> None:
    """That nothing is recorded does not mean that there is none."""
    answer = find_basis(Register.of(BoardTerm(id="t", organisation_id="x", withheld=withheld)), "t")
    assert (answer.verdict, answer.bases, answer.reasons) == (Verdict.UNDETERMINED, (), (reason,))


def test_a_decree_is_based_on_its_sources_alone() -> None:
    """The decrees that a decree changes, and that a source prints, are not its basis."""
    assert list_bases(REGISTER, "sk-1") == [("source", "Berita", "sk-1", False)]
    assert list_bases(REGISTER, "sk-2") == []
    assert find_basis(REGISTER, "sk-2").reasons == ((Doubt.BASIS_UNRECORDED, "/decrees/1/source_ids"),)
    assert list_bases(REGISTER, "s-1") == []


def test_the_record_must_be_in_the_register() -> None:
    """An id or a record that the register does not have is an error."""
    for about in ("x", attrs.evolve(TERM, id="x"), attrs.evolve(CHAIR, id="x")):
        with pytest.raises(NotFoundError):
            find_basis(REGISTER, about)


def test_codes_are_the_names() -> None:
    """The code of a kind in a JSON object is its name."""
    assert [kind.value for kind in BasisKind] == [kind.name.lower() for kind in BasisKind]
