"""PSM503: when title-contradicts-instrument is found, and when not."""

from __future__ import annotations

from psm_model.values import Verdict
from tests.every_case import every_case
from tests.rules.law.legal_bases_records import NEW, basis, make_summary, run_on_bases
from tests.rules.samples import NO, YES, summarise


@every_case(
    ("cited", "title", "expected"),
    [
        (NEW, None, NO),
        (NEW, "Pekerja Sosial Masyarakat", NO),
        (NEW, "tentang Pekerja Sosial Masyarakat", NO),
        (NEW, "TENTANG  pekerja\nsosial masyarakat. ", NO),
        (NEW, "Pekerja Sosial Masyarakat;", NO),
        (NEW, "Pekerja Sosial Masyarakat ,", NO),
        (NEW, "Pekerja Sosial Masyarakat!", NO),
        (NEW, "perihal Pekerja Sosial Masyarakat", NO),
        (NEW, "Pekerja  Sosial-Masyarakat", NO),
        # The name of the instrument may precede, and a line may break a word.
        (NEW, "Permensos tentang Pekerja Sosial Masyarakat", NO),
        (NEW, "Peraturan Menteri Sosial RI Nomor 10 Tahun 2019 tentang PSM", NO),
        (NEW, "Peker-\nja Sosial Masyarakat", NO),
        (NEW, "Pekerja Sosial Masya- rakat", NO),
        (NEW, "Permensos tentang Kesejahteraan Sosial", YES),
        ("UU 11/2009", "Peraturan Pelaksanaan UU 11/2009 tentang Kesejahteraan Sosial", YES),
        ("UU 11/2009", "Perubahan atas UU 11/2009 tentang Kesejahteraan Sosial", YES),
        # An acronym is equal to its words.
        (NEW, "PSM", NO),
        (NEW, "tentang PSM (Pekerja Sosial Masyarakat)", NO),
        ("UU 11/2009", "Kesos", NO),
        ("UU 23/2014", "Pemda", NO),
        ("UU 13/2011", "PFM", NO),
        ("UU 9/2015", "Perubahan Kedua atas UU No. 23 Tahun 2014 tentang Pemda", NO),
        ("Permensos 2/2025", "Organisasi dan Tata Kerja Kementerian Sosial RI", NO),
        ("Permensos 6/2025", "Perubahan atas Permensos No. 2 Tahun 2025 tentang OTK Kemensos", NO),
        ("Permensos 9/2025", "Perubahan atas Peraturan Menteri Sosial Republik Indonesia Nomor 25 Tahun 2019", YES),
        # A title may be followed by other words.
        (NEW, "Pekerja Sosial Masyarakat, maka pengurus dikukuhkan", NO),
        (NEW, "Pekerja Sosial Masyarakat di Kabupaten Batang", NO),
        (NEW, "Pekerja Sosial Masyarakat tentang", NO),
        (NEW, "PSM yang terkait", NO),
        ("UU 14/2019", "Pekerja Sosial yang berlaku", NO),
        # But a longer title of another instrument is not accepted.
        ("UU 14/2019", "Pekerja Sosial Masyarakat", YES),
        ("UU 14/2019", "Pekerja Sosial Masyarakat, maka", YES),
        ("UU 14/2019", "PSM", YES),
        (NEW, "Pekerja Sosial", YES),
        (NEW, "Masyarakat", YES),
        (NEW, "PPKS", YES),
        (NEW, "Pekerja Sosial, Masyarakat Adat", NO),
        # No title is stated.
        (NEW, "", NO),
        (NEW, " tentang ... ", NO),
        ("UU 11/2009", "Kesejahteraan Sosial", NO),
        ("UU 11/2009", "Pekerja Sosial Masyarakat", YES),
        # The book has no title of the first of these instruments, and lacks the second.
        ("UU 12/2008", "Kesejahteraan Sosial", NO),
        ("UU 999/1999", "Kesejahteraan Sosial", NO),
    ],
)
def test_titles_are_those_of_the_book(cited: str, title: str | None, expected: Verdict) -> None:
    """Titles may differ in case, spacing, a leading "tentang" and closing punctuation, but in no other word."""
    assert bool(run_on_bases("PSM503", basis(cited, title=title))) is expected.certain


def test_report_of_another_title_is_complete() -> None:
    """The finding points to the title and to the citation that it contradicts, and has both titles."""
    _, finding = run_on_bases("PSM503", basis("UU 11/2009", title="A"), basis(f"{NEW} Pasal 2", title="Karang Taruna"))
    assert summarise(finding) == make_summary(
        "PSM503",
        "warning",
        path="/organisations/0/legal_bases/1/title",
        related=["/organisations/0/legal_bases/1/citation"],
        params={"instrument": NEW, "stated": "'Karang Taruna'", "title": "'Pekerja Sosial Masyarakat'"},
    )


def test_a_long_title_is_truncated() -> None:
    """The title in the finding is truncated, and long runs of digits in it are masked."""
    (finding,) = run_on_bases("PSM503", basis(NEW, title=f"nomor 3325110000000001 {'x' * 100}"))
    stated = str(finding.params["stated"])
    assert "33251" not in stated
    assert len(stated) <= 60
