"""Queries: questions about a register, such as which boards end soon or who sits on two boards.

Every answer has a verdict and, if it is undetermined, the reasons. A missing record is not a fact: it is certain that
something does not exist only if the record or the caller says that it is complete.
"""

from psm_model.checking.runs import Count

from .areas_without import AreaAnswer, find_areas_without_board, find_areas_without_organisation
from .basis import BasisKind, BasisOfRecord, StatedBasis, find_basis
from .boards import BoardAnswer, find_boards, find_ending_boards, find_starting_boards
from .concurrent_posts import ConcurrentPosts, find_concurrent_posts
from .counts import AreaCount, count_boards, count_members, count_organisations
from .doubt import Doubt, Reason
from .holders import PostAnswer, find_holders
from .next_terms import find_next_terms
from .posts import find_posts
from .served_terms import TermCount, count_terms
from .without_board import OrganisationAnswer, find_organisations_without_board

__all__ = [
    "AreaAnswer",
    "AreaCount",
    "BasisKind",
    "BasisOfRecord",
    "BoardAnswer",
    "ConcurrentPosts",
    "Count",
    "Doubt",
    "OrganisationAnswer",
    "PostAnswer",
    "Reason",
    "StatedBasis",
    "TermCount",
    "count_boards",
    "count_members",
    "count_organisations",
    "count_terms",
    "find_areas_without_board",
    "find_areas_without_organisation",
    "find_basis",
    "find_boards",
    "find_concurrent_posts",
    "find_ending_boards",
    "find_holders",
    "find_next_terms",
    "find_organisations_without_board",
    "find_posts",
    "find_starting_boards",
]
