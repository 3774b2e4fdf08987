"""The command psm-model: what it reads, writes and exits with."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from psm_model import __version__, cli
from psm_model.checking.config_toml import load_config
from psm_model.checks import check
from psm_model.formats import load
from psm_model.rules import RULES

ROOT: Final = Path(__file__).parents[2]
EXAMPLES: Final = ROOT / "examples"
BATANG: Final = str(EXAMPLES / "batang.json")
TROUBLED: Final = str(EXAMPLES / "troubled.json")
WAIVERS: Final = str(EXAMPLES / "troubled.toml")

CLEAN: Final = '{"psm_register": 1}'
WARNED: Final = """{"psm_register": 1, "organisations": [{"id": "o", "name": "IPSM", "level": "national"}],
  "board_terms": [{"id": "t", "organisation_id": "o", "label": "2023-2006"}]}"""
"""A register with one finding, a warning: PSM110."""
OPEN_TO_DOUBT: Final = WARNED.replace("2023-2006", "2022-2026")
"""A register with one finding, undetermined: PSM102."""
WRONG: Final = WARNED.replace('"organisation_id": "o"', '"organisation_id": "p"').replace("2023-2006", "2022-2027")
"""A register with one finding, an error: PSM002."""

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a register of each kind."""
    texts = {"clean": CLEAN, "warned": WARNED, "doubt": OPEN_TO_DOUBT, "wrong": WRONG, "broken": "{"}
    for name, text in texts.items():
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> int:
    """Run the command in this process and give its exit code, a wrong usage's too."""
    try:
        return cli.main(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1


def codes(text: str) -> list[str]:
    """Return the codes of the findings in a report's text, in their order."""
    return re.findall(r"^(PSM\d{3}) ", text, re.MULTILINE)


def reports(captured: Captured, *arguments: str) -> Any:
    """Check as JSON and give the reports."""
    captured.readouterr()
    run("check", "--format", "json", *arguments)
    told = json.loads(captured.readouterr().out)
    assert told["psm_check"] == 1
    return told["reports"]


def psm_model(*arguments: str, text: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "psm_model", *arguments],
        input=text,
        capture_output=True,
        encoding=environment.get("PYTHONIOENCODING", "utf-8"),
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "code", "found"),
    [("clean", 0, []), ("warned", 0, ["PSM110"]), ("doubt", 0, []), ("wrong", 1, ["PSM002"]), ("broken", 2, [])],
)
def test_exit_codes(name: str, code: int, found: list[str], folder: Path, capsys: Captured) -> None:
    """Certain errors alone make the code 1, what can't be read 2, and all else is 0."""
    assert run("check", str(folder / f"{name}.json")) == code
    captured = capsys.readouterr()
    assert codes(captured.out) == found
    assert bool(captured.err) is (code == 2)


def test_undetermined_findings_on_demand(folder: Path, capsys: Captured) -> None:
    """What imprecise dates leave open is told when asked for, and makes no exit code."""
    doubt = str(folder / "doubt.json")
    assert run("check", doubt) == 0
    assert codes(capsys.readouterr().out) == []
    assert run("check", "--undetermined", doubt) == 0
    out = capsys.readouterr().out
    assert codes(out) == []
    assert "1 PSM102 finding (unusual-term-length) is undetermined only because terms are dated by years" in out
    assert run("check", "--undetermined", "--all", doubt) == 0
    assert codes(capsys.readouterr().out) == ["PSM102"]
    (report,) = reports(capsys, "--undetermined", doubt)
    assert [found["verdict"] for found in report["findings"]] == ["undetermined"]


def test_batang_is_clean(capsys: Captured) -> None:
    """The board of the news article trips no rule, by default."""
    assert run("check", BATANG) == 0
    assert reports(capsys, BATANG) == [{"file": BATANG, **check(load(BATANG)).to_dict()}]
    assert check(load(BATANG)).findings == ()


