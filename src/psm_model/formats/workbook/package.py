"""The parts of a workbook (.xlsx): a ZIP archive of XML, unpacked within limits and parsed without entities.

Errors never show the content of a part, since it may be personal.
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
from xml.parsers import expat  # entities need a document type, which is rejected

from psm_model.formats.document import UTF8_BOM
from psm_model.formats.storage import max_decompressed_size
from psm_model.formats.whole_files import read_at_most

__all__ = ["Package", "PackageError", "PartReader", "open_package"]

_BLOCK: Final = 1 << 16
_MAX_TAG_LENGTH: Final = 1 << 20
"""The maximum length of a tag, comment or name in XML, in bytes. The parser keeps it in memory whole."""
_PACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED: Final = 1
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)
# The first bytes of an old workbook, and of one with a password.
_OLD: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_MAX_OLD_SIZE: Final = 64 << 20
"""The number of bytes of an old workbook in which its kind is looked for."""
_OTHER_KINDS: Final = {
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
    """The error for a file that is not a readable workbook, or for one with a sheet that is not readable.

    Its message completes "got …", after what was expected: a workbook, or a sheet.
    """

    def __init__(self, *, got: str) -> None:
        super().__init__(got)
        self.got = got


class PartReader(Protocol):
    """A handler of the elements of a part.

    Names lose the prefix of the root element, so that only elements of other namespaces have a prefix.
    """

    is_done: bool
    """Whether the rest of the part can be skipped."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Handle the start of an element."""

    def end(self, name: str) -> None:
        """Handle the end of an element."""

    def text(self, data: str) -> None:
        """Handle a piece of text."""


class Package:
    """The parts of an archive, unpacked up to a limit in total."""

    def __init__(self, archive: zipfile.ZipFile, limit: int) -> None:
        self._unpack = archive.open
        self._left = limit
        self._limit = limit
        self._unpacked: dict[str, int] = {}
        # Some programs write backslashes, or a different case than in the references.
        self._parts = {_normalise_name(part.filename): part for part in archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return _normalise_name(name) in self._parts

    def read(self, name: str, reader: PartReader) -> None:
        """Parse a part.

        Raises:
            PackageError: it is missing, not XML, or larger than the limit.
        """
        part = self._parts.get(_normalise_name(name))
        if part is None:
            raise PackageError(got="one that lacks a part to which it refers")
        if part.flag_bits & _ENCRYPTED:
            raise PackageError(got="one with a password")
        if part.compress_type not in _PACKED:
            raise PackageError(got="one with an unsupported compression")
        try:
            _parse(self._iter_blocks(part), reader)
        except (expat.ExpatError, LookupError):  # LookupError: an unknown encoding
            raise PackageError(got="one in which XML is broken") from None
        except _BROKEN:
            raise PackageError(got="one that is damaged") from None
        except OSError as error:
            raise _disk_error(error) from None

    def _iter_blocks(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        done = 0
        with self._unpack(part) as file:
            while block := file.read(_BLOCK):
                done += len(block)
                # What is read again counts once.
                new = max(0, done - self._unpacked.get(part.filename, 0))
                self._left -= new
                self._unpacked[part.filename] = self._unpacked.get(part.filename, 0) + new
                if self._left < 0:
                    size = f"{self._limit >> 20:,} MiB"
                    raise PackageError(
                        got=f"one that is larger than {size} when it is unpacked, unless limit allows more"
                    )
                yield block

    def describe(self) -> str:
        """Describe an archive that is not a workbook."""
        for name, kind in _OTHER_KINDS.items():
            if name in self._parts:
                return kind
        return "an archive of other files"


def _disk_error(error: OSError) -> PackageError | OSError:
    """Return the error for an archive with an impossible offset, or any other error unchanged."""
    return PackageError(got="one that is damaged") if error.errno == errno.EINVAL else error


def _normalise_name(name: str) -> str:
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").lower()


def _parse(blocks: Iterator[bytes], reader: PartReader) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def begin(name: str, attributes: dict[str, str]) -> None:
        """Handle the root element, and set the handlers of the others directly, since each call in Python is slow."""
        prefix, colon, bare = name.rpartition(":")
        parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
        if colon:
            # Usually there is no prefix.
            prefix += colon
            parser.StartElementHandler = lambda each, given: reader.start(each.removeprefix(prefix), given)
            parser.EndElementHandler = lambda each: reader.end(each.removeprefix(prefix))
        reader.start(bare, attributes)

    def refuse(*_: object) -> None:
        raise PackageError(got="one with a document type, which no workbook has")

    parser.StartElementHandler = begin
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = refuse
    fed = 0
    for block in blocks:
        parser.Parse(block, False)  # noqa: FBT003  # expat takes it by its place
        fed += len(block)
        if reader.is_done:
            return
        if fed - parser.CurrentByteIndex > _MAX_TAG_LENGTH:
            raise PackageError(got=f"one with a tag longer than {_MAX_TAG_LENGTH >> 20} MiB")
    parser.Parse(b"", True)  # noqa: FBT003  # as above


@contextmanager
def open_package(file: Path, limit: Callable[[int], int] = max_decompressed_size) -> Iterator[Package]:
    """Open a file as an archive.

    Args:
        file: A path.
        limit: Returns the maximum number of unpacked bytes for the size of the file.

    Raises:
        PackageError: it is not an archive. The message describes the file, as far as possible.
        OSError: the file cannot be read.
    """
    with file.open("rb") as binary:
        if not binary.seekable():
            raise PackageError(got="a pipe or a device, which can be read only once")
        size = file.stat().st_size
        head = binary.read(_BLOCK)
        if not head.startswith(b"PK"):
            raise PackageError(got=_describe_file(head, file))
        binary.seek(0)
        try:
            archive = zipfile.ZipFile(binary)
        except _BROKEN:
            raise PackageError(got="one that is damaged or cut off") from None
        except OSError as error:
            raise _disk_error(error) from None
        with archive:
            yield Package(archive, limit(size))


def _describe_file(head: bytes, file: Path) -> str:
    if not head:
        return "an empty file"
    if head.startswith(_OLD):
        return _describe_old(file)
    begins = head.removeprefix(UTF8_BOM).lstrip().lower()
    for beginning, kind in _BEGINNINGS:
        if begins.startswith(beginning):
            return kind
    return "a text, perhaps a table in CSV" if _NO_TEXT.isdisjoint(head) else "a file of another kind"


def _describe_old(file: Path) -> str:
    with file.open("rb") as binary:
        content = read_at_most(binary, _MAX_OLD_SIZE)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "one with a password"
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book\0")):
        return "an old workbook (.xls)"
    return "one with a password, or an old one (.xls)"
