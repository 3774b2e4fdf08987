"""psm-model: typed objects, rules and formats for the boards of Indonesia's community social workers.

*Pekerja Sosial Masyarakat* (PSM) are volunteers in the villages. *Ikatan PSM* (IPSM) is their association, with a board
at each level of government.

You can import the names that most applications need from here. Each is loaded from its module on first use, so that
importing the package costs almost nothing. The other names are in the packages `psm_model.entities`,
`psm_model.values`, `psm_model.law`, `psm_model.checking`, `psm_model.rules`, `psm_model.formats`, `psm_model.reports`
and `psm_model.errors`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from ._version import __version__ as __version__

if TYPE_CHECKING:
    from .checking.config import Config as Config
    from .checking.config import Waiver as Waiver
    from .checking.finding import Finding as Finding
    from .checking.report import Report as Report
    from .checking.severity import Severity as Severity
    from .checks import check as check
    from .checks import iter_check as iter_check
    from .entities.appointment import Appointment as Appointment
    from .entities.appointment import Capacity as Capacity
    from .entities.board_term import BoardTerm as BoardTerm
    from .entities.board_term import Roster as Roster
    from .entities.board_term import Tenure as Tenure
    from .entities.board_term import TermStatus as TermStatus
    from .entities.decree import Decree as Decree
    from .entities.event import Event as Event
    from .entities.inauguration import Inauguration as Inauguration
    from .entities.legal_basis import LegalBasis as LegalBasis
    from .entities.member import Member as Member
    from .entities.organisation import Organisation as Organisation
    from .entities.post import Post as Post
    from .entities.redaction import redact as redact
    from .entities.register import Register as Register
    from .entities.source import Source as Source
    from .errors import FormatError as FormatError
    from .errors import ParseError as ParseError
    from .errors import PsmModelError as PsmModelError
    from .file_checks import check_file as check_file
    from .formats.files import dump as dump
    from .formats.files import load as load
    from .formats.json import dumps as dumps
    from .formats.json import loads as loads
    from .formats.jsonl import iter_load as iter_load
    from .incremental_checks import IncrementalCheck as IncrementalCheck
    from .law.citation import Citation as Citation
    from .law.citation import InstrumentId as InstrumentId
    from .law.found_citation import find_citations as find_citations
    from .values.area import AreaCode as AreaCode
    from .values.area import Level as Level
    from .values.endpoint import OPEN as OPEN
    from .values.endpoint import UNKNOWN as UNKNOWN
    from .values.identifier import Identifier as Identifier
    from .values.partial_date import PartialDate as PartialDate
    from .values.period import Period as Period
    from .values.person_name import PersonName as PersonName
    from .values.verdict import Verdict as Verdict

_HOMES: Final = {
    "checking.config": ("Config", "Waiver"),
    "checking.finding": ("Finding",),
    "checking.report": ("Report",),
    "checking.severity": ("Severity",),
    "checks": ("check", "iter_check"),
    "entities.appointment": ("Appointment", "Capacity"),
    "entities.board_term": ("BoardTerm", "Roster", "Tenure", "TermStatus"),
    "entities.decree": ("Decree",),
    "entities.event": ("Event",),
    "entities.inauguration": ("Inauguration",),
    "entities.legal_basis": ("LegalBasis",),
    "entities.member": ("Member",),
    "entities.organisation": ("Organisation",),
    "entities.post": ("Post",),
    "entities.redaction": ("redact",),
    "entities.register": ("Register",),
    "entities.source": ("Source",),
    "errors": ("FormatError", "ParseError", "PsmModelError"),
    "file_checks": ("check_file",),
    "formats.files": ("dump", "load"),
    "formats.json": ("dumps", "loads"),
    "formats.jsonl": ("iter_load",),
    "incremental_checks": ("IncrementalCheck",),
    "law.citation": ("Citation", "InstrumentId"),
    "law.found_citation": ("find_citations",),
    "values.area": ("AreaCode", "Level"),
    "values.endpoint": ("OPEN", "UNKNOWN"),
    "values.identifier": ("Identifier",),
    "values.partial_date": ("PartialDate",),
    "values.period": ("Period",),
    "values.person_name": ("PersonName",),
    "values.verdict": ("Verdict",),
}
"""The module of each public name, as the block above says it to type checkers."""
_HOME_OF: Final = {name: module for module, names in _HOMES.items() for name in names}
_PACKAGES: Final = ("checking", "entities", "errors", "formats", "i18n", "law", "reports", "rules", "values")

__all__ = sorted(_HOME_OF)  # noqa: PLE0605


def __getattr__(name: str) -> object:
    if name in _HOME_OF:
        value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value
    if name in _PACKAGES:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, *_PACKAGES, "__version__"]
