"""Make a release up to its upload: gates, changelog, version, commit, artefacts, checks and tag.

    python3 dev.py release VERSION --repository ADDRESS --security-contact ADDRESS [--dry-run]

Nothing leaves this machine. RELEASING.md describes what comes before and after.
"""

from __future__ import annotations

import argparse
import difflib
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from packaging.version import InvalidVersion, Version

from release.artefacts import ArtefactError, build_twice, write_sums
from release.changelog import EmptyChangelogError
from release.edits import NO_CONTACT, Release, edit_files, read_repository

__all__ = ["ReleaseError", "main", "make_release", "run_gates"]

ROOT: Final = Path(__file__).resolve().parents[1]


class ReleaseError(Exception):
    """A release can't be made; the text says why."""


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)  # noqa: S607
    if done.returncode:
        raise ReleaseError(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


def run_gates(root: Path) -> bool:
    """Run all gates and return whether they passed."""
    return subprocess.run([sys.executable, "dev.py", "check"], cwd=root, check=False).returncode == 0


def _require_gates(root: Path, gates: Callable[[Path], bool]) -> None:
    if not gates(root):
        raise ReleaseError("a gate failed")


def _check_version(root: Path, text: str) -> None:
    """Check that a version is one, in its normal form, and later than all tags.

    Raises:
        ReleaseError: it is not.
    """
    try:
        version = Version(text)
    except InvalidVersion:
        raise ReleaseError(f"expected a version such as 1.2.0, got {text!r}") from None
    if str(version) != text or version.is_devrelease or version.local is not None:
        raise ReleaseError(f"expected a version that can be uploaded, in its normal form, got {text!r}")
    used = [Version(tag.removeprefix("v")) for tag in _git(root, "tag", "--list", "v[0-9]*").split()]
    if used and version <= max(used):
        raise ReleaseError(f"expected a version later than {max(used)}, got {text}")


def _plan(root: Path, options: argparse.Namespace) -> Release:
    """Return the release, if it can be made.

    Raises:
        ReleaseError: there are changes that are not committed, the version can't be used, or an address is missing.
    """
    if _git(root, "status", "--porcelain"):
        raise ReleaseError("there are changes that are not committed")
    _check_version(root, options.version)
    known = read_repository((root / "pyproject.toml").read_text(encoding="utf-8"))
    repository = options.repository or known
    if repository is None:
        raise ReleaseError("the first release needs --repository, the address of the repository")
    has_contact = NO_CONTACT not in (root / "SECURITY.md").read_text(encoding="utf-8")
    if not has_contact and options.security_contact is None:
        raise ReleaseError("the first release needs --security-contact, where weaknesses are reported in private")
    return Release(
        version=options.version,
        day=options.day,
        repository=repository.rstrip("/"),
        contact=None if has_contact else options.security_contact,
    )


def make_release(root: Path, options: argparse.Namespace, gates: Callable[[Path], bool] = run_gates) -> None:
    """Make the release of a repository, or show what would change.

    If something fails, the repository is as it was.

    Raises:
        ReleaseError: the release can't be made, a gate failed, or the artefacts are not what they must be.
    """
    release = _plan(root, options)
    try:
        changes = edit_files(root, release)
    except (EmptyChangelogError, ValueError) as error:
        raise ReleaseError(str(error)) from error
    for name, (before, after) in changes.items():
        lines = difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="")
        print(*lines, sep="\n")
    tag = f"v{release.version}"
    if options.dry_run:
        print(f"\nThen: all gates, a commit, two builds that are compared and checked, and the tag {tag}.")
        return
    start = _git(root, "rev-parse", "HEAD")
    try:
        for name, (_, after) in changes.items():
            (root / name).write_text(after, encoding="utf-8")
        _require_gates(root, gates)
        _git(root, "commit", "--quiet", "--message", f"Release {release.version}", "--", *changes)
        dist = root / "dist" / release.version
        shutil.rmtree(dist, ignore_errors=True)
        artefacts = build_twice(root, dist)
        sums = write_sums(artefacts)
        _git(root, "tag", "--annotate", "--message", f"Release {release.version}", tag)
    except BaseException:
        # Only the changes made here: there were no others.
        _git(root, "reset", "--quiet", "--hard", start)
        raise
    print(f"\n{release.version} is committed and tagged as {tag}. Its artefacts:")
    print(*(file.relative_to(root) for file in (*artefacts, sums)), sep="\n")
    print("RELEASING.md says how to publish them.")


def main(arguments: Sequence[str], root: Path = ROOT, gates: Callable[[Path], bool] = run_gates) -> int:
    """Make the release that the arguments describe, and return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py release")
    parser.add_argument("version", metavar="VERSION", help="the version, such as 1.2.0")
    parser.add_argument("--repository", metavar="ADDRESS", help="the repository; needed for the first release only")
    parser.add_argument(
        "--security-contact",
        metavar="ADDRESS",
        help="where weaknesses are reported in private, as SECURITY.md will say; needed for the first release only",
    )
    parser.add_argument("--day", default=f"{datetime.now(UTC):%Y-%m-%d}", help="the day of the release; today")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    try:
        make_release(root, parser.parse_args(arguments), gates)
    except (ReleaseError, ArtefactError) as error:
        print(f"dev.py release: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
