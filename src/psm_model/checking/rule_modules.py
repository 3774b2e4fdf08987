"""import_rules: the rules of the modules that a configuration names."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Final, Literal, TypeAlias

from psm_model.errors import ConfigError, safe_repr

from .rule import Rule

__all__ = ["ModuleProblem", "RuleModuleError", "import_rules"]

ModuleProblem: TypeAlias = Literal["missing", "raised", "empty", "clash"]
"""What is wrong with a module of rules."""

_PACKAGE: Final = __name__.partition(".")[0]
_PREFIX: Final = "PSM"


class RuleModuleError(ConfigError):
    """A module of rules that cannot be used.

    >>> check(Register(), config=Config(rule_modules=["json"]))
    Traceback (most recent call last):
    ...
    psm_model.checking.rule_modules.RuleModuleError: configuration rule_modules.0: expected a module of rules, got ...
    """

    # An exception is rebuilt from its positional arguments.
    def __init__(self, key: str, expected: str, got: str, hint: str, problem: ModuleProblem) -> None:
        super().__init__(key, expected, got, hint)
        self.args = key, expected, got, hint, problem
        self.module = got
        """Name of the module."""
        self.problem: ModuleProblem = problem
        """"missing" if Python does not find it, "raised" if it raises on import, "empty" if it has no rules, "clash" if
        another rule has a code of its."""


def import_rules(modules: Iterable[str]) -> tuple[Rule, ...]:
    """Import modules, and return their rules by module and code.

    The rules of a module are its globals of type `Rule`, except those of psm-model. Python imports these modules like
    any other, so they must be on `sys.path`.

    Args:
        modules: The names of the modules, as in ``dinas.rules``.

    >>> import_rules([])
    ()

    Raises:
        RuleModuleError: a module does not exist, raises on import, or has no rules, or two rules have the same code.
    """
    owners: dict[str, tuple[Rule, str]] = {}
    for position, module in enumerate(modules):
        key = f"rule_modules.{position}"
        for rule in _list_rules(module, key):
            if rule.code.startswith(_PREFIX) and rule.code[len(_PREFIX) :].isdecimal():
                raise _make_clash_error(key, module, f"the prefix of {rule.code} is that of psm-model")
            known, owner = owners.setdefault(rule.code, (rule, module))
            if known is not rule:
                where = "twice" if owner == module else f"as {owner} does"
                raise _make_clash_error(key, module, f"it defines {rule.code} {where}")
    return tuple(rule for rule, _ in owners.values())


def _list_rules(module: str, key: str) -> list[Rule]:
    """Return the rules of a module by code."""
    expected = "a module of rules"
    try:
        content = vars(import_module(module))
    except ModuleNotFoundError as error:
        if error.name is None or not f"{module}.".startswith(f"{error.name}."):
            raise _make_raised_error(key, expected, module, error) from error
        hint = (
            "Python does not find it: install it where psm-model is installed, or name its folder in PYTHONPATH; the "
            "working folder is not searched"
        )
        raise RuleModuleError(key, expected, module, hint, "missing") from None
    # A module may raise anything, and one that is meant as a program may end it.
    except (Exception, SystemExit) as error:
        raise _make_raised_error(key, expected, module, error) from error
    rules = {
        id(value): value
        for value in content.values()
        if isinstance(value, Rule) and value.find.__module__.partition(".")[0] != _PACKAGE
    }
    if not rules:
        hint = "it has no global that a decorator such as @organisation_rule made"
        raise RuleModuleError(key, expected, module, hint, "empty")
    return sorted(rules.values(), key=lambda rule: rule.code)


def _make_raised_error(key: str, expected: str, module: str, error: BaseException) -> RuleModuleError:
    text = f" ({safe_repr(str(error))})" if str(error) else ""
    return RuleModuleError(key, expected, module, f"importing it raised {type(error).__name__}{text}", "raised")


def _make_clash_error(key: str, module: str, hint: str) -> RuleModuleError:
    return RuleModuleError(key, "rules with codes of their own", module, hint, "clash")
