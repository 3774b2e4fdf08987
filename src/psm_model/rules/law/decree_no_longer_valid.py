"""PSM509: the rule decree-no-longer-valid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

import attrs

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.board import PlacedAppointment, iter_appointments
from psm_model.checking.decrees import DecreeIndex
from psm_model.checking.facts import Fact, find_withheld
from psm_model.checking.imprecision import find_imprecise_ends, find_imprecise_term
from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.references import APPOINTMENT, BOARD_TERM
from psm_model.entities.successions import find_successions
from psm_model.entities.tenure import AppointmentSpan, find_appointment_span
from psm_model.entities.term_change import TermChangeKind
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.bounds import ALWAYS, Bounds
from psm_model.values.verdict import Verdict

from .lapses import Lapse, find_lapse

__all__ = ["decree_no_longer_valid"]

_DECISIVE: Final = ("changes", "decree_ids", "status")
"""The fields of a term that may name its decrees, or say that it never was in office."""


@organisation_rule(
    code="PSM509",
    severity=Severity.WARNING,
    grounds=[LOGIC],
    title=Bilingual("a decree no longer in force", "surat keputusan yang tidak berlaku lagi"),
    message=Bilingual(
        "{what:entity} {id:Named {what}} still runs when decree {ending:Decree}, which ends its decree "
        "{decree:Decree}, is in force",
        "{what:entity} {id:Named {what}} masih berjalan ketika SK {ending:Decree}, yang mengakhiri SK "
        "{decree:Decree}, sudah berlaku",
    ),
    remedy=Bilingual(
        "Record the decree that appoints it again, or the term's last day. Ask the board whether there is a new "
        "decree.",
        "Catat SK pengangkatan yang baru, atau hari terakhirnya. Tanyakan kepada pengurus apakah ada SK baru.",
    ),
    explanation_indonesian="""Masa bakti atau jabatan masih berjalan sesudah surat keputusannya digantikan atau dicabut.
    Yang dilaporkan ialah hari-hari ketika tidak ada lagi surat keputusannya yang berlaku. Surat keputusan suatu masa
    bakti mencakup surat keputusan perpanjangannya, dan surat keputusan suatu jabatan mencakup surat keputusan masa
    baktinya; bagi pengganti antarwaktu, hal itu belum pasti jika surat keputusannya sendiri sudah berakhir.
    Hari-hari tambahan dari perpanjangan terakhir memerlukan surat keputusan perpanjangan itu, atau surat keputusan masa
    bakti yang menggantikannya. Hari terakhir tidak dipersoalkan jika pada hari itu surat keputusan lain mulai berlaku.
    Jika tidak tercatat sejak kapan suatu surat keputusan berlaku, atau salah satu surat keputusannya tidak ada dalam
    register atau sengaja dikosongkan (`withheld`), jawabannya belum pasti.""",
)
def decree_no_longer_valid(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """A board or a post continues after its decree was replaced or revoked, without another valid decree.

    What it checks
        Whether a term has a day on which none of its decrees is in force, after the first of them ended. Its decrees
        are those that it names, and those of its extensions and shortenings. Appointments whose own decree ended are
        checked in the same way; the decrees of the term count for them too. For a replacement whose own decree ended,
        the result is undetermined, because the first decree of the term cannot name the replacement. A decree that only
        amends others does not count. The days that the last extension adds need a decree of that extension, or a decree
        of the term that replaced it: if the extension is revoked, the first decree does not cover them. The last day
        needs no decree if another decree ended it on that day, which is then the handover day. If the first day of a
        decree (`in_force_from`) is not recorded, or a decree is not in the register or left out on purpose
        (`withheld`), the verdict is undetermined. Annulled and disputed boards are not checked.

    Why it matters
        The board has no valid decree. Either its term ended earlier than recorded, or the decree that appoints it again
        is missing.

    Example
        >>> old = Decree(id="sk-1", issued=PartialDate(2020, 1, 1))
        >>> new = Decree(id="sk-2", in_force_from=PartialDate(2023, 3, 1), revokes_ids=["sk-1"])
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", decree_ids=["sk-1"])
        >>> check(Register.of(old, new, ipsm, term)).codes
        ('PSM509',)

    Instead
        >>> check(Register.of(old, new, ipsm, attrs.evolve(term, decree_ids=["sk-1", "sk-2"]))).codes
        ()

    Source
        Logic: a decree has no effect after it has ended.
    """
    if not context.decrees.has_any_endings:
        return
    for path, term in subject.terms:
        if term.has_status(TermStatus.ANNULLED, TermStatus.DISPUTED).certain:
            continue
        decree_ids = dict.fromkeys(chain(term.decree_ids, *(change.decree_ids for change in term.changes)))
        posts = [
            placed
            for placed in iter_appointments(path, term)
            if placed.appointment.capacity.holds and _has_end(placed.appointment.decree_ids, context.decrees)
        ]
        if posts or _has_end(decree_ids, context.decrees):
            bounds = subject.find_bounds(term, complete=subject.has_all_terms)
            board = _DecreedBoard(path, term, tuple(decree_ids), bounds, context.decrees)
            yield from board.iter_term_violations()
            yield from board.iter_post_violations(posts)


def _has_end(decree_ids: Iterable[str], decrees: DecreeIndex) -> bool:
    return any(decrees.find_end(decree_id) is not None for decree_id in decree_ids)


@attrs.frozen
class _DecreedBoard:
    """A term with its decrees, some of which others ended, or some of its posts' own."""

    path: str
    """The JSON Pointer of the term."""
    term: BoardTerm
    """The term."""
    decree_ids: tuple[str, ...]
    """The decrees of the term, with those of its changes."""
    bounds: Bounds | None
    """The bounds of the term among the others of its organisation."""
    decrees: DecreeIndex
    """The decrees of the register."""

    def iter_term_violations(self) -> Iterator[Violation]:
        """Report the term if it runs on without a decree."""
        bounds, path, ids = self.bounds or ALWAYS, self.path, (self.term.id, self.term.organisation_id)
        lapse = find_lapse(self.decree_ids, self.decrees, bounds.start_days, bounds.end_days)
        place = path if lapse is None else self._find_place(lapse.decree_id)
        if lapse is None or not lapse.verdict.certain:
            extended = self._find_lapsed_extension(bounds)
            if extended is not None and (lapse is None or extended.verdict.certain):
                lapse, place = extended, f"{path}/changes/{len(self.term.changes) - 1}"
        if lapse is not None:
            facts = find_imprecise_term(path, self.term, start=lapse.depends_on_start)
            yield self._make_violation(BOARD_TERM, place, ids, lapse, facts)

    def _iter_places(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the JSON Pointers of the term and its changes, and the decrees that each names."""
        yield self.path, self.term.decree_ids
        for number, change in enumerate(self.term.changes):
            yield f"{self.path}/changes/{number}", change.decree_ids

    def _find_place(self, decree_id: str) -> str:
        """Return the JSON Pointer of the term if it names a decree, else of the first of its changes that does."""
        return next((place for place, decree_ids in self._iter_places() if decree_id in decree_ids), self.path)

    def _find_unknown(self) -> list[Fact]:
        """Return the facts of the decrees that the term and its changes name, but the register lacks."""
        return [
            Fact(f"{place}/decree_ids")
            for place, decree_ids in self._iter_places()
            if any(decree_id not in self.decrees for decree_id in decree_ids)
        ]

    def _find_lapsed_extension(self, bounds: Bounds) -> Lapse | None:
        """Return the days, among those that the last extension adds, on which none of its decrees is in force."""
        changes = self.term.changes
        if not changes or changes[-1].kind is not TermChangeKind.EXTENDED:
            return None
        decree_ids = dict.fromkeys(changes[-1].decree_ids)
        if not _has_end(decree_ids, self.decrees):
            return None
        before = attrs.evolve(self.term, changes=changes[:-1]).recorded_bounds
        if before is None or before.end_min >= bounds.end_max:
            return None
        start = max(bounds.start_min, before.end_min + 1), max(bounds.start_max, before.end_max + 1)
        covering = self._add_following(decree_ids)
        lapse = find_lapse(covering, self.decrees, start, bounds.end_days, amendments=True)
        if lapse is None or before.end_max < bounds.end_min:
            return lapse
        # The extension may add no day.
        return attrs.evolve(lapse, verdict=Verdict.UNDETERMINED, depends_on_start=True)

    def _add_following(self, decree_ids: Iterable[str]) -> list[str]:
        """Return decrees with those of the term that replaced them, and so take their place."""
        found = dict.fromkeys(decree_ids)
        own, waiting = dict.fromkeys(self.term.decree_ids), [*found]
        while waiting:
            ending_ids = self.decrees.find_ending_ids(waiting.pop())
            fewer, more = sorted((own, ending_ids), key=len)
            following = [ending_id for ending_id in fewer if ending_id in more and ending_id not in found]
            found.update(dict.fromkeys(following))
            waiting += following
        return [*found]

    def _find_lapsed_replacement(self, appointment: Appointment, span: AppointmentSpan) -> Lapse | None:
        """Return the days on which a replacement's own decrees are not in force, though those of the board may be.

        Whether the decrees of the board cover somebody whom they do not name is undetermined.
        """
        if appointment.replaces_id is None:
            return None
        start, end = span.bounds.start_days, span.bounds.end_days
        lapse = find_lapse(self._add_following(appointment.decree_ids), self.decrees, start, end, amendments=True)
        if lapse is None:
            return None
        named = dict.fromkeys((*appointment.decree_ids, *self.decree_ids))
        known = tuple(each for each in named if each in self.decrees and self.decrees[each].appoints.possible)
        return attrs.evolve(lapse, verdict=Verdict.UNDETERMINED, decree_ids=known)

    def iter_post_violations(self, posts: Iterable[PlacedAppointment]) -> Iterator[Violation]:
        """Yield the violations of posts that run on without a decree."""
        successions = find_successions(self.term)
        for path, appointment in posts:
            span = find_appointment_span(appointment, self.term, successions=successions, bounds=self.bounds)
            decree_ids = (*appointment.decree_ids, *self.decree_ids)
            lapse = find_lapse(decree_ids, self.decrees, span.bounds.start_days, span.bounds.end_days)
            is_covered = lapse is None
            if lapse is None:
                lapse = self._find_lapsed_replacement(appointment, span)
            if lapse is not None:
                pointer, period = f"{path}/period", appointment.period
                start = lapse.depends_on_start
                facts = (Fact(pointer),) if period is None else find_imprecise_ends(pointer, period, start=start)
                ids = (appointment.id, self.term.id, self.term.organisation_id)
                withheld = find_withheld(path, appointment, "capacity", "decree_ids")
                if withheld:
                    lapse = attrs.evolve(lapse, verdict=lapse.verdict & Verdict.UNDETERMINED)
                if is_covered or any(decree_id not in self.decrees for decree_id in appointment.decree_ids):
                    facts += (Fact(f"{path}/decree_ids"),)
                yield self._make_violation(APPOINTMENT, path, ids, lapse, facts + withheld)

    def _make_violation(
        self, what: str, path: str, ids: tuple[str, ...], lapse: Lapse, facts: tuple[Fact, ...]
    ) -> Violation:
        withheld = find_withheld(self.path, self.term, *_DECISIVE)
        verdict = lapse.verdict & Verdict.UNDETERMINED if withheld else lapse.verdict
        unknown = [] if lapse.is_complete else self._find_unknown()
        settled_by = (*facts, *lapse.settled_by, *withheld, *unknown)
        return Violation(
            path=f"{path}/decree_ids",
            # The ending decree may differ with more precise dates, so it is not part of the ids.
            related=tuple(self.decrees[decree_id].path for decree_id in (lapse.decree_id, lapse.ending_id)),
            ids=(*ids, *lapse.decree_ids),
            verdict=verdict,
            settled_by=() if verdict.certain else settled_by,
            params={"what": what, "id": ids[0], "decree": lapse.decree_id, "ending": lapse.ending_id},
        )
