"""The identifier of an instrument in the manner of Akoma Ntoso: written in one form, read in those that are about."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from psm_model.errors import ParseError

from ._issuers import comparison_key
from ._names import KINDS, PROVINCES
from .kinds import InstrumentKind

__all__ = ["IRI_FORM", "IriParts", "format_iri", "parse_iri"]

IRI_FORM = "an identifier as in '/akn/id/act/permen-sosial/2019/10'"
_IRI = re.compile(
    r"(?:/akn)?/id(?:-(?P<locality>[a-z]{2}))?/act/(?P<subtype>[a-z][a-z-]*)(?:/(?P<actor>[a-z][a-z-]*))?"
    r"/(?P<year>[0-9]{4})/(?P<number>[a-z0-9._-]+)(?:/.*)?",
    re.DOTALL,
)


class IriParts(NamedTuple):
    """What an identifier says of an instrument."""

    kind: InstrumentKind
    """Its kind."""
    number: str | None
    """Its number."""
    year: int | None
    """Its year."""
    issuer: str | None
    """The office that issued it."""


def format_iri(parts: IriParts) -> str | None:
    """Return the identifier of an instrument; None if its number or year is not known.

    A decree of the MPR whose number is cut short has none either: "IX" would be read as "IX/MPR/1998".

    >>> format_iri(IriParts(InstrumentKind.UU, "11", 2009, None))
    '/akn/id/act/uu/2009/11'
    """
    kind, number, year, office_name = parts
    if kind in (InstrumentKind.UUD, InstrumentKind.UUDS):
        year = 1950 if kind is InstrumentKind.UUDS else 1945
        return f"/akn/id/act/{kind}/{year}/{number or 'original'}"
    if number is None or year is None or (kind is InstrumentKind.TAP_MPR and "/" not in number):
        return None
    _, _, slug, offices = KINDS[kind.value]
    issuer = comparison_key(office_name) if office_name else None
    if kind is InstrumentKind.PERDA_PROV:
        issuer = issuer or "provinsi"
    elif issuer and len(offices) == 1 and offices[0]:
        issuer = issuer.removeprefix(f"{offices[0]} ")
    office = f"-{issuer.replace(' ', '-')}" if issuer else ""
    # A hyphen stands for a slash, so that the hyphen of a number is an underscore.
    return f"/akn/id/act/{slug}{office}/{year}/{number.lstrip('0').lower().replace('-', '_').replace('/', '-')}"


def parse_iri(iri: str) -> IriParts:
    """Parse the identifier of an instrument.

    >>> parse_iri("/akn/id/act/uu/2009/11").number
    '11'

    Raises:
        ParseError: the text is no such identifier.
    """
    match = _IRI.fullmatch(iri)
    if match is None:
        raise ParseError("identifier of an instrument", IRI_FORM, iri)
    year, number = int(match["year"]), match["number"].replace("-", "/").replace("_", "-").upper()
    subtype, locality = match["subtype"], match["locality"]
    if subtype in ("uud", "uuds"):
        amendment = match["number"]
        return IriParts(InstrumentKind(subtype), None if amendment == "original" else amendment, None, None)
    if subtype == "tap-mpr" and "/" not in number:
        number = f"{number}/{'MPRS' if year < _FIRST_ELECTED_YEAR else 'MPR'}/{year}"
    try:
        kind, issuer = _kind_and_issuer(subtype, match["actor"], PROVINCES.get(locality) if locality else None)
    except KeyError:
        raise ParseError("identifier of an instrument", IRI_FORM, iri) from None
    return IriParts(kind, number, year, issuer)


_FIRST_ELECTED_YEAR = 1971  # before it the MPR was the provisional one, MPRS


@cache
def _slugs() -> dict[str, InstrumentKind]:
    """Return the kinds by slug, longest slug first."""
    slugs = {slug: InstrumentKind(kind) for kind, (_, _, slug, _) in KINDS.items() if kind != "perda_prov"}
    return dict(sorted(slugs.items(), key=lambda item: -len(item[0])))


def _kind_and_issuer(subtype: str, actor: str | None, province: str | None) -> tuple[InstrumentKind, str | None]:
    """Return the kind and office that a subtype says, with the actor or province beside it.

    Raises:
        KeyError: there is no such subtype.
    """
    slug = next((slug for slug in _slugs() if subtype == slug or subtype.startswith(f"{slug}-")), None)
    if slug is None:
        raise KeyError(subtype)
    kind = _slugs()[slug]
    rest = subtype[len(slug) + 1 :] or actor or ""
    issuer = rest.replace("-", " ")
    if slug == "perda":
        if province and not issuer:
            issuer = f"provinsi {province}"
        if issuer.split(" ")[0] in {"provinsi", "khusus", "istimewa"}:
            kind = InstrumentKind.PERDA_PROV
    offices = KINDS[kind.value][3]
    if province and not issuer and offices == ("gubernur",):
        issuer = province
    if issuer and len(offices) == 1 and offices[0] and issuer.split(" ")[0] != offices[0]:
        issuer = f"{offices[0]} {issuer}"
    return kind, issuer or None
