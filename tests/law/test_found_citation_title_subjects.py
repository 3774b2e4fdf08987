"""A title does not contain the person or the office that acts in the sentence around it."""

from __future__ import annotations

import pytest

from psm_model.law import find_citations


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Perda 5/2020 tentang Ormas IPSM wajib dibina", None),
        ("Perda 5/2020 tentang Ketertiban Umum Satpol PP menertibkan pedagang", None),
        ("Permensos 10/2019 tentang Pembinaan PSM Bupati meminta", None),
        ("Perda 5/2020 tentang Kesejahteraan Sosial Gubernur mengajak", None),
        ("Permensos 10/2019 tentang PSM Pak Bupati meminta", "PSM"),
        ("Permensos 10/2019 tentang Pembinaan PSM Bu Risma berharap", "Pembinaan PSM"),
        ("Permensos 10/2019 tentang Pekerja Sosial Masyarakat IPSM wajib", "Pekerja Sosial Masyarakat"),
        ("Perda 5/2020 tentang Kesejahteraan Sosial, IPSM wajib", "Kesejahteraan Sosial"),
        ("Perda 5/2020 tentang PSM wajib dipedomani", "PSM"),
        ("Perda 5/2020 tentang Pajak PBB mengatur tarif", "Pajak PBB"),
        ("Perda 5/2020 tentang Penilaian PAK Guru mengatur", "Penilaian PAK Guru"),
        ("Perda 5/2020 tentang Kedudukan Wakil Bupati menetapkan", "Kedudukan Wakil Bupati"),
        ("Perda 5/2020 tentang Pembinaan IPSM", "Pembinaan IPSM"),
    ],
)
def test_the_subject_of_an_action_is_not_in_the_title(text: str, title: str | None) -> None:
    """An honorific ends a title; before any other subject, where the title ends is not known, and none is given."""
    assert [found.title for found in find_citations(text)] == [title]
