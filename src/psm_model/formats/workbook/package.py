"""The parts of a workbook (.xlsx): a ZIP archive of XML, unpacked within limits and parsed without any entity.

Nothing of what a part holds is in an error, for it may be personal.
"""

from __future__ import annotations

import errno
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol
from xml.parsers import expat  # without a document type there are no entities, and one is refused

from psm_model.formats.storage import unpacked_limit

__all__ = ["Package", "PackageError", "PartReader", "opened_package"]

_BLOCK: Final = 1 << 16
_LONGEST_TAG: Final = 1 << 20
"""The longest tag, comment or name in XML, in bytes: a parser holds it whole."""
_PACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED: Final = 1
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)
# How an old workbook begins, and one with a password, which is packed as these are.
_OLD: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_OF_OTHER_FILES: Final = {
    "mimetype": "an OpenDocument file (.ods)",
    "xl/workbook.bin": "a binary workbook (.xlsb)",
    "word/document.xml": "a document of Word (.docx)",
    "ppt/presentation.xml": "a presentation (.pptx)",
    "index/document.iwa": "a file of Numbers",
}
_BEGINNINGS: Final = (
    (b"<html", "a web page"),
    (b"<!doctype html", "a web page"),
    (b"<table", "a web page"),
    (b"<?xml", "XML that no workbook is saved as, perhaps a spreadsheet of 2003"),
    (b"%pdf", "a PDF"),
)
_NO_TEXT: Final = frozenset(range(32)) - frozenset(b"\t\n\f\r")


class PackageError(Exception):
    """A file that is no workbook, or one that can't be read; it says what it is."""


class PartReader(Protocol):
    """What is told of the elements of a part, by their names as they stand there.

    The prefix that the outermost element has is taken off, so that elements of other namespaces have another one.
    """

    is_done: bool
    """Whether the rest of the part need not be read."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take a piece of text."""


class Package:
    """The parts of a file, of which no more is unpacked than the limit."""

    def __init__(self, archive: zipfile.ZipFile, limit: int) -> None:
        self._unpack = archive.open
        self._left = limit
        self._limit = limit
        # Some programs write other slashes, or the names in another case than they refer to them.
        self._parts = {_plain_name(part.filename): part for part in archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return _plain_name(name) in self._parts

    def read(self, name: str, reader: PartReader) -> None:
        """Parse a part.

        Raises:
            PackageError: it is not there, is no XML, or is larger than the limit.
        """
        part = self._parts.get(_plain_name(name))
        if part is None:
            msg = "one that lacks a part that it names"
            raise PackageError(msg)
        if part.flag_bits & _ENCRYPTED:
            msg = "one with a password"
            raise PackageError(msg)
        if part.compress_type not in _PACKED:
            msg = "one that is packed in another way than workbooks are"
            raise PackageError(msg)
        try:
            _parse(self._blocks(part), reader)
        except (expat.ExpatError, LookupError):  # of an encoding that there is not
            msg = "one in which XML is broken"
            raise PackageError(msg) from None
        except _BROKEN:
            msg = "one that is damaged"
            raise PackageError(msg) from None
        except OSError as error:
            raise _damaged(error) from None

    def _blocks(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        with self._unpack(part) as file:
            while block := file.read(_BLOCK):
                self._left -= len(block)
                if self._left < 0:
                    msg = f"one that is larger than {self._limit >> 20:,} MiB when it is unpacked"
                    raise PackageError(msg)
                yield block

    def described(self) -> str:
        """Say what a file is that holds no workbook."""
        for name, kind in _OF_OTHER_FILES.items():
            if name in self._parts:
                return kind
        return "an archive of other files"


def _damaged(error: OSError) -> PackageError | OSError:
    """Return the error of an archive that names a place that no file has; any other is one of the disk."""
    return PackageError("one that is damaged") if error.errno == errno.EINVAL else error


def _plain_name(name: str) -> str:
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").lower()


def _parse(blocks: Iterator[bytes], reader: PartReader) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def begin(name: str, attributes: dict[str, str]) -> None:
        """Take the outermost element, and set what is told of the others: a call of Python for each takes its time."""
        prefix, colon, bare = name.rpartition(":")
        parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
        if colon:
            # As a rule there is none.
            prefix += colon
            parser.StartElementHandler = lambda each, given: reader.start(each.removeprefix(prefix), given)
            parser.EndElementHandler = lambda each: reader.end(each.removeprefix(prefix))
        reader.start(bare, attributes)

    def refuse(*_: object) -> None:
        msg = "one with a document type, which no workbook has"
        raise PackageError(msg)

    parser.StartElementHandler = begin
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = refuse
    fed = 0
    for block in blocks:
        parser.Parse(block, False)  # noqa: FBT003  # expat takes it by its place
        fed += len(block)
        if reader.is_done:
            return
        if fed - parser.CurrentByteIndex > _LONGEST_TAG:
            msg = f"one with a tag longer than {_LONGEST_TAG >> 20} MiB"
            raise PackageError(msg)
    parser.Parse(b"", True)  # noqa: FBT003  # as above


@contextmanager
def opened_package(file: Path, limit: Callable[[int], int] = unpacked_limit) -> Iterator[Package]:
    """Open a file as an archive.

    Args:
        file: Its path.
        limit: What gives how many bytes of it may be unpacked, by its own size.

    Raises:
        PackageError: it is none; it says what the file is, as far as that can be seen.
        OSError: the file can't be read.
    """
    with file.open("rb") as binary:
        size = file.stat().st_size
        head = binary.read(_BLOCK)
        if not head.startswith(b"PK"):
            raise PackageError(_described(head, file))
        binary.seek(0)
        try:
            archive = zipfile.ZipFile(binary)
        except _BROKEN:
            msg = "one that is damaged or cut off"
            raise PackageError(msg) from None
        except OSError as error:
            raise _damaged(error) from None
        with archive:
            yield Package(archive, limit(size))


def _described(head: bytes, file: Path) -> str:
    if not head:
        return "nothing, it is empty"
    if head.startswith(_OLD):
        return _described_old(file.read_bytes())
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for beginning, kind in _BEGINNINGS:
        if begins.startswith(beginning):
            return kind
    return "a text, perhaps a table in CSV" if _NO_TEXT.isdisjoint(head) else "a file of another kind"


def _described_old(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "one with a password"
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book\0")):
        return "an old workbook (.xls)"
    return "one with a password, or an old one (.xls)"
