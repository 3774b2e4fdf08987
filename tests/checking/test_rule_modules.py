"""Modules of rules: every mistake has an error with its data, and rules are found wherever Python finds the module."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from psm_model.checking import Config, RuleModuleError
from psm_model.checking.rule_modules import import_rules
from psm_model.checking.settings import CheckSettings
from psm_model.checks import check, check_entities, iter_check
from psm_model.entities import BoardTerm, Register
from psm_model.errors import ConfigError
from psm_model.file_checks import check_file
from psm_model.formats import jsonl
from psm_model.rules import RULES, collect_rules
from tests import own_rules, own_whole_rules
from tests.rules.samples import IPSM, KASMAD, appoint, term

OWN = Config(rule_modules=("tests.own_rules",))
WHOLE = Config(rule_modules=("tests.own_whole_rules",))
CODES = ("DIN101", "DIN201", "DIN301")
BOARDS = [term(f"{year}-01-01/{year + 5}-01-01", f"t-{year}", appoint(None)) for year in (2010, 2015, 2020)]
REGISTER = Register.of(IPSM, KASMAD, *BOARDS)


def test_rules_of_modules_are_globals() -> None:
    """The rules of a module are its globals, each once, and the catalogue stays as it is without modules."""
    assert [rule.code for rule in import_rules(["tests.own_rules"])] == [*CODES]
    assert import_rules(["tests.own_rules", "tests.own_rules"]) == import_rules(["tests.own_rules"])
    assert [*collect_rules(OWN)] == sorted([*RULES, *CODES])
    assert collect_rules(Config()) is RULES


@pytest.mark.parametrize("given", [(), RULES, [*RULES.values(), own_rules.few_posts]], ids=["none", "all", "again"])
def test_rules_of_modules_run_beside_others(given: object) -> None:
    """A check runs the rules of the modules beside those that it is given, each once."""
    report = check(REGISTER, config=OWN, rules=given)  # type: ignore[arg-type]  # each is a collection of rules
    assert [finding.ids[0] for finding in report if finding.code == "DIN101"] == ["t-2010", "t-2015", "t-2020"]
    assert [finding.path for finding in report if finding.code == "DIN201"] == ["/members/0"]


def test_settings_reach_their_rule() -> None:
    """The settings of a rule decide what it finds, in memory and in a stream."""
    config = Config(
        rule_modules=("tests.own_rules",), select=("DIN1",), settings={"DIN101": {"posts": 1, "strict": True}}
    )
    register = Register.of(IPSM, BoardTerm(id="empty", organisation_id="o"), *BOARDS)
    assert [finding.ids[0] for finding in check(register, config=config)] == ["empty"]
    assert check_entities(register.iter_entities(), config=config) == check(register, config=config)


TWICE = """
import attrs
from tests.own_rules import few_posts
one = attrs.evolve(few_posts, code="DIN102")
two = attrs.evolve(one)
"""
MODULES = {
    "raises": ("1 / 0", "raised", "ZeroDivisionError"),
    "ends": ("import sys\nsys.exit(3)", "raised", "SystemExit"),
    "needs": ("import no_such_module_at_all", "raised", "ModuleNotFoundError"),
    "wrong": ("def", "raised", "SyntaxError"),
    "empty": ("x = 1", "empty", "organisation_rule"),
    "ours": ("from psm_model.rules.records.unsourced import unsourced", "empty", "organisation_rule"),
    "twice": (
        TWICE,
        "clash",
        "defines DIN102 twice",
    ),
    "prefix": (
        "import attrs\nfrom tests.own_rules import few_posts\nagain = attrs.evolve(few_posts, code='PSM999')",
        "clash",
        "PSM999",
    ),
    "other": (
        "import attrs\nfrom tests.own_rules import few_posts as own\nfew_posts = attrs.evolve(own)",
        "clash",
        "defines DIN101 as tests.own_rules does",
    ),
}


@pytest.mark.parametrize("name", MODULES)
def test_modules_that_cannot_be_used_are_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that raises, ends the program, has no rules or a taken code is refused in one line with its place."""
    text, problem, hint = MODULES[name]
    (tmp_path / f"rules_{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    config = Config(rule_modules=("tests.own_rules", f"rules_{name}"))
    with pytest.raises(RuleModuleError) as caught:
        check(Register(), config=config)
    error = caught.value
    assert (error.key, error.module, error.problem) == ("rule_modules.1", f"rules_{name}", problem)
    assert hint in str(error.hint)
    assert "\n" not in str(error)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # its own
    assert (str(again), again.problem, again.module) == (str(error), error.problem, error.module)


@pytest.mark.parametrize("module", ["no_such_module", "no_such_module.rules", "tests.no_such_rules", "json.rules.more"])
def test_missing_modules_are_refused(module: str) -> None:
    """A module that does not exist, in a package or not, is told apart from one that raises."""
    with pytest.raises(RuleModuleError) as caught:
        import_rules([module])
    assert (caught.value.problem, caught.value.module) == ("missing", module)
    assert "PYTHONPATH" in str(caught.value)


def test_the_working_folder_is_not_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module in the working folder is not found there, and the search path stays as it is."""
    (tmp_path / "rules_here.py").write_text("from tests.own_rules import few_posts", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = list(sys.path)
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry and Path(entry) != tmp_path])
    with pytest.raises(RuleModuleError) as caught:
        import_rules(["rules_here"])
    assert caught.value.problem == "missing"
    assert [entry for entry in before if entry] == sys.path
    monkeypatch.syspath_prepend(tmp_path)
    assert import_rules(["rules_here"]) == (own_rules.few_posts,)


@pytest.mark.parametrize("module", ["", ".rules", "dinas..rules", "dinas/rules.py", "dinas rules", "rules.", "1a"])
def test_names_of_modules_are_validated(module: str) -> None:
    """What is not the name of a module is refused when the configuration is made."""
    with pytest.raises(ConfigError) as caught:
        Config.from_mapping({"rule_modules": ["tests.own_rules", module]})
    assert (caught.value.key, caught.value.got) == ("rule_modules.1", module)


def test_another_process_imports_the_modules() -> None:
    """Settings with rules of modules are pickled without them, and get them again, also if they have no name."""
    settings = CheckSettings(rules=RULES, config=OWN)
    pickled = pickle.dumps(settings)
    assert b"few_posts" not in pickled
    again = pickle.loads(pickled)  # noqa: S301  # its own
    assert again == settings
    assert set(map(id, again.rules)) == set(map(id, settings.rules))


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_are_checked_by_rules_of_modules(jobs: int, tmp_path: Path) -> None:
    """JSON Lines are checked by rules of modules with the same findings as the register, on several processes too."""
    file = tmp_path / "register.jsonl"
    jsonl.dump(REGISTER, file)
    assert check_file(file, config=OWN, jobs=jobs) == check(REGISTER, config=OWN)


def test_rules_that_need_the_register_refuse_a_stream_at_once(tmp_path: Path) -> None:
    """A rule that needs the whole register gets it in memory; before a stream is read, its code is named."""
    (counted,) = check(REGISTER, config=WHOLE, rules=())
    assert counted.params == {"count": 1}
    missing = tmp_path / "missing.jsonl"
    attempts: list[Callable[[], object]] = [
        lambda: iter_check(iter(()), config=WHOLE),
        lambda: check_entities(iter(()), config=WHOLE),
        lambda: check_file(missing, config=WHOLE),
        lambda: check_file(missing, config=WHOLE, jobs=2),
    ]
    for attempt in attempts:
        with pytest.raises(ConfigError) as caught:
            attempt()
        assert (caught.value.key, caught.value.got) == ("rules", "DIN401")
    config = Config(rule_modules=WHOLE.rule_modules, ignore=("DIN401",))
    assert check_entities([KASMAD, IPSM, *BOARDS], config=config) == check(REGISTER, config=config)
    assert own_whole_rules.members_counted.needs_register
