"""render_answers: answers to a question as a table for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from psm_model.checking.runs import Count
from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.labels import make_label
from psm_model.entities.organisation import Organisation
from psm_model.entities.places import Entity
from psm_model.i18n import VOCABULARY, Bilingual, Language, describe_code, format_number, require_language
from psm_model.queries.areas_without import AreaAnswer
from psm_model.queries.basis import BasisOfRecord
from psm_model.queries.boards import BoardAnswer
from psm_model.queries.concurrent_posts import ConcurrentPosts
from psm_model.queries.counts import AreaCount
from psm_model.queries.doubt import Doubt, Reason
from psm_model.queries.holder import Holder, HolderKind
from psm_model.queries.holders import PostAnswer
from psm_model.queries.served_terms import TermCount
from psm_model.queries.without_board import OrganisationAnswer
from psm_model.style import PLAIN, Style, TerminalStyle
from psm_model.values.verdict import Verdict

from .columns import format_columns, shorten, wrap
from .organisation_text import describe_area_names
from .term_words import NOT_IN_REGISTER, WITHHELD, format_term_dates, format_term_name

__all__ = ["AnyAnswer", "render_answers"]

AnyAnswer: TypeAlias = (
    AreaAnswer | AreaCount | BasisOfRecord | BoardAnswer | ConcurrentPosts | OrganisationAnswer | PostAnswer | TermCount
)
"""The answer of a function of `psm_model.queries`."""

_NONE: Final = Bilingual("none", "tidak ada")
_SUMMARY: Final = Bilingual("{certain} certain, {open} undetermined", "{certain} pasti, {open} belum pasti")
_ORGANISATION: Final = VOCABULARY["entity"]["organisation"]
_TERM: Final = VOCABULARY["entity"]["board term"]
_POST: Final = Bilingual("post", "jabatan")
_ANSWER: Final = Bilingual("answer", "jawaban")
_HOLDER: Final = Bilingual("holder", "pemegang")
_PERSON: Final = Bilingual("person", "orang")
_DAYS: Final = Bilingual("days", "masa")
_LATEST: Final = Bilingual("latest board", "kepengurusan terakhir")
_AREA: Final = Bilingual("area", "wilayah")
_NUMBER: Final = Bilingual("number", "jumlah")
_TERMS: Final = Bilingual("terms", "masa bakti")
_IN_A_ROW: Final = Bilingual("in a row", "berturut-turut")
_KIND: Final = Bilingual("basis", "dasar")
_TEXT: Final = Bilingual("number, title or address", "nomor, judul, atau alamat")
_STATED_BY: Final = Bilingual("stated by", "tercantum pada")
_LEVEL: Final = Bilingual("level", "tingkat")
_IN_ALL: Final = Bilingual("in all", "seluruhnya")
_NO_AREA: Final = Bilingual("area of this level not known", "wilayah pada tingkat ini tidak diketahui")
_EXISTS: Final = {
    Verdict.NO: Bilingual("it does not exist then", "organisasi ini tidak ada saat itu"),
    Verdict.UNDETERMINED: Bilingual("it may not exist then", "organisasi ini mungkin tidak ada saat itu"),
}
_RANGE: Final = Bilingual("{} to {}", "{} s.d. {}")
_OR_MORE: Final = Bilingual("{} or more", "{} atau lebih")

_Cells: TypeAlias = tuple[str, ...]


def render_answers(
    answers: Iterable[AnyAnswer],
    *,
    title: str = "",
    language: Language = "en",
    width: int = 80,
    style: TerminalStyle = PLAIN,
) -> str:
    """Render the answers to one question as text: a line with their number, and a row for each.

    A row ends with the verdict and, if that is undetermined, the reasons. No line is wider than the width. Unprintable
    characters are escaped.

    Args:
        answers: The answers of one question.
        title: The question, for the first line.
        language: The language of the text.
        width: The number of columns.
        style: Whether to use colours.

    >>> from psm_model.queries import find_boards
    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030")
    >>> print(render_answers(find_boards(Register.of(ipsm, term), date(2026, 1, 1)), title="boards in office"))
    boards in office: 1 certain, 0 undetermined
      organisation     board term     answer
      IPSM Contoh (o)  2025–2030 (t)  yes

    Raises:
        ValueError: the width is less than 40, or the language is not supported.
    """
    require_language(language)
    listed = list(answers)
    certain = sum(answer.verdict.certain for answer in listed)
    numbers = {"certain": certain, "open": sum(answer.verdict is Verdict.UNDETERMINED for answer in listed)}
    texts = {name: format_number(number, language=language) for name, number in numbers.items()}
    summary = (_SUMMARY if listed else _NONE).translate(language).format_map(texts)
    lines = [style.apply(Style.BOLD, line) for line in wrap(f"{title}: {summary}" if title else summary, width)]
    if not listed:
        return "\n".join(lines)
    head, iter_rows = _TABLES[type(listed[0])]
    rows = [row for answer in listed for row in iter_rows(answer, language)]
    lines += format_columns([text.translate(language) for text in head], rows, width, style=style)
    return "\n".join(lines)


def _iter_board_rows(answer: BoardAnswer, language: Language) -> Iterator[_Cells]:
    yield (
        _format_organisation(answer.organisation, answer.term.organisation_id, language),
        _format_term(answer.term, language),
        format_term_dates(answer.term, language=language) or "",
        _format_answer(answer.verdict, answer.reasons, language),
    )


def _iter_post_rows(answer: PostAnswer, language: Language) -> Iterator[_Cells]:
    period = answer.appointment.period
    yield (
        _format_organisation(answer.organisation, answer.term.organisation_id, language),
        _format_post(answer.appointment, language),
        _format_holder(answer.holder, language),
        "" if period is None else period.to_text(language=language),
        _format_term(answer.term, language),
        _format_answer(answer.verdict, answer.reasons, language),
    )


def _iter_organisation_rows(answer: OrganisationAnswer, language: Language) -> Iterator[_Cells]:
    parts = [_format_answer(answer.verdict, answer.reasons, language)]
    if answer.exists in _EXISTS:
        parts.append(_EXISTS[answer.exists].translate(language))
    yield (
        _format_organisation(answer.organisation, answer.organisation.id, language),
        "" if answer.latest_term is None else _format_term(answer.latest_term, language),
        "; ".join(parts),
    )


def _iter_area_rows(answer: AreaAnswer, language: Language) -> Iterator[_Cells]:
    organisations = (_format_organisation(each, each.id, language) for each in answer.organisations)
    yield (
        f"{answer.area} {shorten(answer.name)}",
        "; ".join(organisations),
        _format_answer(answer.verdict, answer.reasons, language),
    )


def _iter_person_rows(answer: ConcurrentPosts, language: Language) -> Iterator[_Cells]:
    """Yield a row for each post; the first one names the person."""
    person = shorten(answer.name if answer.member is None else f"{answer.name} ({answer.member.id})")
    verdict = _format_answer(answer.verdict, answer.reasons, language)
    for post in answer.posts:
        yield (
            person,
            _format_post(post.appointment, language),
            _format_organisation(post.organisation, post.term.organisation_id, language),
            _format_term(post.term, language),
            verdict,
        )
        person = verdict = ""


def _iter_term_count_rows(answer: TermCount, language: Language) -> Iterator[_Cells]:
    yield (
        _format_organisation(answer.organisation, answer.organisation_id, language),
        describe_code(answer.post).translate(language),
        _format_count(answer.total, language),
        _format_count(answer.in_a_row, language),
        _format_answer(answer.verdict, answer.reasons, language),
    )


def _iter_basis_rows(answer: BasisOfRecord, language: Language) -> Iterator[_Cells]:
    for basis in answer.bases:
        text = shorten(basis.text) if basis.text is not None else ""
        yield (
            describe_code(basis.kind).translate(language),
            text if basis.id is None else f"{text} ({shorten(basis.id)})".lstrip(),
            _format_record(basis.owner, language),
            _format_answer(basis.verdict, basis.reasons, language),
        )
    if not answer.bases:
        yield "", "", "", _format_answer(answer.verdict, answer.reasons, language)


def _iter_area_count_rows(answer: AreaCount, language: Language) -> Iterator[_Cells]:
    if answer.area is not None:
        area = f"{answer.area} {answer.name or ''}".rstrip()
    elif answer.area_name is not None:
        area = describe_area_names([answer.area_name], language=language)
    elif answer.is_area_unknown:
        area = _NO_AREA.translate(language)
    else:
        area = "" if answer.level is not None else _IN_ALL.translate(language)
    yield (
        "" if answer.level is None else describe_code(answer.level).translate(language),
        area,
        _format_count(Count(answer.at_least, answer.at_most), language),
        _format_answer(answer.verdict, answer.reasons, language),
    )


def _format_organisation(organisation: Organisation | None, organisation_id: str, language: Language) -> str:
    if organisation is None:
        return NOT_IN_REGISTER.translate(language).format(id=shorten(organisation_id))
    return f"{shorten(organisation.name)} ({shorten(organisation_id)})"


def _format_record(record: Entity | Appointment, language: Language) -> str:
    """Return the name of a record with its id in brackets; the id alone if the record has no name."""
    if isinstance(record, BoardTerm):
        return _format_term(record, language)
    label, record_id = make_label(record), shorten(record.id)
    return record_id if label is None else f"{label.translate(language)} ({record_id})"


def _format_term(term: BoardTerm, language: Language) -> str:
    """Return the name and the id of a term, and its status if it is not an ordinary board."""
    text = format_term_name(term, language=language)
    # The status has no day, and "in office" would read as of today.
    is_ordinary = term.status is TermStatus.IN_OFFICE
    return text if is_ordinary else f"{text}, {describe_code(term.status).translate(language)}"


def _format_post(appointment: Appointment, language: Language) -> str:
    post = shorten(appointment.title or describe_code(appointment.post).translate(language))
    if appointment.capacity is Capacity.SUBSTANTIVE:
        return post
    return f"{post} ({describe_code(appointment.capacity).translate(language)})"


def _format_holder(holder: Holder, language: Language) -> str:
    if holder.kind is HolderKind.WITHHELD:
        return WITHHELD.translate(language)
    if holder.kind is HolderKind.NOT_IN_REGISTER:
        return NOT_IN_REGISTER.translate(language).format(id=shorten(holder.text))
    return shorten(holder.text)


def _format_count(count: Count, language: Language) -> str:
    least = format_number(count.at_least, language=language)
    if count.at_most is None:
        return _OR_MORE.translate(language).format(least)
    if count.at_most == count.at_least:
        return least
    return _RANGE.translate(language).format(least, format_number(count.at_most, language=language))


def _format_answer(verdict: Verdict, reasons: Iterable[Reason], language: Language) -> str:
    answer = describe_code(verdict).translate(language)
    # What may not hold for the whole month or year has a dated reason, which says more.
    doubts = dict.fromkeys(reason.doubt for reason in reasons if reason.doubt is not Doubt.MAYBE_PART_OF_TIME)
    texts = ", ".join(describe_code(doubt).translate(language) for doubt in doubts)
    return f"{answer}: {texts}" if texts else answer


# Any: the answers of one class, which the key says.
_TABLES: Final[Mapping[type, tuple[Sequence[Bilingual], Callable[[Any, Language], Iterator[_Cells]]]]] = (
    MappingProxyType(
        {
            AreaAnswer: ((_AREA, _ORGANISATION, _ANSWER), _iter_area_rows),
            AreaCount: ((_LEVEL, _AREA, _NUMBER, _ANSWER), _iter_area_count_rows),
            BasisOfRecord: ((_KIND, _TEXT, _STATED_BY, _ANSWER), _iter_basis_rows),
            BoardAnswer: ((_ORGANISATION, _TERM, _DAYS, _ANSWER), _iter_board_rows),
            ConcurrentPosts: ((_PERSON, _POST, _ORGANISATION, _TERM, _ANSWER), _iter_person_rows),
            OrganisationAnswer: ((_ORGANISATION, _LATEST, _ANSWER), _iter_organisation_rows),
            PostAnswer: ((_ORGANISATION, _POST, _HOLDER, _DAYS, _TERM, _ANSWER), _iter_post_rows),
            TermCount: ((_ORGANISATION, _POST, _TERMS, _IN_A_ROW, _ANSWER), _iter_term_count_rows),
        }
    )
)
