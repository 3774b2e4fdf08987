"""PSM1xx: the terms of boards, one beside another and in the life of their organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

import attrs

from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.law.statute import Certainty
from psm_model.values.period import UNBOUNDED

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import beyond, days_in_words, imprecise, imprecise_ends, open_questions, sharing_days
from .subjects import Context, OrganisationSubject

__all__ = [
    "LABELS_SHARE_A_YEAR",
    "duplicate_term",
    "overlapping_board_terms",
    "rival_boards",
    "term_outside_organisation",
]

_LOGIC = Ground(authority=Authority.LOGIC)
LABELS_SHARE_A_YEAR = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.DERIVED,
    sources=(
        "https://suara.com/news/2017/11/13/093404/mensos-kukuhkan-pengurus-ikatan-pekerja-sosial-2017-2022",
        "https://jatim.co/terbukti-sudah-48-tahun-ikatan-pekerja-sosial-mandiri-sebagai-ujung-tombak-kerelawanan-sosial",
    ),
)
"""What both rules on terms that follow each other rest on."""
_TWO_BOARDS_IN_JEMBER = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.RESTATED,
    sources=("https://jempolindo.id/pelantikan-pengurus-ipsm-jember-diwarnai-protes",),
)


def _alike(term: BoardTerm) -> BoardTerm:
    """Give a term without its id, which is equal to what is alike but for that."""
    return attrs.evolve(term, id="-")


def _pairs(subject: OrganisationSubject, *without: TermStatus) -> Iterator[tuple[BoardTerm, BoardTerm, Hit]]:
    """Give every two terms that may share a day, with what there is to say of the days; leave out terms alike."""
    spans = [(span.bounds, (path, term, span)) for path, term, span in subject.dated(*without)]
    for (a, first), (b, second), verdict in sharing_days(spans):
        (first_path, first_term, first_span), (second_path, second_term, second_span) = first, second
        # Two terms alike are one term recorded twice, which PSM006 reports.
        if a == b and _alike(first_term) == _alike(second_term):
            continue
        of_first, of_second = open_questions(a, b)
        facts = imprecise_ends(f"{first_path}/period", first_span, **of_first)
        facts += imprecise_ends(f"{second_path}/period", second_span, **of_second)
        yield (
            first_term,
            second_term,
            Hit(
                path=second_path,
                related=(first_path,),
                ids=(first_term.id, second_term.id, second_term.organisation_id),
                verdict=verdict,
                settled_by=facts,
                params={
                    "first": first_term.id,
                    "first_period": str(first_span),
                    "second": second_term.id,
                    "second_period": str(second_span),
                    "certain_days": days_in_words(max(a[1], b[1]), min(a[2], b[2])),
                    "possible_days": days_in_words(max(a[0], b[0]), min(a[3], b[3])),
                },
            ),
        )


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
    grounds=[_LOGIC, LABELS_SHARE_A_YEAR],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("two boards in office at once", "dua kepengurusan menjabat bersamaan"),
    message=Text(
        "board terms {first!r} ({first_period}) and {second!r} ({second_period}) overlap; days shared: {certain_days} "
        "for certain, {possible_days} at most",
        "masa bakti {first!r} ({first_period}) dan {second!r} ({second_period}) tumpang tindih; hari bersama: "
        "{certain_days} pasti, {possible_days} paling banyak",
    ),
    explanation_id="Dua kepengurusan dari satu organisasi menjabat pada hari yang sama. Kepengurusan yang "
    "dianulir atau disengketakan tidak dihitung. Label masa bakti yang berurutan lazim berbagi satu tahun "
    "(2017–2022, lalu 2022–2027): apakah keduanya tumpang tindih, tidak dapat dipastikan.",
)
def overlapping_board_terms(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """Two boards of one organisation are in office on the same day.

    What it checks
        Every two terms of an organisation that may share a day, by the period recorded or else the one that the
        label words. A term ends on the first day on which it no longer runs, so a successor may start on that day.
        Boards that were annulled or are disputed are left out. Labels of successive boards share a year in practice
        (2017–2022, then 2022–2027): whether those overlap is undetermined.

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
        for _first, _second, hit in _pairs(subject, TermStatus.ANNULLED, TermStatus.DISPUTED):
            yield hit


@rule(
    code="PSM109",
    severity=Severity.WARNING,
    grounds=[_TWO_BOARDS_IN_JEMBER],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("rival boards", "kepengurusan tandingan"),
    message=Text(
        "boards {first!r} ({first_period}) and {second!r} ({second_period}) rival each other; days shared: "
        "{certain_days} for certain, {possible_days} at most",
        "kepengurusan {first!r} ({first_period}) dan {second!r} ({second_period}) saling bersaing; hari bersama: "
        "{certain_days} pasti, {possible_days} paling banyak",
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
    for first, second, hit in _pairs(subject, TermStatus.ANNULLED):
        if TermStatus.DISPUTED in {first.status, second.status}:
            yield hit


@rule(
    code="PSM107",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a term outside the life of its organisation", "masa bakti di luar keberadaan organisasinya"),
    message=Text(
        "board term {term!r} ({period}) goes beyond the life of its organisation, founded {founded}, dissolved "
        "{dissolved}",
        "masa bakti {term!r} ({period}) melewati keberadaan organisasinya, berdiri {founded}, bubar {dissolved}",
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
    for path, term, span in subject.dated():
        verdict = beyond(span.bounds, start, end)
        if verdict.possible:
            early, late = span.bounds[0] < start[1], span.bounds[3] > end[0]
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
                    "founded": str(founded or "-"),
                    "dissolved": str(dissolved or "-"),
                },
            )
