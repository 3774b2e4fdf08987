"""PSM1xx: the terms of boards, one beside another and in the life of their organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import TypeAlias

import attrs

from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.law.statute import Certainty
from psm_model.values.period import UNBOUNDED

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import (
    Sharing,
    exceeds,
    handover_days,
    imprecise,
    imprecise_ends,
    iter_sharing,
    shared_days,
    undetermined_ends,
)
from .subjects import Context, OrganisationSubject

__all__ = [
    "LABELS_MAY_SHARE_A_YEAR",
    "duplicate_term",
    "handover_day_of_boards",
    "overlapping_board_terms",
    "rival_boards",
    "term_outside_organisation",
]

_LOGIC = Ground(authority=Authority.LOGIC)
LABELS_MAY_SHARE_A_YEAR = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.DERIVED,
    sources=(
        "https://suara.com/news/2017/11/13/093404/mensos-kukuhkan-pengurus-ikatan-pekerja-sosial-2017-2022",
        "https://jatim.co/terbukti-sudah-48-tahun-ikatan-pekerja-sosial-mandiri-sebagai-ujung-tombak-kerelawanan-sosial",
    ),
)
"""What both rules on terms that follow each other rest on."""
_HANDOVER_DAYS = Ground(
    authority=Authority.PRACTICE, certainty=Certainty.DERIVED, sources=LABELS_MAY_SHARE_A_YEAR.sources
)
_TWO_BOARDS_IN_JEMBER = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.RESTATED,
    sources=("https://jempolindo.id/pelantikan-pengurus-ipsm-jember-diwarnai-protes",),
)


def _alike(term: BoardTerm) -> BoardTerm:
    """Give a term without its id, which is equal to what is alike but for that."""
    return attrs.evolve(term, id="-")


_Sharing: TypeAlias = tuple[BoardTerm, BoardTerm, Sharing, Hit]


def _iter_sharing_terms(subject: OrganisationSubject, *without: TermStatus) -> Iterator[_Sharing]:
    """Yield every two terms that may share a day, how they do, and a hit with all but its verdict.

    Terms alike are left out: two of them are one term recorded twice, which PSM006 reports.
    """
    spans = [(span.bounds, (path, term, span)) for path, term, span in subject.dated(*without)]
    for (a, first), (b, second), sharing in iter_sharing(spans):
        (first_path, first_term, first_span), (second_path, second_term, second_span) = first, second
        if a == b and _alike(first_term) == _alike(second_term):
            continue
        of_first, of_second = undetermined_ends(a, b)
        facts = imprecise_ends(f"{first_path}/period", first_span, **of_first)
        facts += imprecise_ends(f"{second_path}/period", second_span, **of_second)
        yield (
            first_term,
            second_term,
            sharing,
            Hit(
                path=second_path,
                related=(first_path,),
                ids=(first_term.id, second_term.id, second_term.organisation_id),
                settled_by=facts,
                params={
                    "first": first_term.id,
                    "first_period": str(first_span),
                    "second": second_term.id,
                    "second_period": str(second_span),
                },
            ),
        )


def _overlap(first: BoardTerm, second: BoardTerm, sharing: Sharing, hit: Hit) -> Hit | None:
    """Return the hit of two terms that may share more than a handover day."""
    if first.span is None or second.span is None or not sharing.overlap.possible:
        return None
    days = shared_days(first.span.bounds, second.span.bounds, sharing.overlap)
    return attrs.evolve(hit, verdict=sharing.overlap, params={**hit.params, **days})


@rule(
    code="PSM006",
    severity=Severity.WARNING,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("one term recorded twice", "satu masa bakti tercatat dua kali"),
    message=Text(
        "board terms {first!r} and {second!r} are alike but for their ids",
        "masa bakti {first!r} dan {second!r} sama kecuali id-nya",
    ),
    explanation_id="Dua masa bakti satu organisasi sama dalam segala hal kecuali id-nya, sehingga satu "
    "kepengurusan tampak sebagai dua.",
)
def duplicate_term(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """Two terms of an organisation are alike but for their ids.

    What it checks
        All that is recorded of each two terms of an organisation.

    Why it matters
        One board recorded twice looks like two boards at once.

    Example
        >>> first = BoardTerm(id="t-1", organisation_id="o", label="2020–2025")
        >>> check(Register.of(ipsm, first, attrs.evolve(first, id="t-2"))).codes
        ('PSM006',)

    Instead
        >>> check(Register.of(ipsm, first)).codes
        ()

    Source
        Logic: what is alike in all that is known is likely one thing.
    """
    # To look at all of a term takes long, and few have both the label and the days of another.
    look_alikes: dict[object, list[tuple[str, BoardTerm]]] = defaultdict(list)
    for path, term in subject.terms:
        days = None if term.period is None else term.period.bounds
        look_alikes[term.label, days, len(term.appointments)].append((path, term))
    groups: dict[BoardTerm, list[tuple[str, BoardTerm]]] = defaultdict(list)
    for path, term in chain.from_iterable(terms for terms in look_alikes.values() if len(terms) > 1):
        groups[_alike(term)].append((path, term))
    for (first_path, first), *others in groups.values():
        for path, term in others:
            if term.id != first.id:
                yield Hit(
                    path=path,
                    related=(first_path,),
                    ids=(first.id, term.id, term.organisation_id),
                    params={"first": first.id, "second": term.id},
                )


@rule(
    code="PSM101",
    severity=Severity.ERROR,
    grounds=[_LOGIC, LABELS_MAY_SHARE_A_YEAR],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("two boards in office at once", "dua kepengurusan menjabat bersamaan"),
    message=Text(
        "board terms {first!r} ({first_period:Period}) and {second!r} ({second_period:Period}) overlap "
        "{certain_days:on {possible_days}}",
        "masa bakti {first!r} ({first_period:Period}) dan {second!r} ({second_period:Period}) tumpang tindih "
        "{certain_days:on {possible_days}}",
    ),
    explanation_id="Dua kepengurusan dari satu organisasi menjabat pada hari yang sama. Kepengurusan yang "
    "dianulir atau disengketakan tidak dihitung. Satu hari bersama, yaitu hari terakhir yang satu dan hari "
    "pertama yang lain, diperiksa kaidah lain. Label masa bakti yang berurutan dapat berbagi satu tahun "
    "(2017–2022, lalu 2022–2027): apakah keduanya tumpang tindih, tidak dapat dipastikan.",
)
def overlapping_board_terms(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """Two boards of one organisation are in office on the same day.

    What it checks
        Every two terms of an organisation that may share a day, by the period recorded or else the one that the
        label words, and counted from its first day to its last. Exactly one shared day, the last of one and the first
        of the other, is left to PSM112. Boards that were annulled or are disputed are left out. Labels of successive
        boards may share a year (2017–2022, then 2022–2027): whether those overlap is undetermined.

    Why it matters
        What is decided on such a day has two boards to answer for it.

    Example
        >>> old = BoardTerm(id="old", organisation_id="o", label="2018–2023")
        >>> new = BoardTerm(id="new", organisation_id="o", label="2022–2027")
        >>> check(Register.of(ipsm, old, new)).codes
        ('PSM101',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(old, label="2017–2022"), new)).codes
        ()

    Source
        Logic: an organisation has one board. That a label's last year is not meant as a clash with the next label's
        first is derived from the labels of real boards.
    """
    if subject.share_days():
        for first, second, sharing, hit in _iter_sharing_terms(subject, TermStatus.ANNULLED, TermStatus.DISPUTED):
            found = _overlap(first, second, sharing, hit)
            if found is not None:
                yield found


@rule(
    code="PSM109",
    severity=Severity.WARNING,
    grounds=[_TWO_BOARDS_IN_JEMBER],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("rival boards", "kepengurusan tandingan"),
    message=Text(
        "boards {first!r} ({first_period:Period}) and {second!r} ({second_period:Period}) rival each other "
        "{certain_days:on {possible_days}}",
        "kepengurusan {first!r} ({first_period:Period}) dan {second!r} ({second_period:Period}) saling bersaing "
        "{certain_days:on {possible_days}}",
    ),
    explanation_id="Dua kepengurusan dari satu organisasi mengaku menjabat pada hari yang sama, dan paling "
    "sedikit satu di antaranya disengketakan.",
)
def rival_boards(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """Two boards claim an organisation on the same day, and at least one of them is disputed.

    What it checks
        Every two terms of an organisation that may share a day, where one is recorded as disputed and neither as
        annulled.

    Why it matters
        Who speaks for the organisation is contested, and whoever uses the record should know.

    Example
        >>> old = BoardTerm(id="old", organisation_id="o", label="2021–2026", status=TermStatus.DISPUTED)
        >>> new = BoardTerm(id="new", organisation_id="o", label="2022–2027")
        >>> check(Register.of(ipsm, old, new)).codes
        ('PSM109',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(old, status=TermStatus.ANNULLED), new)).codes
        ()

    Source
        Practice: the two boards of Kabupaten Jember, as news pages restate them.
    """
    if all(term.status is not TermStatus.DISPUTED for _, term in subject.terms):
        return
    for first, second, sharing, hit in _iter_sharing_terms(subject, TermStatus.ANNULLED):
        found = _overlap(first, second, sharing, hit) if TermStatus.DISPUTED in {first.status, second.status} else None
        if found is not None:
            yield found


@rule(
    code="PSM112",
    severity=Severity.INFO,
    grounds=[_HANDOVER_DAYS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a handover day shared by two boards", "hari serah terima antara dua kepengurusan"),
    message=Text(
        "board terms {first!r} ({first_period:Period}) and {second!r} ({second_period:Period}) share a handover day: "
        "{days:Period}",
        "masa bakti {first!r} ({first_period:Period}) dan {second!r} ({second_period:Period}) berbagi hari serah "
        "terima: {days:Period}",
    ),
    explanation_id="Dua kepengurusan dari satu organisasi berbagi tepat satu hari: hari terakhir yang satu dan hari "
    "pertama yang lain. Tidak dapat dipastikan kepengurusan mana yang menjabat pada hari itu; ini bukan kesalahan. "
    "Kepengurusan yang dianulir tidak dihitung.",
)
def handover_day_of_boards(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """The last day of one board is the first day of another.

    What it checks
        Every two terms of an organisation that may share exactly one day, the last of one and the first of the other.
        Two terms that are one and the same day overlap, and are left to PSM101. Annulled boards are left out.

    Why it matters
        Sources do not agree whether the day on which a successor starts is still the predecessor's. It is no error, but
        nobody can say from the record which board holds on that day.

    Example
        >>> old = BoardTerm(id="old", organisation_id="o", period=Period.parse("2020-10-15/2025-10-15"))
        >>> new = BoardTerm(id="new", organisation_id="o", period=Period.parse("2025-10-15/2030-10-15"))
        >>> check(Register.of(ipsm, old, new)).codes
        ('PSM112',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(old, period=Period.parse("2020-10-15/2025-10-14")), new)).codes
        ()

    Source
        Practice: labels of successive boards may share a year, and whole dates are found both with a day that is shared
        and without.
    """
    if not subject.share_days():
        return
    for first, second, sharing, hit in _iter_sharing_terms(subject, TermStatus.ANNULLED):
        if sharing.handover.possible and first.span is not None and second.span is not None:
            days = handover_days(first.span.bounds, second.span.bounds)
            yield attrs.evolve(hit, verdict=sharing.handover, params={**hit.params, **days})


@rule(
    code="PSM107",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a term outside the life of its organisation", "masa bakti di luar keberadaan organisasinya"),
    message=Text(
        "board term {term!r} ({period:Period}) goes beyond the life of its organisation ({life:Period})",
        "masa bakti {term!r} ({period:Period}) melewati masa keberadaan organisasinya ({life:Period})",
    ),
    explanation_id="Masa bakti mulai sebelum organisasi berdiri atau berakhir sesudah organisasi bubar.",
)
def term_outside_organisation(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A term starts before its organisation was founded, or ends after it was dissolved.

    What it checks
        Each term against the days of founding and dissolution, as far as they are recorded.

    Why it matters
        There was nothing for the board to lead: one of the dates is wrong.

    Example
        >>> young = attrs.evolve(ipsm, founded=PartialDate(2021))
        >>> check(Register.of(young, BoardTerm(id="t", organisation_id="o", label="2020–2025"))).codes
        ('PSM107',)

    Instead
        >>> check(Register.of(young, BoardTerm(id="t", organisation_id="o", label="2021–2026"))).codes
        ()

    Source
        Logic: what is not there has no board.
    """
    organisation = subject.organisation
    if organisation is None or (organisation.founded is None and organisation.dissolved is None):
        return
    founded, dissolved = organisation.founded, organisation.dissolved
    start = (-UNBOUNDED, -UNBOUNDED) if founded is None else founded.ordinals
    end = (2 * UNBOUNDED, 2 * UNBOUNDED) if dissolved is None else dissolved.ordinals
    # An organisation is founded no later than it is dissolved; one that is not is left to PSM407.
    if start[0] > end[1]:
        return
    start, end = (start[0], min(start[1], end[1])), (max(end[0], start[0]), end[1])
    for path, term, span in subject.dated():
        verdict = exceeds(span.bounds, start, end)
        if verdict.possible:
            early, late = span.bounds.start_min < start[1], span.bounds.end_max > end[0]
            facts = imprecise_ends(f"{path}/period", span, start=early, end=late)
            facts += imprecise(f"{subject.path}/founded", founded) if early and founded is not None else ()
            facts += imprecise(f"{subject.path}/dissolved", dissolved) if late and dissolved is not None else ()
            yield Hit(
                path=path,
                related=(subject.path,),
                ids=(term.id, organisation.id),
                verdict=verdict,
                settled_by=() if verdict.certain else facts,
                params={
                    "term": term.id,
                    "period": str(span),
                    "life": f"{founded or ''}/{dissolved or '..'}",
                },
            )
