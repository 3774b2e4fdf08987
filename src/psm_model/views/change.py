"""Change: a change between two registers; Changes: all of them; ChangeKind: their kinds."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final

import attrs

from psm_model.checking.rule import ParamValue
from psm_model.i18n import Bilingual, Language
from psm_model.masking import mask_reprs

__all__ = ["Change", "ChangeKind", "Changes"]


class ChangeKind(StrEnum):
    """The kind of a change."""

    ORGANISATION_ADDED = "organisation_added"
    """A new organisation is recorded."""
    ORGANISATION_FOUNDED = "organisation_founded"
    """The founding day of an organisation is newly recorded."""
    ORGANISATION_DISSOLVED = "organisation_dissolved"
    """The dissolution of an organisation is newly recorded."""
    ORGANISATION_RENAMED = "organisation_renamed"
    """An organisation has a new name."""
    ORGANISATION_MOVED = "organisation_moved"
    """An organisation has a new parent."""
    EVENT_HELD = "event_held"
    """A new event of an organisation is recorded."""
    TERM_OPENED = "term_opened"
    """A new board term is recorded."""
    TERM_ENDED = "term_ended"
    """The end of a term became known, or changed while the start stayed the same."""
    TERM_EXTENDED = "term_extended"
    """The extension of a term is newly recorded."""
    TERM_SHORTENED = "term_shortened"
    """The shortening of a term is newly recorded."""
    TERM_STATUS_CHANGED = "term_status_changed"
    """The status of a board changed."""
    APPOINTED = "appointed"
    """Somebody is newly recorded on a known board."""
    REPLACED = "replaced"
    """Somebody newly recorded replaces somebody else (*pergantian antarwaktu*, PAW)."""
    HOLDER_CHANGED = "holder_changed"
    """An appointment has a new holder."""
    POST_CHANGED = "post_changed"
    """The same holder has a new post."""
    LEFT = "left"
    """The end of an appointment became known, or changed while the start stayed the same."""
    INAUGURATION_PLANNED = "inauguration_planned"
    """The inauguration of a board is planned."""
    INAUGURATED = "inaugurated"
    """A board was inaugurated."""
    DECREE_ADDED = "decree_added"
    """A new decree is recorded."""
    DECREE_ISSUED = "decree_issued"
    """A decree that had not been issued was issued."""
    MEMBER_ADDED = "member_added"
    """A new member is recorded."""
    SERVICE_ENDED = "service_ended"
    """The end of a member's service became known, or changed while the start stayed the same."""
    SOURCE_ADDED = "source_added"
    """A new source is recorded."""
    RECORDED = "recorded"
    """A new fact about a known entity is recorded."""
    CORRECTED = "corrected"
    """A recorded fact is different."""
    REMOVED = "removed"
    """Something was removed from the register."""


_RECORD_KINDS: Final = frozenset({ChangeKind.RECORDED, ChangeKind.CORRECTED, ChangeKind.REMOVED})


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Change:
    """One change between two registers."""

    kind: ChangeKind
    """The kind of change."""
    organisation_id: str | None
    """The organisation that it is about; None for members, decrees and sources."""
    ids: tuple[str, ...]
    """The ids of the changed record, innermost first: that of an appointment, then that of its term."""
    old_path: str | None
    """A JSON Pointer into the old document; None if there was nothing."""
    new_path: str | None
    """A JSON Pointer into the new document; None if there is nothing."""
    old: str | None
    """The old value in words; None if there was none or it is personal data."""
    new: str | None
    """The new value in words; None if there is none or it is personal data."""
    is_personal: bool
    """Whether personal data changed; its values are never shown."""
    param_items: tuple[tuple[str, ParamValue | Bilingual], ...]
    """The parameters of the sentence, by name."""
    template: Bilingual
    """The template of the sentence in both languages."""

    @property
    def is_event(self) -> bool:
        """Whether it is an event; otherwise only the record changed."""
        return self.kind not in _RECORD_KINDS

    def to_sentence(self, *, language: Language = "en") -> str:
        """Return the change as a sentence.

        Raises:
            ValueError: the language is not supported.
        """
        params = {
            name: value.translate(language) if isinstance(value, Bilingual) else value
            for name, value in self.param_items
        }
        return self.template.translate(language).format(**params)

    # Any: JSON values.
    def to_dict(self, *, language: Language = "en") -> dict[str, Any]:
        """Return the change as a JSON object, with its sentence in the language."""
        return {
            "kind": self.kind.value,
            "in_the_world": self.is_event,
            "organisation": self.organisation_id,
            "ids": list(self.ids),
            "old_path": self.old_path,
            "new_path": self.new_path,
            "old": self.old,
            "new": self.new,
            "personal": self.is_personal,
            "sentence": self.to_sentence(language=language),
        }


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Changes:
    """All changes, by organisation in the order of the new register; members, decrees and sources come last."""

    changes: tuple[Change, ...]
    """The changes."""
    names: tuple[tuple[str, str], ...]
    """The recorded names of the organisations in the changes, by id."""

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    # Any: JSON values.
    def to_dict(self, *, language: Language = "en") -> dict[str, Any]:
        """Return the changes as a JSON object, with sentences in the language."""
        return {"psm_changes": 1, "changes": [change.to_dict(language=language) for change in self.changes]}
