"""PSM5xx: what boards and organisations say that they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from psm_model.errors import shown
from psm_model.law.citation import InstrumentId
from psm_model.law.kinds import InstrumentKind
from psm_model.law.statute import Certainty, Statute
from psm_model.law.statutes import statutes
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .basis_dates import younger
from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .statute_titles import is_stated, names_title
from .subjects import Cited, Context, OrganisationSubject

__all__ = [
    "impossible_pinpoint",
    "profession_law_for_volunteers",
    "title_contradicts_instrument",
    "unknown_instrument",
    "wrong_kind",
]

_LOGIC = Ground(authority=Authority.LOGIC)
_TITLES = Ground(
    authority=Authority.LAW,
    certainty=Certainty.QUOTED,
    sources=("https://id.scribd.com/document/444635934/PERMENSOS-NOMOR-10-TAHUN-2019-TENTANG-PSM",),
)
_LETTERED_LIST = Ground(
    authority=Authority.LAW,
    certainty=Certainty.DERIVED,
    sources=(
        "UU 11/2009 Pasal 21",
        "https://github.com/mblonyox/data-peraturan/blob/bccf50bb7cd5e5494a155eb5db1e664f7199c469/uu/2009/11.md",
    ),
)
_PROFESSION = Ground(
    authority=Authority.LAW,
    certainty=Certainty.DERIVED,
    sources=("UU 14/2019", "https://pasal.id/en/peraturan/uu/uu-no-14-tahun-2019/koreksi/5893433"),
)

_PROFESSION_LAW: Final = InstrumentId(InstrumentKind.UU, "14", 2019)
_AMENDED_LAW: Final = InstrumentId(InstrumentKind.UU, "11", 2009)
_AS_AMENDED: Final = re.compile(
    r"\b(?:di ?ubah|dirubah|[mp]engubah(?:an)?|merubah|perubahan(?:nya)?|diperbarui|jo|jis|yo|juncto|junto)\b",
    re.IGNORECASE,
)
_NATIONAL: Final = frozenset(
    InstrumentKind(kind)
    for kind in ("uu", "perppu", "pp", "perpres", "keppres", "inpres", "permen", "kepmen", "peraturan", "keputusan")
)
"""The kinds that are taken for each other where nobody says of which office."""


def _meant(cited: Cited) -> Statute | None:
    """Return the statute of another kind that an unknown instrument may be: its number and year agree.

    A title that is stated must be that statute's. Where none is, nothing but the kind may be wrong: an instrument of an
    office that is named, or of a region, has numbers of its own, and that one of them is another's is no slip.
    """
    instrument, title = cited.instrument, cited.basis.title
    if not is_stated(title) and (instrument.issuer is not None or instrument.kind not in _NATIONAL):
        return None
    for statute in statutes().namesakes(instrument):
        if statute.title is not None and (title is None or not is_stated(title) or names_title(title, statute.title)):
            return statute
    return None


@rule(
    code="PSM501",
    severity=Severity.INFO,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("an instrument that the statute book does not have", "peraturan yang tidak ada dalam buku"),
    message=Text("the statute book does not have {instrument}", "daftar peraturan tidak memuat {instrument}"),
    explanation_id="Peraturan yang dijadikan dasar tidak ada dalam daftar peraturan paket ini, sehingga judul dan "
    "masa berlakunya tidak diperiksa.",
)
def unknown_instrument(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A legal basis is an instrument that the statute book does not have.

    What it checks
        The instruments of all legal bases that can be cited. Those that PSM505 takes for another are left to it, and
        those of a later year than the document that names them to PSM508.

    Why it matters
        Of an instrument that is not in the book, neither the title nor whether it was in force is checked.

    Example
        >>> basis = LegalBasis(citation=parse_citation("Perda Kabupaten Batang 3/2018"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ('PSM501',)

    Instead
        >>> basis = LegalBasis(citation=parse_citation("Permensos 10/2019"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ()

    Source
        Logic: what is not known is not checked.
    """
    for cited in subject.cited:
        if cited.instrument in statutes() or _meant(cited) is not None:
            continue
        too_young, facts = younger(cited)
        if (~too_young).possible:
            yield Hit(
                path=f"{cited.path}/citation",
                ids=cited.ids,
                verdict=~too_young,
                settled_by=facts,
                params={"instrument": cited.instrument.short},
            )


