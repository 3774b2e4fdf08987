"""Personal data: planted values of all sensitive fields are in no output of a command, and in no error."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import charts, cli, i18n
from psm_model.checking import Config
from psm_model.checks import check
from psm_model.entities import Register
from psm_model.entities.redaction import SENSITIVE_FIELDS, redact
from psm_model.entities.register import Record
from psm_model.errors import FormatError
from psm_model.formats import dump, dumps, load, loads
from psm_model.formats.csv import read_csv, write_csv
from psm_model.formats.json_ld import dumps_ld
from psm_model.formats.locations import locate_pointers
from psm_model.formats.popolo import Ends, format_popolo, read_popolo
from psm_model.formats.xlsx import write_xlsx
from psm_model.i18n import Language
from psm_model.law.found_citation import find_citations
from psm_model.notebook import HtmlView
from psm_model.reports.citations import render_citations
from psm_model.reports.context import DocumentContext
from psm_model.reports.excerpts import make_excerpts
from psm_model.reports.github import render_github
from psm_model.reports.owners import find_owners
from psm_model.reports.text import render_text
from psm_model.strategies import registers
from psm_model.text import escape, sanitise
from psm_model.values import PartialDate, PersonName
from psm_model.views.board import iter_board_views, view_board
from psm_model.views.board_text import render_board
from psm_model.views.changes import compare_registers
from psm_model.views.changes_text import render_changes
from psm_model.views.statistics import count_contents
from psm_model.views.statistics_text import render_statistics
from psm_model.views.timeline import make_timeline
from psm_model.views.timeline_text import render_timeline
from tests.charts.pictures import list_texts
from tests.planted import CANARIES, DIGITS, NUMBERS, PLANTED, TWIN, find_canaries
from tests.rules.samples import IPSM

Captured = pytest.CaptureFixture[str]


def test_canaries_are_planted() -> None:
    """The canaries are in every sensitive field, and in an unredacted document."""
    assert find_canaries(dumps(PLANTED)) == list(CANARIES)
    # The note of a departure has the canary of its field, and a key of own data is planted besides.
    assert len(SENSITIVE_FIELDS) - 1 == len(CANARIES) - 1
    assert "PSM005" in check(PLANTED).codes


@pytest.mark.parametrize("suffix", ["json", "jsonl", "jsonl.gz", "xlsx"])
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_no_report_shows_canaries(suffix: str, form: str, tmp_path: Path, capsys: Captured) -> None:
    """No report shows the canaries, in any format, for any file."""
    file = tmp_path / f"planted.{suffix}"
    dump(PLANTED, file)
    assert cli.main(["check", "--all", "--undetermined", "--format", form, str(file)]) == cli.FOUND
    out, err = capsys.readouterr()
    assert "PSM005" in out
    assert find_canaries(out + err) == []


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
@pytest.mark.parametrize("has_key", [False, True])
def test_redacted_files_show_no_canaries(suffix: str, *, has_key: bool, tmp_path: Path, capsys: Captured) -> None:
    """A file that is converted with --redact has no canaries; with a key it has pseudonyms, and the same findings."""
    source, target, key = tmp_path / f"planted.{suffix}", tmp_path / f"public.{suffix}", tmp_path / "key"
    dump(PLANTED, source)
    key.write_bytes(b"a secret of ours\n")
    options = ["--key", str(key)] if has_key else []
    assert cli.main(["convert", "--redact", *options, str(source), str(target)]) == cli.OK
    assert find_canaries(target.read_text(encoding="utf-8")) == []
    assert capsys.readouterr() == ("", "")
    assert load(target) == redact(load(source), key=b"a secret of ours" if has_key else None)
    assert ("PSM005" in check(load(target)).codes) is has_key


def test_keep_is_explicit(tmp_path: Path, capsys: Captured) -> None:
    """Only the fields of --keep are kept; an unknown field, or options without --redact, are refused."""
    source, target = tmp_path / "planted.json", tmp_path / "public.json"
    dump(PLANTED, source)
    command = ["convert", "--redact", "--keep", "member.birth_date, card.number", str(source), str(target)]
    assert cli.main(command) == cli.OK
    assert find_canaries(target.read_text(encoding="utf-8")) == list(NUMBERS[1:])
    with pytest.raises(SystemExit) as caught:
        cli.main(["convert", "--redact", "--keep", "member.name", str(source), str(target)])
    assert caught.value.code == cli.UNREADABLE
    assert "got 'member.name'" in capsys.readouterr().err
    key = tmp_path / "key"
    key.write_bytes(b"short secret")
    for options, message in (
        (["--key", str(key)], "--key and --keep need --redact"),
        (["--redact", "--key", str(key)], "expected a key of at least 16 bytes, got one of 12 bytes"),
        (["--redact", "--key", str(tmp_path / "nowhere")], "nowhere: cannot be read: no such file"),
    ):
        assert cli.main(["convert", *options, str(source), str(target)]) == cli.UNREADABLE
        error = capsys.readouterr().err
        assert message in error
        assert "secret" not in error


@given(st.sampled_from(["birth_date", "identifiers", "cards"]), st.sampled_from(["x", 7, [], {}, True, [7], [{}]]))
def test_no_error_of_a_document_shows_canaries(field: str, wrong: object) -> None:
    """No error of an invalid document shows a canary, wherever the problem is."""
    tree = json.loads(dumps(PLANTED))
    for member in tree["members"]:
        member["identifiers"] = [{"scheme": "nik", "value": NUMBERS[0], "other": NUMBERS[0]}]
        member["cards"] = [{"kind": "national", "number": [NUMBERS[1]]}]
        member["birth_date"] = re.sub("-02-03", "-02-31", NUMBERS[2])
        member[field] = wrong if field != "cards" else [{"kind": NUMBERS[1], "number": wrong}]
    with pytest.raises(FormatError) as caught:
        loads(json.dumps(tree))
    message = str(caught.value) + repr(caught.value)
    # The kind of a card is not personal data, and is shown.
    assert [canary for canary in (NUMBERS[0], "1955-02-31") if canary in message] == []


@pytest.mark.parametrize("ends", list(Ends))
def test_redacted_registers_show_no_canaries_in_any_format(ends: Ends, tmp_path: Path) -> None:
    """A redacted register has no canaries in any format; an unredacted one has those that the format supports."""
    public = redact(PLANTED)
    assert find_canaries(format_popolo(PLANTED, ends=ends)[0]) == [NUMBERS[0], NUMBERS[2]]
    assert find_canaries(dumps(public) + dumps_ld(public)) == []
    text, losses = format_popolo(public, ends=ends)
    assert find_canaries(text + str(losses) + repr(format_popolo(PLANTED, ends=ends)[1])) == []
    for register, expected in ((PLANTED, list(CANARIES)), (public, [])):
        write_csv(register, tmp_path)
        write_xlsx(register, tmp_path / "register.xlsx")
        with zipfile.ZipFile(tmp_path / "register.xlsx") as archive:
            sheets = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
        tables = "".join(file.read_text(encoding="utf-8") for file in tmp_path.glob("*.csv"))
        assert find_canaries(tables) == find_canaries(sheets) == expected


def test_no_error_of_other_formats_shows_canaries(tmp_path: Path) -> None:
    """No error of an invalid Popolo document or table shows a canary."""
    wrong_day = "1955-02-31"
    person = {"id": "m", "birth_date": wrong_day, "identifiers": [{"scheme": 7, "identifier": [NUMBERS[0]]}]}
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps({"persons": [person]}), ends=Ends.LAST_DAY)
    messages = str(caught.value) + repr(caught.value)
    (tmp_path / "members.csv").write_text(f"id,name,birth_date\nm,x,{wrong_day}\n", encoding="utf-8")
    (tmp_path / "member_identifiers.csv").write_text(f"member_id,scheme,value\nx,nik,{NUMBERS[0]}\n", encoding="utf-8")
    (tmp_path / "member_cards.csv").write_text(f"member_id,number,kind\nm,{NUMBERS[1]},x\n", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_csv(tmp_path)
    messages += str(caught.value) + repr(caught.value)
    assert "birth_date" in messages
    assert "members.csv!C2" in messages
    assert [canary for canary in (*NUMBERS, wrong_day) if canary in messages] == []


def test_no_repr_shows_canaries() -> None:
    """No repr and no text of a record, or of a value in a sensitive field, shows a canary, also within a list."""
    values = [
        getattr(record, name.partition(".")[2])
        for _, record in PLANTED.walk()
        for name, kind in SENSITIVE_FIELDS.items()
        if type(record) is kind
    ]
    shown = [value for value in values if not isinstance(value, str | PartialDate)]
    records = [record for _, record in PLANTED.walk()]
    assert find_canaries("".join([repr([PLANTED, *records, shown]), *map(str, [PLANTED, *records, *shown])])) == []


@pytest.mark.parametrize("other", [Register(), redact(PLANTED), Register.of(IPSM, TWIN)])
def test_no_view_shows_canaries(other: Register) -> None:
    """No board, change, statistic or notebook table shows a canary, whatever register is compared."""
    both_changes = [compare_registers(PLANTED, other), compare_registers(other, PLANTED)]
    board, counts = view_board(PLANTED, IPSM.id), count_contents(PLANTED)
    texts = [render_board(board), render_statistics(counts), *map(render_changes, both_changes)]
    trees = [
        board.to_dict(),
        counts.to_dict(),
        *(found_changes.to_dict(language="id") for found_changes in both_changes),
    ]
    report = check(PLANTED, config=Config(expect_sources=True, expect_decrees=True), undetermined=True)
    shown: list[HtmlView] = [PLANTED, report, *PLANTED.organisations, *PLANTED.board_terms, *report.findings]
    tables = [value.to_html(language=language) for value in shown for language in i18n.LANGUAGES]
    texts += [repr(report), str(report.to_dict()), *(finding.message(language="id") for finding in report)]
    assert all(both_changes)
    assert find_canaries("".join([*texts, json.dumps(trees), *tables, repr(board), repr(both_changes)])) == []


EXAMPLES: Final = [load(Path(__file__).parents[2] / "examples" / name) for name in ("batang.json", "troubled.json")]
LANGUAGES: Final[st.SearchStrategy[Language]] = st.sampled_from(["en", "id"])


def join_digits(text: str) -> str:
    """Return a text with the separators between digits removed."""
    return re.sub(r"(?<=[0-9])(?:[ ._/\u00a0\u2013-]|\\xa0)(?=[0-9])", "", text)


# Any: a value of any field of a record.
def plant_number(value: Any, number: str, *, ahead: bool) -> Any:
    """Return the value with a number before or after each of its texts, including ids and references."""
    if type(value) is str:
        return f"{number}, {value}" if ahead else f"{value}, {number}"
    if isinstance(value, PersonName):
        return PersonName(plant_number(value.text, number, ahead=ahead))
    if isinstance(value, tuple):
        return tuple(plant_number(item, number, ahead=ahead) for item in value)
    if isinstance(value, Record | Register):
        # What is withheld are names of fields.
        names = [field.name for field in attrs.fields(type(value)) if field.init and field.name != "withheld"]
        return attrs.evolve(value, **{name: plant_number(getattr(value, name), number, ahead=ahead) for name in names})
    return value


@st.composite
def registers_with_number(draw: st.DrawFn) -> tuple[Register, str]:
    """Generate a register with a number in every text field, and the number."""
    number = draw(DIGITS)
    register = draw(st.sampled_from(EXAMPLES) | registers())
    planted: Register = plant_number(register, number, ahead=draw(st.booleans()))
    return planted, number


def is_shown(number: str, *texts: str) -> bool:
    """Return whether any of the texts shows the number, in any grouping."""
    return any(join_digits(number) in join_digits(text) for text in texts)


def assert_no_report_shows_a_misplaced_number(planted: tuple[Register, str], language: Language) -> None:
    """Assert that no report for people shows a misplaced number, and that JSON has it."""
    register, number = planted
    report, document = check(register, undetermined=True), dumps(register)
    pointers = {finding.path for finding in report if finding.path}
    places = locate_pointers(document, report.pointers)
    excerpts, owners = make_excerpts(document, pointers), find_owners(register, pointers)
    context = DocumentContext(locations=places, excerpts=excerpts, owners=owners)
    text = render_text(report, language=language, name="a.json", context=context)
    messages = [finding.message(language=language) for finding in report]
    texts = [text, render_github([("a.json", report)], language=language), report._repr_html_(), *messages]
    assert not is_shown(number, *texts)
    params = [param for finding in report for param in finding.params.values()]
    if number in "".join(map(str, params)):
        assert number in json.dumps(report.to_dict(), ensure_ascii=False)


def assert_no_view_shows_a_misplaced_number(
    planted: tuple[Register, str],
    language: Language,
    width: int,
    unicode: bool,  # noqa: FBT001  # drawn
) -> None:
    """Assert that no board, timeline, change, statistic or notebook table shows it, at any width."""
    register, number = planted
    boards = list(iter_board_views(register))
    texts = [render_board(board, language=language, width=width) for board in boards]
    texts.append(render_timeline(make_timeline(register), width=width, language=language, unicode=unicode))
    texts += (
        render_changes(compare_registers(old, new), language=language, width=width)
        for old, new in ((register, Register()), (Register(), register), (register, EXAMPLES[0]))
    )
    texts += [render_statistics(count_contents(register), language=language), register._repr_html_()]
    shown: list[HtmlView] = [*register.organisations, *register.board_terms]
    texts += (record.to_html(language=language) for record in shown)
    assert not is_shown(number, *texts)
    for board in boards:
        assert number in json.dumps(board.to_dict(), ensure_ascii=False)


def assert_no_picture_shows_a_misplaced_number(planted: tuple[Register, str], language: Language) -> None:
    """Assert that no picture shows it, nor its alternative text or tooltips."""
    register, number = planted
    pictures = [
        charts.draw_timeline(register, language=language),
        charts.draw_timeline(register, title=f"Data {number}"),
    ]
    pictures += (
        charts.draw_board(register, term_id, language=language)
        for term_id in {term.id for term in register.board_terms}
    )
    for picture in (picture for pages in pictures for picture in pages):
        # As in the file.
        tips = [escape(item.tip) for item in picture.items if item.tip]
        assert not is_shown(number, picture.title, picture.alt, repr(picture), *list_texts(picture), *tips)


@given(registers_with_number(), LANGUAGES, st.integers(40, 200), st.booleans())
def test_nothing_shows_a_misplaced_number(
    planted: tuple[Register, str],
    language: Language,
    width: int,
    unicode: bool,  # noqa: FBT001  # drawn
) -> None:
    """The properties of all outputs for a register with a misplaced number; one test, because drawing is slow."""
    assert_no_report_shows_a_misplaced_number(planted, language)
    assert_no_view_shows_a_misplaced_number(planted, language, width, unicode)
    assert_no_picture_shows_a_misplaced_number(planted, language)


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_file_of_a_picture_shows_a_misplaced_number(example: Register) -> None:
    """No file of a picture shows it."""
    register: Register = plant_number(example, NUMBERS[0], ahead=False)
    for pages in (charts.draw_timeline(register), charts.draw_board(register, register.board_terms[0].id)):
        assert (
            find_canaries(pages._repr_html_() + "".join(picture.to_png().decode("latin-1") for picture in pages)) == []
        )


@given(DIGITS)
def test_no_list_of_citations_shows_a_misplaced_number(number: str) -> None:
    """A number in a quotation is masked; the name of the file is unchanged."""
    text = f"UU Nomor {number} Tahun 2009"
    assert not is_shown(number, render_citations(text, find_citations(text)))
    assert sanitise(number) in render_citations(text, find_citations(text), name=f"{number}.txt")


@pytest.mark.parametrize(
    "text",
    ["2025-10-15", "2025-10-15/2030-10-15", "33.25.11.2013", "2025-10-15 – 2030-10-15", "20251015", "0285 39123"],
)
def test_dates_and_codes_are_not_masked(text: str) -> None:
    """Dates, periods and codes of areas are shown unchanged."""
    assert escape(text) == text


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_names_of_files_are_not_masked(form: str, tmp_path: Path, capsys: Captured) -> None:
    """The name of a file, which may end in a time stamp, is shown unchanged, so that it can be opened."""
    file = tmp_path / "register-20261127094512.json"
    dump(PLANTED, file)
    assert cli.main(["check", "--format", form, str(file)]) == cli.FOUND
    assert cli.main(["check", str(file.with_suffix(".jsonl"))]) == cli.UNREADABLE
    out, err = capsys.readouterr()
    assert file.name in out
    assert "register-20261127094512.jsonl: cannot be read" in err
