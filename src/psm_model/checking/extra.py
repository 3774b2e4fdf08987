"""Extra: an optional dependency of a rule."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from psm_model.i18n import Bilingual

__all__ = ["Extra"]


@attrs.frozen
class Extra:
    """An optional dependency that a rule needs.

    >>> Extra("areas", lambda: False).reason.english
    'the extra areas is not installed: install psm-model[areas]'
    """

    name: str
    """The name of the extra."""
    is_installed: Callable[[], bool]
    """Callback that returns whether the extra is installed."""

    @property
    def reason(self) -> Bilingual:
        """The reason why a rule that needs it is skipped."""
        return Bilingual(
            f"the extra {self.name} is not installed: install psm-model[{self.name}]",
            f"paket tambahan {self.name} tidak terpasang: pasang psm-model[{self.name}]",
        )
