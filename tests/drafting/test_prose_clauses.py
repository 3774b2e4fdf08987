"""Appointments in sentences with clauses, in series of short sentences, and before a list in one line."""

from __future__ import annotations

import pytest

from tests.drafting.shown import show_all


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ketua tetap dijabat Wakil Bupati Mekar Raya.", ["<Wakil Bupati Mekar Raya>: chair"]),
        ("Posisi Sekretaris juga tetap dipegang Drs. Salim.", ["Drs. Salim: secretary"]),
        ("Jabatan Bendahara akhirnya diemban Rina Sari.", ["Rina Sari: treasurer"]),
        ("Kursi Wakil Ketua I yang ia tinggalkan diisi Tono Wijaya.", ["Tono Wijaya: vice_chair"]),
        ("Jabatan Sekretaris yang sempat kosong kini dijabat Rina Sari.", ["Rina Sari: secretary"]),
        ("Jabatan Bendahara yang ditinggalkan Wiji diserahkan kepada Tono.", ["Tono: treasurer"]),
        ("Jabatan Ketua yang sebelumnya dijabat Rina Sari masih kosong.", ["Rina Sari: chair former"]),
        ("Rina Sari mengisi jabatan Sekretaris.", ["Rina Sari: secretary"]),
        ("Tono Wijaya mengisi kekosongan kursi Bendahara.", ["Tono Wijaya: treasurer"]),
        ("Rina Sari mendapat amanah sebagai Ketua.", ["Rina Sari: chair"]),
        ("Amanah sebagai Ketua dipercayakan kepada Rina Sari.", ["Rina Sari: chair"]),
        ("Bertindak sebagai Ketua ialah Rina Sari.", ["Rina Sari: chair"]),
        ("Duduk sebagai Ketua siapa pun boleh.", []),
        ("Salim memangku jabatan Ketua.", ["Salim: chair"]),
        ("Serah terima jabatan Ketua dari Pnt. Em. Salim kepada Mgr. Tono.", ["Mgr. Tono: chair for Pnt. Em. Salim"]),
    ],
)
def test_words_between_a_post_and_its_holder(text: str, expected: list[str]) -> None:
    """Read the holder after adverbs and after a clause on who left the post; who had it before is a former one."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pengurus: Salim, ketua. Rina, sekretaris. Tono, bendahara.", True),
        ("Susunannya: Salim, ketua; Rina, sekretaris; Tono, bendahara.", True),
        ("Mereka yang dilantik. Salim, Ketua. Rina, Sekretaris. Tono, Bendahara.", True),
        ("Kata Salim, ketua. Acara ditutup.", False),
    ],
)
def test_sentences_that_are_a_holder_and_a_post(text: str, *, expected: bool) -> None:
    """Read several short sentences of a name and a post; a single one says nothing."""
    assert show_all(text) == (["Salim: chair", "Rina: secretary", "Tono: treasurer"] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salim menjadi ketua. Wakilnya, Rina Sari; sekretaris Tono.", ["Salim: chair", "Rina Sari: vice_chair"]),
        ("Salim terpilih sebagai Ketua. Wakilnya adalah Rina Sari.", ["Salim: chair", "Rina Sari: vice_chair"]),
        ("Bupati hadir bersama wakilnya, Rina Sari.", []),
    ],
)
def test_the_deputy_of_a_chair(text: str, expected: list[str]) -> None:
    """Read *wakilnya* as the deputy of the chair named before, and of nobody else."""
    assert show_all(text)[:2] == expected


@pytest.mark.parametrize("label", ["Korwil Barat: Wiji", "Bidang Humas : Wiji", "Koordinator Lapangan: Wiji"])
def test_sentences_before_a_label_in_the_same_line_are_read(label: str) -> None:
    """Read the running text before the first label of a list that begins within a line."""
    text = f"Salim dipercaya menjadi ketua untuk lima tahun. Sekretaris dijabat Rina Sari. {label}."
    found = show_all(text)
    assert found[:2] == ["Salim: chair", "Rina Sari: secretary"]
    assert len(found) == 3
    assert found[2].startswith("Wiji: ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dewan Penasihat terdiri dari Ketua Salim dan Sekretaris Rina Sari. Ketua Tono Wijaya hadir.",
            ["Salim: adviser", "Rina Sari: adviser", "Tono Wijaya: chair"],
        ),
        (
            "Dewan Pembina meliputi Ketua Salim, sedangkan Ketua Tono Wijaya hadir.",
            ["Salim: patron", "Tono Wijaya: chair"],
        ),
        ("Dewan Pembina dan Pengurus terdiri dari Ketua Tono Wijaya.", ["Tono Wijaya: chair"]),
    ],
)
def test_officers_of_an_organ(text: str, expected: list[str]) -> None:
    """The chair of an organ beside the board is not that of the board."""
    assert show_all(text) == expected


@pytest.mark.parametrize("verb", ["Tetapkan", "Tunjuk", "Pilih", "Percayakan"])
def test_a_verb_of_a_headline_is_no_name(verb: str) -> None:
    """Leave the verb of a headline out of the name after it."""
    assert not any(verb in line for line in show_all(f"Musda IPSM Mekar {verb} Hj. Rina sebagai Ketua"))
