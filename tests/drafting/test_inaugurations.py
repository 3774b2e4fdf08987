"""Inaugurations found in texts."""

from __future__ import annotations

from datetime import date

import pytest

from psm_model.drafting import Basis, FoundInauguration, draft, find_inaugurations
from psm_model.entities import InaugurationStatus

BOARD = "pengurus IPSM Kabupaten Batang"
UPPER = "Pengurus IPSM Kabupaten Batang"


def read(text: str) -> FoundInauguration:
    """Return the only inauguration of a text."""
    (found,) = find_inaugurations(text)
    return found


@pytest.mark.parametrize(
    ("text", "authority", "officiant", "behalf"),
    [
        (f"Bupati Batang Budi Misal melantik {BOARD}.", "Bupati Batang", "Budi Misal", None),
        (
            f"Bupati Batang, Drs. Budi Misal, M.M., resmi mengukuhkan {BOARD}.",
            "Bupati Batang",
            "Drs. Budi Misal, M.M.",
            None,
        ),
        (
            f"{UPPER} dilantik langsung oleh Bupati Batang, Budi Misal.",
            "Bupati Batang",
            "Budi Misal",
            None,
        ),
        (f"{UPPER} dikukuhkan Bupati Batang.", "Bupati Batang", None, None),
        (
            f"Pelantikan {BOARD} dipimpin langsung oleh Pj. Bupati Batang Budi Misal.",
            "Pj. Bupati Batang",
            "Budi Misal",
            None,
        ),
        (
            f"Mewakili Bupati Batang, Sekda Batang Budi Misal melantik {BOARD}.",
            "Bupati Batang",
            "Budi Misal",
            "Bupati Batang",
        ),
        (
            f"Sekda Batang, Budi Misal, atas nama Bupati Batang melantik {BOARD}.",
            "Bupati Batang",
            "Budi Misal",
            "Bupati Batang",
        ),
        (
            f"{UPPER} dilantik Bupati Batang yang diwakili Sekda Batang, Budi Misal.",
            "Bupati Batang",
            "Budi Misal",
            "Bupati Batang",
        ),
        (f"Pemerintah Kabupaten Batang mengukuhkan {BOARD}.", "Pemerintah Kabupaten Batang", None, None),
        (
            f"Camat Batang, Kabupaten Batang, ibu Siti Misal, S.Sos siang tadi melantik {BOARD}.",
            "Camat Batang",
            "Siti Misal, S.Sos",
            None,
        ),
        (
            f"Bupati Batang diwakili Asisten I Sekda Batang, Drs. Budi Misal, melantik {BOARD}.",
            "Bupati Batang",
            "Drs. Budi Misal",
            "Bupati Batang",
        ),
        (
            f"Bupati Batang Budi Misal menyerahkan piagam sekaligus melantik {BOARD}.",
            "Bupati Batang",
            "Budi Misal",
            None,
        ),
        (
            f"{UPPER} dilantik. Yang mengukuhkan adalah Ketua IPSM Jawa Tengah, Budi Misal.",
            "Ketua IPSM Jawa Tengah",
            "Budi Misal",
            None,
        ),
        # Those who only attend have no part in it.
        (f"Pelantikan {BOARD} dihadiri Bupati Batang Budi Misal.", None, None, None),
        (f"Pelantikan {BOARD} disaksikan oleh Bupati Batang Budi Misal.", None, None, None),
    ],
)
def test_officiants(text: str, authority: str | None, officiant: str | None, behalf: str | None) -> None:
    """Who inaugurates differs from whom they represent and from who attends."""
    found = read(text)
    assert (None if found.authority is None else found.authority.value) == authority
    actor = found.officiant
    assert (None if actor is None or actor.name is None else actor.name.value.text) == officiant
    assert (None if actor is None or actor.on_behalf_of is None else actor.on_behalf_of.value) == behalf


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            f"Pelantikan {BOARD} digelar di Aula Dinas Sosial (Dinsos) Batang, Rabu (15/10/2025).",
            "Aula Dinas Sosial (Dinsos) Batang",
        ),
        (f"Aula Bupati Batang menjadi saksi pelantikan {BOARD}.", "Aula Bupati Batang"),
        (f"Pelantikan {BOARD} di Hotel Misal, Semarang, Rabu (15/10/2025).", "Hotel Misal, Semarang"),
        (f"{UPPER} dilantik. Acara berlangsung di Gedung Misal Raya.", "Gedung Misal Raya"),
        (f"{UPPER} dilantik, Rabu (15/10/2025), di Semarang.", "Semarang"),
        (f"{UPPER} dilantik untuk bekerja di daerah.", None),
        (f"{UPPER} dilantik. Panitia menjadikan Pantai Misal sebagai lokasi.", "Pantai Misal"),
        (f"{UPPER} dilantik. Lokasi acara di Gedung Misal.", "Gedung Misal"),
        (f"{UPPER} dilantik. Panitia memilih ketua sebagai juru bicara.", None),
    ],
)
def test_places(text: str, place: str | None) -> None:
    """The place is that of the event, with the town after it."""
    found = read(text).place
    assert (None if found is None else found.value) == place


