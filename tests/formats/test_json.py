"""The JSON document: round trips of any register, and the form of a document."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
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
    Departure,
    DepartureReason,
    Event,
    ExtraData,
    Inauguration,
    InaugurationStatus,
    LegalBasis,
    Member,
    Membership,
    NameKind,
    Organisation,
    OrganisationName,
    Participant,
    Post,
    Predecessor,
    Qualifier,
    Register,
    Role,
    Roster,
    Source,
    SourceKind,
    StatedCount,
    Succession,
    Tenure,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.entities.appointment import HOLDER_FIELDS
from psm_model.entities.register import Entity
from psm_model.errors import FormatError
from psm_model.formats import dump, dumps, load, loads
from psm_model.formats.json import VERSION
from psm_model.law.citation import Citation, InstrumentId
from psm_model.law.pinpoint import Pinpoint
from psm_model.strategies import registers
from psm_model.values import OPEN, UNKNOWN, AreaCode, Identifier, Level, PartialDate, Period, PersonName

EXAMPLE: Final = """{"psm_register": 1,
 "sources": [{"id": "s-1", "url": "https://example.org/a", "publisher": "Contoh", "published": "2025-10"}],
 "decrees": [{"id": "sk-1", "issuer": "Bupati Contoh", "issued": "2025"}],
 "organisations": [{"id": "ipsm-33.01", "name": "IPSM Kabupaten Contoh", "level": "regency_city", "area": "33.01",
   "source_ids": ["s-1"]}],
 "members": [{"id": "m-1", "name": "Contoh Satu, S.Sos.", "area": "33.01.11.2013"}],
 "board_terms": [{"id": "contoh-2025", "organisation_id": "ipsm-33.01", "label": "periode 2025–2030",
   "period": {"start": "2025", "end": "2030"}, "decree_ids": ["sk-1"],
   "inaugurations": [{"date": "2025-10-15", "authority": "Bupati Contoh", "participants": [{"role": "officiant",
     "name": "Contoh Dua", "title": "Sekretaris Daerah", "on_behalf_of": "Bupati Contoh"}]}],
   "legal_bases": [{"citation": "Permensos 10/2019 Pasal 21 ayat (1)"}],
   "appointments": [{"id": "a-1", "post": "chair", "title": "Ketua", "member_id": "m-1"}], "source_ids": ["s-1"]}]}
"""
"""The reference document of the format."""

ARTICLE: Final = Citation(InstrumentId("permen", "10", 2019, "menteri sosial"), (Pinpoint("21", "1"),))

EXPECTED: Final = Register(
    sources=(Source(id="s-1", url="https://example.org/a", publisher="Contoh", published=PartialDate(2025, 10)),),
    decrees=(Decree(id="sk-1", issuer="Bupati Contoh", issued=PartialDate(2025)),),
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
            decree_ids=("sk-1",),
            inaugurations=(
                Inauguration(
                    date=PartialDate(2025, 10, 15),
                    authority="Bupati Contoh",
                    participants=(
                        Participant(
                            role=Role.OFFICIANT,
                            name=PersonName("Contoh Dua"),
                            title="Sekretaris Daerah",
                            on_behalf_of="Bupati Contoh",
                        ),
                    ),
                ),
            ),
            legal_bases=(LegalBasis(citation=ARTICLE),),
            appointments=(Appointment(id="a-1", post=Post.CHAIR, title="Ketua", member_id="m-1"),),
            source_ids=("s-1",),
        ),
    ),
)
"""The register of that document."""


DAY: Final = PartialDate(2026, 3, 31)
"""A day."""


# Any: a JSON document; each test knows its content.
def make_document(**places: object) -> str:
    """Return a document with these lists."""
    return json.dumps({"psm_register": 1, **places})


def write_tree(register: Register) -> Any:
    """Return the parsed document of a register."""
    return json.loads(dumps(register))


def test_reference_document_is_read() -> None:
    """The reference document gives the expected register."""
    assert loads(EXAMPLE) == EXPECTED
    assert loads(EXAMPLE).board_terms[0].roster is Roster.PARTIAL


def test_reference_document_is_written() -> None:
    """The expected register gives the reference document."""
    assert write_tree(EXPECTED) == json.loads(EXAMPLE)


@settings(max_examples=max(40, settings().max_examples))
@given(registers())
def test_round_trip(register: Register) -> None:
    """Reading is the inverse of writing, and a second round trip gives the same text."""
    text = dumps(register)
    register_read = loads(text)
    assert register_read == register
    assert dumps(register_read) == text
    assert loads(text.encode()) == register


# Any: records of all classes, and the values of their fields.
def set_empty_texts(record: Any) -> Any:
    """Return a record in which each optional text is empty."""
    fields: dict[str, Any] = {}
    kinds = get_type_hints(type(record))
    for name in attrs.fields_dict(type(record)):
        kind, value = kinds[name], getattr(record, name)
        # No field that is left out has a value. An appointment needs one holder, unless that is left out, and a legal
        # basis a text that is not empty.
        if kind == str | None and name not in {"member_id", "as_written", "office"}:
            fields[name] = ""
        elif name == "withheld":
            fields[name] = tuple(other for other in value if other in HOLDER_FIELDS)
        elif kind == tuple[str, ...]:
            fields[name] = ("", *value)
        elif kind == tuple[Identifier, ...]:
            pass
        elif isinstance(value, tuple):
            fields[name] = tuple(map(set_empty_texts, value))
        elif type(value).__module__.startswith("psm_model.entities") and attrs.has(type(value)):
            fields[name] = set_empty_texts(value)
    return attrs.evolve(record, **fields)


def assert_empty_texts_survive(register: Register) -> None:
    """Assert that an empty text survives, and differs from an absent one."""
    empty = set_empty_texts(register)
    assert loads(dumps(empty)) == empty
    assert all(source.url == "" for source in empty.sources)


def assert_nothing_written_is_null_or_empty(register: Register) -> None:
    """Assert that a document has no null, no empty list and no false, except in an application's own data."""

    def values(tree: Any) -> Iterator[Any]:
        items = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for item in (item for key, item in items if key != "extra"):
            yield item
            if isinstance(item, dict | list):
                yield from values(item)

    for value in values(write_tree(register)):
        assert value is not None
        assert value is not False
        assert value != []


