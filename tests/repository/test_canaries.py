"""Personal data: what is planted in every sensitive field is in no output of any command, nor in any error."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import charts, cli
from psm_model.charts import _lettering
from psm_model.charts._sheet import Words
from psm_model.checks import check
from psm_model.entities import Card, CardKind, Member, Register
from psm_model.entities.redaction import SENSITIVE_FIELDS, redact
from psm_model.entities.register import Record
from psm_model.errors import FormatError, WrongTypeError, mask_digits
from psm_model.formats import dump, dumps, load, loads
from psm_model.formats.csv import dump_csv, read_csv
from psm_model.formats.locations import locate_pointers
from psm_model.formats.popolo import Ends, dumps_popolo, read_popolo
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.reading import read_tables
from psm_model.formats.tables.schema import Table, tables
from psm_model.formats.xlsx import dump_xlsx
from psm_model.i18n import Language
from psm_model.law.parsing import find_citations
from psm_model.reports.citations import render_citations
from psm_model.reports.excerpts import make_excerpts
from psm_model.reports.github import render_github
from psm_model.reports.owners import find_owners
from psm_model.reports.text import render_text
from psm_model.strategies import registers
from psm_model.text import escape, truncate
from psm_model.values import Identifier, PartialDate, PersonName
from psm_model.views.board import board_on, boards_on
from psm_model.views.board_text import render_board
from psm_model.views.changes import changes
from psm_model.views.changes_text import render_changes
from psm_model.views.statistics import statistics
from psm_model.views.statistics_text import render_statistics
from psm_model.views.timeline import make_timeline
from psm_model.views.timeline_text import render_timeline
from tests.rules.samples import IPSM, term

CANARIES: Final = ("9876543210987654", "KTA-CANARY", "1955-02-03")
MEMBER: Final = Member(
    id="m",
    name=PersonName("Contoh"),
    birth_date=PartialDate.from_date(date(1955, 2, 3)),
    identifiers=(Identifier("nik", CANARIES[0]),),
    cards=(Card(kind=CardKind.NATIONAL, number=CANARIES[1], issuer_id="nowhere"),),
)
TWIN: Final = Member(
    id="n", name=PersonName("Kembar"), identifiers=MEMBER.identifiers, cards=MEMBER.cards, birth_date=MEMBER.birth_date
)
PLANTED: Final = Register.of(IPSM, MEMBER, TWIN, term("2020/2026", "t"))

Captured = pytest.CaptureFixture[str]


def shown(text: str) -> list[str]:
    """The canaries that a text shows."""
    return [canary for canary in CANARIES if canary in text]


def test_they_are_there() -> None:
    """The canaries are in every sensitive field, and in what is written without redaction."""
    assert shown(dumps(PLANTED)) == list(CANARIES)
    assert len(SENSITIVE_FIELDS) == len(CANARIES)
    assert "PSM005" in check(PLANTED).codes


@pytest.mark.parametrize("suffix", ["json", "jsonl", "jsonl.gz", "xlsx"])
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_no_report_shows_them(suffix: str, form: str, tmp_path: Path, capsys: Captured) -> None:
    """No report of a check shows them, in any form and of any file."""
    file = tmp_path / f"planted.{suffix}"
    dump(PLANTED, file)
    assert cli.main(["check", "--all", "--undetermined", "--format", form, str(file)]) == cli.FOUND
    out, err = capsys.readouterr()
    assert "PSM005" in out
    assert shown(out + err) == []


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
@pytest.mark.parametrize("keyed", [False, True])
def test_nothing_converted_shows_them(suffix: str, *, keyed: bool, tmp_path: Path, capsys: Captured) -> None:
    """What is converted with --redact shows none; under a key it has pseudonyms, and the rules find the same."""
    source, target, key = tmp_path / f"planted.{suffix}", tmp_path / f"public.{suffix}", tmp_path / "key"
    dump(PLANTED, source)
    key.write_bytes(b"a secret of ours\n")
    options = ["--key", str(key)] if keyed else []
    assert cli.main(["convert", "--redact", *options, str(source), str(target)]) == cli.OK
    assert shown(target.read_text(encoding="utf-8")) == []
    assert capsys.readouterr() == ("", "")
    assert load(target) == redact(load(source), key=b"a secret of ours" if keyed else None)
    assert ("PSM005" in check(load(target)).codes) is keyed


def test_what_is_kept_is_said(tmp_path: Path, capsys: Captured) -> None:
    """What is to be kept is kept, and nothing else; a field that is none, or options without --redact, are refused."""
    source, target = tmp_path / "planted.json", tmp_path / "public.json"
    dump(PLANTED, source)
    kept = ["convert", "--redact", "--keep", "member.birth_date, card.number", str(source), str(target)]
    assert cli.main(kept) == cli.OK
    assert shown(target.read_text(encoding="utf-8")) == list(CANARIES[1:])
    with pytest.raises(SystemExit) as caught:
        cli.main(["convert", "--redact", "--keep", "member.name", str(source), str(target)])
    assert caught.value.code == cli.UNREADABLE
    assert "got 'member.name'" in capsys.readouterr().err
    key = tmp_path / "key"
    key.write_bytes(b"short secret")
    for options, message in (
        (["--key", str(key)], "--key and --keep need --redact"),
        (["--redact", "--key", str(key)], "expected a key of at least 16 bytes, got one of 12"),
        (["--redact", "--key", str(tmp_path / "nowhere")], "nowhere: cannot be read: no such file"),
    ):
        assert cli.main(["convert", *options, str(source), str(target)]) == cli.UNREADABLE
        error = capsys.readouterr().err
        assert message in error
        assert "secret" not in error


@given(st.sampled_from(["birth_date", "identifiers", "cards"]), st.sampled_from(["x", 7, [], {}, True, [7], [{}]]))
def test_no_error_of_a_document_shows_them(field: str, wrong: object) -> None:
    """What is told of a document that can't be read shows none of them, wherever it is wrong."""
    tree = json.loads(dumps(PLANTED))
    for member in tree["members"]:
        member["identifiers"] = [{"scheme": "nik", "value": CANARIES[0], "other": CANARIES[0]}]
        member["cards"] = [{"kind": "national", "number": [CANARIES[1]]}]
        member["birth_date"] = re.sub("-02-03", "-02-31", CANARIES[2])
        member[field] = wrong if field != "cards" else [{"kind": CANARIES[1], "number": wrong}]
    with pytest.raises(FormatError) as caught:
        loads(json.dumps(tree))
    told = str(caught.value) + repr(caught.value)
    # A kind of card is no personal data, and is shown.
    assert [one for one in (CANARIES[0], "1955-02-31") if one in told] == []


