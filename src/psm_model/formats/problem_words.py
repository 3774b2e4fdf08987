"""describe_document_error: why a document is not a register, in English or Indonesian."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from psm_model.errors import FormatError, Problem
from psm_model.i18n import Language, require_language

from .phrases import PhraseBook
from .value_words import VALUE_WORDS

__all__ = ["DOCUMENT_PHRASES", "describe_document_error"]

_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "file": "berkas",
        "text": "teks",
        "line": "baris",
        # Places in a text.
        "a closing quotation mark for the text that begins at {}": (
            "tanda petik penutup untuk teks yang dimulai pada {}"
        ),
        "{} at line {}, column {}": "{} pada baris {}, kolom {}",
        "{} at column {}": "{} pada kolom {}",
        "line {}, column {}": "baris {}, kolom {}",
        "column {}": "kolom {}",
        # JSON.
        "a JSON document": "dokumen JSON",
        "a JSON object": "objek JSON",
        "a whole JSON document": "dokumen JSON yang utuh",
        "a whole JSON object": "objek JSON yang utuh",
        "nothing after the end of the JSON document": "tidak ada apa-apa sesudah akhir dokumen JSON",
        "nothing after the end of the JSON object": "tidak ada apa-apa sesudah akhir objek JSON",
        "a colon after the key": "titik dua sesudah kunci",
        "a comma or a closing bracket": "koma atau kurung tutup",
        'a key in straight double quotes (")': 'kunci dalam tanda petik ganda lurus (")',
        "no comma before the closing {}": "tanpa koma sebelum penutup {}",
        "JSON without comments": "JSON tanpa komentar",
        "a text without control characters": "teks tanpa karakter kendali",
        "four hexadecimal digits after \\u": "empat angka heksadesimal sesudah \\u",
        "an escape that JSON has": "urutan garis miring terbalik yang dikenal JSON",
        "the end of the {}": "akhir {}",
        "an empty {}": "{} kosong",
        "a {} of spaces and line breaks only": "{} yang hanya berisi spasi dan ganti baris",
        "a line break": "ganti baris",
        "a tab": "tab",
        "each key once": "setiap kunci satu kali",
        "each column once": "setiap kolom satu kali",
        "each table once": "setiap tabel satu kali",
        "{} more than once": "{} lebih dari satu kali",
        "{} again": "{} sekali lagi",
        "it again, beside {}": "tabel itu sekali lagi, di samping {}",
        "lines of at most {} bytes": "baris yang panjangnya paling banyak {} bita",
        "lines of at most {} characters": "baris yang panjangnya paling banyak {} karakter",
        "a line that is not blank in the first {} bytes": "baris berisi dalam {} bita pertama",
        "blank lines only": "baris kosong saja",
        "a document of at most {} bytes": "dokumen yang ukurannya paling besar {} bita",
        "more": "lebih dari itu",
        "a file on disk, because it is read several times": "berkas pada penyimpanan, karena dibaca beberapa kali",
        "a pipe or a device": "pipa atau perangkat",
        "a pipe or a device, which can be read only once": "pipa atau perangkat, yang hanya dapat dibaca satu kali",
        "a longer one": "baris yang lebih panjang",
        # Encodings and files.
        "text in UTF-8": "teks dalam UTF-8",
        "a file in UTF-8, as Excel saves it by 'CSV UTF-8'": (
            "berkas dalam UTF-8, yang di Excel disimpan sebagai 'CSV UTF-8'"
        ),
        "a text in {}": "teks dalam {}",
        "the byte {}": "bita {}",
        "a file compressed by gzip, whose name must end in .gz": (
            "berkas yang dimampatkan dengan gzip; namanya harus berakhiran .gz"
        ),
        "a file compressed by Zstandard, whose name must end in .zst": (
            "berkas yang dimampatkan dengan Zstandard; namanya harus berakhiran .zst"
        ),
        "a zip archive, such as a workbook": "arsip zip, misalnya buku kerja",
        "a PDF file": "berkas PDF",
        "a whole file compressed as {}": "berkas utuh yang dimampatkan sebagai {}",
        "one that is cut off": "berkas yang terpotong",
        "one that is damaged or not compressed": "berkas yang rusak atau tidak dimampatkan",
        "a file that unpacks to at most {} times its size, or {} MiB": (
            "berkas yang bila dibuka paling besar {} kali ukurannya, atau {} MiB"
        ),
        "one that unpacks to more": "berkas yang lebih besar dari itu",
        "{}; to read more, unpack it first": "{}; untuk membaca lebih banyak, buka dahulu kompresinya",
        "{}; to read more, pass {}": "{}; untuk membaca lebih banyak, berikan {}",
        "the folder of the Parquet files": "folder berkas Parquet",
        "the folder of the CSV files": "folder berkas CSV",
        "a file that ends in {}": "berkas yang berakhiran {}",
        "a table in CSV": "tabel CSV",
        "a table with headings": "tabel dengan judul kolom",
        "{} in line {}": "{} pada baris {}",
        "{} cells, the limit of max_cells": "{} sel, batas max_cells",
        "more than {} columns": "lebih dari {} kolom",
        "at most {} characters in a cell": "paling banyak {} karakter dalam satu sel",
        "{} in {} of row {}": "{} pada {} di baris {}",
        "a workbook that is saved as .xlsx": "buku kerja yang disimpan sebagai .xlsx",
        "a workbook that a spreadsheet saved as .xlsx, without a password": (
            "buku kerja yang disimpan program lembar kerja sebagai .xlsx, tanpa kata sandi"
        ),
        "a sheet that can be read; where a spreadsheet opens it, save it anew": (
            "lembar yang dapat dibaca; jika program lembar kerja dapat membukanya, simpan ulang"
        ),
        "one whose part is not there": "lembar tanpa isi",
        "{}, after {} rows": "{}, setelah {} baris",
        "an OpenDocument file (.ods)": "berkas OpenDocument (.ods)",
        "a binary workbook (.xlsb)": "buku kerja biner (.xlsb)",
        "a document of Word (.docx)": "dokumen Word (.docx)",
        "a presentation (.pptx)": "presentasi (.pptx)",
        "a file of Numbers": "berkas Numbers",
        "an archive of other files": "arsip berisi berkas lain",
        "a web page": "halaman web",
        "XML that no workbook is saved as, perhaps a spreadsheet of 2003": (
            "XML yang bukan buku kerja, mungkin lembar kerja tahun 2003"
        ),
        "a PDF": "PDF",
        "a text, perhaps a table in CSV": "teks, mungkin tabel CSV",
        "a file of another kind": "berkas jenis lain",
        "an old workbook (.xls)": "buku kerja lama (.xls)",
        "one with a password": "buku kerja dengan kata sandi",
        "one with a password, or an old one (.xls)": "buku kerja dengan kata sandi, atau yang lama (.xls)",
        "one that is damaged": "buku kerja yang rusak",
        "one that is damaged or cut off": "buku kerja yang rusak atau terpotong",
        "one in which XML is broken": "buku kerja yang XML-nya rusak",
        "one with an unsupported compression": "buku kerja dengan kompresi yang tidak didukung",
        "one that lacks a part to which it refers": "buku kerja yang salah satu bagiannya tidak ada",
        "one that is larger than {} when it is unpacked, unless limit allows more": (
            "buku kerja yang lebih besar dari {} setelah dibuka, kecuali limit mengizinkan lebih banyak"
        ),
        "one with a document type, which no workbook has": "buku kerja dengan deklarasi jenis dokumen",
        "one with a tag longer than {} MiB": "buku kerja dengan tag yang lebih panjang dari {} MiB",
        "one with more than {}, blank ones before others counted, by {}": (
            "buku kerja dengan lebih dari {}, termasuk sel kosong sebelum sel lain, sampai {}"
        ),
        "one with row {} twice": "lembar yang memuat baris {} dua kali",
        "one with a cell that does not belong to row {}": "lembar dengan sel yang bukan milik baris {}",
        "one with more than {} columns": "lembar dengan lebih dari {} kolom",
        "one with a cell twice in row {}": "lembar dengan sel yang sama dua kali pada baris {}",
        "one with a row outside 1 to {}": "lembar dengan baris di luar 1 sampai {}",
        "one with more than {} sheets": "buku kerja dengan lebih dari {} lembar",
        # Tables.
        "a table of a register, as {} or {}": "tabel register, seperti {} atau {}",
        "a row of headings with {}": "baris judul kolom yang memuat {}",
        "none in the first {} rows, of which this one lacks {}": (
            "tidak ada dalam {} baris pertama; baris ini kekurangan {}"
        ),
        "none in the first row, of which this one lacks {}": "tidak ada pada baris pertama; baris ini kekurangan {}",
        "none in the first {} rows": "tidak ada dalam {} baris pertama",
        "none in the first row": "tidak ada pada baris pertama",
        "something under exactly one of {} and {}, or one of these headings under {}": (
            "isian tepat pada salah satu dari {} dan {}, atau salah satu judul itu pada {}"
        ),
        "something under exactly one of {} and {}": "isian tepat pada salah satu dari {} dan {}",
        "something under {} or {}": "isian pada {} atau {}",
        "something under {}": "isian pada {}",
        "nothing, as it is merged into {}": "kosong, karena digabung ke dalam {}",
        "an id listed in {}": "ID yang tercantum pada {}",
        "{}, or '..' where there is no end": "{}; '..' jika tanpa batas waktu",
        "a date as in '15 Oktober 2025', 'Rabu (15/10/2025)', 'Oktober 2025' or '2025'": (
            "tanggal seperti '15 Oktober 2025', 'Rabu (15/10/2025)', 'Oktober 2025', atau '2025'"
        ),
        "a date as in '2025-10-15' or '15 Oktober 2025'": "tanggal seperti '2025-10-15' atau '15 Oktober 2025'",
        "a date, perhaps {}, in a cell that is formatted as a date or as text": (
            "tanggal, mungkin {}, dalam sel berformat tanggal atau teks"
        ),
        "a date, in a cell that is formatted as a date or as text": "tanggal, dalam sel berformat tanggal atau teks",
        "a date, without the time of the day": "tanggal, tanpa jam",
        "a date": "tanggal",
        "the year {} or this date, {}: one formatted as a date makes a date of a year": (
            "tahun {} atau tanggal ini, {}: sel berformat tanggal mengubah tahun menjadi tanggal"
        ),
        "the year or this date, {}: one formatted as a date makes a date of a year": (
            "tahun atau tanggal ini, {}: sel berformat tanggal mengubah tahun menjadi tanggal"
        ),
        "in a cell that is formatted as text": "dalam sel berformat teks",
        "the code of an area, in a cell that is formatted as text": "kode wilayah, dalam sel berformat teks",
        "the code of an area, {}": "kode wilayah, {}",
        "the code of an area": "kode wilayah",
        "all digits, in a cell that is formatted as text: a number in a spreadsheet keeps {}": (
            "semua angkanya, dalam sel berformat teks: bilangan dalam lembar kerja hanya menyimpan {} angka"
        ),
        "a text, in a cell that is formatted as text": "teks, dalam sel berformat teks",
        "texts divided by semicolons, in quotation marks if they hold one": (
            "teks yang dipisahkan dengan titik koma, dalam tanda petik jika memuat titik koma"
        ),
        "ya or tidak, or true or false": "ya atau tidak, atau true atau false",
        "a whole number from 0": "bilangan bulat mulai 0",
        "JSON, as the template's note shows": "JSON, seperti contoh pada keterangan kolom",
        "the number {}": "bilangan {}",
        "the date {}": "tanggal {}",
        "a large number": "bilangan besar",
        "a value that cannot be read": "nilai yang tidak dapat dibaca",
        "a number that is not a date, in a cell that is formatted as one": (
            "bilangan yang bukan tanggal, dalam sel berformat tanggal"
        ),
        "a formula without its value, which a spreadsheet saves with the workbook": (
            "rumus tanpa nilainya, yang disimpan program lembar kerja bersama buku kerja"
        ),
        "a date whose year is not shown, and may have been added by the spreadsheet": (
            "tanggal yang tahunnya tidak tampil, dan mungkin ditambahkan oleh program lembar kerja"
        ),
        "a number that its format shows as something else": "bilangan yang ditampilkan lain oleh formatnya",
        "a duration": "lama waktu",
        "a percentage": "persentase",
        "a time of the day": "jam",
        "the error {}": "galat {}",
        "an error": "galat",
        # Values.
        "one of the keys {}": "salah satu kunci {}",
        "one of {}": "salah satu dari {}",
        "one with {} characters": "teks dengan {} karakter",
        "one with more characters": "teks yang lebih panjang",
        "a text that is not empty": "teks yang tidak kosong",
        "a text of at most {} characters": "teks paling banyak {} karakter",
        "one of {} characters": "teks sepanjang {} karakter",
        "a number that JSON has": "bilangan yang dikenal JSON",
        "a number within 1.8e308 of zero": "bilangan antara -1,8e308 dan 1,8e308",
        "one beyond": "bilangan di luar batas itu",
        "a whole number of at most {} digits": "bilangan bulat yang panjangnya paling banyak {} angka",
        "one of {} digits": "bilangan sepanjang {} angka",
        "a text that Unicode allows": "teks yang sah menurut Unicode",
        "half of a surrogate pair": "separuh pasangan pengganti",
        "a whole number from 0 to {}": "bilangan bulat dari 0 sampai dengan {}",
        "true or false": "true atau false",
        "a text": "teks",
        "a list of texts": "daftar teks",
        "a list": "daftar",
        "a whole number": "bilangan bulat",
        "an object with start and end": "objek dengan start dan end",
        "an object with some of {}": "objek dengan beberapa dari {}",
        "an object without the key {}": "objek tanpa kunci {}",
        "an object": "objek",
        "a value that is not shown": "isian yang tidak ditampilkan",
        "a key that is not shown": "kunci yang tidak ditampilkan",
        "a value": "isian",
        "an appointment (exactly one of {}, {} and {}, or none if withheld names one of them)": (
            "jabatan dengan tepat salah satu dari {}, {}, dan {}; tanpa semuanya jika withheld menyebut salah satunya"
        ),
        "nothing": "kosong",
        "one": "ada",
        "none of it": "tidak satu pun",
        "none": "tidak ada",
        "another key, {}": "kunci lain, {}",
        "lines of version {}; convert the file by psm-model convert": (
            "baris versi {}; ubah berkasnya dengan psm-model convert"
        ),
        "lines of an older version": "baris versi lama",
        "others": "yang lain",
        "a version of the format up to {}, the newest that this psm-model knows": (
            "versi format sampai dengan {}, yang terbaru menurut psm-model ini"
        ),
        "a first line {}": "baris pertama {}",
        "a type, one of {}": "jenis, yaitu salah satu dari {}",
        "fewer than {} problems before": "kurang dari {} masalah sebelumnya",
        "{}: the rest of the document was not read": "{}: sisa dokumen tidak dibaca",
        "{}: the rest of the file was not read": "{}: sisa berkas tidak dibaca",
        "a date ({})": "{}",
        "the weekday of {}, which is a {}": "nama hari yang benar untuk {}, yaitu {}",
        "a partial date ({})": "tanggal ({})",
        "a period (a start no later than its end)": "rentang waktu (awal yang tidak sesudah akhirnya)",
        "a period ({})": "rentang waktu ({})",
        "an area code ({})": "kode wilayah ({})",
        "a title of a post ({})": "sebutan jabatan ({})",
        "a legal citation ({})": "kutipan peraturan ({})",
        "a citation ({})": "kutipan peraturan ({})",
        "a legal basis (a citation, or its text as written)": "dasar hukum (kutipan, atau bunyinya menurut sumber)",
        "a person's name ({})": "nama orang ({})",
        "an identifier ({})": "nomor identitas ({})",
        "a value of withheld (names of optional fields of the record)": (
            "isian withheld (nama kolom yang boleh kosong pada catatan itu)"
        ),
        "a value of withheld (names of fields without a value)": "isian withheld (nama kolom yang kosong)",
        "a value of withheld (each name once)": "isian withheld (setiap nama satu kali)",
        "a value of {} ({})": "isian {} ({})",
        "'YYYY', 'YYYY-MM' or 'YYYY-MM-DD' from {} to {}": (
            "'TTTT', 'TTTT-BB', atau 'TTTT-BB-HH' dari {} sampai dengan {}"
        ),
        "a month from 1 to 12": "bulan dari 1 sampai dengan 12",
        "a day that exists: {} has {} days at most": "hari yang ada dalam kalender: {} paling banyak {} hari",
        "a day that exists: {} has {} days": "hari yang ada dalam kalender: {} hanya {} hari",
        "a month, because a day is given": "bulan, karena harinya disebut",
        "{}; a date is {}": "{}; tanggal ialah {}",
        "'start/end', where start is a date or nothing and end a date, '..' or nothing": (
            "'awal/akhir': awal ialah tanggal atau kosong; akhir ialah tanggal, '..', atau kosong"
        ),
        "digits in blocks as in '33', '33.25', '33.25.11' or '33.25.11.1013'": (
            "angka dalam blok seperti '33', '33.25', '33.25.11', atau '33.25.11.1013'"
        ),
        "one citation as in 'Permensos 10/2019 Pasal 21 ayat (1)'": (
            "satu kutipan seperti 'Permensos 10/2019 Pasal 21 ayat (1)'"
        ),
        "one instrument as in 'Permensos 10/2019'": "satu peraturan seperti 'Permensos 10/2019'",
        "places that name an article, chapter, annex, dictum or division": (
            "tempat yang menyebut pasal, bab, lampiran, diktum, atau bagian"
        ),
        "one post of a board, as in 'Ketua', 'Plt. Wakil Sekretaris II' or 'Anggota Bidang Humas'": (
            "satu jabatan dalam kepengurusan, seperti 'Ketua', 'Plt. Wakil Sekretaris II', atau 'Anggota Bidang Humas'"
        ),
        "a year from {} to {}": "tahun dari {} sampai dengan {}",
    }
)
DOCUMENT_PHRASES: Final = PhraseBook(_WORDS, PhraseBook(VALUE_WORDS))
"""The phrases of problems of documents."""


def describe_document_error(error: FormatError, *, language: Language) -> str:
    """Return the message of an error of a document: its file and every problem.

    >>> error = FormatError((Problem("/members/0/name", "a text", "null"),), "register.json")
    >>> describe_document_error(error, language="id")
    'register.json: /members/0/name: seharusnya teks, ternyata null'

    Raises:
        ValueError: the language is not supported.
    """
    if require_language(language) == "en":
        return str(error)
    head = f"{error.source}: " if error.source else ""
    if len(error.problems) == 1:
        return head + _describe(error.problems[0])
    lines = "".join(f"\n  {_describe(problem)}" for problem in error.problems)
    return f"{head}{len(error.problems)} masalah:{lines}"


def _describe(problem: Problem) -> str:
    places = [] if problem.line is None else [f"baris {problem.line}"]
    if problem.path or not places:
        places.append(problem.path or "dokumen")
    expected, got = map(DOCUMENT_PHRASES.translate, (problem.expected, problem.got))
    return f"{': '.join(places)}: seharusnya {expected}, ternyata {got}"
