"""Lines about what an organisation and its board terms state: names, place, inaugurations, legal bases and sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Final, TypeAlias

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.event import Event
from psm_model.entities.inauguration import Inauguration, InaugurationStatus
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.names import OrganisationName
from psm_model.entities.organisation import Organisation, StatedCount
from psm_model.entities.participant import Participant
from psm_model.entities.source import Source
from psm_model.i18n import Bilingual, Language, describe_code, format_number
from psm_model.style import PLAIN, Style, TerminalStyle

from .columns import shorten, wrap
from .organisation_text import describe_area, describe_area_names
from .term_words import WITHHELD, format_day, format_on

__all__ = ["Statement", "format_statements", "iter_organisation_statements", "iter_term_statements"]

Statement: TypeAlias = tuple[Bilingual, tuple[str, ...]]
"""What a field states: its name in words, and each value."""

_LEVEL: Final = Bilingual("level", "tingkat")
_AREA: Final = Bilingual("area", "wilayah")
_PARENT: Final = Bilingual("parent", "induk")
_NAMES: Final = Bilingual("also called", "nama lain")
_FOUNDED: Final = Bilingual("founded", "berdiri")
_DISSOLVED: Final = Bilingual("dissolved", "bubar")
_PARTNERS: Final = Bilingual("partners", "mitra")
_MEMBERS: Final = Bilingual("member organisations", "organisasi anggota")
_LABELS: Final = Bilingual("other labels", "sebutan lain")
_INAUGURATION: Final = Bilingual("inauguration", "pengukuhan")
_LEGAL_BASES: Final = Bilingual("legal bases", "dasar hukum")
_SOURCES: Final = Bilingual("sources", "sumber")
_COUNTS: Final = Bilingual("numbers", "jumlah")
_EVENTS: Final = Bilingual("events", "kegiatan")
_TO: Final = Bilingual("{start} to {end}", "{start} s.d. {end}")
_NO_DAY: Final = Bilingual("on a day that is not recorded", "tanggal tidak tercatat")
_BY: Final = Bilingual("by {}", "oleh {}")
_IN: Final = Bilingual("in {}", "di {}")
_ON_BEHALF: Final = Bilingual("on behalf of {}", "atas nama {}")
_NUMBER: Final = Bilingual("{} people", "{} orang")
_QUOTED: Final = Bilingual("“{}”", "“{}”")


def iter_organisation_statements(
    organisation: Organisation, parents: Mapping[str, str | None], sources: Mapping[str, Source], *, language: Language
) -> Iterator[Statement]:
    """Yield what the record of an organisation states, besides its name, boards and decrees.

    Args:
        organisation: The organisation.
        parents: The names of organisations by id; None for an unknown one.
        sources: The sources by id.
        language: The language of the values.

    >>> list(iter_organisation_statements(attrs.evolve(ipsm, partners=["Dinas Sosial"]), {}, {}, language="id"))[1]
    (Bilingual(english='partners', indonesian='mitra'), ('Dinas Sosial',))
    """
    yield _LEVEL, (describe_code(organisation.level).translate(language),)
    areas = [] if organisation.area is None else [describe_area(organisation.area)]
    areas += [describe_area_names(organisation.area_names, language=language)] if organisation.area_names else []
    days = [
        () if day is None else (format_day(day, language=language),)
        for day in (organisation.founded, organisation.dissolved)
    ]
    parent_id = organisation.parent_id
    parent = () if parent_id is None else (_name_with_id(parent_id, parents.get(parent_id)),)
    yield from _iter_stated(
        organisation.withheld,
        (("area", "area_names"), _AREA, areas),
        (("names",), _NAMES, [_format_name(name, language) for name in organisation.names]),
        (("parent_id",), _PARENT, parent),
        (("founded",), _FOUNDED, days[0]),
        (("dissolved",), _DISSOLVED, days[1]),
        (("partners",), _PARTNERS, map(shorten, organisation.partners)),
        (("member_organisations",), _MEMBERS, map(shorten, organisation.member_organisations)),
        (("stated_counts",), _COUNTS, (_format_count(count, language) for count in organisation.stated_counts)),
        (("events",), _EVENTS, (line for each in organisation.events for line in _iter_event_lines(each, language))),
        (("legal_bases",), _LEGAL_BASES, map(_format_legal_basis, organisation.legal_bases)),
        (("source_ids",), _SOURCES, _format_sources(organisation.source_ids, sources, language)),
        language=language,
    )


def iter_term_statements(term: BoardTerm, sources: Mapping[str, Source], *, language: Language) -> Iterator[Statement]:
    """Yield what the record of a board term states, besides its dates, people and decrees.

    Args:
        term: The term.
        sources: The sources by id.
        language: The language of the values.

    >>> sworn = Inauguration(kind="pelantikan", place="Aula Contoh", date=PartialDate(2025, 10, 15))
    >>> term = BoardTerm(id="t", organisation_id="o", inaugurations=[sworn])
    >>> [values for _, values in iter_term_statements(term, {}, language="en")]
    [('“pelantikan”, in Aula Contoh, on 15 October 2025',)]
    """
    inaugurations = (line for each in term.inaugurations for line in _iter_inauguration_lines(each, language))
    yield from _iter_stated(
        term.withheld,
        (("other_labels",), _LABELS, map(shorten, term.other_labels)),
        (("inaugurations",), _INAUGURATION, inaugurations),
        (("legal_bases",), _LEGAL_BASES, map(_format_legal_basis, term.legal_bases)),
        (("source_ids",), _SOURCES, _format_sources(term.source_ids, sources, language)),
        language=language,
    )


def format_statements(
    statements: Iterable[Statement], width: int, *, language: Language, style: TerminalStyle = PLAIN
) -> list[str]:
    """Return statements as indented lines: the names of the fields in one column, and the values beside them.

    >>> format_statements([(Bilingual("partners", "mitra"), ("Dinas Sosial", "PKK"))], 40, language="en")
    ['  partners  Dinas Sosial', '            PKK']
    """
    listed = [(label.translate(language), values) for label, values in statements]
    column = max((len(label) for label, _ in listed), default=0)
    lines = []
    for label, values in listed:
        heads = chain([label], repeat(""))
        room = width - column - 4
        for head, line in zip(heads, chain.from_iterable(_wrap_value(value, room) for value in values), strict=False):
            lines.append(f"  {style.apply(Style.FAINT, head)}{' ' * (column - len(head))}  {line}")
    return lines


def _wrap_value(value: str, width: int) -> Iterator[str]:
    """Yield the lines of a value, with an indent before all but the first."""
    first, *others = wrap(value, width - 2) or [""]
    yield first
    yield from (f"  {line}" for line in others)


def _iter_stated(
    withheld: Collection[str], *fields: tuple[Sequence[str], Bilingual, Iterable[str]], language: Language
) -> Iterator[Statement]:
    """Yield the fields that have values, or are withheld."""
    for names, label, values in fields:
        texts = tuple(values)
        if texts:
            yield label, texts
        elif any(name in withheld for name in names):
            yield label, (WITHHELD.translate(language),)


def _format_name(name: OrganisationName, language: Language) -> str:
    facts = [] if name.kind is None else [describe_code(name.kind).translate(language)]
    facts += [] if name.period is None else [name.period.to_text(language=language)]
    return f"{shorten(name.name)} ({', '.join(facts)})" if facts else shorten(name.name)


def _format_legal_basis(basis: LegalBasis) -> str:
    if basis.as_written is not None:
        return shorten(basis.as_written)
    title = "" if basis.title is None else f" “{shorten(basis.title)}”"
    return f"{basis.citation}{title}"


def _format_sources(source_ids: Iterable[str], sources: Mapping[str, Source], language: Language) -> Iterator[str]:
    for source_id in source_ids:
        source = sources.get(source_id)
        yield shorten(source_id) if source is None else _format_source(source, language)


def _format_source(source: Source, language: Language) -> str:
    published = None if source.published is None else format_day(source.published, language=language)
    texts = [None if text is None else shorten(text) for text in (source.publisher, source.title)]
    address = None if source.url is None else shorten(source.url)
    return ", ".join(filter(None, (*texts, published, address))) or shorten(source.id)


def _iter_inauguration_lines(inauguration: Inauguration, language: Language) -> Iterator[str]:
    """Yield a line for an inauguration, and one for each participant."""
    parts = [
        None if inauguration.kind is None else _QUOTED.translate(language).format(shorten(inauguration.kind)),
        _fill(_BY, inauguration.authority, language),
        _fill(_IN, inauguration.place, language),
        _format_inauguration_day(inauguration, language),
    ]
    if inauguration.status is InaugurationStatus.PLANNED:
        parts.insert(0, describe_code(inauguration.status).translate(language))
    yield ", ".join(part for part in parts if part is not None)
    yield from (_format_participant(participant, language) for participant in inauguration.participants)


def _format_inauguration_day(inauguration: Inauguration, language: Language) -> str:
    written = _fill(_QUOTED, inauguration.date_as_written, language)
    if inauguration.date is None:
        return _NO_DAY.translate(language) if written is None else written
    day = format_on(inauguration.date, language=language)
    return day if written is None else f"{day} ({written})"


def _format_count(count: StatedCount, language: Language) -> str:
    text = f"{shorten(count.number)} {shorten(count.of)}"
    return text if count.on is None else f"{text}, {format_on(count.on, language=language)}"


def _iter_event_lines(event: Event, language: Language) -> Iterator[str]:
    """Yield a line for an event, and one for each participant."""
    parts = [
        None if event.kind is None else shorten(event.kind),
        _fill(_QUOTED, event.title, language),
        _fill(_IN, event.place, language),
        _format_event_days(event, language),
    ]
    yield ", ".join(part for part in parts if part is not None)
    yield from (_format_participant(participant, language) for participant in event.participants)


def _format_event_days(event: Event, language: Language) -> str:
    if event.date is None:
        return _fill(_QUOTED, event.date_as_written, language) or _NO_DAY.translate(language)
    day = format_on(event.date, language=language)
    if event.last_date is None or event.last_date == event.date:
        return day
    return _TO.translate(language).format(start=day, end=format_day(event.last_date, language=language))


def _format_participant(participant: Participant, language: Language) -> str:
    count = participant.count
    name = None if participant.name is None else shorten(str(participant.name))
    title = None if participant.title is None else shorten(participant.title)
    number = None if count is None else _NUMBER.translate(language).format(format_number(count, language=language))
    behalf = _fill(_ON_BEHALF, participant.on_behalf_of, language)
    who = ", ".join(text for text in (name, title, number, behalf) if text is not None)
    role = describe_code(participant.role).translate(language)
    return f"{role}: {who}" if who else role


def _fill(words: Bilingual, text: str | None, language: Language) -> str | None:
    return None if text is None else words.translate(language).format(shorten(text))


def _name_with_id(organisation_id: str, name: str | None) -> str:
    return shorten(organisation_id) if name is None else f"{shorten(name)} ({shorten(organisation_id)})"