@pytest.mark.parametrize(
    "text",
    [
        f"Pelantikan {BOARD} batal digelar.",
        f"{UPPER} belum dilantik.",
        f"Rapat {BOARD} di Batang.",
        "Bupati Batang melantik pejabat.",
        f"KEPUTUSAN BUPATI BATANG\nNOMOR 1/2025\nTENTANG\nPENGUKUHAN {BOARD.upper()}\n",
    ],
)
def test_no_inaugurations(text: str) -> None:
    """Those that did not take place, and other events and texts, are none."""
    assert find_inaugurations(text) == ()


def test_planned() -> None:
    """An inauguration that is announced is planned, and nobody spoke at it."""
    found = read(f'{UPPER} akan dilantik Bupati Batang pada Rabu (15/10/2025). "Kami siap," kata Budi Misal.')
    assert found.status is InaugurationStatus.PLANNED
    assert found.speakers == ()


@pytest.mark.parametrize(
    "text",
    [
        f"Budi mohon Bupati Batang mengukuhkan {BOARD}. Bila tidak hujan, pengukuhan digelar 3 Mei 2025.",
        f"Budi meminta Bupati Batang melantik {BOARD}. Insya Allah, pelantikan dilaksanakan 3 Mei 2025.",
        f"{UPPER} terpilih. Rapat selesai sore. Pelantikan diagendakan 3 Mei 2025.",
    ],
)
def test_requested_and_scheduled(text: str) -> None:
    """An inauguration that somebody asks for, or that is scheduled, is planned, and has its own day."""
    found = read(text)
    assert found.date is not None
    assert (found.status, str(found.date.value)) == (InaugurationStatus.PLANNED, "2025-05-03")


@pytest.mark.parametrize("past", ["Setelah dilantik Bupati Batang bulan lalu", "Usai dilantik pada pekan lalu"])
def test_nobody_speaks_at_an_earlier_event(past: str) -> None:
    """Those who speak at a later event did not speak at the inauguration to which the text looks back."""
    found = read(f"{past}, {BOARD} menggelar rapat kerja. Ketua IPSM, Budi Misal, mengatakan rapat menyepakati iuran.")
    assert found.speakers == ()


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ('"Selamat," kata Bupati Batang, Budi Misal.', "Budi Misal", "Bupati Batang"),
        ('"Selamat," ujar Budi Misal.', "Budi Misal", None),
        ("Bupati Batang Budi Misal dalam sambutannya berharap semua rukun.", "Budi Misal", "Bupati Batang"),
        ('Hadir Bupati Batang Budi Misal. "Selamat," tutur Budi.', "Budi Misal", "Bupati Batang"),
        ('Hadir Menteri Sosial Budi Misal. "Selamat," tutur Mensos.', "Budi Misal", "Menteri Sosial"),
        ("Camat Batang Siti Misal didampingi Sekcam Ani Misal menyampaikan selamat.", "Siti Misal", "Camat Batang"),
        ("Siti Misal, yang biasa dipanggil Bu Iti, mengaku siap.", "Siti Misal", None),
        ("Sementara Siti Misal melaporkan kegiatan.", "Siti Misal", None),
        ("Hadir Ketua IPSM Jateng Siti Misal. Ia berharap rukun.", "Siti Misal", "Ketua IPSM Jateng"),
        ('Siti Misal memilih singkat. "Kami siap," ujarnya.', "Siti Misal", None),
        ("Siti Misal, Camat Batang, menegaskan komitmen.", "Siti Misal", "Camat Batang"),
        ("Hal senada disampaikan Camat Batang, Siti Misal.", "Siti Misal", "Camat Batang"),
        ('Camat Batang, Siti "Iti" Misal, menitip pesan.', 'Siti "Iti" Misal', "Camat Batang"),
        ("Sekda I Made Misal meminta sinergi.", "I Made Misal", "Sekda"),
        # A speech read out, and an office before a part of a name.
        ("Sambutan gubernur itu dibacakan Camat Batang, Siti Misal.", "Siti Misal", "Camat Batang"),
        ("Hadir Camat Batang Siti Misal. Camat Siti mengajak rukun.", "Siti Misal", "Camat Batang"),
        ("Hadir Wakil Bupati Batang Siti Misal. Wabup Misal mengatakan, rukun.", "Siti Misal", "Wakil Bupati Batang"),
        # A fuller name that has no office, a pronoun, and who acts in the sentence before.
        ('Selamat bagi Siti Misal Contoh. "Kami siap," ucap Misal.', "Siti Misal Contoh", None),
        ('Siti Misal memilih singkat. "Kami siap," kata dia.', "Siti Misal", None),
        ('Hadir ketua PMI HM. Siti Misal. "Kami siap," ucap Misal.', "HM. Siti Misal", None),
        ('Selamat bagi Siti Misal, Bunda Siti. "Kami siap," ucap Siti.', "Siti Misal", None),
        (
            'Hadir Camat Batang Siti Misal yang akrab disapa Bunda. "Selamat," kata Bunda.',
            "Siti Misal",
            "Camat Batang",
        ),
        ('Semua disambut Camat Batang Siti Misal. "Selamat," katanya.', "Siti Misal", "Camat Batang"),
        # Clauses and words between the speaker and the verb.
        ("Siti Misal yang baru menjadi Ketua IPSM Kabupaten Batang mengajak rukun.", "Siti Misal", None),
        ("Ketua karang taruna Batang Siti Misal mengajak rukun.", "Siti Misal", "Ketua karang taruna Batang"),
        ("Ketua IPSM Jateng terpilih, Siti Misal, bertekad rukun.", "Siti Misal", "Ketua IPSM Jateng"),
        ("Siti Misal, Camat Batang, dalam laporannya menyebutkan jumlah.", "Siti Misal", "Camat Batang"),
        (
            '"Siap," ujar Kepala Bidang Jaminan Sosial, Dinas Sosial Kabupaten Batang Siti Misal.',
            "Siti Misal",
            "Kepala Bidang Jaminan Sosial, Dinas Sosial Kabupaten Batang",
        ),
    ],
)
def test_speakers(words: str, name: str, title: str | None) -> None:
    """A speaker has the full name and the office that the text states anywhere."""
    (speaker,) = read(f"{UPPER} dilantik. {words}").speakers
    assert speaker.name is not None
    assert speaker.name.value.text == name
    assert (None if speaker.title is None else speaker.title.value) == title


