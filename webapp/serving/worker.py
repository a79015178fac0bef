"""The worker: many slow readers at once, no visitor's address, no server's name, one policy."""

import socket
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn, cast

import gevent
from gunicorn.http import wsgi
from gunicorn.http.wsgi import Response
from gunicorn.workers.ggevent import GeventWorker

from webapp.serving.ownanswers import status_of, write_answer
from webapp.serving.quietlog import tell_fault

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from flask import Flask
    from gunicorn.http import Request

NOBODY = ("", 0)
PATIENCE_IN_SECONDS = 20  # with a reader who takes nothing of what was sent
_LINGER_IN_SECONDS = 2
_CHUNK = 65536


class NamelessResponse(Response):
    """A response that does not say what serves it."""

    def default_headers(self) -> list[str]:
        """Return the first lines without `Server`."""
        return [line for line in super().default_headers() if not line.startswith("Server:")]


class QuietWorker(GeventWorker):
    """Gunicorn's gevent worker; nothing below it learns who asks."""

    def patch(self) -> None:
        """Patch as ever; then let gevent tell the kind of a fault and not what it says."""
        super().patch()
        gevent.get_hub().print_exception = self._tell_kind

    def handle(self, listener: socket.socket, client: socket.socket, _addr: object) -> None:
        """Serve one connection; its address goes no further."""
        client.settimeout(PATIENCE_IN_SECONDS)
        super(GeventWorker, self).handle(listener, client, NOBODY)

    def handle_request(
        self,
        listener_name: str | int | tuple[str, int],
        req: "Request",
        sock: socket.socket,
        _addr: object,
    ) -> bool:
        """Answer one request; StopIteration, as gunicorn has it, ends the connection."""
        response, environ = wsgi.create(
            req, sock, NOBODY, listener_name, self.cfg, NamelessResponse
        )
        if not self.alive:
            response.force_close()
        try:
            self._answer(response, environ)
        except TimeoutError:
            _end_connection()
        except Exception as fault:
            if isinstance(fault, OSError) or not response.headers_sent:
                raise
            self._tell_kind(None, type(fault))
            _end_connection()
        if response.should_close():
            _end_connection()
        return True

    def handle_error(
        self, req: "Request | None", client: socket.socket, _addr: object, exc: BaseException
    ) -> None:
        """Answer for a request that reached no page, or whose page failed half-way."""
        if isinstance(exc, (gevent.GreenletExit, TimeoutError)):
            return
        status = HTTPStatus.INTERNAL_SERVER_ERROR if req else status_of(exc)
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            self._tell_kind(None, type(exc))
        has_body = req is None or req.method != "HEAD"
        answer = write_answer(cast("Flask", self.wsgi), status, with_body=has_body)
        try:
            client.sendall(answer)
            _drain(client)
        except OSError:
            return  # who asked has gone

    def _answer(self, response: Response, environ: "MutableMapping[str, Any]") -> None:
        # gunicorn's types and Flask's differ in words only
        chunks = cast("Any", self.wsgi)(environ, response.start_response)
        try:
            for chunk in chunks:
                response.write(chunk)
            response.close()
        finally:
            if hasattr(chunks, "close"):
                chunks.close()

    def _tell_kind(self, _context: object, kind: type[BaseException], *_rest: object) -> None:
        self.log.error(tell_fault(kind.__name__))


def _end_connection() -> NoReturn:
    raise StopIteration


def _drain(client: socket.socket) -> None:
    """Take what is still coming: closing on it would take the answer away from its reader."""
    client.shutdown(socket.SHUT_WR)
    client.settimeout(_LINGER_IN_SECONDS)
    deadline = time.monotonic() + _LINGER_IN_SECONDS
    while time.monotonic() < deadline and client.recv(_CHUNK):
        pass
