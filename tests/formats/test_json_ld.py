"""JSON-LD: a register as linked data, expanded and compacted by a JSON-LD processor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from typing import Any, Final

import pytest
from hypothesis import given, settings

from psm_model import entities
from psm_model.entities import Appointment, BoardTerm, Decree, LegalBasis, Member, Organisation, Post, Register, Source
from psm_model.formats import dumps
from psm_model.formats.json_ld import context, dumps_ld
from psm_model.law.citation import Citation
from psm_model.strategies import registers
from psm_model.values import Level, PartialDate, PersonName

# Any: a library without types.
jsonld: Any = import_module("pyld.jsonld")

ORG: Final = "http://www.w3.org/ns/org#"
OURS: Final = "urn:psm-model:"
BASE: Final = "https://example.org/register/"
REGISTER: Final = Register.of(
    Source(id="s 1", url="https://example.org/a"),
    Decree(id="sk/1", number="460/12/2020", issued=PartialDate(2020, 10), source_ids=("s 1",)),
    Decree(id="sk-2", amends_ids=("sk/1",), replaces_ids=("sk/1",), revokes_ids=("sk/1",)),
    Organisation(id="o", name="IPSM Nasional", level=Level.NATIONAL),
    Organisation(id="p", name="IPSM Contoh", level=Level.PROVINCE, parent_id="o", source_ids=("s 1",)),
    Member(id="m/1", name=PersonName("Contoh")),
    BoardTerm(
        id="t",
        organisation_id="p",
        label="2020–2025",
        decree_ids=("sk/1", "sk-2"),
        legal_bases=(LegalBasis(citation=Citation.parse("Permensos 10/2019"), title="Pekerja Sosial Masyarakat"),),
        appointments=(
            Appointment(id="a", post=Post.CHAIR, member_id="m/1", title="Ketua"),
            Appointment(id="b", post=Post.CHAIR, office="Camat", replaces_id="a"),
        ),
    ),
)


def expand(register: Register) -> Any:
    """Return a register in the expanded form of JSON-LD."""
    return jsonld.expand(json.loads(dumps_ld(register, BASE)))


def iter_texts(tree: Any) -> Iterator[str]:
    """Yield all texts of a document except its keys."""
    match tree:
        case str():
            yield tree
        case dict():
            for value in tree.values():
                yield from iter_texts(value)
        case list():
            for value in tree:
                yield from iter_texts(value)
        case _:
            pass


def nodes_by_id(tree: Any) -> dict[str, dict[str, Any]]:
    """Return the nodes of an expanded document by identifier."""
    nodes: dict[str, dict[str, Any]] = {}
    if isinstance(tree, list):
        for item in tree:
            nodes |= nodes_by_id(item)
    elif isinstance(tree, dict):
        for value in tree.values():
            nodes |= nodes_by_id(value)
        if "@id" in tree and len(tree) > 1:
            nodes[tree["@id"]] = tree
    return nodes


def test_linked_data() -> None:
    """Organisations, memberships, posts and laws use common vocabularies, and refer to each other."""
    nodes = nodes_by_id(expand(REGISTER))
    province = nodes[f"{BASE}organisations/p"]
    assert province["@type"] == [f"{ORG}Organization"]
    assert province[f"{ORG}subOrganizationOf"] == [{"@id": f"{BASE}organisations/o"}]
    assert province["https://schema.org/name"] == [{"@value": "IPSM Contoh"}]
    assert province[f"{OURS}level"] == [{"@id": f"{OURS}province"}]
    assert province["http://purl.org/dc/terms/source"] == [{"@id": f"{BASE}sources/s%201"}]
    appointment = nodes[f"{BASE}board_terms/t/a"]
    assert appointment["@type"] == [f"{ORG}Membership"]
    assert appointment[f"{ORG}role"] == [{"@id": f"{OURS}chair"}]
    assert appointment[f"{ORG}member"] == [{"@id": f"{BASE}members/m%2F1"}]
    assert nodes[f"{BASE}board_terms/t/b"]["http://purl.org/dc/terms/replaces"] == [{"@id": f"{BASE}board_terms/t/a"}]
    (basis,) = nodes[f"{BASE}board_terms/t"][f"{OURS}legal_bases"]
    assert basis["http://data.europa.eu/eli/ontology#id_local"] == [{"@value": "Permensos 10/2019"}]
    assert basis["http://data.europa.eu/eli/ontology#title"] == [{"@value": "Pekerja Sosial Masyarakat"}]
    assert nodes[f"{BASE}members/m%2F1"]["@type"] == ["https://schema.org/Person"]


@settings(max_examples=20)
@given(registers())
def test_nothing_is_lost(register: Register) -> None:
    """Every text of the document is in the linked data, and compacting and expanding changes nothing."""
    data = expand(register)
    linked_texts = set(iter_texts(data))
    # A code, such as a post, is a term of the vocabulary.
    for text in iter_texts(json.loads(dumps(register))):
        assert text in linked_texts or f"{OURS}{text}" in linked_texts
    compacted = jsonld.compact(data, {"@context": [context(), {"@base": BASE}]})
    assert jsonld.expand(compacted) == data


def test_decrees_are_linked() -> None:
    """Decrees are legal resources of ELI, which boards refer to and which change each other."""
    eli = "http://data.europa.eu/eli/ontology#"
    tree = json.loads(dumps_ld(REGISTER))
    assert tree["board_terms"][0]["decreed_by"] == ["decrees/sk%2F1", "decrees/sk-2"]
    nodes = nodes_by_id(expand(REGISTER))
    first, second = nodes[f"{BASE}decrees/sk%2F1"], nodes[f"{BASE}decrees/sk-2"]
    assert first["@type"] == second["@type"] == [f"{eli}LegalResource"]
    assert first[f"{eli}number"] == [{"@value": "460/12/2020"}]
    for relation in ("amends", "repeals"):
        assert second[f"{eli}{relation}"] == [{"@id": f"{BASE}decrees/sk%2F1"}]


def test_context_is_self_contained() -> None:
    """The context refers to no other document, and the rest is the JSON document."""
    tree = json.loads(dumps_ld(REGISTER))
    assert tree["@context"] == context()
    assert {name: value for name, value in tree["organisations"][1].items() if not name.startswith("@")} == {
        **json.loads(dumps(REGISTER))["organisations"][1],
        "parent": "organisations/o",
        "stated_by": ["sources/s%201"],
    }
    with pytest.raises(TypeError):
        dumps_ld("o")  # type: ignore[arg-type]  # a wrong type


def test_codes_are_not_terms_of_the_context() -> None:
    """No code, such as a post, has a meaning of its own in the context, which it would inherit."""
    kinds: list[type[StrEnum]] = [Level]
    kinds += (kind for kind in vars(entities).values() if isinstance(kind, type) and issubclass(kind, StrEnum))
    codes = {member.value for kind in kinds for member in kind}
    assert len(codes) > 20
    assert codes & context().keys() == set()