def assert_null_is_absent(register: Register) -> None:
    """Assert that null means the same as an absent field."""

    def add_nulls(record: Any) -> Any:
        tree = {field.name: convert(getattr(record, field.name), field.name) for field in attrs.fields(type(record))}
        return {name: None if value == [] or value is False else value for name, value in tree.items()}

    def convert(value: Any, name: str) -> Any:
        if isinstance(value, ExtraData):
            return thaw(value)
        if isinstance(value, tuple):
            return [convert(item, name) for item in value]
        if isinstance(value, AreaCode):
            return {"code": value.code, "vintage": value.vintage}
        if isinstance(value, Period):
            return {"start": str(value.start) or None, "end": str(value.end) or None}
        if attrs.has(type(value)) and not isinstance(value, Citation | PersonName):
            return add_nulls(value)
        return value if value is None or isinstance(value, int) else str(value)

    def thaw(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: thaw(item) for key, item in value.items()}
        return [*map(thaw, value)] if isinstance(value, tuple) else value

    everything = add_nulls(register)
    assert loads(json.dumps({"psm_register": 1, **everything})) == register


def assert_keys_are_the_names_of_fields_in_order(register: Register) -> None:
    """Assert that the keys of each record are names of its fields, in their order."""
    tree = write_tree(register)
    for pointer, record in register.walk():
        node: Any = tree
        for step in pointer.split("/")[1:]:
            node = node[int(step) if isinstance(node, list) else step]
        names = [field.name for field in attrs.fields(type(record))]
        assert list(node) == [name for name in names if name in node]


@given(registers())
def test_document_of_any_register(register: Register) -> None:
    """The properties of the document of any register; one test, because drawing registers is slow."""
    assert_empty_texts_survive(register)
    assert_nothing_written_is_null_or_empty(register)
    assert_null_is_absent(register)
    assert_keys_are_the_names_of_fields_in_order(register)


def iter_coded_entities() -> Iterator[tuple[StrEnum, Entity]]:
    """Yield an entity for each code that a field may have."""
    member, term = Member(id="m", name=PersonName("X")), BoardTerm(id="t", organisation_id="o")
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    appointment = Appointment(id="a", post=Post.CHAIR, office="X")
    yield from ((code, Organisation(id="o", name="IPSM", level=code)) for code in Level)
    yield from ((code, attrs.evolve(organisation, names=(OrganisationName(name="X", kind=code),))) for code in NameKind)
    yield from (
        (code, attrs.evolve(organisation, predecessors=(Predecessor(organisation_id="p", kind=code),)))
        for code in Succession
    )
    yield from (
        (code, attrs.evolve(organisation, stated_counts=(StatedCount(number="25", qualifier=code, of="orang"),)))
        for code in Qualifier
    )
    yield from (
        (code, attrs.evolve(organisation, events=(Event(participants=(Participant(role=code),)),))) for code in Role
    )
    yield from ((code, attrs.evolve(member, membership=code)) for code in Membership)
    yield from ((code, attrs.evolve(member, cards=(Card(kind=code),))) for code in CardKind)
    yield from ((code, attrs.evolve(member, service_ended=Departure(reason=code))) for code in DepartureReason)
    yield from ((code, attrs.evolve(term, status=code)) for code in TermStatus)
    yield from ((code, attrs.evolve(term, roster=code)) for code in Roster)
    yield from ((code, attrs.evolve(term, tenure=code)) for code in Tenure)
    yield from ((code, attrs.evolve(term, changes=(TermChange(kind=code, until=DAY),))) for code in TermChangeKind)
    yield from ((code, Decree(id="sk", status=code)) for code in DecreeStatus)
    yield from ((code, Source(id="s", kind=code)) for code in SourceKind)
    yield from ((code, attrs.evolve(term, inaugurations=(Inauguration(status=code),))) for code in InaugurationStatus)
    yield from ((code, attrs.evolve(term, appointments=(attrs.evolve(appointment, post=code),))) for code in Post)
    yield from (
        (code, attrs.evolve(term, appointments=(attrs.evolve(appointment, capacity=code),))) for code in Capacity
    )


