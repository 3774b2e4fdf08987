"""Properties of the finder of appointments: places, no invention, any text, growth and order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.drafting import FoundAppointment, find_appointments, find_posts
from psm_model.entities import Post
from psm_model.errors import WrongTypeError
from tests.drafting.calls import count_calls
from tests.drafting.layouts import LAYOUTS
from tests.drafting.shown import show_all

PIECES: Final = (
    *("Ketua", "Wakil Ketua", "Sekretaris", "Bendahara II", "Anggota", "Pembina", "Bidang Humas", "POKJA I", "Plt."),
    *(": ", " - ", "\n", "\n\n", "\t", "   ", ", ", "; ", ". ", " (", ") ", "1. ", "2. ", "a. ", "| ", "....", "- "),
    *(
        "Sugeng Riyadi",
        "Drs. H. Catur, M.Pd.",
        "Ani",
        "SUPARMAN",
        "Bupati Misal",
        "Camat",
        "(kosong)",
        "Sdr. ",
        "S.Sos",
    ),
    *(
        " sebagai ",
        " selaku ",
        " dan ",
        " adalah ",
        " dipimpin oleh ",
        " menggantikan ",
        "IPSM Kota Misal",
        " terpilih ",
    ),
    *(
        "No",
        "Nama",
        "Jabatan",
        "Ditetapkan di Misal",
        "LAMPIRAN",
        "salah satu ",
        "periode 2020-2025",
        "081200000001",
        "*",
    ),
)
TEXTS: Final = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)


def check_places(text: str, found: FoundAppointment) -> None:
    """Assert that the text has the holder, the post and the body of a found appointment in their places."""
    assert text[slice(*found.span)] == found.as_written
    assert text[slice(*found.post_span)] == found.post_as_written != ""
    holder = str(found.name) if found.office is None else found.office
    assert holder.split() == found.as_written.split() != []
    if found.body_span is not None:
        assert text[slice(*found.body_span)] == found.body


@given(TEXTS)
def test_places_support_values(text: str) -> None:
    """No text raises, and every holder, post and body is in its place: nothing is invented."""
    for found in find_appointments(text):
        check_places(text, found)
        assert (found.name is None) != (found.office is None)
        if found.replaces is not None:
            assert str(found.replaces) in " ".join(text.split()) or str(found.replaces) in text


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text is read."""
    for found in find_appointments(text):
        check_places(text, found)


@given(TEXTS)
def test_no_personal_numbers(text: str) -> None:
    """Telephone numbers beside a holder are not of the holder."""
    assert all("0812" not in found.as_written for found in find_appointments(text))


@given(TEXTS)
def test_posts_are_those_of_appointments(text: str) -> None:
    """Every post of an appointment is among the posts found, each place once and in order."""
    posts = find_posts(text)
    spans = [found.span for found in posts]
    assert spans == sorted(set(spans))
    assert {found.post_span for found in find_appointments(text)} <= set(spans)
    assert all(text[slice(*found.span)] == found.as_written for found in posts)


def test_vacant_posts_are_posts() -> None:
    """A post that a list names as vacant is found, without an appointment."""
    text = "Ketua : Ani\nSekretaris : (kosong)"
    assert [(found.as_written, found.value.post) for found in find_posts(text)] == [
        ("Ketua", Post.CHAIR),
        ("Sekretaris", Post.SECRETARY),
    ]
    assert show_all(text) == ["Ani: chair"]


LINES: Final = (
    *("Berita acara dibacakan oleh panitia.", "Acara ditutup dengan doa.", "Kegiatan berlangsung di balai desa."),
    *("Ketua IPSM Kota Bima, Ahmad Fauzi, hadir.", "Wali Kota Bima melantik pengurus.", "Suasana berlangsung meriah."),
    *("Ani Lestari terpilih sebagai Sekretaris IPSM Solo.", "IPSM Batang dipimpin oleh Budi Santoso."),
)


@given(st.permutations(LINES))
def test_order_of_unrelated_lines(lines: list[str]) -> None:
    """The order of paragraphs does not change what each states."""
    assert sorted(show_all("\n\n".join(lines))) == sorted(show_all("\n\n".join(LINES)))


@given(st.permutations(LAYOUTS["colons"].split("\n")))
def test_order_of_posts(lines: list[str]) -> None:
    """The order of the posts of a list does not change who has them."""
    assert sorted(show_all("\n".join(lines))) == sorted(show_all(LAYOUTS["colons"]))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_paragraphs_around_a_list(layout: str) -> None:
    """Paragraphs around a list change nothing."""
    text = f"Acara berlangsung meriah.\n\n{LAYOUTS[layout]}\n\nDemikian daftar ini dibuat."
    assert show_all(text) == show_all(LAYOUTS[layout])


