"""PSM204: the rule appointment-outside-term."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.facts import Fact
from psm_model.checking.imprecision import find_imprecise_ends, find_imprecise_term
from psm_model.checking.spans import exceeds
from psm_model.entities.attestation import restrict_bounds
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.verdict import Verdict

__all__ = ["appointment_outside_term"]


@organisation_rule(
    code="PSM204",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("an appointment outside its term", "jabatan di luar masa baktinya"),
    message=Bilingual(
        "appointment {appointment:Appointment} ({held:Period}) extends beyond its board term {term:BoardTerm "
        "({period:Period})}",
        "jabatan {appointment:Appointment} ({held:Period}) melampaui masa bakti {term:BoardTerm ({period:Period})}",
    ),
    remedy=Bilingual(
        "Correct the dates of the appointment or of the term. If the officer stayed on after it, record the "
        "capacity as holdover.",
        "Perbaiki tanggal jabatan atau masa bakti. Jika ia tetap bertugas sesudah masa bakti, catat kedudukannya "
        "sebagai demisioner.",
    ),
    explanation_indonesian="""Suatu jabatan dimulai sebelum masa bakti kepengurusannya atau berakhir sesudahnya.
    Pengurus demisioner dikecualikan karena memang tetap menjabat sesudah masa baktinya.""",
)
def appointment_outside_term(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """An appointment starts before its board's term or ends after it.

    What it checks
        The period of each appointment against the term. Holdovers, who stay in post after the term, and former and
        incoming holders are excluded.

    Why it matters
        A mid-term replacement (*pergantian antarwaktu*, PAW) does not extend the term, so one of the dates is wrong.

    Example
        >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2026-01-01"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(chair,))
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM204',)

    Instead
        >>> holdover = attrs.evolve(chair, capacity=Capacity.HOLDOVER)
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, appointments=(holdover,)))).codes
        ()

    Source
        Logic: nobody can hold a post on a board that is not in office.
    """
    for path, term, span, term_bounds in subject.iter_dated_terms():
        # Equal periods of a document are one object, so most appointments need no comparison.
        within = None
        for position, appointment in enumerate(term.appointments):
            if appointment.period is None or (appointment.period is within and not appointment.attested):
                continue
            bounds = restrict_bounds(appointment.period.bounds, appointment.attested)
            may_start_early = bounds.start_min < term_bounds.start_max
            may_end_late = bounds.end_max > term_bounds.end_min
            if not (may_start_early or may_end_late):
                within = None if appointment.attested else appointment.period
                continue  # the common case: certainly within the term
            if not appointment.capacity.serves_in_term:
                continue
            place = f"{path}/appointments/{position}"
            verdict = exceeds(bounds, term_bounds)
            facts = find_imprecise_ends(f"{place}/period", appointment.period, start=may_start_early, end=may_end_late)
            facts += find_imprecise_term(path, term, start=may_start_early, end=may_end_late)
            if "capacity" in appointment.withheld:
                # It may be held over.
                verdict, facts = verdict & Verdict.UNDETERMINED, (*facts, Fact(f"{place}/capacity"))
            yield Violation(
                path=f"{place}/period",
                related=(path,),
                ids=(appointment.id, term.id, term.organisation_id),
                verdict=verdict,
                settled_by=facts,
                params={
                    "appointment": appointment.id,
                    "held": str(appointment.period),
                    "term": term.id,
                    "period": str(span),
                },
            )
