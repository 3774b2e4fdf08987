"""Drafts of registers from texts: what articles, decrees and lists of officers state, and where they state it."""

from .appointments import FoundAppointment, find_appointments, find_posts
from .areas import FoundArea, find_areas
from .counts import FoundCount, find_counts
from .dates import find_dates
from .decrees import FoundDecree, find_decree, find_decrees
from .draft import draft
from .drafted import Basis, Draft, DraftedFact, Unresolved, UnresolvedReason
from .found import Found
from .found_inauguration import FoundInauguration, FoundParticipant
from .inaugurations import find_inaugurations
from .organisations import FoundOrganisation, find_organisations
from .outlets import find_outlet
from .partners import find_partners
from .periods import FoundPeriod, find_periods

__all__ = [
    "Basis",
    "Draft",
    "DraftedFact",
    "Found",
    "FoundAppointment",
    "FoundArea",
    "FoundCount",
    "FoundDecree",
    "FoundInauguration",
    "FoundOrganisation",
    "FoundParticipant",
    "FoundPeriod",
    "Unresolved",
    "UnresolvedReason",
    "draft",
    "find_appointments",
    "find_areas",
    "find_counts",
    "find_dates",
    "find_decree",
    "find_decrees",
    "find_inaugurations",
    "find_organisations",
    "find_outlet",
    "find_partners",
    "find_periods",
    "find_posts",
]