@rule(
    code="PSM505",
    severity=Severity.WARNING,
    grounds=[_TITLES],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("an instrument of the wrong kind", "jenis peraturan yang keliru"),
    message=Text(
        "the statute book does not have {instrument}; {meant} has that number and year",
        "daftar peraturan tidak memuat {instrument}; yang bernomor dan bertahun itu adalah {meant}",
    ),
    explanation_id="Peraturan yang dijadikan dasar tidak ada dalam daftar peraturan, tetapi ada peraturan jenis "
    "lain dengan nomor dan tahun yang sama, dan judul yang disebut tidak membantahnya: “Undang-Undang Nomor 10 "
    "Tahun 2019” untuk Peraturan Menteri Sosial itu.",
)
def wrong_kind(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A legal basis is not in the statute book, but an instrument of another kind with its number and year is.

    What it checks
        The instruments of legal bases that the book does not have, where the stated title is the other's, or none is
        stated and the instrument is not of an office that is named, nor of a region. Those of a later year than the
        document that names them are left to PSM508.

    Why it matters
        News pages write "Undang-Undang Nomor 10 Tahun 2019" for the minister's regulation of that number.

    Example
        >>> basis = LegalBasis(citation=parse_citation("UU 10/2019"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ('PSM505',)

    Instead
        >>> basis = LegalBasis(citation=parse_citation("Permensos 10/2019"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ()

    Source
        The title of Permensos 10/2019 as its text has it; the slip is seen on a news page on Purwakarta.
    """
    for cited in subject.cited:
        meant = None if cited.instrument in statutes() else _meant(cited)
        if meant is None:
            continue
        too_young, facts = younger(cited)
        if (~too_young).possible:
            yield Hit(
                path=f"{cited.path}/citation",
                ids=cited.ids,
                verdict=~too_young,
                settled_by=facts,
                params={"instrument": cited.instrument.short, "meant": meant.id.short},
            )


@rule(
    code="PSM503",
    severity=Severity.WARNING,
    grounds=[_TITLES],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("another title than the instrument's", "judul yang bukan judul peraturannya"),
    message=Text(
        "{instrument} is cited by the title {stated}; its title is {title}",
        "{instrument} disebut dengan judul {stated}; judulnya adalah {title}",
    ),
    explanation_id="Judul yang disebut bukan judul peraturan itu menurut daftar peraturan: nomor atau judulnya keliru. "
    "Singkatan judul dan kata-kata sesudah judul yang benar tidak dipersoalkan.",
)
def title_contradicts_instrument(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A legal basis is cited by another title than the instrument has.

    What it checks
        The title, where one is stated, against the statute book's. Case, punctuation, a leading *tentang* and words
        written short don't count, an acronym stands for its words ("PSM"), and so does a title with more words behind
        it, unless it is the longer title of another instrument in the book.

    Why it matters
        The number or the title is of another instrument.

    Example
        >>> basis = LegalBasis(citation=parse_citation("Permensos 10/2019"), title="Kesejahteraan Sosial")
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ('PSM503',)

    Instead
        >>> basis = attrs.evolve(basis, title="Pekerja Sosial Masyarakat")
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ()

    Source
        The titles as the texts of the instruments have them; the statute book names each source.
    """
    for path, basis, instrument, ids, *_ in subject.cited:
        statute = statutes().get(instrument)
        if statute is None or statute.title is None or basis.title is None or not is_stated(basis.title):
            continue
        if not names_title(basis.title, statute.title):
            yield Hit(
                path=f"{path}/title",
                related=(f"{path}/citation",),
                ids=ids,
                params={"instrument": instrument.short, "stated": shown(basis.title), "title": shown(statute.title)},
            )


@rule(
    code="PSM504",
    severity=Severity.WARNING,
    grounds=[_LETTERED_LIST],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a part that the article does not have", "bagian yang tidak ada dalam pasal"),
    message=Text(
        "{citation} names a paragraph, and Pasal {article} of {instrument} has none",
        "{citation} menyebut ayat, sedangkan Pasal {article} {instrument} tidak memiliki ayat",
    ),
    explanation_id="Kutipan menyebut ayat dari pasal yang tidak memiliki ayat: Pasal 21 UU 11/2009 hanya berisi "
    "daftar huruf. Pasal 21 ayat (1) yang disebut pejabat adalah dari Peraturan Menteri Sosial.",
)
def impossible_pinpoint(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A legal basis names a paragraph of an article that has none.

    What it checks
        The paragraphs (*ayat*) that citations name against what the statute book knows of articles. An article of an
        annex is another one.

    Why it matters
        "Pasal 21 ayat (1)" is of Permensos 10/2019; Pasal 21 of UU 11/2009 is a lettered list without paragraphs, and
        the two are named together.

    Example
        >>> basis = LegalBasis(citation=parse_citation("UU 11/2009 Pasal 21 ayat (1)"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ('PSM504',)

    Instead
        >>> basis = LegalBasis(citation=parse_citation("Permensos 10/2019 Pasal 21 ayat (1)"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ()

    Source
        Derived from UU 11/2009, whose Pasal 21 is a list of letters.
    """
    for path, basis, instrument, ids, *_ in subject.cited:
        statute = statutes().get(instrument)
        whole = {shape.article for shape in statute.articles if not shape.has_paragraphs} if statute else set()
        places = basis.citation.pinpoints if basis.citation else ()
        ends = [place.through for place in places if place.through is not None]
        named = {place.article for place in (*places, *ends) if place.paragraph is not None and place.annex is None}
        for article in sorted(whole & named):
            yield Hit(
                path=f"{path}/citation",
                ids=ids,
                params={"citation": str(basis.citation), "article": article, "instrument": instrument.short},
            )


@rule(
    code="PSM506",
    severity=Severity.WARNING,
    grounds=[_PROFESSION],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    applies=Period.parse("2019/.."),
    title=Text("the law of the profession for volunteers", "undang-undang profesi untuk relawan"),
    message=Text(
        "{instrument}, which is about certified social workers, is relied on for volunteers",
        "{instrument}, yang mengatur pekerja sosial bersertifikat, dijadikan dasar bagi relawan",
    ),
    explanation_id="UU 14/2019 mengatur pekerja sosial sebagai profesi bersertifikat; pekerja sosial masyarakat "
    "adalah relawan. Undang-undang itu boleh disebut sebagai perubahan UU 11/2009.",
)
def profession_law_for_volunteers(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """UU 14/2019, on certified social workers, is a basis for volunteers.

    What it checks
        Legal bases on UU 14/2019, unless the words of the source cite it as amending (*diubah*, *perubahan*). Where
        UU 11/2009 stands beside it and the words are not recorded, they may have been such words.

    Why it matters
        A *pekerja sosial* of that act is a professional with a certificate, a *pekerja sosial masyarakat* a volunteer;
        the names are alike and the law is not.

    Example
        >>> basis = LegalBasis(citation=parse_citation("UU 14/2019"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ('PSM506',)

    Instead
        >>> words = "UU 11/2009 sebagaimana telah diubah dengan UU 14/2019"
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(attrs.evolve(basis, as_written=words),)))).codes
        ()

    Source
        Derived from UU 14/2019 Pasal 1 angka 1, as quoted.
    """
    welfare = {cited.ids for cited in subject.cited if cited.instrument == _AMENDED_LAW}
    for path, basis, instrument, ids, *_ in subject.cited:
        if instrument == _PROFESSION_LAW and not _AS_AMENDED.search(basis.as_written or ""):
            is_open = basis.as_written is None and ids in welfare
            yield Hit(
                path=f"{path}/citation",
                ids=ids,
                verdict=Verdict.UNDETERMINED if is_open else Verdict.YES,
                settled_by=(f"{path}/as_written",) if is_open else (),
                params={"instrument": instrument.short},
            )
