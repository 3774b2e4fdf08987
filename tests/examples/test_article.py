"""The program that prints what an article states: all of it, for any register, in lines that fit."""

from __future__ import annotations

from hypothesis import given

from examples.article import WIDTH, describe
from psm_model import Register, load
from psm_model.strategies import valid_registers


def test_the_article_on_batang_is_printed() -> None:
    """The organisation, its board, term, inauguration and bases are printed, and what is not stated is said so."""
    text = describe(load("examples/batang.json"))
    for part in (
        "IPSM Kabupaten Batang\n",
        "Board, periode 2025–2030\n",
        "2025–2030 (the days are not stated)",
        "by Pemerintah Kabupaten Batang, in Aula Bupati Batang",
        "on a day that is not stated",
        "Undang-Undang Nomor 11 Tahun 2009",
        "BERITAU.ID, https://",
    ):
        assert part in " ".join(text.split("\n  ")) or part in text
    assert max(map(len, text.splitlines())) <= WIDTH


@given(valid_registers())
def test_every_register_can_be_printed(register: Register) -> None:
    """Every organisation of a register and each of its boards has a line."""
    lines = describe(register).splitlines()
    assert sum(line.startswith("Board") for line in lines) >= len(register.board_terms)
    assert {organisation.name for organisation in register.organisations} <= set(lines)
