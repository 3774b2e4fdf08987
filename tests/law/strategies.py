"""Instruments, pinpoints and citations for the tests of law, drawn without the code that they test."""

from __future__ import annotations

import re

import attrs
from hypothesis import strategies as st

from psm_model.errors import ParseError
from psm_model.law import Citation, Division, InstrumentId, InstrumentKind, Pinpoint

_FIXED = {"uud", "uuds", "kuhp", "kuhd", "kuhap", "kuhperdata", "kuhpm", "hir", "rbg", "rv", "khi"}
_OFFICES = {
    "permen": [
        "menteri sosial",
        "menteri dalam negeri",
        "menteri riset dan teknologi",
        "menteri desa, dan lain",
        "Mensos",
    ],
    "perda_prov": ["provinsi jawa barat", "provinsi dki jakarta", "Prov. Jateng"],
    "perda_kabkota": ["kabupaten batang", "kota surabaya", "Kab. Toli-Toli"],
    "pergub": ["gubernur aceh", "gubernur dki jakarta"],
    "perbup": ["bupati batang", "bupati hulu sungai selatan"],
    "perwali": ["walikota surabaya", "wali kota banda aceh"],
    "perdes": ["desa sukamaju", "desa di atas"],
    "surat_edaran": ["menteri sosial", "mahkamah agung", "sekretaris daerah"],
    "ad_art": ["ikatan pekerja sosial masyarakat", "karang taruna", "persatuan x/y"],
    "other": ["kementerian sosial", "kepala badan pusat statistik", "direktur jenderal pemberdayaan sosial"],
    "putusan": ["mahkamah agung", "pengadilan negeri batang"],
}
OFFICES_OF_ANY_FORM = [
    "menteri sosial",
    "direktur jenderal pemberdayaan sosial",
    "kepala badan pusat statistik",
    "kepala dinas sosial kabupaten batang",
    "sekretaris daerah kota surakarta",
    "sekretaris jenderal kementerian sosial",
    "gubernur jawa tengah",
    "gubernur bank indonesia",
    "bupati batang",
    "walikota surakarta",
    "camat bandar",
    "lurah watesalit",
    "kepala desa sukamaju",
    "rektor universitas contoh",
    "direksi badan penyelenggara jaminan sosial kesehatan",
    "komisi pemilihan umum",
    "ketua komisi pemilihan umum",
    "mahkamah agung",
    "ketua mahkamah agung",
    "dewan gubernur bank indonesia",
    "otoritas jasa keuangan",
    "dewan perwakilan rakyat daerah kabupaten batang",
    "pimpinan dewan perwakilan rakyat daerah kabupaten batang",
    "panglima tentara nasional indonesia",
    "jaksa agung",
    "kepala kepolisian negara",
    "bersama menteri agama dan menteri dalam negeri",
]
"""Offices that issue regulations, decisions, instructions and circulars."""
_OFFICES |= dict.fromkeys(["peraturan", "keputusan", "instruksi"], OFFICES_OF_ANY_FORM)
_OFFICES |= {"kepmen": _OFFICES["permen"], "instruksi_menteri": _OFFICES["permen"]}
_OFFICES |= {"keputusan_gubernur": _OFFICES["pergub"], "keputusan_bupati": _OFFICES["perbup"]}
_OFFICES |= {"keputusan_walikota": _OFFICES["perwali"]}

years = st.integers(1800, 2200)
plain_numbers = st.from_regex(r"0{0,2}[1-9][0-9]{0,3}[A-H]?", fullmatch=True)
parted_numbers = st.from_regex(r"[1-9][0-9]{0,2}(\.[0-9]{1,2}){0,2}-[0-9]{1,4}", fullmatch=True)


@st.composite
def registry_numbers(draw: st.DrawFn) -> str:
    """Draw a number such as 14/HUK/KEP/II/1981."""
    first = draw(st.from_regex(r"[1-9][0-9]{0,2}", fullmatch=True))
    middle = draw(
        st.lists(
            st.sampled_from(["HUK", "KEP", "II", "PMK.01", "PUU-V", "07", "K.40", "M", "Per"]), min_size=1, max_size=3
        )
    )
    year = draw(st.one_of(st.just([]), years.map(lambda year: [str(year)])))
    return "/".join([first, *middle, *year])


lettered_numbers = st.sampled_from(["KEP-12/MEN/2000", "K.40/2009/X", "M5-3", "Pol/5/VII", "2/KO.T.O.E."])
numbers = st.one_of(plain_numbers, parted_numbers, registry_numbers(), lettered_numbers)
numbers_of_acts = st.from_regex(r"0{0,2}[1-9][0-9]{0,3}", fullmatch=True)
kinds = st.sampled_from(InstrumentKind)
_ACTS = ("uu", "uu_darurat", "perppu", "pp", "perpres")
_REGULATIONS = (*_ACTS, "permen", "perda_prov", "perda_kabkota", "pergub", "perbup", "perwali", "perdes")
_DASHED_YEAR = re.compile(r"[0-9]{1,3}-[0-9]{4}")


