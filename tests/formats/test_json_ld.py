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
from psm_model.entities import Appointment, BoardTerm, LegalBasis, Member, Organisation, Post, Register, Source
from psm_model.formats import dumps
from psm_model.formats.json_ld import context, dumps_ld
from psm_model.law.parsing import parse_citation
from psm_model.strategies import registers
from psm_model.values import Level, PersonName

# Any: a library without types.
jsonld: Any = import_module("pyld.jsonld")

ORG: Final = "http://www.w3.org/ns/org#"
OURS: Final = "urn:psm-model:"
BASE: Final = "https://example.org/register/"
WORLD: Final = Register.of(
    Source(id="s 1", url="https://example.org/a"),
    Organisation(id="o", name="IPSM Nasional", level=Level.NATIONAL),
    Organisation(id="p", name="IPSM Contoh", level=Level.PROVINCE, parent_id="o", source_ids=("s 1",)),
    Member(id="m/1", name=PersonName("Contoh")),
    BoardTerm(
        id="t",
        organisation_id="p",
        label="2020–2025",
        legal_bases=(LegalBasis(citation=parse_citation("Permensos 10/2019"), title="Pekerja Sosial Masyarakat"),),
        appointments=(
            Appointment(id="a", post=Post.CHAIR, member_id="m/1", title="Ketua"),
            Appointment(id="b", post=Post.CHAIR, office="Camat", replaces_id="a"),
        ),
    ),
)


def expanded(register: Register) -> Any:
    """A register in JSON-LD's expanded form."""
    return jsonld.expand(json.loads(dumps_ld(register, BASE)))


def texts(tree: Any) -> Iterator[str]:
    """All texts that a document holds, but for its keys."""
    match tree:
        case str():
            yield tree
        case dict():
            for value in tree.values():
                yield from texts(value)
        case list():
            for value in tree:
                yield from texts(value)
        case _:
            pass


def nodes(tree: Any) -> dict[str, dict[str, Any]]:
    """What an expanded document says of each thing that has an identifier."""
    found: dict[str, dict[str, Any]] = {}
    if isinstance(tree, list):
        for one in tree:
            found |= nodes(one)
    elif isinstance(tree, dict):
        for value in tree.values():
            found |= nodes(value)
        if "@id" in tree and len(tree) > 1:
            found[tree["@id"]] = tree
    return found


def test_what_it_says() -> None:
    """Organisations, memberships, posts and laws are what others call them, and refer to each other."""
    found = nodes(expanded(WORLD))
    province = found[f"{BASE}organisations/p"]
    assert province["@type"] == [f"{ORG}Organization"]
    assert province[f"{ORG}subOrganizationOf"] == [{"@id": f"{BASE}organisations/o"}]
    assert province["https://schema.org/name"] == [{"@value": "IPSM Contoh"}]
    assert province[f"{OURS}level"] == [{"@id": f"{OURS}province"}]
    assert province["http://purl.org/dc/terms/source"] == [{"@id": f"{BASE}sources/s%201"}]
    held = found[f"{BASE}board_terms/t/a"]
    assert held["@type"] == [f"{ORG}Membership"]
    assert held[f"{ORG}role"] == [{"@id": f"{OURS}chair"}]
    assert held[f"{ORG}member"] == [{"@id": f"{BASE}members/m%2F1"}]
    assert found[f"{BASE}board_terms/t/b"]["http://purl.org/dc/terms/replaces"] == [{"@id": f"{BASE}board_terms/t/a"}]
    (basis,) = found[f"{BASE}board_terms/t"][f"{OURS}legal_bases"]
    assert basis["http://data.europa.eu/eli/ontology#id_local"] == [{"@value": "Permensos 10/2019"}]
    assert basis["http://data.europa.eu/eli/ontology#title"] == [{"@value": "Pekerja Sosial Masyarakat"}]
    assert found[f"{BASE}members/m%2F1"]["@type"] == ["https://schema.org/Person"]


@settings(max_examples=20)
@given(registers())
def test_nothing_is_lost(register: Register) -> None:
    """Every text of the document is in the linked data, and compacting and expanding it again changes nothing."""
    data = expanded(register)
    told = set(texts(data))
    # A word of a list of words, such as a post, is one of the vocabulary.
    for text in texts(json.loads(dumps(register))):
        assert text in told or f"{OURS}{text}" in told
    compacted = jsonld.compact(data, {"@context": [context(), {"@base": BASE}]})
    assert jsonld.expand(compacted) == data


def test_context_is_all_that_is_needed() -> None:
    """Beside the context nothing of the document's own is fetched from anywhere, and it holds what it did."""
    tree = json.loads(dumps_ld(WORLD))
    assert tree["@context"] == context()
    assert {name: value for name, value in tree["organisations"][1].items() if not name.startswith("@")} == {
        **json.loads(dumps(WORLD))["organisations"][1],
        "parent": "organisations/o",
        "stated_by": ["sources/s%201"],
    }
    with pytest.raises(TypeError):
        dumps_ld("o")  # type: ignore[arg-type]  # what must be refused


def test_words_of_lists_are_no_keys() -> None:
    """No word of a list of words, such as a post, has a meaning of its own in the context, which it would take on."""
    kinds: list[type[StrEnum]] = [Level]
    kinds += (kind for kind in vars(entities).values() if isinstance(kind, type) and issubclass(kind, StrEnum))
    words = {member.value for kind in kinds for member in kind}
    assert len(words) > 20
    assert words & context().keys() == set()
