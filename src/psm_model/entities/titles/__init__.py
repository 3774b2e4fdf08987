"""Titles of posts: the post, the capacity and the section that they state."""

from .sections import find_section, sections_agree
from .title import ParsedTitle, names_section, names_status, parse_title

__all__ = [
    "ParsedTitle",
    "find_section",
    "names_section",
    "names_status",
    "parse_title",
    "sections_agree",
]
