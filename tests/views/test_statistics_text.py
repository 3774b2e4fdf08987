"""render_statistics: counts as aligned lines, in both languages."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import (
    Appointment,
    Attestation,
    BoardTerm,
    Decree,
    Event,
    Inauguration,
    InaugurationStatus,
    Organisation,
    Post,
    Predecessor,
    Register,
    Succession,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.i18n import LANGUAGES, Language
from psm_model.style import TerminalStyle
from psm_model.values import AreaCode, Level, PartialDate
from psm_model.views.statistics import count_contents
from psm_model.views.statistics_text import render_statistics


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_counts_boards_and_decrees(language: Language) -> None:
    """A board that was inaugurated twice is one, a planned inauguration counts if none was held; each has its line."""
    inaugurated, planned = Inauguration(), Inauguration(status=InaugurationStatus.PLANNED)
    extended = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026))
    shortened = TermChange(kind=TermChangeKind.SHORTENED, until=PartialDate(2025))
    seen = [Attestation(on=PartialDate(2023, 5, 4))]
    chair = Appointment(id="a", post=Post.CHAIR, member_id="m", attested=seen)
    merged = [Predecessor(organisation_id=name, kind=Succession.MERGED) for name in "ab"]
    register = Register.of(
        Organisation(id="o", name="IPSM", level=Level.VILLAGE, predecessors=merged, events=[Event(), Event()]),
        *(Decree(id=f"sk-{number}") for number in range(3)),
        BoardTerm(
            id="t", organisation_id="o", inaugurations=[inaugurated, inaugurated, planned], decree_ids=["sk-0", "sk-1"]
        ),
        BoardTerm(id="u", organisation_id="o", inaugurations=[planned], changes=[extended, extended, shortened]),
        BoardTerm(id="v", organisation_id="o", attested=seen, appointments=[chair]),
    )
    lines = render_statistics(count_contents(register), language=language).splitlines()
    rows = [tuple(line.strip().rsplit(maxsplit=1)) for line in lines]
    words = {
        "formed by a merger": "hasil penggabungan",
        "with a decree": "dengan SK",
        "inaugurated": "sudah dikukuhkan",
        "with a planned inauguration": "pengukuhan direncanakan",
        "extended": "diperpanjang",
        "shortened": "dipersingkat",
        "with attested days": "menjabat menurut sumber",
    }
    ones = words if language == "en" else words.values()
    totals = [("decrees", "3"), ("events", "2")] if language == "en" else [("SK", "3"), ("kegiatan", "2")]
    assert {*((word, "1") for word in ones), *totals} <= set(rows)
    assert [row[0] for row in rows].count([*ones][-1]) == 2


@pytest.mark.parametrize("status", TermStatus)
def test_text_counts_only_unusual_status(status: TermStatus) -> None:
    """Annulled, disputed and caretaker boards are counted; boards in office have no line."""
    register = Register.of(BoardTerm(id="t", organisation_id="o", status=status))
    lines = render_statistics(count_contents(register)).split("\n")
    assert any(line.split() == [status.value, "1"] for line in lines) == (status is not TermStatus.IN_OFFICE)
    assert not any("in office" in line for line in lines)


def test_provinces_have_names_from_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """A province is shown by code, with its name if known; no name is cut, a hostile one escaped."""
    codes = ("31", "33", "94")
    names = {"31": "Daerah Khusus Ibukota Jakarta", "94": "x\n" * 9}
    monkeypatch.setattr("psm_model.values.area_table.load_area_lookup", lambda: names.get)
    counts = count_contents(
        Register.of(*(Organisation(id=c, name=c, level=Level.PROVINCE, area=AreaCode(c)) for c in codes))
    )
    lines = render_statistics(counts).split("\n")
    assert [line.rsplit("  ", 1)[0].strip() for line in lines if "province " in line] == [
        "province",
        "province 31 Daerah Khusus Ibukota Jakarta",
        "province 33",
        "province 94 " + "x\\n" * 9,
    ]
    narrow = render_statistics(counts, style=TerminalStyle(width=40))
    assert max(map(len, narrow.split("\n"))) <= 40
    assert narrow.split() == "\n".join(lines).split()
    coloured = render_statistics(counts, style=TerminalStyle(colour=True))
    assert coloured.replace("\x1b[1m", "").replace("\x1b[0m", "") == "\n".join(lines)
    assert "provinsi 31 Daerah" in render_statistics(counts, language="id")


def test_thousands_separator() -> None:
    """A thousand has a comma in English and a dot in Indonesian."""
    counts = count_contents(Register.of(BoardTerm(id="t", organisation_id="o")))
    many = attrs.evolve(counts, members=1234)
    assert "1,234" in render_statistics(many)
    assert "1.234" in render_statistics(many, language="id")
