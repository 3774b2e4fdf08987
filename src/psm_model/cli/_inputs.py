"""Inputs of the commands: registers from files and standard input, and the configuration."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, TypedDict, Unpack

from psm_model.errors import ConfigError, FormatError
from psm_model.text import escape, sanitise

from ._arguments import describe_length
from ._language import get_language
from ._paths import STANDARD, display_name, expand_paths
from ._terminal import format_os_error, print_error

if TYPE_CHECKING:
    from psm_model.checking import Config, RuleSet
    from psm_model.entities.register import Register
    from psm_model.formats.loss import Loss
    from psm_model.formats.popolo import Ends
    from psm_model.formats.read_result import ReadResult
    from psm_model.reports.unreadable import UnreadableFile
    from psm_model.values.area import Level

__all__ = [
    "ReadOptions",
    "iter_inputs",
    "load_config",
    "load_rules",
    "locate_config_error",
    "read_document",
    "read_or_report",
    "read_register",
    "read_text_bytes",
    "report_losses",
    "report_missing",
    "report_unreadable",
]

_MAX_BYTES: Final = 4
"""The maximum number of bytes of a character."""
_MAX_LOSSES: Final = 10
"""The maximum number of losses to report one by one."""


class ReadOptions(TypedDict, total=False):
    """Options of `psm_model.formats.files.read`, which says what they mean."""

    ends: Ends | None
    level: Level | None
    collection: str | None
    watch: Callable[[int], object] | None


def _open_bytes(file: str) -> AbstractContextManager[IO[bytes]]:
    """Open a file, or standard input.

    Raises:
        OSError: the file cannot be opened, or standard input is closed.
    """
    if file != STANDARD:
        return Path(file).open("rb")
    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), display_name(file))
    return nullcontext(sys.stdin.buffer)


def read_text_bytes(file: str, max_length: int) -> tuple[bytes, str | None]:
    """Read a text of at most a number of characters in UTF-8, or the beginning of a longer one.

    Returns:
        The bytes, and the error for what is certainly longer; None for what may be shorter.

    Raises:
        OSError: the file cannot be read, or standard input is closed.
    """
    from psm_model.formats.document import UTF8_BOM
    from psm_model.formats.whole_files import read_at_most

    most = _MAX_BYTES * max_length + len(UTF8_BOM)
    with _open_bytes(file) as opened:
        data = read_at_most(opened, most + 1)
    return data, describe_length(display_name(file), None, max_length) if len(data) > most else None


def read_document(file: str) -> bytes:
    """Read a document from a file or from standard input, decompressed if it starts like gzip or Zstandard.

    Raises:
        FormatError: the compressed data is damaged, or the document is too long.
        ModuleNotFoundError: the data is compressed with Zstandard, which is not installed.
        OSError: the file cannot be read, or standard input is closed.
    """
    from psm_model.formats import storage
    from psm_model.formats.whole_files import MAX_SIZE, begins_like_json, iter_file_blocks, join_blocks

    name = display_name(file)

    def can_begin(head: bytes) -> bool:
        return begins_like_json(head) or storage.is_compressed(head)

    with _open_bytes(file) as opened:
        data = join_blocks(iter_file_blocks(opened), name, max_size=MAX_SIZE, can_begin=can_begin)
    return storage.decompress(data, name, limit=lambda size: min(storage.max_decompressed_size(size), MAX_SIZE))


def read_register(file: str, **options: Unpack[ReadOptions]) -> ReadResult:
    """Read a register as `psm_model.formats.files.read` does, or JSON or JSON Lines from standard input.

    Raises:
        FormatError: the file is not a register. For a Popolo document without `ends`, the error names convert.
        ModuleNotFoundError: a required package is not installed.
        OSError: the file cannot be read.
    """
    from psm_model.entities.register import Register
    from psm_model.formats import jsonl, loads, read
    from psm_model.formats.file_names import Format, detect_format
    from psm_model.formats.locations import DocumentLocations, LineLocations
    from psm_model.formats.popolo.detection import popolo_error
    from psm_model.formats.read_result import ReadResult

    if file == STANDARD:
        text = read_document(file)
        if jsonl.is_lines(text):
            register = Register.of(*jsonl.iter_load(BytesIO(text)))
            return ReadResult(register, (), LineLocations(lambda: [text]))
        return ReadResult(loads(text, source=display_name(file)), (), DocumentLocations(lambda: [text]))
    if detect_format(file) is Format.POPOLO and options.get("ends") is None:
        # Raise if the file does not exist.
        Path(file).stat()
        raise popolo_error(display_name(file))
    return read(file, **options)


def _try_reading(file: str, **options: Unpack[ReadOptions]) -> ReadResult | UnreadableFile:
    """Read a register; report losses, or why it is unreadable."""
    try:
        result = read_register(file, **options)
    except (ModuleNotFoundError, OSError, ValueError) as error:
        return report_unreadable(file, error)
    report_losses(file, result.losses)
    return result


def iter_inputs(
    given: Iterable[str], **options: Unpack[ReadOptions]
) -> Iterator[tuple[str, ReadResult | UnreadableFile]]:
    """Read each input file; report losses and what is unreadable.

    Yields:
        A file, and what was read or why it is unreadable.
    """
    for file, error in expand_paths(given):
        yield file, _try_reading(file, **options) if error is None else report_missing(file, error)


def read_or_report(argument: str, **options: Unpack[ReadOptions]) -> Register | None:
    """Read all registers that an argument names as one; if one is unreadable, report it and return None."""
    from psm_model.reports.unreadable import UnreadableFile

    from ._joined import join_registers

    results = [result for _, result in iter_inputs([argument], **options)]
    registers = [result.register for result in results if not isinstance(result, UnreadableFile)]
    return join_registers(registers) if len(registers) == len(results) else None


def report_missing(argument: str, message: str) -> UnreadableFile:
    """Report an argument that names no file, with the reason that `expand_paths` gives."""
    from psm_model.reports.unreadable import UnreadableFile

    print_error(f"{sanitise(argument)}: {message}")
    return UnreadableFile(message)


def report_unreadable(file: str, error: Exception) -> UnreadableFile:
    """Report a file that cannot be read: the problems of a document, or the reason."""
    from psm_model.formats.problem_words import describe_document_error
    from psm_model.reports.unreadable import UnreadableFile

    if isinstance(error, FormatError):
        located = FormatError(error.problems, display_name(file))
        print_error(describe_document_error(located, language=get_language()))
        return UnreadableFile.of(error)
    reason = format_os_error(file, error)
    print_error(reason)
    return UnreadableFile(reason)


def report_losses(file: str, losses: tuple[Loss, ...]) -> None:
    """Report losses, the first ones individually."""
    for loss in losses[:_MAX_LOSSES]:
        print_error(f"{sanitise(file)}: left out {escape(str(loss))}")
    if len(losses) > _MAX_LOSSES:
        print_error(f"{sanitise(file)}: left out {len(losses) - _MAX_LOSSES:,} more")


def load_config(path: Path | None) -> Config:
    """Read the configuration of a check from a TOML file; None for the default configuration.

    Raises:
        ConfigError: the file is not a configuration. The error names it, since options are configuration too.
        OSError: the file cannot be read.
    """
    from psm_model.checking import Config

    if path is None:
        return Config()
    from psm_model.checking import config_toml

    try:
        config = config_toml.load_config(path)
        _refuse_working_folder(config.rule_modules)
    except ConfigError as error:
        raise locate_config_error(error, path) from None
    return config


def _refuse_working_folder(modules: Iterable[str]) -> None:
    """Refuse modules that Python would import from the working folder only because of how the command was started.

    ``python -m psm_model`` puts that folder before all others, which nobody asked for.

    Raises:
        RuleModuleError: there is such a module.
    """
    started = sys.modules["__main__"].__spec__
    if started is None or started.name != f"{__name__.partition('.')[0]}.__main__" or sys.flags.safe_path:
        return
    from importlib.machinery import PathFinder

    from psm_model.checking import RuleModuleError

    for position, module in enumerate(modules):
        package = module.partition(".")[0]
        if sys.path[0] not in sys.path[1:] and PathFinder.find_spec(package, sys.path[:1]) is not None:
            hint = "it is in the working folder, which is not searched: install it, or name its folder in PYTHONPATH"
            raise RuleModuleError(f"rule_modules.{position}", "a module of rules", module, hint, "missing")


def load_rules(path: Path | None) -> RuleSet:
    """Return the rules of the package, and those of the modules that a configuration names.

    Raises:
        ConfigError: the file is not a configuration, or a module cannot be used. The error names the file.
        OSError: the file cannot be read.
    """
    from psm_model.rules import collect_rules

    config = load_config(path)
    try:
        return collect_rules(config)
    except ConfigError as error:
        raise error if path is None else locate_config_error(error, path) from None


def locate_config_error(error: ConfigError, path: Path) -> ConfigError:
    """Return an error of a configuration with the name of its file."""
    return ConfigError(error.key, error.expected, error.got, error.hint, str(path))