def test_troubled_breaks_each_first_rule_once(capsys: Captured) -> None:
    """The troubled example, with its waivers and after one of them has expired, breaks each of these rules once."""
    assert run("check", "--config", WAIVERS, "--on", "2026-11-24", TROUBLED) == 1
    found = Counter(codes(capsys.readouterr().out))
    first = ["PSM001", "PSM002", "PSM091", "PSM092", "PSM093", "PSM101", "PSM102", "PSM103", "PSM104", "PSM110"]
    assert {code: found[code] for code in first} == dict.fromkeys(first, 1)


@pytest.mark.parametrize("format_", ["sarif", "github"])
def test_other_formats_have_the_same_findings(format_: str, capsys: Captured) -> None:
    """SARIF and annotations have the findings of the JSON, with line and column of what stands in the document."""
    arguments = ("--config", WAIVERS, "--on", "2026-11-24", "--undetermined", TROUBLED, BATANG)
    told = [found for report in reports(capsys, *arguments) for found in report["findings"]]
    assert run("check", "--format", format_, *arguments) == 1
    text = capsys.readouterr().out
    if format_ == "github":
        read = re.findall(r"^::\w+ file=[^,]+(,line=\d+,col=\d+)?,title=(\w+) ", text, re.MULTILINE)
        assert [(bool(place), code) for place, code in read] == [(bool(found["path"]), found["code"]) for found in told]
    else:
        results = json.loads(text)["runs"][0]["results"]
        assert [result["ruleId"] for result in results] == [found["code"] for found in told]
        placed = ["region" in result["locations"][0]["physicalLocation"] for result in results]
        assert placed == [bool(found["path"]) for found in told]


def test_text_tells_line_and_column(folder: Path, capsys: Captured) -> None:
    """The text tells where in the file a finding is, a byte order mark and standard input notwithstanding."""
    column = WARNED.splitlines()[1].index('"2023') + 1
    warned = folder / "warned.json"
    warned.write_bytes(b"\xef\xbb\xbf" + WARNED.encode())
    run("check", str(warned))
    assert f"{warned}:2:{column} /board_terms/0/label\n" in capsys.readouterr().out
    assert f"  where  -:2:{column} /board_terms/0/label\n" in psm_model("check", "-", text=WARNED).stdout


