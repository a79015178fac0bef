"""Every kind of answer of the site behind TLS, with its headers, for graders to judge."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Flask
from werkzeug.exceptions import default_exceptions
from werkzeug.test import TestResponse

from webapp.app import create_app
from webapp.settings import read_settings
from webapp.site.addresses import table_address
from webapp.site.build import each_kind

HOST = "site.example"


@dataclass(frozen=True)
class CapturedResponse:
    """One answer: where, its headers in small letters, its body, the headers of a preflight."""

    name: str
    status: int
    headers: dict[str, str]
    body: str
    preflight: dict[str, str]


def capture() -> list[CapturedResponse]:
    """Ask for pages of every kind in every locale, each table, each redirect and every error."""
    settings = replace(read_settings({"SITE_HTTPS": "1"}), hosts=(HOST,))
    app = create_app(settings)
    tables = [table_address(name) for name in app.site.content.tables()]
    moved = ["/", "/en", "/en/numbers", "/so//numbers/", "/tables/figures.csv"]
    missing = [f"/{locale}/nothing/" for locale in app.site.locales]
    asked = [*each_kind(app), *tables, *moved, *missing, "/nothing"]
    return [*(_answer(app, path) for path in asked), *_errors(create_app(settings))]


def _errors(app: Flask) -> Iterator[CapturedResponse]:
    """Let one page fail in each way that Werkzeug knows, and in one that nobody foresaw."""
    was_quiet, app.logger.disabled = app.logger.disabled, True
    faults: list[Exception] = [kind() for kind in default_exceptions.values()]
    try:
        for fault in [*faults, RuntimeError()]:

            def fail(raised: Exception = fault, **_arguments: object) -> str:
                raise raised

            app.view_functions["safety"] = fail
            yield _answer(app, "/en/safety/", type(fault).__name__)
    finally:
        app.logger.disabled = was_quiet  # one logger serves every app of a process
    yield _answer(app, "/en/", "a foreign host", host="evil.example")


def _answer(app: Flask, path: str, why: str = "", host: str = HOST) -> CapturedResponse:
    client = app.test_client()
    base = f"https://{host}/"
    response = client.get(path, base_url=base)
    asked = {"Origin": "https://other.example", "Access-Control-Request-Method": "GET"}
    preflight = client.options(path, base_url=base, headers=asked)
    body = response.get_data(as_text=True)
    name = f"{path} {response.status_code} {why}".strip()
    return CapturedResponse(
        name, response.status_code, _headers(response), body, _headers(preflight)
    )


def _headers(response: TestResponse) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, value in response.headers.items():
        known = joined.get(name.lower())
        joined[name.lower()] = value if known is None else f"{known}, {value}"
    return joined
