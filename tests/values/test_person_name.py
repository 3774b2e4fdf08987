"""PersonName: the text is kept, and its titles are separated without loss."""

from __future__ import annotations

import copy
import pickle

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.errors import ParseError, WrongTypeError
from psm_model.values import PersonName
from tests.every_case import every_case
from tests.values.neighbours import EqualToAll, EqualToNone

words = st.sampled_from(
    [
        "Dr.",
        "Prof",
        "H.",
        "Hj",
        "H.A.",
        "Drs.",
        "Siti",
        "Wagiyo",
        "Ma",
        "Ama",
        "SE",
        "S.Pd.",
        "M.Si",
        "ST",
        "Lc",
        "IPU",
        "Ph.D.",
    ]
)
spaces = st.sampled_from([" ", "  ", ", ", ",", "\t", "\u00a0", " , "])
# Words that may be titles, joined in many ways, and any text that is not blank.
texts = st.one_of(
    st.tuples(words, st.lists(st.tuples(spaces, words), max_size=6)).map(
        lambda drawn: drawn[0] + "".join(space + word for space, word in drawn[1])
    ),
    st.tuples(st.text(max_size=20), st.characters(exclude_categories=["Z", "C"]), st.text(max_size=20)).map("".join),
)


@given(texts)
def test_text_is_kept(text: str) -> None:
    """The text is kept exactly, and repr is an expression."""
    person_name = PersonName(text)
    assert person_name.text == str(person_name) == text
    assert PersonName.parse(str(person_name)) == person_name
    assert eval(repr(person_name), {"PersonName": PersonName}) == person_name  # noqa: S307
    assert repr(person_name) == f"PersonName({text!r})"


def squeeze(text: str) -> str:
    """Return a text without spaces and separators."""
    return "".join(text.translate(dict.fromkeys(map(ord, ",;\uff0c\uff1b\u060c\u3001"), " ")).split())


@given(texts)
@example(", S.Pd.")
@example(" Dr. ,,")
@example("Dr.(c) Contoh, S. Sos")
def test_nothing_is_lost(text: str) -> None:
    """Honorifics, name and degrees together are the text, except for spaces and commas."""
    person_name = PersonName(text)
    assert squeeze("".join([*person_name.honorifics, person_name.name, *person_name.degrees])) == squeeze(text)


@given(texts)
@example(",")
@example(", Budi")
def test_name_is_never_empty(text: str) -> None:
    """The name is never empty, and has single spaces."""
    person_name = PersonName(text)
    assert person_name.name
    assert person_name.name == " ".join(person_name.name.split())


@given(texts)
def test_unknown_text_after_a_comma(text: str) -> None:
    """If the text after a comma is not a degree, the whole text is the name."""
    person_name = PersonName(text)
    if any(separator in person_name.name for separator in ",;"):
        assert (person_name.name, person_name.honorifics, person_name.degrees) == (" ".join(text.split()), (), ())


@pytest.mark.parametrize("word", ["Wagiyo", "Sumardi", "Atikah", "H.", "Prof", "SE", "Lc"])
def test_one_word_is_the_whole_name(word: str) -> None:
    """A name of one word is that word, even if it could be a title."""
    person_name = PersonName(word)
    assert (person_name.honorifics, person_name.name, person_name.degrees) == ((), word, ())