def test_text_is_read_once_for_what_is_shown_of_it(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """Locations and excerpts come from one more read of the document, and nothing more is read of a clean one."""
    read = []

    def counted(path: Path, *_: object) -> Iterator[bytes]:
        read.append(path.name)
        return iter([path.read_bytes()])

    monkeypatch.setattr("psm_model.formats.files.iter_blocks", counted)
    for name, times in ((TROUBLED, 2), (BATANG, 1)):
        run("check", name)
        assert read == [Path(name).name] * times
        read.clear()
    assert "^^^" in capsys.readouterr().out


def test_floods_are_cut_in_the_text(folder: Path, capsys: Captured) -> None:
    """The text shows ten findings of a code and counts the others, unless all are asked for; other formats have all."""
    document = json.loads(WARNED)
    document["board_terms"] = [{**document["board_terms"][0], "id": f"t{number}"} for number in range(25)]
    flood = folder / "flood.json"
    flood.write_text(json.dumps(document), encoding="utf-8")
    # Terms that are alike are told of too.
    arguments = ("check", "--select", "PSM110", str(flood))
    assert run(*arguments) == 0
    text = capsys.readouterr().out
    assert codes(text) == ["PSM110"] * 10
    assert text.endswith(f"and 15 more PSM110 findings (unreadable-label)\n\n{flood}: 25 warnings\n")
    run(*arguments, "--all")
    assert codes(capsys.readouterr().out) == ["PSM110"] * 25
    run(*arguments, "--lang", "id")
    assert "\ndan 15 temuan PSM110 lainnya (unreadable-label)\n" in capsys.readouterr().out
    run(*arguments, "--format", "github")
    assert capsys.readouterr().out.count("\n::warning ") == 24


@pytest.mark.parametrize(("format_", "written"), [("github", ":"), ("sarif", "{"), ("json", "{"), ("text", "")])
def test_nothing_to_tell(format_: str, written: str, folder: Path, capsys: Captured) -> None:
    """Where no file could be read, what is written is a whole document that says so; the text is on standard error."""
    assert run("check", "--format", format_, str(folder / "broken.json")) == 2
    text = capsys.readouterr().out
    assert text[:1] == written
    assert format_ not in {"json", "sarif"} or json.loads(text)
    if format_ == "github":
        assert text.startswith("::error file=")
        run("check", "--format", format_, str(folder / "clean.json"))
        assert capsys.readouterr().out == ""


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "github"])
def test_any_output_takes_any_format(format_: str, folder: Path) -> None:
    """What an output can't encode is written escaped, and JSON and SARIF stay JSON."""
    label = "2025\u20132003 \U0001f600 \u202e\u0007"
    (folder / "odd.json").write_text(WARNED.replace("2023-2006", label.replace("\u0007", "\\u0007")), encoding="utf-8")
    done = psm_model("check", "--format", format_, str(folder / "odd.json"), PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.isascii()
    assert all(line.isprintable() for line in done.stdout.splitlines())
    if format_ in {"json", "sarif"}:
        assert "\u2013" in str(json.loads(done.stdout))


def test_json_has_the_same_findings(capsys: Captured) -> None:
    """The JSON is that of the report, and the text has the same findings in the same order."""
    arguments = ("--config", WAIVERS, "--on", "2026-11-24", "--undetermined", TROUBLED)
    (report,) = reports(capsys, *arguments)
    expected = check(load(TROUBLED), config=load_config(WAIVERS), on=date(2026, 11, 24), undetermined=True)
    assert report == {"file": TROUBLED, **expected.to_dict()}
    run("check", *arguments)
    text = capsys.readouterr().out
    assert codes(text) == [found["code"] for found in report["findings"]]
    for found in report["findings"]:
        assert found["message"] in text
        assert found["path"] in text


def test_language(capsys: Captured) -> None:
    """Messages are in Indonesian when asked for, in the text and in the JSON; the findings are the same."""
    english, indonesian = (reports(capsys, "--lang", language, TROUBLED)[0]["findings"] for language in ("en", "id"))
    expected = check(load(TROUBLED))
    assert [found["message"] for found in english] == [found.message(language="en") for found in expected]
    assert [found["message"] for found in indonesian] == [found.message(language="id") for found in expected]
    assert [{**found, "message": ""} for found in english] == [{**found, "message": ""} for found in indonesian]
    run("check", "--lang", "id", TROUBLED)
    text = capsys.readouterr().out
    assert all(found.message(language="id") in text for found in expected)


@pytest.mark.parametrize(
    ("options", "selected"),
    [
        (["--select", "PSM101"], "PSM101"),
        (["--select", "PSM1"], "PSM1.."),
        (["--select", "PSM101,PSM110"], "PSM101|PSM110"),
        (["--select", "PSM101", "--select", " PSM110 "], "PSM101|PSM110"),
        (["--ignore", "PSM1"], "PSM[^1].."),
        (["--select", "PSM1", "--ignore", "PSM101,PSM102"], "PSM1(?!01|02).."),
    ],
)
def test_selected_rules(options: list[str], selected: str, capsys: Captured) -> None:
    """Rules are selected and ignored by their codes or beginnings, by commas or by saying it again."""
    everything = [found.code for found in check(load(TROUBLED))]
    run("check", *options, TROUBLED)
    found = codes(capsys.readouterr().out)
    assert found == [code for code in everything if re.fullmatch(selected, code)]
    assert 0 < len(found) < len(everything)


def test_command_line_goes_before_the_file(folder: Path, capsys: Captured) -> None:
    """What the command line selects or ignores replaces what the file says; what it does not say stays."""
    config = folder / "psm.toml"
    config.write_text('select = ["PSM0"]\nignore = ["PSM101"]\nseverities.PSM110 = "error"\n', encoding="utf-8")
    run("check", "--config", str(config), "--select", "PSM1", TROUBLED)
    found = set(codes(capsys.readouterr().out))
    assert "PSM110" in found
    assert found.isdisjoint({"PSM001", "PSM101"})
    assert run("check", "--config", str(config), str(folder / "warned.json")) == 0
    assert run("check", "--config", str(config), "--select", "PSM1", str(folder / "warned.json")) == 1


def test_day_of_the_check(capsys: Captured) -> None:
    """Without a day no waiver is past its day; with one after that day it is, and waives nothing."""
    days = ("2025-12-31", False), ("2026-01-01", True), ("31 Desember 2025", False), ("Kamis, 1/1/2026", True)
    for day, found in (([], False), *((["--on", day], found) for day, found in days)):
        run("check", "--config", WAIVERS, *day, TROUBLED)
        told = codes(capsys.readouterr().out)
        assert ("PSM091" in told) is found
        assert ("PSM104" in told) is found


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["no-such-command"],
        ["check", "--no-such-option", BATANG],
        ["check", "--format", "xml", BATANG],
        ["check", "--lang", "fr", BATANG],
        ["check", "--on", "11-24-2026", BATANG],
        ["check", "--on", "November 2026", BATANG],
        ["check", "--on", "Rabu, 24 November 2026", BATANG],
        ["check", "--on", "20261124", BATANG],
        ["check", "--on", "2026-W48-2", BATANG],
        ["check", "--on", "2026-02-30", BATANG],
        ["check", "--on", "", BATANG],
        ["check", "--select", "PSM999", BATANG],
        ["check", "--select", "PSM101,", BATANG],
        ["check", "--ignore", "XYZ", BATANG],
        ["check", "--config", "no-such-file.toml", BATANG],
        ["check", "--config", str(EXAMPLES), BATANG],
        ["check", "--config", BATANG, BATANG],
        ["check", "no-such-file.json"],
        ["check", str(ROOT / "docs")],
        ["check", WAIVERS],
        ["rule"],
        ["rule", "PSM999"],
        ["rule", ""],
        ["rule", "--lang", "fr", "PSM101"],
        ["rules", "PSM101"],
    ],
    ids=" ".join,
)
def test_wrong_usage(arguments: list[str], capsys: Captured) -> None:
    """Wrong usage and unreadable input exit with 2, a word on standard error, nothing on standard output."""
    assert run(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(("usage: psm-model", "psm-model: "))
    assert "Traceback" not in captured.err
    if captured.err.startswith("psm-model: "):
        assert captured.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--config", "missing.toml"], ["--config", BATANG]])
def test_wrong_configuration_names_its_file(arguments: list[str], capsys: Captured) -> None:
    """Which file the configuration was to come from is in the message."""
    run("check", *arguments, BATANG)
    assert arguments[1] in capsys.readouterr().err


def test_unreadable_file_among_others(folder: Path, capsys: Captured) -> None:
    """A file that can't be read is an error in its place and makes the code 2; the others are checked all the same."""
    files = [str(folder / f"{name}.json") for name in ("wrong", "broken", "missing", "warned")]
    assert run("check", *files) == 2
    captured = capsys.readouterr()
    assert codes(captured.out) == ["PSM002", "PSM110"]
    assert [line.split(": ")[1] for line in captured.err.splitlines()] == files[1:3]
    told = reports(capsys, *files)
    assert [report["file"] for report in told] == files
    assert [report["ok"] for report in told] == [False, False, False, True]
    assert [sorted(report) for report in told[1:3]] == [["error", "file", "ok"]] * 2
    (problem,) = told[1]["error"]["problems"]
    assert problem["expected"].startswith("JSON")
    assert told[2]["error"] == {"message": f"{files[2]}: cannot be read: no such file or directory", "problems": []}
    run("check", "--format", "sarif", *files)
    (invocation,) = json.loads(capsys.readouterr().out)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [one["level"] for one in invocation["toolExecutionNotifications"]] == ["error", "error"]


def test_all_files_unreadable(folder: Path, capsys: Captured) -> None:
    """Where nothing could be read there is no text, and in JSON nothing but the error."""
    assert run("check", str(folder / "broken.json")) == 2
    assert capsys.readouterr().out == ""
    (told,) = reports(capsys, str(folder / "broken.json"))
    assert (told["ok"], "error" in told, "findings" in told) == (False, True, False)


def test_files_are_told_apart(folder: Path, capsys: Captured) -> None:
    """Of several files each is named with what was found in it, in the order given."""
    files = [str(folder / f"{name}.json") for name in ("warned", "clean", "wrong")]
    assert run("check", *files) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in lines if line.startswith(str(folder))] == files
    assert [report["file"] for report in reports(capsys, *files)] == files


