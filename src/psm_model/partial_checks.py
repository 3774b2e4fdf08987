"""PartialCheck: check the parts of a register where they are stored, and merge the results."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from functools import reduce
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs

from psm_model._garbage import collection_paused
from psm_model.checking.checked_part import CheckedPart, PartDecreesError, check_part
from psm_model.checking.config import DEFAULT_CONFIG, Config
from psm_model.checking.decrees import DecreeIndex
from psm_model.checking.engine import Engine
from psm_model.checking.finding import SkippedRule
from psm_model.checking.organisation_homes import OrganisationHomes, SplitOrganisationError
from psm_model.checking.part_result import append_part
from psm_model.checking.partial_decrees import PART, PartialDecrees
from psm_model.checking.report import Report
from psm_model.checking.rule import Rule
from psm_model.checking.settings import CheckSettings
from psm_model.entities.decree import Decree
from psm_model.entities.references import DECREE
from psm_model.entities.register import Entity, Register
from psm_model.entities.source import Source
from psm_model.errors import ConfigError, DuplicateIdError, NotFoundError, WrongTypeError, require_type
from psm_model.formats.file_names import Format, detect_format
from psm_model.formats.files import load
from psm_model.formats.jsonl import iter_load
from psm_model.formats.storage import suffix_format
from psm_model.rules.catalogue import RULES, require_known_reading

__all__ = [
    "PartDecreesError",
    "PartPointer",
    "PartialCheck",
    "PartialDecrees",
    "SplitOrganisationError",
    "gather_decrees",
]

_NO_DECREES: Final = PartialDecrees()


class PartPointer(NamedTuple):
    """A JSON Pointer into a part of a register."""

    part: str
    """The id of the part."""
    pointer: str
    """The JSON Pointer relative to the part."""


def gather_decrees(file: str | os.PathLike[str], *, part: str | None = None) -> PartialDecrees:
    """Return the decrees of the part that a file or folder holds, for `PartialCheck`.

    JSON Lines are read only until the decrees end, and of a folder of Parquet files only the tables of sources and
    decrees, unless their rows are not in order. Any other file is read completely.

    Args:
        file: The path.
        part: The id of the part, by default the name of the file without its folder.

    Raises:
        FormatError: the file does not hold a register. The error names the file and contains every problem.
        ModuleNotFoundError: the file needs a module that is not installed.
        OSError: the file cannot be read.
    """
    path = Path(file)
    return PartialDecrees().feed(path.name if part is None else part, _read_decrees(path))


def _read_decrees(path: Path) -> list[Decree]:
    match detect_format(path):
        case Format.LINES:
            return _take_decrees(iter_load(path))
        case Format.PARQUET:
            from psm_model.formats.arrow import UnorderedRowsError
            from psm_model.formats.parquet import iter_parquet

            with suppress(UnorderedRowsError):
                return _take_decrees(iter_parquet(path))
    return list(load(path).decrees)


def _take_decrees(entities: Iterable[Entity]) -> list[Decree]:
    """Return the decrees of a stream, which is read only until they end."""
    leading = takewhile(lambda entity: isinstance(entity, Source | Decree), entities)
    return [entity for entity in leading if isinstance(entity, Decree)]


class PartialCheck:
    """A check of a register in parts: each part is checked where it is stored, and the results are merged.

    `finish` returns the report that `check` returns for the whole register, whose lists contain the entities of all
    parts, in the order of the ids of the parts. It does not matter which process checks a part, or how the parts are
    merged: ``a.merge(b)`` equals ``b.merge(a)``, and ``a.merge(b).merge(c)`` equals ``a.merge(b.merge(c))``. Merging
    with a check without parts has no effect.

    Methods return a new object and change nothing. A check can be pickled. If it has parts, the pickle leaves out the
    gathered decrees, so the copy can be merged and finished, but not fed.

    An organisation and all of its terms must be in one part. Other entities may be in any part.

    Raises:
        ConfigError: the configuration names an unknown code, two rules have the same code, or a rule of scope register
            is not from this package, so that it may need the whole register.
        WrongTypeError: as for `check`.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> north = PartialCheck().feed("north", [ipsm, term])
    >>> south = PartialCheck().feed("south", [attrs.evolve(ipsm, parent_id="nowhere")])
    >>> report = south.merge(north).finish()
    >>> [(finding.code, finding.path) for finding in report]
    [('PSM110', '/board_terms/0/label'), ('PSM001', '/organisations/1'), ('PSM002', '/organisations/1/parent_id')]
    """

    __slots__ = ("_digests", "_homes", "_index", "_parts", "_settings")

    def __init__(
        self,
        *,
        config: Config = DEFAULT_CONFIG,
        on: date | None = None,
        undetermined: bool = False,
        rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
        decrees: PartialDecrees = _NO_DECREES,
    ) -> None:
        """Begin a check without parts.

        Args:
            config: As for `check`.
            on: As for `check`.
            undetermined: As for `check`.
            rules: As for `check`, without your own rules of scope register. To pickle the check, every rule must be a
                name in its module.
            decrees: The decrees of all parts that have any.
        """
        require_type(decrees, PartialDecrees, "PartialDecrees")
        self._settings = CheckSettings(config=config, on=on, undetermined=undetermined, rules=rules)
        require_known_reading(self._settings.rules)
        # Wrong settings raise here, not where the first part is.
        Engine(self._settings)
        self._digests = decrees.digests
        # None once it was left behind.
        self._index: DecreeIndex | None = decrees.make_index()
        self._parts: Mapping[str, CheckedPart] = {}
        self._homes = OrganisationHomes()

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the parts, in the order of the whole register."""
        return tuple(sorted(self._parts))

    def feed(self, part: str, entities: Register | Iterable[Entity]) -> PartialCheck:
        """Check one more part, and return the check with it.

        Args:
            part: The id of the part, unique among all parts.
            entities: The part: a register, or a stream of entities as for `iter_check`, which is not kept in memory.
                JSON Pointers count each kind of entity in this order.

        Raises:
            ConfigError: the check was pickled with other parts, so it has no decrees.
            DuplicateIdError: it has the part already.
            OutOfPlaceError: a term is separated from its organisation, or a decree comes late.
            PartDecreesError: the decrees of the part are not those that were gathered. This is raised before anything
                else of the part is checked.
            WrongTypeError: an item is not an entity, or the id is not a text.
        """
        require_type(part, str, "the id of a part")
        _reject_text(entities)
        if part in self._parts:
            raise DuplicateIdError(PART, part)
        if self._index is None:
            raise ConfigError(
                "decrees", "a check without parts to feed, as one with parts is pickled without them", None
            )
        engine = Engine(self._settings, decrees=self._index)
        checked = check_part(part, entities, engine, self._digests.get(part, ""))
        return self._merge(self._replace({part: checked}, checked.homes, self._index))

    def feed_file(self, file: str | os.PathLike[str], *, part: str | None = None) -> PartialCheck:
        """Check the part that a file or folder holds, and return the check with it.

        JSON Lines are checked while they are read. Any other file, or a folder of Parquet files, is read completely.

        Args:
            file: The path.
            part: The id of the part, by default the name of the file without its folder.

        Raises:
            ConfigError: as for `feed`.
            DuplicateIdError: it has the part already.
            FormatError: the file does not hold a register. The error names the file and contains every problem.
            ModuleNotFoundError: the file needs a module that is not installed.
            OSError: the file cannot be read.
            PartDecreesError: the decrees of the part are not those that were gathered.
        """
        path = Path(file)
        entities = iter_load(path) if suffix_format(path) == Format.LINES else load(path)
        return self.feed(path.name if part is None else part, entities)

    def merge(self, *others: PartialCheck) -> PartialCheck:
        """Return the check with the parts of others. Merging many at once is faster than one by one.

        Raises:
            ConfigError: the checks have different settings or gathered decrees, or different rules were skipped,
                because a package was not installed where a part was checked.
            DuplicateIdError: several of them have the same part.
            SplitOrganisationError: an organisation is in several parts.
            WrongTypeError: an argument is not a `PartialCheck`.
        """
        return reduce(PartialCheck._merge, others, self)

    def _merge(self, other: PartialCheck) -> PartialCheck:
        require_type(other, PartialCheck, "a PartialCheck")
        for field in attrs.fields(CheckSettings):
            if getattr(self._settings, field.name) != getattr(other._settings, field.name):
                raise ConfigError(field.name, "the same in all parts", None)
        if self._digests != other._digests:
            raise ConfigError("decrees", "the same in all parts", None)
        for part in sorted(self._parts.keys() & other._parts.keys()):
            raise DuplicateIdError(PART, part)
        parts = {**self._parts, **other._parts}
        # Within each check they are the same already.
        for first, second in zip(islice(self._parts.values(), 1), islice(other._parts.values(), 1), strict=False):
            _require_same_skipped(first.skipped, second.skipped)
        index = other._index if self._index is None else self._index
        return self._replace(parts, self._homes.merge(other._homes), index)

    def finish(self) -> Report:
        """Return the report of the whole register, equal to that of `check`.

        Raises:
            ConfigError: the rules that are skipped here differ from those that were skipped where the parts were
                checked.
            NotFoundError: a part whose decrees were gathered is missing.
        """
        for part in sorted(self._digests.keys() - self._parts.keys()):
            raise NotFoundError(PART, part)
        engine = Engine(self._settings)
        for checked in islice(self._parts.values(), 1):
            _require_same_skipped(checked.skipped, engine.make_report(()).skipped)
        outline = engine.make_outline()
        with collection_paused():
            for part in self.parts:
                result, decrees = self._parts[part].unpickle()
                engine.decrees.extend(decrees, outline.counts[DECREE])
                append_part(result, outline, engine)
            return engine.finish(outline)

    def find_part(self, pointer: str) -> PartPointer | None:
        """Return the part that a JSON Pointer of the report leads to. Return None if it leads to no entity of a part.

        >>> partial = PartialCheck().feed("a", [ipsm]).feed("b", [BoardTerm(id="t", organisation_id="o-2", label="")])
        >>> partial.find_part("/board_terms/0/label")
        PartPointer(part='b', pointer='/board_terms/0/label')
        """
        match pointer.split("/", 3):
            case ["", place, number, *rest] if number.isdecimal():
                position = int(number)
                for part in self.parts:
                    count = self._parts[part].counts.get(place, 0)
                    if position < count:
                        return PartPointer(part, "/".join(("", place, str(position), *rest)))
                    position -= count
        return None

    def _replace(
        self, parts: Mapping[str, CheckedPart], homes: OrganisationHomes, index: DecreeIndex | None
    ) -> PartialCheck:
        """Return a check of the same settings with other parts."""
        made = object.__new__(PartialCheck)
        made._settings, made._digests = self._settings, self._digests
        made._parts, made._homes, made._index = parts, homes, index
        return made

    # Any: the values of the slots.
    def __getstate__(self) -> dict[str, Any]:
        """Return the state, without the decrees if there are parts."""
        state = {name: getattr(self, name) for name in self.__slots__}
        return state | {"_index": None} if self._parts else state

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore the state."""
        for name, value in state.items():
            setattr(self, name, value)

    def __repr__(self) -> str:
        return f"<PartialCheck of {len(self._parts)} parts>"


def _require_same_skipped(first: tuple[SkippedRule, ...], second: tuple[SkippedRule, ...]) -> None:
    """Require that the same rules were skipped.

    Raises:
        ConfigError: a rule was skipped in one of two places.
    """
    for code in sorted({rule.code for rule in first} ^ {rule.code for rule in second}):
        raise ConfigError("rules", "the package that it needs wherever a part is checked, or nowhere", code)


def _reject_text(entities: object) -> None:
    """Raise if the entities are a text, such as a path, which is iterable too."""
    if isinstance(entities, str):
        raise WrongTypeError("entities; a file is checked by feed_file", entities)
