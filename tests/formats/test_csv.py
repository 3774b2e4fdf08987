"""CSV: a folder of tables with a Frictionless Table Schema, from any program, with problems by cell."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any, Final

import attrs
import frictionless
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from psm_model.entities import Appointment, BoardTerm, Inauguration, Organisation, Post, Register
from psm_model.errors import FormatError
from psm_model.formats import load
from psm_model.formats.csv import PACKAGE, read_csv, write_csv
from psm_model.formats.loss import Loss
from psm_model.formats.tables.cells import MAX_COLUMNS
from psm_model.strategies import registers, valid_registers
from psm_model.values import Level, PersonName
from tests.cases.documents import DOCUMENTS
from tests.formats.losses import remove_losses
from tests.formats.results import register_and_losses

IPSM: Final = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
TERM: Final = BoardTerm(
    id="t",
    organisation_id="o",
    label="=2025–2030",
    appointments=(Appointment(id="a", post=Post.CHAIR, name=PersonName("Contoh"), title="'-x"),),
)
SHARED_FOLDER: Final = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@SHARED_FOLDER
@given(register=registers() | valid_registers(), excel=st.booleans())
def test_round_trip(register: Register, tmp_path: Path, *, excel: bool) -> None:
    """A register survives CSV except for the reported losses."""
    losses = write_csv(register, tmp_path, excel=excel)
    assert register_and_losses(read_csv(tmp_path)) == (remove_losses(register, losses), ())


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case.stem)
def test_real_cases(case: Path, tmp_path: Path) -> None:
    """A real case has no losses."""
    register = load(case)
    assert write_csv(register, tmp_path) == ()
    assert register_and_losses(read_csv(tmp_path)) == (register, ())


# Any: a report of Frictionless.
def validate(folder: Path) -> Any:
    """Return the report of Frictionless for a folder."""
    return frictionless.Package(str(folder / PACKAGE)).validate()


@pytest.mark.slow
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(register=registers())
@pytest.mark.filterwarnings("default")
def test_tables_are_valid_by_their_schema(register: Register, tmp_path: Path) -> None:
    """The tables are valid by their schema, and Frictionless finds all of them."""
    write_csv(register, tmp_path)
    report = validate(tmp_path)
    assert report.valid, report.flatten(["type", "note"])
    assert len(report.tasks) == len(list(tmp_path.glob("*.csv")))


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_schema_is_strict(tmp_path: Path) -> None:
    """The schema refuses an empty required cell, an unknown code, and a part of an unknown record."""
    write_csv(Register.of(IPSM, TERM), tmp_path, excel=True)
    assert validate(tmp_path).valid
    for file, before, after, error in (
        ("organisations.csv", "IPSM", "", "constraint-error"),
        ("organisations.csv", "national", "nasional", "constraint-error"),
        ("board_term_appointments.csv", "t;a", "u;a", "foreign-key"),
    ):
        write_csv(Register.of(IPSM, TERM), tmp_path, excel=True)
        content = (tmp_path / file).read_text(encoding="utf-8")
        assert content.count(before) == 1
        (tmp_path / file).write_text(content.replace(before, after), encoding="utf-8")
        assert [kind for (kind,) in validate(tmp_path).flatten(["type"])] == [error]


def test_formulas_are_escaped(tmp_path: Path) -> None:
    """A text that a spreadsheet would run gets an apostrophe, which is removed when read; other texts are unchanged."""
    write_csv(Register.of(IPSM, TERM), tmp_path)
    with (tmp_path / "board_terms.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["label"] == "'=2025–2030"
    with (tmp_path / "board_term_appointments.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["title"] == "''-x"
    assert read_csv(tmp_path).register.board_terms == (TERM,)


def test_losses_are_reported(tmp_path: Path) -> None:
    """Values that no cell can represent are reported: empty texts, and parts of a second entity."""
    unrepresentable = attrs.evolve(TERM, label=" ", inaugurations=(Inauguration(place=""),))
    losses = write_csv(Register.of(IPSM, TERM, unrepresentable), tmp_path)
    assert {loss.path for loss in losses} == {
        "/board_terms/1/label",
        "/board_terms/1/inaugurations",
        "/board_terms/1/appointments",
    }
    assert register_and_losses(read_csv(tmp_path)) == (
        remove_losses(Register.of(IPSM, TERM, unrepresentable), losses),
        (),
    )


def write_files(folder: Path, **files: str | bytes) -> Path:
    """Write CSV files into a folder, and return it."""
    for name, content in files.items():
        (folder / f"{name}.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_dialects(mark: str, delimiter: str, end: str, tmp_path: Path) -> None:
    """A table is read with any delimiter, line end and byte order mark, and in both languages."""
    rows = [["Nama *", "tingkat", "ID"], ["IPSM", "Nasional", "o"], [], ["", "", ""]]
    content = mark + "".join(delimiter.join(row) + end for row in rows)
    assert register_and_losses(read_csv(write_files(tmp_path, Organisasi=content))) == (Register.of(IPSM), ())


def list_messages(folder: Path) -> list[str]:
    """Return the messages for a folder that cannot be read."""
    with pytest.raises(FormatError) as caught:
        read_csv(folder)
    assert caught.value.source == str(folder)
    return [str(problem) for problem in caught.value.problems]


def test_every_problem_is_reported(tmp_path: Path) -> None:
    """Every bad cell is reported once by its name, in the order of the tables."""
    write_files(
        tmp_path,
        board_terms="id,organisation_id,label,period_start,status\nt,o,,2025-13,menjabat\n,o,x,,entah\n",
        organisations="id,name,level,founded,founded\no,IPSM,dusun,,\n",
        board_term_appointments="board_term_id,id,post\nt,a,ketua\nu,b,ketua\n,c,raja\n",
    )
    messages = list_messages(tmp_path)
    assert [message.split(":")[0] for message in messages] == [
        "organisations.csv!E1",
        "organisations.csv!C2",
        "board_terms.csv!D2",
        "board_terms.csv!A3",
        "board_terms.csv!E3",
        "board_term_appointments.csv!2",
        "board_term_appointments.csv!A3",
        "board_term_appointments.csv!A4",
        "board_term_appointments.csv!C4",
    ]
    assert "expected each column once, got 'founded' again" in messages[0]
    assert messages[2].startswith("board_terms.csv!D2: expected ")
    assert "'2025-13'" in messages[2]
    assert messages[3].endswith("got nothing")
    assert messages[5].endswith("under 'withheld', got 0")
    assert messages[6].endswith("expected an id listed in board_terms.csv, got 'u'")
    assert "expected one of chair (ketua), " in messages[8]


def test_missing_headings(tmp_path: Path) -> None:
    """If no row has all required headings, the most likely row is reported with what it lacks, and nothing below."""
    write_files(
        tmp_path,
        organisations="IPSM\nID;Nama *;Catatan\no;IPSM;dusun\n",
        members="Budi,Siti\n",
        member_identifiers="member_id,scheme,value\nm,kta,1\n",
        organisation_events="organisation_id\no\n",
        Pelatihan="x\n",
    )
    expected, got = "expected a row of headings with", "got none in the first"
    assert list_messages(tmp_path) == [
        f"organisations.csv!2: {expected} 'ID', 'Nama', 'Tingkat', {got} 3 rows, of which this one lacks 'Tingkat'",
        f"members.csv!1: {expected} 'id', 'name', {got} row",
        f"Pelatihan.csv!1: {expected} 'ID anggota', 'Nama pelatihan', {got} row",
    ]


TITLES: Final = ["Daftar IPSM, tahun 2025, Kabupaten Batang", "DATA;Nama", "", ";;;,,,", '"a\n;;"']
OTHER_HEADINGS: Final = ["No.", "Catatan, a, b, c, d", "Catatan; a\nb", "Foto", "Ket\t\t\t"]


@SHARED_FOLDER
@given(
    titles=st.lists(st.sampled_from(TITLES), max_size=19),
    others=st.lists(st.sampled_from(OTHER_HEADINGS), unique=True),
    delimiter=st.sampled_from([",", ";", "\t"]),
    before=st.booleans(),
)
def test_headings_are_found(
    titles: list[str], others: list[str], delimiter: str, tmp_path: Path, *, before: bool
) -> None:
    """Headings and delimiter are found, whatever is above and next to the headings."""
    text = io.StringIO("".join(f"{title}\n" for title in titles))
    text.seek(0, io.SEEK_END)
    writer = csv.writer(text, delimiter=delimiter)
    for ours, theirs in ((["ID *", "Nama", "Tingkat"], others), (["o", "IPSM", "nasional"], ["x"] * len(others))):
        writer.writerow([*theirs, *ours] if before else [*ours, *theirs])
    register, losses = register_and_losses(read_csv(write_files(tmp_path, Organisasi=text.getvalue())))
    assert register == Register.of(IPSM)
    first = 0 if before else 3
    places = [f"Organisasi.csv!{'ABCDEFGH'[first + index]}{len(titles) + 1}" for index in range(len(others))]
    assert [loss.path for loss in losses if loss.path in places] == places
    above = {f"Organisasi.csv!{row}" for row in range(1, len(titles) + 1)}
    assert {loss.path for loss in losses} - set(places) <= above


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_quotation_marks_after_a_space(delimiter: str, tmp_path: Path) -> None:
    """A quoted text after a delimiter and a space is one cell, as most people type it."""
    rows = f'id{delimiter} name\nm{delimiter}  "Siti Contoh{delimiter} S.Sos"\n'
    assert read_csv(write_files(tmp_path, members=rows)).register.members[0].name == PersonName(
        f"Siti Contoh{delimiter} S.Sos"
    )


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ('m,\t"Siti Contoh, S.Sos"', None),
        ('m,\u00a0"Siti Contoh, S.Sos"', None),
        ('m,Siti "Contoh, S.Sos"', None),
        ('m,"Siti Contoh" , S.Sos', None),
        ('m,Siti "Ibu" Contoh', 'Siti "Ibu" Contoh'),
        ('m,"Siti ""Ibu, x"" Contoh"', 'Siti "Ibu, x" Contoh'),
    ],
)
def test_quotation_marks_within_a_cell(row: str, name: str | None, tmp_path: Path) -> None:
    """Quotation marks that would split a name at a comma are refused; others are part of the name."""
    write_files(tmp_path, members=f"id,name\n{row}\n")
    if name is None:
        assert all(problem.startswith("members.csv") for problem in list_messages(tmp_path))
    else:
        assert read_csv(tmp_path).register.members[0].name == PersonName(name)


def test_split_names_are_reported(tmp_path: Path) -> None:
    """Each surplus cell of a name that a comma splits is reported, with its line if it differs from its row."""
    rows = "".join(f"m{number},Siti Contoh, S.Sos, M.Si\n" for number in range(500))
    register, losses = register_and_losses(read_csv(write_files(tmp_path, members=f"id,name\n{rows}")))
    assert len(register.members) == 500
    assert [loss.path for loss in losses] == [f"members.csv!{column}{row}" for row in range(2, 502) for column in "CD"]
    _, losses = register_and_losses(
        read_csv(write_files(tmp_path, members='id,name\nm,"Siti\nContoh"\nn,Siti, S.Sos\n'))
    )
    assert [str(loss) for loss in losses] == ["members.csv!C3: its column has no heading, in line 4 of the file"]


def test_headings_below_the_search_range(tmp_path: Path) -> None:
    """Headings are searched for in the first twenty rows only."""
    rows = "id,name,level\no,IPSM,national\n"
    assert register_and_losses(read_csv(write_files(tmp_path, organisations="\n" * 19 + rows))) == (
        Register.of(IPSM),
        (),
    )
    (problem,) = list_messages(write_files(tmp_path, organisations="\n" * 20 + rows))
    assert problem.endswith("got none in the first 20 rows")


def test_repeated_headings(tmp_path: Path) -> None:
    """Repeated headings, also with more columns, are no record, and hide nothing above them."""
    rows = "ID,Nama,Tingkat\no,IPSM,pusat\nID,Nama,Tingkat,Kode wilayah\np,IPSM,desa,33\n"
    messages = list_messages(write_files(tmp_path, Organisasi=rows))
    assert [message.split(":")[0] for message in messages] == ["Organisasi.csv!C3"]


def test_title_that_looks_like_a_heading(tmp_path: Path) -> None:
    """A title with the name of a heading is not taken for the headings below it."""
    write_files(
        tmp_path,
        board_terms="id;organisation_id\nt;o\n",
        Jabatan="Jabatan;Nama;\n\nJabatan;Nama;ID;ID masa bakti\nketua;Contoh;a;t\n",
    )
    (term,) = read_csv(tmp_path).register.board_terms
    assert [appointment.post for appointment in term.appointments] == [Post.CHAIR]


def test_rows_without_known_columns(tmp_path: Path) -> None:
    """A row with values only in unknown columns is no record; its values are reported by cell or by heading."""
    write_files(tmp_path, Organisasi="No.,ID,Nama,Tingkat\n1,o,IPSM,pusat\n2,,,\n3,, ,\n,,,,Dibuat oleh X\n,,,,Y\n")
    register, losses = register_and_losses(read_csv(tmp_path))
    assert register == Register.of(IPSM)
    assert losses == (
        Loss("Organisasi.csv!A1", "no column is called 'No.'; 3 cells below it left out"),
        Loss("Organisasi.csv!E5", "its column has no heading"),
        Loss("Organisasi.csv!E6", "its column has no heading"),
    )


def test_missing_values_name_their_heading(tmp_path: Path) -> None:
    """A missing value is reported by the heading that the table has, or would have."""
    write_files(
        tmp_path,
        Organisasi="ID,NAMA,Tingkat,Dasar kode wilayah\no,,pusat,300/2025\n",
        Anggota="ID,Nama,Kode wilayah,area_vintage\nm,Siti,,x\n",
        board_terms="id,organisation_id\nt,o\n",
        Jabatan="ID masa bakti,ID,Jabatan,Nama\nt,a,ketua,\n,b,ketua,Siti\nu,c,ketua,Siti\n",
        organisation_legal_bases="organisation_id,title,citation\no,x,\np,,UU 1/2000\n",
        member_training="member_id,title\nm,x\n",
    )
    assert list_messages(tmp_path) == [
        (
            "Organisasi.csv!2: expected something under 'Kode wilayah', as there is under 'Dasar kode wilayah', "
            "got nothing"
        ),
        "Organisasi.csv!B2: expected something under 'NAMA', got nothing",
        "organisation_legal_bases.csv!2: expected something under 'citation' or 'as_written', got none of it",
        "organisation_legal_bases.csv!A3: expected an id listed in Organisasi.csv, got 'p'",
        "Anggota.csv!C2: expected something under 'Kode wilayah', as there is under 'area_vintage', got nothing",
        (
            "Jabatan.csv!2: expected something under exactly one of 'ID anggota', 'Nama' and 'Pejabat', or one of "
            "these headings under 'Sengaja dikosongkan', got 0"
        ),
        "Jabatan.csv!A3: expected something under 'ID masa bakti', got nothing",
        "Jabatan.csv!A4: expected an id listed in board_terms.csv, got 'u'",
    ]


def test_unknown_parts_are_reported(tmp_path: Path) -> None:
    """An unknown table, an unknown heading and a cell without a heading are left out and reported."""
    write_files(tmp_path, organisations="Daftar IPSM\nid,name,level,Telepon,\no,IPSM,national,x,y,z\n", lain="a\n1\n")
    register, losses = register_and_losses(read_csv(tmp_path))
    assert register == Register.of(IPSM)
    assert losses == (
        Loss("lain.csv", "it is not a table of a register"),
        Loss("organisations.csv!1", "it is above the headings"),
        Loss("organisations.csv!D2", "no column is called 'Telepon'; 1 cell below it left out"),
        Loss("organisations.csv!E3", "its column has no heading"),
        Loss("organisations.csv!F3", "its column has no heading"),
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"id,name\n\xff,x\n", "the byte 0xff at line 2, column 1"),
        (b'id,name\n"a"b,x\n', "in line 2"),
        (b'id,name\n"a,x\n', "unexpected end of data"),
    ],
)
def test_invalid_csv(content: bytes, expected: str, tmp_path: Path) -> None:
    """A file that is not valid CSV is refused with the place of the problem."""
    (problem,) = list_messages(write_files(tmp_path, organisations=content))
    assert problem.startswith("organisations.csv: expected ")
    assert expected in problem


def test_duplicate_table(tmp_path: Path) -> None:
    """A table in two files, by its name in either language, is refused."""
    rows = "id,name,level\no,IPSM,national\n"
    write_files(tmp_path, Organisasi=rows, organisations=rows)
    assert list_messages(tmp_path) == [
        "organisations.csv: expected each table once, got it again, beside Organisasi.csv"
    ]


def test_folder_without_tables(tmp_path: Path) -> None:
    """A folder without a table is refused, and so is a text that is too long for a cell."""
    assert list_messages(tmp_path) == [
        "the document: expected a table of a register, as 'Organisasi' or 'organisations', got none"
    ]
    organisation = attrs.evolve(IPSM, partners=("x" * 60_000, "y" * 60_000))
    with pytest.raises(FormatError, match=r"expected at most 100,000 characters in a cell, got 120,002 in partners"):
        write_csv(Register.of(organisation), tmp_path / "new")
    assert not (tmp_path / "new").exists()
    with pytest.raises(TypeError, match="expected a register"):
        write_csv(IPSM, tmp_path)  # type: ignore[arg-type]  # as a caller without types


@pytest.mark.parametrize("line", [1, 2])
def test_row_with_too_many_columns_is_refused(line: int, tmp_path: Path) -> None:
    """A row may have as many cells as one of a workbook; wider ones are refused with their line, not worked through."""
    rows = ["id,name", "m,Contoh"]
    rows[line - 1] += "," * (MAX_COLUMNS - 2)
    (tmp_path / "members.csv").write_text("\n".join(rows), encoding="utf-8")
    assert read_csv(tmp_path).register.members[0].id == "m"
    rows[line - 1] += ","
    (tmp_path / "members.csv").write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(FormatError, match=f"a table in CSV, got more than 16,384 columns in line {line}"):
        read_csv(tmp_path)


@pytest.mark.parametrize("row", ["o,A", "o,A,{0}", "o,A,{0},33", "o,A,{0},,,,,,,,,,,,,,,,,,,,,,,,x"])
def test_values_of_a_row_with_another_number_of_cells_are_not_shown(row: str, tmp_path: Path) -> None:
    """A row with fewer or more cells than headings may be shifted, so that a personal value is in another column."""
    headings = "id,name,level,area,note"
    (tmp_path / "organisations.csv").write_text(f"{headings}\n{row.format('rahasia')}\n", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_csv(tmp_path)
    assert "rahasia" not in str(caught.value)
    whole = f"{headings}\no,A,rahasia,33,\n"
    (tmp_path / "organisations.csv").write_text(whole, encoding="utf-8")
    with pytest.raises(FormatError, match="got 'rahasia'"):
        read_csv(tmp_path)
