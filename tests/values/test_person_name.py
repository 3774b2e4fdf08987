"""PersonName: the text is kept, and its titles are told apart without loss."""

from __future__ import annotations

import copy
import pickle

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.errors import ParseError, WrongTypeError
from psm_model.values import PersonName
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
# Words that may be titles, joined in all ways; and any text that is not blank.
texts = st.one_of(
    st.tuples(words, st.lists(st.tuples(spaces, words), max_size=6)).map(
        lambda drawn: drawn[0] + "".join(space + word for space, word in drawn[1])
    ),
    st.tuples(st.text(max_size=20), st.characters(exclude_categories=["Z", "C"]), st.text(max_size=20)).map("".join),
)


@given(texts)
def test_the_text_is_kept(text: str) -> None:
    """A name is written as it was read, to the letter, and repr makes it again."""
    it = PersonName(text)
    assert it.text == str(it) == text
    assert PersonName.parse(str(it)) == it
    assert eval(repr(it), {"PersonName": PersonName}) == it  # noqa: S307
    assert repr(it) == f"PersonName({text!r})"


def squeezed(text: str) -> str:
    """A text without spaces and what divides names from degrees."""
    return "".join(text.translate(dict.fromkeys(map(ord, ",;\uff0c\uff1b\u060c\u3001"), " ")).split())


@given(texts)
@example(", S.Pd.")
@example(" Dr. ,,")
@example("Dr.(c) Contoh, S. Sos")
def test_nothing_is_lost(text: str) -> None:
    """Honorifics, name and degrees, one after another, are the text, but for spaces and commas."""
    it = PersonName(text)
    assert squeezed("".join([*it.honorifics, it.name, *it.degrees])) == squeezed(text)


@given(texts)
@example(",")
@example(", Budi")
def test_there_is_always_a_name(text: str) -> None:
    """The name is never empty, and is not spaced out."""
    it = PersonName(text)
    assert it.name
    assert it.name == " ".join(it.name.split())


@given(texts)
def test_degrees_stand_behind_a_name(text: str) -> None:
    """Where something behind a comma is no degree, the whole text is the name."""
    it = PersonName(text)
    if any(sign in it.name for sign in ",;"):
        assert (it.name, it.honorifics, it.degrees) == (" ".join(text.split()), (), ())


@pytest.mark.parametrize("word", ["Wagiyo", "Sumardi", "Atikah", "H.", "Prof", "SE", "Lc"])
def test_one_word_is_the_whole_name(word: str) -> None:
    """A name of one word is that word, even where it could be a title."""
    it = PersonName(word)
    assert (it.honorifics, it.name, it.degrees) == ((), word, ())


