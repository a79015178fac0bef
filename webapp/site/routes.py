"""The routes: each view takes what was asked, builds one page model, and renders it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from flask import (
    Flask,
    Response,
    abort,
    get_template_attribute,
    make_response,
    render_template,
    request,
)
from werkzeug.routing import BaseConverter

from webapp.content.loading import Content
from webapp.content.service_filters import ANY, Filters, has_ended, what_values, where_values
from webapp.content.slugs import read_slug, slug_of
from webapp.i18n.translator import Translator
from webapp.site.addresses import (
    BUILT,
    PACKAGE,
    door_address,
    drawing_address,
    list_address,
    page_address,
    service_address,
    table_address,
)
from webapp.site.errors import redirect_within
from webapp.site.pagemodels import (
    card,
    doors,
    drawings,
    figures,
    services,
)
from webapp.site.pages import BUILDERS
from webapp.site.rendering import PageModel, Site, current_translator, render


def one_of(words: Iterable[str]) -> type[BaseConverter]:
    """Return a part of an address that is one of these words, so no redirect leads to nothing."""

    class OneOf(BaseConverter):
        regex = "|".join(map(re.escape, words))

    return OneOf


def _with_slugs(identifiers: Iterable[str]) -> Iterable[str]:
    """Return each id with its slug: addresses once held the ids, and those lead on."""
    return (written for identifier in identifiers for written in (identifier, slug_of(identifier)))


def init_app(app: Flask, site: Site) -> None:
    """Add all routes."""
    app.url_map.converters["site_locale"] = one_of(site.translators)
    app.url_map.converters["listing"] = one_of(_with_slugs(site.content.services))
    app.url_map.converters["door"] = one_of(site.content.doors)
    app.url_map.converters["table"] = one_of(_with_slugs(site.content.tables()))
    app.url_map.converters["where"] = one_of(where_values(site.content))
    app.url_map.converters["what"] = one_of([ANY, *what_values(site.content)])
    views = Views(site)
    app.add_url_rule("/", "start", views.start)
    locale = "<site_locale:locale>"
    own_views = {"resources": views.resources, "card": views.card}
    for page in BUILDERS:
        if page != "towns" or site.content.towns is not None:
            view = own_views.get(page, views.page)
            app.add_url_rule(page_address(locale, page), page, view)
    for kind in filter(None, card.KINDS):
        app.add_url_rule(page_address(locale, "card") + kind, "card", views.card)
    resources = page_address(locale, "resources")
    app.add_url_rule(f"{resources}<listing:written>/", "resource", views.resource)
    app.add_url_rule(f"{resources}<where:where>/<what:what>/", "narrowed", views.narrowed)
    if site.content.doors:
        app.add_url_rule(door_address(locale, "<door:number>"), "door", views.door)
    for drawing in figures.DRAWINGS:
        app.add_url_rule(drawing_address(locale, drawing), "drawing", views.drawing)
    app.add_url_rule("/tables/<table:written>.csv", "table", views.table)
    app.add_url_rule(PACKAGE, "package", views.package)
    app.add_url_rule(BUILT, "built", views.built)


@dataclass(frozen=True)
class Views:
    """One method a route; the words of the request are chosen before."""

    site: Site

    def start(self) -> Response:
        """Lead to the home page in the visitor's language."""
        home = page_address(self._code, "home")
        return redirect_within(home, HTTPStatus.FOUND)

    def page(self) -> Response:
        """Show a page whose address is its name."""
        name = str(request.endpoint)
        return self._show(name, BUILDERS[name](self.site, self._translator))

    def door(self, number: str) -> Response:
        """Show what serves one situation."""
        return self._show("door", doors.build_door(self._content, self._translator, number))

    def resources(self) -> Response:
        """Show all services; answers behind a question mark, as once, lead to their own page.

        What else is there, as networks append it, is ignored.
        """
        filters = Filters.parse(request.args, self._content)
        if filters != Filters():
            return _lead_on(list_address(self._code, filters))
        return self.page()

    def narrowed(self, where: str, what: str) -> Response:
        """Show the services that fit one answer or two."""
        filters = Filters.parse_path(where, what, self._content)
        if filters == Filters():
            return _lead_on(list_address(self._code, filters))
        model = services.build_services_page(
            self._content, self._translator, filters, tuple(self.site.translators)
        )
        return self._show("resources", model)

    def resource(self, written: str) -> Response:
        """Show one service; of a service that closed long ago nothing is left."""
        identifier = read_slug(written, self._content.services)
        if has_ended(self._content.services[identifier], self._today):
            abort(HTTPStatus.GONE)
        if written != slug_of(identifier):
            return _lead_on(service_address(self._code, identifier))
        model = services.build_service_page(self._content, self._translator, identifier)
        return self._show("resource", model)

    def drawing(self) -> Response:
        """Give a drawing as a file."""
        slug = request.path.rpartition("/")[2].removesuffix(".svg")
        key = next(drawing for drawing in figures.DRAWINGS if slug_of(drawing) == slug)
        t = self._translator
        page = figures.build_figures_page(
            self._content, t, tuple(self.site.translators), self._today
        )
        file = drawings.build_drawing(key, page, t, self._today, _say)
        response = make_response(render_template("drawing.svg", file=file))
        response.headers["Content-Type"] = "image/svg+xml; charset=utf-8"
        response.headers["Content-Language"] = self._translator.locale.lang
        return response

    def card(self) -> Response:
        """Show the numbers to print, as the rest of the address says."""
        kind = card.KINDS[request.path.partition("/card/")[2]]
        model = card.build_card(self._content, self._translator, self.site.translators, kind)
        return self._show("card", model)

    def built(self) -> Response:
        """Tell a program on which day the pages were made."""
        response = make_response(f"{self._today}\n")
        response.headers["Content-Type"] = "text/plain; charset=utf-8"
        return response

    def table(self, written: str) -> Response:
        """Give a table as a file."""
        name = read_slug(written, self._content.tables())
        if written != slug_of(name):
            return _lead_on(table_address(name))
        return _give(self._content.table(name))

    def package(self) -> Response:
        """Give what describes the tables: their columns, sources, limits and license."""
        return _give(self._content.package())

    def _show(self, name: str, model: PageModel) -> Response:
        return render(self.site, self._translator, name, model, path=request.path)

    @property
    def _content(self) -> Content:
        return self.site.content

    @property
    def _today(self) -> date:
        return self.site.day

    @property
    def _translator(self) -> Translator:
        return current_translator()

    @property
    def _code(self) -> str:
        return self._translator.locale.code


def _say(name: str, *asked: object) -> str:
    """Return what a part of the page of numbers says, as plain text for a drawing."""
    rendered = get_template_attribute("parts/findings.html", name)(*asked)
    return " ".join(str(rendered.striptags()).split())


def _give(text: str) -> Response:
    """Give a text as a file; who has it already gets no second copy."""
    response = make_response(text)
    # Chromium and Firefox would save text/csv on the device instead of showing it.
    response.headers["Content-Type"] = "text/plain; charset=utf-8"
    response.add_etag()  # of the words alone, so the same for everyone
    # Dates are not looked at: Werkzeug fails on a year that no calendar has.
    held = request.headers.get("If-None-Match", "")
    response.make_conditional({"REQUEST_METHOD": request.method, "HTTP_IF_NONE_MATCH": held})
    response.headers.pop("Date")  # every server adds its own
    return response


def _lead_on(address: str) -> Response:
    """Lead from an address that told more than it should; the new one is of our own words."""
    return redirect_within(address, HTTPStatus.PERMANENT_REDIRECT)