@every_case(
    ("text", "honorifics", "name", "degrees"),
    [
        ("Dr. Sekar Arum Wibawa, M.Pd.", ("Dr.",), "Sekar Arum Wibawa", ("M.Pd.",)),
        ("Dr. Samsul Nurdiana, SE., M.Si", ("Dr.",), "Samsul Nurdiana", ("SE.", "M.Si")),
        ("Prof Dr Suharyo Sutrisna, MA., Ph.D.", ("Prof", "Dr"), "Suharyo Sutrisna", ("MA.", "Ph.D.")),
        ("Ir H Hadi Siswoyo ST IPU", ("Ir", "H"), "Hadi Siswoyo", ("ST", "IPU")),
        ("Sri Suharni AMK", (), "Sri Suharni", ("AMK",)),
        ("H.A. Bakti Djafar, S.P., M.Si.", (), "H.A. Bakti Djafar", ("S.P.", "M.Si.")),
        ("Prof. Andrianto", ("Prof.",), "Andrianto", ()),
        ("Prof Andrianto", ("Prof",), "Andrianto", ()),
        ("Dr. Arman Lestari", ("Dr.",), "Arman Lestari", ()),
        ("Kang Maman Rahman", (), "Kang Maman Rahman", ()),
        ("Kartika Indah Parwati", (), "Kartika Indah Parwati", ()),
        ("HJ. SITI AMINAH S.PD", ("HJ.",), "SITI AMINAH", ("S.PD",)),
        ("Drs.  Ahmad   Yani", ("Drs.",), "Ahmad Yani", ()),
        ("Siti H. Aminah", (), "Siti H. Aminah", ()),  # titles are in front only
        ("Ahmad SE Yani", (), "Ahmad SE Yani", ()),  # degrees are at the end only
        ("Dr. H.", ("Dr.",), "H.", ()),  # one word must be the name
        ("Wagiyo ST", (), "Wagiyo", ("ST",)),
        ("ST SE", (), "ST", ("SE",)),
        ("Ahmad Fauzi Lc", (), "Ahmad Fauzi", ("Lc",)),
        ("Petrus Ama", (), "Petrus Ama", ()),  # a name, which in capitals or with dots would be a degree
        ("Petrus A.Ma.", (), "Petrus", ("A.Ma.",)),
        ("Bruno Mars", (), "Bruno Mars", ()),
        ("Siti MARS", (), "Siti", ("MARS",)),
        ("Siti, Mars", (), "Siti", ("Mars",)),  # after a comma it is a degree in any case
        ("Siti,S.Pd,M.Pd", (), "Siti", ("S.Pd", "M.Pd")),
        ("Siti, S.Pd M.Pd", (), "Siti", ("S.Pd", "M.Pd")),
        # Spaced and glued.
        ("Siti Contoh, S. Sos., M. Si.", (), "Siti Contoh", ("S. Sos.", "M. Si.")),
        ("NAMA CONTOH M. Si.", (), "NAMA CONTOH", ("M. Si.",)),
        ("Siti Contoh S. Pd. I", (), "Siti Contoh", ("S. Pd. I",)),
        ("Siti Contoh, M Si", (), "Siti Contoh", ("M Si",)),
        ("Siti Contoh, ASEAN Eng.", (), "Siti Contoh", ("ASEAN Eng.",)),
        ("Drs.H.Contoh,M.Si", ("Drs.", "H."), "Contoh", ("M.Si",)),
        ("Prof.Dr. Contoh", ("Prof.", "Dr."), "Contoh", ()),
        ("Dra.Hj.Siti Contoh,M.Pd", ("Dra.", "Hj."), "Siti Contoh", ("M.Pd",)),
        ("Siti Contoh, S.H.,M.H.", (), "Siti Contoh", ("S.H.", "M.H.")),
        ("Siti Contoh\uff0c S.Sos\uff1bMM", (), "Siti Contoh", ("S.Sos", "MM")),
        ("Siti Contoh, ,", (), "Siti Contoh", ()),
        # Candidates and honorary doctors.
        ("Dr. (c) Contoh, M.Si", ("Dr. (c)",), "Contoh", ("M.Si",)),
        ("Dr.(H.C.) Contoh", ("Dr. (H.C.)",), "Contoh", ()),
        ("Dr. H. C. Contoh", ("Dr. H. C.",), "Contoh", ()),
        ("Dr. H.C. Contoh", ("Dr. H.C.",), "Contoh", ()),
        ("DR. HC. H. Contoh, M.Si", ("DR. HC.", "H."), "Contoh", ("M.Si",)),
        ("Dr. (H. C.) Contoh", ("Dr. (H. C.)",), "Contoh", ()),
        ("Dr.H.C.Contoh", ("Dr.",), "H.C.Contoh", ()),
        ("Prof. Dr. h.c. Contoh", ("Prof.", "Dr. h.c."), "Contoh", ()),
        ("Prof. H. C. Contoh", ("Prof.",), "H. C. Contoh", ()),  # initials, perhaps
        ("dr. H. C. Contoh", ("dr.",), "H. C. Contoh", ()),  # a physician
        ("Dr. H.C.", ("Dr.",), "H.C.", ()),
        ("dr. Contoh, Sp.A", ("dr.",), "Contoh", ("Sp.A",)),
        # Degrees of social work, and rare ones.
        ("Contoh, A.KS", (), "Contoh", ("A.KS",)),
        ("Contoh A.KS", (), "Contoh", ("A.KS",)),
        ("Contoh S.Tr.Sos, M.Kesos", (), "Contoh", ("S.Tr.Sos", "M.Kesos")),
        ("Contoh, S.KM., M.M.Pd", (), "Contoh", ("S.KM.", "M.M.Pd")),
        ("Contoh, S.Xyz", (), "Contoh", ("S.Xyz",)),
        ("Contoh, S.H., QXYZ", (), "Contoh", ("S.H.", "QXYZ")),
        # Initials and names that look like titles.
        ("H.J. Contoh", (), "H.J. Contoh", ()),
        ("H. J. Contoh", (), "H. J. Contoh", ()),
        ("H J Contoh", (), "H J Contoh", ()),
        ("H. M.Nur", (), "H. M.Nur", ()),
        ("Ir. H. M. Nur Contoh, M.Si", ("Ir.",), "H. M. Nur Contoh", ("M.Si",)),
        ("Hj. S. Contoh", ("Hj.",), "S. Contoh", ()),
        ("Dr. M. Contoh", ("Dr.",), "M. Contoh", ()),
        ("H. Contoh J.", ("H.",), "Contoh J.", ()),
        ("H.M.Nur", (), "H.M.Nur", ()),
        ("Drs.H.M.Nur,M.Si", ("Drs.",), "H.M.Nur", ("M.Si",)),
        ("K.H. Contoh", ("K.H.",), "Contoh", ()),
        ("R.A. Contoh", (), "R.A. Contoh", ()),
        ("I Gusti Contoh", (), "I Gusti Contoh", ()),
        ("Contoh bin Contoh", (), "Contoh bin Contoh", ()),
        ("Contoh A.K.", (), "Contoh A.K.", ()),
        ("Contoh S. H.", (), "Contoh S. H.", ()),
        ("PETRUS AMA", (), "PETRUS AMA", ()),
        ("BUDI SAN", (), "BUDI SAN", ()),
        ("SITI SE", (), "SITI", ("SE",)),
        ("siti spd", (), "siti", ("spd",)),
        # Text after the comma that is not a degree.
        (",Budi", (), "Budi", ()),
        ("Budi, Siti", (), "Budi, Siti", ()),
        ("Contoh, Kepala Desa", (), "Contoh, Kepala Desa", ()),
        ("(alm.)", (), "(alm.)", ()),
        ("Budi (alm.)", (), "Budi (alm.)", ()),
        ("Budi, S.Sos (alm.)", (), "Budi, S.Sos (alm.)", ()),
        ("Contoh, SE,.M,.Si", (), "Contoh, SE,.M,.Si", ()),
        ("Contoh, QXYZ", (), "Contoh, QXYZ", ()),
    ],
)
def test_titles(text: str, honorifics: tuple[str, ...], name: str, degrees: tuple[str, ...]) -> None:
    """Titles in real spellings are separated from the name, with or without dots and commas, in any case."""
    person_name = PersonName(text)
    assert (person_name.honorifics, person_name.name, person_name.degrees) == (honorifics, name, degrees)


