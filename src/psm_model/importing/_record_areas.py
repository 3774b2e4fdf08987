"""RecordAreas: the areas of the member and the organisation of a row, from columns, titles and names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from psm_model.values.area import AreaCode, Level

from ._areas import AreaFinder, FoundArea
from ._fields import Field
from ._row_kinds import cell_text
from ._targets import PLACES
from ._titles import find_level, find_named_area
from .report import ReportBuilder

__all__ = ["RecordAreas"]

# Any, throughout: JSON.
_Object = dict[str, Any]
_ORDER: Final = list(PLACES)
_MEMBER: Final = "member"
_ORGANISATION: Final = "organisation"


class RecordAreas:
    """A setter of areas."""

    def __init__(self, finder: AreaFinder, into: str | None, report: ReportBuilder, *, has_members: bool) -> None:
        self._finder = finder
        self._into = into
        self._has_members = has_members
        self._report = report

    def set(self, trees: Mapping[str, _Object], fields: Mapping[str, Field], title_area: str, place: str) -> None:
        """Set the areas of the records of a row, and the level of an organisation whose name states it.

        Args:
            trees: The records by kind.
            fields: Values by target.
            title_area: The code of the area that titles name.
            place: The name of the row.
        """
        places = {name: cell_text(fields[name].raw) for name in PLACES if name in fields}
        organisation = trees.get(_ORGANISATION)
        level = None if organisation is None else find_level(str(organisation.get("name", "")))
        if organisation is not None and level is not None:
            organisation.setdefault("level", level.value)
        # An office on the board of a list of members is not where the board is.
        into = self._into or (_MEMBER if self._has_members else _ORGANISATION)
        area = self._finder.find(places, title_area)
        is_of_board = into == _MEMBER and self._into is None and organisation is not None
        if organisation is not None and is_of_board:
            self._set_organisation(organisation, places, title_area)
            smallest = next((name for name in reversed(_ORDER) if name in places), None)
            is_board = (
                smallest is not None
                and PLACES[smallest] is not Level.VILLAGE
                and fields[smallest].heading is None
                and organisation.get("level") in _list_levels(smallest)
            )
            if is_board:
                # The area of the board's own title is not where each member serves.
                self._report_doubt(area, fields, places, place)
                return
        if area is None or into not in trees or "area" in trees[into]:
            return
        if organisation is not None and into == _ORGANISATION and _is_around(organisation, places):
            self._set_organisation(organisation, places, title_area)
            self._report_doubt(area, fields, places, place)
            return
        _set_area(trees[into], area)
        if area.code is not None and into == _ORGANISATION:
            trees[into].setdefault("level", AreaCode(area.code).level.value)
        self._report_doubt(area, fields, places, place)

    def _set_organisation(self, organisation: _Object, places: Mapping[str, str], title_area: str) -> None:
        """Set the area of an organisation of a known level: the place of that level, or the one in its name."""
        name = str(organisation.get("name", ""))
        target = next((each for each in _ORDER if PLACES[each].value == organisation.get("level")), None)
        if target is None or "area" in organisation:
            return
        around = {each: text for each, text in places.items() if _ORDER.index(each) <= _ORDER.index(target)}
        own = find_named_area(name, target)
        if target in around:
            area = self._finder.find(around, title_area)
            if area is not None:
                _set_area(organisation, area)
        elif own is not None:
            area = self._finder.find({**around, target: own}, title_area)
            if area is not None and area.code is not None:
                organisation["area"] = area.code

    def _report_doubt(
        self, area: FoundArea | None, fields: Mapping[str, Field], places: Mapping[str, str], place: str
    ) -> None:
        if area is not None and area.doubt is not None and area.doubtful is not None:
            self._report.add_notice(
                fields[area.doubtful].place or place,
                area.doubt.english,
                area.doubt.indonesian,
                about=places[area.doubtful],
            )


def _is_around(organisation: _Object, places: Mapping[str, str]) -> bool:
    """Return whether all places of a row are larger than the area of the level of its organisation."""
    levels = [PLACES[name].value for name in _ORDER]
    level = organisation.get("level")
    return level in levels and levels.index(level) > max(_ORDER.index(name) for name in places)


def _list_levels(target: str) -> list[str]:
    """Return the level of a place and those below it."""
    return [PLACES[name].value for name in _ORDER[_ORDER.index(target) :]]


def _set_area(tree: _Object, area: FoundArea) -> None:
    if area.code is None:
        tree["area_names"] = list(area.names)
    else:
        tree["area"] = area.code