def test_every_code_survives() -> None:
    """Each code is written unless it is the default, and survives."""
    defaults = {
        TermStatus.IN_OFFICE,
        Roster.PARTIAL,
        Tenure.UNSTATED,
        DecreeStatus.ISSUED,
        InaugurationStatus.HELD,
        Qualifier.EXACTLY,
        Capacity.SUBSTANTIVE,
    }
    coded = list(iter_coded_entities())
    assert {type(code) for code, _ in coded} == {
        kind for name in entities.__all__ if issubclass(kind := getattr(entities, name), StrEnum)
    } | {Level}
    for code, entity in coded:
        register = Register().add(entity)
        assert (f'"{code.value}"' in dumps(register)) is (code not in defaults)
        assert loads(dumps(register)) == register


def test_defaults_are_not_written() -> None:
    """Default values are left out at any depth; an empty record is an empty object."""
    assert write_tree(Register()) == {"psm_register": VERSION}
    term = BoardTerm(
        id="t", organisation_id="o", inaugurations=(Inauguration(),), status=TermStatus.IN_OFFICE, source_ids=()
    )
    assert write_tree(Register(board_terms=(term,)))["board_terms"] == [
        {"id": "t", "organisation_id": "o", "inaugurations": [{}]}
    ]
    appointment = Appointment(id="a", post=Post.CHAIR, office="Bupati", capacity=Capacity.SUBSTANTIVE)
    with_appointment = attrs.evolve(term, appointments=(appointment,))
    assert write_tree(Register(board_terms=(with_appointment,)))["board_terms"][0]["appointments"] == [
        {"id": "a", "post": "chair", "office": "Bupati"}
    ]


def test_personal_data_is_written() -> None:
    """The document has personal data unmasked, although it is masked elsewhere."""
    member = Member(
        id="m",
        name=PersonName("Contoh"),
        identifiers=(Identifier("nik", "0000000000000001"),),
        birth_date=PartialDate(1990),
    )
    tree = write_tree(Register(members=(member,)))["members"][0]
    assert tree["identifiers"] == [{"scheme": "nik", "value": "0000000000000001"}]
    assert tree["birth_date"] == "1990"


def test_keys_are_in_the_order_of_the_fields() -> None:
    """Keys are written in the order of the fields, whatever their order in the document that was read."""
    shuffled = '{"organisations": [{"level": "national", "area": "33", "name": "IPSM", "id": "o"}], "psm_register": 1}'
    assert dumps(loads(shuffled)) == (
        '{\n  "psm_register": 1,\n  "organisations": [\n    {\n      "id": "o",\n      "name": "IPSM",\n'
        '      "level": "national",\n      "area": "33"\n    }\n  ]\n}\n'
    )


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Permensos 10/2019 Pasal 21 ayat (1)", ARTICLE),
        ("Peraturan Menteri Sosial Nomor 10 Tahun 2019 Pasal 21 ayat (1)", ARTICLE),
        ("UU 11/2009", Citation(InstrumentId("uu", "11", 2009))),
        ("Undang-Undang Nomor 11 Tahun 2009", Citation(InstrumentId("uu", "11", 2009))),
    ],
)
def test_both_forms_of_citation_are_read(text: str, citation: Citation) -> None:
    """A citation is read in its short and long form, and written in the short one."""
    register = loads(
        make_document(board_terms=[{"id": "t", "organisation_id": "o", "legal_bases": [{"citation": text}]}])
    )
    assert register.board_terms[0].legal_bases == (LegalBasis(citation=citation),)
    assert write_tree(register)["board_terms"][0]["legal_bases"] == [{"citation": citation.short}]


@pytest.mark.parametrize(
    ("value", "area", "written"),
    [
        ("33.25", AreaCode("33.25"), "33.25"),
        ({"code": "33.25"}, AreaCode("33.25"), "33.25"),
        ({"code": "33.25", "vintage": None}, AreaCode("33.25"), "33.25"),
        ({"code": "33.25", "vintage": "2138"}, AreaCode("33.25", "2138"), {"code": "33.25", "vintage": "2138"}),
    ],
)
def test_area_is_a_code_or_an_object(value: object, area: AreaCode, written: object) -> None:
    """An area is read from a code or an object, and written as an object only if it has a vintage."""
    register = loads(make_document(members=[{"id": "m", "name": "Contoh", "area": value}]))
    assert register.members[0].area == area
    assert write_tree(register)["members"][0]["area"] == written


