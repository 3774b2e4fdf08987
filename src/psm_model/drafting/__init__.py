"""Drafts of registers from texts: what articles, decrees and lists of officers state, and where they state it."""

from .found import Found

__all__ = ["Found"]
