"""ReportContent: what a report shows, computed once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

import attrs

from psm_model.checking import Finding, Report, Rule
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.register import Register
from psm_model.i18n import Bilingual, Language, format_number
from psm_model.queries.boards import BoardAnswer, find_boards, find_ending_boards
from psm_model.queries.without_board import OrganisationAnswer, find_organisations_without_board
from psm_model.reports.context import DocumentContext
from psm_model.values.verdict import Verdict
from psm_model.views.board import iter_board_views
from psm_model.views.board_records import BoardOnDay

from ._areas import AreaIndex, AreaSection, index_areas
from ._drawing_style import DrawingStyle

__all__ = ["ReportContent"]


@attrs.frozen(kw_only=True)
class ReportContent:
    """What a report shows, and in which language."""

    register: Register
    """The register."""
    report: Report
    """Its check."""
    on: date
    """The day as of which the report is made."""
    days: int
    """The number of days after it within which boards end soon."""
    language: Language
    """The language of the text."""
    files: tuple[str, ...]
    """The names of the files of the register."""
    context: DocumentContext
    """Where findings are in the files."""
    rules: Mapping[str, Rule]
    """The rules, for their titles and reasons."""

    def say(self, words: Bilingual, **values: object) -> str:
        """Return words in the language of the report, with values in their places."""
        return self.style.say(words, **values)

    def format_number(self, number: int) -> str:
        """Return a number with separators of thousands."""
        return format_number(number, language=self.language)

    def format_day(self, day: date) -> str:
        """Return a day in words."""
        return self.style.format_day(day)

    @property
    def last_day(self) -> date:
        """The last day on which a board ends soon."""
        return date.fromordinal(min(self.on.toordinal() + self.days, date.max.toordinal()))

    @cached_property
    def style(self) -> DrawingStyle:
        """The style of the drawings of the timeline."""
        return DrawingStyle(language=self.language, on=self.on, rules=self.rules)

    @cached_property
    def index(self) -> AreaIndex:
        """The organisations by area."""
        return index_areas(self.register)

    @cached_property
    def without_board(self) -> tuple[OrganisationAnswer, ...]:
        """All organisations that may exist on the day, and whether each has no board in office."""
        answers = find_organisations_without_board(self.register, self.on, absent=True)
        return tuple(answer for answer in answers if answer.exists.possible)

    @cached_property
    def in_office(self) -> tuple[BoardAnswer, ...]:
        """The boards that are or may be in office on the day."""
        return find_boards(self.register, self.on)

    @cached_property
    def ending(self) -> tuple[BoardAnswer, ...]:
        """The boards that end or may end soon."""
        return find_ending_boards(self.register, self.on, days=self.days)

    @cached_property
    def boards(self) -> dict[str, BoardOnDay]:
        """The boards of each organisation on the day, by its id."""
        return {board.organisation_id: board for board in iter_board_views(self.register, self.on)}

    @cached_property
    def terms(self) -> dict[str, BoardTerm]:
        """The board terms by id; the first of several with one id counts."""
        return {term.id: term for term in reversed(self.register.board_terms)}

    @cached_property
    def findings(self) -> tuple[tuple[Finding, bool], ...]:
        """The findings, each with whether it is known from a baseline."""
        return (
            *((finding, False) for finding in self.report.findings),
            *((finding, True) for finding in self.report.known),
        )

    @cached_property
    def findings_by_section(self) -> dict[str, list[tuple[Finding, bool]]]:
        """The findings by the id of the section of their area."""
        groups: dict[str, list[tuple[Finding, bool]]] = {}
        for finding, is_known in self.findings:
            groups.setdefault(self.index.find_section(finding.path).id, []).append((finding, is_known))
        return groups

    def name_organisation(self, organisation_id: str) -> str:
        """Return the name of an organisation, or its id if the register does not have it."""
        return self.index.names.get(organisation_id, organisation_id)

    def name_owner(self, finding: Finding) -> str | None:
        """Return the name of the organisation or the member that a finding is about; None for another record."""
        owner = self.index.find_owner(finding.path)
        if owner is not None:
            return self.name_organisation(owner)
        member = self.index.find_member(finding.path)
        return None if member is None else str(member.name)

    def find_organisation_section(self, organisation_id: str) -> AreaSection:
        """Return the section of an organisation."""
        return self.index.by_organisation.get(organisation_id, self.index.whole)

    def count_findings(self, section: AreaSection | None = None) -> dict[str, int]:
        """Return the number of findings of each severity, and of undetermined ones; in one section or in all."""
        findings = self.findings if section is None else self.findings_by_section.get(section.id, ())
        counts = {"error": 0, "warning": 0, "info": 0, "undetermined": 0}
        for finding, is_known in findings:
            if not is_known:
                counts["undetermined" if finding.verdict is Verdict.UNDETERMINED else finding.severity.value] += 1
        return counts
