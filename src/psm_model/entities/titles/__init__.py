"""Titles of posts: the post, the capacity and the section that they state."""

from ._words import NUMBERS, split_title
from .sections import find_section, is_section_name, sections_agree
from .title import ParsedTitle, names_section, names_status, parse_title

__all__ = [
    "NUMBERS",
    "ParsedTitle",
    "find_section",
    "is_section_name",
    "names_section",
    "names_status",
    "parse_title",
    "sections_agree",
    "split_title",
]
