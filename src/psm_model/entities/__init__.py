"""Entities: organisations, board terms, members and what is recorded of them, together in a register."""

from .appointment import Appointment, Capacity
from .board_term import BoardTerm, Roster, Tenure, TermStatus
from .decree import Decree, DecreeStatus
from .event import Event
from .inauguration import Inauguration, InaugurationStatus, Officiant, Speaker
from .legal_basis import LegalBasis
from .member import Card, CardKind, Member, Membership, Training
from .organisation import AreaName, Organisation, StatedCount
from .post import Post
from .register import Register
from .source import Source

__all__ = [
    "Appointment",
    "AreaName",
    "BoardTerm",
    "Capacity",
    "Card",
    "CardKind",
    "Decree",
    "DecreeStatus",
    "Event",
    "Inauguration",
    "InaugurationStatus",
    "LegalBasis",
    "Member",
    "Membership",
    "Officiant",
    "Organisation",
    "Post",
    "Register",
    "Roster",
    "Source",
    "Speaker",
    "StatedCount",
    "Tenure",
    "TermStatus",
    "Training",
]
