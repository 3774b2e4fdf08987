"""Appointments found in a text, each in one line, for tables of examples."""

from __future__ import annotations

from psm_model.drafting import FoundAppointment, find_appointments
from psm_model.entities import Capacity

__all__ = ["show", "show_all"]


def show(found: FoundAppointment) -> str:
    """Return the holder, the post, and the capacity, section, body and replaced person where there are any."""
    title = found.title
    parts = [str(found.name or f"<{found.office}>"), title.post.value]
    parts += [] if title.capacity in {Capacity.SUBSTANTIVE, Capacity.EX_OFFICIO} else [title.capacity.value]
    parts += [] if found.section is None else [f"[{found.section}]"]
    parts += [] if found.body is None else [f"of {found.body}"]
    parts += [] if found.replaces is None else [f"for {found.replaces}"]
    return " ".join((f"{parts[0]}:", *parts[1:]))


def show_all(text: str) -> list[str]:
    """Return the appointments found in a text."""
    return [show(found) for found in find_appointments(text)]