@pytest.mark.parametrize(
    ("value", "period"),
    [
        ({"start": "2025", "end": "2030"}, Period(PartialDate(2025), PartialDate(2030))),
        ({"start": "2025-10-15", "end": ".."}, Period(PartialDate(2025, 10, 15), OPEN)),
        ({"start": "2025-10"}, Period(PartialDate(2025, 10), UNKNOWN)),
        ({"start": "2025-10", "end": None}, Period(PartialDate(2025, 10), UNKNOWN)),
        ({"end": "2030"}, Period(UNKNOWN, PartialDate(2030))),
        ({"end": ".."}, Period(UNKNOWN, OPEN)),
    ],
)
def test_ends_of_periods(value: object, period: Period) -> None:
    """An open end is two dots, and an unknown end is absent."""
    register = loads(make_document(members=[{"id": "m", "name": "Contoh", "service": value}]))
    assert register.members[0].service == period


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_files_of_all_kinds_are_read(tmp_path: Path, mark: bytes) -> None:
    """A path, its text, and a file open as bytes or text are read alike, with or without a byte order mark."""
    path = tmp_path / "register.json"
    path.write_bytes(mark + EXAMPLE.encode())
    assert load(path) == load(str(path)) == EXPECTED
    with path.open("rb") as binary:
        assert load(binary) == EXPECTED
    with path.open(encoding="utf-8") as text:
        assert load(text) == EXPECTED
    assert load(io.BytesIO(mark + EXAMPLE.encode())) == EXPECTED
    assert loads((mark + EXAMPLE.encode()).decode()) == EXPECTED


def test_files_of_all_kinds_are_written(tmp_path: Path) -> None:
    """A path is written in UTF-8 with line feeds, and a file open as text gets the same."""
    path = tmp_path / "register.json"
    dump(EXPECTED, path)
    assert path.read_bytes() == dumps(EXPECTED).encode()
    assert "–".encode() in path.read_bytes()
    dump(Register(), str(path))
    assert load(path) == Register()
    text = io.StringIO()
    dump(EXPECTED, text)
    assert text.getvalue() == dumps(EXPECTED)


def test_unreadable_texts_are_not_written(tmp_path: Path) -> None:
    """Texts that cannot be encoded or are too long are all refused before the file is touched."""
    path = tmp_path / "register.json"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        dump(Register(sources=(Source(id="s", publisher="\ud800", quotation="x" * 100_001),)), path)
    assert [(problem.path, problem.got) for problem in caught.value.problems] == [
        ("/sources/0/publisher", "half of a surrogate pair"),
        ("/sources/0/quotation", "one of 100,001 characters"),
    ]
    with pytest.raises(FormatError, match="/sources/0/publisher"):
        dump(Register(sources=(Source(id="s", publisher="\ud800"),)), path)
    assert path.read_text(encoding="utf-8") == "before"


def test_long_register_of_short_texts() -> None:
    """The limit applies to one text; all together may be longer."""
    register = Register(sources=tuple(Source(id=f"s-{number}", quotation="x" * 100) for number in range(1100)))
    assert loads(dumps(register)) == register


def test_wrong_types_are_refused(tmp_path: Path) -> None:
    """A value of another type is refused with what was expected."""
    number: Any = 5
    with pytest.raises(TypeError, match="expected a text or bytes, got 5"):
        loads(number)
    with pytest.raises(TypeError, match="expected a path or an open file, got None"):
        load(None)  # type: ignore[arg-type]
    for write in (dumps, lambda value: dump(value, tmp_path / "register.json")):
        with pytest.raises(TypeError, match="expected a register, got 5"):
            write(number)


def test_longest_text() -> None:
    """A text of 100,000 characters is read; one more is too long."""
    longest = Register(sources=(Source(id="s", quotation="ä" * 100_000),))
    assert loads(dumps(longest)) == longest
    with pytest.raises(FormatError, match="at most 100,000 characters, got one of 100,001 characters"):
        loads(make_document(sources=[{"id": "s", "quotation": "ä" * 100_001}]))


def test_nesting_below_the_limit() -> None:
    """Nesting far deeper than a register's is reported in its place."""
    assert loads(EXAMPLE) == EXPECTED
    with pytest.raises(FormatError) as caught:
        loads('{"psm_register": 1, "sources": ' + "[" * 300 + "]" * 300 + "}")
    assert [problem.path for problem in caught.value.problems] == ["/sources/0"]
