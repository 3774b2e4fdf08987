"""PSM404: the rule name-contradicts-area."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context, OrganisationSubject
from psm_model.errors import safe_repr
from psm_model.i18n import Bilingual
from psm_model.values.area import AreaKind, Level

from .area_codes import CODES
from .name_heads import iter_heads, name_words, opens

__all__ = ["name_contradicts_area"]


def _kinds_named(name: str) -> frozenset[AreaKind]:
    """Return the kinds of regencies and cities that a name speaks of; of one that is part of another name, nothing."""
    words = name_words(name)
    kinds: frozenset[AreaKind] = frozenset()
    for head in iter_heads(words, Level.REGENCY_CITY):
        # Regencies whose names begin so: Kotabaru, Kotawaringin Barat and Timur.
        of_a_regency = words[head.start] == "kota" and words[head.end] in {"baru", "waringin"}
        if opens(words, head.start) and not of_a_regency:
            kinds |= head.kinds
    return kinds


@rule(
    code="PSM404",
    severity=Severity.WARNING,
    grounds=[CODES],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Bilingual("a name that contradicts the area", "nama yang bertentangan dengan wilayah"),
    message=Bilingual(
        "organisation {organisation!r} is named {name}, and its area {area} is a {kind:AreaKind}",
        "organisasi {organisation!r} bernama {name}, sedangkan wilayahnya {area} berjenis {kind:AreaKind}",
    ),
    explanation_indonesian="Nama organisasi menyebut kota dengan kode kabupaten (01–69), atau kabupaten dengan kode "
    "kota (71–99). Nama yang menyebut keduanya, dan kabupaten yang namanya berawal dengan kata kota, tidak "
    "dilaporkan.",
)
def name_contradicts_area(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """An organisation is named for a city with the code of a regency, or the other way round.

    What it checks
        The words *Kota* and *Kabupaten* before a name, in organisations of regencies and cities, against the second
        block of the code: 01 to 69 for a regency, 71 to 99 for a city. A name with both words tells neither, and nor
        does *Kota* within a name, as in Kotabaru, Lima Puluh Kota or *Kecamatan Kota*.

    Why it matters
        Regencies and cities of one name lie side by side, and their codes are easily taken for each other.

    Example
        >>> city = Organisation(id="o", name="IPSM Kota Contoh", level=Level.REGENCY_CITY, area=AreaCode("33.25"))
        >>> check(Register.of(city)).codes
        ('PSM404',)

    Instead
        >>> check(Register.of(attrs.evolve(city, name="IPSM Kabupaten Batang"))).codes
        ()

    Source
        Permendagri 58/2021 on codes of areas, and those before it.
    """
    organisation = subject.organisation
    if organisation is None or organisation.level is not Level.REGENCY_CITY or organisation.area is None:
        return
    kind = organisation.area.kind
    kinds = _kinds_named(organisation.name)
    if kind in {AreaKind.REGENCY, AreaKind.CITY} and len(kinds) == 1 and kind not in kinds:
        yield Violation(
            path=f"{subject.path}/name",
            related=(f"{subject.path}/area",),
            ids=(organisation.id,),
            params={
                "organisation": organisation.id,
                "name": safe_repr(organisation.name),
                "area": organisation.area.code,
                "kind": kind.value,
            },
        )
