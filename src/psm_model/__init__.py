"""psm-model: typed objects, rules and formats for the boards of Indonesia's community social workers.

*Pekerja Sosial Masyarakat* (PSM) are volunteers in each village; *Ikatan PSM* (IPSM) is their association, with a
board at each level of government. All public names can be imported from here; each is loaded from its module when it
is first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from ._version import __version__ as __version__

if TYPE_CHECKING:
    from .checking.config import Config, Waiver
    from .checking.register_subject import RegisterSubject
    from .checking.report import Finding, Report
    from .checking.rule import Authority, Ground, Rule, Scope, Status, Violation, rule
    from .checking.severity import Severity
    from .checking.subjects import Context, MemberSubject, OrganisationSubject
    from .checks import check, iter_check
    from .entities.appointment import Appointment, Capacity
    from .entities.board_term import BoardTerm, Roster, Tenure, TermStatus
    from .entities.decree import Decree, DecreeStatus
    from .entities.event import Event
    from .entities.inauguration import Inauguration, InaugurationStatus, Officiant, Speaker
    from .entities.legal_basis import LegalBasis
    from .entities.member import Card, CardKind, Member, Membership, Training
    from .entities.organisation import AreaName, Organisation, StatedCount
    from .entities.post import Post
    from .entities.redaction import redact
    from .entities.register import Register
    from .entities.source import Source
    from .entities.title import ParsedTitle, parse_title
    from .errors import (
        ConfigError,
        DuplicateIdError,
        FindingsError,
        FormatError,
        NotFoundError,
        OutOfPlaceError,
        ParseError,
        Problem,
        PsmModelError,
    )
    from .file_checks import check_file
    from .formats.files import dump, load
    from .formats.json import dumps, loads
    from .formats.jsonl import iter_load
    from .i18n import Bilingual
    from .law.citation import Citation, InstrumentId, Pinpoint
    from .law.kinds import InstrumentKind
    from .law.parsing import FoundCitation, find_citations, parse_citation
    from .law.statutes import Certainty, in_force
    from .reports.explanation import explain
    from .rules.catalogue import RULES
    from .values.area import AreaCode, AreaKind, Level
    from .values.endpoint import OPEN, UNKNOWN, Endpoint
    from .values.identifier import Identifier
    from .values.partial_date import PartialDate, Precision
    from .values.period import Period
    from .values.person_name import PersonName
    from .values.verdict import Verdict

_HOMES: Final = {
    "entities.appointment": ("Appointment", "Capacity"),
    "entities.board_term": ("BoardTerm", "Roster", "Tenure", "TermStatus"),
    "entities.decree": ("Decree", "DecreeStatus"),
    "entities.event": ("Event",),
    "entities.inauguration": ("Inauguration", "InaugurationStatus", "Officiant", "Speaker"),
    "entities.legal_basis": ("LegalBasis",),
    "entities.member": ("Card", "CardKind", "Member", "Membership", "Training"),
    "entities.organisation": ("AreaName", "Organisation", "StatedCount"),
    "entities.post": ("Post",),
    "entities.redaction": ("redact",),
    "entities.register": ("Register",),
    "entities.source": ("Source",),
    "entities.title": ("ParsedTitle", "parse_title"),
    "errors": (
        "ConfigError",
        "DuplicateIdError",
        "FindingsError",
        "FormatError",
        "NotFoundError",
        "OutOfPlaceError",
        "ParseError",
        "Problem",
        "PsmModelError",
    ),
    "file_checks": ("check_file",),
    "formats.files": ("dump", "load"),
    "formats.json": ("dumps", "loads"),
    "formats.jsonl": ("iter_load",),
    "law.citation": ("Citation", "InstrumentId", "Pinpoint"),
    "law.kinds": ("InstrumentKind",),
    "law.parsing": ("FoundCitation", "find_citations", "parse_citation"),
    "law.statutes": ("Certainty", "in_force"),
    "checks": ("check", "iter_check"),
    "rules.catalogue": ("RULES",),
    "checking.config": ("Config", "Waiver"),
    "reports.explanation": ("explain",),
    "checking.register_subject": ("RegisterSubject",),
    "checking.report": ("Finding", "Report"),
    "checking.rule": ("Authority", "Ground", "Violation", "Rule", "Scope", "Status", "rule"),
    "checking.severity": ("Severity",),
    "checking.subjects": ("Context", "MemberSubject", "OrganisationSubject"),
    "i18n": ("Bilingual",),
    "values.area": ("AreaCode", "AreaKind", "Level"),
    "values.endpoint": ("OPEN", "UNKNOWN", "Endpoint"),
    "values.identifier": ("Identifier",),
    "values.partial_date": ("PartialDate", "Precision"),
    "values.period": ("Period",),
    "values.person_name": ("PersonName",),
    "values.verdict": ("Verdict",),
}
_HOME_OF: Final = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "OPEN",
    "RULES",
    "UNKNOWN",
    "Appointment",
    "AreaCode",
    "AreaKind",
    "AreaName",
    "Authority",
    "Bilingual",
    "BoardTerm",
    "Capacity",
    "Card",
    "CardKind",
    "Certainty",
    "Citation",
    "Config",
    "ConfigError",
    "Context",
    "Decree",
    "DecreeStatus",
    "DuplicateIdError",
    "Endpoint",
    "Event",
    "Finding",
    "FindingsError",
    "FormatError",
    "FoundCitation",
    "Ground",
    "Identifier",
    "Inauguration",
    "InaugurationStatus",
    "InstrumentId",
    "InstrumentKind",
    "LegalBasis",
    "Level",
    "Member",
    "MemberSubject",
    "Membership",
    "NotFoundError",
    "Officiant",
    "Organisation",
    "OrganisationSubject",
    "OutOfPlaceError",
    "ParseError",
    "ParsedTitle",
    "PartialDate",
    "Period",
    "PersonName",
    "Pinpoint",
    "Post",
    "Precision",
    "Problem",
    "PsmModelError",
    "Register",
    "RegisterSubject",
    "Report",
    "Roster",
    "Rule",
    "Scope",
    "Severity",
    "Source",
    "Speaker",
    "StatedCount",
    "Status",
    "Tenure",
    "TermStatus",
    "Training",
    "Verdict",
    "Violation",
    "Waiver",
    "check",
    "check_file",
    "dump",
    "dumps",
    "errors",
    "explain",
    "find_citations",
    "in_force",
    "iter_check",
    "iter_load",
    "load",
    "loads",
    "parse_citation",
    "parse_title",
    "redact",
    "rule",
]


def __getattr__(name: str) -> object:
    if name in _HOME_OF:
        value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value
    if name in {"checking", "entities", "errors", "formats", "law", "reports", "rules", "values"}:
        return import_module(f"{__name__}.{name}")
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