IN_FRONT = """
Prof. Dr. drg. drh. Ir. Drs. Dra. H. Hj. KH. KHR. Ust. Ustaz Ustadz Ustadzah Ns. Apt. Bpk. Bapak Ibu Sdr. Sdri. Tgk.
Tengku Raden Rr.
"""
AFTER = """
S.H. S.E. S.Sos. S.IP. S.P. S.Pd. S.Pd.I. S.Ag. S.Kom. S.K.M. S.T. S.Si. S.Th.I. S.I.Kom. S.Kep. S.Ked. S.Pt.
S.Sn. S.Psi. S.Tr. S.ST. S.STP. S.Ps.I.P. M.H. M.M. M.Pd. M.Pd.I. M.Si. M.Sos. M.A.P. M.Kom. M.K.M. M.T. M.Sc.
M.A. M.Ag. M.B.A. MARS M.Hum. M.I.Kom. M.Psi. M.Par. M.P.A. A.Md. AMK A.M.Keb. A.Md.Kep. A.Ma. Ph.D. IPU IPM
ASEAN Eng. Lc CPA Ak. S.I.
"""


@pytest.mark.parametrize("title", IN_FRONT.split())
def test_every_title_in_front(title: str) -> None:
    """Each common title is recognised in any case and without its dot."""
    for spelling in {title, title.upper(), title.lower(), title.rstrip(".")}:
        assert PersonName(f"{spelling} Siti Aminah").honorifics == (spelling,)


