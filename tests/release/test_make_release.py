"""A release of a throw-away repository: what is changed, refused, and left alone after a failure."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest

from release import make_release
from release.artefacts import list_files
from release.make_release import main

ROOT: Final = Path(__file__).parents[2]
FIRST: Final = ("--repository", "https://example.org/psm/", "--security-contact", "security@example.org")
DAY: Final = ("--day", "2026-12-01")

Git = Callable[..., str]
CHANGELOG: Final = "# Changelog\n\n## [Unreleased]\n\n### Values\n\n- A fault less.\n"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with one commit of all files here, except most tests."""
    folder = tmp_path_factory.mktemp("original")
    for name in list_files(ROOT):
        if not name.startswith(("tests/", "docs/", "benchmarks/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    (folder / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    run_git(folder, "init", "--quiet", "--initial-branch=main")
    commit_all(folder)
    return folder


def run_git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as somebody invented, and return its output."""
    who = ("-c", "user.name=Contoh", "-c", "user.email=contoh@example.org", "-c", "commit.gpgsign=false")
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def commit_all(folder: Path) -> None:
    """Commit all files of a folder."""
    run_git(folder, "add", "--all")
    run_git(folder, "commit", "--quiet", "--message", "All files")


@pytest.fixture
def clone(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a clone of the repository, in which git commits as somebody invented."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Contoh")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "contoh@example.org")
    folder = tmp_path / "clone"
    run_git(tmp_path, "clone", "--quiet", str(original), str(folder))
    yield folder
    assert run_git(folder, "status", "--porcelain") == ""


def pass_gates(_: Path) -> bool:
    """Stand for gates that pass."""
    return True


def refuse(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Ask for a release that is refused, and return the reason; nothing has changed."""
    before = (run_git(folder, "rev-parse", "HEAD"), run_git(folder, "tag", "--list"))
    assert main([*arguments, *DAY], folder, pass_gates) == 1
    assert (run_git(folder, "rev-parse", "HEAD"), run_git(folder, "tag", "--list")) == before
    return capsys.readouterr().err.strip()


@pytest.mark.slow
def test_a_release_is_committed_built_and_tagged(clone: Path) -> None:
    """The version, the changelog and the addresses are in one commit with a tag, and in the artefacts."""
    assert main(["0.1.0", *FIRST, *DAY], clone, pass_gates) == 0
    assert run_git(clone, "describe") == "v0.1.0"
    assert run_git(clone, "log", "-1", "--format=%s") == "Release 0.1.0"
    changelog = (clone / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]\n\n## [0.1.0] - 2026-12-01\n\n### Values\n" in changelog
    citation = (clone / "CITATION.cff").read_text(encoding="utf-8")
    assert "version: 0.1.0\ndate-released: 2026-12-01\nrepository-code: https://example.org/psm\n" in citation
    assert "write to security@example.org." in (clone / "SECURITY.md").read_text(encoding="utf-8")
    dist = clone / "dist" / "0.1.0"
    assert {file.suffix for file in dist.iterdir()} == {".gz", ".whl", ""}
    with ZipFile(next(dist.glob("*.whl"))) as wheel:
        fields = message_from_bytes(wheel.read("psm_model-0.1.0.dist-info/METADATA"))
    assert fields.get_all("Project-URL") == [
        "Source, https://example.org/psm",
        "Issues, https://example.org/psm/issues",
        "Changelog, https://example.org/psm/blob/v0.1.0/CHANGELOG.md",
    ]
    assert "(https://example.org/psm/blob/v0.1.0/SECURITY.md)" in str(fields.get_payload())
    with tarfile.open(next(dist.glob("*.tar.gz"))) as sdist:
        assert "psm_model-0.1.0/src/psm_model/py.typed" in sdist.getnames()


def test_the_next_release_needs_no_addresses(
    clone: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second release has the addresses of the first; an empty section and a used version are refused."""
    sdist = clone / "dist" / "psm_model.tar.gz"
    sdist.parent.mkdir()
    sdist.touch()
    monkeypatch.setattr(make_release, "build_twice", lambda *_: [sdist])
    assert main(["0.1.0", *FIRST, *DAY], clone, pass_gates) == 0
    assert refuse(clone, capsys, "0.1.0") == "dev.py release: expected a version later than 0.1.0, got 0.1.0"
    assert refuse(clone, capsys, "0.0.9") == "dev.py release: expected a version later than 0.1.0, got 0.0.9"
    assert "is empty" in refuse(clone, capsys, "0.2.0")
    text = (clone / "CHANGELOG.md").read_text(encoding="utf-8")
    (clone / "CHANGELOG.md").write_text(text.replace("[Unreleased]\n", "[Unreleased]\n\n- More.\n"), encoding="utf-8")
    commit_all(clone)
    assert main(["0.2.0", *DAY, "--dry-run"], clone, pass_gates) == 0
    shown = capsys.readouterr().out
    assert '+__version__: Final = "0.2.0"' in shown
    assert '+Changelog = "https://example.org/psm/blob/v0.2.0/CHANGELOG.md"' in shown
    assert run_git(clone, "describe", "--abbrev=0") == "v0.1.0"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("0.1.0",), "the first release needs --repository, the address of the repository"),
        (("0.1.0", *FIRST[:2]), "the first release needs --security-contact, where weaknesses are reported in private"),
        (("v0.1", *FIRST), "expected a version that can be uploaded, in its normal form, got 'v0.1'"),
        (("0.1.0.dev1", *FIRST), "expected a version that can be uploaded, in its normal form, got '0.1.0.dev1'"),
        (("one", *FIRST), "expected a version such as 1.2.0, got 'one'"),
    ],
)
def test_a_release_is_refused(
    clone: Path, arguments: tuple[str, ...], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong version and missing addresses are refused before anything changes."""
    assert refuse(clone, capsys, *arguments) == f"dev.py release: {reason}"


def test_changes_are_refused(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A changed file and a new file must be committed first."""
    new = clone / "new.txt"
    new.touch()
    assert "not committed" in refuse(clone, capsys, "0.1.0", *FIRST)
    new.unlink()
    with (clone / "README.md").open("a", encoding="utf-8") as file:
        file.write("more\n")
    assert "not committed" in refuse(clone, capsys, "0.1.0", *FIRST)
    run_git(clone, "checkout", "--quiet", "README.md")


def test_a_failed_gate_leaves_nothing(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After a gate has failed, all files are as they were."""
    seen = []

    def fail(root: Path) -> bool:
        seen.append((root / "src/psm_model/_version.py").read_text(encoding="utf-8"))
        return False

    assert main(["0.3.0", *FIRST, *DAY], clone, fail) == 1
    assert '"0.3.0"' in seen[0]
    assert capsys.readouterr().err == "dev.py release: a gate failed\n"
    assert run_git(clone, "tag", "--list") == ""


@pytest.mark.slow
def test_a_missing_file_is_found(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A module that git ignores is not in the artefacts' clones, so a file that nobody expects fails the release."""
    (clone / "src" / "psm_model" / "notes.xyz").touch()
    commit_all(clone)
    head = run_git(clone, "rev-parse", "HEAD")
    assert main(["0.1.0", *FIRST, *DAY], clone, pass_gates) == 1
    assert "psm_model/notes.xyz" in capsys.readouterr().err
    assert (run_git(clone, "rev-parse", "HEAD"), run_git(clone, "tag", "--list")) == (head, "")
