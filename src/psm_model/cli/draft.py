"""The command that drafts a register from a text."""

from __future__ import annotations

import argparse
import errno
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

from psm_model.errors import FormatError
from psm_model.i18n import Bilingual, Language
from psm_model.text import sanitise

from ._arguments import add_format, add_language, add_max_length, describe_length, parse_day
from ._exit_codes import OK
from ._inputs import read_text_bytes, report_losses
from ._paths import STANDARD, display_name
from ._terminal import FileAction, echo, echo_json, fail, format_os_error, supports_colour, terminal_width

if TYPE_CHECKING:
    from datetime import date

    from psm_model.entities.register import Register

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = """\
Draft a register from an article, a decree or a list of officers in Indonesian. The output is the text, with the words
that support each fact marked, the facts beside them, and below it what to fill in by hand. The register contains
only what the text says."""
EPILOG: Final = """\
examples:
  psm-model draft article.txt --published 2025-10-16 -o draft.json
  psm-model check draft.json
  pdftotext -layout decree.pdf - | psm-model draft -
  pandoc -t plain --wrap=none decree.docx | psm-model draft -
"""
_PDF: Final = Bilingual(
    "a PDF file; get its text with: pdftotext -layout {0} {1}.txt",
    "berkas PDF; ambil teksnya dengan: pdftotext -layout {0} {1}.txt",
)
_DOCX: Final = Bilingual(
    "a document with layout; save it as plain text in UTF-8, or use: pandoc -t plain --wrap=none -o {1}.txt {0}",
    "dokumen bertata letak; simpan sebagai teks biasa dalam UTF-8, atau: pandoc -t plain --wrap=none -o {1}.txt {0}",
)
_DOC: Final = Bilingual(
    "a document of an old word processor; save it as plain text in UTF-8, or use: soffice --convert-to txt:Text {0}",
    "dokumen pengolah kata lama; simpan sebagai teks biasa dalam UTF-8, atau: soffice --convert-to txt:Text {0}",
)
_PICTURE: Final = Bilingual(
    "a picture; read its text with an OCR program, such as: tesseract {0} {1} -l ind",
    "gambar; baca teksnya dengan program OCR, misalnya: tesseract {0} {1} -l ind",
)
_PAGE: Final = Bilingual(
    "a web page; open it in a browser and copy its text into a file",
    "halaman web; buka di peramban lalu salin teksnya ke sebuah berkas",
)
_REGISTER: Final = Bilingual(
    "a register; pass the text that it is about", "register; berikan teks yang menjadi sumbernya"
)
_ENCODING: Final = Bilingual("{2}; save the text in UTF-8", "teks dengan pengodean lain; simpan dalam UTF-8")
_NOT_TEXT: Final = Bilingual("{}: expected a text in UTF-8, got {}", "{}: seharusnya teks dalam UTF-8, ternyata {}")
_SAME_FILE: Final = Bilingual(
    "{}: the register would overwrite the text; give it another name",
    "{}: register akan menimpa teks ini; beri register nama lain",
)
_NOT_READ: Final = Bilingual("{}: cannot be read: {}", "{}: tidak dapat dibaca: {}")
_NOT_WRITTEN: Final = Bilingual("{}: cannot be written: {}", "{}: tidak dapat ditulis: {}")
_OUTPUT: Final = Bilingual(
    "{}: cannot be written: {}",
    "{}: tidak dapat ditulis; namanya harus berakhiran .json, .jsonl, .xlsx, .parquet, atau garis miring (folder CSV)",
)
_DAY: Final = Bilingual(
    "--published: {}",
    "--published: seharusnya hari yang ada dalam kalender, seperti '2025-10-15' atau '15 Oktober 2025', ternyata {!r}",
)
_OS_ERRORS: Final = {
    errno.ENOENT: "berkas atau folder tidak ada",
    errno.EISDIR: "ini folder, bukan berkas",
    errno.ENOTDIR: "bagian dari alamatnya bukan folder",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.ENOSPC: "penyimpanan penuh",
    errno.EROFS: "penyimpanan hanya dapat dibaca",
    errno.EBADF: "masukan atau keluaran tertutup",
}
"""Reasons in Indonesian, for errors of the system."""
_STARTS: Final = (
    (b"%PDF", _PDF),
    (b"PK\x03\x04", _DOCX),
    (b"\xd0\xcf\x11\xe0", _DOC),
    (b"{\\rtf", _DOC),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
)
"""The first bytes of files that are not text."""
_HEAD: Final = 1000
_PAGES: Final = ("<!doctype html", "<html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "file",
        nargs="?",
        default=STANDARD,
        metavar="FILE",
        help="a text in UTF-8; standard input if it is - or left out",
    )
    parser.add_argument(
        "--published",
        metavar="DAY",
        help="the day of publication, on which days such as 'Rabu (15/10)' depend; it is not recorded",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="also write the register to this file, in the format of its name; - writes only JSON to standard output",
    )
    # The limit of `psm_model.drafting.draft`, repeated here to avoid the import.
    add_max_length(parser, 1_000_000)
    add_format(parser, "the text with its draft, or JSON with the register and the places of its facts")
    add_language(parser, "the output")


