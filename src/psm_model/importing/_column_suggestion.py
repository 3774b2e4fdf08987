"""Suggested targets of columns, from their headings and cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from psm_model.entities.post import Post
from psm_model.formats.tables.cells import is_blank
from psm_model.formats.tables.titles import parse_post
from psm_model.i18n import Bilingual

from ._cell_kinds import is_ditto, loses_digits, states_departure
from ._column_looks import find_look
from ._duty_areas import judge_duty_area
from ._group_headings import find_group_synonym
from ._row_kinds import cell_text, is_dash, is_section
from ._split_cells import list_targets
from ._split_suggestion import find_joined_targets, suggest_split
from ._synonyms import find_similar, find_synonym, fold_heading, has_birth_place
from ._targets import HOLDERS, NIK, NUMBER, PLACES, POST, SKIP

__all__ = ["ColumnSuggestion", "suggest_columns"]

_OF_BOARDS: Final = ("term.", "appointment.", "organisation.")
_OF_MEMBERS: Final = ("member.", "identifier.", "place.")
_SHARED: Final = ("term.label", "decree.number", "decree.issued", "organisation.name", *PLACES)
"""Targets whose value is often only in the first of several rows."""
_LEAST_BLANK: Final = 0.3
_FEWEST_POSTS: Final = 2
_LOST_DIGITS: Final = Bilingual(
    "its numbers have lost their last digits, since they are not text",
    "angka terakhirnya hilang, karena selnya tidak berformat teks",
)
_LOST_IN_SOME: Final = Bilingual(
    "some of its numbers have lost their last digits, since they are not text; they will be reported",
    "angka terakhir sebagian isinya hilang, karena selnya tidak berformat teks; sel itu akan dilaporkan",
)
_PLACE_LOST: Final = Bilingual("only the date after the place is kept", "hanya tanggal setelah tempat yang disimpan")
_NO_FORM: Final = Bilingual(
    "its cells do not have two values in one form; they are read as names",
    "isi kolom ini tidak memuat dua isian dalam satu bentuk; dibaca sebagai nama",
)
_KNOWN_BY_CELLS: Final = frozenset({POST, NIK, "member.x_phone"})
"""Targets of columns that their cells show, whatever their headings are."""
_HOLDER_NAME: Final = re.compile(r"nama\s+", re.IGNORECASE)


class ColumnSuggestion(NamedTuple):
    """The suggested targets of the columns of a table."""

    targets: dict[str, str]
    """Targets by heading."""
    doubts: list[tuple[str, Bilingual, str | None]]
    """Headings with what is uncertain about them, and perhaps a target that is only similar."""
    is_board: bool
    """Whether the rows are appointments."""
    has_members: bool
    """Whether the rows are members."""
    fill_down: tuple[str, ...]
    """Targets whose blank cells have the value above."""

    @property
    def names(self) -> frozenset[str]:
        """The targets, also those of templates that split cells."""
        return frozenset(name for value in self.targets.values() for name in list_targets(value))

    @property
    def has_subject(self) -> bool:
        """Whether a column may name whom or what the rows are about."""
        targets = {*self.names, *(target for _, _, target in self.doubts if target is not None)}
        return bool(targets & {*HOLDERS, "organisation.name"}) or any(name.startswith("holder.") for name in targets)


def suggest_columns(
    names: Sequence[tuple[int, str]], rows: Sequence[tuple[object, ...]], unmerged: Sequence[tuple[object, ...]] = ()
) -> ColumnSuggestion:
    """Suggest targets.

    Args:
        names: Columns, counted from 1, with their headings.
        rows: The rows below the headings.
        unmerged: The same rows, in which a merged cell has its value in its first row alone.
    """
    guesses = {at: find_synonym(name.partition(" #")[0]) for at, name in names}
    joined = {at: found for at, name in names if (found := find_joined_targets(name)) is not None}
    guesses |= dict.fromkeys(joined, "name")
    guesses |= {at: find_group_synonym(name) for at, name in names if guesses[at] is None}
    similar = {at: find_similar(name) for at, name in names if guesses[at] is None}
    posts = _find_post_headings(names, guesses)
    similar = {at: found for at, found in similar.items() if at not in posts}
    unknown = [(at, name) for at, name in names if guesses[at] is None and not similar.get(at) and at not in posts]
    taken = {*guesses.values(), *(part for parts in joined.values() for part in parts)}
    looks = _find_looks(unknown, rows, _KNOWN_BY_CELLS - taken - ({POST} if posts else set()))
    looks |= _find_duties(names, guesses, rows)
    guesses |= {at: target for at, (target, _) in looks.items()}
    is_board = bool(posts) or "appointment.post" in {
        *guesses.values(),
        *(found[1] for found in similar.values() if found),
        *(part for parts in joined.values() for part in parts),
    }
    has_details = any(
        guess is not None and guess.startswith(_OF_MEMBERS) and guess != "member.note"
        for guess in (*guesses.values(), *(part for parts in joined.values() for part in parts))
    )
    has_members = not is_board or (has_details and not posts)
    targets: dict[str, str] = {}
    doubts: list[tuple[str, Bilingual, str | None]] = []
    fill_down: list[str] = []
    has_decree = "decree.number" in guesses.values()
    for at, name in names:
        guess = guesses[at]
        cells = [row[at - 1] if at <= len(row) else None for row in rows]
        if at in posts:
            targets[name] = f"holder.{posts[at].value}"
            continue
        if guess is None:
            if all(map(is_blank, cells)):
                continue
            text, proposal = _describe_unknown(similar[at], is_board=is_board, has_members=has_members)
            is_skipped = proposal in {None, SKIP}
            doubts.append((name, text, None if is_skipped else proposal))
            if is_skipped:
                targets[name] = SKIP
            continue
        target = _adapt(guess, is_board=is_board, has_members=has_members, has_decree=has_decree)
        doubt: Bilingual | None
        if at in joined:
            parts = [_adapt(part, is_board=is_board, has_members=has_members, has_decree=True) for part in joined[at]]
            target, doubt = suggest_split(parts, cells) or (target, _NO_FORM)
        else:
            target, doubt = _judge_target(target, guess, cells, targets.values())
            doubt = looks[at][1] if at in looks and doubt is None else doubt
        if doubt is not None:
            doubts.append((name, doubt, None))
        targets[name] = target
        if target in _SHARED and _is_mostly_blank(at, unmerged or rows, rows, names, guesses):
            fill_down.append(target)
    doubts += _list_departures(names, targets, rows)
    doubts += _list_birth_places(targets)
    return ColumnSuggestion(targets, doubts, is_board, has_members, tuple(fill_down))


def _find_looks(
    names: Sequence[tuple[int, str]], rows: Sequence[tuple[object, ...]], among: Collection[str]
) -> dict[int, tuple[str, Bilingual]]:
    """Return the targets of columns with unknown headings that cells of several values show, each target once."""
    found: dict[int, tuple[str, Bilingual]] = {}
    for at, _ in names:
        texts = [text for row in rows if at <= len(row) and (text := cell_text(row[at - 1])) and not is_dash(text)]
        look = find_look(texts, among) if len(set(map(str.casefold, texts))) >= _FEWEST_POSTS else None
        if look is not None and look[0] not in {target for target, _ in found.values()}:
            found[at] = look
    return found


def _find_duties(
    names: Sequence[tuple[int, str]], guesses: Mapping[int, str | None], rows: Sequence[tuple[object, ...]]
) -> dict[int, tuple[str, Bilingual]]:
    """Return the places of columns of the area of service whose headings do not say of which level it is."""
    found: dict[int, tuple[str, Bilingual]] = {}
    for at, name in names:
        if guesses[at] in {None, "place.village"}:
            cells = [row[at - 1] for row in rows if at <= len(row)]
            judged = judge_duty_area(fold_heading(name.partition(" #")[0]).split(), cells)
            if judged is not None:
                found[at] = judged
    return found


def _find_post_headings(names: Sequence[tuple[int, str]], guesses: Mapping[int, str | None]) -> dict[int, Post]:
    """Return the posts by column if headings are posts, with their holders below: Ketua, Sekretaris, Bendahara."""
    if {"name", "appointment.post"} & set(guesses.values()):
        return {}
    posts: dict[int, Post] = {}
    for at, name in names:
        upper, _, lower = name.partition(" / ")
        bare = upper if find_synonym(lower) == "name" else _HOLDER_NAME.sub("", name)
        # The upper heading may be that of all posts: PENGURUS / KETUA.
        post = parse_post(lower, None) or parse_post(bare, None) if guesses[at] is None else None
        if post is not None and post not in posts.values():
            posts[at] = post
    return posts if len(posts) >= _FEWEST_POSTS else {}


def _adapt(guess: str, *, is_board: bool, has_members: bool, has_decree: bool) -> str:
    """Return the target of a synonym in a table of boards or members; `SKIP` if it has no place there."""
    if guess == "name":
        return "member.name" if has_members else "appointment.name"
    if guess == "member.note" and not has_members:
        return "appointment.note"
    if guess.startswith(_OF_BOARDS) and not is_board:
        return SKIP
    if guess.startswith(("member.", "identifier.")) and not has_members:
        return SKIP
    if guess.startswith("decree.") and not has_decree:
        return SKIP
    return guess


def _describe_unknown(
    similar: tuple[str, str] | None, *, is_board: bool, has_members: bool
) -> tuple[Bilingual, str | None]:
    """Return what is uncertain about an unknown heading, and the target of the similar one if there is one."""
    if similar is None:
        return Bilingual("its heading is not known", "judulnya tidak dikenal"), None
    heading, guess = similar
    text = Bilingual(f"its heading is similar to {heading!r}", f"judulnya mirip {heading!r}")
    return text, _adapt(guess, is_board=is_board, has_members=has_members, has_decree=True)


def _judge_target(
    target: str, guess: str, cells: Sequence[object], taken: Collection[str]
) -> tuple[str, Bilingual | None]:
    """Return the target of a column with a known heading, and what is uncertain about it."""
    if target in taken and target not in {SKIP, NUMBER}:
        return SKIP, Bilingual(f"another column is {target} already", f"{target} sudah dipakai kolom lain")
    if target.startswith("identifier.") and any(map(loses_digits, cells)):
        return _judge_numbers(target, cells)
    if target == SKIP and guess != SKIP:
        return SKIP, Bilingual(f"{guess} has no place here", f"{guess} tidak dapat dimuat di sini")
    return target, None


def _judge_numbers(target: str, cells: Sequence[object]) -> tuple[str, Bilingual]:
    """Return the target of a column of identity numbers of which some have lost digits, and what is uncertain."""
    is_most = 2 * sum(map(loses_digits, cells)) > sum(not is_blank(cell) for cell in cells)
    return (SKIP, _LOST_DIGITS) if is_most else (target, _LOST_IN_SOME)


def _list_birth_places(targets: Mapping[str, str]) -> list[tuple[str, Bilingual, str | None]]:
    """Return the doubts about columns of birth dates that have a place of birth too."""
    return [
        (name, _PLACE_LOST, None)
        for name, target in targets.items()
        if target == "member.birth_date" and has_birth_place(name)
    ]


def _list_departures(
    names: Sequence[tuple[int, str]], targets: Mapping[str, str], rows: Sequence[tuple[object, ...]]
) -> list[tuple[str, Bilingual, str | None]]:
    """Return the doubts about columns that are neither posts nor dates, and say of people that they died or left."""
    doubts: list[tuple[str, Bilingual, str | None]] = []
    for at, name in names:
        if targets.get(name) not in {SKIP, "member.note", "appointment.note"}:
            continue
        count = sum(at <= len(row) and states_departure(cell_text(row[at - 1])) for row in rows)
        if count:
            text = Bilingual(
                f"{count:,} cells say that a person died, left or is inactive; these people are loaded like the others",
                f"{count:,} sel menyebut orang yang meninggal, keluar, atau tidak aktif; orang itu tetap dimuat",
            )
            doubts.append((name, text, None))
    return doubts


def _is_mostly_blank(
    at: int,
    unmerged: Sequence[tuple[object, ...]],
    rows: Sequence[tuple[object, ...]],
    names: Sequence[tuple[int, str]],
    guesses: dict[int, str | None],
) -> bool:
    """Return whether a column begins with a value and is blank in many rows that have a name."""
    column = next((at for at, _ in names if guesses[at] == "name"), None)
    if column is None:
        return False
    pairs = [
        (first[at - 1] if at <= len(first) else None, row[at - 1] if at <= len(row) else None)
        for first, row in zip(unmerged, rows, strict=True)
        if column <= len(row) and cell_text(row[column - 1]) and not is_section([cell_text(each) for each in row])
    ]
    persons = [cell for cell, _ in pairs]
    if not any(is_blank(cell) for _, cell in pairs):
        # All blank cells are merged with one above, whose value they have.
        return False
    if any(is_dash(cell) and not is_ditto(cell_text(cell)) for cell in persons) or any(
        first == second and not is_blank(first) and not is_ditto(first)
        for first, second in pairwise(map(cell_text, persons))
    ):
        # A value that comes again below itself, and a dash, show that blank cells have none.
        return False
    blank = sum(map(is_blank, persons))
    return len(persons) > 1 and not is_blank(persons[0]) and blank >= _LEAST_BLANK * len(persons)