@every_case("degree", AFTER.split())
def test_every_degree_at_the_end(degree: str) -> None:
    """Each common degree is recognised without a comma, and in capitals without its dots."""
    for spelling in {degree, degree.upper(), degree.upper().replace(".", "")}:
        assert PersonName(f"Siti Aminah {spelling}").degrees == (spelling,)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0"])
def test_a_blank_name_is_refused(text: str) -> None:
    """A name is not empty."""
    for read in (PersonName, PersonName.parse):
        with pytest.raises(ParseError, match="expected a person's name") as caught:
            read(text)
        assert caught.value.got is None


@pytest.mark.parametrize("value", [None, 5, b"Wagiyo", ["Wagiyo"]])
def test_a_name_of_another_type_is_refused(value: object) -> None:
    """A name is a text; the error holds the type of what was given alone, because a name is personal."""
    for read in (PersonName, PersonName.parse):
        with pytest.raises(WrongTypeError, match=r"^expected a text, got a value of type ") as caught:
            read(value)  # type: ignore[arg-type]
        assert caught.value.got is type(value)


@given(texts, texts)
def test_equality_is_of_the_text(first_text: str, second_text: str) -> None:
    """Two names are equal if and only if their texts are, whether titles were parsed or not."""
    first, second, copy_of_first = PersonName(first_text), PersonName(second_text), PersonName(first_text)
    assert first.name == copy_of_first.name
    assert (first == second) is (second == first) is (first_text == second_text)
    assert (first != second) is (first_text != second_text)
    assert (PersonName(first_text), hash(PersonName(first_text))) == (first, hash(first))
    assert len({first, copy_of_first, second}) == len({first_text, second_text})


def test_equality_defers_to_other_types() -> None:
    """A name is equal to no text and to no other spelling, and defers to other types."""
    person_name = PersonName("Wagiyo")
    others: list[object] = ["Wagiyo", PersonName("Wagiyo "), PersonName("wagiyo"), None]
    assert [person_name == other for other in others] == [False] * 4
    assert person_name == EqualToAll()
    assert EqualToAll() == person_name
    assert (person_name == EqualToNone(), EqualToNone() == person_name) == (False, False)


def test_person_name_is_a_value() -> None:
    """It has no order, is immutable, and survives copying and pickling, whether titles were parsed or not."""
    person_name = PersonName("Dr. Sekar Arum Wibawa, M.Pd.")
    with pytest.raises(TypeError, match="not supported between"):
        sorted([person_name, PersonName("Wagiyo")])
    for name in ("text", "name", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(person_name, name, "Wagiyo")
    for is_parsed in (False, True):
        assert not is_parsed or person_name.honorifics == ("Dr.",)
        for other in (copy.copy(person_name), copy.deepcopy(person_name), pickle.loads(pickle.dumps(person_name))):  # noqa: S301
            assert (other, hash(other), other.degrees) == (person_name, hash(person_name), ("M.Pd.",))