def run(args: argparse.Namespace) -> int:
    """Draft a register with `psm_model.drafting.draft`."""
    language: Language = args.lang
    if args.output is not None and _is_same_file(args.file, args.output):
        return fail(_SAME_FILE.translate(language).format(sanitise(args.output)))
    try:
        published = None if args.published is None else parse_day(args.published)
        text = _read_text(args.file, args.max_length, language)
    except argparse.ArgumentTypeError as error:
        return fail(_DAY.translate(language).format(str(error) if language == "en" else args.published))
    except OSError as error:
        return fail(_format_os_error(args.file, error, "read", language))
    except ValueError as error:
        return fail(str(error))
    problem = describe_length(display_name(args.file), len(text), args.max_length)
    return _show(args, text, published, language) if problem is None else fail(problem)


def _show(args: argparse.Namespace, text: str, published: date | None, language: Language) -> int:
    """Draft a register from a text, and print the draft or write the register."""
    from psm_model.drafting import draft
    from psm_model.drafting.rendering import render_draft, render_draft_json
    from psm_model.formats.json import dumps

    drafted = draft(text, published=published, max_length=args.max_length)
    if args.output == STANDARD:
        echo_json(dumps(drafted.register).rstrip("\n"))
        return OK
    if args.format == "json":
        echo_json(render_draft_json(drafted))
    else:
        echo(render_draft(text, drafted, language=language, width=terminal_width(), colour=supports_colour()))
    return OK if args.output is None else _write(args.output, drafted.register, language)


def _read_text(file: str, max_length: int, language: Language) -> str:
    """Read a text.

    Raises:
        OSError: the file cannot be read.
        ValueError: the file is too long, or is not text in UTF-8; the message says how to get its text.
    """
    from psm_model.formats.syntax import describe_encoding

    data, problem = read_text_bytes(file, max_length)
    name = display_name(file)
    kind = next((kind for start, kind in _STARTS if data.startswith(start)), None)
    if kind is None and problem is not None:
        raise ValueError(problem)
    if kind is None:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            kind = _ENCODING
        else:
            kind = _find_markup(text)
            if kind is None:
                return text
    given = "FILE" if file == STANDARD else file
    names = (quote(sanitise(each)) for each in (given, Path(given).stem))
    words = kind.translate(language).format(*names, describe_encoding(data, "file"))
    raise ValueError(_NOT_TEXT.translate(language).format(name, words))


def _find_markup(text: str) -> Bilingual | None:
    """Return words for a text that is not prose, but a web page or a register; None for prose."""
    head = text[:_HEAD].lstrip().casefold()
    if head.startswith(_PAGES):
        return _PAGE
    return _REGISTER if head.startswith("{") and '"psm_register"' in head else None


def _is_same_file(file: str, output: str) -> bool:
    """Return whether the register would overwrite the text."""
    if STANDARD in {file, output}:
        return False
    try:
        return Path(file).samefile(output)
    except OSError:
        return False


def _format_os_error(file: str, error: OSError, action: FileAction, language: Language) -> str:
    reason = _OS_ERRORS.get(error.errno or 0)
    if language == "en" or reason is None:
        return format_os_error(file, error, action)
    words = _NOT_READ if action == "read" else _NOT_WRITTEN
    return words.translate(language).format(sanitise(str(error.filename or file)), reason)


def _write(target: str, register: Register, language: Language) -> int:
    """Write the register to a file, and return the exit code."""
    from psm_model.formats.files import write

    try:
        report_losses(target, write(register, target))
    except FormatError as error:
        reason = str(FormatError(error.problems, sanitise(error.source or target)))
        return fail(reason if language == "en" else _OUTPUT.translate(language).format(sanitise(target)))
    except (ModuleNotFoundError, ValueError) as error:
        return fail(str(error) if language == "en" else _OUTPUT.translate(language).format(sanitise(target)))
    except OSError as error:
        return fail(_format_os_error(target, error, "written", language))
    return OK
