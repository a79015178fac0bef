"""The languages of a site are those of its own folder: in its headers, pages and checks."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from justhtml import Element, JustHTML

from tests.sites import (
    PSEUDO,
    RunningSite,
    fixture,
    fixture_settings,
    live,
    make_translations,
    run,
)
from webapp.content.services import Service
from webapp.problems import ProblemsFoundError
from webapp.site.service_views import link_to_emergency
from webapp.words.catalogs import Translator, read_translators

SITES = pytest.mark.parametrize("kind", [live, fixture])


def shown_by(app: Flask, path: str, status: int = 200, **headers: str) -> tuple[str, str, str]:
    """Return the language that a page is marked with, and the headers that tell of languages."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    response = app.test_client().get(path, headers=sent)
    assert response.status_code == status, path
    found = re.search(r'<html lang="([^"]+)"', response.get_data(as_text=True))
    assert found
    response_headers = response.headers
    return found[1], response_headers.get("Content-Language", ""), response_headers.get("Vary", "")


def failing(site: RunningSite) -> Flask:
    """Return the app of a site, one page of which fails."""

    def fail(**_arguments: object) -> str:
        raise RuntimeError

    app = run(site.settings).app
    app.testing = False
    app.view_functions["safety"] = fail
    return app


@pytest.mark.parametrize("formats", ["en_US", "pt_BR", "ar"])
def test_the_header_names_the_language_of_the_words_and_not_of_the_numbers(
    tmp_path: Path, formats: str
) -> None:
    folder = make_translations(tmp_path / "translations")
    own = folder / "so" / "language.yaml"
    own.write_text(own.read_text("utf-8").replace("formats: so", f"formats: {formats}", 1), "utf-8")
    site = run(replace(fixture_settings(), translations=folder))
    assert site.locales["so"].formats == formats
    for path, status in (("/so/", 200), ("/so/resources/", 200), ("/so/nothing/", 404)):
        assert shown_by(site.app, path, status) == ("so", "so", "")
    assert shown_by(failing(site), "/so/safety/", 500) == ("so", "so", "")


@SITES
def test_page_and_header_agree_on_the_language(kind: Callable[[], RunningSite]) -> None:
    for code, locale in kind().locales.items():
        assert shown_by(kind().app, f"/{code}/") == (locale.code, locale.code, "")


def test_an_address_with_a_language_of_the_site_varies_by_nothing() -> None:
    assert PSEUDO not in live().locales, "this asks for a language that the checkout lacks"
    app = fixture().app
    for path, status in ((f"/{PSEUDO}/", 200), (f"/{PSEUDO}/nothing/", 404)):
        assert shown_by(app, path, status, Accept_Language="ar") == (PSEUDO, PSEUDO, "")


def test_an_address_with_a_language_of_another_site_varies_by_the_browser() -> None:
    other = next(code for code in live().locales if code not in fixture().locales)
    shown = shown_by(fixture().app, f"/{other}/", 404, Accept_Language="ar")
    assert shown == ("ar", "ar", "Accept-Language")


def test_all_languages_of_a_folder_are_checked_and_no_other(tmp_path: Path) -> None:
    folder = make_translations(tmp_path / "translations")
    for path in folder.glob("*/LC_MESSAGES/messages.po"):
        path.write_text('msgid "broken\n', "utf-8")
    with pytest.raises(ProblemsFoundError) as raised:
        read_translators(folder)
    files = {problem.file for problem in raised.value.problems}
    codes = set(fixture().locales) - {"en"}
    assert files == {f"translations/{code}/LC_MESSAGES/messages.po" for code in codes}


# The emergency service has a label that is translated; its name is not.


def urgent_boxes(html: str) -> list[Element]:
    """Return the boxes for danger."""
    root = JustHTML(html, sanitize=False)
    return [query for query in root.query(".urgent") if isinstance(query, Element)]


def said_in(box: Element) -> str:
    """Return the words of an element, with single spaces."""
    return " ".join(box.to_text(separator="").split())


def label_in(t: Translator, service: Service) -> str:
    """Return the label of a service in a language, with single spaces."""
    return " ".join(t.translate_data(f"{service.id}.short", service.short, {}).split())


@SITES
@pytest.mark.parametrize("status", [404, 405, 500])
def test_the_error_page_names_the_emergency_in_the_readers_language(
    kind: Callable[[], RunningSite], status: int
) -> None:
    site = kind()
    app = failing(site) if status == 500 else site.app
    service = site.content.services[site.content.featured.emergency]
    for code, t in site.words.items():
        method = "POST" if status == 405 else "GET"
        path = {404: "nothing/", 405: "", 500: "safety/"}[status]
        response = app.test_client().open(f"/{code}/{path}", method=method)
        assert response.status_code == status
        (box,) = urgent_boxes(response.get_data(as_text=True))
        text = said_in(box)
        assert label_in(t, service) in text
        assert service.name not in text


@SITES
def test_the_page_of_last_resort_names_it_in_each_language(kind: Callable[[], RunningSite]) -> None:
    site = kind()
    service = site.content.services[site.content.featured.emergency]
    boxes = urgent_boxes(site.app.fallback_page)
    for box, t in zip(boxes, site.words.values(), strict=True):
        text = said_in(box)
        assert label_in(t, service) in text
        assert service.name not in text


def test_a_label_that_waits_is_english_and_marked_so(tmp_path: Path) -> None:
    folder = make_translations(tmp_path / "translations")
    emergency = fixture().content.services[fixture().content.featured.emergency]
    path = folder / "so" / "LC_MESSAGES" / "messages.po"
    head, message, rest = re.split(
        rf'(msgctxt "{emergency.id}\.short"\nmsgid .*\nmsgstr) ".*"', path.read_text("utf-8")
    )
    path.write_text(f'{head}{message} ""{rest}', "utf-8")
    site = run(replace(fixture_settings(), translations=folder))
    marked = f'<span lang="en" dir="ltr">{emergency.short}</span>'
    pages = [
        site.app.test_client().get("/so/nothing/").get_data(as_text=True),
        failing(site).test_client().get("/so/safety/").get_data(as_text=True),
        site.app.fallback_page,
    ]
    for html in pages:
        assert marked in html


def test_an_emergency_without_a_label_keeps_its_name() -> None:
    site = fixture()
    content = site.content
    featured = content.featured
    bare = next(
        service.id
        for service in content.services.values()
        if not service.short and service.id != featured.emergency
    )
    changed = replace(content, featured=replace(featured, emergency=bare))
    link = link_to_emergency(changed, site.words["so"])
    assert (link.name, link.short) == (content.services[bare].name, "")
