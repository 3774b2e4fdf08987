"""Inaugurations in the sentences and layouts of articles: second offices, principals, days, places."""

from __future__ import annotations

import pytest

from psm_model.drafting import draft, find_inaugurations

BOARD = "pengurus IPSM Kabupaten Batang"


@pytest.mark.parametrize(
    ("text", "authority", "officiant"),
    [
        # Two offices of one person.
        (
            f"Seluruh {BOARD} dilantik Wakil Bupati Batang sekaligus Ketua PMI Kabupaten Batang Budi Contoh.",
            "Wakil Bupati Batang",
            "Budi Contoh",
        ),
        (f"Bupati Batang yang juga Ketua Mabicab, Budi Contoh, melantik {BOARD}.", "Bupati Batang", "Budi Contoh"),
        (f"Bupati Batang Budi Contoh selaku Ketua Mabicab melantik {BOARD}.", "Bupati Batang", "Budi Contoh"),
        (
            f"Prosesi pelantikan {BOARD} dipimpin Kepala Dinas Sosial Kabupaten Batang selaku pembina, Budi Contoh.",
            "Kepala Dinas Sosial Kabupaten Batang",
            "Budi Contoh",
        ),
        # A verb for leading, and an office with its area in small letters.
        (f"Wakil bupati batang Budi Contoh memimpin pelantikan {BOARD}.", "Wakil bupati batang", "Budi Contoh"),
        (f"Sekda Batang Budi Contoh memimpin jalannya pengukuhan {BOARD}.", "Sekda Batang", "Budi Contoh"),
        # A short name, degrees, ranks.
        (
            f"Ketua Umum Forum Misal Indonesia (FMI) Budi Contoh (BC) melantik {BOARD}.",
            "Ketua Umum Forum Misal Indonesia (FMI)",
            "Budi Contoh",
        ),
        (f"Wali Kota Binjai H.M. Contoh,SH. M.Si melantik {BOARD}.", "Wali Kota Binjai", "H.M. Contoh,SH. M.Si"),
        (
            f"Ketua Kwarnas Komjen Pol. (Purn) Budi Contoh mengukuhkan {BOARD}.",
            "Ketua Kwarnas",
            "Komjen Pol. (Purn) Budi Contoh",
        ),
        # The name of an area ends at the comma before that of a person, or there is none.
        (f"Camat Misal Jaya, Budi Contoh, mengukuhkan {BOARD}.", "Camat Misal Jaya", "Budi Contoh"),
        (f"Bupati Yulianto secara resmi mengukuhkan {BOARD}.", "Bupati", "Yulianto"),
        (f"Bupati Batang Budi Contoh, Sabtu (2/3) malam, melantik {BOARD}.", "Bupati Batang", "Budi Contoh"),
        (f"Bupati Batang Budi Contoh lantik {BOARD}.", "Bupati Batang", "Budi Contoh"),
        (f"Bupati Batang Budi Contoh didampingi Wakil Bupati mengukuhkan {BOARD}.", "Bupati Batang", "Budi Contoh"),
        (f"Bupati Batang Moch. Contoh Misal mengukuhkan {BOARD}.", "Bupati Batang", "Moch. Contoh Misal"),
        (
            f"Para {BOARD} dikukuhkan Kepala Dinas Sosial, Pemberdayaan Perempuan dan Anak Kabupaten Batang, Budi.",
            "Kepala Dinas Sosial, Pemberdayaan Perempuan dan Anak Kabupaten Batang",
            "Budi",
        ),
        # Two verbs, and a sentence after the one about the organisation.
        (
            "Warga membentuk IPSM Kota Batu. Mereka resmi dilantik dan dikukuhkan oleh Pejabat Wali Kota Batu Budi.",
            "Pejabat Wali Kota Batu",
            "Budi",
        ),
        (
            f"Para {BOARD} dilantik. Prosesi pelantikan khidmat. Pelantikan dipimpin Bupati Batang, Budi Misal.",
            "Bupati Batang",
            "Budi Misal",
        ),
        ("Bupati Misal secara resmi mengukuhkan pengurus IPSM.", None, None),
    ],
)
def test_officiants(text: str, authority: str | None, officiant: str | None) -> None:
    """Who inaugurates has the office in whose right it is done, and a name."""
    found = find_inaugurations(text)
    if authority is None:
        assert all(each.officiant is None or each.officiant.name is None for each in found)
        return
    (inauguration,) = found
    assert inauguration.authority is not None
    assert inauguration.officiant is not None
    assert inauguration.officiant.name is not None
    assert (inauguration.authority.value, inauguration.officiant.name.as_written) == (authority, officiant)


