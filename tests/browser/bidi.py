"""A few words of WebDriver BiDi, over which Firefox is driven without a program between."""

import json
from typing import Any

from websocket import WebSocket, create_connection

ANSWER_IN_SECONDS = 60


class BidiError(Exception):
    """Raised with the kind of error that the browser names and what it says about it."""

    def __init__(self, kind: str, message: str) -> None:
        """Keep the kind, since some are expected."""
        super().__init__(f"{kind}: {message}")
        self.kind = kind


class Bidi:
    """One session: a command goes out, its answer comes back; events are not asked for."""

    def __init__(self, address: str) -> None:
        """Begin a session; Firefox refuses sockets that come from a page, which have an origin."""
        self._socket: WebSocket = create_connection(
            f"{address}/session", timeout=ANSWER_IN_SECONDS, suppress_origin=True
        )
        self._last = 0
        self.call("session.new", capabilities={})

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Return the result of a command; raises BidiError."""
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv())).get("id") != self._last:
            pass
        if answer["type"] == "error":
            raise BidiError(answer["error"], answer["message"])
        result: dict[str, Any] = answer["result"]
        return result

    def close(self) -> None:
        """Ask the browser to end, and let go of it."""
        self.call("browser.close")
        self.let_go()

    def let_go(self) -> None:
        """End the session without a word, as when the browser is dead."""
        self._socket.shutdown()  # type: ignore[no-untyped-call]
