"""Testing: a kit for the tests of other programs. It needs the extra ``hypothesis``.

`assert_conforms` asserts that a store of registers keeps what it is given and rejects what is wrong. `corpus` returns
documents with their findings, for other implementations of the rules in any language.
"""

try:
    # Import it first, so that the message names the extra.
    import hypothesis  # noqa: F401
except ModuleNotFoundError as error:
    if error.name != "hypothesis":
        raise
    msg = "the test kit needs the extra hypothesis: install psm-model[hypothesis]"
    raise ModuleNotFoundError(msg, name=error.name) from None

from .corpus import Expected, corpus
from .machine import RegisterMachine, assert_conforms
from .store import MemoryStore, RefusedError, Store

__all__ = ["Expected", "MemoryStore", "RefusedError", "RegisterMachine", "Store", "assert_conforms", "corpus"]
