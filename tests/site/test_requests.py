"""What the site answers to requests that are not for a page: start, redirects, hosts, errors."""

import csv
import io
from dataclasses import replace
from io import BytesIO

import pytest
from flask import Flask

from tests.site.otherwise import otherwise
from tests.sites import RunningSite, fixture_settings
from webapp.site.addresses import table_address


class Unreadable(BytesIO):
    """A body that nobody may read."""

    def read(self, _size: int | None = -1, /) -> bytes:
        raise AssertionError("somebody has read the body")


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("so-SO,en;q=0.5", "so"),
        ("fr-CA,eo-FR;q=0.8,en;q=0.5", "eo"),
        ("ar-SY,en;q=0.9", "ar"),
        ("", "en"),
        ("tlh, ar;q=0", "en"),
    ],
)
def test_start_leads_to_the_visitors_language(app: Flask, header: str, locale: str) -> None:
    response = app.test_client().get("/", headers={"Accept-Language": header})
    assert response.status_code == 302
    assert response.headers["Location"] == f"/{locale}/"
    assert response.headers["Vary"] == "Accept-Language"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/en", "/so/numbers", "/ar/resources/r3527"])
def test_a_missing_slash_is_mended_without_an_echo(app: Flask, path: str) -> None:
    response = app.test_client().get(path, headers={"Host": "evil.example"})
    assert response.status_code == 308
    assert response.headers["Location"] == f"{path}/"
    assert "evil" not in response.get_data(as_text=True)


@pytest.mark.parametrize(
    "path",
    [
        "/en/resources/nothing",
        "/so//resources/nothing/",
        "/tables//nothing.csv",
        "/ar/nothing",
        "/xx",
        "/en/resources/law/nothing",
        "/%2fevil.example",
    ],
)
def test_nothing_leads_to_a_page_that_is_not_there(app: Flask, path: str) -> None:
    response = app.test_client().get(path)
    assert response.status_code == 404
    assert "Location" not in response.headers


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"CONTENT_LENGTH": "1025"}, 413),
        ({"CONTENT_LENGTH": "1024"}, 405),
        ({"HTTP_TRANSFER_ENCODING": "chunked"}, 411),
    ],
)
def test_a_large_body_is_refused_unread(app: Flask, environ: dict[str, str], status: int) -> None:
    response = app.test_client().post("/eo/", input_stream=Unreadable(), environ_overrides=environ)
    assert response.status_code == status
    assert '<html lang="eo"' in response.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/xx/", "/favicon.ico", "/robots.txt", "/en/%00"])
def test_what_is_not_there_is_a_page(app: Flask, path: str) -> None:
    response = app.test_client().get(path)
    assert response.status_code == 404
    assert 'id="leave"' in response.get_data(as_text=True)


def test_other_methods_are_refused_in_the_readers_language(site: RunningSite) -> None:
    for locale in site.locales:
        response = site.app.test_client().post(f"/{locale}/")
        assert response.status_code == 405
        assert "GET" in response.headers["Allow"]
        assert f'<html lang="{locale}"' in response.get_data(as_text=True)


def test_only_allowed_hosts_are_answered() -> None:
    settings = replace(fixture_settings(), hosts=("help.example",))
    client = otherwise(settings=settings).app.test_client()
    assert client.get("/so/", headers={"Host": "help.example"}).status_code == 200
    refused = client.get("/so/", headers={"Host": "evil.example"})
    assert refused.status_code == 400
    assert "evil" not in refused.get_data(as_text=True)
    assert '<html lang="so"' in refused.get_data(as_text=True)


def test_a_fault_of_ours_is_a_page_and_logs_nothing_of_the_visitor(
    site: RunningSite, caplog: pytest.LogCaptureFixture
) -> None:
    app = otherwise().app
    app.testing = False

    def fail(**_arguments: object) -> str:
        raise RuntimeError("marker-in-the-fault")

    app.view_functions["safety"] = fail
    for locale in site.locales:
        response = app.test_client().get(
            f"/{locale}/safety/?marker-in-query", headers={"User-Agent": "marker"}
        )
        body = response.get_data(as_text=True)
        assert response.status_code == 500
        assert f'<html lang="{locale}"' in body
        assert "marker" not in body + caplog.text
    assert "route=safety kind=RuntimeError" in caplog.text


def test_a_fault_in_the_templates_still_answers() -> None:
    app = otherwise().app
    app.testing = False
    app.jinja_env.globals["gettext"] = None
    response = app.test_client().get("/en/")
    assert response.status_code == 500
    assert "not your fault" in response.get_data(as_text=True)


def test_tables_are_served_with_their_sources_by_name_and_their_limits(site: RunningSite) -> None:
    client = site.app.test_client()
    for name, series in site.content.series.items():
        response = client.get(table_address(name))
        rows = list(csv.DictReader(io.StringIO(response.get_data(as_text=True))))
        assert len(rows) == len(series.rows)
        for row, known in zip(rows, series.rows, strict=True):
            for column in series.fields:
                if column != "source":
                    assert row[column] == ("" if known[column] is None else str(known[column]))
            source = site.content.sources.get(str(known["source"]))
            text = f"{source.publisher}: {source.title}" if source else ""
            assert (row["source"], row["limits"]) == (text, series.limits), name
            assert row["source_address"] == (source.address if source else "")
        assert series.limits
        assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert client.get("/tables/nothing.csv").status_code == 404
