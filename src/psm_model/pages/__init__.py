"""Pages: HTML for people, in one file that loads nothing else."""

from .report import render_html
from .timeline import TimelineView, view_timeline

__all__ = ["TimelineView", "render_html", "view_timeline"]
