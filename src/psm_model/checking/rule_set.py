"""RuleSet: rules by their codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from psm_model.errors import WrongTypeError, require_type

from .rule import Rule

__all__ = ["RuleSet", "iter_rules"]


class RuleSet(Mapping[str, Rule]):
    """Rules by their codes, in the order of the codes.

    >>> RULES["PSM101"].name, len(RuleSet([RULES["PSM101"]]))
    ('overlapping-board-terms', 1)

    Raises:
        WrongTypeError: an item is not a rule.
    """

    __slots__ = ("_by_code",)

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_code = {rule.code: rule for rule in sorted(iter_rules(rules), key=lambda rule: rule.code)}

    def __getitem__(self, code: str) -> Rule:
        return self._by_code[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)

    def __repr__(self) -> str:
        return f"<RuleSet of {len(self)} rules>"


def iter_rules(rules: Mapping[str, Rule] | Iterable[Rule]) -> Iterator[Rule]:
    """Yield the rules of a collection, or of a mapping by code.

    Raises:
        WrongTypeError: the argument is not such a collection, or an item is not a rule.
    """
    if not isinstance(rules, Iterable):
        raise WrongTypeError("rules", rules)
    for rule in rules.values() if isinstance(rules, Mapping) else rules:
        yield require_type(rule, Rule, "a rule")
