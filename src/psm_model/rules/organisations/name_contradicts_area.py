"""PSM404: the rule name-contradicts-area."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.values.area import AreaKind, Level

from .area_codes import CODES, name_violation
from .name_heads import iter_heads, name_words, opens

__all__ = ["name_contradicts_area"]


def _find_kinds(name: str) -> frozenset[AreaKind]:
    """Return the kinds of regencies and cities in a name, except words that are part of another name."""
    words = name_words(name)
    kinds: frozenset[AreaKind] = frozenset()
    for head in iter_heads(words, Level.REGENCY_CITY):
        # Names of regencies: Kotabaru, Kotawaringin Barat and Timur.
        is_regency_name = words[head.start] == "kota" and words[head.end] in {"baru", "waringin"}
        if opens(words, head.start) and not is_regency_name:
            kinds |= head.kinds
    return kinds


@organisation_rule(
    code="PSM404",
    severity=Severity.WARNING,
    grounds=[CODES],
    title=Bilingual("a name that contradicts the area", "nama yang bertentangan dengan wilayah"),
    message=Bilingual(
        "the name of organisation {organisation:Organisation ({name})} contradicts its area: {area} is a "
        "{kind:AreaKind}",
        "nama organisasi {organisation:Organisation ({name})} tidak sesuai dengan wilayahnya: {area} berjenis "
        "{kind:AreaKind}",
    ),
    remedy=Bilingual(
        "Correct the area code or the name. Find out whether the organisation belongs to the regency or to the city.",
        "Perbaiki kode wilayah atau namanya. Periksa apakah organisasi itu milik kabupaten atau kota.",
    ),
    explanation_indonesian="""Nama organisasi menyebut kota, tetapi kode wilayahnya kode kabupaten, atau sebaliknya.
    Blok kedua kode kabupaten ialah 01–69, kode kota 71–99. Nama yang menyebut keduanya, dan kabupaten yang namanya
    diawali kata kota, tidak dilaporkan.""",
)
def name_contradicts_area(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """An organisation is named after a city but has the code of a regency, or the other way round.

    What it checks
        The words *Kota* and *Kabupaten* before a name, for organisations of regencies and cities, against the second
        block of the code: 01 to 69 for a regency, 71 to 99 for a city. A name with both words is ambiguous and is
        skipped, and so is *Kota* within a name, as in Kotabaru, Lima Puluh Kota or *Kecamatan Kota*.

    Why it matters
        Regencies and cities with the same name lie side by side, and their codes are easily confused.

    Example
        >>> city = Organisation(id="o", name="IPSM Kota Contoh", level=Level.REGENCY_CITY, area=AreaCode("33.25"))
        >>> check(Register.of(city)).codes
        ('PSM404',)

    Instead
        >>> check(Register.of(attrs.evolve(city, name="IPSM Kabupaten Batang"))).codes
        ()

    Source
        Permendagri 58/2021 on area codes, and its predecessors.
    """
    organisation = subject.organisation
    if organisation is None or organisation.level is not Level.REGENCY_CITY or organisation.area is None:
        return
    kind = organisation.area.kind
    kinds = _find_kinds(organisation.name)
    if kind in {AreaKind.REGENCY, AreaKind.CITY} and len(kinds) == 1 and kind not in kinds:
        yield name_violation(subject, organisation, organisation.area, kind=kind.value)
