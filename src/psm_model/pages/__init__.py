"""Pages: HTML for people, in one file that loads nothing else."""

from .report import render_html

__all__ = ["render_html"]
