"""Change: one thing that changed between two registers; Changes: all of them; ChangeKind: what kinds there are."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final

import attrs

from psm_model.checking.rule import ParamValue
from psm_model.i18n import Bilingual, Language

__all__ = ["Change", "ChangeKind", "Changes"]


class ChangeKind(StrEnum):
    """What kind of change it is."""

    ORGANISATION_ADDED = "organisation_added"
    """An organisation is recorded that was not."""
    ORGANISATION_FOUNDED = "organisation_founded"
    """The day on which an organisation was founded is recorded."""
    ORGANISATION_DISSOLVED = "organisation_dissolved"
    """The day on which an organisation is dissolved is recorded."""
    ORGANISATION_RENAMED = "organisation_renamed"
    """An organisation has another name."""
    ORGANISATION_MOVED = "organisation_moved"
    """An organisation is below another one than it was."""
    EVENT_HELD = "event_held"
    """An event in the life of an organisation is recorded."""
    TERM_OPENED = "term_opened"
    """A board term is recorded that was not."""
    TERM_ENDED = "term_ended"
    """The end of a term is known that was not, or is another, and its start the same."""
    TERM_STATUS_CHANGED = "term_status_changed"
    """A board is annulled, disputed, or in office after all."""
    APPOINTED = "appointed"
    """Somebody is recorded on a board that was recorded before."""
    REPLACED = "replaced"
    """Somebody is recorded in the place of another (*pergantian antarwaktu*, PAW)."""
    HOLDER_CHANGED = "holder_changed"
    """An appointment is held by another than it was."""
    POST_CHANGED = "post_changed"
    """Somebody is in another post than they were."""
    LEFT = "left"
    """The end of an appointment is known that was not, or is another, and its start the same."""
    INAUGURATION_PLANNED = "inauguration_planned"
    """The inauguration of a board is to come."""
    INAUGURATED = "inaugurated"
    """A board was inaugurated."""
    DECREE_ISSUED = "decree_issued"
    """A decree that appoints a board or a member is recorded, or was issued after all."""
    MEMBER_ADDED = "member_added"
    """A member is recorded that was not."""
    SERVICE_ENDED = "service_ended"
    """The end of a member's service is known that was not, or is another, and its start the same."""
    SOURCE_ADDED = "source_added"
    """A source is recorded that was not."""
    RECORDED = "recorded"
    """Something is recorded of what was recorded before."""
    CORRECTED = "corrected"
    """Something else is recorded than was before."""
    REMOVED = "removed"
    """Something is left out of the register that stood in it."""


_OF_THE_RECORD: Final = frozenset({ChangeKind.RECORDED, ChangeKind.CORRECTED, ChangeKind.REMOVED})


@attrs.frozen(kw_only=True)
class Change:
    """One thing that changed: data first, and the sentence made from it."""

    kind: ChangeKind
    """What kind of change it is."""
    organisation_id: str | None
    """The organisation that it concerns; None for members and sources."""
    ids: tuple[str, ...]
    """The ids of what changed, the nearest first: of an appointment, then of its term."""
    old_path: str | None
    """A JSON Pointer into the old document; None where nothing stood there."""
    new_path: str | None
    """A JSON Pointer into the new document; None where nothing stands there."""
    old: str | None
    """What was recorded, in words; None where nothing was, or it is personal data."""
    new: str | None
    """What is recorded, in words; None where nothing is, or it is personal data."""
    personal: bool
    """Whether it is personal data that changed, whose values are not told."""
    named: tuple[tuple[str, ParamValue | Bilingual], ...]
    """What the sentence tells, by name."""
    template: Bilingual
    """The sentence in both languages, before that is put in."""

    @property
    def in_the_world(self) -> bool:
        """Whether something happened, as far as the records tell; else it is the record that was changed."""
        return self.kind not in _OF_THE_RECORD

    def sentence(self, language: Language = "en") -> str:
        """Put the change into words.

        Raises:
            ValueError: there are no sentences in that language.
        """
        told = {
            name: value.translate(language) if isinstance(value, Bilingual) else value for name, value in self.named
        }
        return self.template.translate(language).format(**told)

    # Any: what a JSON writer takes.
    def to_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the change as a JSON object, with its sentence in the language."""
        return {
            "kind": self.kind.value,
            "in_the_world": self.in_the_world,
            "organisation": self.organisation_id,
            "ids": list(self.ids),
            "old_path": self.old_path,
            "new_path": self.new_path,
            "old": self.old,
            "new": self.new,
            "personal": self.personal,
            "sentence": self.sentence(language),
        }


@attrs.frozen(kw_only=True)
class Changes:
    """All that changed, organisation by organisation, in the order of the new register; members and sources last."""

    changes: tuple[Change, ...]
    """The changes."""
    names: tuple[tuple[str, str], ...]
    """The names of the organisations concerned, by id, as far as they are recorded."""

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    # Any: what a JSON writer takes.
    def to_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the changes as a JSON object, with sentences in the language."""
        return {"psm_changes": 1, "changes": [change.to_dict(language) for change in self.changes]}