def test_waivers_of_one_configuration_are_told_of_once(folder: Path, capsys: Captured) -> None:
    """A waiver for something in one of two files is not said to be unknown because of the other."""
    config = folder / "waivers.toml"
    waiver = '[[waivers]]\ncode = "PSM110"\nsubject = "t"\nreason = "asked"\n'
    config.write_text(waiver + waiver.replace('"t"', '"nowhere"'), encoding="utf-8")
    for name, label in (("one", "2023-2006"), ("two", "2020-2025")):
        term = {"id": "t" if name == "one" else "u", "organisation_id": "o", "label": label}
        (folder / f"{name}.json").write_text(json.dumps({"psm_register": 1, "board_terms": [term]}), encoding="utf-8")
    files = [str(folder / "one.json"), str(folder / "two.json")]
    assert cli.main(["check", *files, "--config", str(config), "--select", "psm09,Psm110", "--format", "json"]) == 1
    reports = json.loads(capsys.readouterr().out)["reports"]
    assert [[one["params"]["subject"] for one in report["findings"]] for report in reports] == [["nowhere"], []]


def test_version(capsys: Captured) -> None:
    """The version is that of the package."""
    with pytest.raises(SystemExit) as caught:
        cli.main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"psm-model {__version__}\n"


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """A dash reads standard input as bytes in UTF-8, whatever the encoding of the console."""
    text = WARNED.replace('"IPSM"', '"IPSM – Contoh"')
    for data, code, found in ((text.encode(), 0, ["PSM110"]), (WRONG.encode(), 1, ["PSM002"]), (b"\xff", 2, [])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
        assert run("check", "-") == code
        captured = capsys.readouterr()
        assert codes(captured.out) == found
        assert captured.err.startswith("psm-model: <stdin>: ") is (code == 2)


@pytest.mark.parametrize("language", ["en", "id"])
def test_rule_is_explained(language: str, capsys: Captured) -> None:
    """The page of a rule has its code, its name and its texts in the language."""
    assert run("rule", "--lang", language, "PSM101") == 0
    text = capsys.readouterr().out
    rule = RULES["PSM101"]
    assert rule.code in text
    assert rule.name in text
    assert rule.title.translate("id" if language == "id" else "en") in text


@pytest.mark.parametrize("language", ["en", "id"])
def test_rules_are_listed(language: str, capsys: Captured) -> None:
    """Each rule has a line, in the order of the codes, with its severity, its name and its title."""
    assert run("rules", "--lang", language) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)
    for line, rule in zip(lines, RULES.values(), strict=True):
        assert line.split()[1] == rule.severity.value
        assert line.endswith(f"{rule.name}: {rule.title.translate('id' if language == 'id' else 'en')}")