@pytest.mark.parametrize("ends", list(Ends))
def test_other_formats_show_none_after_redaction(ends: Ends, tmp_path: Path) -> None:
    """What is redacted shows none in any other format; what is not shows those that the format has a place for."""
    public = redact(PLANTED)
    assert shown(dumps_popolo(PLANTED, ends=ends)[0]) == [CANARIES[0], CANARIES[2]]
    text, losses = dumps_popolo(public, ends=ends)
    assert shown(text + str(losses) + repr(dumps_popolo(PLANTED, ends=ends)[1])) == []
    for register, those in ((PLANTED, list(CANARIES)), (public, [])):
        dump_csv(register, tmp_path)
        dump_xlsx(register, tmp_path / "register.xlsx")
        with zipfile.ZipFile(tmp_path / "register.xlsx") as book:
            sheets = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
        tables = "".join(file.read_text(encoding="utf-8") for file in tmp_path.glob("*.csv"))
        assert shown(tables) == shown(sheets) == those


def test_no_error_of_other_formats_shows_them(tmp_path: Path) -> None:
    """What is told of a Popolo document or of tables that can't be read shows none of them."""
    wrong_day = "1955-02-31"
    person = {"id": "m", "birth_date": wrong_day, "identifiers": [{"scheme": 7, "identifier": [CANARIES[0]]}]}
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps({"persons": [person]}), ends=Ends.LAST_DAY)
    told = str(caught.value) + repr(caught.value)
    (tmp_path / "members.csv").write_text(f"id,name,birth_date\nm,x,{wrong_day}\n", encoding="utf-8")
    (tmp_path / "member_identifiers.csv").write_text(f"member_id,scheme,value\nx,nik,{CANARIES[0]}\n", encoding="utf-8")
    (tmp_path / "member_cards.csv").write_text(f"member_id,number,kind\nm,{CANARIES[1]},x\n", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_csv(tmp_path)
    told += str(caught.value) + repr(caught.value)
    assert "birth_date" in told
    assert "members.csv!C2" in told
    assert [one for one in (*CANARIES, wrong_day) if one in told] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"cards": [CANARIES[1]]},
        {"cards": CANARIES[1]},
        {"cards": {CANARIES[1]: 1}},
        {"cards": [{"kind": CANARIES[1]}]},
        {"cards": [{"kind": "national", "number": 7, CANARIES[1]: CANARIES[1]}]},
        {"cards": [{"kind": "national", "issued": CANARIES[1], "issuer_id": [CANARIES[1]]}]},
        {"identifiers": [CANARIES[0]]},
        {"identifiers": CANARIES[0]},
        {"identifiers": [{"scheme": [CANARIES[0]], CANARIES[0]: CANARIES[0]}]},
        {"birth_date": f"{CANARIES[2]}x"},
    ],
)
def test_values_in_the_wrong_place_are_not_shown(wrong: dict[str, object]) -> None:
    """What is wrong in a card or an identifier is told without any value of it: it may stand in another's place."""
    with pytest.raises(FormatError) as caught:
        loads(json.dumps({"psm_register": 1, "members": [{"id": "m", "name": "Contoh", **wrong}]}))
    assert caught.value.problems
    assert shown(str(caught.value) + repr(caught.value)) == []


