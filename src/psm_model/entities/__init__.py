"""Entities: organisations, board terms, members and decrees, with their records, together in a register."""

from .appointment import Appointment, Capacity
from .area_name import AreaName
from .attestation import Attestation
from .board_term import BoardTerm, Roster, Tenure, TermStatus
from .decree import Decree, DecreeStatus
from .departure import Departure, DepartureReason
from .event import Event
from .extra_data import ExtraData
from .inauguration import Inauguration, InaugurationStatus
from .legal_basis import LegalBasis
from .member import Card, CardKind, Member, Membership, Training
from .names import MemberName, NameKind, OrganisationName
from .organisation import Organisation, Qualifier, StatedCount
from .participant import Participant, Role
from .post import Post
from .predecessor import FormerArea, FormerParent, Predecessor, Succession
from .register import Register
from .source import LawClaim, Source, SourceKind
from .term_change import TermChange, TermChangeKind

__all__ = [
    "Appointment",
    "AreaName",
    "Attestation",
    "BoardTerm",
    "Capacity",
    "Card",
    "CardKind",
    "Decree",
    "DecreeStatus",
    "Departure",
    "DepartureReason",
    "Event",
    "ExtraData",
    "FormerArea",
    "FormerParent",
    "Inauguration",
    "InaugurationStatus",
    "LawClaim",
    "LegalBasis",
    "Member",
    "MemberName",
    "Membership",
    "NameKind",
    "Organisation",
    "OrganisationName",
    "Participant",
    "Post",
    "Predecessor",
    "Qualifier",
    "Register",
    "Role",
    "Roster",
    "Source",
    "SourceKind",
    "StatedCount",
    "Succession",
    "Tenure",
    "TermChange",
    "TermChangeKind",
    "TermStatus",
    "Training",
]