def options(parser: argparse.ArgumentParser) -> dict[str, set[str]]:
    """Return the options that each command of a parser has."""
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001
    return {
        name: {option for action in command._actions for option in action.option_strings}  # noqa: SLF001
        for name, command in commands.choices.items()
    }


def test_help_tells_everything(capsys: Captured) -> None:
    """The help of each command names it, each of its options, and, of check, the exit codes and examples."""
    told = options(cli.parser())
    assert len(told) == 13
    for command, names in told.items():
        assert run(command, "--help") == 0
        text = capsys.readouterr().out
        assert text.startswith(f"usage: psm-model {command} ")
        for name in names:
            assert name in text
        # The examples can be run as they stand, as far as the options go.
        examples = re.findall(r"(?:^  |\| )psm-model (.*?)(?: (?:[<>|]|>>) .*)?$", text, re.MULTILINE)
        assert examples
        for line in examples:
            assert cli.parser().parse_args(line.split()).command in told
    run("check", "--help")
    text = capsys.readouterr().out
    assert all(re.search(rf"^  {code}  \w", text, re.MULTILINE) for code in (0, 1, 2))
    assert run("--help") == 0
    text = capsys.readouterr().out
    assert all(re.search(rf"^    {command}\b", text, re.MULTILINE) for command in told)


