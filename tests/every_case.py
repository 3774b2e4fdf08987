"""One test for all cases of a table.

pytest makes a test of each case, and a test costs about as much as a hundred quick cases. A long table of quick cases
is therefore one test, which tries them all and names those that fail.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from itertools import product
from typing import Any, Final

import pytest

__all__ = ["every_case"]

_TABLES: Final = "tables_of_cases"

# Any: a test has arguments of any types, and a case has a value for each.
_Test = Callable[..., None]
_Case = Mapping[str, Any]


def every_case(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[_Test], _Test]:
    """Return a decorator that runs a test on every case, or on every combination with those of the decorator below it.

    A case is the value of the one name, or a tuple with the values of all names. The error of a case that fails has a
    note with its values; those of several are in one group. No case at all is an error, as it would test nothing.
    """
    columns = (names,) if isinstance(names, str) else names
    rows: list[_Case] = [dict(zip(columns, (case,) if isinstance(names, str) else case, strict=True)) for case in cases]

    def decorate(test: _Test) -> _Test:
        tables: list[list[_Case]] = [rows, *getattr(test, _TABLES, [])]
        alone: _Test = getattr(test, "__wrapped__", test)

        @wraps(alone)
        def run() -> None:
            failures: list[BaseException] = []
            tried = 0
            for tried, combination in enumerate(product(*tables), start=1):  # noqa: B007  # counted
                case = {name: value for row in combination for name, value in row.items()}
                try:
                    alone(**case)
                # Whatever one case raises, the others are tried.
                except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001
                    error.add_note(f"in the case {case}")
                    failures.append(error)
            assert tried, f"no cases of {' and '.join(columns)}"
            if len(failures) == 1:
                raise failures[0]
            if failures:
                raise BaseExceptionGroup(f"{len(failures)} of {tried} cases failed", failures)

        setattr(run, _TABLES, tables)
        # pytest would take the arguments of the wrapped test for fixtures.
        run.__signature__ = inspect.Signature()  # type: ignore[attr-defined]  # read by inspect.signature
        return run

    return decorate
