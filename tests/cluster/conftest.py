"""A Dask cluster of several processes on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from distributed import Client


@pytest.fixture(scope="session")
def client() -> Iterator[Client]:
    """Return a client of a cluster of two processes, which starts a new one for each that ends."""
    distributed = pytest.importorskip("distributed", reason="`dev.py` installs the cluster with the other tools")
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs="CRITICAL"
    )
    with cluster, distributed.Client(cluster) as started:
        yield started
