"""What comes in the body of a request: JSON, whose texts can be written into a file."""

from http import HTTPStatus

from flask import abort, request


def read_body() -> dict[str, object]:
    """Return the body; another shape is a bad request."""
    try:
        body = request.get_json(silent=True)
    except RecursionError:
        abort(HTTPStatus.BAD_REQUEST)
    if not isinstance(body, dict):
        abort(HTTPStatus.BAD_REQUEST)
    return body


def text_of(value: object) -> str:
    """Return a text that a file can hold; half a letter, as JSON may escape it, is none."""
    if not isinstance(value, str) or any("\ud800" <= value <= "\udfff" for value in value):
        abort(HTTPStatus.BAD_REQUEST)
    return value
