"""Values: objects without an id. `parse` reads the output of `str`; `repr` is the call that makes the value again.

For `Identifier`, which is personal data, `str` and `repr` mask the number.
"""

from .area import AreaCode, AreaKind, Level
from .endpoint import OPEN, UNKNOWN, Endpoint
from .identifier import Identifier
from .partial_date import PartialDate, Precision
from .period import Period
from .person_name import PersonName
from .verdict import Verdict

__all__ = [
    "OPEN",
    "UNKNOWN",
    "AreaCode",
    "AreaKind",
    "Endpoint",
    "Identifier",
    "Level",
    "PartialDate",
    "Period",
    "PersonName",
    "Precision",
    "Verdict",
]
