"""The language of messages: that of --lang, also for errors before and while the arguments are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from psm_model.formats.phrases import PhraseBook
    from psm_model.i18n import Language

__all__ = ["get_language", "move_language", "translate_message", "use_language_from"]

_OPTION: Final = "--lang"
_LANGUAGE: ContextVar[Language] = ContextVar("language", default="en")
_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Arguments.
        "the following arguments are required: {}": "argumen berikut wajib diberikan: {}",
        "one of the arguments {} is required": "salah satu argumen berikut wajib diberikan: {}",
        "unrecognized arguments: {}": "argumen tidak dikenal: {}",
        "unrecognized arguments: {}; did you mean {}?": "argumen tidak dikenal: {}; maksud Anda {}?",
        "ambiguous option: {} could match {}": "opsi {} tidak jelas; pilihannya: {}",
        "argument {}: invalid choice: {} (choose from {})": "argumen {}: tidak ada pilihan {}; yang ada: {}",
        "argument {}: expected one argument": "argumen {}: seharusnya diikuti satu nilai",
        "argument {}: expected at least one argument": "argumen {}: seharusnya diikuti sedikitnya satu nilai",
        "argument {}: ignored explicit argument {}": "argumen {}: tidak menerima nilai {}",
        "argument {}: not allowed with argument {}": "argumen {}: tidak dapat dipakai bersama argumen {}",
        "argument {}: invalid int value: {}": "argumen {}: seharusnya bilangan bulat, ternyata {}",
        "argument {}: invalid {} value: {}": "argumen {}: nilai {} tidak dikenal: {}",
        "argument {}: expected {}, got {}": "argumen {}: seharusnya {}, ternyata {}",
        "--key and --keep need --redact": "--key dan --keep hanya dapat dipakai bersama --redact",
        "standard input can be read only once: expected {} for one register, got it for both": (
            "masukan standar hanya dapat dibaca satu kali: berikan {} untuk satu register saja"
        ),
        # Files.
        "{}: cannot be read: {}": "{}: tidak dapat dibaca: {}",
        "{}: cannot be written: {}": "{}: tidak dapat ditulis: {}",
        "the output": "keluaran",
        "no such file or directory": "berkas atau folder tidak ada",
        "file exists": "berkas atau folder sudah ada",
        "is a directory": "ini folder, bukan berkas",
        "not a directory": "bagian dari alamatnya bukan folder",
        "permission denied": "tidak ada izin",
        "operation not permitted": "tidak ada izin",
        "no space left on device": "penyimpanan penuh",
        "read-only file system": "penyimpanan hanya dapat dibaca",
        "bad file descriptor": "masukan atau keluaran tertutup",
        "{}: the file exists; use --force to replace it": "{}: berkas ini sudah ada; --force menggantinya",
        "{}: expected text in UTF-8, got {}": "{}: seharusnya teks dalam UTF-8, ternyata {}",
        "expected a name that ends in {}, got {}": "seharusnya nama yang berakhiran {}, ternyata {}",
        ".svg, .png or .txt": ".svg, .png, atau .txt",
        "{} or, for a folder of CSV files, a slash": "{}, atau garis miring untuk folder berkas CSV",
        "{}: no file matches": "{}: tidak ada berkas yang cocok",
        "expected no {}, which this question does not take": "seharusnya tanpa {}: pertanyaan ini tidak memakainya",
        "expected no --level, which does not apply to members": (
            "seharusnya tanpa --level: jumlah anggota tidak bergantung padanya"
        ),
        "{}: no register in this folder; not read: {}": "{}: tidak ada register dalam folder ini; tidak dibaca: {}",
        "{}: no register in this folder": "{}: tidak ada register dalam folder ini",
        "{}: reading its tables; not read: {}": "{}: tabelnya dibaca; tidak dibaca: {}",
        "{}: reading its tables{}": "{}: tabelnya dibaca{}",
        "{}: changed while it was checked; the lines of its findings are not shown": (
            "{}: berubah sewaktu diperiksa; baris temuannya tidak ditampilkan"
        ),
        "{}: reading {}; not read: {}": "{}: dibaca: {}; tidak dibaca: {}",
        "{}: reading {}": "{}: dibaca: {}",
        "{}; subfolders are not searched; use a pattern: {}": "{}; subfolder tidak dicari; gunakan pola: {}",
        "{} and {} more": "{} dan {} lainnya",
        "{}: left out {} more": "{}: {} lainnya tidak dimuat",
        "{}: left out {}": "{}: tidak dimuat: {}",
        "{}: it is above the headings": "{}: ada di atas judul kolom",
        "{}: no column is called {}; 1 cell below it left out": (
            "{}: tidak ada kolom berjudul {}; 1 sel di bawahnya tidak dimuat"
        ),
        "{}: no column is called {}; {} cells below it left out": (
            "{}: tidak ada kolom berjudul {}; {} sel di bawahnya tidak dimuat"
        ),
        "{}: it is not a table of a register": "{}: ini bukan tabel register",
        "{}: it is not a column of the table": "{}: ini bukan kolom tabel itu",
        "{}: its wording is lost, since {} holds another one": (
            "{}: sebutannya tidak disimpan, karena {} memuat sebutan lain"
        ),
        "{}: {} is kept as {}, which is less specific": "{}: {} disimpan sebagai {}, yang kurang rinci",
        "{}: a citation has no place for {}": "{}: kutipan peraturan tidak menyediakan tempat untuk {}",
        "{}: an earlier entity has the same id {}": "{}: catatan sebelumnya memiliki id yang sama, {}",
        "{}: a blank cell says nothing": "{}: sel kosong tidak menyatakan apa-apa",
        "{}: nothing is known of it": "{}: tidak ada yang diketahui tentangnya",
        "{}: the period has neither a known start nor a known end": "{}: awal dan akhir rentang waktu tidak diketahui",
        "{}: its column has no heading": "{}: kolomnya tidak berjudul",
        # Records and findings.
        "no organisation or board term {}": "tidak ada organisasi atau masa bakti {}",
        "no board term {}": "tidak ada masa bakti {}",
        "organisation": "organisasi",
        "member": "anggota",
        "rule": "kaidah",
        "{} written to {} as known": "{} ditulis ke {} sebagai temuan yang sudah dikenal",
        "{} left out as known": "{} yang sudah dikenal tidak ditampilkan",
        "1 finding": "1 temuan",
        "{} findings": "{} temuan",
        "nothing was checked, since references may lead into a file that cannot be read": (
            "tidak ada yang diperiksa, karena rujukan mungkin menuju berkas yang tidak dapat dibaca"
        ),
        "interrupted": "dihentikan",
        "{}: expected {}, got {}; --max-length allows more": (
            "{}: seharusnya {}, ternyata {}; --max-length mengizinkan lebih banyak"
        ),
        "a number of characters": "jumlah karakter",
        "a key of at most {} bytes": "kunci yang panjangnya paling banyak {} bita",
        "not enough memory": "memori tidak cukup",
        "expected {}, got {}": "seharusnya {}, ternyata {}",
    }
)


@contextmanager
def use_language_from(given: Sequence[str]) -> Iterator[None]:
    """Take the language of messages from the arguments, before they are parsed: the last --lang counts."""
    languages = [after for option, after in pairwise(given) if option == _OPTION]
    languages += [argument.partition("=")[2] for argument in given if argument.startswith(f"{_OPTION}=")]
    token = _LANGUAGE.set("id" if languages[-1:] == ["id"] else "en")
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def move_language(given: Sequence[str]) -> list[str]:
    """Return the arguments with each --lang before the command after it; without a command, it is left out.

    >>> move_language(["--lang", "id", "check", "x.json"])
    ['check', '--lang', 'id', 'x.json']
    >>> move_language(["--help", "--lang", "id"])
    ['--help']
    """
    languages: list[str] = []
    others: list[str] = []
    for at, argument in enumerate(given):
        if argument == _OPTION or argument.startswith(f"{_OPTION}=") or given[at - 1 : at] == [_OPTION]:
            languages.append(argument)
        elif argument.startswith("-"):
            others.append(argument)
        else:
            return [*others, argument, *languages, *given[at + 1 :]]
    return others


def get_language() -> Language:
    """Return the language of messages."""
    return _LANGUAGE.get()


def translate_message(english: str) -> str:
    """Return a message in the language of messages; a message without Indonesian words as it is."""
    if get_language() == "en":
        return english
    book = _load_phrases()
    return book.translate(english) if book.has(english) else english


@cache
def _load_phrases() -> PhraseBook:
    from psm_model.formats.phrases import PhraseBook
    from psm_model.formats.problem_words import DOCUMENT_PHRASES

    from ._setting_words import SETTING_WORDS

    return PhraseBook(_WORDS, PhraseBook(SETTING_WORDS, DOCUMENT_PHRASES))
