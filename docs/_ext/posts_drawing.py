"""Timelines of the posts on a board, for drawings of rules about them: a bar for the term and one for each holder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from docs._ext.rule_pages import POST_MARKS, ExampleCheck
from psm_model import Appointment, BoardTerm, PartialDate, Register
from psm_model.checking import Finding, MarkKind
from psm_model.entities import Post
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.queries.holder import find_holder
from psm_model.rules import RULES
from psm_model.values.bounds import Bounds
from psm_model.views.timeline import AreaGroup, Bar, Mark, Row, Timeline, make_timeline

__all__ = ["POSTS_TITLE", "make_posts_timeline", "make_terms_timeline"]

POSTS_TITLE: Final = Bilingual("Posts on a board", "Jabatan dalam kepengurusan")
"""The title of such a drawing."""


def make_posts_timeline(code: str, check: ExampleCheck, language: Language) -> Timeline:
    """Return a timeline with a row for each board, whose bars are the term and its dated posts, and the findings."""
    register = check.register
    posts = {
        f"/board_terms/{place}/appointments/{position}": appointment
        for place, term in enumerate(register.board_terms)
        for position, appointment in enumerate(term.appointments)
    }
    names = {organisation.id: organisation for organisation in register.organisations}
    rows = []
    for place, term in enumerate(register.board_terms):
        own = {path: post for path, post in posts.items() if path.startswith(f"/board_terms/{place}/")}
        found = [
            finding for finding in check.report if finding.code == code and _find_post(finding.path, own) is not None
        ]
        organisation = names.get(term.organisation_id)
        rows.append(
            Row(
                organisation_id=term.organisation_id,
                name=None if organisation is None else organisation.name,
                level=None if organisation is None else organisation.level,
                bars=tuple(_iter_bars(register, term, own, language)),
                undated=(),
                marks=tuple(_make_mark(finding, posts, register) for finding in found),
            )
        )
    return Timeline(groups=(AreaGroup(areas=(), rows=tuple(rows)),))


def _iter_bars(register: Register, term: BoardTerm, posts: dict[str, Appointment], language: Language) -> Iterator[Bar]:
    if term.bounds is not None:
        yield Bar(term_id=term.id, label=term.label, span=term.span, bounds=term.bounds, status=term.status)
    for path, post in posts.items():
        if post.period is not None:
            label = f"{describe_code(post.post).translate(language)} {find_holder(register, post).text}"
            yield Bar(term_id=path, label=label, span=post.period, bounds=post.period.bounds)


def _find_post(pointer: str, posts: dict[str, Appointment]) -> str | None:
    """Return the pointer of the post that a pointer is to, or is within; None if it is to another record."""
    return next((path for path in posts if pointer == path or pointer.startswith(f"{path}/")), None)


def make_terms_timeline(code: str, check: ExampleCheck, language: Language) -> Timeline:
    """Return the timeline of the terms of an example, with the chair of each board and the findings of a rule."""
    timeline = make_timeline(check.register, **check.options)
    found = [finding for finding in check.report if finding.code == code]
    groups = [
        attrs.evolve(
            group,
            rows=tuple(
                attrs.evolve(
                    row,
                    bars=tuple(_name_chair(bar, language) for bar in row.bars),
                    marks=tuple(_mark_terms(row, finding) for finding in found if row.organisation_id in finding.ids),
                )
                for row in group.rows
            ),
        )
        for group in timeline.groups
    ]
    return attrs.evolve(timeline, groups=tuple(groups))


def _name_chair(bar: Bar, language: Language) -> Bar:
    if bar.chair is None:
        return bar
    return attrs.evolve(
        bar, label=f"{bar.name.translate(language)}, {describe_code(Post.CHAIR).translate(language)} {bar.chair}"
    )


def _mark_terms(row: Row, finding: Finding) -> Mark:
    """Return the mark of a finding: the day that a source attests, or else all days of the terms."""
    concerned = [bar for bar in row.bars if bar.term_id in finding.ids]
    first = min(bar.bounds.start_min for bar in concerned)
    days = first, max(bar.bounds.end_max for bar in concerned)
    if "date" in finding.params:
        days = PartialDate.parse(str(finding.params["date"])).ordinals
    return Mark(
        code=finding.code,
        title=RULES[finding.code].title,
        kind=MarkKind.OTHER,
        verdict=finding.verdict,
        term_ids=tuple(bar.term_id for bar in concerned),
        days=days,
    )


def _make_mark(finding: Finding, posts: dict[str, Appointment], register: Register) -> Mark:
    kind = POST_MARKS[finding.code]
    concerned = [_find_post(pointer, posts) for pointer in (finding.path, *finding.related)]
    paths = [path for path in dict.fromkeys(concerned) if path is not None]
    periods = (posts[path].period for path in paths)
    bounds = [period.bounds for period in periods if period is not None]
    days = _find_shared_days(bounds if kind in {MarkKind.OVERLAP, MarkKind.HANDOVER} else bounds[:1])
    birth_date = register.member(str(finding.params["member"])).birth_date if finding.code == "PSM212" else None
    if days is not None and birth_date is not None:
        # The days of the post before the holder was born.
        days = days[0], birth_date.ordinals[1] - 1
    return Mark(
        code=finding.code,
        title=RULES[finding.code].title,
        kind=kind,
        verdict=finding.verdict,
        term_ids=tuple(paths),
        days=days,
    )


def _find_shared_days(bounds: list[Bounds]) -> tuple[int, int] | None:
    """Return the first and the last day that periods may share; None without any."""
    if not bounds:
        return None
    return max(each.start_min for each in bounds), min(each.end_max for each in bounds)
