"""The command `check`: what it finds, which rules it applies, and what it prints in each format."""

from __future__ import annotations

import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from psm_model import cli
from psm_model.checking.config_toml import load_config
from psm_model.checks import check
from psm_model.formats import load
from tests.cli.commands import (
    BATANG,
    TROUBLED,
    WAIVERS,
    WARNED,
    WRONG,
    Captured,
    list_codes,
    read_reports,
    run,
    run_process,
)


def test_undetermined_findings_on_demand(folder: Path, capsys: Captured) -> None:
    """Undetermined findings are reported on demand, and never change the exit code."""
    doubt = str(folder / "doubt.json")
    assert run("check", doubt) == 0
    assert list_codes(capsys.readouterr().out) == []
    assert run("check", "--undetermined", doubt) == 0
    out = capsys.readouterr().out
    assert list_codes(out) == []
    assert "0 errors, 1 undetermined" in out
    reason = "is undetermined only because of dates whose year alone is known"
    assert f"1 PSM102 finding (unusual-term-length) {reason}" in out
    assert run("check", "--undetermined", "--all", doubt) == 0
    assert list_codes(capsys.readouterr().out) == ["PSM102"]
    (report,) = read_reports(capsys, "--undetermined", doubt)
    assert [finding["verdict"] for finding in report["findings"]] == ["undetermined"]


def test_batang_is_clean(capsys: Captured) -> None:
    """The board from the news article breaks no rule, by default."""
    assert run("check", BATANG) == 0
    assert read_reports(capsys, BATANG) == [{"file": BATANG, **check(load(BATANG)).to_dict()}]
    assert check(load(BATANG)).findings == ()


def test_troubled_breaks_each_first_rule_once(capsys: Captured) -> None:
    """The troubled example, checked after one of its waivers has expired, breaks each of these rules once."""
    assert run("check", "--config", WAIVERS, "--on", "2026-11-24", TROUBLED) == 1
    found = Counter(list_codes(capsys.readouterr().out))
    first = ["PSM001", "PSM002", "PSM091", "PSM092", "PSM093", "PSM101", "PSM102", "PSM103", "PSM104", "PSM110"]
    assert {code: found[code] for code in first} == dict.fromkeys(first, 1)


@pytest.mark.parametrize("format_", ["sarif", "github"])
def test_other_formats_have_the_same_findings(format_: str, capsys: Captured) -> None:
    """SARIF and annotations have the findings of the JSON, with line and column where the document has the value."""
    arguments = ("--config", WAIVERS, "--on", "2026-11-24", "--undetermined", TROUBLED, BATANG)
    findings = [finding for report in read_reports(capsys, *arguments) for finding in report["findings"]]
    assert run("check", "--format", format_, *arguments) == 1
    text = capsys.readouterr().out
    if format_ == "github":
        annotations = re.findall(r"^::\w+ file=[^,]+(,line=\d+,col=\d+)?,title=(\w+) ", text, re.MULTILINE)
        assert [(bool(place), code) for place, code in annotations] == [
            (bool(finding["path"]), finding["code"]) for finding in findings
        ]
    else:
        results = json.loads(text)["runs"][0]["results"]
        assert [result["ruleId"] for result in results] == [finding["code"] for finding in findings]
        has_region = ["region" in result["locations"][0]["physicalLocation"] for result in results]
        assert has_region == [bool(finding["path"]) for finding in findings]


def test_text_names_line_and_column(folder: Path, capsys: Captured) -> None:
    """The text names line and column of a finding, also after a byte order mark and on standard input."""
    column = WARNED.splitlines()[1].index('"2023') + 1
    warned = folder / "warned.json"
    warned.write_bytes(b"\xef\xbb\xbf" + WARNED.encode())
    run("check", str(warned))
    assert f"\n  {warned}:2:{column}  " in capsys.readouterr().out
    assert f"\n  -:2:{column}  " in run_process("check", "-", text=WARNED).stdout


