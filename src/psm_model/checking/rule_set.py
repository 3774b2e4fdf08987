"""RuleSet: rules by their codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .rule import Rule

__all__ = ["RuleSet"]


class RuleSet(Mapping[str, Rule]):
    """Rules by their codes, in the order of the codes.

    >>> RULES["PSM101"].name, len(RuleSet([RULES["PSM101"]]))
    ('overlapping-board-terms', 1)
    """

    __slots__ = ("_by_code",)

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_code = {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}

    def __getitem__(self, code: str) -> Rule:
        return self._by_code[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)

    def __repr__(self) -> str:
        return f"<RuleSet of {len(self)} rules>"
