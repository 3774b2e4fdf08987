"""The lines of a text, divided into labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from ._holders import read_holders
from ._labels import Kind, classify_label, names_work
from ._pictures import ARROWS, PICTURE

__all__ = ["Line", "Segment", "iter_lines", "read_segments"]


@attrs.frozen
class Segment:
    """A label with its value, or a value that continues the one above."""

    label: tuple[int, int] | None
    """The place of the label; None for a value alone."""
    value: tuple[int, int]
    """The place of the value; empty if there is none."""
    is_marked: bool = False
    """Whether the value has a number, a bullet or a colon before it."""
    needs_company: bool = False
    """Whether it counts only beside another line of its form: no sign divides the post from the holder."""


@attrs.frozen
class Line:
    """A line of a text."""

    start: int
    """Where its words start."""
    end: int
    """Where they end."""
    indent: int
    """The width of the gap before its words."""
    number: int
    """Its number in the text, counted with lines that have no words."""
    is_numbered: bool
    """Whether it begins with a number, a letter of a list or a bullet."""
    segments: tuple[Segment, ...]
    """Its labels and values."""


_LINE: Final = re.compile(r"[^\n\r]+")
_BULLET: Final = re.compile(
    rf"(?:(?:{PICTURE})+\s*|[0-9]\ufe0f?\u20e3\ufe0f?\s*"
    r"|[-\u2010-\u2015\u2022*\u00b7\u25aa\u25cf\u25cb\u2713>+]+\s+|\(?\d{1,2}(?:\.\d{1,2})*\s?[.)]+\s*(?=[^\d\s])|\d{1,2}(?:\.\d{1,2})*(?:\t+|\s{2,})"
    r"|[a-z][.)]\s*(?=[^\s.])(?![a-z]))"
)
_CAPITAL_MARK: Final = re.compile(r"(?:[A-Z]|[IVXl]{1,5})[.)]\s*")
_PART: Final = re.compile(r"[^;]+")
_WIDE_GAP: Final = re.compile(r"\t+|[ \u00a0]{3,}")
_BEFORE_HOLDER: Final = re.compile(r"\t+|[ \u00a0]{3,}|[ \u00a0]+(?=(?:1|a)[.)][ \u00a0]*[^\W\d_])")
_DOTS: Final = re.compile(r"(?<=[^\s.])[ \u00a0]*(?:\.{3,}+|\u2026{2,}+|_{3,}+)[ .]*+(?=[^\s._])")
_ROMAN: Final = re.compile(r"\s*[IVX]{1,5}\s*[.)]*\s*")
_COLON: Final = re.compile(
    r"(?<!\s)\s*(?<![\d:])[:\uff1a](?![:/])\s*|(?<=\d):(?!\d)\s*|(?<!\s)\s+(?:=+>?|->)\s+|(?<!\s)\s+" + ARROWS + r"\s+"
)
_LABEL_START: Final = re.compile(
    r"(?<=[,;.|\t])\s*(?:dan\s+)?|(?<=\s/)\s+|\s{2,}|\d{1,2}[.)]\s*|:\s*|(?<=\))\s*"
    r"|\b(?:dan|serta|yaitu|yakni|adalah|ialah|lain|dari|atas|berikut|dengan|sebagai|susunan|komposisi|formasi|personalia)\s+"
)
_LAST_SLASH: Final = re.compile(r"(?<!\s)\s+/\s*\Z")
_DICTUM: Final = re.compile(
    r"\s((?:KE(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN)|PERTAMA|(?:Ditetapkan|DITETAPKAN)(?:\s+[Dd]i)?))\s*$"
)
"""The label of the next part of a decree, after the holders of the last post."""
_WORD_START: Final = re.compile(r"(?<=\s)(?=[^\W\d_])")
_CELL: Final = re.compile(
    r"[ \u00a0]*(?:\t+|\|+|\.{3,}|\u2026+|_{3,})[ \t|\u00a0.]*|[ \u00a0]+\.{1,2}[ \u00a0]+|[ \u00a0]{2,}"
)
_NOTE: Final = re.compile(r"\([^()]*\)")
_LAST_NOTE: Final = re.compile(r"\([^()]*\)\Z")
_LEADER: Final = re.compile(r"[^\s.][ \u00a0]*(?:\.{3,}+|\u2026+|_{3,}|[ \u00a0]\.{1,2}[ \u00a0])[ .]*+[^\s.]")
_DASH: Final = re.compile(r"(?<!\s)\s+[-\u2010-\u2015]+\s+|(?<=[a-z])[\u2013\u2014](?=[A-Z])")
_IN_BRACKETS: Final = re.compile(r"(?P<holder>[^()]*[^()\s])\s*+\((?P<post>[^()]+)\)\s*[.,;]?")
_AFTER_COMMA: Final = re.compile(r"(?P<holder>.+?),\s*(?P<post>[^,()]+)")
_BEFORE_COMMA: Final = re.compile(r"(?P<post>[^,()]+),\s+(?P<holder>.+)")
_FRAME: Final = " \t\u00a0|*_#`\r\f\v"
_LABEL_EDGES: Final = " \t\u00a0|*_#`.:-\u2013\u2014\u2022\u2026>"
_LONGEST_LABEL: Final = 80
_LONGEST_PAIR: Final = 12
_LONGEST_LINE: Final = 200
"""Longer lines are running text, unless they have labels with colons."""


def iter_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text that have words."""
    number, counted = 0, 0
    for match in _LINE.finditer(text):
        number, counted = number + text.count("\n", counted, match.start()), match.start()
        start, end = _trim(text, *match.span(), _FRAME)
        if start < end:
            yield _read_line(text, match.start(), start, end, number)


