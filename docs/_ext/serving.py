"""A server for the built site, on this machine only, with the site's own 404 page."""

from __future__ import annotations

import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

__all__ = ["SiteHandler", "main", "server"]

_PORT: Final = 8000


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a folder below a path of the server, like a host of many sites."""

    # Any: what the server hands to its handlers.
    def __init__(self, *args: object, prefix: str, quiet: bool, directory: str) -> None:
        self.prefix, self.quiet = prefix, quiet
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # the request, the address and the server

    def translate_path(self, path: str) -> str:
        """Return the file of an address; there are no files outside the prefix."""
        inside = path.startswith(self.prefix)
        return (
            super().translate_path("/" + path[len(self.prefix) :]) if inside else str(Path(self.directory, "nowhere"))
        )

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's 404 page if there is no such file."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that it has in the library
        """Log the request, unless the server is quiet."""
        if not self.quiet:
            super().log_message(format, *args)


def server(folder: Path, port: int = 0, *, prefix: str = "/", quiet: bool = False) -> ThreadingHTTPServer:
    """Return a server of a folder on the loopback address; port 0 means any free port."""
    handler = partial(SiteHandler, prefix=prefix, quiet=quiet, directory=str(folder))
    return ThreadingHTTPServer(("127.0.0.1", port), handler)


def main() -> None:
    """Serve the folder in the first argument, at the port in the second."""
    folder, port = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else _PORT  # noqa: PLR2004  # two arguments
    with server(folder, port) as serving:
        print(f"http://127.0.0.1:{serving.server_port}/ (Ctrl-C ends it)", flush=True)
        serving.serve_forever()


if __name__ == "__main__":
    main()
