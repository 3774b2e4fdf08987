"""The outlet of an article, where its dateline names it."""

from __future__ import annotations

from typing import Final

from psm_model.errors import require_type
from psm_model.values.place_names import is_listed_place

from ._area_reader import AreaReader
from ._outlet_footers import find_addressee, find_footer
from ._outlet_heads import find_head
from ._outlet_names import MAX_NAME, is_joined_name, is_press
from ._tokens import Gap, Tokens
from ._vocabulary import words
from .found import Found

__all__ = ["find_outlet", "read_outlet"]

_DASHES: Final = frozenset("-–—:|")
_DOMAINS: Final = words("outlets", "domains")
_MAX: Final = 14
_WITH_PLACE: Final = 2
_LAST_LINES: Final = 6
_MAX_BELOW: Final = 9
_SOURCE_WORDS: Final = frozenset({"sumber"})
_REPORT_WORDS: Final = frozenset({"laporan", "penulis", "reporter", "editor", "kontributor", "pewarta"})
"""Words before who wrote an article."""
_WRITER_WORDS: Final = frozenset({"by", "oleh"})
_MIN_CAPITALS: Final = 5
_NO_OUTLET: Final = words("outlets", "no_outlet")


def find_outlet(text: str) -> Found[str] | None:
    """Find the outlet in the dateline of an article: *BATANG, CONTOH.ID – Pemerintah …*.

    >>> find_outlet("BATANG (contoh.id) – Pemerintah Kabupaten Batang mengukuhkan pengurus.").value
    'contoh.id'

    Raises:
        WrongTypeError: the argument is not a text.
    """
    tokens = Tokens(require_type(text, str, "a text"))
    return read_outlet(tokens, AreaReader(tokens))


def read_outlet(tokens: Tokens, areas: AreaReader) -> Found[str] | None:
    """Return the outlet in the first dateline of tokens, or else in the line below the article that names it."""
    span = (
        _find_in_dateline(tokens, areas)
        or _find_address_at_start(tokens)
        or find_head(tokens)
        or _find_below(tokens)
        or find_footer(tokens)
        or _find_owner(tokens)
        or find_addressee(tokens)
    )
    if span is None:
        return None
    as_written = tokens.slice(*span)
    return Found(span=tokens.span(*span), as_written=as_written, value=" ".join(as_written.split()))


def _find_in_dateline(tokens: Tokens, areas: AreaReader) -> tuple[int, int] | None:
    for first, _ in tokens.sentences:
        if tokens[first].gap < Gap.LINE:
            continue
        dash = _find_dash(tokens, first, first + 1)
        span = None if dash is None else _read_parts(tokens, areas, first, dash)
        if dash is not None and span is None:
            # A dash may be between the place and the outlet too.
            second = _find_dash(tokens, first, dash + 1)
            span = None if second is None else _read_parts(tokens, areas, first, second)
        if span is not None:
            return span
    return None


def _find_address_at_start(tokens: Tokens) -> tuple[int, int] | None:
    """Return the address before a dash or slashes at the start of a line: *Misal.com-Pengurus*, *Batang-Misal.id//*."""
    for first, _ in tokens.sentences:
        if tokens[first].gap < Gap.LINE:
            continue
        address = _find_address(tokens, first, min(first + _MAX, len(tokens)))
        if address is None:
            continue
        begin, end = address
        if begin == first and tokens.word(begin + 1) == "-" and is_listed_place(tokens[begin].text):
            begin += 2
        is_before_body = tokens.word(end) in _DASHES or (tokens.word(end) == "/" and tokens.word(end + 1) == "/")
        body = end + 1 + (tokens.word(end + 1) == "/")
        if is_before_body and begin - first <= _WITH_PLACE and tokens.is_capitalised(body):
            return begin, end
    return None


def _find_owner(tokens: Tokens) -> tuple[int, int] | None:
    """Return the outlet after a sign of copyright, or in the line of the writer: *© CONTOH News*, *By Misal Pos*."""
    for at in range(len(tokens) - 1):
        is_writer = tokens.word(at) in _WRITER_WORDS and tokens.starts_line(at)
        if tokens[at].text != "©" and not is_writer:
            continue
        first = at + 1
        while tokens[first].is_number and first + 1 < len(tokens):
            first += 1
        stop = first
        while tokens.is_capitalised(stop) and (stop == first or tokens[stop].gap < Gap.LINE) and stop - first < _MAX:
            stop += 1
        if is_press(tokens, first, stop):
            return first, stop
    return None


def _find_below(tokens: Tokens) -> tuple[int, int] | None:
    """Return the outlet in the last lines: an address (*Sumber: contoh.id*), or a joined name (*Adi/WartaMisal*)."""
    starts = [first for first, _ in tokens.sentences if tokens[first].gap >= Gap.LINE]
    for first in starts[-_LAST_LINES:]:
        stop = next((at for at in range(first + 1, len(tokens)) if tokens[at].gap >= Gap.LINE), len(tokens))
        if stop - first > _MAX_BELOW:
            continue
        if tokens.word(first) in _SOURCE_WORDS and tokens.word(first + 1) == ":":
            address = _find_address(tokens, first + 2, stop)
            if address is not None:
                return address
            if stop == first + 3 and is_joined_name(tokens[first + 2].text):
                return first + 2, stop
        end = stop - (tokens[stop - 1].text == ")")
        address = _find_address(tokens, first, end)
        if address is not None and address[1] == end and tokens.word(address[0] - 1) in {"/", "(", "-"}:
            # An address after the initials of the writer.
            return address
        last = end - 1
        text = tokens[last].text
        is_name = is_joined_name(text) or (tokens.word(first) in _REPORT_WORDS and _is_name_in_capitals(text))
        is_signature = tokens.word(last - 1) == "/" and is_name
        if is_signature and last - first >= _WITH_PLACE:
            return last, last + 1
    return None


