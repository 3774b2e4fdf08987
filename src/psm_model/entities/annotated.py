"""AnnotatedRecord: a record with a note, data of your application, and fields that are left out on purpose."""

from __future__ import annotations

import attrs

from psm_model._source_code import Printable
from psm_model.sensitivity import SENSITIVE

from .extra_data import NO_EXTRA_DATA, ExtraData, convert_extra_data
from .schema import convert_texts, prepare_fields
from .withheld import validate_withheld

__all__ = ["AnnotatedRecord"]


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class AnnotatedRecord(Printable):
    """The fields that every record with an id has, for the keeper of the register. They follow its own fields.

    >>> Source(id="s-1", note="scanned", withheld=["url"]).note
    'scanned'

    Raises:
        ParseError: a name in `withheld` is not an optional field of the record or occurs twice, or the field has a
            value.
    """

    note: str | None = attrs.field(default=None, repr=False, metadata=SENSITIVE)
    """A remark of the keeper of the register; it may be personal."""
    extra: ExtraData = attrs.field(default=NO_EXTRA_DATA, converter=convert_extra_data, repr=False, metadata=SENSITIVE)
    """Data of your application, under keys that begin with ``x_``; it may be personal."""
    withheld: tuple[str, ...] = attrs.field(default=(), converter=convert_texts)
    """The names of optional fields that are left out on purpose."""

    def __attrs_post_init__(self) -> None:
        if self.withheld:
            validate_withheld(self, self.withheld)
