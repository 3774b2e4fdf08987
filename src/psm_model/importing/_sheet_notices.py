"""SheetNotices: what to know about a sheet whose rows were read, each once."""

from __future__ import annotations

from collections import Counter
from typing import Final

from psm_model.i18n import Bilingual

from ._columns import ColumnReader
from ._headings import column_letter
from ._name_marks import MarkUse
from ._panels import base_heading
from ._sheet_problems import list_rows
from ._synonyms import find_synonym
from .report import ReportBuilder

__all__ = ["SheetNotices"]

_HIDDEN: Final = Bilingual("hidden rows were read", "baris tersembunyi ikut dibaca")
_UNUSED: Final = Bilingual(
    "texts above further headings, which no title of the mapping reads; the rows below them belong to the same board "
    "or list as those above",
    "teks di atas judul kolom berikutnya yang tidak dibaca titles; baris di bawahnya dianggap satu kepengurusan atau "
    "daftar dengan baris di atasnya",
)
_OFFICES: Final = Bilingual(
    "an office is in the column of names; it holds the post, and no member was made",
    "kolom nama memuat jabatan seorang pejabat; kedudukannya dicatat untuk pejabat itu, tanpa anggota",
)
_RESTARTED: Final = Bilingual(
    "the running numbers begin again without a title; these rows and those above are one board",
    "nomor urut mulai lagi tanpa judul; baris ini dan baris di atasnya menjadi satu kepengurusan",
)
_WITHOUT_POST: Final = Bilingual(
    "rows without a post were loaded as members without an appointment",
    "baris tanpa jabatan dimuat sebagai anggota, di luar kepengurusan",
)
_REPEATED: Final = Bilingual(
    "rows have the NIK of a row above, and were loaded as further members; if they are one person, write "
    'member_key = ["identifier.nik"] in the table of the mapping',
    "NIK baris ini sama dengan baris di atasnya, dan dimuat sebagai anggota lain; jika orangnya sama, tulis "
    'member_key = ["identifier.nik"] di tabel pemetaan',
)
_REPEATED_POSTS: Final = Bilingual(
    "rows state a post of their member that a row above states; it counts once",
    "baris menyebut jabatan anggota yang sudah disebut baris di atasnya; jabatan itu dihitung satu kali",
)
_OTHER_TABLES: Final = Bilingual(
    "rows of a table below that has no names of people were left out",
    "baris tabel di bawahnya, yang tidak memuat nama orang, dilewati",
)
_MARKS: Final = {
    MarkUse.READ: Bilingual("a post beside the name was read", "jabatan di samping nama dibaca"),
    MarkUse.DROPPED: Bilingual(
        "a mark beside the name, such as (PAW), (Alm) or a post, is no part of it and was left out",
        "tanda di samping nama, seperti (PAW), (Alm), atau jabatan, bukan bagian nama dan tidak dimuat",
    ),
    MarkUse.CONTRADICTED: Bilingual(
        "a post beside the name is another one than that of the row, and was left out",
        "jabatan di samping nama berbeda dari jabatan baris itu, dan tidak dimuat",
    ),
    MarkUse.KEPT: Bilingual(
        "a text in brackets after the name is not known, and was kept in the name",
        "teks dalam kurung di belakang nama tidak dikenal, dan tetap menjadi bagian nama",
    ),
}


class SheetNotices:
    """What to know about a sheet."""

    def __init__(self) -> None:
        self.hidden: list[int] = []
        """Hidden rows with people."""
        self.unused: list[int] = []
        """Rows with texts above further headings, which no title reads."""
        self.offices: list[int] = []
        """Rows that name an office and no person."""
        self.restarted: list[int] = []
        """Rows of a board whose running number begins again, without a title or a section above."""
        self.departed: Counter[int] = Counter()
        """The numbers of cells that say that a person died or left, by column that the mapping skips."""
        self.hidden_columns: list[int] = []
        """Hidden columns that the mapping reads."""
        self.without_post: list[int] = []
        """Rows of members that have no post."""
        self.repeated: list[int] = []
        """Rows of members that have the NIK of an earlier row."""
        self.repeated_posts: list[int] = []
        """Rows that state a post that an earlier row of their member states."""
        self.marks: dict[MarkUse, list[int]] = {use: [] for use in MarkUse}
        """Rows with a mark beside a name, by what became of it."""
        self.other_tables: list[int] = []
        """Rows of tables that are not about people."""
        self.unwanted: Counter[tuple[int, str]] = Counter()
        """The numbers of cells in columns that the mapping skips, by column and heading."""

    def report(self, columns: ColumnReader, heading_row: int, report: ReportBuilder) -> None:
        """Add the notices to the report."""
        for (at, heading), count in self.unwanted.items():
            if find_synonym(base_heading(heading)) == "name":
                report.add_notice(
                    columns.place(heading_row, at),
                    f"the mapping skips this column of names: {count:,} people are not loaded",
                    f"pemetaan melewati kolom nama ini: {count:,} orang tidak dimuat",
                )
        for at, count in (+self.departed).items():
            report.add_notice(
                columns.place(heading_row, at),
                f"the mapping skips this column, in which {count:,} cells say that a person died, left or is inactive; "
                "these people were loaded like the others",
                f"pemetaan melewati kolom ini, padahal {count:,} sel menyebut orang yang meninggal, keluar, atau tidak "
                "aktif; orang itu tetap dimuat",
            )
        if self.hidden_columns:
            listed = ", ".join(map(column_letter, self.hidden_columns))
            report.add_notice(
                columns.place(heading_row, self.hidden_columns[0]),
                f"hidden columns were read: {listed}",
                f"kolom tersembunyi ikut dibaca: {listed}",
            )
        rows_by_text = (
            (self.hidden, _HIDDEN),
            (self.unused, _UNUSED),
            (self.restarted, _RESTARTED),
            (self.offices, _OFFICES),
            (self.without_post, _WITHOUT_POST),
            (self.repeated, _REPEATED),
            (self.repeated_posts, _REPEATED_POSTS),
            (self.other_tables, _OTHER_TABLES),
            *((rows, _MARKS[use]) for use, rows in self.marks.items()),
        )
        for rows, text in rows_by_text:
            if rows:
                listed = list_rows(rows)
                place = columns.place(rows[0])
                report.add_notice(place, f"{text.english}: {listed}", f"{text.indonesian}: {listed}")
