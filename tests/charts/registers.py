"""Registers for charts: varied, large and crowded."""

from __future__ import annotations

from random import Random
from typing import Final

from hypothesis import settings

from psm_model.entities import BoardTerm, Inauguration, InaugurationStatus, Organisation, Register, TermStatus
from psm_model.values import AreaCode, Level, PartialDate, Period
from tests.views.drawn_registers import IPSM

FEW: Final = settings(max_examples=15)


def make_varied_register() -> Register:
    """Return a register with every kind of end, status, tick and mark."""
    spans = ["2010/2015", "2015-01-01/2019-12-31", "2019/2024", "2026-01-01/", "/2009-05-01", "2024-06/.."]
    statuses = [TermStatus.IN_OFFICE, TermStatus.CARETAKER, TermStatus.DISPUTED, TermStatus.ANNULLED]
    terms = [
        BoardTerm(
            id=f"t-{n}",
            organisation_id="o",
            label=f"periode {span}",
            period=Period.parse(span),
            status=statuses[n % 4],
            inaugurations=(
                Inauguration(
                    date=PartialDate(2011 + n, *([6] * (n % 3))),
                    status=InaugurationStatus.PLANNED if n % 2 else InaugurationStatus.HELD,
                ),
            ),
        )
        for n, span in enumerate(spans)
    ]
    return Register.of(IPSM, *terms, BoardTerm(id="u", organisation_id="o", label="2023-2006"))


def make_large_register(number: int) -> Register:
    """Return a register of organisations in several provinces, each with three boards."""
    organisations = [
        Organisation(
            id=f"o-{n}",
            name=f"Ikatan Pekerja Sosial Masyarakat (IPSM) Kabupaten Pegunungan Contoh {n}",
            level=Level.REGENCY_CITY,
            area=AreaCode(f"{11 + n // 20}.{1 + n % 20:02}"),
        )
        for n in range(number)
    ]
    terms = [
        BoardTerm(id=f"{organisation.id}-{year}", organisation_id=organisation.id, label=f"periode {year}–{year + 5}")
        for organisation in organisations
        for year in (2015, 2020, 2025)
    ]
    return Register(organisations=tuple(organisations), board_terms=tuple(terms))


def make_crowded_register(seed: int) -> Register:
    """Return a register of organisations with many boards, some short, with typical labels."""
    chance = Random(seed)  # noqa: S311  # nothing depends on it
    organisations, terms = [], []
    for n in range(20):
        organisations.append(Organisation(id=f"o-{n}", name=f"IPSM {n}", level=Level.PROVINCE, area=AreaCode("33")))
        year = chance.randint(2005, 2016)
        for k in range(4):
            end = year + chance.choice([1, 1, 3, 5])
            label = chance.choice([f"periode {year}–{end}", f"masa bakti {year}-{end}", f"pengurus sementara {n} {k}"])
            days = chance.choice([f"{year}-0{k + 1}-05/{end}-0{k + 2}", f"{year}-05-01/{year}-06-01", f"{year}/{end}"])
            terms.append(
                BoardTerm(
                    id=f"t-{n}-{k}",
                    organisation_id=f"o-{n}",
                    label=label,
                    period=Period.parse(days),
                    status=chance.choice([TermStatus.IN_OFFICE, TermStatus.IN_OFFICE, TermStatus.CARETAKER]),
                    inaugurations=chance.choice([(), (Inauguration(date=PartialDate(year)),)]),
                )
            )
            year = end
    return Register(organisations=tuple(organisations), board_terms=tuple(terms))
