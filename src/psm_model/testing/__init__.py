"""Testing: what the tests of another program check it with. It needs the extra ``hypothesis``.

`assert_conforms` sees that a store of registers keeps what it is given, and refuses what is wrong; `corpus` gives
documents with what is found in each, for another implementation of the rules, in any language.
"""

try:
    # Asked for first, so that what is said names the extra.
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
