"""Strategies for what breaks a rule: one entry a rule, in `_BROKEN`."""

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
from psm_model.entities.post import Post
from psm_model.entities.register import Register

from ._arguments import refused
from ._broken import MEMBER, ORGANISATION, Made, of_term, starts, term_of
from ._broken_records import (
    appointed,
    dated_before_birth,
    dissolved_first,
    duplicate_id,
    elsewhere,
    failing_rule,
    not_in_force,
    other_authority,
    other_name,
    parent_cycle,
    resting_on,
    rivals,
    shared_identifier,
    too_young_act,
    unknown_reference,
    unlisted_area,
    village_digit,
    waived,
    wider_area,
    wrong_card,
    wrong_level,
    wrong_name,
    wrong_parent,
)
from ._broken_terms import (
    adviser_as_officer,
    chair_of_two,
    circle_of_replacements,
    early_replacement,
    gap,
    handover_of_boards,
    handover_of_posts,
    held_twice,
    honorary_officer,
    inaugurated,
    label_contradicts,
    late_decree,
    misprinted_date,
    missing_post,
    outside_life,
    outside_term,
    post_before_birth,
    repeated_chair,
    replacement_elsewhere,
    two_in_office,
    two_terms,
    unreadable_label,
    unusual_length,
)
from .valid import valid_registers

__all__ = ["BrokenRegister", "violations"]


@attrs.frozen
class BrokenRegister:
    """A register that breaks a rule, and what to check it with: ``check(violation.register, **violation.options)``."""

    register: Register
    """The register."""
    options: Mapping[str, Any]
    """The keyword arguments of `psm_model.check` with which the rule fires."""


# Any: a configuration takes values of several types.
def _with(made: st.SearchStrategy[Made], **config: Any) -> st.SearchStrategy[Made]:
    return made.map(lambda one: (one[0], {**one[1], "config": Config(**config)}))


_HONORARY: Final = attrs.evolve(MEMBER, membership=Membership.HONORARY)
_CORE: Final = (Post.CHAIR, Post.SECRETARY, Post.TREASURER)
_HOLDING: Final = tuple(capacity for capacity in Capacity if capacity.holds)
_YEARS_18: Final = 18 * 365

# By code, what breaks the rule: a strategy for entities and for the options of the check.
_BROKEN: Final[Mapping[str, Callable[[], st.SearchStrategy[Made]]]] = {
    "PSM001": duplicate_id,
    "PSM002": unknown_reference,
    "PSM003": parent_cycle,
    "PSM004": lambda: _with(starts().map(of_term), expect_sources=True),
    "PSM005": shared_identifier,
    "PSM006": lambda: starts().map(lambda start: ((ORGANISATION, term_of(start), term_of(start, number=1)), {})),
    "PSM091": lambda: waived("PSM091"),
    "PSM092": lambda: waived("PSM092"),
    "PSM093": lambda: waived("PSM093"),
    "PSM099": failing_rule,
    "PSM101": two_terms,
    "PSM102": unusual_length,
    "PSM103": label_contradicts,
    "PSM104": lambda: inaugurated(-900, -1) | inaugurated(1830, 3000),
    "PSM105": lambda: inaugurated(2 * 366, 1800),
    "PSM106": gap,
    "PSM107": outside_life,
    "PSM109": lambda: two_terms(status=TermStatus.DISPUTED),
    "PSM110": unreadable_label,
    "PSM111": lambda: st.just(of_term(date(2000, 1, 1), period=None)),
    "PSM112": handover_of_boards,
    "PSM114": late_decree,
    "PSM115": misprinted_date,
    "PSM201": missing_post,
    "PSM202": lambda: st.sampled_from(_CORE).flatmap(lambda post: two_in_office((post,), "v-n", _HOLDING)),
    "PSM203": lambda: two_in_office(_CORE, "v-m", (Capacity.SUBSTANTIVE,)),
    "PSM204": outside_term,
    "PSM205": early_replacement,
    "PSM206": adviser_as_officer,
    "PSM207": repeated_chair,
    "PSM208": honorary_officer,
    "PSM209": handover_of_posts,
    "PSM210": held_twice,
    "PSM211": circle_of_replacements,
    "PSM212": post_before_birth,
    "PSM213": chair_of_two,
    "PSM214": replacement_elsewhere,
    "PSM301": lambda: appointed(date(2020, 1, 1), date(2035, 12, 31), 0, _YEARS_18),
    "PSM302": wider_area,
    "PSM303": elsewhere,
    "PSM304": lambda: appointed(date(2013, 1, 1), date(2018, 12, 31), 0, _YEARS_18),
    "PSM305": lambda: _with(st.just(((_HONORARY,), {})), expect_decrees=True),
    "PSM306": wrong_card,
    "PSM307": lambda: appointed(date(1990, 1, 1), date(2035, 12, 31), -9000, -1),
    "PSM308": lambda: _with(st.just(((MEMBER,), {})), expect_decrees=True),
    "PSM309": dated_before_birth,
    "PSM401": wrong_level,
    "PSM402": wrong_parent,
    "PSM403": rivals,
    "PSM404": wrong_name,
    "PSM405": unlisted_area,
    "PSM406": village_digit,
    "PSM407": dissolved_first,
    "PSM408": other_name,
    "PSM501": lambda: resting_on("Perda Kabupaten Batang 3/2018", "UU 999/1999", "PP 7/1951 Pasal 2"),
    "PSM502": not_in_force,
    "PSM503": lambda: resting_on("Permensos 10/2019", "UU 11/2009", title="Karang Taruna"),
    "PSM504": lambda: resting_on("UU 11/2009 Pasal 21 ayat (1)", "UU 11/2009 Pasal 20, Pasal 21 ayat (2)"),
    "PSM505": lambda: resting_on("UU 10/2019", "PP 10/2019 Pasal 21"),
    "PSM506": lambda: resting_on("UU 14/2019", "UU 14/2019 Pasal 1"),
    "PSM507": other_authority,
    "PSM508": too_young_act,
}


def violations(code: str) -> st.SearchStrategy[BrokenRegister]:
    """Registers that break the rule with the code, with the options of the check, and no other rule of severity error.

    What breaks it stands among entities that break no rule. For PSM405 and PSM408 to fire, the extra `areas` must be
    there. This strategy minimises to what breaks the rule alone.

    Raises:
        InvalidArgument: no rule of the package has the code.
    """
    if not isinstance(code, str) or code not in _BROKEN:
        raise refused("code", code, "the code of a rule of psm-model, such as 'PSM101'")
    return _violations(code)


@cache
def _violations(code: str) -> st.SearchStrategy[BrokenRegister]:
    return st.builds(_among, _BROKEN[code](), valid_registers())


def _among(made: Made, around: Register) -> BrokenRegister:
    entities, options = made
    register = Register.of(*around.sources, *around.organisations, *around.members, *around.board_terms, *entities)
    return BrokenRegister(register, options)
