"""Lines about an organisation on a day: the name, area and parent that it had, and its lineage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from psm_model.entities.area_name import AreaName
from psm_model.entities.organisation_state import OrganisationState
from psm_model.entities.predecessor import Succession
from psm_model.i18n import Bilingual, Language
from psm_model.values.area import AreaCode
from psm_model.values.area_table import find_area_name
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.verdict import Verdict

from .columns import shorten
from .lineage import Tie
from .term_words import WHEN, format_on

__all__ = [
    "describe_area",
    "describe_area_names",
    "find_name",
    "format_earlier_boards",
    "iter_lineage_lines",
    "iter_state_lines",
]

T = TypeVar("T")
_NOT_THERE: Final = Bilingual("it did not exist {when}", "organisasi ini tidak ada pada {when}")
_EARLIER_BOARD: Final = {
    True: Bilingual(
        "it did not exist {when}; the board is that of {names}, which it continues",
        "organisasi ini belum ada pada {when}; kepengurusannya adalah kepengurusan {names} yang dilanjutkannya",
    ),
    False: Bilingual(
        "it did not exist {when}; the board is that of an organisation that it continues: {names}",
        "organisasi ini belum ada pada {when}; kepengurusannya adalah kepengurusan salah satu organisasi yang"
        " dilanjutkannya: {names}",
    ),
}
_BOARD_OF_SUCCESSOR: Final = Bilingual(
    "a board from before the change is recorded under {names}",
    "kepengurusan dari masa sebelum perubahan tercatat pada {names}",
)
_PRESENT_NAME: Final = Bilingual("name in the record: {value}", "nama dalam catatan: {value}")
_NAME: Final = {
    True: Bilingual("names {when}: {values}", "nama pada {when}: {values}"),
    False: Bilingual("name {when} undetermined: {values}", "nama pada {when} belum pasti: {values}"),
}
_AREA: Final = {
    True: Bilingual("area {when}: {values}", "wilayah pada {when}: {values}"),
    False: Bilingual("area {when} undetermined: {values}", "wilayah pada {when} belum pasti: {values}"),
}
_WITHIN: Final = Bilingual("{name} in {area}", "{name} di {area}")
_PARENT: Final = {
    True: Bilingual("parent {when}: {values}", "induk pada {when}: {values}"),
    False: Bilingual("parent {when} undetermined: {values}", "induk pada {when} belum pasti: {values}"),
}
_OR: Final = Bilingual(" or ", " atau ")
_AND: Final = Bilingual(" and ", " dan ")
_NONE: Final = Bilingual("none recorded", "tidak tercatat")
_LINEAGE: Final[Mapping[tuple[Succession, bool], Bilingual]] = {
    (Succession.RENAMED, False): Bilingual("renamed from {names}", "berganti nama dari {names}"),
    (Succession.RENAMED, True): Bilingual("renamed {names}", "berganti nama menjadi {names}"),
    (Succession.MERGED, False): Bilingual("formed by a merger of {names}", "hasil penggabungan {names}"),
    (Succession.MERGED, True): Bilingual("merged into {names}", "digabungkan ke dalam {names}"),
    (Succession.SPLIT, False): Bilingual("split off from {names}", "hasil pemekaran dari {names}"),
    (Succession.SPLIT, True): Bilingual("{names} split off from it", "{names} dimekarkan darinya"),
    (Succession.AREA_CHANGED, False): Bilingual(
        "continues {names} after a change of its area", "melanjutkan {names} setelah wilayahnya berubah"
    ),
    (Succession.AREA_CHANGED, True): Bilingual(
        "continued by {names} after a change of its area", "dilanjutkan oleh {names} setelah wilayahnya berubah"
    ),
}


def find_name(state: OrganisationState) -> str:
    """Return the name of an organisation on a day if it is certain, else its present one.

    >>> from psm_model.entities.organisation_state import find_state
    >>> find_name(find_state(ipsm, date(2020, 1, 1)))
    'IPSM Contoh'
    """
    return state.names[0][0] if len(state.names) == 1 and _is_certain(state.names) else state.organisation.name


def iter_state_lines(
    state: OrganisationState,
    parents: Mapping[str, str | None],
    precision: Precision,
    *,
    language: Language,
    continued: Sequence[Tie] = (),
) -> Iterator[str]:
    """Yield what differs on a day from the present name, area and parent, or is undetermined.

    Args:
        state: The organisation on the day.
        parents: The names of organisations by id.
        precision: Whether a day, a month or a year is asked about.
        language: The language of the text.
        continued: The organisations whose board of the day is recorded as its own, if it did not exist yet.
    """
    organisation = state.organisation
    when = WHEN[precision].translate(language)
    if state.exists is Verdict.NO and continued:
        others = _OR.translate(language).join(_name_with_id(tie.organisation_id, tie.name) for tie in continued)
        yield _EARLIER_BOARD[len(continued) == 1].translate(language).format(when=when, names=others)
    elif state.exists is Verdict.NO:
        yield _NOT_THERE.translate(language).format(when=when)
    if find_name(state) != organisation.name:
        yield _PRESENT_NAME.translate(language).format(value=shorten(organisation.name))
    elif _differs(state.names, organisation.name):
        yield _format_values(_NAME, state.names, [shorten(name) for name, _ in state.names], when, language)
    present = organisation.area or organisation.area_names or None
    if _differs(areas := _list_areas(state), present):
        yield _format_values(_AREA, areas, [_describe_place(place, language) for place, _ in areas], when, language)
    if _differs(state.parent_ids, organisation.parent_id):
        names = [_name_with_id(parent_id, parents.get(parent_id)) for parent_id, _ in state.parent_ids]
        yield _format_values(_PARENT, state.parent_ids, names, when, language)


def iter_lineage_lines(ties: Sequence[Tie], *, language: Language) -> Iterator[str]:
    """Yield a line for the predecessors, and one for the successors, of each kind and day.

    >>> from psm_model.views.lineage import Tie
    >>> ties = [Tie(name, f"IPSM {name}", Succession.MERGED, PartialDate(2024, 1, 1), is_successor=False)
    ...     for name in ("hulu", "hilir")]
    >>> list(iter_lineage_lines(ties, language="en"))
    ['formed by a merger of IPSM hulu (hulu) and IPSM hilir (hilir) on 1 January 2024']
    """
    groups: dict[tuple[Succession, bool, PartialDate | None], list[Tie]] = {}
    for tie in ties:
        groups.setdefault((tie.kind, tie.is_successor, tie.on), []).append(tie)
    for (kind, is_successor, on), members in groups.items():
        names = _AND.translate(language).join(_name_with_id(tie.organisation_id, tie.name) for tie in members)
        line = _LINEAGE[kind, is_successor].translate(language).format(names=names)
        yield line if on is None else f"{line} {format_on(on, language=language)}"


def format_earlier_boards(ties: Sequence[Tie], *, language: Language) -> str | None:
    """Return under which organisations a board from before they took the place of this one is recorded.

    >>> from psm_model.views.lineage import Tie
    >>> tie = Tie("p", "IPSM Muara", Succession.MERGED, None, is_successor=True, has_earlier_board=True)
    >>> format_earlier_boards([tie], language="en")
    'a board from before the change is recorded under IPSM Muara (p)'
    """
    names = [_name_with_id(tie.organisation_id, tie.name) for tie in ties if tie.has_earlier_board]
    text = _BOARD_OF_SUCCESSOR.translate(language)
    return text.format(names=_AND.translate(language).join(names)) if names else None


def _differs(values: Sequence[tuple[T, Verdict]], present: T | None) -> bool:
    """Return whether anything but the present value, as a certain one, is possible on a day."""
    expected = [] if present is None else [(present, Verdict.YES)]
    return list(values) != expected


def _is_certain(values: Sequence[tuple[T, Verdict]]) -> bool:
    return all(verdict is Verdict.YES for _, verdict in values)


def _format_values(
    words: Mapping[bool, Bilingual],
    values: Sequence[tuple[T, Verdict]],
    texts: Sequence[str],
    when: str,
    language: Language,
) -> str:
    is_certain = _is_certain(values)
    joined = (_AND if is_certain else _OR).translate(language).join(texts)
    return words[is_certain].translate(language).format(when=when, values=joined or _NONE.translate(language))


def _list_areas(state: OrganisationState) -> list[tuple[AreaCode | tuple[AreaName, ...], Verdict]]:
    """Return the possible areas; the names of the present one belong together."""
    areas: list[tuple[AreaCode | tuple[AreaName, ...], Verdict]] = [*state.areas]
    if state.area_names:
        areas.append((tuple(name for name, _ in state.area_names), state.area_names[0][1]))
    return areas


def describe_area(area: AreaCode) -> str:
    """Return an area by its name, if it is known, and its code.

    >>> describe_area(AreaCode("33"))
    'Jawa Tengah (33)'
    """
    name = find_area_name(area)
    return area.code if name is None else f"{name} ({area.code})"


def describe_area_names(areas: Iterable[AreaName], *, language: Language) -> str:
    """Return areas that have a name alone, each with the area around it.

    >>> describe_area_names([AreaName(level=Level.VILLAGE, name="Desa Contoh")], language="en")
    'Desa Contoh'
    """
    return ", ".join(
        shorten(area.name)
        if area.within is None
        else _WITHIN.translate(language).format(name=shorten(area.name), area=describe_area(area.within))
        for area in areas
    )


def _describe_place(place: AreaCode | tuple[AreaName, ...], language: Language) -> str:
    return describe_area(place) if isinstance(place, AreaCode) else describe_area_names(place, language=language)


def _name_with_id(organisation_id: str, name: str | None) -> str:
    return shorten(organisation_id) if name is None else f"{shorten(name)} ({shorten(organisation_id)})"
