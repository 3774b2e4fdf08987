"""Subjects: the organisations whose boards a text is about, among all that it names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from psm_model.values.area import Level

from ._area_reader import LEVEL_WORDS
from ._board_parts import Opening, are_same_body, find_kind_or_around, find_openings
from ._inauguration_words import KINDS, PASSIVE
from ._organisation_reader import OrganisationRead
from ._tokens import Gap, Tokens
from ._vocabulary import words
from .periods import FoundPeriod

__all__ = ["find_heading", "find_subjects"]

_BOARD_WORDS: Final = words("subjects", "board_words")
_OFFICE_WORDS: Final = words("subjects", "office_words")
_LABEL_SCORE: Final = 6
_BOARD_SCORE: Final = 4
_HEADING: Final = 20
_ELECTION_SCORE: Final = 3
_MAX_TO_ELECTION: Final = 14
_ELECTION_WORDS: Final = words("subjects", "election_words")
"""Words that say that somebody comes to head an organisation."""
_MEETINGS: Final = words("subjects", "meetings")
"""Words for the meeting that elects a board, before the name of the organisation."""
_MAX_TO_LABEL: Final = 3
_MAX_TO_BOARD: Final = 3
_ASSOCIATIONS: Final = frozenset({"ipsm", "forum psm"})
_WINGS: Final = frozenset({"nasional", "pusat", "provinsi", "kabupaten", "kota", "daerah", "wilayah", "cabang"})
_PRESENT: Final = frozenset({"disaksikan", "dihadiri", "hadir", "bersama", "didampingi", "menurut", "kata", "ujar"})
"""Words before a person who attends or speaks."""
_ATTENDING: Final = frozenset({"menghadiri", "hadiri"})
_MAX_AREA_WORDS: Final = 5
_AS: Final = frozenset({"sebagai", "menjadi"})
_ACTING: Final = frozenset({"pj", "plt", "penjabat", "pjs", "plh"})
_ORGANS_BEFORE: Final = _OFFICE_WORDS | {"dpc", "dpac", "pengurus", "kepengurusan"}
_MAX_MENTIONS: Final = 60
"""The greatest number of mentions of an organisation that are compared with those of another."""
_MAX_TO_AS: Final = 30
_MAX_TO_POST: Final = 4
_PAST: Final = frozenset({"pernah", "mantan", "sebelumnya", "dulu", "juga", "selaku", "semula", "bekas"})
"""Words before a post that is not given now."""
_ONCE: Final = frozenset({"pernah", "mantan", "bekas", "semula"})
"""Words before a post that somebody has no more."""
_MAX_TO_ONCE: Final = 5
_WITH: Final = frozenset({"beserta", "bersama", "dan", "serta", "berikut"})
_OFFICERS: Final = frozenset({"pengurus", "pengurusnya", "jajaran", "jajarannya", "kepengurusan", "anggotanya"})
_MAX_TO_VERB: Final = 10
_NOT_NOW: Final = frozenset({"pernah", "sebelumnya", "lalu", "silam", "akan", "belum", "kemarin"})
"""Words of a sentence about an inauguration at another time."""
_NATIONAL: Final = frozenset({"nasional", "pusat"})


def find_heading(tokens: Tokens) -> range:
    """Return the tokens of the heading of a list of officers, which names a board in its first lines; else none."""
    stop = next((at for at in range(1, len(tokens)) if tokens[at].gap is Gap.BLOCK), len(tokens))
    heading = range(min(stop, _HEADING))
    return heading if any(tokens.word(at) in _BOARD_WORDS for at in heading) else range(0)


def find_subjects(
    tokens: Tokens,
    reads: Sequence[OrganisationRead],
    periods: Sequence[FoundPeriod],
    *,
    posts: Sequence[int] = (),
    title: Collection[int] = (),
) -> list[list[OrganisationRead]]:
    """Return the mentions of each organisation whose board a text is about; several only if it treats them alike.

    Args:
        tokens: The text.
        reads: The organisations in it.
        periods: The terms in it.
        posts: The first tokens of posts with their holders, in order.
        title: The tokens of the title of a decree, which names the organisation that it is about.
    """
    named = _group(tokens, reads, _find_short_areas(tokens))
    # The association that issues a decree is named as often as the one whose board it is about.
    groups = [group for group in named if any(read.first in title for read in group)] or named
    if not groups:
        return []
    labels = {tokens.at_offset(period.span[0]) for period in periods}
    scores = [_score(tokens, group, labels) for group in groups]
    is_only = len(groups) == 1 and groups[0][0].key in _ASSOCIATIONS
    is_titled = any(read.first in title for group in groups for read in group)
    if max(scores) <= 0 and not (is_only or is_titled):
        return []
    # The association of social workers comes first if the text says as much of several.
    first = max(
        range(len(groups)), key=lambda number: (scores[number], groups[number][0].key in _ASSOCIATIONS, -number)
    )
    subjects = [groups[first]]
    main = groups[first][:_MAX_MENTIONS]
    for group, score in zip(groups, scores, strict=True):
        if group is groups[first]:
            continue
        is_given = main[0].key == group[0].key and _are_given(tokens, main, group[:_MAX_MENTIONS])
        if is_given or (score >= _BOARD_SCORE and _are_alike(tokens, main, group, labels)):
            subjects.append(group)
    openings = find_openings(tokens, reads, posts, labels)
    for group in named:
        is_known = any(group is subject or are_same_body(tokens, subject, _pick_named(group)) for subject in subjects)
        if not is_known and _is_opened(openings, main, group):
            subjects.append(group)
    return subjects


def _pick_named(group: Sequence[OrganisationRead]) -> OrganisationRead:
    """Return the first mention of an organisation with its area; the first of all if none has one."""
    return next((read for read in group if read.area is not None), group[0])


def _is_opened(
    openings: Sequence[Opening], main: Sequence[OrganisationRead], other: Sequence[OrganisationRead]
) -> bool:
    """Return whether a text has a part about the board of another organisation: its list, or a report on it.

    A sentence opens one only if the text has a part about the board of the first one too, which is of the same kind.
    """
    own = [opening for opening in openings if opening.read in other]
    is_listed = any(opening.is_listed for opening in own)
    is_reported = main[0].key == other[0].key and any(opening.read in main for opening in openings)
    return is_listed or (is_reported and bool(own))


def _find_short_areas(tokens: Tokens) -> dict[str, str]:
    """Return the names of areas, without gaps, by the short names in brackets after them: *Misal Indah Sari (MIS)*."""
    short = dict(_SHORT_AREAS)
    for at in range(1, len(tokens) - 2):
        if tokens.word(at) == "(" and tokens.word(at + 2) == ")" and tokens.is_capitalised(at + 1):
            first = at
            while first > 0 and tokens.is_capitalised(first - 1) and at - first <= _MAX_AREA_WORDS:
                first -= 1
                if tokens.word(first) in LEVEL_WORDS:
                    name = "".join(token.word for token in tokens[first + 1 : at])
                    short.setdefault(tokens.word(at + 1), name)
                    break
    return short


def _group(tokens: Tokens, reads: Sequence[OrganisationRead], short: Mapping[str, str]) -> list[list[OrganisationRead]]:
    """Return the mentions of each organisation; one without an area belongs to that of its kind with one, if single."""
    groups: dict[tuple[str, str], list[OrganisationRead]] = {}
    for read in reads:
        groups.setdefault((read.key, _area_key(tokens, read, short)), []).append(read)
    for (kind, area), group in [*groups.items()]:
        _divide(tokens, groups, (kind, area), group)
    for key in [key for key in groups if not key[1]]:
        others = [other for other in groups if other[0] == key[0] and other[1]]
        # A post in another association of the kind is no board that the text is about.
        is_named_only = _score(tokens, groups[key], frozenset()) <= len(groups[key])
        if len(others) > 1 or not is_named_only:
            others = [other for other in others if _score(tokens, groups[other], frozenset()) > 0]
        if others:
            target = max(others, key=lambda other: _score(tokens, groups[other], frozenset()))
            groups[target] = sorted(groups[target] + groups.pop(key))
    return [*groups.values()]


def _divide(
    tokens: Tokens,
    groups: dict[tuple[str, str], list[OrganisationRead]],
    key: tuple[str, str],
    group: Sequence[OrganisationRead],
) -> None:
    """Divide the mentions of two areas of one name, if both are named: a regency and a city, villages of districts."""
    kinds = [find_kind_or_around(tokens, read) for read in group]
    named = [kind for kind in kinds if kind is not None]
    if len({*named}) > 1:
        del groups[key]
        last = named[0]
        for read, kind in zip(group, kinds, strict=True):
            last = kind or last
            groups.setdefault((key[0], f"{last} {key[1]}"), []).append(read)


def _area_key(tokens: Tokens, read: OrganisationRead, short: Mapping[str, str]) -> str:
    if read.area is not None:
        name = "".join(tokens[at].word for at in range(read.area.name, read.area.stop))
        if read.level is not None and read.area.level.is_above(read.level):
            return f"{name} {read.level.value}"
        return short.get(name, name)
    if read.level not in {None, Level.NATIONAL} and read.stop > read.core:
        # The boards of several areas.
        return read.level.value if read.level is not None else ""
    if (read.level is Level.NATIONAL and read.stop > read.core) or tokens.word(read.first - 1) in _NATIONAL:
        return "nasional"
    own = "".join(tokens[at].word for at in range(read.first, read.core)) if read.key == "karang taruna" else ""
    return own.replace("karangtaruna", "")


_SHORT_AREAS: Final = {
    "jateng": "jawatengah",
    "jatim": "jawatimur",
    "jabar": "jawabarat",
    "sumut": "sumaterautara",
    "sumbar": "sumaterabarat",
    "sumsel": "sumateraselatan",
    "sulsel": "sulawesiselatan",
    "sulut": "sulawesiutara",
    "sulteng": "sulawesitengah",
    "sultra": "sulawesitenggara",
    "sulbar": "sulawesibarat",
    "kalbar": "kalimantanbarat",
    "kalsel": "kalimantanselatan",
    "kalteng": "kalimantantengah",
    "kaltim": "kalimantantimur",
    "kaltara": "kalimantanutara",
    "kepri": "kepulauanriau",
    "babel": "kepulauanbangkabelitung",
    "ntb": "nusatenggarabarat",
    "ntt": "nusatenggaratimur",
    "lobar": "lombokbarat",
    "taput": "tapanuliutara",
}


def _score(tokens: Tokens, group: Sequence[OrganisationRead], labels: frozenset[int] | set[int]) -> int:
    """Return how much the text says of the board of an organisation."""
    score = 0
    for read in group:
        points = 1
        after = next((at for at in range(read.stop, read.stop + _MAX_TO_LABEL) if at in labels), None)
        before = {tokens.word(at) for at in range(max(read.first - _MAX_TO_BOARD, 0), read.first)}
        is_of_office = tokens.word(read.first - 1) in _OFFICE_WORDS
        if after is not None and not any(tokens[at].gap is Gap.BLOCK for at in range(read.stop, after)):
            points += _LABEL_SCORE
        if before & _BOARD_WORDS and not is_of_office and not _is_organ(tokens, read):
            points += _BOARD_SCORE
        elif tokens.word(read.stop) in _ATTENDING or tokens.word(read.stop + 1) in _ATTENDING:
            points -= 2
        elif not is_of_office and _is_inaugurated(tokens, read):
            points += _BOARD_SCORE
        elif is_of_office and (_is_of_election(tokens, read) or _is_with_officers(tokens, read)):
            points += _ELECTION_SCORE
        elif is_of_office:
            points -= 1
        elif before & _MEETINGS:
            points += _ELECTION_SCORE
        score = score + points
    return score


def _is_inaugurated(tokens: Tokens, read: OrganisationRead) -> bool:
    """Return whether an organisation is said to be inaugurated: *IPSM Batang resmi dikukuhkan*."""
    places = range(read.stop, min(read.stop + _MAX_TO_BOARD, tokens.sentence_at(read.first)[1]))
    return any(tokens.word(at) in PASSIVE for at in places)


def _is_with_officers(tokens: Tokens, read: OrganisationRead) -> bool:
    """Return whether an officer is inaugurated with the others: *Ketua IPSM Batang beserta pengurusnya dilantik*."""
    stop = tokens.sentence_at(read.first)[1]
    near = [tokens.word(at) for at in range(read.stop, min(read.stop + _MAX_TO_VERB, stop))]
    passive = next((number for number, word in enumerate(near) if word in PASSIVE), len(near))
    return bool({*near[:passive]} & _WITH) and bool({*near[:passive]} & _OFFICERS) and passive < len(near)


def _is_of_election(tokens: Tokens, read: OrganisationRead) -> bool:
    """Return whether a sentence says who comes to head an organisation: *terpilih sebagai Ketua IPSM Batang*."""
    first, stop = tokens.sentence_at(read.first)
    near = range(max(first, read.first - _MAX_TO_ELECTION), min(stop, read.stop + _MAX_TO_BOARD))
    if any(tokens.word(at) in _PRESENT for at in range(read.first - 4, read.first)):
        return False
    if any(tokens.word(at) in _ONCE for at in range(max(first, read.first - _MAX_TO_ONCE), read.first)):
        return False
    before = {tokens.word(at) for at in range(read.first - 3, read.first - 1)}
    is_inaugurated = any(tokens.word(at) in KINDS for at in near if at < read.first)
    return (
        bool(before & {"menjadi", "jadi", "jabat"})
        or is_inaugurated
        or any(tokens.word(at) in _ELECTION_WORDS for at in near)
    )


def _is_organ(tokens: Tokens, read: OrganisationRead) -> bool:
    """Return whether "pengurus" begins the name of a body above: *Pengurus Provinsi Karang Taruna (PPKT)*."""
    is_named = tokens.word(read.first - 1) in _WINGS and tokens.word(read.first - 2) == "pengurus"
    return is_named and read.acronym is not None and read.acronym.startswith("P")


def _are_alike(
    tokens: Tokens, first: Sequence[OrganisationRead], other: Sequence[OrganisationRead], labels: Collection[int]
) -> bool:
    """Return whether the board of another organisation is beside that of the first in one sentence.

    Both have the word for a board before them, or the label of a term after them.
    """
    if first[0].key == other[0].key:
        return _are_joined(tokens, first, other) or _are_joined(tokens, other, first)
    if _are_inaugurated_each(tokens, first, other):
        return True
    labelled = {tokens.sentence_number(read.first) for read in first if read.stop in labels}
    if any(tokens.sentence_number(read.first) in labelled and read.stop in labels for read in other):
        return True
    sentences = {tokens.sentence_number(read.first) for read in first}
    return any(
        tokens.sentence_number(read.first) in sentences
        and {tokens.word(at) for at in range(max(read.first - _MAX_TO_BOARD, 0), read.first)}
        & {"pengurus", "kepengurusan"}
        for read in other
    )


def _are_joined(tokens: Tokens, left: Sequence[OrganisationRead], right: Sequence[OrganisationRead]) -> bool:
    """Return whether two boards of a kind are named together: *pengurus PMI Kota Misal dan PMI Kota Contoh*."""
    starts = {read.first for read in right}
    return any(
        tokens.word(read.stop) in {"dan", "serta", "&"}
        and _skip_posts(tokens, read.stop + 1) in starts
        and bool({tokens.word(at) for at in range(max(read.first - _MAX_TO_BOARD, 0), read.first)} & _BOARD_WORDS)
        for read in left
    )


def _skip_posts(tokens: Tokens, at: int) -> int:
    """Return the token after words for a post or an organ before a body: *dan Ketua PMI*, *dan DPC IPSM*."""
    return next((n for n in range(at, at + _MAX_TO_POST) if tokens.word(n) not in _ORGANS_BEFORE), at)


def _are_inaugurated_each(tokens: Tokens, first: Sequence[OrganisationRead], other: Sequence[OrganisationRead]) -> bool:
    """Return whether two sentences near each other say of two boards that they are inaugurated."""
    numbers = {tokens.sentence_number(read.first) for read in first if _is_board_inaugurated(tokens, read)}
    others = {tokens.sentence_number(read.first) for read in other if _is_board_inaugurated(tokens, read)}
    return any(number + step in numbers for number in others for step in (-2, -1, 1, 2))


def _is_board_inaugurated(tokens: Tokens, read: OrganisationRead) -> bool:
    start, stop = tokens.sentence_at(read.first)
    before = {tokens.word(at) for at in range(max(read.first - _MAX_TO_BOARD, start), read.first)}
    near = range(max(read.first - _MAX_TO_AS, start), min(read.stop + _MAX_TO_AS, stop))
    listed = {tokens.word(at) for at in near}
    is_of_office = tokens.word(read.first - 1) in _OFFICE_WORDS
    return not is_of_office and bool(before & KINDS or _is_inaugurated(tokens, read)) and not listed & _NOT_NOW


def _are_given(tokens: Tokens, first: Sequence[OrganisationRead], other: Sequence[OrganisationRead]) -> bool:
    """Return whether persons are inaugurated to head two bodies of a kind: *dilantik sebagai Ketua IPSM Batang*."""
    numbers = {tokens.sentence_number(read.first) for read in first if _is_given(tokens, read)}
    given = {tokens.sentence_number(read.first) for read in other if _is_given(tokens, read)}
    return any(number + step in numbers for number in given for step in (-1, 0, 1))


def _is_given(tokens: Tokens, read: OrganisationRead) -> bool:
    """Return whether a post is given: *dilantik sebagai Ketua IPSM Batang*, *dan Wati Pj Ketua IPSM Misal*."""
    start, stop = tokens.sentence_at(read.first)
    near = [tokens.word(at) for at in range(max(read.first - _MAX_TO_POST, start), read.first)]
    before = [tokens.word(at) for at in range(max(read.first - _MAX_TO_AS, start), read.first)]
    verb = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _AS), None)
    if verb is None or near[-1:] != ["ketua"] or not (_AS & {*near} or near[-2] in _ACTING):
        return False
    number = tokens.sentence_number(read.first)
    near_sentences = range(
        max(tokens.sentences[max(number - 1, 0)][0], read.first - 2 * _MAX_TO_AS), min(stop, read.stop + _MAX_TO_AS)
    )
    is_inaugurated = any(tokens.word(at) in PASSIVE for at in near_sentences)
    return is_inaugurated and not {*before} & _PAST and not {*before[verb:]} & _PRESENT
