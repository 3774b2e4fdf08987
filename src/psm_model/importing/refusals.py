"""describe_refusal: why a file or a mapping is refused, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from psm_model.errors import ConfigError, FormatError, Problem, safe_repr
from psm_model.formats.phrases import PhraseBook
from psm_model.formats.problem_words import DOCUMENT_PHRASES
from psm_model.i18n import Language, require_language
from psm_model.text import sanitise

__all__ = ["describe_refusal"]

_WORDS: Final[Mapping[str, str]] = {
    # Files.
    "a workbook that is saved as .xlsx, or a table in .csv, .tsv or .txt": (
        "buku kerja yang disimpan sebagai .xlsx, atau tabel .csv, .tsv, atau .txt"
    ),
    "a file that ends in {}": "berkas yang berakhiran {}",
    "a name without an ending": "nama berkas tanpa akhiran",
    "the name of an encoding, such as utf-8, cp1252 or utf-16": "nama pengodean seperti utf-8, cp1252, atau utf-16",
    "a text in {}": "teks dengan pengodean {}",
    "bytes that it does not have": "bita yang tidak ada dalam pengodean itu",
    "a table in CSV": "tabel CSV",
    "{} in line {}": 'kesalahan "{}" pada baris {}',
    "a row with headings such as No, Nama and Jabatan": "baris judul kolom seperti No, Nama, dan Jabatan",
    "none in the first {} rows of a sheet": "tidak ada dalam {} baris pertama setiap lembar",
    "a row with headings of the mapping: {}": "baris judul kolom yang ada dalam pemetaan: {}",
    "none": "tidak ada",
    "an empty file": "berkas kosong",
    "more than {} columns": "lebih dari {} kolom",
    # Mappings.
    "TOML; {} (at line {}, column {})": 'TOML yang sah; ada kesalahan "{}" (baris {}, kolom {})',
    "TOML; {} (at end of document)": 'TOML yang sah; ada kesalahan "{}" (pada akhir berkas)',
    "TOML; {}": 'TOML yang sah; ada kesalahan "{}"',
    "TOML whose numbers have at most a few thousand digits": "TOML dengan bilangan paling banyak beberapa ribu angka",
    "TOML of at most {} characters": "TOML dengan paling banyak {} karakter",
    "TOML with at most {} parts in a key": "TOML dengan paling banyak {} bagian dalam satu kunci",
    "TOML nested at most {} deep": "TOML dengan paling banyak {} tingkat",
    "TOML in UTF-8": "TOML dalam UTF-8",
    "another encoding": "pengodean lain",
    "a table": "tabel TOML",
    "a list": "daftar dalam kurung siku",
    "a value": "isian",
    "a text": "teks dalam tanda petik",
    "a whole number": "bilangan bulat",
    "true or false": "true atau false",
    "one of the keys {}": "salah satu kunci {}",
    "one of ',', ';', '|' and a tab": "salah satu dari ',', ';', '|', dan tab",
    "one of {}": "salah satu dari {}",
    "at least one table": "sedikitnya satu [[tables]]",
    "member or organisation": "member atau organisation",
    "term, appointment or member": "term, appointment, atau member",
    "the code of an area as in '33.25'": "kode wilayah seperti '33.25'",
    "1, 2 or 3": "1, 2, atau 3",
    "a row from 1 to {}, or 0 if there are no headings": "baris 1 sampai {}, atau 0 jika tidak ada judul kolom",
    "1, because header says that there are no headings": "1, karena menurut header tidak ada judul kolom",
    "the letter of a column, because header is 0": "huruf kolom, karena header bernilai 0",
    "a target that is kept": "sasaran yang dimuat",
    "a target such as {}": "sasaran seperti {}",
    "a template, because {} is a target": "templat, karena {} menjadi sasaran",
    "a template, because {} has one": "templat, karena {} memilikinya",
    "a template for at least one of {}": "templat untuk sedikitnya satu dari {}",
    "a template over values that are not personal": "templat dari isian yang bukan data pribadi",
    "a template with different targets in braces": "templat dengan sasaran yang berlainan dalam kurung kurawal",
    "a template with a name in braces; others belong in skip_rows": (
        "templat dengan nama dalam kurung kurawal; teks lain ditulis di skip_rows"
    ),
    "a sign or a line break between two values that are no numbers": (
        "tanda atau ganti baris di antara dua isian yang bukan nomor"
    ),
    "names in braces, as in 'IPSM Desa {place.village}'": (
        "nama dalam kurung kurawal, seperti 'IPSM Desa {place.village}'"
    ),
    "another target: a key is not personal": "sasaran lain: key bukan untuk data pribadi",
}
_PHRASES: Final = PhraseBook(_WORDS, DOCUMENT_PHRASES)


def describe_refusal(error: ConfigError | FormatError, *, language: Language) -> str:
    """Return the message of an error of `import_table`, `suggest_mapping` or `load_mapping`.

    >>> describe_refusal(ConfigError("tables", "at least one table", None), language="id")
    'pemetaan, tables: seharusnya sedikitnya satu [[tables]]'

    Raises:
        ValueError: the language is not supported.
    """
    if require_language(language) == "en":
        return str(error)
    if isinstance(error, ConfigError):
        got = "" if error.got is None else f", tertulis {_PHRASES.translate(safe_repr(error.got))}"
        key = "" if error.key == "as a whole" else f", {safe_repr(error.key)[1:-1]}"
        return f"pemetaan{key}: seharusnya {_PHRASES.translate(error.expected)}{got}"
    head = f"{sanitise(error.source)}: " if error.source else ""
    lines = [_describe_problem(problem) for problem in error.problems]
    if len(lines) == 1:
        return head + lines[0]
    return f"{head}{len(lines)} masalah:" + "".join(f"\n  {line}" for line in lines)


def _describe_problem(problem: Problem) -> str:
    place = f"{problem.path}: " if problem.path else ""
    return f"{place}seharusnya {_PHRASES.translate(problem.expected)}, ternyata {_PHRASES.translate(problem.got)}"
