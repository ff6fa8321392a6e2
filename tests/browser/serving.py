"""A static server that behaves as GitHub Pages does with a project site."""

import mimetypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

BASE = "/repo/"


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site on a free port; gives the address of its root."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Head and body in one packet: in two, the second waits 40 ms for an acknowledgement.
        wbufsize = -1

        def do_GET(self) -> None:
            path = _file(site, unquote(urlsplit(self.path).path))
            data = (path or site / "404.html").read_bytes()
            kind = mimetypes.guess_type(path or "404.html")[0] or "application/octet-stream"
            self.send_response(200 if path else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            del format, args  # tests look at what the browser saw

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            # A browser that is closed leaves its connections as they are.
            if not isinstance(sys.exception(), ConnectionError):
                super().handle_error(request, client_address)  # type: ignore[arg-type]

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}{BASE}"
        server.shutdown()
        thread.join()


def _file(site: Path, path: str) -> Path | None:
    if not path.startswith(BASE):
        return None
    found = site / path.removeprefix(BASE)
    found = found / "index.html" if found.is_dir() else found
    return found if found.is_file() else None
