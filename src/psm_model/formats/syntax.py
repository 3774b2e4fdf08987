"""Words for texts that are not JSON: what was expected, what was found, and where."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from psm_model.errors import safe_repr

if TYPE_CHECKING:
    from json import JSONDecodeError

__all__ = ["SyntaxProblem", "Unit", "describe_empty", "describe_encoding", "describe_syntax"]

Unit: TypeAlias = Literal["file", "text", "line"]
"""What is read: a file, a text that has no name, or a line of a file."""

# What a value may be cut off in: a word or a number.
_CUT_VALUE: Final = re.compile(r"-|-?I(?:n(?:f(?:i(?:n(?:it?)?)?)?)?)?|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?|Na?")
_CUT_NUMBER: Final = re.compile(r"\.|[eE][+-]?")
_CUT_ESCAPE: Final = re.compile(r"\\(?:u[0-9A-Fa-f]{0,4})?")
_WORDS: Final = re.compile(r"True|False|None|undefined")
_EMPTY: Final = frozenset(" \t\r\n")
_CONTROLS: Final = {"\n": "a line break", "\r": "a line break", "\t": "a tab"}
# By the beginning of the parser's message: what was expected.
_EXPECTED: Final = {
    "Extra data": "nothing after the end of the JSON {}",
    "Expecting ':'": "a colon after the key",
    "Expecting ','": "a comma or a closing bracket",
    "Expecting property name": 'a key in straight double quotes (")',
}
# By the first bytes of a file: what it is. The longer marks come first.
_ENCODINGS: Final = {
    codecs.BOM_UTF32_LE: "a text in UTF-32",
    codecs.BOM_UTF32_BE: "a text in UTF-32",
    codecs.BOM_UTF16_LE: "a text in UTF-16",
    codecs.BOM_UTF16_BE: "a text in UTF-16",
    b"\x1f\x8b": "a file compressed by gzip, whose name must end in .gz",
    b"\x28\xb5\x2f\xfd": "a file compressed by Zstandard, whose name must end in .zst",
    b"PK\x03\x04": "a zip archive, such as a workbook",
    b"%PDF": "a PDF file",
}
_NULS: Final = {b"{\0\0\0": "UTF-32", b"\0\0\0{": "UTF-32", b"{\0": "UTF-16", b"\0{": "UTF-16"}


class SyntaxProblem(NamedTuple):
    """Why a text is not JSON."""

    expected: str
    """What was expected."""
    got: str
    """The text found, without its place."""
    offset: int
    """The place, in characters from the start of the text."""

    def locate(self, text: str, unit: Unit) -> str:
        """Return the text found, with its place."""
        return f"{self.got} at {_format_place(text, self.offset, unit)}"


def _format_place(text: str, offset: int, unit: Unit) -> str:
    """Return line and column, counted from 1; of a line only the column."""
    column = f"column {offset - text.rfind(chr(10), 0, offset):,}"
    return column if unit == "line" else f"line {text.count(chr(10), 0, offset) + 1:,}, {column}"


def describe_empty(text: str, unit: Unit) -> str:
    """Describe a text without JSON.

    >>> describe_empty("", "file"), describe_empty(" ", "text")
    ('an empty file', 'a text of spaces and line breaks only')
    """
    return f"a {unit} of spaces and line breaks only" if text else f"an empty {unit}"


def describe_syntax(text: str, error: JSONDecodeError, unit: Unit) -> SyntaxProblem:
    """Describe why Python's parser refuses a text, which is not empty.

    >>> from json import JSONDecodeError
    >>> describe_syntax("[1", JSONDecodeError("Expecting ',' delimiter", "[1", 2), "file")
    SyntaxProblem(expected='a whole JSON document', got='the end of the file', offset=2)
    """
    noun = "object" if unit == "line" else "document"
    end = f"the end of the {unit}"
    if error.msg.startswith("Unterminated string"):
        start = _format_place(text, error.pos, unit)
        return SyntaxProblem(f"a closing quotation mark for the text that begins at {start}", end, len(text))
    at = _skip_space(text, error.pos)
    if _is_cut(text, at, error.msg):
        return SyntaxProblem(f"a whole JSON {noun}", end, len(text.rstrip()))
    if error.msg.startswith("Invalid"):
        return _describe_letter(text, error.pos, error.msg)
    # Python names the comma from 3.13, and before that the bracket.
    bracket = _skip_space(text, at + 1) if error.msg.startswith("Illegal trailing comma") else at
    before = text[:bracket].rstrip()
    if text[bracket] in "}]" and before.endswith(","):
        return SyntaxProblem(f"no comma before the closing {text[bracket]}", "one", len(before) - 1)
    if text.startswith(("//", "/*"), at):
        return SyntaxProblem("JSON without comments", "one", at)
    expected = next((words for start, words in _EXPECTED.items() if error.msg.startswith(start)), "a value")
    if expected == "a value" and not text[:at].strip():
        expected = "a JSON {}"
    word = _WORDS.match(text, at)
    return SyntaxProblem(expected.format(noun), safe_repr(text[at]) if word is None else word[0], at)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in _EMPTY:
        at += 1
    return at


def _describe_letter(text: str, at: int, message: str) -> SyntaxProblem:
    """Describe what cannot stand in a text."""
    if message.startswith("Invalid control"):
        got = _CONTROLS.get(text[at], safe_repr(text[at]))
        return SyntaxProblem("a text without control characters", got, at)
    at = text.rfind("\\", 0, at + 1)
    escape = text[at : at + 2]
    expected = "four hexadecimal digits after \\u" if escape == "\\u" else "an escape that JSON has"
    return SyntaxProblem(expected, escape if escape.isprintable() else safe_repr(escape), at)


def _is_cut(text: str, at: int, message: str) -> bool:
    """Return whether a text could go on as JSON, and only its end is missing."""
    if message.startswith("Invalid control"):
        return False
    if message.startswith("Invalid"):
        # The parser names the backslash, or the letter after it.
        return _CUT_ESCAPE.fullmatch(text[text.rfind("\\", 0, at + 1) :]) is not None
    rest = text[at:].rstrip()
    if not rest:
        return True
    if message.startswith("Expecting value"):
        return _CUT_VALUE.fullmatch(rest) is not None
    return _CUT_NUMBER.fullmatch(rest) is not None and text[:at].rstrip()[-1:].isdecimal()


def describe_encoding(data: bytes, unit: Unit) -> str | None:
    """Describe bytes that are not text in UTF-8; return None if they are.

    >>> describe_encoding("{}".encode("utf-16"), "file")
    'a text in UTF-16'
    >>> describe_encoding(b'{"a": "' + bytes([0xe9]) + b'"}', "file")
    'the byte 0xe9 at line 1, column 8'
    """
    for mark, name in _ENCODINGS.items():
        if data.startswith(mark):
            return name
    for start, name in _NULS.items():
        if data.startswith(start):
            return f"a text in {name}"
    try:
        data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        return f"the byte 0x{data[error.start]:02x} at {_format_place(before, len(before), unit)}"
    return None
