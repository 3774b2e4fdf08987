"""The text of a board answers under which decree it is in office."""

from __future__ import annotations

from typing import Any, Final

import attrs
import pytest

from psm_model.entities import Decree, DecreeStatus, Register
from psm_model.i18n import Language
from psm_model.values import PartialDate
from psm_model.values.partial_date import Precision
from psm_model.views.board import view_board
from psm_model.views.board_text import render_board
from psm_model.views.decrees import evaluate_decrees
from psm_model.views.decrees_text import format_decree, format_decree_briefly
from tests.views.decree_records import IPSM, REGISTER, TERM

FIRST_DAY: Final = "first day in force not recorded"


# Any, here and below: fields of several types.
@pytest.mark.parametrize(
    ("fields", "english", "indonesian"),
    [
        ({}, "sk-1", "sk-1"),
        ({"issuer": "Bupati"}, "sk-1 of Bupati", "sk-1 dari Bupati"),
        ({"number": "460/12"}, "460/12 (sk-1)", "460/12 (sk-1)"),
        ({"number": "460/12", "issuer": "Bupati"}, "460/12 of Bupati (sk-1)", "460/12 dari Bupati (sk-1)"),
        ({"kind": "Keputusan"}, "Keputusan (sk-1)", "Keputusan (sk-1)"),
        ({"kind": "Keputusan", "issuer": "Bupati"}, "Keputusan of Bupati (sk-1)", "Keputusan Bupati (sk-1)"),
        ({"kind": "Keputusan", "number": "460/12"}, "Keputusan 460/12 (sk-1)", "Keputusan Nomor 460/12 (sk-1)"),
        (
            {"kind": "Keputusan", "number": "460/12", "issuer": "Bupati", "issued": PartialDate(2020, 10, 12)},
            "Keputusan 460/12 of Bupati, 12 October 2020 (sk-1)",
            "Keputusan Bupati Nomor 460/12, 12 Oktober 2020 (sk-1)",
        ),
        (
            {"in_force_from": PartialDate(2020, 10)},
            "sk-1, in force from October 2020",
            "sk-1, berlaku sejak Oktober 2020",
        ),
        (
            {"issued": PartialDate(2020, 10), "in_force_from": PartialDate(2021)},
            "sk-1, October 2020",
            "sk-1, Oktober 2020",
        ),
        ({"status": DecreeStatus.NOT_ISSUED}, "sk-1: not issued", "sk-1: tidak terbit"),
    ],
)
def test_decree_in_words(fields: dict[str, Any], english: str, indonesian: str) -> None:
    """A decree has its kind, number, issuer and day, as far as they are known, and its id."""
    (named,) = evaluate_decrees(Register.of(Decree(id="sk-1", **fields)), ["sk-1"], None)
    assert format_decree(named, Precision.DAY, language="en") == english
    assert format_decree(named, Precision.DAY, language="id") == indonesian


IN_FORCE: Final = Decree(id="sk-1", in_force_from=PartialDate(2020, 6, 1))


@pytest.mark.parametrize(
    ("decree", "others", "day", "remark", "brief"),
    [
        (IN_FORCE, [], "2020-06-01", "", ""),
        (IN_FORCE, [], "2020-05-31", "not yet in force on that day", "not in force"),
        (IN_FORCE, [], "2020", "undetermined whether in force in that year", "in force: undetermined"),
        (
            attrs.evolve(IN_FORCE, in_force_from=None),
            [],
            "2020-06-01",
            f"undetermined whether in force on that day ({FIRST_DAY})",
            "in force: undetermined",
        ),
        (
            attrs.evolve(IN_FORCE, in_force_from=None, withheld=["in_force_from", "status"]),
            [],
            "2020-06-01",
            (
                "undetermined whether in force on that day (whether it was issued is left out on purpose, first"
                " day in force left out on purpose)"
            ),
            "in force: undetermined",
        ),
        (
            IN_FORCE,
            [Decree(id="sk-2", in_force_from=PartialDate(2021, 1, 1), replaces_ids=["sk-1"])],
            "2021-01-01",
            "not in force on that day (sk-2 replaces it)",
            "not in force",
        ),
        (
            IN_FORCE,
            [Decree(id="sk-2", number="460/13", in_force_from=PartialDate(2021), revokes_ids=["sk-1"])],
            "2021-01-01",
            "undetermined whether in force on that day (460/13 revokes it)",
            "in force: undetermined",
        ),
        (
            IN_FORCE,
            [Decree(id="sk-2", in_force_from=PartialDate(2021), withheld=["revokes_ids"])],
            "2022-01-01",
            "undetermined whether in force on that day (sk-2 may end it)",
            "in force: undetermined",
        ),
        (attrs.evolve(IN_FORCE, status=DecreeStatus.NOT_ISSUED), [], "2021", "not issued", "not issued"),
    ],
)
def test_unusual_validity_is_stated(decree: Decree, others: list[Decree], day: str, remark: str, brief: str) -> None:
    """The text says whether a decree is in force unless it certainly is, and what decides that."""
    (named,) = evaluate_decrees(Register.of(decree, *others), ["sk-1"], PartialDate.parse(day))
    text = format_decree(named, PartialDate.parse(day).precision, language="en")
    assert text.partition(": ")[2] == remark
    assert format_decree_briefly(named, language="en") == (f"sk-1 ({brief})" if brief else "sk-1")


