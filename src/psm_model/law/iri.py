"""Identifiers of instruments in the manner of Akoma Ntoso: written in one form, parsed in all customary forms."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from psm_model.errors import ParseError

from ._issuers import make_comparison_key
from ._names import KINDS, PROVINCES, UUD_YEAR, UUDS_YEAR
from .kinds import InstrumentKind

__all__ = ["IRI_FORM", "IriParts", "format_iri", "parse_iri"]

IRI_FORM: Final = "an identifier as in '/akn/id/act/permen-sosial/2019/10'"
_FIRST_ELECTED_YEAR: Final = 1971  # until then the MPR was provisional, the MPRS
_IRI: Final = re.compile(
    r"(?:/akn)?/id(?:-(?P<locality>[a-z]{2}))?/act/(?P<subtype>[a-z][a-z-]*)(?:/(?P<actor>[a-z][a-z-]*))?"
    r"/(?P<year>[0-9]{4})/(?P<number>[a-z0-9._-]+)(?:/.*)?",
    re.DOTALL,
)


class IriParts(NamedTuple):
    """The parts of an identifier."""

    kind: InstrumentKind
    """Its kind."""
    number: str | None
    """Its number."""
    year: int | None
    """Its year."""
    issuer: str | None
    """The office that issued it."""


def format_iri(parts: IriParts) -> str | None:
    """Return the identifier of an instrument; None if its number or year is unknown.

    A decree of the MPR whose number is abbreviated has no identifier either: "IX" would be parsed as "IX/MPR/1998".

    >>> format_iri(IriParts(InstrumentKind.UU, "11", 2009, None))
    '/akn/id/act/uu/2009/11'
    """
    kind, number, year, office_name = parts
    if kind in (InstrumentKind.UUD, InstrumentKind.UUDS):
        year = UUDS_YEAR if kind is InstrumentKind.UUDS else UUD_YEAR
        return f"/akn/id/act/{kind}/{year}/{number or 'original'}"
    if number is None or year is None or (kind is InstrumentKind.TAP_MPR and "/" not in number):
        return None
    names = KINDS[kind.value]
    issuer = make_comparison_key(office_name) if office_name else None
    if kind is InstrumentKind.PERDA_PROV:
        issuer = issuer or "provinsi"
    elif issuer and len(names.offices) == 1 and names.offices[0]:
        issuer = issuer.removeprefix(f"{names.offices[0]} ")
    office = f"-{issuer.replace(' ', '-')}" if issuer else ""
    # A slash is written as a hyphen, and the hyphen of a number as an underscore.
    return f"/akn/id/act/{names.slug}{office}/{year}/{number.lstrip('0').lower().replace('-', '_').replace('/', '-')}"


def parse_iri(iri: str) -> IriParts:
    """Parse the identifier of an instrument.

    >>> parse_iri("/akn/id/act/uu/2009/11").number
    '11'

    Raises:
        ParseError: the text is not such an identifier.
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
        kind, issuer = _resolve_subtype(subtype, match["actor"], PROVINCES.get(locality) if locality else None)
    except KeyError:
        raise ParseError("identifier of an instrument", IRI_FORM, iri) from None
    return IriParts(kind, number, year, issuer)


@cache
def _index_slugs() -> dict[str, InstrumentKind]:
    """Return the kinds by slug, longest slug first."""
    slugs = {names.slug: InstrumentKind(kind) for kind, names in KINDS.items() if kind != "perda_prov"}
    return dict(sorted(slugs.items(), key=lambda item: -len(item[0])))


def _resolve_subtype(subtype: str, actor: str | None, province: str | None) -> tuple[InstrumentKind, str | None]:
    """Return the kind and the office of a subtype, with the actor or the province of the identifier.

    Raises:
        KeyError: there is no such subtype.
    """
    slug = next((slug for slug in _index_slugs() if subtype == slug or subtype.startswith(f"{slug}-")), None)
    if slug is None:
        raise KeyError(subtype)
    kind = _index_slugs()[slug]
    rest = subtype[len(slug) + 1 :] or actor or ""
    issuer = rest.replace("-", " ")
    if slug == "perda":
        if province and not issuer:
            issuer = f"provinsi {province}"
        if issuer.split(" ")[0] in {"provinsi", "khusus", "istimewa"}:
            kind = InstrumentKind.PERDA_PROV
    offices = KINDS[kind.value].offices
    if province and not issuer and offices == ("gubernur",):
        issuer = province
    if issuer and len(offices) == 1 and offices[0] and issuer.split(" ")[0] != offices[0]:
        issuer = f"{offices[0]} {issuer}"
    return kind, issuer or None
