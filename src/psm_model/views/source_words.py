"""format_sources: the origin of a picture in a line of its heading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from psm_model.entities.source import Source
from psm_model.i18n import Bilingual, Language

__all__ = ["format_sources"]

_SOURCE: Final = Bilingual("Source: {source}", "Sumber: {source}")
_MORE: Final = Bilingual("and {number} more", "dan {number} lainnya")
_MAX_NAMED: Final = 3


def format_sources(sources: Iterable[Source], origin: str | None, *, language: Language) -> str | None:
    """Return where a register comes from, and the publishers of its sources; None if nothing is known.

    >>> sources = [Source(id=str(n), publisher=f"Koran {n}") for n in range(5)]
    >>> format_sources(sources, "register.json", language="id")
    'Sumber: register.json, Koran 0, Koran 1, Koran 2, dan 2 lainnya'
    """
    publishers = list(dict.fromkeys(source.publisher for source in sources if source.publisher is not None))
    named = [*([] if origin is None else [origin]), *publishers[:_MAX_NAMED]]
    if len(publishers) > _MAX_NAMED:
        named.append(_MORE.translate(language).format(number=len(publishers) - _MAX_NAMED))
    return _SOURCE.translate(language).format(source=", ".join(named)) if named else None
