"""Further spellings of numbers, kinds and joint instruments."""

from __future__ import annotations

import pytest

from psm_model.law import InstrumentId, find_citations
from tests.law.spellings import PERMENSOS, UU_11


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("Undang-Undang Nomor 11 (sebelas) Tahun 2009", UU_11),
        ("UU No. 11 ( sebelas ) Tahun 2009", UU_11),
        ("UU11/2009", UU_11),
        ("Permensos10/2019", PERMENSOS),
        ("PERMENSOS10/2019", PERMENSOS),
        ("UU \u211611/2009", UU_11),
        ("UU \u2116 11 Tahun 2009", UU_11),
        ("UU No\uff0e11\uff0f2009", UU_11),
        ("\uff35\uff35 No. \uff11\uff11/\uff12\uff10\uff10\uff19", UU_11),
        ("Undang2 Nomor 11 Tahun 2009", UU_11),
        ("Undang\u00b2 Nomor 11 Tahun 2009", UU_11),
        ("Permensos (Nomor 10 Tahun 2019)", PERMENSOS),
        ("Undang-Undang Nomor 11 Tahun\n\n4\n\n2009", UU_11),
        ("Undang-Undang Nomor 11 Tahun\n- 4 -\n2009", UU_11),
        ("UU : No.11/2009", UU_11),
        ("R.Bg", InstrumentId("rbg", None, None)),
        ("R.Bg.", InstrumentId("rbg", None, None)),
    ],
)
def test_a_spelling_is_read(text: str, instrument: InstrumentId) -> None:
    """Words, marks and letters of other alphabets around a number change nothing; the place is that of the act."""
    (found,) = find_citations(f"menurut Pasal 5 {text}")
    assert (found.instrument, len(found.pinpoints)) == (instrument, 1)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("UU 11/2009UU 13/2011", [("11", 2009), ("13", 2011)]),
        ("UU No. 11/2009UU No. 13/2011", [("11", 2009), ("13", 2011)]),
        ("Permensos 10 dan 11 Tahun 2019", [("10", 2019), ("11", 2019)]),
        ("UU 11 dan 13 Tahun 2009", [("11", 2009), ("13", 2009)]),
        ("UU 11, 13, dan 14 Tahun 2009", [("11", 2009), ("13", 2009), ("14", 2009)]),
        ("UU 11 dan 13/2009", [("11", 2009), ("13", 2009)]),
        ("UU Nomor 11 s.d. 13 Tahun 2009", [("11", 2009), ("13", 2009)]),
        ("UU Nomor 11 sampai dengan Nomor 13 Tahun 2009", [("11", 2009), ("13", 2009)]),
        ("Keputusan Bupati Batang Nomor 460 hingga 465 Tahun 2020", [("460", 2020), ("465", 2020)]),
        ("UU No. 11 - 13 Tahun 2009", [("11", 2009), ("13", 2009)]),
        ("UU Nomor 11 s.d. sekarang", [("11", None)]),
        ("PP 5 dan 6", []),
        ("UU 11 dan Pasal 5", []),
    ],
)
def test_numbers_that_share_a_year_are_read(text: str, numbers: list[tuple[str, int | None]]) -> None:
    """A year at the end of a list or a range is that of every number written; without one nothing is sure."""
    found = [entry.instrument for entry in find_citations(text) if entry.instrument]
    assert [(instrument.number, instrument.year) for instrument in found] == numbers


@pytest.mark.parametrize(
    ("text", "kind", "issuer"),
    [
        ("Perber Mensos-Menkes", "peraturan", "bersama menteri sosial dan menteri kesehatan"),
        ("Perber Mensos/Menkes", "peraturan", "bersama menteri sosial dan menteri kesehatan"),
        ("PERBER Mensos dan Menkes", "peraturan", "bersama menteri sosial dan menteri kesehatan"),
        ("SKB Mensos - Menkes", "keputusan", "bersama menteri sosial dan menteri kesehatan"),
        ("SEB Mendagri dan Mensos", "surat_edaran", "bersama menteri dalam negeri dan menteri sosial"),
        (
            "SEB Menpan RB dan Mensos",
            "surat_edaran",
            "bersama menteri pendayagunaan aparatur negara dan reformasi birokrasi dan menteri sosial",
        ),
    ],
)
def test_a_short_name_of_a_joint_instrument_is_read(text: str, kind: str, issuer: str) -> None:
    """The offices of a joint instrument may be joined by a hyphen or a slash."""
    (found,) = find_citations(f"{text} Nomor 5 Tahun 2020")
    assert found.instrument == InstrumentId(kind, "5", 2020, issuer)


@pytest.mark.parametrize("text", ["PERBER/02/III/2031/KPN", "seb mendagri nomor 5 tahun 2020", "perber 5/2020"])
def test_a_part_of_a_registry_number_is_no_kind(text: str) -> None:
    """Initials before a slash are part of a registry number, and small letters another word."""
    assert find_citations(text) == ()
