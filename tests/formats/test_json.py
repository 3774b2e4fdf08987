"""The JSON document: what is written is read again, whatever a register holds; and how a document looks."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, get_type_hints

import attrs
import pytest
from hypothesis import given, settings

from psm_model import entities
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Card,
    CardKind,
    Decree,
    DecreeStatus,
    Inauguration,
    InaugurationStatus,
    LegalBasis,
    Member,
    Membership,
    Officiant,
    Organisation,
    Post,
    Register,
    Roster,
    Source,
    Tenure,
    TermStatus,
)
from psm_model.errors import FormatError
from psm_model.formats import dump, dumps, load, loads
from psm_model.formats.json import VERSION
from psm_model.law.citation import Citation, InstrumentId, Pinpoint
from psm_model.strategies import registers
from psm_model.values import OPEN, UNKNOWN, AreaCode, Identifier, Level, PartialDate, Period, PersonName

EXAMPLE: Final = """{"psm_register": 1,
 "sources": [{"id": "s-1", "url": "https://example.org/a", "publisher": "Contoh", "published": "2025-10"}],
 "organisations": [{"id": "ipsm-33.01", "name": "IPSM Kabupaten Contoh", "level": "regency_city", "area": "33.01",
   "source_ids": ["s-1"]}],
 "members": [{"id": "m-1", "name": "Contoh Satu, S.Sos.", "area": "33.01.11.2013"}],
 "board_terms": [{"id": "contoh-2025", "organisation_id": "ipsm-33.01", "label": "periode 2025–2030",
   "period": {"start": "2025", "end": "2030"}, "decree": {"issued": "2025", "issuer": "Bupati Contoh"},
   "inauguration": {"date": "2025-10-15", "authority": "Bupati Contoh",
     "officiant": {"name": "Contoh Dua", "title": "Sekretaris Daerah"}, "on_behalf_of": "Bupati Contoh"},
   "legal_bases": [{"citation": "Permensos 10/2019 Pasal 21 ayat (1)"}],
   "appointments": [{"id": "a-1", "post": "chair", "title": "Ketua", "member_id": "m-1"}], "source_ids": ["s-1"]}]}