@pytest.mark.parametrize(
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
        ("Siti H. Aminah", (), "Siti H. Aminah", ()),  # titles stand in front, or are none
        ("Ahmad SE Yani", (), "Ahmad SE Yani", ()),  # and degrees behind
        ("Dr. H.", ("Dr.",), "H.", ()),  # something is the name
        ("Wagiyo ST", (), "Wagiyo", ("ST",)),
        ("ST SE", (), "ST", ("SE",)),
        ("Ahmad Fauzi Lc", (), "Ahmad Fauzi", ("Lc",)),
        ("Petrus Ama", (), "Petrus Ama", ()),  # a name, which in capitals or with dots would be a degree
        ("Petrus A.Ma.", (), "Petrus", ("A.Ma.",)),
        ("Bruno Mars", (), "Bruno Mars", ()),
        ("Siti MARS", (), "Siti", ("MARS",)),
        ("Siti, Mars", (), "Siti", ("Mars",)),  # after a comma it is one in any case
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
        # Candidates and doctors for honour.
        ("Dr. (c) Contoh, M.Si", ("Dr. (c)",), "Contoh", ("M.Si",)),
        ("Dr.(H.C.) Contoh", ("Dr. (H.C.)",), "Contoh", ()),
        ("dr. Contoh, Sp.A", ("dr.",), "Contoh", ("Sp.A",)),
        # Degrees of social work, and others that are rare.
        ("Contoh, A.KS", (), "Contoh", ("A.KS",)),
        ("Contoh A.KS", (), "Contoh", ("A.KS",)),
        ("Contoh S.Tr.Sos, M.Kesos", (), "Contoh", ("S.Tr.Sos", "M.Kesos")),
        ("Contoh, S.KM., M.M.Pd", (), "Contoh", ("S.KM.", "M.M.Pd")),
        ("Contoh, S.Xyz", (), "Contoh", ("S.Xyz",)),
        ("Contoh, S.H., QXYZ", (), "Contoh", ("S.H.", "QXYZ")),
        # Initials and names that look like titles.
        ("H.J. Contoh", (), "H.J. Contoh", ()),
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
        # No degree behind the comma: nobody can tell what it is.
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
    """Titles of the real wordings are told from the name, with dots or not, with commas or not, in any case."""
    it = PersonName(text)
    assert (it.honorifics, it.name, it.degrees) == (honorifics, name, degrees)


IN_FRONT = """
Prof. Dr. drg. drh. Ir. Drs. Dra. H. Hj. KH. KHR. Ust. Ustaz Ustadz Ustadzah Ns. Apt. Bpk. Bapak Ibu Sdr. Sdri. Tgk.
Tengku Raden Rr.
"""
BEHIND = """
S.H. S.E. S.Sos. S.IP. S.P. S.Pd. S.Pd.I. S.Ag. S.Kom. S.K.M. S.T. S.Si. S.Th.I. S.I.Kom. S.Kep. S.Ked. S.Pt.
S.Sn. S.Psi. S.Tr. S.ST. S.STP. S.Ps.I.P. M.H. M.M. M.Pd. M.Pd.I. M.Si. M.Sos. M.A.P. M.Kom. M.K.M. M.T. M.Sc.
M.A. M.Ag. M.B.A. MARS M.Hum. M.I.Kom. M.Psi. M.Par. M.P.A. A.Md. AMK A.M.Keb. A.Md.Kep. A.Ma. Ph.D. IPU IPM
ASEAN Eng. Lc CPA Ak. S.I.
"""


@pytest.mark.parametrize("title", IN_FRONT.split())
def test_every_title_in_front(title: str) -> None:
    """Each title in common use is told from the name behind it, in any case and without its dot."""
    for written in {title, title.upper(), title.lower(), title.rstrip(".")}:
        assert PersonName(f"{written} Siti Aminah").honorifics == (written,)


@pytest.mark.parametrize("degree", BEHIND.split())
def test_every_degree_behind(degree: str) -> None:
    """Each degree in common use is told from the name before it without a comma, in capitals without its dots too."""
    for written in {degree, degree.upper(), degree.upper().replace(".", "")}:
        assert PersonName(f"Siti Aminah {written}").degrees == (written,)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0"])
def test_a_blank_name_is_refused(text: str) -> None:
    """A name is not empty."""
    for read in (PersonName, PersonName.parse):
        with pytest.raises(ParseError, match="expected a person's name") as caught:
            read(text)
        assert caught.value.got is None


@pytest.mark.parametrize("given_", [None, 5, b"Wagiyo", ["Wagiyo"]])
def test_a_name_of_another_type_is_refused(given_: object) -> None:
    """A name is a text; the error holds the type of what was given alone, because a name is personal."""
    for read in (PersonName, PersonName.parse):
        with pytest.raises(WrongTypeError, match=r"^expected a text, got a value of type ") as caught:
            read(given_)  # type: ignore[arg-type]
        assert caught.value.got is type(given_)


@given(texts, texts)
def test_equality_is_of_the_text(one: str, other: str) -> None:
    """Two are equal when their texts are, to the letter; equal ones have one hash; asked for titles or not."""
    this, that, again = PersonName(one), PersonName(other), PersonName(one)
    assert this.name == again.name
    assert (this == that) is (that == this) is (one == other)
    assert (this != that) is (one != other)
    assert (PersonName(one), hash(PersonName(one))) == (this, hash(this))
    assert len({this, again, that}) == len({one, other})


def test_equality_leaves_other_types_their_say() -> None:
    """A name is equal to no text, and to another type as that type says; spelled in another way it is another."""
    it = PersonName("Wagiyo")
    strangers: list[object] = ["Wagiyo", PersonName("Wagiyo "), PersonName("wagiyo"), None]
    assert [it == other for other in strangers] == [False] * 4
    assert it == EqualToAll()
    assert EqualToAll() == it
    assert (it == EqualToNone(), EqualToNone() == it) == (False, False)


def test_it_is_a_value() -> None:
    """It has no order, can't be changed, and survives copies and pickles, whether its titles were asked for or not."""
    it = PersonName("Dr. Sekar Arum Wibawa, M.Pd.")
    with pytest.raises(TypeError, match="not supported between"):
        sorted([it, PersonName("Wagiyo")])
    for name in ("text", "name", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(it, name, "Wagiyo")
    for asked in (False, True):
        assert not asked or it.honorifics == ("Dr.",)
        for other in (copy.copy(it), copy.deepcopy(it), pickle.loads(pickle.dumps(it))):  # noqa: S301
            assert (other, hash(other), other.degrees) == (it, hash(it), ("M.Pd.",))
