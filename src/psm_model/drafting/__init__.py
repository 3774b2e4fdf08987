"""Drafts of registers from texts: what articles, decrees and lists of officers state, and where they state it."""

from .appointments import FoundAppointment, find_appointments, find_posts
from .found import Found

__all__ = ["Found", "FoundAppointment", "find_appointments", "find_posts"]
