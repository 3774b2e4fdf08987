"""Labels of findings: messages name records as people do, and ids only where nothing else tells records apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Finding, Violation
from psm_model.checking.finding_labels import add_labels, list_record_ids
from psm_model.checking.organisation_outline import OrganisationOutline
from psm_model.checking.outline_records import OutlineRecords
from psm_model.checking.record_names import NO_NAMES, NoRecords, RecordNames, RegisterRecords
from psm_model.checking.record_params import find_record_params
from psm_model.checks import check, iter_check
from psm_model.entities import Appointment, BoardTerm, Decree, Member, Organisation, Post, Register, Source
from psm_model.entities.places import Entity
from psm_model.i18n import LANGUAGES
from psm_model.incremental_checks import IncrementalCheck
from psm_model.partial_checks import PartialCheck
from psm_model.reports.baseline import Baseline, fingerprint
from psm_model.rules import RULES
from psm_model.strategies import registers
from psm_model.values import Level, Period, PersonName
from tests.rules.growth.families import load_families
from tests.tangles import tangles

FAMILIES: Final = load_families()
ABOUT_IDS: Final = {"PSM001", "PSM091", "PSM092", "PSM093", "PSM099"}
"""Rules that are about ids themselves, or about the check."""
OVERLAP: Final = "PSM101"


def list_named(register: Register) -> Iterable[tuple[str, str, object]]:
    """Yield the id of each record that has a name, with the name and the records among which it may be ambiguous.

    A slow restatement of what a label is: names, numbers, titles, years and posts as recorded.
    """
    for organisation in register.organisations:
        yield organisation.id, organisation.name, "organisations"
    for decree in register.decrees:
        if decree.number is not None:
            yield decree.id, decree.number, "decrees"
    for term in register.board_terms:
        texts = (term.label or "", "" if term.period is None else str(term.period))
        years = [found for text in texts if (found := re.findall(r"[12][0-9]{3}(?![0-9])", text))]
        words = "-".join(dict.fromkeys(years[0])) if years else term.label
        if words is not None:
            yield term.id, words, ("terms", term.organisation_id)
        for appointment in term.appointments:
            yield appointment.id, appointment.title or appointment.post.value, ("posts", term.id)


def number_names(register: Register) -> Register:
    """Return a register whose organisations with an invented name, and whose decrees, have names of their own."""
    organisations = [
        attrs.evolve(each, name=f"IPSM Nomor {number}") if each.name == "IPSM Contoh" else each
        for number, each in enumerate(register.organisations)
    ]
    decrees = [attrs.evolve(each, number=f"460/{number}/SK") for number, each in enumerate(register.decrees)]
    return attrs.evolve(register, organisations=tuple(organisations), decrees=tuple(decrees))


def list_records(register: Register) -> set[tuple[str, str]]:
    """Return the kinds and the ids of all records that may have names, but members."""
    found = {("source", each.id) for each in register.sources} | {("decree", each.id) for each in register.decrees}
    found |= {("organisation", each.id) for each in register.organisations}
    for term in register.board_terms:
        found |= {("board term", term.id)} | {("appointment", each.id) for each in term.appointments}
    return found


@pytest.mark.parametrize("name", FAMILIES)
def test_ids_in_messages_are_of_records(name: str) -> None:
    """The listed ids are in the message without labels, are those of records, and are fewer with labels."""
    register, options = FAMILIES[name](6)
    known = list_records(register)
    for finding in check(register, **{**options, "undetermined": True}):
        bare = attrs.evolve(finding, labels=(), owner=None)
        listed = list_record_ids(bare)
        assert set(list_record_ids(finding)) <= set(listed)
        for _, record_id in listed:
            assert repr(record_id) in bare.message()
        # PSM002 names an id that does not exist.
        assert set(listed) <= known or finding.code == "PSM002"


def test_each_id_of_a_list_is_listed() -> None:
    """Each id of a list in a message is listed; that of a member, who has no name in messages, is not."""
    found = {
        (param.is_list, kind)
        for build in FAMILIES.values()
        for finding in check(build(6)[0], undetermined=True)
        for param in find_record_params(finding.template, finding.params)
        for kind, _ in list_record_ids(attrs.evolve(finding, labels=()))
    }
    assert {is_list for is_list, _ in found} == {True, False}
    assert "member" not in {kind for _, kind in found}


@pytest.mark.parametrize("name", FAMILIES)
def test_no_message_has_an_id_instead_of_a_name(name: str) -> None:
    """In the message of any rule, the id of a record with a name is at most in brackets behind an ambiguous name."""
    register, options = FAMILIES[name](6)
    register = number_names(register)
    named: dict[str, list[tuple[str, object]]] = {}
    for record_id, words, among in list_named(register):
        named.setdefault(record_id, []).append((words, among))
    others = [each for several in named.values() for each in several]
    for finding in check(register, **{**options, "undetermined": True}):
        template = finding.template.english
        for language in LANGUAGES if finding.code not in ABOUT_IDS else ():
            message = finding.message(language=language)
            for record_id, several in named.items():
                # PSM002 names an id that does not exist, and a holder's appointment may repeat the post.
                if repr(record_id) in message and "{first:holder" not in template and "holder {re" not in template:
                    assert f" ({record_id!r})" in message, message
                    assert any(others.count(each) > 1 for each in several), message


def make_board(**fields: Any) -> BoardTerm:
    """Return a term of the organisation "o"."""
    return BoardTerm(**{"id": "t", "organisation_id": "o", "label": "masa bakti 2020–2025", **fields})


IPSM: Final = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)


def find_message(*entities: Entity, code: str, language: Any = "en", **params: str) -> str:
    """Return the message of a finding of a rule about the last entity, with labels from a register."""
    register = Register.of(*entities)
    place = {BoardTerm: "board_terms", Organisation: "organisations", Member: "members", Decree: "decrees"}
    violation = Violation(path=f"/{place[type(entities[-1])]}/{_find_last(register, entities[-1])}", params=params)
    finding = Finding.from_violation(RULES[code], violation)
    return add_labels(finding, RecordNames(RegisterRecords(register))).message(language=language)


def _find_last(register: Register, entity: Entity) -> int:
    return next(len(entities) - 1 for _, entities in register.iter_lists() if entity in entities)


def test_the_organisation_precedes_a_message_that_does_not_name_it() -> None:
    """The name of the organisation comes first, also before a possibility, unless the message has it."""
    assert find_message(IPSM, make_board(), code="PSM111", term="t").startswith("IPSM Contoh: board term 2020–2025 ")
    named = find_message(IPSM, code="PSM406", organisation="o", area="33.25.11.0001")
    assert named == "the last block of area 33.25.11.0001 of organisation IPSM Contoh does not start with 1, 2 or 3"


def test_ids_distinguish_records_with_one_name() -> None:
    """If two terms of an organisation have the same years, their ids follow in brackets."""
    rivals = [make_board(), make_board(id="u", label="2020-2025")]
    message = find_message(IPSM, *rivals, code="PSM006", first="t", second="u")
    assert message == "IPSM Contoh: board terms 2020–2025 ('t') and 2020–2025 ('u') are identical except for their ids"
    elsewhere = make_board(id="u", organisation_id="other")
    message = find_message(IPSM, elsewhere, make_board(), code="PSM111", term="t")
    assert message == "IPSM Contoh: board term 2020–2025 has neither a label nor a period"


@pytest.mark.parametrize(
    ("entities", "message"),
    [
        ([IPSM, attrs.evolve(IPSM, name="IPSM Lain")], "2 organisations have the id 'o': IPSM Contoh, IPSM Lain"),
        ([IPSM, IPSM], "2 organisations have the id 'o': IPSM Contoh"),
        (
            [IPSM, make_board(), make_board(label="periode 2025-2030")],
            "IPSM Contoh: 2 board terms have the id 't': 2020–2025, 2025–2030",
        ),
        (
            [IPSM, attrs.evolve(IPSM, id="p", name="IPSM Lain"), make_board(), make_board(organisation_id="p")],
            "2 board terms have the id 't': 2020–2025 (IPSM Contoh), 2020–2025 (IPSM Lain)",
        ),
        (
            [IPSM, make_board(appointments=[Appointment(id="a", post=post, office="x") for post in list(Post)[:2]])],
            "IPSM Contoh: 2 appointments have the id 'a': chair, vice chair",
        ),
        ([Decree(id="sk", number="1"), Decree(id="sk")], "2 decrees have the id 'sk'"),
        ([Member(id="m", name=PersonName("Kasmad"))] * 2, "2 members have the id 'm'"),
        (
            [Decree(id="sk", number=str(number)) for number in range(7)],
            "7 decrees have the id 'sk': 0, 1, 2, 3, 4 and 2 more",
        ),
    ],
)
def test_records_with_one_id_are_named(entities: list[Entity], message: str) -> None:
    """The message says the id and, in the order of the document, the names of the records, unless one has none."""
    (found,) = [finding for finding in check(Register.of(*entities)) if finding.code == "PSM001"]
    assert found.message() == message


def test_posts_have_titles_and_lists_have_names() -> None:
    """A post is named by its title, else in words; lists of ids become lists of names, as far as these are known."""
    chair = Appointment(id="a", post=Post.CHAIR, title="Ketua Umum", member_id="m")
    secretary = Appointment(id="b", post=Post.SECRETARY, member_id="m")
    board = make_board(appointments=(chair, secretary))
    message = find_message(IPSM, board, code="PSM211", language="id", term="t", appointments="'a', 'b', 'c'")
    assert message.endswith(": 'Ketua Umum', sekretaris, 'c'")
    decrees = [Decree(id="sk-1", number="460/1"), Decree(id="sk-2")]
    assert find_message(*decrees, code="PSM510", decrees="'sk-1', 'sk-2'").endswith(": 460/1, 'sk-2'")


def test_what_a_name_says_is_said_once() -> None:
    """A period in brackets that says the same as the name of its term is left out."""
    board = make_board(label=None, period=Period.parse("2020/2025"))
    assert "2020–2025 is dated 2030," in find_message(
        IPSM, board, code="PSM104", term="t", period="2020/2025", date="2030"
    )
    assert "2020–2025 (2020–2026) is dated" in find_message(
        IPSM, board, code="PSM104", term="t", period="2020/2026", date="2030"
    )


def test_members_are_named_by_id() -> None:
    """A message names a member by id. An identity number in the name of an organisation is masked."""
    siti = Member(id="m", name=PersonName("Siti Contoh"))
    finding = Finding.from_violation(RULES["PSM308"], Violation(path="/members/0", params={"member": "m"}))
    records = RegisterRecords(Register.of(siti))
    assert add_labels(finding, RecordNames(records)).message() == "member 'm' has no decree of appointment"
    assert "0000000000000000" not in find_message(
        attrs.evolve(IPSM, name="IPSM 0000000000000000"), make_board(), code="PSM111", term="t"
    )


def test_outlines_keep_no_terms() -> None:
    """The records of an outline, and those of which none is known, have no terms that could share a name."""
    outline = OutlineRecords([OrganisationOutline.of(IPSM)], {IPSM.id: 0})
    assert [list(records.list_terms(IPSM.id)) for records in (outline, NoRecords())] == [[], []]


def test_kinds_are_not_confused() -> None:
    """Records of other kinds with the same id give no name: the pointer and the form decide the kind."""
    board = make_board(id="1", organisation_id="o", appointments=(Appointment(id="1", post=Post.CHAIR, member_id="1"),))
    other = Organisation(id="1", name="IPSM Lain", level=Level.NATIONAL)
    message = find_message(Source(id="1"), other, IPSM, board, code="PSM111", term="1")
    assert message == "IPSM Contoh: board term 2020–2025 has neither a label nor a period"


@given(tangles() | registers())
def test_labels_do_not_change_findings(register: Register) -> None:
    """A finding equals itself without labels, with one hash, one fingerprint and one place in a baseline."""
    report = check(register, undetermined=True)
    for finding in report:
        plain = add_labels(finding, NO_NAMES)
        assert (plain.labels, plain.owner) == ((), None)
        assert plain == finding
        assert (hash(plain), fingerprint(plain)) == (hash(finding), fingerprint(finding))
        assert plain.to_dict()["params"] == finding.to_dict()["params"]
    new, gone = Baseline.of([report]).subtract([report])
    assert (len(new[0]), len(gone)) == (0, 0)


def read_messages(findings: Iterable[Finding]) -> Mapping[tuple[str, str, str], list[str]]:
    """Return the messages of findings in both languages, by code and place."""
    messages: dict[tuple[str, str, str], list[str]] = {}
    for finding in findings:
        for language in LANGUAGES:
            messages.setdefault((finding.code, finding.path, language), []).append(finding.message(language=language))
    return {key: sorted(several) for key, several in messages.items()}


@given(register=tangles() | registers(), data=st.data())
def test_names_in_an_incremental_check_are_the_present_ones(register: Register, data: st.DataObject) -> None:
    """If only a name changes, no finding comes or goes, and all messages are those of a new check."""
    incremental = IncrementalCheck(register, undetermined=True)
    assert read_messages(incremental.report()) == read_messages(check(register, undetermined=True))
    if register.organisations:
        first = {each.id: each for each in reversed(register.organisations)}
        old = first[data.draw(st.sampled_from(sorted(first)))]
        renamed = attrs.evolve(old, name="Perkumpulan Lain")
        added, gone = incremental.apply([renamed])
        before = check(register, undetermined=True)
        register = register.replace(renamed)
        after = check(register, undetermined=True)
        assert set(after.findings) - set(before.findings) == set(added)
        assert set(before.findings) - set(after.findings) == set(gone)
        assert read_messages(incremental.report()) == read_messages(after)


def test_every_door_names_the_records_of_an_organisation() -> None:
    """In memory, in a stream, in parts and after a change, findings about one organisation have the same messages."""
    terms = [make_board(), make_board(id="u", label="periode 2023-2028")]
    register = Register.of(IPSM, *terms)
    incremental = IncrementalCheck(Register.of(IPSM))
    added, _ = incremental.apply(terms)
    doors: list[Iterable[Finding]] = [
        check(register),
        iter_check([IPSM, *terms]),
        PartialCheck().feed("p", [IPSM, *terms]).finish(),
        added,
    ]
    messages = [[finding.message(language="id") for finding in door if finding.code == OVERLAP] for door in doors]
    expected = (
        "IPSM Contoh: masa bakti 2020–2025 dan 2023–2028 tumpang tindih pasti pada 31 Desember 2023 s.d. 1 Januari 2025"
    )
    assert all(len(several) == 1 and several[0].startswith(expected) for several in messages), messages
    assert messages == [messages[0]] * len(doors)


def test_a_stream_names_other_organisations() -> None:
    """An outline keeps the names of organisations for rules of scope register."""
    parent = Organisation(id="p", name="IPSM Induk", level=Level.NATIONAL, parent_id="o")
    child = attrs.evolve(IPSM, parent_id="p")
    for findings in (check(Register.of(parent, child)), iter_check([parent, child])):
        (circle,) = [finding for finding in findings if finding.code == "PSM003"]
        assert circle.message().endswith(": IPSM Contoh > IPSM Induk > IPSM Contoh")
        assert circle.params["chain"] == "'o' > 'p' > 'o'"
