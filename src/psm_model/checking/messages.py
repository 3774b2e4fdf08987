"""Messages of findings, with codes, dates and periods in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from psm_model.i18n import VOCABULARY, Bilingual, Language, pluralise
from psm_model.values.endpoint import Endpoint
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period

from .record_params import HOLDER, KINDS, LISTS, NAMED, KeyedText, ParamFormatter, split_form, split_kind
from .rule import ParamValue

__all__ = ["format_edge", "format_message", "format_period", "format_statute_book"]


class _MessageFormatter(ParamFormatter):
    """A formatter that puts names, codes, dates and periods into words."""

    def __init__(self, language: Language, labels: Mapping[str, Bilingual]) -> None:
        super().__init__(labels)
        self._language = language

    # Any: a param of a third-party rule.
    def format_field(self, value: Any, format_spec: str) -> str:
        form, after = split_form(format_spec)
        if form in KINDS or form in LISTS:
            return self._format_records(value, form, after)
        if format_spec in {"Date", "Period"}:
            # An imprecise day may be a period.
            is_date = format_spec == "Date" and "/" not in str(value)
            return (_format_date if is_date else _format_bare)(str(value), self._language)
        if format_spec.startswith(_BOOK):
            return format_statute_book(str(value), format_spec.removeprefix(_BOOK), language=self._language)
        for prefix, format_with in _FORMATTERS.items():
            if format_spec.startswith(prefix):
                return format_with(str(value), format_spec.removeprefix(prefix), self._language)
        if format_spec in VOCABULARY:
            return _translate_codes(str(value), VOCABULARY[format_spec], self._language)
        return str(super().format_field(value, format_spec))

    # Any: a param of a third-party rule.
    def _format_records(self, value: Any, form: str, after: str) -> str:
        """Return the label of a param that names records, or else the ids, and what follows it in the message."""
        label = value.label if isinstance(value, KeyedText) else None
        if label is not None:
            words = label.translate(self._language)
        else:
            words = str(value) if form in LISTS or not value else repr(str(value))
        if form == HOLDER:
            return _format_holder(words, after.strip(), self._language)
        return _add_unless_said(words, split_kind(after.lstrip())[1] if form == NAMED else after)


_NO_LABELS: Final[Mapping[str, Bilingual]] = MappingProxyType({})
_ENTITIES: Final = "entities"
_DAYS: Final = "days "
_BOOK: Final = "book "
_IMPRECISE: Final = "Imprecise"
_TITLED: Final = "titled "
_MEMBER: Final = Bilingual("member {} (appointment {})", "anggota {} (jabatan {})")
_APPOINTMENT: Final = Bilingual("appointment {}", "jabatan {}")
_DECIDING_EDGE: Final = Bilingual("what decides: {}", "penentu: {}")
_KNOWN_DATES: Final = Bilingual("statute book: {}", "daftar peraturan: {}")
_NO_DATES: Final = Bilingual(
    "the statute book does not say when it was in force", "daftar peraturan tidak menyebut kapan peraturan itu berlaku"
)
_NO_START: Final = Bilingual(
    "neither the start of its validity nor its end is known", "awal dan akhir masa berlakunya tidak diketahui"
)
_DATES: Final = {
    "enacted": Bilingual("enacted {}", "ditetapkan {}"),
    "commenced": Bilingual("in force since {}", "berlaku sejak {}"),
    "by": Bilingual("in force by {}", "berlaku paling lambat {}"),
}
_NO_DAYS: Final = "-"
_ANY_DAYS: Final = "/.."
_UNTIL: Final = Bilingual("until {}", "s.d. {}")
_ON: Final = Bilingual("on {}", "pada {}")
_FROM_TO: Final = Bilingual("from {}", "pada {}")
_FROM_ON: Final = Bilingual("from {} on", "mulai {} dan seterusnya")
_AT_MOST: Final = Bilingual("at most {}", "paling lama {}")
_ANY_TIME: Final = Bilingual("at a time that is not known", "pada waktu yang tidak diketahui")
_CERTAINLY_AND_LONGER: Final = Bilingual("{} for certain, and possibly for longer", "pasti {}; mungkin lebih lama")
_CERTAINLY_AND_AT_MOST: Final = Bilingual("{} for certain, at most {}", "pasti {}; paling lama {}")


def format_period(written: str, *, language: Language) -> str:
    """Return an EDTF period, as from `format_days`, in words.

    >>> format_period("2025-10-15/2030-10-14", language="id"), format_period("/2019-12-31", language="en")
    ('15 Oktober 2025 s.d. 14 Oktober 2030', 'until 31 December 2019')

    Raises:
        ParseError: the text is not an EDTF period.
    """
    if written == _ANY_DAYS:
        return _ANY_TIME.translate(language)
    # `format_days` writes no start for days without a lower bound.
    if written.startswith("/") and written[1:2].isdigit():
        return _UNTIL.translate(language).format(PartialDate.parse(written[1:]).to_text(language=language))
    return Period.parse(written).to_text(language=language)


def _format_days(certain: str, possible: str, language: Language) -> str:
    """Return the certain and the possible days in words; equal ranges appear once."""
    if certain == possible:
        return _add_preposition(certain, language)
    if possible == _ANY_DAYS:
        if certain == _NO_DAYS:
            return format_period(possible, language=language)
        return _CERTAINLY_AND_LONGER.translate(language).format(_add_preposition(certain, language))
    years = _shorten_to_years(possible)
    # Indonesian takes no preposition after "paling lama", except before days without an end.
    takes_preposition = years is None and (language == "en" or possible.endswith("/.."))
    most = (_add_preposition if takes_preposition else _format_bare)(years or possible, language)
    if certain == _NO_DAYS:
        return _AT_MOST.translate(language).format(most)
    return _CERTAINLY_AND_AT_MOST.translate(language).format(_add_preposition(certain, language), most)


def _format_imprecise(written: str, _: str, language: Language) -> str:
    """Return a period in brackets, after a space, if one of its ends is not known to the day; else nothing.

    The shared days of two periods say what matters of a precise one.
    """
    period = Period.parse(written)
    is_precise = all(end is Endpoint.OPEN or _is_day(end) for end in (period.start, period.end))
    return "" if is_precise else f" ({format_period(written, language=language)})"


def _is_day(end: PartialDate | Endpoint) -> bool:
    return isinstance(end, PartialDate) and end.precision is Precision.DAY


def _shorten_to_years(written: str) -> str | None:
    """Return an EDTF period of several whole years as these years; None for another."""
    start, _, end = written.partition("/")
    is_whole = start.endswith("-01-01") and end.endswith("-12-31")
    return f"{start[:4]}/{end[:4]}" if is_whole and start[:4] != end[:4] else None


def _format_date(written: str, language: Language) -> str:
    return PartialDate.parse(written).to_text(language=language)


def _format_bare(written: str, language: Language) -> str:
    return format_period(written, language=language)


def _translate_codes(text: str, vocabulary: Mapping[str, Bilingual], language: Language) -> str:
    parts = [text] if text in vocabulary else text.split(" ")
    return " ".join(vocabulary[part].translate(language) if part in vocabulary else part for part in parts)


def _format_holder(appointment: str, member: str, language: Language) -> str:
    """Return the member of an appointment, or the appointment alone if its holder is not a member."""
    if member:
        return _MEMBER.translate(language).format(member, appointment)
    return _APPOINTMENT.translate(language).format(appointment)


def _add_unless_said(words: str, rest: str) -> str:
    """Return words and what follows them, unless that is the same in brackets or between commas."""
    repetition = rest.strip(" ,()")
    # The id may follow a label, in brackets.
    is_repeated = f"{words} (".startswith((f"{repetition} (", f"{repetition[1:-1]} ("))
    return words if repetition and is_repeated else f"{words}{rest}"


def _format_post(post: str, title: str, language: Language) -> str:
    """Return a post in words, with its title as written if there is one."""
    words = _translate_codes(post, VOCABULARY["Post"], language)
    return f"{words} ({title!r})" if title else words


def _format_entities(kind: str, _: str, language: Language) -> str:
    """Return the plural of a kind of entities."""
    noun = VOCABULARY["entity"].get(kind)
    return kind if noun is None else pluralise(noun).translate(language)


_FORMATTERS: Final = {
    _DAYS: _format_days,
    _ENTITIES: _format_entities,
    _IMPRECISE: _format_imprecise,
    _TITLED: _format_post,
}


def _add_preposition(written: str, language: Language) -> str:
    start, _, end = written.partition("/")
    if start and end == "..":
        return _FROM_ON.translate(language).format(PartialDate.parse(start).to_text(language=language))
    words = format_period(written, language=language)
    if start == end:
        return _ON.translate(language).format(words)
    return _FROM_TO.translate(language).format(words) if start else words


def format_statute_book(edge: str, known: str, *, language: Language) -> str:
    """Return the words for what decides whether an instrument was in force: an edge, or else the known dates.

    >>> format_statute_book("-", "enacted 2004", language="en")
    'statute book: enacted 2004; neither the start of its validity nor its end is known'
    """
    if edge != "-":
        return _DECIDING_EDGE.translate(language).format(format_edge(edge, language=language))
    if known == "-":
        return _NO_DATES.translate(language)
    words = known.split()
    dates = dict(zip(words[::2], words[1::2], strict=True))
    if dates.get("enacted") == dates.get("commenced"):
        dates.pop("enacted", None)
    parts = [
        _DATES[name].translate(language).format(PartialDate.parse(day).to_text(language=language))
        for name, day in dates.items()
    ]
    if dates.keys() == {"enacted"}:
        parts.append(_NO_START.translate(language))
    return _KNOWN_DATES.translate(language).format("; ".join(parts))


def format_edge(edge: str, *, language: Language) -> str:
    """Return an edge between two instruments, with its verb in the language."""
    verbs = VOCABULARY["EdgeKind"]
    return " ".join(verbs[word].translate(language) if word in verbs else word for word in edge.split(" "))


def format_message(
    template: Bilingual,
    params: Mapping[str, ParamValue],
    *,
    language: Language,
    labels: Mapping[str, Bilingual] = _NO_LABELS,
) -> str:
    """Format a message in a language.

    The name of a class (`Organisation`, `BoardTerm`, `Decree`, `Appointment`, `Member`) marks the id of a record, and
    its plural a list of ids. The label of the param stands for it, and without one the id in quotation marks. What
    follows the name, as in `{term:BoardTerm ({period:Period})}`, is left out if the label says it. `{id:Named {kind}}`
    is the id of a record whose kind another param says, and `Record` of that at the place of the finding.

    A format spec translates codes: the name of an enum class, or `entity` for kinds of entities. Other words in the
    value stay as they are. `entities` is the plural of a kind of entities. `Date` and `Period` put a date and a period
    into words, `Imprecise` a period in brackets unless it is known to the day, `{certain_days:days {possible_days}}`
    certain and possible days, `{edge:book {known}}` an entry of the statute book, `{appointment:holder
    {member:Member}}` the member of an appointment, or the appointment alone if the id is empty, and
    `{post:titled {title}}` a post with its title as written, if there is one.

    Args:
        template: The message in both languages.
        params: The values of the placeholders.
        language: The language.
        labels: What people call the records that params name, by the name of the param.

    >>> place = Bilingual("the board of {where:Level}", "kepengurusan {where:Level}")
    >>> format_message(place, {"where": "regency_city 33.25"}, language="en")
    'the board of regency or city 33.25'
    >>> day = Bilingual("inaugurated on {date:Date}", "dikukuhkan pada {date:Date}")
    >>> format_message(day, {"date": "2025-10-15"}, language="id")
    'dikukuhkan pada 15 Oktober 2025'
    >>> holder = Bilingual("{first:holder {member:Member}} has left", "{first:holder {member:Member}} berhenti")
    >>> format_message(holder, {"first": "a", "member": "m"}, language="en")
    "member 'm' (appointment 'a') has left"
    >>> label = Bilingual("'Ketua Umum'", "'Ketua Umum'")
    >>> format_message(holder, {"first": "a", "member": "m"}, language="en", labels={"first": label})
    "member 'm' (appointment 'Ketua Umum') has left"
    """
    return _MessageFormatter(language, labels).vformat(template.translate(language), (), params)