def test_file_is_read_again_only_for_findings(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """Locations and quoted lines come from one more read of the file; a clean file is not read again."""
    names_read = []

    def read_blocks(path: Path, *_: object) -> Iterator[bytes]:
        names_read.append(path.name)
        return iter([path.read_bytes()])

    monkeypatch.setattr("psm_model.formats.files.iter_blocks", read_blocks)
    for name, times in ((TROUBLED, 2), (BATANG, 1)):
        run("check", name)
        assert names_read == [Path(name).name] * times
        names_read.clear()
    assert '  "id": "contoh-2022",\n' in capsys.readouterr().out


def test_hint_names_a_rule_about_records(capsys: Captured) -> None:
    """Findings about the settings of the check come first in the report, and the hint names another one's rule."""
    settings = str(TROUBLED).removesuffix(".json") + ".toml"
    run("check", TROUBLED, "--config", settings, "--on", "2026-11-24")
    text = capsys.readouterr().out
    assert "PSM091" in list_codes(text)
    assert text.endswith("\n\npsm-model rule PSM101 explains; psm-model report makes a page\n")


def test_text_truncates_many_findings(folder: Path, capsys: Captured) -> None:
    """The text shows ten findings of a code and counts the others, unless `--all` is given; other formats show all."""
    document = json.loads(WARNED)
    document["board_terms"] = [{**document["board_terms"][0], "id": f"t{number}"} for number in range(25)]
    flood = folder / "flood.json"
    flood.write_text(json.dumps(document), encoding="utf-8")
    # Without a selection, equal terms would be reported too.
    arguments = ("check", "--select", "PSM110", str(flood))
    assert run(*arguments) == 0
    text = capsys.readouterr().out
    assert list_codes(text) == ["PSM110"] * 10
    ending = f"and 15 more PSM110 findings (unreadable-label)\n\n{flood}: 25 warnings\n\n"
    assert text.endswith(f"{ending}psm-model rule PSM110 explains; psm-model report makes a page\n")
    run(*arguments, "--all")
    assert list_codes(capsys.readouterr().out) == ["PSM110"] * 25
    run(*arguments, "--lang", "id")
    assert "\ndan 15 temuan PSM110 lainnya (unreadable-label)\n" in capsys.readouterr().out
    run(*arguments, "--format", "github")
    assert capsys.readouterr().out.count("\n::warning ") == 24


@pytest.mark.parametrize(("format_", "written"), [("github", ":"), ("sarif", "{"), ("json", "{"), ("text", "")])
def test_output_without_a_readable_file(format_: str, written: str, folder: Path, capsys: Captured) -> None:
    """If no file can be read, the output is a complete document that says so; the text is on standard error."""
    assert run("check", "--format", format_, str(folder / "broken.json")) == 2
    text = capsys.readouterr().out
    assert text[:1] == written
    assert format_ not in {"json", "sarif"} or json.loads(text)
    if format_ == "github":
        assert text.startswith("::error file=")
        run("check", "--format", format_, str(folder / "clean.json"))
        assert capsys.readouterr().out == ""


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["text", "json", "sarif", "github"])
def test_every_format_suits_every_encoding(format_: str, folder: Path) -> None:
    """Characters that the output cannot encode are escaped, and JSON and SARIF remain JSON."""
    label = "2025\u20132003 \U0001f600 \u202e\u0007"
    (folder / "odd.json").write_text(WARNED.replace("2023-2006", label.replace("\u0007", "\\u0007")), encoding="utf-8")
    process = run_process("check", "--format", format_, str(folder / "odd.json"), PYTHONIOENCODING="ascii")
    assert (process.returncode, process.stderr) == (0, "")
    assert process.stdout.isascii()
    assert all(line.isprintable() for line in process.stdout.splitlines())
    if format_ in {"json", "sarif"}:
        assert "\u2013" in str(json.loads(process.stdout))


def test_json_has_the_same_findings(capsys: Captured) -> None:
    """The JSON is that of the report, and the text has the same findings, those about settings last."""
    arguments = ("--config", WAIVERS, "--on", "2026-11-24", "--undetermined", TROUBLED)
    (report,) = read_reports(capsys, *arguments)
    expected = check(load(TROUBLED), config=load_config(WAIVERS), on=date(2026, 11, 24), undetermined=True)
    assert report == {"file": TROUBLED, **expected.to_dict()}
    run("check", *arguments)
    text = capsys.readouterr().out
    assert list_codes(text) == sorted(expected.codes, key=lambda code: code.startswith("PSM09"))
    for finding in expected:
        assert finding.message(with_owner=False) in " ".join(text.split())


