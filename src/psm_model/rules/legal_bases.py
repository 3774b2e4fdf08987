"""PSM5xx: what boards and organisations say that they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.legal_basis import LegalBasis
from psm_model.errors import shown
from psm_model.law.citation import InstrumentId
from psm_model.law.kinds import InstrumentKind
from psm_model.law.statute import Certainty, Edge, Statute
from psm_model.law.statutes import statutes
from psm_model.values.partial_date import FIRST_YEAR, PartialDate
from psm_model.values.period import UNBOUNDED, Period
from psm_model.values.verdict import Verdict

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import imprecise
from .subjects import Context, OrganisationSubject

__all__ = [
    "basis_not_in_force",
    "impossible_pinpoint",
    "profession_law_for_volunteers",
    "title_contradicts_instrument",
    "unknown_instrument",
    "wrong_kind",
]

_LOGIC = Ground(authority=Authority.LOGIC)
_REPLACED = Ground(
    authority=Authority.LAW,
    certainty=Certainty.DERIVED,
    sources=(
        "Permensos 10/2019",
        "https://id.scribd.com/document/444635934/PERMENSOS-NOMOR-10-TAHUN-2019-TENTANG-PSM",
        "https://studylibid.com/doc/54510/departemen-sosial-ri",
    ),
)
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
        "https://www.global-regulation.com/translation/indonesia/2966080/act-no.-11-of-2009.html",
    ),
)
_PROFESSION = Ground(
    authority=Authority.LAW,
    certainty=Certainty.DERIVED,
    sources=("UU 14/2019", "https://pasal.id/en/peraturan/uu/uu-no-14-tahun-2019/koreksi/5893433"),
)

_PROFESSION_LAW: Final = InstrumentId(InstrumentKind.UU, "14", 2019)
_KEPT: Final = 1 << 14
_AS_AMENDED: Final = re.compile(r"\bdi ?ubah\b|\bperubahan\b", re.IGNORECASE)


def _plain(title: str) -> str:
    """Fold what does not make another title: case, spacing, a leading *tentang*, closing punctuation."""
    return " ".join(title.split()).casefold().removeprefix("tentang ").rstrip(" .;,")


def _meant(basis: LegalBasis, instrument: InstrumentId) -> Statute | None:
    """Give the statute of another kind that an unknown instrument may be: number and year agree, no title denies it."""
    stated = None if basis.title is None else _plain(basis.title)
    for statute in statutes().namesakes(instrument):
        if statute.title is not None and stated in {None, _plain(statute.title)}:
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
        The instruments of all legal bases that can be cited; those that PSM505 takes for another are left to it.

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
    for path, basis, instrument, ids in subject.cited:
        if instrument not in statutes() and _meant(basis, instrument) is None:
            yield Hit(path=f"{path}/citation", ids=ids, params={"instrument": instrument.short})


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
        The instruments of legal bases that the book does not have, where no stated title speaks against the other.

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
    for path, basis, instrument, ids in subject.cited:
        meant = None if instrument in statutes() else _meant(basis, instrument)
        if meant is not None:
            params = {"instrument": instrument.short, "meant": meant.id.short}
            yield Hit(path=f"{path}/citation", ids=ids, params=params)


@rule(
    code="PSM502",
    severity=Severity.WARNING,
    grounds=[_REPLACED],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a basis that was not in force", "dasar hukum yang tidak berlaku"),
    message=Text(
        "board term {term!r} relies on {instrument}, not in force on {day}; what decides: {edge:EdgeKind}",
        "masa bakti {term!r} bersandar pada {instrument}, yang tidak berlaku pada {day}; penentu: {edge:EdgeKind}",
    ),
    explanation_id="Kepengurusan bersandar pada peraturan yang belum berlaku atau sudah diganti pada hari "
    "keputusannya, atau bila itu tidak diketahui hari pengukuhannya, atau hari pertama masa baktinya.",
)
def basis_not_in_force(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A board relies on an instrument that was not yet or no longer in force.

    What it checks
        The instruments that the statute book has, on the day of the board's decree, or else of its inauguration, one
        that is only planned left out, or else the first day of its term. The book says what is known of when each was
        in force, and from where.

    Why it matters
        A decree that rests on a replaced regulation was written from an old template, or cites the wrong number.

    Example
        >>> basis = LegalBasis(citation=parse_citation("Permensos 01/2012"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2023–2028", legal_bases=(basis,))
        >>> check(Register.of(ipsm, term)).codes
        ('PSM502',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, label="2015–2020"))).codes
        ()

    Source
        Derived from the recital of Permensos 10/2019 and its subject line in the gazette (*Pencabutan*), by which it
        replaces 01/2012, and so for the other instruments of the statute book.
    """
    terms = dict(subject.terms)
    for path, basis, instrument, ids in subject.cited:
        term_path, _, _ = path.rpartition("/legal_bases/")
        if instrument not in statutes() or term_path not in terms:
            continue
        term = terms[term_path]
        verdict, edge, day, facts = _in_force(instrument, term, term_path)
        if (~verdict).possible:
            yield Hit(
                path=f"{path}/citation",
                ids=ids,
                verdict=~verdict,
                settled_by=() if verdict is Verdict.NO else facts,
                params={
                    "term": term.id,
                    "instrument": basis.citation.short if basis.citation else instrument.short,
                    "day": day,
                    "edge": str(edge or "-"),
                },
            )


