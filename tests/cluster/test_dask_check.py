"""The Dask example: parts checked by processes, one of which is killed, have the report of the whole register."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("distributed", reason="`dev.py` installs the cluster with the other tools")

from distributed.scheduler import NoWorkerError

from examples.cluster.dask_check import check_on_dask, merge_checks
from psm_model.checks import check
from psm_model.entities import Register
from psm_model.file_checks import check_file
from psm_model.formats import dump
from psm_model.partial_checks import PartialCheck
from psm_model.strategies import valid_registers
from tests.check_options import draw_options
from tests.cluster.conftest import start
from tests.cluster.parted import feed_and_mark, feed_entities, feed_or_die, write_parts
from tests.drawing import skeletons
from tests.many_faults import make_register
from tests.splits import draw_split, gather
from tests.tangles import tangles

if TYPE_CHECKING:
    from distributed import Client


@pytest.mark.slow
def test_a_killed_worker_loses_nothing(client: Client, tmp_path: Path) -> None:
    """If a worker is killed while it checks a part, the report has all findings, each once."""
    files, wanted = write_parts(tmp_path, 40, 8)
    files[4].with_suffix(".die").touch()
    with patch("examples.cluster.dask_check.feed_part", feed_or_die):
        assert check_on_dask(client, files) == wanted
    assert not files[4].with_suffix(".die").exists()
    assert {"PSM001", "PSM002", "PSM509"} <= set(wanted.codes)


@pytest.mark.cluster
def test_many_killed_workers_lose_nothing(larger_client: Client, tmp_path: Path) -> None:
    """If two workers are killed, with the parts that they have checked already, the report is the same."""
    files, wanted = write_parts(tmp_path, 400, 40)
    for file in files[5::20]:
        file.with_suffix(".die").touch()
    with patch("examples.cluster.dask_check.feed_part", feed_or_die):
        assert check_on_dask(larger_client, files) == wanted
    assert not list(tmp_path.glob("*.die"))


@pytest.mark.cluster
def test_the_loss_of_all_workers_loses_nothing(larger_client: Client, tmp_path: Path) -> None:
    """If all workers are killed at once, after some parts are checked, new ones do everything again."""
    files, wanted = write_parts(tmp_path, 400, 40)
    with (
        patch("examples.cluster.dask_check.feed_part", feed_and_mark),
        ThreadPoolExecutor(1) as executor,
    ):
        report = executor.submit(check_on_dask, larger_client, files, timeout=1200)
        while not list(tmp_path.glob("*.fed")):
            sleep(0.01)
        for process in larger_client.run(os.getpid).values():
            os.kill(process, signal.SIGKILL)
        assert report.result() == wanted


@pytest.mark.slow
def test_a_cluster_without_workers_says_so(tmp_path: Path) -> None:
    """Without workers that come back, the check ends with an error, after the time that is set or passed."""
    files, _ = write_parts(tmp_path, 4, 2)
    with start(0, **{"distributed.scheduler.no-workers-timeout": "1s"}) as client:
        with pytest.raises(TimeoutError):
            check_on_dask(client, files, timeout=0.01)
        with pytest.raises(NoWorkerError):
            check_on_dask(client, files)


@pytest.mark.cluster
def test_a_file_is_checked_by_the_executor_of_a_cluster(larger_client: Client, tmp_path: Path) -> None:
    """The executor of a client is one that check_file takes."""
    file = tmp_path / "many.jsonl"
    dump(make_register(350), file)
    get_executor: Callable[[], Executor] = larger_client.get_executor  # it has no types
    assert check_file(file, executor=get_executor(), parts=4) == check_file(file)


@pytest.mark.cluster
@given(register=tangles() | skeletons() | valid_registers(), data=st.data())
def test_the_law_on_a_cluster(larger_client: Client, register: Register, data: st.DataObject) -> None:
    """The report of parts that processes check and merge is that of the whole register."""
    options = draw_options(data)
    split = draw_split(data, register)
    feed = partial(feed_entities, PartialCheck(**options, decrees=gather(split.parts)))
    checks = larger_client.map(feed, data.draw(st.permutations(split.parts)), pure=False)
    merged = larger_client.submit(merge_checks, checks, pure=False)
    assert larger_client.submit(PartialCheck.finish, merged, pure=False).result() == check(split.whole, **options)
