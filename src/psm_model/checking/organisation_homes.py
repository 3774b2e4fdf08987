"""OrganisationHomes: which part of a register has each organisation, and which has its terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from psm_model.errors import PsmModelError, safe_repr

__all__ = ["OrganisationHomes", "SplitOrganisationError"]


class SplitOrganisationError(PsmModelError, ValueError):
    """An organisation whose terms are in another part of a register than itself, or in several parts.

    >>> str(SplitOrganisationError("o", ("33", "34")))
    "organisation 'o' is split over parts '33' and '34': expected it in one part, with all of its terms"
    """

    def __init__(self, organisation_id: str, parts: tuple[str, str]) -> None:
        super().__init__(organisation_id, parts)
        self.organisation_id = organisation_id
        """Id of the organisation."""
        self.parts = parts
        """Ids of two parts that have some of it, in the order of the whole register."""

    def __str__(self) -> str:
        first, second = map(safe_repr, self.parts)
        organisation = f"organisation {safe_repr(self.organisation_id)}"
        return (
            f"{organisation} is split over parts {first} and {second}: expected it in one part, with all of its terms"
        )


@attrs.frozen
class OrganisationHomes:
    """Which part of a register has each organisation, and which has its terms: the same, if it has terms.

    An organisation without terms may be in several parts, as a duplicate. In the order of the parts' ids, the first one
    has the terms.

    >>> homes = OrganisationHomes.of("north", ["o"], ["o"])
    >>> homes.merge(OrganisationHomes.of("south", ["o"], []))
    OrganisationHomes(organisations={'o': 'north'}, terms={'o': 'north'})
    >>> homes.merge(OrganisationHomes.of("east", ["o"], []))
    Traceback (most recent call last):
    ...
    psm_model.checking.organisation_homes.SplitOrganisationError: organisation 'o' is split over parts ...
    """

    organisations: Mapping[str, str] = attrs.field(factory=dict)
    """The first part that has an organisation, by its id."""
    terms: Mapping[str, str] = attrs.field(factory=dict)
    """The part that has the terms, by the id of their organisation."""

    @classmethod
    def of(cls, part: str, organisation_ids: Iterable[str], term_organisation_ids: Iterable[str]) -> OrganisationHomes:
        """Return the organisations of a part."""
        return cls(dict.fromkeys(organisation_ids, part), dict.fromkeys(term_organisation_ids, part))

    def merge(self, other: OrganisationHomes) -> OrganisationHomes:
        """Return the organisations of both.

        Raises:
            SplitOrganisationError: an organisation is split.
        """
        for split in sorted(self.terms.keys() & other.terms.keys()):
            raise _make_error(split, self.terms[split], other.terms[split])
        repeated = self.organisations.keys() & other.organisations.keys()
        firsts = {each: min(self.organisations[each], other.organisations[each]) for each in repeated}
        merged = OrganisationHomes(
            {**self.organisations, **other.organisations, **firsts}, {**self.terms, **other.terms}
        )
        # Whatever is in one part alone is in order.
        for each in sorted(
            (self.terms.keys() & other.organisations.keys()) | (other.terms.keys() & self.organisations.keys())
        ):
            if merged.organisations[each] != merged.terms[each]:
                raise _make_error(each, merged.organisations[each], merged.terms[each])
        return merged


def _make_error(organisation_id: str, *parts: str) -> SplitOrganisationError:
    first, second = sorted(parts)
    return SplitOrganisationError(organisation_id, (first, second))