@pytest.mark.parametrize("field", ["cards", "identifiers"])
@pytest.mark.parametrize("canary", CANARIES)
def test_lists_that_are_texts_are_not_shown(field: str, canary: str) -> None:
    """A text in the place of a list is refused and not shown."""
    wrong: dict[str, Any] = {field: canary}  # Any: what no type checker lets pass
    with pytest.raises(WrongTypeError, match="got a value of type str") as caught:
        attrs.evolve(MEMBER, **wrong)
    assert shown(str(caught.value) + repr(caught.value)) == []


@pytest.mark.parametrize("canary", [*CANARIES, "31-01-1980", "3325 0101"])
@pytest.mark.parametrize("table", [table for table in tables() if table.personal], ids=lambda table: table.name)
def test_no_column_shows_what_was_meant_for_another(table: Table, canary: str) -> None:
    """In a table of personal data none is shown, whatever column it slipped into and whatever a spreadsheet made it."""
    day = datetime(1955, 2, 3)  # noqa: DTZ001  # as spreadsheets give it
    for raw in (canary, day, day.date(), 20123, 20123.5, 1955.0203, '3 Februari 1955; "x'):
        for column in table.columns:
            row = [raw if one is column else "m" if one.name in {"id", "member_id"} else None for one in table.columns]
            made = [Sheet(table.name, table.name, [tuple(one.name for one in table.columns), tuple(row)])]
            if table.steps:
                made.append(Sheet("members", "members", [("id", "name"), ("m", "Siti")]))
            try:
                read_tables(made, None)
            except FormatError as error:
                told = str(error)
                assert not any(part in told for part in (canary, "1955", "20123", "Februari"))


def test_no_heading_shows_them() -> None:
    """What stands beside the headings of a table of personal data is shown if it is a word, and not if it is none."""
    head = ("id", "name", "Catatan", CANARIES[2], 20123)
    losses = read_tables([Sheet("members", "members", [head, ("m", "Siti")])], None).losses
    assert [str(loss) for loss in losses] == [
        "members!C1: no column is called 'Catatan'",
        "members!D1: no column is called so",
        "members!E1: no column is called so",
    ]


def test_no_repr_shows_them() -> None:
    """No repr shows them."""
    assert shown(repr(PLANTED) + repr(MEMBER) + str(MEMBER.cards)) == []


