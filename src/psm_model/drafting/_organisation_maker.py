"""Organisations of a draft: their names, levels and areas, their partners and the counts that a text states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from psm_model.entities.area_name import AreaName
from psm_model.entities.names import OrganisationName
from psm_model.entities.organisation import Organisation, Qualifier, StatedCount
from psm_model.values.area import Level

from ._area_chain import ChainedArea, read_chain
from ._area_reader import LEVEL_WORDS
from ._organisation_reader import OrganisationRead
from ._reading import Reading
from .counts import read_counts
from .drafted import Basis, DraftedFact
from .found import Found
from .partners import read_members, read_partners

__all__ = ["OrganisationMaker"]

_NATIONAL: Final = frozenset({"nasional", "pusat"})


class OrganisationMaker:
    """Makes the organisation that a subject of a text is, and its facts."""

    def __init__(self, reading: Reading, position: int, pointer: str) -> None:
        self._reading: Final = reading
        self._subject: Final = reading.subjects[position]
        self._position: Final = position
        self._pointer: Final = pointer
        self.facts: Final[list[DraftedFact]] = []

    def find_level(self) -> tuple[Level, tuple[int, int], Basis] | None:
        """Return the level of the organisation, and the words that say it; None if the text does not."""
        tokens, subject = self._reading.tokens, self._subject
        for read in subject:
            if read.level is not None and read.area is not None:
                return read.level, tokens.span(read.area.first, read.area.stop), Basis.STATED
        for read in subject:
            if read.level is not None and read.stop > read.core:
                return read.level, tokens.span(read.core, read.stop), Basis.STATED
            # "Pengurus Nasional IPSM"
            if tokens.word(read.first - 1) in _NATIONAL:
                return Level.NATIONAL, tokens.span(read.first - 1, read.first), Basis.STATED
        chain = read_chain(self._reading, subject)
        if chain:
            return chain[0].level, tokens.span(chain[0].first, chain[0].stop), Basis.INFERRED
        return None

    def make(
        self,
        level: tuple[Level, tuple[int, int], Basis],
        make_id: Callable[[str, str], str],
        *,
        source_ids: Sequence[str],
        is_first: bool,
    ) -> Organisation:
        """Return the organisation.

        Args:
            level: Its level, the words that say it, and whether they do.
            make_id: Makes an id of its acronym and its area.
            source_ids: The ids of the sources.
            is_first: Whether it is the first of the draft, of which the text says what it says of no other.
        """
        reading, pointer, subject = self._reading, self._pointer, self._subject
        names = self._list_names(subject)
        name = names[0]
        self._add_fact(f"{pointer}/name", name.span)
        self._add_fact(f"{pointer}/level", level[1], basis=level[2])
        fields: dict[str, Any] = {}
        others = names[1:]
        if others:
            fields["names"] = [OrganisationName(name=other.value) for other in others]
            for number, other in enumerate(others):
                self._add_fact(f"{pointer}/names/{number}/name", other.span)
        chain = read_chain(reading, subject)
        # The area of several boards is around those of each.
        code = None if not chain or chain[0].level is not level[0] else chain[0].area
        spans = [reading.tokens.span(area.first, area.stop) for area in chain]
        if code is not None:
            fields["area"] = code
            self._add_fact(f"{pointer}/area", *spans, basis=Basis.INFERRED)
        elif chain:
            fields["area_names"] = [
                AreaName(level=area.level, name=area.as_written, within=_find_within(chain, number))
                for number, area in enumerate(chain)
            ]
            for number, area_span in enumerate(spans):
                basis = level[2] if number == 0 else Basis.STATED
                self._add_fact(f"{pointer}/area_names/{number}/name", area_span, basis=basis)
                self._add_area_facts(f"{pointer}/area_names/{number}", chain, number)
        fields |= self._read_details(is_first=is_first)
        key = subject[0].acronym or name.value.split(maxsplit=1)[0]
        place = code.code if code is not None else (chain[0].name_text if chain else level[0].value)
        return Organisation(
            id=make_id(key, place), name=name.value, level=level[0], source_ids=tuple(source_ids), **fields
        )

    def _add_area_facts(self, pointer: str, chain: Sequence[ChainedArea], number: int) -> None:
        """Add the facts of the level of an area, by the word for it, and of the code of the area around it."""
        tokens, area = self._reading.tokens, chain[number]
        is_stated = tokens.word(area.first) in LEVEL_WORDS
        span = tokens.span(area.first, area.first + 1 if is_stated else area.stop)
        self._add_fact(f"{pointer}/level", span, basis=Basis.STATED if is_stated else Basis.INFERRED)
        if _find_within(chain, number) is not None:
            around = next(other for other in chain[number + 1 :] if other.area is not None)
            self._add_fact(f"{pointer}/within", tokens.span(around.first, around.stop), basis=Basis.INFERRED)

    def _list_names(self, subject: Sequence[OrganisationRead]) -> list[Found[str]]:
        """Return the distinct names of an organisation, the fullest first."""
        reading = self._reading
        names: dict[str, Found[str]] = {}
        best: tuple[int, int, int] | None = None
        first = ""
        for read in subject:
            found = reading.make(read.first, read.stop)
            key = found.value.lower()
            names.setdefault(key, found)
            rank = (
                int(read.area is not None or read.level is not None),
                read.core - read.first,
                read.stop - read.first,
            )
            if best is None or rank > best:
                best, first = rank, key
        full = names.pop(first)
        bare = {(read.acronym or "").lower() for read in subject}
        # The acronym alone is not a name of this organisation.
        return [full, *(found for key, found in names.items() if key not in bare and " " in found.value)]

    def _read_details(self, *, is_first: bool) -> dict[str, Any]:
        """Return the partners, the members and the counts that a text, or the part about the organisation, states."""
        reading, pointer = self._reading, self._pointer
        fields: dict[str, Any] = {}
        # Whom the recitals of a decree call partners are those of all social workers.
        partners = [] if reading.is_decree else read_partners(reading)
        for name, listed in (("partners", partners), ("member_organisations", read_members(reading))):
            found = [item for item in listed if self._is_own(item.span, is_first=is_first)]
            if found:
                fields[name] = [item.value for item in found]
                for number, item in enumerate(found):
                    self._add_fact(f"{pointer}/{name}/{number}", item.span)
        counts = [count for count in read_counts(reading.tokens) if self._is_own(count.span, is_first=is_first)]
        if reading.is_decree:
            # The areas in a decree are those of its recitals.
            counts = [count for count in counts if count.is_of_people]
        if counts:
            fields["stated_counts"] = [
                StatedCount(number=count.number.value, of=count.of.value, value=count.value, qualifier=count.qualifier)
                for count in counts
            ]
            for number, count in enumerate(counts):
                base = f"{pointer}/stated_counts/{number}"
                self._add_fact(f"{base}/number", count.number.span)
                self._add_fact(f"{base}/of", count.of.span)
                self._add_fact(f"{base}/value", count.number.span)
                if count.qualifier is not Qualifier.EXACTLY:
                    self._add_fact(f"{base}/qualifier", count.number.span)
        return fields

    def _is_own(self, span: tuple[int, int], *, is_first: bool) -> bool:
        """Return whether what a text states there is of the organisation: in its part, or outside all parts."""
        part = self._reading.parts.find(self._reading.tokens.at_offset(span[0]))
        return is_first if part is None else part == self._position

    def _add_fact(self, pointer: str, *spans: tuple[int, int], basis: Basis = Basis.STATED) -> None:
        self.facts.append(DraftedFact(pointer=pointer, spans=spans, basis=basis))


def _find_within(chain: Iterable[Any], number: int) -> Any:
    """Return the code of the nearest area around one of a chain; None if none is known."""
    around = [area.area for area in chain][number + 1 :]
    return next((code for code in around if code is not None), None)