@pytest.mark.parametrize(
    "words",
    [
        "Warga bernama Siti Misal menyebut jalan rusak.",
        "Menurut Peraturan Menteri Sosial Republik Indonesia, semua rukun.",
        "Lanjut Usia di Batang banyak.",
        "Wabup Siti Misal menuturkan hal sama.",
        "Ditempat yang sama, Ketua RT mengatakan rukun.",
        'Selamat bagi Siti Misal dan Siti Contoh. "Kami siap," ucap Siti.',
        'Hadir Camat Batang Siti Misal dan Camat Bandar Budi Misal. "Selamat," katanya.',
    ],
)
def test_no_speakers(words: str) -> None:
    """Those who speak elsewhere, instruments, and names of which the start is not known are no speakers."""
    assert read(f"{UPPER} dilantik. {words}").speakers == ()


def test_boards_listed_after() -> None:
    """Two boards that the next sentence lists have one officiant, place and day."""
    text = (
        "Dua organisasi dilantik Bupati Batang Budi Misal di Pendopo Batang, Senin (4/3/2024). Yakni IPSM Kabupaten "
        "Batang periode 2024-2029 dan Karang Taruna Kabupaten Batang masa bakti 2024-2029."
    )
    found = find_inaugurations(text)
    assert len(found) == 2
    assert {each.place.value for each in found if each.place} == {"Pendopo Batang"}


def test_day_of_dateline() -> None:
    """What took place "tadi pagi" did so on the day of the dateline before it."""
    found = read(f"Batang, 4 Maret 2024. Bupati Batang Budi Misal tadi pagi melantik {BOARD}.")
    assert found.date is not None
    assert str(found.date.value) == "2024-03-04"


@pytest.mark.parametrize(
    "term", ["masa bakti 9 Juli 2025 s.d. 8 Juli 2030", "masa bakti 5 (lima) tahun terhitung sejak 9 Juli 2025"]
)
def test_first_day_of_a_term_is_no_inauguration(term: str) -> None:
    """The first day of a term is not that of the inauguration, even if it is the only day of the text."""
    text = f"Pengurus IPSM Kabupaten Misal {term} dilantik Bupati Misal."
    (found,) = find_inaugurations(text)
    assert found.date is None
    (found,) = find_inaugurations(text.replace(" dilantik", " dilantik Rabu (16/7/2025) oleh"))
    assert found.date is not None
    assert str(found.date.value) == "2025-07-16"


@pytest.mark.parametrize(
    ("day", "basis"),
    [("Rabu (16/7/2025)", Basis.STATED), ("Rabu (16/7)", Basis.INFERRED), ("Rabu lalu", Basis.INFERRED)],
)
def test_day_that_depends_on_publication_is_inferred(day: str, basis: Basis) -> None:
    """A day that only the day of publication settles is inferred."""
    drafted = draft(f"IPSM Kabupaten Misal dilantik {day}.", published=date(2025, 7, 18))
    (fact,) = (fact for fact in drafted.facts if fact.pointer.endswith("/inaugurations/0/date"))
    assert fact.basis is basis
