"""CheckedPart: a part of a register that was checked, as it travels to where the parts are merged."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping

import attrs

from psm_model._garbage import collection_paused
from psm_model.entities.decree import Decree
from psm_model.entities.register import Entity, Register
from psm_model.entities.source import Source
from psm_model.errors import PsmModelError, safe_repr

from .decrees import DecreeIndex
from .engine import Engine
from .feed import Feed
from .finding import SkippedRule
from .organisation_homes import OrganisationHomes
from .part_result import PartResult
from .partial_decrees import DecreeDigest
from .register_subject import RegisterSubject
from .subjects import iter_members, iter_organisations

__all__ = ["CheckedPart", "PartDecreesError", "check_part"]


class PartDecreesError(PsmModelError, ValueError):
    """A part of a register with other decrees than those gathered before the check.

    >>> str(PartDecreesError("33"))
    "part '33' has other decrees than those gathered: expected PartialDecrees of all parts"
    """

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part
        """Id of the part."""

    def __str__(self) -> str:
        return (
            f"part {safe_repr(self.part)} has other decrees than those gathered: expected PartialDecrees of all parts"
        )


@attrs.frozen
class CheckedPart:
    """A part of a register that was checked."""

    pickled: bytes
    """What `unpickle` returns. It may travel far, and be merged often, before it is needed."""
    counts: Mapping[str, int]
    """The number of its entities, by list."""
    homes: OrganisationHomes
    """Its organisations."""
    skipped: tuple[SkippedRule, ...]
    """The rules that were skipped where it was checked."""

    def unpickle(self) -> tuple[PartResult, DecreeIndex]:
        """Return what the rules found, and the decrees of the part."""
        result, decrees = pickle.loads(self.pickled)  # noqa: S301  # written by `check_part`
        return result, decrees


def check_part(part: str, entities: Register | Iterable[Entity], engine: Engine, digest: str) -> CheckedPart:
    """Check a part of a register.

    Args:
        part: The id of the part.
        entities: The part: a register, or a stream as for `Feed`.
        engine: A new engine, with the decrees of the whole register.
        digest: The digest of the decrees of the part.

    Raises:
        OutOfPlaceError: as for `Feed`.
        PartDecreesError: the part has other decrees. This is raised before anything else of it is checked.
        WrongTypeError: as for `Feed`.

    >>> from psm_model.checking.engine import Engine
    >>> from psm_model.checking.settings import CheckSettings
    >>> checked = check_part("north", [ipsm], Engine(CheckSettings(rules=RULES)), "")
    >>> checked.counts["organisations"], checked.homes.organisations
    (1, {'o': 'north'})
    """
    decrees = _OwnDecrees(part, digest)
    with collection_paused():
        if isinstance(entities, Register):
            outline = _check_register(entities, engine, decrees)
            organisation_ids = {organisation.id for organisation in entities.organisations}
            term_organisation_ids = {term.organisation_id for term in entities.board_terms}
        else:
            feed = Feed(engine, is_part=True)
            feed.add_all(decrees.pass_on(entities))
            outline = feed.outline
            organisation_ids = {group.organisation_id for group in feed.groups if group.has_organisation}
            term_organisation_ids = {group.organisation_id for group in feed.groups if group.has_terms}
        result = PartResult(outline, engine.findings, engine.failures)
        return CheckedPart(
            pickled=pickle.dumps((result, decrees.index)),
            counts={place: outline.counts[kind] for kind, place in outline.places.items()},
            homes=OrganisationHomes.of(part, sorted(organisation_ids), sorted(term_organisation_ids)),
            skipped=engine.make_report(()).skipped,
        )


def _check_register(register: Register, engine: Engine, decrees: _OwnDecrees) -> RegisterSubject:
    """Check a part in memory, whose lists may be in any order, and return its outline."""
    for decree in register.decrees:
        decrees.add(decree)
    decrees.validate()
    engine.feed(iter_organisations(register))
    engine.feed(iter_members(register))
    outline = engine.make_outline(is_part=True)
    for entity in register.iter_entities():
        outline.add(entity)
    return outline


class _OwnDecrees:
    """The decrees of a part, which must be those that were gathered."""

    def __init__(self, part: str, digest: str) -> None:
        self.index = DecreeIndex()
        """The decrees, with their positions in the part."""
        self._part = part
        self._expected = digest
        self._digest = DecreeDigest()

    def add(self, decree: Decree) -> None:
        """Add the next decree."""
        self.index.add(decree, self._digest.count)
        self._digest.add(decree)

    def validate(self) -> None:
        """Raise if the decrees are not those that were gathered.

        Raises:
            PartDecreesError: they are not.
        """
        if self._digest.text != self._expected:
            raise PartDecreesError(self._part)

    def pass_on(self, entities: Iterable[Entity]) -> Iterator[Entity]:
        """Yield the entities of a stream, whose decrees come first.

        Raises:
            PartDecreesError: the decrees are not those that were gathered.
        """
        is_valid = False
        for entity in entities:
            if isinstance(entity, Decree):
                self.add(entity)
            elif not is_valid and not isinstance(entity, Source):
                self.validate()
                is_valid = True
            yield entity
        self.validate()
