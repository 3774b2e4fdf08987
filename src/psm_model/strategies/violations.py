"""Strategies for registers that break a rule: one entry for each rule, in `_BROKEN`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from psm_model.checking.config import Config
from psm_model.entities.appointment import Capacity
from psm_model.entities.board_term import TermStatus
from psm_model.entities.member import Membership
from psm_model.entities.post import CORE_POSTS
from psm_model.entities.register import Register

from . import _broken_records as records
from . import _broken_terms as terms
from ._arguments import argument_error
from ._broken import MEMBER, ORGANISATION, Case, make_case, make_term, starts
from .valid import valid_registers

__all__ = ["BrokenRegister", "violations"]


@attrs.frozen
class BrokenRegister:
    """A register that breaks a rule, for ``check(violation.register, **violation.options)``."""

    register: Register
    """Register."""
    options: Mapping[str, Any]
    """Keyword arguments of `psm_model.check` with which the rule fires."""


# Any: a configuration takes values of several types.
def _configure(cases: st.SearchStrategy[Case], **config: Any) -> st.SearchStrategy[Case]:
    return cases.map(lambda case: (case[0], {**case[1], "config": Config(**config)}))


_HONORARY: Final = attrs.evolve(MEMBER, membership=Membership.HONORARY)
_HOLDING: Final = tuple(capacity for capacity in Capacity if capacity.takes_seat)
_YEARS_18: Final = 18 * 365

# By code: a strategy for entities that break the rule and for the options of the check.
_BROKEN: Final[Mapping[str, Callable[[], st.SearchStrategy[Case]]]] = {
    "PSM001": records.duplicate_id,
    "PSM002": records.unknown_reference,
    "PSM003": records.parent_cycle,
    "PSM004": lambda: _configure(starts().map(make_case), expect_sources=True),
    "PSM005": records.shared_identifier,
    "PSM006": lambda: starts().map(lambda start: ((ORGANISATION, make_term(start), make_term(start, number=1)), {})),
    "PSM091": lambda: records.unused_waiver("PSM091"),
    "PSM092": lambda: records.unused_waiver("PSM092"),
    "PSM093": lambda: records.unused_waiver("PSM093"),
    "PSM099": records.failing_rule,
    "PSM101": terms.two_terms,
    "PSM102": terms.unusual_length,
    "PSM103": terms.label_contradicts,
    "PSM104": lambda: terms.inauguration_after(-900, -1) | terms.inauguration_after(1830, 3000),
    "PSM105": lambda: terms.inauguration_after(2 * 366, 1800),
    "PSM106": terms.gap,
    "PSM107": terms.outside_life,
    "PSM109": lambda: terms.two_terms(status=TermStatus.DISPUTED),
    "PSM110": terms.unreadable_label,
    "PSM111": lambda: st.just(make_case(date(2000, 1, 1), period=None)),
    "PSM112": terms.handover_of_boards,
    "PSM113": lambda: _configure(terms.changed_without_decree(), expect_decrees=True),
    "PSM114": terms.late_decree,
    "PSM115": terms.misprinted_date,
    "PSM116": terms.changed_the_other_way,
    "PSM201": terms.missing_post,
    "PSM202": lambda: st.sampled_from(CORE_POSTS).flatmap(lambda post: terms.two_in_office((post,), "v-n", _HOLDING)),
    "PSM203": lambda: terms.two_in_office(CORE_POSTS, "v-m", (Capacity.SUBSTANTIVE,)),
    "PSM204": terms.outside_term,
    "PSM205": terms.early_replacement,
    "PSM206": terms.ex_officio_in_elected_post,
    "PSM207": terms.repeated_chair,
    "PSM208": terms.honorary_officer,
    "PSM209": terms.handover_of_posts,
    "PSM210": terms.repeated_holder,
    "PSM211": terms.circle_of_replacements,
    "PSM212": terms.post_before_birth,
    "PSM213": terms.chair_of_two,
    "PSM214": terms.replacement_elsewhere,
    "PSM215": terms.attested_outside,
    "PSM301": lambda: records.age_at_appointment(date(2020, 1, 1), date(2035, 12, 31), 0, _YEARS_18),
    "PSM302": records.wider_area,
    "PSM303": records.distant_domicile,
    "PSM304": lambda: records.age_at_appointment(date(2013, 1, 1), date(2018, 12, 31), 0, _YEARS_18),
    "PSM305": lambda: _configure(st.just(((_HONORARY,), {})), expect_decrees=True),
    "PSM306": records.wrong_card,
    "PSM307": lambda: records.age_at_appointment(date(1990, 1, 1), date(2035, 12, 31), -9000, -1),
    "PSM308": lambda: _configure(st.just(((MEMBER,), {})), expect_decrees=True),
    "PSM309": records.date_before_birth,
    "PSM401": records.wrong_level,
    "PSM402": records.wrong_parent,
    "PSM403": records.rivals,
    "PSM404": lambda: records.named_organisation(
        ("IPSM Kota Contoh", "33.25"), ("IPSM Kabupaten Contoh", "33.72"), ("IPSM Kab. Contoh", "33.72")
    ),
    "PSM405": lambda: records.named_organisation(
        *(("IPSM", code) for code in ("00", "33.69", "33.25.99", "33.25.11.2999"))
    ),
    "PSM406": lambda: records.named_organisation(*(("IPSM Contoh", f"33.25.11.{digit}001") for digit in "0456789")),
    "PSM407": records.dissolved_first,
    "PSM408": lambda: records.named_organisation(
        ("IPSM Kabupaten Batang", "33.26"),
        ("IPSM Batang", "33.27"),
        ("IPSM Kota Pekalongan", "33.74"),
        ("IPSM Provinsi Jawa Barat", "33"),
        ("IPSM Kecamatan Warungasem", "33.25.11"),
    ),
    "PSM409": records.circle_of_predecessors,
    "PSM501": lambda: records.organisation_citing("Perda Kabupaten Batang 3/2018", "UU 999/1999", "PP 7/1951 Pasal 2"),
    "PSM502": records.not_in_force,
    "PSM503": lambda: records.organisation_citing("Permensos 10/2019", "UU 11/2009", title="Karang Taruna"),
    "PSM504": lambda: records.organisation_citing(
        "UU 11/2009 Pasal 21 ayat (1)", "UU 11/2009 Pasal 20, Pasal 21 ayat (2)"
    ),
    "PSM505": lambda: records.organisation_citing("UU 10/2019", "PP 10/2019 Pasal 21"),
    "PSM506": lambda: records.organisation_citing("UU 14/2019", "UU 14/2019 Pasal 1"),
    "PSM507": records.other_authority,
    "PSM508": records.too_young_act,
    "PSM509": terms.ended_decree,
    "PSM510": records.circle_of_decrees,
}


def violations(code: str) -> st.SearchStrategy[BrokenRegister]:
    """Generate registers that break the rule with a code, and no other rule of severity error.

    The violation stands among entities that break no rule. PSM405 and PSM408 fire only with the extra `areas`. This
    strategy minimises to the violation alone.

    Raises:
        InvalidArgument: no rule of the package has the code.
    """
    if not isinstance(code, str) or code not in _BROKEN:
        raise argument_error("code", code, "the code of a rule of psm-model, such as 'PSM101'")
    return _violations(code)


@cache
def _violations(code: str) -> st.SearchStrategy[BrokenRegister]:
    return st.builds(_mix, _BROKEN[code](), valid_registers())


def _mix(case: Case, around: Register) -> BrokenRegister:
    entities, options = case
    others = (entity for field in attrs.fields(Register) for entity in getattr(around, field.name))
    return BrokenRegister(Register.of(*others, *entities), options)