def test_module_is_the_command() -> None:
    """`python -m psm_model` is the command, with its exit codes, its output in UTF-8 and a register from a pipe."""
    done = psm_model("check", "--format", "json", "-", text=WRONG, PYTHONIOENCODING="utf-8")
    assert done.returncode == 1
    assert done.stderr == ""
    assert json.loads(done.stdout)["reports"][0]["by_code"] == {"PSM002": 1}
    assert psm_model("rule", "PSM999").returncode == 2
    assert psm_model("check").returncode == 2
    assert psm_model("rules").stdout.startswith("PSM001  error")


@pytest.mark.parametrize("form", ["text", "json"])
def test_console_that_cannot_encode(form: str, tmp_path: Path) -> None:
    """What a console can't show is escaped, in JSON as JSON has it; nothing breaks down and nothing is lost."""
    label = "periode 2023–2006 \U0001f600"
    file = tmp_path / "é.json"
    file.write_text(WARNED.replace("2023-2006", label), encoding="utf-8")
    for encoding in ("ascii", "latin-1", "utf-8"):
        done = psm_model("check", "--format", form, str(file), PYTHONIOENCODING=encoding)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        if form == "json":
            (report,) = json.loads(done.stdout)["reports"]
            assert report["findings"][0]["params"]["label"] == repr(label)
            assert report["file"] == str(file)
        else:
            assert codes(done.stdout) == ["PSM110"]


def test_file_name_that_is_no_text(tmp_path: Path, capsys: Captured) -> None:
    """A file whose name is no UTF-8 is checked like any other, and its name shown as far as it can be."""
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.json")
    try:
        Path(name).write_text(WARNED, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    for form in ("text", "json"):
        assert run("check", "--format", form, name) == 0
        assert "\\udcff.json" in capsys.readouterr().out


def piped(command: str) -> subprocess.CompletedProcess[str]:
    """Run a shell's command in which $PSM is ours; it tells the exit code of each part of the pipe last."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PSM": f"{sys.executable} -m psm_model"}
    return subprocess.run(
        ["bash", "-c", f"{command}; echo ${{PIPESTATUS[@]}}"],  # noqa: S607
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=EXAMPLES,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="it has neither such pipes nor such devices")
@pytest.mark.parametrize("command", ["rules", "rule PSM101", "check troubled.json", "check --help"])
def test_reader_that_has_had_enough(command: str) -> None:
    """Where the reader of a pipe closes it, as head does, the command ends as others do, and says nothing."""
    done = piped(f"$PSM {command} | true")
    assert done.stderr == ""
    assert done.stdout.split()[0] in {"0", "1", "141"}
    done = piped(f"$PSM {command} | head -n 1")
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_output_that_cannot_be_written() -> None:
    """A full disk is told of in a line, with the code 2."""
    done = piped("$PSM rules > /dev/full")
    assert done.stdout == "2\n"
    assert done.stderr == "psm-model: the output: cannot be written: no space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="its shell can't close an output")
@pytest.mark.parametrize(
    "command", ["check troubled.json", "check --format json batang.json", "rules", "schema", "timeline batang.json"]
)
def test_output_that_is_closed(command: str) -> None:
    """With no output at all nothing can be told, which is an error as a full disk is; what tells nothing succeeds."""
    done = piped(f"$PSM {command} >&-")
    assert (done.stdout, done.stderr) == ("2\n", "psm-model: the output: cannot be written: bad file descriptor\n")
    done = piped("$PSM check --format github batang.json >&-")
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="its shell can't close them")
def test_other_streams_that_are_closed() -> None:
    """Without standard error the exit code still tells; a closed standard input is told of."""
    done = piped("$PSM check no-such-file.json 2>&-")
    assert (done.stdout, done.stderr) == ("2\n", "")
    done = piped("$PSM check - <&-")
    assert (done.stdout, done.stderr) == ("2\n", "psm-model: <stdin>: cannot be read: bad file descriptor\n")
