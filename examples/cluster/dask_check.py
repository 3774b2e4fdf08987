"""Check a register in parts on a Dask cluster, with the files where all of its workers can read them.

Run it for the files of a folder, on the cluster of a scheduler, or without its address on processes of this machine:

    python -m examples.cluster.dask_check parts tcp://scheduler.example.org:8786
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import dask
from distributed import Client

from psm_model import Report
from psm_model.partial_checks import PartialCheck, PartialDecrees, gather_decrees

__all__ = ["PATIENCE", "check_on_dask"]

PATIENCE: Final[Mapping[str, str]] = {
    # A worker that does not come back within this time is given up: by default, within 15 seconds.
    "distributed.deploy.lost-worker-timeout": "10 minutes",
    # Tasks fail if there was no worker for this time: by default, they wait for ever.
    "distributed.scheduler.no-workers-timeout": "10 minutes",
}
"""The settings of a cluster that survives the loss of all workers at once, or says that they are lost."""
_MERGED: Final = 8
"""The number of results that a worker merges at a time."""


def check_on_dask(client: Client, files: Sequence[Path], *, timeout: float | None = None) -> Report:
    """Return the report of the register whose parts are files.

    Everything is a task, so whatever is lost with a worker is computed again, and no part counts twice.

    Args:
        client: The client of the cluster.
        files: The files, at least one. Their names without the folder are the ids of the parts.
        timeout: The longest time to wait, in seconds; None for no limit.

    Raises:
        NoWorkerError: there was no worker for the time that `PATIENCE` sets.
        TimeoutError: the report was not finished in time.
    """
    decrees = client.map(gather_decrees, files, pure=False)
    blank = client.submit(begin_check, decrees, pure=False)
    checks = client.map(feed_part, files, blank=blank, pure=False)
    while len(checks) > 1:
        some = (checks[start : start + _MERGED] for start in range(0, len(checks), _MERGED))
        checks = [client.submit(merge_checks, merged, pure=False) for merged in some]
    report: Report = client.submit(PartialCheck.finish, checks[0], pure=False).result(timeout)
    return report


def begin_check(decrees: Sequence[PartialDecrees]) -> PartialCheck:
    """Return a check without parts, with the decrees of all."""
    return PartialCheck(decrees=PartialDecrees().merge(*decrees))


def feed_part(file: Path, blank: PartialCheck) -> PartialCheck:
    """Check a part."""
    return blank.feed_file(file)


def merge_checks(checks: Sequence[PartialCheck]) -> PartialCheck:
    """Merge the checks of several parts."""
    first, *others = checks
    return first.merge(*others)


if __name__ == "__main__":
    folder, *address = sys.argv[1:]
    connect: Callable[..., Client] = Client  # its arguments have no types
    with dask.config.set(PATIENCE), connect(*address) as cluster:
        report = check_on_dask(cluster, sorted(Path(folder).iterdir()))
    for finding in report:
        sys.stdout.write(f"{finding.code} {finding.path}: {finding}\n")
