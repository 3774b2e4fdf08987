"""Testing: a kit for the tests of other programs. It needs the extra ``hypothesis``.

`assert_conforms` asserts that a store of registers keeps everything that is added and rejects contradictions. `corpus`
returns documents with their findings, for other implementations of the rules in any language.
"""

from psm_model._extras import require_extra

with require_extra("hypothesis", "the test kit needs", "hypothesis"):
    import hypothesis  # noqa: F401  # imported first, so that the error names the extra

from .corpus import Expected, corpus
from .machine import RegisterMachine, assert_conforms
from .store import MemoryStore, RefusedError, Store

__all__ = ["Expected", "MemoryStore", "RefusedError", "RegisterMachine", "Store", "assert_conforms", "corpus"]
