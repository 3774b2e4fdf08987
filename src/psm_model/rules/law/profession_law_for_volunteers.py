"""PSM506: the rule profession-law-for-volunteers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from psm_model.checking import Authority, Context, Ground, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.law.citation import InstrumentId
from psm_model.law.kinds import InstrumentKind
from psm_model.law.statute import Certainty
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

__all__ = ["profession_law_for_volunteers"]

_PROFESSION = Ground(
    Authority.LAW,
    Certainty.DERIVED,
    ("UU 14/2019", "https://pasal.id/en/peraturan/uu/uu-no-14-tahun-2019/koreksi/5893433"),
)
_PROFESSION_LAW: Final = InstrumentId(InstrumentKind.UU, "14", 2019)
_AMENDED_LAW: Final = InstrumentId(InstrumentKind.UU, "11", 2009)
_AS_AMENDED: Final = re.compile(
    r"\b(?:di ?ubah|dirubah|[mp]engubah(?:an)?|merubah|perubahan(?:nya)?|diperbarui|jo|jis|yo|juncto|junto)\b",
    re.IGNORECASE,
)


@organisation_rule(
    code="PSM506",
    severity=Severity.WARNING,
    grounds=[_PROFESSION],
    applies=Period.parse("2019/.."),
    title=Bilingual(
        "the law on professional social workers as a basis for volunteers",
        "undang-undang profesi sebagai dasar bagi relawan",
    ),
    message=Bilingual(
        "{instrument}, on certified social workers, is cited as a basis for volunteers",
        "{instrument}, yang mengatur pekerja sosial bersertifikat, dijadikan dasar bagi relawan",
    ),
    remedy=Bilingual(
        "Keep it if the decree cites it; otherwise correct the citation. Leave this act out of the next decree.",
        "Biarkan jika SK memang mengutipnya; jika tidak, perbaiki. Jangan mengutip undang-undang ini dalam SK "
        "berikutnya.",
    ),
    explanation_indonesian="""UU 14/2019, yang mengatur profesi pekerja sosial, dijadikan dasar bagi PSM, padahal PSM
    ialah relawan. Undang-undang itu boleh disebut sebagai perubahan UU 11/2009.""",
)
def profession_law_for_volunteers(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """UU 14/2019, on certified social workers, is cited as a basis for volunteers.

    What it checks
        Legal bases that cite UU 14/2019, unless the source cites it as an amendment (*diubah*, *perubahan*). If UU
        11/2009 is cited beside it and the wording is not recorded, the finding is undetermined.

    Why it matters
        A *pekerja sosial* under that act is a certified professional; a *pekerja sosial masyarakat* is a volunteer. The
        names are alike, but the act does not apply.

    Example
        >>> basis = LegalBasis(citation=Citation.parse("UU 14/2019"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ('PSM506',)

    Instead
        >>> words = "UU 11/2009 sebagaimana telah diubah dengan UU 14/2019"
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(attrs.evolve(basis, as_written=words),)))).codes
        ()

    Source
        Derived from UU 14/2019 Pasal 1 angka 1, as quoted.
    """
    for path, basis, instrument, ids, *_ in subject.cited_bases:
        if instrument == _PROFESSION_LAW and not _AS_AMENDED.search(basis.as_written or ""):
            cites_amended = any(cited.ids == ids and cited.instrument == _AMENDED_LAW for cited in subject.cited_bases)
            is_open = basis.as_written is None and cites_amended
            yield Violation(
                path=f"{path}/citation",
                ids=ids,
                verdict=Verdict.UNDETERMINED if is_open else Verdict.YES,
                settled_by=(f"{path}/as_written",) if is_open else (),
                params={"instrument": instrument.short},
            )
