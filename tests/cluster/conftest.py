"""Dask clusters of several processes on this machine, which start a new one for each that ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from distributed import Client


# Any: settings of Dask.
@contextmanager
def start(processes: int, **settings: Any) -> Iterator[Client]:
    """Start a cluster with the settings of the example, or others, and yield a client of it."""
    distributed = pytest.importorskip("distributed", reason="`dev.py` installs the cluster with the other tools")
    import dask

    from examples.cluster.dask_check import PATIENCE

    with dask.config.set({**PATIENCE, **settings}):
        cluster = distributed.LocalCluster(
            n_workers=processes, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs="CRITICAL"
        )
        with cluster, distributed.Client(cluster) as started:
            yield started


@pytest.fixture(scope="session")
def client() -> Iterator[Client]:
    """Return a client of a cluster of two processes."""
    with start(2) as started:
        yield started


@pytest.fixture(scope="session")
def larger_client() -> Iterator[Client]:
    """Return a client of a cluster of three processes, one of which lives if two are killed at once."""
    with start(3) as started:
        yield started
