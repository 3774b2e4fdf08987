"""Indonesian words of errors about settings: configurations, mappings of tables, baselines and options."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["SETTING_WORDS"]

SETTING_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # TOML.
        "a TOML document ({})": "dokumen TOML ({})",
        "TOML ({})": "TOML ({})",
        "TOML in UTF-8": "TOML dalam UTF-8",
        "TOML of at most {} characters": "TOML yang panjangnya paling banyak {} karakter",
        "TOML whose numbers have at most a few thousand digits": (
            "TOML yang bilangannya paling banyak beberapa ribu angka"
        ),
        "TOML with at most {} parts in a key": "TOML yang kuncinya paling banyak {} bagian",
        "TOML nested at most {} deep": "TOML yang bersarang paling dalam {} tingkat",
        # Configurations.
        "configuration {}: expected {}, got {}; {}": "konfigurasi {}: seharusnya {}, ternyata {}; {}",
        "configuration {}: expected {}, got {}": "konfigurasi {}: seharusnya {}, ternyata {}",
        "configuration {}: expected {}; {}": "konfigurasi {}: seharusnya {}; {}",
        "configuration {}: expected {}": "konfigurasi {}: seharusnya {}",
        "a mapping of codes to severities": "tabel kode dan keparahannya",
        "a mapping of codes to the settings of each": "tabel kode dan setelan masing-masing",
        "a Severity": "tingkat keparahan",
        "True or False": "true atau false",
        "a whole number from {} to {}": "bilangan bulat dari {} sampai dengan {}",
        "the name of a module, as in dinas.rules": "nama modul, seperti dinas.rules",
        "unique codes": "kode yang tidak berulang",
        "the code of a rule": "kode kaidah",
        "the code of a rule or a prefix of it": "kode kaidah atau awalannya",
        "rules that can check a stream, as JSON Lines and parts are checked": (
            "kaidah yang dapat memeriksa data bertahap, seperti JSON Lines dan bagian register"
        ),
        "it needs the whole register: check that in memory, as JSON or with --as-one, or ignore the rule": (
            "kaidah itu memerlukan seluruh register: periksa sebagai JSON atau dengan --as-one, atau abaikan kaidahnya"
        ),
        "messages with the same placeholders in both languages": "pesan dengan isian yang sama dalam kedua bahasa",
        "a prefix of capital letters and three digits, as in {}": "awalan huruf besar dan tiga angka, seperti {}",
        "settings of different names": "setelan yang namanya berbeda",
        "a word of letters, digits and _": "kata yang terdiri atas huruf, angka, dan _",
        "rules of this package where the scope is register": "kaidah paket ini jika lingkupnya register",
        "the package that it needs wherever a part is checked, or nowhere": (
            "paket yang diperlukannya di semua tempat bagian register diperiksa, atau tidak di mana pun"
        ),
        "a check without parts to feed, as one with parts is pickled without them": (
            "pemeriksaan tanpa bagian yang masih harus dimasukkan"
        ),
        "the same in all parts": "nilai yang sama dalam semua bagian",
        # Mappings of the tables of an office.
        "a table": "tabel",
        "at least one table": "sedikitnya satu tabel",
        "a target such as {}": "tujuan seperti {}",
        "names in braces, as in {}": "nama dalam kurung kurawal, seperti {}",
        "1, 2 or 3": "1, 2, atau 3",
        "a row from 1 to {}, or 0 if there are no headings": (
            "baris dari 1 sampai dengan {}, atau 0 jika tidak ada judul kolom"
        ),
        "1, because header says that there are no headings": "1, karena header menyatakan tidak ada judul kolom",
        "the letter of a column, because header is 0": "huruf kolom, karena header bernilai 0",
        "term, appointment or member": "term, appointment, atau member",
        "member or organisation": "member atau organisation",
        "the code of an area as in {}": "kode wilayah seperti {}",
        "one of {} and a tab": "salah satu dari {} dan tab",
        "a template with different targets in braces": "templat dengan tujuan yang berbeda dalam kurung kurawal",
        "a sign or a line break between two values that are no numbers": (
            "tanda atau ganti baris di antara dua nilai yang bukan bilangan"
        ),
        "a template for at least one of {}": "templat untuk sedikitnya salah satu dari {}",
        "a template, because {} is a target": "templat, karena {} menjadi tujuan",
        "a template, because {} has one": "templat, karena {} mempunyainya",
        "a template with a name in braces; others belong in skip_rows": (
            "templat dengan nama dalam kurung kurawal; yang lain ditulis dalam skip_rows"
        ),
        "a template over values that are not personal": "templat dari nilai yang bukan data pribadi",
        "another target: a key is not personal": "tujuan lain: kunci bukan data pribadi",
        "a target that is kept": "tujuan yang disimpan",
        "a part of a line with a quotation mark that is not closed": (
            "bagian baris dengan tanda petik yang tidak ditutup"
        ),
        "the name of an encoding, such as utf-8, cp1252 or utf-16": (
            "nama pengodean, misalnya utf-8, cp1252, atau utf-16"
        ),
        "bytes that it does not have": "bita yang tidak dikenalnya",
        "a key of at least {} bytes": "kunci yang panjangnya paling sedikit {} bita",
        "one of {} bytes": "kunci sepanjang {} bita",
        "another text": "teks lain",
        "a row with headings of the mapping: {}": "baris dengan judul kolom dari pemetaan: {}",
        "a row with headings such as No, Nama and Jabatan": "baris dengan judul kolom seperti No, Nama, dan Jabatan",
        # Baselines.
        "a baseline of version {}, as check --write-baseline writes it": (
            "daftar temuan versi {}, sebagaimana ditulis oleh check --write-baseline"
        ),
        "{} left out as known; no longer found: {} of the baseline": (
            "{} yang sudah dikenal tidak ditampilkan; tidak ditemukan lagi: {} dari daftar"
        ),
        # Options.
        "--{}: expected {}, got {}; {}": "--{}: seharusnya {}, ternyata {}; {}",
        "--{}: expected {}, got {}": "--{}: seharusnya {}, ternyata {}",
        "expected the id of {} after the file": "seharusnya ada id {} sesudah nama berkas",
        "a board term": "masa bakti",
        "a record": "catatan",
        "expected --level, the level of the areas": "seharusnya ada --level, yaitu tingkat wilayahnya",
        "expected either the id of a member after the file, or --name": (
            "seharusnya ada id anggota sesudah nama berkas, atau --name"
        ),
        "a whole number of days": "jumlah hari berupa bilangan bulat",
        "a number of processes from 1 to {}": "jumlah proses dari 1 sampai dengan {}",
        "a whole day as in {} or {}": "tanggal lengkap seperti {} atau {}",
        "{}: expected --ends, which says whether an end_date is the last day or the day after": (
            "{}: seharusnya ada --ends, yang menyatakan apakah end_date itu hari terakhir atau sehari sesudahnya"
        ),
        "--index needs the id of an organisation or a board term after the file": (
            "--index memerlukan id organisasi atau masa bakti sesudah nama berkas"
        ),
        "--index needs a file, not standard input": "--index memerlukan berkas, bukan masukan standar",
        "{}: expected an index of the file as it is now, got another; write it again": (
            "{}: seharusnya indeks berkas yang sekarang, ternyata indeks lain; tulis ulang indeksnya"
        ),
        "--as-one reads all files into memory: expected no --jobs": (
            "--as-one membaca semua berkas ke dalam memori: --jobs tidak dapat dipakai bersamanya"
        ),
        "--statistics needs --format text, got --format {}": (
            "--statistics memerlukan --format text, ternyata --format {}"
        ),
        "{} is for pictures: expected an output that ends in {} with it": (
            "{} hanya untuk gambar: nama keluarannya seharusnya berakhiran {}"
        ),
        "--board needs an output that ends in {}; {} prints a board as text": (
            "--board memerlukan keluaran yang berakhiran {}; {} menampilkan kepengurusan sebagai teks"
        ),
        "--board draws one term without findings: expected no {}": (
            "--board menggambar satu masa bakti tanpa temuan: {} tidak dapat dipakai bersamanya"
        ),
        "{}: expected seconds since 1970, got {}": "{}: seharusnya jumlah detik sejak 1970, ternyata {}",
        "{}; 'psm-model rules' lists all rules": "{}; 'psm-model rules' menampilkan semua kaidah",
        "the rule fires with {}": "kaidah itu melaporkan temuan dengan {}",
        "sample needs Hypothesis: install psm-model[hypothesis]": (
            "sample memerlukan Hypothesis: pasang psm-model[hypothesis]"
        ),
        # What is not found.
        "no {} {}": "tidak ada {} {}",
        "sensitive field": "kolom yang peka",
        "organisation or {}": "organisasi atau {}",
        "organisation or board term": "organisasi atau masa bakti",
        "board term": "masa bakti",
        "record with extra": "catatan yang memiliki extra",
        "statute": "peraturan",
        "entity": "catatan",
        "appointment": "jabatan",
        "source": "sumber",
        "decree": "SK",
    }
)
"""The phrases; ``{}`` stands for any text."""
