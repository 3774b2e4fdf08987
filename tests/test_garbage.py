"""Garbage collection is paused, and its state is restored."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import _garbage
from psm_model._garbage import collection_paused


@pytest.mark.parametrize("was_on", [True, False])
def test_collection_is_restored(*, was_on: bool) -> None:
    """It is off inside a pause, nested or not, and afterwards as before."""
    try:
        (gc.enable if was_on else gc.disable)()
        with collection_paused():
            with collection_paused():
                assert not gc.isenabled()
            assert not gc.isenabled()
        assert gc.isenabled() == was_on
    finally:
        gc.enable()


def test_collection_is_restored_after_an_error() -> None:
    """It is restored after an error."""

    def failing() -> None:
        with collection_paused():
            assert not gc.isenabled()
            raise LookupError

    with pytest.raises(LookupError):
        failing()
    assert gc.isenabled()


@pytest.mark.parametrize("was_on", [True, False])
@given(ends=st.permutations(range(4)), after=st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_pauses_may_end_in_any_order(ends: list[int], after: list[int], *, was_on: bool) -> None:
    """The collection is off while any of several pauses is open, and then as before."""
    try:
        (gc.enable if was_on else gc.disable)()
        pauses = [collection_paused() for _ in ends]
        opened = 0
        for count, (end, first) in enumerate(zip(ends, after, strict=True)):
            while opened <= max(end, first):
                pauses[opened].__enter__()
                opened += 1
            assert not gc.isenabled()
            pauses[end].__exit__(None, None, None)
            assert gc.isenabled() == (was_on and count + 1 == opened)
        assert gc.isenabled() == was_on
    finally:
        gc.enable()


class _SignallingLock:
    """A lock that signals when a thread waits for it."""

    def __init__(self) -> None:
        self.inner = threading.RLock()
        self.moved_on = threading.Event()

    def __enter__(self) -> None:
        if not self.inner.acquire(blocking=False):
            self.moved_on.set()
            self.inner.acquire()

    def __exit__(self, *_: object) -> None:
        self.inner.release()


def test_pause_begins_while_another_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """The collection is off in a pause that begins while another thread ends the last one, and on at the end."""
    lock = _SignallingLock()
    monkeypatch.setattr(_garbage.PAUSES, "lock", lock)
    first, second = collection_paused(), collection_paused()
    first.__enter__()

    def begin_the_second() -> None:
        second.__enter__()
        lock.moved_on.set()

    beginning = threading.Thread(target=begin_the_second)

    def enable() -> None:
        beginning.start()
        # Wait until the other thread has its pause, or waits for this one.
        assert lock.moved_on.wait(600)
        patched.undo()
        gc.enable()

    with monkeypatch.context() as patched:
        patched.setattr(gc, "enable", enable)
        first.__exit__(None, None, None)
    beginning.join()
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_forked_process_does_not_wait_for_missing_threads() -> None:
    """In a process forked while a thread loads, the collection is on and can be paused."""
    program = """
import gc, os, sys
from psm_model._garbage import collection_paused, PAUSES
pause = collection_paused()
pause.__enter__()
PAUSES.lock.acquire()
child = os.fork()
if not child:
    on = gc.isenabled()
    with collection_paused():
        off = not gc.isenabled()
    os._exit(0 if on and off and gc.isenabled() else 1)
_, status = os.waitpid(child, 0)
sys.exit(os.waitstatus_to_exitcode(status))
"""
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("count", "frozen", "is_old"), [(10, 0, False), (150_000, 0, True), (150_000, 1, False)], ids=str
)
def test_many_new_objects_become_old(count: int, frozen: int, monkeypatch: pytest.MonkeyPatch, *, is_old: bool) -> None:
    """After a pause, many new objects are in the oldest generation, where the next collection does not visit them.

    If an application has frozen objects, they must stay frozen, so nothing is moved.
    """
    monkeypatch.setattr(gc, "get_freeze_count", lambda: frozen)
    gc.collect()
    with collection_paused():
        # Collection tracks lists, whatever they hold.
        made: list[list[object]] = [[] for _ in range(count)]
    assert any(entry is made[0] for entry in gc.get_objects(generation=2)) == is_old