@pytest.mark.parametrize("other", [Register(), redact(PLANTED), Register.of(IPSM, TWIN)])
def test_no_view_shows_them(other: Register) -> None:
    """No board, change, number or table of a notebook shows them, whatever a register is compared with."""
    told = [changes(PLANTED, other), changes(other, PLANTED)]
    board, counts = board_on(PLANTED, IPSM.id), statistics(PLANTED)
    texts = [render_board(board), render_statistics(counts), *map(render_changes, told)]
    trees = [board.to_dict(), counts.to_dict(), *(one.to_dict(language="id") for one in told)]
    tables = [one._repr_html_() for one in (PLANTED, PLANTED.board_terms[0], check(PLANTED))]
    assert all(told)
    assert shown("".join([*texts, json.dumps(trees), *tables, repr(board), repr(told)])) == []


EXAMPLES: Final = [load(Path(__file__).parents[2] / "examples" / name) for name in ("batang.json", "troubled.json")]
LANGUAGES: Final[st.SearchStrategy[Language]] = st.sampled_from(["en", "id"])
# Sixteen digits as on a card, in one run or in groups; other lengths are as likely to be somebody's.
NUMBERS: Final = st.from_regex(r"98[0-9]{7,16}|98([ .-]?[0-9]){11,16}", fullmatch=True)


def digits_of(text: str) -> str:
    """The digits of a text, without what may stand between the groups of a number; all else as it is."""
    return re.sub(r"(?<=[0-9])[ .-](?=[0-9])", "", text)


# Any: a value of any field of a record.
def with_number(value: Any, number: str, *, ahead: bool) -> Any:
    """The value with a number in each of its texts, before or behind what they say; ids and what names them alike."""
    if type(value) is str:
        return f"{number}, {value}" if ahead else f"{value}, {number}"
    if isinstance(value, PersonName):
        return PersonName(with_number(value.text, number, ahead=ahead))
    if isinstance(value, tuple):
        return tuple(with_number(one, number, ahead=ahead) for one in value)
    if isinstance(value, Record | Register):
        names = [field.name for field in attrs.fields(type(value)) if field.init]
        return attrs.evolve(value, **{name: with_number(getattr(value, name), number, ahead=ahead) for name in names})
    return value


@st.composite
def misplaced(draw: st.DrawFn) -> tuple[Register, str]:
    """A register with a number in every field that holds text, and the number."""
    number = draw(NUMBERS)
    register = draw(st.sampled_from(EXAMPLES) | registers())
    planted: Register = with_number(register, number, ahead=draw(st.booleans()))
    return planted, number


def shows(number: str, *texts: str) -> bool:
    """Whether any of the texts shows the number, as it is or in other groups."""
    return any(digits_of(number) in digits_of(text) for text in texts)


def assert_no_report_shows_a_misplaced_number(planted: tuple[Register, str], language: Language) -> None:
    """No report for people shows an identity number that stands in some text; JSON has it as it is."""
    register, number = planted
    report, document = check(register, undetermined=True), dumps(register)
    pointers = {one.path for one in report if one.path}
    places = locate_pointers(document, report.pointers)
    quoted, owned = make_excerpts(document, pointers), find_owners(register, pointers)
    text = render_text(report, language=language, name="a.json", locations=places, excerpts=quoted, owners=owned)
    messages = [one.message(language=language) for one in report]
    told = [text, render_github([("a.json", report)], language=language), report._repr_html_(), *messages]
    assert not shows(number, *told)
    params = [param for one in report for param in one.params.values()]
    if number in "".join(map(str, params)):
        assert number in json.dumps(report.to_dict(), ensure_ascii=False)


def assert_no_view_shows_a_misplaced_number(
    planted: tuple[Register, str],
    language: Language,
    width: int,
    unicode: bool,  # noqa: FBT001  # drawn
) -> None:
    """No board, timeline, change, number or table of a notebook shows it, however wide they are."""
    register, number = planted
    boards = list(boards_on(register))
    told = [render_board(board, language=language, width=width) for board in boards]
    told.append(render_timeline(make_timeline(register), width=width, language=language, unicode=unicode))
    told += (
        render_changes(changes(old, new), language=language, width=width)
        for old, new in ((register, Register()), (Register(), register), (register, EXAMPLES[0]))
    )
    told += [render_statistics(statistics(register), language=language), register._repr_html_()]
    told += (term._repr_html_() for term in register.board_terms)
    assert not shows(number, *told)
    for board in boards:
        assert number in json.dumps(board.to_dict(), ensure_ascii=False)


