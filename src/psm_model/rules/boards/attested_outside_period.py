"""PSM215: the rule attested-outside-period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.facts import Fact, find_withheld
from psm_model.checking.imprecision import find_imprecise, find_imprecise_ends, find_imprecise_term
from psm_model.entities.attestation import Attestation
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.references import APPOINTMENT, BOARD_TERM
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.bounds import Bounds
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

__all__ = ["attested_outside_period"]


@organisation_rule(
    code="PSM215",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("an attested day outside the period", "hari menjabat menurut sumber di luar rentang waktunya"),
    message=Bilingual(
        "a source attests {kind:entity} {subject:Named {kind}} ({date:Date}) outside the period of "
        "{owner:entity} {owner_id:Named {owner} ({period:Period})}",
        "menurut sumber, {kind:entity} {subject:Named {kind}} berlangsung pada {date:Date}, di luar rentang waktu "
        "{owner:entity} {owner_id:Named {owner} ({period:Period})}",
    ),
    remedy=Bilingual(
        "Correct the attested day, or extend the period. Read in the source whether the board was still in office.",
        "Perbaiki hari menurut sumber, atau perpanjang rentang waktu. Baca dalam sumber apakah kepengurusan itu masih "
        "menjabat.",
    ),
    explanation_indonesian="""Menurut sebuah sumber, kepengurusan atau seseorang menjabat pada hari di luar rentang
    waktu yang tercatat. Jabatan tanpa rentang waktu dibandingkan dengan masa baktinya; pengurus demisioner tanpa
    rentang waktu tidak dibandingkan.""",
)
def attested_outside_period(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A source attests a board or a post on a day outside its period.

    What it checks
        The attested days of each term against its span, and those of each appointment against its own period, or
        against the term if it has none. Holdovers, former holders and incoming holders without a period are excluded.

    Why it matters
        The period or the attested day is wrong. Until it is corrected, all other rules use only the period.

    Example
        >>> seen = Attestation(on=PartialDate(2026, 2, 1))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", attested=[seen])
        >>> check(Register.of(ipsm, term)).codes
        ('PSM215',)

    Instead
        >>> longer = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026, 3, 31))
        >>> check(Register.of(ipsm, attrs.evolve(term, changes=[longer]))).codes
        ()

    Source
        Logic: if a board is in office on a day, or somebody holds a post on it, the period includes that day.
    """
    for claims in _iter_claims(subject):
        for number, attestation in enumerate(claims.attested):
            verdict = ~claims.bounds.covers(*attestation.on.ordinals)
            if claims.is_open:
                verdict &= Verdict.UNDETERMINED
            if verdict.possible:
                pointer = f"{claims.path}/attested/{number}/on"
                yield Violation(
                    path=pointer,
                    ids=claims.ids,
                    verdict=verdict,
                    settled_by=find_imprecise(pointer, attestation.on) + claims.facts,
                    params={
                        "kind": claims.kind,
                        "subject": claims.ids[0],
                        "date": str(attestation.on),
                        "period": str(claims.period),
                        "owner": claims.owner[0],
                        "owner_id": claims.owner[1],
                    },
                )


class _Claims(NamedTuple):
    """The attested days of a board or a post, and the period within which they should be."""

    kind: str
    """What is attested, as in messages: a board term or an appointment."""
    ids: tuple[str, ...]
    """The ids of the entities concerned."""
    path: str
    """The JSON Pointer of the board or the post."""
    attested: tuple[Attestation, ...]
    """The attested days."""
    period: Period
    """The period, as recorded."""
    bounds: Bounds
    """The bounds of the period."""
    facts: tuple[Fact, ...]
    owner: tuple[str, str]
    """The kind and the id of the record whose period it is."""
    is_open: bool = False
    """Whether other days may be meant, because a decisive field is withheld."""


def _iter_claims(subject: OrganisationSubject) -> Iterator[_Claims]:
    for path, term in subject.terms:
        attested_posts = [placed for placed in enumerate(term.appointments) if placed[1].attested]
        if not term.attested and not attested_posts:
            continue  # the common case
        span, bounds, ids = term.span, term.recorded_bounds, (term.id, term.organisation_id)
        if term.attested and span is not None and bounds is not None:
            facts = find_imprecise_term(path, term)
            yield _Claims(BOARD_TERM, ids, path, term.attested, span, bounds, facts, _name_term(term))
        for number, appointment in attested_posts:
            attested, period = appointment.attested, appointment.period
            place, own_ids = f"{path}/appointments/{number}", (appointment.id, *ids)
            if period is not None:
                facts = find_imprecise_ends(f"{place}/period", period)
                owner = APPOINTMENT, appointment.id
                yield _Claims(APPOINTMENT, own_ids, place, attested, period, period.bounds, facts, owner)
            elif appointment.capacity.serves_in_term and span is not None and bounds is not None:
                # The period or the capacity of a post may be withheld.
                open_facts = find_withheld(place, appointment, "period", "capacity")
                facts = find_imprecise_term(path, term) + open_facts
                owner, is_open = _name_term(term), bool(open_facts)
                yield _Claims(APPOINTMENT, own_ids, place, attested, span, bounds, facts, owner, is_open)


def _name_term(term: BoardTerm) -> tuple[str, str]:
    """Return the kind and the id of a term."""
    return BOARD_TERM, term.id
