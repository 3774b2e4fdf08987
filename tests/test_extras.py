"""Imports of optional dependencies."""

from __future__ import annotations

import pytest

from psm_model._extras import require_extra


def test_a_missing_package_is_named_with_its_extra() -> None:
    """The error names the package, the extra and how to install it."""
    with pytest.raises(ModuleNotFoundError, match=r"psm-model\[charts\]") as caught, require_extra("x", "y", "charts"):
        raise ModuleNotFoundError(name="x")
    assert caught.value.name == "x"


def test_another_missing_package_is_not_explained() -> None:
    """A package that the extra does not bring keeps its own error."""
    error = ModuleNotFoundError(name="z")
    with pytest.raises(ModuleNotFoundError) as caught, require_extra("x", "y", "charts"):
        raise error
    assert caught.value is error
