"""IndexedFile: single organisations of a file are those of the whole register."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Decree, Organisation, Predecessor, Register, Source, Succession
from psm_model.entities.grouping import iter_grouped
from psm_model.errors import FormatError, NotFoundError, StaleIndexError
from psm_model.formats import dump, load
from psm_model.formats.indexed_file import IndexedFile, write_index
from psm_model.strategies import registers, valid_registers
from tests.formats.json_lines import HEADER
from tests.formats.ways import without_msgspec
from tests.rules.samples import IPSM, KASMAD, term
from tests.tangles import tangles

TERM = term("2020/2025", "t")


def write(folder: Path, register: Register) -> Path:
    """Write a register and its index, and return the file."""
    file = folder / "register.jsonl"
    dump(register, file)
    write_index(file)
    return file


def list_organisations(register: Register) -> list[str]:
    """Return the ids of all organisations, also of those that only terms name."""
    named = [organisation.id for organisation in register.organisations]
    return list(dict.fromkeys([*named, *(board.organisation_id for board in register.board_terms)]))


@given(register=tangles() | registers() | valid_registers(), data=st.data())
def test_an_organisation_is_the_subset_of_the_register(
    tmp_path_factory: pytest.TempPathFactory, register: Register, data: st.DataObject
) -> None:
    """What is read by the index is the subset of what the plain reader reads, with its pointers into the file."""
    file = tmp_path_factory.getbasetemp() / "whole.jsonl"
    dump(register, file)
    if data.draw(st.booleans()):
        write_index(file)
    else:
        with without_msgspec():
            write_index(file)
    whole = load(file)
    assert whole == Register.of(*iter_grouped(register))
    with IndexedFile(file) as indexed:
        for organisation_id in list_organisations(whole):
            excerpt = indexed.read_excerpt(organisation_id)
            assert excerpt.register == whole.subset([organisation_id])
            for (place, entities), (_, everything) in zip(
                excerpt.register.iter_lists(), whole.iter_lists(), strict=True
            ):
                assert len(excerpt.positions[place.field]) == len(entities)
                for number, entity in enumerate(entities):
                    _, _, position, field = excerpt.find_pointer(f"/{place.field}/{number}/id").split("/")
                    assert everything[int(position)] == entity
                    assert field == "id"
        several = data.draw(st.lists(st.sampled_from(list_organisations(whole)))) if list_organisations(whole) else []
        assert indexed.read(*several) == whole.subset(several)


@given(register=tangles() | registers())
def test_terms_and_successors_are_found(tmp_path_factory: pytest.TempPathFactory, register: Register) -> None:
    """The organisation of a term, and those that continue an organisation in any way, are those of the register."""
    file = tmp_path_factory.getbasetemp() / "terms.jsonl"
    dump(register, file)
    write_index(file)
    whole = load(file)
    organisations = list_organisations(whole)
    with IndexedFile(file) as indexed:
        for about in {*organisations, *(board.id for board in whole.board_terms)}:
            possible = {board.organisation_id for board in whole.board_terms if board.id == about}
            assert indexed.find_organisation(about) in ({about} if about in organisations else possible)
            assert list(indexed.find_successors(about)) == list(
                dict.fromkeys(
                    organisation.id
                    for organisation in whole.organisations
                    if any(former.organisation_id == about for former in organisation.predecessors)
                )
            )


def test_everything_that_belongs_to_an_organisation_is_read(tmp_path: Path) -> None:
    """Parents, sources, decrees that change its decrees, and organisations that continue it; nothing else."""
    source = Source(id="s")
    parent = attrs.evolve(IPSM, id="p", source_ids=["s"])
    board = attrs.evolve(TERM, decree_ids=["sk-1"])
    own = attrs.evolve(IPSM, parent_id="p")
    successor, split = (
        Organisation(
            id=kind,
            name="IPSM Contoh",
            level=IPSM.level,
            predecessors=[Predecessor(organisation_id="o", kind=Succession(kind))],
        )
        for kind in ("merged", "split")
    )
    decrees = [Decree(id="sk-1"), Decree(id="sk-2", revokes_ids=["sk-1"]), Decree(id="sk-3")]
    other = attrs.evolve(IPSM, id="other")
    elsewhere = attrs.evolve(TERM, organisation_id="other")
    file = write(
        tmp_path, Register.of(source, *decrees, KASMAD, other, elsewhere, parent, own, board, successor, split)
    )
    with IndexedFile(file) as indexed:
        assert indexed.read("o") == Register.of(source, *decrees[:2], parent, own, board, successor)
        assert indexed.find_successors("o") == ("merged", "split")
        assert indexed.read("other", "split") == load(file).subset(["other", "split"])
        assert indexed.read() == Register()
        # One term with the id comes before the other.
        assert indexed.find_organisation("t") == "other"
        assert indexed.find_organisation("o") == "o"


def test_terms_of_unknown_organisations_come_last(tmp_path: Path) -> None:
    """A term whose organisation is in the file goes before one with the same id whose organisation is not."""
    file = tmp_path / "register.jsonl"
    dump(Register.of(attrs.evolve(TERM, organisation_id="lost"), IPSM, TERM), file)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([lines[0], lines[3], *lines[1:3]]))
    write_index(file)
    with IndexedFile(file) as indexed:
        assert indexed.find_organisation("t") == "o"
        assert indexed.find_organisation("lost") == "lost"
        assert indexed.read("lost").board_terms == (attrs.evolve(TERM, organisation_id="lost"),)


def test_unknown_ids_are_refused(tmp_path: Path) -> None:
    """An id that nothing has is an error, also one of a member or of an organisation that is only referred to."""
    file = write(tmp_path, Register.of(attrs.evolve(IPSM, parent_id="p"), KASMAD))
    with IndexedFile(file) as indexed:
        for organisation_id in ("nowhere", "p", KASMAD.id, ""):
            with pytest.raises(NotFoundError, match="no organisation '"):
                indexed.read(organisation_id)
            with pytest.raises(NotFoundError, match="no organisation or board term '"):
                indexed.find_organisation(organisation_id)


def test_a_file_that_changed_is_refused(tmp_path: Path) -> None:
    """If the size or the time of the file differs, it is not read, whether it is open already or not."""
    file = write(tmp_path, Register.of(IPSM, TERM))
    before = file.stat()
    with IndexedFile(file) as indexed:
        for change in (_touch, _append):
            change(file)
            for read in (lambda: indexed.read("o"), lambda: IndexedFile(file)):
                with pytest.raises(StaleIndexError, match="expected an index of the file as it is now"):
                    read()
            os.truncate(file, before.st_size)
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
            assert indexed.read("o") == Register.of(IPSM, TERM)


def _touch(file: Path) -> None:
    os.utime(file, ns=(0, 1))


def _append(file: Path) -> None:
    found = file.stat()
    with file.open("ab") as opened:
        opened.write(b"\n")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def test_another_line_than_the_indexed_one_is_refused(tmp_path: Path) -> None:
    """A change that leaves size and time as they were is noticed where the id or the type of a line differs."""
    file = write(tmp_path, Register.of(IPSM, TERM))
    before = file.stat()
    content = file.read_bytes()
    start, end = content.index(b"{", 10), content.index(b"\n", 30)
    changes = (
        content.replace(b'"id":"o"', b'"id":"x"', 1),
        content.replace(b'"id":"o",', b'"id":"o" ', 1),
        content[:start] + b" " * (end - start) + content[end:],
        content[:start] + b'{"type":"source","id":"o"}'.ljust(end - start) + content[end:],
        content[:start],
    )
    for changed in changes:
        file.write_bytes(changed.ljust(len(content)))
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        with IndexedFile(file) as indexed, pytest.raises((StaleIndexError, FormatError)):
            indexed.read("o")


@pytest.mark.parametrize("is_fast", [True, False])
def test_a_problem_of_a_line_has_its_number(tmp_path: Path, *, is_fast: bool) -> None:
    """Only lines that are read are validated; their problems have the line and the pointer in the whole file."""
    file = tmp_path / "register.jsonl"
    lines = [
        HEADER.strip().encode(),
        b'{"type":"organisation","id":"a","name":"IPSM Contoh","level":"village"}',
        b"",
        b'{"type":"organisation","id":"b","name":"IPSM Contoh","level":"hamlet"}',
        b'{"type":"board_term","id":"t","organisation_id":"b","label":"2020-2025","label":"2020-2025"}',
    ]
    file.write_bytes(b"\r\n".join(lines))
    with pytest.raises(FormatError) as wanted:
        load(file)
    write_index(file)
    with IndexedFile(file) as indexed:
        assert [organisation.id for organisation in indexed.read("a").organisations] == ["a"]
        with pytest.raises(FormatError) as caught:
            indexed.read("b")
    assert caught.value.source == str(file)
    assert caught.value.problems == wanted.value.problems[:1]
    assert is_fast or caught.value.problems[0].line == 4


def test_missing_files_are_named(tmp_path: Path) -> None:
    """A file without an index, and an index without its file, raise an error with the name of what is missing."""
    file = tmp_path / "register.jsonl"
    dump(Register.of(IPSM), file)
    with pytest.raises(FileNotFoundError, match=r"register\.jsonl\.index"):
        IndexedFile(file)
    write_index(file)
    file.unlink()
    with pytest.raises(FileNotFoundError, match=r"register\.jsonl'"):
        IndexedFile(file)


def test_ids_of_any_text_are_found(tmp_path: Path) -> None:
    """Ids are compared letter by letter, whatever they are."""
    ids = ["o", "O", "o ", "ó", "o\u0301", "o\x00", "o\x00p", "%", "_", "'", "1", "01", "1.0"]
    organisations = [attrs.evolve(IPSM, id=organisation_id) for organisation_id in ids]
    file = write(tmp_path, Register.of(*organisations))
    with IndexedFile(file) as indexed:
        for organisation in organisations:
            assert indexed.read(organisation.id) == Register.of(organisation)


def read_terms(boards: Iterable[BoardTerm]) -> list[str]:
    """Return the ids of terms."""
    return [board.id for board in boards]


def test_terms_keep_their_order(tmp_path: Path) -> None:
    """The terms of an organisation come in the order of the file."""
    boards = [attrs.evolve(TERM, id=board_id) for board_id in ("b", "a", "c")]
    file = write(tmp_path, Register.of(IPSM, *boards))
    with IndexedFile(file) as indexed:
        assert read_terms(indexed.read("o").board_terms) == ["b", "a", "c"]
