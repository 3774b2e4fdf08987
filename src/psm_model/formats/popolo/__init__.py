"""Popolo: registers in the vocabulary of open government data for people, organisations, posts and events."""

from ._vocabulary import COLLECTIONS
from .document import format_popolo, read_popolo
from .ends import Ends

__all__ = ["COLLECTIONS", "Ends", "format_popolo", "read_popolo"]
