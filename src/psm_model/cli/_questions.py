"""The questions of the command ask: their words, and the functions of `psm_model.queries` that answer them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from psm_model.errors import NotFoundError
from psm_model.i18n import Bilingual

if TYPE_CHECKING:
    from psm_model.entities.appointment import Appointment
    from psm_model.entities.post import Post
    from psm_model.entities.register import Register
    from psm_model.values.area import AreaCode, Level
    from psm_model.values.partial_date import PartialDate
    from psm_model.views.answers_text import AnyAnswer

__all__ = ["QUESTIONS", "Inquiry", "Question", "UsageError"]


class UsageError(ValueError):
    """A question that lacks an argument, or has one that it does not take."""


@attrs.frozen(kw_only=True)
class Inquiry:
    """A question to a register, with its arguments."""

    register: Register
    """The register."""
    about: str | None
    """The id of the member, the term or the record asked about, or of an organisation."""
    name: str | None
    """The name of the person asked about."""
    on: PartialDate
    """The day."""
    is_day_given: bool
    """Whether the day is the one given, and not today."""
    days: int
    """The number of days after it."""
    post: Post | None
    """The post."""
    level: Level | None
    """The level of the organisations or areas."""
    area: AreaCode | None
    """The area to look in."""
    by: Level | None
    """The level of the areas to count in."""
    counted: str
    """What to count."""
    is_complete: bool
    """Whether the register has all organisations."""

    def require_about(self, what: str) -> str:
        """Return the id that the question is about.

        Raises:
            UsageError: none is given.
        """
        if self.about is None:
            raise UsageError(f"expected the id of {what} after the file")
        return self.about

    def require_level(self) -> Level:
        """Return the level of the areas.

        Raises:
            UsageError: none is given.
        """
        if self.level is None:
            raise UsageError("expected --level, the level of the areas")
        return self.level

    def require_person(self) -> None:
        """Validate that the question is about one person.

        Raises:
            UsageError: it is about none, or about two.
        """
        if (self.about is None) == (self.name is None):
            raise UsageError("expected either the id of a member after the file, or --name")


def _ask_holders(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.queries import find_holders

    return find_holders(
        inquiry.register,
        inquiry.on,
        post=inquiry.post,
        organisation_id=inquiry.about,
        level=inquiry.level,
        area=inquiry.area,
    )


def _ask_boards(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.queries import find_boards

    return find_boards(inquiry.register, inquiry.on, level=inquiry.level, area=inquiry.area)


def _ask_ending(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.queries import find_ending_boards

    return find_ending_boards(inquiry.register, inquiry.on, days=inquiry.days, level=inquiry.level, area=inquiry.area)


def _ask_starting(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.queries import find_starting_boards

    return find_starting_boards(inquiry.register, inquiry.on, days=inquiry.days, level=inquiry.level, area=inquiry.area)


def _ask_without_board(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.queries import find_organisations_without_board

    return find_organisations_without_board(inquiry.register, inquiry.on, level=inquiry.level, area=inquiry.area)


def _ask_areas_without_board(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.queries import find_areas_without_board

    return find_areas_without_board(
        inquiry.register,
        inquiry.require_level(),
        inquiry.on,
        under=inquiry.area,
        is_complete=inquiry.is_complete,
    )


def _ask_areas_without_organisation(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.queries import find_areas_without_organisation

    return find_areas_without_organisation(
        inquiry.register,
        inquiry.require_level(),
        inquiry.on,
        under=inquiry.area,
        is_complete=inquiry.is_complete,
    )


def _ask_posts(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.queries import find_posts

    inquiry.require_person()
    return find_posts(inquiry.register, member_id=inquiry.about, name=inquiry.name)


def _ask_two_boards(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.queries import find_concurrent_posts

    return find_concurrent_posts(inquiry.register, inquiry.on)


def _ask_terms(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.entities.post import Post
    from psm_model.queries import count_terms

    inquiry.require_person()
    return count_terms(
        inquiry.register, inquiry.post or Post.CHAIR, member_id=inquiry.about, name=inquiry.name, on=inquiry.on
    )


def _ask_next(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.queries import find_next_terms

    return find_next_terms(inquiry.register, inquiry.require_about("a board term"))


def _ask_basis(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.queries import find_basis

    about = inquiry.require_about("a record")
    try:
        return (find_basis(inquiry.register, about),)
    except NotFoundError:
        appointment = _find_appointment(inquiry.register, about)
        if appointment is None:
            raise
    return (find_basis(inquiry.register, appointment),)


def _find_appointment(register: Register, about: str) -> Appointment | None:
    """Return the appointment with a JSON Pointer, or with the ids of its term and its own, joined by a slash.

    The first of several with the same ids is meant.
    """
    for position, term in enumerate(register.board_terms):
        for number, appointment in enumerate(term.appointments):
            if about in {f"{term.id}/{appointment.id}", f"/board_terms/{position}/appointments/{number}"}:
                return appointment
    return None


def _ask_counts(inquiry: Inquiry) -> tuple[AnyAnswer, ...]:
    from psm_model.queries import count_boards, count_members, count_organisations

    if inquiry.counted == "members":
        if inquiry.level is not None:
            raise UsageError("expected no --level, which does not apply to members")
        # Few records say when a member serves, so the day counts only if it is given.
        on = inquiry.on if inquiry.is_day_given else None
        return count_members(inquiry.register, on, by=inquiry.by, area=inquiry.area)
    count = count_boards if inquiry.counted == "boards" else count_organisations
    return count(inquiry.register, inquiry.on, by=inquiry.by, level=inquiry.level, area=inquiry.area)


@attrs.frozen
class Question:
    """A question that the command answers."""

    title: Bilingual
    """The heading of the answers; `{days}` is the number of days asked about."""
    summary: Bilingual
    """What it asks, for the help."""
    ask: Callable[[Inquiry], tuple[AnyAnswer, ...]]
    """Returns the answers.

    Raises:
        UsageError: an argument is missing.
        NotFoundError: the register does not have what is asked about.
        ModuleNotFoundError: an extra is not installed.
        ValueError: an argument is out of range.
    """
    options: tuple[str, ...] = ()
    """The options that the answers depend on, without `--on`; `ID` is the id after the file."""
    takes_day: bool = True
    """Whether the answers may depend on the day."""

    def require_options(self, given: Iterable[str]) -> None:
        """Validate that the answers depend on all options that are given.

        Raises:
            UsageError: the question does not take one of them.
        """
        for option in given:
            if option not in self.options:
                raise UsageError(f"expected no {option}, which this question does not take")

    def depends_on_day(self, inquiry: Inquiry) -> bool:
        """Return whether the answers depend on the day: the members who are counted do only if it is given."""
        return self.takes_day and (inquiry.is_day_given or self.ask is not _ask_counts or inquiry.counted != "members")


_SCOPE: Final = ("--level", "--area")
_AREAS: Final = (*_SCOPE, "--complete")

QUESTIONS: Final[Mapping[str, Question]] = MappingProxyType(
    {
        "holders": Question(
            Bilingual("holders of posts", "pemegang jabatan"),
            Bilingual("who holds which post on a day", "siapa memegang jabatan apa pada suatu hari"),
            _ask_holders,
            ("ID", "--post", *_SCOPE),
        ),
        "boards": Question(
            Bilingual("boards in office", "kepengurusan yang menjabat"),
            Bilingual("which boards are in office on a day", "kepengurusan mana yang menjabat pada suatu hari"),
            _ask_boards,
            _SCOPE,
        ),
        "ending": Question(
            Bilingual("boards that end within {days} days", "kepengurusan yang berakhir dalam {days} hari"),
            Bilingual("which boards end within some days", "kepengurusan mana yang berakhir dalam beberapa hari"),
            _ask_ending,
            ("--days", *_SCOPE),
        ),
        "starting": Question(
            Bilingual("boards that start within {days} days", "kepengurusan yang mulai menjabat dalam {days} hari"),
            Bilingual(
                "which boards start within some days", "kepengurusan mana yang mulai menjabat dalam beberapa hari"
            ),
            _ask_starting,
            ("--days", *_SCOPE),
        ),
        "without-board": Question(
            Bilingual("organisations without a board", "organisasi tanpa kepengurusan"),
            Bilingual("which organisations have no board", "organisasi mana yang tidak memiliki kepengurusan"),
            _ask_without_board,
            _SCOPE,
        ),
        "areas-without-board": Question(
            Bilingual("areas without a board", "wilayah tanpa kepengurusan"),
            Bilingual(
                "in which areas no organisation has a board",
                "di wilayah mana tidak ada organisasi yang memiliki kepengurusan",
            ),
            _ask_areas_without_board,
            _AREAS,
        ),
        "areas-without-organisation": Question(
            Bilingual("areas without an organisation", "wilayah tanpa organisasi"),
            Bilingual("in which areas there is no organisation", "di wilayah mana tidak ada organisasi"),
            _ask_areas_without_organisation,
            _AREAS,
        ),
        "posts": Question(
            Bilingual("posts over time", "jabatan dari waktu ke waktu"),
            Bilingual("which posts a person has held", "jabatan apa saja yang pernah dipegang seseorang"),
            _ask_posts,
            ("ID", "--name"),
            takes_day=False,
        ),
        "two-boards": Question(
            Bilingual("people on two boards", "orang dalam dua kepengurusan"),
            Bilingual("who is on two boards at once", "siapa yang duduk dalam dua kepengurusan sekaligus"),
            _ask_two_boards,
        ),
        "terms": Question(
            Bilingual("terms served", "masa bakti yang dijalani"),
            Bilingual(
                "how many terms a person has served in a post",
                "berapa masa bakti yang dijalani seseorang dalam suatu jabatan",
            ),
            _ask_terms,
            ("ID", "--name", "--post"),
        ),
        "next": Question(
            Bilingual("the following term", "masa bakti berikutnya"),
            Bilingual("which board follows a board", "kepengurusan mana yang mengikuti suatu kepengurusan"),
            _ask_next,
            ("ID",),
            takes_day=False,
        ),
        "basis": Question(
            Bilingual("legal bases, decrees and sources", "dasar hukum, SK, dan sumber"),
            Bilingual(
                "what a record is based on: laws, decrees and sources",
                "apa yang mendasari suatu catatan: peraturan, SK, dan sumber",
            ),
            _ask_basis,
            ("ID",),
            takes_day=False,
        ),
        "counts": Question(
            Bilingual("counts", "jumlah"),
            Bilingual(
                "how many organisations, boards or members there are",
                "berapa banyak organisasi, kepengurusan, atau anggota",
            ),
            _ask_counts,
            ("--of", "--by", *_SCOPE),
        ),
    }
)
"""The questions, by the word that asks them."""
