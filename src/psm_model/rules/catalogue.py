"""Catalogue of all rules, by code."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Final

from psm_model.checking import Config, Rule, RuleSet, Scope
from psm_model.checking.rule_modules import import_rules
from psm_model.checking.run_rules import RUN_RULES
from psm_model.errors import ConfigError

__all__ = ["RULES", "collect_rules", "require_known_reading"]

_MODULES: Final = (
    "boards.appointment_outside_term",
    "boards.attested_outside_period",
    "boards.chair_of_two_boards",
    "boards.circular_replacement",
    "boards.ex_officio_in_elected_post",
    "boards.handover_day_of_posts",
    "boards.honorary_officer",
    "boards.missing_core_post",
    "boards.post_before_birth",
    "boards.post_held_twice",
    "boards.repeated_chair",
    "boards.replacement_in_another_post",
    "boards.replacement_overlaps",
    "boards.seat_taken_twice",
    "boards.two_core_posts",
    "law.act_younger_than_document",
    "law.authority_contradicts_level",
    "law.basis_not_in_force",
    "law.change_of_later_decree",
    "law.circular_decrees",
    "law.decree_no_longer_valid",
    "law.impossible_pinpoint",
    "law.profession_law_for_volunteers",
    "law.title_contradicts_instrument",
    "law.unknown_instrument",
    "law.wrong_kind",
    "members.appointed_before_birth",
    "members.card_from_wrong_level",
    "members.dated_before_birth",
    "members.domicile_elsewhere",
    "members.honorary_without_decree",
    "members.member_without_decree",
    "members.not_over_eighteen",
    "members.service_not_village",
    "members.under_age",
    "organisations.circular_predecessors",
    "organisations.contradictory_takeover",
    "organisations.dissolved_before_founded",
    "organisations.level_contradicts_area",
    "organisations.name_contradicts_area",
    "organisations.name_of_another_area",
    "organisations.parent_not_above",
    "organisations.rival_organisations",
    "organisations.unknown_area",
    "organisations.wrong_village_digit",
    "records.duplicate_id",
    "records.duplicate_term",
    "records.parent_cycle",
    "records.shared_identifier",
    "records.unknown_reference",
    "records.unsourced",
    "terms.change_contradicts_its_kind",
    "terms.decree_after_term",
    "terms.gap_between_boards",
    "terms.handover_day_of_boards",
    "terms.inauguration_outside_term",
    "terms.label_contradicts_period",
    "terms.late_inauguration",
    "terms.overlapping_board_terms",
    "terms.rival_boards",
    "terms.term_changed_without_decree",
    "terms.term_outside_organisation",
    "terms.undated_term",
    "terms.unreadable_label",
    "terms.unusual_term_length",
    "terms.written_date_contradicts_date",
)
"""The modules of the rules, each named after its one rule."""


def _import_rule(module: str) -> Rule:
    rule: Rule = getattr(import_module(f"{__package__}.{module}"), module.rpartition(".")[2])
    return rule


RULES: Final = RuleSet((*map(_import_rule, _MODULES), *RUN_RULES))
"""All rules of the package, ordered by code."""
_FINDERS: Final = frozenset(rule.find for rule in RULES.values() if rule.scope is Scope.REGISTER)


def collect_rules(config: Config) -> RuleSet:
    """Return the rules of the package, and those of the modules that a configuration names.

    >>> collect_rules(Config()) == RULES
    True

    Raises:
        RuleModuleError: a module cannot be imported or has no rules, or a code is that of another rule.
    """
    return RuleSet((*RULES.values(), *import_rules(config.rule_modules))) if config.rule_modules else RULES


def require_known_reading(rules: Iterable[Rule]) -> None:
    """Require that it is known what the rules of scope register read: that they are of this package.

    Raises:
        ConfigError: one is not.

    >>> require_known_reading(RULES.values())
    """
    for rule in rules:
        if rule.scope is Scope.REGISTER and rule.find not in _FINDERS:
            raise ConfigError("rules", "rules of this package where the scope is register", rule.code)
