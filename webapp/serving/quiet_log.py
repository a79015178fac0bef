"""A log that can hold the time, the route and the kind of a fault, and nothing of a visitor.

Whatever else a library wants to write, an address or a request in it, shrinks to its name.
"""

import logging
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from gunicorn.glogging import Logger

from webapp.serving.harmless import write_harmlessly

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta

    from gunicorn.config import Config
    from gunicorn.http import Request
    from gunicorn.http.wsgi import Response

OWN = ("webapp", "gunicorn.error")  # their lines are made of our words and gunicorn's own
SERVER = "server"  # stands where a route would be when no route was reached


class QuietFormatter(logging.Formatter):
    """Time and line; never the text of an exception, never a line of a stranger."""

    def __init__(self) -> None:
        """Write times with their zone."""
        super().__init__(datefmt="%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        if record.name in OWN and not record.exc_info:
            return f"{self.formatTime(record, self.datefmt)} {record.getMessage()}"
        kind = record.exc_info[0] if record.exc_info else None
        name = kind.__name__ if kind else record.name
        return f"{self.formatTime(record, self.datefmt)} {format_fault(name)}"


class QuietLog(Logger):
    """Gunicorn's log without visitors, whatever its settings say."""

    def setup(self, cfg: "Config") -> None:
        """Give every handler the one format; the settings for an access log do nothing."""
        write_harmlessly()  # before anybody keeps the streams that can fail
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(QuietFormatter())
        keep_quiet()

    def reopen_files(self) -> None:
        """Open log files anew; a full disk, on which that fails, does not end the site."""
        with suppress(OSError):
            super().reopen_files()

    def access(
        self,
        resp: "Response",
        req: "Request",
        environ: "Mapping[str, object]",
        request_time: "timedelta",
    ) -> None:
        """Write nothing."""

    def exception(self, msg: object, *_args: object, **_options: object) -> None:
        """Write the kind of the exception; gunicorn's message would hold the address."""
        kind = sys.exc_info()[0]
        self.error_log.error(format_fault(kind.__name__ if kind else type(msg).__name__))


def format_fault(kind: str) -> str:
    """Return the line for a fault that no route had a part in."""
    return f"fault route={SERVER} kind={kind}"


def keep_quiet() -> None:
    """Make every logger of this process write quiet lines to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(QuietFormatter())
    logging.basicConfig(level=logging.ERROR, handlers=[handler], force=True)
    logging.captureWarnings(True)  # noqa: FBT003 - what a warning says may be a request
    logging.raiseExceptions = False  # a full disk must not make a line into a longer one