@pytest.mark.parametrize(
    ("before", "principal", "officiant"),
    [
        (
            "Gubernur Jawa Tengah melalui Plt. Asisten Pemerintahan dan Kesejahteraan Rakyat Setdaprov, Budi Contoh,",
            "Gubernur Jawa Tengah",
            "Budi Contoh",
        ),
        (
            "Bupati Batang dalam hal ini diwakili oleh Staf Ahli Bupati Bidang Kemasyarakatan dan SDM, Budi Contoh,",
            "Bupati Batang",
            "Budi Contoh",
        ),
        ("Ketua Kwarda diwakilkan Sekretaris Kwarda Dr. Budi Contoh", "Ketua Kwarda", "Dr. Budi Contoh"),
    ],
)
def test_principals(before: str, principal: str, officiant: str) -> None:
    """The authority is whom the officiant represents."""
    (found,) = find_inaugurations(f"{before} melantik {BOARD}.")
    assert found.officiant is not None
    assert found.officiant.on_behalf_of is not None
    assert found.officiant.name is not None
    assert (found.officiant.on_behalf_of.value, found.officiant.name.as_written) == (principal, officiant)


def test_person_of_the_sentence_before() -> None:
    """The inauguration of somebody whom the sentence about the organisation names is that of its board."""
    (found,) = find_inaugurations(
        "Ratna Misal memimpin Forum TKSK Kabupaten Batang. Ratna dilantik langsung oleh Kepala Dinsos Budi Contoh."
    )
    assert found.authority is not None
    assert found.authority.value == "Kepala Dinsos"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rabu, 2 Agustus 2023 | 13:26 WIB\n\nBupati Batang melantik {}, Selasa (1/8).", "2023-08-01"),
        ("April 14, 2016 1:38 pm | Published by adi\n\nDitemui usai pelantikan {} pagi tadi (14/4).", "2016-04-14"),
        ("By Warta Contoh\n\nAugust 03, 2023\n\nBupati Batang melantik {}, Kamis (3/8).", "2023-08-03"),
        ("Bupati Batang melantik {}, selasa (30/11/21).", "2021-11-30"),
        # Without a day of publication, it depends; and so does a day in a sentence of the article.
        ("Bupati Batang melantik {}, Selasa (1/8).", None),
        ("Pemilihan digelar Rabu (2/8/2023). Bupati Batang melantik {}, Selasa (1/8).", None),
        # The day of a meeting before the inauguration, and of an older one.
        ("Anggota dewan menerima {}, Selasa 4 November 2025. Dibahas pula persiapan pelantikan pengurus.", None),
        (
            "Bupati Batang melantik {}. Acara tersebut digelar Jumat (15/2/2019). Dulu ia dilantik 30 Juni 2018.",
            "2019-02-15",
        ),
    ],
)
def test_days(text: str, day: str | None) -> None:
    """The day of the inauguration is that of its sentence or the next; a line above the article settles the year."""
    (term,) = draft(text.format(BOARD)).register.board_terms
    (inauguration,) = term.inaugurations
    assert (None if inauguration.date is None else str(inauguration.date)) == day


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Aula SMA Misal, Sabtu (14/10/2023), menjadi tempat {} dilantik Bupati Batang.", "Aula SMA Misal"),
        (
            "Musyawarah {} digelar di Gedung Pola Misal. Selain memilih ketua, acara ini sekaligus melantik pengurus.",
            "Gedung Pola Misal",
        ),
        ("Pelantikan {} yang sempat tertunda setahun akhirnya terlaksana di Hotel Misal.", "Hotel Misal"),
        ("Pengukuhan {} digelar di Griya Agung, Batang, Sabtu (29/5/2021).", "Griya Agung, Batang"),
        ("Pelantikan {} berlangsung di Sasana Misal yang berada di komplek Pendopo Batang.", "Sasana Misal"),
        ("Seluruh {} dikukuhkan Bupati Batang di kawasan Wisata Misal.", "kawasan Wisata Misal"),
        ("Seluruh {} dikukuhkan Bupati Batang di Batang, Jawa Tengah, Rabu.", "Batang, Jawa Tengah"),
    ],
)
def test_places(text: str, place: str) -> None:
    """A place may be the subject of the sentence, or a town before a weekday."""
    (found,) = find_inaugurations(text.format(BOARD))
    assert found.place is not None
    assert found.place.value == place


@pytest.mark.parametrize(
    "text",
    [
        "Karang Taruna Desa Misal menghadiri pelantikan keuchik di aula, Rabu (18/12/2019).",
        "Ketua IPSM Kabupaten Batang berpesan kepada para kades yang dilantik hari ini.",
        "IPSM Kabupaten Batang berterima kasih kepada Bupati Batang Budi Contoh yang dilantik bulan lalu.",
        "Bupati Batang melantik pejabat, Rabu (5/3/2025). Hadir Ketua IPSM Kabupaten Batang.",
    ],
)
def test_inaugurations_of_others(text: str) -> None:
    """The inauguration of officers of the state is not that of a board which attends it."""
    assert find_inaugurations(text) == ()


def test_inauguration_in_the_past() -> None:
    """The day and the place of a later event are not those of an inauguration that it mentions."""
    (found,) = find_inaugurations(
        f"Bupati Batang membuka rapat {BOARD} di Hotel Misal, Senin (3/3/2025). Pengurus yang dilantik tahun lalu ada."
    )
    assert (found.date, found.place) == (None, None)
