"""Databases for tests: a PostgreSQL server on loopback, and stores that do not wait for the disk."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, event

from examples.store.store import opened
from tests.leftovers import remove_at_end

__all__ = ["POSTGRESQL", "open_quickly", "run_postgresql"]

_DEBIAN: Final = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
POSTGRESQL: Final = _DEBIAN[-1] if _DEBIAN else Path(found).parent if (found := shutil.which("pg_ctl")) else None
"""The folder of the server's programs, or None."""


def open_quickly(url: str, *, connections: int) -> Engine:
    """Open a store without flushing to disk: the tests are about killed writers, not about power failures."""
    engine = opened(url, connections=connections)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
        # The connection that made the tables still flushes.
        engine.dispose()
    return engine


@contextmanager
def run_postgresql() -> Iterator[str]:
    """Run a server, which must be installed, and yield the address of an empty database for SQLAlchemy.

    It does not flush to disk, as in `open_quickly`. It ends with this process, however that ends.
    """
    if POSTGRESQL is None:
        raise FileNotFoundError("pg_ctl")
    programs = POSTGRESQL
    folder = Path(tempfile.mkdtemp(prefix="psm-model-postgresql-"))
    # The server refuses to run as root.
    user = pwd.getpwnam("nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name)
    os.chown(folder, user.pw_uid, user.pw_gid)
    owner = (user.pw_uid, user.pw_gid) if os.geteuid() == 0 else (None, None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=150 -c fsync=off"
    )
    data, log = str(folder / "data"), str(folder / "log")

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, user=owner[0], group=owner[1])

    # This also stops the server.
    with remove_at_end(folder, "data/postmaster.pid"):
        run("initdb", "-D", data, "-A", "trust", "-U", "psm", "-E", "UTF8", "--locale=C", "--no-sync")
        # On a busy machine, a start takes longer than the minute for which it waits otherwise.
        run("pg_ctl", "-D", data, "-l", log, "-o", settings, "-w", "-t", "600", "start")
        yield f"postgresql+psycopg://psm@127.0.0.1:{port}/postgres"