def _in_force(
    instrument: InstrumentId, term: BoardTerm, path: str
) -> tuple[Verdict, Edge | None, str, tuple[str, ...]]:
    """Tell whether an instrument was in force on the day that a board relied on it, and which day that is."""
    if term.decree is not None and term.decree.day is not None:
        day, pointer = term.decree.day, f"{path}/decree/issued"
    elif term.inauguration is not None and term.inauguration.day is not None:
        day, pointer = term.inauguration.day, f"{path}/inauguration/date"
    elif term.span is None:
        # Nothing says when the board relied on it, so nothing is asked.
        return Verdict.YES, None, "-", ()
    elif isinstance(term.span.start, PartialDate):
        day, pointer = term.span.start, f"{path}/period/start"
    else:
        return _before_end(instrument, term.span, f"{path}/period/start")
    verdict, edge = _by_the_book(instrument, day)
    return verdict, edge, str(day), imprecise(pointer, day)


# Boards rest on few instruments, and many take office on one day.
@lru_cache(_KEPT)
def _by_the_book(instrument: InstrumentId, day: PartialDate) -> tuple[Verdict, Edge | None]:
    return statutes().in_force(instrument, day)


def _before_end(
    instrument: InstrumentId, span: Period, pointer: str
) -> tuple[Verdict, Edge | None, str, tuple[str, ...]]:
    """Tell of a term whose start is unknown: the instrument may not have been there on the last day that it may be."""
    if span.bounds[1] < UNBOUNDED:
        # The book is asked of no day before the first that can be written.
        last = max(date.fromordinal(span.bounds[1]), date(FIRST_YEAR, 1, 1))
        verdict, edge = statutes().in_force(instrument, last)
        if verdict is Verdict.NO and edge is None:
            return verdict, edge, f"../{last}", ()
    return Verdict.UNDETERMINED, None, "..", (pointer,)


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
    explanation_id="Judul yang disebut bukan judul peraturan itu menurut daftar peraturan: nomor atau judulnya keliru.",
)
def title_contradicts_instrument(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A legal basis is cited by another title than the instrument has.

    What it checks
        The title, where one is stated, against the statute book's. Case, spacing and a leading *tentang* don't count.

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
    for path, basis, instrument, ids in subject.cited:
        statute = statutes().get(instrument)
        if statute is None or statute.title is None or basis.title is None:
            continue
        if _plain(basis.title) != _plain(statute.title):
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
        The paragraphs (*ayat*) that citations name against what the statute book knows of articles.

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
        Derived from a machine translation of UU 11/2009, whose Pasal 21 is a lettered list.
    """
    for path, basis, instrument, ids in subject.cited:
        statute = statutes().get(instrument)
        whole = {shape.article for shape in statute.articles if not shape.has_paragraphs} if statute else set()
        places = basis.citation.pinpoints if basis.citation else ()
        ends = [place.through for place in places if place.through is not None]
        named = {place.article for place in (*places, *ends) if place.paragraph is not None}
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
        "{instrument} is about certified social workers, not about volunteers",
        "{instrument} mengatur pekerja sosial bersertifikat, bukan relawan",
    ),
    explanation_id="UU 14/2019 mengatur pekerja sosial sebagai profesi bersertifikat; pekerja sosial masyarakat "
    "adalah relawan. Undang-undang itu boleh disebut sebagai perubahan UU 11/2009.",
)
def profession_law_for_volunteers(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """UU 14/2019, on certified social workers, is a basis for volunteers.

    What it checks
        Legal bases on UU 14/2019, unless the words of the source cite it as amending (*diubah*, *perubahan*).

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
    for path, basis, instrument, ids in subject.cited:
        if instrument == _PROFESSION_LAW and not _AS_AMENDED.search(basis.as_written or ""):
            yield Hit(path=f"{path}/citation", ids=ids, params={"instrument": instrument.short})
