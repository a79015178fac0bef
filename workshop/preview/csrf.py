"""Keeps the workshop to the one who started it: this machine, this browser, this page."""

import hmac
import secrets
from http import HTTPStatus

from flask import Flask, abort, request

HERE = ("127.0.0.1", "localhost")
_HEADER = "X-Workshop-Token"


def make_token() -> str:
    """Return what the pages of this workshop know and no other page can guess."""
    return secrets.token_urlsafe(24)


def init_app(app: Flask, token: str) -> None:
    """Refuse foreign hosts and every change that another page asks for."""
    app.config["TRUSTED_HOSTS"] = list(HERE)

    @app.before_request
    def refuse_foreign_requests() -> None:
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            return
        is_ours = hmac.compare_digest(request.headers.get(_HEADER, "").encode(), token.encode())
        origin = request.headers.get("Origin", request.host_url.rstrip("/"))
        if not is_ours or origin != request.host_url.rstrip("/"):
            abort(HTTPStatus.FORBIDDEN)


def is_here(host: str) -> bool:
    """Whether a Host header names this machine."""
    return host.partition(":")[0] in HERE
