"""Findings in JSON Lines name the records that a stream does not keep, as findings about a whole register do."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking import Finding, Violation
from psm_model.checking.rule import find_placeholders
from psm_model.checks import check, check_entities
from psm_model.cli._line_names import name_records
from psm_model.entities import Appointment, BoardTerm, Decree, Member, Membership, Post, Register
from psm_model.file_checks import check_file
from psm_model.formats import dump, jsonl
from psm_model.i18n import LANGUAGES
from psm_model.rules import RULES
from psm_model.strategies import violations
from psm_model.strategies.violations import BrokenRegister
from psm_model.values import PartialDate, PersonName
from tests.cli.commands import Captured, run
from tests.rules.samples import IPSM
from tests.slowness import is_slow

ABOUT_THE_CHECK: Final = {"PSM091", "PSM092", "PSM093", "PSM099"}
"""The rules about the check itself, whose findings are the same in a stream."""
CHAIR: Final = Appointment(id="a", post=Post.CHAIR, title="Ketua Umum", member_id="m")
BOARD: Final = BoardTerm(id="t", organisation_id="o", label="2020-2025", appointments=[CHAIR], source_ids=["gone"])
RECORDS: Final = (
    Decree(id="sk-1", number="460/1", issued=PartialDate(2020, 1, 1), amends_ids=["sk-2"]),
    Decree(id="sk-2", number="460/2", issued=PartialDate(2021, 1, 1)),
    attrs.evolve(IPSM, founded=PartialDate(2022, 1, 1), parent_id="gone"),
    Member(id="m", name=PersonName("Kasmad"), birth_date=PartialDate(2023, 1, 1), membership=Membership.HONORARY),
    BOARD,
)


@settings(max_examples=20)
@given(st.sampled_from(sorted(set(RULES) - ABOUT_THE_CHECK)).flatmap(violations))
def test_messages_are_those_of_the_whole_register(broken: BrokenRegister) -> None:
    """After the second reading, each message is the one that the whole register gives."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "r.jsonl")
        jsonl.dump(broken.register, file)
        register = Register.of(*jsonl.iter_load(file))
        streamed = check_entities(jsonl.iter_load(file), **broken.options)
        named = name_records(streamed.findings, [file.read_bytes()])
    assert named == streamed.findings
    for language in LANGUAGES:
        expected = Counter(finding.message(language=language) for finding in check(register, **broken.options))
        assert Counter(finding.message(language=language) for finding in named) == expected


def test_command_names_the_records_of_lines(tmp_path: Path, capsys: Captured) -> None:
    """The command calls terms, posts and decrees the same in JSON Lines and in JSON."""
    whole, lines = tmp_path / "r.json", tmp_path / "r.jsonl"
    dump(Register.of(*RECORDS), whole)
    jsonl.dump(Register.of(*RECORDS), lines)
    texts = []
    for file in (whole, lines):
        run("check", file, "--undetermined", "--lang", "id")
        out = capsys.readouterr().out
        texts.append(sorted(line for line in out.splitlines() if file.name not in line))
    assert texts[0] == texts[1]
    text = "\n".join(texts[1])
    assert "SK 460/1 (1 Januari 2020) mengubah, menggantikan, atau mencabut SK 460/2" in text
    assert "jabatan 'Ketua Umum' pada masa bakti 2020–2025 dimulai sebelum" in text
    assert "padahal dirujuk oleh masa bakti 2020–2025" in text


def _refuse(_block: bytes) -> bytes:
    pytest.fail("read")


def test_lines_are_read_again_only_for_names(tmp_path: Path) -> None:
    """Without a message that names a record by id, the file is not read."""
    jsonl.dump(Register.of(IPSM, attrs.evolve(BOARD, source_ids=(), appointments=())), tmp_path / "r.jsonl")
    findings = check_file(tmp_path / "r.jsonl").findings
    assert name_records(findings, map(_refuse, [b""])) == findings


def test_time_grows_by_lines_and_not_by_names(tmp_path: Path) -> None:
    """A thousand records to name among many lines take not much longer than one of them."""
    decrees = [Decree(id=f"sk-{n}", number=f"460/{n}", amends_ids=[f"sk-{n}"]) for n in range(1_000)]
    file = tmp_path / "r.jsonl"
    dump(Register.of(*decrees, *(attrs.evolve(IPSM, id=f"o-{n}") for n in range(20_000))), file)
    content = [file.read_bytes()]
    message = RULES["PSM509"].message.english
    assert "{decree:Decree}" in message
    params = dict.fromkeys(find_placeholders(message), "2020")
    findings = [
        Finding.from_violation(RULES["PSM509"], Violation(path=f"/decrees/{n}", params={**params, "decree": decree.id}))
        for n, decree in enumerate(decrees)
    ]
    assert not is_slow(
        lambda: name_records(findings, content), than=lambda: name_records(findings[:1], content), times=4
    )
