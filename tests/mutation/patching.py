"""Mutants in a running process: the code of functions is replaced by that of the mutant, without importing anything."""

from __future__ import annotations

import functools
import gc
from collections import defaultdict
from itertools import zip_longest
from types import CodeType, FunctionType

__all__ = ["Functions"]

_CACHED = type(functools.cache(lambda: None))


class Functions:
    """All functions of a package that exist in this process, by their code, and all caches of its functions."""

    def __init__(self, package: str) -> None:
        # Searches for garbage leave out what is frozen, and so does this one.
        gc.unfreeze()
        self.by_code: dict[tuple[object, ...], list[FunctionType]] = defaultdict(list)
        self.caches: list[functools._lru_cache_wrapper[object]] = []
        for each in gc.get_objects():
            if type(each) is FunctionType and (each.__module__ or "").partition(".")[0] == package:
                self.by_code[_identify(each.__code__)].append(each)
            elif type(each) is _CACHED:
                self.caches.append(each)
        gc.collect()
        gc.freeze()

    def patch(self, source: str, mutated: str, path: str) -> bool:
        """Replace the functions of a module that a mutant changes; return False if others than functions change."""
        before = compile(source, path, "exec", dont_inherit=True)
        after = compile(mutated, path, "exec", dont_inherit=True)
        replaced: list[tuple[FunctionType, CodeType]] = []
        if not self._pair(before, after, replaced):
            return False
        try:
            for function, code in replaced:
                function.__code__ = code
        except ValueError:  # other variables of the surrounding function
            return False
        for cache in self.caches:
            cache.cache_clear()
        return bool(replaced)

    def _pair(self, before: CodeType, after: CodeType, replaced: list[tuple[FunctionType, CodeType]]) -> bool:
        """Find the functions with changed code; return whether no other code changes."""
        if before == after:
            return True
        functions = self.by_code.get(_identify(before), [])
        replaced.extend((function, after) for function in functions)
        nested = [[each for each in code.co_consts if isinstance(each, CodeType)] for code in (before, after)]
        if not functions and (len(nested[0]) != len(nested[1]) or _strip(before) != _strip(after)):
            return False
        # Functions that were made by a changed function have code of their own.
        pairs = [self._pair(old, new, replaced) for old, new in zip_longest(*nested) if old and new]
        return bool(functions) or all(pairs)


def _identify(code: CodeType) -> tuple[object, ...]:
    """Return what code has in common with its copies; in Python 3.11 code that has run is not equal to them."""
    return code.co_filename, code.co_qualname, code.co_firstlineno, code.co_code, code.co_linetable


def _strip(code: CodeType) -> CodeType:
    """Return code without the functions in it and the columns where they end."""
    consts = tuple(None if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_consts=consts, co_linetable=b"")