def test_unusual_validity_is_stated_in_indonesian() -> None:
    """The remarks are in Indonesian too."""
    (named,) = evaluate_decrees(REGISTER, ["sk-1"], PartialDate(2025))
    assert format_decree(named, Precision.YEAR, language="id").endswith(
        "(sk-1): tidak berlaku pada tahun itu (sk-4 mencabutnya)"
    )
    assert format_decree_briefly(named, language="id") == "460/12/2020 (tidak berlaku)"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            """\
IPSM (o), 1 January 2024
decree: sk-5: not issued

2020–2025 (t), 15 October 2020 to 14 October 2025, extended until the next board takes office: in office on
that day; recorded in part
  decrees: Keputusan 460/12/2020 of Bupati Contoh, 12 October 2020 (sk-1); nowhere
  extended until the next board takes office, decree: sk-2, October 2025: undetermined whether in force on
  that day (first day in force not recorded)
  every post on that day: undetermined (no dates recorded)
  post       holder  decree
  chair      Sekar
  secretary  Tirta   sk-3""",
        ),
        (
            "id",
            """\
IPSM (o), 1 Januari 2024
SK: sk-5: tidak terbit

2020–2025 (t), 15 Oktober 2020 s.d. 14 Oktober 2025, diperpanjang sampai terbentuk pengurus baru: menjabat
pada hari itu; tercatat sebagian
  SK: Keputusan Bupati Contoh Nomor 460/12/2020, 12 Oktober 2020 (sk-1); nowhere
  diperpanjang sampai terbentuk pengurus baru, SK: sk-2, Oktober 2025: belum pasti apakah berlaku pada hari
  itu (hari mulai berlaku tidak tercatat)
  setiap jabatan pada hari itu: belum pasti (tanggal tidak tercatat)
  jabatan     pemegang  SK
  ketua       Sekar
  sekretaris  Tirta     sk-3""",
        ),
    ],
)
def test_text_of_a_board_with_decrees(language: Language, expected: str) -> None:
    """The board, each change and each post have their own decrees, and nothing else."""
    board = view_board(REGISTER, "o", PartialDate(2024, 1, 1))
    assert render_board(board, language=language, width=110) == expected


def test_withheld_decrees_are_left_out_on_purpose() -> None:
    """Where decrees are withheld, the text says so, also of an organisation and of a post."""
    chair, secretary = TERM.appointments
    term = attrs.evolve(
        TERM,
        decree_ids=(),
        withheld=["decree_ids"],
        appointments=[chair, attrs.evolve(secretary, decree_ids=(), withheld=["decree_ids"])],
    )
    register = REGISTER.replace(term).replace(attrs.evolve(IPSM, decree_ids=(), withheld=["decree_ids"]))
    lines = render_board(view_board(register, "o"), width=150).split("\n")
    assert lines[1] == "decrees left out on purpose"
    assert lines[4] == "  decrees left out on purpose"
    assert lines[-1].endswith("  left out on purpose")
    assert "  SK sengaja dikosongkan\n" in render_board(view_board(register, "o"), language="id", width=150)
