"""WaiverIndex: the waivers that apply to a finding."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .config import Waiver
from .finding import Finding

__all__ = ["WaiverIndex"]


class WaiverIndex:
    """The waivers of a configuration that are valid on a day, by code and subject.

    >>> waiver = Waiver(code="PSM110", subject="t", reason="asked the board")
    >>> (finding,) = check(Register.of(ipsm, BoardTerm(id="t", organisation_id="o", label="2023-2006")))
    >>> WaiverIndex([waiver], None).find(finding) == [waiver]
    True
    """

    def __init__(self, waivers: Iterable[Waiver], on: date | None) -> None:
        """Index waivers.

        Args:
            waivers: The waivers.
            on: The day of the check; None if none expires.
        """
        self._valid: dict[tuple[str, str], list[Waiver]] = {}
        for waiver in waivers:
            if not waiver.is_expired(on):
                self._valid.setdefault((waiver.code, waiver.subject), []).append(waiver)

    def find(self, finding: Finding) -> list[Waiver]:
        """Return the waivers that remove a finding; none if it is to be reported."""
        if not self._valid:
            return []  # the common case
        return [waiver for entity_id in finding.ids for waiver in self._valid.get((finding.code, entity_id), ())]
