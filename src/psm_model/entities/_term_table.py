"""render_appointments: the people of a board as an HTML table for notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from psm_model._html import Column, render_name, render_table
from psm_model._markup import Content, Markup
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.text import capitalise

from .appointment import Appointment, Capacity

__all__ = ["render_appointments"]

_WITHHELD: Final = Bilingual("left out on purpose", "sengaja dikosongkan")
_NOBODY: Final = Bilingual("nobody is recorded", "belum ada pengurus yang tercatat")
_COLUMNS: Final = (
    Column(Bilingual("post", "jabatan")),
    Column(Bilingual("holder", "pemegang")),
    Column(Bilingual("section", "bidang"), is_optional=True),
    Column(Bilingual("capacity", "kedudukan"), is_optional=True),
    Column(Bilingual("held", "dijabat"), is_optional=True),
)


def render_appointments(
    caption: Content, appointments: Sequence[Appointment], *, is_withheld: bool, language: Language
) -> Markup:
    """Return a table of appointments in their order; members appear by id, because the term knows no more.

    Args:
        caption: The caption.
        appointments: The appointments.
        is_withheld: Whether they are left out on purpose.
        language: The language of the words.

    >>> chair = Appointment(id="a", post=Post.CHAIR, title="Ketua", member_id="m-1")
    >>> print(render_appointments("Pengurus", [chair], is_withheld=False, language="id"))
    <table>
    <caption>Pengurus</caption>
    <thead><tr><th scope="col">Jabatan</th><th scope="col">Pemegang</th></tr></thead>
    <tbody>
    <tr><th scope="row">Ketua</th><td>m-1</td></tr>
    </tbody>
    </table>
    """
    rows = (_list_cells(appointment, language) for appointment in appointments)
    empty = _WITHHELD if is_withheld else _NOBODY
    return render_table(caption, _COLUMNS, rows, count=len(appointments), empty=empty, language=language)


def _list_cells(appointment: Appointment, language: Language) -> list[Content]:
    """Return the cells of an appointment: its title as written, with the post below it if they differ."""
    post = capitalise(describe_code(appointment.post).translate(language))
    title = appointment.title
    holder = appointment.member_id or appointment.name or appointment.office or _WITHHELD.translate(language)
    is_substantive = appointment.capacity is Capacity.SUBSTANTIVE
    return [
        post if title is None or title.casefold() == post.casefold() else render_name(title, post),
        str(holder),
        appointment.section,
        None if is_substantive else describe_code(appointment.capacity).translate(language),
        None if appointment.period is None else appointment.period.to_text(language=language),
    ]
