"""Days on which boards relied on their legal bases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from psm_model.checking import Context, Violation
from psm_model.checking.day_params import get_year
from psm_model.checking.days import Days, make_days
from psm_model.checking.facts import Fact, find_withheld
from psm_model.checking.imprecision import find_imprecise_term
from psm_model.checking.rule import ParamValue
from psm_model.checking.subjects import CitedBasis
from psm_model.entities.board_term import BoardTerm
from psm_model.law.citation import InstrumentId
from psm_model.rules.terms.inauguration_days import find_earliest_inauguration
from psm_model.values.verdict import Verdict

__all__ = [
    "compare_with_document",
    "compare_years",
    "find_act_days",
    "find_citing_document",
    "find_first_act",
    "find_withheld_acts",
    "iter_bases_with_days",
    "iter_doubtful_bases",
    "iter_unless_younger",
]

_DECISIVE: Final = ("issued", "status", "amends_ids", "replaces_ids", "revokes_ids")
"""The fields of a decree that decide on which day it appoints, if it does."""


def find_first_act(term: BoardTerm, path: str, context: Context) -> Days | None:
    """Return the day of a board's appointing decree, else of its inauguration; None if neither is known.

    The earliest of several inaugurations that took place counts.
    """
    issue = context.decrees.find_issue(term.decree_ids)
    if issue is not None:
        return issue
    earliest = find_earliest_inauguration(term, path)
    return None if earliest is None else make_days(earliest[1], earliest[0])


def find_act_days(term: BoardTerm, context: Context) -> tuple[int, int] | None:
    """Return the ordinals of the first and the last day of `find_first_act`, at less cost.

    Return None if the day is not known, if `find_withheld_acts` may have another, or if that is costly to know.
    """
    if term.decree_ids:
        return context.decrees.find_issue_days(term.decree_ids)
    if term.withheld or len(term.inaugurations) != 1:
        return None
    day = term.inaugurations[0].day
    return None if day is None else day.ordinals


def iter_doubtful_bases(
    bases: Iterable[CitedBasis], is_valid: Callable[[InstrumentId, int, int], bool], context: Context
) -> Iterator[CitedBasis]:
    """Yield the legal bases of boards except those whose instrument is certainly valid, which is the common case.

    Args:
        bases: The bases.
        is_valid: Whether a board may certainly rely on an instrument that it relied on between a first and a last day.
        context: The context of the check.
    """
    term, days = None, None
    for cited in bases:
        if cited.term is not term:
            term = cited.term
            days = None if term is None else find_act_days(term, context)
        if days is None or not is_valid(cited.instrument, *days):
            yield cited


def find_withheld_acts(term: BoardTerm, path: str, context: Context) -> tuple[Fact, ...]:
    """Return the withheld facts of a board's first act that may give another day of it."""
    facts = find_withheld(path, term, "decree_ids", "inaugurations") if term.withheld else ()
    facts += tuple(
        Fact(f"{outline.path}/{name}")
        for outline in context.decrees.find_appointing(term.decree_ids)
        if outline.withheld
        for name in _DECISIVE
        if name in outline.withheld
    )
    return facts if facts and context.decrees.find_issue_days(term.decree_ids) is None else ()


def find_citing_document(term: BoardTerm, path: str, context: Context) -> Days | None:
    """Return the day of the document that cites a board's bases: as `find_first_act`, else the last day of its term."""
    span, bounds = term.span, term.bounds
    days = find_first_act(term, path, context)
    if days is not None or span is None or bounds is None:
        return days
    facts = find_imprecise_term(path, term, start=False)
    return Days(bounds.end_min, bounds.end_max, str(span), f"{path}/period", facts)


def iter_bases_with_days(
    bases: Iterable[CitedBasis], find_days: Callable[[BoardTerm, str, Context], Days | None], context: Context
) -> Iterator[tuple[BoardTerm, CitedBasis, Days]]:
    """Yield the legal bases of boards with the board and its days, which are found once for all its bases.

    Bases of boards whose days are not known are left out.

    Args:
        bases: The bases, those of one board after each other.
        find_days: Returns the days of a board, such as `find_first_act`.
        context: The context of the check.
    """
    for path, cited_there in groupby(bases, key=lambda cited: cited.owner_path):
        days: Days | None = None
        for number, cited in enumerate(cited_there):
            if cited.term is None:
                break
            if number == 0:
                days = find_days(cited.term, path, context)
            if days is not None:
                yield cited.term, cited, days


def compare_with_document(cited: CitedBasis, context: Context) -> tuple[Verdict, tuple[Fact, ...]]:
    """Judge whether an instrument is younger than the document citing it, with the facts that would settle it."""
    if cited.term is None:
        return Verdict.NO, ()
    document = find_citing_document(cited.term, cited.owner_path, context)
    return compare_years(document, cited.instrument, find_withheld_acts(cited.term, cited.owner_path, context))


def iter_unless_younger(cited: CitedBasis, context: Context, params: Mapping[str, ParamValue]) -> Iterator[Violation]:
    """Yield the violation of a citation, unless its instrument is certainly younger than the document (PSM508)."""
    too_young, facts = compare_with_document(cited, context)
    if (~too_young).possible:
        yield Violation(
            path=f"{cited.path}/citation", ids=cited.ids, verdict=~too_young, settled_by=facts, params=params
        )


def compare_years(
    document: Days | None, instrument: InstrumentId, withheld: tuple[Fact, ...]
) -> tuple[Verdict, tuple[Fact, ...]]:
    """Return whether an instrument is from a later year than a document, and the facts that would settle it.

    Args:
        document: The days of the document; None if they are not known.
        instrument: The instrument.
        withheld: The result of `find_withheld_acts`; the document may be of any days if there are any.
    """
    year = instrument.year
    if withheld and year is not None:
        return Verdict.UNDETERMINED, withheld
    if document is None or year is None:
        return Verdict.NO, ()
    verdict = Verdict.of(always=year > get_year(document.last), possible=year > get_year(document.first))
    return verdict, document.settled_by if verdict is Verdict.UNDETERMINED else ()