def test_language(capsys: Captured) -> None:
    """Messages are in Indonesian on demand, in the text and in the JSON; the findings are the same."""
    english, indonesian = (
        read_reports(capsys, "--lang", language, TROUBLED)[0]["findings"] for language in ("en", "id")
    )
    expected = check(load(TROUBLED))
    assert [finding["message"] for finding in english] == [finding.message(language="en") for finding in expected]
    assert [finding["message"] for finding in indonesian] == [finding.message(language="id") for finding in expected]
    silent = {"message": "", "remedy": ""}
    assert [{**finding, **silent} for finding in english] == [{**finding, **silent} for finding in indonesian]
    run("check", "--lang", "id", TROUBLED)
    text = capsys.readouterr().out
    assert all(finding.message(language="id", with_owner=False) in text for finding in expected)


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
    """Rules are selected and ignored by codes or their beginnings, separated by commas or in repeated options."""
    everything = [finding.code for finding in check(load(TROUBLED))]
    run("check", *options, TROUBLED)
    selected_codes = list_codes(capsys.readouterr().out)
    assert selected_codes == [code for code in everything if re.fullmatch(selected, code)]
    assert 0 < len(selected_codes) < len(everything)


def test_command_line_overrides_the_file(folder: Path, capsys: Captured) -> None:
    """Selections on the command line replace those in the file; other settings of the file stay."""
    config = folder / "psm.toml"
    config.write_text('select = ["PSM0"]\nignore = ["PSM101"]\nseverities.PSM110 = "error"\n', encoding="utf-8")
    run("check", "--config", str(config), "--select", "PSM1", TROUBLED)
    found_codes = set(list_codes(capsys.readouterr().out))
    assert "PSM110" in found_codes
    assert found_codes.isdisjoint({"PSM001", "PSM101"})
    assert run("check", "--config", str(config), str(folder / "warned.json")) == 0
    assert run("check", "--config", str(config), "--select", "PSM1", str(folder / "warned.json")) == 1


@pytest.mark.parametrize("as_one", [[], ["--as-one"]], ids=["each", "as one"])
@pytest.mark.parametrize("key", ["select", "ignore"])
def test_unknown_code_is_reported_where_it_was_typed(
    key: str, as_one: list[str], tmp_path: Path, capsys: Captured
) -> None:
    """A code that no rule has is reported with the option, or with the file and its key, that has it."""
    config = tmp_path / "psm.toml"
    config.write_text(f'{key} = ["PSM9Y"]', encoding="utf-8")
    expected = "expected the code of a rule or a prefix of it, got"
    assert run("check", *as_one, f"--{key}", "PSM9X", TROUBLED) == cli.UNREADABLE
    assert capsys.readouterr().err == f"psm-model: --{key}: {expected} 'PSM9X'\n"
    assert run("check", *as_one, "--config", config, TROUBLED) == cli.UNREADABLE
    assert capsys.readouterr().err == f"psm-model: configuration {config}, {key}: {expected} 'PSM9Y'\n"
    assert run("check", *as_one, "--config", config, f"--{key}", "PSM9X", TROUBLED) == cli.UNREADABLE
    assert capsys.readouterr().err == f"psm-model: --{key}: {expected} 'PSM9X'\n"
    assert run("timeline", "--config", config, TROUBLED) == cli.UNREADABLE
    assert capsys.readouterr().err == f"psm-model: configuration {config}, {key}: {expected} 'PSM9Y'\n"


def test_day_of_the_check(capsys: Captured) -> None:
    """Without a day no waiver is expired; after its last day a waiver is expired and waives nothing."""
    days = ("2025-12-31", False), ("2026-01-01", True), ("31 Desember 2025", False), ("Kamis, 1/1/2026", True)
    for day, is_expired in (([], False), *((["--on", day], is_expired) for day, is_expired in days)):
        run("check", "--config", WAIVERS, *day, TROUBLED)
        found_codes = list_codes(capsys.readouterr().out)
        assert ("PSM091" in found_codes) is is_expired
        assert ("PSM104" in found_codes) is is_expired


