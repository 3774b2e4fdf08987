"""The graph of imports between the modules of the package, which takes seconds to build."""

from __future__ import annotations

from functools import cache

from grimp import ImportGraph, build_graph


@cache
def build_import_graph() -> ImportGraph:
    """Return the graph, built once in a process."""
    return build_graph("psm_model", cache_dir=None)
