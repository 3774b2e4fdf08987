"""parse_title: the post, capacity and section of a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

import attrs

from psm_model.entities.appointment import Capacity
from psm_model.entities.post import Post
from psm_model.errors import ParseError, require_type, safe_repr

from ._area_names import AREA, has_status, is_area_name
from ._patterns import ADVISORY, FORMER_OFFICE, OFFICE, PERIOD, Meaning, marks, wordings
from ._refusals import find_hint
from ._words import NUMBERS, Word, fold, split_title
from .sections import GROUPS, SECTIONS, find_section, is_section_name, sections_agree

__all__ = ["ParsedTitle", "names_section", "names_status", "parse_title"]

_EXPECTED: Final = "one post of a board, as in 'Ketua', 'Plt. Wakil Sekretaris II' or 'Anggota Bidang Humas'"
_CACHE_SIZE: Final = 1 << 12
# Longer than any real title, but short enough to parse quickly.
_MAX_LENGTH: Final = 300
_ORGANS: Final = ADVISORY | {Post.MOTIVATOR}
"""The posts of organs beside the board, which some lists record like sections."""
_COORDINATED: Final = {
    "korcam": "Kecamatan",
    "korwil": "Wilayah",
    "kordes": "Desa",
    "korkel": "Kelurahan",
    "korkab": "Kabupaten",
    "korkot": "Kota",
    "korprov": "Provinsi",
    "korda": "Daerah",
}
"""The areas of coordinators whose title abbreviates them."""
_IN_SECTION: Final = {
    "ketua": Post.SECTION_HEAD,
    "koordinator": Post.SECTION_HEAD,
    "anggota": Post.SECTION_MEMBER,
    "pengurus": Post.SECTION_MEMBER,
}
"""The posts of titles beside a section."""
_OF_BOARD: Final = frozenset({Post.CHAIR, Post.SECRETARY, Post.TREASURER})
"""Posts that only a board has, so that they contradict a section or an area beside them."""
_DEPUTIES: Final = frozenset({Post.VICE_CHAIR, Post.VICE_SECRETARY, Post.VICE_TREASURER})
"""Posts that a board has, and sections too unless they are numbered or *umum*."""
_WITH_PATRON: Final = frozenset({Post.PATRON, Post.ADVISER})


@attrs.frozen
class ParsedTitle:
    """The meaning of the title of a post.

    >>> ParsedTitle(Post.CHAIR).capacity
    <Capacity.SUBSTANTIVE: 'substantive'>
    """

    post: Post
    """The post."""
    capacity: Capacity = Capacity.SUBSTANTIVE
    """The capacity in which it is held."""
    section: str | None = None
    """The section or area recorded beside the title, or else the one in the title as written (*Bidang I* in *Kabid
    I*)."""
    number: int | None = None
    """The number after the title: 2 in *Sekretaris II*."""


def parse_title(title: str, *, section: str | None = None, beside: Iterable[str] = ()) -> ParsedTitle:
    """Parse the title of a post, in the wordings that Indonesian boards use.

    Titles of the board ("Ketua Umum", "Wasekjen II", "Penasihat"), of its sections ("Kabid Humas", "Anggota Seksi
    Usaha") and of areas ("Korcam Contoh") are read in any case and with usual abbreviations and misspellings. The name
    of the association may follow ("Ketua IPSM Provinsi").

    "Plt.", "Pj." and the like mean an acting holder, "ex officio" a holder by another office, "demisioner" a holdover.
    Former holders ("mantan Ketua", "Ketua (alm.)") and elected holders ("Ketua terpilih") do not hold the post.
    Honorary holders ("Ketua Kehormatan") hold it without its seat.

    "Sekretaris II" is a deputy of the secretary. "Sekretaris I" is the secretary, or a deputy if there is also a
    secretary without a number. Keep the title: "Ketua Umum" and "Ketua" are the same post.

    An ambiguous title is an error, with a hint if the cause is known: an office of another body ("Sekretaris Daerah"),
    two posts at once ("Ketua merangkap Bendahara"), a candidate, a suspended holder ("Ketua nonaktif"), words after the
    name of the association that are not clearly an area ("Ketua IPSM Batang I", "Ketua IPSM Batang dicopot", "Ketua
    IPSM batang" without the capital of a name), words after a section that may be another body ("Ketua Bidang Humas
    PMI"), or the years of a term, unless the title is of a former or elected holder. OTHER is never returned; callers
    may use it.

    Args:
        title: The title.
        section: The recorded section or area, which decides the meaning of "Ketua" or "Anggota". A dash or the
            executive board ("Pengurus Harian") is not a section. A section that contradicts the title is an error.
        beside: The other titles of the same board; unreadable ones are ignored.

    >>> acting = parse_title("Plt. Ketua Bidang Humas")
    >>> acting.post, acting.capacity, acting.section
    (<Post.SECTION_HEAD: 'section_head'>, <Capacity.ACTING: 'acting'>, 'Humas')
    >>> parse_title("Ketua", section="Humas").post, parse_title("Sekretaris I", beside=["Sekretaris"]).post
    (<Post.SECTION_HEAD: 'section_head'>, <Post.VICE_SECRETARY: 'vice_secretary'>)

    Raises:
        ParseError: the title is anything else, or contradicts the section; `expected` then says so.
        WrongTypeError: the title or the section is not a text.
    """
    require_type(title, str, "a text")
    if section is not None:
        require_type(section, str, "a text or None")
    section = find_section(section)
    result = _parse(title, section)
    if result is None:
        agreeing = f"a title that agrees with the section {safe_repr(section)}"
        expected = agreeing if _contradicts(title, section) else _EXPECTED
        raise ParseError("title of a post", expected, title, form=_EXPECTED, hint=find_hint(title, _find_post))
    parsed, deputy = result
    if deputy is not None and any(_is_first(parsed, other) for other in beside):
        return attrs.evolve(parsed, post=deputy)
    return parsed


@lru_cache(_CACHE_SIZE)
def names_section(title: str, section: str) -> bool:
    """Return whether a title names the section beside it, in the same words, so that the section adds nothing.

    >>> names_section("Kabid Humas", "Bidang Humas"), names_section("Korcam Contoh", "Contoh")
    (True, True)
    >>> names_section("Ketua Bidang I", "Bidang I: Humas"), names_section("Ketua Umum", "Umum")
    (False, False)
    """
    parsed = _parse(title, None)
    if parsed is None or parsed[0].section is None:
        return False
    words, named = ([word.text for word in split_title(text)] for text in (title, section))
    return any(words[at : at + len(named)] == named for at in range(len(words) - len(named) + 1))


def names_status(title: str) -> bool:
    """Return whether a text has a word that may change how a post is held, such as "calon", "mantan" or "Plt.".

    >>> names_status("calon Ketua"), names_status("Ketua Batang")
    (True, False)
    """
    return has_status(split_title(title[:_MAX_LENGTH]))


def _is_first(parsed: ParsedTitle, other: str) -> bool:
    """Return whether another title is the same post without a number."""
    result = _parse(require_type(other, str, "a text"), None)
    # A holdover is of the board before.
    if result is None or not result[0].capacity.holds or result[0].capacity is Capacity.HOLDOVER:
        return False
    return (result[0].post, result[0].number, result[0].section) == (parsed.post, None, parsed.section)


def _find_post(title: str) -> Post | None:
    result = _parse(title, None)
    return None if result is None else result[0].post


def _contradicts(title: str, section: str | None) -> bool:
    """Return whether a title is clear without the section, but names another one."""
    alone = None if section is None else _parse(title, None)
    return alone is not None and alone[0].section is not None


@lru_cache(_CACHE_SIZE)
def _parse(title: str, section: str | None) -> tuple[ParsedTitle, Post | None] | None:
    """Return the parsed title, and its post if there is also one without a number."""
    if section is not None and _joins_organs(section):
        return None
    organ = None if section is None else _parse(section, None)
    if organ is not None and organ[0].post in _ORGANS:
        return _parse_in_organ(title, section, organ[0].post)
    words, capacity = _take_out_marks(split_title(title[: _MAX_LENGTH + 1]))
    words = _unwrap_name(_remove_repetition(words))
    if capacity is None or len(title) > _MAX_LENGTH:
        return None
    for part in (words, _find_joint_adviser(title, words)):
        text = " ".join(word.text for word in part)
        for pattern, meaning in wordings():
            match = pattern.fullmatch(text)
            if match is None:
                continue
            resolved = _resolve_post(match, meaning, capacity, section)
            own = _extract_section(title, part, match)
            is_contradicted = section is not None and own is not None and not sections_agree(own, section)
            if resolved is None or is_contradicted or not _has_clear_names(title, part, match):
                return None
            post, number, deputy = resolved
            return ParsedTitle(post, capacity, section or own, number), deputy
    return None


def _parse_in_organ(title: str, section: str | None, post: Post) -> tuple[ParsedTitle, Post | None] | None:
    """Return the parsed title of somebody in an organ beside the board: *Ketua*, recorded under *Dewan Penasihat*."""
    for text in (title, f"{title} {section}"):
        result = _parse(text, None)
        if result is not None and result[0].post is post:
            return attrs.evolve(result[0], section=section), None
    return None


def _has_clear_names(title: str, words: list[Word], match: re.Match[str]) -> bool:
    """Return whether the words in the places of areas and sections can only be their names."""
    groups = match.groupdict()
    is_coordinator = groups.get("part") in _COORDINATED
    may_be_numbered = "number" in groups and groups["number"] is None
    for name in ("area", "area_before", "section", "whole"):
        if not groups.get(name):
            continue
        named = words[_find_word(words, match.start(name)) : _find_word(words, match.end(name))]
        # A working group is not an area.
        is_area = name.startswith("area") or is_coordinator
        is_area = is_area or (name == "whole" and re.match(rf" (?:{AREA}) ", groups[name]) is not None)
        if has_status(named):
            return False
        if is_area:
            if not is_area_name(named, title, is_small=is_coordinator, may_be_numbered=may_be_numbered):
                return False
        elif not _is_section(named, match):
            return False
    return True


def _is_section(named: list[Word], match: re.Match[str]) -> bool:
    """Return whether words in the place of a section can only be its name; that of the association may be with it."""
    is_ours = re.search(" (?:ipsm|ikatan pekerja sosial masyarakat)(?: |$)", match.string) is not None
    texts = [word.text for word in named]
    if "ipsm" in texts:
        return True
    for group in GROUPS:
        if match.groupdict().get("whole") and " ".join(texts).startswith(f"{group} "):
            texts = texts[len(group.split()) :]
    return is_section_name(texts, is_headed=match.string.startswith("kepala") and not is_ours)


def _take_out_marks(words: list[Word]) -> tuple[list[Word], Capacity | None]:
    """Return the words without capacity marks, and the capacity; None if the marks contradict each other."""
    if _compile(FORMER_OFFICE).match(" ".join(word.text for word in words)):
        return words, None
    capacities: set[Capacity] = set()
    # What is said of the office before the post does not hold for the post (*Plt. Bupati selaku Pembina*).
    for mark, capacity in ((_compile(OFFICE), Capacity.EX_OFFICIO), *marks()):
        left = _remove(words, mark)
        if len(left) < len(words) and capacity is not None:
            capacities.add(capacity)
        words = left
    if Capacity.FORMER in capacities:
        capacities -= {Capacity.ACTING, Capacity.EX_OFFICIO}
    if capacities & {Capacity.FORMER, Capacity.ELECT}:
        words = _remove(words, _compile(PERIOD))
    if len(capacities) > 1:
        return words, None
    return words, capacities.pop() if capacities else Capacity.SUBSTANTIVE


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _remove(words: list[Word], mark: re.Pattern[str]) -> list[Word]:
    text = " ".join(word.text for word in words)
    match = mark.search(text)
    if match is None:
        return words
    first = _find_word(words, match.start())
    return words[:first] + words[_find_word(words, match.end()) :]


def _unwrap_name(words: list[Word]) -> list[Word]:
    """Return the words without brackets around a trailing section or area: *Anggota (Bidang Humas)*."""
    texts = [word.text for word in words]
    if texts[-1:] != [")"] or texts.count("(") != 1:
        return words
    first = texts.index("(")
    is_named = texts[first + 1] in SECTIONS or re.fullmatch(AREA, texts[first + 1]) is not None
    if not is_named and texts[:first] not in [[title] for title in _COORDINATED]:
        return words
    return [*words[:first], *words[first + 1 : -1]]


def _remove_repetition(words: list[Word]) -> list[Word]:
    """Return the words without a bracketed abbreviation of the preceding words: *Ketua Umum (Ketum)*."""
    texts = [word.text for word in words]
    first, last = (texts.index(sign) if texts.count(sign) == 1 else 0 for sign in "()")
    inner = texts[first + 1 : last]
    return words[:first] + words[last + 1 :] if inner and texts[:first] == inner else words


def _find_word(words: list[Word], offset: int) -> int:
    """Return the index of the first word at or after an offset in the joined words."""
    start = 0
    for position, word in enumerate(words):
        if start >= offset:
            return position
        start += len(word.text) + 1
    return len(words)


def _find_joint_adviser(title: str, words: list[Word]) -> list[Word]:
    """Return the title that stands for several joined advisory titles; nothing if they are several posts.

    All mean the same post (*Pelindung/Pembina*, *Pembina dan Pelindung*), or a slash joins a patron and an adviser
    (*Pelindung/Penasihat*), who is a patron.
    """
    texts = [word.text for word in words]
    joints = [at for at, text in enumerate(texts) if text in {"/", "dan"}]
    parts = [words[start + 1 : end] for start, end in pairwise([-1, *joints, len(words)])]
    posts = [_find_advisory_post(title, part) for part in parts] if joints else []
    distinct = set(posts)
    if not joints or None in distinct:
        return []
    is_joint = len(distinct) == 1 or (distinct == _WITH_PATRON and "dan" not in texts)
    return parts[posts.index(Post.PATRON) if Post.PATRON in posts else 0] if is_joint else []


def _find_advisory_post(title: str, words: list[Word]) -> Post | None:
    """Return the post that words mean, if it is an advisory one."""
    text = " ".join(word.text for word in words)
    for pattern, meaning in wordings():
        match = pattern.fullmatch(text)
        if match is not None:
            return meaning.post if meaning.post in ADVISORY and _has_clear_names(title, words, match) else None
    return None


def _joins_organs(section: str) -> bool:
    """Return whether a section is several organs beside the board: *Pelindung/Penasihat*."""
    words = split_title(section[:_MAX_LENGTH])
    joints = [at for at, word in enumerate(words) if word.text in {"/", "dan"}]
    parts = [words[start + 1 : end] for start, end in pairwise([-1, *joints, len(words)])]
    posts = {_find_advisory_post(section, part) for part in parts}
    return len(posts) > 1 and None not in posts


def _resolve_post(
    match: re.Match[str], meaning: Meaning, capacity: Capacity, section: str | None
) -> tuple[Post, int | None, Post | None] | None:
    """Return the post, number and deputy of a title; None if it is ambiguous beside the section."""
    number = NUMBERS.get(match.groupdict().get("number") or "")
    deputy = None if number is None else meaning.deputy
    post: Post | None = meaning.post if deputy is None or number == 1 else deputy
    if section is not None and post is not None:
        post = _resolve_in_section(match, meaning.post, post, section)
    elif meaning.needs_section or (match.string.startswith(SECTIONS) and capacity is Capacity.ACTING):
        # "PJ" of a section means the person responsible (*penanggung jawab*).
        post = None
    return None if post is None else (post, number, deputy)


def _resolve_in_section(match: re.Match[str], unnumbered: Post, post: Post, section: str) -> Post | None:
    """Return the post of a title beside a section or an area; None if it is ambiguous or contradicts it.

    Args:
        match: The title.
        unnumbered: The post of the title without its number.
        post: The post of the title.
        section: The section or area.
    """
    text = match.string
    folded = " ".join(word.text for word in split_title(section))
    if re.match(rf"(?:{AREA})\b", folded):
        # The title of the board of an area may name it too.
        area = match.groupdict().get("area")
        is_of_area = area is not None and sections_agree(area, section)
        if unnumbered in _OF_BOARD:
            return post if is_of_area else None
        return None if text in {"wakil sekretaris", "wakil bendahara"} else post
    if text == "koordinator" and not folded.startswith((*SECTIONS, *GROUPS)):
        return post
    if text in _IN_SECTION:
        return _IN_SECTION[text]
    is_of_section = unnumbered in _DEPUTIES and not match.groupdict().get("number")
    return (
        None if unnumbered in _OF_BOARD or (is_of_section and " umum" not in text and " jenderal" not in text) else post
    )


def _extract_section(title: str, words: list[Word], match: re.Match[str]) -> str | None:
    """Return the section or area in a title, as written; one that has only a number, with what it is called."""
    groups = match.groupdict()
    group = "section" if groups.get("section") else "whole"
    if not groups.get(group):
        return None
    named = words[_find_word(words, match.start(group)) : _find_word(words, match.end(group))]
    section = " ".join(title[named[0].start : named[-1].end].split())
    if group == "whole" or match[group].strip() not in NUMBERS:
        return section
    part = words[_find_word(words, match.start("part"))]
    written = title[part.start : part.end]
    kind = _COORDINATED.get(part.text, part.text.capitalize())
    return f"{written if fold(written) == kind.casefold() else kind} {section}"
