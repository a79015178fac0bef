"""No page takes what a visitor sends: a large body is refused before anybody reads it."""

from http import HTTPStatus

from flask import Flask, abort, request


def init_app(app: Flask, largest: int) -> None:
    """Answer 413 to a body of more than `largest` bytes, 411 to one that tells no length.

    The body is not read here: reading would wait for a slow visitor, and a broken chunk would
    look like a fault of ours.
    """
    app.config["MAX_CONTENT_LENGTH"] = largest

    @app.before_request
    def refuse_large_request() -> None:
        if "Transfer-Encoding" in request.headers:
            abort(HTTPStatus.LENGTH_REQUIRED)
        if (request.content_length or 0) > largest:
            abort(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
