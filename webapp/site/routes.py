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
    make_response,
    request,
)
from werkzeug.routing import BaseConverter

from webapp.content.loading import Content
from webapp.content.service_filters import ANY, Filters, has_ended, what_values, where_values
from webapp.content.slugs import read_slug, slug_of
from webapp.site.addresses import (
    BUILT,
    PACKAGE,
    door_address,
    page_address,
)
from webapp.site.errors import redirect_within
from webapp.site.pagemodels import card, doors, services
from webapp.site.pages import BUILDERS
from webapp.site.rendering import PageModel, Site, current_translator, render
from webapp.words.catalogs import Translator


def one_of(words: Iterable[str]) -> type[BaseConverter]:
    """Return a part of an address that is one of these words, so no redirect leads to nothing."""

    class OneOf(BaseConverter):
        regex = "|".join(map(re.escape, words))

    return OneOf


def init_app(app: Flask, site: Site) -> None:
    """Add all routes."""
    app.url_map.converters["site_locale"] = one_of(site.translators)
    app.url_map.converters["listing"] = one_of(map(slug_of, site.content.services))
    app.url_map.converters["door"] = one_of(site.content.doors)
    app.url_map.converters["table"] = one_of(map(slug_of, site.content.tables()))
    app.url_map.converters["where"] = one_of(where_values(site.content))
    app.url_map.converters["what"] = one_of(what_values(site.content))
    views = Views(site)
    app.add_url_rule("/", "start", views.start)
    locale = "<site_locale:locale>"
    own_views = {"card": views.card}
    for page in BUILDERS:
        if page != "towns" or site.content.towns is not None:
            view = own_views.get(page, views.page)
            app.add_url_rule(page_address(locale, page), page, view)
    for kind in filter(None, card.CardKind):
        app.add_url_rule(page_address(locale, "card") + kind, "card", views.card)
    resources = page_address(locale, "resources")
    app.add_url_rule(f"{resources}<listing:written>/", "resource", views.resource)
    for answer in (f"<where:where>/{ANY}", f"{ANY}/<what:what>"):
        app.add_url_rule(f"{resources}{answer}/", "narrowed", views.narrowed)
    if site.content.doors:
        app.add_url_rule(door_address(locale, "<door:number>"), "door", views.door)
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

    def narrowed(self, **answer: str) -> Response:
        """Show the services that fit one answer."""
        filters = Filters.parse_address(answer, self._content)
        model = services.build_services_page(
            self._content, self._translator, filters, tuple(self.site.translators)
        )
        return self._show("resources", model)

    def resource(self, written: str) -> Response:
        """Show one service; of a service that closed long ago nothing is left."""
        identifier = read_slug(written, self._content.services)
        if has_ended(self._content.services[identifier], self._today):
            abort(HTTPStatus.GONE)
        model = services.build_service_page(self._content, self._translator, identifier)
        return self._show("resource", model)

    def card(self) -> Response:
        """Show the numbers to print, as the rest of the address says."""
        kind = card.CardKind(request.path.partition("/card/")[2])
        model = card.build_card(self._content, self._translator, self.site.english, kind)
        return self._show("card", model)

    def built(self) -> Response:
        """Tell a program on which day the pages were made."""
        response = make_response(f"{self._today}\n")
        response.headers["Content-Type"] = "text/plain; charset=utf-8"
        return response

    def table(self, written: str) -> Response:
        """Give a table as a file."""
        return _give(self._content.table(read_slug(written, self._content.tables())))

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