def _is_name_in_capitals(text: str) -> bool:
    """Return whether a word may be the name of an outlet in capitals: *WARTAMISAL*."""
    return text.isalpha() and text.isupper() and len(text) >= _MIN_CAPITALS


def _find_dash(tokens: Tokens, first: int, start: int) -> int | None:
    """Return the dash after a dateline that begins at a token, from another token on."""
    for at in range(start, min(first + _MAX, len(tokens))):
        token = tokens[at]
        if token.gap >= Gap.LINE or token.word in _NO_OUTLET:
            return None
        if token.text not in _DASHES:
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        is_apart = token.gap is not Gap.NONE or (following is not None and following.gap is not Gap.NONE)
        # "BATANG, CONTOH.ID--Pengurus": two dashes divide without a space.
        is_apart = is_apart or (following is not None and following.text == token.text and token.text in _DASHES)
        if is_apart and following is not None and following.gap < Gap.LINE:
            return at
    return None


def _read_parts(tokens: Tokens, areas: AreaReader, first: int, dash: int) -> tuple[int, int] | None:
    """Return the part of a dateline that is an outlet: an address, or a name beside the place."""
    parts = _split(tokens, first, dash)
    for part in parts:
        address = _find_address(tokens, *part)
        if address is not None:
            # Beside the place, all words with capitals before the address are of its name: *Bogor | Warta Misal.com*.
            is_own = part != (first, dash) and all(tokens.is_capitalised(at) for at in range(part[0], address[0]))
            return (part[0], address[1]) if is_own and address[0] - part[0] < MAX_NAME else address
    if tokens.word(dash) == ":" and tokens.word(dash - 1) != ")":
        return None
    if len(parts) > _WITH_PLACE or not parts:
        return None
    if len(parts) < _WITH_PLACE:
        begin, end = parts[0]
        return parts[0] if begin == first and end - begin > 1 and is_press(tokens, begin, end) else None
    return _find_beside_place(tokens, areas, parts)


def _find_beside_place(tokens: Tokens, areas: AreaReader, parts: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the name of an outlet beside the place of a dateline."""
    # A name may be after the place: *Temanggung, Media Center -*.
    # A full stop may be before the dash: "Batang, Warta Misal.-"
    parts = [(part[0], part[1] - (tokens.word(part[1] - 1) == ".")) for part in parts]
    names = [part for part in parts if not _is_place(tokens, areas, *part)]
    if len(names) == _WITH_PLACE and names[1][1] - names[1][0] == 1 and is_joined_name(tokens[names[1][0]].text):
        # No other word than the name of an outlet is written like "MediaMisal", after a place that is not known.
        return names[1]
    if len(names) == 1 and names[0] == parts[0] and names[0][1] - names[0][0] == 1:
        return names[0] if is_joined_name(tokens[names[0][0]].text) else None
    if len(names) != 1 or not all(tokens.is_capitalised(at) for at in range(*names[0])):
        return None
    return names[0] if names[0][1] - names[0][0] <= MAX_NAME and names[0] == parts[1] else None


def _split(tokens: Tokens, first: int, stop: int) -> list[tuple[int, int]]:
    parts = []
    start = first
    for at in range(first, stop + 1):
        if at == stop or _divides(tokens, at):
            if any(tokens[number].is_word for number in range(start, at)):
                parts.append((start, at))
            start = at + 1
    return parts


def _divides(tokens: Tokens, at: int) -> bool:
    """Return whether a mark divides the parts of a dateline; a dash does only with a gap before it."""
    token = tokens[at]
    return token.text in {",", "(", ")", "/"} or (token.text in _DASHES and token.gap is not Gap.NONE)


def _find_address(tokens: Tokens, first: int, stop: int) -> tuple[int, int] | None:
    """Return the address in a part of a dateline: words joined by full stops, the last one a domain."""
    for at in range(first + 1, stop - 1):
        if tokens[at].text != "." or tokens[at].gap is not Gap.NONE or tokens[at + 1].gap is not Gap.NONE:
            continue
        begin, end = at - 1, at + 2
        while (
            begin > first
            and tokens[begin].gap is Gap.NONE
            and (tokens[begin - 1].is_word or tokens[begin - 1].text in {"-", "\u2013", "."})
        ):
            begin -= 1
        while end + 1 < stop and tokens[end].text == "." and tokens[end + 1].gap is Gap.NONE:
            end += 2
        if tokens.word(end - 1) in _DOMAINS:
            return begin, end
    return None


def _is_place(tokens: Tokens, areas: AreaReader, first: int, stop: int) -> bool:
    read = areas.read_bare(first)
    if is_listed_place(tokens.slice(first, stop)) or (read is not None and read.stop == stop):
        return True
    return tokens.word(first) in {"kota", "kabupaten", "kab", "desa", "kecamatan"}