@st.composite
def instruments(draw: st.DrawFn, kind: st.SearchStrategy[InstrumentKind] = kinds) -> InstrumentId:
    """Draw an instrument of any kind."""
    of = draw(kind)
    issuer = draw(st.none() | st.sampled_from(_OFFICES[of])) if of in _OFFICES else None
    if of == "uud":
        return InstrumentId(of, draw(st.none() | st.integers(1, 4).map("perubahan-{}".format)), None)
    if of in _FIXED:
        return InstrumentId(of, None, None)
    year = draw(st.none() | years)
    if of == "ad_art":
        return InstrumentId(of, None, year, issuer)
    roman = st.sampled_from(["I/MPR/2003", "XII/MPRS/1966", "IX"])
    of_kind = {"tap_mpr": roman | numbers, "staatsblad": plain_numbers, **dict.fromkeys(_ACTS, numbers_of_acts)}
    number = draw(st.none() | of_kind.get(of, numbers))
    if of in _REGULATIONS and year is None and number and _DASHED_YEAR.fullmatch(number):
        year = 2019  # without it, "5-1985" would be a number and its year
    return InstrumentId(of, number, year, issuer)


articles = st.from_regex(r"[1-9][0-9]{0,2}([A-HJ-NP-Z]|bis|ter)?", fullmatch=True) | st.sampled_from(
    ["IV", "28I", "12AB"]
)
paragraphs = st.from_regex(r"[1-9][0-9]?[a-h]?", fullmatch=True)
letters = st.sampled_from([*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"])
romans = st.sampled_from(["I", "II", "IV", "XIV"])
parts = st.sampled_from(["Pertama", "Kesatu", "Kedua Puluh", "Kedua Puluh Satu"])


ordinals = st.sampled_from(["KESATU", "PERTAMA", "KEDUA", "KESEPULUH", "KEDUA BELAS"])


@st.composite
def places(draw: st.DrawFn) -> Pinpoint:
    """Draw one place that needs no other to be found, in the body or outside it."""
    return draw(st.one_of(places_in_body(), places_in_body(), places_outside_body()))


@st.composite
def places_outside_body(draw: st.DrawFn) -> Pinpoint:
    """Draw a dictum, a recital, a place in the elucidation, or one in an annex without a number."""
    letter, item = draw(st.none() | letters), draw(st.none() | paragraphs)
    division = draw(st.none() | st.sampled_from(Division))
    if division is None:
        return Pinpoint(dictum=draw(ordinals), letter=letter, item=item)
    if division is Division.ELUCIDATION:
        return Pinpoint(draw(articles), draw(st.none() | paragraphs), letter, item, division=division)
    if division in {Division.TRANSITIONAL, Division.ADDITIONAL}:
        return Pinpoint(draw(romans), draw(st.none() | paragraphs), letter, item, division=division)
    is_preamble = division in {Division.RECITALS, Division.CITATIONS}
    return Pinpoint(letter=letter or ("a" if is_preamble else None), item=item, division=division)


@st.composite
def places_in_body(draw: st.DrawFn) -> Pinpoint:
    """Draw one place that names an article, chapter or annex."""
    article = draw(st.none() | articles)
    inner = [draw(st.none() | values) if article else None for values in (paragraphs, letters, paragraphs)]
    chapter = draw(st.none() | romans)
    part = draw(st.none() | parts) if chapter else None
    annex = draw(romans if article is None and chapter is None else st.none() | romans)
    return Pinpoint(article, inner[0], inner[1], inner[2], chapter=chapter, part=part, annex=annex)


@st.composite
def ranges(draw: st.DrawFn) -> Pinpoint:
    """Draw a range of places."""
    first = draw(places_in_body())
    if first.article is None:
        end = draw(places_in_body().filter(lambda last: last.article is None and _outer(last) == _outer(first)))
    else:
        end = draw(
            st.one_of(
                places_in_body().filter(lambda last: last.article is not None),
                st.builds(Pinpoint, st.just(first.article), paragraphs),
                st.builds(Pinpoint, st.just(first.article), st.just(first.paragraph), letters),
            )
        )
    return _join(first, end)


@st.composite
def ranges_outside_body(draw: st.DrawFn) -> Pinpoint:
    """Draw a range of places of one dictum or in one division."""
    first = draw(places_outside_body())
    first = attrs.evolve(first, letter=draw(letters), item=None)
    return _join(first, attrs.evolve(first, letter=draw(letters)))


def _join(first: Pinpoint, last: Pinpoint) -> Pinpoint:
    """Return the range of two places in either order, or the first place if they are no range."""
    for start, end in ((first, last), (last, first)):
        try:
            return attrs.evolve(start, through=end)
        except ParseError:
            continue
    return first


def _outer(place: Pinpoint) -> str:
    return "annex" if place.annex else "chapter"


citations = st.builds(
    Citation, instruments(), st.lists(places() | ranges() | ranges_outside_body(), max_size=4).map(tuple)
)
