"""The Indonesian words of the help."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["HELP_WORDS"]

HELP_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Names of values.
        "ADDRESS": "ALAMAT",
        "CODE": "KODE",
        "CODES": "KODE",
        "COMMAND": "PERINTAH",
        "DAY": "HARI",
        "FIELDS": "ISIAN",
        "FILE": "BERKAS",
        "LEVEL": "TINGKAT",
        "MAP": "PEMETAAN",
        "NAME": "NAMA",
        "NEW": "BARU",
        "OLD": "LAMA",
        "OUT": "HASIL",
        "POST": "JABATAN",
        "QUESTION": "PERTANYAAN",
        "TEXT": "TEKS",
        "TITLE": "JUDUL",
        "psm-model COMMAND --help": "psm-model PERINTAH --help",
        # Headings.
        "usage: ": "pakai: ",
        "positional arguments": "argumen",
        "options": "opsi",
        "questions:": "pertanyaan:",
        "folders:": "folder:",
        "exit codes:": "kode keluar:",
        "examples:": "contoh:",
        # The first screen.
        "Check, show and convert registers of boards of Indonesia's community social workers (PSM, IPSM).": (
            "Memeriksa, menampilkan, dan mengonversi register kepengurusan pekerja sosial masyarakat (PSM, IPSM)."
        ),
        "check registers against the rules": "memeriksa register terhadap kaidah",
        "show who is on a board": "menampilkan susunan pengurus",
        "answer a question about a register": "menjawab pertanyaan tentang isi register",
        "write a page to read, filter and print": "membuat laporan untuk dibaca, disaring, dan dicetak",
        "draw the terms of boards on a time axis": "menggambar masa bakti pada garis waktu",
        "show what changed between two registers": "menampilkan perubahan antara dua register",
        "count the contents of a register": "menghitung isi register",
        "convert a register to another format": "mengonversi register ke format lain",
        "read a table of an office as a register": "membaca tabel milik kantor sebagai register",
        "write an empty workbook to fill in": "membuat buku kerja kosong untuk diisi",
        "explain a rule": "menjelaskan sebuah kaidah",
        "list the rules": "menampilkan daftar kaidah",
        "find legal citations in a text": "mencari kutipan peraturan dalam teks",
        "draft a register from a text": "menyusun rancangan register dari teks",
        "print a synthetic register": "mencetak register buatan",
        "print the JSON Schema of registers": "mencetak JSON Schema register",
        "print a shell completion script": "mencetak skrip pelengkapan untuk shell",
        "show this help message and exit": "tampilkan bantuan ini",
        "show program's version number and exit": "tampilkan nomor versi",
        "the language of {} (en)": "bahasa {} (en)",
        "the messages": "pesan",
        "the output": "keluaran",
        "the page": "laporan",
        "the sentences": "kalimat",
        "the explanation": "penjelasan",
        "the titles": "judul",
        "the report and of the comments in a mapping": "laporan dan komentar dalam pemetaan",
        # Descriptions.
        "Check registers against the rules. Each finding gives its location, the problem and the reason.": (
            "Memeriksa register terhadap kaidah. Setiap temuan menyebut tempatnya, masalahnya, dan alasannya."
        ),
        "Show who is on the board of an organisation, or of every organisation, on a day, how certain that is, and the "
        "name, area and parent that the organisation had on that day. Without a day, show what the records state: "
        "names, place, inaugurations, legal bases and sources, and everybody on record, including former and future "
        "holders.": (
            "Menampilkan pengurus satu atau semua organisasi pada suatu hari, seberapa pasti hal itu, serta nama, "
            "wilayah, dan induk organisasi pada hari itu. Tanpa hari, yang ditampilkan ialah isi catatan: nama, "
            "tempat, pengukuhan, dasar hukum, sumber, dan semua orang yang tercatat, termasuk pemegang jabatan dahulu "
            "dan kelak."
        ),
        "Answer a question about a register: who holds a post, whose board ends soon, which organisations or areas "
        "have no board, who sits on two boards, and others. Each answer is certain or undetermined, with the reasons. "
        "Answers with the verdict no are left out.": (
            "Menjawab pertanyaan tentang isi register: siapa memegang suatu jabatan, kepengurusan mana yang segera "
            "berakhir, organisasi atau wilayah mana yang tanpa kepengurusan, siapa yang duduk dalam dua kepengurusan, "
            "dan lain-lain. Setiap jawaban pasti atau belum pasti, disertai alasannya. Jawaban 'tidak' tidak "
            "ditampilkan."
        ),
        "Write a page about registers in one HTML file that loads nothing else: a summary, the findings by area with "
        "what is wrong, why it matters and where it is, a timeline, and the boards on the day. In a browser, you can "
        "filter it and print it on A4. Several files are read as one register, as in check --as-one.": (
            "Membuat laporan tentang register dalam satu berkas HTML yang dapat dibuka tanpa internet: ringkasan, "
            "temuan menurut wilayah beserta masalah, alasan, dan tempatnya, garis waktu, serta susunan pengurus pada "
            "hari itu. Di peramban, laporan dapat disaring dan dicetak pada kertas A4. Beberapa berkas dibaca sebagai "
            "satu register, seperti pada check --as-one."
        ),
        "Draw a row for each organisation and a bar for each term of its board, as text or as a picture (.svg, .png or "
        ".pdf, with the extra charts). Imprecise dates have soft edges, and findings of a check are marked. With --on, "
        "a picture has a line for the day, and shows which boards are in office, ended or to come. A PDF has the time "
        "of SOURCE_DATE_EPOCH, if that is set, and else none, so that the same register gives the same bytes.": (
            "Menggambar satu baris untuk setiap organisasi dan satu batang untuk setiap masa bakti, sebagai teks atau "
            "gambar (.svg, .png, atau .pdf, dengan paket tambahan charts). Tepi batang memudar jika tanggalnya tidak "
            "tepat, dan temuan pemeriksaan ditandai. Dengan --on, gambar memuat garis untuk hari itu dan menunjukkan "
            "kepengurusan yang menjabat, telah berakhir, atau belum mulai. Waktu pembuatan PDF diambil dari "
            "SOURCE_DATE_EPOCH; jika tidak diatur, waktu itu tidak dicantumkan, sehingga register yang sama "
            "menghasilkan berkas yang sama."
        ),
        "Show the changes from one register to another: events (a term ended, a chair was replaced) and changes of "
        "records. The order of lists and the format do not matter. Changes of personal data are shown without the "
        "values.": (
            "Menampilkan perubahan dari satu register ke register lain: peristiwa (masa bakti berakhir, ketua diganti) "
            "dan perubahan catatan. Urutan daftar dan format berkas tidak berpengaruh. Perubahan data pribadi "
            "ditampilkan tanpa isinya."
        ),
        "Count the contents of a register: organisations, terms and the precision of their dates, posts, members, "
        "decrees, events, sources.": (
            "Menghitung isi register: organisasi, masa bakti dan ketepatan tanggalnya, jabatan, anggota, surat "
            "keputusan, peristiwa, dan sumber."
        ),
        "Convert a register. The name of the output selects the format: .json or .jsonl, with .gz or .zst if "
        "compressed; .xlsx for a workbook; .popolo.json for a Popolo document; .parquet for a folder of Parquet files; "
        "a name that ends in a slash for a folder of CSV files. An existing output is replaced only when everything is "
        "written. Losses are reported.": (
            "Mengonversi register. Format ditentukan oleh nama berkas hasil: .json atau .jsonl, ditambah .gz atau .zst "
            "jika dimampatkan; .xlsx untuk buku kerja; .popolo.json untuk dokumen Popolo; .parquet untuk folder berkas "
            "Parquet; nama yang berakhir dengan garis miring untuk folder berkas CSV. Berkas yang sudah ada baru "
            "diganti setelah semuanya ditulis. Hal yang tidak dapat dimuat dilaporkan."
        ),
        "Read a workbook (.xlsx) or a CSV file that an office keeps as a register. A mapping in TOML says what each "
        "column means; --suggest proposes one. Rows that can be read are loaded, and a report lists all problems, each "
        "with its cell and what to do. Workbooks need the extra xlsx.": (
            "Membaca buku kerja (.xlsx) atau berkas CSV milik kantor sebagai register. Arti setiap kolom ditentukan "
            "oleh pemetaan dalam TOML; --suggest mengusulkannya. Baris yang terbaca dimuat, dan semua masalah "
            "dilaporkan beserta sel dan tindak lanjutnya. Buku kerja memerlukan paket tambahan xlsx."
        ),
        "Write an empty workbook (.xlsx) with Indonesian headings and notes. Fill it in, and the other commands can "
        "read it. Needs the extra xlsx.": (
            "Membuat buku kerja kosong (.xlsx) dengan judul kolom dan petunjuk dalam bahasa Indonesia. Setelah diisi, "
            "buku kerja itu dapat dibaca oleh perintah lain. Memerlukan paket tambahan xlsx."
        ),
        "Explain a rule: what it checks, why it matters, and its grounds.": (
            "Menjelaskan sebuah kaidah: apa yang diperiksa, mengapa penting, dan apa dasarnya."
        ),
        "List all rules: code, severity, name, title.": (
            "Menampilkan semua kaidah: kode, keparahan, nama, dan judulnya."
        ),
        "Find citations of Indonesian laws, regulations and decrees in a text, with their pinpoints.": (
            "Mencari kutipan undang-undang, peraturan, dan keputusan dalam teks, lengkap dengan pasal dan ayatnya."
        ),
        "Draft a register from an article, a decree or a list of officers in Indonesian. The output is the text, with "
        "the words that support each fact marked, the facts beside them, and below it what to fill in by hand. The "
        "register contains only what the text says.": (
            "Menyusun rancangan register dari berita, surat keputusan, atau daftar pengurus berbahasa Indonesia. "
            "Hasilnya ialah teks itu dengan kata yang mendasari setiap fakta ditandai, faktanya di sampingnya, dan di "
            "bawahnya hal yang perlu diisi sendiri. Register hanya memuat apa yang dinyatakan teks."
        ),
        "Print a synthetic register without findings, or one that violates a given rule. Needs the extra hypothesis.": (
            "Mencetak register buatan yang tanpa temuan atau yang melanggar kaidah tertentu. Memerlukan paket tambahan "
            "hypothesis."
        ),
        "Print the JSON Schema (2020-12) of registers in JSON.": (
            "Mencetak JSON Schema (2020-12) untuk register dalam JSON."
        ),
        "Print a script that lets a shell complete commands, options, files and codes.": (
            "Mencetak skrip agar shell melengkapi perintah, opsi, berkas, dan kode."
        ),
        # Below the options.
        "A folder of CSV files is one register, and so is one of Parquet files, whose name ends in .parquet. In any "
        "other folder, these are read: workbooks (.xlsx), folders of CSV files with a datapackage.json, folders of "
        "Parquet files, and files of JSON or JSON Lines, except whole JSON without the key psm_register. A message "
        "names what is read and what is not. Hidden files are left out, and subfolders are not searched.": (
            "Folder berkas CSV merupakan satu register, demikian pula folder berkas Parquet yang namanya berakhiran "
            ".parquet. Dari folder lain, yang dibaca ialah buku kerja (.xlsx), folder berkas CSV yang memuat "
            "datapackage.json, folder berkas Parquet, serta berkas JSON atau JSON Lines, kecuali JSON tanpa kunci "
            "psm_register. Sebuah pesan menyebut apa yang dibaca dan apa yang tidak. Berkas tersembunyi dilewati, dan "
            "subfolder tidak dicari."
        ),
        "no certain finding of severity error": "tidak ada temuan pasti dengan keparahan kesalahan",
        "at least one such finding": "sedikitnya ada satu temuan demikian",
        "a file or the configuration cannot be read, or wrong usage": (
            "berkas atau konfigurasi tidak dapat dibaca, atau cara pakainya salah"
        ),
        "the page is written, whatever the findings are": "laporan dibuat, apa pun temuannya",
        "nothing changed": "tidak ada yang berubah",
        "something changed": "ada yang berubah",
        "a file cannot be read, or wrong usage": "berkas tidak dapat dibaca, atau cara pakainya salah",
        "every row was loaded": "semua baris dimuat",
        "something was reported": "ada yang dilaporkan",
        "the file or the mapping was refused, or the output cannot be written": (
            "berkas atau pemetaan ditolak, atau hasilnya tidak dapat ditulis"
        ),
        # Registers and output.
        "the register: a file in any format, a folder of CSV or Parquet files, or a folder of such files, which are "
        "read as one; - {}": (
            "register: berkas dalam format apa pun, folder berkas CSV atau Parquet, atau folder berisi berkas seperti "
            "itu, yang dibaca sebagai satu register; - {}"
        ),
        "the old register: a file in any format, a folder of CSV or Parquet files, or a folder of such files, which "
        "are read as one; - {}": (
            "register lama: berkas dalam format apa pun, folder berkas CSV atau Parquet, atau folder berisi berkas "
            "seperti itu, yang dibaca sebagai satu register; - {}"
        ),
        "a register in any format, a folder of CSV or Parquet files, or a folder of such files; - {}": (
            "register dalam format apa pun, folder berkas CSV atau Parquet, atau folder berisi berkas seperti itu; - {}"
        ),
        "a register in JSON or JSON Lines (.jsonl), optionally compressed (.gz, .zst), a workbook (.xlsx), a folder of "
        "CSV files, or a folder of such files; - {}": (
            "register dalam JSON atau JSON Lines (.jsonl), boleh dimampatkan (.gz, .zst), buku kerja (.xlsx), folder "
            "berkas CSV, atau folder berisi berkas seperti itu; - {}"
        ),
        "the new register, like the old one": "register baru, seperti register lama",
        "reads from standard input": "membaca masukan standar",
        "reads JSON or JSON Lines from standard input": "membaca JSON atau JSON Lines dari masukan standar",
        "output format: {} (text)": "format keluaran: {} (text)",
        "plain text, JSON, SARIF 2.1.0 or GitHub Actions annotations": (
            "teks, JSON, SARIF 2.1.0, atau anotasi GitHub Actions"
        ),
        "plain text, or one JSON object per board": "teks, atau satu objek JSON per kepengurusan",
        "plain text, JSON or a CSV table": "teks, JSON, atau tabel CSV",
        "plain text or JSON": "teks atau JSON",
        "plain text, or JSON with offsets in characters": "teks, atau JSON dengan letak dalam hitungan karakter",
        "text, or JSON with the problems and the numbers of cells": "teks, atau JSON dengan masalah dan jumlah sel",
        "the text with its draft, or JSON with the register and the places of its facts": (
            "teks dengan rancangannya, atau JSON dengan register dan letak setiap faktanya"
        ),
        "a TOML file with select, ignore, severities, waivers and more": (
            "berkas TOML dengan select, ignore, severities, waivers, dan lainnya"
        ),
        "a TOML file whose rule_modules name your own rules": (
            "berkas TOML yang rule_modules-nya menyebut kaidah buatan sendiri"
        ),
        "replace an existing file": "ganti berkas yang sudah ada",
        # Days, levels and posts.
        "evaluate as of this day ('2025-10-15' or '15 Oktober 2025'); no day is assumed by default": (
            "nilai keadaan pada hari ini, misalnya '2025-10-15' atau '15 Oktober 2025'; tanpa opsi ini, tidak ada hari "
            "yang diandaikan"
        ),
        "also show whether each was in force on this day ('2025-10-15' or '15 Oktober 2025')": (
            "tampilkan juga apakah masing-masing berlaku pada hari ini, misalnya '2025-10-15' atau '15 Oktober 2025'"
        ),
        "the day as of which the page is made ('2025-10-15' or '15 Oktober 2025')": (
            "hari keadaan dalam laporan, misalnya '2025-10-15' atau '15 Oktober 2025'"
        ),
        "the day, month or year to show ('2025-10' or 'Oktober 2025')": (
            "hari, bulan, atau tahun yang ditampilkan, misalnya '2025-10' atau 'Oktober 2025'"
        ),
        "the day, month or year to ask about ('2025-10' or 'Oktober 2025'); today by default": (
            "hari, bulan, atau tahun yang ditanyakan, misalnya '2025-10' atau 'Oktober 2025'; tanpa opsi ini, hari ini"
        ),
        "the number of days after that day (ending, starting) ({})": (
            "jumlah hari sesudah hari itu (ending, starting) ({})"
        ),
        "the number of days after that day within which boards end soon ({})": (
            "jumlah hari sesudah hari itu yang dihitung sebagai segera berakhir ({})"
        ),
        "the day of publication, on which days such as 'Rabu (15/10)' depend; it is not recorded": (
            "hari terbit, untuk menentukan tanggal seperti 'Rabu (15/10)'; hari terbit tidak dicatat"
        ),
        "the post (holders; terms, where it is chair by default), also in Indonesian: {}": (
            "jabatan (holders; terms, yang memakai chair jika tidak ditulis), juga dengan kode Inggrisnya: {}"
        ),
        "the level of the organisations, or of the areas, also in Indonesian: {}": (
            "tingkat organisasi atau wilayah, juga dengan kode Inggrisnya: {}"
        ),
        "level of organisations in a Popolo input without a known level, also in Indonesian: {}": (
            "tingkat organisasi yang tidak disebut dalam masukan Popolo, juga dengan kode Inggrisnya: {}"
        ),
        # check
        "show all findings in the text, including those after the first {} per code and file, and those undetermined "
        "only because a date is known only to the year; each with the ids that a waiver needs": (
            "tampilkan semua temuan dalam teks beserta id untuk pengecualian, termasuk yang sesudah {} temuan pertama "
            "per kode dan berkas, serta yang belum pasti hanya karena suatu tanggal diketahui tahunnya saja"
        ),
        "show only the number of findings per rule, for all files together": (
            "tampilkan hanya jumlah temuan per kaidah untuk semua berkas"
        ),
        "run only these rules: codes or code prefixes, separated by commas": (
            "jalankan hanya kaidah ini: kode atau awal kode, dipisahkan koma"
        ),
        "do not run these rules": "jangan jalankan kaidah ini",
        "also report findings that depend on the exact days of imprecise dates": (
            "laporkan juga temuan yang bergantung pada hari tepat dari tanggal yang tidak tepat"
        ),
        "check all files as one register: records may refer to records in other files, and PSM001 reports an id that "
        "occurs in two files": (
            "periksa semua berkas sebagai satu register: catatan boleh merujuk catatan dalam berkas lain, dan PSM001 "
            "melaporkan id yang ada dalam dua berkas"
        ),
        "leave out the known findings in this file": "jangan tampilkan temuan yang sudah dikenal dalam berkas ini",
        "write all findings to this file as known findings": (
            "tulis semua temuan ke berkas ini sebagai temuan yang sudah dikenal"
        ),
        "read texts of at most N characters ({})": "baca teks paling panjang N karakter ({})",
        "check a register in JSON Lines with N processes, at most {} (1)": (
            "periksa register JSON Lines dengan N proses, paling banyak {} (1)"
        ),
        "the URL of the rule pages, with {code} for the code; codes link to it in terminals that support links": (
            "URL halaman kaidah, dengan {code} sebagai tempat kode; kode menjadi tautan pada terminal yang mendukungnya"
        ),
        # show, ask, report and timeline
        "the id of an organisation or a board term; all organisations by default": (
            "id organisasi atau masa bakti; tanpa argumen ini, semua organisasi"
        ),
        "also show people and boards that are certainly not in office on that day": (
            "tampilkan juga orang dan kepengurusan yang pasti tidak menjabat pada hari itu"
        ),
        "read only the organisation of ID from a large file in JSON Lines (.jsonl), by the index in FILE.index, which "
        "is written first if it is missing or out of date": (
            "baca hanya organisasi ID dari berkas JSON Lines (.jsonl) yang besar melalui indeks dalam BERKAS.index, "
            "yang dibuat dahulu jika belum ada atau tidak mutakhir"
        ),
        "what to ask; see below": "pertanyaannya; lihat di bawah",
        "the id of a member (posts, terms), a board term (next), an organisation (holders) or a record (basis); an "
        "appointment is TERM/APPOINTMENT or its JSON Pointer": (
            "id anggota (posts, terms), masa bakti (next), organisasi (holders), atau catatan (basis); jabatan "
            "seseorang ditulis MASA_BAKTI/JABATAN atau dengan JSON Pointer-nya"
        ),
        "ask about people with this name instead (posts, terms)": (
            "tanyakan orang dengan nama ini sebagai pengganti id (posts, terms)"
        ),
        "the area to look in, as in '33.25'": "wilayah yang dicari, misalnya '33.25'",
        "what to count (counts) (organisations)": "apa yang dihitung (counts) (organisations)",
        "count in each area of this level (counts)": "hitung dalam setiap wilayah pada tingkat ini (counts)",
        "the register has all organisations in the area, so others do not exist (areas-…)": (
            "register memuat semua organisasi di wilayah itu, sehingga yang lain tidak ada (areas-…)"
        ),
        "leave out undetermined answers": "jangan tampilkan jawaban yang belum pasti",
        "the file to write: .html or .htm": "berkas yang ditulis: .html atau .htm",
        "the title of the page": "judul laporan",
        "the file to write: .svg, .png, .pdf or .txt; the pages of a picture are numbered, those of a PDF are one "
        "file; without it, print text": (
            "berkas yang ditulis: .svg, .png, .pdf, atau .txt; halaman gambar diberi nomor, halaman PDF menjadi satu "
            "berkas; tanpa opsi ini, teks dicetak"
        ),
        "the size of the paper of a picture, landscape: what does not fit goes on further pages": (
            "ukuran kertas gambar, mendatar: yang tidak muat dilanjutkan ke halaman berikutnya"
        ),
        "the title of a picture; a general one by default": "judul gambar; tanpa opsi ini, judul umum",
        "an organisation to show; may be repeated; all by default": (
            "organisasi yang ditampilkan; boleh diulang; tanpa opsi ini, semua"
        ),
        "draw the board of the term with this id instead: who holds which post, on the day of --on if it is given": (
            "gambar kepengurusan masa bakti dengan id ini: siapa memegang jabatan apa, pada hari --on jika diberikan"
        ),
        "also mark undetermined findings, as check does": "tandai juga temuan yang belum pasti, seperti pada check",
        # convert
        "remove personal data: birth dates, identity and card numbers, reasons for leaving, notes, extra": (
            "hapus data pribadi: tanggal lahir, nomor identitas dan kartu, alasan berhenti, catatan, extra"
        ),
        "with --redact, replace numbers with pseudonyms that are made with the secret in this file (at least 16 "
        "bytes)": (
            "dengan --redact, ganti nomor dengan nama samaran yang dibuat dari rahasia dalam berkas ini (sedikitnya "
            "16 bita)"
        ),
        "with --redact, keep these fields, separated by commas: {}": (
            "dengan --redact, pertahankan isian ini, dipisahkan koma: {}"
        ),
        "meaning of end_date in a Popolo document: the last day or the day after; required for Popolo": (
            "arti end_date dalam dokumen Popolo: hari terakhir atau hari sesudahnya; wajib untuk Popolo"
        ),
        "kind of the objects in a Popolo input that is a single object or a list: {}": (
            "jenis objek dalam masukan Popolo yang berupa satu objek atau daftar: {}"
        ),
        "the file to write; - writes JSON to standard output": (
            "berkas yang ditulis; - menulis JSON ke keluaran standar"
        ),
        # import and template
        "the workbook (.xlsx) or the table (.csv, .tsv, .txt) to read": (
            "buku kerja (.xlsx) atau tabel (.csv, .tsv, .txt) yang dibaca"
        ),
        "the mapping to read it with, in TOML": "pemetaan untuk membacanya, dalam TOML",
        "propose a mapping, with uncertain lines marked": "usulkan pemetaan; baris yang belum pasti ditandai",
        "print the JSON Schema of mappings": "cetak JSON Schema pemetaan",
        "the register to write, in the format of its name; .jsonl needs little memory. With --suggest, the mapping to "
        "write": (
            "register yang ditulis, dalam format menurut namanya; .jsonl hemat memori. Dengan --suggest, pemetaan yang "
            "ditulis"
        ),
        "with --suggest, replace an existing mapping": "dengan --suggest, ganti pemetaan yang sudah ada",
        "write nothing if anything is reported": "jangan tulis apa pun jika ada yang dilaporkan",
        "the workbook to write, such as register.xlsx": "buku kerja yang ditulis, misalnya register.xlsx",
        # rule, cite, draft, sample and completion
        "the code of the rule, such as PSM101": "kode kaidah, misalnya PSM101",
        "a text in UTF-8; standard input if it is - or left out": (
            "teks dalam UTF-8; masukan standar jika ditulis - atau tidak ditulis"
        ),
        "also write the register to this file, in the format of its name; - writes only JSON to standard output": (
            "tulis juga register ke berkas ini, dalam format menurut namanya; - hanya menulis JSON ke keluaran standar"
        ),
        "the code of the rule to violate; none by default": "kode kaidah yang dilanggar; tanpa opsi ini, tidak ada",
        "the random seed; the same N gives the same register (0)": (
            "benih acak; N yang sama menghasilkan register yang sama (0)"
        ),
        "one of {}": "salah satu dari {}",
    }
)