"""
"""The document that settled the format."""

ARTICLE: Final = Citation(InstrumentId("permen", "10", 2019, "menteri sosial"), (Pinpoint("21", "1"),))

MEANT: Final = Register(
    sources=(Source(id="s-1", url="https://example.org/a", publisher="Contoh", published=PartialDate(2025, 10)),),
    organisations=(
        Organisation(
            id="ipsm-33.01",
            name="IPSM Kabupaten Contoh",
            level=Level.REGENCY_CITY,
            area=AreaCode("33.01"),
            source_ids=("s-1",),
        ),
    ),
    members=(Member(id="m-1", name=PersonName("Contoh Satu, S.Sos."), area=AreaCode("33.01.11.2013")),),
    board_terms=(
        BoardTerm(
            id="contoh-2025",
            organisation_id="ipsm-33.01",
            label="periode 2025–2030",
            period=Period.parse("2025/2030"),
            decree=Decree(issued=PartialDate(2025), issuer="Bupati Contoh"),
            inauguration=Inauguration(
                date=PartialDate(2025, 10, 15),
                authority="Bupati Contoh",
                officiant=Officiant(name=PersonName("Contoh Dua"), title="Sekretaris Daerah"),
                on_behalf_of="Bupati Contoh",
            ),
            legal_bases=(LegalBasis(citation=ARTICLE),),
            appointments=(Appointment(id="a-1", post=Post.CHAIR, title="Ketua", member_id="m-1"),),
            source_ids=("s-1",),
        ),
    ),
)
"""What that document means."""


# Any: a JSON document, of which each test knows what it holds.
def document(**places: object) -> str:
    """Return a document with these places."""
    return json.dumps({"psm_register": 1, **places})


def written(register: Register) -> Any:
    """Return the document that is written of a register."""
    return json.loads(dumps(register))


def test_settled_example_is_read() -> None:
    """The example that settled the format means what it was to mean."""
    assert loads(EXAMPLE) == MEANT
    assert loads(EXAMPLE).board_terms[0].roster is Roster.PARTIAL


def test_settled_example_is_written() -> None:
    """What is written of it is the example itself: the same keys with the same values, and none besides."""
    assert written(MEANT) == json.loads(EXAMPLE)


@settings(max_examples=100)
@given(registers())
def test_what_is_written_is_read(register: Register) -> None:
    """Reading is the inverse of writing, and what was read is written as it was."""
    text = dumps(register)
    read = loads(text)
    assert read == register
    assert dumps(read) == text
    assert loads(text.encode()) == register


# Any: records of all classes, and what stands in their fields.
def emptied(record: Any) -> Any:
    """Return a record in which each text that may be absent is there and empty."""
    fields: dict[str, Any] = {}
    for name, kind in get_type_hints(type(record)).items():
        value = getattr(record, name)
        # An appointment has one holder and a legal basis a text that says something.
        if kind == str | None and name not in {"member_id", "as_written", "office"}:
            fields[name] = ""
        elif kind == tuple[str, ...]:
            fields[name] = ("", *value)
        elif kind == tuple[Identifier, ...]:
            pass
        elif isinstance(value, tuple):
            fields[name] = tuple(map(emptied, value))
        elif type(value).__module__.startswith("psm_model.entities") and attrs.has(type(value)):
            fields[name] = emptied(value)
    return attrs.evolve(record, **fields)


def assert_empty_texts_are_read_again(register: Register) -> None:
    """A text that may be empty is written and read as the empty one, which is not the same as none."""
    empty = emptied(register)
    assert loads(dumps(empty)) == empty
    assert all(source.url == "" for source in empty.sources)


def assert_nothing_written_is_null_or_empty(register: Register) -> None:
    """No null, no empty list and no false stands in a document: absent says the same."""

    def values(tree: Any) -> Iterator[Any]:
        for item in tree.values() if isinstance(tree, dict) else tree:
            yield item
            if isinstance(item, dict | list):
                yield from values(item)

    for value in values(written(register)):
        assert value is not None
        assert value is not False
        assert value != []


def assert_null_is_absent(register: Register) -> None:
    """A document in which every absent field is null means the same as one without it."""

    def filled(record: Any) -> Any:
        tree = {
            field.name: filled_value(getattr(record, field.name), field.name) for field in attrs.fields(type(record))
        }
        return {name: None if value in ([], False) else value for name, value in tree.items()}

    def filled_value(value: Any, name: str) -> Any:
        if isinstance(value, tuple):
            return [filled_value(item, name) for item in value]
        if isinstance(value, AreaCode):
            return {"code": value.code, "vintage": value.vintage}
        if isinstance(value, Period):
            return {"start": str(value.start) or None, "end": str(value.end) or None}
        if attrs.has(type(value)) and not isinstance(value, Citation | PersonName):
            return filled(value)
        return value if value is None or isinstance(value, bool) else str(value)

    everything = filled(register)
    assert loads(json.dumps({"psm_register": 1, **everything})) == register


def assert_keys_are_the_names_of_fields_in_order(register: Register) -> None:
    """The keys of every record that is written are names of its fields, in their order."""
    tree = written(register)
    for pointer, record in register.walk():
        found: Any = tree
        for step in pointer.split("/")[1:]:
            found = found[int(step) if isinstance(found, list) else step]
        names = [field.name for field in attrs.fields(type(record))]
        assert list(found) == [name for name in names if name in found]


@given(registers())
def test_any_register_is_written_as_it_is_said(register: Register) -> None:
    """What holds of the document of any register, all of it of the same draws, since these take longest."""
    assert_empty_texts_are_read_again(register)
    assert_nothing_written_is_null_or_empty(register)
    assert_null_is_absent(register)
    assert_keys_are_the_names_of_fields_in_order(register)


def worded() -> Iterator[tuple[StrEnum, Organisation | Member | BoardTerm]]:
    """Yield an entity for each word that a field may have."""
    member, term = Member(id="m", name=PersonName("X")), BoardTerm(id="t", organisation_id="o")
    held = Appointment(id="a", post=Post.CHAIR, office="X")
    yield from ((word, Organisation(id="o", name="IPSM", level=word)) for word in Level)
    yield from ((word, attrs.evolve(member, membership=word)) for word in Membership)
    yield from ((word, attrs.evolve(member, cards=(Card(kind=word),))) for word in CardKind)
    yield from ((word, attrs.evolve(term, status=word)) for word in TermStatus)
    yield from ((word, attrs.evolve(term, roster=word)) for word in Roster)
    yield from ((word, attrs.evolve(term, tenure=word)) for word in Tenure)
    yield from ((word, attrs.evolve(term, decree=Decree(status=word))) for word in DecreeStatus)
    yield from ((word, attrs.evolve(term, inauguration=Inauguration(status=word))) for word in InaugurationStatus)
    yield from ((word, attrs.evolve(term, appointments=(attrs.evolve(held, post=word),))) for word in Post)
    yield from ((word, attrs.evolve(term, appointments=(attrs.evolve(held, capacity=word),))) for word in Capacity)


def test_every_word_is_written_and_read() -> None:
    """Each word that a field may have is written as it is, unless it is so by default, and read again."""
    usual = {
        TermStatus.IN_OFFICE,
        Roster.PARTIAL,
        Tenure.UNSTATED,
        DecreeStatus.ISSUED,
        InaugurationStatus.HELD,
        Capacity.SUBSTANTIVE,
    }
    told = list(worded())
    assert {type(word) for word, _ in told} == {
        kind for name in entities.__all__ if not attrs.has(kind := getattr(entities, name))
    } | {Level}
    for word, entity in told:
        register = Register().add(entity)
        assert (f'"{word.value}"' in dumps(register)) is (word not in usual)
        assert loads(dumps(register)) == register


def test_nothing_is_written_that_is_so_by_default() -> None:
    """What a field has by default is not in the document, at any depth; an empty record is an empty object."""
    assert written(Register()) == {"psm_register": VERSION}
    term = BoardTerm(id="t", organisation_id="o", decree=Decree(), status=TermStatus.IN_OFFICE, source_ids=())
    assert written(Register(board_terms=(term,)))["board_terms"] == [{"id": "t", "organisation_id": "o", "decree": {}}]
    appointment = Appointment(id="a", post=Post.CHAIR, office="Bupati", capacity=Capacity.SUBSTANTIVE)
    held = attrs.evolve(term, appointments=(appointment,))
    assert written(Register(board_terms=(held,)))["board_terms"][0]["appointments"] == [
        {"id": "a", "post": "chair", "office": "Bupati"}
    ]


def test_identifiers_are_written_whole() -> None:
    """The document holds personal data as it is, however it is masked elsewhere: reading it gives it back."""
    member = Member(
        id="m",
        name=PersonName("Contoh"),
        identifiers=(Identifier("nik", "0000000000000001"),),
        birth_date=PartialDate(1990),
    )
    tree = written(Register(members=(member,)))["members"][0]
    assert tree["identifiers"] == [{"scheme": "nik", "value": "0000000000000001"}]
    assert tree["birth_date"] == "1990"


def test_keys_come_in_the_order_of_the_fields() -> None:
    """Keys are written in the order of the fields, whatever the order of the document that was read."""
    shuffled = '{"organisations": [{"level": "national", "area": "33", "name": "IPSM", "id": "o"}], "psm_register": 1}'
    assert dumps(loads(shuffled)) == (
        '{\n  "psm_register": 1,\n  "organisations": [\n    {\n      "id": "o",\n      "name": "IPSM",\n'
        '      "level": "national",\n      "area": "33"\n    }\n  ]\n}\n'
    )


@pytest.mark.parametrize(
    ("given_form", "citation"),
    [
        ("Permensos 10/2019 Pasal 21 ayat (1)", ARTICLE),
        ("Peraturan Menteri Sosial Nomor 10 Tahun 2019 Pasal 21 ayat (1)", ARTICLE),
        ("UU 11/2009", Citation(InstrumentId("uu", "11", 2009))),
        ("Undang-Undang Nomor 11 Tahun 2009", Citation(InstrumentId("uu", "11", 2009))),
    ],
)
def test_both_forms_of_citation_are_read(given_form: str, citation: Citation) -> None:
    """A citation is read in its short and its long form, and written in the short one."""
    read = loads(document(board_terms=[{"id": "t", "organisation_id": "o", "legal_bases": [{"citation": given_form}]}]))
    assert read.board_terms[0].legal_bases == (LegalBasis(citation=citation),)
    assert written(read)["board_terms"][0]["legal_bases"] == [{"citation": citation.short}]


@pytest.mark.parametrize(
    ("given_form", "area", "again"),
    [
        ("33.25", AreaCode("33.25"), "33.25"),
        ({"code": "33.25"}, AreaCode("33.25"), "33.25"),
        ({"code": "33.25", "vintage": None}, AreaCode("33.25"), "33.25"),
        ({"code": "33.25", "vintage": "2138"}, AreaCode("33.25", "2138"), {"code": "33.25", "vintage": "2138"}),
    ],
)
def test_area_is_a_code_or_an_object(given_form: object, area: AreaCode, again: object) -> None:
    """An area is read from its code or from an object, and written as an object only where it has a vintage."""
    read = loads(document(members=[{"id": "m", "name": "Contoh", "area": given_form}]))
    assert read.members[0].area == area
    assert written(read)["members"][0]["area"] == again


@pytest.mark.parametrize(
    ("given_form", "period"),
    [
        ({"start": "2025", "end": "2030"}, Period(PartialDate(2025), PartialDate(2030))),
        ({"start": "2025-10-15", "end": ".."}, Period(PartialDate(2025, 10, 15), OPEN)),
        ({"start": "2025-10"}, Period(PartialDate(2025, 10), UNKNOWN)),
        ({"start": "2025-10", "end": None}, Period(PartialDate(2025, 10), UNKNOWN)),
        ({"end": "2030"}, Period(UNKNOWN, PartialDate(2030))),
        ({"end": ".."}, Period(UNKNOWN, OPEN)),
    ],
)
def test_ends_of_periods(given_form: object, period: Period) -> None:
    """An end that runs on is two dots, and one that is unknown is absent."""
    read = loads(document(members=[{"id": "m", "name": "Contoh", "service": given_form}]))
    assert read.members[0].service == period


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_files_of_all_kinds_are_read(tmp_path: Path, mark: bytes) -> None:
    """A path, its text, and a file open for bytes or for text are read alike, with a byte order mark or without."""
    path = tmp_path / "register.json"
    path.write_bytes(mark + EXAMPLE.encode())
    assert load(path) == load(str(path)) == MEANT
    with path.open("rb") as binary:
        assert load(binary) == MEANT
    with path.open(encoding="utf-8") as text:
        assert load(text) == MEANT
    assert load(io.BytesIO(mark + EXAMPLE.encode())) == MEANT
    assert loads((mark + EXAMPLE.encode()).decode()) == MEANT


def test_files_of_all_kinds_are_written(tmp_path: Path) -> None:
    """A path is written in UTF-8 with line ends of one character, and a file open for text gets the same."""
    path = tmp_path / "register.json"
    dump(MEANT, path)
    assert path.read_bytes() == dumps(MEANT).encode()
    assert "–".encode() in path.read_bytes()
    dump(Register(), str(path))
    assert load(path) == Register()
    text = io.StringIO()
    dump(MEANT, text)
    assert text.getvalue() == dumps(MEANT)


def test_what_would_not_be_read_is_not_written(tmp_path: Path) -> None:
    """Texts that no file can hold or that are too long are refused before a file is touched, all at once."""
    path = tmp_path / "register.json"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        dump(Register(sources=(Source(id="s", publisher="\ud800", quotation="x" * 100_001),)), path)
    assert [(one.path, one.got) for one in caught.value.problems] == [
        ("/sources/0/publisher", "half of a surrogate pair"),
        ("/sources/0/quotation", "one of 100,001"),
    ]
    with pytest.raises(FormatError, match="/sources/0/publisher"):
        dump(Register(sources=(Source(id="s", publisher="\ud800"),)), path)
    assert path.read_text(encoding="utf-8") == "before"


def test_a_long_register_of_short_texts_is_written() -> None:
    """The limit is that of one text: all together may be longer."""
    many = Register(sources=tuple(Source(id=f"s-{number}", quotation="x" * 100) for number in range(1100)))
    assert loads(dumps(many)) == many


def test_what_is_no_document_or_register_is_refused(tmp_path: Path) -> None:
    """Something of another type altogether is refused by what was wanted, not by the first thing it can't do."""
    stranger: Any = 5
    with pytest.raises(TypeError, match="expected a text or bytes, got 5"):
        loads(stranger)
    with pytest.raises(TypeError, match="expected a path or an open file, got null"):
        load(None)  # type: ignore[arg-type]
    for write in (dumps, lambda it: dump(it, tmp_path / "register.json")):
        with pytest.raises(TypeError, match="expected a register, got 5"):
            write(stranger)


def test_longest_text_is_read() -> None:
    """A text of 100,000 characters is read, one more is too long."""
    longest = Register(sources=(Source(id="s", quotation="ä" * 100_000),))
    assert loads(dumps(longest)) == longest
    with pytest.raises(FormatError, match="at most 100,000 characters, got one of 100,001"):
        loads(document(sources=[{"id": "s", "quotation": "ä" * 100_001}]))


def test_deep_registers_are_not_needed() -> None:
    """The deepest that a register can be is far from what a document may be nested."""
    assert loads(EXAMPLE) == MEANT
    with pytest.raises(FormatError) as caught:
        loads('{"psm_register": 1, "sources": ' + "[" * 300 + "]" * 300 + "}")
    assert [problem.path for problem in caught.value.problems] == ["/sources/0"]