def assert_no_picture_shows_a_misplaced_number(planted: tuple[Register, str], language: Language) -> None:
    """No picture has it in what is drawn, nor in what is told of it to those who can't see it or point at it."""
    register, number = planted
    drawn = [charts.timeline(register, language=language), charts.timeline(register, title=f"Data {number}")]
    drawn += (charts.board(register, one, language=language) for one in {term.id for term in register.board_terms})
    for picture in (picture for pages in drawn for picture in pages):
        words = [item.text for item in picture.items if isinstance(item, Words)]
        # As they are written into the file.
        tips = [escape(item.tip) for item in picture.items if item.tip]
        assert not shows(number, picture.title, picture.alt, repr(picture), *words, *tips)


@given(misplaced(), LANGUAGES, st.integers(40, 200), st.booleans())
def test_nothing_shows_a_misplaced_number(
    planted: tuple[Register, str],
    language: Language,
    width: int,
    unicode: bool,  # noqa: FBT001  # drawn
) -> None:
    """No report, no view and no picture of any register shows it, of the same draws, since these take longest."""
    assert_no_report_shows_a_misplaced_number(planted, language)
    assert_no_view_shows_a_misplaced_number(planted, language, width, unicode)
    assert_no_picture_shows_a_misplaced_number(planted, language)


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_file_of_a_picture_shows_a_misplaced_number(example: Register) -> None:
    """The files of pictures show it no more than the pictures do."""
    register: Register = with_number(example, CANARIES[0], ahead=False)
    for pages in (charts.timeline(register), charts.board(register, register.board_terms[0].id)):
        assert shown(pages._repr_html_() + "".join(picture.png().decode("latin-1") for picture in pages)) == []


@given(NUMBERS, st.integers(1, 100))
def test_no_cut_leaves_the_head_of_a_number(number: str, room: int) -> None:
    """Where a long text is cut within a number, its first digits are not shown either."""
    text = f"{number}, " * 300
    told = [truncate(text, room), _lettering.fit_width(text, 100.0 * room, 8)]
    told += _lettering.wrap_width(text, 100.0 * room, 8, lines=2)
    assert not any(letter.isdigit() for letter in "".join(told))


@given(NUMBERS)
def test_no_list_of_citations_shows_a_misplaced_number(number: str) -> None:
    """What is quoted of a text that is searched for citations is masked; the name of its file is as it is."""
    text = f"UU Nomor {number} Tahun 2009"
    assert not shows(number, render_citations(text, find_citations(text)))
    assert number in render_citations(text, find_citations(text), name=f"{number}.txt")


@given(st.text() | st.lists(NUMBERS | st.text("0123456789 .-", max_size=20)).map(", ".join))
def test_what_is_masked_stays_as_it_is(text: str) -> None:
    """What is masked in a message may be shown in a view: masking twice is no more than doing it once."""
    assert mask_digits(mask_digits(text)) == mask_digits(text)


@pytest.mark.parametrize(
    "text",
    ["2025-10-15", "2025-10-15/2030-10-15", "33.25.11.2013", "2025-10-15 – 2030-10-15", "20251015", "0285 391234"],
)
def test_what_is_no_number_of_a_card_is_shown(text: str) -> None:
    """Dates, periods and the codes of areas are shown as they are."""
    assert escape(text) == text


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_names_of_files_are_shown_whole(form: str, tmp_path: Path, capsys: Captured) -> None:
    """The name of a file, which may end in the time that it was saved at, is as it is, so that it can be opened."""
    file = tmp_path / "register-20261127094512.json"
    dump(PLANTED, file)
    assert cli.main(["check", "--format", form, str(file)]) == cli.FOUND
    assert cli.main(["check", str(file.with_suffix(".jsonl"))]) == cli.UNREADABLE
    out, err = capsys.readouterr()
    assert file.name in out
    assert "register-20261127094512.jsonl: cannot be read" in err