def test_inferred() -> None:
    """A post that a verb or the layout implies is marked as inferred."""
    text = "IPSM Misal dipimpin oleh Ani.\n\nBidang Humas : Budi\nAnggota : Cici\n\nKetua : Dedi"
    assert [(str(found.name), found.is_inferred) for found in find_appointments(text)] == [
        ("Ani", True),
        ("Budi", True),
        ("Cici", False),
        ("Dedi", False),
    ]


def test_a_committee_is_the_body() -> None:
    """A list under the heading of a committee is of the committee."""
    assert show_all("PANITIA PELAKSANA MUSDA\nKetua : Ani\n\nSUSUNAN PENGURUS\nKetua : Budi") == [
        "Ani: chair of PANITIA PELAKSANA MUSDA",
        "Budi: chair",
    ]


REPEATED: Final[dict[str, Callable[[int], str]]] = {
    "a list": lambda size: LAYOUTS["colons"] + "\nAnggota :\n" + "".join(f"{n}. Ani Lestari\n" for n in range(1, size)),
    "numbered posts": lambda size: "".join(f"Sekretaris {n % 20 + 1} : Ani\n" for n in range(size)),
    "a table": lambda size: "No | Nama | Jabatan\n" + "".join(f"{n} | Ani | Anggota\n" for n in range(1, size)),
    "a flat table": lambda size: "No\nNama\nJabatan\n" + "".join(f"{n}\nAni\nAnggota\n" for n in range(1, size)),
    "prose": lambda size: "Ketua IPSM Kota Bima, Ahmad Fauzi, hadir. " * size,
    "names": lambda size: "dengan anggota " + "Ani Lestari, " * size + "Budi sebagai Ketua",
    "posts": lambda size: "Ketua dan Sekretaris dan " * size,
    "words": lambda size: "plt ketua kini dipimpin yang " * size,
    "gaps": lambda size: "Ketua : A" + " " * size * 20 + "B",
    "dots": lambda size: "Ketua " + "." * size * 20 + "B",
    "colons": lambda size: "Ketua : " * size,
    "brackets": lambda size: "Ketua : " + "(" * size * 5,
    "commas": lambda size: "Ketua : Ani" + ", SE" * size,
    "capitals": lambda size: "Ketua IPSM " + "Kota Bima " * size,
    "columns": lambda size: "Ketua     Anggota\n" + "Ani       Budi\n" * size,
    "posts in columns": lambda size: "Ketua     Anggota\nAni       Budi\n" * size,
    "sections": lambda size: "Bidang Humas dipimpin Ani, " + "Bidang Data oleh Budi, " * size,
    "lists with brackets": lambda size: "koordinator desa yakni " + "Ani (Suka), " * size,
    "short names": lambda size: "Ketua Ani Lestari. Ketua Ani. " * size,
    "nicknames": lambda size: "Ketua " + 'Ani "Cici" ' * size,
    "degrees": lambda size: "Ketua : Ani" + ", QH" * size,
    "leaders": lambda size: "Ketua " + ". " * size * 10 + "B",
    "blank lines": lambda size: "Ketua\n" + "\n" * size * 20 + "Ani",
}


@pytest.mark.slow
@pytest.mark.parametrize("form", REPEATED)
def test_work_grows_with_the_text(form: str) -> None:
    """A text four times as long takes about four times the calls, more where caches are full, but not sixteen times."""
    small, large = (count_calls(find_appointments, REPEATED[form](size)) for size in (150, 600))
    assert large <= 8 * small


def test_repeated_reading_is_equal() -> None:
    """Reading a text again gives equal appointments, whatever was read between."""
    texts = [*LAYOUTS.values(), *LINES]
    first = {text: find_appointments(text) for text in texts}
    assert all(find_appointments(text) == first[text] for text in reversed(texts))


def test_appointments_are_frozen() -> None:
    """A found appointment cannot be changed."""
    found = find_appointments("Ketua : Ani")[0]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.body = "IPSM"  # type: ignore[misc]


@pytest.mark.parametrize("find", [find_appointments, find_posts])
def test_only_texts(find: Callable[[str], object]) -> None:
    """Anything but a text is refused."""
    with pytest.raises(WrongTypeError):
        find(b"Ketua : Ani")  # type: ignore[arg-type]
