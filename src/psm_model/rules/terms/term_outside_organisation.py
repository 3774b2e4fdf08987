"""PSM107: the rule term-outside-organisation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from psm_model.checking import Context, MarkKind, RegisterSubject, Severity, Violation, register_rule
from psm_model.checking.facts import Fact
from psm_model.checking.imprecision import find_imprecise
from psm_model.checking.organisation_outline import OrganisationOutline
from psm_model.checking.spans import exceeds
from psm_model.entities.organisation_life import Takeover
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.rules.organisations.continuity import Continuity
from psm_model.values.bounds import NEVER, UNBOUNDED, Bounds
from psm_model.values.partial_date import Precision
from psm_model.values.verdict import Verdict

__all__ = ["term_outside_organisation"]


@register_rule(
    code="PSM107",
    severity=Severity.ERROR,
    mark=MarkKind.OTHER,
    grounds=[LOGIC],
    title=Bilingual("a term outside the organisation's existence", "masa bakti di luar masa keberadaan organisasinya"),
    message=Bilingual(
        "board term {term:BoardTerm ({period:Period})} extends beyond the existence of its organisation "
        "({life:Period})",
        "masa bakti {term:BoardTerm ({period:Period})} melampaui masa keberadaan organisasinya ({life:Period})",
    ),
    remedy=Bilingual(
        "Correct the founding, the dissolution or the term. Check their dates in the decrees.",
        "Perbaiki tanggal berdiri, tanggal bubar, atau masa baktinya. Periksa tanggal-tanggal itu dalam SK.",
    ),
    explanation_indonesian="""Masa bakti dimulai sebelum organisasinya berdiri atau berakhir sesudah organisasi itu
    tidak ada lagi. Organisasi tidak ada lagi sesudah bubar, atau sesudah digantikan oleh organisasi yang melanjutkannya
    karena berganti nama, bergabung, atau berubah wilayah. Masa bakti pada organisasi yang melanjutkan itu boleh dimulai
    sebelum organisasi tersebut berdiri, asalkan masih berjalan ketika organisasi itu berdiri. Jika ada tanggal yang
    sengaja dikosongkan (`withheld`), jawabannya belum pasti.""",
)
def term_outside_organisation(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """A term starts before its organisation was founded, or ends after it ended.

    What it checks
        Each term against the days of founding and dissolution, as far as they are recorded. Without a recorded
        dissolution, an organisation ends on the day before another one takes its place (after a renaming, a merger or a
        change of area). If an organisation takes the place of another one, a term may start before its founding, as
        long as it lasts until the founding. If one of the days is left out on purpose (`withheld`), the finding is
        undetermined.

    Why it matters
        There was no organisation for the board to lead, so one of the dates is wrong.

    Example
        >>> young = attrs.evolve(ipsm, founded=PartialDate(2021))
        >>> check(Register.of(young, BoardTerm(id="t", organisation_id="o", label="2020–2025"))).codes
        ('PSM107',)

    Instead
        >>> check(Register.of(young, BoardTerm(id="t", organisation_id="o", label="2021–2026"))).codes
        ()

    Source
        Logic: an organisation that does not exist has no board.
    """
    continuity = Continuity(subject.organisations)
    lives: dict[str, _Life] = {}
    for organisation_id in subject.dated_organisation_ids:
        position = subject.find_position(organisation_id)
        limits = None if position is None else _find_life(subject, position, continuity)
        if limits is not None:
            lives[organisation_id] = limits
    for term in subject.iter_dated_terms(lives):
        organisation_id, bounds = term.organisation_id, term.bounds
        life = lives[organisation_id]
        ends_before = Verdict.of(always=bounds.end_max < life.founded[0], possible=bounds.end_min < life.founded[1])
        verdict = exceeds(bounds, life.bounds) | ends_before
        if verdict.possible:
            may_start_early = bounds.start_min < life.bounds.start_max
            may_end_late = bounds.end_max > life.bounds.end_min
            facts = term.find_unsettled(start=may_start_early, end=may_end_late or ends_before.possible)
            facts += life.start_facts if may_start_early else life.founding_facts if ends_before.possible else ()
            facts += life.end_facts if may_end_late else ()
            yield Violation(
                path=term.path,
                related=(life.path, *(life.takeover_paths if may_end_late else ())),
                ids=(term.term_id, organisation_id),
                verdict=verdict,
                settled_by=facts,
                params={"term": term.term_id, "period": str(term.span), "life": life.words},
            )


class _Life(NamedTuple):
    """The days on which an organisation may have boards."""

    path: str
    """The JSON Pointer of the organisation."""
    bounds: Bounds
    """The days on which they may begin, and those on which they end."""
    founded: tuple[int, int]
    """The earliest and the latest day of founding, before which no board of it ends."""
    start_facts: tuple[Fact, ...]
    """The facts that would settle its start."""
    founding_facts: tuple[Fact, ...]
    """The facts that would settle the day of founding."""
    end_facts: tuple[Fact, ...]
    """The facts that would settle its end."""
    takeover_paths: tuple[str, ...]
    """The JSON Pointers of the references that end the organisation."""
    words: str
    """Its first and its last day, in EDTF notation."""


def _find_life(subject: RegisterSubject, position: int, continuity: Continuity) -> _Life | None:
    """Return the days on which an organisation may have boards; None if nothing limits them."""
    path, organisation = f"/organisations/{position}", subject.organisations[position]
    founded, withheld = organisation.founded, organisation.withheld
    start = (-UNBOUNDED, -UNBOUNDED) if founded is None else founded.ordinals
    facts = () if founded is None else find_imprecise(f"{path}/founded", founded)
    if "founded" in withheld:
        start, facts = (-UNBOUNDED, UNBOUNDED), (Fact(f"{path}/founded"),)
    life = continuity.find_life(organisation)
    end = life.end_days
    # PSM407 covers an organisation that was dissolved before it was founded.
    if (start[1] == -UNBOUNDED and end[0] == NEVER) or start[0] > end[1]:
        return None
    start = start[0], min(start[1], end[1])
    founding, founding_facts = start, facts
    if any(predecessor.kind.ends_predecessor for predecessor in organisation.predecessors):
        # The board of the predecessor continues.
        start, facts = (-UNBOUNDED, -UNBOUNDED), ()
    elif "predecessors" in withheld and start[1] > -UNBOUNDED:
        start, facts = (-UNBOUNDED, start[1]), (*facts, Fact(f"{path}/predecessors"))
    takeovers = () if organisation.dissolved is not None else continuity.find_takeovers(organisation.id)
    return _Life(
        path=path,
        bounds=Bounds(*start, *end),
        founded=founding,
        start_facts=facts,
        founding_facts=founding_facts,
        end_facts=continuity.find_end_facts(path, organisation),
        takeover_paths=tuple(takeover.path for takeover in takeovers),
        words=f"{founded or ''}/{_describe_end(organisation, takeovers)}",
    )


def _describe_end(organisation: OrganisationOutline, takeovers: Sequence[Takeover]) -> str:
    """Return the last day of an organisation; of one that another continues, the day before, as far as known."""
    if organisation.dissolved is not None:
        return str(organisation.dissolved)
    days = [takeover.predecessor.on for takeover in takeovers if takeover.predecessor.on is not None]
    if days:
        earliest = min(days, key=lambda day: day.ordinals[1])
        if earliest.precision is not Precision.DAY:
            return str(earliest)
        return str(date.fromordinal(earliest.ordinals[0] - 1))
    is_unknown = bool(takeovers) or "dissolved" in organisation.withheld
    return "" if is_unknown and organisation.founded is not None else ".."
