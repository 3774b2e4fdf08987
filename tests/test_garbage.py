"""The search for garbage is paused, and goes on as it was."""

from __future__ import annotations

import gc

import pytest

from psm_model._garbage import collection_paused


@pytest.mark.parametrize("was_on", [True, False])
def test_collection_is_restored_as_found(*, was_on: bool) -> None:
    """It is off within, nested or not, and afterwards as it was before."""
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
    """An error on the way does not leave it off."""

    def failing() -> None:
        with collection_paused():
            assert not gc.isenabled()
            raise LookupError

    with pytest.raises(LookupError):
        failing()
    assert gc.isenabled()