@pytest.mark.parametrize("arguments", [["--config", "missing.toml"], ["--config", BATANG]])
def test_wrong_configuration_names_its_file(arguments: list[str], capsys: Captured) -> None:
    """The message names the file of the configuration."""
    run("check", *arguments, BATANG)
    assert arguments[1] in capsys.readouterr().err


def test_unreadable_file_among_others(folder: Path, capsys: Captured) -> None:
    """An unreadable file is reported in its place and makes the code 2; the others are checked."""
    files = [str(folder / f"{name}.json") for name in ("wrong", "broken", "missing", "warned")]
    assert run("check", *files) == 2
    captured = capsys.readouterr()
    assert list_codes(captured.out) == ["PSM002", "PSM110"]
    assert [line.split(": ")[1] for line in captured.err.splitlines()] == files[1:3]
    documents = read_reports(capsys, *files)
    assert [report["file"] for report in documents] == files
    assert [report["ok"] for report in documents] == [False, False, False, True]
    assert [sorted(report) for report in documents[1:3]] == [["error", "file", "ok"]] * 2
    (problem,) = documents[1]["error"]["problems"]
    assert problem["expected"] == "a whole JSON document"
    assert documents[2]["error"] == {
        "message": f"{files[2]}: cannot be read: no such file or directory",
        "problems": [],
    }
    run("check", "--format", "sarif", *files)
    (invocation,) = json.loads(capsys.readouterr().out)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [notification["level"] for notification in invocation["toolExecutionNotifications"]] == ["error", "error"]


def test_all_files_unreadable(folder: Path, capsys: Captured) -> None:
    """Without a readable file there is no text, and the JSON has only the error."""
    assert run("check", str(folder / "broken.json")) == 2
    assert capsys.readouterr().out == ""
    (document,) = read_reports(capsys, str(folder / "broken.json"))
    assert (document["ok"], "error" in document, "findings" in document) == (False, True, False)


def test_files_are_reported_in_order(folder: Path, capsys: Captured) -> None:
    """Each of several files is named with its findings, in the given order."""
    files = [str(folder / f"{name}.json") for name in ("warned", "clean", "wrong")]
    assert run("check", *files) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in lines if line.startswith(str(folder))] == files
    assert [report["file"] for report in read_reports(capsys, *files)] == files


def test_unused_waiver_is_reported_once(folder: Path, capsys: Captured) -> None:
    """A waiver for one of two files is not reported as unknown for the other."""
    config = folder / "waivers.toml"
    waiver = '[[waivers]]\ncode = "PSM110"\nsubject = "t"\nreason = "asked"\n'
    config.write_text(waiver + waiver.replace('"t"', '"nowhere"'), encoding="utf-8")
    for name, label in (("one", "2023-2006"), ("two", "2020-2025")):
        term = {"id": "t" if name == "one" else "u", "organisation_id": "o", "label": label}
        (folder / f"{name}.json").write_text(json.dumps({"psm_register": 1, "board_terms": [term]}), encoding="utf-8")
    files = [str(folder / "one.json"), str(folder / "two.json")]
    assert cli.main(["check", *files, "--config", str(config), "--select", "psm09,Psm110", "--format", "json"]) == 1
    reports = json.loads(capsys.readouterr().out)["reports"]
    assert [[finding["params"]["subject"] for finding in report["findings"]] for report in reports] == [["nowhere"], []]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """A dash reads standard input as UTF-8, whatever the encoding of the console."""
    text = WARNED.replace('"IPSM"', '"IPSM – Contoh"')
    for data, code, expected in ((text.encode(), 0, ["PSM110"]), (WRONG.encode(), 1, ["PSM002"]), (b"\xff", 2, [])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
        assert run("check", "-") == code
        captured = capsys.readouterr()
        assert list_codes(captured.out) == expected
        assert captured.err.startswith("psm-model: <stdin>: ") is (code == 2)
