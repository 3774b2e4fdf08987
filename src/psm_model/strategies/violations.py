"""Strategies for registers that break a rule, with one entry for each rule in `_BROKEN`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from psm_model._source_code import Printable
from psm_model.checking.config import Config
from psm_model.entities.appointment import Capacity
from psm_model.entities.board_term import TermStatus
from psm_model.entities.member import Membership
from psm_model.entities.post import CORE_POSTS
from psm_model.entities.register import Register

from . import _broken_boards as boards
from . import _broken_records as records
from . import _broken_terms as terms
from ._arguments import argument_error
from ._broken import MEMBER, ORGANISATION, Case, make_case, make_term, starts
from .valid import valid_registers

__all__ = ["BrokenRegister", "violations"]


@attrs.frozen
class BrokenRegister(Printable):
    """A register that breaks a rule, for ``check(violation.register, **violation.options)``."""

    register: Register
    """The register, in which the violation is mixed with valid entities."""
    options: Mapping[str, Any]
    """Keyword arguments of `psm_model.check` with which the rule finds the violation."""


# Any: a configuration takes values of several types.
def _configure(cases: st.SearchStrategy[Case], **config: Any) -> st.SearchStrategy[Case]:
    return cases.map(lambda case: (case[0], {**case[1], "config": Config(**config)}))


_HONORARY: Final = attrs.evolve(MEMBER, membership=Membership.HONORARY)
_HOLDING: Final = tuple(capacity for capacity in Capacity if capacity.takes_seat)
_YEARS_18: Final = 18 * 365

# By code: a strategy for entities that break the rule and for the options of the check.
_BROKEN: Final[Mapping[str, Callable[[], st.SearchStrategy[Case]]]] = {
    "PSM001": records.break_duplicate_id,
    "PSM002": records.break_unknown_reference,
    "PSM003": records.break_parent_cycle,
    "PSM004": lambda: _configure(starts().map(make_case), expect_sources=True),
    "PSM005": records.break_shared_identifier,
    "PSM006": lambda: starts().map(lambda start: ((ORGANISATION, make_term(start), make_term(start, number=1)), {})),
    "PSM091": lambda: records.break_waiver("PSM091"),
    "PSM092": lambda: records.break_waiver("PSM092"),
    "PSM093": lambda: records.break_waiver("PSM093"),
    "PSM099": records.break_rule_failed,
    "PSM101": terms.break_overlapping_boards,
    "PSM102": terms.break_unusual_term_length,
    "PSM103": terms.break_label_contradicts_period,
    "PSM104": lambda: (
        terms.break_inauguration(min_days=-900, max_days=-1) | terms.break_inauguration(min_days=1830, max_days=3000)
    ),
    "PSM105": lambda: terms.break_inauguration(min_days=2 * 366, max_days=1800),
    "PSM106": terms.break_gap_between_boards,
    "PSM107": terms.break_term_outside_organisation,
    "PSM109": lambda: terms.break_overlapping_boards(status=TermStatus.DISPUTED),
    "PSM110": terms.break_unreadable_label,
    "PSM111": lambda: st.just(make_case(date(2000, 1, 1), period=None)),
    "PSM112": terms.break_handover_day_of_boards,
    "PSM113": lambda: _configure(terms.break_term_changed_without_decree(), expect_decrees=True),
    "PSM114": terms.break_decree_after_term,
    "PSM115": terms.break_written_date_contradicts_date,
    "PSM116": terms.break_change_contradicts_its_kind,
    "PSM201": boards.break_missing_core_post,
    "PSM202": lambda: st.sampled_from(CORE_POSTS).flatmap(
        lambda post: boards.break_two_in_office((post,), "v-n", _HOLDING)
    ),
    "PSM203": lambda: boards.break_two_in_office(CORE_POSTS, "v-m", (Capacity.SUBSTANTIVE,)),
    "PSM204": boards.break_appointment_outside_term,
    "PSM205": boards.break_replacement_overlaps,
    "PSM206": boards.break_ex_officio_in_elected_post,
    "PSM207": boards.break_repeated_chair,
    "PSM208": boards.break_honorary_officer,
    "PSM209": boards.break_handover_day_of_posts,
    "PSM210": boards.break_post_held_twice,
    "PSM211": boards.break_circular_replacement,
    "PSM212": boards.break_post_before_birth,
    "PSM213": boards.break_chair_of_two_boards,
    "PSM214": boards.break_replacement_in_another_post,
    "PSM215": boards.break_attested_outside_period,
    "PSM301": lambda: records.break_age_at_appointment(
        appointed_from=date(2020, 1, 1), appointed_until=date(2035, 12, 31), min_age=0, max_age=_YEARS_18
    ),
    "PSM302": records.break_service_not_village,
    "PSM303": records.break_domicile_elsewhere,
    "PSM304": lambda: records.break_age_at_appointment(
        appointed_from=date(2013, 1, 1), appointed_until=date(2018, 12, 31), min_age=0, max_age=_YEARS_18
    ),
    "PSM305": lambda: _configure(st.just(((_HONORARY,), {})), expect_decrees=True),
    "PSM306": records.break_card_from_wrong_level,
    "PSM307": lambda: records.break_age_at_appointment(
        appointed_from=date(1990, 1, 1), appointed_until=date(2035, 12, 31), min_age=-9000, max_age=-1
    ),
    "PSM308": lambda: _configure(st.just(((MEMBER,), {})), expect_decrees=True),
    "PSM309": records.break_dated_before_birth,
    "PSM401": records.break_level_contradicts_area,
    "PSM402": records.break_parent_not_above,
    "PSM403": records.break_rival_organisations,
    "PSM404": lambda: records.break_name_or_area(
        ("IPSM Kota Contoh", "33.25"), ("IPSM Kabupaten Contoh", "33.72"), ("IPSM Kab. Contoh", "33.72")
    ),
    "PSM405": lambda: records.break_name_or_area(
        *(("IPSM", code) for code in ("00", "33.69", "33.25.99", "33.25.11.2999"))
    ),
    "PSM406": lambda: records.break_name_or_area(*(("IPSM Contoh", f"33.25.11.{digit}001") for digit in "0456789")),
    "PSM407": records.break_dissolved_before_founded,
    "PSM408": lambda: records.break_name_or_area(
        ("IPSM Kabupaten Batang", "33.26"),
        ("IPSM Batang", "33.27"),
        ("IPSM Kota Pekalongan", "33.74"),
        ("IPSM Provinsi Jawa Barat", "33"),
        ("IPSM Kecamatan Warungasem", "33.25.11"),
    ),
    "PSM409": records.break_circular_predecessors,
    "PSM410": records.break_contradictory_takeover,
    "PSM501": lambda: records.break_citation("Perda Kabupaten Batang 3/2018", "UU 999/1999", "PP 7/1951 Pasal 2"),
    "PSM502": records.break_basis_not_in_force,
    "PSM503": lambda: records.break_citation("Permensos 10/2019", "UU 11/2009", title="Karang Taruna"),
    "PSM504": lambda: records.break_citation("UU 11/2009 Pasal 21 ayat (1)", "UU 11/2009 Pasal 20, Pasal 21 ayat (2)"),
    "PSM505": lambda: records.break_citation("UU 10/2019", "PP 10/2019 Pasal 21"),
    "PSM506": lambda: records.break_citation("UU 14/2019", "UU 14/2019 Pasal 1"),
    "PSM507": records.break_authority_contradicts_level,
    "PSM508": records.break_act_younger_than_document,
    "PSM509": terms.break_decree_no_longer_valid,
    "PSM510": records.break_circular_decrees,
    "PSM511": records.break_change_of_later_decree,
}


def violations(code: str) -> st.SearchStrategy[BrokenRegister]:
    """Generate registers that break the rule with a code, and no other rule of severity error.

    The register also has entities that break no rule. PSM405 and PSM408 need the extra `areas` to find anything. This
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
    return BrokenRegister(Register.of(*around.iter_entities(), *entities), options)