def _trim(text: str, start: int, end: int, signs: str) -> tuple[int, int]:
    while start < end and text[start] in signs:
        start += 1
    while start < end and text[end - 1] in signs:
        end -= 1
    return start, end


def _read_line(text: str, line_start: int, start: int, end: int, number: int) -> Line:
    indent = len(text[line_start:start].expandtabs(8))
    bullet = _match_mark(_BULLET, text, start, end)
    first = start if bullet is None else bullet.end()
    segments = tuple(_iter_segments(text, first, end))
    is_value_first = bool(segments) and _ROMAN.fullmatch(text, *segments[0].value) is not None
    if bullet is None and segments and (is_value_first or not _is_labelled(text, segments[0])):
        # A capital with a dot is a number only before a post; before a name it is an initial.
        mark = _match_mark(_CAPITAL_MARK, text, start, end)
        others = () if mark is None else tuple(_iter_segments(text, mark.end(), end))
        if others and others[0].label is not None and _is_known(text, *others[0].label):
            bullet, segments = mark, others
    if bullet is not None:
        segments = tuple(attrs.evolve(segment, is_marked=True) for segment in segments)
    return Line(start, end, indent, number, bullet is not None, segments)


def _match_mark(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the match of a mark before words; a mark alone on its line is none."""
    mark = pattern.match(text, start, end)
    return None if mark is None or mark.end() == end else mark


def _is_labelled(text: str, segment: Segment) -> bool:
    return segment.label is not None and _is_known(text, *segment.label)


def _is_known(text: str, start: int, end: int) -> bool:
    return classify_label(" ".join(text[start:end].split())) is not None


def read_segments(text: str, start: int, end: int) -> tuple[Segment, ...]:
    """Return the labels and values of a part of a line, in order."""
    return tuple(_iter_segments(text, start, end))


def _iter_segments(text: str, start: int, end: int) -> Iterator[Segment]:
    """Yield the labels and values of a line, in order."""
    if text[start] in ":\uff1a=":
        yield Segment(None, (start + 1, end), is_marked=True)
        return
    cuts = list(_iter_cuts(text, start, end))
    if len(cuts) == 1 and not _is_known(text, *cuts[0][:2]):
        # The name may be before the colon, and the post after it.
        holder, post = cuts[0][:2], _trim(text, cuts[0][2], end, _LABEL_EDGES)
        if post[0] < post[1] and _is_post(text, *post) and len(read_holders(text, *holder)) == 1:
            dot = text.startswith(".", holder[1])
            yield Segment(post, (start, holder[1] + dot))
            return
    if cuts:
        for at, (label_start, label_end, value_start) in enumerate(cuts):
            value_end = cuts[at + 1][0] if at + 1 < len(cuts) else end
            # A slash between posts belongs to neither.
            slash = _LAST_SLASH.search(text, value_start, value_end)
            value_end = value_end if slash is None else slash.start()
            yield from _divide_value(text, Segment((label_start, label_end), (value_start, value_end)))
        return
    label = _trim(text, start, end, _LABEL_EDGES)
    is_alone = (
        text[end - 1] not in ",;" and not _LEADER.search(text, *label) and "," not in _NOTE.sub("", text[slice(*label)])
    )
    section = list(_iter_section_cells(text, start, end))
    if section:
        yield from section
        return
    divided = _divide_at_gap(text, start, end)
    if divided is None and is_alone and _is_known(text, *label):
        divided = Segment(label, (end, end))
    if divided is not None:
        yield divided
        return
    yield from _pair_unmarked(text, start, end, label)


def _pair_unmarked(text: str, start: int, end: int, label: tuple[int, int]) -> Iterator[Segment]:
    """Yield the labels and values of a line without colons: in cells, or with a dash, a comma or a space between."""
    paired = list(_pair_cells(text, list(_iter_cells(text, start, end))))
    if paired:
        yield from paired
        return
    is_short = end - start <= _LONGEST_LINE
    pair = (_find_dash_pair(text, start, end) or _find_bare_pair(text, start, end)) if is_short else None
    if pair is None and is_short and _is_section_list(text, *label):
        pair = Segment(label, (end, end))
    yield Segment(None, (start, end)) if pair is None else pair


def _iter_section_cells(text: str, start: int, end: int) -> Iterator[Segment]:
    """Yield a section and its first post from a line of three cells: *Bidang Seni     Ketua     Ani*."""
    cells = list(_iter_cells(text, start, end))
    if len(cells) != len(("section", "post", "holder")) or not _is_section(text, *cells[0]):
        return
    if _is_known(text, *cells[1]) and read_holders(text, *cells[2]):
        yield Segment(cells[0], (cells[0][1], cells[0][1]))
        yield Segment(_trim(text, *cells[1], _LABEL_EDGES), cells[2])


def _divide_at_gap(text: str, start: int, end: int) -> Segment | None:
    """Return a label with the holders after a gap, dots or a first number: *Seksi Seni     1. Ani*."""
    gap = _DOTS.search(text, start, end) or _BEFORE_HOLDER.search(text, start, end)
    if gap is None:
        return None
    label = _trim(text, start, gap.start(), _LABEL_EDGES)
    is_known = label[0] < label[1] and (gap.re is _DOTS or _is_section(text, *label))
    return Segment(label, (gap.end(), end)) if is_known and read_holders(text, gap.end(), end) else None


def _divide_value(text: str, segment: Segment) -> Iterator[Segment]:
    """Yield a section with the posts in its value: *Bidang Humas: Ketua, Ani; Anggota, Budi & Citra*."""
    label, (start, end) = segment.label, segment.value
    pairs: list[Segment] = []
    if label is not None and ";" in text[start:end] and _is_section(text, *label):
        for part in _PART.finditer(text, start, end):
            pair = _BEFORE_COMMA.fullmatch(text, *_trim(text, *part.span(), " \t\u00a0."))
            post = (0, 0) if pair is None else _trim(text, *pair.span("post"), _LABEL_EDGES)
            if pair is None or not _is_known(text, *post):
                pairs = []
                break
            pairs.append(Segment(post, pair.span("holder")))
    if not pairs:
        yield segment
        return
    yield Segment(label, (start, start))
    yield from pairs


def _iter_cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the places of labels before colons, each with the start of its value."""
    at, is_first, is_unknown = start, True, False
    for colon in _COLON.finditer(text, start, end):
        label = _find_label(
            text, max(at, colon.start() - _LONGEST_LABEL), colon.start(), is_whole=colon.start() - at <= _LONGEST_LABEL
        )
        if label is None and is_first and colon.start() - start <= _LONGEST_LABEL:
            label = _trim(text, start, colon.start(), _LABEL_EDGES)
            if label[0] == label[1]:
                label = None
            is_unknown = label is not None
        elif label is None and is_unknown:
            # Below an area is another one: *Desa Suka : Ani      Desa Maju : Budi*.
            label = _find_label_after_gap(text, max(at, colon.start() - _LONGEST_LABEL), colon.start())
        if label is None and not is_first:
            label = _find_label_after_holder(text, at, colon.start())
        if label is not None:
            yield (*label, colon.end())
            at, is_first = colon.end(), False


def _find_label_after_holder(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the known label before a colon that has only holders before it: *Ketua : Ani Sekretaris : Budi*."""
    if end - start > _LONGEST_LABEL:
        return None
    if (dictum := _DICTUM.search(text, start, end)) is not None and read_holders(text, start, dictum.start()):
        return dictum.span(1)
    for word in _WORD_START.finditer(text, start, end):
        label = _trim(text, word.start(), end, _LABEL_EDGES)
        if word.start() > start and label[0] < label[1] and _is_known(text, *label):
            return label if read_holders(text, start, word.start()) else None
    return None


def _find_label_after_gap(text: str, start: int, end: int) -> tuple[int, int] | None:
    gaps = [gap.end() for gap in _WIDE_GAP.finditer(text, start, end) if gap.end() < end]
    label = _trim(text, gaps[-1], end, _LABEL_EDGES) if gaps else (end, end)
    return label if label[0] < label[1] and text[label[0]].isupper() else None


def _find_label(text: str, start: int, end: int, *, is_whole: bool) -> tuple[int, int] | None:
    """Return the place of the longest known label that ends before a colon."""
    starts = [start] if is_whole else []
    starts += (match.end() for match in _LABEL_START.finditer(text, start, end))
    for first in starts:
        label = _trim(text, first, end, _LABEL_EDGES)
        if label[0] < label[1] and _is_known(text, *label):
            return label
    return None


def _iter_cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in _CELL.finditer(text, start, end):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < end:
        yield at, end


def _pair_cells(text: str, cells: list[tuple[int, int]]) -> Iterator[Segment]:
    """Yield the pairs of neighbouring cells of which one is a post: *Ketua | Name* or *Name | Ketua*."""
    cells = [cell for cell in cells if not text[slice(*cell)].strip(" .)").isdigit()]
    known = [_is_known(text, *_trim(text, *cell, _LABEL_EDGES)) for cell in cells]
    at = 0
    is_post_first = bool(known) and known[0]
    while at + 1 < len(cells):
        post, holder = (at, at + 1) if is_post_first else (at + 1, at)
        if not known[post] or known[holder]:
            at += 1
            continue
        yield Segment(_trim(text, *cells[post], _LABEL_EDGES), cells[holder])
        at += 2


def _find_dash_pair(text: str, start: int, end: int) -> Segment | None:
    """Return the pair of a post and a holder with a dash, brackets or a comma between them."""
    dash = _DASH.search(text, start, end)
    if dash is not None:
        sides = ((start, dash.start()), (dash.end(), end))
        left, right = (_trim(text, *side, _LABEL_EDGES) for side in sides)
        note = _LAST_NOTE.search(text, *right)
        if note is not None and not _is_post(text, *right):
            # The area of a member may be in brackets: "Ani - Anggota (RW 01)".
            right = _trim(text, right[0], note.start(), _LABEL_EDGES)
        if _is_known(text, *left) and read_holders(text, *sides[1]):
            return Segment(left, sides[1])
        is_work = names_work(" ".join(text[slice(*right)].split()))
        holders = read_holders(text, *sides[0]) if is_work or _is_post(text, *right) else ()
        # Several have a post of the board only where each is named with it.
        if holders and (len(holders) == 1 or is_work or _is_section(text, *right)):
            return Segment(right, sides[0])
    for pattern in (_IN_BRACKETS, _AFTER_COMMA):
        match = pattern.fullmatch(text, start, end)
        if match is None or match.end("post") - match.start("post") > _LONGEST_LABEL:
            continue
        post = _trim(text, *match.span("post"), _LABEL_EDGES)
        if post[0] < post[1] and _is_post(text, *post) and len(read_holders(text, *match.span("holder"))) == 1:
            return Segment(post, match.span("holder"), needs_company=True)
    post_first = _BEFORE_COMMA.fullmatch(text, start, end)
    if post_first is not None and post_first.end("post") - start <= _LONGEST_LABEL:
        post = _trim(text, *post_first.span("post"), _LABEL_EDGES)
        if post[0] < post[1] and _is_post(text, *post) and len(read_holders(text, *post_first.span("holder"))) == 1:
            return Segment(post, post_first.span("holder"), needs_company=True)
    return None


def _is_section_list(text: str, start: int, end: int) -> bool:
    """Return whether a line is a section named by several kinds of work: *Bidang Pangan, Sandang dan Papan*."""
    words = text[start:end].replace(",", " ").split()
    is_titled = all(word[0].isupper() or word in {"dan", "serta", "&"} for word in words)
    return is_titled and end - start <= _LONGEST_LABEL and "," in text[start:end] and _is_section(text, start, end)


def _is_section(text: str, start: int, end: int) -> bool:
    label = classify_label(" ".join(text[start:end].split()))
    return label is not None and label.kind is Kind.SECTION


def _is_post(text: str, start: int, end: int) -> bool:
    label = classify_label(" ".join(text[start:end].split()))
    return label is not None and label.kind in {Kind.POST, Kind.OTHER, Kind.SECTION}


def _find_bare_pair(text: str, start: int, end: int) -> Segment | None:
    """Return the post that begins a line and the holders after it, with only a space between them."""
    words = list(re.finditer(r"\S+", text[start:end]))
    if len(words) > _LONGEST_PAIR or text[end - 1] in ":!?":
        return None
    for count in range(min(5, len(words) - 1), 0, -1):
        label = _trim(text, start, start + words[count - 1].end(), _LABEL_EDGES)
        value = (start + words[count].start(), end)
        known = classify_label(" ".join(text[slice(*label)].split())) if label[0] < label[1] else None
        if known is not None and known.kind is Kind.POST and read_holders(text, *value):
            return Segment(label, value, needs_company=True)
    return None
